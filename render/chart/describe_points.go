package chart

// The sentences of charts on two value axes: the highest and the lowest point, the
// largest circle, where a line through points leads, and whether what is high on
// one axis tends to be high on the other.

import (
	"math"

	"globalstudy/render/theme"
)

// points names the highest and the lowest point, and how the axes go together.
func (d *describer) points() {
	lo, hi := -1, -1
	for i, p := range d.c.Points {
		y := Plot(p.Y)
		if !p.drawn() {
			continue
		}
		if lo < 0 || y < Plot(d.c.Points[lo].Y) {
			lo = i
		}
		if hi < 0 || y > Plot(d.c.Points[hi].Y) {
			hi = i
		}
	}
	if lo != hi {
		d.say(d.p.pointTop, d.with(Plot(d.c.Points[hi].Y)), d.pointName(hi), d.num(Plot(d.c.Points[lo].Y)), d.pointName(lo))
	}
	d.largestCircle()
	d.unbinned(len(d.c.Points) - d.drawnPoints())
	if d.typ.Joined {
		d.path()
	} else {
		d.related()
	}
}

// drawn reports whether the point has a number on both axes.
func (p Point) drawn() bool { return !math.IsNaN(Plot(p.X)) && !math.IsNaN(Plot(p.Y)) }

func (d *describer) drawnPoints() int {
	n := 0
	for _, p := range d.c.Points {
		if p.drawn() {
			n++
		}
	}
	return n
}

// pointName is the label of a point and its place along the lower axis.
func (d *describer) pointName(i int) string {
	x := d.c.XTitle + " " + d.th.Number(Plot(d.c.Points[i].X), theme.Format{Kind: d.c.XFormat.Kind, Decimals: -1})
	if l := d.c.Points[i].Label; l != "" {
		return l + ", " + x
	}
	return x
}

// largestCircle says what the size of the circles stands for.
func (d *describer) largestCircle() {
	top := -1
	for i, p := range d.c.Points {
		if v := Plot(p.Size); v > 0 && p.drawn() && (top < 0 || v > Plot(d.c.Points[top].Size)) {
			top = i
		}
	}
	if top < 0 || d.c.SizeTitle == "" {
		return
	}
	name := d.c.Points[top].Label
	if name == "" {
		name = d.pointName(top)
	}
	d.say(d.p.sizes, d.c.SizeTitle, d.th.Number(Plot(d.c.Points[top].Size), theme.Format{Decimals: -1}), name)
}

// path says where a line through points begins and ends.
func (d *describer) path() {
	first, last := -1, -1
	for i, p := range d.c.Points {
		if !p.drawn() {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	if first == last || len(d.c.Facets) > 0 || len(d.c.Series) > 1 {
		return
	}
	end := func(i int) string { return d.num(Plot(d.c.Points[i].Y)) + " (" + d.pointName(i) + ")" }
	d.overTime(func() { d.say(d.p.path, end(first), end(last)) })
}

// How far the ranks on two axes must agree to be told, and below what they are
// called hardly related; fewer points than relatedLeast say nothing of it.
const (
	relatedLeast = 10
	relatedFrom  = 0.5
	relatedBelow = 0.2
)

// related says whether what is high on one axis tends to be high on the other, by
// the correlation of ranks, which asks nothing of the scale.
func (d *describer) related() {
	var x, y []float64
	for _, p := range d.c.Points {
		if p.drawn() {
			x, y = append(x, Plot(p.X)), append(y, Plot(p.Y))
		}
	}
	if len(x) < relatedLeast || d.c.ValueTitle == "" || d.c.XTitle == "" {
		return
	}
	format := ""
	switch r := correlation(ranks(x), ranks(y)); {
	case r >= relatedFrom:
		format = d.p.rises
	case r <= -relatedFrom:
		format = d.p.falls
	case math.Abs(r) < relatedBelow:
		format = d.p.unrelated
	default:
		return
	}
	d.overTime(func() { d.say(format, d.c.ValueTitle, d.c.XTitle) })
}

// ranks gives every value its place in order of size; equal ones share the middle of theirs.
func ranks(v []float64) []float64 {
	out := make([]float64, len(v))
	for i, a := range v {
		for _, b := range v {
			switch {
			case b < a:
				out[i]++
			case b == a:
				out[i] += 0.5
			}
		}
	}
	return out
}

// correlation is the product-moment coefficient, 0 where either does not vary.
func correlation(x, y []float64) float64 {
	mx, my := sumOf(x)/float64(len(x)), sumOf(y)/float64(len(y))
	var xy, xx, yy float64
	for i := range x {
		xy += (x[i] - mx) * (y[i] - my)
		xx += (x[i] - mx) * (x[i] - mx)
		yy += (y[i] - my) * (y[i] - my)
	}
	if xx == 0 || yy == 0 {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}
