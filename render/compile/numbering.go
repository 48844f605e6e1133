package compile

// Numbering: chapters, exhibits by kind through the report, and the ids of
// headings, all before any text is converted, so that references may look
// forward. Sources and footnotes are numbered later, by first use.

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/study"
	"globalstudy/render/theme"
)

// place is something a reference can lead to.
type place struct {
	chapter string // doc.Chapter.ID
	text    string // what a reference without text says: "Fig. 7"
}

func (c *compiler) number() {
	var counts [doc.KindBox + 1]int
	for i, ch := range c.st.Parts() {
		d := c.numberChapter(ch, i)
		for _, s := range ch.Sections {
			for _, b := range s.Blocks {
				if kind, id, ok := exhibitKind(b); ok {
					counts[kind]++
					c.enter(b, kind, id, counts[kind], d)
				}
			}
		}
	}
	for _, ch := range c.st.Parts() {
		c.numberHeadings(ch)
	}
}

// numberChapter numbers a chapter or gives an appendix its letter; i counts both.
func (c *compiler) numberChapter(ch *study.Chapter, i int) *doc.Chapter {
	d := &doc.Chapter{ID: ch.ID, Hue: c.hue(ch, i), Endnotes: c.st.Meta.Endnotes}
	if ch.Endnotes != nil {
		d.Endnotes = *ch.Endnotes
	}
	word := c.th.Words.Chapter
	if n := i - len(c.st.Chapters); n < 0 {
		d.Number = i + 1
		c.doc.Chapters = append(c.doc.Chapters, d)
	} else {
		d.Letter, word = letter(n), c.th.Words.Appendix
		c.doc.Appendices = append(c.doc.Appendices, d)
	}
	c.places[ch.ID] = place{chapter: ch.ID, text: word + theme.NBSP + d.Sign()}
	return d
}

// letter is "A" for 0, "Z" for 25, "AA" for 26.
func letter(n int) string {
	s := ""
	for ; n >= 0; n = n/26 - 1 {
		s = string(rune('A'+n%26)) + s
	}
	return s
}

// enter makes the exhibit's number known.
func (c *compiler) enter(b study.Block, kind doc.Kind, id study.Text, n int, ch *doc.Chapter) {
	e := &doc.Exhibit{ID: id.S, Kind: kind, Number: n, Chapter: ch.Number, ChapterID: ch.ID, Label: c.kindWord(kind) + theme.NBSP + fmt.Sprint(n)}
	c.exhibits[b] = e
	if id.S == "" {
		e.ID = strings.ToLower(strings.Trim(c.kindWord(kind), ".")) + fmt.Sprint("-", n)
	}
	if _, taken := c.places[e.ID]; taken {
		if id.S != "" && slices.ContainsFunc(c.st.Parts(), func(ch *study.Chapter) bool { return ch.ID == id.S }) {
			c.faults.Errorf(id.Pos, "id %q is already the id of a chapter", id.S)
		}
		return // two exhibits of one id: package study says so
	}
	c.places[e.ID] = place{chapter: ch.ID, text: e.Label}
}

// subheading finds the headings inside Markdown ahead of its conversion.
var subheading = regexp.MustCompile(`(?m)^ {0,3}### +(.*?) *#*$`)

// numberHeadings enters the ids of a chapter's headings; the conversion, which
// meets them in the same order, finds the same ids.
func (c *compiler) numberHeadings(ch *study.Chapter) {
	c.headings = map[string]bool{}
	for _, s := range ch.Sections {
		if s.Heading.S != "" {
			c.headingID(ch.ID, s.Heading.S)
		}
		for _, b := range s.Blocks {
			if t, ok := b.(*study.TextBlock); ok {
				for _, m := range subheading.FindAllStringSubmatch(t.Text.S, -1) {
					c.headingID(ch.ID, m[1])
				}
			}
		}
	}
	c.headings = map[string]bool{}
}

// headingID makes an id of the chapter's and the heading's words:
// "human-cost-causes-of-death". In front matter chapter is empty.
func (c *compiler) headingID(chapter, text string) string {
	base := chapter + "-" + slug(text)
	if chapter == "" {
		base = "front" + base
	}
	id := base
	for n := 2; c.headings[id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	c.headings[id] = true
	if _, taken := c.places[id]; !taken {
		c.places[id] = place{chapter: chapter, text: c.th.Words.OpenQuote + typeset(0, text) + c.th.Words.CloseQuote}
	}
	return id
}

func exhibitKind(b study.Block) (kind doc.Kind, id study.Text, ok bool) {
	switch b := b.(type) {
	case *study.Figure:
		if b.Map {
			return doc.KindMap, b.ID, true
		}
		return doc.KindFigure, b.ID, true
	case *study.Picture:
		return doc.KindFigure, b.ID, true
	case *study.Table:
		return doc.KindTable, b.ID, true
	case *study.Box:
		return doc.KindBox, b.ID, true
	}
	return 0, study.Text{}, false
}

func (c *compiler) kindWord(k doc.Kind) string {
	switch k {
	case doc.KindFigure:
		return c.th.Words.Figure
	case doc.KindMap:
		return c.th.Words.Map
	case doc.KindTable:
		return c.th.Words.Table
	case doc.KindBox:
		return c.th.Words.Box
	}
	panic("compile: unknown kind of exhibit")
}

// hue is the chapter's own colour, else the theme's in turn.
func (c *compiler) hue(ch *study.Chapter, i int) string {
	if ch.Colour.S == "" {
		return c.th.Hues[i%len(c.th.Hues)].Name
	}
	if _, ok := c.th.Hue(ch.Colour.S); !ok {
		c.faults.Hintf(ch.Colour.Pos, diag.DidYouMean(ch.Colour.S, c.th.HueNames()), "colour %q is not a hue of the theme", ch.Colour.S)
		return c.th.Hues[0].Name
	}
	return ch.Colour.S
}

// slug turns a heading into the last part of an address.
func slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(s) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(r)
	}
	return b.String()
}
