package chart

// What is not sure about the values: periods that are not whole, estimates,
// provisional figures, breaks, ranges and gaps, each with its place.

import (
	"fmt"
	"math"
	"strings"

	"globalstudy/render/dataset"
)

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
	for _, st := range []struct {
		format string
		is     func(dataset.Number) bool
	}{
		{d.p.estimated, func(n dataset.Number) bool { return n.Status == dataset.Estimated }},
		{d.p.provisional, func(n dataset.Number) bool { return n.Status == dataset.Provisional }},
		{d.p.breaks, func(n dataset.Number) bool { return n.Status == dataset.Break }},
		{d.p.missing, func(n dataset.Number) bool { return math.IsNaN(Plot(n)) }},
	} {
		if st.format != d.p.missing || d.typ.Stack != Stacked || !d.apart() {
			d.status(st.format, st.is)
		}
	}
	if d.typ.Family != Ranges && d.typ.Family != Boxes {
		d.ranged()
	}
}

// placed is the series of a chart or of its panels, each with the name of its panel and its own.
func (d *describer) placed(f func(label string, s Series)) {
	if len(d.c.Facets) == 0 {
		for _, s := range d.c.Series {
			label := s.Label
			if len(d.c.Series) == 1 && len(d.c.Categories) > 1 {
				label = ""
			}
			f(label, s)
		}
		return
	}
	for _, p := range d.c.Facets {
		for _, s := range p.Series {
			if len(p.Series) == 1 {
				f(p.Label, s)
				continue
			}
			f(fmt.Sprintf(d.p.cell, p.Label, s.Label), s)
		}
	}
}

// status lists the places whose numbers have a status, by series; where they are many, counts them.
func (d *describer) status(format string, is func(dataset.Number) bool) {
	var names []string
	n := 0
	d.placed(func(label string, s Series) {
		var at []int
		for x, v := range s.Values {
			if is(v) {
				at = append(at, x)
			}
		}
		n += len(at)
		switch {
		case len(at) == 0:
		case label == "":
			names = append(names, d.spans(at)...)
		case len(d.c.Categories) <= 1:
			names = append(names, label)
		default:
			names = append(names, fmt.Sprintf(d.p.inBrackets, label, d.th.Words.List(d.spans(at))))
		}
	})
	if format != d.p.missing { // each family tells of its own gaps
		d.single(func(name string, v dataset.Number) {
			if is(v) {
				names = append(names, name)
			}
		})
	}
	switch {
	case len(names) == 0:
	case len(names) <= listMost:
		d.say(format, d.th.Words.List(names))
	case format == d.p.missing:
		d.say(d.p.missingN, d.count(n))
	default:
		d.say(format, fmt.Sprintf(d.p.andMore, strings.Join(names[:listMost], d.th.Words.ListSep), d.count(len(names)-listMost)))
	}
}

// spans names categories; three or more in a row along time by the first and the last.
func (d *describer) spans(at []int) []string {
	var names []string
	for i := 0; i < len(at); {
		j := i + 1
		for j < len(at) && at[j] == at[j-1]+1 {
			j++
		}
		label := func(k int) string { return d.c.Categories[at[k]].Label }
		if j-i > 2 && d.inTime() {
			names = append(names, fmt.Sprintf(d.p.fromUntil, label(i), label(j-1)))
		} else {
			for k := i; k < j; k++ {
				names = append(names, label(k))
			}
		}
		i = j
	}
	return names
}
