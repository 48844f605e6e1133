package echarts

// Remarks (annotations) stand in rows over the plot, each tied by a hairline to
// the place it speaks of; a band is a pale ground behind the marks.

import (
	"math"

	"globalstudy/render/chart"
)

const remarkRow = 11.0

// remarkPlaces is where the remarks of a chart stand.
type remarkPlaces struct {
	x, row []float64  // middle of the text, and its first row from the top, per annotation
	lines  [][]string // the text, wrapped
	count  int        // of rows
}

// span gives both ends of a remark along the horizontal axis, in points; NaN
// where it has none: the second of a point, both of a line across.
type span func(a chart.Mark) (from, to float64)

// categorySpan is the span of remarks on categories.
func categorySpan(x func(i int) float64) span {
	return func(a chart.Mark) (float64, float64) {
		from, to := math.NaN(), math.NaN()
		if a.X >= 0 {
			from = x(a.X)
		}
		if a.To >= 0 {
			half := (x(1) - x(0)) / 2
			from, to = from-half, x(a.To)+half
		}
		return from, to
	}
}

// remarkRows places remarks so that no two share room.
func (b *builder) remarkRows(p plot, x func(i int) float64) remarkPlaces {
	return b.remarkRowsAt(p, categorySpan(x))
}

func (b *builder) remarkRowsAt(p plot, at span) remarkPlaces {
	out := remarkPlaces{x: make([]float64, len(b.c.Annotations)), row: make([]float64, len(b.c.Annotations)), lines: make([][]string, len(b.c.Annotations))}
	type room struct{ from, to, row float64 }
	var taken []room
	for i, a := range b.c.Annotations {
		mid, to := at(a)
		if math.IsNaN(mid) || a.Text == "" {
			continue // a line across writes at its own height
		}
		if !math.IsNaN(to) {
			mid = (mid + to) / 2
		}
		lines := b.wrap(a.Text, math.Min(math.Max(0.42*b.w, 90), p.r-p.l), b.vs())
		w := b.widest(lines, b.vs())
		right := b.w
		if b.endNames {
			right = math.Max(p.r, w)
		}
		mid = math.Min(math.Max(mid, math.Min(p.l, right-w)+w/2), right-w/2)
		row := 0.0
		for moved := true; moved; {
			moved = false
			for _, s := range taken {
				if s.row >= row && s.row < row+float64(len(lines)) && mid-w/2-6 < s.to && mid+w/2+6 > s.from {
					row, moved = s.row+1, true
				}
			}
		}
		for l := range lines {
			taken = append(taken, room{mid - w/2, mid + w/2, row + float64(l)})
		}
		out.x[i], out.row[i], out.lines[i] = mid, row, lines
		out.count = max(out.count, int(row)+len(lines))
	}
	return out
}

// remarks draws them. top gives the height at which the leader of a category ends.
func (b *builder) remarks(p plot, places remarkPlaces, x func(i int) float64, y func(v float64) float64, top func(i int) float64) {
	b.drawRemarks(p, places, categorySpan(x), y, func(a chart.Mark) float64 { return top(a.X) })
}

func (b *builder) drawRemarks(p plot, places remarkPlaces, at span, y func(v float64) float64, top func(a chart.Mark) float64) {
	for i, a := range b.c.Annotations {
		from, to := at(a)
		if math.IsNaN(from) {
			continue // after all other texts, see linesAcross
		}
		if a.Text == "" {
			if !math.IsNaN(to) {
				b.rect(from, p.t, to-from, p.b-p.t, obj{"fill": b.th.Ground.Mix(b.th.Rule, 0.3).String()}, -10)
			}
			continue
		}
		mid := p.t - float64(places.count)*remarkRow + places.row[i]*remarkRow + remarkRow/2 - 3
		if b.quiet {
			mid -= 9
		}
		for j, l := range places.lines[i] {
			b.text(places.x[i], mid+float64(j)*remarkRow, l, label{align: "center", size: b.vs(), colour: b.th.Soft})
		}
		mid += float64(len(places.lines[i])-1) * remarkRow
		if !math.IsNaN(to) {
			b.rect(from, p.t, to-from, p.b-p.t, obj{"fill": b.th.Ground.Mix(b.th.Rule, 0.3).String()}, -10)
			continue
		}
		end := math.Min(top(a), p.b) // over an empty place, down to the axis
		if !math.IsNaN(a.Y) {
			end = y(a.Y)
		}
		if b.quiet {
			end -= 10
		}
		if end-mid > 10 {
			b.line(from, mid+5, from, end, b.th.Soft, 0.5, nil, 20)
		}
	}
}

// linesAcross draws the lines at values, with their words where no other text stands.
func (b *builder) linesAcross(p plot, at span, y func(v float64) float64) {
	for _, a := range b.c.Annotations {
		if from, _ := at(a); math.IsNaN(from) && !math.IsNaN(a.Y) {
			b.lineAcross(p, y(a.Y), a.Text)
		}
	}
}

// lineAcross draws a dashed line at a value. Its words stand over it at the right
// end, else further left, else under it.
func (b *builder) lineAcross(p plot, y float64, text string) {
	b.line(p.l, y, p.r, y, b.th.Soft, 0.7, []float64{3, 2}, 20)
	if text == "" {
		return
	}
	lines := b.wrap(text, p.r-p.l, b.vs())
	w, h := b.widest(lines, b.vs()), 8.6
	over, under := y-6-float64(len(lines)-1)*h, y+6
	x, top := p.r, over
	if at, ok := b.room(b.besideLine(p, w, over, under), w, float64(len(lines)-1)*h); ok {
		x, top = at[0], at[1]
	}
	for i, l := range lines {
		b.text(x, top+float64(i)*h, l, label{align: "right", size: b.vs(), colour: b.th.Soft, halo: true})
	}
}

// room is the first of some places, right end and first line, where words touch neither
// texts nor marks; where all are on marks, the first that touches no text.
func (b *builder) room(places [][2]float64, w, tall float64) ([2]float64, bool) {
	for _, free := range []func(box) bool{b.clear, b.free} {
		for _, c := range places {
			if free(box{l: c[0] - w - 1, t: c[1] - 4, r: c[0] + 1, b: c[1] + 4 + tall}) {
				return c, true
			}
		}
	}
	return [2]float64{}, false
}

// besideLine lists the places for words at a line across: right end and first line.
func (b *builder) besideLine(p plot, w, over, under float64) [][2]float64 {
	var out [][2]float64
	tall := under - over - 12
	heights := []float64{over, under, over - 9, under + 9, over - 18, under + 18}
	for y := p.t + 4; y < p.b; y += 5 { // at least somewhere in the plot
		heights = append(heights, y)
	}
	for _, y := range heights {
		if y < 4 || y+tall > p.b-4 {
			continue
		}
		for x := p.r; x >= p.l+w-0.1; x -= 8 {
			out = append(out, [2]float64{x, y})
		}
	}
	return out
}

// seriesTop is the height of a series' point, or of the highest one.
func seriesTop(run []chart.Series, i, series int) float64 {
	top := math.Inf(-1)
	for s := range run {
		if v := chart.Plot(run[s].Values[i]); !math.IsNaN(v) && (series < 0 || s == series) {
			top = math.Max(top, v)
		}
	}
	return top
}
