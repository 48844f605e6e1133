package echarts

// Small multiples of lying bars: panels side by side on one scale. The names
// stand once at the left of each row of panels; values are read on the axis, whose
// ends are written under every panel.

import (
	"math"

	"globalstudy/render/chart"
)

const panelGap = 16.0 // between panels

func (b *builder) facetBars() (any, error) {
	c := b.c
	stacked := b.typ.Stack != chart.Grouped && len(c.Facets[0].Series) > 1
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, f := range c.Facets {
		l, h := bounds(f.Series, stacked)
		lo, hi = math.Min(lo, l), math.Max(hi, h)
	}
	s := b.columnScale(lo, hi)
	n := b.barNames()
	cols := b.facetColumns(len(c.Facets))
	left := n.width + 6
	width := (b.w - left - 4 - float64(cols-1)*panelGap) / float64(cols)
	for ; cols > 1 && width < b.endWidth(s)+8; cols-- {
		width = (b.w - left - 4 - float64(cols-2)*panelGap) / float64(cols-1)
	}
	rows := (len(c.Facets) + cols - 1) / cols
	pitch := b.facetPitch(n, stacked)
	body := pitch * float64(len(c.Categories))
	heads := b.facetHeads(cols, width)
	tops := make([]float64, rows+1)
	if top := b.legend(0, 0, b.w, b.keys()); top > 0 {
		tops[0] = top + 6
	}
	for r := range rows {
		tops[r+1] = tops[r] + heads[r] + body + axisRoom(1) + 5
	}
	b.height(tops[rows] - 5)
	b.unit = width / (s.max - s.min)
	var grids, xs, ys []any
	for i, f := range c.Facets {
		x0, y0 := left+float64(i%cols)*(width+panelGap), tops[i/cols]+heads[i/cols]
		p := plot{l: x0, t: y0, r: x0 + width, b: y0 + body}
		b.facetTitle(f.Label, p, width)
		grids = append(grids, p.grid())
		x := b.valueAxis(s, false)
		x["axisLabel"].(obj)["show"], x["gridIndex"] = false, i
		xs = append(xs, x)
		names := n.labels
		if i%cols > 0 {
			names = make([]string, len(n.labels))
		}
		ys = append(ys, b.categoryAxis(names, obj{"inverse": true, "gridIndex": i}))
		b.facetGaps(f, p, p.l+s.at(math.Max(s.min, 0))*width+3)
		b.text(p.l+s.at(math.Max(s.min, 0))*width, p.b+8, formatAxis(s.args, math.Max(s.min, 0)), label{align: "center", colour: b.th.Soft})
		b.text(p.r+3, p.b+8, formatAxis(s.args, s.max), label{align: "right", colour: b.th.Soft})
	}
	b.raw["grid"], b.raw["xAxis"], b.raw["yAxis"] = grids, xs, ys
	return b.facetSeries(stacked)
}

// endWidth is the room that the two labels of a panel's axis need.
func (b *builder) endWidth(s scale) float64 {
	return b.t.width(formatAxis(s.args, math.Max(s.min, 0)), b.fs(), false)/2 + b.t.width(formatAxis(s.args, s.max), b.fs(), false)
}

// facetPitch is the room of one category.
func (b *builder) facetPitch(n names, stacked bool) float64 {
	pitch := math.Max(13, float64(n.lines)*lineHeight+3)
	if k := len(b.c.Facets[0].Series); k > 1 && !stacked {
		pitch = math.Max(pitch, float64(k)*8+5)
	}
	return pitch
}

// facetHeads is the room of the titles in each row of panels.
func (b *builder) facetHeads(cols int, width float64) []float64 {
	heads := make([]float64, (len(b.c.Facets)+cols-1)/cols)
	for i, f := range b.c.Facets {
		heads[i/cols] = math.Max(heads[i/cols], float64(len(b.wrap(f.Label, width-4, b.fs())))*lineHeight+6)
	}
	return heads
}

// facetTitle writes the title of a panel over it.
func (b *builder) facetTitle(text string, p plot, width float64) {
	lines := b.wrap(text, width-4, b.fs())
	for j, l := range lines {
		b.text(p.l, p.t-8-float64(len(lines)-1-j)*lineHeight, l, label{bold: true})
	}
}

// facetGaps writes what is not known where its bar would begin.
func (b *builder) facetGaps(f chart.Facet, p plot, x float64) {
	pitch := (p.b - p.t) / float64(len(b.c.Categories))
	for i := range b.c.Categories {
		if seriesTop(f.Series, i, -1) == math.Inf(-1) {
			b.text(x, p.t+(float64(i)+0.5)*pitch, chart.NumberText(b.th, f.Series[0].Values[i], b.c.Format), label{size: b.vs(), colour: b.th.Soft})
		}
	}
}
