package pdf

import (
	"testing"

	"globalstudy/render/scene"
)

// stripe is a rectangle as ECharts' decals write it.
func stripe(x, y, w, h float64) *scene.Path {
	return &scene.Path{Fill: scene.Paint{Kind: scene.Solid, Alpha: 1}, Segs: []scene.Seg{
		corner(scene.Move, x, y), corner(scene.Line, x+w, y), corner(scene.Line, x+w, y+h), corner(scene.Line, x, y+h), {Op: scene.Close},
	}}
}

func TestEnlargedKeepsTheStripes(t *testing.T) {
	tile := &scene.Pattern{Width: 1, Height: 4, Items: []scene.Item{stripe(0, -4, 1, 1), stripe(1, -4, 1, 1), stripe(0, 0, 1, 1), stripe(1, 0, 1, 1)}}
	big := enlarged(tile)
	if big.Width != 200 || big.Height != 200 || len(big.Items) != 50 {
		t.Fatalf("a tile of %g by %g with %d stripes", big.Width, big.Height, len(big.Items))
	}
	for i, item := range big.Items {
		b, ok := rectangle(item.(*scene.Path).Segs)
		if want := (box{0, float64(4 * i), 200, float64(4*i + 1)}); !ok || b != want {
			t.Errorf("stripe %d is at %v, want %v", i, b, want)
		}
	}
}

func TestEnlargedLeavesOtherTiles(t *testing.T) {
	spot := stripe(1, 1, 2, 2)
	triangle := &scene.Path{Fill: spot.Fill, Segs: []scene.Seg{corner(scene.Move, 0, 0), corner(scene.Line, 4, 0), corner(scene.Line, 4, 4), corner(scene.Line, 0, 0), {Op: scene.Close}}}
	faint := stripe(0, 0, 4, 1)
	faint.Fill.Alpha = 0.5
	for name, item := range map[string]scene.Item{"a spot": spot, "a triangle": triangle, "a faint stripe": faint, "a text": &scene.Text{}} {
		tile := &scene.Pattern{Width: 4, Height: 4, Items: []scene.Item{item}}
		if enlarged(tile) != tile {
			t.Errorf("%s was changed", name)
		}
	}
}
