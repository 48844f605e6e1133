// Package site writes the document as a static site.
//
// [Files] turns a finished doc.Document into files in memory. The kinds of pages
// are one table (kinds.go), one function a kind; each exhibit's HTML is made once
// (exhibit.go) and stands on its chapter's page, on a page of its own and, bare,
// on a page for frames. Page templates and style sheet live in templates/site;
// running text and tables are written by Go (inline.go, grid.go), which escapes
// all it writes. Names are flat and all addresses relative, so the pages work
// from file:// and under any path; nothing on them asks another host for anything
// or needs JavaScript. Scripts (explore.go) let drawings answer a reader.
package site

import (
	"bytes"
	"fmt"
	"html/template"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
	"globalstudy/templates"
)

// File is one file of the site; Name is slash-separated and relative to its root.
type File struct {
	Name string
	Data []byte
}

// Pictures are files made from drawings elsewhere, by name: for a figure ID.png,
// ID.pdf and ID.card.png, for a chapter ID.card.png, for the study card.png. What
// is missing is not offered.
type Pictures map[string][]byte

// Files makes the site. pdf is the name of the book, which stands beside the home page.
// measure keeps the texts of downloaded drawings in their places where their font is not installed; it may be nil.
func Files(d *doc.Document, th *theme.Theme, pdf string, pics Pictures, measure scene.Measure) ([]File, error) {
	w := &writer{doc: d, theme: th, pdf: pdf, pics: pics, measure: measure, colours: map[theme.Colour]bool{}, maps: map[string]bool{}, origins: map[string]*doc.NumberEntry{}}
	t, err := template.New("").Funcs(w.funcs()).ParseFS(templates.Site, "site/*.html")
	if err != nil {
		return nil, err
	}
	w.tmpl, w.ends = t.Option("missingkey=error"), map[*doc.Note]bool{}
	w.words, w.same = wordsOf(th.Words), map[string]template.HTML{}
	for _, name := range []string{"site-script", "exhibit-script", "bottom", "policy"} {
		w.same[name] = w.execute(name, &page{Doc: d, Words: w.words, PDF: pdf})
	}
	for _, c := range d.Parts() {
		for _, n := range w.endnotes(c) {
			w.ends[n] = true
		}
	}
	for i := range d.Numbers {
		w.origins[d.Numbers[i].ID] = &d.Numbers[i]
	}
	w.registers()
	w.heard = w.listen()
	w.exhibits()
	w.chapterArt()
	w.cover = w.coverArt()
	w.pages()
	w.machines()
	w.exhibitFiles()
	w.assets()
	w.scripts()
	w.search()
	for name, b := range pics { // sorted below
		w.add("data/"+name, b)
	}
	slices.SortFunc(w.files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	for i := 1; i < len(w.files) && w.err == nil; i++ {
		if w.files[i].Name == w.files[i-1].Name {
			w.err = fmt.Errorf("two files of the site are called %s: rename the chapter or exhibit", w.files[i].Name)
		}
	}
	if w.err == nil {
		w.err = w.checkLinks()
	}
	return w.files, w.err
}

// writer gathers files, the colours the drawings use, and the first error.
type writer struct {
	doc        *doc.Document
	theme      *theme.Theme
	words      words
	same       map[string]template.HTML // what is the same on all pages, by the names of templates
	tmpl       *template.Template
	pdf        string
	pics       Pictures
	measure    scene.Measure
	files      []File
	all        []*exhibit
	byID       map[string]*exhibit
	origins    map[string]*doc.NumberEntry
	register   []*register
	numberPage map[string]string // of each entry
	mu         sync.Mutex        // guards colours, maps and err while pages are made side by side
	colours    map[theme.Colour]bool
	maps       map[string]bool         // base maps that readers may explore
	ends       map[*doc.Note]bool      // notes that stand at their chapter's end
	heard      heard                   // what running text says of countries
	arts       map[*doc.Chapter]string // pictures of chapters, by address
	cover      template.HTML           // the art of the cover
	err        error
}

func (w *writer) add(name string, data []byte) { w.files = append(w.files, File{name, data}) }

func (w *writer) fail(err error) {
	w.mu.Lock()
	if w.err == nil {
		w.err = err
	}
	w.mu.Unlock()
}

// pages makes all pages, on all processors, in the order of the table.
func (w *writer) pages() {
	var all []*page
	for _, k := range kinds {
		for _, p := range k.pages(w) {
			p.Kind, p.Doc, p.Words, p.PDF = k.name, w.doc, w.words, w.pdf
			all = append(all, p)
		}
	}
	out := make([]File, len(all))
	inParallel(len(all), func(i int) {
		b := bytes.NewBuffer(make([]byte, 0, 1<<14))
		if err := w.tmpl.ExecuteTemplate(b, all[i].Kind, all[i]); err != nil {
			w.fail(fmt.Errorf("page %s: %w", all[i].Name, err))
		}
		out[i] = File{all[i].Name, w.placed(apart(b.Bytes()))}
	})
	w.files = append(w.files, out...)
}

// execute fills a template.
func (w *writer) execute(name string, data any) template.HTML {
	var b strings.Builder
	if err := w.tmpl.ExecuteTemplate(&b, name, data); err != nil {
		w.fail(err)
	}
	return template.HTML(b.String())
}

// inParallel calls f for 0 to n-1, on all processors.
func inParallel(n int, f func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				f(int(i))
			}
		})
	}
	wg.Wait()
}
