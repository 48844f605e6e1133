package layout

// Inlines are flattened to one text with spans over it: a span is a stretch in
// one style, perhaps a link. White space is collapsed on the way, so that the
// only break spaces left are single U+0020.

import (
	"strconv"
	"strings"
	"unicode"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// span is a stretch of a paragraph's text in one style.
type span struct {
	start, end int
	face       *face
	fill       theme.Colour
	rise       float64 // points above the baseline
	gap        float64 // extra advance after the span
	link       *linkRef
}

// linkRef is one link of the text; its lines share one tag.
type linkRef struct {
	url, target, text string
	tag               *scene.Tag
}

// run collects text and spans.
type run struct {
	s     *setter
	text  strings.Builder
	spans []span
	notes []*doc.Note
	tag   *scene.Tag // the parent of link tags

	mentions []mention // countries named, in order
}

// look is how a stretch of text looks.
type look struct {
	style scene.TextStyle
	fill  theme.Colour
	rise  float64
	link  *linkRef
}

func (r *run) add(text string, l look) {
	start := r.text.Len()
	space := start == 0 || strings.HasSuffix(r.text.String(), " ")
	for _, c := range text {
		switch {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			if !space {
				r.text.WriteByte(' ')
			}
			space = true
		case c == '\u00AD' || c == '\u200B' || c < ' ':
		default:
			r.text.WriteRune(c)
			space = false
		}
	}
	if end := r.text.Len(); end > start {
		r.spans = append(r.spans, span{start: start, end: end, face: r.s.m.face(l.style), fill: l.fill, rise: l.rise, link: l.link})
	}
}

// finish drops a trailing space.
func (r *run) finish() string {
	t := r.text.String()
	if strings.HasSuffix(t, " ") {
		t = t[:len(t)-1]
		last := &r.spans[len(r.spans)-1]
		if last.end--; last.end == last.start {
			r.spans = r.spans[:len(r.spans)-1]
		}
	}
	return t
}

func (r *run) inlines(in []doc.Inline, l look) {
	for _, i := range in {
		switch i := i.(type) {
		case doc.Text:
			r.add(string(i), l)
		case doc.Number:
			if i.ID != "" && l.link == nil {
				r.reference(i.ID, i.Text, l)
			} else {
				r.add(i.Text, l)
			}
		case doc.Emphasis:
			e := l
			e.style.Italic = !l.style.Italic
			r.inlines(i.Inlines, e)
		case doc.Strong:
			e := l
			e.style.Weight = max(600, l.style.Weight)
			r.inlines(i.Inlines, e)
		case doc.Foreign:
			e := l
			e.style.Lang = i.Lang
			r.inlines(i.Inlines, e)
		case doc.Superscript:
			r.script(i.Text, l, 0.33)
		case doc.Subscript:
			r.script(i.Text, l, -0.12)
		case doc.Link:
			e := l
			e.link = r.newLink(linkRef{url: i.URL, text: doc.InlineText(i.Inlines)})
			e.fill = r.s.linkColour(l.fill)
			r.inlines(i.Inlines, e)
		case doc.Reference:
			r.reference(i.Target, i.Text, l)
		case doc.PageReference:
			r.reference(i.Target, r.s.page(i), l)
		case doc.Gloss:
			r.inlines(i.Inlines, l)
		case doc.Mention:
			r.mentions = append(r.mentions, mention{i.Country, r.text.Len()})
			r.inlines(i.Inlines, l)
		case doc.Citation:
			r.citation(i, l)
		case doc.NoteMark:
			r.noteMark(i.Note, l)
		default:
			panic("layout: unknown inline")
		}
	}
}

func (r *run) reference(target, text string, l look) {
	l.link = r.newLink(linkRef{target: target, text: text})
	r.add(text, l)
}

// cite is a reference to a source or a note: its link stands in a Reference.
func (r *run) cite(target, text string, l look) {
	outer := r.tag
	if r.tagged() {
		r.tag = outer.Add(scene.RRef)
	}
	r.reference(target, text, l)
	r.tag = outer
}

func (r *run) citation(c doc.Citation, l look) {
	left, right := c.Brackets()
	r.add(left, l)
	for k, p := range c.Parts {
		if k > 0 {
			r.add("; ", l)
		}
		r.cite(p.Target, p.Text, l)
	}
	r.add(right, l)
}

func (r *run) noteMark(n *doc.Note, l look) {
	if n == nil {
		return
	}
	if !r.s.seen[n.ID] {
		r.s.seen[n.ID] = true
		r.notes = append(r.notes, n)
	}
	l.style.Features |= scene.Superior
	r.cite(n.ID, strconv.Itoa(n.Number), l)
}

// script sets superior or inferior text; the fonts have superior figures.
func (r *run) script(text string, l look, rise float64) {
	if rise > 0 && strings.IndexFunc(text, func(c rune) bool { return !unicode.IsDigit(c) }) < 0 {
		l.style.Features |= scene.Superior
		r.add(text, l)
		return
	}
	l.rise += rise * l.style.Size
	l.style.Size *= 0.65
	r.add(text, l)
}

func (r *run) newLink(l linkRef) *linkRef {
	if r.tagged() {
		l.tag = r.tag.Add(scene.RLink)
	}
	return &l
}

// tagged reports whether the text is part of the structure.
func (r *run) tagged() bool { return r.tag != nil && r.tag.Role != scene.Artifact }
