package font

import "io/fs"

// Face is one loaded font file.
type Face struct {
	Family string
	Weight int
	Italic bool
	Index  int    // place in Book.Faces; stable, names the font in the PDF
	PSName string // PostScript name
	Data   []byte // the TrueType file
	Upem   float64
	face   faceImpl
}

// Book is the set of loaded faces. It is safe for concurrent use.
type Book struct {
	Faces []*Face
	impl  bookImpl
}

type (
	faceImpl struct{}
	bookImpl struct{}
)

// Load reads fonts/FAMILY-WEIGHT[i].ttf from fsys, e.g. fonts/Source Sans 3-600i.ttf.
func Load(fsys fs.FS) (*Book, error) { panic("TODO") }

// Shape shapes one line of text. Characters that no face has become U+FFFD glyphs and are listed by Missing.
func (b *Book) Shape(text string, s Style) Line { panic("TODO") }

// Width measures one line of text in points.
func (b *Book) Width(text string, s Style) float64 { panic("TODO") }

// Metrics gives the vertical metrics of a style.
func (b *Book) Metrics(s Style) Metrics { panic("TODO") }

// Advance is the font's own advance of a glyph in 1/1000 em, before kerning.
func (f *Face) Advance(glyph uint32) float64 { panic("TODO") }

// Missing lists the characters asked for that no loaded face has, sorted, since the book was loaded.
func (b *Book) Missing() []rune { panic("TODO") }
