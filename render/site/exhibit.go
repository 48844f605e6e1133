package site

// Exhibits: the HTML of each is made once, for the page of its chapter and the
// page of its own, and its files are written: data with a description, drawing,
// option, and ways to cite it.

import (
	"bytes"
	"html/template"
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
)

// exhibit is an exhibit with what its pages need.
type exhibit struct {
	*doc.Exhibit
	Chapter *doc.Chapter
	Figure  *doc.Figure // nil for tables and boxes
	Table   *doc.Table
	Box     *doc.Box
	Grid    *doc.Grid // its data; nil for boxes and pictures
	Origin  *doc.NumberEntry
	HTML    template.HTML // the whole exhibit
	Bare    template.HTML // where the drawing stands (drawings.go)
	marks   *markWords    // of its drawing; nil if it has none
	words   string        // its title
	svg     []byte
	alone   []byte // the drawing, on a page without others
}

// Page is the file name of the exhibit's own page.
func (e *exhibit) Page() string { return e.ID + ".html" }

// Embed is the file name of the page for frames.
func (e *exhibit) Embed() string { return e.ID + embedded }

// embedded ends the names of pages for frames of other sites.
const embedded = ".embed.html"

// File is the address of one of the exhibit's files.
func (e *exhibit) File(extension string) string { return "data/" + e.ID + extension }

// Heading is the exhibit's title in words.
func (e *exhibit) Heading() string { return e.words }

// exhibits finds all exhibits and makes their HTML, on all processors.
func (w *writer) exhibits() {
	w.byID = map[string]*exhibit{}
	for _, c := range w.doc.Parts() {
		doc.Walk(c.Blocks, func(b doc.Block) {
			e := &exhibit{Chapter: c}
			switch b := b.(type) {
			case *doc.Figure:
				e.Exhibit, e.Figure, e.Grid = &b.Exhibit, b, b.Data
			case *doc.Table:
				e.Exhibit, e.Table, e.Grid = &b.Exhibit, b, b.Grid
			case *doc.Box:
				e.Exhibit, e.Box = &b.Exhibit, b
			default:
				return
			}
			e.words, e.Origin = doc.InlineText(e.Title), w.origins["number-"+e.ID]
			w.all = append(w.all, e)
			w.byID[e.ID] = e
		})
	}
	inParallel(len(w.all), func(i int) {
		e := w.all[i]
		if e.Figure != nil && e.Figure.Scene != nil {
			e.Bare, e.marks = w.drawn(e), marks(e.Figure)
			e.svg = w.standalone(e.Figure)
		}
		e.HTML = w.execute("exhibit-block", e)
	})
}

// standalone is a drawing as a file of its own.
func (w *writer) standalone(f *doc.Figure) []byte {
	var b bytes.Buffer
	if err := scene.Write(&b, f.Scene, scene.WriteOptions{
		ID: f.ID, Title: doc.InlineText(f.Title), Desc: strings.TrimSpace(f.Alt + " " + f.Description), Standalone: true, Width: w.measure,
	}); err != nil {
		w.fail(err)
	}
	return b.Bytes()
}

// exhibitFiles adds each exhibit's files, and the whole datasets.
func (w *writer) exhibitFiles() {
	for _, e := range w.all {
		if len(e.CSV) > 0 {
			w.add("data/"+e.CSVName, e.CSV)
			w.add("data/"+e.CSVName+"-metadata.json", w.metadata(e))
		}
		if e.svg != nil {
			w.add("data/"+e.ID+".svg", e.svg)
		}
		if e.Figure != nil && e.Figure.Option != nil {
			w.add("data/"+e.ID+".option.json", e.Figure.Option)
		}
		w.citations(e.ID, w.cited(e))
	}
	w.citations("study", w.cited(nil))
	for _, d := range w.doc.Downloads {
		w.add("data/"+d.Name, d.Data)
	}
}

// Own is the exhibit on its own page, where a box's title stands right below that of the page.
func (e *exhibit) Own() template.HTML {
	if e.Box == nil {
		return e.HTML
	}
	return template.HTML(strings.Replace(strings.Replace(string(e.HTML), "<h3 ", "<h2 ", 1), "</h3>", "</h2>", 1))
}

// IsMap reports whether the exhibit is a map.
func (e *exhibit) IsMap() bool { return e.Kind == doc.KindMap }
