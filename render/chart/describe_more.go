package chart

// The sentences of the single families.

import (
	"fmt"
	"math"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

// listMost is the most entries a description spells out.
const listMost = 8

// largestSeries names the series with the largest sum.
func (d *describer) largestSeries() {
	if !d.additive() {
		return
	}
	best, at := 0.0, -1
	for i, s := range d.c.Series {
		if v := seriesSum(s); v > best {
			best, at = v, i
		}
	}
	if at >= 0 {
		d.say(d.p.sumOf, d.c.Series[at].Label, d.num(best))
	}
}

func seriesSum(s Series) float64 {
	v := make([]float64, len(s.Values))
	for i, n := range s.Values {
		v[i] = Plot(n)
	}
	return sumOf(v)
}

// runs gives every series from its first to its last value.
func (d *describer) runs() {
	var parts, ways []string
	for _, s := range d.c.Series {
		v := d.values([]Series{s})
		first, last := ends(v, d.c.Categories)
		switch {
		case first < 0:
		case first == last || !d.inTime():
			if _, hi := d.minMax(v); hi >= 0 {
				parts = append(parts, fmt.Sprintf(d.p.each, s.Label, strings.TrimSuffix(lowerFirst(fmt.Sprintf(d.p.highest, d.num(v[hi]), d.c.Categories[hi].Label)), ".")))
			}
		default:
			ways = append(ways, d.way(s.Label, v, first, last))
		}
	}
	if len(parts) > 0 {
		d.say("%s.", strings.Join(parts, "; "))
	}
	if len(ways) > 0 {
		d.topRun()
		d.overTime(func() { d.say("%s.", strings.Join(ways, "; ")) })
	}
}

// topRun names the highest value among several series, where they are of one measure.
func (d *describer) topRun() {
	at, x := -1, -1
	for i, s := range d.c.Series {
		v := d.values([]Series{s})
		if _, hi := d.minMax(v); hi >= 0 && (at < 0 || v[hi] > Plot(d.c.Series[at].Values[x])) {
			at, x = i, hi
		}
	}
	if at < 0 || len(d.c.Series) == 1 || d.typ.Family == Bumps {
		return
	}
	d.say(d.p.highest, d.with(Plot(d.c.Series[at].Values[x])), fmt.Sprintf(d.p.cell, d.c.Series[at].Label, d.c.Categories[x].Label))
}

// shares spells out the parts of the first and the last category, or of all where they are few.
func (d *describer) shares() {
	n := len(d.c.Categories)
	at := []int{0, n - 1}
	if n <= 4 {
		at = at[:0]
		for i := range n {
			at = append(at, i)
		}
	}
	for _, x := range at {
		var parts []string
		for _, s := range d.c.Series {
			if v := Plot(s.Values[x]); !math.IsNaN(v) {
				parts = append(parts, s.Label+" "+d.num(v))
			}
		}
		if len(parts) > 0 {
			d.say("%s.", fmt.Sprintf(d.p.each, d.c.Categories[x].Label, d.th.Words.List(parts)))
		}
	}
}

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
		parts = append(parts, fmt.Sprintf(d.p.more, d.th.Number(float64(more), theme.Format{Kind: theme.Words09, Decimals: -1})))
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
	name := func(at [2]int) string {
		return fmt.Sprintf(d.p.cell, c.Rows[at[0]].Label, c.Categories[at[1]].Label)
	}
	d.say(d.p.highestLowest, d.with(Plot(c.Grid[hi[0]][hi[1]])), name(hi), d.num(Plot(c.Grid[lo[0]][lo[1]])), name(lo))
	switch {
	case missing == 1:
		d.add(d.p.gap)
	case missing > 1:
		d.say(d.p.gaps, upper(d.th.Number(float64(missing), theme.Format{Kind: theme.Words09, Decimals: -1})))
	}
}

// statuses says what is estimated, provisional, broken, missing or partial.
func (d *describer) statuses() {
	var partial []string
	for _, k := range d.c.Categories {
		if k.Partial {
			partial = append(partial, k.Label)
		}
	}
	switch len(partial) {
	case 0:
	case 1:
		d.say(d.p.partial, partial[0])
	default:
		d.say(d.p.partials, d.th.Words.List(partial))
	}
	if len(d.c.Series) == 0 || d.typ.Family == Doughnut || d.typ.Family == Waffle || d.typ.Family == Funnel {
		return
	}
	for _, st := range []struct {
		format string
		is     func(dataset.Number) bool
	}{
		{d.p.estimated, func(n dataset.Number) bool { return n.Status == dataset.Estimated }},
		{d.p.provisional, func(n dataset.Number) bool { return n.Status == dataset.Provisional }},
		{d.p.breaks, func(n dataset.Number) bool { return n.Status == dataset.Break }},
		{d.p.missing, func(n dataset.Number) bool { return math.IsNaN(Plot(n)) }},
	} {
		d.status(st.format, st.is)
	}
}

// status lists the places whose numbers have a status; where they are many missing ones, counts them.
func (d *describer) status(format string, is func(dataset.Number) bool) {
	var names []string
	for _, s := range d.c.Series {
		for x, n := range s.Values {
			if !is(n) {
				continue
			}
			name := d.c.Categories[x].Label
			if len(d.c.Series) > 1 {
				name = s.Label + " " + name
			}
			names = append(names, name)
		}
	}
	switch {
	case len(names) == 0:
	case len(names) > listMost && format == d.p.missing:
		d.say(d.p.missingN, d.th.Number(float64(len(names)), theme.Format{Decimals: -1}))
	case len(names) > listMost:
		d.say(format, d.th.Words.List(append(names[:listMost:listMost], "…")))
	default:
		d.say(format, d.th.Words.List(names))
	}
}
