package pdf

// Paths: their operators, their exact bounding box (gradients may be given as
// fractions of it), and filling and stroking them.

import (
	"math"

	"globalstudy/render/scene"
)

// finest is how far, in points, an outline of a base map may lie from the drawn one:
// a dot of a printer of 600 dots an inch.
const finest = 0.12

// drawn tells whether a paint leaves a mark.
func drawn(p scene.Paint) bool { return p.Kind != scene.NoPaint && p.Alpha > 0 }

// path fills and strokes an outline, the stroke above.
func (p *painter) path(it *scene.Path) {
	fill := drawn(it.Fill)
	stroke := drawn(it.Stroke.Paint) && it.Stroke.Width > 0
	if len(it.Segs) == 0 || !fill && !stroke {
		return
	}
	p.openMark()
	area := bounds(it.Segs)
	if fill {
		fill = p.setPaint(fillColour, it.Fill, area)
	}
	if stroke {
		p.setStroke(&it.Stroke)
		stroke = p.setPaint(strokeColour, it.Stroke.Paint, area)
	}
	if (fill || stroke) && p.form(it) {
		return
	}
	segs := it.Segs
	if it.Outline != nil {
		segs = scene.Thinned(segs, finest)
	}
	opaque := it.Fill.Alpha*p.alpha >= 1 && it.Stroke.Paint.Alpha*p.alpha >= 1
	switch {
	case fill && stroke && opaque:
		p.segs(segs)
		p.op("B")
	default: // painted apart, so that the line's inner half shows the area below it
		if fill {
			p.segs(segs)
			p.op("f")
		}
		if stroke {
			p.segs(segs)
			p.op("S")
		}
	}
}

// segs appends the path construction operators.
func (p *painter) segs(segs []scene.Seg) {
	b := p.out
	for i := range segs {
		s := &segs[i]
		n, op := 2, byte('m')
		switch s.Op {
		case scene.Move:
		case scene.Line:
			op = 'l'
		case scene.Cubic:
			n, op = 6, 'c'
		case scene.Close:
			n, op = 0, 'h'
		default:
			panic("pdf: unknown path command")
		}
		for _, v := range s.Args[:n] {
			b = append(appendNumber(b, v, p.decimals), ' ')
		}
		b = append(b, op, '\n')
	}
	p.out = b
}

// box is a rectangle by its corners.
type box struct{ x0, y0, x1, y1 float64 }

// bounds is the smallest box around a path, exact for curves.
func bounds(segs []scene.Seg) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	var x, y float64
	for _, s := range segs {
		switch s.Op {
		case scene.Move, scene.Line:
			x, y = s.Args[0], s.Args[1]
		case scene.Cubic:
			a := s.Args
			b.x0, b.x1 = extend(b.x0, b.x1, x, a[0], a[2], a[4])
			b.y0, b.y1 = extend(b.y0, b.y1, y, a[1], a[3], a[5])
			x, y = a[4], a[5]
		case scene.Close:
			continue
		}
		b.x0, b.x1 = min(b.x0, x), max(b.x1, x)
		b.y0, b.y1 = min(b.y0, y), max(b.y1, y)
	}
	return b
}

// extend widens lo–hi by the turning points of a cubic in one coordinate.
func extend(lo, hi, p0, p1, p2, p3 float64) (float64, float64) {
	a, b, c := p3-3*p2+3*p1-p0, 2*(p2-2*p1+p0), p1-p0
	try := func(t float64) {
		if t > 0 && t < 1 {
			u := 1 - t
			v := u*u*u*p0 + 3*u*u*t*p1 + 3*u*t*t*p2 + t*t*t*p3
			lo, hi = min(lo, v), max(hi, v)
		}
	}
	if math.Abs(a) < 1e-12 {
		if b != 0 {
			try(-c / b)
		}
		return lo, hi
	}
	if d := b*b - 4*a*c; d >= 0 {
		try((-b + math.Sqrt(d)) / (2 * a))
		try((-b - math.Sqrt(d)) / (2 * a))
	}
	return lo, hi
}
