package dataset

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"globalstudy/render/diag"
)

func f64(v float64) *float64 { return &v }

func faultSchema() *Schema {
	return &Schema{
		Name: "t",
		Fields: []Field{
			{Name: "month", Type: YearMonth, Constraints: Constraints{Required: true}},
			{Name: "route", Type: Enum, Categories: []Category{{"central", "Central"}, {"western", "Western"}}},
			{Name: "iso3", Type: Country},
			{Name: "n", Type: Integer, Unit: "x", Constraints: Constraints{Minimum: f64(0), Maximum: f64(1e6)}},
		},
		MissingValues: []MissingValue{{Value: "..", Status: Missing}, {Value: "c", Status: Confidential}, {Value: "-", Status: Nil}},
		PrimaryKey:    []string{"month", "route"},
	}
}

// Each case is a file and the faults it must give: place, and pieces of message and hint.
func TestReadFaults(t *testing.T) {
	const h = "month,route,iso3,n\n"
	cases := []struct{ name, csv, want string }{
		{"text in number", h + "2015-01,central,DEU,many\n", `2:21: n: found "many", expected a whole number`},
		{"thousands by space", h + "2015-01,central,DEU,1 234\n", `2:21: n: found "1 234", expected a whole number (write 1234)`},
		{"thousands by comma", h + "2015-01,central,DEU,\"1,234\"\n", `2:21: n: found "1,234", expected a whole number (write 1234)`},
		{"not available", h + "2015-01,central,DEU,NaN\n", `(leave the cell empty, or list "NaN" under missingValues)`},
		{"decimals", h + "2015-01,central,DEU,1.5\n", `(the column is of type integer; type number admits decimals)`},
		{"too large", h + "2015-01,central,DEU,99999999999999999\n", `2:21: n: 99999999999999999 is too large a number`},
		{"column in characters", h + "2015-01,côté,DEU,3\n2015-02,cénträl,DEU,x\n", `3:21: n: found "x"`},
		{"month", h + "2015/1,central,DEU,1\n", `2:1: month: found "2015/1", expected a month as 2015-03 (write 2015-01)`},
		{"month 13", h + "2015-13,central,DEU,1\n", `2:1: month: found "2015-13"`},
		{"required", h + ",central,DEU,1\n", `2:1: month: the cell is empty, and the column is required`},
		{"required but missing", h + "..,central,DEU,1\n", `2:1: month: the cell is empty`},
		{"category", h + "2015-01,centrall,DEU,1\n", `2:9: route: "centrall" is not one of the categories (did you mean "central"?)`},
		{"country", h + "2015-01,central,DUE,1\n", `2:17: iso3: unknown country code "DUE" (did you mean DEU (Germany)? Codes stand in datasets/countries.csv)`},
		{"country by name", h + "2015-01,central,germany,1\n", `(write DEU)`},
		{"minimum", h + "2015-01,central,DEU,-1\n", `2:21: n: -1 is less than the minimum 0`},
		{"maximum", h + "2015-01,central,DEU,1000001\n", `n: 1000001 is more than the maximum 1000000`},
		{"too few", h + "2015-01,central,DEU\n2015-02,central,DEU,1\n", `2:17: row has 3 cells, expected 4 (an empty cell still needs its comma)`},
		{"too many", h + "2015-01,central,DEU,1,234\n", `2:23: row has 5 cells, expected 4 (a cell that contains a comma`},
		{"key", h + "2015-01,central,DEU,1\n2015-02,central,DEU,1\n2015-01,central,AFG,2\n", `4:1: the primary key 2015-01 · central stands already in line 2`},
		{"header twice", "month,route,iso3,n,n\n2015-01,central,DEU,1,2\n", `1:20: column "n" stands here again, first as column 4`},
		{"header unknown", "month,rout,iso3,n\n2015-01,central,DEU,1\n", `1:7: column "rout" is not in the schema (did you mean "route"?)`},
		{"header missing", "month,route,iso3\n2015-01,central,DEU\n", `1:1: column "n" of the schema is missing`},
		{"header empty", "month,route,iso3,n,\n2015-01,central,DEU,1,\n", `1:20: column 5 has no name`},
		{"semicolons", "month;route;iso3;n\n2015-01;central;DEU;1\n", `1:6: cells are separated by semicolons, expected commas`},
		{"tabs", "month\troute\n1\t2\n", `1:6: cells are separated by tabs`},
		{"bare quote", h + "2015-01,central,DEU,1\"2\n2015-02,central,DEU,x\n", `2:22: quotation mark inside a cell that is not quoted`},
		{"goes on after bare quote", h + "2015-01,central,DEU,1\"2\n2015-02,central,DEU,x\n", `3:21: n: found "x"`},
		{"open quote", h + "2015-01,\"central,DEU,1\n2015-02,central,DEU,1\n", `2:1: a quoted cell of this row does not end before line 3`},
		{"quote then text", h + "2015-01,\"cen\"tral,DEU,1\n", `2:13: quotation marks do not match`},
		{"NUL", h + "2015-01,cen\x00tral,DEU,1\n", `2:12: NUL byte in the file`},
		{"UTF-16", "m\x00o\x00n\x00", `1:2: NUL byte in the file (this looks like UTF-16`},
		{"Latin-1", h + "2015-01,c\xe9ntral,DEU,1\n", `2:10: byte 0xE9 is not UTF-8 (save the file as UTF-8; it looks like ISO 8859-1 (Latin-1))`},
		{"Windows-1252", h + "2015-01,c\xe9ntral\x96,DEU,1\n", `it looks like Windows-1252`},
		{"empty", "", `t.csv: the file is empty`},
		{"no rows", h, `1: the table has a header and no rows`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			for _, variant := range []string{c.csv, "\ufeff" + strings.ReplaceAll(c.csv, "\n", "\r\n")} {
				if c.name == "UTF-16" && variant != c.csv {
					continue
				}
				var l diag.List
				if Read("t.csv", []byte(variant), faultSchema(), testRegisters, &l) != nil {
					t.Fatal("a table came back")
				}
				if got := faultLines(&l); !strings.Contains(got, c.want) {
					t.Errorf("%q gave\n%swant\n%s", variant, got, c.want)
				}
			}
		})
	}
}

func TestReadOtherFaults(t *testing.T) {
	cases := []struct {
		name   string
		schema *Schema
		csv    string
		want   string
	}{
		{"year", parse("y:year"), "y\n15\n", `2:1: y: found "15", expected a year as 2015`},
		{"year of date", parse("y:year"), "y\n2015-03\n", `(write 2015)`},
		{"date swapped", parse("d:date"), "d\n31/12/2015\n", `2:1: d: found "31/12/2015", expected a date as 2015-03-31 (write 2015-12-31)`},
		{"date unclear", parse("d:date"), "d\n3/4/2015\n", `(write 2015-04-03 or 2015-03-04)`},
		{"no such day", parse("d:date"), "d\n2015-02-30\n", `found "2015-02-30"`},
		{"source", parse("s:source"), "s\nfrontex-2024\n", `2:1: s: unknown source "frontex-2024" (did you mean "frontex-2025"?)`},
		{"boolean", parse("b:boolean"), "b\nmaybe\n", `2:1: b: found "maybe", expected true or false`},
		{"continental", parse("v:number:x"), "v\n\"1.234,5\"\n", `(write 1234.5)`},
		{"comma or point", parse("v:number:x"), "v\n\"1,234\"\n", `(write 1234, or 1.234 if the comma is the decimal mark)`},
		{"overflow", parse("v:number:x"), "v\n1e400\n", `2:1: v: 1e400 is too large a number`},
		{"per cent", parse("v:number:x"), "v\n45%\n", `(write 45 and give the unit in the schema)`},
		{"range in a cell", parse("v:number:x"), "v\n5-7\n", `under ranges`},
		{"minus sign", parse("v:number:x"), "v\n−5\n", `(write -5)`},
		{"unique", &Schema{Fields: []Field{{Name: "a", Type: String, Constraints: Constraints{Unique: true}}}}, "a\nx\ny\nx\n", `4:1: the value x stands already in line 2`},
		{"pattern", &Schema{Fields: []Field{{Name: "a", Type: String, Constraints: Constraints{Pattern: "[a-z]+"}}}}, "a\nab\na1\n", `3:1: a: "a1" does not match the pattern [a-z]+`},
		{"range upside down", &Schema{Fields: parse("lo:number:$ hi:number:$").Fields, Ranges: []RangeField{{Name: "r", Low: "lo", High: "hi"}}}, "lo,hi\n1,2\n5,3\n", `3:3: r: the high end 3 is below the low end 5 (swap the two)`},
		{"best outside", &Schema{Fields: parse("lo:number:$ hi:number:$ b:number:$").Fields, Ranges: []RangeField{{Name: "r", Low: "lo", High: "hi", Best: "b"}}}, "lo,hi,b\n1,2,9\n", `2:5: r: the best estimate 9 lies outside the range`},
		{"status unknown", &Schema{Fields: parse("v:number:x").Fields, StatusField: "st"}, "v,st\n1,X\n", `2:3: unknown observation status "X"`},
		{"status of type status", parse("v:number:x st:status"), "v,st\n1,X\n", `2:3: unknown observation status "X" (known: A normal`},
		{"second status", parse("v:number:x st:status sv:status"), "v,st,sv\n1,X,A\n", `unknown observation status "X"`},
		{"status against cell", &Schema{Fields: parse("v:number:x").Fields, StatusField: "st"}, "v,st\n1,M\n", `2:1: v: the status says not applicable, but the cell holds a number`},
		{"confidentiality unknown", &Schema{Fields: parse("v:number:x").Fields, ConfidentialityField: "conf"}, "v,conf\n1,X\n", `2:3: unknown confidentiality status "X"`},
		{"confidentiality column missing", &Schema{Fields: parse("v:number:x").Fields, ConfidentialityField: "conf"}, "v\n1\n", `1:1: the status column "conf" is missing`},
		{"status column missing", &Schema{Fields: parse("v:number:x").Fields, StatusField: "st"}, "v\n1\n", `1:1: the status column "st" is missing`},
		{"field twice", parse("a:string a:string"), "a\nx\n", `1:1: the schema has two fields "a"`},
		{"long key", &Schema{Fields: parse("a:string v:number:x").Fields, PrimaryKey: []string{"a", "v"}}, "a,v\n,1.5\nx,2\n,1.5\n", `4:1: the primary key (empty) · 1.5 stands already in line 2`},
		{"multi-line cell", parse("a:string v:number:x"), "a,v\n\"one\ntwo é\",z\n", `3:8: v: found "z"`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var l diag.List
			if Read("t.csv", []byte(c.csv), c.schema, testRegisters, &l) != nil {
				t.Fatal("a table came back")
			}
			if got := faultLines(&l); !strings.Contains(got, c.want) {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestReadAllFaultsAtOnce(t *testing.T) {
	csv := "month,route,iso3,n\n2015-1,cntral,DUE,x\n2015-02,western\n2015-03,western,DEU,1\n2015-03,western,DEU,1,2\n"
	var l diag.List
	Read("t.csv", []byte(csv), faultSchema(), testRegisters, &l)
	if l.Len() != 6 {
		t.Errorf("found %d faults, expected 6:\n%s", l.Len(), faultLines(&l))
	}
	var many diag.List
	Read("t.csv", []byte("v\n"+strings.Repeat("x\n", 50)), parse("v:number:x"), nil, &many)
	if got := faultLines(&many); many.Len() != 21 || !strings.Contains(got, "t.csv: and 30 more faults in this file") {
		t.Errorf("%d faults:\n%s", many.Len(), got)
	}
}

func TestReadRepeatedFault(t *testing.T) {
	var l diag.List
	Read("t.csv", []byte("iso3,v\n"+strings.Repeat("XXX,1\n", 30)+"DEU,x\n"), parse("iso3:country v:number:x"), testRegisters, &l)
	if got := faultLines(&l); l.Len() != 5 || !strings.Contains(got, "t.csv: and 27 more faults") || !strings.Contains(got, `t.csv:32:5: v: found "x"`) {
		t.Errorf("a repeated fault hides others:\n%s", got)
	}
}

// A field of type status is the status field without being named.
func TestReadStatusType(t *testing.T) {
	got := show(read(t, parse("v:number:x st:status"), "v,st\n5,\n6,E\n,M\n"))
	want := `v[x] st
5 ·
6/estimated E
not applicable M
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	var l diag.List
	parse("v:number:x st:status sv:status").Check(&l)
	if got := faultLines(&l); !strings.Contains(got, `field "sv" is a second status field, after "st"`) {
		t.Errorf("two status fields: %s", got)
	}
}

func TestReadValues(t *testing.T) {
	s := faultSchema()
	s.StatusField = "st"
	got := show(read(t, s, "\ufeffst,n,iso3,route,month\r\n,5,DEU,central,2015-01\r\nE,6,AFG,central,2015-02\r\nP,,..,,2015-03\r\nC,7,,western,2015-04\r\n,c,,western,2015-05\r\n,-,,western,2015-06\r\nN,0,OTH,western,2015-07\r\n"))
	want := `month route iso3 n[x]
2015-01 central DEU 5
2015-02 central AFG 6/estimated
2015-03 · · missing
2015-04 western · confidential
2015-05 western · confidential
2015-06 western · 0/nil
2015-07 western OTH 0/less than half the unit
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestReadConfidentiality(t *testing.T) {
	s := parse("a:string v:number:x")
	s.ConfidentialityField = "conf"
	if got := show(read(t, s, "a,v,conf\na,1,\nb,2,F\nc,3,C\nd,,N\n")); got != "a v[x]\na 1\nb 2\nc confidential\nd confidential\n" {
		t.Error(got)
	}
	s.StatusField = "st"
	if got := show(read(t, s, "a,v,conf,st\na,1,F,E\nb,2,D,E\n")); got != "a v[x]\na 1/estimated\nb confidential\n" {
		t.Error(got)
	}
}

func TestReadRanges(t *testing.T) {
	s := parse("who:string lo:number:US$ hi:number b:number")
	s.Ranges = []RangeField{{Name: "income", Title: "Income", Low: "lo", High: "hi", Best: "b"}}
	tab := read(t, s, "who,lo,hi,b\na,5.5,7,\nb,2.5,,3\nc,,9,\nd,,,\ne,4,4,\nf,1,3,2\n")
	want := "5.5..7\n2.5..+Inf(3)\n-Inf..9\nmissing\n4\n1..3(2)\n"
	got, c := "", tab.Col("income")
	for row := range tab.Len() {
		got += showNumber(tab.Num(row, c)) + "\n"
	}
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if f := tab.Fields[c]; f.Unit != "US$" || f.Title != "Income" {
		t.Errorf("field %+v", f)
	}
}

func TestReadLabelsAndPositions(t *testing.T) {
	tab := read(t, parse("iso3:country b:boolean"), "iso3,b\nDEU,1\nOTH,FALSE\nDEU,true\n")
	if got := tab.Label(0, 0) + "|" + tab.Label(1, 0) + "|" + tab.Text(0, 1) + tab.Text(1, 1) + tab.Text(2, 1); got != "Germany|Other|truefalsetrue" {
		t.Error(got)
	}
	if p := tab.Pos(1); p.String() != "t.csv:3" {
		t.Error(p)
	}
}

func TestSchemaCheck(t *testing.T) {
	s := &Schema{
		Pos: diag.Pos{File: "t.yaml", Line: 1},
		Fields: []Field{
			{Name: "a", Type: "integr"}, {Name: "n", Type: Integer}, {Name: "n", Type: String}, {Name: "E", Type: Enum},
			{Name: "p", Type: String, Constraints: Constraints{Pattern: "("}}, {Name: "q", Type: String, Constraints: Constraints{Minimum: f64(1)}},
		},
		Ranges:        []RangeField{{Name: "r", Low: "nn", High: "p"}},
		PrimaryKey:    []string{"m"},
		MissingValues: []MissingValue{{Value: "x", Status: Missing}, {Value: "x", Status: Missing}, {Value: "y"}},
	}
	var l diag.List
	s.Check(&l)
	got := faultLines(&l)
	for _, want := range []string{
		`field "a" has the unknown type "integr" (did you mean "integer"?)`, `field "n" holds numbers and has no unit`, `two fields "n"`,
		`"E" is of type enum and has no categories`, `"E" is not in lower_snake_case`, `"p" has a pattern that is no regular expression`,
		`"q" is of type string and cannot have a minimum`, `range "r" names the column "nn", which is no field`,
		`range "r" names the column "p", which is of type string`, `primaryKey names "m", which is no field`, `lists "x" twice`, `"y" has a status that goes with`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no fault %s in\n%s", want, got)
		}
	}
	var none diag.List
	if faultSchema().Check(&none); none.Len() > 0 {
		t.Error(faultLines(&none))
	}
}

func TestLoadRegisters(t *testing.T) {
	good := map[string]string{
		"countries.csv": "\ufeffiso3,name,m49,region,subregion,label_lon,label_lat,note\r\nDEU,Germany,276,Europe,Western Europe,10.4,51.1,\r\nOTH,Other,,,,,,\r\n",
		"places.csv":    "name,country_iso3,lon,lat\nBerlin,DEU,13.4,52.5\n",
		"routes.csv":    "route_id,name,region,origin,transit,destination,modes\nr1,One,Europe,a,b,c,land;sea\n",
	}
	load := func(files map[string]string) (*Registers, string) {
		var l diag.List
		r := LoadRegisters(func(f string) []byte {
			if s, ok := files[f]; ok {
				return []byte(s)
			}
			return nil
		}, &l)
		return r, faultLines(&l)
	}
	r, faults := load(good)
	if faults != "" || len(r.Countries) != 2 || r.Countries[0].Name != "Germany" || r.Places[0].Lat != "52.5" || r.Routes[0].Modes != "land;sea" {
		t.Fatalf("%+v\n%s", r, faults)
	}
	if r, faults := load(nil); faults != "" || len(r.Countries) != 0 {
		t.Error(faults)
	}
	_, faults = load(map[string]string{
		"countries.csv": "iso3,name,m49,region,subregion,label_lon,label_lat,notes\nDEU,Germany,276,Europe,,x,51,\nDEU,,27,,,200,5,\nger,G,,,,,\n",
		"places.csv":    "name,country_iso3,lon,lat\nBerlin,DEU,13.4,\nBonn,DEX,1,99\n",
		"routes.csv":    "route_id,name,region,origin,transit,destination,modes,modes\nr1,One,Europe,a,b,c,land,rail\n",
	})
	for _, want := range []string{
		`datasets/countries.csv:1:52: a register has no column "notes" (did you mean "note"?)`, `datasets/countries.csv:1:1: column "note" is missing`,
		`datasets/countries.csv:2:25: label_lon: found "x", expected a number`, `datasets/countries.csv:3:1: iso3: "DEU" stands already in line 2`,
		`datasets/countries.csv:3:5: name: the cell is empty`, `datasets/countries.csv:3:6: m49: found "27", expected three digits`,
		`datasets/countries.csv:3:11: label_lon: 200 is not between -180 and 180`, `datasets/countries.csv:4:1: row has not 8 cells`,
		`datasets/places.csv:2:17: lat: the cell is empty`, `datasets/places.csv:3:6: country_iso3: unknown country code "DEX" (did you mean "DEU"?)`,
		`datasets/places.csv:3:12: lat: 99 is not between -90 and 90`, `datasets/routes.csv:1:55: column "modes" stands here again`,
		`modes: found "rail", expected land, sea or air`,
	} {
		if !strings.Contains(faults, want) {
			t.Errorf("no fault %s in\n%s", want, faults)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("month,route,iso3,n\n2015-01,central,DEU,1\n")
	f.Add("\ufeffmonth,route,iso3,n\r\n\"2015-01\",,\"D\"\"EU\",1 234\r\n")
	f.Add("month;route\n1;2\n")
	f.Add("month,route,iso3,n\n2015-01,\"cent\nral\",,c\n,,,\"\n")
	f.Fuzz(func(t *testing.T, src string) {
		var l diag.List
		tab := Read("t.csv", []byte(src), faultSchema(), testRegisters, &l)
		if (tab == nil) != (l.Len() > 0) {
			t.Fatalf("table %v with %d faults", tab != nil, l.Len())
		}
		lines := strings.Count(src, "\n") + 1
		for _, f := range l.Sorted() {
			if !utf8.ValidString(f.Message) || f.Pos.Line > lines {
				t.Fatalf("bad fault %q at %v", f.Message, f.Pos)
			}
		}
		if tab == nil {
			return
		}
		var out bytes.Buffer
		if err := WriteCSV(tab, &out); err != nil {
			t.Fatal(err)
		}
		recs, err := csv.NewReader(&out).ReadAll()
		if err != nil || len(recs) != tab.Len()+1 {
			t.Fatalf("%d rows became %d: %v", tab.Len(), len(recs)-1, err)
		}
	})
}
