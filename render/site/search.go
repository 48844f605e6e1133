package site

// What a reader can search: one entry for each section, footnote, exhibit, term,
// country, dataset, source and page, written as a script (pages opened from disk
// may load scripts, but no other data) that is loaded when a reader first opens
// the search. search.js makes the index of it there and then: the words alone are
// half as big as words and index, and making the index takes less time than
// loading it would.

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"globalstudy/render/doc"
	"globalstudy/templates"
)

// findable is one entry: the kind as a place in the list of kinds, the page as a
// place in the list of pages, the anchor on it, the title and the words.
type findable struct {
	kind, page         int
	anchor, head, text string
}

// MarshalJSON writes an entry as a short list.
func (f findable) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{f.kind, f.page, f.anchor, f.head, f.text})
}

// finder gathers entries.
type finder struct {
	Kinds []string    `json:"kinds"`
	Pages [][2]string `json:"pages"` // file, title
	All   []findable  `json:"all"`

	kinds map[string]int
	pages map[string]int
}

func (f *finder) add(kind, page, pageTitle, anchor, head, text string) {
	if _, ok := f.kinds[kind]; !ok {
		f.kinds[kind] = len(f.Kinds)
		f.Kinds = append(f.Kinds, kind)
	}
	if _, ok := f.pages[page]; !ok {
		f.pages[page] = len(f.Pages)
		f.Pages = append(f.Pages, [2]string{page, pageTitle})
	}
	f.All = append(f.All, findable{f.kinds[kind], f.pages[page], anchor, strings.TrimSpace(head), strings.Join(strings.Fields(text), " ")})
}

// search adds the scripts of the search and what it finds.
func (w *writer) search() {
	f := &finder{kinds: map[string]int{}, pages: map[string]int{}}
	for _, c := range w.doc.Parts() {
		w.findChapter(f, c)
	}
	for _, e := range w.all {
		f.add(w.kindWord(e), e.ChapterID+".html", e.Chapter.Title, e.ID, e.Label+" "+e.words, exhibitWords(e))
	}
	w.findLists(f)
	js, err := json.Marshal(f) // escapes <, > and &
	if err != nil {
		w.fail(err)
	}
	w.add("search-index.js", bytes.Join([][]byte{[]byte("globalstudySearch("), js, []byte(");\n")}, nil))
	w.asset("search.js", templates.Site, "site/search.js", "", "")
	w.asset("minisearch.js", templates.Assets, "assets/minisearch.js", "", "")
}

func (w *writer) kindWord(e *exhibit) string {
	t := w.theme.Words
	switch e.Kind {
	case doc.KindFigure:
		return t.Figures
	case doc.KindMap:
		return t.Maps
	case doc.KindTable:
		return t.Tables
	case doc.KindBox:
		return t.Boxes
	default:
		panic("site: unknown kind of exhibit")
	}
}

// findChapter adds a chapter, its sections with their running text, and its notes.
func (w *writer) findChapter(f *finder, c *doc.Chapter) {
	t, page := w.theme.Words, c.ID+".html"
	head, anchor, kind := c.Title, "", t.Chapters
	text := doc.InlineText(c.Standfirst)
	for _, k := range c.Findings {
		text += " " + doc.InlineText(k.Text)
	}
	for _, b := range c.Blocks {
		if h, ok := b.(*doc.Heading); ok {
			f.add(kind, page, c.Title, anchor, head, text)
			kind, anchor, head, text = t.Sections, h.ID, doc.InlineText(h.Text), ""
			continue
		}
		text += " " + runningText([]doc.Block{b})
	}
	f.add(kind, page, c.Title, anchor, head, text)
	for _, n := range c.Notes {
		f.add(t.Notes, page, c.Title, n.ID+"-mark", t.Note+" "+noteNumber(n), doc.InlineText(n.Text))
	}
}

// runningText is the text of blocks without their exhibits, which are entries of their own.
func runningText(blocks []doc.Block) string {
	var b strings.Builder
	for _, bl := range blocks {
		switch v := bl.(type) {
		case *doc.Heading:
			b.WriteString(spoken(v.Text) + " ")
		case *doc.Paragraph:
			b.WriteString(spoken(v.Text) + " ")
		case *doc.List:
			for _, item := range v.Items {
				b.WriteString(runningText(item))
			}
		case *doc.Quote:
			b.WriteString(runningText(v.Blocks))
		case *doc.Profile:
			b.WriteString(spoken(v.Title) + ". ")
			for _, p := range v.Parts {
				b.WriteString(p.Title + ": " + spoken(p.Text) + " ")
			}
		case *doc.KeyFigures:
			b.WriteString(cardWords(v.Cards))
		case *doc.Figure, *doc.Table, *doc.Box:
		default:
			panic("site: unknown block")
		}
	}
	return b.String()
}

// spoken is text without the marks of citations and notes.
func spoken(in []doc.Inline) string {
	return doc.InlineText(slices.DeleteFunc(slices.Clone(in), func(i doc.Inline) bool {
		switch i.(type) {
		case doc.Citation, doc.NoteMark:
			return true
		}
		return false
	}))
}

func cardWords(cards []doc.KeyFigure) string {
	var b strings.Builder
	for _, k := range cards {
		b.WriteString(strings.Join([]string{k.Prefix, k.Value, k.Unit, doc.InlineText(k.Label), k.Period}, " ") + ". ")
	}
	return b.String()
}

// exhibitWords is what an exhibit says: its unit, what its author says it shows,
// its note, and the words of its table. What the tool says of it (the description)
// is made of the same words and of numbers that nobody searches for.
func exhibitWords(e *exhibit) string {
	parts := []string{e.Unit, e.Alt, doc.InlineText(e.Note)}
	if e.Box != nil {
		parts = append(parts, runningText(e.Box.Blocks))
	}
	return strings.Join(parts, " ") + " " + gridWords(e.Grid)
}

// gridWords lists the heads and cells of a table that are words and not values or dates, each once.
func gridWords(g *doc.Grid) string {
	if g == nil {
		return ""
	}
	var out []string
	seen := map[string]bool{}
	add := func(in []doc.Inline) {
		s := strings.TrimSpace(doc.InlineText(in))
		if !seen[s] && strings.IndexFunc(s, unicode.IsLetter) >= 0 && strings.IndexFunc(s, unicode.IsDigit) < 0 {
			seen[s] = true
			out = append(out, s)
		}
	}
	for _, row := range g.HeadRows() {
		for _, h := range row {
			add(h.Text)
		}
	}
	for i := range g.Rows {
		for _, c := range g.Rows[i].Cells {
			add(c.Text)
		}
	}
	return strings.Join(out, ", ")
}

// findLists adds what the pages of the whole study list.
func (w *writer) findLists(f *finder) {
	d, t := w.doc, w.theme.Words
	f.add(t.AboutPage, homePage, d.Title, "", d.Title, d.Subtitle+". "+d.Abstract+" "+cardWords(d.KeyFigures))
	for _, term := range d.Glossary {
		f.add(t.Glossary, glossaryPage, t.Glossary, term.ID, term.Name, doc.InlineText(term.Text))
	}
	for _, c := range d.Countries {
		f.add(t.Countries, c.Anchor+".html", c.Name, "", c.Name, mentioned(c))
	}
	for _, s := range d.Downloads {
		f.add(t.Datasets, dataPage, t.Datasets, datasetID(s.Name), s.Title, s.Name+" "+csvHead(s))
	}
	for _, s := range d.Sources {
		f.add(t.Sources, sourcesPage, t.Sources, s.Anchor, firstWords(doc.InlineText(s.Text), 9), doc.InlineText(s.Text)+" "+s.Licence)
	}
	f.add(t.AboutPage, aboutPage, t.AboutStudy, "imprint", t.Imprint, runningText(d.Imprint))
	f.add(t.AboutPage, aboutPage, t.AboutStudy, "how-to-read", t.HowToRead, runningText(d.HowToRead))
	f.add(t.AboutPage, citePage, t.HowToCite, "", t.HowToCite, d.Citation+" BibTeX RIS CSL JSON")
}

// mentioned says where the study speaks of a country, the first places alone.
func mentioned(c *doc.Country) string {
	var out []string
	for _, m := range c.Mentions[:min(len(c.Mentions), 4)] {
		out = append(out, m.Text)
	}
	return strings.Join(out, ", ")
}

// datasetID is the anchor of a dataset on the page of the data.
func datasetID(name string) string { return "file-" + strings.ReplaceAll(name, ".", "-") }

// csvHead names the columns of a dataset.
func csvHead(d doc.Download) string {
	if !strings.HasSuffix(d.Name, ".csv") {
		return ""
	}
	head, err := csv.NewReader(bytes.NewReader(d.Data)).Read()
	if err != nil {
		return ""
	}
	return strings.Join(head, ", ")
}

func firstWords(s string, n int) string {
	words := strings.Fields(s)
	if len(words) <= n {
		return s
	}
	return strings.Join(words[:n], " ") + " …"
}
