package echarts

// Route maps: smooth arrows over grey land, solid on land, dashed at sea, dotted
// in the air, as wide as their volume. Text on arrows and the names of places
// share one placer, so none covers another.

import (
	"math"
	"slices"

	"globalstudy/render/chart"
	"globalstudy/render/theme"
)

type pt struct{ x, y float64 }

func (b *builder) routeMap() (any, error) {
	return b.withKey(func(foot float64) (float64, error) {
		m := b.c.Map
		f, err := b.frame(b.modeLegend()+4, foot)
		if err != nil {
			return 0, err
		}
		b.raw["geo"] = b.geo(f, b.land(), b.th.White)
		n := newNames(b, f)
		var curves [][]pt
		for _, r := range m.Routes {
			width := 0.9 + 2.6*r.Width
			if math.IsNaN(r.Volume) { // no volumes on this map
				width = 1.5
			}
			c := b.arrow(f, r, width)
			curves = append(curves, c)
			for _, p := range c { // labels keep clear of the arrows themselves
				n.avoid(p.x-1.2, p.y-1.2, p.x+1.2, p.y+1.2)
			}
		}
		if m.View != "world" {
			n.taken = append(n.taken, b.scaleBar(f))
		}
		b.routeNames(f, n, curves)
		return n.writeKey(), nil
	})
}

// routeNames marks places and writes all names: of places first, then on the arrows.
func (b *builder) routeNames(f frame, n *placer, curves [][]pt) {
	m := b.c.Map
	for _, p := range m.Places {
		if x, y := f.lonLat(p.Lon, p.Lat); f.inside(x, y) {
			n.avoid(x-2, y-2, x+2, y+2)
			b.shape("circle", obj{"cx": r2(x), "cy": r2(y), "r": 1.6}, obj{"fill": b.th.Ink.String(), "stroke": b.th.White.String(), "lineWidth": 0.6}, 30)
		}
	}
	for _, p := range m.Places {
		if x, y := f.lonLat(p.Lon, p.Lat); f.inside(x, y) {
			if !n.place(p.Name, x, y, 1.6) {
				n.numbered(p.Name, x, y, 1.6, b.th.Ink)
			}
		}
	}
	for i, r := range m.Routes {
		if r.Label == "" || len(curves[i]) == 0 {
			continue
		}
		if mid := curves[i][len(curves[i])/2]; !b.onArrow(n, r, curves[i]) {
			text := r.Label
			if r.Name != r.Key {
				text = r.Name + ": " + text
			}
			n.numbered(text, mid.x, mid.y, 1, b.readable(r.Colour))
		}
	}
}

// onArrow writes a route's text at the freest place along its arrow; false if there is none.
func (b *builder) onArrow(n *placer, r chart.Route, curve []pt) bool {
	w, h := b.t.width(r.Label, b.vs(), true), 9.0
	var all []candidate
	for _, t := range []float64{0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74} {
		p := curve[int(t*float64(len(curve)-1))]
		before, after := curve[max(int(t*float64(len(curve)-1))-2, 0)], curve[min(int(t*float64(len(curve)-1))+2, len(curve)-1)]
		d := math.Max(math.Hypot(after.x-before.x, after.y-before.y), 1e-9)
		nx, ny := -(after.y-before.y)/d, (after.x-before.x)/d
		off := math.Abs(nx)*w/2 + math.Abs(ny)*h/2 + 3.5
		for _, k := range []float64{-off, off, -off - 6, off + 6} {
			x, y := p.x+nx*k, p.y+ny*k
			all = append(all, candidate{x: x, y: y, align: "center", box: box{l: x - w/2 - 1, t: y - h/2, r: x + w/2 + 1, b: y + h/2}})
		}
	}
	return n.best(r.Label, label{size: b.vs(), bold: true, halo: true, colour: b.readable(r.Colour)}, all)
}

// modeLegend explains the line styles where there is more than one.
func (b *builder) modeLegend() float64 {
	words := []struct {
		mode, word string
		dash       []float64
	}{{"land", b.th.Words.ByLand, nil}, {"sea", b.th.Words.BySea, []float64{4, 2.4}}, {"air", b.th.Words.ByAir, []float64{0.1, 2.6}}}
	used := map[string]bool{}
	for _, r := range b.c.Map.Routes {
		for _, mode := range r.Modes[1:] {
			used[mode] = true
		}
	}
	if len(used) < 2 {
		return 0
	}
	x := 0.0
	for _, k := range words {
		if !used[k.mode] {
			continue
		}
		b.stroke([]pt{{x, keyRow / 2}, {x + 20, keyRow / 2}}, b.th.Soft.String(), 1.5, k.mode, 10)
		b.text(x+24, keyRow/2, k.word, label{})
		x += 24 + b.t.width(k.word, b.fs(), false) + 14
	}
	return keyRow
}

// stroke draws a line in the style of a mode of travel.
func (b *builder) stroke(line []pt, colour string, width float64, mode string, z int) {
	var pts []any
	for _, p := range line {
		pts = append(pts, []any{r2(p.x), r2(p.y)})
	}
	style := obj{"stroke": colour, "lineWidth": r2(width), "fill": "none", "lineJoin": "round", "lineCap": "butt"}
	switch mode {
	case "sea":
		style["lineDash"] = []any{r2(2.4 + width), r2(1.6 + width*0.5)}
	case "air":
		style["lineDash"], style["lineCap"] = []any{0.1, r2(1.6 + width)}, "round"
	}
	b.shape("polyline", obj{"points": pts}, style, z)
}

// onMap keeps the part of a run of points that lies on the map.
func (f frame) onMap(line []pt) []pt {
	var out []pt
	for i, p := range line {
		switch {
		case f.inside(p.x, p.y):
			if len(out) == 0 && i > 0 {
				out = append(out, f.edge(p, line[i-1]))
			}
			out = append(out, p)
		case len(out) > 0:
			return append(out, f.edge(line[i-1], p))
		}
	}
	return out
}

// leaving cuts a route that ends outside the map where it last leaves it, so that
// its arrowhead stands at the edge.
func (f frame) leaving(legs [][]pt) [][]pt {
	last := legs[len(legs)-1]
	if tip := last[len(last)-1]; f.inside(tip.x, tip.y) {
		return legs
	}
	for i := len(legs) - 1; i >= 0; i-- {
		if in := f.onMap(legs[i]); len(in) > 1 {
			return append(slices.Clone(legs[:i]), in)
		}
	}
	return legs
}

// edge is the place where the way from a place on the map to one outside leaves it.
func (f frame) edge(in, outside pt) pt {
	for range 20 {
		mid := pt{(in.x + outside.x) / 2, (in.y + outside.y) / 2}
		if f.inside(mid.x, mid.y) {
			in = mid
		} else {
			outside = mid
		}
	}
	return in
}

// arrow draws a route and returns its curve, as far as it lies on the map.
func (b *builder) arrow(f frame, r chart.Route, width float64) []pt {
	var way []pt
	for _, p := range r.Points {
		x, y := f.lonLat(p[0], p[1])
		way = append(way, pt{x, y})
	}
	legs := f.leaving(smooth(way))
	head := math.Min(3.4+1.9*width, 0.6*math.Hypot(way[0].x-way[len(way)-1].x, way[0].y-way[len(way)-1].y))
	last := legs[len(legs)-1]
	base, dir := cut(last, head*0.7)
	legs[len(legs)-1] = base
	colour := r.Colour.String()
	var whole []pt
	var joined []pt
	for i, leg := range legs {
		whole = append(whole, f.onMap(leg)...)
		joined = append(joined, leg...)
		if i+1 == len(legs) || r.Modes[i+1] != r.Modes[i+2] {
			b.tellRoute(r, f.onMap(joined))
			b.stroke(f.onMap(joined), colour, width, r.Modes[i+1], 20)
			joined = slices.Clone(leg[len(leg)-1:])
		}
	}
	tip := last[len(last)-1]
	if !f.inside(tip.x, tip.y) {
		return whole
	}
	back := pt{tip.x - dir.x*head, tip.y - dir.y*head}
	half := head * 0.48
	sides := []pt{tip, {back.x - dir.y*half, back.y + dir.x*half}, {back.x + dir.y*half, back.y - dir.x*half}}
	var corners []any
	for _, p := range sides {
		corners = append(corners, []any{r2(p.x), r2(p.y)})
	}
	b.tellRoute(r, sides)
	b.shape("polygon", obj{"points": corners}, obj{"fill": colour}, 21)
	return append(whole, tip)
}

// smooth gives one run of points per leg: a Catmull–Rom curve through the
// waypoints; a single leg is bent a little, so that there and back differ.
func smooth(way []pt) [][]pt {
	if len(way) == 2 {
		a, z := way[0], way[1]
		mid := pt{(a.x+z.x)/2 + (z.y-a.y)*0.14, (a.y+z.y)/2 - (z.x-a.x)*0.14}
		if z.x < a.x {
			mid = pt{(a.x+z.x)/2 - (z.y-a.y)*0.14, (a.y+z.y)/2 + (z.x-a.x)*0.14}
		}
		var leg []pt
		for i := 0; i <= 24; i++ {
			t := float64(i) / 24
			leg = append(leg, pt{(1-t)*(1-t)*a.x + 2*t*(1-t)*mid.x + t*t*z.x, (1-t)*(1-t)*a.y + 2*t*(1-t)*mid.y + t*t*z.y})
		}
		return [][]pt{leg}
	}
	at := func(i int) pt { return way[min(max(i, 0), len(way)-1)] }
	var out [][]pt
	for i := 0; i+1 < len(way); i++ {
		p0, p1, p2, p3 := at(i-1), at(i), at(i+1), at(i+2)
		var leg []pt
		for k := 0; k <= 10; k++ {
			t := float64(k) / 10
			leg = append(leg, pt{catmull(p0.x, p1.x, p2.x, p3.x, t), catmull(p0.y, p1.y, p2.y, p3.y, t)})
		}
		out = append(out, leg)
	}
	return out
}

// catmull is the uniform Catmull–Rom spline with tension 0.6.
func catmull(a, b, c, d, t float64) float64 {
	m1, m2 := 0.4*(c-a), 0.4*(d-b)
	t2, t3 := t*t, t*t*t
	return (2*t3-3*t2+1)*b + (t3-2*t2+t)*m1 + (-2*t3+3*t2)*c + (t3-t2)*m2
}

// cut shortens a run of points by a length at its end and gives the direction there.
func cut(leg []pt, length float64) ([]pt, pt) {
	tip := leg[len(leg)-1]
	out := slices.Clone(leg)
	for len(out) > 2 && math.Hypot(tip.x-out[len(out)-1].x, tip.y-out[len(out)-1].y) < length {
		out = out[:len(out)-1]
	}
	end := out[len(out)-1]
	d := math.Max(math.Hypot(tip.x-end.x, tip.y-end.y), 1e-9)
	dir := pt{(tip.x - end.x) / d, (tip.y - end.y) / d}
	if d > length {
		out = append(out, pt{tip.x - dir.x*length, tip.y - dir.y*length})
	}
	return out, dir
}

// scaleBar draws a bar of round kilometres at the lower left and returns what it covers.
func (b *builder) scaleBar(f frame) box {
	km := roundDown(0.22 * (f.plot.r - f.plot.l) / f.scale)
	x, y := f.plot.l+8, f.plot.b-8
	w := km * f.scale
	b.line(x, y, x+w, y, b.th.Ink, 0.8, nil, 40)
	b.line(x, y-2.5, x, y, b.th.Ink, 0.8, nil, 40)
	b.line(x+w, y-2.5, x+w, y, b.th.Ink, 0.8, nil, 40)
	b.text(x+w/2, y-6, b.count(int(km))+theme.NBSP+"km", label{align: "center", size: b.vs(), halo: true})
	return box{l: x - 2, t: y - 12, r: x + math.Max(w, 40) + 2, b: y + 2}
}
