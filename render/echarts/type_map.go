package echarts

// Maps. The base maps are planar already (kilometres, y up), so the place of
// every point is known here: the frame is fitted to the map's box, ECharts draws
// the countries into it, and legends, arrows and names are placed by our own sums.

import (
	"fmt"
	"math"
	"slices"

	"globalstudy/render/theme"
)

// frame is a map at its place in the drawing.
type frame struct {
	m     baseMap
	plot  plot
	scale float64 // points per kilometre
}

// frame fits the base map of the chart under a head of the given height.
func (b *builder) frame(head, foot float64) (frame, error) {
	m, ok := b.t.maps(b.c.Map.View)
	if !ok {
		return frame{}, fmt.Errorf("there is no base map %q", b.c.Map.View)
	}
	m.Box = b.window(m)
	f := frame{m: m, scale: b.w / (m.Box[2] - m.Box[0])}
	h := (m.Box[3] - m.Box[1]) * f.scale
	b.height(head + h + foot)
	if room := b.h - head - foot; room < h { // the height is set: shrink and centre
		f.scale *= room / h
		h = room
	}
	w := (m.Box[2] - m.Box[0]) * f.scale
	f.plot = plot{l: (b.w - w) / 2, t: head, r: (b.w + w) / 2, b: head + h}
	return f, nil
}

// tallest is the greatest height of a map as a part of its width.
const tallest = 0.8

// window is the part of a map that is shown: a map of arrows is drawn as near as they
// allow; another that is too tall is cut to the height that holds its marks, as
// near to the middle of them as it goes.
func (b *builder) window(m baseMap) [4]float64 {
	box := m.Box
	w := box[2] - box[0]
	if len(b.c.Map.Routes) > 0 && b.c.Map.View != "world" {
		return b.closer(m)
	}
	if (box[3]-box[1])/w <= tallest || b.c.Height > 0 {
		return box
	}
	lo, hi := math.Inf(1), math.Inf(-1)
	mark := func(lon, lat float64) {
		if x, y := m.Project(lon, lat); x > box[0] && x < box[2] && y > box[1] && y < box[3] {
			lo, hi = math.Min(lo, y), math.Max(hi, y)
		}
	}
	for _, p := range b.c.Map.Bubbles {
		mark(p.Lon, p.Lat)
	}
	for _, p := range b.c.Map.Cells {
		mark(p.Lon, p.Lat)
	}
	if lo > hi {
		return box // no marks: countries are shown, all of them
	}
	mid := (lo + hi) / 2
	half := math.Min(math.Max(w*tallest, hi-lo+0.08*w), box[3]-box[1]) / 2
	mid = math.Min(math.Max(mid, box[1]+half), box[3]-half)
	return [4]float64{box[0], mid - half, box[2], mid + half}
}

// Around the arrows of a map stands at least this part of its width, and of the
// view's width and height no less than that is shown.
const (
	airAround = 0.12
	leastView = 0.5
)

// closer is the part of a regional map that its arrows need, with air around them
// for names, in the shape that the drawing has: no taller than tallest, or as the
// height is given.
func (b *builder) closer(m baseMap) [4]float64 {
	box := m.Box
	full := [2]float64{box[2] - box[0], box[3] - box[1]}
	lo, hi := [2]float64{math.Inf(1), math.Inf(1)}, [2]float64{math.Inf(-1), math.Inf(-1)}
	for _, r := range b.c.Map.Routes {
		for _, p := range r.Points {
			if x, y := m.Project(p[0], p[1]); x > box[0] && x < box[2] && y > box[1] && y < box[3] {
				lo[0], hi[0] = math.Min(lo[0], x), math.Max(hi[0], x)
				lo[1], hi[1] = math.Min(lo[1], y), math.Max(hi[1], y)
			}
		}
	}
	if lo[0] > hi[0] {
		return box
	}
	var size [2]float64
	for i := range size {
		size[i] = math.Min(math.Max(hi[i]-lo[i]+2*airAround*math.Max(hi[0]-lo[0], hi[1]-lo[1]), leastView*full[i]), full[i])
	}
	shape := math.Min(tallest, full[1]/full[0])
	if b.c.Height > 0 {
		shape = math.Max(b.c.Height-3*keyRow, 1) / b.w // less legend and key
	}
	size[1] = math.Min(math.Max(size[1], size[0]*shape), full[1])
	size[0] = math.Min(math.Max(size[0], size[1]/shape), full[0])
	if b.c.Height == 0 {
		size[1] = math.Min(size[1], math.Max(size[0]*shape, hi[1]-lo[1]+airAround*size[0]))
	}
	var out [4]float64
	for i := range size {
		mid := (lo[i] + hi[i]) / 2
		mid = math.Min(math.Max(mid, box[i]+size[i]/2), box[i+2]-size[i]/2)
		out[i], out[i+2] = mid-size[i]/2, mid+size[i]/2
	}
	return out
}

// xy gives the place of planar coordinates in the drawing.
func (f frame) xy(x, y float64) (float64, float64) {
	return f.plot.l + (x-f.m.Box[0])*f.scale, f.plot.t + (f.m.Box[3]-y)*f.scale
}

// lonLat gives the place of geographic coordinates in the drawing.
func (f frame) lonLat(lon, lat float64) (float64, float64) { return f.xy(f.m.Project(lon, lat)) }

// inside reports whether a place of the drawing is on the map.
func (f frame) inside(x, y float64) bool {
	return x >= f.plot.l && x <= f.plot.r && y >= f.plot.t && y <= f.plot.b
}

// geo is the option of the land, and draws the borders that are not determined.
func (b *builder) geo(f frame, fill theme.Colour, edge theme.Colour) obj {
	for _, line := range f.m.Undetermined {
		var run []pt
		for _, p := range line {
			x, y := f.xy(p[0], p[1])
			run = append(run, pt{x, y})
		}
		var pts []any
		for _, p := range f.onMap(run) {
			pts = append(pts, []any{r2(p.x), r2(p.y)})
		}
		if len(pts) < 2 {
			continue
		}
		b.shape("polyline", obj{"points": pts}, obj{"stroke": b.th.Soft.Mix(b.th.White, 0.3).String(), "lineWidth": 0.5, "lineDash": []any{1.5, 1.2}, "fill": "none"}, 8)
	}
	return obj{"map": b.c.Map.View, "aspectScale": 1, "left": r2(f.plot.l), "top": r2(f.plot.t), "width": r2(f.plot.r - f.plot.l), "height": r2(f.plot.b - f.plot.t),
		"boundingCoords": []any{[]any{f.m.Box[0], f.m.Box[3]}, []any{f.m.Box[2], f.m.Box[1]}},
		"roam":           false, "clip": b.c.Map.View != "world", "silent": true, "z": 2, "itemStyle": obj{"areaColor": fill.String(), "borderColor": edge.String(), "borderWidth": 0.4},
		"label": obj{"show": false}, "emphasis": obj{"disabled": true}, "select": obj{"disabled": true}}
}

func (b *builder) choropleth() (any, error) {
	m := b.c.Map
	f, err := b.frame(b.legend(0, 0, b.w, b.classKeys(true))+5, 0)
	if err != nil {
		return nil, err
	}
	var regions []any
	classed := map[string]bool{}
	for i, a := range m.Areas {
		region := obj{"name": a.ISO3, "item": i}
		if classed[a.ISO3] = a.Class >= 0; a.Class >= 0 {
			region["itemStyle"] = obj{"areaColor": m.Classes[a.Class].Colour.String()}
		}
		regions = append(regions, region)
	}
	b.hatchCountries(f, func(code string) bool { return !classed[code] })
	geo := b.geo(f, b.th.NoData, b.th.White)
	geo["regions"] = regions
	b.raw["geo"] = geo
	b.specks(f)
	b.areaTexts(f)
	return b.bareMap()
}

// count writes how many countries are in a class.
func (b *builder) count(n int) string {
	return b.th.Number(float64(n), theme.Format{Decimals: -1, Exhibit: true})
}

// speckArea is the area in square points below which a country gets a circle in its colour.
const speckArea = 1.3

// specks draws a circle for each classed country that is too small to be seen.
func (b *builder) specks(f frame) {
	for i, a := range b.c.Map.Areas {
		if a.Class < 0 || f.m.Area[a.ISO3]*f.scale*f.scale >= speckArea {
			continue
		}
		var x, y float64
		switch at, drawn := f.m.Centre[a.ISO3]; {
		case drawn:
			x, y = f.xy(at[0], at[1])
		case math.IsNaN(a.Lon):
			continue
		default:
			x, y = f.lonLat(a.Lon, a.Lat)
		}
		if f.inside(x, y) {
			b.tell([]pt{{x - 1.8, y - 1.8}, {x + 1.8, y + 1.8}}, b.speckMark(i, a))
			b.shape("circle", obj{"cx": r2(x), "cy": r2(y), "r": 1.8}, obj{"fill": b.c.Map.Classes[a.Class].Colour.String(), "stroke": b.th.White.String(), "lineWidth": 0.4}, 12)
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
