package layout

// The styles of the book, from the theme's paper section.

import (
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// setter sets the type of one part of the book: a chapter, or the front matter.
// It belongs to one goroutine.
type setter struct {
	m    *measurer
	th   *theme.Theme
	hyph *Hyphenator
	hue  theme.Colour // of the chapter
	root *scene.Tag   // what the part's tags hang below
	last int          // level of the last heading
	seen map[string]bool
	out  []Bookmark
	refs *folios
	plan *sizes
}

// sizes holds lengths derived from the theme's paper.
type sizes struct {
	theme.Paper
	line   float64 // two grid units: the lead of the body
	height float64 // of the text area, whole lines

	turnedWidth, turnedHeight float64 // of the text area of a landscape page
}

func newSizes(p theme.Paper) *sizes {
	z := &sizes{Paper: p, line: 2 * p.Baseline}
	z.height = float64(int((p.Height-p.Head-p.Foot)/z.line)) * z.line
	z.turnedWidth = p.Height - p.Inner - p.Outer
	z.turnedHeight = float64(int((p.Width-p.Head-p.Foot)/z.line)) * z.line
	return z
}

func serif(size float64) scene.TextStyle {
	return scene.TextStyle{Family: theme.Serif, Size: size, Weight: 400}
}

func sans(size float64, weight int) scene.TextStyle {
	return scene.TextStyle{Family: theme.Sans, Size: size, Weight: weight}
}

func (s *setter) body() textStyle {
	return textStyle{style: serif(s.plan.BodySize), lead: s.plan.BodyLead, fill: s.th.Ink, align: justified, hyphen: true}
}

func (s *setter) heading(level int) textStyle {
	if level <= 2 {
		return textStyle{style: sans(15, 600), lead: 19.5, fill: s.hue}
	}
	return textStyle{style: sans(11.5, 600), lead: 13, fill: s.th.Ink}
}

func (s *setter) caption() textStyle {
	return textStyle{style: sans(s.plan.CaptionSize, 600), lead: s.plan.CaptionLead, fill: s.th.Ink}
}

func (s *setter) unit() textStyle {
	return textStyle{style: sans(s.plan.CaptionSize, 400), lead: s.plan.CaptionLead, fill: s.th.Soft}
}

func (s *setter) source() textStyle {
	return textStyle{style: sans(s.plan.SourceSize, 400), lead: s.plan.SourceLead, fill: s.th.Soft}
}

func (s *setter) footnote() textStyle {
	return textStyle{style: serif(s.plan.SourceSize + 0.2), lead: s.plan.SourceLead, fill: s.th.Ink, align: justified, hyphen: true}
}

func (s *setter) tableText() textStyle {
	st := sans(s.plan.TableSize, 400)
	st.Features = scene.Tabular
	return textStyle{style: st, lead: s.plan.TableLead, fill: s.th.Ink}
}

func (s *setter) boxText() textStyle {
	return textStyle{style: sans(9.2, 400), lead: s.plan.BodyLead, fill: s.th.Ink, hyphen: true}
}

// tint is the ground of boxes: the chapter's colour at 8 per cent.
func (s *setter) tint() theme.Colour { return s.hue.Mix(s.th.White, 0.92) }

// linkColour is the colour of links out of the report; white text stays white.
func (s *setter) linkColour(c theme.Colour) theme.Colour {
	if c == s.th.White {
		return c
	}
	return s.hue
}
