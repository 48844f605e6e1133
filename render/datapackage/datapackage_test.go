package datapackage

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
)

var update = flag.Bool("update", false, "rewrite golden files")

// read makes a table out of a schema and a CSV.
func read(t *testing.T, s *dataset.Schema, csv string) *dataset.Table {
	t.Helper()
	var faults diag.List
	tab := dataset.Read(s.Name+".csv", []byte(csv), s, &dataset.Registers{}, &faults)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return tab
}

func resource(t *testing.T, s *dataset.Schema, csv string) Resource {
	tab := read(t, s, csv)
	var b bytes.Buffer
	if err := dataset.WriteCSV(tab, &b); err != nil {
		t.Fatal(err)
	}
	return Resource{Name: s.Name, Path: s.Name + ".csv", Table: tab, CSV: b.Bytes(), PrimaryKey: s.PrimaryKey}
}

func sample(t *testing.T) *Package {
	f := func(v float64) *float64 { return &v }
	cases := resource(t, &dataset.Schema{
		Name: "cases", PrimaryKey: []string{"month", "route"}, StatusField: "obs",
		Fields: []dataset.Field{
			{Name: "month", Type: dataset.YearMonth, Title: "Month", Constraints: dataset.Constraints{Required: true, First: "2015-01", Last: "2030-12"}},
			{Name: "since", Type: dataset.Year, Constraints: dataset.Constraints{First: "2000"}},
			{Name: "day", Type: dataset.Date},
			{Name: "open", Type: dataset.Boolean},
			{Name: "route", Type: dataset.Enum, Title: "Route", Categories: []dataset.Category{{Value: "-west", Label: "Western"}, {Value: "east"}}},
			{Name: "country", Type: dataset.Country},
			{Name: "code", Type: dataset.String, Constraints: dataset.Constraints{Unique: true, Pattern: `[A-Z]\d+`}},
			{Name: "persons", Type: dataset.Integer, Unit: "persons", Title: "Persons", Constraints: dataset.Constraints{Required: true, Minimum: f(0), Maximum: f(1e6)}},
			{Name: "low", Type: dataset.Numeric, Unit: "US$"}, {Name: "high", Type: dataset.Numeric, Unit: "US$"}, {Name: "best", Type: dataset.Numeric, Unit: "US$"},
		},
		Ranges: []dataset.RangeField{{Name: "fee", Low: "low", High: "high", Best: "best", Title: "Fee"}},
	}, "month,since,day,open,route,country,code,persons,low,high,best,obs\n"+
		"2020-01,2001,2020-01-31,true,-west,ESP,A1,10,1,2,1.5,\n"+
		"2020-02,2002,,0,east,,B2,20,3,,,E\n"+
		"2020-03,,,,east,GRC,C3,30,,4,,C\n")
	cases.ForeignKeys = []ForeignKey{{[]string{"country"}, "countries", []string{"iso3"}}, {[]string{"route"}, "routes", []string{"route_id"}}, {[]string{"country"}, "gone", []string{"x"}}}
	cases.Title, cases.Description, cases.Licences = "Cases", "Made up.", []string{"Cited with acknowledgement", "CC0", "CC BY-SA 4.0", "CC0"}
	register := func(tab *dataset.Table, key string) Resource {
		var b bytes.Buffer
		if err := dataset.WriteCSV(tab, &b); err != nil {
			t.Fatal(err)
		}
		return Resource{Name: tab.Name, Path: tab.Name + ".csv", Table: tab, CSV: b.Bytes(), PrimaryKey: []string{key}, Register: true}
	}
	places := register(Places([]dataset.PlaceRow{{Name: "Rome", Country: "ITA", Lon: "12.5", Lat: "41.9"}}), "name")
	places.ForeignKeys = []ForeignKey{{[]string{"country_iso3"}, "countries", []string{"iso3"}}}
	return &Package{
		Name: "Małe Study/1", Title: "A <small> study", Description: "One & only.", Edition: "First edition", Date: "2026-02-09",
		Licences: []string{"CC BY 4.0"}, Sources: []Source{{Title: "Nobody", Path: "https://example.org"}},
		Contributors: []Contributor{{Title: "Ada", Roles: []string{"creator"}}}, Keywords: []string{"test"},
		Words: Words{"at least", "at most", "best estimate", "status"},
		Resources: []Resource{cases, places,
			register(Countries([]dataset.CountryRow{{ISO3: "ESP", Name: "Spain", M49: "724", Lon: "-3.5", Lat: "40"}, {ISO3: "GRC", Name: "Greece", M49: "300", Note: "A note."}}), "iso3"),
			register(Routes([]dataset.RouteRow{{ID: "east", Name: "Eastern"}}), "route_id"),
			register(References([]string{"key", "title"}, [][]string{{"a-1", "A"}}), "key"),
		},
	}
}

func TestJSON(t *testing.T) {
	p := sample(t)
	p.Prune()
	got, err := p.JSON()
	if err != nil {
		t.Fatal(err)
	}
	const file = "testdata/datapackage.json"
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	again, err := sample(t).JSON()
	if err != nil || !json.Valid(again) {
		t.Errorf("not JSON without Prune: %v", err)
	}
}

// Every written column is described, in the order and by the names of the header.
func TestFieldsAreColumns(t *testing.T) {
	p := sample(t)
	for _, r := range p.Resources {
		var got []string
		for _, f := range p.fields(r.Table) {
			got = append(got, f.Name)
		}
		header, _, _ := strings.Cut(string(r.CSV), "\n")
		if want := strings.Split(header, ","); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: fields %v, header %v", r.Name, got, want)
		}
	}
}

// A register stays only where a cell refers to it, or a register that stays does.
func TestPrune(t *testing.T) {
	p := sample(t)
	p.Prune()
	var got []string
	for _, r := range p.Resources {
		got = append(got, r.Name)
	}
	if want := []string{"cases", "countries"}; !reflect.DeepEqual(got, want) {
		t.Errorf("kept %v, want %v", got, want)
	}
	p = sample(t)
	p.Resources[1].Table = Places([]dataset.PlaceRow{{Name: "Athens", Country: "GRC"}})
	p.Resources[0].ForeignKeys = nil
	s := dataset.Schema{Name: "stops", Fields: []dataset.Field{{Name: "place", Type: dataset.String}}}
	stops := resource(t, &s, "place\nAthens\n")
	stops.ForeignKeys = []ForeignKey{{[]string{"place"}, "places", []string{"name"}}}
	p.Resources = append(p.Resources, stops)
	p.Prune()
	got = nil
	for _, r := range p.Resources {
		got = append(got, r.Name)
	}
	if want := []string{"cases", "places", "countries", "stops"}; !reflect.DeepEqual(got, want) {
		t.Errorf("kept %v, want %v", got, want)
	}
}

// What no longer holds for the published cells is not said of them.
func TestBrokenRulesAreLeftOut(t *testing.T) {
	one, two := 1.0, 2.0
	fields := []dataset.Field{
		{Name: "y", Type: dataset.Year, Constraints: dataset.Constraints{First: "2030", Last: "2010"}},
		{Name: "n", Type: dataset.Integer, Unit: "1", Constraints: dataset.Constraints{Required: true, Unique: true, Minimum: &two, Maximum: &one, Enum: []string{"9"}}},
		{Name: "s", Type: dataset.String, Constraints: dataset.Constraints{Required: true, Unique: true, Pattern: "x"}},
		{Name: "e", Type: dataset.Enum, Categories: []dataset.Category{{Value: "a", Label: "A"}}},
		{Name: "p", Type: dataset.String, Constraints: dataset.Constraints{Pattern: `\p{L}+`}},
	}
	b := dataset.NewBuilder("t", fields)
	b.Add(dataset.Value{Text: "2020"}, dataset.Value{Number: dataset.Exact(1.5)}, dataset.Value{Text: "b"}, dataset.Value{Text: "a"}, dataset.Value{Text: "a"})
	b.Add(dataset.Value{Text: "Other"}, dataset.Value{Number: dataset.Exact(1.5)}, dataset.Value{}, dataset.Value{Text: "rest"}, dataset.Value{Text: "a"})
	b.Add(dataset.Value{}, dataset.Value{Number: dataset.Unknown(dataset.Missing)}, dataset.Value{Text: "b"}, dataset.Value{Text: "a"}, dataset.Value{Text: "a"})
	r := Resource{Name: "t", Table: b.Table(), PrimaryKey: []string{"s"}, ForeignKeys: []ForeignKey{{[]string{"s"}, "", []string{"e"}}}}
	got := (&Package{}).fields(r.Table)
	want := []field{
		{Name: "y", Type: "string"}, {Name: "n", Type: "number", Unit: "1"}, {Name: "s", Type: "string"},
		{Name: "e", Type: "string", Categories: []category{{"a", "A"}, {"rest", ""}}, Constraints: &constraints{Enum: []string{"a", "rest"}}},
		{Name: "p", Type: "string"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	if r.primaryKey() != nil || r.foreignKeys(nil) != nil {
		t.Errorf("keys %v and %v", r.primaryKey(), r.foreignKeys(nil))
	}
}

func TestDated(t *testing.T) {
	for date, want := range map[string][2]string{
		"2026-11-22": {"2026.11.22", "2026-11-22T00:00:00Z"},
		"2026-02":    {"2026.2.1", "2026-02-01T00:00:00Z"},
		"2026":       {"2026.1.1", "2026-01-01T00:00:00Z"},
		"soon":       {"", ""},
	} {
		if v, c := dated(date); v != want[0] || c != want[1] {
			t.Errorf("%s: %q and %q, want %q", date, v, c, want)
		}
	}
}

func TestLicences(t *testing.T) {
	for terms, want := range map[string]licence{
		"CC BY 4.0":       {"CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"},
		"CC BY-NC-SA 3.0": {"CC-BY-NC-SA-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/", "CC BY-NC-SA 3.0"},
		"CC0":             {"CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/", "CC0"},
		"CC BY":           {"other", "", "CC BY"},
		"Ask us":          {"other", "", "Ask us"},
	} {
		if got := licenceOf(terms); got != want {
			t.Errorf("%s: %+v, want %+v", terms, got, want)
		}
	}
}
