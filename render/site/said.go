package site

// What the study says of a country: on its page stand, place by place, the very
// sentences that name it and the rows of tables that are about it.

import (
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"globalstudy/render/doc"
)

// saying is what one place of the study says of a country.
type saying struct {
	doc.Reference
	Words []template.HTML // sentences
	Rows  *doc.Grid       // rows of the exhibit's table; nil if there are none
	Label string          // of the exhibit; "" for a section
	Title string
}

// heard gathers, for each country and each place, the sentences that name the country.
type heard map[string]map[string][][]doc.Inline

// listen goes through the running text of all chapters.
func (w *writer) listen() heard {
	h := heard{}
	for _, c := range w.doc.Parts() {
		place := c.ID
		h.text(place, c.Standfirst)
		for _, b := range c.Blocks {
			if head, ok := b.(*doc.Heading); ok {
				place = head.ID
			}
			h.block(place, b)
		}
	}
	return h
}

func (h heard) block(place string, b doc.Block) {
	switch b := b.(type) {
	case *doc.Paragraph:
		h.text(place, b.Text)
	case *doc.List:
		for _, item := range b.Items {
			for _, inner := range item {
				h.block(place, inner)
			}
		}
	case *doc.Quote:
		for _, inner := range b.Blocks {
			h.block(place, inner)
		}
	case *doc.Box:
		for _, inner := range b.Blocks {
			h.block(b.ID, inner)
		}
	case *doc.Profile:
		for _, p := range b.Parts {
			h.text(place, p.Text)
		}
	case *doc.Heading, *doc.Figure, *doc.Table, *doc.KeyFigures:
	default:
		panic("site: unknown block")
	}
}

func (h heard) text(place string, in []doc.Inline) {
	for _, s := range sentences(in) {
		for _, code := range countriesIn(nil, s) {
			if h[code] == nil {
				h[code] = map[string][][]doc.Inline{}
			}
			h[code][place] = append(h[code][place], s)
		}
	}
}

// countriesIn adds the countries that a text names to a list, each once.
func countriesIn(to []string, in []doc.Inline) []string {
	for _, i := range in {
		switch i := i.(type) {
		case doc.Mention:
			if !slices.Contains(to, i.Country) {
				to = append(to, i.Country)
			}
		case doc.Emphasis:
			to = countriesIn(to, i.Inlines)
		case doc.Strong:
			to = countriesIn(to, i.Inlines)
		case doc.Foreign:
			to = countriesIn(to, i.Inlines)
		}
	}
	return to
}

// sentences cuts a text where a sentence ends.
func sentences(in []doc.Inline) [][]doc.Inline {
	var out [][]doc.Inline
	var now []doc.Inline
	for _, i := range in {
		text, ok := i.(doc.Text)
		for ok {
			end := sentenceEnd(string(text))
			if end < 0 {
				break
			}
			out, now = append(out, append(now, doc.Text(strings.TrimRight(string(text[:end]), " \n")))), nil
			text = text[end:]
		}
		switch {
		case !ok:
			now = append(now, i)
		case text != "":
			now = append(now, text)
		}
	}
	if len(now) > 0 {
		out = append(out, now)
	}
	return out
}

// sentenceEnd finds where the second sentence of a text begins; -1 if there is
// but one. A full stop ends a sentence where white space follows it and then no
// small letter; not after a single letter, nor after an abbreviation.
func sentenceEnd(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] != '.' && s[i] != '!' && s[i] != '?' {
			continue
		}
		rest := strings.TrimLeft(s[i+1:], "”’»\"')]")
		next := strings.TrimLeft(rest, " \n")
		if len(next) == len(rest) {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(next); next != "" && unicode.IsLower(r) {
			continue
		}
		word := s[strings.LastIndexAny(s[:i], " \n(“\u00a0")+1 : i]
		letter, size := utf8.DecodeRuneInString(word)
		if s[i] == '.' && (size == len(word) && unicode.IsLetter(letter) || slices.Contains(shortened, word)) {
			continue
		}
		return len(s) - len(next)
	}
	return -1
}

// shortened lists words that are written with a full stop.
var shortened = []string{"No", "Nos", "St", "Mr", "Mrs", "Ms", "Dr", "Prof", "Fig", "Figs", "Art", "Arts", "Vol", "Ch", "pp", "para", "paras", "cf", "ca", "vs", "e.g", "i.e", "etc", "approx", "Res", "Doc", "ed", "eds"}

// said lists what the study says of a country, in the order of its places.
func (w *writer) said(c *doc.Country) []saying {
	var out []saying
	for _, m := range c.Mentions {
		s := saying{Reference: m}
		if e := w.byID[m.Target]; e != nil {
			s.Label, s.Title, s.Rows = e.Label, e.words, rowsOf(e.Grid, c.Name)
		}
		for _, words := range w.heard[c.Code][m.Target] {
			s.Words = append(s.Words, w.inlines(quotable(words)))
		}
		out = append(out, s)
	}
	return out
}

// rowsOf is the part of a table that is about a country; nil if no cell has its name.
func rowsOf(g *doc.Grid, name string) *doc.Grid {
	if g == nil {
		return nil
	}
	part := &doc.Grid{Columns: g.Columns}
	for i := range g.Rows {
		r := &g.Rows[i]
		if r.Group || !slices.ContainsFunc(r.Cells, func(c doc.Cell) bool { return doc.InlineText(c.Text) == name }) {
			continue
		}
		row := doc.Row{Cells: slices.Clone(r.Cells)}
		for k := range row.Cells { // the notes of the whole table stand with it
			row.Cells[k].Mark, row.Cells[k].Text = "", quotable(row.Cells[k].Text)
		}
		part.Rows = append(part.Rows, row)
	}
	if len(part.Rows) == 0 {
		return nil
	}
	return part
}

// quotable is text as it stands on another page than its own: without footnotes
// and without the meanings of its terms.
func quotable(in []doc.Inline) []doc.Inline {
	return slices.DeleteFunc(unglossed(in), func(i doc.Inline) bool {
		_, note := i.(doc.NoteMark)
		return note
	})
}
