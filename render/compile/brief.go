package compile

// The brief: the study in two pages, a book of its own from the same values and
// exhibits. It is made with the study, so that its numbers stand in the same
// register, and detached from it last, when the exhibits are drawn: what leads to
// a place in the study is plain words in the brief, and its sources stand at
// its end.

import (
	"slices"

	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/study"
)

// brief makes the brief.
func (c *compiler) brief() {
	w := c.st.Brief
	if w == nil {
		return
	}
	ch := &doc.Chapter{ID: w.ID, Hue: c.hue(w, 0)}
	in := setting{chapter: ch, values: c.briefScope, where: doc.Reference{Text: c.th.Words.Brief}}
	c.headings = map[string]bool{}
	ch.Title, ch.Standfirst = c.plain(w.Title, in), c.inlines(w.Standfirst, in)
	for _, s := range w.Sections {
		ch.Blocks = append(ch.Blocks, &doc.Heading{ID: "brief-" + slug(s.Heading.S), Level: 2, Text: c.inlines(s.Heading, in)})
		for _, b := range s.Blocks {
			ch.Blocks = append(ch.Blocks, c.block(b, in)...)
		}
	}
	d := *c.doc
	c.doc.Brief = &doc.Document{Lang: d.Lang, Title: ch.Title, Subtitle: d.Title, Edition: d.Edition, Date: d.Date, ISODate: d.ISODate, Authors: d.Authors,
		Publisher: d.Publisher, Licence: d.Licence, Citation: d.Citation, Identifier: d.Identifier, Keywords: d.Keywords,
		Abstract: doc.InlineText(ch.Standfirst), AuthorYear: d.AuthorYear, IsBrief: true, Chapters: []*doc.Chapter{ch}}
}

// repeated finds the exhibit of the study that the brief shows; nil after a fault.
func (c *compiler) repeated(w *study.Repeat) doc.Block {
	var found doc.Block
	var known []string
	for _, ch := range c.doc.Parts() {
		doc.Walk(ch.Blocks, func(b doc.Block) {
			e := exhibitOf(b)
			if e == nil {
				return
			}
			if known = append(known, e.ID); e.ID == w.ID.Name {
				found = b
			}
		})
	}
	if _, ok := c.places[w.ID.Name]; found == nil && !ok && !c.st.Incomplete { // else it has a fault of its own
		c.faults.Add(diag.Fault{Pos: w.ID.Pos, Width: len(w.ID.Name), Message: "the study has no exhibit " + w.ID.Name, Hint: diag.DidYouMean(w.ID.Name, known)})
	}
	return found
}

// exhibitOf is what a block has as an exhibit; nil for others.
func exhibitOf(b doc.Block) *doc.Exhibit {
	switch b := b.(type) {
	case *doc.Figure:
		return &b.Exhibit
	case *doc.Table:
		return &b.Exhibit
	case *doc.Box:
		return &b.Exhibit
	}
	return nil
}

// detach takes the links into the study out of the brief and adds its sources.
func (c *compiler) detach() {
	if c.doc.Brief == nil {
		return
	}
	l := &loosener{cited: map[string]bool{}}
	ch := c.doc.Brief.Chapters[0]
	ch.Standfirst = l.inlines(ch.Standfirst)
	ch.Blocks = l.blocks(ch.Blocks)
	for _, n := range ch.Notes {
		n.Text = l.inlines(n.Text)
	}
	list := &doc.List{Small: true}
	for _, s := range c.doc.Sources {
		if l.cited[s.Anchor] {
			list.Items = append(list.Items, []doc.Block{&doc.Paragraph{Text: l.inlines(s.Text)}})
			if !c.doc.AuthorYear {
				list.Labels = append(list.Labels, s.Label)
			}
		}
	}
	if list.Items != nil {
		ch.Blocks = append(ch.Blocks, &doc.Heading{ID: "brief-sources", Level: 2, Text: []doc.Inline{doc.Text(c.th.Words.Sources)}}, list)
	}
}

// loosener copies blocks without what leads into the study.
type loosener struct {
	cited map[string]bool // anchors of sources
}

func (l *loosener) blocks(in []doc.Block) []doc.Block {
	var out []doc.Block
	for _, b := range in {
		switch b := b.(type) {
		case *doc.Heading:
			out = append(out, &doc.Heading{ID: b.ID, Level: b.Level, Text: l.inlines(b.Text)})
		case *doc.Paragraph:
			out = append(out, &doc.Paragraph{Text: l.inlines(b.Text)})
		case *doc.List:
			list := &doc.List{Ordered: b.Ordered, Labels: b.Labels}
			for _, item := range b.Items {
				list.Items = append(list.Items, l.blocks(item))
			}
			out = append(out, list)
		case *doc.Quote:
			out = append(out, &doc.Quote{Blocks: l.blocks(b.Blocks)})
		case *doc.Figure:
			f := *b
			l.exhibit(&f.Exhibit)
			out = append(out, &f)
		case *doc.Table:
			t := *b
			l.exhibit(&t.Exhibit)
			t.Grid = l.grid(t.Grid)
			out = append(out, &t)
		case *doc.Box:
			box := *b
			l.exhibit(&box.Exhibit)
			box.Blocks = l.blocks(b.Blocks)
			out = append(out, &box)
		case *doc.Profile:
			p := &doc.Profile{Title: l.inlines(b.Title), Parts: slices.Clone(b.Parts)}
			for i := range p.Parts {
				p.Parts[i].Text = l.inlines(p.Parts[i].Text)
			}
			out = append(out, p)
		case *doc.KeyFigures:
			k := &doc.KeyFigures{Cards: slices.Clone(b.Cards)}
			for i := range k.Cards {
				card := &k.Cards[i]
				card.Label, card.Source, card.Number = l.inlines(card.Label), l.inlines(card.Source), ""
			}
			out = append(out, k)
		default:
			panic("compile: unknown block")
		}
	}
	return out
}

func (l *loosener) exhibit(e *doc.Exhibit) {
	e.ChapterID = "brief"
	e.Title, e.Source, e.Note, e.Disclaimer = l.inlines(e.Title), l.inlines(e.Source), l.inlines(e.Note), l.inlines(e.Disclaimer)
	e.Data = l.grid(e.Data)
	e.CellNotes = slices.Clone(e.CellNotes)
	for i := range e.CellNotes {
		e.CellNotes[i].Text = l.inlines(e.CellNotes[i].Text)
	}
}

func (l *loosener) grid(g *doc.Grid) *doc.Grid {
	if g == nil {
		return nil
	}
	out := &doc.Grid{Columns: slices.Clone(g.Columns), Rows: slices.Clone(g.Rows)}
	for i := range out.Columns {
		out.Columns[i].Head, out.Columns[i].Over = l.inlines(out.Columns[i].Head), l.inlines(out.Columns[i].Over)
	}
	for i := range out.Rows {
		out.Rows[i].Cells = slices.Clone(out.Rows[i].Cells)
		for j := range out.Rows[i].Cells {
			cell := &out.Rows[i].Cells[j]
			cell.Text = l.inlines(cell.Text)
		}
	}
	return out
}

func (l *loosener) inlines(in []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, i := range in {
		switch i := i.(type) {
		case doc.Emphasis:
			out = append(out, doc.Emphasis{Inlines: l.inlines(i.Inlines)})
		case doc.Strong:
			out = append(out, doc.Strong{Inlines: l.inlines(i.Inlines)})
		case doc.Foreign:
			out = append(out, doc.Foreign{Lang: i.Lang, Inlines: l.inlines(i.Inlines)})
		case doc.Link:
			out = append(out, doc.Link{URL: i.URL, Inlines: l.inlines(i.Inlines)})
		case doc.Gloss:
			out = append(out, l.inlines(i.Inlines)...)
		case doc.Mention:
			out = append(out, l.inlines(i.Inlines)...)
		case doc.Reference:
			out = append(out, doc.Text(i.Text))
		case doc.PageReference:
			out = append(out, doc.Text(i.Text))
		case doc.Citation:
			for _, p := range i.Parts {
				l.cited[p.Target] = true
			}
			out = append(out, doc.Text(i.Text()))
		case doc.Number:
			out = append(out, doc.Number{Text: i.Text, Name: i.Name, From: i.From})
		case doc.Text, doc.NoteMark, doc.Superscript, doc.Subscript:
			out = append(out, i)
		default:
			panic("compile: unknown inline")
		}
	}
	return merged(out)
}
