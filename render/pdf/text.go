package pdf

// Text: a line is shaped as it was for measuring, placed by its anchor and
// angle, and painted (glyphs.go), first its halo and then its letters.

import (
	"math"
	"strings"
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
	if t.Content == "" {
		return
	}
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
		p.with("/Lang"+textString(t.Style.Lang), func() { p.letters(t, line, place, area) })
	} else {
		p.letters(t, line, place, area)
	}
}

// letters paints the halo, which replaces no text, and the letters above it.
func (p *painter) letters(t *scene.Text, line *shapedText, place scene.Matrix, area box) {
	if drawn(t.Halo.Paint) && t.Halo.Width > 0 && p.setPaint(strokeColour, t.Halo.Paint, area) {
		p.with(replacedBy(""), func() {
			p.openMark()
			p.setStroke(&t.Halo)
			p.set(textMode, "1 Tr")
			p.show(t, line, place, true)
		})
	}
	if drawn(t.Fill) && p.setPaint(fillColour, t.Fill, area) {
		p.openMark()
		p.set(textMode, "0 Tr")
		p.show(t, line, place, false)
	}
}
