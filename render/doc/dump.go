package doc

// The document as indented text, every field that says something on a line of
// its own. Golden tests compare it; people read it to see what was compiled.

import (
	"bytes"
	"fmt"
	"strings"
)

// Dump writes the tree as text.
func Dump(d *Document) string {
	p := &dumper{}
	p.line("document %s | %s | %s", d.Lang, d.Title, d.Subtitle)
	p.in(func() {
		p.text("edition", d.Edition)
		p.text("date", d.Date+" ("+d.ISODate+")")
		p.text("authors", strings.Join(d.Authors, " | "))
		p.text("publisher", d.Publisher)
		p.text("licence", d.Licence)
		p.text("citation", d.Citation)
		p.text("identifier", d.Identifier)
		p.text("keywords", strings.Join(d.Keywords, " | "))
		p.text("abstract", d.Abstract)
		p.text("site", d.SiteURL)
		if d.CoverArt != nil {
			p.line("cover art %.0f × %.0f, %d items", d.CoverArt.Width, d.CoverArt.Height, len(d.CoverArt.Items))
		}
		p.group("imprint", d.Imprint)
		p.group("how to read", d.HowToRead)
		p.group("news", d.News)
		for _, e := range d.Editions {
			p.line("edition %s, %s (%s) %s: %s", e.Name, e.Date, e.ISODate, e.URL, e.Note)
		}
		p.cards(d.KeyFigures)
	})
	for _, c := range d.Parts() {
		p.chapter(c)
	}
	p.glossary(d.Glossary)
	p.countries(d.Countries)
	for _, s := range d.Sources {
		p.line("source %d (%s) %s #%s: %s", s.Number, s.Label, s.ID, s.Anchor, inlineDump(s.Text))
		p.in(func() {
			p.text("licence", s.Licence)
			p.text("url", s.URL)
			for _, e := range s.Used {
				p.line("used by %s", e.ID)
			}
		})
	}
	for _, e := range d.Numbers {
		p.line("number #%s in %s: %s", e.ID, e.Group, inlineDump(e.Text))
		p.in(func() {
			p.text("name", e.Name)
			p.inlines("rule", e.Rule)
			p.inlines("from", e.From)
			p.inlines("dataset", e.Dataset)
			p.inlines("cells", e.Cells)
			p.inlines("used", e.Used)
		})
	}
	for _, f := range d.Downloads {
		p.line("download %s %s %s: %s", f.Name, f.Type, size(f.Data), f.Title)
	}
	if d.Brief != nil {
		p.line("brief")
		p.in(func() { p.line("%s", strings.ReplaceAll(Dump(d.Brief), "\n", "\n  ")) })
	}
	return p.b.String()
}

// size counts the lines of a file.
func size(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	return fmt.Sprintf("(%d lines)", bytes.Count(b, []byte("\n")))
}

type dumper struct {
	b     strings.Builder
	depth int
}

func (p *dumper) line(format string, args ...any) {
	p.b.WriteString(strings.TrimRight(strings.Repeat("  ", p.depth)+fmt.Sprintf(format, args...), " ") + "\n")
}

func (p *dumper) in(f func()) {
	p.depth++
	f()
	p.depth--
}

func (p *dumper) text(name, s string) {
	if s != "" {
		p.line("%s: %s", name, s)
	}
}

func (p *dumper) inlines(name string, in []Inline) { p.text(name, inlineDump(in)) }

func (p *dumper) group(name string, blocks []Block) {
	if len(blocks) > 0 {
		p.line("%s", name)
		p.in(func() { p.blocks(blocks) })
	}
}

func (p *dumper) chapter(c *Chapter) {
	what := "chapter"
	if c.Letter != "" {
		what = "appendix"
	}
	p.line("%s %s #%s %s: %s", what, c.Sign(), c.ID, c.Hue, c.Title)
	p.in(func() {
		if c.Endnotes {
			p.line("notes at its end")
		}
		p.inlines("standfirst", c.Standfirst)
		for _, f := range c.Findings {
			p.line("finding %d: %s", f.Number, inlineDump(f.Text))
			for _, r := range f.See {
				p.line("see %s", inlineDump([]Inline{r}))
			}
		}
		p.blocks(c.Blocks)
		for _, n := range c.Notes {
			p.line("note %d #%s: %s", n.Number, n.ID, inlineDump(n.Text))
		}
	})
}

func (p *dumper) blocks(blocks []Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Heading:
			p.line("heading %d #%s: %s", b.Level, b.ID, inlineDump(b.Text))
		case *Paragraph:
			p.line("paragraph: %s", inlineDump(b.Text))
		case *List:
			p.line("list ordered=%t", b.Ordered)
			for i, item := range b.Items {
				name := "item"
				if b.Labels != nil {
					name += " " + b.Labels[i]
				}
				p.in(func() { p.group(name, item) })
			}
		case *Quote:
			p.group("quote", b.Blocks)
		case *Figure:
			p.exhibit("figure", &b.Exhibit)
			p.in(func() {
				if b.Scene != nil {
					p.line("scene %.1f × %.1f", b.Scene.Width, b.Scene.Height)
				}
				if b.Narrow != nil {
					p.line("narrow %.1f × %.1f", b.Narrow.Width, b.Narrow.Height)
				}
				p.grid(b.Data)
			})
		case *Table:
			p.exhibit("table", &b.Exhibit)
			p.in(func() { p.grid(b.Grid) })
		case *Box:
			p.exhibit("box", &b.Exhibit)
			p.in(func() { p.blocks(b.Blocks) })
		case *Profile:
			p.line("profile: %s", inlineDump(b.Title))
			for _, part := range b.Parts {
				p.in(func() { p.inlines(part.Title, part.Text) })
			}
		case *KeyFigures:
			p.line("key figures")
			p.in(func() { p.cards(b.Cards) })
		default:
			panic("doc: unknown block")
		}
	}
}

func (p *dumper) cards(cards []KeyFigure) {
	for _, k := range cards {
		p.line("card: %s | %s | %s | %s | %s | %s | %s", k.Prefix, k.Value, k.Unit, inlineDump(k.Label), k.Period, inlineDump(k.Source), k.Number)
		if k.Spark != nil {
			p.line("  sparkline, %d items", len(k.Spark.Items))
		}
	}
}

func (p *dumper) exhibit(what string, e *Exhibit) {
	p.line("%s #%s %s (kind %d, number %d, chapter %d, wide %t): %s", what, e.ID, e.Label, e.Kind, e.Number, e.Chapter, e.Wide, inlineDump(e.Title))
	p.in(func() {
		p.text("unit", e.Unit)
		p.inlines(e.SourceWord, e.Source)
		p.inlines("note", e.Note)
		for _, n := range e.CellNotes {
			p.inlines("note on cells "+n.Mark, n.Text)
		}
		p.inlines("disclaimer", e.Disclaimer)
		p.text("legend", e.Legend)
		p.text("alt", e.Alt)
		for _, level := range e.Levels {
			p.text("description", level)
		}
		p.text("aliases", strings.Join(e.Aliases, " | "))
		p.text("csv", strings.TrimSpace(fmt.Sprintf("%s %s", e.CSVName, size(e.CSV))))
	})
}

func (p *dumper) grid(g *Grid) {
	if g == nil {
		return
	}
	var heads []string
	for _, c := range g.Columns {
		heads = append(heads, fmt.Sprintf("%s (%s) %s", inlineDump(c.Head), c.Unit, [...]string{"left", "right", "decimal", "centre"}[c.Align])+headDump(&c))
	}
	p.line("columns %s", strings.Join(heads, " | "))
	for _, r := range g.Rows {
		var cells []string
		for _, c := range r.Cells {
			s := inlineDump(c.Text)
			if c.Head {
				s = "th " + s
			}
			if c.Mark != "" {
				s += " (mark " + c.Mark + ")"
			}
			cells = append(cells, s)
		}
		kind := "row"
		if r.Group {
			kind = "group"
		}
		if r.Total {
			kind = "total"
		}
		p.line("%s %s", kind, strings.Join(cells, " | "))
	}
}

// headDump is what else is known of a column's head.
func headDump(c *Column) string {
	s := ""
	if c.Share > 0 {
		s = fmt.Sprintf(" share %g", c.Share)
	}
	if c.Over != nil {
		s += " under " + inlineDump(c.Over)
	}
	return s
}

func (p *dumper) glossary(terms []*Term) {
	for _, t := range terms {
		p.line("term #%s %s: %s", t.ID, t.Name, inlineDump(t.Text))
		p.in(func() {
			for _, r := range t.See {
				p.inlines("see", []Inline{r})
			}
		})
	}
}

func (p *dumper) countries(all []*Country) {
	for _, c := range all {
		p.line("country %s #%s (sheet %t): %s", c.Code, c.Anchor, c.Sheet, c.Name)
		p.in(func() {
			p.text("region", c.Region)
			for _, r := range c.Mentions {
				p.inlines("mention", []Inline{r})
			}
			p.cards(c.Cards)
			for _, f := range c.Facts {
				p.text("group", f.Group)
				p.line("fact %s: %s | %s | %s | %s", inlineDump(f.Label), inlineDump(f.Value), f.Period, inlineDump(f.Source), f.Number)
			}
		})
	}
}

// inlineDump writes inlines on one line, with their structure in marks.
func inlineDump(in []Inline) string {
	var b strings.Builder
	for _, i := range in {
		switch i := i.(type) {
		case Text:
			b.WriteString(string(i))
		case Emphasis:
			fmt.Fprintf(&b, "*%s*", inlineDump(i.Inlines))
		case Strong:
			fmt.Fprintf(&b, "**%s**", inlineDump(i.Inlines))
		case Foreign:
			fmt.Fprintf(&b, "{in %s: %s}", i.Lang, inlineDump(i.Inlines))
		case Link:
			fmt.Fprintf(&b, "<%s %s>", i.URL, inlineDump(i.Inlines))
		case Reference:
			fmt.Fprintf(&b, "<#%s in %q: %s>", i.Target, i.Chapter, i.Text)
		case PageReference:
			fmt.Fprintf(&b, "<page of #%s in %q: %s>", i.Target, i.Chapter, i.Text)
		case Gloss:
			fmt.Fprintf(&b, "{#%s: %s}", i.Term.ID, inlineDump(i.Inlines))
		case Mention:
			fmt.Fprintf(&b, "{%s: %s}", i.Country, inlineDump(i.Inlines))
		case Citation:
			left, right := i.Brackets()
			b.WriteString(left)
			for n, part := range i.Parts {
				if n > 0 {
					b.WriteString("; ")
				}
				fmt.Fprintf(&b, "#%s: %s", part.Target, part.Text)
			}
			b.WriteString(right)
		case NoteMark:
			fmt.Fprintf(&b, "{note %d}", i.Note.Number)
		case Number:
			fmt.Fprintf(&b, "{#%s %s = %s: %s}", i.ID, i.Name, i.Text, i.From)
		case Superscript:
			fmt.Fprintf(&b, "^%s^", i.Text)
		case Subscript:
			fmt.Fprintf(&b, "~%s~", i.Text)
		default:
			panic("doc: unknown inline")
		}
	}
	return b.String()
}
