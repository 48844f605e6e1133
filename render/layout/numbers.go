package layout

// The annex that says where the numbers come from: small type in two columns,
// an entry for each number under the title of its chapter.

import (
	"globalstudy/render/doc"
	"globalstudy/render/scene"
)

func (b *binder) numbers(d *doc.Document) *part {
	p, head := b.frontPart(numbersID, b.th.Words.NumbersTitle, b.plan.FullWidth)
	p.width, p.indent = b.plan.ColumnWidth, 0
	s := p.setter
	small := textStyle{style: sans(7.6, 400), lead: 9.75, fill: s.th.Ink}
	var flow []*piece
	for i, g := range d.NumberGroups() {
		title := textStyle{style: sans(9.6, 600), lead: 13, fill: s.hue}
		h := stack(s.text(g.Title, title, p.width, s.root.Add(scene.RH2)))
		h.keep, h.after = true, s.plan.Baseline/2
		if i > 0 {
			h.before = s.plan.line
		}
		flow = append(flow, h)
		list := s.root.Add(scene.RList)
		for _, e := range g.Entries {
			flow = append(flow, s.numberEntry(e, small, p.width, list.Add(scene.RItem))...)
		}
	}
	p.fillPart(flow, 2, head)
	return p
}

// numberEntry sets how a number reads, its name, and below it the rule, the origin and the places.
func (s *setter) numberEntry(e doc.NumberEntry, st textStyle, width float64, li *scene.Tag) []*piece {
	body := li.Add(scene.RBody)
	soft := st
	soft.fill = s.th.Soft
	first := []doc.Inline{doc.Strong{Inlines: e.Text}}
	if e.Name != "" {
		first = append(first, doc.Text(" "+e.Name))
	}
	lines := s.paragraph(first, st, width, body.Add(scene.RP))
	for _, in := range [][]doc.Inline{e.Rule, e.From} {
		if len(in) > 0 {
			lines = append(lines, s.paragraph(in, st, width, body.Add(scene.RP))...)
		}
	}
	if len(e.Used) > 0 {
		lines = append(lines, s.paragraph(e.Used, soft, width, body.Add(scene.RP))...)
	}
	if len(lines) == 0 {
		lines = []*piece{{height: st.lead}}
	}
	for i, l := range lines {
		l.keep = i < len(lines)-1
	}
	lines[0].anchors = append(lines[0].anchors, Anchor{Name: e.ID})
	return around(lines, 3)
}
