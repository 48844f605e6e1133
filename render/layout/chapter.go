package layout

// A chapter opens on a new page with a band in its colour across the whole
// page: the number beside the title. The standfirst stands below, then the text
// in two columns.

import (
	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// The height of bands, in mm.
const (
	bandHeight  = 92
	briefHeight = 52 // of a brief, which is a sheet and has no chapters
)

func (b *binder) chapter(c *doc.Chapter) *part {
	hue := b.th.Hues[0].Colour
	if h, ok := b.th.Hue(c.Hue); ok {
		hue = h.Colour
	}
	s := b.setterFor(hue)
	s.root.Title = c.Title
	p := &part{setter: s, id: c.ID, title: c.Title, sign: c.Sign(), width: b.plan.ColumnWidth, labels: labels(c.Blocks), annex: c.Letter != ""}
	s.out = append(s.out, Bookmark{Title: c.Sign() + "  " + c.Title, Level: 1, Target: c.ID})
	var head float64
	if b.brief != "" {
		p.opener, head = b.briefOpener(s, c)
	} else {
		p.opener, head = b.chapterOpener(s, c)
	}
	flow := s.withStrip(c, s.columnFrame(s.root))
	if p.endnotes = c.Endnotes; p.endnotes {
		flow = append(flow, s.endnotes(c, p.width)...)
	}
	p.fillPart(flow, 2, head)
	return p
}

// chapterOpener sets band, title, standfirst and the chapter's own contents; head
// is the room they take of the text area.
func (b *binder) chapterOpener(s *setter, c *doc.Chapter) (func(float64) *piece, float64) {
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
	mini := b.miniContents(s, c, z.FullWidth-numberWidth)
	listed := head + z.Head - 4
	if high := mini(nil).height; high > 0 {
		head += high + 10
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
		out.absorb(mini(b.known.at), leftEdge+numberWidth, listed)
		return out
	}, head
}

// briefOpener sets the band of a brief: the study, the title, and the standfirst below.
func (b *binder) briefOpener(s *setter, c *doc.Chapter) (func(float64) *piece, float64) {
	z := s.plan
	study := stack(s.text(b.brief, textStyle{style: sans(10, 400), lead: 14, fill: s.th.White}, z.FullWidth, s.root.Add(scene.RP)))
	title := stack(s.text(c.Title, textStyle{style: sans(30, 700), lead: 34, fill: s.th.White}, z.FullWidth, s.root.Add(scene.RH1)))
	stand := stack(s.paragraph(c.Standfirst, textStyle{style: sans(13, 400), lead: 18, fill: s.hue}, z.FullWidth, s.root.Add(scene.RP)))
	high := max(theme.MM(briefHeight), title.height+study.height+theme.MM(24))
	head := roundUp(high+14+stand.height+10-z.Head, z.line)
	return func(leftEdge float64) *piece {
		out := &piece{items: []scene.Item{artifact(rect(0, 0, z.Width, high, s.hue))}}
		y := high - theme.MM(9) - title.height
		out.absorb(study, leftEdge, y-study.height-6)
		out.absorb(title, leftEdge, y)
		out.absorb(stand, leftEdge, high+14)
		return out
	}, head
}

const fewSections = 3 // a chapter with fewer has no contents of its own

// miniContents lists a chapter's sections in two columns. Their pages are known
// only when the pages are made, so the list is set once for its height (folios
// nil) and once with the numbers.
func (b *binder) miniContents(s *setter, c *doc.Chapter, width float64) func(folios map[string]string) *piece {
	toc := s.root.Add(scene.RTOC)
	var sections []*doc.Heading
	for _, blk := range c.Blocks {
		if h, ok := blk.(*doc.Heading); ok && h.Level <= 2 {
			sections = append(sections, h)
		}
	}
	if len(sections) < fewSections {
		return func(map[string]string) *piece { return &piece{} }
	}
	st := textStyle{style: sans(8.8, 400), lead: s.plan.BodyLead, fill: s.th.Ink}
	return func(folios map[string]string) *piece {
		out, parent := &piece{}, toc
		if folios == nil {
			parent = &scene.Tag{}
		}
		w, half := (width-s.plan.Gutter)/2, (len(sections)+1)/2
		for i := 0; i < len(sections); i += half {
			var rows []*piece
			for _, h := range sections[i:min(i+half, len(sections))] {
				r := tocRow{title: doc.InlineText(h.Text), target: h.ID, style: st, hue: s.hue}
				rows = append(rows, s.tocRow(r, w, parent.Add(scene.RTOCI), folios[h.ID]))
			}
			column := stack(rows)
			out.height = max(out.height, column.height)
			out.absorb(column, float64(i/half)*(w+s.plan.Gutter), 0)
		}
		return out
	}
}
