package compile

import (
	"fmt"
	"testing"

	"globalstudy/render/dataset"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

func months(n int, value func(i int) dataset.Number) *dataset.Table {
	b := dataset.NewBuilder("m", []dataset.Field{{Name: "month", Type: dataset.YearMonth}, {Name: "n", Type: dataset.Integer}})
	for i := n - 1; i >= 0; i-- { // not in order of time
		b.Add(dataset.Value{Text: fmt.Sprintf("%d-%02d", 2009+i/12, i%12+1)}, dataset.Value{Number: value(i)})
	}
	return b.Table()
}

func TestMonthly(t *testing.T) {
	got := monthly(months(30, func(i int) dataset.Number {
		if i == 3 {
			return dataset.Unknown(dataset.Missing)
		}
		return dataset.Exact(float64(i))
	}))
	if len(got) != 29 || got[0] != 0 || got[2] != 2 || got[3] != 4 || got[28] != 29 {
		t.Errorf("monthly = %v, want 0 to 29 without 3", got)
	}
}

func TestStrokes(t *testing.T) {
	s := strokes([]float64{0, 5, 10, 5}, theme.Default())
	if len(s.Items) != 5 {
		t.Fatalf("%d items, want a ground and 4 strokes", len(s.Items))
	}
	last := 0.0
	for i, item := range s.Items[1:] {
		p := item.(*scene.Path)
		x, foot, top := p.Segs[0].Args[0], p.Segs[0].Args[1], p.Segs[1].Args[1]
		if x <= last || x > s.Width || top >= foot || top < 0 {
			t.Errorf("stroke %d stands at %.1f from %.1f to %.1f", i, x, foot, top)
		}
		last = x
	}
	high := func(i int) float64 {
		p := s.Items[i].(*scene.Path)
		return p.Segs[0].Args[1] - p.Segs[1].Args[1]
	}
	if d := high(3) - 2*high(2); d > 0.01 || d < -0.01 {
		t.Errorf("a value twice as high is drawn %.2f against %.2f", high(3), high(2))
	}
}
