package echarts

// Parts that are counted: a waffle of unit squares, and a funnel of stages.

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

const (
	waffleCols = 10
	waffleMost = 100 // squares
)

// waffle draws up to a hundred squares, each for the same round number, column
// by column from the bottom, and lists the parts beside them.
func (b *builder) waffle() (any, error) {
	c := b.c
	sum := 0.0
	for _, s := range c.Series {
		sum += chart.Plot(s.Values[0])
	}
	unit := b.squareUnit(sum)
	var owner []int // the part of each square
	for i, n := range squares(c.Series, unit) {
		for range n {
			owner = append(owner, i)
		}
	}
	side := math.Min(110, 0.42*b.w)
	pitch := side / waffleCols
	left := side + 16
	list := b.doughnutList(left, 0, sum) // for its height only
	b.marks, b.texts = nil, nil
	what := "= " + b.th.Number(unit, c.Format)
	if c.Format.Kind == theme.Auto && c.Unit != "" {
		what += " " + c.Unit
	}
	notes := b.wrap(what, b.w-2-keySize-keyGap, b.fs())
	foot := 6 + float64(len(notes))*lineHeight
	b.height(math.Max(side, list) + foot + 4)
	b.doughnutList(left, 0, sum)
	key := b.th.Soft
	if len(c.Series) == 1 {
		key = c.Series[0].Colour
	}
	b.rect(1, b.h-foot+5, keySize, keySize, obj{"fill": key.String()}, 10)
	for i, l := range notes {
		b.text(1+keySize+keyGap, b.h-foot+9+float64(i)*lineHeight, l, label{})
	}
	b.raw["grid"] = plot{l: 0, t: 2, r: side, b: 2 + side}.grid()
	hidden := obj{"type": "category", "data": make10(), "show": false}
	b.raw["xAxis"], b.raw["yAxis"] = []any{hidden}, []any{hidden}
	b.owner = owner
	return b.squareSeries(owner, pitch)
}

func make10() []any {
	out := make([]any, waffleCols)
	for i := range out {
		out[i] = ""
	}
	return out
}

func (b *builder) squareSeries(owner []int, pitch float64) (any, error) {
	heat := charts.NewHeatMap()
	var items []opts.HeatMapData
	for i, p := range owner {
		items = append(items, opts.HeatMapData{Name: b.c.Series[p].Label, Value: []any{i / waffleCols, i % waffleCols, p}})
	}
	heat.AddSeries(b.c.ValueTitle, items)
	heat.Validate()
	var pieces []any
	for i, s := range b.c.Series {
		fill := s.Colour
		if s.Values[0].Status == dataset.Estimated {
			fill = b.lighter(fill)
		}
		pieces = append(pieces, obj{"value": i, "color": fill.String()})
	}
	b.raw["visualMap"] = []any{obj{"type": "piecewise", "show": false, "dimension": 2, "pieces": pieces}}
	b.raw["series"] = []any{obj{"silent": true, "label": obj{"show": false}, "itemStyle": obj{"borderColor": b.th.White.String(), "borderWidth": r2(pitch * 0.16)}}}
	return jsonOf(heat.JSON())
}

// squareUnit is the round number that one square stands for.
func (b *builder) squareUnit(sum float64) float64 {
	if b.c.Format.Kind == theme.Percent && sum <= waffleMost {
		return 1
	}
	v := sum / waffleMost
	unit := math.Pow(10, math.Floor(math.Log10(v)+1e-9))
	for _, m := range []float64{1, 2, 5} {
		if m*unit >= v*(1-1e-9) {
			return math.Max(m*unit, b.leastUnit())
		}
	}
	return math.Max(10*unit, b.leastUnit())
}

// leastUnit is 1 for whole numbers: half a person has no square.
func (b *builder) leastUnit() float64 {
	for _, s := range b.c.Series {
		if v := chart.Plot(s.Values[0]); v != math.Trunc(v) {
			return 0
		}
	}
	return 1
}

// squares rounds parts to squares so that their sum is that of the whole, by the largest remainders.
func squares(run []chart.Series, unit float64) []int {
	out := make([]int, len(run))
	rest := make([]float64, len(run))
	sum, given := 0.0, 0
	for i, s := range run {
		v := chart.Plot(s.Values[0]) / unit
		sum += v
		out[i] = int(math.Floor(v + 1e-9))
		rest[i] = v - float64(out[i])
		given += out[i]
	}
	for left := int(math.Min(math.Round(sum), waffleMost)) - given; left > 0; left-- {
		best := 0
		for i := range rest {
			if rest[i] > rest[best] {
				best = i
			}
		}
		out[best]++
		rest[best] = -1
	}
	return out
}

// funnel draws stages from top to bottom, named at the left, with value and
// share of the first at the right.
func (b *builder) funnel() (any, error) {
	c := b.c
	first := chart.Plot(c.Series[0].Values[0])
	var labels, right []string
	lines, wide := 1, 0.0
	var wrapped [][]string
	for _, s := range c.Series {
		w := b.wrap(s.Label, 0.32*b.w, b.fs())
		wrapped = append(wrapped, w)
		lines, wide = max(lines, len(w)), math.Max(wide, b.widest(w, b.fs()))
		labels = append(labels, s.Label)
		share := b.th.Number(chart.Plot(s.Values[0])/first*100, theme.Format{Kind: theme.Percent, Decimals: 0, Exhibit: true})
		text := b.starred(s.Values[0])
		if c.Format.Kind != theme.Percent && !b.narrow {
			text += " (" + share + ")"
		}
		right = append(right, text)
	}
	p := plot{l: wide + 8, t: b.topRoom(b.partKeys(b.numbers(), starKey, outlined)), r: b.w - b.widest(right, b.vs()) - 8}
	pitch := math.Max(22, float64(lines)*lineHeight+4)
	b.height(p.t + pitch*float64(len(labels)) + 2)
	p.b = b.h - 2
	pitch = (p.b - p.t) / float64(len(labels))
	funnel := charts.NewFunnel()
	var items []any
	for i, s := range c.Series {
		mid := p.t + (float64(i)+0.5)*pitch
		for j, l := range wrapped[i] {
			b.text(p.l-6, mid+(float64(j)-float64(len(wrapped[i])-1)/2)*lineHeight, l, label{align: "right"})
		}
		b.text(p.r+6, mid, right[i], label{size: b.vs()})
		style := obj{"color": s.Colour.String()}
		if s.Values[0].Status == dataset.Estimated {
			style = obj{"color": b.lighter(s.Colour).String(), "borderColor": s.Colour.String(), "borderWidth": 0.8}
		}
		items = append(items, obj{"name": s.Label, "value": chart.Plot(s.Values[0]), "itemStyle": style})
	}
	funnel.AddSeries(c.ValueTitle, nil)
	funnel.Validate()
	b.raw["series"] = []any{obj{"data": items, "silent": true, "sort": "none", "gap": 1.5, "left": r2(p.l), "top": r2(p.t), "width": r2(p.r - p.l), "height": r2(p.b - p.t),
		"min": 0, "max": first, "minSize": 0, "maxSize": "100%", "label": obj{"show": false}, "labelLine": obj{"show": false},
		"itemStyle": obj{"borderWidth": 0}, "emphasis": obj{"disabled": true}}}
	return jsonOf(funnel.JSON())
}
