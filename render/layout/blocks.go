package layout

// Blocks become pieces. Everything that stands in a column is a whole number of
// body lines high, air included, so that lines of neighbouring columns agree.

import (
	"strconv"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// frame is what blocks are set in.
type frame struct {
	width  float64 // of the column
	full   float64 // of the page; 0: nothing spans columns
	height float64 // of the text area
	text   textStyle
	tag    *scene.Tag
}

func (s *setter) columnFrame(tag *scene.Tag) frame {
	return frame{width: s.plan.ColumnWidth, full: s.plan.FullWidth, height: s.plan.height, text: s.body(), tag: tag}
}

// blocks sets blocks below each other.
func (s *setter) blocks(in []doc.Block, f frame) []*piece {
	var out []*piece
	for i, b := range in {
		out = append(out, s.block(b, before(in[:i]), f)...)
	}
	return out
}

// before is the last of the blocks that is text; exhibits may have moved away.
func before(in []doc.Block) doc.Block {
	for i := len(in) - 1; i >= 0; i-- {
		switch in[i].(type) {
		case *doc.Figure, *doc.Table, *doc.Box, *doc.Profile, *doc.KeyFigures:
		default:
			return in[i]
		}
	}
	return nil
}

func (s *setter) block(b, after doc.Block, f frame) []*piece {
	switch b := b.(type) {
	case *doc.Heading:
		return s.headingPiece(b, f)
	case *doc.Paragraph:
		st := f.text
		if _, ok := after.(*doc.Paragraph); ok && st.align == justified {
			st.indent = theme.MM(4)
		}
		p := s.paragraph(b.Text, st, f.width, f.tag.Add(scene.RP))
		if len(p) > 0 {
			p[0].grid = true
		}
		return p
	case *doc.List:
		return s.list(b, f)
	case *doc.Quote:
		return s.quote(b, f)
	case *doc.Figure:
		return []*piece{s.figure(b, f)}
	case *doc.Table:
		return s.table(b, f)
	case *doc.Box:
		return s.box(b, f)
	case *doc.Profile:
		return []*piece{s.profile(b, f)}
	case *doc.KeyFigures:
		return []*piece{s.keyFigures(b, f)}
	}
	panic("layout: unknown block")
}

const longHeading = 8 // lines

// headingPiece sets a heading on whole lines with its air above.
func (s *setter) headingPiece(h *doc.Heading, f frame) []*piece {
	level := min(max(h.Level, 2), 3, s.last+1)
	s.last = level
	role, st, foot := scene.RH2, s.heading(level), s.plan.Baseline
	if level == 3 {
		role, foot = scene.RH3, 0
	}
	lines := s.paragraph(h.Text, st, f.width, f.tag.Add(role))
	var rest []*piece
	if len(lines) > longHeading { // no heading, but nothing may be lost
		lines, rest = lines[:longHeading], lines[longHeading:]
	}
	p := stack(lines)
	high := roundUp(p.height+foot, s.plan.line)
	p.move(0, high-foot-p.height)
	one := roundUp(st.lead+foot, s.plan.line) - foot - st.lead // air above a heading of one line
	p.lift = high - foot - p.height - one                      // so that headings beside each other hang from one line
	p.height, p.keep, p.before = high, true, s.plan.line
	if level == 2 {
		p.before, p.section = 2*s.plan.line, doc.InlineText(h.Text)
	}
	p.anchors = append(p.anchors, Anchor{Name: h.ID})
	s.out = append(s.out, Bookmark{Title: doc.InlineText(h.Text), Level: level, Target: h.ID})
	return append([]*piece{p}, rest...)
}

const labelGap = 5 // points, after the widest of given labels

// list sets items with a hanging label.
func (s *setter) list(l *doc.List, f frame) []*piece {
	tag := f.tag.Add(scene.RList)
	if l.Small {
		f.text = s.footnote()
	}
	hang := 11.0
	if l.Ordered {
		hang = 9 + 5.2*float64(len(strconv.Itoa(len(l.Items))))
	}
	for _, label := range l.Labels {
		hang = max(hang, s.m.face(f.text.style).line(label)+labelGap)
	}
	var out []*piece
	for i, item := range l.Items {
		mark := "•"
		if l.Ordered {
			mark = strconv.Itoa(i+1) + "."
		}
		if l.Labels != nil {
			mark = l.Labels[i]
		}
		li := tag.Add(scene.RItem)
		lbl := s.text(mark, textStyle{style: f.text.style, lead: f.text.lead, fill: s.hue}, hang, li.Add(scene.RLabel))
		in := f
		in.width, in.tag, in.full = f.width-hang, li.Add(scene.RBody), 0
		in.text.indent = 0
		pieces := s.blocks(item, in)
		for _, p := range pieces {
			p.move(hang, 0)
			p.grid = false
		}
		if len(pieces) == 0 {
			pieces = []*piece{{height: f.text.lead}}
		}
		pieces[0].items = append(lbl[0].items, pieces[0].items...)
		out = append(out, pieces...)
	}
	return around(out, s.plan.Baseline)
}

// around puts air before the first and after the last piece.
func around(p []*piece, air float64) []*piece {
	if len(p) > 0 {
		p[0].before = max(p[0].before, air)
		p[len(p)-1].after = max(p[len(p)-1].after, air)
	}
	return p
}

// quote sets a quotation indented, with a rule in the chapter's colour beside it.
func (s *setter) quote(q *doc.Quote, f frame) []*piece {
	in, dx := f, theme.MM(4)
	in.width, in.tag, in.full = f.width-dx, f.tag.Add(scene.RQuote), 0
	in.text.style.Italic = true
	in.text.align = left
	pieces := s.blocks(q.Blocks, in)
	for _, p := range pieces {
		p.move(dx, 0)
		p.grid = false
		bar := rect(0, 0, 1.5, p.height+p.before, s.hue.Mix(s.th.White, 0.5))
		p.items = append([]scene.Item{artifact(bar)}, p.items...)
	}
	return around(pieces, s.plan.Baseline)
}
