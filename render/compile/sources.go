package compile

// Sources: numbered when first cited, by prose or under an exhibit, and listed
// in that order. How an entry reads is in references.go.

import (
	"maps"
	"slices"
	"strconv"

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
	if s.Label = strconv.Itoa(s.Number); c.doc.AuthorYear {
		s.Label = c.authorYear[key]
		s.Text = append([]doc.Inline{doc.Strong{Inlines: []doc.Inline{doc.Text(s.Label)}}, doc.Text(". ")}, s.Text...)
	}
	c.cited[key] = s
	c.doc.Sources = append(c.doc.Sources, s)
	return s
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
		if names := c.names(r.Authors, false); names != "" && !c.doc.AuthorYear { // else the citation has them
			out = append(out, doc.Text(names+c.th.Words.ListSep))
		}
		out = append(out, doc.Emphasis{Inlines: c.titled(r, typeset(0, r.Title.S))})
		if r.Issued.S != "" && !c.doc.AuthorYear {
			out = append(out, doc.Text(c.th.Words.ListSep+c.th.Words.Date(r.Issued.S)))
		}
		out = append(out, doc.Text(" "), c.citationOf(s))
	}
	return merged(out)
}

// citationOf cites sources: "[3; 5]".
func (c *compiler) citationOf(sources ...*doc.Source) doc.Citation {
	out := doc.Citation{Round: c.doc.AuthorYear}
	for _, s := range sources {
		out.Parts = append(out.Parts, doc.CitationPart{Target: s.Anchor, Text: s.Label})
	}
	return out
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
	return []doc.Inline{c.citationOf(all...)}
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
