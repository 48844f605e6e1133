package layout

// Footnotes stand at the foot of the column that holds their mark, under a
// short rule, or together at the end of a chapter that asks for it. A note is set once, when a column first asks for it.

import (
	"strconv"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
)

// noteLines sets a footnote as lines of the measure.
func (s *setter) noteLines(n *doc.Note, width float64) []*piece {
	tag := s.root.Add(scene.RNote)
	tag.ID = n.ID
	st := s.footnote()
	hang := 5 + 4.2*float64(len(strconv.Itoa(n.Number)))
	num := st
	num.style.Features |= scene.Superior
	num.align = left
	lbl := s.text(strconv.Itoa(n.Number), num, hang, tag.Add(scene.RLabel))
	lines := s.paragraph(n.Text, st, width-hang, tag.Add(scene.RP))
	if len(lines) == 0 {
		lines = []*piece{{height: st.lead}}
	}
	for _, l := range lines {
		l.move(hang, 0)
	}
	lines[0].items = append(lbl[0].items, lines[0].items...)
	lines[0].anchors = append(lines[0].anchors, Anchor{Name: n.ID})
	return lines
}

// endnotes sets all notes of a chapter below each other, under a heading.
func (s *setter) endnotes(c *doc.Chapter, width float64) []*piece {
	if len(c.Notes) == 0 {
		return nil
	}
	h := stack(s.text(s.th.Words.Notes, s.heading(2), width, s.root.Add(scene.RH2)))
	h.before, h.after, h.keep, h.grid, h.section = 2*s.plan.line, s.plan.Baseline, true, true, s.th.Words.Notes
	out := []*piece{h}
	for _, n := range c.Notes {
		lines := s.noteLines(n, width)
		for i, l := range lines {
			l.keep = len(lines) > 1 && (i == 0 || i == len(lines)-2)
		}
		out = append(out, around(lines, 2)...)
	}
	return out
}
