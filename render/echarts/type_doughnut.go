package echarts

// Doughnut: two to four parts of a whole. The ring stands at the left with the
// total in it; the parts are listed beside it, share first, in ring order.

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

func (b *builder) doughnut() (any, error) {
	radius := math.Min(58, 0.24*b.w)
	cx, ring := radius+2, radius*0.4
	left := 2*radius + 18
	sum := 0.0
	for _, s := range b.c.Series {
		sum += chart.Plot(s.Values[0])
	}
	list := b.doughnutList(left, 0, sum) // for its height only
	b.marks, b.texts = nil, nil
	b.height(math.Max(2*radius+6, list+4))
	cy := b.h / 2
	b.doughnutList(left, cy-list/2, sum)
	b.doughnutTotal(cx, cy, 2*(radius-ring)-6, sum)
	pie := charts.NewPie()
	var items []opts.PieData
	for _, s := range b.c.Series {
		items = append(items, opts.PieData{Name: s.Label, Value: value(s.Values[0]),
			ItemStyle: b.slice(s)})
	}
	pie.AddSeries(b.c.ValueTitle, items, charts.WithPieChartOpts(opts.PieChart{
		Center: []any{r2(cx), r2(cy)}, Radius: []any{r2(radius - ring), r2(radius)}}))
	pie.Validate()
	b.raw["series"] = []any{obj{"silent": true, "label": obj{"show": false}, "labelLine": obj{"show": false}, "startAngle": 90, "clockwise": true, "minAngle": 0}}
	return jsonOf(pie.JSON())
}

// slice is the style of a part of a ring.
func (b *builder) slice(s chart.Series) *opts.ItemStyle {
	if s.Values[0].Status == dataset.Estimated {
		return &opts.ItemStyle{Color: b.lighter(s.Colour).String(), BorderColor: s.Colour.String(), BorderWidth: 0.8}
	}
	return &opts.ItemStyle{Color: s.Colour.String(), BorderColor: b.th.White.String(), BorderWidth: 1}
}

// doughnutList writes the parts from a height down and returns the height they take.
func (b *builder) doughnutList(left, top, sum float64) float64 {
	y := top
	keys := b.partKeys(b.numbers(), starKey, outlined)
	for _, s := range b.c.Series {
		v := chart.Plot(s.Values[0])
		share := b.th.Number(v/sum*100, theme.Format{Kind: theme.Percent, Decimals: 0, Exhibit: true})
		kind := square
		if s.Values[0].Status == dataset.Estimated {
			kind = outlined
		}
		b.key(left, y+3+keySize/2, key{s.Label, s.Colour, kind})
		b.text(left+keySize+6, y+7, share, label{size: 11, bold: true})
		at := y + 19
		lines := b.wrap(s.Label, b.w-left-keySize-6, b.fs())
		for _, l := range lines {
			b.text(left+keySize+6, at, l, label{})
			at += lineHeight
		}
		if b.c.Format.Kind != theme.Percent {
			b.text(left+keySize+6, at, b.starred(s.Values[0]), label{size: b.vs(), colour: b.th.Soft})
			at += lineHeight
		}
		y = at + 5
	}
	if len(keys) > 0 {
		y += b.legend(left, y, b.w-left, keys) + 5
	}
	return y - top - 5
}

// doughnutTotal writes the total into the hole where it has room.
func (b *builder) doughnutTotal(cx, cy, room, sum float64) {
	if b.c.Format.Kind == theme.Percent {
		return
	}
	f := b.c.Format
	if f.Kind == theme.Auto && sum >= 1e6 {
		f.Kind = theme.Compact
	}
	text := b.th.Number(sum, f)
	if b.t.width(text, 10, true) > room {
		return
	}
	lines := b.wrap(b.c.Unit, room, b.vs())
	if b.widest(lines, b.vs()) > room || len(lines) > 2 || b.c.Unit == "" {
		lines = nil
	}
	y := cy - float64(len(lines))*lineHeight/2
	b.text(cx, y, text, label{align: "center", size: 10, bold: true})
	for i, l := range lines {
		b.text(cx, y+11+float64(i)*lineHeight, l, label{align: "center", size: b.vs(), colour: b.th.Soft})
	}
}
