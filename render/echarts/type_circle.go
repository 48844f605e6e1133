package echarts

// Flows between places in a circle. A chord diagram gives every place an arc as
// long as all its flows and ties the arcs by ribbons; a network sets a dot for
// every place and an arrow for every flow. The names stand around.

import (
	"math"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

// more calls the builder of a family that does not stand on two axes.
func (b *builder) more() (any, error) {
	switch b.typ.Family {
	case chart.Calendar:
		return b.calendar()
	case chart.Tree:
		if b.typ.Name == "treemap" {
			return b.treemap()
		}
		return b.sunburst()
	case chart.Waffle:
		return b.waffle()
	case chart.Funnel:
		return b.funnel()
	case chart.Radar:
		return b.radar()
	case chart.River:
		return b.river()
	case chart.Parallel:
		return b.parallel()
	case chart.Cards:
		return b.cards()
	}
	if b.typ.Name == "chord" {
		return b.chord()
	}
	return b.network()
}

// nodeSizes is the sum of all flows from and to each node.
func (b *builder) nodeSizes() []float64 {
	out := make([]float64, len(b.c.Nodes))
	for _, l := range b.c.Links {
		v := chart.Plot(l.Value)
		out[l.From] += v
		out[l.To] += v
	}
	return out
}

// nodeNames is the name of each node with its size, at its angle.
func (b *builder) nodeNames(sizes, angles []float64) []ringName {
	var out []ringName
	for i, n := range b.c.Nodes {
		value := strings.ReplaceAll(b.th.Number(sizes[i], b.c.Format), " ", theme.NBSP)
		for _, l := range b.c.Links {
			if l.From == i || l.To == i {
				if s := star(l.Value); s != "" {
					value += s
					break
				}
			}
		}
		out = append(out, ringName{angle: angles[i], text: n.Label + " " + value})
	}
	return out
}

// flowKeys draws the legend of statuses and gives where the circle may begin.
func (b *builder) flowKeys(estimated keyKind) float64 {
	if h := b.legend(0, 0, b.w, b.partKeys(b.numbers(), starKey, estimated)); h > 0 {
		return h + 6
	}
	return 0
}

// linkColour is that of the end which the colours tell apart.
func (b *builder) linkColour(l chart.Flow) theme.Colour {
	if b.c.TintOrigin {
		return b.c.Nodes[l.From].Colour
	}
	return b.c.Nodes[l.To].Colour
}

// wishedRadius is that of a circle with names, where they leave it room.
func (b *builder) wishedRadius() float64 { return math.Min(0.26*b.w, 110) }

func (b *builder) chord() (any, error) {
	c := b.c
	sizes := b.nodeSizes()
	sum := 0.0
	drawn := 0.0
	for _, v := range sizes {
		sum += v
		if v > 0 {
			drawn++
		}
	}
	pad := math.Min(3, 120/drawn)
	unit := (2*math.Pi - drawn*pad*math.Pi/180) / sum
	angles := make([]float64, len(sizes))
	at := 0.0
	for i, v := range sizes {
		angles[i] = at + v*unit/2
		at += v*unit + pad*math.Pi/180
	}
	cx, cy, r := b.around(b.flowKeys(outlined), b.nodeNames(sizes, angles))
	var data, links []any
	for i, n := range c.Nodes {
		data = append(data, obj{"name": strconv.Itoa(i), "itemStyle": obj{"color": n.Colour.String()}})
	}
	for _, l := range c.Links {
		if v := chart.Plot(l.Value); v > 0 {
			link := obj{"source": l.From, "target": l.To, "value": v}
			if l.Value.Status == dataset.Estimated {
				link["lineStyle"] = obj{"opacity": 0.16}
			}
			links = append(links, link)
		}
	}
	tint := "target"
	if c.TintOrigin {
		tint = "source"
	}
	return obj{"series": []any{obj{"type": "chord", "name": c.ValueTitle, "silent": true, "coordinateSystem": "none",
		"center": []any{r2(cx), r2(cy)}, "radius": []any{r2(r - math.Min(8, r/6)), r2(r)}, "startAngle": 90, "clockwise": true, "padAngle": pad, "minAngle": 0,
		"label": obj{"show": false}, "itemStyle": obj{"borderWidth": 0}, "lineStyle": obj{"color": tint, "opacity": 0.45}, "emphasis": obj{"disabled": true}, "data": data, "links": links}}}, nil
}

func (b *builder) network() (any, error) {
	c := b.c
	sizes := b.nodeSizes()
	top, widest := 0.0, 0.0
	angles := make([]float64, len(sizes))
	for i, v := range sizes {
		top = math.Max(top, v)
		angles[i] = 2 * math.Pi * float64(i) / float64(len(sizes))
	}
	for _, l := range c.Links {
		widest = math.Max(widest, chart.Plot(l.Value))
	}
	cx, cy, r := b.around(b.flowKeys(dashed), b.nodeNames(sizes, angles))
	biggest := math.Min(22, 2*math.Pi*r/float64(len(sizes))*0.8)
	inner := r - biggest/2
	graph := charts.NewGraph()
	graph.AddSeries(c.ValueTitle, nil, nil, charts.WithGraphChartOpts(opts.GraphChart{Layout: "none"}))
	graph.Validate()
	var data, links []any
	for i, n := range c.Nodes {
		data = append(data, obj{"name": strconv.Itoa(i), "value": sizes[i], "x": r2(cx + inner*math.Sin(angles[i])), "y": r2(cy - inner*math.Cos(angles[i])),
			"symbolSize": r2(math.Max(3, biggest*math.Sqrt(sizes[i]/top))), "itemStyle": obj{"color": n.Colour.String(), "opacity": 1}})
	}
	for i, sign := range []float64{-1, 1} { // two corners that nobody sees fix the scale
		data = append(data, obj{"name": "corner" + strconv.Itoa(i), "x": r2(cx + sign*r), "y": r2(cy + sign*r), "symbol": "none", "symbolSize": 0})
	}
	for _, l := range c.Links {
		line := obj{"color": b.linkColour(l).String(), "opacity": 0.6, "curveness": 0.22}
		if l.Value.Status == dataset.Estimated {
			line["type"] = []any{3, 2}
		}
		if v := chart.Plot(l.Value); v > 0 {
			links = append(links, obj{"source": strconv.Itoa(l.From), "target": strconv.Itoa(l.To), "value": v,
				"symbolSize": []any{0, r2(3 + 4*v/widest)}, "lineStyle": merge(line, obj{"width": r2(0.4 + 4*v/widest)})})
		}
	}
	b.raw["series"] = []any{obj{"data": data, "links": links, "silent": true, "roam": false, "left": r2(cx - r), "top": r2(cy - r), "width": r2(2 * r), "height": r2(2 * r),
		"edgeSymbol": []any{"none", "arrow"}, "label": obj{"show": false}, "emphasis": obj{"disabled": true}, "symbol": "circle"}}
	return jsonOf(graph.JSON())
}
