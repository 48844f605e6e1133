package echarts

// Remarks where the values run to the right: on lying rows they follow the mark
// they speak of, on two value axes they stand over the plot.

import (
	"math"

	"globalstudy/render/chart"
)

// remarkedRows gathers the remarks of each row and moves the right side of the
// plot in until they have room behind their marks; lines is how many the longest
// takes. Those without room stand apart, over the plot, with the name of their row.
func (b *builder) remarkedRows(f *rows, end func(i int) (float64, float64)) (remarks map[int]string, lines int, apart []string) {
	remarks = map[int]string{}
	add := func(i int, text string) {
		if remarks[i] != "" {
			text = remarks[i] + "; " + text
		}
		remarks[i] = text
	}
	for _, a := range b.c.Annotations {
		switch {
		case a.Text == "":
		case a.X >= 0 && a.To >= 0: // a band speaks in the row that leaves most room
			at := a.X
			for i := a.X; i <= a.To; i++ {
				if v, _ := end(i); orZero(v) < first(end(at)) && remarks[i] == "" {
					at = i
				}
			}
			add(at, a.Text)
		case a.X >= 0:
			add(a.X, a.Text)
		}
	}
	for i := range b.c.Categories {
		if remarks[i] == "" {
			continue
		}
		v, w := end(i)
		text := b.wrap(remarks[i], b.remarkWidth(), b.vs())
		if room := b.w - f.p.l - w - b.widest(text, b.vs()) - 12; f.names.over != nil || room < 40 {
			apart = append(apart, b.wrap(b.c.Categories[i].Label+": "+remarks[i], b.w, b.vs())...)
			remarks[i] = ""
			continue
		}
		lines = max(lines, len(text))
		if frac := f.s.at(orZero(v)); frac > 0 {
			f.p.r = math.Min(f.p.r, f.p.l+math.Max((b.w-f.p.l-w-b.widest(text, b.vs())-12)/frac, 30))
		}
	}
	return remarks, lines, apart
}

func first(v, _ float64) float64 { return orZero(v) }

// remarkWidth is how wide a remark behind a mark may be.
func (b *builder) remarkWidth() float64 { return math.Min(0.3*b.w, 130) }

// rowRemarks draws remarks on lying rows.
func (b *builder) rowRemarks(f rows, remarks map[int]string, end func(i int) (float64, float64)) {
	up := 6.0
	for _, a := range b.c.Annotations {
		switch {
		case a.X < 0 && !math.IsNaN(a.Y):
			up += 10 * b.lineDown(f, a, f.p.t-up)
		case a.X >= 0 && a.To >= 0:
			b.rect(f.p.l, f.y(a.X)-f.pitch/2, b.w-f.p.l, float64(a.To-a.X+1)*f.pitch, obj{"fill": b.th.Ground.Mix(b.th.Rule, 0.3).String()}, -10)
		}
	}
	for i := range b.c.Categories {
		v, w := end(i)
		if remarks[i] == "" {
			continue
		}
		lines := b.wrap(remarks[i], b.remarkWidth(), b.vs())
		for j, l := range lines {
			b.text(f.x(orZero(v))+w+8, f.y(i)+(float64(j)-float64(len(lines)-1)/2)*8.6, l, label{size: b.vs(), colour: b.th.Soft})
		}
	}
}

// lineDown draws a dashed line at a value, its words over the plot, the last line of them at a height.
// It gives how many lines they take.
func (b *builder) lineDown(f rows, a chart.Mark, y float64) float64 {
	x := f.x(a.Y)
	b.line(x, math.Min(y+5, f.p.t), x, f.p.b, b.th.Soft, 0.7, []float64{3, 2}, 20)
	if a.Text == "" {
		return 0
	}
	lines := b.wrap(a.Text, b.w, b.vs())
	w := b.widest(lines, b.vs())
	for i, l := range lines {
		b.text(math.Min(math.Max(x, w/2), b.w-w/2), y-10*float64(len(lines)-1-i), l, label{align: "center", size: b.vs(), colour: b.th.Soft})
	}
	return float64(len(lines))
}

// pointRemarks draws remarks on two value axes, moved to where neither another text nor a mark stands.
func (b *builder) pointRemarks(f pointPlot) {
	for _, a := range b.c.Annotations {
		lines := b.wrap(a.Text, math.Max(f.p.r-f.p.l-4, 50), b.vs())
		w, tall := b.widest(lines, b.vs()), 8.6*float64(len(lines)-1)
		write := func(x, y float64) float64 {
			if a.Text == "" {
				return y
			}
			x = math.Min(math.Max(x, math.Min(f.p.l, b.w-w-4)+w/2+2), b.w-w/2)
			places := [][2]float64{{x + w/2, y}}
			for d := 9.0; d < f.p.b-f.p.t; d += 9 {
				for _, at := range []float64{y - d, y + d} {
					if at-4 >= f.p.t && at+tall < f.p.b-6 {
						places = append(places, [2]float64{x + w/2, at})
					}
				}
			}
			if at, ok := b.room(places, w, tall); ok {
				y = at[1]
			}
			for i, l := range lines {
				b.text(x, y+8.6*float64(i), l, label{align: "center", size: b.vs(), colour: b.th.Soft, halo: true})
			}
			return y
		}
		switch {
		case math.IsNaN(a.XV):
			b.lineAcross(f.p, f.y(a.Y), a.Text)
		case !math.IsNaN(a.ToV):
			b.rect(f.x(a.XV), f.p.t, f.x(a.ToV)-f.x(a.XV), f.p.b-f.p.t, obj{"fill": b.th.Ground.Mix(b.th.Rule, 0.3).String()}, -10)
			write((f.x(a.XV)+f.x(a.ToV))/2, f.p.t+6)
		case !math.IsNaN(a.Y):
			x, y := f.x(a.XV), f.y(a.Y)
			if at := write(x, math.Max(y-17-tall, f.p.t+4)); at < y {
				b.line(x, y-5, x, at+tall+5, b.th.Soft, 0.5, nil, 20)
			} else {
				b.line(x, y+5, x, at-5, b.th.Soft, 0.5, nil, 20)
			}
		default:
			b.line(f.x(a.XV), f.p.t, f.x(a.XV), f.p.b, b.th.Soft, 0.7, []float64{3, 2}, 20)
			write(f.x(a.XV), f.p.t+6)
		}
	}
}
