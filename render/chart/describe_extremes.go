package chart

// Extremes and trends: the highest and the lowest of the values along an axis, all
// places named that share one, and where a series leads from its first whole
// period to its last. Two values share a place if they are written alike.

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

// additive reports whether the values of the chart can be summed.
func (d *describer) additive() bool {
	switch d.f.Kind {
	case theme.Auto, theme.Compact, theme.Words09:
	default:
		return false
	}
	whole := true
	d.c.each(func(n dataset.Number) {
		if v := Plot(n); !math.IsNaN(v) && v != math.Trunc(v) {
			whole = false
		}
	})
	return whole
}

// values is the total per category: NaN where a part is unknown.
func (d *describer) values(run []Series) []float64 {
	out := make([]float64, len(d.c.Categories))
	for x := range out {
		for _, s := range run {
			out[x] += Plot(s.Values[x])
		}
	}
	return out
}

func sumOf(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		if !math.IsNaN(x) {
			sum += x
		}
	}
	return sum
}

// minMax gives the places of the extremes among whole periods and real categories; -1 if none.
func (d *describer) minMax(v []float64) (lo, hi int) {
	lo, hi = -1, -1
	for i, x := range v {
		if k := d.c.Categories[i]; math.IsNaN(x) || k.Partial || k.Other {
			continue
		}
		if lo < 0 || x < v[lo] {
			lo = i
		}
		if hi < 0 || x > v[hi] {
			hi = i
		}
	}
	return lo, hi
}

// placesMost is the most places that share an extreme and are all named.
const placesMost = 3

// places names the categories that share a value: all, or the first and how many more.
func (d *describer) places(v []float64, at int) string {
	var names []string
	for i, x := range v {
		if k := d.c.Categories[i]; !math.IsNaN(x) && !k.Partial && !k.Other && d.num(x) == d.num(v[at]) {
			names = append(names, k.Label)
		}
	}
	return d.some(names)
}

// some lists names, or where they are many names the first and counts the rest.
func (d *describer) some(names []string) string {
	if len(names) <= placesMost {
		return d.th.Words.List(names)
	}
	return fmt.Sprintf(d.p.andMore, names[0], d.count(len(names)-1))
}

func (d *describer) extremes(v []float64, format string) {
	lo, hi := d.minMax(v)
	cats := d.c.Categories
	if format == d.p.highestTotal && d.gaps(v) {
		format = d.p.highestWhole
	}
	switch {
	case hi < 0:
	case lo == hi && len(v) == 1:
		d.say(d.p.only, d.with(v[hi]), cats[hi].Label)
	case lo == hi && d.known(v) == 1:
		d.say(d.p.highest, d.with(v[hi]), cats[hi].Label)
	case d.num(v[lo]) == d.num(v[hi]):
		d.say(d.p.alike, d.with(v[hi]))
	case format == d.p.highestLowest && d.next(v) != "":
		d.say(d.p.ordered, d.with(v[hi]), cats[hi].Label, d.next(v), d.num(v[lo]), d.places(v, lo))
	default:
		d.say(format, d.with(v[hi]), d.places(v, hi), d.num(v[lo]), d.places(v, lo))
	}
}

// known counts the values that may be extremes.
func (d *describer) known(v []float64) int {
	n := 0
	for i, x := range v {
		if k := d.c.Categories[i]; !math.IsNaN(x) && !k.Partial && !k.Other {
			n++
		}
	}
	return n
}

// gaps reports whether a whole period or category lacks its total.
func (d *describer) gaps(v []float64) bool {
	for i, x := range v {
		if math.IsNaN(x) && !d.c.Categories[i].Partial {
			return true
		}
	}
	return false
}

// next is what follows the highest of five names or more: the second and the third.
// It is empty along time, and where either shares its place.
func (d *describer) next(v []float64) string {
	var top []int
	known := 0
	for i, x := range v {
		if math.IsNaN(x) || d.c.Categories[i].Other {
			continue
		}
		known++
		at := len(top)
		for at > 0 && v[top[at-1]] < x {
			at--
		}
		top = append(top[:at:at], append([]int{i}, top[at:]...)...)
		top = top[:min(len(top), 4)]
	}
	if known < 5 || d.inTime() || d.typ.Family == Calendar || d.typ.Family == Histogram {
		return ""
	}
	var names []string
	for k, i := range top[:3] {
		if d.num(v[i]) == d.num(v[top[k+1]]) {
			return ""
		}
		names = append(names, fmt.Sprintf(d.p.inBrackets, d.num(v[i]), d.c.Categories[i].Label))
	}
	return d.th.Words.List(names[1:])
}

// panel says the highest value of one panel in half a sentence, and where it leads.
func (d *describer) panel(f Facet) {
	v := d.values(f.Series)
	_, hi := d.minMax(v)
	if hi < 0 {
		return
	}
	format := d.p.highest
	if len(f.Series) > 1 {
		format = d.p.topTotal
	}
	d.say("%s.", fmt.Sprintf(d.p.each, f.Label, d.half(format, d.num(v[hi]), d.places(v, hi))))
	if first, last := ends(v, d.c.Categories); d.inTime() && first != last {
		d.overTime(func() { d.say("%s.", d.way(f.Label, v, first, last)) })
	}
}

// half makes a part of a sentence of a whole one.
func (d *describer) half(format string, args ...any) string {
	return lowerFirst(strings.TrimSuffix(fmt.Sprintf(format, args...), "."))
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// trend says where a time series starts and ends, whole periods only.
func (d *describer) trend(v []float64) {
	if !d.inTime() {
		return
	}
	first, last := ends(v, d.c.Categories)
	if first < 0 || first == last {
		return
	}
	cats := d.c.Categories
	subject := d.p.value
	if len(d.c.Series) > 1 {
		subject = d.p.total1
	}
	format := d.p.run
	if len(d.c.Series) > 1 && d.gaps(v) && d.num(v[first]) != d.num(v[last]) {
		format, subject = d.p.runWhole, lowerFirst(subject)
	}
	d.overTime(func() {
		if d.num(v[first]) == d.num(v[last]) {
			d.say(d.p.same, subject, d.num(v[first]), cats[first].Label, cats[last].Label)
			return
		}
		d.say(format, subject, d.p.way(v[first], v[last]), d.num(v[first]), cats[first].Label, d.num(v[last]), cats[last].Label)
	})
}

// way says where a series leads; of ranks it says where they were, since a rank that grows is no rise.
func (d *describer) way(label string, v []float64, first, last int) string {
	cats := d.c.Categories
	from, to := d.num(v[first]), d.num(v[last])
	if d.typ.Family == Bumps && from == to {
		return fmt.Sprintf(d.p.rankSame, label, from, cats[first].Label, cats[last].Label)
	}
	if from == to {
		return fmt.Sprintf(d.p.seriesSame, label, from, cats[first].Label, cats[last].Label)
	}
	if d.typ.Family == Bumps {
		return fmt.Sprintf(d.p.rankRun, label, from, cats[first].Label, to, cats[last].Label)
	}
	return fmt.Sprintf(d.p.seriesRun, label, d.p.way(v[first], v[last]), from, cats[first].Label, to, cats[last].Label)
}

// ends gives the first and last known places that are whole periods.
func ends(v []float64, cats []Category) (first, last int) {
	first, last = -1, -1
	for i, x := range v {
		if math.IsNaN(x) || cats[i].Partial {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	return first, last
}
