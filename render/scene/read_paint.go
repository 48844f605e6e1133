package scene

// Paint: colours and gradients, and how transforms place them. Tilings are in read_pattern.go.

import (
	"strings"
)

// paint reads a fill or stroke of an outline; def is SVG's default for an absent attribute.
func (r *reader) paint(n *node, segs []Seg, name, def, opacity string) (Paint, error) {
	v, ok := n.attr[name]
	if !ok {
		v = def
	}
	alpha, err := n.number(opacity, 1)
	if err != nil {
		return Paint{}, err
	}
	alpha = min(max(alpha, 0), 1)
	if strings.HasPrefix(v, "url(") {
		return r.server(n, segs, v, alpha)
	}
	c, a, err := ParseColour(v)
	if err != nil {
		return Paint{}, n.errorf("%s: %v", name, err)
	}
	if a *= alpha; a == 0 {
		return Paint{}, nil
	}
	return Paint{Kind: Solid, Colour: c, Alpha: round4(a)}, nil
}

// server reads the gradient or pattern that a paint refers to.
func (r *reader) server(n *node, segs []Seg, v string, alpha float64) (Paint, error) {
	def, id, err := r.ref(n, v)
	if err != nil || alpha == 0 {
		return Paint{}, err
	}
	switch def.name {
	case "linearGradient", "radialGradient":
		g := r.gradients[id]
		if g == nil {
			if g, err = gradient(def); err != nil {
				return Paint{}, err
			}
			r.gradients[id] = g
		}
		if len(g.Stops) == 0 {
			return Paint{}, nil
		}
		kind := LinearGradient
		if def.name == "radialGradient" {
			kind = RadialGradient
		}
		return Paint{Kind: kind, Alpha: alpha, Gradient: g}, nil
	case "pattern":
		p, err := r.tiling(def, id, n, segs)
		if err != nil {
			return Paint{}, err
		}
		return Paint{Kind: Tiling, Alpha: alpha, Pattern: p}, nil
	}
	return Paint{}, n.errorf("%s is neither a gradient nor a pattern", v)
}

func gradient(n *node) (*Gradient, error) {
	if err := n.only("id", "gradientUnits", "x1", "y1", "x2", "y2", "cx", "cy", "r"); err != nil {
		return nil, err
	}
	g := &Gradient{}
	var err error
	if g.Box, err = n.inBox("gradientUnits"); err != nil {
		return nil, err
	}
	names := []string{"x1", "y1", "x2", "y2"}
	if n.name == "radialGradient" {
		names = []string{"cx", "cy", "r"}
	}
	v := make([]float64, len(names))
	for i, k := range names {
		if _, ok := n.attr[k]; !ok {
			return nil, n.errorf("%s is missing", k)
		}
		if v[i], err = n.number(k, 0); err != nil {
			return nil, err
		}
		v[i] = round4(v[i])
	}
	g.X1, g.Y1 = v[0], v[1]
	if n.name == "radialGradient" {
		g.R = v[2]
	} else {
		g.X2, g.Y2 = v[2], v[3]
	}
	last := 0.0
	for _, k := range n.kids {
		s, err := stop(k)
		if err != nil {
			return nil, err
		}
		s.At = max(s.At, last)
		last = s.At
		g.Stops = append(g.Stops, s)
	}
	return g, nil
}

// inBox reads the units of a gradient or a pattern: whether they are parts of the
// box around what is painted, which is the default, or those of the drawing.
func (n *node) inBox(attr string) (bool, error) {
	switch v := n.attr[attr]; v {
	case "", "objectBoundingBox":
		return true, nil
	case "userSpaceOnUse":
		return false, nil
	default:
		return false, n.errorf("unknown %s %q", attr, v)
	}
}

func stop(n *node) (Stop, error) {
	if n.name != "stop" {
		return Stop{}, n.errorf("the element is not a stop")
	}
	if err := n.only("offset", "stop-color", "stop-opacity"); err != nil {
		return Stop{}, err
	}
	c, a, err := ParseColour(n.attr["stop-color"])
	if err != nil {
		return Stop{}, n.errorf("stop-color: %v", err)
	}
	o, err := n.number("stop-opacity", 1)
	if err != nil {
		return Stop{}, err
	}
	text, percent := strings.CutSuffix(n.attr["offset"], "%")
	at, err := number(text)
	if err != nil {
		return Stop{}, n.errorf("offset: %v", err)
	}
	if percent {
		at /= 100
	}
	return Stop{At: round4(min(max(at, 0), 1)), Colour: c, Alpha: round4(a * min(max(o, 0), 1))}, nil
}

// box reports whether the paint depends on the bounding box of what it paints.
func (p Paint) box() bool { return p.Gradient != nil && p.Gradient.Box }

// placed maps a paint in user space by an even matrix.
func (p Paint) placed(m Matrix, k float64) Paint {
	switch {
	case m == Identity:
	case p.Pattern != nil:
		t := *p.Pattern
		t.Matrix = t.Matrix.OrIdentity().Then(m).round()
		p.Pattern = &t
	case p.Gradient != nil && !p.Gradient.Box:
		g := *p.Gradient
		g.X1, g.Y1 = m.Apply(g.X1, g.Y1)
		g.X2, g.Y2 = m.Apply(g.X2, g.Y2)
		g.X1, g.Y1, g.X2, g.Y2, g.R = round4(g.X1), round4(g.Y1), round4(g.X2), round4(g.Y2), round4(g.R*k)
		p.Gradient = &g
	}
	return p
}
