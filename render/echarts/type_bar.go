package echarts

// Bars: lying bars with their names on the left and values at their ends, or in
// the segments of a stack. Ranked bars come already in order.

import (
	"math"
	"strings"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
)

// names is the column of labels at the left of lying bars.
type names struct {
	labels []string // wrapped
	over   []string // the same over the bars, where they have no room beside them
	width  float64
	lines  int
}

// barNames wraps the category labels into at most two fifths of the width.
// and into more, up to a half, where a name would take more than two lines.
func (b *builder) barNames() names {
	var n names
	for part := 0.4; ; part += 0.02 {
		n = names{lines: 1}
		for _, k := range b.c.Categories {
			lines := b.wrap(k.Label, part*b.w, b.fs())
			n.labels = append(n.labels, strings.Join(lines, "\n"))
			n.width = math.Max(n.width, b.widest(lines, b.fs()))
			n.lines = max(n.lines, len(lines))
		}
		if n.lines <= 2 || part >= 0.5 {
			return n
		}
	}
}

func (b *builder) bars() (any, error) {
	c := b.c
	stacked := b.typ.Stack != chart.Grouped && len(c.Series) > 1
	lo, hi := bounds(c.Series, stacked)
	if !stacked {
		lo, hi = reach(c.Series)
	}
	s := b.columnScale(lo, hi)
	inside := b.typ.Stack == chart.Percent || (stacked && !b.typ.Ranked)
	quiet := c.Labels
	if quiet && b.typ.Stack != chart.Percent && !s.log {
		s.min, s.max = math.Min(lo, 0), math.Max(hi, 0)
	}
	n := b.barNames()
	p := plot{l: n.width + 6, r: b.w - 1}
	switch {
	case quiet && !(inside && b.typ.Stack == chart.Percent):
		p.r -= b.endLabelWidth(stacked) + 5
	case !quiet:
		p.r -= b.t.width(formatAxis(s.args, s.max), b.fs(), false) / 2
	}
	if lo < 0 && quiet {
		p.l += b.endLabelWidth(stacked) + 5
	}
	p.t = b.legend(0, 0, b.w, b.keys())
	if p.t > 0 {
		p.t += 6
	}
	pitch := math.Max(14.5, float64(n.lines)*lineHeight+4)
	if len(c.Series) > 1 && !stacked {
		pitch = math.Max(pitch, float64(len(c.Series))*9.5+7)
	} else if stacked {
		pitch = math.Max(pitch, 18)
	}
	bottom := 2.0
	if !quiet {
		bottom = axisRoom(1)
	}
	b.height(p.t + pitch*float64(len(c.Categories)) + bottom)
	p.b = b.h - bottom
	pitch = (p.b - p.t) / float64(len(c.Categories))
	b.raw["grid"] = p.grid()
	b.raw["xAxis"] = b.valueAxis(s, quiet)
	b.raw["yAxis"] = b.categoryAxis(n.labels, obj{"inverse": true})
	x := func(v float64) float64 { return p.l + s.at(v)*(p.r-p.l) }
	b.unit, b.slot = (p.r-p.l)/(s.max-s.min), pitch
	if quiet {
		b.barLabels(p, pitch, x, stacked, inside)
	}
	return b.barSeries(n.labels, stacked, true)
}

// endLabelWidth is the widest value written at a bar's end.
func (b *builder) endLabelWidth(stacked bool) float64 {
	w := 0.0
	for i := range b.c.Categories {
		if stacked {
			w = math.Max(w, b.t.width(b.th.Number(b.topOf(i, true), b.c.Format), b.vs(), false))
			continue
		}
		for _, s := range b.c.Series {
			w = math.Max(w, b.t.width(chart.NumberText(b.th, s.Values[i], b.c.Format), b.vs(), false))
		}
	}
	return w
}

// barLabels writes values at the bars' ends, and in segments where they have room.
func (b *builder) barLabels(p plot, pitch float64, x func(v float64) float64, stacked, inside bool) {
	for i := range b.c.Categories {
		mid := p.t + (float64(i)+0.5)*pitch
		if !stacked {
			b.groupLabels(i, mid, pitch, x)
			continue
		}
		at := 0.0
		if math.IsNaN(b.c.Total(i)) && seriesTop(b.c.Series, i, -1) == math.Inf(-1) {
			b.text(x(0)+4, mid, chart.NumberText(b.th, b.c.Series[0].Values[i], b.c.Format), label{size: b.vs(), colour: b.th.Soft})
			continue
		}
		for _, s := range b.c.Series {
			v := chart.Plot(s.Values[i])
			if !(v > 0) {
				continue
			}
			text := chart.NumberText(b.th, s.Values[i], b.c.Format)
			if x(at+v)-x(at) > b.t.width(text, b.vs(), false)+4 && inside {
				b.text((x(at)+x(at+v))/2, mid, text, label{align: "center", size: b.vs(), colour: s.Colour.On(b.th.Ink)})
			}
			at += v
		}
		if b.typ.Stack != chart.Percent {
			b.text(x(at)+4, mid, chart.NumberText(b.th, dataset.Exact(at), b.c.Format), label{size: b.vs()})
		}
	}
}

// groupLabels writes the values at the ends of the bars of one category.
func (b *builder) groupLabels(i int, mid, pitch float64, x func(v float64) float64) {
	k := float64(len(b.c.Series))
	bar := pitch * 0.7 / (k + 0.06*(k-1)) // as ECharts divides a category, see barSeries
	for j, s := range b.c.Series {
		n := s.Values[i]
		v := chart.Plot(n)
		l := label{size: b.vs()}
		text := chart.NumberText(b.th, n, b.c.Format)
		y := mid + (float64(j)-(k-1)/2)*bar*1.06
		switch {
		case math.IsNaN(v):
			l.colour = b.th.Soft
			b.text(x(0)+4, y, text, l)
		case v < 0:
			l.align = "right"
			b.text(x(v)-4, y, text, l)
		default:
			b.text(x(furthest(n))+4, y, text, l)
		}
	}
}
