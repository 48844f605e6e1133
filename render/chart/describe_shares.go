package chart

// Wholes of a hundred per cent: their parts where the wholes are few; else the
// largest part of each, and how far the parts that are the largest somewhere vary.

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// sharesMost is the most wholes whose parts are all spelt out.
const sharesMost = 4

func (d *describer) shares() {
	if len(d.c.Categories) <= sharesMost {
		d.spelt()
	} else {
		lead := d.leaders(1)
		if d.inTime() {
			d.leader(lead, d.p.largestAlways, d.p.largestTimes)
		} else {
			d.largestParts(lead)
		}
		d.shareRanges(lead)
	}
	var ways []string
	for _, s := range d.c.Series {
		v := d.values([]Series{s})
		if first, last := ends(v, d.c.Categories); d.inTime() && first != last {
			ways = append(ways, d.way(s.Label, v, first, last))
		}
	}
	if len(ways) > 0 {
		d.overTime(func() { d.say("%s.", strings.Join(ways, "; ")) })
	}
}

// spelt gives the parts of every category that are not written as zero.
func (d *describer) spelt() {
	for x, k := range d.c.Categories {
		var parts []string
		for _, s := range d.c.Series {
			if v := Plot(s.Values[x]); !math.IsNaN(v) && d.num(v) != d.num(0) {
				parts = append(parts, s.Label+" "+d.num(v))
			}
		}
		if len(parts) > 0 {
			d.say("%s.", fmt.Sprintf(d.p.each, k.Label, d.th.Words.List(parts)))
		}
	}
}

// largestParts says of every name which part is its largest, by parts.
func (d *describer) largestParts(lead []int) {
	var groups []string
	for i, s := range d.c.Series {
		var at []string
		for x, l := range lead {
			if l == i {
				at = append(at, fmt.Sprintf(d.p.inBrackets, d.c.Categories[x].Label, d.num(Plot(s.Values[x]))))
			}
		}
		if len(at) > 0 {
			groups = append(groups, fmt.Sprintf(d.p.leads, s.Label, d.th.Words.List(at)))
		}
	}
	if len(groups) > 0 {
		d.say(d.p.largestPart, strings.Join(groups, "; "))
	}
}

// shareRanges says how far the parts reach that are the largest in two categories or more.
func (d *describer) shareRanges(lead []int) {
	var words []string
	for i, s := range d.c.Series {
		v := d.values([]Series{s})
		lo, hi := d.minMax(v)
		led := len(slices.DeleteFunc(slices.Clone(lead), func(l int) bool { return l != i }))
		if lo < 0 || led < 2 || d.num(v[lo]) == d.num(v[hi]) || (len(words) == 1 && len(d.c.Series) == 2) {
			continue
		}
		words = append(words, fmt.Sprintf(d.p.shareRange, s.Label, d.num(v[lo]), d.places(v, lo), d.num(v[hi]), d.places(v, hi)))
	}
	if len(words) > 0 {
		d.say("%s.", strings.Join(words, "; "))
	}
}
