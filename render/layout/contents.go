package layout

// The contents list parts, chapters and sections, then the exhibits by kind, in
// two columns with dotted leaders and page numbers. Its rows have the same height
// whatever the numbers are, so it is set once to count its pages and once with
// the numbers.

import (
	"slices"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

const (
	folioWidth   = 24.0 // room for page numbers
	chapterHang  = 18.0 // from the number of a chapter to its title
	exhibitHang  = 38.0 // from the label of an exhibit to its title
	contentsCols = 2
)

// tocRow is one entry of the contents.
type tocRow struct {
	number, title string
	target        string
	style         textStyle
	hang          float64 // from the left edge of the column to the title
	before        float64
	hue           theme.Colour
	keep          bool // the next row stands in the same column
	section       bool // of the chapter before
}

// contents sets the list; folio gives the printed page of an anchor.
func (b *binder) contents(d *doc.Document, front []tocEntry, folio func(string) string) *part {
	p, head := b.frontPart(contentsID, b.th.Words.Contents, b.plan.FullWidth)
	p.width, p.indent = b.plan.ColumnWidth, 0
	s := p.setter
	toc := s.root.Add(scene.RTOC)
	var flow []*piece
	var of, sections *scene.Tag // the chapter's entry, and the contents below it
	for _, r := range b.tocRows(d, front) {
		if r.section {
			if sections == nil {
				sections = of.Add(scene.RTOC)
			}
			flow = append(flow, s.tocRow(r, p.width, sections.Add(scene.RTOCI), folio(r.target)))
			continue
		}
		of, sections = toc.Add(scene.RTOCI), nil
		flow = append(flow, s.tocRow(r, p.width, of, folio(r.target)))
	}
	w := b.th.Words
	for _, k := range [...]struct {
		kind doc.Kind
		name string
	}{{doc.KindFigure, w.Figures}, {doc.KindMap, w.Maps}, {doc.KindTable, w.Tables}, {doc.KindBox, w.Boxes}} {
		flow = append(flow, b.exhibitRows(s, d, k.kind, k.name, p.width, folio)...)
	}
	p.fillPart(flow, contentsCols, head)
	return p
}

// tocEntry is an unnumbered part of the book.
type tocEntry struct{ id, title string }

// atBack reports whether the part stands after the chapters.
func (e tocEntry) atBack() bool { return slices.Contains(backIDs, e.id) }

func (b *binder) tocRows(d *doc.Document, front []tocEntry) []tocRow {
	z := b.plan
	chapter := textStyle{style: sans(10.2, 600), lead: z.line, fill: b.th.Ink}
	section := textStyle{style: serif(9), lead: z.line, fill: b.th.Ink}
	var out []tocRow
	for _, e := range front {
		if e.atBack() {
			continue
		}
		out = append(out, tocRow{title: e.title, target: e.id, style: chapter, hang: chapterHang, hue: b.th.Hues[0].Colour})
	}
	for _, c := range d.Parts() {
		hue := b.th.Hues[0].Colour
		if h, ok := b.th.Hue(c.Hue); ok {
			hue = h.Colour
		}
		out = append(out, tocRow{number: c.Sign(), title: c.Title, target: c.ID, style: chapter, hang: chapterHang, hue: hue, before: z.Baseline * 1.5})
		at := len(out) - 1
		for _, blk := range c.Blocks {
			if h, ok := blk.(*doc.Heading); ok && h.Level <= 2 {
				out = append(out, tocRow{title: doc.InlineText(h.Text), target: h.ID, style: section, hang: chapterHang, hue: hue, section: true})
			}
		}
		out[at].keep = len(out) > at+1
		if n := len(out); n > at+3 { // no section alone at the head of a column
			out[n-2].keep = true
		}
	}
	for _, e := range front {
		if e.atBack() {
			out = append(out, tocRow{title: e.title, target: e.id, style: chapter, hang: chapterHang, hue: b.th.Hues[0].Colour, before: z.Baseline})
		}
	}
	return out
}

func (b *binder) exhibitRows(s *setter, d *doc.Document, k doc.Kind, name string, width float64, folio func(string) string) []*piece {
	var out []*piece
	var toc *scene.Tag
	st := textStyle{style: sans(8.2, 400), lead: 10.4, fill: b.th.Ink}
	for _, e := range d.Exhibits() {
		if e.Kind != k || e.Number == 0 {
			continue
		}
		if toc == nil {
			h := stack(s.text(name, textStyle{style: sans(13, 600), lead: 19.5, fill: s.hue}, width, s.root.Add(scene.RH2)))
			h.before, h.after, h.keep = 1.5*b.plan.line, b.plan.Baseline, true
			out = append(out, h)
			toc = s.root.Add(scene.RTOC)
		}
		hue := b.th.Hues[0].Colour
		if c := d.Part(e.ChapterID); c != nil {
			if h, ok := b.th.Hue(c.Hue); ok {
				hue = h.Colour
			}
		}
		r := tocRow{number: e.Label, title: doc.InlineText(e.Title), target: e.ID, style: st, hang: exhibitHang, hue: hue, before: 2.5}
		out = append(out, s.tocRow(r, width, toc.Add(scene.RTOCI), folio(r.target)))
	}
	return out
}

// tocRow sets number, title, leader and page number. All of the row is one link,
// whose element says the title alone; the number is the item's label, and the page
// number stands behind the link in the same Reference.
func (s *setter) tocRow(r tocRow, width float64, item *scene.Tag, page string) *piece {
	num := r.style
	num.style.Weight, num.fill = 600, r.hue
	out := &piece{before: r.before, keep: r.keep}
	if r.number != "" {
		n := stack(apart(s.text(r.number, num, max(r.hang, s.m.face(num.style).line(r.number)+1), item.Add(scene.RLabel))))
		out.absorb(n, 0, 0)
	}
	entry := item.Add(scene.RRef)
	link := entry.Add(scene.RLink)
	title := apart(s.paragraph([]doc.Inline{doc.Text(r.title)}, r.style, width-r.hang-folioWidth-4, link))
	end := r.hang
	if n := len(title); n > 0 {
		end += title[n-1].end
	}
	t := stack(title)
	out.absorb(t, r.hang, 0)
	out.height = max(t.height, r.style.lead)
	last := out.height - r.style.lead
	pageStyle := r.style
	pageStyle.align = right
	pageStyle.style.Features |= scene.Tabular
	pn := stack(s.text(page, pageStyle, folioWidth, entry))
	out.absorb(pn, width-folioWidth, last)
	if from, to := end+6, width-s.m.face(pageStyle.style).width(page)-6; to-from > 8 {
		out.items = append(out.items, artifact(leader(from, to, last+s.baseline(r.style)-0.6, s.th.Soft)))
	}
	text := r.title
	if r.number != "" {
		text = r.number + " " + text
	}
	out.links = []Link{{X: 0, Y: 0, Width: width, Height: out.height, Target: r.target, Text: text, Tag: link}}
	return out
}

// apart ends lines of text with a space, so that what follows them on the page is
// not read as the same word.
func apart(lines []*piece) []*piece {
	if len(lines) == 0 {
		return lines
	}
	g := lines[len(lines)-1].items[0].(*scene.Group)
	t := g.Items[len(g.Items)-1].(*scene.Text)
	t.Content += " "
	return lines
}

// leader is a row of dots that stand in the same places on every line.
func leader(from, to, y float64, c theme.Colour) *scene.Path {
	const step = 4
	from = roundUp(from, step)
	return &scene.Path{
		Segs:   []scene.Seg{{Op: scene.Move, Args: [6]float64{from, y}}, {Op: scene.Line, Args: [6]float64{to, y}}},
		Stroke: scene.Stroke{Paint: scene.Fill(c), Width: 0.8, Dash: []float64{0, step}, Cap: scene.RoundCap},
	}
}
