package raster

// Shapes are polylines in device space; curves are flattened to within a tenth
// of a pixel.

import (
	"image"
	"math"

	"globalstudy/render/scene"
)

type point struct{ x, y float64 }

func (p point) minus(q point) point   { return point{p.x - q.x, p.y - q.y} }
func (p point) plus(q point) point    { return point{p.x + q.x, p.y + q.y} }
func (p point) times(k float64) point { return point{p.x * k, p.y * k} }
func (p point) length() float64       { return math.Hypot(p.x, p.y) }
func (p point) cross(q point) float64 { return p.x*q.y - p.y*q.x }
func (p point) toward(q point) point  { return q.minus(p).times(1 / q.minus(p).length()) }
func (p point) left() point           { return point{p.y, -p.x} }
func (p point) same(q point) bool     { return p.minus(q).length() < 1e-6 }
func apply(m scene.Matrix, x, y float64) point {
	a, b := m.Apply(x, y)
	return point{a, b}
}

// line is a run of points.
type line struct {
	points []point
	closed bool
}

type shape []line

// flatten maps path commands and turns curves into lines.
func flatten(segs []scene.Seg, m scene.Matrix) shape {
	f := flattener{points: make([]point, 0, 2*len(segs))}
	for _, s := range segs {
		switch s.Op {
		case scene.Move:
			f.end(false)
			f.points = append(f.points, apply(m, s.Args[0], s.Args[1]))
			continue
		case scene.Line, scene.Cubic, scene.Close:
		default:
			panic("raster: unknown path command")
		}
		if len(f.points) == 0 {
			continue
		}
		if f.start == len(f.points) { // drawing goes on from where the last contour began
			f.points = append(f.points, f.first)
		}
		switch s.Op {
		case scene.Line:
			f.points = append(f.points, apply(m, s.Args[0], s.Args[1]))
		case scene.Cubic:
			f.cubic(apply(m, s.Args[0], s.Args[1]), apply(m, s.Args[2], s.Args[3]), apply(m, s.Args[4], s.Args[5]))
		case scene.Close:
			f.end(true)
		}
	}
	f.end(false)
	return f.out
}

// flattener collects the points of one contour after another in one piece of memory.
type flattener struct {
	out    shape
	points []point
	start  int   // of the contour being drawn
	first  point // of the last one
}

func (f *flattener) end(closed bool) {
	if n := len(f.points); n > f.start {
		f.first = f.points[f.start]
		f.out = append(f.out, line{points: f.points[f.start:n:n], closed: closed})
		f.start = n
	}
}

// cubic adds a curve from the last point.
func (f *flattener) cubic(b, c, d point) {
	a := f.points[len(f.points)-1]
	bend := max(a.minus(b).plus(c.minus(b)).length(), b.minus(c).plus(d.minus(c)).length())
	n := int(math.Ceil(math.Sqrt(bend * 0.75 / 0.1)))
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		f.points = append(f.points, a.times(u*u*u).plus(b.times(3*u*u*t)).plus(c.times(3*u*t*t)).plus(d.times(t*t*t)))
	}
	f.points = append(f.points, d)
}

// bounds is the least rectangle of whole pixels around the shape.
func (s shape) bounds() image.Rectangle {
	lo, hi := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, l := range s {
		for _, p := range l.points {
			lo = point{min(lo.x, p.x), min(lo.y, p.y)}
			hi = point{max(hi.x, p.x), max(hi.y, p.y)}
		}
	}
	const far = 1 << 20
	if !(lo.x > -far && lo.y > -far && hi.x < far && hi.y < far) {
		if !(hi.x >= lo.x) {
			return image.Rectangle{}
		}
	}
	c := func(v float64) int { return int(min(max(v, -far), far)) }
	return image.Rect(c(math.Floor(lo.x)), c(math.Floor(lo.y)), c(math.Ceil(hi.x)), c(math.Ceil(hi.y)))
}

// rectangle reports whether the shape is one upright rectangle.
func (s shape) rectangle() bool {
	if len(s) != 1 {
		return false
	}
	p := s[0].points
	if len(p) == 5 && p[4].same(p[0]) {
		p = p[:4]
	}
	if len(p) != 4 {
		return false
	}
	for i := range p {
		d := p[(i+1)%4].minus(p[i])
		if math.Abs(d.x) > 1e-3 && math.Abs(d.y) > 1e-3 {
			return false
		}
	}
	return true
}
