package font

// Shaping runs at 1000 units per em, so a shaped text is good for every size.
// Short texts (words, labels, lines) are kept (memory.go). Latin text that one face covers goes
// straight to the shaper; anything else is first split by direction, script and
// face. Characters that no face has are recorded and drawn as U+FFFD or "?".

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/di"
	ot "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

type shaped struct {
	text   []rune
	runs   []Run
	width  float64 // 1/1000 em
	missed bool    // a character has no face
}

// Shape shapes one line of text. The runs come back in visual order; do not change them.
func (b *Book) Shape(text string, s Style) Line {
	k := b.key(text, s)
	sh := b.known(k)
	if sh == nil {
		sh = b.shape(k, s, true)
	}
	return Line{Text: sh.text, Runs: sh.runs, Width: lineWidth(sh.width, len(sh.text), s)}
}

// Width measures one line of text in points.
func (b *Book) Width(text string, s Style) float64 {
	k := b.key(text, s)
	if e := b.memory.get(k); e != nil {
		return lineWidth(e.width, utf8.RuneCountInString(text), s)
	}
	sh := b.shape(k, s, false)
	return lineWidth(sh.width, len(sh.text), s)
}

// lineWidth is the width in points of n characters that take width 1/1000 em.
func lineWidth(width float64, n int, s Style) float64 {
	w := width * s.Size / 1000
	if s.Tracking != 0 {
		w += s.Tracking * float64(n)
	}
	return w
}

func (b *Book) key(text string, s Style) key {
	return key{styleKey{b.pick(s).Index, strings.Join(s.Features, ","), s.Lang}, text}
}

// known takes a text with its glyphs from the memory; nil if it is not there.
func (b *Book) known(k key) *shaped {
	e := b.memory.get(k)
	if e == nil || e.glyphs == "" {
		return nil
	}
	runs := b.unpackRuns(e.glyphs)
	if runs == nil {
		return nil
	}
	e.shown.Store(true)
	return &shaped{text: []rune(k.text), runs: runs, width: e.width}
}

// shape shapes a text and keeps it. shown tells whether its glyphs are wanted.
func (b *Book) shape(k key, s Style, shown bool) *shaped {
	p := b.shapers.Get().(*shaper)
	sh := p.shape(k.text, b.Faces[k.face], s)
	b.shapers.Put(p)
	if !sh.missed && len(k.text) <= longestKept {
		e := &entry{width: sh.width, glyphs: packRuns(sh.runs)}
		e.shown.Store(shown)
		b.memory.put(k, e)
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
	simple, missed := true, false
	for i, r := range runes {
		if r < 0x250 && f.Has(r) {
			continue
		}
		if g := p.book.find(r, f); g == nil {
			runes[i], missed = p.book.miss(r, f), true
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
	out := &shaped{text: runes, missed: missed}
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
