package echarts

// Mirrored bars: the first series to the left of zero, the second to the right,
// both on one scale and both labelled as positive numbers; their names stand
// over their halves.

import (
	"math"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
)

func (b *builder) diverging() (any, error) {
	c := b.c
	_, hi := b.withRemarks(bounds(c.Series, false))
	s := b.newScale(0, hi, 3)
	s.min = -s.max
	sides := [2]float64{hi, hi}
	if c.Labels {
		if own := b.sides(); b.shared == nil && len(c.Annotations) == 0 && own[0] > 0 {
			sides = own
		}
		s = tight(s, -sides[0], sides[1])
	}
	left, right := 0.0, 0.0
	if c.Labels {
		left, right = b.textWidth(c.Series[:1])+5, b.textWidth(c.Series[1:])+5
	}
	var heads [2][]string
	room := b.w - 1 - left - right // of the bars
	if names := b.barNames().width + 6; room-names >= 0.27*b.w {
		room -= names
	}
	for i := range 2 {
		heads[i] = b.wrapBold(c.Series[i].Label, room*sides[i]/math.Max(sides[0]+sides[1], 1e-9)+[2]float64{left, right}[i]-8)
		b.rowHead = math.Max(b.rowHead, float64(len(heads[i]))*lineHeight+4)
	}
	if b.shared != nil { // the legend of all panels has the names
		heads, b.rowHead = [2][]string{}, 0
	}
	top := b.topRoom(b.keys()[len(c.Series):])
	f := b.rowFrame(s, c.Labels, top, left, right, 13, func(i int) (float64, float64) { return furthest(c.Series[1].Values[i]), right })
	b.raw["xAxis"].(obj)["axisLabel"].(obj)["formatter"] = "@fmt:distance:" + s.args
	b.head(f.x(0)-5, f.p.t-f.head-8, heads[0], label{align: "right", bold: true, colour: b.readable(c.Series[0].Colour)})
	b.head(f.x(0)+5, f.p.t-f.head-8, heads[1], label{bold: true, colour: b.readable(c.Series[1].Colour)})
	if c.Labels {
		b.mirrorLabels(f)
	}
	b.c = copyWith(c, []chart.Series{mirrored(c.Series[0]), c.Series[1]})
	defer func() { b.c = c }()
	if b.rowGap == "" {
		b.rowGap = "18%"
	}
	return b.barSeries(f.names.labels, true, true)
}

// sides is how far both halves reach: each as far as its values do, but neither
// less than a third of the other, so that its name has room.
func (b *builder) sides() [2]float64 {
	var out [2]float64
	for i, s := range b.c.Series[:2] {
		_, out[i] = bounds([]chart.Series{s}, false)
	}
	return [2]float64{math.Max(out[0], out[1]/3), math.Max(out[1], out[0]/3)}
}

// mirrored is a series on the other side of zero.
func mirrored(s chart.Series) chart.Series {
	vals := make([]dataset.Number, len(s.Values))
	for i, n := range s.Values {
		vals[i] = dataset.Number{Low: -n.High, Best: -n.Best, High: -n.Low, Status: n.Status}
	}
	s.Values = vals
	return s
}

// mirrorLabels writes the values at the outer ends of both bars.
func (b *builder) mirrorLabels(f rows) {
	for i := range b.c.Categories {
		for k, s := range b.c.Series {
			n := s.Values[i]
			v, l := chart.Plot(n), label{size: b.vs()}
			if math.IsNaN(v) {
				v, l.colour = 0, b.th.Soft
			}
			if k == 0 {
				l.align = "right"
				b.text(f.x(-v)-4, f.y(i), b.numberText(n), l)
				continue
			}
			b.text(f.x(v)+4, f.y(i), b.numberText(n), l)
		}
	}
}
