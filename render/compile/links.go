package compile

// What leads somewhere: links out of the report, references to exhibits,
// sections and chapters, citations, footnote marks, and bound numbers.

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"globalstudy/render/chart"
	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/study"
)

// link converts [text](target).
func (v *converter) link(n *ast.Link, target string) []doc.Inline {
	id, inside := strings.CutPrefix(target, "#")
	text := v.inline(n)
	if lang, ok := strings.CutPrefix(target, "lang:"); ok {
		return v.foreign(n, lang, text)
	}
	if !inside {
		if len(text) == 0 {
			text = []doc.Inline{doc.Text(target)}
		}
		return v.outward(target, text, n.Pos())
	}
	p, ok := v.places[id]
	if !ok && v.chapter != nil {
		if p, ok = v.places[v.chapter.ID+"-"+id]; ok {
			id = v.chapter.ID + "-" + id
		}
	}
	if !ok && v.unread(id, v.targets()) {
		return text
	}
	if !ok {
		v.faults.Add(diag.Fault{Pos: v.at(n.Pos()), Width: len(target) + 4, Hint: diag.DidYouMean(id, v.targets()),
			Message: fmt.Sprintf("reference to %q, which is no exhibit, section or chapter", "#"+id)})
		return text
	}
	if doc.InlineText(text) == v.th.Words.Page {
		v.last(p.text)
		return []doc.Inline{doc.PageReference{Target: id, Chapter: p.chapter, Text: p.text}}
	}
	words := p.text
	if len(text) > 0 {
		words = doc.InlineText(text)
	}
	v.last(words)
	return []doc.Inline{doc.Reference{Target: id, Chapter: p.chapter, Text: words}}
}

// foreign is [words](lang:fr): words in another language.
func (v *converter) foreign(n *ast.Link, lang string, text []doc.Inline) []doc.Inline {
	switch {
	case !study.IsLanguage(lang):
		v.faults.Hintf(v.at(n.Pos()), "[mots](lang:fr)", "found the language %q, expected a language tag such as fr", lang)
		return text
	case lang == v.doc.Lang:
		return text
	}
	return []doc.Inline{doc.Foreign{Lang: lang, Inlines: text}}
}

// unread says that what has this id may stand in a chapter that cannot be read;
// known are the ids found.
func (c *compiler) unread(id string, known []string) bool {
	if !c.st.Incomplete {
		return false
	}
	for name := range c.st.Unread {
		if id == name || strings.HasPrefix(id, name+"-") {
			return true
		}
	}
	return diag.Nearest(id, known) == ""
}

// targets lists what can be referred to here; the chapter's own headings without its name.
func (v *converter) targets() []string {
	var out []string
	for id := range v.places {
		if v.chapter != nil {
			id = strings.TrimPrefix(id, v.chapter.ID+"-")
		}
		out = append(out, id)
	}
	return out
}

// outward is a link out of the report.
func (v *converter) outward(url string, text []doc.Inline, pos int) []doc.Inline {
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if strings.HasPrefix(url, scheme) && len(url) > len(scheme) {
			return v.addressed(doc.Link{URL: url, Inlines: text}, strings.TrimSuffix(url[len(scheme):], "/"))
		}
	}
	v.faults.Hintf(v.at(pos), "begin with https:// or mailto:, or with # for a place in the report", "link to %q leads nowhere", url)
	return text
}

// addressed puts the address of a link where readers of paper see it: in a
// footnote of running text, else behind the link. A link whose words are its
// address needs neither.
func (v *converter) addressed(l doc.Link, address string) []doc.Inline {
	words := strings.TrimSuffix(doc.InlineText(l.Inlines), "/")
	if words == strings.TrimSuffix(l.URL, "/") || strings.TrimPrefix(words, "www.") == strings.TrimPrefix(address, "www.") {
		return []doc.Inline{l}
	}
	if !v.inText || v.inNote {
		return []doc.Inline{l, doc.Text(" (" + address + ")")}
	}
	note := v.newNote()
	note.Text = []doc.Inline{doc.Link{URL: l.URL, Inlines: []doc.Inline{doc.Text(address)}}}
	return []doc.Inline{l, doc.NoteMark{Note: note}}
}

// mark converts one of the study's own marks.
func (v *converter) mark(n *markNode) []doc.Inline {
	if n.unclosed {
		v.faults.Hintf(v.at(n.Pos()), "close it with "+n.marker.close, "%q does not end", n.marker.open)
		return nil
	}
	var in doc.Inline
	switch n.marker {
	case boundNumber:
		in = v.bound(n)
	case citationMark:
		in = v.citation(n)
	case footnoteMark:
		in = v.noteMark(n)
	case raisedText:
		in = doc.Superscript{Text: n.inside}
	case loweredText:
		in = doc.Subscript{Text: n.inside}
	}
	if in == nil {
		return nil
	}
	if _, note := in.(doc.NoteMark); !note {
		v.last(doc.InlineText([]doc.Inline{in}))
	}
	return []doc.Inline{in}
}

// bound converts {{ name }}, {{ name | kind decimals }} and {{= digits }}.
func (v *converter) bound(n *markNode) doc.Inline {
	if digits, ok := strings.CutPrefix(n.inside, "="); ok {
		return doc.Text(strings.TrimSpace(digits))
	}
	name, override, _ := strings.Cut(n.inside, "|")
	name = strings.TrimSpace(name)
	val, known := v.values.find(name)
	if !known {
		v.unknownValue(v.values, name, v.at(n.Pos()), len([]rune(n.inside))+4)
		return nil
	}
	if val == nil {
		return nil
	}
	if val.isSeries() {
		v.faults.Hintf(v.at(n.Pos()), "name a value that ends in one row", "value %q is a series and not a number", name)
		return nil
	}
	f := val.format
	if words := strings.Fields(override); len(words) > 0 {
		f.Kind, f.Decimals = v.kind(words[0], v.at(n.Pos())), -1
		if len(words) > 1 {
			d, err := strconv.Atoi(words[1])
			if err != nil || d < 0 || d > 9 || len(words) > 2 {
				v.faults.Errorf(v.at(n.Pos()), "after | a kind of number and its decimals are expected, found %q", strings.TrimSpace(override))
			}
			f.Decimals = d
		}
	}
	f.Exhibit = v.exhibit
	text := chart.NumberText(v.th, val.number, f)
	val.mention(text, v.where)
	return doc.Number{Text: text, Name: name, From: val.from, ID: val.id}
}

// citation converts [@key, p. 22; @other].
func (v *converter) citation(n *markNode) doc.Inline {
	c := doc.Citation{Round: v.doc.AuthorYear}
	for i, part := range strings.Split("@"+n.inside, ";") {
		key, place, _ := strings.Cut(strings.TrimSpace(part), ",")
		key, ok := strings.CutPrefix(key, "@")
		key, place = strings.TrimSpace(key), strings.Join(strings.Fields(place), " ")
		if !ok || key == "" || strings.ContainsAny(key, " \t\n") {
			v.faults.Hintf(v.at(n.Pos()), "write [@key, p. 22; @other]", "part %d of the citation does not name a source", i+1)
			continue
		}
		s := v.cite(key, v.at(n.Pos()))
		if s == nil {
			continue
		}
		text := s.Label
		if place != "" {
			text += ", " + typeset(' ', place)
		}
		c.Parts = append(c.Parts, doc.CitationPart{Target: s.Anchor, Text: text})
	}
	if c.Parts == nil {
		return nil
	}
	return c
}

// noteMark converts [^name] and, at its first mark, the footnote's text.
func (v *converter) noteMark(n *markNode) doc.Inline {
	f := v.notes[n.inside]
	switch {
	case v.chapter == nil:
		v.faults.Errorf(v.at(n.Pos()), "footnotes stand in chapters only")
		return nil
	case v.inNote:
		v.faults.Errorf(v.at(n.Pos()), "a footnote cannot stand in a footnote")
		return nil
	case f == nil:
		v.faults.Hintf(v.at(n.Pos()), "write [^"+n.inside+"]: and the text below, in the same text:", "footnote [^%s] has no text here", n.inside)
		return nil
	}
	if f.note == nil {
		f.note = v.newNote()
		f.note.Text = v.noteText(f.node)
	}
	return doc.NoteMark{Note: f.note}
}

// newNote is the next footnote of the chapter.
func (v *converter) newNote() *doc.Note {
	num := len(v.chapter.Notes) + 1
	n := &doc.Note{ID: fmt.Sprintf("note-%s-%d", strings.ToLower(v.chapter.Sign()), num), Number: num}
	v.chapter.Notes = append(v.chapter.Notes, n)
	return n
}

// noteText converts the text of a footnote, which is one run of inlines.
func (v *converter) noteText(n *extast.Footnote) []doc.Inline {
	before := v.prev
	v.inNote = true
	defer func() { v.prev, v.inNote = before, false }()
	var out []doc.Inline
	for _, b := range v.children(n) {
		p, ok := b.(*doc.Paragraph)
		if !ok {
			v.faults.Errorf(v.definition(string(n.Ref)), "footnote [^%s] may hold paragraphs only", n.Ref)
			continue
		}
		if out != nil {
			out = append(out, doc.Text(" "))
		}
		out = append(out, p.Text...)
	}
	if len(out) == 0 {
		v.faults.Errorf(v.definition(string(n.Ref)), "footnote [^%s] is empty", n.Ref)
	}
	return out
}
