package pdf

// Text: a line is shaped as it was for measuring and painted glyph by glyph
// number, with the differences between the font's own advances and the shaped
// ones between them (one TJ per run). Clusters of several glyphs carry their
// text beside them, so do hyphens of the line breaker; a halo has no text.

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"globalstudy/render/font"
	"globalstudy/render/scene"
)

// featureTags are the OpenType names of scene.Features, in the order of their bits.
var featureTags = [...]string{"tnum", "onum", "smcp", "sups", "lnum"}

// fontStyle is a scene's text style as the shaper takes it.
func fontStyle(s scene.TextStyle) font.Style {
	out := font.Style{Family: s.Family, Weight: s.Weight, Italic: s.Italic, Size: s.Size, Tracking: s.Tracking, Lang: s.Lang}
	for i, tag := range featureTags {
		if s.Features&(1<<i) != 0 {
			out.Features = append(out.Features, tag)
		}
	}
	return out
}

// shapedText is a text ready to paint.
type shapedText struct {
	font.Line            // without spaces at the end, with the line breaker's hyphen
	end       *font.Line // a space at the end of the line; nil: none
	width     float64    // of Line, word spaces included
	hyphen    int        // index of the line breaker's hyphen in the line; -1: none
}

// shape shapes a text in one piece, exactly as layout measured it.
func (p *painter) shape(t *scene.Text) *shapedText {
	style := fontStyle(t.Style)
	words := strings.TrimRight(t.Content, " ")
	out := &shapedText{hyphen: -1}
	switch {
	case t.SoftHyphen:
		out.hyphen = utf8.RuneCountInString(words)
		out.Line = p.fonts.Shape(words+"-", style)
	case words != "":
		out.Line = p.fonts.Shape(words, style)
	}
	out.width = out.Width + t.WordSpace*float64(strings.Count(words, " "))
	if words != t.Content || p.lineEnds[t] {
		l := p.fonts.Shape(" ", style)
		out.end = &l
	}
	return out
}

// text paints one line of text.
func (p *painter) text(t *scene.Text) {
	fill, halo := drawn(t.Fill), drawn(t.Halo.Paint) && t.Halo.Width > 0
	if t.Content == "" || !fill && !halo {
		return
	}
	p.openMark()
	p.noteLabel(t.Content)
	line := p.shape(t)
	x := 0.0
	switch t.Anchor {
	case scene.Middle:
		x = -line.width / 2
	case scene.End:
		x = -line.width
	}
	sin, cos := math.Sincos(t.Rotate * math.Pi / 180)
	// letters have y up: turn them over, shift for the anchor, rotate, move into place
	place := scene.Matrix{A: 1, D: -1, E: x}.Then(scene.Matrix{A: cos, B: sin, C: -sin, D: cos, E: t.X, F: t.Y})
	area := box{t.X + x, t.Y - t.Style.Size, t.X + x + line.width, t.Y + t.Style.Size/4}
	if t.Style.Lang != "" && t.Style.Lang != p.lang {
		p.op("/Span<</Lang" + textString(t.Style.Lang) + ">>BDC")
		defer p.op("EMC")
	}
	if halo && p.setPaint(strokeColour, t.Halo.Paint, area) {
		p.setStroke(&t.Halo)
		p.set(textMode, "1 Tr")
		p.op("/Span<</ActualText<FEFF>>>BDC")
		p.show(t, line, place)
		p.op("EMC")
	}
	if fill && p.setPaint(fillColour, t.Fill, area) {
		p.set(textMode, "0 Tr")
		p.show(t, line, place)
	}
}

// show writes one text object.
func (p *painter) show(t *scene.Text, line *shapedText, place scene.Matrix) {
	p.set(textSpace, number(t.Style.Tracking)+" Tc")
	p.out = append(p.out, "BT "...)
	for _, v := range []float64{place.A, place.B, place.C, place.D} {
		p.out = append(appendNumber(p.out, v, 4), ' ')
	}
	p.out = append(appendNumber(p.out, place.E, p.decimals), ' ')
	p.out = append(appendNumber(p.out, place.F, p.decimals), " Tm\n"...)
	s := &shower{painter: p, text: t, em: 1000 / t.Style.Size, hyphen: line.hyphen}
	s.line(&line.Line)
	if line.end != nil {
		s.hyphen = -1
		s.line(line.end)
	}
	s.stop()
	s.rise(0)
	p.op("ET")
}

// shower writes the glyphs of one text object.
type shower struct {
	*painter
	text   *scene.Text
	em     float64 // 1/1000 em in a point
	hyphen int     // index of the line breaker's hyphen
	face   *font.Face
	array  bool    // a TJ array is open, in a string
	back   float64 // 1/1000 em that the next glyph stands too far right
}

func (s *shower) line(l *font.Line) {
	for _, r := range l.Runs {
		if r.Face != s.face {
			s.stop()
			s.face = r.Face
			s.set(textFont, fontName(r.Face)+" "+number(s.text.Style.Size)+" Tf")
		}
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
	case from == s.hyphen:
		s.span("\u00AD", func() { s.glyph(gs[0], "-") })
	case len(gs) > 1:
		s.span(text, func() {
			for _, g := range gs {
				s.glyph(g, "")
			}
		})
	case ignorable(text):
		extra += s.text.Style.Tracking
		s.back -= gs[0].Advance
	default:
		s.glyph(gs[0], text)
	}
	s.back -= extra * s.em
}

// glyph writes one glyph at its offset.
func (s *shower) glyph(g font.Glyph, text string) {
	if g.ID == 0 {
		s.fault("no font has the glyph of %q in %q", text, s.text.Content)
		return
	}
	s.needs.use(s.face, g.ID, text)
	s.rise(g.YOff)
	if !s.array {
		s.out = append(s.out, "[<"...)
		s.array = true
	}
	s.back -= g.XOff
	if v := math.Round(s.back); v != 0 {
		s.out = fmt.Appendf(s.out, ">%d<", int(v))
		s.back -= v
	}
	s.out = fmt.Appendf(s.out, "%04X", g.ID)
	// gopdf writes the widths of glyphs cut to whole units
	s.back += math.Floor(s.face.Advance(g.ID)) - (g.Advance - g.XOff)
}

// rise lifts the next glyphs by y, in 1/1000 em.
func (s *shower) rise(y float64) {
	if y == 0 && s.state[textRise] == initialState[textRise] {
		return
	}
	if op := number(y/s.em) + " Ts"; s.state[textRise] != op {
		s.stop()
		s.set(textRise, op)
	}
}

// stop ends the open array, so that other operators may follow.
func (s *shower) stop() {
	if !s.array {
		return
	}
	if v := math.Round(s.back); v != 0 {
		s.out = fmt.Appendf(s.out, ">%d]TJ\n", int(v))
		s.back -= v
	} else {
		s.out = append(s.out, ">]TJ\n"...)
	}
	s.array = false
}

// span writes glyphs that stand for a text of their own.
func (s *shower) span(text string, glyphs func()) {
	s.stop()
	s.op("/Span<</ActualText<FEFF" + utf16Hex(text) + ">>>BDC")
	glyphs()
	s.stop()
	s.op("EMC")
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
