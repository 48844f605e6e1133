package echarts

// Bubble maps: circles whose area is proportional to the value, over grey land.

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"globalstudy/render/chart"
	"globalstudy/render/theme"
)

// land is the grey of maps that carry other marks.
func (b *builder) land() theme.Colour { return b.th.NoData.Mix(b.th.Rule, 0.25) }

func (b *builder) bubbleMap() (any, error) {
	m := b.c.Map
	top := chart.Plot(m.Bubbles[0].Value) // by size, and only those that the view shows
	most := 15.0
	if b.narrow {
		most = 10
	}
	radius := func(v float64) float64 { return math.Max(most*math.Sqrt(v/top), 0.7) }
	head := b.sizeLegend(top, radius)
	f, err := b.frame(head+4, 0)
	if err != nil {
		return nil, err
	}
	g := charts.NewGeo()
	g.SetGlobalOptions(charts.WithGeoComponentOpts(opts.GeoComponent{Map: m.View, Silent: opts.Bool(true)}))
	g.Validate()
	b.raw["geo"] = b.geo(f, b.land(), b.th.White)
	var items []any
	for i, bub := range m.Bubbles {
		v := chart.Plot(bub.Value)
		x, y := f.m.Project(bub.Lon, bub.Lat)
		if px, py := f.xy(x, y); !(v > 0) || !f.inside(px, py) {
			continue
		}
		b.owner = append(b.owner, i)
		items = append(items, []any{r2(x), r2(y), v, r2(radius(v))})
	}
	b.onGeo("circles", obj{"opacity": 0.62, "stroke": b.th.White.String(), "lineWidth": 0.35}, obj{"data": items, "itemStyle": obj{"color": b.c.Hue.String()}})
	b.bubbleNames(f, radius)
	return jsonOf(g.JSON())
}

// onGeo adds a series of our own marks on a map, drawn by a renderer of the driver's.
func (b *builder) onGeo(renderer string, style obj, series obj) {
	js, err := canonical(style)
	if err != nil {
		panic(err) // a style of our own
	}
	for k, v := range (obj{"type": "custom", "coordinateSystem": "geo", "renderItem": "@render:" + renderer + ":" + string(js),
		"name": b.c.ValueTitle, "silent": true, "z": 6, "animation": false, "progressive": 0}) {
		if series[k] == nil {
			series[k] = v
		}
	}
	list, _ := b.raw["series"].([]any)
	b.raw["series"] = append(list, series)
}

// sizeLegend draws circles of round sizes inside each other, with their values to the right, and returns its height.
func (b *builder) sizeLegend(top float64, radius func(float64) float64) float64 {
	large, row := roundDown(top), 9.5
	var sizes []float64
	for _, v := range []float64{large / 25, large / 5, large} {
		if v = roundDown(v); len(sizes) == 0 || v > sizes[len(sizes)-1] {
			sizes = append(sizes, v)
		}
	}
	r := radius(large)
	h := math.Max(2*r, row*float64(len(sizes))) + 2
	below := h + row - 4 // the text of the smallest stands lowest
	for i, v := range sizes {
		text := b.th.Number(v, b.c.Format)
		if i == len(sizes)-1 && b.c.Unit != "" && b.c.Format.Kind == theme.Auto {
			text += " " + b.c.Unit
		}
		at := h - 2*radius(v)
		below = math.Min(at, below-row)
		if i == len(sizes)-1 {
			below = math.Max(below, 4)
		}
		b.shape("circle", obj{"cx": r2(r + 0.5), "cy": r2(h - radius(v)), "r": r2(radius(v))},
			obj{"fill": b.c.Hue.Mix(b.th.White, 0.78-0.2*float64(len(sizes)-1-i)).String(), "stroke": b.c.Hue.String(), "lineWidth": 0.4}, 10+len(sizes)-i)
		b.line(r+0.5, at, 2*r+4, at, b.th.Soft, 0.35, nil, 15)
		b.line(2*r+4, at, 2*r+9, below, b.th.Soft, 0.35, nil, 15)
		b.text(2*r+12, below, text, label{})
	}
	return h
}

// roundDown keeps 1, 2 or 5 times a power of ten.
func roundDown(v float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(v)+1e-9))
	for _, m := range []float64{5, 2} {
		if m*unit <= v*(1+1e-9) {
			return m * unit
		}
	}
	return unit
}

// bubbleNames writes the names of the largest bubbles that have one.
func (b *builder) bubbleNames(f frame, radius func(float64) float64) {
	n := newNames(b, f)
	for _, bub := range b.c.Map.Bubbles[:min(len(b.c.Map.Bubbles), 12)] {
		x, y := f.lonLat(bub.Lon, bub.Lat)
		if bub.Label == "" || !f.inside(x, y) {
			continue
		}
		n.place(bub.Label, x, y, math.Min(radius(chart.Plot(bub.Value)), 6)+1)
	}
}
