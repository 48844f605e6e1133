package sheet

// Cards: title at the left, the drawing at the right on white, all as large as
// it fits; a wide drawing stands below its title instead.

import (
	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// The size of a card, in pixels.
const (
	CardWidth  = 1200
	CardHeight = 630
)

const (
	edge    = 48
	strip   = 14 // of the chapter's hue, on top
	gap     = 36
	sidebar = 400 // width of the title beside a drawing
)

// Card sets the card of a figure.
func (s *Setter) Card(f *doc.Figure, hue string) *scene.Scene {
	out := s.blank(hue)
	size := 40.0
	c := s.cardTitle(f.Label, doc.InlineText(f.Title), s.hue(hue), CardWidth-2*edge, size)
	x, y, w := float64(edge), c.y+16, float64(CardWidth-2*edge)
	h := CardHeight - edge - 24 - y
	if f.Scene.Width/f.Scene.Height < 1.35 { // tall: beside the title
		c = s.cardTitle(f.Label, doc.InlineText(f.Title), s.hue(hue), sidebar, size)
		x, y, w = edge+sidebar+gap, edge+strip, CardWidth-2*edge-sidebar-gap
		h = CardHeight - edge - y
	}
	k := min(w/f.Scene.Width, h/f.Scene.Height)
	left := x + (w-k*f.Scene.Width)/2
	drawing := &scene.Group{Matrix: scene.Scale(k).Then(scene.Translate(left, y+(h-k*f.Scene.Height)/2)), Items: f.Scene.Items}
	out.Items = append(out.Items, c.group, drawing, s.name(s.Theme.Soft))
	return out
}

// TitleCard is the card of pages without a drawing.
func (s *Setter) TitleCard(label, title, hue string) *scene.Scene {
	accent := s.hue(hue)
	out := &scene.Scene{Width: CardWidth, Height: CardHeight, Items: []scene.Item{rect(0, 0, CardWidth, CardHeight, accent)}}
	c := &column{s: s, x: 80, y: 130, width: CardWidth - 160, group: &scene.Group{}}
	white := s.Theme.White
	if label != "" {
		c.text(label, scene.TextStyle{Family: theme.Sans, Size: 34, Weight: 400}, white, 60)
	}
	c.text(title, scene.TextStyle{Family: theme.Sans, Size: 72, Weight: 700}, white, 84)
	out.Items = append(out.Items, c.group, s.name(white))
	return out
}

func (s *Setter) blank(hue string) *scene.Scene {
	return &scene.Scene{Width: CardWidth, Height: CardHeight, Items: []scene.Item{
		rect(0, 0, CardWidth, CardHeight, s.Theme.White), rect(0, 0, CardWidth, strip, s.hue(hue))}}
}

func (s *Setter) cardTitle(label, title string, accent theme.Colour, width, size float64) *column {
	st := scene.TextStyle{Family: theme.Sans, Size: size, Weight: 700}
	for len(s.lines(title, st, width)) > int(8*width/CardWidth)+1 && st.Size > 26 {
		st.Size -= 2
	}
	c := &column{s: s, x: edge, y: edge, width: width, group: &scene.Group{}}
	c.text(label, scene.TextStyle{Family: theme.Sans, Size: 24, Weight: 700}, accent, 36)
	c.text(title, st, s.Theme.Ink, st.Size*1.18)
	return c
}

// name is the title of the study in the foot.
func (s *Setter) name(c theme.Colour) *scene.Group {
	st := scene.TextStyle{Family: theme.Sans, Size: 20, Weight: 600}
	return &scene.Group{Items: []scene.Item{&scene.Text{X: edge, Y: CardHeight - 24, Content: s.lines(s.Doc.Title, st, CardWidth)[0], Style: st, Fill: scene.Fill(c)}}}
}
