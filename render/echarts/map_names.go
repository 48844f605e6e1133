package echarts

// Texts on the countries of a choropleth: the largest first, each where its
// country has room for it; the smallest, which are circles, beside them.

import (
	"cmp"
	"math"
	"slices"

	"globalstudy/render/chart"
	"globalstudy/render/theme"
)

func (b *builder) areaTexts(f frame) {
	areas := slices.Clone(b.c.Map.Areas)
	slices.SortStableFunc(areas, func(x, y chart.Area) int { return cmp.Compare(f.m.Area[y.ISO3], f.m.Area[x.ISO3]) })
	n := newNames(b, f)
	for _, a := range areas {
		if a.Text == "" {
			continue
		}
		x, y, ok := f.middle(a)
		if !ok {
			continue
		}
		size := f.m.Area[a.ISO3] * f.scale * f.scale
		w := b.t.width(a.Text, b.vs(), false)
		if size < speckArea {
			n.place(a.Text, x, y, 1.8)
			continue
		}
		var in []candidate
		for _, at := range [][2]float64{{x, y}, {x, y - 5}, {x, y + 5}, {x - 6, y}, {x + 6, y}} {
			c := box{l: at[0] - w/2 - 0.5, t: at[1] - 4.2, r: at[0] + w/2 + 0.5, b: at[1] + 4.2}
			if f.holds(a.ISO3, c) {
				in = append(in, candidate{x: at[0], y: at[1], align: "center", box: c})
			}
		}
		n.best(a.Text, label{size: b.vs(), colour: b.on(a)}, in)
	}
}

// middle is where a country's text stands: the register's label point if it is on the map.
func (f frame) middle(a chart.Area) (x, y float64, ok bool) {
	if !math.IsNaN(a.Lon) {
		if x, y = f.lonLat(a.Lon, a.Lat); f.inside(x, y) {
			return x, y, true
		}
	}
	at, drawn := f.m.Centre[a.ISO3]
	if !drawn {
		return 0, 0, false
	}
	x, y = f.xy(at[0], at[1])
	return x, y, f.inside(x, y)
}

// holds reports whether a box lies on a country, by points along its upper and lower edge.
func (f frame) holds(code string, c box) bool {
	const n = 8
	for i := range n + 1 {
		x := c.l + (c.r-c.l)*float64(i)/n
		for _, y := range []float64{c.t + 1, c.b - 1} {
			if !f.onLand(code, x, y) {
				return false
			}
		}
	}
	return true
}

// onLand reports whether a place of the drawing lies on a country.
func (f frame) onLand(code string, px, py float64) bool {
	x, y := f.m.Box[0]+(px-f.plot.l)/f.scale, f.m.Box[3]-(py-f.plot.t)/f.scale
	in := false
	for _, ring := range f.m.Rings[code] {
		p := ring[len(ring)-1]
		for _, q := range ring {
			if (p[1] > y) != (q[1] > y) && x < p[0]+(q[0]-p[0])*(y-p[1])/(q[1]-p[1]) {
				in = !in
			}
			p = q
		}
	}
	return in
}

// on is the colour of text that reads on a country.
func (b *builder) on(a chart.Area) theme.Colour {
	if a.Class >= 0 && b.c.Map.Classes[a.Class].Colour.Contrast(b.th.White) >= 4.5 {
		return b.th.White
	}
	return b.th.Ink
}
