package echarts

import (
	"encoding/json"
	"math"
	"testing"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
)

// TestOverlayOfEveryType lays an option over every sample: it reaches the whole, and
// the first series, or the land of a map that has none.
func TestOverlayOfEveryType(t *testing.T) {
	th := sampleTheme()
	for _, s := range samples() {
		s.spec.Option = map[string]any{"backgroundColor": "#FFFFFF", "series": []any{map[string]any{"silent": "so it is"}}, "geo": map[string]any{"roam": "so it is"}}
		if typ, _ := chart.TypeOf(s.spec.Type.Name); !typ.IsMap() {
			delete(s.spec.Option, "geo")
		}
		js, _, _, err := option(bindSample(t, fewRows(s), th), chart.Size{Width: 482}, th, sampleTools())
		if err != nil {
			t.Fatal(err)
		}
		var o struct {
			BackgroundColor string
			Series          []map[string]any
			Geo             map[string]any
		}
		if err := json.Unmarshal(js, &o); err != nil {
			t.Fatal(err)
		}
		reached := o.Series[0]["type"] != nil
		if typ, _ := chart.TypeOf(s.spec.Type.Name); typ.IsMap() {
			reached = o.Geo["map"] != nil && o.Geo["roam"] == "so it is"
		}
		if o.BackgroundColor != "#FFFFFF" || o.Series[0]["silent"] != "so it is" || !reached {
			t.Errorf("%s: %v %v", s.name, o.Series[0], o.Geo["roam"])
		}
	}
}

// TestSquarify divides a room without a rest, each value by its share.
func TestSquarify(t *testing.T) {
	values := []float64{600, 600, 400, 300, 200, 200, 100, 0}
	area := 0.0
	for i, r := range squarify(values, tile{3, 4, 60, 40}) {
		area += r.w * r.h
		if math.Abs(r.w*r.h-values[i]) > 1e-6 || r.x < 3-1e-9 || r.y < 4-1e-9 || r.x+r.w > 63+1e-9 || r.y+r.h > 44+1e-9 {
			t.Errorf("%v for %v", r, values[i])
		}
	}
	if math.Abs(area-2400) > 1e-6 {
		t.Error(area)
	}
	for _, r := range squarify([]float64{0, 0}, tile{0, 0, 5, 5}) {
		if r != (tile{}) {
			t.Error(r)
		}
	}
}

// TestSquares gives a hundred squares at most, by the largest remainders.
func TestSquares(t *testing.T) {
	for _, tt := range []struct {
		values []float64
		unit   float64
		want   []int
	}{
		{[]float64{21541, 6585, 46362}, 1000, []int{21, 7, 46}},
		{[]float64{1, 1, 1}, 1, []int{1, 1, 1}},
		{[]float64{33.4, 33.3, 33.3}, 1, []int{34, 33, 33}},
		{[]float64{100, 0}, 1, []int{100, 0}},
		{[]float64{250, 249}, 5, []int{50, 50}},
	} {
		var run []chart.Series
		sum := 0.0
		for _, v := range tt.values {
			run = append(run, chart.Series{Values: exact(v)})
			sum += v
		}
		b := &builder{c: &chart.Chart{Series: run}}
		if u := b.squareUnit(sum); u != tt.unit {
			t.Errorf("%v: a square is %v, want %v", tt.values, u, tt.unit)
		}
		for i, n := range squares(run, tt.unit) {
			if n != tt.want[i] {
				t.Errorf("%v: part %d has %d squares, want %d", tt.values, i, n, tt.want[i])
			}
		}
	}
}

// TestRingKeepsOrder moves names apart within their room, in order.
func TestRingKeepsOrder(t *testing.T) {
	in := []ringName{{y: 50, lines: []string{"a"}}, {y: 50, lines: []string{"b", "c"}}, {y: 51, lines: []string{"d"}}, {y: 60, lines: []string{"e"}}}
	apart(in, 0, 65)
	for i := range in {
		h := float64(len(in[i].lines))*lineHeight + 1
		if in[i].y-h/2 < -1e-9 || in[i].y+h/2 > 65+1e-9 {
			t.Errorf("%d is outside: %v", i, in[i].y)
		}
		if i > 0 && in[i].y-in[i-1].y < (h+float64(len(in[i-1].lines))*lineHeight+1)/2-1e-9 {
			t.Errorf("%d lies on %d", i, i-1)
		}
	}
}

func exact(v float64) []dataset.Number { return []dataset.Number{dataset.Exact(v)} }
