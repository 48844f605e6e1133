package compile

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/theme"
)

func num(lo, hi float64, s dataset.Status) dataset.Value {
	return dataset.Value{Number: dataset.Number{Low: lo, Best: math.NaN(), High: hi, Status: s}}
}

func word(s string) dataset.Value { return dataset.Value{Text: s} }

// cells writes a grid's rows as text.
func cells(g *doc.Grid) string {
	var lines []string
	for _, r := range g.Rows {
		var row []string
		for _, c := range r.Cells {
			row = append(row, doc.InlineText(c.Text))
		}
		lines = append(lines, strings.Join(row, " | "))
	}
	return visible(strings.Join(lines, "\n"))
}

func TestCellsByStatus(t *testing.T) {
	c, _ := prosePlace()
	nan, inf := math.NaN(), math.Inf(1)
	for _, tt := range []struct {
		v            dataset.Value
		want, legend string
	}{
		{num(1234, 1234, dataset.OK), "1,234", ""},
		{num(1500, 3000, dataset.OK), "1,500–3,000", ""},
		{num(2500000, inf, dataset.OK), "at least 2,500,000", ""},
		{num(-inf, 40, dataset.OK), "at most 40", ""},
		{num(7, 7, dataset.Provisional), "7*", "*⍽provisional or partial"},
		{num(7, 7, dataset.Estimated), "7e", "e⍽estimated"},
		{num(7, 7, dataset.Break), "7b", "b⍽break in series"},
		{num(nan, nan, dataset.Missing), "..", "..⍽not available"},
		{num(nan, nan, dataset.OK), "..", "..⍽not available"},
		{num(nan, nan, dataset.Estimated), "..", "..⍽not available"},
		{num(nan, nan, dataset.NotApplicable), ".", ".⍽not applicable"},
		{num(nan, nan, dataset.Confidential), "c", "c⍽confidential"},
		{num(nan, nan, dataset.Nil), "-", "-⍽nil"},
		{num(nan, nan, dataset.Small), "0", "0⍽less than half the unit"},
	} {
		b := dataset.NewBuilder("t", []dataset.Field{{Name: "n", Type: dataset.Numeric}})
		b.Add(tt.v)
		table := b.Table()
		var used symbols
		g := c.grid(table, c.allColumns(table), -1, &used)
		if got := cells(g); got != tt.want {
			t.Errorf("%+v is written %q, want %q", tt.v.Number, got, tt.want)
		}
		if got := visible(used.legend(c.th.Words)); got != tt.legend {
			t.Errorf("%+v: legend %q, want %q", tt.v.Number, got, tt.legend)
		}
	}
}

func TestDecimals(t *testing.T) {
	for _, tt := range []struct {
		values []float64
		want   int
	}{{[]float64{1, 2, 3000}, 0}, {[]float64{1, 2.5}, 1}, {[]float64{0.25, 0.5}, 2}, {[]float64{0.5, 1200}, 0}, {nil, 0}} {
		b := dataset.NewBuilder("t", []dataset.Field{{Name: "n", Type: dataset.Numeric}})
		for _, v := range tt.values {
			b.Add(dataset.Value{Number: dataset.Exact(v)})
		}
		if got := decimals(b.Table(), 0); got != tt.want {
			t.Errorf("decimals of %v = %d, want %d", tt.values, got, tt.want)
		}
	}
}

// long is a table of years, routes and numbers; pairs are "year route".
func long(pairs ...string) *dataset.Table {
	b := dataset.NewBuilder("t", []dataset.Field{{Name: "year", Type: dataset.Year}, {Name: "route", Type: dataset.String}, {Name: "n", Type: dataset.Integer, Unit: "people"}})
	for i, p := range pairs {
		year, route, _ := strings.Cut(p, " ")
		b.Add(word(year), word(route), dataset.Value{Number: dataset.Exact(float64(i + 1))})
	}
	return b.Table()
}

func TestDataGrid(t *testing.T) {
	ref := func(s string) dataset.Ref { return dataset.Ref{Name: s} }
	spec := chart.Spec{Type: ref("stacked-column"), X: ref("year"), Y: ref("n"), Series: ref("route")}
	var wide []string
	for i := range mostAcross + 1 {
		wide = append(wide, fmt.Sprintf("%d a", 2000+i), fmt.Sprintf("2000 r%d", i))
	}
	for _, tt := range []struct {
		name  string
		table *dataset.Table
		want  string
	}{
		{"more years than routes", long("2014 a", "2014 b", "2015 a", "2015 b", "2016 b"), "2014 | 1 | 2\n2015 | 3 | 4\n2016 | .. | 5"},
		{"more routes than years", long("2014 a", "2014 b", "2014 c", "2015 a"), "a | 1 | 4\nb | 2 | ..\nc | 3 | .."},
		{"a pair twice", long("2014 a", "2014 a"), "2014 | a | 1\n2014 | a | 2"},
		{"missing category", long("2014 a", "2014 "), "a | 1\n.. | 2"},
	} {
		c, _ := prosePlace()
		if got := cells(c.dataGrid(&spec, tt.table, theme.Format{Decimals: -1})); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
	c, _ := prosePlace()
	if g := c.dataGrid(&spec, long(wide...), theme.Format{Decimals: -1}); len(g.Columns) != 3 {
		t.Errorf("a table of %d by %d has %d columns, want the three of the data", mostAcross+1, mostAcross+1, len(g.Columns))
	}
}

func TestConditionInWords(t *testing.T) {
	yes, no := true, false
	ref := func(s string) *dataset.Ref { return &dataset.Ref{Name: s} }
	r := rule{words: theme.English(), fields: map[string]dataset.Field{"route": {Name: "route", Title: "Route", Categories: []dataset.Category{{Value: "w", Label: "Western"}}}}}
	for want, cond := range map[string]dataset.Cond{
		"Route: Western and x":        {In: []dataset.Ref{{Name: "w"}, {Name: "x"}}},
		"Route: not Western":          {Not: []dataset.Ref{{Name: "w"}}},
		"Route: 2014–2015":            {From: ref("2014"), To: ref("2015")},
		"Route: ≥ 2014":               {From: ref("2014")},
		"Route: ≤ 2015":               {To: ref("2015")},
		"Route: /^A/":                 {Match: "^A"},
		"Route: not available":        {Missing: &yes},
		"Route: available":            {Missing: &no},
		"undeclared: ≤ 2015":          {Col: dataset.Ref{Name: "undeclared"}, To: ref("2015")},
		"Route: Western, x and 2014b": {In: []dataset.Ref{{Name: "w"}, {Name: "x"}, {Name: "2014b"}}},
	} {
		if cond.Col.Name == "" {
			cond.Col = dataset.Ref{Name: "route", Pos: diag.Pos{}}
		}
		if got := r.condition(cond); got != want {
			t.Errorf("condition = %q, want %q", got, want)
		}
	}
}
