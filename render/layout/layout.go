// Package layout breaks the document into pages: lines, floats, footnotes,
// tables. A page is a scene; what a page links to and where links land stands
// beside it. The PDF back end paints pages and decides nothing.
package layout

import "globalstudy/render/scene"

// Book is the laid-out report.
type Book struct {
	Pages   []*Page
	Root    *scene.Tag // Document; the tags in the pages' groups hang below it
	Outline []Bookmark // in reading order
}

// Page is one page.
type Page struct {
	Width, Height float64
	Label         string // printed folio: "iv", "12"; "" on the cover
	Scene         *scene.Scene
	Links         []Link
	Anchors       []Anchor
	Flaws         []Flaw // what is wrong with it; empty on a good page
}

// Link is a clickable area. Exactly one of URL and Target is set.
type Link struct {
	X, Y, Width, Height float64 // top left
	URL                 string
	Target              string     // an anchor's name
	Text                string     // what it says, for readers that do not see
	Tag                 *scene.Tag // its Link element
}

// Anchor is a place that links lead to.
type Anchor struct {
	Name string
	Y    float64 // from the top of the page
}

// Bookmark is an entry of the outline.
type Bookmark struct {
	Title  string
	Level  int // from 1
	Target string
}
