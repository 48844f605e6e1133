package echarts

// Slopes and bumps: few lines, each named at its right end. A slope goes from one
// moment to another, with the values at both ends; a bump chart shows ranks, the
// first at the top.

import (
	"math"
	"strconv"

	"globalstudy/render/chart"
	"globalstudy/render/theme"
)

// endPitch is the room one line of text takes at a line's end.
const endPitch = lineHeight + 0.4

func (b *builder) slope() (any, error) {
	run := b.c.Series
	lo, hi := b.withRemarks(bounds(run, false))
	s := tight(b.freeScale(lo, hi, 5), lo, hi)
	p := plot{l: b.textWidth(run) + 9}
	left, right := make([]lineEnd, 0, len(run)), make([]lineEnd, 0, len(run))
	room, wide, tall := 0.44*b.w, 0.0, 0.0
	for i, r := range run {
		lines := b.wrapBold(b.slopeEnd(r), room)
		wide, tall = math.Max(wide, b.widestBold(lines)), tall+float64(len(lines))*endPitch
		right = append(right, lineEnd{series: i, lines: lines})
		left = append(left, lineEnd{series: i, lines: []string{b.numberText(r.Values[0])}})
	}
	p.r = b.w - wide - 8
	b.fit(&p)
	b.before = p.l
	moments := b.moments(p)
	first, last := moments[0].lines, moments[1].lines
	p.t = b.topRoom(b.keys()[b.seriesEntries():]) + float64(max(len(first), len(last)))*lineHeight + 6
	b.height(p.t + math.Max(b.plotHeight()*1.15, tall) + 6)
	p.b = b.h - 6
	y := func(v float64) float64 { return p.b - s.at(v)*(p.b-p.t) }
	for _, m := range moments {
		b.head(m.x, p.t-11, m.lines, label{colour: b.th.Soft, align: m.align})
	}
	for _, x := range []float64{p.l, p.r} {
		b.line(x, p.t-3, x, p.b+3, b.th.Rule, 0.6, nil, 0)
	}
	b.ends(left, 0, y, plot{t: p.t, b: p.b}, func(e lineEnd, i int, at float64) {
		b.text(p.l-6, at, e.lines[i], label{size: b.vs(), align: "right"})
	})
	b.ends(right, 1, y, p, func(e lineEnd, i int, at float64) {
		b.text(p.r+6, at, e.lines[i], label{bold: true, colour: b.readable(run[e.series].Colour)})
	})
	return b.plainLines(p, s, false)
}

// moment is what stands over one end of a slope.
type moment struct {
	x     float64
	lines []string
	align string
}

// moments puts the two moments of a slope over its ends, in the middle where there is room.
func (b *builder) moments(p plot) [2]moment {
	from, to, middle := 0.0, b.w, (p.l+p.r)/2
	if b.shared != nil { // other panels stand beside
		from, to = p.l, p.r
	}
	first := b.wrap(b.c.Categories[0].Label, middle-from-4, b.fs())
	last := b.wrap(b.c.Categories[1].Label, to-middle-4, b.fs())
	if b.shared != nil {
		return [2]moment{{from, first, "left"}, {to, last, "right"}}
	}
	l, r := b.widest(first, b.fs())/2, b.widest(last, b.fs())/2
	return [2]moment{{math.Max(l, math.Min(p.l, middle-4-l)), first, "center"}, {math.Min(to-r, math.Max(p.r, middle+4+r)), last, "center"}}
}

// slopeEnd is what stands at the right end of a slope.
func (b *builder) slopeEnd(r chart.Series) string {
	if b.shared != nil {
		return b.numberText(r.Values[1]) // the legend of all panels has the names
	}
	return b.numberText(r.Values[1]) + theme.NBSP + theme.NBSP + r.Label
}

// seriesEntries is how many entries of the legend name the series.
func (b *builder) seriesEntries() int { return len(b.seriesKeys(b.c.Series)) }

// ends writes texts beside the values of one category, moved apart where they would touch.
func (b *builder) ends(all []lineEnd, at int, y func(v float64) float64, p plot, write func(e lineEnd, line int, y float64)) {
	var known []lineEnd
	for _, e := range all {
		v := chart.Plot(b.c.Series[e.series].Values[at])
		if math.IsNaN(v) {
			v = chart.Plot(b.c.Series[e.series].Values[len(b.c.Categories)-1-at])
		}
		if math.IsNaN(v) {
			continue
		}
		e.y = y(v)
		e.at = e.y
		known = append(known, e)
	}
	sortEnds(known)
	spread(known, p.t-4, p.b)
	for _, e := range known {
		for j := range e.lines {
			write(e, j, e.at+(float64(j)-float64(len(e.lines)-1)/2)*lineHeight)
		}
	}
}

func (b *builder) bump() (any, error) {
	c := b.c
	most := 1.0
	for _, s := range c.Series {
		for _, n := range s.Values {
			if v := chart.Plot(n); v > most {
				most = v
			}
		}
	}
	_, most = b.withRemarks(1, most)
	s := scale{min: 0.5, max: most + 0.5, step: 1}
	p := plot{l: b.t.width("00", b.fs(), false) + 8}
	room, wide, tall := math.Min(0.46*b.w, 190), 0.0, 0.0
	for _, r := range c.Series {
		lines := b.wrapBold(r.Label, room)
		wide, tall = math.Max(wide, b.widestBold(lines)), tall+float64(len(lines))*endPitch
	}
	p.r = b.w - wide - 9
	if b.shared != nil {
		p.r = b.w - 5
		b.fit(&p)
	}
	slot := (p.r - p.l) / math.Max(1, float64(len(c.Categories)-1))
	labels, lines := b.xLabels(c.Categories, slot)
	p.t = b.topRoom(b.keys()[b.seriesEntries():]) + 4
	b.height(p.t + math.Max(tall+8, most*17) + axisRoom(lines))
	p.b = b.h - axisRoom(lines)
	y := func(v float64) float64 { return p.t + s.at(v)*(p.b-p.t) }
	for i := 1; i <= int(most); i++ {
		b.text(p.l-8, y(float64(i)), strconv.Itoa(i), label{align: "right", colour: b.th.Soft})
	}
	var ends []lineEnd
	for i, r := range c.Series {
		if last := lastKnown(r); last >= 0 && b.shared == nil {
			at := y(chart.Plot(r.Values[last]))
			ends = append(ends, lineEnd{series: i, lines: b.wrapBold(r.Label, room), y: at, at: at})
		}
	}
	sortEnds(ends)
	spread(ends, p.t-4, p.b)
	for _, e := range ends {
		for j, l := range e.lines {
			b.text(p.r+7, e.at+(float64(j)-float64(len(e.lines)-1)/2)*lineHeight, l, label{bold: true, colour: b.readable(c.Series[e.series].Colour)})
		}
	}
	b.xAxisOf(p, labels)
	return b.plainLines(p, s, true)
}

// lastKnown is the last place at which a series has a value, or -1.
func lastKnown(s chart.Series) int {
	for i := len(s.Values) - 1; i >= 0; i-- {
		if !math.IsNaN(chart.Plot(s.Values[i])) {
			return i
		}
	}
	return -1
}

// xAxisOf lays a category axis without a line under a plot.
func (b *builder) xAxisOf(p plot, labels []string) {
	b.raw["xAxis"] = b.categoryAxis(labels, obj{"boundaryGap": false, "axisLine": obj{"show": false}})
}

// plainLines builds lines with a dot at every value on a quiet axis.
func (b *builder) plainLines(p plot, s scale, ranks bool) (any, error) {
	b.raw["grid"] = p.grid()
	if !ranks {
		b.raw["xAxis"] = b.categoryAxis(make([]string, len(b.c.Categories)), obj{"boundaryGap": false, "axisLine": obj{"show": false}})
	}
	ax := b.valueAxis(s, true)
	if ranks {
		ax["inverse"] = true
	}
	b.raw["yAxis"] = ax
	base, err := b.lineSeries(make([]string, len(b.c.Categories)), b.c.Series, false)
	for i, o := range b.raw["series"].([]any) {
		size := 5.0
		if ranks {
			size = 6
		}
		o.(obj)["showSymbol"], o.(obj)["showAllSymbol"], o.(obj)["symbolSize"] = true, true, size
		if s := b.c.Series[b.owner[i]]; marked(s) {
			o.(obj)["data"] = b.linePoints(s, true)
		}
	}
	return base, err
}
