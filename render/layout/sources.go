package layout

// The source register: numbered entries in two columns, each with its licence,
// its address and the exhibits drawn from it.

import (
	"strconv"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

func (b *binder) sources(d *doc.Document) *part {
	p, head := b.frontPart(sourcesID, b.th.Words.Sources, b.plan.FullWidth)
	p.width, p.indent = b.plan.ColumnWidth, 0
	s := p.setter
	list := s.root.Add(scene.RList)
	var flow []*piece
	for _, src := range d.Sources {
		flow = append(flow, s.sourceEntry(src, p.width, !d.AuthorYear, list.Add(scene.RItem))...)
	}
	p.fillPart(flow, 2, head)
	return p
}

func (s *setter) sourceEntry(src *doc.Source, width float64, numbered bool, li *scene.Tag) []*piece {
	hang, w := theme.MM(7), s.th.Words
	st := textStyle{style: sans(8, 400), lead: 10.4, fill: s.th.Ink}
	soft := st
	soft.fill = s.th.Soft
	num := st
	num.style.Weight, num.fill = 600, s.hue
	var lbl []*piece
	if numbered {
		lbl = s.text(strconv.Itoa(src.Number), num, hang, li.Add(scene.RLabel))
	}
	body := li.Add(scene.RBody)
	lines := s.paragraph(src.Text, st, width-hang, body.Add(scene.RP))
	if src.URL != "" {
		in := []doc.Inline{doc.Link{URL: src.URL, Inlines: []doc.Inline{doc.Text(src.URL)}}}
		lines = append(lines, s.paragraph(in, st, width-hang, body.Add(scene.RP))...)
	}
	if src.Licence != "" {
		lines = append(lines, s.text(w.LicenceWord+": "+src.Licence, soft, width-hang, body.Add(scene.RP))...)
	}
	if len(src.Used) > 0 {
		in := []doc.Inline{doc.Text(w.UsedIn + " ")}
		for i, e := range src.Used {
			if i > 0 {
				in = append(in, doc.Text(w.ListSep))
			}
			in = append(in, doc.Reference{Target: e.ID, Text: e.Label})
		}
		lines = append(lines, s.paragraph(in, soft, width-hang, body.Add(scene.RP))...)
	}
	if len(lines) == 0 {
		lines = []*piece{{height: st.lead}}
	}
	for i, l := range lines {
		l.move(hang, 0)
		l.keep = i < len(lines)-1
	}
	if numbered {
		lines[0].items = append(lbl[0].items, lines[0].items...)
	}
	lines[0].anchors = append(lines[0].anchors, Anchor{Name: src.Anchor})
	return around(lines, 4.5)
}
