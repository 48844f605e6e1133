package echarts

// Number cards: the last number of each series, large, over the line that leads
// to it. The lines begin at zero, each on a scale of its own.

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
)

const (
	cardNumber = 17.0 // type size
	cardLine   = 28.0 // height of the line
	cardSpace  = 18.0 // between cards
)

func (b *builder) cards() (any, error) {
	c := b.c
	cols := min(len(c.Series), 4)
	if b.narrow {
		cols = min(cols, 2)
	}
	width := (b.w - float64(cols-1)*cardSpace) / float64(cols)
	rows := (len(c.Series) + cols - 1) / cols
	heads := make([]float64, rows)
	for i, s := range c.Series {
		heads[i/cols] = math.Max(heads[i/cols], float64(len(b.wrap(s.Label, width-2, b.fs())))*lineHeight)
	}
	total := 0.0
	tops := make([]float64, rows)
	for r := range rows {
		tops[r] = total
		total += 6 + heads[r] + cardNumber + 14 + cardLine + 14 + 8
	}
	b.height(total - 6)
	line := charts.NewLine()
	labels := make([]any, len(c.Categories))
	for i, k := range c.Categories {
		labels[i] = k.Label
	}
	var grids, xs, ys, over []any
	for i, s := range c.Series {
		x, y := float64(i%cols)*(width+cardSpace), tops[i/cols]
		p := b.card(s, x, y, width, heads[i/cols])
		lo, hi := bounds(c.Series[i:i+1], false)
		sc := b.newScale(lo, hi, 4)
		grids = append(grids, p.grid())
		xs = append(xs, obj{"type": "category", "data": labels, "show": false, "boundaryGap": false, "gridIndex": i})
		ys = append(ys, obj{"type": "value", "min": math.Min(lo, 0), "max": sc.max, "show": false, "gridIndex": i})
		line.AddSeries(s.Label, nil)
		var data []any
		at, _ := lastWhole(c, s)
		for j, n := range s.Values {
			item := obj{"value": value(n), "symbol": "none"}
			if j == at || alone(s, j) {
				item["symbol"], item["symbolSize"] = "circle", 4.5
			}
			data = append(data, item)
		}
		over = append(over, obj{"data": data, "xAxisIndex": i, "yAxisIndex": i, "silent": true, "clip": false, "showSymbol": true, "showAllSymbol": true, "connectNulls": false,
			"lineStyle": obj{"color": s.Colour.String(), "width": 1.3}, "itemStyle": obj{"color": s.Colour.String()},
			"areaStyle": obj{"color": s.Colour.Mix(b.th.White, 0.85).String(), "opacity": 1, "origin": "start"}, "emphasis": obj{"disabled": true}})
	}
	line.Validate()
	b.raw["grid"], b.raw["xAxis"], b.raw["yAxis"], b.raw["series"] = grids, xs, ys, over
	return jsonOf(line.JSON())
}

// lastWhole is the last known number that covers its whole period, and where it stands; -1 if there is none.
func lastWhole(c *chart.Chart, s chart.Series) (int, dataset.Number) {
	for i := len(s.Values) - 1; i >= 0; i-- {
		if n := s.Values[i]; !c.Categories[i].Partial && !math.IsNaN(chart.Plot(n)) {
			return i, n
		}
	}
	return -1, dataset.Unknown(dataset.Missing)
}

// card writes the words of one card and gives the room of its line.
func (b *builder) card(s chart.Series, x, y, width, head float64) plot {
	c := b.c
	b.line(x, y+1, x+width, y+1, s.Colour, 1.5, nil, 10)
	y += 6
	for i, l := range b.wrap(s.Label, width-2, b.fs()) {
		b.text(x, y+(float64(i)+0.5)*lineHeight, l, label{bold: true})
	}
	y += head
	at, n := lastWhole(c, s)
	number, size := chart.NumberText(b.th, n, c.Format), cardNumber
	for size > 9 && b.t.width(number, size, true) > width {
		size--
	}
	b.text(x, y+cardNumber/2+3, number, label{size: size, bold: true, colour: b.readable(s.Colour)})
	y += cardNumber + 4
	if at >= 0 {
		b.text(x, y+5, c.Categories[at].Label, label{size: b.vs(), colour: b.th.Soft})
	}
	y += 12
	p := plot{l: x + 2, t: y, r: x + width - 3, b: y + cardLine}
	b.line(x, p.b, x+width, p.b, b.th.Rule, 0.5, nil, 1)
	first, last := c.Categories[0].Label, c.Categories[len(c.Categories)-1].Label
	b.text(x, p.b+7, first, label{size: b.vs(), colour: b.th.Soft})
	if b.t.width(first+last, b.vs(), false)+6 < width {
		b.text(x+width, p.b+7, last, label{size: b.vs(), align: "right", colour: b.th.Soft})
	}
	return p
}
