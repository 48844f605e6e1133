package echarts

// Grid maps and flow maps: cells of a grid as four-cornered areas of their true
// size, coloured by class; arrows between countries as wide as their volume.

import (
	"fmt"
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"globalstudy/render/chart"
	"globalstudy/render/theme"
)

// bareMap is the JSON of a map component, to which b.raw adds the rest.
func (b *builder) bareMap() (any, error) {
	g := charts.NewGeo()
	g.SetGlobalOptions(charts.WithGeoComponentOpts(opts.GeoComponent{Map: b.c.Map.View, Silent: opts.Bool(true)}))
	g.Validate()
	return jsonOf(g.JSON())
}

// classKeys are the legend of a classed map, with counts; the entry of what has no
// data comes last, if always or if there is any.
func (b *builder) classKeys(always bool) []key {
	m := b.c.Map
	var keys []key
	for _, k := range m.Classes {
		keys = append(keys, key{fmt.Sprintf("%s (%s)", k.Label, b.count(k.Count)), k.Colour, square})
	}
	none := b.th.Words.NoData
	if m.NoData > 0 {
		none = fmt.Sprintf("%s (%s)", none, b.count(m.NoData))
	}
	if always || m.NoData > 0 {
		keys = append(keys, key{none, b.th.NoData, noData})
	}
	return keys
}

func (b *builder) gridMap() (any, error) {
	m := b.c.Map
	f, err := b.frame(b.legend(0, 0, b.w, b.classKeys(false))+5, 0)
	if err != nil {
		return nil, err
	}
	b.raw["geo"] = b.geo(f, b.land().Mix(b.th.White, 0.6), b.th.Rule) // pale, so that pale classes show
	items, corners := b.cells(f)
	var colours []any
	for _, k := range m.Classes {
		colours = append(colours, k.Colour.String())
	}
	style := obj{"colours": append(colours, b.th.NoData.String()), "stroke": b.th.White.String(), "lineWidth": 0.3, "opacity": 0.92}
	if corners > 4 {
		style["corners"] = corners
	}
	b.onGeo("cells", style, obj{"data": items})
	if m.View != "world" {
		b.scaleBar(f)
	}
	return b.bareMap()
}

// cells are the items of the cells: the corners of what the map shows of each, its
// class and its value. All have as many corners as the one with most; where an
// edge of the map cuts a cell there may be more than four.
func (b *builder) cells(f frame) (items []any, corners int) {
	m := b.c.Map
	corners = 4
	var shapes [][]pt
	for _, c := range m.Cells {
		var shape []pt
		half := c.Side / 2
		for _, k := range [][2]float64{{-half, -half}, {half, -half}, {half, half}, {-half, half}} {
			x, y := f.m.Project(c.Lon+k[0], math.Max(-90, math.Min(90, c.Lat+k[1])))
			shape = append(shape, pt{x, y})
		}
		if m.View != "world" { // whose box is only as tight as its land
			shape = cutTo(shape, f.m.Box)
		}
		corners = max(corners, len(shape))
		shapes = append(shapes, shape)
	}
	for i, c := range m.Cells {
		if len(shapes[i]) == 0 {
			continue
		}
		var v []any
		for k := range corners {
			p := shapes[i][min(k, len(shapes[i])-1)]
			v = append(v, r2(p.x), r2(p.y))
		}
		class := c.Class
		if class < 0 {
			class = len(m.Classes)
		}
		value := any(nil)
		if n := chart.Plot(c.Value); !math.IsNaN(n) {
			value = n
		}
		b.owner = append(b.owner, i)
		items = append(items, append(v, class, value))
	}
	return items, corners
}

// cutTo is the part of a convex shape within a box of x0, y0, x1, y1; none where they do not meet.
func cutTo(shape []pt, box [4]float64) []pt {
	for side := range 4 {
		depth := func(p pt) float64 { // how far within the side
			return [4]float64{p.x - box[0], p.y - box[1], box[2] - p.x, box[3] - p.y}[side]
		}
		var kept []pt
		for i, p := range shape {
			q := shape[(i+1)%len(shape)]
			dp, dq := depth(p), depth(q)
			if dp >= 0 {
				kept = append(kept, p)
			}
			if (dp > 0 && dq < 0) || (dp < 0 && dq > 0) {
				t := dp / (dp - dq)
				kept = append(kept, pt{p.x + t*(q.x-p.x), p.y + t*(q.y-p.y)})
			}
		}
		shape = kept
	}
	return shape
}

// thickest is the width of the largest flow in points.
const thickest = 6.0

func flowWidth(share float64) float64 { return math.Max(0.4, thickest*share) }

func (b *builder) flowMap() (any, error) {
	return b.withKey(func(foot float64) (float64, error) {
		m := b.c.Map
		f, err := b.frame(b.widthLegend(m.Routes[0].Volume)+4, foot)
		if err != nil {
			return 0, err
		}
		b.raw["geo"] = b.geo(f, b.land(), b.th.White)
		n := newNames(b, f)
		var curves [][]pt
		for _, r := range m.Routes {
			c := b.arrow(f, r, flowWidth(r.Width))
			curves = append(curves, c)
			if r.Label != "" {
				for _, p := range c {
					n.avoid(p.x-1.2, p.y-1.2, p.x+1.2, p.y+1.2)
				}
			}
		}
		b.routeNames(f, n, curves)
		return n.writeKey(), nil
	})
}

// widthLegend shows three round volumes as lines of their width.
func (b *builder) widthLegend(top float64) float64 {
	x, large := 0.0, roundDown(top)
	format := b.c.Format
	format.Decimals = -1
	var last float64
	for _, v := range []float64{large / 25, large / 5, large} {
		if v = roundDown(v); v <= last {
			continue
		}
		last = v
		text := b.th.Number(v, format)
		if v == large && b.c.Unit != "" && b.c.Format.Kind == theme.Auto {
			text += " " + b.c.Unit
		}
		w := b.t.width(text, b.fs(), false)
		if x > 0 && x+24+w > b.w {
			break
		}
		b.line(x, keyRow/2, x+20, keyRow/2, b.c.Hue, r2(flowWidth(v/top)), nil, 10)
		b.text(x+24, keyRow/2, text, label{})
		x += 24 + w + 14
	}
	return keyRow
}
