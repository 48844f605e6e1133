package chart

// Panels whose sentence is not the highest value: ranges, boxes and ranks are told panel by panel.

import (
	"fmt"
	"strings"
)

// eachPanel runs a description of a type on every panel, each opened by its name.
// It reports whether the chart has panels.
func (d *describer) eachPanel(tell func(*describer)) bool {
	for _, f := range d.c.Facets {
		c := *d.c
		c.Series, c.Boxes, c.Facets, c.Unbinned = f.Series, f.Boxes, nil, 0
		sub := *d
		sub.c, sub.out = &c, nil
		tell(&sub)
		if len(sub.out) > 0 {
			d.out = append(d.out, fmt.Sprintf(d.p.each, f.Label, strings.Join(sub.out, " ")))
		}
	}
	return len(d.c.Facets) > 0
}
