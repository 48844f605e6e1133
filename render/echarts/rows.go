package echarts

// Rows: the frame of charts whose categories lie one under the other, names on
// the left, values to the right. Bars, dots, boxes and mirrored bars share it.

import (
	"math"
	"strconv"
	"strings"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
)

// rows is a frame with its scale.
type rows struct {
	s     scale
	p     plot
	names names
	pitch float64 // from one row to the next
	head  float64 // height of the words of lines at values, over the plot
	fill  float64 // how much of it marks take
	quiet bool    // values at the marks, none at the axis
	overX float64 // where names over their rows begin
}

// rowFrame lays rows out: left and right are the room that values at the marks
// take beyond the plot, top what stands over it. end is the value at which the
// mark of a row ends and the room its text takes there; remarks follow it.
func (b *builder) rowFrame(s scale, quiet bool, top, left, right, pitch float64, end func(i int) (float64, float64)) rows {
	f := rows{s: s, names: b.barNames(), quiet: quiet}
	f.p = plot{l: left, r: b.w - 1 - right}
	over, axis := b.overRow || b.w-left-right-f.names.width < 0.27*b.w, !quiet && b.shared == nil
	if !over && f.names.width > 0 {
		f.p.l += f.names.width + 6
	}
	if axis {
		f.p.r = math.Min(f.p.r, b.w-b.t.width(formatAxis(s.args, s.max), b.fs(), false)/2)
		f.p.l = math.Max(f.p.l, b.t.width(formatAxis(s.args, s.min), b.fs(), false)/2)
	}
	if over {
		beside, tall := b.overRows(pitch, b.overAt(f))
		f.names, pitch = b.overRows(pitch, 0)
		if beside.lines <= f.names.lines { // fewer lines count for more than keeping off the axis
			f.names, pitch, f.overX = beside, tall, b.overAt(f)
		}
	}
	b.before = left
	remarks, lines, apart := b.remarkedRows(&f, end)
	b.fit(&f.p)
	for _, l := range apart {
		b.text(0, top+4, l, label{size: b.vs(), colour: b.th.Soft})
		top += 9
	}
	if len(apart) > 0 {
		top += 3
	}
	top += b.rowHead
	for _, a := range b.c.Annotations {
		if a.X < 0 && a.Text != "" {
			f.head += 10 * float64(len(b.wrap(a.Text, b.w, b.vs())))
		}
	}
	top += f.head
	f.p.t = top
	if f.names.over == nil {
		pitch = math.Max(pitch, float64(f.names.lines)*lineHeight+4)
	}
	f.pitch = math.Max(pitch, float64(lines)*8.6+4)
	b.rowPitch = f.pitch
	if b.shared != nil {
		f.pitch = math.Max(f.pitch, b.shared.pitch)
	}
	bottom := 2.0
	if !quiet {
		bottom = axisRoom(1)
	}
	n := float64(len(b.c.Categories))
	need := top + f.pitch*n + bottom
	if b.height(need); f.names.over != nil { // a height that is given is meant for names beside their rows
		b.h = math.Max(b.h, math.Round(need))
	}
	f.p.b = b.h - bottom
	f.pitch = (f.p.b - f.p.t) / n
	f.fill = 0.7
	if f.names.over != nil {
		f.fill = 1 - 2*float64(f.names.lines)*lineHeight/f.pitch
		b.rowGap = percentText(1 - f.fill)
	}
	b.raw["grid"] = f.p.grid()
	b.raw["xAxis"] = b.valueAxis(s, quiet)
	b.raw["yAxis"] = b.categoryAxis(f.names.labels, merge(obj{"inverse": true, "axisLabel": obj{"margin": 5 + left}}, atEdge(s)).(obj))
	b.unit, b.slot = (f.p.r-f.p.l)/(s.max-s.min), f.pitch
	b.zeroLine(plot{l: f.x(0), r: f.x(0), t: f.p.t, b: f.p.b}, s)
	b.overNames(f)
	b.rowRemarks(f, remarks, end)
	return f
}

func percentText(v float64) string { return strconv.FormatFloat(r2(v*100), 'f', -1, 64) + "%" }

// overRows puts the names over their rows, where there is no room beside them;
// the marks are in the middle of a row, so there is as much room under them.
func (b *builder) overRows(pitch, at float64) (names, float64) {
	n, _ := b.namesOver(at)
	return n, pitch*0.7 + 2*float64(n.lines)*lineHeight
}

// overAt is where names over their rows begin: right of the axis where there is one, so that it does not strike them through.
func (b *builder) overAt(f rows) float64 {
	if b.shared != nil || f.s.min < 0 && !f.s.log { // panels share the names' room; the line at zero is elsewhere
		return 0
	}
	return f.p.l + 3
}

// overNames writes the names over their rows.
func (b *builder) overNames(f rows) {
	if f.names.over == nil {
		return
	}
	for i, name := range f.names.over {
		lines := strings.Split(name, "\n")
		for j, l := range lines {
			b.text(f.overX, f.y(i)-f.fill*f.pitch/2-lineHeight*(float64(len(lines)-1-j)+0.5), l, label{halo: true})
		}
	}
}

func (f rows) x(v float64) float64 { return f.p.l + f.s.at(v)*(f.p.r-f.p.l) }
func (f rows) y(i int) float64     { return f.p.t + (float64(i)+0.5)*f.pitch }

// tight lets a scale end at the values themselves, where no axis is written.
func tight(s scale, lo, hi float64) scale {
	if !s.log && hi > lo {
		s.min, s.max = lo, hi
	}
	return s
}

// steps is how many labels a value axis along the width has room for.
func (b *builder) steps() int {
	switch {
	case b.narrow && b.shared == nil:
		return 3
	}
	return 5
}

// withRemarks widens a reach to the lines that remarks draw at values, and to that of all panels.
func (b *builder) withRemarks(lo, hi float64) (float64, float64) {
	for _, a := range b.c.Annotations {
		if !math.IsNaN(a.Y) && b.typ.Stack != chart.Percent {
			lo, hi = math.Min(lo, a.Y), math.Max(hi, a.Y)
		}
	}
	b.reached = [2]float64{lo, hi}
	if b.shared != nil && b.shared.lo <= b.shared.hi {
		return b.shared.lo, b.shared.hi
	}
	return lo, hi
}

// atEdge keeps the labels of a category axis at the edge of the plot where values below zero would move them.
func atEdge(s scale) obj {
	if s.min >= 0 || s.log {
		return nil
	}
	return obj{"axisLine": obj{"show": false, "onZero": false}}
}

// zeroLine draws the line from which marks start where zero is inside the plot.
func (b *builder) zeroLine(at plot, s scale) {
	if s.min < 0 && !s.log {
		b.line(at.l, at.t, at.r, at.b, b.th.Soft, 0.6, nil, 6)
	}
}

// reach is the least and the largest value of some runs, known ends of ranges included.
func reach(run []chart.Series) (lo, hi float64) {
	lo, hi = bounds(run, false)
	for _, s := range run {
		for _, n := range s.Values {
			if l, h := n.Low, n.High; n.IsRange() {
				if !math.IsInf(l, 0) {
					lo = math.Min(lo, l)
				}
				if !math.IsInf(h, 0) {
					hi = math.Max(hi, h)
				}
			}
		}
	}
	return lo, hi
}

// furthest is the highest place drawn for a number, the end of its whisker included.
func furthest(n dataset.Number) float64 {
	v := chart.Plot(n)
	if n.IsRange() && !math.IsInf(n.High, 1) {
		return math.Max(v, n.High)
	}
	return v
}

// topRoom draws the legend at the top and gives where the plot begins.
func (b *builder) topRoom(keys []key) float64 {
	if h := b.legend(0, 0, b.w, keys); h > 0 {
		return h + 6
	}
	return 2
}

// openEnd is how far the arrow of an open end stands out, in points.
func openEnd(n dataset.Number) float64 {
	if n.IsRange() && math.IsInf(n.High, 1) {
		return 9
	}
	return 0
}

// textWidth is the width of the widest value of some runs.
func (b *builder) textWidth(run []chart.Series) float64 {
	w := 0.0
	if b.shared != nil {
		for _, f := range b.shared.whole.Facets {
			run = append(run[:len(run):len(run)], f.Series...)
		}
	}
	for _, s := range run {
		for _, n := range s.Values {
			w = math.Max(w, b.t.width(b.numberText(n), b.vs(), false)+openEnd(n))
		}
	}
	return w
}

func (b *builder) numberText(n dataset.Number) string { return chart.NumberText(b.th, n, b.c.Format) }

// head writes wrapped lines that end above y and gives their height.
func (b *builder) head(x, y float64, lines []string, l label) {
	for i, t := range lines {
		b.text(x, y-float64(len(lines)-1-i)*lineHeight, t, l)
	}
}

// rowEnd is the value at which the marks of a row end, and the room its text takes there.
func (b *builder) rowEnd(i int, room float64) (v, text float64) {
	v = math.Inf(-1)
	w := 0.0
	for _, s := range b.c.Series {
		w = math.Max(w, b.t.width(b.numberText(s.Values[i]), b.vs(), false)+dotSize+openEnd(s.Values[i]))
		if n := s.Values[i]; !math.IsNaN(chart.Plot(n)) {
			v = math.Max(v, furthest(n))
		}
	}
	if math.IsInf(v, 0) {
		v = 0
	}
	if !b.c.Labels {
		return v, 3
	}
	return v, math.Min(w, room)
}
