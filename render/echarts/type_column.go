package echarts

// Columns: upright bars, plain, stacked, grouped or filled up to 100 per cent.

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

// plot is the rectangle between the axes.
type plot struct{ l, t, r, b float64 }

func (p plot) grid() obj {
	return obj{"left": r2(p.l), "top": r2(p.t), "width": r2(p.r - p.l), "height": r2(p.b - p.t), "containLabel": false, "outerBoundsMode": "none"}
}

// lineHeight is the pitch of wrapped axis labels; axisRoom the room under an axis for n lines of them.
const lineHeight = 9.6

func axisRoom(lines int) float64 { return 6 + float64(lines)*lineHeight }

func (b *builder) columns() (any, error) {
	c := b.c
	stacked := b.typ.Stack != chart.Grouped && len(c.Series) > 1
	lo, hi := bounds(c.Series, stacked)
	if !stacked {
		lo, hi = reach(append(c.Series[:len(c.Series):len(c.Series)], b.over...))
	}
	s := b.columnScale(b.withRemarks(lo, hi))
	n := float64(len(c.Categories))
	quiet := c.Labels && len(b.over) == 0 && (len(c.Series) == 1 || stacked) && b.typ.Stack != chart.Percent && b.endLabelWidth(stacked) < b.w/n-1
	b.quiet = quiet
	p := plot{l: 0, r: b.w}
	if !quiet {
		p.l = b.labelWidth(s) + 6
	} else if !s.log {
		lo, hi = b.withRemarks(lo, hi)
		s = tight(s, math.Min(lo, 0), math.Max(hi, 0))
	}
	b.fit(&p)
	right, direct := 0.0, false
	if stacked {
		right, direct = b.columnNames(p, s, b.plotHeight())
	}
	b.endNames = direct
	if direct {
		p.r = right
	} else if b.shared == nil && chart.InTime(c.Categories) { // the last year may stand out over its column
		p.r -= math.Max(0, b.t.width("2000", b.fs(), false)-(p.r-p.l)/n) / 2
	}
	slot := (p.r - p.l) / n
	labels, lines := b.xLabels(c.Categories, slot)
	if over := (lineHeight - slot) / 2; b.turned && over > 0 { // the last name stands out over its column
		p.r -= over
		slot = (p.r - p.l) / n
	}
	x := func(i int) float64 { return p.l + (float64(i)+0.5)*slot }
	keys := b.keys()
	if direct {
		keys = keys[len(c.Series):]
	}
	p.t = b.legend(0, 0, b.w, keys)
	if p.t > 0 {
		p.t += 7
	} else {
		p.t = 5
	}
	rows := b.remarkRows(p, x)
	p.t += float64(rows.count) * remarkRow
	if quiet {
		p.t += 9
		for _, n := range c.Series[0].Values {
			if openEnd(n) > 0 {
				p.t += 9
				break
			}
		}
	}
	b.height(p.t + b.plotHeight() + axisRoom(lines))
	p.b = b.h - axisRoom(lines)
	y := func(v float64) float64 { return p.b - s.at(v)*(p.b-p.t) }
	b.remarks(p, rows, x, y, func(i int) float64 { return y(b.topOf(i, stacked)) - 2 })
	b.raw["grid"] = p.grid()
	b.raw["xAxis"] = b.categoryAxis(labels, atEdge(s))
	b.raw["yAxis"] = b.valueAxis(s, quiet)
	b.unit = (p.b - p.t) / (s.max - s.min)
	if quiet {
		b.columnLabels(x, y, stacked)
	}
	b.zeroLine(plot{l: p.l, r: p.r, t: y(0), b: y(0)}, s)
	b.slot = slot
	if direct {
		b.nameColumn(x(len(c.Categories)-1), p, y)
	}
	b.solidColumns(x, y, math.Min(0.74*slot, widestBar*float64(max(1, len(c.Series)))), stacked)
	b.linesAcross(p, categorySpan(x), y)
	return b.barSeries(labels, stacked, false)
}

// columnScale chooses the value axis of columns.
func (b *builder) columnScale(lo, hi float64) scale {
	if b.typ.Stack == chart.Percent {
		s := scale{min: 0, max: 100, step: 25}
		s.args = axisArgs(b.th, b.c.Format, s)
		return s
	}
	n := 5
	switch {
	case b.shared != nil && b.lying():
		n = b.steps()
	case b.shared != nil:
		n = 3
	case b.narrow:
		n = 4
	}
	return b.newScale(lo, hi, n)
}

// plotHeight is the height of the area between the axes of upright charts.
func (b *builder) plotHeight() float64 {
	if b.shared != nil {
		return math.Max(52, math.Min(90, b.shared.plot*0.62))
	}
	if b.w < 300 {
		return math.Min(0.56*b.w, 150)
	}
	return 0.36 * b.w
}

// topOf is the highest value drawn at a category.
func (b *builder) topOf(i int, stacked bool) float64 {
	top := 0.0
	for _, s := range b.over {
		top = math.Max(top, orZero(chart.Plot(s.Values[i])))
	}
	for _, s := range b.c.Series {
		switch v := chart.Plot(s.Values[i]); {
		case math.IsNaN(v):
		case stacked:
			top += math.Max(v, 0)
		default:
			top = math.Max(top, furthest(s.Values[i]))
		}
	}
	return top
}

func orZero(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return v
}

// columnLabels writes the value, or the total of a stack, over each column.
func (b *builder) columnLabels(x func(i int) float64, y func(v float64) float64, stacked bool) {
	for i := range b.c.Categories {
		n := b.c.Series[0].Values[i]
		if stacked {
			n = dataset.Exact(b.topOf(i, true))
		}
		v := orZero(furthest(n))
		text := chart.NumberText(b.th, n, b.c.Format)
		b.text(x(i), y(math.Max(v, 0))-6-openEnd(n), text, label{align: "center", size: b.vs()})
	}
}

// barSeries builds the series of upright or lying bars with go-echarts.
func (b *builder) barSeries(labels []string, stacked, lying bool) (any, error) {
	bar := charts.NewBar()
	bar.SetXAxis(labels)
	if lying {
		bar.XYReversal()
	}
	stack := ""
	if stacked {
		stack = "all"
	}
	gap := "26%"
	if len(b.c.Series) > 1 && !stacked {
		gap = "30%"
	}
	if b.rowGap != "" {
		gap = b.rowGap
	}
	var over []any
	for _, s := range b.c.Series {
		items, raw := b.barItems(s, stacked)
		bar.AddSeries(s.Label, items,
			charts.WithBarChartOpts(opts.BarChart{Stack: stack, BarGap: "6%", BarCategoryGap: gap}),
			charts.WithItemStyleOpts(opts.ItemStyle{Color: s.Colour.String()}))
		over = append(over, obj{"data": raw, "silent": true, "barMaxWidth": widestBar, "barMinHeight": 0, "z": 5})
	}
	bar.Validate()
	b.axisOver(lying)
	if !stacked {
		over = append(over, b.whiskers(b.c.Series, lying, b.barShift)...)
	}
	b.raw["series"] = over
	return jsonOf(bar.JSON())
}

// axisOver draws the line of the category axis over the bars, whose white edges would break it.
func (b *builder) axisOver(lying bool) {
	name := "xAxis"
	if lying {
		name = "yAxis"
	}
	b.raw[name].(obj)["z"] = 6
}

// barShift is how far the bars of a series stand from the middle of their category, as ECharts divides it.
func (b *builder) barShift(k int) float64 {
	n := float64(len(b.c.Series))
	bar := math.Min(b.slot*0.7/(n+0.06*(n-1)), widestBar)
	return (float64(k) - (n-1)/2) * bar * 1.06
}

// widestBar is the width at which bars stop to grow, in points.
const widestBar = 46.0

// separable is the size in points from which a segment is parted from the next by a white line.
const separable = 2.2

// barItems gives the bars of one series and what go-echarts cannot say about them.
func (b *builder) barItems(s chart.Series, stacked bool) (items []opts.BarData, raw []any) {
	for i, n := range s.Values {
		fill := b.markColour(s, i)
		item := opts.BarData{Name: b.c.Categories[i].Label, Value: value(n), ItemStyle: &opts.ItemStyle{Color: fill.String()}}
		if v := chart.Plot(n); stacked && b.typ.Family != chart.Diverging && math.Abs(v)*b.unit > separable { // halves are parted by the axis
			item.ItemStyle.BorderColor, item.ItemStyle.BorderWidth = b.th.White.String(), 0.5
		}
		more := obj{}
		switch {
		case b.c.Categories[i].Partial || n.Status == dataset.Provisional:
			more["itemStyle"] = obj{"decal": b.hatch()}
		case n.Status == dataset.Estimated:
			item.ItemStyle.Color, item.ItemStyle.BorderColor, item.ItemStyle.BorderWidth = b.lighter(fill).String(), fill.String(), 0.8
		}
		items = append(items, item)
		raw = append(raw, more)
	}
	return items, raw
}

// markColour is the colour of a series' mark at a category.
func (b *builder) markColour(s chart.Series, i int) theme.Colour {
	k := b.c.Categories[i]
	switch {
	case k.Colour != nil:
		return *k.Colour
	case k.Other && len(b.c.Series) == 1:
		return b.th.Soft.Mix(b.th.White, 0.45)
	}
	return s.Colour
}

// keys is the legend: the series where there are several, then what hatches and outlines mean.
func (b *builder) keys() []key {
	var out []key
	run := b.allSeries()
	if names := b.c.Series; len(b.c.Facets) > 0 {
		names = b.c.Facets[0].Series
		out = b.seriesKeys(names)
	} else {
		out = b.seriesKeys(names)
	}
	partial, estimated := false, false
	for _, s := range run {
		for i, n := range s.Values {
			known := !math.IsNaN(chart.Plot(n))
			partial = partial || known && (b.c.Categories[i].Partial || n.Status == dataset.Provisional)
			estimated = estimated || known && n.Status == dataset.Estimated
		}
	}
	grey := b.th.Soft
	if len(run) == 1 && len(b.over) == 0 {
		grey = run[0].Colour
	}
	kinds := b.statusKinds()
	if partial {
		out = append(out, key{sentence(b.th.Words.LegendProvisional), grey, kinds[0]})
	}
	if estimated {
		out = append(out, key{sentence(b.th.Words.LegendEstimated), grey, kinds[1]})
	}
	if ranged(run) && kinds[2] != square && (b.typ.Stack == chart.Grouped || len(run) == 1) {
		out = append(out, key{sentence(b.th.Words.LegendRange), grey, kinds[2]})
	}
	return out
}

// statusKinds is how the legend shows what is provisional, an estimate, and a range; square: not at all.
func (b *builder) statusKinds() [3]keyKind {
	switch b.typ.Family {
	case chart.Lines:
		return [3]keyKind{dashed, tinted, square}
	case chart.Bands:
		return [3]keyKind{dashed, tinted, band}
	case chart.Dots, chart.Points:
		return [3]keyKind{ring, tinted, whisker}
	case chart.Slopes, chart.Bumps:
		return [3]keyKind{ring, tinted, square}
	case chart.Diverging, chart.Ranges:
		return [3]keyKind{hatched, outlined, square}
	}
	return [3]keyKind{hatched, outlined, whisker}
}

func (b *builder) seriesKeys(run []chart.Series) []key {
	if len(run)+len(b.over) < 2 {
		return nil
	}
	kind := square
	if b.typ.Family == chart.Dots {
		kind = dot
	}
	var out []key
	for _, s := range run {
		out = append(out, key{s.Label, s.Colour, kind})
	}
	for _, s := range b.over {
		out = append(out, key{s.Label, s.Colour, stroke})
	}
	return out
}

func (b *builder) allSeries() []chart.Series {
	run := b.c.Series
	for _, f := range b.c.Facets {
		run = append(run[:len(run):len(run)], f.Series...)
	}
	return run
}

// sentence gives a catalogue word a capital, as a label that stands alone has.
func sentence(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}
