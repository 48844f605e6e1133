package layout

// Fact sheets of countries. The first page says which countries have one and
// where it is. Each sheet is a page, if any takes more than half of one: the name and the part of the world under a
// rule, cards with lines of the main series, a table with a row for each other fact, its
// value, period and source, and the pages that name the country. One grid of all
// facts decides the columns, so that numbers stand in one line down all pages.
// A sheet higher than a page goes on on the next.

import (
	"globalstudy/render/doc"
	"globalstudy/render/scene"
)

// Sizes of a sheet.
const (
	sheetCards = 3    // in a row
	sheetCard  = 22.0 // size of the largest figures on cards, points
	sheetAir   = 3    // lines between two on a page
)

func (b *binder) sheets(d *doc.Document) *part {
	p, head := b.frontPart(sheetsID, b.th.Words.CountrySheets, b.plan.FullWidth)
	s := p.setter
	flow := s.sheetList(d)
	all := &doc.Grid{Columns: []doc.Column{{Share: 30}, {Align: doc.AlignDecimal, Share: 10}, {Share: 6}, {Share: 3}}}
	for i, h := range b.th.Words.SheetHeads {
		all.Columns[i].Head = []doc.Inline{doc.Text(h)}
	}
	from := map[*doc.Country]int{}
	for _, c := range d.Sheets() {
		from[c] = len(all.Rows)
		for i := range c.Facts {
			if g := c.Facts[i].Group; g != "" {
				all.Rows = append(all.Rows, doc.Row{Group: true, Cells: []doc.Cell{{Text: []doc.Inline{doc.Text(g)}, Head: true}}})
			}
			all.Rows = append(all.Rows, factRow(&c.Facts[i]))
		}
	}
	st := s.tableText()
	st.style.Size, st.lead = 8, 9.75
	ts := &tableSetter{s: s, grid: all, st: st, width: p.width}
	ts.fit()
	var sheets [][]*piece
	for _, c := range d.Sheets() {
		n := from[c]
		for _, f := range c.Facts {
			if n++; f.Group != "" {
				n++
			}
		}
		sheets = append(sheets, s.sheet(c, ts, all.Rows[from[c]:n]))
	}
	p.fillPart(s.paged(flow, sheets, head), 1, head)
	return p
}

// paged gives each sheet a page of its own after the list, or, if two of any
// fit on a page, sets them one below the other.
func (s *setter) paged(list []*piece, sheets [][]*piece, head float64) []*piece {
	tallest := 0.0
	for _, q := range sheets {
		tallest = max(tallest, stackHeight(q))
	}
	short := 2*tallest+sheetAir*s.plan.line <= s.plan.height
	if free := s.plan.height - head - stackHeight(list); free > 0 && !short {
		list[len(list)-1].height += free
	}
	for _, q := range sheets {
		if stackHeight(q) > s.plan.height {
			q[0].keep = true // may end a page anywhere but after its head
			list = append(list, q...)
			continue
		}
		one := stack(q)
		if short {
			one.before = sheetAir * s.plan.line
		} else {
			one.height = s.plan.height
		}
		list = append(list, one)
	}
	return list
}

// factRow is a fact as a row: what, how much, when, from where.
func factRow(f *doc.Fact) doc.Row {
	return doc.Row{Cells: []doc.Cell{
		{Text: f.Label, Head: true}, {Text: []doc.Inline{doc.Strong{Inlines: f.Value}}},
		{Text: []doc.Inline{doc.Text(f.Period)}}, {Text: f.Source},
	}}
}

// sheetList fills the first page: what the sheets are, and their pages in two columns.
func (s *setter) sheetList(d *doc.Document) []*piece {
	f := frame{width: s.plan.FullWidth, height: s.plan.height, text: s.body(), tag: s.root}
	flow := s.blocks(d.AboutSheets, f)
	st := textStyle{style: sans(9.6, 400), lead: s.plan.line, fill: s.th.Ink}
	toc := s.root.Add(scene.RTOC)
	w := (s.plan.FullWidth - s.plan.Gutter) / 2
	var rows []*piece
	for _, c := range d.Sheets() {
		rows = append(rows, s.tocRow(tocRow{title: c.Name, target: c.Anchor, style: st, hue: s.hue}, w, toc.Add(scene.RTOCI), s.refs.page(c.Anchor)))
	}
	half := (len(rows) + 1) / 2
	left, right := stack(rows[:half]), stack(rows[half:])
	list := &piece{before: s.plan.line, height: roundUp(max(left.height, right.height), s.plan.line)}
	list.absorb(left, 0, 0)
	list.absorb(right, w+s.plan.Gutter, 0)
	return append(flow, list)
}

// sheet sets one country.
func (s *setter) sheet(c *doc.Country, ts *tableSetter, rows []doc.Row) []*piece {
	out := []*piece{s.sheetHead(c, ts.width)}
	if len(c.Cards) > 0 {
		size := min(sheetCard, s.figureSize(c.Cards, ts.width, sheetCards))
		cards := s.cards(c.Cards, ts.width, sheetCards, size, s.plan.Baseline, s.root)
		cards.before, cards.after = s.plan.line, s.plan.Baseline
		out = append(out, cards)
	}
	if len(rows) > 0 {
		table := s.root.Add(scene.RTable)
		table.Title = c.Name
		head := ts.head(table.Add(scene.RTHead))
		head.keep = true
		out = append(out, head)
		body := table.Add(scene.RTBody)
		for i := range rows {
			out = append(out, ts.row(&rows[i], i == len(rows)-1, body.Add(scene.RTR)))
		}
	}
	if named := s.sheetPages(c, ts.width); named != nil {
		out = append(out, named)
	}
	return out
}

// sheetHead is the name under a rule, and the part of the world.
func (s *setter) sheetHead(c *doc.Country, width float64) *piece {
	name := textStyle{style: sans(20, 700), lead: 26, fill: s.hue}
	region := textStyle{style: sans(9.6, 400), lead: s.plan.BodyLead, fill: s.th.Soft}
	h := stack(append(s.text(c.Name, name, width, s.root.Add(scene.RH2)), s.text(c.Region, region, width, s.root.Add(scene.RP))...))
	h.move(0, 6)
	h.height += 6
	h.items = append(h.items, artifact(rect(0, 0, width, boxRule, s.hue)))
	h.anchors = append(h.anchors, Anchor{Name: c.Anchor})
	s.out = append(s.out, Bookmark{Title: c.Name, Level: 2, Target: c.Anchor})
	return h
}

// sheetPages says which pages name the country; nil if none does.
func (s *setter) sheetPages(c *doc.Country, width float64) *piece {
	pages := s.refs.naming(c.Code)
	if len(pages) == 0 {
		return nil
	}
	head := textStyle{style: sans(9.2, 600), lead: s.plan.BodyLead, fill: s.hue}
	text := textStyle{style: sans(8.8, 400), lead: s.plan.BodyLead, fill: s.th.Ink}
	p := stack(append(s.text(s.th.Words.SpokenOf, head, width, s.root.Add(scene.RP)),
		s.paragraph(s.pageSpans(pages), text, width, s.root.Add(scene.RP))...))
	p.before = s.plan.Baseline
	return p
}
