package compile

// The glossary: its terms by name, each with a definition that may hold numbers,
// citations and references like any text.

import (
	"slices"
	"strings"

	"globalstudy/render/doc"
)

func (c *compiler) glossary() {
	in := setting{values: c.global}
	byName := map[string]*doc.Term{}
	for _, w := range c.st.Glossary {
		t := &doc.Term{ID: "term-" + slug(w.Name.S), Name: typeset(0, w.Name.S)}
		in.where = doc.Reference{Target: t.ID, Text: c.th.Words.Glossary}
		t.Text = c.inlines(w.Text, in)
		if other := c.termByID(t.ID); other != nil {
			c.faults.Errorf(w.Name.Pos, "terms %q and %q differ in signs only", other.Name, t.Name)
		}
		byName[w.Name.S] = t
		c.doc.Glossary = append(c.doc.Glossary, t)
	}
	for _, w := range c.st.Glossary {
		for _, ref := range w.See {
			if to := byName[ref.Name]; to != nil { // else package study says so
				t := byName[w.Name.S]
				t.See = append(t.See, doc.Reference{Target: to.ID, Text: to.Name})
			}
		}
	}
	slices.SortStableFunc(c.doc.Glossary, func(a, b *doc.Term) int { return strings.Compare(sortKey(a.Name), sortKey(b.Name)) })
}

func (c *compiler) termByID(id string) *doc.Term {
	for _, t := range c.doc.Glossary {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// plainLetters are the letters with marks of Latin names without them.
var plainLetters = strings.NewReplacer("à", "a", "á", "a", "â", "a", "ã", "a", "ä", "a", "å", "a", "ç", "c", "è", "e", "é", "e", "ê", "e", "ë", "e",
	"ì", "i", "í", "i", "î", "i", "ï", "i", "ñ", "n", "ò", "o", "ó", "o", "ô", "o", "õ", "o", "ö", "o", "ù", "u", "ú", "u", "û", "u", "ü", "u", "’", "", "'", "")

// sortKey orders names as an index does: case and marks do not count.
func sortKey(name string) string { return plainLetters.Replace(strings.ToLower(name)) }
