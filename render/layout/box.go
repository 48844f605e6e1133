package layout

// A box is a tinted panel with a thick rule on top. It is one piece; only a box
// higher than the text area is cut, between its inner pieces. A wide box sets
// its text in two columns.

import (
	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

const boxRule = 3

func (s *setter) box(b *doc.Box, f frame) []*piece {
	e := &b.Exhibit
	width, k := exhibitWidth(e, f)
	pad := theme.MM(4)
	div := s.open(e, f)
	inner := width - 2*pad
	head := s.boxHead(e, inner, div)
	in := frame{width: inner, height: f.height, text: s.boxText(), tag: div}
	cols := 1
	if k == acrossPage {
		cols, in.width = 2, (inner-s.plan.Gutter)/2
	}
	body := s.blocks(b.Blocks, in)
	for i, p := range body {
		p.kind = inText
		if i > 0 && p.before == 0 && p.grid {
			p.before = s.plan.Baseline
		}
	}
	foot := s.footPieces(e, inner, div)
	return s.boxChunks(e, head, body, foot, width, k, cols, f.height)
}

func (s *setter) boxHead(e *doc.Exhibit, width float64, div *scene.Tag) []*piece {
	st := textStyle{style: sans(11.5, 600), lead: 14, fill: s.th.Ink}
	out := s.paragraph(e.Title, st, width, div.Add(scene.RCaption), s.exhibitLabel(e.Label)...)
	for _, p := range out {
		p.keep = true
	}
	return out
}

// boxChunks fills panels no higher than room with the pieces of a box.
func (s *setter) boxChunks(e *doc.Exhibit, head, body, foot []*piece, width float64, k kind, cols int, room float64) []*piece {
	pad := theme.MM(4)
	var out []*piece
	for first := true; first || len(body) > 0 || len(foot) > 0; first = false {
		p := &piece{kind: k, series: seriesOf(e), before: s.plan.line, after: s.plan.line}
		y := boxRule + pad*0.75
		if len(head) > 0 {
			h := stack(head)
			p.absorb(h, pad, y)
			y += h.height + 4
			head = nil
		}
		small := stackHeight(foot)
		free := room - y - pad
		n, high := fitColumns(body, cols, free)
		if n == len(body) && high+small+s.plan.Baseline > free && high > 0 && small > 0 && small < free {
			n, high = fitColumns(body, cols, free-small-s.plan.Baseline)
		}
		s.placeColumns(p, body[:n], cols, high, pad, y, width)
		y += high
		if body = body[n:]; len(body) == 0 && (y+small+pad <= room || n == 0) {
			if len(foot) > 0 {
				y += s.plan.Baseline
				f := stack(foot)
				p.absorb(f, pad, y)
				y += f.height
				foot = nil
			}
		}
		p.height = roundUp(y+pad*0.75, s.plan.line)
		p.items = append([]scene.Item{artifact(rect(0, 0, width, p.height, s.tint()), rect(0, 0, width, boxRule, s.hue))}, p.items...)
		if first {
			p.anchors = append(p.anchors, Anchor{Name: e.ID})
		} else {
			p.flaws = append(p.flaws, Flaw{Split, e.Label + " goes on"})
		}
		out = append(out, p)
	}
	return out
}

func stackHeight(pieces []*piece) float64 {
	h, prev := 0.0, 0.0
	for i, p := range pieces {
		if i > 0 {
			h += max(prev, p.before)
		}
		h += p.height
		prev = p.after
	}
	return h
}

// fitColumns finds how many pieces go into cols columns at most room high, and
// the least height that holds them. At least one piece is taken.
func fitColumns(pieces []*piece, cols int, room float64) (n int, height float64) {
	if len(pieces) == 0 {
		return 0, 0
	}
	if n = takeColumns(pieces, cols, room); n == 0 {
		return 1, pieces[0].height
	}
	height = stackHeight(pieces[:n])
	for h := max(height/float64(cols), pieces[0].height); h < height; h += 3.25 {
		if takeColumns(pieces[:n], cols, h) == n {
			return n, h
		}
	}
	return n, min(height, room)
}

// takeColumns counts the pieces that fill cols columns of a height.
func takeColumns(pieces []*piece, cols int, height float64) int {
	n := 0
	for range cols {
		n += takeColumn(pieces[n:], height)
	}
	return n
}

// takeColumn counts the pieces that fill one column; pieces that must stay with
// their next one move on with it.
func takeColumn(pieces []*piece, height float64) int {
	y, prev, legal := 0.0, 0.0, 0
	for i, p := range pieces {
		if i > 0 {
			y += max(prev, p.before)
		}
		y += p.height
		if y > height+1e-6 {
			if legal == 0 && i > 0 && pieces[0].height <= height {
				return i
			}
			return legal
		}
		if prev = p.after; !p.keep || i == len(pieces)-1 {
			legal = i + 1
		}
	}
	return legal
}

func (s *setter) placeColumns(into *piece, pieces []*piece, cols int, height, x, y, width float64) {
	step := (width - 2*x + s.plan.Gutter) / float64(cols)
	for c := 0; c < cols && len(pieces) > 0; c++ {
		n := takeColumn(pieces, height)
		if c == cols-1 || n == 0 {
			n = len(pieces)
		}
		into.absorb(stack(pieces[:n]), x+float64(c)*step, y)
		pieces = pieces[n:]
	}
}
