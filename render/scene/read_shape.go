package scene

// Shapes: the outlines of path, circle, polyline, polygon and rect as path
// segments, and how they are painted. Arcs and quadratic curves become cubics.

import (
	"math"
	"strings"
)

var styleAttrs = []string{"fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "paint-order", "stroke-dasharray",
	"stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "transform", "pointer-events", "class", "filter", "data-m"}

var shapeAttrs = map[string][]string{
	"path":     append([]string{"d"}, styleAttrs...),
	"circle":   append([]string{"cx", "cy", "r"}, styleAttrs...),
	"polyline": append([]string{"points"}, styleAttrs...),
	"polygon":  append([]string{"points"}, styleAttrs...),
	"rect":     append([]string{"x", "y", "width", "height", "id"}, styleAttrs...),
}

// shape reads one painted outline; what would not be seen gives nothing.
func (r *reader) shape(n *node) ([]Item, error) {
	if err := n.only(shapeAttrs[n.name]...); err != nil {
		return nil, err
	}
	if err := n.empty(); err != nil {
		return nil, err
	}
	segs, err := outline(n)
	if err != nil {
		return nil, err
	}
	m, err := n.matrix("transform")
	if err != nil {
		return nil, err
	}
	p := &Path{Segs: segs, Mark: n.mark(), Outline: n.outlineOf()}
	if p.Fill, p.Stroke, err = r.paints(n, segs); err != nil {
		return nil, err
	}
	if len(segs) == 0 || (p.Fill.Kind == NoPaint && p.Stroke.Paint.Kind == NoPaint && !n.place()) {
		return nil, nil
	}
	strokeFirst := n.attr["paint-order"] == "stroke"
	if p.Fill.pictured() {
		return p.withPicture(n, m, strokeFirst)
	}
	if strokeFirst && p.Fill.Kind != NoPaint && p.Stroke.Paint.Kind != NoPaint {
		stroke, fill := &Path{Segs: segs, Stroke: p.Stroke, Mark: p.Mark}, &Path{Segs: segs, Fill: p.Fill, Mark: p.Mark}
		return []Item{stroke.placed(m), fill.placed(m)}, nil
	}
	return []Item{p.placed(m)}, nil
}

// withPicture gives a shape that a picture fills as that picture and the shape itself.
func (p *Path) withPicture(n *node, m Matrix, strokeFirst bool) ([]Item, error) {
	g, err := p.Fill.repeated(n, p.Segs)
	if err != nil {
		return nil, err
	}
	if m != Identity {
		g = &Group{Matrix: m, Items: []Item{g}}
	}
	p.Fill = Paint{}
	if p.Stroke.Paint.Kind == NoPaint && p.Mark == nil {
		return []Item{g}, nil
	}
	if strokeFirst {
		return []Item{p.placed(m), g}, nil
	}
	return []Item{g, p.placed(m)}, nil
}

// placed works a matrix into a path, or wraps the path in a group where it cannot.
func (p *Path) placed(m Matrix) Item {
	scale, ok := m.even()
	if box := p.Fill.box() || p.Stroke.Paint.box(); box && (m.B != 0 || m.C != 0 || m.A < 0) {
		ok = false
	}
	if !ok {
		p.Outline = nil
		p.Segs = Identity.segs(p.Segs)
		return &Group{Matrix: m, Items: []Item{p}}
	}
	p.Segs = m.segs(p.Segs)
	p.Outline = p.Outline.placed(m, scale)
	p.Fill = p.Fill.placed(m, scale)
	p.Stroke = p.Stroke.scaled(m, scale)
	return p
}

// even reports whether a matrix keeps angles and is not a reflection, and by how much it enlarges.
func (m Matrix) even() (float64, bool) {
	s := math.Hypot(m.A, m.B)
	eps := 1e-9 * (s + 1)
	return s, s > 1e-9 && math.Abs(m.A-m.D) < eps && math.Abs(m.B+m.C) < eps
}

func (s Stroke) scaled(m Matrix, k float64) Stroke {
	s.Paint = s.Paint.placed(m, k)
	s.Width = round4(s.Width * k)
	s.DashPhase = round4(s.DashPhase * k)
	if s.Dash != nil {
		dash := make([]float64, len(s.Dash))
		for i, d := range s.Dash {
			dash[i] = round4(d * k)
		}
		s.Dash = dash
	}
	return s
}

// outline gives the segments of a shape in its own coordinates.
func outline(n *node) ([]Seg, error) {
	switch n.name {
	case "path":
		if segs, ok := fullCircle(n.attr["d"]); ok {
			return segs, nil
		}
		segs, err := pathData(n.attr["d"])
		if err != nil {
			return nil, n.errorf("d: %v", err)
		}
		return segs, nil
	case "circle":
		v, err := n.list("cx", "cy", "r")
		if err != nil || v[2] <= 0 {
			return nil, err
		}
		return Circle(v[0], v[1], v[2]), nil
	case "rect":
		v, err := n.list("x", "y", "width", "height")
		if err != nil || v[2] <= 0 || v[3] <= 0 {
			return nil, err
		}
		x, y, w, h := v[0], v[1], v[2], v[3]
		return []Seg{point(Move, x, y), point(Line, x+w, y), point(Line, x+w, y+h), point(Line, x, y+h), {Op: Close}}, nil
	case "polyline", "polygon":
		v, err := numbers(n.attr["points"])
		if err != nil || len(v)%2 != 0 {
			return nil, n.errorf("points %.40q are not pairs of numbers", n.attr["points"])
		}
		var segs []Seg
		for i := 0; i < len(v); i += 2 {
			op := Line
			if i == 0 {
				op = Move
			}
			segs = append(segs, point(op, v[i], v[i+1]))
		}
		if n.name == "polygon" && len(segs) > 0 {
			segs = append(segs, Seg{Op: Close})
		}
		return segs, nil
	}
	return nil, n.errorf("not a shape")
}

// fullCircle recognises the two forms in which zrender writes a whole circle as a
// path: an arc that stops just short of its start, and the same with the rest as a second arc.
func fullCircle(d string) ([]Seg, bool) {
	start, arcs, _ := strings.Cut(strings.TrimSuffix(d, "Z"), "A")
	at, err := numbers(strings.TrimPrefix(start, "M"))
	if err != nil || len(at) != 2 || !strings.HasPrefix(start, "M") {
		return nil, false
	}
	first, second, two := strings.Cut(arcs, "A")
	a, err := numbers(first)
	if err != nil || len(a) != 7 || a[0] != a[1] || a[0] <= 0 || a[3] != 1 || a[4] != 1 || a[5] != at[0] || math.Abs(a[6]-at[1]) > 0.11*a[0] || a[6] >= at[1] {
		return nil, false
	}
	if two {
		b, err := numbers(second)
		if err != nil || len(b) != 7 || b[0] != a[0] || b[1] != a[1] || b[3] != 0 || b[4] != 1 || b[5] != at[0] || b[6] != at[1] {
			return nil, false
		}
	} else if a[6] < at[1]-0.011*a[0] {
		return nil, false
	}
	return Circle(at[0]-a[0], at[1], a[0]), true
}

func (n *node) list(names ...string) ([]float64, error) {
	out := make([]float64, len(names))
	for i, k := range names {
		v, err := n.number(k, 0)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}

func point(op Op, x, y float64) Seg { return Seg{Op: op, Args: [6]float64{x, y}} }

// Circle is a whole circle of radius r around (cx, cy).
func Circle(cx, cy, r float64) []Seg {
	segs := []Seg{point(Move, cx+r, cy)}
	segs = append(segs, arc(cx, cy, r, r, 0, 0, 2*math.Pi)...)
	return append(segs, Seg{Op: Close})
}

// segs maps segments and rounds them.
func (m Matrix) segs(in []Seg) []Seg {
	if in == nil {
		return nil
	}
	out := make([]Seg, len(in))
	for i, s := range in {
		out[i].Op = s.Op
		for k := 0; k < s.Op.points()*2; k += 2 {
			x, y := m.Apply(s.Args[k], s.Args[k+1])
			out[i].Args[k], out[i].Args[k+1] = round4(x), round4(y)
		}
	}
	return out
}

// points is how many points a command has.
func (o Op) points() int {
	switch o {
	case Move, Line:
		return 1
	case Cubic:
		return 3
	case Close:
		return 0
	}
	panic("scene: unknown path command " + string(o))
}

func round4(v float64) float64 { return math.Round(v*1e4)/1e4 + 0 }

// paints reads how an outline, or a text for nil, is filled and stroked.
func (r *reader) paints(n *node, segs []Seg) (fill Paint, st Stroke, err error) {
	if _, ok := n.attr["filter"]; ok {
		return fill, st, n.errorf("shadows are not drawn: leave shadowBlur out of the option")
	}
	if fill, err = r.paint(n, segs, "fill", "#000", "fill-opacity"); err != nil {
		return
	}
	if st.Paint, err = r.paint(n, segs, "stroke", "none", "stroke-opacity"); err != nil || st.Paint.Kind == NoPaint {
		return fill, Stroke{}, err
	}
	if st.Paint.pictured() {
		return fill, st, n.errorf("a pattern with a picture in it fills shapes only, no strokes")
	}
	if st.Width, err = n.number("stroke-width", 1); err != nil {
		return
	}
	if st.Width <= 0 {
		return fill, Stroke{}, nil
	}
	if v := n.attr["stroke-dasharray"]; v != "" && v != "none" {
		if st.Dash, err = numbers(v); err != nil {
			return fill, st, n.errorf("stroke-dasharray: %v", err)
		}
		st.Dash = soundDash(st.Dash)
	}
	if st.DashPhase, err = n.number("stroke-dashoffset", 0); err != nil {
		return
	}
	if st.MiterLimit, err = n.number("stroke-miterlimit", 0); err != nil {
		return
	}
	caps, joins := map[string]Cap{"": ButtCap, "butt": ButtCap, "round": RoundCap, "square": SquareCap}, map[string]Join{"": MiterJoin, "miter": MiterJoin, "round": RoundJoin, "bevel": BevelJoin}
	var okCap, okJoin bool
	st.Cap, okCap = caps[strings.TrimSpace(n.attr["stroke-linecap"])]
	st.Join, okJoin = joins[strings.TrimSpace(n.attr["stroke-linejoin"])]
	if !okCap || !okJoin {
		return fill, st, n.errorf("unknown stroke-linecap %q or stroke-linejoin %q", n.attr["stroke-linecap"], n.attr["stroke-linejoin"])
	}
	return fill, st, nil
}

// soundDash drops a pattern that SVG would draw as a solid line.
func soundDash(d []float64) []float64 {
	sum := 0.0
	for _, v := range d {
		if v < 0 {
			return nil
		}
		sum += v
	}
	if sum == 0 {
		return nil
	}
	return d
}
