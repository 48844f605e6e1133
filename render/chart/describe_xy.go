package chart

// The sentences of distributions.

import (
	"fmt"
	"math"
	"strings"

	"globalstudy/render/theme"
)

// boxes spells out the five numbers of each category.
func (d *describer) boxes() {
	var parts []string
	for i, x := range d.c.Boxes[:min(len(d.c.Boxes), listMost)] {
		if math.IsNaN(x.Median) {
			continue // a panel without values there
		}
		parts = append(parts, fmt.Sprintf(d.p.quartiles, d.c.Categories[i].Label, d.num(x.Median), d.num(x.Q1), d.num(x.Q3), d.num(x.Min), d.num(x.Max)))
	}
	d.say("%s.", strings.Join(parts, "; "))
	d.unbinned(d.c.Unbinned)
}

// unbinned says how many rows had no number.
func (d *describer) unbinned(n int) {
	switch {
	case n == 1:
		d.add(d.p.unbinnedOne)
	case n > 1:
		d.say(d.p.unbinned, d.th.Number(float64(n), theme.Format{Decimals: -1}))
	}
}
