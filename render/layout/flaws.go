package layout

// Flaws are what a typesetter would put right by hand. They are found while
// lines, tables and pages are made, and each lies on the page it is seen on.

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"globalstudy/render/scene"
)

// Flaw is one thing wrong with a page.
type Flaw struct {
	Kind FlawKind
	Text string // what it is about, and by how much
}

// FlawKind says what is wrong.
type FlawKind string

// The flaws.
const (
	Overfull  FlawKind = "overfull line"        // reaches beyond its measure
	Underfull FlawKind = "underfull line"       // its spaces are more than wideSpace as wide as they should be
	River     FlawKind = "river"                // wide spaces below each other in riverLines lines or more
	Stranded  FlawKind = "stranded line"        // a widow, an orphan, a heading or a caption without its text
	Far       FlawKind = "far from its mention" // an exhibit neither on the page of its first mention nor on the next
	Small     FlawKind = "too small"            // drawn under smallScale of its size, or a table under its least type size
	Split     FlawKind = "split box"            // a box higher than the page
	Hollow    FlawKind = "empty room"           // a page that ends early though the text goes on
	Stub      FlawKind = "lines alone"          // fewer than stub above or below an exhibit of their column
	SplitWord FlawKind = "split word"           // a word wider than its column, cut without a hyphen
	Unsettled FlawKind = "unsettled page reference"
)

const (
	wideSpace  = 2.6  // times the natural space
	riverSpace = 1.5  // spaces of a river are at least this wide
	riverLines = 4    // and stand in so many lines
	hollowPart = 0.33 // of a page that may stay empty before its part has ended
	smallScale = 0.75 // of a drawing's own size
)

// Report lists the flaws of the book, page after page: "page 41: overfull line: …".
func (k *Book) Report() []string {
	var out []string
	for i, p := range k.Pages {
		name := p.Label
		if name == "" {
			name = fmt.Sprint(i + 1)
		}
		for _, f := range p.Flaws {
			out = append(out, fmt.Sprintf("page %s: %s: %s", name, f.Kind, f.Text))
		}
	}
	return out
}

// excerpt shortens a text for a report.
func excerpt(s string) string {
	s = strings.TrimSpace(s)
	if utf8.RuneCountInString(s) > 60 {
		r := []rune(s)
		s = string(r[:59]) + "…"
	}
	return "“" + s + "”"
}

// judge looks at one set line.
func (p *para) judge(out *piece, text string, natural, width, wordSpace float64, last bool) {
	if p.tag != nil && p.tag.Role == scene.Artifact {
		return
	}
	set := natural
	if p.st.align == justified {
		set = natural + wordSpace*float64(strings.Count(text, " "))
	}
	space := p.s.m.face(p.st.style).space
	switch {
	case set > width+0.1, wordSpace < -(shrinkOf+0.06)*space:
		out.flaws = append(out.flaws, Flaw{Overfull, fmt.Sprintf("%s by %.1f pt", excerpt(text), max(set, natural)-width)})
	case p.st.align == justified && !last && wordSpace == 0 && set < width-space:
		out.flaws = append(out.flaws, Flaw{Underfull, excerpt(text) + ", one word alone"})
	case wordSpace > (wideSpace-1)*space:
		out.flaws = append(out.flaws, Flaw{Underfull, fmt.Sprintf("%s, spaces %.1f times as wide", excerpt(text), 1+wordSpace/space)})
	}
}

// gap is a space of a set line.
type gap struct{ from, to float64 }

// gaps lists the wide spaces of a line.
func (m *measurer) gaps(p *piece) []gap {
	var out []gap
	for _, it := range p.items {
		g, ok := it.(*scene.Group)
		if !ok {
			continue
		}
		for _, it := range flat(g.Items) {
			f := m.face(it.Style)
			if f.space+it.WordSpace < riverSpace*f.space {
				continue
			}
			x := it.X
			words := strings.Split(strings.TrimRight(it.Content, " "), " ")
			for i, w := range words {
				x += f.width(w)
				if i < len(words)-1 {
					out = append(out, gap{x, x + f.space + it.WordSpace})
					x += f.space + it.WordSpace
				}
			}
		}
	}
	return out
}

// flat lists the texts of a line, in links too.
func flat(items []scene.Item) []*scene.Text {
	var out []*scene.Text
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Text:
			out = append(out, it)
		case *scene.Group:
			out = append(out, flat(it.Items)...)
		}
	}
	return out
}

// rivers looks for wide spaces that run on from line to line of a paragraph.
func (p *para) rivers(lines []*piece) {
	var open []gap
	var runs []int
	for _, l := range lines {
		gaps := p.s.m.gaps(l)
		next := make([]int, len(gaps))
		for i, g := range gaps {
			next[i] = 1
			for k, o := range open {
				if min(g.to, o.to)-max(g.from, o.from) > 0.4*(g.to-g.from) {
					next[i] = max(next[i], runs[k]+1)
				}
			}
			if next[i] == riverLines {
				l.flaws = append(l.flaws, Flaw{River, fmt.Sprintf("through %d lines down to %s", riverLines, excerpt(lineText(l)))})
			}
		}
		open, runs = gaps, next
	}
}

func lineText(p *piece) string {
	var b strings.Builder
	for _, it := range p.items {
		if g, ok := it.(*scene.Group); ok {
			for _, t := range flat(g.Items) {
				b.WriteString(t.Content)
			}
		}
	}
	return b.String()
}

// sortFlaws drops flaws said twice on a page.
func sortFlaws(in []Flaw) []Flaw {
	var out []Flaw
	for _, f := range in {
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}
