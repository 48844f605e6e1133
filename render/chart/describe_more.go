package chart

// The sentences of the single families.

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"globalstudy/render/theme"
)

// listMost is the most entries a description spells out.
const listMost = 8

func (d *describer) ranges() {
	var parts []string
	more := 0
	for x, k := range d.c.Categories {
		switch n := d.c.Series[0].Values[x]; {
		case !n.Known():
		case len(parts) < listMost:
			parts = append(parts, fmt.Sprintf(d.p.each, k.Label, NumberText(d.th, n, d.f)))
		default:
			more++
		}
	}
	if more > 0 {
		parts = append(parts, fmt.Sprintf(d.p.more, d.count(more)))
	}
	d.say("%s.", strings.Join(parts, "; "))
}

func (d *describer) parts() {
	sum := 0.0
	for _, s := range d.c.Series {
		sum += Plot(s.Values[0])
	}
	var parts []string
	for _, s := range d.c.Series {
		v := Plot(s.Values[0])
		share := d.th.Number(v/sum*100, theme.Format{Kind: theme.Percent, Decimals: 0})
		if d.f.Kind == theme.Percent || sum == 0 {
			parts = append(parts, s.Label+" "+d.num(v))
			continue
		}
		parts = append(parts, fmt.Sprintf(d.p.part, s.Label, d.num(v), share))
	}
	d.say(d.p.parts, d.th.Words.List(parts))
	if d.additive() {
		d.say(d.p.total, d.with(sum))
	}
}

func (d *describer) cells() {
	c := d.c
	d.say(d.p.grid, c.Rows[0].Label, c.Rows[len(c.Rows)-1].Label, c.Categories[0].Label, c.Categories[len(c.Categories)-1].Label)
	lo, hi, missing := [2]int{-1}, [2]int{-1}, 0
	for i, row := range c.Grid {
		for j, n := range row {
			v := Plot(n)
			if math.IsNaN(v) {
				missing++
				continue
			}
			if lo[0] < 0 || v < Plot(c.Grid[lo[0]][lo[1]]) {
				lo = [2]int{i, j}
			}
			if hi[0] < 0 || v > Plot(c.Grid[hi[0]][hi[1]]) {
				hi = [2]int{i, j}
			}
		}
	}
	v, w := Plot(c.Grid[hi[0]][hi[1]]), Plot(c.Grid[lo[0]][lo[1]])
	d.say(d.p.highestLowest, d.with(v), d.alike(v), d.num(w), d.alike(w))
	switch {
	case missing == 1:
		d.add(d.p.gap)
	case missing > 1:
		d.say(d.p.gaps, upper(d.count(missing)))
	}
}

// months reports whether categories are the months of a year.
func months(cats []Category) bool {
	return !slices.ContainsFunc(cats, func(k Category) bool {
		n, err := strconv.Atoi(k.Key)
		return err != nil || n < 1 || n > 12
	})
}

// alike names the cells of a grid that hold a value.
func (d *describer) alike(v float64) string {
	c := d.c
	down, across := InTime(c.Categories) && months(c.Rows), InTime(c.Rows) && months(c.Categories)
	var names []string
	for i, row := range c.Grid {
		for j, n := range row {
			if x := Plot(n); math.IsNaN(x) || d.num(x) != d.num(v) {
				continue
			}
			name := fmt.Sprintf(d.p.cell, c.Rows[i].Label, c.Categories[j].Label)
			switch {
			case across:
				name = c.Categories[j].Label + " " + c.Rows[i].Label
			case down:
				name = c.Rows[i].Label + " " + c.Categories[j].Label
			}
			names = append(names, name)
		}
	}
	return d.some(names)
}
