package scene

// Fills by pictures. A tile that holds a picture is not kept as a pattern: the shape
// becomes a clip, and in it the tile is repeated as often as it shows, which every
// back end can draw.

import "math"

// mostTiles is the most repetitions of a picture in one shape.
const mostTiles = 2000

// pictured reports whether a paint is a tiling with a picture in it.
func (p Paint) pictured() bool { return p.Pattern != nil && hasImage(p.Pattern.Items) }

func hasImage(items []Item) bool {
	for _, it := range items {
		switch v := it.(type) {
		case *Image:
			return true
		case *Group:
			if hasImage(v.Items) {
				return true
			}
		}
	}
	return false
}

// repeated is an outline filled with the pictures of a paint, in the coordinates of the outline.
func (p Paint) repeated(n *node, segs []Seg) (*Group, error) {
	t, m := p.Pattern, p.Pattern.Matrix.OrIdentity()
	back, ok := m.inverse()
	if !ok {
		return nil, n.errorf("the pattern of fill has no area")
	}
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	x, y, w, h := extent(segs)
	for _, c := range [4][2]float64{{x, y}, {x + w, y}, {x, y + h}, {x + w, y + h}} {
		u, v := back.Apply(c[0], c[1])
		x0, y0, x1, y1 = min(x0, u), min(y0, v), max(x1, u), max(y1, v)
	}
	const eps = 1e-6 // of a tile
	i0, i1 := math.Floor(x0/t.Width+eps), math.Ceil(x1/t.Width-eps)
	j0, j1 := math.Floor(y0/t.Height+eps), math.Ceil(y1/t.Height-eps)
	if !((i1-i0)*(j1-j0) <= mostTiles) {
		return nil, n.errorf("fill repeats a picture more than %d times", mostTiles)
	}
	var tiles []Item
	for j := j0; j < j1; j++ {
		for i := i0; i < i1; i++ {
			tiles = append(tiles, &Group{Matrix: Translate(i*t.Width, j*t.Height).Then(m).round(), Items: t.Items})
		}
	}
	alpha := p.Alpha
	if alpha == 1 {
		alpha = 0 // which a group means by it
	}
	return &Group{Clip: Identity.segs(segs), Alpha: alpha, Items: tiles}, nil
}

// inverse undoes a matrix; ok is false for one that leaves no area.
func (m Matrix) inverse() (Matrix, bool) {
	det := m.A*m.D - m.B*m.C
	if math.Abs(det) < 1e-12 {
		return Matrix{}, false
	}
	return Matrix{m.D / det, -m.B / det, -m.C / det, m.A / det, (m.C*m.F - m.D*m.E) / det, (m.B*m.E - m.A*m.F) / det}, true
}
