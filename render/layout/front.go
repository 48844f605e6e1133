package layout

// Front matter: cover, imprint, how to read, key figures, key findings. Text
// stands in one column of 120 mm at the right of the text area; the margin left
// of it holds numbers.

import (
	"math"
	"strconv"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// anchors of the front and back matter.
const (
	coverID     = "cover"
	imprintID   = "imprint"
	howToID     = "how-to-read"
	contentsID  = "contents"
	figuresID   = "key-figures"
	findingsID  = "key-findings"
	sourcesID   = "sources"
	numbersID   = "numbers"
	glossaryID  = "glossary"
	sheetsID    = "country-sheets"
	indexID     = "country-index"
	backCoverID = "back-cover"
)

// backIDs are the parts after chapters and appendices, in order.
var backIDs = []string{sheetsID, glossaryID, sourcesID, numbersID, indexID}

// frontPart starts a part with a title over one column.
func (b *binder) frontPart(id, title string, width float64) (*part, float64) {
	s := b.setterFor(b.th.Hues[0].Colour)
	s.root.Title = title
	p := &part{setter: s, id: id, title: title, width: width, indent: b.plan.FullWidth - width}
	s.out = append(s.out, Bookmark{Title: title, Level: 1, Target: id})
	head := s.titleOpener(p, title, p.indent)
	return p, head
}

// titleOpener puts a title at the top of a part's first page.
func (s *setter) titleOpener(p *part, title string, indent float64) float64 {
	z := s.plan
	t := stack(s.text(title, textStyle{style: sans(26, 700), lead: 30, fill: s.hue}, z.FullWidth-indent, s.root.Add(scene.RH1)))
	p.opener = func(leftEdge float64) *piece {
		out := &piece{items: []scene.Item{artifact(rect(leftEdge, z.Head, z.FullWidth, boxRule, s.hue))}}
		out.absorb(t, leftEdge+indent, z.Head+12)
		return out
	}
	return roundUp(t.height+12+z.line, z.line) + z.line
}

// cover is full-bleed colour with the title and the study's own data as art.
func (b *binder) cover(d *doc.Document) *part {
	s := b.setterFor(b.th.Hues[0].Colour)
	s.root.Title = d.Title
	if d.Title != "" {
		s.out = append(s.out, Bookmark{Title: d.Title, Level: 1, Target: coverID})
	}
	p := &part{setter: s, id: coverID, sheets: []*sheet{{}}, noFolio: true, width: b.plan.FullWidth}
	p.opener = func(leftEdge float64) *piece { return s.coverPiece(d, theme.MM(22)) }
	return p
}

func (s *setter) coverPiece(d *doc.Document, x float64) *piece {
	z, white := s.plan, s.th.White
	pale := s.hue.Mix(white, 0.82)
	out := &piece{}
	width := z.Width - 2*x
	add := func(text string, st scene.TextStyle, lead float64, fill theme.Colour, role scene.Role, y float64) float64 {
		if text == "" {
			return y
		}
		p := stack(s.text(text, textStyle{style: st, lead: lead, fill: fill}, width, s.root.Add(role)))
		out.absorb(p, x, y)
		return y + p.height
	}
	y := add(d.Publisher, sans(11, 600), 14, pale, scene.RP, theme.MM(22))
	y = max(y, theme.MM(44))
	out.items = append(out.items, artifact(rect(x, y, theme.MM(24), boxRule, pale)))
	y = add(d.Title, sans(44, 700), 48, white, scene.RH1, y+18)
	y = add(d.Subtitle, sans(18, 300), 24, white, scene.RP, y+12)
	foot := z.Height - theme.MM(34)
	art := s.art(d.CoverArt, y+26, foot-20)
	when := d.Edition
	if when != "" && d.Date != "" {
		when += "  ·  "
	}
	y = add(when+d.Date, sans(11, 600), 15, white, scene.RP, foot)
	add(s.th.Words.List(d.Authors), sans(11, 400), 15, pale, scene.RP, y)
	out.items = append(art, out.items...)
	return out
}

// backCover ends the book on an even page: the abstract on the cover's colour.
func (b *binder) backCover(d *doc.Document) *part {
	s := b.setterFor(b.th.Hues[0].Colour)
	s.root.Title = d.Title
	p := &part{setter: s, id: backCoverID, sheets: []*sheet{{}}, noFolio: true, width: b.plan.FullWidth}
	p.opener = func(float64) *piece {
		z, x, white := s.plan, theme.MM(22), s.th.White
		pale := s.hue.Mix(white, 0.82)
		width := theme.MM(140)
		out := &piece{items: []scene.Item{artifact(rect(0, 0, z.Width, z.Height, s.hue), rect(x, theme.MM(44), theme.MM(24), boxRule, pale))}}
		body := stack(s.text(d.Abstract, textStyle{style: serif(12), lead: 19.5, fill: white}, width, s.root.Add(scene.RP)))
		out.absorb(body, x, theme.MM(44)+18)
		var foot []*piece
		line := textStyle{style: sans(9.6, 400), lead: 15, fill: pale}
		bold := line
		bold.style.Weight, bold.fill = 600, white
		foot = append(foot, s.text(d.Title, bold, width, s.root.Add(scene.RP))...)
		if d.SiteURL != "" {
			in := []doc.Inline{doc.Link{URL: d.SiteURL, Inlines: []doc.Inline{doc.Text(d.SiteURL)}}}
			foot = append(foot, s.paragraph(in, bold, width, s.root.Add(scene.RP))...)
		}
		foot = append(foot, s.text(d.Licence, line, width, s.root.Add(scene.RP))...)
		low := stack(foot)
		out.absorb(low, x, z.Height-theme.MM(22)-low.height)
		return out
	}
	return p
}

// art is the ground of the cover and the drawing on it: one of the page's format
// fills the page, another stands between two heights.
func (s *setter) art(a *scene.Scene, from, to float64) []scene.Item {
	z := s.plan
	out := []scene.Item{artifact(rect(0, 0, z.Width, z.Height, s.hue))}
	if a == nil || a.Width <= 0 || a.Height <= 0 || to-from < 40 {
		return out
	}
	k := min(z.Width/a.Width, (to-from)/a.Height)
	m := scene.Matrix{A: k, D: k, E: (z.Width - k*a.Width) / 2, F: from + (to-from-k*a.Height)/2}
	if whole := z.Width / a.Width; math.Abs(whole*a.Height-z.Height) < 1 {
		m = scene.Scale(whole)
	}
	return append(out, &scene.Group{Tag: &scene.Tag{Role: scene.Artifact}, Matrix: m, Items: a.Items})
}

// imprint stands at the foot of its page.
func (b *binder) imprint(d *doc.Document) *part {
	s, w := b.setterFor(b.th.Hues[0].Colour), b.th.Words
	s.root.Title = w.Imprint
	s.out = append(s.out, Bookmark{Title: w.Imprint, Level: 1, Target: imprintID})
	p := &part{setter: s, id: imprintID, width: b.plan.OneCol, indent: b.plan.FullWidth - b.plan.OneCol}
	st := textStyle{style: sans(8.8, 400), lead: 13, fill: b.th.Ink}
	bold := st.style
	bold.Weight = 600
	var flow []*piece
	add := func(pieces []*piece) {
		if len(pieces) > 0 {
			pieces[0].before, pieces[0].grid = s.plan.Baseline, false
		}
		flow = append(flow, pieces...)
	}
	big := textStyle{style: sans(13, 600), lead: 19.5, fill: s.hue}
	title := d.Title
	if d.Subtitle != "" {
		title += ": " + d.Subtitle
	}
	add(s.text(title, big, p.width, s.root.Add(scene.RP)))
	for _, blk := range d.Imprint {
		add(s.block(blk, nil, frame{width: p.width, height: s.plan.height, text: st, tag: s.root}))
	}
	for _, l := range [...]struct{ word, text string }{{w.Citation, d.Citation}, {w.LicenceWord, d.Licence}} {
		if l.text != "" {
			add(s.paragraph([]doc.Inline{doc.Text(l.text)}, st, p.width, s.root.Add(scene.RP), label{text: l.word + ":", style: bold, fill: s.hue}))
		}
	}
	head := 0.0
	if h := stackHeight(flow); h < s.plan.height-s.plan.line {
		head = s.plan.height - max(roundUp(h, s.plan.line)+s.plan.line, leastColumn*s.plan.line)
	}
	p.fillPart(flow, 1, head)
	return p
}

func (b *binder) howToRead(d *doc.Document) *part {
	p, head := b.frontPart(howToID, b.th.Words.HowToRead, b.plan.OneCol)
	s := p.setter
	f := frame{width: p.width, height: s.plan.height, text: s.body(), tag: s.root}
	p.fillPart(s.blocks(d.HowToRead, f), 1, head)
	return p
}

// keyFigurePage sets the cards three by three on pages of their own.
func (b *binder) keyFigurePage(d *doc.Document) *part {
	p, head := b.frontPart(figuresID, b.th.Words.KeyFigures, b.plan.FullWidth)
	s := p.setter
	var flow []*piece
	size := s.figureSize(d.KeyFigures, p.width, 3)
	for i := 0; i < len(d.KeyFigures); i += 3 {
		row := s.cards(d.KeyFigures[i:min(i+3, len(d.KeyFigures))], p.width, 3, size, 0, s.root)
		row.before, row.height = 3*s.plan.line, roundUp(row.height, s.plan.line)
		flow = append(flow, row)
	}
	if free := s.plan.height - head - stackHeight(flow); free > 0 { // rows spread over the page
		for _, row := range flow {
			row.before += min(4*s.plan.line, free/float64(len(flow)))
		}
	}
	p.fillPart(flow, 1, head)
	return p
}

// findings are numbered, in two columns under the names of their chapters; a
// finding is followed by the exhibits that show it.
func (b *binder) findings(d *doc.Document) *part {
	p, head := b.frontPart(findingsID, b.th.Words.KeyFindings, b.plan.FullWidth)
	p.width, p.indent = b.plan.ColumnWidth, 0
	s := p.setter
	var flow []*piece
	var chapter *doc.Chapter
	var list *scene.Tag
	for i := range d.Findings {
		f := &d.Findings[i]
		hue := s.hue
		if f.Chapter != nil {
			if h, ok := b.th.Hue(f.Chapter.Hue); ok {
				hue = h.Colour
			}
		}
		if f.Chapter != nil && f.Chapter != chapter {
			st := textStyle{style: sans(11.5, 600), lead: s.plan.line, fill: hue}
			in := []doc.Inline{doc.Reference{Target: f.Chapter.ID, Text: f.Chapter.Title}}
			h := stack(s.paragraph(in, st, p.width, s.root.Add(scene.RH2)))
			h.keep, h.before, h.after, h.grid, h.section = true, 2*s.plan.line, s.plan.Baseline, true, f.Chapter.Title
			h.items = append(h.items, artifact(rule(0, -3, p.width, 0.8, hue)))
			flow = append(flow, h)
			list = nil
		}
		chapter = f.Chapter
		if list == nil {
			list = s.root.Add(scene.RList)
		}
		flow = append(flow, s.finding(f, p.width, hue, list.Add(scene.RItem)))
	}
	p.fillPart(flow, 2, head)
	return p
}

const findingHang = 24.0 // from the number of a finding to its text

func (s *setter) finding(f *doc.Finding, width float64, hue theme.Colour, li *scene.Tag) *piece {
	num := textStyle{style: sans(14, 300), lead: s.plan.line, fill: hue}
	n := stack(s.text(strconv.Itoa(f.Number), num, findingHang, li.Add(scene.RLabel)))
	body := li.Add(scene.RBody)
	width -= findingHang
	lines := s.paragraph(f.Text, textStyle{style: serif(s.plan.BodySize), lead: s.plan.BodyLead, fill: s.th.Ink}, width, body)
	if len(f.See) > 0 {
		var in []doc.Inline
		for i, r := range f.See {
			if i > 0 {
				in = append(in, doc.Text(s.th.Words.ListSep))
			}
			in = append(in, r)
		}
		lines = append(lines, s.paragraph(in, textStyle{style: sans(8, 400), lead: 10.4, fill: s.th.Soft}, width, body)...)
	}
	text := &piece{}
	text.absorb(n, 0, 0.3)
	set := stack(lines)
	text.absorb(set, findingHang, 0)
	text.height = set.height
	text.before = s.plan.Baseline
	return text
}
