// Package site writes the document as a static site.
//
// [Files] turns a finished doc.Document into files in memory: a home page, one
// page per chapter, an index of exhibits, the source register, the register of
// numbers, a page about the study, the style sheet, fonts, and each exhibit's data and drawing. Page
// templates and style sheet live in templates/site; all text reaches HTML
// through html/template. Names are flat, so the pages work from file://, and
// nothing on them asks another host for anything or needs JavaScript. Scripts
// (explore.go) let drawings answer a reader who points at them.
package site

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"slices"
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/theme"
	"globalstudy/templates"
)

// File is one file of the site; Name is slash-separated and relative to its root.
type File struct {
	Name string
	Data []byte
}

// page is what a page template gets.
type page struct {
	Doc     *doc.Document
	Words   *theme.Words
	PDF     string // file name of the book
	Name    string // file name of this page
	Title   string
	Hue     string       // name of the chapter's hue; "" on other pages
	Chapter *doc.Chapter // nil on other pages
	Prev    *doc.Chapter
	Next    *doc.Chapter
}

// The pages that are not chapters.
const (
	homePage      = "index.html"
	exhibitsPage  = "exhibits.html"
	sourcesPage   = "sources.html"
	numbersPage   = "numbers.html"
	aboutPage     = "about.html"
	glossaryPage  = "glossary.html"
	countriesPage = "countries.html"
)

// Files makes the site. pdf is the name of the book, which stands beside the home page.
func Files(d *doc.Document, th *theme.Theme, pdf string) ([]File, error) {
	w := &writer{doc: d, theme: th, colours: map[theme.Colour]bool{}, maps: map[string]bool{}}
	t, err := template.New("").Funcs(w.funcs()).ParseFS(templates.Site, "site/*.html")
	if err != nil {
		return nil, err
	}
	w.tmpl = t
	base := page{Doc: d, Words: th.Words, PDF: pdf}
	parts := d.Parts()
	for i, c := range parts {
		p := base
		p.Name, p.Title, p.Hue, p.Chapter = c.ID+".html", c.Title, c.Hue, c
		if i > 0 {
			p.Prev = parts[i-1]
		}
		if i+1 < len(parts) {
			p.Next = parts[i+1]
		}
		w.page("chapter", p)
	}
	pages := []struct{ tmpl, name, title string }{
		{"home", homePage, d.Title}, {"exhibits", exhibitsPage, th.Words.ExhibitsAndData},
		{"sources", sourcesPage, th.Words.Sources}, {"numbers", numbersPage, th.Words.NumbersTitle}, {"about", aboutPage, th.Words.AboutStudy},
	}
	if len(d.Glossary) > 0 {
		pages = append(pages, struct{ tmpl, name, title string }{"glossary", glossaryPage, th.Words.Glossary})
	}
	if len(d.Countries) > 0 {
		pages = append(pages, struct{ tmpl, name, title string }{"countries", countriesPage, th.Words.Countries})
	}
	for _, s := range pages {
		p := base
		p.Name, p.Title = s.name, s.title
		w.page(s.tmpl, p)
	}
	w.exhibitFiles()
	w.assets()
	w.scripts()
	slices.SortFunc(w.files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return w.files, w.err
}

// writer gathers files, the colours the drawings use, and the first error.
type writer struct {
	doc     *doc.Document
	theme   *theme.Theme
	tmpl    *template.Template
	files   []File
	colours map[theme.Colour]bool
	maps    map[string]bool // base maps that readers may explore
	err     error
}

func (w *writer) add(name string, data []byte) { w.files = append(w.files, File{name, data}) }

func (w *writer) page(tmpl string, p page) {
	if w.err != nil {
		return
	}
	var b bytes.Buffer
	if err := w.tmpl.ExecuteTemplate(&b, tmpl, p); err != nil {
		w.err = fmt.Errorf("page %s: %w", p.Name, err)
		return
	}
	w.add(p.Name, b.Bytes())
}

// exhibitFiles adds each exhibit's data and drawing, and the whole datasets.
func (w *writer) exhibitFiles() {
	for _, e := range w.doc.Exhibits() {
		if len(e.CSV) > 0 {
			w.add("data/"+e.CSVName, e.CSV)
		}
	}
	for _, c := range w.doc.Parts() {
		doc.Walk(c.Blocks, func(b doc.Block) {
			if f, ok := b.(*doc.Figure); ok && f.Scene != nil {
				w.add("data/"+f.ID+".svg", w.standalone(f))
			}
		})
	}
	for _, d := range w.doc.Downloads {
		w.add("data/"+d.Name, d.Data)
	}
}

// assets adds the style sheet, with the drawings' colours for light and dark, and the fonts.
func (w *writer) assets() {
	css, err := fs.ReadFile(templates.Site, "site/style.css")
	if err != nil {
		w.err = err
		return
	}
	w.add("style.css", slices.Concat(w.variables(), css))
	fonts, err := fs.Glob(templates.Assets, "assets/woff2/*.woff2")
	if err != nil {
		w.err = err
		return
	}
	for _, f := range fonts {
		b, err := fs.ReadFile(templates.Assets, f)
		if err != nil {
			w.err = err
			return
		}
		w.add("fonts/"+f[len("assets/woff2/"):], b)
	}
}
