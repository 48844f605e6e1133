package scene

// Patterns. Their tile is given in the drawing's units, or, where a picture is not
// repeated in a direction, in parts of the box around what it fills; then every
// shape has a tiling of its own.

import "math"

// tile is a pattern before it is known what it fills.
type tile struct {
	x, y, width, height float64
	box                 bool // all four are parts of the box around the shape
	matrix              Matrix
	items               []Item
}

// tiling is the pattern of a definition as it fills an outline.
func (r *reader) tiling(def *node, id string, n *node, segs []Seg) (*Pattern, error) {
	t := r.tiles[id]
	if t == nil {
		var err error
		if t, err = r.tile(def); err != nil {
			return nil, err
		}
		r.tiles[id] = t
	}
	if !t.box {
		if r.patterns[id] == nil {
			r.patterns[id] = t.at(t.x, t.y, t.width, t.height)
		}
		return r.patterns[id], nil
	}
	x, y, w, h := extent(segs)
	if w <= 0 || h <= 0 {
		return nil, n.errorf("url(#%s) is a pattern in parts of a box, which fills outlines with an area only", id)
	}
	return t.at(x+t.x*w, y+t.y*h, t.width*w, t.height*h), nil
}

func (t *tile) at(x, y, w, h float64) *Pattern {
	p := &Pattern{Width: round4(w), Height: round4(h), Matrix: t.matrix, Items: t.items}
	if x != 0 || y != 0 {
		p.Matrix = Translate(x, y).Then(t.matrix)
	}
	p.Matrix = p.Matrix.round()
	return p
}

// tile reads a definition.
func (r *reader) tile(n *node) (*tile, error) {
	if err := n.only("id", "width", "height", "patternUnits", "patternTransform", "x", "y"); err != nil {
		return nil, err
	}
	if r.inPattern {
		return nil, n.errorf("a pattern inside a pattern is not drawn")
	}
	t := &tile{}
	var err error
	if t.box, err = n.inBox("patternUnits"); err != nil {
		return nil, err
	}
	at, err := n.list("x", "y")
	if err != nil {
		return nil, err
	}
	t.x, t.y = at[0], at[1]
	if t.width, err = n.need("width"); err != nil {
		return nil, err
	}
	if t.height, err = n.need("height"); err != nil {
		return nil, err
	}
	if t.matrix, err = n.matrix("patternTransform"); err != nil {
		return nil, err
	}
	r.inPattern = true
	t.items, err = r.items(n)
	r.inPattern = false
	return t, err
}

// extent is the box around an outline: its least x and y, its width and its height.
func extent(segs []Seg) (x, y, w, h float64) {
	lo, hi := [2]float64{math.Inf(1), math.Inf(1)}, [2]float64{math.Inf(-1), math.Inf(-1)}
	var from [2]float64
	add := func(axis int, v float64) { lo[axis], hi[axis] = min(lo[axis], v), max(hi[axis], v) }
	for _, s := range segs {
		n := s.Op.points()
		if n == 0 {
			continue
		}
		for axis := range 2 {
			to := s.Args[2*n-2+axis]
			add(axis, to)
			if s.Op == Cubic {
				turns(from[axis], s.Args[axis], s.Args[2+axis], to, func(v float64) { add(axis, v) })
			}
			from[axis] = to
		}
	}
	return lo[0], lo[1], hi[0] - lo[0], hi[1] - lo[1]
}

// turns visits the values at which one coordinate of a cubic turns between its ends.
func turns(a, b, c, d float64, f func(v float64)) {
	// Its derivative is proportional to p t² + q t + r.
	p, q, r := d-a+3*(b-c), 2*(a-2*b+c), b-a
	at := func(t float64) {
		if t > 0 && t < 1 {
			u := 1 - t
			f(u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d)
		}
	}
	if math.Abs(p) < 1e-12 {
		if q != 0 {
			at(-r / q)
		}
		return
	}
	if root := q*q - 4*p*r; root >= 0 {
		at((-q + math.Sqrt(root)) / (2 * p))
		at((-q - math.Sqrt(root)) / (2 * p))
	}
}
