package chart

// Values that stand in no series (parts, flows, cells, points, areas of maps) with
// their names, and which of all values are ranges.

import (
	"fmt"

	"globalstudy/render/dataset"
)

// single visits the values that stand in no series, each with its name.
func (d *describer) single(f func(name string, n dataset.Number)) {
	d.leafNumbers(d.c.Parts, "", f)
	for _, l := range d.c.Links {
		f(fmt.Sprintf(d.p.fromUntil, d.c.Nodes[l.From].Label, d.c.Nodes[l.To].Label), l.Value)
	}
	for i, row := range d.c.Grid {
		for j, n := range row {
			f(fmt.Sprintf(d.p.cell, d.c.Rows[i].Label, d.c.Categories[j].Label), n)
		}
	}
	for i, p := range d.c.Points {
		name := p.Label
		if name == "" {
			name = d.pointName(i)
		}
		n := p.Y
		if n.Status == dataset.OK && !n.IsRange() {
			n = p.X
		}
		f(name, n)
	}
	if d.c.Map == nil {
		return
	}
	for _, a := range d.c.Map.Areas {
		f(a.Label, a.Value)
	}
	for _, b := range d.c.Map.Bubbles {
		name := b.Label
		if name == "" {
			name = Coordinates(b.Lon, b.Lat)
		}
		f(name, b.Value)
	}
	for _, c := range d.c.Map.Cells {
		f(Coordinates(c.Lon, c.Lat), c.Value)
	}
}

// leafNumbers visits the values of the parts that have none.
func (d *describer) leafNumbers(parts []Part, path string, f func(name string, n dataset.Number)) {
	for _, p := range parts {
		at := p.Label
		if path != "" {
			at = fmt.Sprintf(d.p.cell, path, p.Label)
		}
		if len(p.Parts) == 0 {
			f(at, p.Value)
		}
		d.leafNumbers(p.Parts, at, f)
	}
}

// ranged says which values are ranges: each where they are few, else how many and the widest.
func (d *describer) ranged() {
	var names []string
	widest, most := "", 0.0
	add := func(at string, v dataset.Number) {
		if !v.Known() || !v.IsRange() {
			return
		}
		names = append(names, fmt.Sprintf(d.p.inBrackets, NumberText(d.th, v, d.f), at))
		if w := v.High - v.Low; w > most {
			widest, most = names[len(names)-1], w
		}
	}
	d.placed(func(label string, s Series) {
		for x, v := range s.Values {
			at := ""
			if x < len(d.c.Categories) {
				at = d.c.Categories[x].Label
			}
			switch {
			case at == "":
				at = label
			case label != "":
				at = fmt.Sprintf(d.p.cell, label, at)
			}
			add(at, v)
		}
	})
	d.single(add)
	switch n := len(names); {
	case n == 0:
	case n <= placesMost:
		d.say(d.p.rangesAre, d.th.Words.List(names))
	default:
		d.say(d.p.rangesN, upper(d.count(n)), widest)
	}
}
