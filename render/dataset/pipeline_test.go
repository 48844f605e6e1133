package dataset

import (
	"bytes"
	"strings"
	"testing"

	"globalstudy/render/diag"
)

// ref is a name with a place; the column is the length of the name, to tell places apart.
func ref(s string) Ref {
	return Ref{Name: s, Pos: diag.Pos{File: "c.yaml", Line: 1, Col: len(s)}}
}

func refs(s string) []Ref {
	var out []Ref
	for _, w := range strings.Fields(s) {
		out = append(out, ref(w))
	}
	return out
}

func testEnv(t *testing.T) *Env {
	main := parse("month:yearmonth route:enum iso3:country n:integer:detections lo:number:US$ hi:number:US$ b:boolean")
	main.Name = "main"
	main.Sources = []Ref{{Name: "frontex-2025"}}
	main.Fields[1].Categories = []Category{{"west", "Western"}, {"central", "Central"}, {"east", "Eastern"}}
	main.Fields[3].Title = "Detections"
	main.MissingValues = []MissingValue{{Value: "c", Status: Confidential}}
	main.Ranges = []RangeField{{Name: "fee", Low: "lo", High: "hi"}}
	other := parse("iso3:country pop:number:persons")
	other.Name = "pop"
	other.Sources = []Ref{{Name: "iom-2025"}}
	more := parse("n:number:detections iso3:country extra:string year:year")
	more.Name = "more"
	more.Sources = []Ref{{Name: "iom-2025"}}
	series := parse("year:year route:string v:number:x")
	series.Name = "series"
	monthly := parse("month:yearmonth v:number:x")
	monthly.Name = "monthly"
	days := parse("day:date v:number:x")
	days.Name = "days"
	many := parse("iso3:country kind:string")
	many.Name = "many"
	return &Env{Registers: testRegisters, Tables: map[string]*Table{
		"main": read(t, main, `month,route,iso3,n,lo,hi,b
2015-01,central,DEU,10,100,200,1
2015-02,central,AFG,20,100,,1
2015-02,west,AFG,,50,60,0
2016-01,west,CIV,5,,70,0
2016-12,central,,7,10,10,
2018-03,east,DEU,c,,,1
`),
		"pop":     read(t, other, "iso3,pop\nDEU,80\nAFG,40\n"),
		"many":    read(t, many, "iso3,kind\nDEU,a\nDEU,b\nCIV,c\n"),
		"more":    read(t, more, "year,n,iso3,extra\n2020,1.5,CIV,x\n2021,,DEU,y\n"),
		"series":  read(t, series, "year,route,v\n2016,a,30\n2014,a,10\n2015,a,20\n2018,a,15\n2015,b,\n2016,b,4\n2014,b,0\n2017,b,5\n"),
		"monthly": read(t, monthly, "month,v\n2015-01,10\n2015-12,20\n2016-01,15\n2016-02,\n"),
		"days":    read(t, days, "day,v\n2015-03-31,10\n2015-03-01,4\n"),
		"nil":     nil,
	}}
}

func yesNo(b bool) *bool { return &b }

func TestSteps(t *testing.T) {
	env := testEnv(t)
	only := func(cols string) Step { return Select{Cols: refs(cols)} }
	year := Derive{Cols: []Derived{{Name: ref("year"), Expr: ref("year(month)"), Type: Year}}}
	sum := func(by string) Step {
		return Aggregate{By: refs(by), Aggs: []Agg{{Func: "sum", Col: ref("n"), As: "n"}}}
	}
	skip := func(by string) Step {
		return Aggregate{By: refs(by), Aggs: []Agg{{Func: "sum", Col: ref("n"), As: "n"}}, SkipMissing: true}
	}
	cell := func(s string) *Ref { r := ref(s); return &r }
	derive := func(name, e string) Step { return Derive{Cols: []Derived{{Name: ref(name), Expr: ref(e)}}} }
	cases := []struct {
		name  string
		steps []Step
		want  string
	}{
		{"range column", []Step{only("route fee")}, "route fee[US$]\ncentral 100..200\ncentral 100..+Inf\nwest 50..60\nwest -Inf..70\ncentral 10\neast missing\n"},
		{"where text", []Step{Where{[]Cond{{Col: ref("route"), In: refs("west east")}}}, only("month n")}, "month n[detections]\n2015-02 missing\n2016-01 5\n2018-03 confidential\n"},
		{"where not keeps missing", []Step{Where{[]Cond{{Col: ref("iso3"), Not: refs("DEU AFG")}}}, only("iso3 n")}, "iso3 n[detections]\nCIV 5\n· 7\n"},
		{"where year of month", []Step{Where{[]Cond{{Col: ref("month"), From: cell("2015-02"), To: cell("2016")}}}, only("month")}, "month\n2015-02\n2015-02\n2016-01\n2016-12\n"},
		{"where number", []Step{Where{[]Cond{{Col: ref("n"), From: cell("6")}}}, only("n")}, "n[detections]\n10\n20\n7\n"},
		{"where range lies in", []Step{Where{[]Cond{{Col: ref("fee"), From: cell("50"), To: cell("200")}}}, only("fee")}, "fee[US$]\n100..200\n50..60\n"},
		{"where number equals", []Step{Where{[]Cond{{Col: ref("n"), In: refs("5 7")}}}, only("n")}, "n[detections]\n5\n7\n"},
		{"where missing", []Step{Where{[]Cond{{Col: ref("n"), Missing: yesNo(true)}}}, only("month")}, "month\n2015-02\n2018-03\n"},
		{"where match", []Step{Where{[]Cond{{Col: ref("iso3"), Match: "^[AC]"}}}, only("iso3")}, "iso3\nAFG\nAFG\nCIV\n"},
		{"where boolean", []Step{Where{[]Cond{{Col: ref("b"), In: refs("0")}}}, only("month b")}, "month b\n2015-02 false\n2016-01 false\n"},
		{"sum", []Step{sum("route")}, "route n[detections]\ncentral 37\nwest missing\neast confidential\n"},
		{"sum of all", []Step{sum("")}, "n[detections]\nconfidential\n"},
		{"sum, missing skipped", []Step{skip("route")}, "route n[detections]\ncentral 37\nwest 5\neast missing\nnote: Detections: 2 of 6 values are missing and left out\n"},
		{"sum of ranges", []Step{Where{[]Cond{{Col: ref("route"), In: refs("central")}}}, Aggregate{Aggs: []Agg{{Func: "sum", Col: ref("fee"), As: "fee"}}}}, "fee[US$]\n210..+Inf\n"},
		{"functions", []Step{Where{[]Cond{{Col: ref("route"), In: refs("central")}}}, Aggregate{Aggs: []Agg{
			{Func: "mean", Col: ref("n"), As: "mean"}, {Func: "median", Col: ref("n"), As: "median"}, {Func: "min", Col: ref("n"), As: "min"}, {Func: "max", Col: ref("fee"), As: "max"},
			{Func: "count", As: "months_seen"}, {Func: "distinct", Col: ref("iso3"), As: "countries"}, {Func: "first", Col: ref("month"), As: "from"}, {Func: "max", Col: ref("month"), As: "to"}, {Func: "last", Col: ref("n"), As: "last"}}}},
			"mean[detections] median[detections] min[detections] max[US$] months_seen[months seen] countries[countries] from to last[detections]\n12.3333 10 7 100..+Inf 3 2 2015-01 2016-12 7\n"},
		{"count cells", []Step{Aggregate{By: refs("route"), Aggs: []Agg{{Func: "count", Col: ref("n"), As: "n"}}}}, "route n[n]\ncentral 3\nwest 1\neast 0\n"},
		{"year", []Step{year, skip("year")}, "year n[detections]\n2015 30\n2016 12\n2018 missing\nnote: Detections: 2 of 6 values are missing and left out\n"},
		{"share", []Step{Where{[]Cond{{Col: ref("n"), Missing: yesNo(false)}}}, year, sum("year route"), Share{Of: ref("n"), Within: refs("year"), As: "share"}}, "year route n[detections] share[per cent]\n2015 central 30 100\n2016 west 5 41.6667\n2016 central 7 58.3333\n"},
		{"share of unknown", []Step{sum("route"), Share{Of: ref("n"), As: "n"}}, "route n[per cent]\ncentral confidential\nwest confidential\neast confidential\n"},
		{"top", []Step{Where{[]Cond{{Col: ref("n"), Missing: yesNo(false)}}}, sum("iso3"), Top{N: 1, Col: ref("iso3"), By: ref("n"), Other: "Other"}}, "iso3 n[detections]\nAFG 20\nOther 22\nnote: Other includes 1 rows without iso3\n"},
		{"top takes what is called other into the rest", []Step{derive("c", `iso3 == "AFG" ? "other" : route`), Where{[]Cond{{Col: ref("n"), Missing: yesNo(false)}}}, sum("c"), Top{N: 1, Col: ref("c"), By: ref("n"), Other: "Other"}}, "c n[detections]\ncentral 10\nOther 32\nnote: Other includes 1 rows without c\n"},
		{"top, rest dropped", []Step{Where{[]Cond{{Col: ref("n"), Missing: yesNo(false)}}}, sum("iso3"), Top{N: 2, Col: ref("iso3"), By: ref("n")}}, "iso3 n[detections]\nAFG 20\nDEU 10\n"},
		{"top within groups, other last in any order", []Step{Where{[]Cond{{Col: ref("n"), Missing: yesNo(false)}}}, year, sum("year route"), Top{N: 1, Col: ref("route"), By: ref("n"), Other: "Other"}, Sort{[]SortKey{{ref("year"), true}}}}, "year route n[detections]\n2016 central 7\n2015 central 30\n2016 Other 5\n"},
		{"top of all ranks", []Step{skip("route"), Top{Col: ref("route"), By: ref("n"), Other: "Other"}}, "route n[detections]\ncentral 37\nwest 5\neast missing\nnote: Detections: 2 of 6 values are missing and left out\n"},
		{"sort by label, missing last", []Step{Sort{[]SortKey{{ref("iso3"), false}, {ref("n"), true}}}, only("iso3 n")}, "iso3 n[detections]\nAFG 20\nAFG missing\nCIV 5\nDEU 10\nDEU confidential\n· 7\n"},
		{"sort descending", []Step{Sort{[]SortKey{{ref("n"), true}}}, only("n")}, "n[detections]\n20\n10\n7\n5\nmissing\nconfidential\n"},
		{"limit", []Step{Limit{2}, only("n")}, "n[detections]\n10\n20\n"},
		{"pivot", []Step{year, sum("year route"), Pivot{ref("route"), ref("n")}}, "year central[detections] west[detections] east[detections]\n2015 30 missing missing\n2016 7 5 missing\n2018 missing missing confidential\n"},
		{"unpivot", []Step{Limit{2}, only("month lo hi"), Unpivot{Cols: refs("lo hi"), Name: "end", Value: "fee"}}, "month end fee[US$]\n2015-01 lo 100\n2015-01 hi 200\n2015-02 lo 100\n2015-02 hi missing\n"},
		{"fill", []Step{year, skip("year route"), Fill{Cols: refs("year route")}}, "year route n[detections]\n2015 central 30\n2015 west missing\n2015 east missing\n2016 central 7\n2016 west 5\n2016 east missing\n2017 central missing\n2017 west missing\n2017 east missing\n2018 central missing\n2018 west missing\n2018 east missing\nnote: Detections: 2 of 6 values are missing and left out\n"},
		{"fill with nothing", []Step{Limit{2}, only("month route n"), Where{[]Cond{{Col: ref("n"), Missing: yesNo(false)}}}, Rename{[][2]Ref{{ref("month"), ref("m")}}}, Fill{Cols: refs("m route"), Zero: true}}, "m route n[detections]\n2015-01 central 10\n2015-02 central 20\n"},
		{"join", []Step{only("iso3 n"), Join{With: ref("pop"), On: refs("iso3")}, derive("rate", "n / pop")}, "iso3 n[detections] pop[persons] rate\nDEU 10 80 0.125\nAFG 20 40 0.5\nAFG missing 40 missing\nCIV 5 missing missing\n· 7 missing missing\nDEU confidential 80 confidential\n"},
		{"inner join", []Step{only("iso3 n"), Join{With: ref("pop"), On: refs("iso3"), Inner: true}, Limit{2}}, "iso3 n[detections] pop[persons]\nDEU 10 80\nAFG 20 40\n"},
		{"functions of text", []Step{Limit{4}, derive("r", "region(iso3)"), derive("m", "month(month) + 0"), derive("y", "year(month)"), derive("s", `subregion(iso3) ?? "none"`), only("r m y s")}, "r m y s\nEurope 1 2015 Western Europe\nAsia 2 2015 Southern Asia\nAsia 2 2015 Southern Asia\nAfrica 1 2016 Sub-Saharan Africa\n"},
		{"choices", []Step{derive("x", `if(n > 8, "many", "few")`), derive("y", `route in ["west", "east"] ? 1 : 2`), derive("z", "coalesce(n, 0)"), derive("u", "n == nil"), only("x y z u")}, "x y z[detections] u\nmany 2 10 false\nmany 2 20 false\n· 1 0 true\nfew 1 5 false\nfew 2 7 false\n· 1 0 true\n"},
		{"ranges", []Step{Limit{4}, derive("r", "range(lo, hi)"), derive("k", "round(low(r) / 3, 1)"), derive("h", "high(r)"), derive("t", "r * 2"), derive("c", "r > 80"), only("r k h t c")}, "r[US$] k h[US$] t c\n100..200 33.3 200 200..400 true\n100..+Inf 33.3 missing 200..+Inf true\n50..60 16.7 60 100..120 false\n-Inf..70 missing 70 -Inf..140 false\n"},
		{"by nothing", []Step{Limit{1}, derive("x", "n / (n - 10)"), only("x")}, "x\nnot applicable\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var l diag.List
			before := show(env.Tables["main"])
			got := show((&Pipeline{From: ref("main"), Steps: c.steps}).Run(env, &l))
			if l.Len() > 0 || got != c.want {
				t.Errorf("got\n%s%swant\n%s", faultLines(&l), got, c.want)
			}
			if show(env.Tables["main"]) != before {
				t.Error("the input changed")
			}
		})
	}
}

func TestResultFields(t *testing.T) {
	env := testEnv(t)
	var l diag.List
	tab := (&Pipeline{From: ref("main"), Steps: []Step{
		Join{With: ref("pop"), On: refs("iso3")},
		Aggregate{By: refs("route"), Aggs: []Agg{{Func: "sum", Col: ref("n"), As: "n"}}, SkipMissing: true},
		Top{N: 1, Col: ref("route"), By: ref("n"), Other: "All other"},
	}}).Run(env, &l)
	if tab == nil {
		t.Fatal(faultLines(&l))
	}
	if got := strings.Join(tab.Sources, " "); got != "frontex-2025 iom-2025" {
		t.Errorf("sources %s", got)
	}
	f := tab.Fields[0]
	if f.Label("central") != "Central" || f.Rest != "All other" || f.Label("All other") != "All other" || tab.Fields[1].Title != "Detections" || tab.Fields[1].Type != Integer {
		t.Errorf("%+v", tab.Fields)
	}
	if env.Tables["main"].Fields[1].Rest != "" || len(env.Tables["main"].Fields[1].Categories) != 3 {
		t.Error("the fields of the input changed")
	}
}

func TestPipelineFaults(t *testing.T) {
	env := testEnv(t)
	cell := func(s string) *Ref { r := ref(s); return &r }
	expr := func(e string) []Step { return []Step{Derive{[]Derived{{Name: ref("x"), Expr: ref(e)}}}} }
	at := diag.Pos{File: "c.yaml", Line: 9, Col: 9}
	exprAt := func(e string) []Step { return []Step{Derive{[]Derived{{Name: ref("x"), Expr: Ref{e, at}}}}} }
	cases := []struct {
		name, from string
		steps      []Step
		want       string
	}{
		{"dataset", "mian", nil, `c.yaml:1:4: no dataset "mian" (did you mean "main"?)`},
		{"joined dataset", "main", []Step{Join{With: ref("popp"), On: refs("iso3")}}, `no dataset "popp" (did you mean "pop"?)`},
		{"column", "main", []Step{Sort{[]SortKey{{ref("rout"), false}}}}, `c.yaml:1:4: no column "rout" in main (did you mean "route"?)`},
		{"two columns in one run", "main", []Step{Where{[]Cond{{Col: ref("rout"), In: refs("a")}}}, Select{refs("isso3")}}, `no column "isso3"`},
		{"value", "main", []Step{Where{[]Cond{{Col: ref("route"), In: refs("westt")}}}}, `c.yaml:1:5: column "route" has no value "westt" (did you mean "west"?)`},
		{"value by its label", "main", []Step{Where{[]Cond{{Col: ref("iso3"), In: []Ref{ref("Germany")}}}}}, `column "iso3" has no value "Germany" (did you mean "DEU"?)`},
		{"nothing left", "main", []Step{Where{[]Cond{{Col: ref("route"), In: refs("east")}, {Col: ref("month"), From: cell("2019")}}}}, `c.yaml:1:5: no row is left where month is from 2019 (values that exist: 2018-03)`},
		{"no such number", "main", []Step{Where{[]Cond{{Col: ref("n"), From: cell("100")}}}}, `no row is left where n is from 100 (its values are from 5 to 20)`},
		{"number wanted", "main", []Step{Where{[]Cond{{Col: ref("n"), In: refs("many")}}}}, `column "n" holds numbers, found "many"`},
		{"order of codes", "main", []Step{Where{[]Cond{{Col: ref("route"), From: cell("a")}}}}, `column "route" is of type enum and has no order`},
		{"bad bound", "main", []Step{Where{[]Cond{{Col: ref("month"), From: cell("2015/3")}}}}, `found "2015/3", expected a month as 2015-03 (write 2015-03)`},
		{"bounds swapped", "main", []Step{Where{[]Cond{{Col: ref("month"), From: cell("2016"), To: cell("2015")}}}}, `from 2016 is after to 2015 (swap the two)`},
		{"pattern", "main", []Step{Where{[]Cond{{Col: ref("iso3"), Match: "("}}}}, `c.yaml:1:4: the pattern for "iso3" is not a regular expression: missing closing )`},
		{"fan-out", "main", []Step{Join{With: ref("many"), On: refs("iso3"), Pos: at}}, `c.yaml:9:9: many has more than one row for DEU, in lines 2 and 3 of t.csv`},
		{"join finds nothing", "pop", []Step{Where{[]Cond{{Col: ref("iso3"), In: refs("AFG")}}}, Join{With: ref("many"), On: refs("iso3"), Pos: at}}, `no row of pop finds a partner in many`},
		{"column twice", "main", []Step{Rename{[][2]Ref{{ref("n"), ref("pop")}}}, Join{With: ref("pop"), On: refs("iso3")}}, `both main and pop have a column "pop"`},
		{"sum of text", "main", []Step{Aggregate{Aggs: []Agg{{Func: "sum", Col: ref("route"), As: "x"}}}}, `sum needs numbers, and column "route" is of type enum`},
		{"share of text", "main", []Step{Share{Of: ref("iso3")}}, `share needs numbers, and column "iso3" is of type country`},
		{"pivot twice", "main", []Step{Select{refs("route n")}, Pivot{ref("route"), ref("n")}}, `pivot: more than one row for "central" (group the rows first`},
		{"pivot of missing", "main", []Step{Select{refs("month iso3 n")}, Pivot{ref("iso3"), ref("n")}}, `some cells of "iso3" are empty and cannot name a column`},
		{"unpivot units", "main", []Step{Unpivot{Cols: refs("n lo"), Name: "k", Value: "v"}}, `column "n" (detections) and column "lo" (US$) are not of one kind`},
		{"rename onto another", "main", []Step{Rename{[][2]Ref{{ref("n"), ref("lo")}}}}, `there is already a column "lo"`},
		{"expression name", "main", exprAt("n + detectons"), `c.yaml:9:13: unknown name "detectons"`},
		{"expression syntax", "main", exprAt("n + "), `the expression does not parse`},
		{"function", "main", exprAt("1 + yaer(month)"), `c.yaml:9:13: unknown function "yaer" (did you mean "year"?)`},
		{"arguments", "main", expr("if(n > 1, 2)"), `if takes three arguments, found 2`},
		{"units", "main", exprAt("n + lo"), `c.yaml:9:11: + needs one unit, found detections and US$ (convert one of them first)`},
		{"text and number", "main", expr("route * 2"), `* needs a number, found text`},
		{"condition", "main", expr("if(n, 1, 2)"), `if needs true or false, found a number`},
		{"foreign builtin", "main", expr("sum([n])"), `unknown function "sum"`},
		{"foreign operator", "main", expr("n % 2"), `the operator % is not available`},
		{"range upside down", "main", expr("range(hi, lo)"), `range: the low end 200 is above the high end 100`},
		{"not a year", "main", []Step{Derive{[]Derived{{Name: ref("x"), Expr: ref(`"n" + route`), Type: Year}}}}, `found "ncentral", expected a year as 2015`},
		{"wrong type", "main", []Step{Derive{[]Derived{{Name: ref("x"), Expr: ref("n"), Type: String}}}}, `gives a number, and the column is of type string`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var l diag.List
			got := (&Pipeline{From: ref(c.from), Steps: c.steps}).Run(env, &l)
			if lines := faultLines(&l); got != nil || !strings.Contains(lines, c.want) {
				t.Errorf("got\n%swant\n%s", lines, c.want)
			}
		})
	}
	var l diag.List
	if (&Pipeline{From: ref("nil"), Steps: []Step{Limit{1}}}).Run(env, &l) != nil || l.Len() > 0 {
		t.Error("a table that failed before is reported again")
	}
}

func TestEval(t *testing.T) {
	names := map[string]Number{"a": Exact(30), "b": Exact(120), "zero": Exact(0), "r": Range(2, 3, 4), "u": Unknown(Confidential)}
	for e, want := range map[string]string{
		"a / b * 100": "25", "-a + b": "90", "r * 2": "4..8(6)", "u + a": "confidential", "round(a / 7, 2)": "4.29",
		"a > 10 ? a : b": "30", "if(u > 1, a, b)": "missing", "best(r)": "3", "coalesce(u, 1)": "1", "1e3": "1000",
	} {
		var l diag.List
		n, ok := Eval(ref(e), names, &l)
		if got := showNumber(n); !ok || got != want {
			t.Errorf("%s = %s, want %s\n%s", e, got, want, faultLines(&l))
		}
	}
	for e, want := range map[string]string{
		"a / zero": "division by zero", "c + 1": `unknown name "c"`, `"x"`: "a value needs a number, found text", "": "the expression is empty",
		"a > 1": "a value needs a number, found true or false", "a +": "does not parse", "now()": `unknown function "now"`, "region(a)": "region needs text, found a number",
	} {
		var l diag.List
		if n, ok := Eval(ref(e), names, &l); ok || n.Known() || !strings.Contains(faultLines(&l), want) {
			t.Errorf("%s: got %s, want %s", e, faultLines(&l), want)
		}
	}
}

func TestEvalUnits(t *testing.T) {
	names := map[string]Number{"a": Exact(30), "b": Exact(20), "fee": Exact(5), "k": Exact(2)}
	units := map[string]string{"a": "people", "b": "people", "fee": "US$"}
	for e, want := range map[string]string{
		"a + b": "50 people", "a + 1": "31 people", "a - k": "28 people", "a / b": "1.5 ", "a * fee": "150 ", "round(a)": "30 people", "coalesce(a, b)": "30 people", "if(a > b, fee, 1)": "5 US$",
		"a + fee": "+ needs one unit, found people and US$ (convert one of them first)", "a > fee": "> needs one unit", "if(a > b, a, fee)": "if needs one unit",
	} {
		var l diag.List
		n, unit, ok := EvalUnits(ref(e), names, units, &l)
		if got := showNumber(n) + " " + unit; ok && got != want || !ok && !strings.Contains(faultLines(&l), want) {
			t.Errorf("%s = %s, want %s\n%s", e, got, want, faultLines(&l))
		}
	}
}

// Each expression is computed for one row: n is 8, r is 2 to 4, u is missing,
// t is "central", e is missing text, y is 2015, b is true.
func TestExpressions(t *testing.T) {
	b := NewBuilder("t", []Field{{Name: "n", Type: Integer}, {Name: "r", Type: Numeric}, {Name: "u", Type: Numeric}, {Name: "t", Type: Enum},
		{Name: "e", Type: String}, {Name: "y", Type: Year}, {Name: "b", Type: Boolean}, {Name: "no", Type: Boolean}, {Name: "d", Type: Date}})
	b.Add(Value{Number: Exact(8)}, Value{Number: Range(2, nan, 4)}, Value{Number: Unknown(Missing)}, Value{Text: "central"}, Value{}, Value{Text: "2015"},
		Value{Text: "true"}, Value{Text: "false"}, Value{Text: "2015-03-31"})
	env := &Env{Tables: map[string]*Table{"t": b.Table()}}
	for e, want := range map[string]string{
		"b": "true", "not b": "false", "b and no": "false", "b or no": "true", "no and u > 1": "false", "b or u > 1": "true", "b and u > 1": "·", "!(u > 1)": "·",
		"b == no": "false", "b != no": "true", "b == nil": "false", "nil != e": "false", "t != nil": "true",
		"n == 8": "true", "n != 8": "false", "n >= 8": "true", "n < 8": "false", "n <= 8": "true", "r < 3": "·", "r < 5": "true", "r <= 2": "·", "r > 4": "false", "r >= 4": "·",
		"r == 3": "·", "r == 5": "false", "r != 5": "true", "u == 1": "·", "1 < n < 9": "true",
		`t == "central"`: "true", `t < "d"`: "true", `t <= "central"`: "true", `e == "x"`: "·", `e < "x"`: "·", `t in ["a", "central"]`: "true", `t not in ["a"]`: "true", `e in ["a"]`: "·",
		`t contains "ntr"`: "true", `t startsWith "x"`: "false", `t endsWith "al"`: "true", `t matches "^c.*l$"`: "true", `e contains "a"`: "·",
		"y + 1": "2016", "y > 2014": "true", `y == "2015"`: "true", "year(d)": "2015", "month(d)": "3", "month(d) * 2": "6", "year(y)": "2015",
		`t + "-" + year(d)`: "central-2015", `e + "x"`: "·", "+n - -n": "16", "b ? n : u": "8", "nil": "missing", "coalesce(u, nil, n)": "8", "u ?? r": "2..4", "coalesce(e, t)": "central",
		"range(1, nil)": "1..+Inf", "range(nil, n)": "-Inf..8", "range(1, n, 3)": "1..8(3)", "range(nil, nil)": "missing", "best(r)": "missing", "low(u)": "missing", "round(n / 3, 2)": "2.67",
	} {
		var l diag.List
		p := &Pipeline{From: ref("t"), Steps: []Step{Derive{[]Derived{{Name: ref("x"), Expr: ref(e)}}}, Select{refs("x")}}}
		if got := strings.TrimPrefix(show(p.Run(env, &l)), "x\n"); got != want+"\n" {
			t.Errorf("%s is %s want %s\n%s", e, got, want, faultLines(&l))
		}
	}
	for e, want := range map[string]string{
		`t matches u`: "found a number", `t matches "("`: "not a regular expression", "t matches t": "a pattern in quotes", "n in t": "in needs a list", "nil > 1": "> has no meaning with nil",
		"b < no": "< needs numbers or text", "n == t": "== needs a number, found text", "-t": "- needs a number, found text", "not n": "not needs true or false", "{}": "this kind of expression is not available",
		"n.x": "not available", "round(n, r)": "round takes a number of decimals", "year(n)": "year needs text, found a number", "coalesce(n)": "coalesce takes two to nine arguments",
		"month(y)": `month needs months or dates, found "2015"`, "year(t)": `year needs months or dates, found "central"`, "region(t)": `region: unknown country code "central"`, "region()": "region takes one argument, found 0", "if(b, n, t)": "if needs a number, found text", "n + nn": `did you mean "n"?`,
	} {
		var l diag.List
		p := &Pipeline{From: ref("t"), Steps: []Step{Derive{[]Derived{{Name: ref("x"), Expr: ref(e)}}}}}
		if got := p.Run(env, &l); got != nil || !strings.Contains(faultLines(&l), want) {
			t.Errorf("%s gave %swant %s", e, faultLines(&l), want)
		}
	}
}

func TestDerivedTitle(t *testing.T) {
	d := Derive{[]Derived{{Name: ref("x"), Expr: ref("n")}, {Name: ref("y"), Expr: ref("n"), Title: "Detections"}}}
	var l diag.List
	got := (&Pipeline{From: ref("main"), Steps: []Step{d, Select{refs("x y")}}}).Run(testEnv(t), &l)
	if got == nil {
		t.Fatal(faultLines(&l))
	}
	if f := got.Fields; f[0].Title != "x" || f[1].Title != "Detections" {
		t.Errorf("titles %q and %q", f[0].Title, f[1].Title)
	}
}

func TestDerivedTypes(t *testing.T) {
	env := testEnv(t)
	run := func(e string, typ Type, unit string) string {
		var l diag.List
		p := &Pipeline{From: ref("main"), Steps: []Step{Limit{1}, Derive{[]Derived{{Name: ref("x"), Expr: ref(e), Type: typ, Unit: unit}}}, Select{refs("x")}}}
		if tab := p.Run(env, &l); tab != nil {
			return show(tab) + string(tab.Fields[0].Type) + " " + tab.Label(0, 0)
		}
		return faultLines(&l)
	}
	for _, c := range []struct {
		e    string
		typ  Type
		unit string
		want string
	}{
		{"year(month)", Year, "", "x\n2015\nyear 2015"},
		{"month(month)", String, "", "x\n01\nstring 01"},
		{"year(month) + 1", Year, "", "x\n2016\nyear 2016"},
		{"year(month)", Integer, "", "x\n2015\ninteger "},
		{"n / lo", Numeric, "per US$", "x[per US$]\n0.1\nnumber "},
		{`if(b, "DEU", "AFG")`, Country, "", "x\nDEU\ncountry Germany"},
		{`"XYZ"`, Country, "", `unknown country code "XYZ"`},
		{"n > 1", Boolean, "", "x\ntrue\nboolean true"},
		{"n / 3", Integer, "", "row t.csv:2: 3.3333333333333335 is not a whole number (use round, or type: number)"},
		{"nil", String, "", "x\n·\nstring "},
		{"n", YearMonth, "", "gives a number, and the column is of type yearmonth"},
		{"route", Numeric, "", "a column of type number needs a number, found text"},
	} {
		if got := run(c.e, c.typ, c.unit); !strings.Contains(got, c.want) {
			t.Errorf("%s as %s: got %s, want %s", c.e, c.typ, got, c.want)
		}
	}
}

func FuzzEval(f *testing.F) {
	for _, s := range []string{"a + b * 2", "if(a > b, r, nil)", `year("2015-03") + 1`, "range(a, b, r)", "a in [1, r]", "round(a, -2) ?? b", "not (a == b) and true"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, e string) {
		var l diag.List
		n, ok := Eval(Ref{e, diag.Pos{File: "c.yaml", Line: 1, Col: 1}}, map[string]Number{"a": Exact(1), "b": Unknown(Missing), "r": Range(0, 1, 2)}, &l)
		if ok != (l.Len() == 0) || !valid(n) {
			t.Fatalf("%q gave %v, %v with %d faults", e, n, ok, l.Len())
		}
	})
}

// A dataset that could not be read still lets names and types be checked; what
// depends on its cells is not reported.
func TestHollow(t *testing.T) {
	env := testEnv(t)
	main := env.Tables["main"]
	env.Tables["main"] = Hollow(&Schema{Name: "main", Fields: main.Fields}, testRegisters)
	sound := &Pipeline{From: ref("main"), Steps: []Step{
		Where{Conds: []Cond{{Col: ref("route"), In: []Ref{ref("nowhere")}}}},
		Aggregate{By: []Ref{ref("route")}, Aggs: []Agg{{Func: "sum", Col: ref("n"), As: "n"}}},
	}}
	var l diag.List
	if got := sound.Run(env, &l); got == nil || !got.Hollow() || got.Col("n") < 0 || l.Len() > 0 {
		t.Errorf("got %v with\n%s", got, faultLines(&l))
	}
	faulty := &Pipeline{From: ref("main"), Steps: []Step{Sort{Keys: []SortKey{{Col: ref("rotue")}}}}}
	if faulty.Run(env, &l) != nil || l.Len() != 1 {
		t.Errorf("expected one fault, got\n%s", faultLines(&l))
	}
}

func TestWriteCSV(t *testing.T) {
	b := NewBuilder("t", []Field{{Name: "who", Type: String}, {Name: "v", Type: Numeric}, {Name: "r", Type: Numeric}})
	b.Add(Value{Text: "=cmd|' /C calc'!A0"}, Value{Number: Exact(-1.5)}, Value{Number: Range(1, 2, 3)})
	b.Add(Value{Text: "@x, \"y\""}, Value{Number: Unknown(Missing)}, Value{Number: Range(5, nan, nan)})
	b.Add(Value{}, Value{Number: Number{7, 7, 7, Estimated}}, Value{Number: Unknown(Missing)})
	b.Add(Value{Text: "-"}, Value{Number: Standing(Nil)}, Value{Number: Exact(1e21)})
	var out bytes.Buffer
	if err := WriteCSV(b.Table(), &out); err != nil {
		t.Fatal(err)
	}
	want := `who,v,v_status,r_low,r_high,r_best
'=cmd|' /C calc'!A0,-1.5,,1,3,2
"'@x, ""y""",,missing,5,,
,7,estimated,,,
'-,0,nil,1000000000000000000000,1000000000000000000000,1000000000000000000000
`
	if got := out.String(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func BenchmarkPipeline(b *testing.B) {
	src, s, regs := bigCSV(100_000)
	var l diag.List
	env := &Env{Registers: regs, Tables: map[string]*Table{"big": Read("t.csv", src, s, regs, &l)}}
	p := &Pipeline{From: ref("big"), Steps: []Step{
		Derive{[]Derived{{Name: ref("year"), Expr: ref("year(month)"), Type: Year}}},
		Aggregate{By: refs("year route"), Aggs: []Agg{{Func: "sum", Col: ref("detections"), As: "detections"}}},
		Share{Of: ref("detections"), Within: refs("year"), As: "share"},
	}}
	for b.Loop() {
		if p.Run(env, &l) == nil {
			b.Fatal(faultLines(&l))
		}
	}
}
