package chart

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

func levelsOf(names ...string) (out []dataset.Ref) {
	for i, n := range names {
		out = append(out, ref(n, 20+i))
	}
	return out
}

func nested() *dataset.Table {
	return table([]string{"region:string", "route:string", "n:integer:persons"},
		[]any{"Africa", "west", 30}, []any{"Africa", "Other", 50}, []any{"Africa", "east", 10}, []any{"Asia", "land", 100}, []any{"Asia", "air", 0})
}

func TestPartFaults(t *testing.T) {
	xy := func(typ string) Spec {
		return Spec{Type: ref(typ, 1), Pos: at(1), X: ref("x", 2), Y: ref("n", 3)}
	}
	run := func(typ string) Spec { s := xy(typ); s.Series = ref("s", 4); return s }
	flow := func(typ string) Spec {
		return Spec{Type: ref(typ, 1), Pos: at(1), Origin: ref("from", 2), Destination: ref("to", 3), Y: ref("n", 4)}
	}
	tree := func(levels ...string) Spec {
		return Spec{Type: ref("treemap", 1), Pos: at(1), Levels: levelsOf(levels...), Y: ref("n", 3)}
	}
	rows := func(n int) *dataset.Table {
		var r [][]any
		for i := range n {
			r = append(r, []any{fmt.Sprintf("p%02d", i), n - i})
		}
		return table([]string{"x:string", "n:integer"}, r...)
	}
	two := func(cells ...any) *dataset.Table {
		var r [][]any
		for i, c := range cells {
			r = append(r, []any{fmt.Sprintf("p%d", i), c})
		}
		return table([]string{"x:string", "n:integer"}, r...)
	}
	grid := func(xs, ss int, hole any) *dataset.Table {
		var r [][]any
		for x := range xs {
			for s := range ss {
				v := any(1 + x + s)
				if x == 1 && s == 0 {
					v = hole
				}
				r = append(r, []any{fmt.Sprint(2000 + x), fmt.Sprintf("s%02d", s), v})
			}
		}
		return table([]string{"x:year", "s:string", "n:integer"}, r...)
	}
	for _, tt := range []struct {
		name string
		spec Spec
		tab  *dataset.Table
		want []string
	}{
		{"no levels", Spec{Type: ref("treemap", 1), Pos: at(1), Y: ref("n", 3)}, nested(),
			[]string{`1: treemap needs levels (add levels: [A, B] with columns, from the whole to the part)`}},
		{"levels of another type", func() Spec { s := stacked(); s.Levels = levelsOf("route"); return s }(), crossings(),
			[]string{`20: stacked-column has no use for levels (treemap and sunburst have)`}},
		{"unknown level", tree("region", "rout"), nested(), []string{`21: levels: the data has no column "rout" (did you mean "route"?)`}},
		{"too deep", tree("region", "route", "region", "route"), nested(), []string{`23: levels: 4 columns, at most 3 can be shown`}},
		{"two rows for one part", tree("region"), nested(), []string{`3: y: more than one row for Africa (sum them in data: with group: and sum:)`}},
		{"unknown part", tree("x"), two(1, nil), []string{`3: y: p1 is not known, so the parts make no whole (leave the part out with where:, and say so in the note)`}},
		{"negative part", tree("x"), two(1, -2), []string{`3: y: p1 is negative, a part cannot be`}},
		{"nothing", tree("x"), two(0, 0), []string{`3: y: every part is 0, so there is no whole`}},
		{"many parts", xy("waffle"), rows(9), []string{`2: a waffle chart shows 1 to 8 parts, here are 9 (use ranked-bar, or fewer parts with top:)`}},
		{"many stages", xy("funnel"), rows(11), []string{`2: a funnel shows 2 to 10 parts, here are 11 (use ranked-bar, or fewer parts with top:)`}},
		{"a funnel that widens", xy("funnel"), two(5, 9),
			[]string{`3: y: p1 is larger than p0 before it (each stage is a part of the one before: use bar where it is not, or order the rows with sort:)`}},
		{"few spokes", xy("radar"), two(1, 2), []string{`2: radar chart shows 3 to 12 spokes, here are 2 (keep the largest with top:, or choose another chart)`}},
		{"a spoke without value", xy("radar"), two(1, nil, 3), []string{`3: y: p1 is not known, and a radar chart cannot show a gap (use grouped-bar)`}},
		{"a spoke below zero", xy("radar"), two(1, -1, 3), []string{`3: y: p1 is negative, and a radar chart cannot show it (use grouped-bar)`}},
		{"a river with a hole", run("theme-river"), grid(3, 2, nil),
			[]string{`3: y: s00, 2001 is not known, and a stream graph cannot show a gap (use line, or fill the holes with fill: where they are 0)`}},
		{"many scales", run("parallel"), grid(9, 2, 1), []string{`2: parallel coordinates chart shows 2 to 8 scales, here are 9 (keep the largest with top:, or choose another chart)`}},
		{"a calendar of years", func() Spec { s := xy("calendar"); return s }(), table([]string{"x:year", "n:integer"}, []any{"2015", 1}),
			[]string{`2: x: column "x" holds year, a calendar needs dates (use heat-table for months and years)`}},
		{"cards without time", xy("number-cards"), two(1, 2), []string{`2: x: x is not in time (the line on a card is a run of years or months)`}},
		{"a flow below zero", flow("chord"), table([]string{"from:string", "to:string", "n:integer"}, []any{"a", "b", -1}), []string{`4: y: the flow from a to b is negative`}},
		{"no flow", flow("network"), table([]string{"from:string", "to:string", "n:integer"}, []any{"a", "b", 0}), []string{`4: y: no flow is above 0`}},
		{"a flow to itself", flow("network"), table([]string{"from:string", "to:string", "n:integer"}, []any{"a", "a", 5}, []any{"a", "b", 5}),
			[]string{`4: y: a flow from a to itself has no arrow (use chord, or leave it out with where:)`}},
		{"a flow twice", flow("chord"), table([]string{"from:string", "to:string", "n:integer"}, []any{"a", "b", 1}, []any{"a", "b", 1}),
			[]string{`4: y: more than one row for a, b (sum them in data: with group: and sum:)`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, faults := bind(t, tt.spec, tt.tab)
			var got []string
			for _, f := range faults {
				s := fmt.Sprintf("%d: %s", f.Pos.Line, f.Message)
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

// TestTree nests rows by size, Other last, and sums branches.
func TestTree(t *testing.T) {
	c, faults := bind(t, Spec{Type: ref("sunburst", 1), Pos: at(1), Levels: levelsOf("region", "route"), Y: ref("n", 3)}, nested())
	if c == nil {
		t.Fatal(faults)
	}
	var got []string
	for _, p := range c.Parts {
		got = append(got, fmt.Sprintf("%s %g", p.Key, Plot(p.Value)))
		for _, q := range p.Parts {
			got = append(got, fmt.Sprintf("- %s %g", q.Key, Plot(q.Value)))
			if q.Colour == p.Colour {
				t.Errorf("%s has the colour of %s", q.Key, p.Key)
			}
		}
	}
	if d := cmp.Diff([]string{"Asia 100", "- land 100", "- air 0", "Africa 90", "- west 30", "- east 10", "- Other 50"}, got); d != "" {
		t.Error(d)
	}
	want := "Sunburst chart of n by region and route. Asia 100 (53 per cent) and Africa 90 (47 per cent). The highest value is 100 persons (Asia, land). All together make 190 persons."
	if got := strings.ReplaceAll(Describe(c, themeWith()).String(), theme.NBSP, " "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// TestFacetColours gives panels the colours of a palette that names them.
func TestFacetColours(t *testing.T) {
	s := stacked()
	s.Type, s.Series, s.Facet, s.Palette = ref("column", 1), dataset.Ref{}, ref("route", 4), ref("routes", 5)
	c, faults := bind(t, s, crossings())
	if c == nil {
		t.Fatal(faults)
	}
	for _, f := range c.Facets {
		if want, _ := themeWith().Palettes["routes"].Lookup(f.Key); f.Series[0].Colour != want {
			t.Errorf("panel %s is %s, want %s", f.Key, f.Series[0].Colour, want)
		}
	}
}

// TestCircle makes one node of a place that flows leave and reach.
func TestCircle(t *testing.T) {
	c, faults := bind(t, Spec{Type: ref("chord", 1), Pos: at(1), Origin: ref("from", 2), Destination: ref("to", 3), Y: ref("n", 4)},
		table([]string{"from:string", "to:string", "n:integer"}, []any{"a", "b", 1}, []any{"b", "c", 10}, []any{"c", "b", nil}))
	if c == nil {
		t.Fatal(faults)
	}
	var got []string
	for _, l := range c.Links {
		got = append(got, fmt.Sprintf("%s>%s %g", c.Nodes[l.From].Key, c.Nodes[l.To].Key, Plot(l.Value)))
	}
	if d := cmp.Diff([]string{"b>c 10", "a>b 1"}, got); d != "" || len(c.Nodes) != 3 {
		t.Error(d, len(c.Nodes))
	}
}

func TestDescribeParts(t *testing.T) {
	stages := table([]string{"x:string", "n:integer:cases"}, []any{"Opened", 200}, []any{"Closed", 50})
	grid := table([]string{"x:string", "s:string", "n:number"}, []any{"Fee", "A", 900}, []any{"Fee", "B", 300}, []any{"Days", "A", 4}, []any{"Days", "B", nil}, []any{"Days", "C", 7})
	spokes := table([]string{"x:string", "n:integer:cases"}, []any{"North", 5}, []any{"East", 9}, []any{"South", 1})
	days := table([]string{"x:date", "n:integer:arrivals"}, []any{"2024-02-29", 5}, []any{"2024-03-01", 9})
	xy := func(typ string) Spec {
		return Spec{Type: ref(typ, 1), Pos: at(1), X: ref("x", 2), Y: ref("n", 3)}
	}
	parallel := xy("parallel")
	parallel.Series = ref("s", 4)
	for _, tt := range []struct {
		spec Spec
		tab  *dataset.Table
		want string
	}{
		{xy("funnel"), stages, "Funnel chart of n by x. Opened 200 (100 per cent) and Closed 50 (25 per cent)."},
		{parallel, grid, "Parallel coordinates chart of n by x and s, two entries. Fee: the highest value is 900 (A). Days: the highest value is 7 (C). Not available: B (Days) and C (Fee)."},
		{xy("radar"), spokes, "Radar chart of n by x, three entries. The highest value is 9 cases (East), the lowest 1 (South)."},
		{xy("calendar"), days, "Calendar heat map of n by x, 29 February 2024 to 1 March 2024. The highest value is 9 arrivals (1 March 2024), the lowest 5 (29 February 2024)."},
	} {
		c, faults := bind(t, tt.spec, tt.tab)
		if c == nil {
			t.Fatal(faults)
		}
		if got := strings.ReplaceAll(Describe(c, themeWith()).String(), theme.NBSP, " "); got != tt.want {
			t.Errorf("%s\nwant %s", got, tt.want)
		}
	}
}
