package doc

// The words of a report, for comparing outputs. Text is cut into streams within
// which every output keeps the order, whatever it does with the streams among
// each other: paper floats exhibits and moves notes to the foot, a site puts
// the imprint on a page of its own. A line is a run of words that stands
// unbroken but for white space; a footnote mark ends one, since what it looks
// like is the output's own affair.

import (
	"fmt"
	"strings"
)

// Line is a run of words, white space (no-break spaces too) reduced to single
// spaces. Streams are "cover", "imprint", "how-to-read", "key-figures",
// "findings", "flow:CHAPTER", "panel:CHAPTER:N", "note:CHAPTER",
// "exhibit:ID", "glossary", "country:CODE", "sources" and "numbers:GROUP". CHAPTER is
// the id of a chapter or appendix.
type Line struct{ Stream, Text string }

// PlainText gives the words of the document that every output shows, stream by
// stream. Within an exhibit the order is label and title, unit, the table or
// the box, source, note, notes on cells, disclaimer, legend. Drawings, the data tables behind
// figures and the words of the theme are left out.
func PlainText(d *Document) []Line {
	p := &plain{}
	p.words("cover", d.Title)
	p.words("cover", d.Subtitle)
	p.words("cover", d.Edition)
	p.blocks("imprint", d.Imprint)
	p.blocks("how-to-read", d.HowToRead)
	p.cards("key-figures", d.KeyFigures)
	for _, f := range d.Findings {
		p.inlines("findings", f.Text)
	}
	for _, c := range d.Parts() {
		p.ofChapter(c)
	}
	for _, t := range d.Glossary {
		p.words("glossary", t.Name)
		p.inlines("glossary", t.Text)
	}
	p.blocks("countries", d.AboutSheets)
	for _, c := range d.Sheets() {
		p.sheet(c)
	}
	for _, s := range d.Sources {
		p.inlines("sources", s.Text)
	}
	p.numbers(d.NumberGroups())
	return p.lines
}

func (p *plain) numbers(groups []NumberGroup) {
	for _, g := range groups {
		stream := "numbers:" + g.Title
		p.words(stream, g.Title)
		for _, s := range g.Sets {
			p.inlines(stream, s.Dataset)
			for _, e := range s.Entries {
				p.inlines(stream, e.Text)
				p.words(stream, e.Name)
				p.inlines(stream, e.Rule)
				p.inlines(stream, e.Cells)
				p.inlines(stream, e.Used)
			}
		}
	}
}

type plain struct {
	lines   []Line
	chapter string
	panels  int
}

func (p *plain) words(stream, s string) {
	if s = strings.Join(strings.Fields(s), " "); s != "" {
		p.lines = append(p.lines, Line{stream, s})
	}
}

func (p *plain) inlines(stream string, in []Inline) {
	var b strings.Builder
	writeText(&b, in, "\x00")
	for s := range strings.SplitSeq(b.String(), "\x00") {
		p.words(stream, s)
	}
}

func (p *plain) ofChapter(c *Chapter) {
	p.chapter, p.panels = c.ID, 0
	flow := "flow:" + c.ID
	p.words(flow, c.Title)
	p.inlines(flow, c.Standfirst)
	p.blocks(flow, c.Blocks)
	for _, n := range c.Notes {
		p.inlines("note:"+c.ID, n.Text)
	}
}

// sheet is a country's fact sheet.
func (p *plain) sheet(c *Country) {
	stream := "country:" + c.Code
	p.words(stream, c.Name)
	p.words(stream, c.Region)
	p.cards(stream, c.Cards)
	for _, f := range c.Facts {
		p.words(stream, f.Group)
		p.inlines(stream, f.Label)
		p.inlines(stream, f.Value)
		p.words(stream, f.Period)
	}
}

func (p *plain) blocks(stream string, blocks []Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Heading:
			p.inlines(stream, b.Text)
		case *Paragraph:
			p.inlines(stream, b.Text)
		case *List:
			for _, item := range b.Items {
				p.blocks(stream, item)
			}
		case *Quote:
			p.blocks(stream, b.Blocks)
		case *Figure:
			p.exhibit(&b.Exhibit, func(string) {})
		case *Table:
			p.exhibit(&b.Exhibit, func(stream string) { p.grid(stream, b.Grid) })
		case *Box:
			p.exhibit(&b.Exhibit, func(stream string) { p.blocks(stream, b.Blocks) })
		case *Profile:
			stream := p.panel()
			p.inlines(stream, b.Title)
			for _, part := range b.Parts {
				p.words(stream, part.Title)
				p.inlines(stream, part.Text)
			}
		case *KeyFigures:
			p.cards(p.panel(), b.Cards)
		default:
			panic("doc: unknown block")
		}
	}
}

func (p *plain) panel() string {
	p.panels++
	return fmt.Sprintf("panel:%s:%d", p.chapter, p.panels)
}

func (p *plain) exhibit(e *Exhibit, body func(stream string)) {
	stream := "exhibit:" + e.ID
	p.words(stream, e.Label+" "+InlineText(e.Title))
	p.words(stream, e.Unit)
	body(stream)
	if len(e.Source) > 0 {
		p.words(stream, e.SourceWord+": "+InlineText(e.Source))
	}
	p.inlines(stream, e.Note)
	for _, n := range e.CellNotes {
		p.inlines(stream, n.Text)
	}
	p.inlines(stream, e.Disclaimer)
	p.words(stream, e.Legend)
}

func (p *plain) grid(stream string, g *Grid) {
	for _, row := range g.HeadRows() {
		for _, h := range row {
			p.inlines(stream, h.Text)
		}
	}
	for _, r := range g.Rows {
		for _, c := range r.Cells {
			p.inlines(stream, c.Text)
		}
	}
}

func (p *plain) cards(stream string, cards []KeyFigure) {
	for _, k := range cards {
		p.words(stream, k.Prefix)
		p.words(stream, k.Value)
		p.words(stream, k.Unit)
		p.inlines(stream, k.Label)
		p.words(stream, k.Period)
	}
}
