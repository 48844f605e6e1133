package echarts

// The key of a map or a treemap: a name or a fee that finds no place at its mark gets
// a number there, joined to it by a line where it stands off, and its words stand
// under the drawing. So nothing vanishes for want of room.

import (
	"math"
	"strconv"

	"globalstudy/render/theme"
)

// entry is a line of the key.
type entry struct {
	text   string
	colour theme.Colour
}

// withKey draws a map until the room kept for its key is enough. What draw adds
// to the drawing is taken back before the next try.
func (b *builder) withKey(draw func(foot float64) (need float64, err error)) (any, error) {
	foot := 0.0
	for range 4 {
		b.marks, b.told, b.texts = nil, nil, nil
		need, err := draw(foot)
		if err != nil {
			return nil, err
		}
		if need <= foot {
			break
		}
		foot = need
	}
	return b.bareMap()
}

// numbered puts the next number of the key at a place that has a mark of radius r.
func (p *placer) numbered(text string, x, y, r float64, c theme.Colour) {
	p.keys = append(p.keys, entry{text, c})
	number := strconv.Itoa(len(p.keys))
	w, h := p.b.t.width(number, p.b.vs(), true), 8.0
	var pick pt
	least := math.Inf(1)
	for ring := 0; ring < 16 && math.IsInf(least, 1); ring++ {
		d := r + 2 + w/2 + float64(ring*ring)*0.7 + float64(ring)*2
		for i := range 16 {
			a := float64(i) * math.Pi / 8
			at := pt{x + d*math.Cos(a), y - d*math.Sin(a)}
			taken := box{l: at.x - w/2 - 0.8, t: at.y - h/2, r: at.x + w/2 + 0.8, b: at.y + h/2}
			if cost, free := p.cost(taken); free && cost < least-1e-9 {
				pick, least = at, cost
			}
		}
	}
	if math.IsInf(least, 1) {
		return // the key still has the words
	}
	if d := math.Hypot(pick.x-x, pick.y-y); d > r+w/2+4 {
		k := (w/2 + 1) / d
		p.b.line(x, y, pick.x+(x-pick.x)*k, pick.y+(y-pick.y)*k, p.b.th.Soft, 0.4, nil, 29)
	}
	p.b.text(pick.x, pick.y, number, label{align: "center", size: p.b.vs(), bold: true, halo: true, colour: c})
	p.taken = append(p.taken, box{l: pick.x - w/2 - 0.8, t: pick.y - h/2, r: pick.x + w/2 + 0.8, b: pick.y + h/2})
}

// writeKey writes the key under the drawing and returns the height it takes.
func (p *placer) writeKey() float64 {
	if len(p.keys) == 0 {
		return 0
	}
	b, row := p.b, 10.5
	widest := 0.0
	for _, e := range p.keys {
		widest = math.Max(widest, b.t.width(e.text, b.vs(), false))
	}
	numbers := b.t.width("00", b.vs(), true) + 3
	columns := max(1, int((b.w+10)/(numbers+widest+10)))
	rows := (len(p.keys) + columns - 1) / columns
	step := (b.w + 10) / float64(columns)
	y, height := p.f.plot.b+5, 0.0
	for c := 0; c < columns; c++ {
		at := y
		for i := c * rows; i < min((c+1)*rows, len(p.keys)); i++ {
			e := p.keys[i]
			x := float64(c) * step
			b.text(x+numbers-3, at+row/2, strconv.Itoa(i+1), label{align: "right", size: b.vs(), bold: true, colour: e.colour})
			for _, l := range b.wrap(e.text, step-10-numbers, b.vs()) {
				b.text(x+numbers, at+row/2, l, label{size: b.vs()})
				at += row
			}
		}
		height = math.Max(height, at-y)
	}
	return height + 6
}
