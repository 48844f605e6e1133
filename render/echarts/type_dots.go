package echarts

// Dots in rows: a lollipop has a stem from zero, a dumbbell a bar between its two
// dots, a dot plot nothing. Stems are a custom series under the dots.

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

const dotSize = 7.0

func (b *builder) dots() (any, error) {
	run := b.c.Series
	lo, hi := b.withRemarks(reach(run))
	s := b.freeScale(lo, hi, b.steps())
	if b.typ.Stem == chart.FromZero {
		s = b.newScale(lo, hi, b.steps())
		lo, hi = math.Min(lo, 0), math.Max(hi, 0)
	}
	quiet, left, right := b.c.Labels, 0.0, dotSize/2
	if quiet {
		s = tight(s, lo, hi)
		right = b.textWidth(run) + dotSize
		if b.typ.Stem == chart.Between || lo < 0 {
			left = right
		}
	} else {
		left = dotSize / 2
	}
	f := b.rowFrame(s, quiet, b.topRoom(b.keys()), left, right, 15, func(i int) (float64, float64) { return b.rowEnd(i, right) })
	if b.typ.Stem != chart.FromZero {
		b.raw["yAxis"].(obj)["axisLine"] = obj{"show": false}
	}
	for i := range b.c.Categories {
		end := f.p.r
		if quiet {
			end = b.dotLabels(f, i) - 2
		}
		if b.typ.Stem != chart.FromZero && end > f.p.l+2 {
			b.line(f.p.l, f.y(i), end, f.y(i), b.gridColour(), 0.5, nil, 0)
		}
	}
	if lo < 0 && b.typ.Stem == chart.FromZero {
		b.line(f.x(0), f.p.t, f.x(0), f.p.b, b.th.Soft, 0.6, nil, 1)
	}
	return b.dotSeries(f)
}

// dotLabels writes the values of a row, of a pair on its outer sides, and returns where the first thing of the row begins.
func (b *builder) dotLabels(f rows, i int) float64 {
	low, high := -1, -1
	for j, s := range b.c.Series {
		v := chart.Plot(s.Values[i])
		if math.IsNaN(v) {
			continue
		}
		if low < 0 || v < chart.Plot(b.c.Series[low].Values[i]) {
			low = j
		}
		if high < 0 || v > chart.Plot(b.c.Series[high].Values[i]) {
			high = j
		}
	}
	if high < 0 {
		at := f.x(math.Max(f.s.min, 0)) + 4
		b.text(at, f.y(i), b.numberText(b.c.Series[0].Values[i]), label{size: b.vs(), colour: b.th.Soft})
		return at
	}
	out := dotSize/2 + 3.0
	n := b.c.Series[high].Values[i]
	if v := chart.Plot(n); b.typ.Stem == chart.FromZero && v < 0 {
		b.text(f.x(v)-out, f.y(i), b.numberText(n), label{size: b.vs(), align: "right"})
		return f.x(v) - out - b.t.width(b.numberText(n), b.vs(), false)
	}
	b.text(f.x(furthest(n))+out+openEnd(n), f.y(i), b.numberText(n), label{size: b.vs()})
	if low != high {
		n := b.c.Series[low].Values[i]
		b.text(f.x(chart.Plot(n))-out, f.y(i), b.numberText(n), label{size: b.vs(), align: "right"})
		return f.x(chart.Plot(n)) - out - b.t.width(b.numberText(n), b.vs(), false)
	}
	return f.x(chart.Plot(b.c.Series[low].Values[i])) - dotSize/2
}

func (b *builder) dotSeries(f rows) (any, error) {
	sc := charts.NewScatter()
	sc.SetXAxis(make([]string, len(b.c.Categories)))
	var over []any
	for _, s := range b.c.Series {
		var items []opts.ScatterData
		var raw []any
		for i, n := range s.Values {
			v := chart.Plot(n)
			if math.IsNaN(v) {
				continue
			}
			items = append(items, opts.ScatterData{Name: b.c.Categories[i].Label, Value: []any{v, i}})
			raw = append(raw, obj{"itemStyle": b.dotStyle(b.markColour(s, i), b.c.Categories[i].Partial, n.Status)})
		}
		sc.AddSeries(s.Label, items, charts.WithItemStyleOpts(opts.ItemStyle{Color: s.Colour.String()}))
		over = append(over, obj{"data": raw, "silent": true, "symbol": "circle", "symbolSize": dotSize, "z": 8, "clip": false, "animation": false})
	}
	sc.Validate()
	if b.typ.Stem != chart.NoStem {
		over = append(over, b.stems(f))
	}
	b.raw["series"] = append(over, b.whiskers(b.c.Series, true, nil)...)
	return jsonOf(sc.JSON())
}

// dotStyle shows a status: an estimate is lighter, what is provisional is not filled.
func (b *builder) dotStyle(c theme.Colour, partial bool, st dataset.Status) obj {
	switch {
	case partial || st == dataset.Provisional:
		return obj{"color": b.th.White.String(), "borderColor": c.String(), "borderWidth": 1.1}
	case st == dataset.Estimated:
		return obj{"color": b.lighter(c).String(), "borderColor": c.String(), "borderWidth": 0.8}
	}
	return obj{"color": c.String()}
}

// stems are thin bars from zero to a dot, or between two.
func (b *builder) stems(f rows) obj {
	var data []any
	for i := range b.c.Categories {
		lo, hi := math.Inf(1), math.Inf(-1)
		if b.typ.Stem == chart.FromZero {
			lo, hi = math.Max(f.s.min, 0), math.Max(f.s.min, 0)
		}
		for _, s := range b.c.Series {
			if v := chart.Plot(s.Values[i]); !math.IsNaN(v) {
				lo, hi = math.Min(lo, v), math.Max(hi, v)
			}
		}
		if !(hi > lo) {
			continue
		}
		colour := b.markColour(b.c.Series[0], i).Mix(b.th.White, 0.3)
		if b.typ.Stem == chart.Between {
			colour = b.th.Soft.Mix(b.th.White, 0.5)
		}
		data = append(data, obj{"value": []any{i, lo, hi, nil, false, false}, "itemStyle": obj{"color": colour.String()}})
	}
	return obj{"type": "custom", "renderItem": `@render:range-bar:{"thickness":1.6}`, "data": data, "silent": true, "z": 4, "clip": false, "encode": obj{"x": []any{1, 2}, "y": 0}}
}
