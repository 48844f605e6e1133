package echarts

// Lines and areas. Up to six lines are named at their right ends, in their own
// colour and without touching each other; more get a legend. A missing value
// is a gap.

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
)

// lineEnd is the name of a series at the end of its line.
type lineEnd struct {
	series int
	lines  []string
	y, at  float64 // wished and given middle
}

func (b *builder) lines() (any, error) {
	c := b.c
	stacked := b.typ.Stack == chart.Stacked && len(c.Series) > 1
	lo, hi := bounds(c.Series, stacked)
	if !stacked {
		lo, hi = reach(c.Series)
	}
	s := b.columnScale(b.withRemarks(lo, hi))
	p := plot{l: b.labelWidth(s) + 6, r: b.w - 4}
	end, tall, direct := b.endRoom()
	switch {
	case direct:
		p.r = b.w - end - 7
	case b.shared == nil && chart.InTime(c.Categories):
		p.r = b.w - b.t.width("2000", b.fs(), false)/2
	}
	if !direct {
		p.t = b.legend(0, 0, b.w, b.lineKeys())
	} else if keys := b.lineKeys()[len(c.Series):]; len(keys) > 0 {
		p.t = b.legend(0, 0, b.w, keys)
	}
	p.t += 7
	b.endNames = direct
	b.fit(&p)
	labels, lines := b.lineLabels(&p)
	slot := (p.r - p.l) / math.Max(1, float64(len(c.Categories)-1))
	x := func(i int) float64 { return p.l + float64(i)*slot }
	rows := b.remarkRows(p, x)
	p.t += float64(rows.count) * remarkRow
	b.height(p.t + math.Max(b.plotHeight(), tall) + axisRoom(lines))
	p.b = b.h - axisRoom(lines)
	y := func(v float64) float64 { return p.b - s.at(v)*(p.b-p.t) }
	b.remarks(p, rows, x, y, func(i int) float64 {
		if stacked {
			return y(b.topOf(i, true)) - 2
		}
		return y(seriesTop(c.Series, i, -1)) - 2
	})
	b.raw["grid"] = p.grid()
	b.raw["xAxis"] = b.categoryAxis(labels, merge(obj{"boundaryGap": false}, atEdge(s)).(obj))
	b.raw["yAxis"] = b.valueAxis(s, false)
	b.zeroLine(plot{l: p.l, r: p.r, t: y(0), b: y(0)}, s)
	b.solidLines(x, y, c.Series)
	if b.typ.Filled {
		b.solidArea(x, y, stacked)
	}
	if direct {
		b.lineEnds(p, x, y, stacked)
	}
	b.linesAcross(p, categorySpan(x), y)
	return b.lineSeries(labels, c.Series, stacked)
}

// lineLabels writes the labels under lines and moves the plot's sides in until the first and the last have room.
func (b *builder) lineLabels(p *plot) ([]string, int) {
	n := math.Max(1, float64(len(b.c.Categories)-1))
	for {
		b.turned = false
		slot := (p.r - p.l) / n
		labels, lines := b.xLabels(b.c.Categories, slot)
		half := func(s string) float64 {
			if b.turned {
				return float64(strings.Count(s, "\n")+1) * lineHeight / 2
			}
			return b.widest(strings.Split(s, "\n"), b.fs()) / 2
		}
		left, right := half(labels[0])-p.l, half(labels[len(labels)-1])-(b.w-p.r)
		if left < 0.6 && right < 0.6 || p.r-p.l < 60 {
			return labels, lines
		}
		p.l, p.r = p.l+math.Max(left, 0), p.r-math.Max(right, 0)
	}
}

// endRoom is the room that names at line ends take, and whether they have it:
// two to six lines, and on narrow drawings none that wraps.
func (b *builder) endRoom() (w, tall float64, ok bool) {
	n := len(b.c.Series)
	if n < 2 || n > 6 || b.shared != nil {
		return 0, 0, false
	}
	room := math.Min(0.3*b.w, 110)
	for _, run := range b.c.Series {
		lines := b.wrap(run.Label, room-8, b.fs()) // bold letters are wider
		if b.narrow && len(lines) > 1 {
			return 0, 0, false
		}
		tall += float64(len(lines)) * endPitch
		for _, l := range lines {
			w = math.Max(w, b.t.width(l, b.fs(), true))
		}
	}
	return w, tall, w <= room
}

// lineKeys is the legend of lines.
func (b *builder) lineKeys() []key {
	keys := b.seriesKeys(b.c.Series)
	all := b.allSeries()
	if len(b.c.Facets) > 0 {
		keys = b.seriesKeys(b.c.Facets[0].Series)
	}
	for i := range keys {
		if !b.typ.Filled {
			keys[i].kind = stroke
		}
	}
	if last := len(b.c.Categories) - 1; b.c.Categories[last].Partial && !b.typ.Filled {
		keys = append(keys, key{sentence(b.th.Words.LegendProvisional), b.th.Soft, dashed})
	} else if b.anyStatus(dataset.Provisional) {
		keys = append(keys, key{sentence(b.th.Words.LegendProvisional), b.th.Soft, ring})
	}
	if b.anyStatus(dataset.Estimated) {
		keys = append(keys, key{sentence(b.th.Words.LegendEstimated), b.th.Soft, tinted})
	}
	if ranged(all) && b.typ.Stack == chart.Grouped {
		kind := whisker
		if b.typ.Family == chart.Bands {
			kind = band
		}
		keys = append(keys, key{sentence(b.th.Words.LegendRange), all[0].Colour, kind})
	}
	return keys
}

// lineEnds writes the series' names at the right, moved apart where they would touch;
// that of a line which ends before the others stands at its own end, if it has room there.
func (b *builder) lineEnds(p plot, x func(i int) float64, y func(v float64) float64, stacked bool) {
	var all []lineEnd
	base := 0.0
	for i, s := range b.c.Series {
		last := -1
		for j, n := range s.Values {
			if !math.IsNaN(chart.Plot(n)) {
				last = j
			}
		}
		if last < 0 {
			continue
		}
		v := chart.Plot(s.Values[last])
		at := y(v)
		if stacked {
			at = y(base + v/2)
			base += v
		}
		e := lineEnd{series: i, lines: b.wrap(s.Label, math.Min(0.3*b.w, 110)-8, b.fs()), y: at, at: at}
		if !stacked && !b.typ.Filled && b.ownEnd(p, x(last), e) {
			continue
		}
		all = append(all, e)
	}
	sortEnds(all)
	spread(all, b.fs()/2, p.b)
	for _, e := range all {
		colour := b.c.Series[e.series].Colour
		for j, l := range e.lines {
			b.text(p.r+6, e.at+(float64(j)-float64(len(e.lines)-1)/2)*lineHeight, l, label{colour: b.readable(colour), bold: true})
		}
	}
}

// ownEnd writes the name of a line that ends at x, well before the plot does, right of
// its end or over or under it; false, and nothing written, where marks or words stand there.
func (b *builder) ownEnd(p plot, x float64, e lineEnd) bool {
	l := label{size: b.fs(), colour: b.readable(b.c.Series[e.series].Colour), bold: true, halo: true}
	wide, tall := b.widestBold(e.lines), float64(len(e.lines))*lineHeight
	if x > p.r-wide-10 {
		return false
	}
	for _, at := range []pt{{x + 6, e.y}, {x - wide/2, e.y - tall/2 - 6}, {x - wide/2, e.y + tall/2 + 6}, {x + 3, e.y - tall/2 - 5}, {x + 3, e.y + tall/2 + 5}} {
		room := box{l: at.x - 1, t: at.y - tall/2, r: at.x + wide + 2, b: at.y + tall/2}
		if room.l < p.l || room.r > p.r || room.t < p.t || room.b > p.b-1 || !b.clear(room) {
			continue
		}
		for i, s := range e.lines {
			b.text(at.x, at.y+(float64(i)-float64(len(e.lines)-1)/2)*lineHeight, s, l)
		}
		return true
	}
	return false
}

func sortEnds(all []lineEnd) {
	slices.SortStableFunc(all, func(a, c lineEnd) int { return cmp.Compare(a.y, c.y) })
}

// spread moves sorted ends apart so that none touch and all lie between top and bottom.
func spread(all []lineEnd, top, bottom float64) {
	half := func(e lineEnd) float64 { return float64(len(e.lines)) * (lineHeight + 0.4) / 2 }
	for range 60 {
		for i := 1; i < len(all); i++ {
			if d := half(all[i-1]) + half(all[i]) - (all[i].at - all[i-1].at); d > 0.01 {
				all[i-1].at -= d / 2
				all[i].at += d / 2
			}
		}
		for i := range all {
			all[i].at = math.Min(math.Max(all[i].at, top+half(all[i])), bottom-half(all[i])+4)
		}
	}
}

// lineSeries builds lines or areas with go-echarts.
func (b *builder) lineSeries(labels []string, run []chart.Series, stacked bool) (any, error) {
	line := charts.NewLine()
	line.SetXAxis(labels)
	var over []any
	stack := ""
	if stacked {
		stack = "all"
	}
	for k, s := range run {
		b.owner = append(b.owner, k)
		var data []opts.LineData
		lone := false
		for i, n := range s.Values {
			data = append(data, opts.LineData{Value: value(n)})
			lone = lone || alone(s, i)
		}
		set := []charts.SeriesOpts{charts.WithLineChartOpts(opts.LineChart{Stack: stack}),
			charts.WithLineStyleOpts(opts.LineStyle{Color: s.Colour.String(), Width: 1.5}),
			charts.WithItemStyleOpts(opts.ItemStyle{Color: s.Colour.String()})}
		rest := b.partialTail(s, data, stacked)
		line.AddSeries(s.Label, data, set...)
		more := obj{"showSymbol": lone, "showAllSymbol": lone, "symbol": "circle", "symbolSize": 3, "silent": true, "z": 5, "connectNulls": false, "clip": false,
			"lineStyle": obj{"cap": "round", "join": "round"}}
		if b.typ.Step {
			more["step"] = "middle"
		}
		if marked(s) && !stacked {
			more["data"], more["showSymbol"], more["showAllSymbol"], more["symbolSize"] = b.linePoints(s, lone), true, true, 4.5
		}
		if b.typ.Filled {
			more["areaStyle"] = obj{"color": b.areaFill(s, stacked), "opacity": 1, "origin": "start"}
			more["z"] = 3
			if stacked {
				more["lineStyle"] = obj{"color": b.th.White.String(), "width": 0.6}
			}
		}
		over = append(over, more)
		if rest != nil {
			line.AddSeries(s.Label, rest, set...)
			b.owner = append(b.owner, k)
			over = append(over, obj{"showSymbol": false, "silent": true, "z": 5, "clip": false, "lineStyle": obj{"type": []any{2.5, 2}}})
		}
	}
	line.Validate()
	if !stacked && b.typ.Family == chart.Lines {
		over = append(over, b.whiskers(run, false, nil)...)
	}
	b.raw["series"] = over
	return jsonOf(line.JSON())
}

// partialTail takes the last point out of data where its category is not a whole
// period, and gives the dashed piece that leads to it.
func (b *builder) partialTail(s chart.Series, data []opts.LineData, stacked bool) []opts.LineData {
	n := len(data) - 1
	if n < 1 || stacked || b.typ.Filled || !b.c.Categories[n].Partial {
		return nil
	}
	rest := make([]opts.LineData, n+1)
	for i := range rest {
		rest[i].Value = "-"
	}
	rest[n-1], rest[n] = data[n-1], data[n]
	data[n].Value = "-"
	return rest
}

// marked reports whether a series has figures whose status shows.
func marked(s chart.Series) bool {
	return slices.ContainsFunc(s.Values, func(n dataset.Number) bool {
		return n.Known() && (n.Status == dataset.Estimated || n.Status == dataset.Provisional)
	})
}

func (b *builder) anyStatus(st dataset.Status) bool {
	return slices.ContainsFunc(b.allSeries(), func(s chart.Series) bool {
		return slices.ContainsFunc(s.Values, func(n dataset.Number) bool { return n.Known() && n.Status == st })
	})
}

// linePoints styles the points of a line: those with a status, and with all the others too, have a dot.
func (b *builder) linePoints(s chart.Series, all bool) []any {
	out := make([]any, len(s.Values))
	for i, n := range s.Values {
		item := obj{"itemStyle": b.dotStyle(s.Colour, false, n.Status)}
		if !all && n.Status != dataset.Estimated && n.Status != dataset.Provisional {
			item["symbol"] = "none"
		}
		out[i] = item
	}
	return out
}

// areaFill is solid in a stack, and a tint under a single line.
func (b *builder) areaFill(s chart.Series, stacked bool) string {
	if stacked {
		return s.Colour.String()
	}
	return s.Colour.Mix(b.th.White, 0.78).String()
}

// alone reports whether a point has no known neighbour, so that no line would show it.
func alone(s chart.Series, i int) bool {
	known := func(j int) bool { return j >= 0 && j < len(s.Values) && !math.IsNaN(chart.Plot(s.Values[j])) }
	return known(i) && !known(i-1) && !known(i+1)
}
