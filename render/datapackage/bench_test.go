package datapackage

import (
	"fmt"
	"strings"
	"testing"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
)

// BenchmarkJSON describes one table of a hundred thousand rows.
func BenchmarkJSON(b *testing.B) {
	s := &dataset.Schema{Name: "t", PrimaryKey: []string{"id"}, Fields: []dataset.Field{
		{Name: "id", Type: dataset.String, Constraints: dataset.Constraints{Required: true, Unique: true}},
		{Name: "year", Type: dataset.Year}, {Name: "month", Type: dataset.YearMonth},
		{Name: "route", Type: dataset.Enum, Categories: []dataset.Category{{Value: "a"}, {Value: "b"}, {Value: "c"}}},
		{Name: "country", Type: dataset.Country}, {Name: "n", Type: dataset.Integer, Unit: "1"}, {Name: "v", Type: dataset.Numeric, Unit: "1"},
	}}
	var csv strings.Builder
	csv.WriteString("id,year,month,route,country,n,v\n")
	for i := range 100_000 {
		fmt.Fprintf(&csv, "k%d,%d,%d-%02d,%c,ESP,%d,%d.5\n", i, 2000+i%20, 2000+i%20, 1+i%12, 'a'+i%3, i, i)
	}
	var faults diag.List
	t := dataset.Read("t.csv", []byte(csv.String()), s, &dataset.Registers{}, &faults)
	if t == nil {
		b.Fatal(faults.Err())
	}
	p := &Package{Resources: []Resource{
		{Name: "t", Table: t, CSV: []byte(csv.String()), PrimaryKey: s.PrimaryKey, ForeignKeys: []ForeignKey{{[]string{"country"}, "countries", []string{"iso3"}}}},
		{Name: "countries", Table: Countries([]dataset.CountryRow{{ISO3: "ESP"}})}}}
	for b.Loop() {
		p.Prune()
		if _, err := p.JSON(); err != nil {
			b.Fatal(err)
		}
	}
}
