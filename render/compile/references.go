package compile

// How a source reads in the register, after the style of United Nations
// publications:
//
//	Author, Title (Place, Publisher, 2018), pp. 3-9, A/55/383, Sales No. E.18.IV.9.
//	Author, "Title", Container, vol. 3, No. 2 (2018), pp. 3-9. Note. Accessed 1 November 2026.
//
// and how citations by author and year name it. Two sources of one author and
// year get letters, in the order of references.yaml.

import (
	"slices"
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/study"
)

// mostNames is how many authors are named; of more the first one is.
const mostNames = 3

// names writes authors, by surname first where they are sorted by it.
func (c *compiler) names(people []study.Person, inverted bool) string {
	var out []string
	for i, p := range people {
		name := p.String()
		if inverted && i == 0 && p.Family != "" && p.Given != "" {
			name = p.Family + c.th.Words.ListSep + p.Given
		}
		out = append(out, typeset(0, name))
	}
	if len(out) > mostNames {
		return out[0] + " " + c.th.Words.Others
	}
	return c.th.Words.List(out)
}

// labels fills in what citations by author and year say of each source.
func (c *compiler) labels() {
	c.doc.AuthorYear = c.st.Meta.AuthorYear
	if !c.doc.AuthorYear {
		return
	}
	c.authorYear = map[string]string{}
	counts, given := map[string]int{}, map[string]int{}
	for i := range c.st.References {
		counts[c.label(&c.st.References[i])]++
	}
	for i := range c.st.References {
		r := &c.st.References[i]
		s := c.label(r)
		if counts[s] > 1 {
			given[s]++
			s += strings.ToLower(letter(given[s] - 1))
		}
		c.authorYear[r.Key.S] = s
	}
}

// label is "Frontex 2025", "Ada and Brown 2018", without a letter.
func (c *compiler) label(r *study.Reference) string {
	who := typeset(0, r.Short.S)
	if who == "" {
		var surnames []string
		for _, p := range r.Authors {
			name := p.Family
			if name == "" {
				name = p.Name
			}
			surnames = append(surnames, typeset(0, name))
		}
		if len(surnames) >= mostNames {
			who = surnames[0] + " " + c.th.Words.Others
		} else {
			who = c.th.Words.List(surnames)
		}
	}
	if who == "" {
		who = typeset(0, r.Title.S)
	}
	year, _, _ := strings.Cut(r.Issued.S, "-")
	if year == "" {
		year = c.th.Words.NoDate
	}
	return who + " " + year
}

// sortSources orders the register by author and year if citations are.
func (c *compiler) sortSources() {
	if !c.doc.AuthorYear {
		return
	}
	slices.SortStableFunc(c.doc.Sources, func(a, b *doc.Source) int { return strings.Compare(sortKey(a.Label), sortKey(b.Label)) })
	for i, s := range c.doc.Sources {
		s.Number = i + 1
	}
}

// entry is a reference as the register prints it.
func (c *compiler) entry(r *study.Reference) []doc.Inline {
	w := c.th.Words
	var out []doc.Inline
	add := func(sep string, in ...doc.Inline) {
		if out != nil {
			out = append(out, doc.Text(sep))
		}
		out = append(out, in...)
	}
	text := func(lead, s string) {
		if s != "" {
			add(w.ListSep, doc.Text(lead+typeset(0, s)))
		}
	}
	text("", c.names(r.Authors, c.doc.AuthorYear))
	title := typeset(0, r.Title.S)
	if r.Container.S == "" {
		add(w.ListSep, doc.Emphasis{Inlines: c.titled(r, title)})
	} else {
		inner := strings.NewReplacer(w.OpenQuote, "‘", w.CloseQuote, "’")
		add(w.ListSep, doc.Text(w.OpenQuote))
		out = append(append(out, c.titled(r, inner.Replace(title))...), doc.Text(w.CloseQuote))
		add(w.ListSep, doc.Emphasis{Inlines: c.titled(r, typeset(0, r.Container.S))})
	}
	text(w.EditedBy+" ", c.names(r.Editors, false))
	if r.Edition.S != "" {
		text("", r.Edition.S+" "+w.Edition)
	}
	text(w.Volume+" ", r.Volume.S)
	text(w.Issue+" ", r.Issue.S)
	if issue := c.issue(r); issue != "" {
		add(" ", doc.Text("("+issue+")"))
	}
	pages := w.OnePage
	if strings.ContainsAny(r.Pages.S, "-–,") {
		pages = w.ManyPages
	}
	text(pages+" ", strings.ReplaceAll(r.Pages.S, "-", "–"))
	text("", r.Symbol.S)
	text(w.SalesNo+" ", r.Sales.S)
	text("ISBN ", r.ISBN.S)
	text("DOI ", r.DOI.S)
	sentence := func(s string) {
		if last := doc.InlineText(out); !strings.HasSuffix(last, ".") && !strings.HasSuffix(last, "?") {
			out = append(out, doc.Text("."))
		}
		if s != "" {
			out = append(out, doc.Text(" "+s))
		}
	}
	if r.Note.S != "" {
		sentence(typeset(0, r.Note.S))
	}
	if r.Accessed.S != "" {
		sentence(capital(w.Accessed) + " " + w.Date(r.Accessed.S))
	}
	sentence("")
	return merged(out)
}

// titled is a title of a source, marked with its language where that is not the report's.
func (c *compiler) titled(r *study.Reference, title string) []doc.Inline {
	in := []doc.Inline{doc.Text(title)}
	if r.Language.S == "" || r.Language.S == c.doc.Lang {
		return in
	}
	return []doc.Inline{doc.Foreign{Lang: r.Language.S, Inlines: in}}
}

// issue is place, publisher and date; a publisher who is the author is not named again.
func (c *compiler) issue(r *study.Reference) string {
	var parts []string
	if r.Place.S != "" {
		parts = append(parts, typeset(0, r.Place.S))
	}
	if r.Publisher.S != "" && r.Publisher.S != r.Author.S {
		parts = append(parts, typeset(0, r.Publisher.S))
	}
	if r.Issued.S != "" {
		parts = append(parts, c.th.Words.Date(r.Issued.S))
	}
	return strings.Join(parts, c.th.Words.ListSep)
}
