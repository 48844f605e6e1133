package chart

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/theme"
)

var mapRegs = &dataset.Registers{Countries: []dataset.CountryRow{
	{ISO3: "CZE", Name: "Czechia", Lon: "15", Lat: "50", Note: "Called the Czech Republic in some sources."},
	{ISO3: "IND", Name: "India", Lon: "79", Lat: "22", Note: "The status is not agreed upon."},
	{ISO3: "OTH", Name: "Other nationalities", Note: "A rest."},
	{ISO3: "PAK", Name: "Pakistan", Lon: "65", Lat: "27", Note: "The status is not agreed upon."},
	{ISO3: "SDN", Name: "Sudan", Lon: "30", Lat: "16", Note: "The boundary is not determined"},
}}

func bindMap(s Spec, tab *dataset.Table) (*Chart, []diag.Fault) {
	var faults diag.List
	th := theme.Default()
	c := Bind("map-x", &s, tab, mapRegs, th, th.Hues[0].Colour, &faults)
	return c, faults.Sorted()
}

func TestBindMapFaults(t *testing.T) {
	grid := table([]string{"lon:number", "lat:number", "n:integer"}, []any{1, 2, 3}, []any{3, 2, 4})
	od := table([]string{"o:country", "d:country", "n:integer"}, []any{"IND", "PAK", 5}, []any{"SDN", "OTH", 4})
	gridSpec := Spec{Type: ref("grid-map", 1), Lon: ref("lon", 2), Lat: ref("lat", 3), Y: ref("n", 4), Pos: at(1)}
	flow := Spec{Type: ref("flow-map", 1), Origin: ref("o", 2), Destination: ref("d", 3), Y: ref("n", 4), Pos: at(1)}
	with := func(s Spec, f func(*Spec)) Spec { f(&s); return s }
	for _, x := range []struct {
		spec Spec
		tab  *dataset.Table
		want string
	}{
		{with(gridSpec, func(s *Spec) { s.Breaks = ref("equall", 9) }), grid, `9:7: breaks: "equall" is neither equal nor quantile`},
		{with(gridSpec, func(s *Spec) { s.Breaks, s.Classes = ref("equal", 9), []float64{1, 2} }), grid, "9:7: breaks and classes both say how classes are cut"},
		{with(flow, func(s *Spec) { s.Breaks = ref("equal", 9) }), od, "9:7: flow-map has no use for breaks"},
		{with(flow, func(s *Spec) { s.Cell = 2 }), od, "1:7: flow-map has no use for cell"},
		{flow, od, `3:7: "Other" has no place on the map`},
		{gridSpec, table([]string{"lon:number", "lat:number", "n:integer"}, []any{1, 2, 3}, []any{1, 2, 4}), "4:7: y: more than one row for 2° N, 1° E"},
		{gridSpec, table([]string{"lon:number", "lat:number", "n:integer"}, []any{1, 2, nil}), "1:7: every value of the map is missing"},
		{gridSpec, table([]string{"lon:number", "lat:number", "n:integer"}, []any{1, 92, 1}), "3:7: lat: row 1 is 92, a latitude lies between −90 and 90"},
		{flow, table([]string{"o:country", "d:country", "n:integer"}, []any{"IND", "PAK", -5}), "4:7: y: the flow from India to Pakistan is negative"},
		{flow, table([]string{"o:country", "d:country", "n:integer"}, []any{"IND", "PAK", 0}), "4:7: y: no row has a number above 0"},
		{flow, table([]string{"o:country", "d:country", "n:integer"}, []any{"IND", "PAK", 5}, []any{"IND", "PAK", 6}), "4:7: y: more than one row for India, Pakistan"},
	} {
		c, faults := bindMap(x.spec, x.tab)
		if c != nil || len(faults) != 1 {
			t.Errorf("want %q, got %v", x.want, faults)
			continue
		}
		if got := fmt.Sprintf("%d:%d: %s", faults[0].Pos.Line, faults[0].Pos.Col, faults[0].Message); got != x.want {
			t.Errorf("got %q, want %q", got, x.want)
		}
	}
}

func TestBindGridAndFlow(t *testing.T) {
	c, faults := bindMap(Spec{Type: ref("grid-map", 1), Lon: ref("lon", 2), Lat: ref("lat", 3), Y: ref("n", 4), Classes: []float64{5, 10}},
		table([]string{"lon:number", "lat:number", "n:integer"}, []any{1, 2, 3}, []any{3.5, 2, 12}, []any{8.5, 4.5, nil}))
	if faults != nil {
		t.Fatal(faults)
	}
	var got []string
	for _, k := range c.Map.Cells {
		got = append(got, fmt.Sprint(k.Lon, k.Side, k.Class))
	}
	if d := cmp.Diff([]string{"1 2.5 0", "3.5 2.5 2", "8.5 2.5 -1"}, got); d != "" || c.Map.NoData != 1 || c.Map.Classes[2].Count != 1 {
		t.Error(d, c.Map.NoData, c.Map.Classes)
	}
	c, faults = bindMap(Spec{Type: ref("flow-map", 1), Origin: ref("o", 2), Destination: ref("d", 3), Y: ref("n", 4)},
		table([]string{"o:country", "d:country", "n:integer"}, []any{"PAK", "IND", 10}, []any{"IND", "PAK", 40}, []any{"IND", "IND", 9}, []any{"CZE", "IND", nil}))
	if faults != nil {
		t.Fatal(faults)
	}
	if len(c.Map.Routes) != 2 || c.Map.Routes[0].Name != "India to Pakistan" || c.Map.Routes[1].Width != 0.25 || len(c.Map.Places) != 2 {
		t.Errorf("got %+v", c.Map.Routes)
	}
	if words := Describe(c, theme.Default()).String(); !strings.Contains(words, "Two arrows join countries; the largest are India to Pakistan (40); Pakistan to India (10).") {
		t.Error(words)
	}
}

func TestNotesOfTerritories(t *testing.T) {
	c, faults := bindMap(Spec{Type: ref("choropleth", 1), Country: ref("c", 2), Y: ref("n", 3)},
		table([]string{"c:country", "n:integer"}, []any{"CZE", 2}, []any{"OTH", 2})) // the map shows more than the data name
	if faults != nil {
		t.Fatal(faults)
	}
	want := []string{"India and Pakistan: The status is not agreed upon.", "Sudan: The boundary is not determined."}
	if d := cmp.Diff(want, c.Notes); d != "" {
		t.Error(d)
	}
	for view, want := range map[string][]string{"africa": want[1:], "south-west-asia": want[:1], "central-america": nil} {
		c, faults := bindMap(Spec{Type: ref("grid-map", 1), Lon: ref("lon", 2), Lat: ref("lat", 3), Y: ref("n", 4), View: ref(view, 5)},
			table([]string{"lon:number", "lat:number", "n:integer"}, []any{1, 2, 3}, []any{3, 2, 4}))
		if faults != nil {
			t.Fatal(faults)
		}
		if d := cmp.Diff(want, c.Notes); d != "" {
			t.Errorf("%s: %s", view, d)
		}
	}
}

func TestEqualBreaks(t *testing.T) {
	for _, x := range []struct {
		low, top float64
		want     []float64
	}{
		{0, 100, []float64{20, 40, 60, 80, 100}},
		{3, 97, []float64{20, 40, 60, 80, 100}},
		{246, 50.6e6, []float64{12e6, 24e6, 36e6, 48e6, 60e6}},
		{-5, 5, []float64{-4, -2, 0, 2, 4, 6}},
		{7, 7, []float64{7}},
		{0.1, 0.6, []float64{0.2, 0.3, 0.4, 0.5, 0.6}},
	} {
		if d := cmp.Diff(x.want, equalBreaks(x.low, x.top)); d != "" {
			t.Errorf("%g to %g: %s", x.low, x.top, d)
		}
	}
}
