package site

// What templates may call.

import (
	"html/template"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/theme"
)

func (w *writer) funcs() template.FuncMap {
	return template.FuncMap{
		"inlines":      w.inlines,
		"blocks":       w.blocks,
		"grid":         w.grid,
		"words":        doc.InlineText,
		"w":            func() words { return w.words },
		"study":        func() *doc.Document { return w.doc },
		"marksFile":    w.marksFile,
		"explorable":   w.explorable,
		"origin":       w.origin,
		"number":       w.numberHref,
		"joined":       joined,
		"mention":      w.mention,
		"dict":         dict,
		"sections":     sections,
		"inChapter":    w.inChapter,
		"ofKind":       w.ofKind,
		"chapterPage":  func(c *doc.Chapter) string { return c.ID + ".html" },
		"exhibitPage":  func(e *doc.Exhibit) string { return e.ID + ".html" },
		"place":        func(e *exhibit) string { return e.ChapterID + ".html#" + e.ID },
		"has":          func(name string) bool { return w.pics[name] != nil },
		"picture":      w.picture,
		"absolute":     w.absolute,
		"site":         func() string { return w.base() },
		"citation":     func(e *exhibit) string { return w.cited(e).text() },
		"embedCode":    w.embedCode,
		"menu":         func() bool { return len(w.doc.Parts()) <= mostInMenu },
		"kilobytes":    kilobytes,
		"ratio":        ratio,
		"coverArt":     func() template.HTML { return w.cover },
		"spark":        w.spark,
		"datasetID":    datasetID,
		"unglossed":    unglossed,
		"bareFindings": bareFindings,
		"registers":    func() []*register { return w.register[1:] },
		"notes":        w.endnotes,
		"said":         w.said,
		"direction":    w.direction,
		"same":         func(name string) template.HTML { return w.same[name] },
		"art":          w.art,
		"holds":        w.holds,
	}
}

// direction is the attribute of a language that is written from right to left.
func (w *writer) direction() template.HTMLAttr {
	tags := strings.Split(w.doc.Lang, "-")
	if slices.Contains(rightToLeft, tags[0]) && !slices.Contains(tags, "Latn") || slices.Contains(tags, "Arab") || slices.Contains(tags, "Hebr") {
		return ` dir="rtl"`
	}
	return ""
}

var rightToLeft = []string{"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"}

// words are the theme's, by the names of their fields: templates ask for them many
// times on each page, and find an entry of a map sooner than a field.
type words map[string]any

func wordsOf(t *theme.Words) words {
	out := words{}
	v := reflect.ValueOf(t).Elem()
	for _, f := range reflect.VisibleFields(v.Type()) {
		out[f.Name] = v.FieldByIndex(f.Index).Interface()
	}
	return out
}

// mostInMenu is how many chapters the menu of each page lists; a longer list stands on the home page alone.
const mostInMenu = 40

func sections(c *doc.Chapter) []*doc.Heading {
	var out []*doc.Heading
	for _, b := range c.Blocks {
		if h, ok := b.(*doc.Heading); ok && h.Level == 2 {
			out = append(out, h)
		}
	}
	return out
}

// inChapter lists the exhibits of a chapter.
func (w *writer) inChapter(c *doc.Chapter) []*exhibit {
	var out []*exhibit
	doc.Walk(c.Blocks, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Figure:
			out = append(out, w.byID[b.ID])
		case *doc.Table:
			out = append(out, w.byID[b.ID])
		case *doc.Box:
			out = append(out, w.byID[b.ID])
		}
	})
	return out
}

// ofKind lists the exhibits of a kind: "figures", "maps", "tables" or "boxes".
func (w *writer) ofKind(name string) []*exhibit {
	kind := map[string]doc.Kind{"figures": doc.KindFigure, "maps": doc.KindMap, "tables": doc.KindTable, "boxes": doc.KindBox}[name]
	var out []*exhibit
	for _, e := range w.all {
		if e.Kind == kind {
			out = append(out, e)
		}
	}
	return out
}

// dict makes the named arguments of a template.
func dict(kv ...any) map[string]any {
	m := map[string]any{}
	for i := 0; i+1 < len(kv); i += 2 {
		m[kv[i].(string)] = kv[i+1]
	}
	return m
}

// unglossed is text without the meanings of its terms, for pages that gather
// text of several chapters: each would explain its terms anew.
func unglossed(in []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, i := range in {
		switch i := i.(type) {
		case doc.Gloss:
			out = append(out, unglossed(i.Inlines)...)
		case doc.Emphasis:
			out = append(out, doc.Emphasis{Inlines: unglossed(i.Inlines)})
		case doc.Strong:
			out = append(out, doc.Strong{Inlines: unglossed(i.Inlines)})
		case doc.Foreign:
			out = append(out, doc.Foreign{Lang: i.Lang, Inlines: unglossed(i.Inlines)})
		default:
			out = append(out, i)
		}
	}
	return out
}

func bareFindings(all []doc.Finding) []doc.Finding {
	out := slices.Clone(all)
	for i := range out {
		out[i].Text = unglossed(out[i].Text)
	}
	return out
}

// endnotes lists the notes that stand at a chapter's end.
func (w *writer) endnotes(c *doc.Chapter) []*doc.Note {
	if !c.Endnotes {
		return nil
	}
	return c.Notes
}

// endnote reports whether a note stands at its chapter's end.
func (w *writer) endnote(n *doc.Note) bool { return w.ends[n] }

func noteNumber(n *doc.Note) string { return strconv.Itoa(n.Number) }

// origin says in a line where a number comes from.
func (w *writer) origin(id string) string {
	if e := w.origins[id]; e != nil {
		return strings.TrimSpace(doc.InlineText(e.Rule) + " " + doc.InlineText(e.From))
	}
	return ""
}

// href is where a reference leads.
func (w *writer) href(r doc.Reference) string {
	switch {
	case r.Chapter == "" && strings.HasPrefix(r.Target, "source-"):
		return sourcesPage + "#" + r.Target
	case r.Chapter == "" && strings.HasPrefix(r.Target, "number-"):
		return w.numberHref(r.Target)
	case r.Chapter == "" && strings.HasPrefix(r.Target, "term-"):
		return glossaryPage + "#" + r.Target
	case r.Chapter == "" && strings.HasPrefix(r.Target, "country-"):
		return r.Target + ".html"
	case r.Chapter == "":
		return aboutPage + "#" + r.Target
	case r.Chapter == r.Target:
		return r.Chapter + ".html"
	}
	return r.Chapter + ".html#" + r.Target
}

// mention is a reference; an exhibit's with its title.
func (w *writer) mention(r doc.Reference) template.HTML {
	out := []doc.Inline{r}
	if e := w.byID[r.Target]; e != nil {
		out = append(out, doc.Text(" "+e.words))
	}
	return w.inlines(out)
}

// joined is a list of references with commas.
func joined(refs []doc.Reference) []doc.Inline {
	var out []doc.Inline
	for i, r := range refs {
		if i > 0 {
			out = append(out, doc.Text(", "))
		}
		out = append(out, r)
	}
	return out
}

// base is the address of the site with a slash at the end; "" if it is not known.
func (w *writer) base() string {
	if w.doc.SiteURL == "" {
		return ""
	}
	return strings.TrimSuffix(w.doc.SiteURL, "/") + "/"
}

// absolute is the full address of a file of the site; "" if the site's is not known.
func (w *writer) absolute(name string) string {
	if name == "" || w.base() == "" {
		return ""
	}
	return w.base() + name
}

func kilobytes(b []byte) string {
	if len(b) < 1024 {
		return strconv.Itoa(len(b)) + " B"
	}
	return strconv.Itoa((len(b)+512)/1024) + " KB"
}
