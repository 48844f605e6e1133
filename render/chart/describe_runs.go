package chart

// Several series side by side: where each leads, which is the highest, which is
// the largest part of wholes, and how two of them compare.

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"globalstudy/render/dataset"
)

// runs gives every series from its first to its last value.
func (d *describer) runs() {
	type run struct {
		words string
		end   float64
	}
	var parts []string
	var ways []run
	for _, s := range d.c.Series {
		v := d.values([]Series{s})
		first, last := ends(v, d.c.Categories)
		switch {
		case first < 0:
		case first == last || !d.inTime():
			if _, hi := d.minMax(v); hi >= 0 {
				parts = append(parts, fmt.Sprintf(d.p.each, s.Label, d.half(d.p.highest, d.num(v[hi]), d.places(v, hi))))
			}
		default:
			ways = append(ways, run{d.way(s.Label, v, first, last), v[last]})
		}
	}
	if len(parts) > 0 {
		d.say("%s.", strings.Join(parts, "; "))
	}
	if len(ways) == 0 {
		return
	}
	if d.typ.Family == Bumps {
		d.leader(d.leaders(-1), d.p.firstAlways, d.p.firstTimes)
		slices.SortStableFunc(ways, func(a, b run) int { return int(a.end - b.end) })
	}
	d.topRun()
	var words []string
	for _, w := range ways {
		words = append(words, w.words)
	}
	d.overTime(func() { d.say("%s.", strings.Join(words, "; ")) })
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

// leaders gives for every whole category the series with the largest known value, or
// with the smallest where sign is -1; -1 where none is known or two share it.
func (d *describer) leaders(sign float64) []int {
	out := make([]int, len(d.c.Categories))
	for x, k := range d.c.Categories {
		best := math.Inf(-1)
		out[x] = -1
		for i, s := range d.c.Series {
			v := Plot(s.Values[x]) * sign
			switch {
			case k.Partial || !(v >= best):
			case v == best:
				out[x] = -1
			default:
				out[x], best = i, v
			}
		}
	}
	return out
}

// leader says which series leads always, or how often the one that leads most often does.
func (d *describer) leader(lead []int, always, times string) {
	count, n := make([]int, len(d.c.Series)), 0
	for _, at := range lead {
		if at >= 0 {
			count[at]++
			n++
		}
	}
	best := 0
	for i, k := range count {
		if k > count[best] {
			best = i
		}
	}
	switch k := count[best]; {
	case k < 2:
	case k == n:
		d.say(always, d.c.Series[best].Label)
	default:
		d.say(times, d.c.Series[best].Label, d.count(k), d.count(n))
	}
}

// largestSeries names the series that is the largest part: over time most often,
// since what a year holds may be in the next one too; of names by its sum.
func (d *describer) largestSeries() {
	if d.inTime() {
		if d.gaps(d.values(d.c.Series)) {
			d.leader(d.leaders(1), d.p.knownAlways, d.p.knownTimes)
			return
		}
		d.leader(d.leaders(1), d.p.largestAlways, d.p.largestTimes)
		return
	}
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

// compared says of two series over names which is the higher more often, and where they are furthest apart.
func (d *describer) compared() {
	if len(d.c.Series) != 2 || d.inTime() || d.typ.Family == Radar || d.typ.Family == Combined {
		return
	}
	a, b := d.c.Series[0], d.c.Series[1]
	var higher [2]int
	n, at, most := 0, -1, 0.0
	for x := range d.c.Categories {
		v, w := Plot(a.Values[x]), Plot(b.Values[x])
		if math.IsNaN(v) || math.IsNaN(w) {
			continue
		}
		n++
		switch {
		case v > w:
			higher[0]++
		case w > v:
			higher[1]++
		}
		gap := math.Abs(v - w)
		if d.c.Log {
			gap = math.Abs(math.Log(v / w))
		}
		if gap > most && !math.IsInf(gap, 0) {
			at, most = x, gap
		}
	}
	if n < 3 || at < 0 {
		return
	}
	top, times := a, higher[0]
	if higher[1] > times {
		top, times = b, higher[1]
	}
	both := fmt.Sprintf(d.p.each, a.Label, d.num(Plot(a.Values[at]))) + "; " + fmt.Sprintf(d.p.each, b.Label, d.num(Plot(b.Values[at])))
	d.say(d.p.compared, top.Label, d.count(times), d.count(n), d.c.Categories[at].Label, both)
}

// apart reports whether the parts of no name make a whole, because each name has parts of its own.
func (d *describer) apart() bool {
	return !d.inTime() && len(d.c.Categories) > 1 && sumOf(d.values(d.c.Series)) == 0 &&
		slices.ContainsFunc(d.c.Series, func(s Series) bool { return slices.ContainsFunc(s.Values, dataset.Number.Known) })
}
