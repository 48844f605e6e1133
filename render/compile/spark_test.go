package compile

import (
	"math"
	"testing"

	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

func TestSparkline(t *testing.T) {
	s, ok := sparkline([]float64{0, 10, math.NaN(), 5, 5, math.NaN()}, theme.Colour{})
	if !ok {
		t.Fatal("not drawn")
	}
	segs := s.Items[0].(*scene.Path).Segs
	var ops []scene.Op
	for _, g := range segs {
		ops = append(ops, g.Op)
	}
	if len(ops) != 4 || ops[0] != scene.Move || ops[1] != scene.Line || ops[2] != scene.Move || ops[3] != scene.Line {
		t.Errorf("what is not known leaves no gap: %v", ops)
	}
	if y := segs[0].Args[1]; y != sparkHeight-sparkDot {
		t.Errorf("zero stands at %g", y)
	}
	if y := segs[1].Args[1]; math.Abs(y-sparkDot) > 1e-9 {
		t.Errorf("the highest number stands at %g", y)
	}
	for _, bad := range [][]float64{nil, {4}, {math.NaN(), 3}, {0, 0}, {3, -1}, {1, math.Inf(1)}} {
		if _, ok := sparkline(bad, theme.Colour{}); ok {
			t.Errorf("%v was drawn", bad)
		}
	}
}
