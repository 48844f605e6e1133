package compile

// What running text speaks of. When the chapters are made, their texts are
// searched for the names of countries and the terms of the glossary
// (phrases.go). Every name of a country is marked, a term where a chapter uses
// it first. Of exhibits the titles, the notes and the codes in their data count.

import (
	"slices"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/doc"
)

// spotter finds phrases.
type spotter struct {
	c       *compiler
	phrases map[rune][]phrase // by their first letter in small type, the longest first
	used    map[*doc.Term]bool
	codes   map[string][]string // of countries in the data of exhibits, by id
	found   map[string]*doc.Country
	where   doc.Reference
	chapter *doc.Chapter
}

// mark searches the text of all chapters and appendices and lists the countries.
func (c *compiler) mark() {
	s := &spotter{c: c, phrases: map[rune][]phrase{}, codes: c.codesInData(), found: map[string]*doc.Country{}}
	for _, k := range c.doc.Countries {
		s.found[k.Code] = k
	}
	s.countryNames()
	s.termForms()
	for first, list := range s.phrases {
		slices.SortStableFunc(list, func(a, b phrase) int { return len(b.text) - len(a.text) })
		s.phrases[first] = list
	}
	for _, ch := range c.doc.Parts() {
		s.used, s.chapter, s.where = map[*doc.Term]bool{}, ch, c.placed(ch.ID)
		ch.Standfirst = s.inlines(ch.Standfirst)
		s.blocks(ch.Blocks)
	}
	slices.SortStableFunc(c.doc.Countries, func(a, b *doc.Country) int { return strings.Compare(sortKey(a.Name), sortKey(b.Name)) })
}

// blocks marks blocks and notes what exhibits speak of.
func (s *spotter) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Heading:
			s.where = s.c.placed(b.ID)
			s.where.Text = s.c.placed(s.chapter.ID).Text + s.c.th.Words.ListSep + s.where.Text
		case *doc.Paragraph:
			b.Text = s.inlines(b.Text)
		case *doc.List:
			for _, item := range b.Items {
				s.blocks(item)
			}
		case *doc.Quote:
			s.blocks(b.Blocks)
		case *doc.Figure:
			s.exhibit(&b.Exhibit, nil)
		case *doc.Table:
			s.exhibit(&b.Exhibit, nil)
		case *doc.Box:
			s.exhibit(&b.Exhibit, b.Blocks)
		case *doc.Profile:
			for i := range b.Parts {
				b.Parts[i].Text = s.inlines(b.Parts[i].Text)
			}
		case *doc.KeyFigures:
		default:
			panic("compile: unknown block")
		}
	}
}

// exhibit notes the countries in an exhibit's title, note and data, and marks its text.
func (s *spotter) exhibit(e *doc.Exhibit, text []doc.Block) {
	before := s.where
	s.where = s.c.placed(e.ID)
	for _, code := range s.codes[e.ID] {
		s.mention(code)
	}
	for _, in := range [][]doc.Inline{e.Title, e.Note} {
		s.scan(doc.InlineText(in), func(string) {}, func(p phrase, _ string) {
			if p.country != "" {
				s.mention(p.country)
			}
		})
	}
	s.blocks(text)
	s.where = before
}

// mention notes that a country is spoken of here.
func (s *spotter) mention(code string) {
	k := s.found[code]
	if k == nil {
		k = s.c.country(code)
		s.found[code] = k
		s.c.doc.Countries = append(s.c.doc.Countries, k)
	}
	if !slices.Contains(k.Mentions, s.where) {
		k.Mentions = append(k.Mentions, s.where)
	}
}

// inlines marks the plain text in inlines, but not in links.
func (s *spotter) inlines(in []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, i := range in {
		switch i := i.(type) {
		case doc.Text:
			out = append(out, s.text(string(i))...)
		case doc.Emphasis:
			out = append(out, doc.Emphasis{Inlines: s.inlines(i.Inlines)})
		case doc.Strong:
			out = append(out, doc.Strong{Inlines: s.inlines(i.Inlines)})
		default:
			out = append(out, i)
		}
	}
	return out
}

func (s *spotter) text(text string) []doc.Inline {
	var out []doc.Inline
	s.scan(text, func(plain string) { out = append(out, doc.Text(plain)) }, func(p phrase, words string) {
		in := []doc.Inline{doc.Text(words)}
		switch {
		case p.country != "":
			s.mention(p.country)
			out = append(out, doc.Mention{Country: p.country, Inlines: in})
		case s.used[p.term]:
			out = append(out, in...)
		default:
			s.used[p.term] = true
			out = append(out, doc.Gloss{Term: p.term, Inlines: in})
		}
	})
	return merged(out)
}

// codesInData lists the countries in the data of each exhibit.
func (c *compiler) codesInData() map[string][]string {
	out := map[string][]string{}
	for _, ch := range c.st.Parts() {
		for _, sec := range ch.Sections {
			for _, b := range sec.Blocks {
				p, _ := pipelineOf(b)
				if t := c.data[p]; p != nil && t != nil && !t.Hollow() {
					out[c.exhibits[b].ID] = c.codesOf(t)
				}
			}
		}
	}
	return out
}

// codesOf lists the countries and areas in the columns of a table, each once.
func (c *compiler) codesOf(t *dataset.Table) []string {
	var out []string
	seen := map[string]bool{"": true}
	for col, f := range t.Fields {
		if f.Type != dataset.Country {
			continue
		}
		for r := range t.Len() {
			code := t.Text(r, col)
			if seen[code] {
				continue
			}
			seen[code] = true
			if row := c.registered(code); row != nil && (row.Region != "" || row.M49 != "") {
				out = append(out, code)
			}
		}
	}
	return out
}
