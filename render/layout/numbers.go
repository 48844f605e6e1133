package layout

// The annex that says where the numbers come from: an entry for each number
// under the title of its chapter, run in to one paragraph and set in the smallest
// type of the book in three columns, for it is looked up and not read.

import (
	"globalstudy/render/doc"
	"globalstudy/render/scene"
)

func (b *binder) numbers(d *doc.Document) *part {
	p, head := b.frontPart(numbersID, b.th.Words.NumbersTitle, b.plan.FullWidth)
	const columns = 3
	p.width, p.indent = (b.plan.FullWidth-(columns-1)*b.plan.Gutter)/columns, 0
	s := p.setter
	small := textStyle{style: sans(6.8, 400), lead: 8.4, fill: s.th.Ink}
	var flow []*piece
	for i, g := range d.NumberGroups() {
		title := textStyle{style: sans(8.4, 600), lead: 11, fill: s.hue}
		h := stack(s.text(g.Title, title, p.width, s.root.Add(scene.RH2)))
		h.keep, h.after, h.section = true, s.plan.Baseline/2, g.Title
		if i > 0 {
			h.before = s.plan.line
		}
		flow = append(flow, h)
		list := s.root.Add(scene.RList)
		for _, e := range g.Entries {
			flow = append(flow, s.numberEntry(e, small, p.width, list.Add(scene.RItem))...)
		}
	}
	p.fillPart(flow, columns, head)
	return p
}

// numberEntry sets how a number reads, its name, the rule, the origin and the places, in one paragraph.
func (s *setter) numberEntry(e doc.NumberEntry, st textStyle, width float64, li *scene.Tag) []*piece {
	text := []doc.Inline{doc.Strong{Inlines: e.Text}}
	if e.Name != "" {
		text = append(text, doc.Text(" "+e.Name))
	}
	for _, in := range [][]doc.Inline{e.Rule, e.From, e.Used} {
		if len(in) > 0 {
			text = append(append(text, doc.Text(" ")), in...)
		}
	}
	lines := s.paragraph(text, st, width, li.Add(scene.RBody).Add(scene.RP))
	if len(lines) == 0 {
		lines = []*piece{{height: st.lead}}
	}
	lines[0].keep = len(lines) > 1
	if n := len(lines); n > 2 {
		lines[n-2].keep = true
	}
	lines[0].anchors = append(lines[0].anchors, Anchor{Name: e.ID})
	return around(lines, 1.6)
}
