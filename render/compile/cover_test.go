package compile

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

func TestCoverSeries(t *testing.T) {
	unknown := dataset.Unknown(dataset.Missing)
	heat := &chart.Chart{Grid: [][]dataset.Number{{unknown, dataset.Exact(1)}, {unknown, dataset.Exact(3)}, {dataset.Unknown(dataset.Nil), unknown}}}
	got := plotted(seriesOf(heat)[0])
	if diff := cmp.Diff([]float64{1, math.NaN(), 3, 0}, got, cmpopts.EquateNaNs()); diff != "" {
		t.Errorf("a heat table gives (-want +got):\n%s", diff)
	}
	if got := plotted([]dataset.Number{unknown, unknown}); len(got) != 0 {
		t.Errorf("two unknowns give %v", got)
	}
}

func TestStrokes(t *testing.T) {
	s := strokes([]float64{0, 5, math.NaN(), 10, 5}, theme.Default())
	if len(s.Items) != 5 {
		t.Fatalf("%d items, want a ground and 4 strokes", len(s.Items))
	}
	last := 0.0
	high := func(i int) float64 {
		p := s.Items[i].(*scene.Path)
		return p.Segs[0].Args[1] - p.Segs[1].Args[1]
	}
	for i, item := range s.Items[1:] {
		p := item.(*scene.Path)
		x, foot, top := p.Segs[0].Args[0], p.Segs[0].Args[1], p.Segs[1].Args[1]
		if x <= last || x > s.Width || top >= foot || top < 0 {
			t.Errorf("stroke %d stands at %.1f from %.1f to %.1f", i, x, foot, top)
		}
		last = x
	}
	if d := high(3) - 2*high(2); d > 0.01 || d < -0.01 {
		t.Errorf("a value twice as high is drawn %.2f against %.2f", high(3), high(2))
	}
}
