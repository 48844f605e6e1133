package echarts

// Range bars: a bar from the low to the high end, a tick at the best estimate,
// an open arrow where an end is not known. An estimate is lighter, a provisional
// figure hatched. The bars are a custom series; its
// renderer in driver.js is called "range-bar" and gets, for every item, the
// category, low, high, best (null: none) and which ends are open.

import (
	"math"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
)

func (b *builder) rangeBars() (any, error) {
	vals := b.c.Series[0].Values
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, n := range vals {
		for _, v := range []float64{n.Low, n.High} {
			if !math.IsNaN(v) && !math.IsInf(v, 0) {
				lo, hi = math.Min(lo, v), math.Max(hi, v)
			}
		}
	}
	s := b.rangeScale(b.withRemarks(lo, hi))
	left := b.barNames().width + 6
	if b.overRow = b.narrow && b.shared == nil; b.overRow { // names stand over their bars
		left = b.t.width(formatAxis(s.args, s.min), b.fs(), false)/2 + 1
	}
	right := b.w - 1 - b.rangeRight(left, s, vals)
	end := func(i int) (float64, float64) {
		if !vals[i].Known() {
			return math.Max(s.min, 0), b.t.width(b.numberText(vals[i]), b.vs(), false) + 8
		}
		_, at, _, openHigh := ends(vals[i], s)
		w := b.t.width(b.numberText(vals[i]), b.vs(), false) + 8
		if openHigh {
			w += arrowLength
		}
		return at, w
	}
	f := b.rowFrame(s, false, b.topRoom(b.keys()), 0, right, 15, end)
	for i, v := range vals {
		l, at := label{size: b.vs()}, f.p.l
		if v.Known() {
			_, to, _, _ := ends(v, s)
			at = f.x(to)
			if math.IsInf(v.High, 1) {
				at += arrowLength
			}
		} else {
			l.colour = b.th.Soft
		}
		b.text(at+5, f.y(i), b.numberText(v), l)
		if v.Known() && (v.Status == dataset.Provisional || b.c.Categories[i].Partial) {
			b.hatchBar(f, i)
		}
	}
	return b.rangeSeries(s, vals)
}

// rangeScale is the scale of range bars, with few steps where there is little room.
func (b *builder) rangeScale(lo, hi float64) scale {
	steps := 5
	switch {
	case b.shared != nil:
		steps = b.steps()
	case b.narrow:
		steps = 2
	}
	return b.newScale(lo, hi, steps)
}

// rangeThick is how thick a range bar is.
const rangeThick = 8.0

// hatchBar draws the falling strokes of a provisional figure over the bar of a row.
func (b *builder) hatchBar(f rows, i int) {
	lo, hi, _, _ := ends(b.c.Series[0].Values[i], f.s)
	x1, x2 := f.x(lo), f.x(hi)
	half := math.Min(rangeThick, f.pitch*0.7) / 2
	if x2-x1 > 2*half { // else a dot
		b.hatchBox(x1, f.y(i)-half, x2, f.y(i)+half)
	}
}

// namesOver wraps the names to the whole width, for bars that stand under their names, and gives the pitch.
func (b *builder) namesOver(left float64) (names, float64) {
	var n names
	for _, k := range b.c.Categories {
		lines := b.wrap(k.Label, b.w-left-3, b.fs())
		n.over = append(n.over, strings.Join(lines, "\n"))
		n.labels = append(n.labels, "")
		n.lines = max(n.lines, len(lines))
	}
	return n, 2*float64(n.lines)*lineHeight + 8 // the bar is in the middle
}

// arrowLength is how far the arrow of an open end stands out.
const arrowLength = 14

// rangeRight is the right end of the plot at which every value still has room beside its bar.
func (b *builder) rangeRight(left float64, s scale, vals []dataset.Number) float64 {
	room := b.w - left - b.t.width(formatAxis(s.args, s.max), b.fs(), false)/2
	if b.shared != nil {
		vals = nil
		for _, f := range b.shared.whole.Facets {
			vals = append(vals, f.Series[0].Values...)
		}
	}
	for _, v := range vals {
		if !v.Known() {
			continue
		}
		_, end, _, openHigh := ends(v, s)
		w := b.t.width(chart.NumberText(b.th, v, b.c.Format), b.vs(), false) + 6
		if openHigh {
			w += arrowLength
		}
		if f := s.at(end); f > 0 {
			room = math.Min(room, (b.w-left-w)/f)
		}
	}
	return left + room
}

// ends gives the drawn ends of a range; an open end stops at the known one.
func ends(n dataset.Number, s scale) (lo, hi float64, openLow, openHigh bool) {
	lo, hi = n.Low, n.High
	if math.IsInf(hi, 1) {
		hi, openHigh = lo, true
		if !s.log {
			lo = math.Max(s.min, 0)
		}
	}
	if math.IsInf(lo, -1) {
		lo, openLow = hi, true
	}
	return lo, hi, openLow, openHigh
}

func (b *builder) rangeSeries(s scale, vals []dataset.Number) (any, error) {
	custom := charts.NewCustom()
	var items []opts.CustomData
	for i, v := range vals {
		if !v.Known() {
			continue
		}
		lo, hi, openLow, openHigh := ends(v, s)
		best := any(nil)
		if m := v.Best; !math.IsNaN(m) && v.IsRange() && m != v.Low && m != v.High {
			best = m
		}
		fill := b.markColour(b.c.Series[0], i)
		if v.Status == dataset.Estimated {
			fill = b.lighter(fill)
		}
		items = append(items, opts.CustomData{Name: b.c.Categories[i].Label, Value: []any{i, lo, hi, best, openLow, openHigh},
			ItemStyle: &opts.ItemStyle{Color: fill.String()}})
	}
	custom.AddSeries(b.c.ValueTitle, items, charts.WithCustomChartOpts(opts.CustomChart{RenderItem: "@render:range-bar"}))
	custom.Validate()
	b.raw["series"] = []any{obj{"silent": true, "encode": obj{"x": []any{1, 2}, "y": 0}}}
	return jsonOf(custom.JSON())
}
