package compile

import (
	"testing"
	"unicode/utf8"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/study"
	"globalstudy/render/theme"
)

// prosePlace is a compiler with one of everything to refer to, and a place in its only chapter.
func prosePlace() (*compiler, setting) {
	ch := &doc.Chapter{ID: "one", Number: 1}
	c := &compiler{
		st: &study.Study{}, th: theme.Default(), faults: &diag.List{}, doc: &doc.Document{Chapters: []*doc.Chapter{ch}},
		blockGrammar: newBlockGrammar(), inlineGrammar: newInlineGrammar(),
		places:     map[string]place{"fig-a": {chapter: "one", text: "Fig.\u00a01"}, "one": {chapter: "one", text: "Chapter\u00a01"}},
		references: map[string]*study.Reference{"unodc-2018": {Title: study.Text{S: "Global Study"}}},
		cited:      map[string]*doc.Source{}, headings: map[string]bool{},
	}
	c.global = &scope{written: map[string]*study.Value{"n": {}}, done: map[string]*value{"n": {number: dataset.Exact(1234), format: theme.Format{Decimals: -1}}}}
	return c, setting{chapter: ch, values: c.global}
}

// No text may make the compiler panic; what it lets through has no fault and no control characters added.
func FuzzProse(f *testing.F) {
	for _, s := range []string{
		"a *b* **c** [d](https://e) <https://f> [^n]\n\n[^n]: g", "{{ n }} {{ n | usd 1 }} {{= 3 }} {{ x", "[@unodc-2018, p. 2; @x] [@",
		"[](#fig-a) [x](#one) [](#", "1. a\n2. b\n\n   c\n- d\n\n> e\n> [^q]: r\n\n### f", "^a^ ~b~ ^ ~", "<b>x</b> `c` ![i](j)", "a  \nb\\\nc &amp; &#65; \\*",
		"[^a]: [^a] [^b]\n[^b]: [^a]\n\n[^a]", "[x]: https://y\n[x] [x][] [z][x]", "***a** b*", "\tcode\n\n```\nx\n```\n\n---\n\nT\n=",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return // package study refuses such files
		}
		c, in := prosePlace()
		text := study.Text{S: s, Pos: diag.Pos{File: "one.yaml", Line: 3, Col: 5}, Indent: 4}
		c.doc.Chapters[0].Blocks = c.blocks(text, in)
		c.doc.Abstract = c.plain(text, in)
		doc.Dump(c.doc)
		doc.PlainText(c.doc)
		for _, f := range c.faults.Sorted() {
			if f.Pos.Line < 3 || f.Pos.Col < 1 {
				t.Errorf("fault without a place: %v", f)
			}
		}
	})
}
