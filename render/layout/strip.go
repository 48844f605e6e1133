package layout

// The findings of a chapter stand in a panel across the page, as on the site:
// under the profile where the chapter has one, else at its beginning. The front
// of the book gathers those of all chapters.

import (
	"strconv"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// withStrip sets the blocks of a chapter with the panel of its findings among them.
func (s *setter) withStrip(c *doc.Chapter, f frame) []*piece {
	if len(c.Findings) == 0 {
		return s.blocks(c.Blocks, f)
	}
	at := 0
	for i, b := range c.Blocks {
		if _, ok := b.(*doc.Profile); ok {
			at = i + 1
			break
		}
	}
	flow := s.blocks(c.Blocks[:at], f)
	flow = append(flow, s.strip(c.Findings, f))
	return append(flow, s.blocks(c.Blocks[at:], f)...)
}

// strip is a title band over the findings, in columns of about the same height.
func (s *setter) strip(all []doc.Finding, f frame) *piece {
	width, pad, cols := f.full, theme.MM(4), min(3, len(all))
	div := f.tag.Add(scene.RDiv)
	out := &piece{kind: acrossPage, before: s.plan.line, after: s.plan.line}
	title := textStyle{style: sans(11.5, 600), lead: 14, fill: s.th.White}
	t := stack(s.text(s.th.Words.KeyFindings, title, width-2*pad, div.Add(scene.RP)))
	band := t.height + 10
	out.absorb(t, pad, 5)
	list := div.Add(scene.RList)
	w := (width - 2*pad - float64(cols-1)*s.plan.Gutter) / float64(cols)
	var items []*piece
	for i := range all {
		items = append(items, s.stripItem(&all[i], w, list.Add(scene.RItem)))
	}
	y := band + pad*0.75
	_, high := fitColumns(items, cols, stackHeight(items)+1)
	s.placeColumns(out, items, cols, high, pad, y, width)
	out.height = roundUp(y+high+pad*0.75, s.plan.line)
	ground := artifact(rect(0, 0, width, out.height, s.tint()), rect(0, 0, width, band, s.hue))
	out.items = append([]scene.Item{ground}, out.items...)
	return out
}

// stripItem is one finding: its number and its words. The links of its figures
// and sources are with the same number in front of the book.
func (s *setter) stripItem(f *doc.Finding, width float64, li *scene.Tag) *piece {
	const hang = 18
	st := textStyle{style: sans(8.8, 400), lead: 11.5, fill: s.th.Ink, hyphen: true}
	num := textStyle{style: sans(9.2, 600), lead: 11.5, fill: s.hue}
	number := stack(s.text(strconv.Itoa(f.Number), num, hang, li.Add(scene.RLabel)))
	text := stack(s.text(doc.InlineText(f.Text), st, width-hang, li.Add(scene.RBody)))
	out := &piece{height: text.height, after: s.plan.Baseline}
	out.absorb(number, 0, 0)
	out.absorb(text, hang, 0)
	return out
}
