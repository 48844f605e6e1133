package echarts

// Remarks where the values run to the right: on lying rows they follow the mark
// they speak of, on two value axes they stand over the plot.

import (
	"math"

	"globalstudy/render/chart"
)

// rowRemarks draws remarks on lying rows. end gives where a row's mark and its value end.
func (b *builder) rowRemarks(f rows, end func(i int) float64) {
	for _, a := range b.c.Annotations {
		switch {
		case a.X < 0 && !math.IsNaN(a.Y):
			b.lineDown(f, a)
		case a.X >= 0 && a.To >= 0:
			b.rect(f.p.l, f.y(a.X)-f.pitch/2, b.w-f.p.l, float64(a.To-a.X+1)*f.pitch, obj{"fill": b.th.Ground.Mix(b.th.Rule, 0.3).String()}, -10)
			at := a.X
			for i := a.X; i <= a.To; i++ { // in the row that leaves most room
				if end(i) < end(at) {
					at = i
				}
			}
			b.rowText(f, at, end(at), a.Text)
		case a.X >= 0:
			b.rowText(f, a.X, end(a.X), a.Text)
		}
	}
}

// rowText writes a remark behind a mark, right of its value.
func (b *builder) rowText(f rows, i int, from float64, text string) {
	lines := b.wrap(text, math.Max(b.w-from-6, 20), b.vs())
	for j, l := range lines {
		b.text(from+6, f.y(i)+(float64(j)-float64(len(lines)-1)/2)*8.6, l, label{size: b.vs(), colour: b.th.Soft})
	}
}

// lineDown draws a dashed line at a value, its words over the plot.
func (b *builder) lineDown(f rows, a chart.Mark) {
	x := f.x(a.Y)
	b.line(x, f.p.t, x, f.p.b, b.th.Soft, 0.7, []float64{3, 2}, 20)
	w := b.t.width(a.Text, b.vs(), false)
	b.text(math.Min(math.Max(x, w/2), b.w-w/2), f.p.t-6, a.Text, label{align: "center", size: b.vs(), colour: b.th.Soft})
}

// pointRemarks draws remarks on two value axes and keeps their room from names.
func (b *builder) pointRemarks(f pointPlot) {
	for _, a := range b.c.Annotations {
		w := b.t.width(a.Text, b.vs(), false)
		write := func(x, y float64) {
			x = math.Min(math.Max(x, f.p.l+w/2+2), b.w-w/2)
			b.text(x, y, a.Text, label{align: "center", size: b.vs(), colour: b.th.Soft, halo: true})
			b.remarkBoxes = append(b.remarkBoxes, box{l: x - w/2 - 2, t: y - 5, r: x + w/2 + 2, b: y + 5})
		}
		switch {
		case math.IsNaN(a.XV):
			b.lineAcross(f.p, f.y(a.Y), a.Text)
			b.remarkBoxes = append(b.remarkBoxes, box{l: f.p.r - w - 2, t: f.y(a.Y) - 11, r: f.p.r + 2, b: f.y(a.Y) - 1})
		case !math.IsNaN(a.ToV):
			b.rect(f.x(a.XV), f.p.t, f.x(a.ToV)-f.x(a.XV), f.p.b-f.p.t, obj{"fill": b.th.Ground.Mix(b.th.Rule, 0.3).String()}, -10)
			write((f.x(a.XV)+f.x(a.ToV))/2, f.p.t+6)
		case !math.IsNaN(a.Y):
			b.line(f.x(a.XV), f.y(a.Y)-5, f.x(a.XV), f.y(a.Y)-12, b.th.Soft, 0.5, nil, 20)
			write(f.x(a.XV), f.y(a.Y)-17)
		default:
			b.line(f.x(a.XV), f.p.t, f.x(a.XV), f.p.b, b.th.Soft, 0.7, []float64{3, 2}, 20)
			write(f.x(a.XV), f.p.t+6)
		}
	}
}
