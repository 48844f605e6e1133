package echarts

// Names on maps: each is tried at eight places around its point, in order of
// habit (right, left, above, below, corners); the first that touches nothing
// placed before and lies on the map is taken, else the one that touches least.

import "math"

// box is a rectangle that is taken.
type box struct{ l, t, r, b float64 }

func (a box) overlap(c box) float64 {
	w, h := math.Min(a.r, c.r)-math.Max(a.l, c.l), math.Min(a.b, c.b)-math.Max(a.t, c.t)
	if w <= 0 || h <= 0 {
		return 0
	}
	return w * h
}

type placer struct {
	b     *builder
	f     frame
	taken []box
}

func newNames(b *builder, f frame) *placer { return &placer{b: b, f: f} }

// take keeps room free.
func (p *placer) take(l, t, r, b float64) { p.taken = append(p.taken, box{l, t, r, b}) }

// cost is how much a box touches what is taken, and how far it leaves the map.
func (p *placer) cost(c box) float64 {
	sum := 0.0
	for _, t := range p.taken {
		sum += c.overlap(t)
	}
	out := math.Max(0, p.f.plot.l-c.l) + math.Max(0, c.r-p.f.plot.r) + math.Max(0, p.f.plot.t-c.t) + math.Max(0, c.b-p.f.plot.b)
	return sum + 1000*out
}

// candidate is a place for a name: its anchor and box.
type candidate struct {
	x, y  float64
	align string
	box   box
}

// place writes a name near a point that has a mark of radius r.
func (p *placer) place(name string, x, y, r float64) {
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
		c.box = box{l - 0.5, c.y - h/2, l + w + 0.5, c.y + h/2}
		return c
	}
	d := r + 2
	p.best(name, label{size: p.b.vs(), halo: true}, []candidate{
		at(d, 0, "left"), at(-d, 0, "right"), at(0, -d-h/2, "center"), at(0, d+h/2, "center"),
		at(d*0.8, -d-h/4, "left"), at(d*0.8, d+h/4, "left"), at(-d*0.8, -d-h/4, "right"), at(-d*0.8, d+h/4, "right"),
		at(d, -h*1.4, "left"), at(d, h*1.4, "left"), at(-d, -h*1.4, "right"), at(-d, h*1.4, "right"),
	})
}

// best writes a text at the first candidate that is free, else at the one that touches least.
func (p *placer) best(text string, l label, all []candidate) {
	pick, low := all[0], math.Inf(1)
	for _, c := range all {
		if cost := p.cost(c.box); cost < low-1e-9 {
			pick, low = c, cost
		}
		if low == 0 {
			break
		}
	}
	l.align = pick.align
	p.b.text(pick.x, pick.y, text, l)
	p.taken = append(p.taken, pick.box)
}
