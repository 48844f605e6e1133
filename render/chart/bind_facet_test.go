package chart

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"globalstudy/render/dataset"
)

// panelTable has two panels.
func panelTable() *dataset.Table {
	return table([]string{"p:string", "c:string", "s:string", "n:integer", "m:integer"},
		[]any{"north", "a", "x", 10, 1}, []any{"north", "a", "y", 20, 2}, []any{"north", "b", "x", 40, 3}, []any{"north", "b", "y", 30, 4},
		[]any{"south", "a", "x", 6, 5}, []any{"south", "a", "y", 5, 6}, []any{"south", "b", "x", 7, 7}, []any{"south", "b", "y", 8, 8})
}

func values(run []Series) [][]float64 {
	var out [][]float64
	for _, s := range run {
		var v []float64
		for _, n := range s.Values {
			v = append(v, Plot(n))
		}
		out = append(out, v)
	}
	return out
}

// TestPanels binds the types whose panels are more than runs of values.
func TestPanels(t *testing.T) {
	spec := func(typ string, f func(*Spec)) Spec {
		s := Spec{Type: ref(typ, 1), Pos: at(1), X: ref("c", 2), Y: ref("n", 3), Facet: ref("p", 4)}
		f(&s)
		return s
	}
	north := func(s *Spec) {}
	bySeries := func(s *Spec) { s.Series = ref("s", 5) }
	nan := math.NaN()
	few := table([]string{"p:string", "c:string", "n:integer", "m:integer"}, []any{"north", "a", 10, 3}, []any{"north", "b", 20, 4}, []any{"south", "a", 5, nil})
	var rows [][]any
	for i := range 5 {
		rows = append(rows, []any{"north", "a", i + 1}, []any{"north", "b", 10 * i}, []any{"south", "a", 7 * i})
	}
	boxes := table([]string{"p:string", "c:string", "n:integer"}, rows...)
	for _, tt := range []struct {
		name string
		spec Spec
		tab  *dataset.Table
		want [][][]float64 // of each panel
	}{
		{"ranks within a panel", spec("bump", bySeries), panelTable(), [][][]float64{{{2, 1}, {1, 2}}, {{1, 2}, {2, 1}}}},
		{"columns with a line", spec("column-line", func(s *Spec) { s.Line = ref("m", 5) }), few, [][][]float64{{{10, 20}, {3, 4}}, {{5, nan}, {nan, nan}}}},
		{"bins are shared", spec("histogram", func(s *Spec) { s.X, s.Y, s.BinWidth = ref("n", 2), dataset.Ref{}, 10 }), panelTable(), [][][]float64{{{0, 1, 1, 2}}, {{4, 0, 0, 0}}}},
		{"boxes with a hole", spec("box-plot", north), boxes, [][][]float64{{{3, 20}}, {{14, nan}}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, faults := bind(t, tt.spec, tt.tab)
			if faults != nil {
				t.Fatal(faults)
			}
			var got [][][]float64
			for _, f := range c.Facets {
				got = append(got, values(f.Series))
			}
			if d := cmp.Diff(tt.want, got, cmp.Comparer(func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) })); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestDescribePanels(t *testing.T) {
	s := Spec{Type: ref("range-bar", 1), X: ref("c", 2), Y: ref("n", 3), Facet: ref("p", 4)}
	tab := table([]string{"p:string", "c:string", "n:integer"}, []any{"north", "a", 10}, []any{"north", "b", 20}, []any{"south", "a", 5})
	c, faults := bind(t, s, tab)
	if faults != nil {
		t.Fatal(faults)
	}
	want := "Range chart of n by c, two entries. There is one panel for each of north and south. north: a: 10; b: 20. south: a: 5. Not available: south (b)."
	if got := Describe(c, themeWith()).String(); got != want {
		t.Error(got)
	}
}

// TestPanelPoints keeps all points of a chart, and gives each panel its own.
func TestPanelPoints(t *testing.T) {
	c, faults := bind(t, Spec{Type: ref("scatter", 1), X: ref("n", 2), Y: ref("m", 3), Facet: ref("p", 4)}, panelTable())
	if faults != nil {
		t.Fatal(faults)
	}
	if len(c.Points) != 8 || len(c.Facets) != 2 || len(c.Facets[1].Points) != 4 || Plot(c.Facets[1].Points[0].X) != 6 {
		t.Errorf("%d points, panels %+v", len(c.Points), c.Facets)
	}
}
