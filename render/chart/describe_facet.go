package chart

// Panels whose sentence is not the highest value: ranges, boxes and ranks are told panel by panel.

import "fmt"

// eachPanel runs a description of a type on every panel, each opened by its name.
// It reports whether the chart has panels.
func (d *describer) eachPanel(tell func(*describer)) bool {
	for _, f := range d.c.Facets {
		c := *d.c
		c.Series, c.Boxes, c.Facets, c.Unbinned = f.Series, f.Boxes, nil, 0
		sub := *d
		sub.c, sub.out = &c, Description{}
		sub.at = &sub.out.Facts
		tell(&sub)
		if sub.out.Facts != "" {
			d.add(fmt.Sprintf(d.p.each, f.Label, sub.out.Facts))
		}
		if sub.out.Trend != "" {
			d.overTime(func() { d.add(fmt.Sprintf(d.p.each, f.Label, sub.out.Trend)) })
		}
	}
	return len(d.c.Facets) > 0
}
