package chart

// The sentences of distributions and of charts on two value axes.

import (
	"fmt"
	"math"
	"strings"

	"globalstudy/render/theme"
)

// boxes spells out the five numbers of each category.
func (d *describer) boxes() {
	var parts []string
	for i, x := range d.c.Boxes[:min(len(d.c.Boxes), listMost)] {
		if math.IsNaN(x.Median) {
			continue // a panel without values there
		}
		parts = append(parts, fmt.Sprintf(d.p.quartiles, d.c.Categories[i].Label, d.num(x.Median), d.num(x.Q1), d.num(x.Q3), d.num(x.Min), d.num(x.Max)))
	}
	d.say("%s.", strings.Join(parts, "; "))
	d.unbinned(d.c.Unbinned)
}

// unbinned says how many rows had no number.
func (d *describer) unbinned(n int) {
	switch {
	case n == 1:
		d.add(d.p.unbinnedOne)
	case n > 1:
		d.say(d.p.unbinned, d.th.Number(float64(n), theme.Format{Decimals: -1}))
	}
}

// points counts the points that are drawn and names the highest and the lowest.
func (d *describer) points() {
	lo, hi, n := -1, -1, 0
	for i, p := range d.c.Points {
		y := Plot(p.Y)
		if math.IsNaN(y) || math.IsNaN(Plot(p.X)) {
			continue
		}
		n++
		if lo < 0 || y < Plot(d.c.Points[lo].Y) {
			lo = i
		}
		if hi < 0 || y > Plot(d.c.Points[hi].Y) {
			hi = i
		}
	}
	d.say(d.p.points, d.th.Number(float64(n), theme.Format{Decimals: -1}))
	name := func(i int) string {
		x := d.c.XTitle + " " + d.th.Number(Plot(d.c.Points[i].X), theme.Format{Kind: d.c.XFormat.Kind, Decimals: -1})
		if l := d.c.Points[i].Label; l != "" {
			return l + ", " + x
		}
		return x
	}
	if lo != hi {
		d.say(d.p.pointTop, d.with(Plot(d.c.Points[hi].Y)), name(hi), d.num(Plot(d.c.Points[lo].Y)), name(lo))
	}
	d.unbinned(len(d.c.Points) - n)
}
