package chart

// The sentences of maps and flows.

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"globalstudy/render/theme"
)

func (d *describer) flows() {
	c := d.c
	size := make([]float64, len(c.Nodes))
	sum, top := 0.0, -1
	for i, l := range c.Links {
		v := Plot(l.Value)
		if !(v > 0) {
			continue
		}
		size[l.From] += v
		size[l.To] += v
		sum += v
		if top < 0 || v > Plot(c.Links[top].Value) {
			top = i
		}
	}
	if top < 0 {
		return
	}
	best := [2]int{-1, -1}
	for i, n := range c.Nodes {
		rest := func(label string) bool { return label == d.th.Words.Other }
		if b := best[n.Side]; b < 0 || rest(c.Nodes[b].Label) || (!rest(n.Label) && size[i] > size[b]) {
			best[n.Side] = i
		}
	}
	l := c.Links[top]
	d.say(d.p.flowLargest, c.Nodes[l.From].Label, c.Nodes[l.To].Label, d.with(Plot(l.Value)))
	d.say(d.p.nodeLargest, c.Nodes[best[0]].Label, d.num(size[best[0]]), c.Nodes[best[1]].Label, d.num(size[best[1]]))
	if d.additive() {
		d.say(d.p.total, d.with(sum))
	}
}

func (d *describer) areas() {
	m := d.c.Map
	var parts []string
	for _, k := range m.Classes {
		parts = append(parts, fmt.Sprintf(d.p.class, k.Label, d.countries(k.Count)))
	}
	d.say(d.p.classes, strings.Join(parts, "; "))
	if d.f.Kind != theme.Year {
		d.areaEnds()
	}
	if m.NoData > 0 {
		d.say(d.p.noData, d.countries(m.NoData))
	}
}

// areaEnds gives the highest and the lowest value, with the areas that have it or how many those are.
func (d *describer) areaEnds() {
	areas := d.c.Map.Areas
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, a := range areas {
		if v := Plot(a.Value); !math.IsNaN(v) {
			lo, hi = math.Min(lo, v), math.Max(hi, v)
		}
	}
	where := func(v float64) string {
		var names []string
		for _, a := range areas {
			if x := Plot(a.Value); !math.IsNaN(x) && d.num(x) == d.num(v) {
				names = append(names, a.Label)
			}
		}
		if len(names) > placesMost {
			return d.countries(len(names))
		}
		return d.th.Words.List(names)
	}
	switch {
	case lo > hi:
	case d.num(lo) == d.num(hi):
		d.say(d.p.classed, d.with(hi), where(hi))
	default:
		d.say(d.p.highestLowest, d.with(hi), where(hi), d.num(lo), where(lo))
	}
}

func (d *describer) countries(n int) string {
	if n == 1 {
		return d.p.country
	}
	return fmt.Sprintf(d.p.countries, d.th.Number(float64(n), theme.Format{Decimals: -1}))
}

func (d *describer) circles() {
	m := d.c.Map
	sum := 0.0
	for _, b := range m.Bubbles {
		if v := Plot(b.Value); v > 0 {
			sum += v
		}
	}
	d.say(d.p.circles, upper(d.count(len(m.Bubbles))), d.with(sum))
	b := m.Bubbles[0]
	where := b.Label
	if where == "" {
		where = Coordinates(b.Lon, b.Lat)
	}
	d.say(d.p.circleTop, d.with(Plot(b.Value)), where)
}

// Coordinates writes a place as 34° N, 18° E.
func Coordinates(lon, lat float64) string {
	ns, ew := "N", "E"
	if lat < 0 {
		ns = "S"
	}
	if lon < 0 {
		ew = "W"
	}
	return fmt.Sprintf("%.0f° %s, %.0f° %s", math.Abs(lat), ns, math.Abs(lon), ew)
}

// arrowsMost is the most arrows that are told one by one.
const arrowsMost = 16

func (d *describer) arrows() {
	m := d.c.Map
	var parts []string
	top := -1
	for i, r := range m.Routes {
		if len(parts) < arrowsMost {
			parts = append(parts, d.arrow(r))
		}
		if r.Volume > 0 && (top < 0 || r.Volume > m.Routes[top].Volume) {
			top = i
		}
	}
	if more := len(m.Routes) - arrowsMost; more > 0 {
		parts = append(parts, fmt.Sprintf(d.p.more, d.count(more)))
	}
	d.say(d.p.arrows, upper(d.count(len(m.Routes))), strings.Join(parts, "; "))
	if top >= 0 {
		d.say(d.p.volume, m.Routes[top].Name, d.with(m.Routes[top].Volume))
	}
}

// arrow is one route with its modes and the words on it.
func (d *describer) arrow(r Route) string {
	var how []string
	for _, mode := range r.Modes[1:] {
		if w := d.p.modes[mode]; !slices.Contains(how, w) {
			how = append(how, w)
		}
	}
	s := fmt.Sprintf(d.p.arrow, r.Name, d.th.Words.List(how))
	if r.Label != "" {
		s = fmt.Sprintf(d.p.each, s, r.Label)
	}
	return s
}
