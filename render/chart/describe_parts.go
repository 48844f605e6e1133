package chart

// The sentences of hierarchies.

import (
	"fmt"

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
		share := d.th.Number(Plot(p.Value)/sum*100, theme.Format{Kind: theme.Percent, Decimals: 0})
		names = append(names, fmt.Sprintf(d.p.part, p.Label, d.num(Plot(p.Value)), share))
	}
	d.say(d.p.parts, d.th.Words.List(names))
	var top *Part
	leaves(d.c.Parts, func(p *Part) {
		if top == nil || Plot(p.Value) > Plot(top.Value) {
			top = p
		}
	})
	if len(d.c.Parts[0].Parts) > 0 {
		d.say(d.p.highest, d.with(Plot(top.Value)), top.Label)
	}
	if d.additive() {
		d.say(d.p.total, d.with(sum))
	}
}

func leaves(parts []Part, f func(*Part)) {
	for i := range parts {
		if len(parts[i].Parts) == 0 {
			f(&parts[i])
			continue
		}
		leaves(parts[i].Parts, f)
	}
}

// turns says which flow of a circle is the largest.
func (d *describer) turns() {
	var top *Flow
	sum := 0.0
	for i, l := range d.c.Links {
		v := Plot(l.Value)
		sum += v
		if top == nil || v > Plot(top.Value) {
			top = &d.c.Links[i]
		}
	}
	d.say(d.p.flowLargest, d.c.Nodes[top.From].Label, d.c.Nodes[top.To].Label, d.with(Plot(top.Value)))
	if d.additive() {
		d.say(d.p.total, d.with(sum))
	}
}
