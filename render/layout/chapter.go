package layout

// A chapter opens on a new page with a band in its colour across the whole
// page: the number beside the title. The standfirst stands below, then the text
// in two columns.

import (
	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

const bandHeight = 92 // mm

func (b *binder) chapter(c *doc.Chapter) *part {
	hue := b.th.Hues[0].Colour
	if h, ok := b.th.Hue(c.Hue); ok {
		hue = h.Colour
	}
	s := b.setterFor(hue)
	s.root.Title = c.Title
	p := &part{setter: s, id: c.ID, title: c.Title, width: b.plan.ColumnWidth, labels: labels(c.Blocks)}
	s.out = append(s.out, Bookmark{Title: c.Sign() + "  " + c.Title, Level: 1, Target: c.ID})
	opener, head := s.chapterOpener(c)
	p.opener = opener
	p.fillPart(s.blocks(c.Blocks, s.columnFrame(s.root)), 2, head)
	return p
}

// chapterOpener sets band, title and standfirst; head is the room they take of
// the text area.
func (s *setter) chapterOpener(c *doc.Chapter) (func(float64) *piece, float64) {
	z := s.plan
	numberWidth := theme.MM(30)
	title := stack(s.text(c.Title, textStyle{style: sans(30, 700), lead: 34, fill: s.th.White}, z.FullWidth-numberWidth, s.root.Add(scene.RH1)))
	number := stack(s.text(c.Sign(), textStyle{style: sans(64, 300), lead: 64, fill: s.th.White}, numberWidth, &scene.Tag{Role: scene.Artifact}))
	stand := stack(s.paragraph(c.Standfirst, textStyle{style: sans(13, 400), lead: 18, fill: s.hue}, theme.MM(140), s.root.Add(scene.RP)))
	band := theme.MM(bandHeight)
	high := max(band, title.height+theme.MM(40))
	below := high + 16
	head := below + stand.height + 16 - z.Head
	if stand.height == 0 {
		head = high + 20 - z.Head
	}
	head = roundUp(head, z.line)
	return func(leftEdge float64) *piece {
		out := &piece{items: []scene.Item{artifact(rect(0, 0, z.Width, high, s.hue))}}
		// the first lines of number and title share a baseline
		y := high - theme.MM(16) - title.height
		first := y + 17 + 0.335*30
		out.absorb(number, leftEdge, first-32-0.335*64)
		out.absorb(title, leftEdge+numberWidth, y)
		out.absorb(stand, leftEdge+numberWidth, below)
		return out
	}, head
}
