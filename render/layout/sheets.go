package layout

// Fact sheets of countries: a name under a rule, and below it a row for each
// fact with its value, period and source. One grid of all facts decides the
// columns, so that numbers stand in one line down all pages. A sheet is not cut
// where it fits on a page.

import (
	"globalstudy/render/doc"
	"globalstudy/render/scene"
)

func (b *binder) sheets(d *doc.Document) *part {
	p, head := b.frontPart(sheetsID, b.th.Words.CountrySheets, b.plan.FullWidth)
	s := p.setter
	all := &doc.Grid{Columns: []doc.Column{{Share: 27}, {Align: doc.AlignDecimal, Share: 11}, {Share: 7}, {Share: 3}}}
	for _, c := range d.Sheets() {
		for i := range c.Facts {
			all.Rows = append(all.Rows, factRow(&c.Facts[i]))
		}
	}
	st := s.tableText()
	st.style.Size, st.lead = 7.8, 9.75
	ts := &tableSetter{s: s, grid: all, st: st, width: p.width}
	ts.fit()
	var flow []*piece
	from := 0
	for _, c := range d.Sheets() {
		flow = append(flow, s.sheet(c, ts, all.Rows[from:from+len(c.Facts)])...)
		from += len(c.Facts)
	}
	p.fillPart(flow, 1, head)
	return p
}

// factRow is a fact as a row: what, how much, when, from where.
func factRow(f *doc.Fact) doc.Row {
	return doc.Row{Cells: []doc.Cell{
		{Text: f.Label, Head: true}, {Text: []doc.Inline{doc.Strong{Inlines: f.Value}}},
		{Text: []doc.Inline{doc.Text(f.Period)}}, {Text: f.Source},
	}}
}

// sheet sets the name and the facts of one country; only its last row may end a page.
func (s *setter) sheet(c *doc.Country, ts *tableSetter, rows []doc.Row) []*piece {
	name := textStyle{style: sans(13, 600), lead: 17, fill: s.hue}
	h := stack(s.text(c.Name, name, ts.width, s.root.Add(scene.RH2)))
	h.move(0, 5)
	h.height += 8
	h.items = append(h.items, artifact(rule(0, 0.4, ts.width, 0.8, s.hue), rule(0, h.height-0.2, ts.width, 0.35, s.th.Rule)))
	h.before = 2 * s.plan.line
	h.anchors = append(h.anchors, Anchor{Name: c.Anchor})
	s.out = append(s.out, Bookmark{Title: c.Name, Level: 2, Target: c.Anchor})
	out := []*piece{h}
	if len(rows) == 0 {
		return out
	}
	body := s.root.Add(scene.RTable).Add(scene.RTBody)
	high := h.height
	for i := range rows {
		r := ts.row(&rows[i], i == len(rows)-1, body.Add(scene.RTR))
		high += r.height
		out = append(out, r)
	}
	for i, q := range out { // a sheet higher than the page may end a page anywhere but after its name
		q.keep = i == 0 || i < len(out)-1 && high < 0.6*s.plan.height
	}
	return out
}
