package compile

// Chapters, block by block in reading order.

import (
	"fmt"
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/study"
	"globalstudy/render/theme"
)

// fillChapter fills in a chapter that is already numbered.
func (c *compiler) fillChapter(w *study.Chapter, d *doc.Chapter, values *scope) {
	in := setting{chapter: d, values: values, where: c.placed(d.ID)}
	c.headings = map[string]bool{}
	d.Title = c.plain(w.Title, in)
	d.Standfirst = c.inlines(w.Standfirst, in)
	for _, f := range w.Findings {
		n := len(c.doc.Findings) + 1
		there := in
		there.where.Text = fmt.Sprint(c.th.Words.Finding, theme.NBSP, n)
		finding := doc.Finding{Number: n, Chapter: d, Text: c.inlines(f.Text, there), See: c.seen(f.See)}
		if len(f.See) == 0 {
			finding.See = c.shownBy(f, w, values)
		}
		d.Findings = append(d.Findings, finding)
		c.doc.Findings = append(c.doc.Findings, finding)
	}
	for _, s := range w.Sections {
		in := in
		if s.Heading.S != "" {
			id := c.headingID(d.ID, s.Heading.S)
			in.where = c.placed(id)
			d.Blocks = append(d.Blocks, &doc.Heading{ID: id, Level: max(2, s.Level), Text: c.inlines(s.Heading, in)})
		}
		for _, b := range s.Blocks {
			d.Blocks = append(d.Blocks, c.block(b, in)...)
		}
	}
}

// placed is a place as a reference to it reads.
func (c *compiler) placed(id string) doc.Reference {
	p := c.places[id]
	return doc.Reference{Target: id, Chapter: p.chapter, Text: p.text}
}

// block converts one block; what has a fault is left out.
func (c *compiler) block(b study.Block, in setting) []doc.Block {
	if e := c.exhibits[b]; e != nil {
		in.where = c.placed(e.ID)
	}
	var out doc.Block
	switch b := b.(type) {
	case *study.TextBlock:
		return c.blocks(b.Text, in)
	case *study.Figure:
		out = c.figure(b, in)
	case *study.Picture:
		out = c.picture(b, in)
	case *study.Table:
		out = c.table(b, in)
	case *study.Box:
		out = c.box(b, in)
	case *study.Profile:
		out = c.profile(b, in)
	case *study.KeyFigures:
		k := &doc.KeyFigures{}
		for _, card := range b.Cards {
			k.Cards = append(k.Cards, c.keyFigure(card, in))
		}
		out = k
	case *study.Repeat:
		out = c.repeated(b)
	default:
		panic("compile: unknown block")
	}
	if out == nil {
		return nil
	}
	return []doc.Block{out}
}

// profile makes the four-part panel; parts without text are left out.
func (c *compiler) profile(w *study.Profile, in setting) doc.Block {
	p := &doc.Profile{Title: c.inlines(w.Title, in)}
	words := c.th.Words
	for _, part := range []struct {
		title string
		text  study.Text
	}{{words.MigrantProfile, w.Migrants}, {words.HumanCost, w.HumanCost}, {words.Smugglers, w.Smugglers}, {words.Organization, w.Organization}} {
		if text := c.inlines(part.text, in); text != nil {
			p.Parts = append(p.Parts, doc.ProfilePart{Title: part.title, Text: text})
		}
	}
	return p
}

// keyFigure makes a card; "at least" goes before the big number in small type.
func (c *compiler) keyFigure(w study.KeyFigure, in setting) doc.KeyFigure {
	numbers := in
	numbers.exhibit = true
	value := c.inlines(w.Value, numbers)
	k := doc.KeyFigure{Value: doc.InlineText(value), Unit: c.plain(w.Unit, in.typing()), Label: c.inlines(w.Label, in),
		Period: c.plain(w.Period, in.typing()), Source: c.shortSources(w.Source), Spark: c.spark(w.Spark, in)}
	for _, i := range value {
		if n, ok := i.(doc.Number); ok && k.Number == "" {
			k.Number = n.ID
		}
	}
	c.prefix(&k)
	return k
}

// prefix takes "at least" from the front of a card's value.
func (c *compiler) prefix(k *doc.KeyFigure) {
	for _, prefix := range []string{c.th.Words.AtLeast, c.th.Words.AtMost, c.th.Words.About} {
		if rest, ok := strings.CutPrefix(k.Value, prefix+" "); ok {
			k.Prefix, k.Value = prefix, rest
		}
	}
}
