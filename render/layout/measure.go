package layout

// Measuring: widths of words in the book's styles. A style met once is kept
// with the widths of the words met in it, so that a word is shaped once however
// often it occurs. A measurer belongs to one goroutine.

import (
	"globalstudy/render/font"
	"globalstudy/render/scene"
)

type measurer struct {
	fonts  *font.Book
	styles map[scene.TextStyle]*face
}

func newMeasurer(fonts *font.Book) *measurer {
	return &measurer{fonts: fonts, styles: map[scene.TextStyle]*face{}}
}

// face is a text style with what is known about it.
type face struct {
	style  scene.TextStyle
	font   font.Style
	book   *font.Book
	widths map[string]float64
	space  float64
	hyphen float64
}

func (m *measurer) face(s scene.TextStyle) *face {
	if f := m.styles[s]; f != nil {
		return f
	}
	f := &face{style: s, font: fontStyle(s), book: m.fonts, widths: map[string]float64{}}
	f.space, f.hyphen = f.width(" "), f.width("-")
	m.styles[s] = f
	return f
}

// width measures a word and remembers it.
func (f *face) width(word string) float64 {
	if word == "" {
		return 0
	}
	w, ok := f.widths[word]
	if !ok {
		w = f.book.Width(word, f.font)
		f.widths[word] = w
	}
	return w
}

// line measures a text that will not come again.
func (f *face) line(text string) float64 { return f.book.Width(text, f.font) }

// fontStyle is a scene's style as the font package takes it.
func fontStyle(s scene.TextStyle) font.Style {
	return font.Style{
		Family: s.Family, Weight: s.Weight, Italic: s.Italic, Size: s.Size,
		Features: featureTags(s.Features), Tracking: s.Tracking, Lang: s.Lang,
	}
}

func featureTags(f scene.Features) []string {
	var out []string
	for _, t := range [...]struct {
		bit scene.Features
		tag string
	}{{scene.Tabular, "tnum"}, {scene.OldStyle, "onum"}, {scene.SmallCaps, "smcp"}, {scene.Superior, "sups"}, {scene.Lining, "lnum"}} {
		if f&t.bit != 0 {
			out = append(out, t.tag)
		}
	}
	return out
}
