package echarts

// Heat table: a table whose cells are coloured by class. Values are written in
// the cells where the widest has room; a cell without a figure is pale and says so.

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

func (b *builder) heatTable() (any, error) {
	c := b.c
	rows := make([]string, len(c.Rows))
	wide := 0.0
	for i, k := range c.Rows {
		rows[i] = k.Label
		wide = math.Max(wide, b.t.width(k.Label, b.fs(), false))
	}
	p := plot{l: wide + 6, r: b.w}
	var keys []key
	missing := false
	for i, l := range c.ClassLabels {
		keys = append(keys, key{l, c.Ramp[i], square})
	}
	for _, row := range c.Grid {
		for _, n := range row {
			missing = missing || math.IsNaN(chart.Plot(n))
		}
	}
	if missing {
		keys = append(keys, key{sentence(b.th.Words.NotAvailable), b.th.NoData, square})
	}
	p.t = b.legend(0, 0, b.w, keys) + 6
	slot := (p.r - p.l) / float64(len(c.Categories))
	labels, lines := b.xLabels(c.Categories, slot)
	head := axisRoom(lines)
	pitch := 14.0
	b.height(p.t + head + pitch*float64(len(rows)) + 1)
	p.t += head
	p.b = b.h - 1
	pitch = (p.b - p.t) / float64(len(rows))
	size := b.cellSize(slot, pitch)
	b.raw["grid"] = p.grid()
	b.raw["xAxis"] = b.categoryAxis(labels, obj{"position": "top", "axisLine": obj{"show": false}})
	b.raw["yAxis"] = b.categoryAxis(rows, obj{"inverse": true, "axisLine": obj{"show": false}})
	return b.heatSeries(labels, size)
}

// cellSize is the type size of values in cells; 0 where they have no room or are not wanted.
func (b *builder) cellSize(slot, pitch float64) float64 {
	if !b.c.Labels || pitch < 9 {
		return 0
	}
	for _, size := range []float64{b.vs(), 7} {
		w := 0.0
		for _, row := range b.c.Grid {
			for _, n := range row {
				w = math.Max(w, b.t.width(chart.NumberText(b.th, n, b.c.Format), size, false))
			}
		}
		if w <= slot-3 {
			return size
		}
	}
	return 0
}

func (b *builder) heatSeries(labels []string, size float64) (any, error) {
	heat := charts.NewHeatMap()
	heat.SetXAxis(labels)
	var items []opts.HeatMapData
	var over []any
	for i, row := range b.c.Grid {
		for j, n := range row {
			items = append(items, opts.HeatMapData{Value: []any{j, i, b.classIndex(n)}})
			over = append(over, b.cell(n, size))
		}
	}
	heat.AddSeries(b.c.ValueTitle, items)
	heat.Validate()
	b.raw["series"] = []any{obj{"data": over, "silent": true, "itemStyle": obj{"borderColor": b.th.White.String(), "borderWidth": 0.8}}}
	var pieces []any
	for i, k := range b.c.Ramp {
		pieces = append(pieces, obj{"value": i, "color": k.String()})
	}
	pieces = append(pieces, obj{"value": -1, "color": b.th.NoData.String()})
	b.raw["visualMap"] = []any{obj{"type": "piecewise", "show": false, "dimension": 2, "pieces": pieces}}
	return jsonOf(heat.JSON())
}

// classIndex is the class of a number, -1 if it has none.
func (b *builder) classIndex(n dataset.Number) int {
	v := chart.Plot(n)
	if math.IsNaN(v) {
		return -1
	}
	return chart.ClassOf(b.c.Breaks, v)
}

// cell is the label of a cell, in white or ink by contrast.
func (b *builder) cell(n dataset.Number, size float64) obj {
	if size == 0 {
		return obj{"label": obj{"show": false}}
	}
	colour := b.th.Soft
	if k := b.classIndex(n); k >= 0 {
		colour = b.c.Ramp[k].On(b.th.Ink)
	}
	return obj{"label": obj{"show": true, "formatter": chart.NumberText(b.th, n, b.c.Format), "fontSize": size,
		"fontFamily": theme.Sans, "color": colour.String()}}
}
