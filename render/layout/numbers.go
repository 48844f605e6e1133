package layout

// The annex that says where the numbers come from: under the title of each
// chapter the datasets, each named once, and below it an entry for each number,
// run in to one paragraph. It is set in the smallest type of the book in three
// columns, for it is looked up and not read.

import (
	"globalstudy/render/doc"
	"globalstudy/render/scene"
)

func (b *binder) numbers(d *doc.Document) *part {
	p, head := b.frontPart(numbersID, b.th.Words.NumbersTitle, b.plan.FullWidth)
	const columns = 3
	p.width, p.indent = (b.plan.FullWidth-(columns-1)*b.plan.Gutter)/columns, 0
	s := p.setter
	var flow []*piece
	for i, g := range d.NumberGroups() {
		title := textStyle{style: sans(9.2, 600), lead: 11.5, fill: s.hue}
		h := stack(s.text(g.Title, title, p.width, s.root.Add(scene.RH2)))
		h.items = append(h.items, artifact(rule(0, -2, p.width, 0.8, s.hue)))
		h.keep, h.after, h.section = true, s.plan.Baseline/2, g.Title
		if i > 0 {
			h.before = 1.5 * s.plan.line
		}
		flow = append(flow, h)
		for _, set := range g.Sets {
			flow = append(flow, s.numberSet(set, p.width)...)
		}
	}
	p.fillPart(flow, columns, head)
	return p
}

// numberSet sets the entries of one dataset under its name.
func (s *setter) numberSet(set doc.NumberSet, width float64) []*piece {
	small := textStyle{style: sans(6.8, 400), lead: 8.4, fill: s.th.Ink}
	var flow []*piece
	if len(set.Dataset) > 0 {
		st := small
		st.style.Weight, st.fill = 600, s.hue
		h := stack(s.paragraph(set.Dataset, st, width, s.root.Add(scene.RH3)))
		h.keep, h.before, h.after = true, s.plan.Baseline, 1.6
		flow = append(flow, h)
	}
	list := s.root.Add(scene.RList)
	for _, e := range set.Entries {
		flow = append(flow, s.numberEntry(e, small, width, list.Add(scene.RItem))...)
	}
	return flow
}

// numberEntry sets how a number reads, its name, the rule, the cells and the places, in one paragraph.
func (s *setter) numberEntry(e doc.NumberEntry, st textStyle, width float64, li *scene.Tag) []*piece {
	text := []doc.Inline{doc.Strong{Inlines: e.Text}}
	if e.Name != "" {
		text = append(text, doc.Text(" "+e.Name))
	}
	for _, in := range [][]doc.Inline{e.Rule, e.Cells, e.Used} {
		if len(in) > 0 {
			text = append(append(text, doc.Text(" ")), in...)
		}
	}
	lines := s.paragraph(text, st, width-numberHang, li.Add(scene.RBody))
	if len(lines) == 0 {
		lines = []*piece{{height: st.lead}}
	}
	for _, l := range lines[1:] {
		l.move(numberHang, 0)
	}
	lines[0].keep = len(lines) > 1
	if n := len(lines); n > 2 {
		lines[n-2].keep = true
	}
	lines[0].anchors = append(lines[0].anchors, Anchor{Name: e.ID})
	return around(lines, 1.2)
}

const numberHang = 6.0 // indent of further lines of an entry
