package echarts

// Sankey: flows from origins at the left to destinations at the right. Places
// are computed here, so that names keep clear of each other: every node gets at
// least the height of its label, both sides fill the drawing.

import (
	"math"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"globalstudy/render/chart"
	"globalstudy/render/theme"
)

const nodeWidth = 8.0

// flowNode is a node with its size and place.
type flowNode struct {
	size  float64
	lines []string // label, wrapped
	top   float64
}

func (b *builder) sankey() (any, error) {
	c := b.c
	nodes := make([]flowNode, len(c.Nodes))
	for _, l := range c.Links {
		if v := chart.Plot(l.Value); v > 0 {
			nodes[l.From].size += v
			nodes[l.To].size += v
		}
	}
	room := 0.3 * b.w
	var wide, need [2]float64
	for i, n := range c.Nodes {
		value := b.th.Number(nodes[i].size, c.Format)
		nodes[i].lines = b.wrap(n.Label+" "+strings.ReplaceAll(value, " ", theme.NBSP), room, b.fs())
		wide[n.Side] = math.Max(wide[n.Side], b.widest(nodes[i].lines, b.fs()))
		need[n.Side] += float64(len(nodes[i].lines))*lineHeight + 3
	}
	b.height(math.Max(math.Max(need[0], need[1])+90, 0.5*b.w))
	p := plot{l: wide[0] + 6, t: 4, r: b.w - wide[1] - 6, b: b.h - 4}
	unit := b.placeNodes(nodes, p)
	return b.sankeySeries(nodes, p, unit)
}

// placeNodes sets the top of every node and returns points per unit of flow.
func (b *builder) placeNodes(nodes []flowNode, p plot) float64 {
	sum := 0.0
	for i, n := range b.c.Nodes {
		if n.Side == 0 {
			sum += nodes[i].size
		}
	}
	label := func(i int) float64 { return float64(len(nodes[i].lines))*lineHeight + 3 }
	unit := (p.b - p.t) / math.Max(sum, 1e-9)
	for range 40 { // shrink until the fuller side fits
		over := 0.0
		for side := range 2 {
			h := 0.0
			for i, n := range b.c.Nodes {
				if n.Side == side {
					h += math.Max(nodes[i].size*unit+2, label(i))
				}
			}
			over = math.Max(over, h-(p.b-p.t))
		}
		if over <= 0 {
			break
		}
		unit = math.Max(unit-over/math.Max(sum, 1e-9), unit*0.8)
	}
	for side := range 2 {
		h, k := 0.0, 0
		for i, n := range b.c.Nodes {
			if n.Side == side {
				h, k = h+math.Max(nodes[i].size*unit, label(i)), k+1
			}
		}
		gap := math.Min((p.b-p.t-h)/math.Max(1, float64(k-1)), 16)
		y := p.t + (p.b-p.t-h-gap*float64(k-1))/2
		for i, n := range b.c.Nodes {
			if n.Side == side {
				slot := math.Max(nodes[i].size*unit, label(i))
				nodes[i].top = y + (slot-nodes[i].size*unit)/2
				y += slot + gap
			}
		}
	}
	return unit
}

func (b *builder) sankeySeries(nodes []flowNode, p plot, unit float64) (any, error) {
	c := b.c
	sk := charts.NewSankey()
	var items []opts.SankeyNode
	var links []opts.SankeyLink
	var over, overLinks []any
	for i, n := range c.Nodes {
		items = append(items, opts.SankeyNode{Name: strconv.Itoa(i), ItemStyle: &opts.ItemStyle{Color: n.Colour.String()}})
		over = append(over, obj{"localY": (nodes[i].top - p.t) / (p.b - p.t)})
		x, align := p.l-4, "right"
		if n.Side == 1 {
			x, align = p.r+4, "left"
		}
		for j, line := range nodes[i].lines {
			mid := nodes[i].top + nodes[i].size*unit/2 + (float64(j)-float64(len(nodes[i].lines)-1)/2)*lineHeight
			b.text(x, mid, line, label{align: align})
		}
	}
	for _, l := range c.Links {
		v := chart.Plot(l.Value)
		if !(v > 0) {
			continue
		}
		tint := c.Nodes[l.To].Colour
		if c.TintOrigin {
			tint = c.Nodes[l.From].Colour
		}
		links = append(links, opts.SankeyLink{Source: strconv.Itoa(l.From), Target: strconv.Itoa(l.To), Value: float32(v)})
		overLinks = append(overLinks, obj{"value": v, "lineStyle": obj{"color": tint.String(), "opacity": 0.5, "curveness": 0.5}})
	}
	sk.AddSeries(c.ValueTitle, items, links)
	sk.Validate()
	k := [2]float64{}
	for _, n := range c.Nodes {
		k[n.Side]++
	}
	// ECharts scales flows by the height less the gaps of the fuller side: choose the gap that gives our scale.
	sum := 0.0
	for i, n := range c.Nodes {
		if n.Side == 0 {
			sum += nodes[i].size
		}
	}
	gap := (p.b - p.t - sum*unit) / math.Max(1, math.Max(k[0], k[1])-1)
	b.raw["series"] = []any{obj{"data": over, "links": overLinks, "silent": true, "draggable": false, "left": r2(p.l), "top": r2(p.t),
		"width": r2(p.r - p.l), "height": r2(p.b - p.t), "nodeWidth": nodeWidth, "nodeGap": gap, "layoutIterations": 0, "nodeAlign": "justify",
		"label": obj{"show": false}, "emphasis": obj{"disabled": true}, "itemStyle": obj{"borderWidth": 0}}}
	return jsonOf(sk.JSON())
}
