package layout

// Back matter made from the report's registers: the glossary.

import (
	"globalstudy/render/doc"
	"globalstudy/render/scene"
)

// glossary lists terms with their definitions in two columns.
func (b *binder) glossary(d *doc.Document) *part {
	p, head := b.frontPart(glossaryID, b.th.Words.Glossary, b.plan.FullWidth)
	p.width, p.indent = b.plan.ColumnWidth, 0
	s := p.setter
	list := s.root.Add(scene.RList)
	name := label{style: sans(8.8, 600), fill: s.hue, gap: 3}
	var flow []*piece
	for _, t := range d.Glossary {
		in := t.Text
		for i, r := range t.See {
			lead := doc.Text(b.th.Words.ListSep)
			if i == 0 {
				lead = doc.Text(" " + b.th.Words.See + " ")
			}
			in = append(in[:len(in):len(in)], lead, r)
		}
		name.text = t.Name
		lines := s.paragraph(in, textStyle{style: sans(8.8, 400), lead: 13, fill: s.th.Ink}, p.width, list.Add(scene.RItem).Add(scene.RBody), name)
		if len(lines) > 0 {
			lines[0].anchors = append(lines[0].anchors, Anchor{Name: t.ID})
			flow = append(flow, around(lines, 4.5)...)
		}
	}
	p.fillPart(flow, 2, head)
	return p
}
