package echarts

// Distributions: a histogram is columns without gaps whose ends are written
// between them; a box plot is a lying box from quartile to quartile with a
// tick at the median and whiskers to both ends.

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"globalstudy/render/chart"
)

func (b *builder) histogram() (any, error) {
	c := b.c
	lo, hi := bounds(c.Series, false)
	lo, hi = b.withRemarks(lo, hi)
	s := b.columnScale(lo, hi)
	n := float64(len(c.Categories))
	edges := make([]string, len(c.Edges))
	for i, e := range c.Edges {
		edges[i] = b.th.Number(e, c.XFormat)
	}
	side := b.t.width(edges[len(edges)-1], b.fs(), false) / 2
	p := plot{l: b.t.width(edges[0], b.fs(), false) / 2, r: b.w - side}
	quiet := c.Labels && b.textWidth(c.Series) < (p.r-p.l)/n-1
	b.quiet = quiet
	if !quiet {
		p.l = math.Max(p.l, b.labelWidth(s)+6)
	} else {
		s = tight(s, math.Min(lo, 0), math.Max(hi, 0))
	}
	x := func(v float64) float64 {
		return p.l + (v-c.Edges[0])/(c.Edges[len(c.Edges)-1]-c.Edges[0])*(p.r-p.l)
	}
	b.fit(&p)
	slot := (p.r - p.l) / n
	places := b.remarkRowsAt(p, func(a chart.Mark) (float64, float64) { return x(a.XV), x(a.ToV) })
	foot := b.ownTitle(axisTitle(c.XTitle, c.XUnit), b.w-p.l)
	bottom := axisRoom(1) + float64(len(foot))*lineHeight + 2
	p.t = b.topRoom(b.keys()) + 5 + float64(places.count)*remarkRow
	if quiet {
		p.t += 9
	}
	b.height(p.t + b.plotHeight() + bottom)
	p.b = b.h - bottom
	y := func(v float64) float64 { return p.b - s.at(v)*(p.b-p.t) }
	b.head(b.w, b.h-5, foot, label{align: "right", colour: b.th.Soft})
	for i, t := range b.thin(edges, slot) {
		b.text(x(c.Edges[i]), p.b+5+b.fs()/2, t, label{align: "center"})
	}
	b.drawRemarks(p, places, func(a chart.Mark) (float64, float64) { return x(a.XV), x(a.ToV) }, y, func(a chart.Mark) float64 {
		i := min(max(int((a.XV-c.Edges[0])/(c.Edges[1]-c.Edges[0])), 0), len(c.Categories)-1)
		return y(math.Max(chart.Plot(c.Series[0].Values[i]), 0)) - 2
	})
	b.raw["grid"] = p.grid()
	b.raw["xAxis"] = b.categoryAxis(make([]string, len(c.Categories)), nil)
	b.raw["yAxis"] = b.valueAxis(s, quiet)
	b.unit = (p.b - p.t) / (s.max - s.min)
	if quiet {
		b.columnLabels(func(i int) float64 { return p.l + (float64(i)+0.5)*slot }, y, false)
	}
	b.solidColumns(func(i int) float64 { return p.l + (float64(i)+0.5)*slot }, y, slot, false)
	b.linesAcross(p, func(a chart.Mark) (float64, float64) { return x(a.XV), x(a.ToV) }, y)
	base, err := b.barSeries(make([]string, len(c.Categories)), false, false)
	for _, o := range b.raw["series"].([]any) {
		o.(obj)["barCategoryGap"], o.(obj)["barMaxWidth"] = "0%", 1000
		o.(obj)["itemStyle"] = obj{"borderColor": b.th.White.String(), "borderWidth": 0.6}
	}
	return base, err
}

func (b *builder) boxes() (any, error) {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, x := range b.c.Boxes {
		if !math.IsNaN(x.Median) {
			lo, hi = math.Min(lo, x.Min), math.Max(hi, x.Max)
		}
	}
	lo, hi = b.withRemarks(lo, hi)
	s := b.freeScale(lo, hi, b.steps())
	b.rowFrame(s, false, 2, 2, 4, 18, func(i int) (float64, float64) { return orZero(b.c.Boxes[i].Max), 0 })
	box := charts.NewBoxPlot()
	var items []opts.BoxPlotData
	var raw []any
	for i, x := range b.c.Boxes {
		hue := b.markColour(b.c.Series[0], i)
		five := []any{x.Min, x.Q1, x.Median, x.Q3, x.Max}
		if math.IsNaN(x.Median) {
			five = []any{"-", "-", "-", "-", "-"}
		}
		items = append(items, opts.BoxPlotData{Name: b.c.Categories[i].Label, Value: five})
		raw = append(raw, obj{"itemStyle": obj{"color": b.lighter(hue).String(), "borderColor": hue.String(), "borderWidth": 1}})
	}
	box.AddSeries(b.c.ValueTitle, items)
	box.Validate()
	b.raw["series"] = []any{obj{"data": raw, "silent": true, "boxWidth": []any{5, 11}, "z": 5, "clip": false}}
	return jsonOf(box.JSON())
}
