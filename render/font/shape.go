package font

// Shaping runs at 1000 units per em, so a shaped text is good for every size.
// Short texts (words, labels) are cached. Latin text that one face covers goes
// straight to the shaper; anything else is first split by direction, script and
// face. Characters that no face has are recorded and drawn as U+FFFD or "?".

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/di"
	ot "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

const (
	cachedBytes = 120
	cacheSize   = 50000
)

type key struct {
	face     int
	features string
	lang     string
	text     string
}

type shaped struct {
	text  []rune
	runs  []Run
	width float64 // 1/1000 em
}

// cache keeps shaped short texts; when full it starts anew.
type cache struct {
	sync.RWMutex
	m map[key]*shaped
}

func (c *cache) get(k key) *shaped {
	c.RLock()
	defer c.RUnlock()
	return c.m[k]
}

func (c *cache) put(k key, s *shaped) {
	c.Lock()
	defer c.Unlock()
	if c.m == nil || len(c.m) >= cacheSize {
		c.m = map[key]*shaped{}
	}
	c.m[k] = s
}

// Shape shapes one line of text. The runs come back in visual order; do not change them.
func (b *Book) Shape(text string, s Style) Line {
	sh := b.shape(text, s)
	w := sh.width * s.Size / 1000
	if s.Tracking != 0 {
		w += s.Tracking * float64(len(sh.text))
	}
	return Line{Text: sh.text, Runs: sh.runs, Width: w}
}

// Width measures one line of text in points.
func (b *Book) Width(text string, s Style) float64 { return b.Shape(text, s).Width }

func (b *Book) shape(text string, s Style) *shaped {
	f := b.pick(s)
	k := key{face: f.Index, features: strings.Join(s.Features, ","), lang: s.Lang, text: text}
	short := len(text) <= cachedBytes
	if short {
		if sh := b.cache.get(k); sh != nil {
			return sh
		}
	}
	p := b.shapers.Get().(*shaper)
	sh := p.shape(text, f, s)
	b.shapers.Put(p)
	if short {
		b.cache.put(k, sh)
	}
	return sh
}

// shaper is the state of one goroutine's shaping.
type shaper struct {
	book  *Book
	hb    shaping.HarfbuzzShaper
	seg   shaping.Segmenter
	faces []*ot.Face // by Face.Index; nil until used
	own   map[*ot.Face]*Face
	first *Face // for ResolveFace
}

func newShaper(b *Book) *shaper {
	return &shaper{book: b, faces: make([]*ot.Face, len(b.Faces)), own: map[*ot.Face]*Face{}}
}

func (p *shaper) face(f *Face) *ot.Face {
	if p.faces[f.Index] == nil {
		p.faces[f.Index] = ot.NewFace(f.parse())
		p.own[p.faces[f.Index]] = f
	}
	return p.faces[f.Index]
}

// ResolveFace implements shaping.Fontmap: the style's face, else its upright
// sisters, else any face that has the character.
func (p *shaper) ResolveFace(r rune) *ot.Face {
	if f := p.book.find(r, p.first); f != nil {
		return p.face(f)
	}
	return p.face(p.first)
}

// find returns a face that has r, first itself before all others; nil if none.
func (b *Book) find(r rune, first *Face) *Face {
	if first.Has(r) || invisible(r) {
		return first
	}
	for pass := range 2 {
		for _, f := range b.Faces {
			same := f.Weight == first.Weight && f.Italic == first.Italic
			if (pass == 0) == same && f.Has(r) {
				return f
			}
		}
	}
	return nil
}

// invisible characters need no glyph of their own: the shaper makes spaces of
// any width from the space glyph and drops format characters.
func invisible(r rune) bool {
	return unicode.In(r, unicode.Zs, unicode.Cf, unicode.Variation_Selector)
}

func (p *shaper) shape(text string, f *Face, s Style) *shaped {
	runes := []rune(text)
	p.first = f
	simple := true
	for i, r := range runes {
		if r < 0x250 && f.Has(r) {
			continue
		}
		if g := p.book.find(r, f); g == nil {
			runes[i] = p.book.miss(r, f)
		} else if g != f || !(unicode.Is(unicode.Latin, r) || unicode.Is(unicode.Common, r)) {
			simple = false
		}
	}
	lang := s.Lang
	if lang == "" {
		lang = "en"
	}
	in := shaping.Input{
		Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR, Face: p.face(f), Size: fixed.I(1000),
		Script: language.Latin, Language: language.NewLanguage(lang), FontFeatures: features(s.Features),
	}
	parts := []shaping.Input{in}
	if !simple {
		parts = p.seg.Split(in, p)
	}
	out := &shaped{text: runes}
	for _, part := range parts {
		run := p.run(p.hb.Shape(part))
		for _, g := range run.Glyphs {
			out.width += g.Advance
		}
		out.runs = append(out.runs, run)
	}
	visualOrder(out.runs)
	return out
}

func (p *shaper) run(o shaping.Output) Run {
	r := Run{Face: p.own[o.Face], RTL: o.Direction.Progression() == di.TowardTopLeft, Glyphs: make([]Glyph, len(o.Glyphs))}
	last := -1
	for i, g := range o.Glyphs {
		n := g.RunesCount()
		if g.TextIndex() == last {
			n = 0
		}
		last = g.TextIndex()
		r.Glyphs[i] = Glyph{ID: uint32(g.GlyphID), Advance: float64(g.Advance) / 64, XOff: float64(g.XOffset) / 64,
			YOff: float64(g.YOffset) / 64, Cluster: g.TextIndex(), Runes: n}
	}
	return r
}

// visualOrder reverses each stretch of right-to-left runs in a left-to-right line.
func visualOrder(runs []Run) {
	for i := 0; i < len(runs); i++ {
		j := i
		for j < len(runs) && runs[j].RTL {
			j++
		}
		slices.Reverse(runs[i:j])
		i = j
	}
}

func (b *Book) miss(r rune, f *Face) rune {
	b.missing.Lock()
	b.missing.runes[r] = true
	b.missing.Unlock()
	if f.Has('\uFFFD') {
		return '\uFFFD'
	}
	return '?'
}

func features(tags []string) []shaping.FontFeature {
	var out []shaping.FontFeature
	for _, t := range tags {
		out = append(out, shaping.FontFeature{Tag: opentype.MustNewTag(t), Value: 1})
	}
	return out
}
