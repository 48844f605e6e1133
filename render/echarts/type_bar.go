package echarts

// Bars: lying bars with their names on the left and values at their ends, or in
// the segments of a stack. Ranked bars come already in order.

import (
	"math"
	"strings"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/theme"
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
			lines := b.wrap(k.Label, part*b.wholeWidth(), b.fs())
			n.labels = append(n.labels, strings.Join(lines, "\n"))
			n.width = math.Max(n.width, b.widest(lines, b.fs()))
			n.lines = max(n.lines, len(lines))
		}
		if n.lines <= 2 || part >= 0.5 {
			return n
		}
	}
}

// wholeWidth is that of the drawing, of which this may be a panel.
func (b *builder) wholeWidth() float64 {
	if b.shared != nil {
		return b.shared.width
	}
	return b.w
}

func (b *builder) bars() (any, error) {
	c := b.c
	stacked := b.typ.Stack != chart.Grouped && len(c.Series) > 1
	lo, hi := bounds(c.Series, stacked)
	if !stacked {
		lo, hi = reach(c.Series)
	}
	lo, hi = b.withRemarks(lo, hi)
	s := b.columnScale(lo, hi)
	inside := b.typ.Stack == chart.Percent || (stacked && !b.typ.Ranked)
	quiet, left, right := c.Labels, 0.0, 0.0
	room := b.endLabelWidth(stacked) + 5
	if quiet && stacked && b.hundreds() {
		s = tight(s, math.Min(lo, 0), math.Max(hi, 0))
	} else if quiet && b.typ.Stack != chart.Percent {
		s, right = tight(s, math.Min(lo, 0), math.Max(hi, 0)), room
		if lo < 0 {
			left = room
		}
	}
	pitch := 14.5
	if len(c.Series) > 1 && !stacked {
		pitch = math.Max(pitch, float64(len(c.Series))*9.5+7)
	} else if stacked {
		pitch = math.Max(pitch, 18)
	}
	frame := func(top float64) rows {
		return b.rowFrame(s, quiet, top, left, right, pitch, func(i int) (float64, float64) {
			if stacked {
				return b.topOf(i, true), right
			}
			return b.rowEnd(i, right)
		})
	}
	f, named := rows{}, false
	if stacked {
		f, named = b.namedRows(frame)
	}
	if !named {
		top := b.topRoom(b.keys())
		if top == 2 { // no legend
			top = 0
		}
		f = frame(top)
	}
	if quiet {
		b.barLabels(f, stacked, inside)
	}
	return b.barSeries(f.names.labels, stacked, true)
}

// hundreds reports whether every stack is a whole in per cent, so that its total says nothing.
func (b *builder) hundreds() bool {
	if b.c.Format.Kind != theme.Percent {
		return false
	}
	for i := range b.c.Categories {
		if math.Abs(b.topOf(i, true)-100) > 0.5 {
			return false
		}
	}
	return true
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
			w = math.Max(w, b.t.width(chart.NumberText(b.th, s.Values[i], b.c.Format), b.vs(), false)+openEnd(s.Values[i]))
		}
	}
	return w
}

// barLabels writes values at the bars' ends, and in segments where they have room.
func (b *builder) barLabels(f rows, stacked, inside bool) {
	x := f.x
	for i := range b.c.Categories {
		mid := f.y(i)
		if !stacked {
			b.groupLabels(i, mid, f)
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
		if b.typ.Stack != chart.Percent && !b.hundreds() {
			b.text(x(at)+4, mid, chart.NumberText(b.th, dataset.Exact(at), b.c.Format), label{size: b.vs()})
		}
	}
}

// groupLabels writes the values at the ends of the bars of one category.
func (b *builder) groupLabels(i int, mid float64, f rows) {
	x := f.x
	k := float64(len(b.c.Series))
	bar := f.pitch * f.fill / (k + 0.06*(k-1)) // as ECharts divides a category, see barSeries
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
			b.text(x(furthest(n))+4+openEnd(n), y, text, l)
		}
	}
}
