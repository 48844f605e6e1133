package layout

// A paragraph becomes one piece per line. Lines are chosen by breakLines and
// then set from their real text: each run of one style is one scene.Text, and
// the space between words is what is left over when the runs are shaped as the
// PDF will shape them.

import (
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// align is how lines stand in their measure.
type align byte

const (
	left align = iota
	justified
	right
	centred
)

// textStyle is how a paragraph is set.
type textStyle struct {
	style  scene.TextStyle
	lead   float64
	fill   theme.Colour
	align  align
	hyphen bool    // hyphenate
	indent float64 // of the first line
}

// label is a run-in lead word before the text.
type label struct {
	text  string
	style scene.TextStyle
	fill  theme.Colour
	gap   float64
}

// paragraph sets inlines as lines in the measure. All lines belong to tag.
func (s *setter) paragraph(in []doc.Inline, st textStyle, width float64, tag *scene.Tag, lead ...label) []*piece {
	r := &run{s: s, tag: tag}
	for _, l := range lead {
		r.add(l.text, look{style: l.style, fill: l.fill})
		if n := len(r.spans); n > 0 {
			r.spans[n-1].gap = l.gap
		}
		r.add(" ", look{style: st.style, fill: st.fill})
	}
	r.inlines(in, look{style: st.style, fill: st.fill})
	text := r.finish()
	if text == "" {
		return nil
	}
	hyph := s.hyph
	if !st.hyphen {
		hyph = nil
	}
	p := &para{s: s, text: text, spans: r.spans, st: st, width: width, tag: tag}
	p.frags = segment(text, r.spans, hyph, width-max(0, st.indent))
	out := p.set(measure{width: width, indent: st.indent, justify: st.align == justified}, r.notes)
	if st.align == justified && flawed(out) {
		out = p.mend(out, r.notes)
	}
	if st.align == justified {
		out = p.settle(out, r.notes)
	}
	p.placeMentions(out, r.mentions)
	return out
}

// set breaks the paragraph and sets its lines.
func (p *para) set(m measure, notes []*doc.Note) []*piece {
	if p.ends = breakLines(p.frags, m); len(p.ends) == 0 {
		return nil
	}
	out := p.pieces(notes)
	if m.justify {
		p.rivers(out)
	}
	return out
}

const mendLines = 30 // of a paragraph that is broken anew for a river or a loose line

// mend looks for other breaks of a paragraph with a flaw: each end of a line is
// forbidden in turn, and the first way without a flaw is taken.
func (p *para) mend(out []*piece, notes []*doc.Note) []*piece {
	ends := p.ends
	for k := 0; k < min(len(ends)-1, mendLines); k++ {
		try := p.set(measure{width: p.width, indent: p.st.indent, justify: true, avoid: ends[k]}, notes)
		if len(try) > 0 && !flawed(try) {
			return try
		}
	}
	p.ends = ends
	return out
}

// settleLimit is how far spaces may stretch, as a ratio, for a better last line,
// where no line of the paragraph is looser anyway.
const settleLimit = 1.6

// settle looks for other breaks of a paragraph whose last line is short or the
// rest of a word: with wider spaces, then with letters a little closer. It may
// make no flaw.
func (p *para) settle(out []*piece, notes []*doc.Note) []*piece {
	ends, found := p.ends, p.lastLine(out)
	if found == goodLast {
		return out
	}
	m := measure{width: p.width, indent: p.st.indent, justify: true}
	m.limit = max(settleLimit, loosest(p.frags, ends, m))
	for m.last = shortLast; m.last <= found; m.last++ {
		for _, m.tight = range []bool{false, true} {
			if try := p.set(m, notes); len(try) > 0 && !flawed(try) {
				return try
			}
		}
	}
	p.ends = ends
	return out
}

// lastLine judges the last line of the paragraph.
func (p *para) lastLine(lines []*piece) lastLine {
	k := len(lines)
	if k < 2 {
		return goodLast
	}
	return lastOf(lines[k-1].end/p.width, p.frags[p.ends[k-2]-1].hyphen > 0)
}

func flawed(lines []*piece) bool {
	for _, l := range lines {
		if len(l.flaws) > 0 {
			return true
		}
	}
	return false
}

// text sets one string in one style.
func (s *setter) text(t string, st textStyle, width float64, tag *scene.Tag) []*piece {
	return s.paragraph([]doc.Inline{doc.Text(t)}, st, width, tag)
}

// para is a broken paragraph.
type para struct {
	s     *setter
	text  string
	spans []span
	frags []fragment
	ends  []int
	st    textStyle
	width float64
	tag   *scene.Tag
}

func (p *para) pieces(notes []*doc.Note) []*piece {
	out := make([]*piece, 0, len(p.ends))
	from, at := 0, 0
	for i, to := range p.ends {
		line := p.line(from, to, i == 0, i == len(p.ends)-1, &at)
		out = append(out, line)
		from = to
	}
	for i := range out { // widows and orphans: two lines stay together at either end
		out[i].keep = len(out) > 1 && (i == 0 || i == len(out)-2)
	}
	p.placeNotes(out, notes)
	return out
}

// placeNotes gives each footnote to the line of its mark.
func (p *para) placeNotes(lines []*piece, notes []*doc.Note) {
	for _, n := range notes {
		at := 0
		for i, l := range lines {
			for _, k := range l.links {
				if k.Target == n.ID {
					at = i
				}
			}
		}
		lines[at].notes = append(lines[at].notes, n)
	}
}

// runText is the part of a line in one span.
type runText struct {
	span    *span
	content string
	width   float64 // natural
	spaces  int
}

// line sets fragments from to to. at is the first span that may be on the line.
func (p *para) line(from, to int, first, last bool, at *int) *piece {
	start, end := p.frags[from].start, p.frags[to-1].end
	soft := !last && p.frags[to-1].hyphen > 0
	runs, natural, spaces := p.runs(start, end, soft, at)
	x, width := 0.0, p.width
	if first {
		x, width = p.st.indent, p.width-p.st.indent
	}
	wordSpace := 0.0
	switch p.st.align {
	case justified:
		if spaces > 0 && (!last || natural > width) {
			wordSpace = (width - natural) / float64(spaces)
			runs, wordSpace = p.loosen(runs, width, wordSpace, soft)
			runs, wordSpace = p.tighten(runs, width, wordSpace, soft)
			natural = width - wordSpace*float64(spaces)
		}
	case right:
		x += width - natural
	case centred:
		x += (width - natural) / 2
	}
	out := &piece{height: p.st.lead}
	group := &scene.Group{Tag: p.tag}
	for i, r := range runs {
		t := &scene.Text{X: x, Y: p.s.baseline(p.st) - r.span.rise, Content: r.content, Style: r.span.face.style,
			Fill: scene.Fill(r.span.fill), WordSpace: wordSpace}
		w := r.width + float64(r.spaces)*wordSpace
		if i == len(runs)-1 {
			t.SoftHyphen = soft
			if !last && !soft && end < len(p.text) && p.text[end] == ' ' {
				t.Content += " "
			}
		}
		p.put(out, group, t, r.span, w)
		x += w
		if r.span.end <= end {
			x += r.span.gap
		}
	}
	out.items, out.end = []scene.Item{group}, x
	p.judge(out, p.text[start:end], natural, width, wordSpace, last)
	if p.frags[to-1].penalty == emergencyBreak && !last {
		out.flaws = append(out.flaws, Flaw{SplitWord, excerpt(p.text[start:end])})
	}
	return out
}

// tighten moves the letters of a line closer whose spaces would be too narrow.
func (p *para) tighten(runs []runText, width, wordSpace float64, soft bool) ([]runText, float64) {
	least := -shrinkOf * p.s.m.face(p.st.style).space
	for t := 1; t <= mostTight && wordSpace < least; t++ {
		tight, w := p.track(runs, width, -trackStep*float64(t), soft)
		if t == mostTight || w >= least {
			return tight, w
		}
	}
	return runs, wordSpace
}

// track sets runs with other distances between letters; it returns what is left
// for each space.
func (p *para) track(runs []runText, width, by float64, soft bool) ([]runText, float64) {
	out, natural, spaces := make([]runText, len(runs)), 0.0, 0
	for i, r := range runs {
		sp := *r.span
		style := sp.face.style
		style.Tracking += by
		sp.face = p.s.m.face(style)
		text := r.content
		if soft && i == len(runs)-1 {
			text += "-"
		}
		out[i] = runText{span: &sp, content: r.content, width: sp.face.line(text), spaces: r.spaces}
		natural += out[i].width
		spaces += r.spaces
		if i < len(runs)-1 {
			natural += sp.gap
		}
	}
	return out, (width - natural) / float64(spaces)
}

// loosen spreads the letters of a line whose spaces are very wide, by less than
// the eye sees, so that the spaces give up some of their width.
func (p *para) loosen(runs []runText, width, wordSpace float64, soft bool) ([]runText, float64) {
	space := p.s.m.face(p.st.style).space
	for t := 1; t <= mostTracking && wordSpace > trackAbove*space; t++ {
		spread, w := p.track(runs, width, trackStep*float64(t), soft)
		if w >= 0 {
			wordSpace = w
		}
		if t == mostTracking || wordSpace <= trackAbove*space {
			return spread, wordSpace
		}
	}
	return runs, wordSpace
}

// letters of a loose line are spread in steps of trackStep points, until spaces
// are at most 1 + trackAbove times as wide as they should be.
const (
	trackStep    = 0.05
	mostTracking = 5
	mostTight    = 2 // steps that the letters of a tight line move closer
	trackAbove   = 1.2
)

// put adds a text to the line's group, with its link if it has one.
func (p *para) put(out *piece, group *scene.Group, t *scene.Text, sp *span, w float64) {
	l := sp.link
	if l == nil || (p.tag != nil && p.tag.Role == scene.Artifact) {
		group.Items = append(group.Items, t)
		return
	}
	item := scene.Item(t)
	if l.tag != nil {
		item = tagged(l.tag, t)
	}
	group.Items = append(group.Items, item)
	out.links = append(out.links, Link{X: t.X, Y: 0, Width: w, Height: p.st.lead,
		URL: l.url, Target: l.target, Text: l.text, Tag: l.tag})
}

// runs cuts text[start:end] by spans and measures it.
func (p *para) runs(start, end int, soft bool, at *int) (out []runText, natural float64, spaces int) {
	for *at < len(p.spans) && p.spans[*at].end <= start {
		*at++
	}
	for i := *at; i < len(p.spans) && p.spans[i].start < end; i++ {
		sp := &p.spans[i]
		c := p.text[max(start, sp.start):min(end, sp.end)]
		if n := len(out); n > 0 && joins(out[n-1].span, sp) {
			c = out[n-1].content + c
			natural -= out[n-1].width
			spaces -= out[n-1].spaces
			out = out[:n-1]
		}
		measured := c
		if soft && sp.end >= end {
			measured += "-"
		}
		r := runText{span: sp, content: c, width: sp.face.line(measured), spaces: strings.Count(c, " ")}
		out = append(out, r)
		natural += r.width
		spaces += r.spaces
		if sp.end <= end {
			natural += sp.gap
		}
	}
	return out, natural, spaces
}

// joins reports whether two neighbouring spans can be one run.
func joins(a, b *span) bool {
	return a.face == b.face && a.fill == b.fill && a.rise == b.rise && a.gap == 0 && a.link == b.link && a.end == b.start
}

// baseline is where letters stand in a line: capitals are centred in the lead.
func (s *setter) baseline(st textStyle) float64 {
	return st.lead/2 + 0.335*st.style.Size
}
