package chart

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"globalstudy/render/dataset"
)

func TestXYFaults(t *testing.T) {
	pair := func() *dataset.Table {
		return table([]string{"age:string", "sex:string", "n:integer:people", "mean:number:years", "low:integer", "high:integer"},
			[]any{"old", "men", 5, 1.5, 6, 9}, []any{"old", "women", -4, 1.5, 1, 9}, []any{"old", "other", 1, 1.0, 0, 2}, []any{"young", "men", 7, 2.0, 1, 8})
	}
	spec := func(typ string, f func(*Spec)) Spec {
		s := Spec{Type: ref(typ, 1), Pos: at(1), X: ref("age", 2), Y: ref("n", 3)}
		if f != nil {
			f(&s)
		}
		return s
	}
	bySex := func(s *Spec) { s.Series = ref("sex", 4) }
	for _, tt := range []struct {
		name string
		spec Spec
		want []string
	}{
		{"three sides of a pyramid", spec("diverging-bar", bySex),
			[]string{"4: diverging-bar shows two series on either side of zero, here are 3: men, women, other (keep two with where:, or use grouped-bar)"}},
		{"three dots of a dumbbell", spec("dumbbell", bySex), []string{"4: dumbbell shows two series, here are 3: men, women, other (keep two with where:, or use dot-plot)"}},
		{"two units on one axis", spec("column-line", func(s *Spec) { s.Line = ref("mean", 5) }),
			[]string{"5: line: one axis cannot show two units: n is in people, mean in years (draw two figures, or turn both into an index with derive:)"}},
		{"a line of words", spec("column-line", func(s *Spec) { s.Line = ref("sex", 5) }),
			[]string{`5: line: column "sex" holds string, a number is needed (number columns: n, mean, low, high)`}},
		{"no range around the value", spec("bar", func(s *Spec) { bySex(s); s.Low, s.High = ref("low", 5), ref("high", 6) }),
			[]string{"5: low, high: 1 to 9 is no range around −4", "5: low, high: 6 to 9 is no range around 5"}},
		{"words on an axis of values", spec("scatter", nil), []string{`2: x: column "age" holds string, scatter needs a number on both axes (number columns: n, mean, low, high)`}},
		{"bins of words", spec("histogram", func(s *Spec) { s.Y = dataset.Ref{} }), []string{`2: x: column "age" holds string, a histogram needs numbers (number columns: n, mean, low, high)`}},
		{"too many bins", spec("histogram", func(s *Spec) { s.X, s.Y, s.BinWidth = ref("n", 2), dataset.Ref{}, 0.01 }),
			[]string{"1: bins: a width of 0.01 makes 1,100 bins (at most 60 have room)"}},
		{"boxes of few values", spec("box-plot", nil), []string{"3: y: old has 3 known values, a box needs 5 (use dot-plot, which shows every value)"}},
		{"half a box", spec("box-plot", func(s *Spec) { s.Y, s.Low = dataset.Ref{}, ref("low", 5) }),
			[]string{"1: box-plot needs all of low, q1, median, q3 and high (low and high are the ends of the whiskers)"}},
		{"both kinds of box", spec("box-plot", func(s *Spec) { s.Low = ref("low", 5) }),
			[]string{"3: box-plot takes either y, the single values, or low, q1, median, q3 and high (leave y out, or the five)"}},
		{"quartiles out of order", spec("box-plot", func(s *Spec) {
			s.Y, s.Low, s.Q1, s.Median, s.Q3, s.High = dataset.Ref{}, ref("high", 5), ref("low", 6), ref("n", 7), ref("n", 8), ref("n", 9)
		}), []string{"6: q1: that of old is below its low"}},
		{"remark beyond the bins", spec("histogram", func(s *Spec) {
			s.X, s.Y, s.Annotate = ref("n", 2), dataset.Ref{}, []Annotation{{X: "99", Text: "Far", Pos: at(7)}}
		}), []string{"7: annotate: x: the bins run from −4 to 8"}},
		{"remark in no panel", spec("dot-plot", func(s *Spec) {
			s.Facet, s.Annotate = ref("sex", 4), []Annotation{{X: "old", Text: "Here", Facet: "mne", Pos: at(7)}}
		}), []string{`7: annotate: facet: the chart has no panel "mne" (did you mean "men"?)`}},
		{"remark in a panel of none", spec("dot-plot", func(s *Spec) {
			bySex(s)
			s.Annotate = []Annotation{{X: "old", Text: "Here", Facet: "men", Pos: at(7)}}
		}), []string{`7: annotate: facet: the chart has no panel "men" (only a chart with facet: has panels)`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, faults := bind(t, tt.spec, pair())
			var got []string
			for _, f := range faults {
				line := fmt.Sprintf("%d: %s", f.Pos.Line, f.Message)
				if f.Hint != "" {
					line += " (" + f.Hint + ")"
				}
				got = append(got, line)
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestSlopeAndBump(t *testing.T) {
	years := table([]string{"year:year", "route:string", "n:integer"}, []any{"2014", "a", 9}, []any{"2014", "b", 4}, []any{"2014", "c", 4}, []any{"2015", "a", 1}, []any{"2015", "b", nil}, []any{"2015", "c", 8}, []any{"2016", "a", 2}, []any{"2016", "b", 3}, []any{"2016", "c", 1})
	s := Spec{Type: ref("bump", 1), Pos: at(1), X: ref("year", 2), Y: ref("n", 3), Series: ref("route", 4)}
	c, faults := bind(t, s, years)
	if faults != nil {
		t.Fatal(faults)
	}
	var got [][]float64
	for _, s := range c.Series {
		var run []float64
		for _, n := range s.Values {
			run = append(run, orMinus(Plot(n)))
		}
		got = append(got, run)
	}
	if d := cmp.Diff([][]float64{{1, 2, 2}, {2, -1, 1}, {2, 1, 3}}, got); d != "" {
		t.Error("ranks:", d)
	}
	s.Type = ref("slope", 1)
	if _, faults := bind(t, s, years); len(faults) != 1 || faults[0].Message != "slope goes between two places along x, here are 3" {
		t.Error(faults)
	}
}

func orMinus(v float64) float64 {
	if math.IsNaN(v) {
		return -1
	}
	return v
}

func TestBins(t *testing.T) {
	tab := table([]string{"fee:integer:US$"}, []any{0}, []any{9}, []any{10}, []any{25}, []any{40}, []any{nil})
	for _, tt := range []struct {
		spec  Spec
		edges []float64
		want  []float64
	}{
		{Spec{BinWidth: 10}, []float64{0, 10, 20, 30, 40}, []float64{2, 1, 1, 1}},
		{Spec{BinWidth: 15}, []float64{0, 15, 30, 45}, []float64{3, 1, 1}},
		{Spec{Bins: 2}, []float64{0, 20, 40}, []float64{3, 2}},
	} {
		tt.spec.Type, tt.spec.X = ref("histogram", 1), ref("fee", 2)
		c, faults := bind(t, tt.spec, tab)
		if faults != nil {
			t.Fatal(faults)
		}
		var got []float64
		for _, n := range c.Series[0].Values {
			got = append(got, Plot(n))
		}
		if cmp.Diff(tt.edges, c.Edges) != "" || cmp.Diff(tt.want, got) != "" || c.Unbinned != 1 {
			t.Errorf("bins %v: %v, want %v: %v; %d without a number", c.Edges, got, tt.edges, tt.want, c.Unbinned)
		}
	}
}

func TestBoxes(t *testing.T) {
	var rows [][]any
	for _, v := range []int{7, 1, 3, 5, 10} {
		rows = append(rows, []any{"a", v})
	}
	c, faults := bind(t, Spec{Type: ref("box-plot", 1), X: ref("c", 2), Y: ref("v", 3)}, table([]string{"c:string", "v:integer"}, rows...))
	if faults != nil {
		t.Fatal(faults)
	}
	if d := cmp.Diff([]Box{{Min: 1, Q1: 3, Median: 5, Q3: 7, Max: 10, N: 5}}, c.Boxes); d != "" {
		t.Error(d)
	}
}

// Values of one chart are written with one number of decimals.
func TestDecimals(t *testing.T) {
	for _, tt := range []struct {
		values []float64
		want   int
	}{
		{[]float64{152, 40.5}, 1}, {[]float64{152, 41}, 0}, {[]float64{15200, 40.5}, 0}, {[]float64{0.04, 1.5}, 2}, {[]float64{0, 0}, 0},
	} {
		var rows [][]any
		for i, v := range tt.values {
			rows = append(rows, []any{fmt.Sprint("c", i), v})
		}
		c, faults := bind(t, Spec{Type: ref("bar", 1), X: ref("c", 2), Y: ref("v", 3)}, table([]string{"c:string", "v:number"}, rows...))
		if faults != nil || c.Format.Decimals != tt.want {
			t.Errorf("%v: %d decimals, want %d %v", tt.values, c.Format.Decimals, tt.want, faults)
		}
	}
}
