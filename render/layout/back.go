package layout

// Back matter made from the report's registers: the glossary and the fact
// sheets of countries.

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

// sheets sets the facts of each country under its name.
func (b *binder) sheets(d *doc.Document) *part {
	p, head := b.frontPart(sheetsID, b.th.Words.CountrySheets, b.plan.OneCol)
	s := p.setter
	st := textStyle{style: sans(8.8, 400), lead: 13, fill: s.th.Ink}
	var flow []*piece
	for _, c := range d.Sheets() {
		h := stack(s.text(c.Name, textStyle{style: sans(13, 600), lead: 19.5, fill: s.hue}, p.width, s.root.Add(scene.RH2)))
		h.before, h.keep = s.plan.line, true
		h.anchors = append(h.anchors, Anchor{Name: c.Anchor})
		flow = append(flow, h)
		for _, f := range c.Facts {
			in := append([]doc.Inline{}, f.Label...)
			in = append(in, doc.Text(": "), doc.Strong{Inlines: f.Value}, doc.Text(" "+f.Period+" "))
			in = append(in, f.Source...)
			flow = append(flow, s.paragraph(in, st, p.width, s.root.Add(scene.RP))...)
		}
	}
	p.fillPart(flow, 1, head)
	return p
}
