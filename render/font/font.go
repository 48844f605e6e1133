// Package font loads the embedded fonts and shapes and measures text, the same
// for charts, lines and pages: one shaper, one answer. Shaping is HarfBuzz in Go
// (go-text/typesetting) with kerning, ligatures, OpenType features, script and
// direction runs, and fallback between the loaded faces.
package font

// Style chooses a face and how text is set in it.
type Style struct {
	Family   string // theme.Serif, theme.Sans; unknown names fall back to Sans
	Weight   int    // 300, 400, 600, 700; the nearest loaded one is taken
	Italic   bool
	Size     float64  // points
	Features []string // OpenType tags to switch on beside kern and liga: "tnum", "onum", "smcp", "sups"
	Tracking float64  // extra advance per letter, points
	Lang     string   // BCP 47; "" is English
}

// Glyph is one placed glyph of a run. Lengths are in 1/1000 em.
type Glyph struct {
	ID         uint32
	Advance    float64
	XOff, YOff float64
	Cluster    int // index of its first rune in the text
	Runes      int // runes it stands for; 0 for the later glyphs of a cluster
}

// Run is a stretch of one face and one direction, in visual order.
type Run struct {
	Face   *Face
	RTL    bool
	Glyphs []Glyph
}

// Line is a shaped text.
type Line struct {
	Text  []rune
	Runs  []Run
	Width float64 // points, tracking included
}

// Metrics of a style in points; Descent is positive.
type Metrics struct{ Ascent, Descent, CapHeight, XHeight float64 }
