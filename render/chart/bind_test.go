package chart

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/theme"
)

// at is a place in a chapter; ref a name written there.
func at(line int) diag.Pos { return diag.Pos{File: "chapters/c.yaml", Line: line, Col: 7} }

func ref(name string, line int) dataset.Ref { return dataset.Ref{Name: name, Pos: at(line)} }

// field is a column "name:type", "name:type:unit".
func field(s string) dataset.Field {
	p := strings.Split(s, ":")
	f := dataset.Field{Name: p[0], Title: strings.ToUpper(p[0][:1]) + p[0][1:], Type: dataset.Type(p[1])}
	if len(p) > 2 {
		f.Unit = p[2]
	}
	return f
}

// table makes a table of columns and rows; cells are strings, numbers, or Numbers.
func table(cols []string, rows ...[]any) *dataset.Table {
	var fields []dataset.Field
	for _, c := range cols {
		fields = append(fields, field(c))
	}
	b := dataset.NewBuilder("t", fields)
	for _, r := range rows {
		var vals []dataset.Value
		for _, c := range r {
			switch v := c.(type) {
			case string:
				vals = append(vals, dataset.Value{Text: v})
			case int:
				vals = append(vals, dataset.Value{Number: dataset.Exact(float64(v))})
			case float64:
				vals = append(vals, dataset.Value{Number: dataset.Exact(v)})
			case dataset.Number:
				vals = append(vals, dataset.Value{Number: v})
			case nil:
				vals = append(vals, dataset.Value{Number: dataset.Unknown(dataset.Missing)})
			}
		}
		b.Add(vals...)
	}
	return b.Table()
}

func crossings() *dataset.Table {
	return table([]string{"year:year", "route:string", "detections:integer:detections"},
		[]any{"2016", "west", 30}, []any{"2014", "east", 10}, []any{"2014", "west", 20}, []any{"2016", "east", nil}, []any{"2017", "east", 5}, []any{"2017", "west", 7})
}

func themeWith() *theme.Theme {
	th := theme.Default()
	th.Palettes["routes"] = &theme.Palette{Name: "routes", Entries: []theme.PaletteEntry{
		{Key: "west", Colour: theme.MustHex("#111111")}, {Key: "east", Colour: theme.MustHex("#222222")}}}
	th.Palettes["half"] = &theme.Palette{Name: "half", Entries: []theme.PaletteEntry{{Key: "wset", Colour: theme.MustHex("#111111")}}}
	return th
}

var hue = theme.MustHex("#0B5C7A")

func bind(t *testing.T, s Spec, tab *dataset.Table) (*Chart, []diag.Fault) {
	t.Helper()
	var faults diag.List
	regs := &dataset.Registers{Countries: []dataset.CountryRow{{ISO3: "SYR", Name: "Syrian Arab Republic", Lon: "38", Lat: "35"}, {ISO3: "AFG", Name: "Afghanistan"}}}
	c := Bind("fig-x", &s, tab, regs, themeWith(), hue, &faults)
	if (c == nil) != (faults.Len() > 0) {
		t.Fatalf("chart %v with faults %v", c, faults.Sorted())
	}
	return c, faults.Sorted()
}

func stacked() Spec {
	return Spec{Type: ref("stacked-column", 1), Pos: at(1), X: ref("year", 2), Y: ref("detections", 3), Series: ref("route", 4)}
}

func TestBindFaults(t *testing.T) {
	with := func(f func(*Spec)) Spec { s := stacked(); f(&s); return s }
	places := func() *dataset.Table {
		return table([]string{"line:string", "n:integer", "lon:number", "lat:number", "mode:string"},
			[]any{"a", 1, 10, 10, "land"}, []any{"a", 2, 11, 11, "see"}, []any{"b", 1, 200, 0, ""})
	}
	route := Spec{Type: ref("route-map", 1), Pos: at(1), Line: ref("line", 2), Order: ref("n", 3), Lon: ref("lon", 4), Lat: ref("lat", 5), Mode: ref("mode", 6)}
	tests := []struct {
		name string
		spec Spec
		tab  *dataset.Table
		want []string // "line: message (hint)"
	}{
		{"unknown type", with(func(s *Spec) { s.Type = ref("stacked-colum", 1) }), crossings(),
			[]string{`1: there is no chart type "stacked-colum" (did you mean "stacked-column"?)`}},
		{"missing encodings", Spec{Type: ref("line", 1), Pos: at(1)}, crossings(),
			[]string{`1: line needs x (add x: with a column; there are year, route, detections)`, `1: line needs y (add y: with a column; there are year, route, detections)`}},
		{"encoding without use", with(func(s *Spec) { s.Size = ref("detections", 9) }), crossings(),
			[]string{`9: stacked-column has no use for size (it may have x, y, series, facet)`}},
		{"unknown column", with(func(s *Spec) { s.Y = ref("detection", 3) }), crossings(),
			[]string{`3: y: the data has no column "detection" (did you mean "detections"?)`}},
		{"two faults at once", with(func(s *Spec) { s.Y, s.Series = ref("detection", 3), ref("rute", 4) }), crossings(),
			[]string{`3: y: the data has no column "detection" (did you mean "detections"?)`, `4: series: the data has no column "rute" (did you mean "route"?)`}},
		{"text for number", with(func(s *Spec) { s.Y = ref("route", 3) }), crossings(),
			[]string{`3: y: column "route" holds string, a number is needed (number columns: detections)`}},
		{"unknown palette", with(func(s *Spec) { s.Palette = ref("route", 5) }), crossings(),
			[]string{`5: there is no palette "route" (did you mean "routes"?)`}},
		{"palette without a category", with(func(s *Spec) { s.Palette = ref("half", 5) }), crossings(),
			[]string{`5: palette "half" has no colour for west, east (did you mean "wset"?)`}},
		{"view on no map", with(func(s *Spec) { s.View = ref("world", 5) }), crossings(),
			[]string{`5: stacked-column has no use for view (only maps have one)`}},
		{"format", with(func(s *Spec) { s.Format = "percnt" }), crossings(),
			[]string{`1: format: there is no kind of number "percnt" (did you mean "percent"?)`}},
		{"decimals", with(func(s *Spec) { s.Format = "percent one" }), crossings(),
			[]string{`1: format: "one" is not a number of decimals (write it as "percent 1")`}},
		{"no rows", stacked(), table([]string{"year:year", "route:string", "detections:integer"}),
			[]string{`1: no row is left to draw (look at the where: conditions of its data:)`}},
		{"two rows for one mark", with(func(s *Spec) { s.Series = dataset.Ref{} }), crossings(),
			[]string{`3: y: more than one row for 2014 (sum them in data: with group: and sum:)`}},
		{"empty category", stacked(), table([]string{"year:year", "route:string", "detections:integer"}, []any{"2014", "", 1}),
			[]string{`4: series: column "route" is empty in 1 of 1 rows (drop them with where: { route: { missing: false } })`}},
		{"nothing known", stacked(), table([]string{"year:year", "route:string", "detections:integer"}, []any{"2014", "a", nil}),
			[]string{`1: every value of the chart is missing`}},
		{"log of zero", with(func(s *Spec) { s.Log = true }), table([]string{"year:year", "route:string", "detections:integer"}, []any{"2014", "a", 0}),
			[]string{`1: a log scale cannot show 0 (leave log: out, or drop the row)`}},
		{"partial", with(func(s *Spec) { s.Partial = []string{"2071"} }), crossings(),
			[]string{`1: partial: the chart has no "2071" along x (did you mean "2017"?)`}},
		{"annotation", with(func(s *Spec) {
			s.Annotate = []Annotation{{X: "1999", Text: "no", Pos: at(8)}, {Y: "x", Pos: at(9)}, {Text: "nowhere", Pos: at(10)}, {X: "2014", Series: "wset", Pos: at(11)}}
		}), crossings(), []string{`8: annotate: x: the chart has no "1999" (known: 2014, 2015, 2016, 2017)`, `9: annotate: y: "x" is not a number`,
			`10: annotate: a remark needs a place (give it x: or y:)`, `11: annotate: series: the chart has no "wset" (did you mean "west"?)`}},
		{"doughnut of one", Spec{Type: ref("doughnut", 1), Pos: at(1), X: ref("route", 2), Y: ref("n", 3)}, table([]string{"route:string", "n:integer"}, []any{"a", 1}),
			[]string{`2: a doughnut shows 2 to 4 parts, here are 1 (use ranked-bar, or fewer parts with top:)`}},
		{"doughnut with a hole", Spec{Type: ref("doughnut", 1), Pos: at(1), X: ref("route", 2), Y: ref("n", 3)}, table([]string{"route:string", "n:integer"}, []any{"a", 1}, []any{"b", nil}),
			[]string{`3: y: b is not known, so the parts make no whole (leave the part out with where:, and say so in the note)`}},
		{"unknown view", Spec{Type: ref("choropleth", 1), Pos: at(1), Country: ref("iso", 2), Y: ref("n", 3), View: ref("wrld", 4)}, table([]string{"iso:country", "n:integer"}, []any{"SYR", 1}),
			[]string{`4: there is no map view "wrld" (did you mean "world"?)`}},
		{"classes out of order", Spec{Type: ref("choropleth", 1), Pos: at(1), Country: ref("iso", 2), Y: ref("n", 3), Classes: []float64{5, 2}}, table([]string{"iso:country", "n:integer"}, []any{"SYR", 1}),
			[]string{`1: classes: the upper bounds must ascend`}},
		{"place off the world", route, places(),
			[]string{`4: lon: row 3 is 200, a longitude lies between −180 and 180`}},
		{"mode of travel", func() Spec { s := route; return s }(), table([]string{"line:string", "n:integer", "lon:number", "lat:number", "mode:string"},
			[]any{"a", 1, 10, 10, "land"}, []any{"a", 2, 11, 11, "see"}, []any{"b", 1, 2, 0, ""}),
			[]string{`2: line: "b" has one waypoint, an arrow needs two`, `6: mode: "see" is not land, sea or air (did you mean "sea"?)`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, faults := bind(t, tt.spec, tt.tab)
			var got []string
			for _, f := range faults {
				if f.Pos.File != "chapters/c.yaml" || f.Pos.Col != 7 {
					t.Errorf("fault at %v", f.Pos)
				}
				s := strings.TrimPrefix(strings.SplitN(f.Pos.String(), ":", 3)[1], "") + ": " + f.Message
				if f.Hint != "" {
					s += " (" + f.Hint + ")"
				}
				got = append(got, s)
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestBindOrder(t *testing.T) {
	s := stacked()
	s.Palette = ref("routes", 5)
	s.Partial = []string{"2017"}
	c, faults := bind(t, s, crossings())
	if faults != nil {
		t.Fatal(faults)
	}
	var years, series []string
	for _, k := range c.Categories {
		years = append(years, k.Key)
	}
	for _, r := range c.Series {
		series = append(series, r.Key+" "+r.Colour.String())
	}
	if d := cmp.Diff([]string{"2014", "2015", "2016", "2017"}, years); d != "" {
		t.Error("years ascend and the year without rows is kept: ", d)
	}
	if d := cmp.Diff([]string{"west #111111", "east #222222"}, series); d != "" {
		t.Error("series follow the palette: ", d)
	}
	if !c.Categories[3].Partial || c.Categories[2].Partial {
		t.Error("2017 alone is partial")
	}
	if v := c.Series[0].Values; v[0].Mid() != 20 || v[1].Known() || v[2].Mid() != 30 || c.Series[1].Values[2].Known() {
		t.Errorf("values at the wrong place, or a missing one filled: %v", c.Series)
	}
	if c.Unit != "detections" || c.XTitle != "year" || c.SeriesTitle != "route" {
		t.Errorf("unit %q, titles %q, %q", c.Unit, c.XTitle, c.SeriesTitle)
	}
}

func TestBindRankedAndOther(t *testing.T) {
	tab := table([]string{"nat:country", "n:integer"}, []any{"OTH", 900}, []any{"AFG", 5}, []any{"XYZ", nil}, []any{"SYR", 50})
	c, _ := bind(t, Spec{Type: ref("ranked-bar", 1), X: ref("nat", 2), Y: ref("n", 3)}, tab)
	var got []string
	for _, k := range c.Categories {
		got = append(got, k.Label)
	}
	if d := cmp.Diff([]string{"Syrian Arab Republic", "Afghanistan", "XYZ", "Other"}, got); d != "" {
		t.Error(d)
	}
	if c.Series[0].Colour != hue || !c.Categories[3].Other || !c.Labels {
		t.Error("a single series takes the hue, Other is marked, few bars have labels")
	}
}

func TestPercentNeedsAllParts(t *testing.T) {
	s := stacked()
	s.Type = ref("percent-column", 1)
	c, _ := bind(t, s, crossings())
	if v := c.Series[0].Values[0].Mid() + c.Series[1].Values[0].Mid(); math.Abs(v-100) > 1e-9 {
		t.Errorf("shares of 2014 sum to %v", v)
	}
	if c.Series[0].Values[2].Known() || c.Series[1].Values[2].Known() {
		t.Error("a year with an unknown part has no shares")
	}
	if c.Format.Kind != theme.Percent {
		t.Errorf("format %q", c.Format.Kind)
	}
}

func TestClasses(t *testing.T) {
	var rows [][]any
	for i := 1; i <= 100; i++ {
		rows = append(rows, []any{string(rune('A'+i/26)) + string(rune('A'+i%26)) + "X", i * i})
	}
	rows = append(rows, []any{"SYR", nil})
	tab := table([]string{"iso:country", "n:integer"}, rows...)
	spec := Spec{Type: ref("choropleth", 1), Country: ref("iso", 2), Y: ref("n", 3)}
	labels := func(c *Chart) (out []string, n int) {
		for _, k := range c.Map.Classes {
			out = append(out, k.Label)
			n += k.Count
		}
		return out, n
	}
	c, _ := bind(t, spec, tab)
	got, n := labels(c)
	if d := cmp.Diff([]string{"1–400", "401–1,600", "1,601–3,600", "3,601–6,400", "6,401–10,000"}, got); d != "" || n != 100 || c.Map.NoData != 1 {
		t.Error(d, n, c.Map.NoData)
	}
	spec.Classes = []float64{99, 999}
	c, _ = bind(t, spec, tab)
	if got, _ = labels(c); !cmp.Equal([]string{"1–99", "100–999", "at least 1,000"}, got) {
		t.Error(got)
	}
	for i := 1; i < len(c.Ramp); i++ {
		if c.Ramp[i].L() >= c.Ramp[i-1].L() {
			t.Error("the ramp does not darken")
		}
	}
}

func TestBindSankey(t *testing.T) {
	tab := table([]string{"from:string", "to:string", "n:integer"}, []any{"a", "east", 1}, []any{"b", "west", 30}, []any{"Other", "west", 90}, []any{"a", "west", 10})
	c, _ := bind(t, Spec{Type: ref("sankey", 1), Origin: ref("from", 2), Destination: ref("to", 3), Y: ref("n", 4), Palette: ref("routes", 5)}, tab)
	var got []string
	for _, n := range c.Nodes {
		got = append(got, n.Label)
	}
	if d := cmp.Diff([]string{"b", "a", "Other", "west", "east"}, got); d != "" {
		t.Error(d)
	}
	if c.TintOrigin || len(c.Links) != 4 || c.Nodes[3].Colour != theme.MustHex("#111111") {
		t.Errorf("%+v", c)
	}
}

func TestBindRoutes(t *testing.T) {
	tab := table([]string{"line:string", "n:integer", "lon:number", "lat:number", "mode:string", "place:string", "fee:number:US$", "vol:integer"},
		[]any{"a", 2, 11, 11, "sea", "Lampedusa", nil, 5}, []any{"a", 1, 10, 10, "land", "Tripoli", dataset.Number{Low: 1000, Best: math.NaN(), High: 4000}, 10},
		[]any{"b", 1, 10, 10, "land", "Tripoli", nil, nil}, []any{"b", 2, 0, 0, "", "", nil, nil})
	c, _ := bind(t, Spec{Type: ref("route-map", 1), Line: ref("line", 2), Order: ref("n", 3), Lon: ref("lon", 4), Lat: ref("lat", 5),
		Mode: ref("mode", 6), Place: ref("place", 7), Label: ref("fee", 8), Width: ref("vol", 9)}, tab)
	r := c.Map.Routes
	if len(r) != 2 || r[0].Points[0] != [2]float64{10, 10} || r[0].Mode != "sea" || r[0].Label != "US$1,000–4,000" || r[0].Name != "Tripoli to Lampedusa" {
		t.Errorf("%+v", r)
	}
	if r[0].Width != 1 || r[1].Width != 0 || r[1].Modes[1] != "land" || len(c.Map.Places) != 2 {
		t.Errorf("%+v %+v", r, c.Map.Places)
	}
}
