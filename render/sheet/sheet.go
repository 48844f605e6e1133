// Package sheet sets one figure or map as a sheet of its own, for readers who
// take it away: [Plate] has its caption, drawing, source and the name of the
// study, for PNG and PDF; [Card] is the picture of 1200 by 630 that other sites
// show beside a link to it. Both are scenes; whoever calls makes them into
// pixels or a page. Nothing of the drawing is changed but its size.
package sheet

import (
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/font"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// Setter knows the look and the study.
type Setter struct {
	Theme *theme.Theme
	Fonts *font.Book
	Doc   *doc.Document
}

// Places of a plate, in points.
const (
	margin    = 14
	leastWide = 300
)

// Part says what stands where on a plate, for readers that do not see.
type Part struct {
	Item *scene.Group
	Role scene.Role
}

// Plate sets the figure; parts lists its groups in reading order: caption, drawing, source.
func (s *Setter) Plate(f *doc.Figure, hue string) (*scene.Scene, []Part) {
	inner := max(f.Scene.Width, leastWide)
	out := &scene.Scene{Width: inner + 2*margin}
	c := &column{s: s, x: margin, y: margin, width: inner}
	accent := s.hue(hue)
	out.Items = append(out.Items, rect(0, 0, out.Width, 3, accent))
	caption := &scene.Group{}
	c.into(caption)
	label := theme.Sans
	c.text(strings.ToUpper(f.Label), scene.TextStyle{Family: label, Size: 8.4, Weight: 700, Tracking: 0.4}, accent, 12)
	c.text(doc.InlineText(f.Title), scene.TextStyle{Family: theme.Sans, Size: 11, Weight: 600}, s.Theme.Ink, 14)
	if f.Unit != "" {
		c.text(f.Unit, scene.TextStyle{Family: theme.Sans, Size: 9, Weight: 400}, s.Theme.Soft, 12)
	}
	c.y += 8
	drawing := &scene.Group{Matrix: scene.Translate(margin, c.y), Items: f.Scene.Items}
	c.y += f.Scene.Height + 6
	foot := &scene.Group{}
	c.into(foot)
	small := scene.TextStyle{Family: theme.Sans, Size: 7.6, Weight: 400}
	for _, line := range s.Foot(f) {
		c.text(line, small, s.Theme.Soft, 9.75)
	}
	out.Height = c.y + margin*0.7
	out.Items = append(out.Items, caption, drawing, foot)
	return out, []Part{{caption, scene.RCaption}, {drawing, scene.RFigure}, {foot, scene.RP}}
}

// Foot is what stands under the drawing, by paragraphs: source, note, disclaimer, legend, the study.
func (s *Setter) Foot(f *doc.Figure) []string {
	var out []string
	add := func(word string, in []doc.Inline) {
		if t := doc.InlineText(in); t != "" {
			if word != "" {
				t = word + ": " + t
			}
			out = append(out, t)
		}
	}
	add(f.SourceWord, f.Source)
	add(s.Theme.Words.Note, f.Note)
	add("", f.Disclaimer)
	if f.Legend != "" {
		out = append(out, f.Legend)
	}
	d := s.Doc
	line := d.Title
	for _, t := range []string{d.Edition, d.Licence} {
		if t != "" {
			line += s.Theme.Words.ListSep + t
		}
	}
	return append(out, line)
}

func (s *Setter) hue(name string) theme.Colour {
	if h, ok := s.Theme.Hue(name); ok {
		return h.Colour
	}
	return s.Theme.Hues[0].Colour
}

// column sets lines below each other.
type column struct {
	s           *Setter
	x, y, width float64
	group       *scene.Group
}

func (c *column) into(g *scene.Group) { c.group = g }

func (c *column) text(t string, st scene.TextStyle, colour theme.Colour, lead float64) {
	for _, l := range c.s.lines(t, st, c.width) {
		c.y += lead
		c.group.Items = append(c.group.Items, &scene.Text{X: c.x, Y: c.y - lead*0.25, Content: l, Style: st, Fill: scene.Fill(colour)})
	}
}

// lines breaks a text at spaces so that each line fits.
func (s *Setter) lines(t string, st scene.TextStyle, width float64) []string {
	f := font.Style{Family: st.Family, Weight: st.Weight, Italic: st.Italic, Size: st.Size, Tracking: st.Tracking}
	var out []string
	line := ""
	for word := range strings.SplitSeq(t, " ") {
		next := strings.TrimSpace(line + " " + word)
		if line != "" && s.Fonts.Width(next, f) > width {
			out = append(out, line)
			next = word
		}
		line = next
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}

func rect(x, y, w, h float64, c theme.Colour) *scene.Path {
	return &scene.Path{Fill: scene.Fill(c), Segs: []scene.Seg{{Op: scene.Move, Args: [6]float64{x, y}}, {Op: scene.Line, Args: [6]float64{x + w, y}},
		{Op: scene.Line, Args: [6]float64{x + w, y + h}}, {Op: scene.Line, Args: [6]float64{x, y + h}}, {Op: scene.Close}}}
}
