package pdf

// Glyphs: a shaped line is written glyph by glyph number, one TJ per run, with
// the differences between the font's own advances and the shaped ones between
// the glyphs. A cluster of several glyphs and a hyphen of the line breaker carry
// the text they stand for; for that the text object is left and entered again,
// since marked content may not begin inside one that it does not end in.

import (
	"math"
	"strconv"
	"unicode"

	"globalstudy/render/font"
	"globalstudy/render/scene"
)

// shower writes the glyphs of one text.
type shower struct {
	*painter
	text   *scene.Text
	place  scene.Matrix // of the line's start
	em     float64      // 1/1000 em in a point
	hyphen int          // index of the line breaker's hyphen; -1: none
	silent bool         // the glyphs stand for no text
	face   *font.Face
	choose string  // the operator that makes it current
	at     float64 // where the next glyph belongs, in points from the line's start
	back   float64 // 1/1000 em that the pen stands too far right of it
	inText bool    // between BT and ET,
	array  bool    // and in a string of a TJ array
}

// show writes a shaped text under a matrix.
func (p *painter) show(t *scene.Text, line *shapedText, place scene.Matrix, silent bool) {
	p.set(textSpace, number(t.Style.Tracking)+" Tc")
	s := &shower{painter: p, text: t, place: place, em: 1000 / t.Style.Size, hyphen: line.hyphen, silent: silent}
	s.line(&line.Line)
	if line.end != nil {
		s.hyphen = -1
		s.line(line.end)
	}
	s.leave()
}

func (s *shower) line(l *font.Line) {
	for _, r := range l.Runs {
		s.face = r.Face
		s.choose = fontName(s.face) + " " + number(s.text.Style.Size) + " Tf"
		for i := 0; i < len(r.Glyphs); {
			j := i + 1
			for j < len(r.Glyphs) && r.Glyphs[j].Cluster == r.Glyphs[i].Cluster {
				j++
			}
			s.cluster(r.Glyphs[i:j], l.Text)
			i = j
		}
	}
}

// cluster writes the glyphs of one cluster and the extra space after it.
func (s *shower) cluster(gs []font.Glyph, line []rune) {
	runes := 0
	for _, g := range gs {
		runes += g.Runes
	}
	from := gs[0].Cluster
	text := string(line[from:min(len(line), from+runes)])
	extra := s.text.Style.Tracking * float64(runes-len(gs)) // Tc counts glyphs, tracking letters
	if text == " " {
		extra += s.text.WordSpace
	}
	switch {
	case ignorable(text):
		extra += s.text.Style.Tracking
		s.back -= gs[0].Advance
		s.at += gs[0].Advance / s.em
	case from == s.hyphen:
		s.replace("\u00AD", func() { s.glyph(gs[0], "-") })
	case len(gs) > 1:
		s.replace(text, func() {
			for _, g := range gs {
				s.glyph(g, "")
			}
		})
	default:
		s.glyph(gs[0], text)
	}
	s.back -= extra * s.em
	s.at += extra
}

// replace writes glyphs that stand for a text of their own.
func (s *shower) replace(text string, glyphs func()) {
	if s.silent {
		glyphs()
		return
	}
	s.with(replacedBy(text), glyphs)
}

// glyph writes one glyph at its offset.
func (s *shower) glyph(g font.Glyph, text string) {
	if g.ID == 0 {
		s.fault("no font has the glyph of %q in %q", text, s.text.Content)
		return
	}
	s.needs.use(s.face, g.ID, text)
	s.enter()
	s.prepare(g.YOff)
	if !s.array {
		s.out = append(s.out, "[<"...)
		s.array = true
	}
	s.back -= g.XOff
	if v := math.Round(s.back); v != 0 {
		s.out = append(strconv.AppendInt(append(s.out, '>'), int64(v), 10), '<')
		s.back -= v
	}
	s.out = appendHex(s.out, uint16(g.ID))
	// gopdf writes the widths of glyphs cut to whole units
	s.back += math.Floor(s.face.Advance(g.ID)) - (g.Advance - g.XOff)
	s.at += g.Advance/s.em + s.text.Style.Tracking
}

// prepare sets font and rise where they change, outside the array.
func (s *shower) prepare(y float64) {
	rise := initialState[textRise]
	if y != 0 {
		rise = number(y/s.em) + " Ts"
	}
	if s.state[textFont] != s.choose || s.state[textRise] != rise {
		s.stop()
		s.set(textFont, s.choose)
		s.set(textRise, rise)
	}
}

// enter makes sure of a text object in the right marked content.
func (s *shower) enter() {
	if s.inText && s.fits() {
		return
	}
	s.leave()
	s.openMark()
	m := scene.Translate(s.at, 0).Then(s.place)
	s.out = append(s.out, "BT "...)
	for _, v := range []float64{m.A, m.B, m.C, m.D} {
		s.out = append(appendNumber(s.out, v, 4), ' ')
	}
	s.out = append(appendNumber(s.out, m.E, s.decimals), ' ')
	s.out = append(appendNumber(s.out, m.F, s.decimals), " Tm\n"...)
	s.inText, s.back = true, 0
}

// leave ends the text object, if there is one.
func (s *shower) leave() {
	s.stop()
	if s.inText {
		s.op("ET")
	}
	s.inText = false
}

// stop ends the open array, so that other operators may follow.
func (s *shower) stop() {
	if !s.array {
		return
	}
	if v := math.Round(s.back); v != 0 {
		s.out = append(strconv.AppendInt(append(s.out, '>'), int64(v), 10), "]TJ\n"...)
		s.back -= v
	} else {
		s.out = append(s.out, ">]TJ\n"...)
	}
	s.array = false
}

// ignorable tells whether a text is only characters that are never seen, such as
// a zero-width space or an unused soft hyphen.
func ignorable(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Variation_Selector, r) {
			return false
		}
	}
	return true
}
