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
	x, row []float64 // middle of the text, and its row from the top, per annotation
	count  int
}

// remarkRows places remarks so that no two share room.
func (b *builder) remarkRows(p plot, x func(i int) float64) remarkPlaces {
	out := remarkPlaces{x: make([]float64, len(b.c.Annotations)), row: make([]float64, len(b.c.Annotations))}
	type span struct{ from, to, row float64 }
	var taken []span
	for i, a := range b.c.Annotations {
		if a.X < 0 {
			continue // a line across writes at its own height
		}
		mid := x(a.X)
		if a.To >= 0 {
			mid = (mid + x(a.To)) / 2
		}
		w := b.t.width(a.Text, b.vs(), false)
		mid = math.Min(math.Max(mid, p.l+w/2), b.w-w/2)
		row := 0.0
		for moved := true; moved; {
			moved = false
			for _, s := range taken {
				if s.row == row && mid-w/2-6 < s.to && mid+w/2+6 > s.from {
					row, moved = row+1, true
				}
			}
		}
		taken = append(taken, span{mid - w/2, mid + w/2, row})
		out.x[i], out.row[i] = mid, row
		out.count = max(out.count, int(row)+1)
	}
	return out
}

// remarks draws them. top gives the height at which the leader of a category ends.
func (b *builder) remarks(p plot, places remarkPlaces, x func(i int) float64, y func(v float64) float64, top func(i int) float64) {
	for i, a := range b.c.Annotations {
		if a.X < 0 {
			b.lineAcross(p, y(a.Y), a.Text)
			continue
		}
		mid := p.t - float64(places.count)*remarkRow + places.row[i]*remarkRow + remarkRow/2 - 3
		if b.c.Labels {
			mid -= 9
		}
		b.text(places.x[i], mid, a.Text, label{align: "center", size: b.vs(), colour: b.th.Soft})
		if a.To >= 0 {
			half := (x(1) - x(0)) / 2
			b.rect(x(a.X)-half, p.t, x(a.To)-x(a.X)+2*half, p.b-p.t, obj{"fill": b.th.Ground.Mix(b.th.Rule, 0.3).String()}, -10)
			continue
		}
		end := top(a.X)
		if !math.IsNaN(a.Y) {
			end = y(a.Y)
		}
		if b.c.Labels {
			end -= 10
		}
		if end-mid > 10 {
			b.line(x(a.X), mid+5, x(a.X), end, b.th.Soft, 0.5, nil, 20)
		}
	}
}

// lineAcross draws a dashed line at a value with its words at the right end.
func (b *builder) lineAcross(p plot, y float64, text string) {
	b.line(p.l, y, p.r, y, b.th.Soft, 0.7, []float64{3, 2}, 20)
	b.text(p.r, y-6, text, label{align: "right", size: b.vs(), colour: b.th.Soft, halo: true})
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
