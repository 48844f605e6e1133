package compile

// Sources: numbered when first cited, by prose or under an exhibit, and listed
// in that order.

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/study"
)

// cite gives the source of that key its number, or finds it; nil after a fault.
func (c *compiler) cite(key string, pos diag.Pos) *doc.Source {
	if s := c.cited[key]; s != nil {
		return s
	}
	r := c.references[key]
	if r == nil && c.st.Incomplete && len(c.references) == 0 {
		return nil // the register cannot be read
	}
	if r == nil {
		c.faults.Add(diag.Fault{Pos: pos, Width: len(key), Message: "source " + key + " is not in references.yaml",
			Hint: diag.DidYouMean(key, slices.Collect(maps.Keys(c.references)))})
		return nil
	}
	s := &doc.Source{ID: key, Anchor: "source-" + key, Number: len(c.doc.Sources) + 1, Text: c.entry(r), Licence: r.Licence.S, URL: r.URL.S}
	c.cited[key] = s
	c.doc.Sources = append(c.doc.Sources, s)
	return s
}

// entry is a reference as the register prints it:
// "Author. Title. Container. Publisher, 2018. Note. Accessed 1 November 2026."
func (c *compiler) entry(r *study.Reference) []doc.Inline {
	var out []doc.Inline
	sentence := func(in ...doc.Inline) {
		if out != nil {
			out = append(out, doc.Text(" "))
		}
		out = append(out, in...)
		if !strings.HasSuffix(doc.InlineText(in), ".") {
			out = append(out, doc.Text("."))
		}
	}
	if r.Author.S != "" {
		sentence(doc.Text(typeset(0, r.Author.S)))
	}
	if r.Title.S != "" {
		sentence(doc.Emphasis{Inlines: []doc.Inline{doc.Text(typeset(0, r.Title.S))}})
	}
	if r.Container.S != "" {
		sentence(doc.Text(typeset(0, r.Container.S)))
	}
	var issue []string
	if r.Publisher.S != "" && r.Publisher.S != r.Author.S {
		issue = append(issue, typeset(0, r.Publisher.S))
	}
	if r.Issued.S != "" {
		issue = append(issue, c.th.Words.Date(r.Issued.S))
	}
	if issue != nil {
		sentence(doc.Text(strings.Join(issue, ", ")))
	}
	if r.Note.S != "" {
		sentence(doc.Text(typeset(0, r.Note.S)))
	}
	if r.Accessed.S != "" {
		sentence(doc.Text(capital(c.th.Words.Accessed) + " " + c.th.Words.Date(r.Accessed.S)))
	}
	return merged(out)
}

// sourceLine is what stands after "Source:": author, title and date of each
// source with its citation. Each source learns that e uses it.
func (c *compiler) sourceLine(refs []dataset.Ref, e *doc.Exhibit) []doc.Inline {
	var out []doc.Inline
	for _, ref := range refs {
		if c.references[ref.Name] == nil {
			continue // package study says so
		}
		s := c.cite(ref.Name, ref.Pos)
		if !slices.Contains(s.Used, e) {
			s.Used = append(s.Used, e)
		}
		r := c.references[ref.Name]
		if out != nil {
			out = append(out, doc.Text("; "))
		}
		if r.Author.S != "" {
			out = append(out, doc.Text(typeset(0, r.Author.S)+c.th.Words.ListSep))
		}
		out = append(out, doc.Emphasis{Inlines: []doc.Inline{doc.Text(typeset(0, r.Title.S))}})
		if r.Issued.S != "" {
			out = append(out, doc.Text(c.th.Words.ListSep+c.th.Words.Date(r.Issued.S)))
		}
		out = append(out, doc.Text(" "), citationOf(s))
	}
	return merged(out)
}

// citationOf cites sources by their numbers: "[3; 5]".
func citationOf(sources ...*doc.Source) doc.Citation {
	var c doc.Citation
	for _, s := range sources {
		c.Parts = append(c.Parts, doc.CitationPart{Target: s.Anchor, Text: strconv.Itoa(s.Number)})
	}
	return c
}

// shortSources cites the sources of a card.
func (c *compiler) shortSources(refs []dataset.Ref) []doc.Inline {
	var all []*doc.Source
	for _, ref := range refs {
		if c.references[ref.Name] != nil { // else package study says so
			all = append(all, c.cite(ref.Name, ref.Pos))
		}
	}
	if all == nil {
		return nil
	}
	return []doc.Inline{citationOf(all...)}
}

// checkSources reports the sources of the data that the exhibit does not name.
func (c *compiler) checkSources(id study.Text, named []dataset.Ref, t *dataset.Table) {
	if len(named) == 0 {
		return // study has said that there is no source
	}
	pos := named[0].Pos
	for _, key := range t.Sources {
		if !slices.ContainsFunc(named, func(r dataset.Ref) bool { return r.Name == key }) {
			c.faults.Hintf(pos, "add "+key+" to source:", "the data of %s come from %q, which source: does not name", id.S, key)
		}
	}
}

// merged joins neighbouring texts.
func merged(in []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, i := range in {
		if t, ok := i.(doc.Text); ok && len(out) > 0 {
			if last, ok := out[len(out)-1].(doc.Text); ok {
				out[len(out)-1] = last + t
				continue
			}
		}
		out = append(out, i)
	}
	return out
}
