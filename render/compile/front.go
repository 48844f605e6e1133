package compile

// Front matter: the head of the study, imprint and key figures.

import (
	"slices"
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/study"
)

// front fills in the head. It is converted before the chapters, so its sources come first.
func (c *compiler) front() {
	for i := range c.st.References {
		c.references[c.st.References[i].Key.S] = &c.st.References[i]
	}
	m, d, in := &c.st.Meta, c.doc, setting{values: c.global}
	d.Lang = m.Language.S
	if d.Lang == "" {
		d.Lang = c.th.Words.Lang
	}
	if primary, _, _ := strings.Cut(d.Lang, "-"); primary != c.th.Words.Lang {
		c.faults.Hintf(m.Language.Pos, "write language: "+c.th.Words.Lang, "there is no catalogue of words for language %q yet", d.Lang)
	}
	d.Title, d.Subtitle, d.Edition = c.plain(m.Title, in), c.plain(m.Subtitle, in), c.plain(m.Edition, in.typing())
	d.ISODate, d.Date = m.Date.S, c.th.Words.Date(m.Date.S)
	d.Authors, d.Keywords = texts(m.Authors), texts(m.Keywords)
	d.Publisher, d.Licence, d.Identifier = m.Publisher.S, m.Licence.S, m.Identifier.S
	d.SiteURL = m.SiteURL.S
	d.Abstract = c.plain(m.Abstract, in)
	in.where.Text = c.th.Words.Imprint
	d.Imprint = c.blocks(m.Imprint, in)
	for _, t := range []study.Text{m.Independence, m.Boundaries} {
		if text := c.inlines(t, in); text != nil {
			d.Imprint = append(d.Imprint, &doc.Paragraph{Text: text})
		}
	}
	if p := c.editions(in.typing()); p != nil {
		d.Imprint = append(d.Imprint, p)
	}
	in.where.Text = c.th.Words.HowToRead
	d.HowToRead = c.blocks(m.HowToRead, in)
	if d.Citation = c.plain(m.Citation, in.typing()); d.Citation == "" {
		d.Citation = c.suggestedCitation()
	}
	in.where.Text = c.th.Words.WhatIsNew
	d.News = c.blocks(m.News, in)
	in.where.Text = c.th.Words.KeyFigures
	for _, k := range c.st.KeyFigures {
		d.KeyFigures = append(d.KeyFigures, c.keyFigure(k, in))
	}
}

// editions takes over the earlier editions and gives the paragraph of the imprint
// that names them; nil if there are none.
func (c *compiler) editions(in setting) doc.Block {
	d := c.doc
	for _, e := range c.st.Meta.Editions {
		d.Editions = append(d.Editions, doc.Edition{Name: c.plain(e.Name, in), Date: c.th.Words.Date(e.Date.S), ISODate: e.Date.S, URL: e.URL.S, Note: c.plain(e.Note, in)})
	}
	if d.Editions == nil {
		return nil
	}
	slices.SortStableFunc(d.Editions, func(a, b doc.Edition) int { return strings.Compare(b.ISODate, a.ISODate) })
	out := []doc.Inline{doc.Strong{Inlines: []doc.Inline{doc.Text(c.th.Words.EarlierEditions + ".")}}}
	for _, e := range d.Editions {
		name := []doc.Inline{doc.Text(e.Name + c.th.Words.ListSep + e.Date)}
		if e.URL != "" {
			name = []doc.Inline{doc.Link{URL: e.URL, Inlines: name}}
		}
		out = append(append(out, doc.Text(" ")), name...)
		if e.Note != "" {
			out = append(out, doc.Text(": "+strings.TrimSuffix(e.Note, ".")))
		}
		out = append(out, doc.Text("."))
	}
	return &doc.Paragraph{Text: merged(out)}
}

// suggestedCitation is "Author and Author, Title: Subtitle, First edition (Publisher, 2026)".
func (c *compiler) suggestedCitation() string {
	d := c.doc
	title := d.Title
	if d.Subtitle != "" {
		title += ": " + d.Subtitle
	}
	var parts []string
	for _, p := range []string{c.th.Words.List(d.Authors), title, d.Edition} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	s := strings.Join(parts, c.th.Words.ListSep)
	year, _, _ := strings.Cut(d.ISODate, "-")
	issue := strings.Trim(d.Publisher+c.th.Words.ListSep+year, c.th.Words.ListSep)
	if issue != "" {
		s += " (" + issue + ")"
	}
	return s
}

// texts are the words of plain scalars.
func texts(in []study.Text) []string {
	var out []string
	for _, t := range in {
		out = append(out, t.S)
	}
	return out
}
