package raster

// Strokes as filled shapes: a quadrilateral for each stretch, a wedge or disc at
// each corner, a cap at each end. All pieces turn the same way, so the
// rasterizer, which adds up what is covered, sees their union.

import (
	"math"

	"globalstudy/render/scene"
)

// outline makes the shape of a stroke.
func outline(in shape, s scene.Stroke, m scene.Matrix) shape {
	k := math.Sqrt(math.Abs(m.A*m.D - m.B*m.C))
	w := s.Width * k
	w = max(w, 0.3) // a hair still shows
	if len(s.Dash) > 0 {
		in = dashed(in, s.Dash, s.DashPhase, k)
	}
	st := stroker{half: w / 2, stroke: s}
	for _, l := range in {
		st.line(l)
	}
	return st.out
}

type stroker struct {
	out    shape
	room   []point // for the polygons to come
	half   float64
	stroke scene.Stroke
}

// add adds a polygon, turned the positive way.
func (st *stroker) add(p ...point) {
	area := 0.0
	for i := range p {
		area += p[i].cross(p[(i+1)%len(p)])
	}
	if area < 0 {
		for i, j := 0, len(p)-1; i < j; i, j = i+1, j-1 {
			p[i], p[j] = p[j], p[i]
		}
	}
	if len(p) > cap(st.room)-len(st.room) {
		st.room = make([]point, 0, max(256, len(p)))
	}
	from := len(st.room)
	st.room = append(st.room, p...)
	st.out = append(st.out, line{points: st.room[from:len(st.room):len(st.room)]})
}

func (st *stroker) disc(c point) {
	n := max(8, int(math.Ceil(math.Sqrt(st.half)*8)))
	p := make([]point, n)
	for i := range p {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		p[i] = point{c.x + st.half*cos, c.y + st.half*sin}
	}
	st.add(p...)
}

func (st *stroker) line(l line) {
	var p []point
	for _, q := range l.points {
		if len(p) == 0 || !q.same(p[len(p)-1]) {
			p = append(p, q)
		}
	}
	if l.closed && len(p) > 1 && p[0].same(p[len(p)-1]) {
		p = p[:len(p)-1]
	}
	if len(p) < 2 {
		if len(p) == 1 && st.stroke.Cap == scene.RoundCap {
			st.disc(p[0])
		}
		return
	}
	n := len(p)
	last := n - 1
	if l.closed {
		last = n
	}
	for i := range last {
		a, b := p[i], p[(i+1)%n]
		d := a.toward(b)
		side := d.left().times(st.half)
		if !l.closed && st.stroke.Cap == scene.SquareCap {
			if i == 0 {
				a = a.minus(d.times(st.half))
			}
			if i == last-1 {
				b = b.plus(d.times(st.half))
			}
		}
		st.add(a.plus(side), b.plus(side), b.minus(side), a.minus(side))
		if l.closed || i+1 < last {
			st.corner(p[i], p[(i+1)%n], p[(i+2)%n])
		}
	}
	if !l.closed && st.stroke.Cap == scene.RoundCap {
		st.disc(p[0])
		st.disc(p[n-1])
	}
}

// corner fills the outer side of a bend at b.
func (st *stroker) corner(a, b, c point) {
	d, e := a.toward(b), b.toward(c)
	turn := d.cross(e)
	if math.Abs(turn) < 1e-3 && d.x*e.x+d.y*e.y > 0 || st.half < 0.4 {
		return
	}
	if st.stroke.Join == scene.RoundJoin {
		st.disc(b)
		return
	}
	h := st.half
	if turn < 0 {
		h = -h
	}
	from, to := b.plus(d.left().times(h)), b.plus(e.left().times(h))
	limit := st.stroke.MiterLimit
	if limit == 0 {
		limit = 4
	}
	half := math.Sqrt(max(0, (1+d.x*e.x+d.y*e.y)/2)) // cosine of half the turn
	if st.stroke.Join == scene.MiterJoin && half > 0 && 1/half <= limit {
		mid := from.plus(to).times(0.5).minus(b)
		if k := mid.length(); k > 1e-9 {
			st.add(b, from, b.plus(mid.times(st.half/half/k)), to)
			return
		}
	}
	st.add(b, from, to)
}

// dashed cuts lines; k is the scale of the lengths.
func dashed(in shape, dash []float64, phase, k float64) shape {
	total := 0.0
	for _, d := range dash {
		total += d
	}
	if !(total > 0) || math.IsInf(total, 0) {
		return in
	}
	if len(dash)%2 == 1 {
		dash = append(append([]float64(nil), dash...), dash...)
		total *= 2
	}
	var out shape
	for _, l := range in {
		p := l.points
		if l.closed {
			p = append(append([]point(nil), p...), p[0])
		}
		i, left := 0, math.Mod(math.Mod(phase, total)+total, total)
		for left >= dash[i] {
			left -= dash[i]
			i = (i + 1) % len(dash)
		}
		rest := (dash[i] - left) * k
		cur := []point{p[0]}
		for j := 1; j < len(p); j++ {
			a, b := p[j-1], p[j]
			for b.minus(a).length() > rest {
				a = a.plus(a.toward(b).times(rest))
				if i%2 == 0 {
					out = append(out, line{points: append(cur, a)})
				}
				i = (i + 1) % len(dash)
				rest, cur = max(dash[i]*k, 1e-3), []point{a}
			}
			rest -= b.minus(a).length()
			cur = append(cur, b)
		}
		if i%2 == 0 && len(cur) > 1 {
			out = append(out, line{points: cur})
		}
	}
	return out
}
