package site

// Small drawings that belong to pages and not to exhibits: the line beside a key
// figure and the art of the cover.

import (
	"bytes"
	"fmt"
	"html/template"
	"math"
	"strconv"
	"strings"

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

// coverArt is the art of the book's cover without its ground: a picture, so that
// the words of the page need not wait for it. Where a screen has no room for it, it is not loaded.
func (w *writer) coverArt() template.HTML {
	art := w.doc.CoverArt
	if art == nil || len(art.Items) < 2 {
		return ""
	}
	var b bytes.Buffer
	s := *art
	s.Items = s.Items[1:] // the first is the ground, which the page paints itself
	if err := scene.Write(&b, &s, scene.WriteOptions{ID: "cover", Standalone: true, Decimals: 1}); err != nil {
		w.fail(err)
	}
	w.add(coverFile, b.Bytes())
	return template.HTML(fmt.Sprintf(`<img class="art" src="%s" alt="" loading="lazy" width="%.0f" height="%.0f">`, coverFile, s.Width, s.Height))
}

// coverFile is the art of the cover.
const coverFile = "data/cover.svg"

// ratio is the width of a drawing that is 200 high, for pictures that load late.
func ratio(f *doc.Figure) int {
	if f == nil || f.Scene == nil || f.Scene.Height == 0 {
		return 300
	}
	return int(math.Round(200 * f.Scene.Width / f.Scene.Height))
}

// artBytes is how heavy the picture of a chapter may be, in bytes.
const artBytes = 20 << 10

// art is the address of a chapter's picture on the home page: the shapes of one of
// its drawings, without words, which would be too small to read there. "" if the
// chapter has none.
func (w *writer) art(c *doc.Chapter) string { return w.arts[c] }

// chapterArt makes the pictures: of a chapter's drawings the one with most to see
// that is light enough.
func (w *writer) chapterArt() {
	all := make([][]byte, len(w.all))
	inParallel(len(w.all), func(i int) {
		f := w.all[i].Figure
		if f == nil || f.Scene == nil {
			return
		}
		s, b := *f.Scene, bytes.Buffer{}
		s.Items = wordless(s.Items)
		if err := scene.Write(&b, &s, scene.WriteOptions{ID: "art", Standalone: true, Decimals: 1, Tolerance: coarse}); err != nil {
			w.fail(err)
		}
		all[i] = b.Bytes()
	})
	w.arts = map[*doc.Chapter]string{}
	best := map[*doc.Chapter][]byte{}
	for i, e := range w.all {
		if n := len(all[i]); n <= artBytes && n > len(best[e.Chapter]) {
			best[e.Chapter] = all[i]
		}
	}
	for _, c := range w.doc.Parts() {
		if best[c] != nil {
			w.arts[c] = "data/" + c.ID + ".art.svg"
			w.add(w.arts[c], best[c])
		}
	}
}

// coarse is how far a line of a small picture may lie from where it was drawn, in points.
const coarse = 2

// wordless is a drawing without its texts.
func wordless(items []scene.Item) []scene.Item {
	var out []scene.Item
	for _, i := range items {
		switch i := i.(type) {
		case *scene.Text:
		case *scene.Group:
			g := *i
			g.Items = wordless(i.Items)
			out = append(out, &g)
		default:
			out = append(out, i)
		}
	}
	return out
}

// holds says how many exhibits of each kind a chapter has.
func (w *writer) holds(c *doc.Chapter) string {
	n := map[string]int{}
	var kinds []string
	for _, e := range w.inChapter(c) {
		word := w.kindWord(e)
		if n[word]++; n[word] == 1 {
			kinds = append(kinds, word)
		}
	}
	for i, k := range kinds {
		kinds[i] = k + " " + strconv.Itoa(n[k])
	}
	return strings.Join(kinds, " · ")
}
