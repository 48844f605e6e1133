package font

// A Book finds and parses font files. Files are parsed when first used: a build
// that draws no italics pays for none. Parsed fonts are shared; the shaping
// state, which is not safe for concurrent use, lives in a pool (shape.go).

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	ot "github.com/go-text/typesetting/font"
)

// Face is one loaded font file.
type Face struct {
	Family string
	Weight int
	Italic bool
	Index  int    // place in Book.Faces; stable, names the font in the PDF
	PSName string // a PostScript name made of family, weight and slope
	Data   []byte // the TrueType file

	once sync.Once
	font *ot.Font
	face *ot.Face // for Advance, Has and metrics; guarded by mu
	mu   sync.Mutex
	err  error

	outlines map[uint32][]Contour // guarded by mu
}

// Book is the set of loaded faces. It is safe for concurrent use.
type Book struct {
	Faces []*Face

	shapers sync.Pool
	missing struct {
		sync.Mutex
		runes map[rune]bool
	}
	memory memory
}

// Load reads fonts/FAMILY-WEIGHT[i].ttf from fsys, e.g. "fonts/Source Sans 3-600i.ttf".
// Files are listed in the order of their names.
func Load(fsys fs.FS) (*Book, error) {
	files, err := fs.Glob(fsys, "fonts/*.ttf")
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no fonts found: run make, which prepares them")
	}
	slices.Sort(files)
	b := &Book{}
	b.missing.runes = map[rune]bool{}
	for i, file := range files {
		f, err := newFace(file)
		if err != nil {
			return nil, err
		}
		if f.Data, err = fs.ReadFile(fsys, file); err != nil {
			return nil, err
		}
		f.Index = i
		b.Faces = append(b.Faces, f)
	}
	b.shapers.New = func() any { return newShaper(b) }
	return b, nil
}

func newFace(file string) (*Face, error) {
	name := strings.TrimSuffix(path.Base(file), ".ttf")
	family, style, ok := strings.Cut(name, "-")
	weight, err := strconv.Atoi(strings.TrimSuffix(style, "i"))
	if !ok || err != nil {
		return nil, fmt.Errorf("%s: a font file is named FAMILY-WEIGHT[i].ttf", file)
	}
	f := &Face{Family: family, Weight: weight, Italic: strings.HasSuffix(style, "i")}
	f.PSName = strings.ReplaceAll(family, " ", "") + "-" + strconv.Itoa(weight)
	if f.Italic {
		f.PSName += "Italic"
	}
	return f, nil
}

// parse reads the file once; a broken embedded font is a broken build, so it panics.
func (f *Face) parse() *ot.Font {
	f.once.Do(func() {
		f.face, f.err = ot.ParseTTF(bytes.NewReader(f.Data))
		if f.err == nil {
			f.font = f.face.Font
		}
	})
	if f.err != nil {
		panic(fmt.Sprintf("font: %s: %v", f.PSName, f.err))
	}
	return f.font
}

// Upem is the number of font units in an em.
func (f *Face) Upem() float64 { return float64(f.parse().Upem()) }

// Advance is the font's own advance of a glyph in 1/1000 em, before kerning.
func (f *Face) Advance(glyph uint32) float64 {
	f.parse()
	f.mu.Lock()
	defer f.mu.Unlock()
	return float64(f.face.HorizontalAdvance(ot.GID(glyph))) * 1000 / float64(f.font.Upem())
}

// Has reports whether the face draws the character.
func (f *Face) Has(r rune) bool {
	_, ok := f.parse().NominalGlyph(r)
	return ok
}

// Glyph gives the glyph that the face draws for a character by itself.
func (f *Face) Glyph(r rune) (uint32, bool) {
	g, ok := f.parse().NominalGlyph(r)
	return uint32(g), ok
}

// Face gives the face nearest to a style.
func (b *Book) Face(s Style) *Face { return b.pick(s) }

// pick returns the face nearest to a style: family first, then slope, then weight.
func (b *Book) pick(s Style) *Face {
	var best *Face
	cost := 1 << 30
	for _, f := range b.Faces {
		c := max(f.Weight, weightOf(s)) - min(f.Weight, weightOf(s))
		if f.Italic != s.Italic {
			c += 1000
		}
		if f.Family != s.Family {
			c += 10000
			if f.Family != "Source Sans 3" {
				c += 10000
			}
		}
		if c < cost {
			best, cost = f, c
		}
	}
	return best
}

func weightOf(s Style) int {
	if s.Weight == 0 {
		return 400
	}
	return s.Weight
}

// Metrics gives the vertical metrics of a style.
func (b *Book) Metrics(s Style) Metrics {
	f := b.pick(s)
	f.parse()
	f.mu.Lock()
	defer f.mu.Unlock()
	e, _ := f.face.FontHExtents()
	k := s.Size / float64(f.font.Upem())
	return Metrics{
		Ascent: float64(e.Ascender) * k, Descent: -float64(e.Descender) * k,
		CapHeight: float64(f.face.LineMetric(ot.CapHeight)) * k, XHeight: float64(f.face.LineMetric(ot.XHeight)) * k,
	}
}

// Has reports whether any face draws the character, or it needs no drawing.
func (b *Book) Has(r rune) bool { return b.find(r, b.Faces[0]) != nil }

// Missing lists the characters asked for that no loaded face has, sorted, since the book was loaded.
func (b *Book) Missing() []rune {
	b.missing.Lock()
	defer b.missing.Unlock()
	var out []rune
	for r := range b.missing.runes {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}
