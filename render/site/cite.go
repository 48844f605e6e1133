package site

// How to cite the study or one exhibit: in words, and as BibTeX, RIS and CSL
// JSON, the forms that programs for references read.

import (
	"encoding/json"
	"fmt"
	"strings"
)

// work is what is cited.
type work struct {
	id, title, container, genre string
	authors                     []string
	publisher, date, edition    string
	url, licence                string
	whole                       string // the citation that the study suggests for itself
}

// cited describes an exhibit, or the study for nil.
func (w *writer) cited(e *exhibit) work {
	d := w.doc
	c := work{id: d.Identifier, title: d.Title, authors: d.Authors, publisher: d.Publisher, date: d.ISODate, edition: d.Edition,
		licence: d.Licence, whole: d.Citation, url: strings.TrimSuffix(w.base(), "/")}
	if d.Subtitle != "" {
		c.title += ": " + d.Subtitle
	}
	if c.id == "" {
		c.id = "study"
	}
	if e != nil {
		c.id += "-" + e.ID
		c.container, c.title, c.genre, c.url = c.title, e.words, e.Label, w.absolute(e.Page())
	}
	return c
}

// text is the citation in words: the exhibit stands before the study.
func (c work) text() string {
	if c.container == "" {
		return c.whole
	}
	s := "“" + c.title + "”, " + c.genre + ", " + c.whole
	if c.url != "" {
		s = strings.TrimSuffix(s, ".") + ", " + c.url
	}
	return s
}

func (c work) year() string { y, _, _ := strings.Cut(c.date, "-"); return y }

func (w *writer) citations(name string, c work) {
	w.add("data/"+name+".bib", []byte(c.bibTeX()))
	w.add("data/"+name+".ris", []byte(c.ris()))
	w.add("data/"+name+".csl.json", c.csl())
}

var texEscaper = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "%", `\%`, "&", `\&`, "#", `\#`, "_", `\_`, "$", `\$`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`)

// bibTeX writes names whole, in braces, since they may be those of bodies.
func (c work) bibTeX() string {
	kind := "@book"
	if c.container != "" {
		kind = "@inbook"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s{%s", kind, c.id)
	field := func(name, v string) {
		if v != "" {
			fmt.Fprintf(&b, ",\n  %s = {%s}", name, v)
		}
	}
	var names []string
	for _, a := range c.authors {
		names = append(names, "{"+texEscaper.Replace(a)+"}")
	}
	field("author", strings.Join(names, " and "))
	field("title", "{"+texEscaper.Replace(c.title)+"}")
	field("booktitle", texEscaper.Replace(c.container))
	field("note", texEscaper.Replace(c.genre))
	field("publisher", texEscaper.Replace(c.publisher))
	field("edition", texEscaper.Replace(c.edition))
	field("year", c.year())
	field("url", c.url)
	return b.String() + "\n}\n"
}

func (c work) ris() string {
	var b strings.Builder
	line := func(tag, v string) {
		if v = strings.Join(strings.Fields(v), " "); v != "" {
			fmt.Fprintf(&b, "%s  - %s\r\n", tag, v)
		}
	}
	if c.container == "" {
		line("TY", "RPRT")
	} else {
		line("TY", "FIGURE")
	}
	for _, a := range c.authors {
		line("AU", a)
	}
	line("TI", c.title)
	line("T2", c.container)
	line("PB", c.publisher)
	line("ET", c.edition)
	line("PY", c.year())
	line("DA", strings.ReplaceAll(c.date, "-", "/"))
	line("N1", c.genre)
	line("UR", c.url)
	return b.String() + "ER  - \r\n"
}

func (c work) csl() []byte {
	type name struct {
		Literal string `json:"literal"`
	}
	type date struct {
		Parts [][]int `json:"date-parts"`
	}
	item := struct {
		ID        string `json:"id"`
		Type      string `json:"type"`
		Title     string `json:"title"`
		Container string `json:"container-title,omitempty"`
		Genre     string `json:"genre,omitempty"`
		Author    []name `json:"author,omitempty"`
		Publisher string `json:"publisher,omitempty"`
		Edition   string `json:"edition,omitempty"`
		Issued    *date  `json:"issued,omitempty"`
		URL       string `json:"URL,omitempty"`
	}{ID: c.id, Type: "report", Title: c.title, Container: c.container, Genre: c.genre, Publisher: c.publisher, Edition: c.edition, URL: c.url}
	if c.container != "" {
		item.Type = "figure"
	}
	for _, a := range c.authors {
		item.Author = append(item.Author, name{a})
	}
	var y, m, day int
	if n, _ := fmt.Sscanf(c.date, "%d-%d-%d", &y, &m, &day); n > 0 {
		item.Issued = &date{[][]int{[]int{y, m, day}[:n]}}
	}
	out, _ := json.MarshalIndent([]any{item}, "", " ") // strings and numbers always encode
	return append(out, '\n')
}

// embedCode is what another site writes to show a figure: a frame without script.
func (w *writer) embedCode(e *exhibit) string {
	height := 480.0
	if s := e.Figure.Scene; s != nil && s.Width > 0 {
		height = 640*s.Height/s.Width + 190
	}
	return fmt.Sprintf(`<iframe src="%s" title="%s" width="100%%" height="%.0f" loading="lazy" style="border:0"></iframe>`,
		escapedText(w.base()+e.Embed()), escapedText(e.Label+" "+e.words), height)
}

func escapedText(s string) string {
	var b strings.Builder
	escape(&b, s)
	return b.String()
}
