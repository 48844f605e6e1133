package echarts

// Small multiples: one panel per facet, all on one scale, in one option with a
// grid and a pair of axes each. Only the first column has value labels, and
// time is named at its ends.

import (
	"math"

	"globalstudy/render/chart"
)

func (b *builder) facets() (any, error) {
	c := b.c
	stacked := b.typ.Stack != chart.Grouped && len(c.Facets[0].Series) > 1
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, f := range c.Facets {
		l, h := bounds(f.Series, stacked)
		lo, hi = math.Min(lo, l), math.Max(hi, h)
	}
	s := b.newScale(lo, hi, 3)
	if b.typ.Stack == chart.Percent {
		s = b.columnScale(lo, hi)
	}
	cols := b.facetColumns(len(c.Facets))
	rows := (len(c.Facets) + cols - 1) / cols
	left := b.labelWidth(s) + 6
	width := (b.w - left - float64(cols-1)*14 - 2) / float64(cols)
	heads := make([]float64, rows) // of each row, by the longest title
	for i, f := range c.Facets {
		heads[i/cols] = math.Max(heads[i/cols], float64(len(b.wrap(f.Label, width-4, b.fs())))*lineHeight+8)
	}
	top := b.legend(0, 0, b.w, b.keys())
	if top > 0 {
		top += 6
	}
	foot, body := axisRoom(1), math.Max(52, math.Min(74, width*0.62))
	tops := make([]float64, rows+1)
	tops[0] = top
	for r := range rows {
		tops[r+1] = tops[r] + heads[r] + body + foot + 4
	}
	b.height(tops[rows] - 4)
	var grids, xs, ys []any
	for i, f := range c.Facets {
		x0 := left + float64(i%cols)*(width+14)
		y0 := tops[i/cols] + heads[i/cols]
		p := plot{l: x0, t: y0, r: x0 + width, b: y0 + body}
		lines := b.wrap(f.Label, width-4, b.fs())
		for j, l := range lines {
			b.text(x0, p.t-8-float64(len(lines)-1-j)*lineHeight, l, label{bold: true})
		}
		grids = append(grids, p.grid())
		xs = append(xs, b.facetX(p, i))
		y := b.valueAxis(s, false)
		y["axisLabel"].(obj)["show"] = i%cols == 0
		y["gridIndex"] = i
		ys = append(ys, y)
	}
	b.raw["grid"], b.raw["xAxis"], b.raw["yAxis"] = grids, xs, ys
	return b.facetSeries(stacked)
}

// facetColumns is how many panels stand side by side.
func (b *builder) facetColumns(n int) int {
	switch {
	case b.w < 300:
		return min(n, 2)
	case n <= 4:
		return n
	case n%3 == 0 && n != 12, n == 5:
		return 3
	}
	return 4
}

// facetX is the category axis of a panel: its ends are written under it by hand.
func (b *builder) facetX(p plot, i int) obj {
	cats := b.c.Categories
	n := len(cats) - 1
	first, last := cats[0].Label, cats[n].Label
	extra := obj{"gridIndex": i, "axisLabel": obj{"show": false}}
	labels := make([]string, len(cats))
	if chart.InTime(cats) || b.t.width(first, b.fs(), false)+b.t.width(last, b.fs(), false)+8 < p.r-p.l {
		b.text(p.l, p.b+8, first, label{colour: b.th.Soft})
		b.text(p.r, p.b+8, last, label{align: "right", colour: b.th.Soft})
	}
	if b.typ.Family == chart.Lines {
		extra["boundaryGap"] = false
	}
	return b.categoryAxis(labels, extra)
}

// facetSeries builds the series of all panels and ties each to its axes.
func (b *builder) facetSeries(stacked bool) (any, error) {
	var all []chart.Series
	var panel []int
	for i, f := range b.c.Facets {
		for _, s := range f.Series {
			all = append(all, s)
			panel = append(panel, i)
		}
	}
	labels := make([]string, len(b.c.Categories))
	var base any
	var err error
	if b.typ.Family == chart.Lines {
		base, err = b.lineSeries(labels, all, stacked)
	} else {
		keep := b.c.Series
		b.c = copyWith(b.c, all)
		base, err = b.barSeries(labels, stacked, b.typ.Family == chart.Bars)
		b.c = copyWith(b.c, keep)
	}
	for i, s := range b.raw["series"].([]any) {
		at := panel[min(i, len(panel)-1)]
		if len(b.owner) > 0 {
			at = panel[b.owner[i]]
		}
		s.(obj)["xAxisIndex"], s.(obj)["yAxisIndex"] = at, at
		if stacked {
			s.(obj)["stack"] = b.c.Facets[at].Key
		}
	}
	return base, err
}

// copyWith is a chart with other series; the chart itself is only read.
func copyWith(c *chart.Chart, run []chart.Series) *chart.Chart {
	d := *c
	d.Series = run
	return &d
}
