package chart

// The sentences of charts that do not stand on two axes.

import (
	"fmt"
	"math"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

// eachPart visits the values of all leaves.
func eachPart(parts []Part, f func(dataset.Number)) {
	for _, p := range parts {
		if len(p.Parts) == 0 {
			f(p.Value)
		}
		eachPart(p.Parts, f)
	}
}

func (d *describer) flowing() bool { return d.typ.Family == Sankey || d.typ.Family == Circle }

// branches gives the largest branches with their shares, and the largest part of each.
func (d *describer) branches() {
	sum := size(d.c.Parts)
	var names []string
	for i, p := range d.c.Parts {
		if i == listMost {
			break
		}
		if d.f.Kind == theme.Percent { // the value is a share
			names = append(names, p.Label+" "+d.num(Plot(p.Value)))
			continue
		}
		share := d.th.Number(Plot(p.Value)/sum*100, theme.Format{Kind: theme.Percent, Decimals: 0})
		names = append(names, fmt.Sprintf(d.p.part, p.Label, d.num(Plot(p.Value)), share))
	}
	d.say(d.p.parts, d.th.Words.List(names))
	if len(d.c.Parts[0].Parts) > 0 {
		top, path := -1.0, ""
		d.leafNumbers(d.c.Parts, "", func(at string, n dataset.Number) {
			if v := Plot(n); v > top {
				top, path = v, at
			}
		})
		d.say(d.p.highest, d.with(top), path)
	}
	if d.additive() {
		d.say(d.p.total, d.with(sum))
	}
}

// stages gives each stage with its share of the first.
func (d *describer) stages() {
	first := Plot(d.c.Series[0].Values[0])
	var names []string
	for _, s := range d.c.Series {
		v := Plot(s.Values[0])
		share := d.th.Number(v/first*100, theme.Format{Kind: theme.Percent, Decimals: 0})
		names = append(names, fmt.Sprintf(d.p.part, s.Label, d.num(v), share))
	}
	d.say(d.p.parts, d.th.Words.List(names))
}

// measures gives the highest line of every scale: values of different scales are not compared.
func (d *describer) measures() {
	for x, k := range d.c.Categories {
		top := -1
		for i, s := range d.c.Series {
			if v := Plot(s.Values[x]); !math.IsNaN(v) && (top < 0 || v > Plot(d.c.Series[top].Values[x])) {
				top = i
			}
		}
		if top >= 0 {
			s := d.c.Series[top]
			d.say("%s.", fmt.Sprintf(d.p.each, k.Label, strings.TrimSuffix(lowerFirst(fmt.Sprintf(d.p.highest, d.num(Plot(s.Values[x])), s.Label)), ".")))
		}
	}
}

// turns says which flow of a circle is the largest.
func (d *describer) turns() {
	var top, across *Flow
	sum := 0.0
	for i, l := range d.c.Links {
		v := Plot(l.Value)
		sum += v
		if top == nil || v > Plot(top.Value) {
			top = &d.c.Links[i]
		}
		if l.From != l.To && (across == nil || v > Plot(across.Value)) {
			across = &d.c.Links[i]
		}
	}
	say := func(format string, l *Flow) {
		d.say(format, d.c.Nodes[l.From].Label, d.c.Nodes[l.To].Label, d.with(Plot(l.Value)))
	}
	say(d.p.flowLargest, top)
	if across != nil && across != top {
		say(d.p.flowAcross, across)
	}
	if d.additive() {
		d.say(d.p.total, d.with(sum))
	}
}
