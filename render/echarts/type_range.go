package echarts

// Range bars: a bar from the low to the high end, a tick at the best estimate,
// an open arrow where an end is not known. The bars are a custom series; its
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
	steps := 5
	if b.narrow {
		steps = 2
	}
	s := b.newScale(lo, hi, steps)
	n := b.barNames()
	p := plot{l: n.width + 6, t: 2}
	pitch := math.Max(15, float64(n.lines)*lineHeight+5)
	if b.narrow { // names stand over their bars
		p.l = b.t.width(formatAxis(s.args, s.min), b.fs(), false)/2 + 1
		n, pitch = b.namesOver(p.l)
	}
	p.r = b.rangeRight(p.l, s, vals)
	b.height(p.t + pitch*float64(len(vals)) + axisRoom(1))
	p.b = b.h - axisRoom(1)
	pitch = (p.b - p.t) / float64(len(vals))
	b.raw["grid"] = p.grid()
	b.raw["xAxis"] = b.valueAxis(s, false)
	b.raw["yAxis"] = b.categoryAxis(n.labels, obj{"inverse": true})
	for i, v := range vals {
		if b.narrow {
			for j, line := range strings.Split(n.over[i], "\n") {
				b.text(p.l+3, p.t+(float64(i)+0.5)*pitch-5-lineHeight*(float64(strings.Count(n.over[i], "\n")-j)+0.5), line, label{halo: true})
			}
		}
		l := label{size: b.vs()}
		at := p.l
		if v.Known() {
			_, end, _, _ := ends(v, s)
			at += s.at(end) * (p.r - p.l)
			if math.IsInf(v.High, 1) {
				at += arrowLength
			}
		} else {
			l.colour = b.th.Soft
		}
		b.text(at+5, p.t+(float64(i)+0.5)*pitch, chart.NumberText(b.th, v, b.c.Format), l)
	}
	return b.rangeSeries(s, vals)
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
			fill = fill.Mix(b.th.White, 0.3)
		}
		items = append(items, opts.CustomData{Name: b.c.Categories[i].Label, Value: []any{i, lo, hi, best, openLow, openHigh},
			ItemStyle: &opts.ItemStyle{Color: fill.String()}})
	}
	custom.AddSeries(b.c.ValueTitle, items, charts.WithCustomChartOpts(opts.CustomChart{RenderItem: "@render:range-bar"}))
	custom.Validate()
	b.raw["series"] = []any{obj{"silent": true, "encode": obj{"x": []any{1, 2}, "y": 0}}}
	return jsonOf(custom.JSON())
}
