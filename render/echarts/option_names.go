package echarts

// Names on maps: each is tried at eight places around its point, in order of
// habit (right, left, above, below, corners). Arrows are avoided where that is
// possible; other names and the edge always. What finds no place goes to the key
// of the map (map_key.go) where it matters, and is left out where it does not.

import "math"

// box is a rectangle that is taken; a soft one may be written over if need be.
type box struct {
	l, t, r, b float64
	soft       bool
}

func (a box) overlap(c box) float64 {
	if a.r <= c.l || c.r <= a.l || a.b <= c.t || c.b <= a.t {
		return 0 // as almost always
	}
	w, h := min(a.r, c.r)-max(a.l, c.l), min(a.b, c.b)-max(a.t, c.t)
	if w <= 0 || h <= 0 {
		return 0
	}
	return w * h
}

type placer struct {
	b     *builder
	f     frame
	taken []box
	keys  []entry
	most  float64 // of what is soft a name may cover, in square points; 0: no limit
}

func newNames(b *builder, f frame) *placer { return &placer{b: b, f: f} }

// avoid keeps room free where possible.
func (p *placer) avoid(l, t, r, b float64) { p.taken = append(p.taken, box{l, t, r, b, true}) }

// inside reports whether a box is on the map.
func (p *placer) inside(c box) bool {
	return c.l >= p.f.plot.l && c.r <= p.f.plot.r && c.t >= p.f.plot.t && c.b <= p.f.plot.b
}

// cost is how much of what is soft a box touches, if it is free of names and on the map.
func (p *placer) cost(c box) (sum float64, free bool) {
	if !p.inside(c) {
		return 0, false
	}
	for i := range p.taken {
		t := &p.taken[i]
		if o := c.overlap(*t); t.soft {
			sum += o
		} else if o > 0 {
			return 0, false
		}
	}
	return sum, true
}

// clear reports whether a box touches nothing and is on the map.
func (p *placer) clear(c box) bool { return p.inside(c) && !p.touches(c) }

// touches reports whether a box meets anything.
func (p *placer) touches(c box) bool {
	for i := range p.taken {
		if c.overlap(p.taken[i]) > 0 {
			return true
		}
	}
	return false
}

// candidate is a place for a name: its anchor and box.
type candidate struct {
	x, y  float64
	align string
	box   box
}

// place writes a name near a point that has a mark of radius r; false if there is no room.
func (p *placer) place(name string, x, y, r float64) bool {
	w, h := p.b.t.width(name, p.b.vs(), false), 8.4
	at := func(dx, dy float64, align string) candidate {
		c := candidate{x: x + dx, y: y + dy, align: align}
		l := c.x
		switch align {
		case "right":
			l -= w
		case "center":
			l -= w / 2
		}
		c.box = box{l: l - 0.5, t: c.y - h/2, r: l + w + 0.5, b: c.y + h/2}
		return c
	}
	d := r + 2
	return p.best(name, label{size: p.b.vs(), halo: true}, []candidate{
		at(d, 0, "left"), at(-d, 0, "right"), at(0, -d-h/2, "center"), at(0, d+h/2, "center"),
		at(d*0.8, -d-h/4, "left"), at(d*0.8, d+h/4, "left"), at(-d*0.8, -d-h/4, "right"), at(-d*0.8, d+h/4, "right"),
		at(d, -h*1.4, "left"), at(d, h*1.4, "left"), at(-d, -h*1.4, "right"), at(-d, h*1.4, "right"),
	})
}

// best writes a text at the free candidate that touches least; false if none is free.
func (p *placer) best(text string, l label, all []candidate) bool {
	pick, low := candidate{}, math.Inf(1)
	for _, c := range all {
		if cost, free := p.cost(c.box); free && cost < low-1e-9 && (p.most == 0 || cost <= p.most) {
			pick, low = c, cost
		}
	}
	if math.IsInf(low, 1) {
		return false
	}
	l.align = pick.align
	p.b.text(pick.x, pick.y, text, l)
	p.taken = append(p.taken, pick.box)
	return true
}

// farthestLed is how far from its point a name may stand that a line leads to, in points.
const farthestLed = 50.0

// led writes a name away from a point with a mark of radius r, with a line between
// them, where it touches neither names nor marks; false if there is no such place.
func (p *placer) led(name string, x, y, r float64) bool {
	w, h := p.b.t.width(name, p.b.vs(), false), 8.4
	for d := r + 9; d <= farthestLed; d += 3 {
		for k := range 24 { // to the right first, from there to both sides
			a := float64((k+1)/2) * math.Pi / 12
			if k%2 == 0 {
				a = -a
			}
			end := pt{x + d*math.Cos(a), y - d*math.Sin(a)}
			l, align := end.x+1, "left"
			if math.Cos(a) < -1e-9 {
				l, align = end.x-1-w, "right"
			}
			room := box{l: l - 0.5, t: end.y - h/2, r: l + w + 0.5, b: end.y + h/2}
			if !p.clear(room) || !p.openWay(pt{x + r*math.Cos(a), y - r*math.Sin(a)}, end) {
				continue
			}
			p.b.line(x+(r+0.6)*math.Cos(a), y-(r+0.6)*math.Sin(a), end.x, end.y, p.b.th.Soft, 0.4, nil, 29)
			at := end.x + 1
			if align == "right" {
				at = end.x - 1
			}
			p.b.text(at, end.y, name, label{size: p.b.vs(), halo: true, align: align})
			p.taken = append(p.taken, room)
			return true
		}
	}
	return false
}

// openWay reports whether a line from the edge of a mark meets no name and no other mark.
func (p *placer) openWay(from, to pt) bool {
	const n = 12
	for i := 1; i <= n; i++ {
		at := pt{from.x + (to.x-from.x)*float64(i)/n, from.y + (to.y-from.y)*float64(i)/n}
		dot := box{l: at.x - 0.4, t: at.y - 0.4, r: at.x + 0.4, b: at.y + 0.4}
		if p.touches(dot) {
			return false
		}
	}
	return true
}
