package scene

// Path data, paints and the definitions they refer to, as SVG.

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// data writes path segments. Runs of lines are relative, which is much shorter
// in a map; a line that rounds to no length is left out of a run.
func (w *writer) data(segs []Seg) string {
	var b strings.Builder
	var x, y float64 // current point as written
	var startX, startY float64
	last := Op(0)
	if w.opt.Tolerance > 0 {
		segs = thinned(segs, w.opt.Tolerance)
	}
	for _, s := range segs {
		switch s.Op {
		case Move:
			x, y = w.round(s.Args[0]), w.round(s.Args[1])
			startX, startY = x, y
			b.WriteByte('M')
			w.pair(&b, x, y, true)
		case Line:
			nx, ny := w.round(s.Args[0]), w.round(s.Args[1])
			if last == Line && nx == x && ny == y {
				continue
			}
			if last != Line {
				b.WriteByte('l')
			}
			w.pair(&b, w.round(nx-x), w.round(ny-y), last != Line)
			x, y = nx, ny
		case Cubic:
			b.WriteByte('C')
			for k := 0; k < 6; k += 2 {
				w.pair(&b, w.round(s.Args[k]), w.round(s.Args[k+1]), k == 0)
			}
			x, y = w.round(s.Args[4]), w.round(s.Args[5])
		case Close:
			b.WriteByte('Z')
			x, y = startX, startY
		default:
			panic(fmt.Sprintf("scene: unknown path command %q", s.Op))
		}
		last = s.Op
	}
	return b.String()
}

// asCircle recognises a circle, which is much shorter by its name.
func asCircle(segs []Seg) (x, y, r float64, ok bool) {
	if len(segs) < 5 || len(segs) > 6 || segs[0].Op != Move || (len(segs) == 6 && segs[5].Op != Close) {
		return 0, 0, 0, false
	}
	for _, s := range segs[1:5] {
		if s.Op != Cubic {
			return 0, 0, 0, false
		}
	}
	a, c := segs[0].Args, segs[2].Args // opposite points
	x, y = (a[0]+c[4])/2, (a[1]+c[5])/2
	r = math.Hypot(a[0]-x, a[1]-y)
	if r < 0.005 {
		return 0, 0, 0, false
	}
	near := func(i, k int, want float64) bool {
		return math.Abs(math.Hypot(segs[i].Args[k]-x, segs[i].Args[k+1]-y)-want) < 0.001+r/1000
	}
	handle := r * math.Hypot(1, 4.0/3*math.Tan(math.Pi/8))
	for i := 1; i <= 4; i++ {
		if !near(i, 4, r) || !near(i, 0, handle) || !near(i, 2, handle) {
			return 0, 0, 0, false
		}
	}
	b, d := segs[1].Args, segs[3].Args // a quarter on, and opposite
	if math.Hypot(b[4]+d[4]-2*x, b[5]+d[5]-2*y) > 0.002+r/500 || math.Hypot(segs[4].Args[4]-a[0], segs[4].Args[5]-a[1]) > 0.002 {
		return 0, 0, 0, false
	}
	return x, y, r, true
}

// pair writes a point; a minus sign separates by itself.
func (w *writer) pair(b *strings.Builder, x, y float64, first bool) {
	for i, v := range [2]float64{x, y} {
		s := plainNumber(v)
		if (!first || i > 0) && s[0] != '-' {
			b.WriteByte(' ')
		}
		b.WriteString(s)
	}
}

func (w *writer) paint(name string, p Paint) {
	switch p.Kind {
	case NoPaint:
		w.attr(name, "none")
		return
	case Solid:
		w.attr(name, w.opt.Colour(p.Colour))
	case LinearGradient, RadialGradient:
		w.attr(name, "url(#"+w.gradient(p)+")")
	case Tiling:
		w.attr(name, "url(#"+w.pattern(p.Pattern)+")")
	default:
		panic(fmt.Sprintf("scene: unknown paint %d", p.Kind))
	}
	if p.Alpha != 1 {
		w.attr(name+"-opacity", plainNumber(p.Alpha))
	}
}

// stroke writes an outline's attributes and says whether there are any.
func (w *writer) stroke(s Stroke) bool {
	if s.Paint.Kind == NoPaint || s.Width == 0 {
		return false
	}
	w.paint("stroke", s.Paint)
	if s.Width != 1 {
		w.attr("stroke-width", plainNumber(s.Width))
	}
	if s.Dash != nil {
		parts := make([]string, len(s.Dash))
		for i, d := range s.Dash {
			parts[i] = plainNumber(d)
		}
		w.attr("stroke-dasharray", strings.Join(parts, ","))
	}
	if s.DashPhase != 0 {
		w.attr("stroke-dashoffset", plainNumber(s.DashPhase))
	}
	if s.Cap != ButtCap {
		w.attr("stroke-linecap", [...]string{"butt", "round", "square"}[s.Cap])
	}
	if s.Join != MiterJoin {
		w.attr("stroke-linejoin", [...]string{"miter", "round", "bevel"}[s.Join])
	}
	if s.MiterLimit != 0 && s.MiterLimit != 4 {
		w.attr("stroke-miterlimit", plainNumber(s.MiterLimit))
	}
	return true
}

// def adds a definition, or finds an equal one, and gives its id.
func (w *writer) def(name, attrs, body string) string {
	text := name + attrs + ">" + body
	if id, ok := w.ids[text]; ok {
		return id
	}
	id := escape(w.opt.ID) + "-" + strconv.Itoa(len(w.ids))
	w.ids[text] = id
	fmt.Fprintf(&w.defs, "<%s id=\"%s\"%s>%s</%[1]s>", name, id, attrs, body)
	return id
}

func (w *writer) gradient(p Paint) string {
	g := p.Gradient
	units := "userSpaceOnUse"
	if g.Box {
		units = "objectBoundingBox"
	}
	name, attrs := "linearGradient", fmt.Sprintf(` gradientUnits="%s" x1="%s" y1="%s" x2="%s" y2="%s"`, units, plainNumber(g.X1), plainNumber(g.Y1), plainNumber(g.X2), plainNumber(g.Y2))
	if p.Kind == RadialGradient {
		name, attrs = "radialGradient", fmt.Sprintf(` gradientUnits="%s" cx="%s" cy="%s" r="%s"`, units, plainNumber(g.X1), plainNumber(g.Y1), plainNumber(g.R))
	}
	var stops strings.Builder
	for _, s := range g.Stops {
		fmt.Fprintf(&stops, `<stop offset="%s" stop-color="%s"`, plainNumber(s.At), escape(w.opt.Colour(s.Colour)))
		if s.Alpha != 1 {
			fmt.Fprintf(&stops, ` stop-opacity="%s"`, plainNumber(s.Alpha))
		}
		stops.WriteString("/>")
	}
	return w.def(name, attrs, stops.String())
}

// pattern writes a tile with the same writer into a body of its own.
func (w *writer) pattern(p *Pattern) string {
	attrs := fmt.Sprintf(` width="%s" height="%s" patternUnits="userSpaceOnUse"`, plainNumber(p.Width), plainNumber(p.Height))
	if m := p.Matrix.OrIdentity(); m != Identity {
		attrs += ` patternTransform="` + turnedText(m) + `"`
	}
	around := w.Buffer
	w.Buffer = bytes.Buffer{}
	w.items(p.Items)
	body := w.String()
	w.Buffer = around
	return w.def("pattern", attrs, body)
}

// turnedText writes the matrix of a pattern as the turn that it mostly is: a browser
// keeps the tile sharp only if its size is not enlarged by the last digit of a sine.
func turnedText(m Matrix) string {
	k, ok := m.even()
	k = math.Round(k*1e5) / 1e5
	if !ok || (m.B == 0 && m.A > 0) {
		return matrixText(m)
	}
	text := ""
	if m.E != 0 || m.F != 0 {
		text = "translate(" + plainNumber(m.E) + " " + plainNumber(m.F) + ")"
	}
	text += "rotate(" + plainNumber(math.Round(math.Atan2(m.B, m.A)*180/math.Pi*1e4)/1e4) + ")"
	if k != 1 {
		text += "scale(" + plainNumber(k) + ")"
	}
	return text
}

func matrixText(m Matrix) string {
	if m.A == 1 && m.B == 0 && m.C == 0 && m.D == 1 {
		return "translate(" + plainNumber(m.E) + " " + plainNumber(m.F) + ")"
	}
	var parts []string
	for _, v := range []float64{m.A, m.B, m.C, m.D, m.E, m.F} {
		parts = append(parts, plainNumber(v))
	}
	return "matrix(" + strings.Join(parts, " ") + ")"
}
