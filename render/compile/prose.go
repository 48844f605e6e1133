package compile

// Prose: every text the researcher wrote goes through goldmark, with its full
// grammar in text blocks and with inlines only in titles, notes and cards.
// What the report has no form for (raw HTML, images, code, tables) is a fault
// at its place.

import (
	"strings"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/study"
)

// setting is where a text stands.
type setting struct {
	chapter *doc.Chapter // nil in front and back matter
	values  *scope
	exhibit bool          // numbers as in exhibits: "31 %"
	where   doc.Reference // what a reader calls the place; bound numbers note it
	typed   bool          // figures may be typed: an edition, a period, a unit
}

// typing is the setting of a text whose figures may be typed.
func (s setting) typing() setting {
	s.typed = true
	return s
}

// converter turns one text into blocks or inlines.
type converter struct {
	*compiler
	setting
	text   study.Text
	src    []byte
	notes  map[string]*footnote // those defined in the text, by name
	prev   rune                 // last character written, for quotes
	inNote bool                 // inside a footnote
	inText bool                 // in a text of blocks, which may have footnotes
}

// inlineParsers is goldmark's inline grammar with the study's marks before it.
func inlineParsers() parser.Option {
	all := parser.DefaultInlineParsers()
	for i, m := range inlineMarkers {
		all = append(all, util.Prioritized(m, 10+i))
	}
	return parser.WithInlineParsers(all...)
}

// newBlockGrammar reads text blocks.
func newBlockGrammar() parser.Parser {
	all := append(parser.DefaultBlockParsers(), util.Prioritized(extension.NewFootnoteBlockParser(), 950))
	return parser.NewParser(parser.WithBlockParsers(all...), inlineParsers(),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))
}

// newInlineGrammar reads titles and other texts of one paragraph, where "1. " or "#" begins no block.
func newInlineGrammar() parser.Parser {
	return parser.NewParser(parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 100)), inlineParsers())
}

func (c *compiler) converter(t study.Text, in setting) *converter {
	return &converter{compiler: c, setting: in, text: t, src: []byte(t.S), notes: map[string]*footnote{}}
}

// blocks converts Markdown. Footnotes defined in it belong to the chapter.
func (c *compiler) blocks(t study.Text, in setting) []doc.Block {
	v := c.converter(t, in)
	root := c.blockGrammar.Parse(text.NewReader(v.src))
	v.inText = in.chapter != nil
	v.collectNotes(root)
	out := v.children(root)
	v.checkNotes()
	return out
}

// inlines converts a text of one paragraph; an empty text gives nil.
func (c *compiler) inlines(t study.Text, in setting) []doc.Inline {
	if strings.TrimSpace(t.S) == "" {
		return nil
	}
	v := c.converter(t, in)
	root := c.inlineGrammar.Parse(text.NewReader(v.src))
	p := root.FirstChild()
	if p == nil {
		return nil
	}
	if next := p.NextSibling(); next != nil {
		v.faults.Hintf(v.at(next.Pos()), "remove the empty line", "one paragraph is expected here")
	}
	return v.inline(p)
}

// plain converts a text of one paragraph and keeps its words only.
func (c *compiler) plain(t study.Text, in setting) string { return doc.InlineText(c.inlines(t, in)) }

// at is the place of a byte of the text.
func (v *converter) at(offset int) diag.Pos { return v.text.At(offset) }
