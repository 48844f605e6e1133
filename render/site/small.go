package site

// Small drawings that belong to pages and not to exhibits: the line beside a key
// figure and the art of the cover.

import (
	"bytes"
	"html/template"
	"math"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
)

// spark is the line on a card; the card says in words what it shows.
func (w *writer) spark(s *scene.Scene) template.HTML {
	if s == nil {
		return ""
	}
	var b bytes.Buffer
	c := inks{}
	if err := scene.Write(&b, s, scene.WriteOptions{ID: "spark", Colour: c.name, Decimals: 1}); err != nil {
		w.fail(err)
	}
	w.used(c)
	return template.HTML(`<span class="spark">` + b.String() + `</span>`)
}

// coverArt is the art of the book's cover without its ground.
func (w *writer) coverArt() template.HTML {
	art := w.doc.CoverArt
	if art == nil || len(art.Items) < 2 {
		return ""
	}
	var b bytes.Buffer
	s := *art
	s.Items = s.Items[1:] // the first is the ground, which the page paints itself
	if err := scene.Write(&b, &s, scene.WriteOptions{ID: "cover", Decimals: 1}); err != nil {
		w.fail(err)
	}
	return template.HTML(`<div class="art">` + b.String() + `</div>`)
}

// ratio is the width of a drawing that is 200 high, for pictures that load late.
func ratio(f *doc.Figure) int {
	if f == nil || f.Scene == nil || f.Scene.Height == 0 {
		return 300
	}
	return int(math.Round(200 * f.Scene.Width / f.Scene.Height))
}
