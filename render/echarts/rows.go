package echarts

// Rows: the frame of charts whose categories lie one under the other, names on
// the left, values to the right. Bars, dots, boxes and mirrored bars share it.

import (
	"math"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
)

// rows is a frame with its scale.
type rows struct {
	s     scale
	p     plot
	names names
	pitch float64 // from one row to the next
	quiet bool    // values at the marks, none at the axis
}

// rowFrame lays rows out: left and right are the room that values at the marks
// take beyond the plot, top what stands over it.
func (b *builder) rowFrame(s scale, quiet bool, top, left, right, pitch float64) rows {
	f := rows{s: s, names: b.barNames(), quiet: quiet}
	f.p = plot{l: f.names.width + 6 + left, r: b.w - 1 - right, t: top}
	if !quiet {
		f.p.r = math.Min(f.p.r, b.w-b.t.width(formatAxis(s.args, s.max), b.fs(), false)/2)
		f.p.l = math.Max(f.p.l, b.t.width(formatAxis(s.args, s.min), b.fs(), false)/2)
	}
	f.pitch = math.Max(pitch, float64(f.names.lines)*lineHeight+4)
	bottom := 2.0
	if !quiet {
		bottom = axisRoom(1)
	}
	n := float64(len(b.c.Categories))
	b.height(top + f.pitch*n + bottom)
	f.p.b = b.h - bottom
	f.pitch = (f.p.b - f.p.t) / n
	b.raw["grid"] = f.p.grid()
	b.raw["xAxis"] = b.valueAxis(s, quiet)
	b.raw["yAxis"] = b.categoryAxis(f.names.labels, obj{"inverse": true, "axisLabel": obj{"margin": 5 + left}})
	b.unit = (f.p.r - f.p.l) / (s.max - s.min)
	return f
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
	if b.narrow {
		return 3
	}
	return 5
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

// textWidth is the width of the widest value of some runs.
func (b *builder) textWidth(run []chart.Series) float64 {
	w := 0.0
	for _, s := range run {
		for _, n := range s.Values {
			w = math.Max(w, b.t.width(b.numberText(n), b.vs(), false))
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
