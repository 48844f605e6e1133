package chart

// Panels whose sentence is not the highest value: ranges, boxes and ranks are told panel by panel.

import (
	"fmt"
	"strings"

	"globalstudy/render/theme"
)

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

// BoxText is a box in words: its median, the middle half, and the ends.
func BoxText(th *theme.Theme, x Box, f theme.Format) string {
	f.Exhibit = false
	num := func(v float64) string { return th.Number(v, f) }
	s := fmt.Sprintf(phrasesOf(th.Words.Lang).quartiles, "", num(x.Median), num(x.Q1), num(x.Q3), num(x.Min), num(x.Max))
	return strings.TrimLeft(s, ": ")
}
