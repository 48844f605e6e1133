package site

// Drawings in pages. The HTML of an exhibit has a remark where its drawing
// stands; when a page is whole, each remark gives way to the drawing in its two
// sizes. So the drawings of one page share the outlines of their maps, and the
// same exhibit stands alone on a page of its own.

import (
	"bytes"
	"html/template"
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// The remark; text of the study never holds one, as its “<” is escaped.
const (
	placeBegin = "<!--drawing "
	placeEnd   = "-->"
)

// outlinePrefix begins the ids of shared outlines; no other id begins so.
const outlinePrefix = "_o"

// drawn makes the drawing of an exhibit that stands alone and gives its remark.
func (w *writer) drawn(e *exhibit) template.HTML {
	var b bytes.Buffer
	shapes := scene.Share(sizes(nil, e.Figure), outlinePrefix)
	w.shapes(&b, shapes)
	w.drawings(&b, e.Figure, shapes)
	e.alone = b.Bytes()
	return template.HTML(placeBegin + e.ID + placeEnd)
}

// placed puts the drawings into a page.
func (w *writer) placed(page []byte) []byte {
	parts := bytes.Split(page, []byte(placeBegin))
	if len(parts) == 1 {
		return page
	}
	shown, room := make([]*exhibit, len(parts)), len(page)
	var all []*scene.Scene
	for i, part := range parts[1:] {
		id, rest, _ := bytes.Cut(part, []byte(placeEnd))
		e := w.byID[string(id)]
		shown[i+1], parts[i+1], room = e, rest, room+len(e.alone)
		all = sizes(all, e.Figure)
	}
	var shapes *scene.Shapes
	if len(parts) > 2 {
		shapes = scene.Share(all, outlinePrefix)
	}
	b := bytes.NewBuffer(make([]byte, 0, room))
	b.Write(parts[0])
	for i, part := range parts[1:] {
		if i == 0 {
			w.shapes(b, shapes)
		}
		if e := shown[i+1]; shapes.In(e.Figure.Scene) {
			w.drawings(b, e.Figure, shapes)
		} else {
			b.Write(e.alone)
		}
		b.Write(part)
	}
	return b.Bytes()
}

// sizes adds the drawings of a figure: one or two.
func sizes(to []*scene.Scene, f *doc.Figure) []*scene.Scene {
	to = append(to, f.Scene)
	if f.Narrow != nil {
		to = append(to, f.Narrow)
	}
	return to
}

func (w *writer) shapes(b *bytes.Buffer, s *scene.Shapes) {
	if s != nil {
		if err := s.Write(b, thin); err != nil {
			w.fail(err)
		}
	}
}

// drawings are the two sizes of a figure; the style sheet shows one of them.
func (w *writer) drawings(b *bytes.Buffer, f *doc.Figure, shapes *scene.Shapes) {
	if f.Narrow == nil {
		b.WriteString(`<div class="drawing">`)
		w.drawing(b, f, f.Scene, "", shapes)
	} else {
		b.WriteString(`<div class="drawing two"><div class="full">`)
		w.drawing(b, f, f.Scene, "", shapes)
		b.WriteString(`</div><div class="narrow">`)
		w.drawing(b, f, f.Narrow, "-narrow", shapes)
		b.WriteString(`</div>`)
	}
	b.WriteString(`</div>`) // scene.Write escapes all text
}

// drawing writes a scene as inline SVG; suffix keeps the ids of two sizes of one figure apart.
func (w *writer) drawing(b *bytes.Buffer, f *doc.Figure, s *scene.Scene, suffix string, shapes *scene.Shapes) {
	c, by := inks{}, ""
	if suffix != "" {
		by = f.ID // the other size says it
	}
	err := scene.Write(b, s, scene.WriteOptions{
		ID: f.ID + suffix, ToldBy: by, Title: doc.InlineText(f.Title), Desc: strings.TrimSpace(f.Alt + " " + f.Description), Colour: c.name, Marks: true, Family: theme.Sans,
		Decimals: 1, Tolerance: thin, Shapes: shapes,
	})
	if err != nil {
		w.fail(err)
	}
	w.used(c)
}

// thin is how far a line on a page may lie from where it was drawn, in points: two fifths of a pixel.
const thin = 0.3
