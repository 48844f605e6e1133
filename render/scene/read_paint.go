package scene

// Paint: gradients and tilings, and the transforms that place them.

import (
	"fmt"
	"math"
	"strings"
)

// paint reads a fill or stroke; def is SVG's default for an absent attribute.
func (r *reader) paint(n *node, name, def, opacity string) (Paint, error) {
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
		return r.server(n, v, alpha)
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
func (r *reader) server(n *node, v string, alpha float64) (Paint, error) {
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
		p := r.patterns[id]
		if p == nil {
			if p, err = r.pattern(def); err != nil {
				return Paint{}, err
			}
			r.patterns[id] = p
		}
		return Paint{Kind: Tiling, Alpha: alpha, Pattern: p}, nil
	}
	return Paint{}, n.errorf("%s is neither a gradient nor a pattern", v)
}

func gradient(n *node) (*Gradient, error) {
	if err := n.only("id", "gradientUnits", "x1", "y1", "x2", "y2", "cx", "cy", "r"); err != nil {
		return nil, err
	}
	g := &Gradient{Box: n.attr["gradientUnits"] != "userSpaceOnUse"}
	names := []string{"x1", "y1", "x2", "y2"}
	if n.name == "radialGradient" {
		names = []string{"cx", "cy", "r"}
	}
	v, err := n.list(names...)
	if err != nil {
		return nil, err
	}
	for i := range v {
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

func (r *reader) pattern(n *node) (*Pattern, error) {
	if err := n.only("id", "width", "height", "patternUnits", "patternTransform", "x", "y"); err != nil {
		return nil, err
	}
	if n.attr["patternUnits"] != "userSpaceOnUse" {
		return nil, n.errorf("only patternUnits=\"userSpaceOnUse\" is drawn")
	}
	if r.inPattern {
		return nil, n.errorf("a pattern inside a pattern is not drawn")
	}
	p := &Pattern{}
	var err error
	if p.Width, err = n.need("width"); err != nil {
		return nil, err
	}
	if p.Height, err = n.need("height"); err != nil {
		return nil, err
	}
	if p.Matrix, err = n.matrix("patternTransform"); err != nil {
		return nil, err
	}
	p.Matrix = p.Matrix.round()
	r.inPattern = true
	p.Items, err = r.items(n)
	r.inPattern = false
	return p, err
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

func (m Matrix) round() Matrix {
	f := func(v float64) float64 { return math.Round(v*1e6)/1e6 + 0 }
	return Matrix{f(m.A), f(m.B), f(m.C), f(m.D), f(m.E), f(m.F)}
}

// matrix reads a transform attribute: a list of matrix, translate, scale and rotate.
func (n *node) matrix(attr string) (Matrix, error) {
	m, rest := Identity, strings.TrimSpace(n.attr[attr])
	for rest != "" {
		name, after, ok := strings.Cut(rest, "(")
		args, tail, ok2 := strings.Cut(after, ")")
		v, err := numbers(strings.NewReplacer("px", "", "deg", "").Replace(args))
		if !ok || !ok2 || err != nil {
			return m, n.errorf("%s=%q is not a transform", attr, n.attr[attr])
		}
		step, err := transform(strings.TrimSpace(name), v)
		if err != nil {
			return m, n.errorf("%s: %v", attr, err)
		}
		m = step.Then(m)
		rest = strings.TrimLeft(tail, " ,")
	}
	for _, v := range []float64{m.A, m.B, m.C, m.D, m.E, m.F} {
		if !(math.Abs(v) <= maxNumber) {
			return m, n.errorf("%s=%q leaves the drawing", attr, n.attr[attr])
		}
	}
	return m, nil
}

func transform(name string, v []float64) (Matrix, error) {
	switch {
	case name == "matrix" && len(v) == 6:
		return Matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, nil
	case name == "translate" && len(v) == 1:
		return Translate(v[0], 0), nil
	case name == "translate" && len(v) == 2:
		return Translate(v[0], v[1]), nil
	case name == "scale" && len(v) == 1:
		return Scale(v[0]), nil
	case name == "scale" && len(v) == 2:
		return Matrix{A: v[0], D: v[1]}, nil
	case name == "rotate" && len(v) == 1:
		return rotation(v[0]), nil
	case name == "rotate" && len(v) == 3:
		return Translate(-v[1], -v[2]).Then(rotation(v[0])).Then(Translate(v[1], v[2])), nil
	}
	return Identity, fmt.Errorf("the transform %s with %d numbers is not known", name, len(v))
}

func rotation(degrees float64) Matrix {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return Matrix{cos, sin, -sin, cos, 0, 0}
}
