package echarts

// Where the marks of a chart on two axes stand, so that words in the plot keep
// clear of them: the room of every column, and small rooms along every line.

import (
	"math"

	"globalstudy/render/chart"
)

// clear reports whether a room is free of texts and of marks.
func (b *builder) clear(c box) bool {
	if !b.free(c) {
		return false
	}
	for _, s := range b.solid {
		if c.overlap(s) > 0 {
			return false
		}
	}
	return true
}

// solidColumns notes the columns that stand in slots around x, each as wide as a part of its slot.
func (b *builder) solidColumns(x func(i int) float64, y func(v float64) float64, width float64, stacked bool) {
	for i := range b.c.Categories {
		low := 0.0
		for _, s := range b.c.Series {
			low = math.Min(low, orZero(chart.Plot(s.Values[i])))
		}
		b.solid = append(b.solid, box{l: x(i) - width/2, t: y(b.columnTop(i, stacked)), r: x(i) + width/2, b: math.Max(y(low), y(0))})
	}
	b.solidLines(x, y, b.over)
}

// columnTop is the highest value of the columns of a category, lines over them left out.
func (b *builder) columnTop(i int, stacked bool) float64 {
	d := *b
	d.over = nil
	return d.topOf(i, stacked)
}

// solidLines notes the room along lines, and around what their values reach to.
func (b *builder) solidLines(x func(i int) float64, y func(v float64) float64, run []chart.Series) {
	const half = 1.5
	for _, s := range run {
		for i, n := range s.Values {
			v := chart.Plot(n)
			if math.IsNaN(v) {
				continue
			}
			if n.IsRange() && !math.IsInf(n.Low, 0) && !math.IsInf(n.High, 0) {
				b.solid = append(b.solid, box{l: x(i) - half, t: y(n.High), r: x(i) + half, b: y(n.Low)})
			}
			b.solid = append(b.solid, box{l: x(i) - half, t: y(v) - half, r: x(i) + half, b: y(v) + half})
			if i+1 == len(s.Values) || math.IsNaN(chart.Plot(s.Values[i+1])) {
				continue
			}
			w := chart.Plot(s.Values[i+1])
			if b.typ.Step {
				mid := (x(i) + x(i+1)) / 2
				b.solidWay(pt{x(i), y(v)}, pt{mid, y(v)})
				b.solidWay(pt{mid, y(v)}, pt{mid, y(w)})
				b.solidWay(pt{mid, y(w)}, pt{x(i + 1), y(w)})
				continue
			}
			b.solidWay(pt{x(i), y(v)}, pt{x(i + 1), y(w)})
			if b.typ.Family == chart.Bands {
				b.solidBand(x, y, s, i)
			}
		}
	}
}

// solidWay notes the room along a straight line.
func (b *builder) solidWay(from, to pt) {
	const half = 1.5
	n := math.Ceil(math.Hypot(to.x-from.x, to.y-from.y)/3) + 1
	for k := 0.0; k <= n; k++ {
		x, y := from.x+(to.x-from.x)*k/n, from.y+(to.y-from.y)*k/n
		b.solid = append(b.solid, box{l: x - half, t: y - half, r: x + half, b: y + half})
	}
}

// solidBand notes the room of the range around a line from one place to the next.
func (b *builder) solidBand(x func(i int) float64, y func(v float64) float64, s chart.Series, i int) {
	p, q := s.Values[i], s.Values[i+1]
	const n = 12
	for k := 0.0; k < n; k++ {
		low, high := p.Low+(q.Low-p.Low)*(k+0.5)/n, p.High+(q.High-p.High)*(k+0.5)/n
		if math.IsInf(low, 0) || math.IsInf(high, 0) || math.IsNaN(low+high) {
			return
		}
		step := (x(i+1) - x(i)) / n
		b.solid = append(b.solid, box{l: x(i) + k*step, t: y(high), r: x(i) + (k+1)*step, b: y(low)})
	}
}

// solidArea notes all that lies between the highest line, or the top of a stack, and the axis.
func (b *builder) solidArea(x func(i int) float64, y func(v float64) float64, stacked bool) {
	for i := 0; i+1 < len(b.c.Categories); i++ {
		const n = 12
		from, to := b.topOf(i, stacked), b.topOf(i+1, stacked)
		step := (x(i+1) - x(i)) / n
		for k := 0.0; k < n; k++ {
			b.solid = append(b.solid, box{l: x(i) + k*step, t: y(math.Max(from+(to-from)*k/n, from+(to-from)*(k+1)/n)), r: x(i) + (k+1)*step, b: y(0)})
		}
	}
}

// solidPoints notes points, and the way from one to the next where they are joined.
func (b *builder) solidPoints(f pointPlot) {
	all := b.shown()
	if b.typ.Joined {
		all = b.c.Points
	}
	for i, p := range all {
		x, y := f.x(chart.Plot(p.X)), f.y(chart.Plot(p.Y))
		if math.IsNaN(x + y) {
			continue
		}
		r := f.radius(p)
		b.solid = append(b.solid, box{l: x - r, t: y - r, r: x + r, b: y + r})
		if b.typ.Joined && i > 0 && all[i-1].Series == p.Series {
			if q := all[i-1]; !math.IsNaN(chart.Plot(q.X) + chart.Plot(q.Y)) {
				b.solidWay(pt{f.x(chart.Plot(q.X)), f.y(chart.Plot(q.Y))}, pt{x, y})
			}
		}
	}
}
