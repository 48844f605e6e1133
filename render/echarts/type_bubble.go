package echarts

// Bubble maps: circles whose area is proportional to the value, over grey land.

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"globalstudy/render/chart"
	"globalstudy/render/theme"
)

// land is the grey of maps that carry other marks.
func (b *builder) land() theme.Colour { return b.th.NoData.Mix(b.th.Rule, 0.25) }

func (b *builder) bubbleMap() (any, error) {
	m := b.c.Map
	top := chart.Plot(m.Bubbles[0].Value)
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
	var items []opts.GeoData
	var over []any
	for i, bub := range m.Bubbles {
		v := chart.Plot(bub.Value)
		x, y := f.m.Project(bub.Lon, bub.Lat)
		if px, py := f.xy(x, y); !(v > 0) || !f.inside(px, py) {
			continue
		}
		b.owner = append(b.owner, i)
		items = append(items, opts.GeoData{Name: bub.Label, Value: []any{r2(x), r2(y), v}})
		over = append(over, obj{"symbolSize": r2(2 * radius(v)), "itemStyle": obj{"color": bub.Colour.String()}})
	}
	g.SetGlobalOptions(charts.WithGeoComponentOpts(opts.GeoComponent{Map: m.View, Silent: opts.Bool(true)}))
	g.AddSeries(b.c.ValueTitle, types.ChartScatter, items)
	g.Validate()
	b.raw["geo"] = b.geo(f, b.land(), b.th.White)
	b.raw["series"] = []any{obj{"data": over, "silent": true, "symbol": "circle", "z": 6, "animation": false, "progressive": 0, "large": false,
		"itemStyle": obj{"opacity": 0.62, "borderColor": b.th.White.String(), "borderWidth": 0.35}}}
	b.bubbleNames(f, radius)
	return jsonOf(g.JSON())
}

// sizeLegend draws three circles of round sizes in a row and returns its height.
func (b *builder) sizeLegend(top float64, radius func(float64) float64) float64 {
	large := roundDown(top)
	var sizes []float64
	for _, v := range []float64{large / 25, large / 5, large} {
		if v = roundDown(v); len(sizes) == 0 || v > sizes[len(sizes)-1] {
			sizes = append(sizes, v)
		}
	}
	h := 2*radius(large) + 2
	x := 0.0
	for i, v := range sizes {
		r := radius(v)
		text := b.th.Number(v, b.c.Format)
		if i == len(sizes)-1 && b.c.Unit != "" && b.c.Format.Kind == theme.Auto {
			text += " " + b.c.Unit
		}
		b.shape("circle", obj{"cx": r2(x + r + 0.5), "cy": r2(h / 2), "r": r2(r)}, obj{"fill": b.c.Hue.Mix(b.th.White, 0.38).String(), "stroke": b.th.White.String(), "lineWidth": 0.35}, 10)
		b.text(x+2*r+5, h/2, text, label{})
		x += 2*r + 5 + b.t.width(text, b.fs(), false) + 14
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
