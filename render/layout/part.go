package layout

// A part is a stretch of the book with its own setter: the cover, a piece of
// front matter, a chapter, the sources. It is laid out into sheets first; pages
// are made when the folios, and with them the sides of the margins, are known.

import (
	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// part is a laid-out stretch of the book.
type part struct {
	setter   *setter
	id       string // anchor of its first page
	title    string // for running heads; "" has none
	sign     string // before the title there: "2", "A"
	sheets   []*sheet
	width    float64                       // of a column
	indent   float64                       // of the first column, from the left of the text area
	opener   func(leftEdge float64) *piece // stands on the first page, in page coordinates; may be nil
	noFolio  bool
	endnotes bool              // notes stand at the end of the flow, not at the foot of columns
	flaws    []Flaw            // of the whole part
	labels   map[string]string // of its exhibits
	annex    bool              // an appendix: its exhibits are looked up, and stand in their order
}

// setterFor starts a part in a colour, with its own Sect and its own measurer, so
// that parts can be set side by side.
func (b *binder) setterFor(hue theme.Colour) *setter {
	return &setter{m: newMeasurer(b.m.fonts), th: b.th, hyph: b.hyph, hue: hue, plan: b.plan, last: 1,
		root: &scene.Tag{Role: scene.RSect}, seen: map[string]bool{}, refs: &folios{known: b.known}}
}

// fillPart fills the sheets of a part from its flow.
func (p *part) fillPart(flow []*piece, cols int, head float64) {
	s := p.setter
	for _, q := range flow {
		q.shrink(s.plan.height)
	}
	f := &filler{flow: flow, cols: cols, plan: s.plan, whole: true, annex: p.annex, memo: map[*doc.Note][]*piece{}, spare: &[][]placed{},
		notes: func(n *doc.Note) []*piece {
			if p.endnotes {
				return nil
			}
			return s.noteLines(n, p.width)
		}}
	f.advance(p.labels)
	p.sheets = f.paginate(head, p.labels)
	f.strand(p.sheets)
	f.astray(p.sheets, p.labels)
	f.stubs(p.sheets)
	f.hollow(p.sheets, head)
}

// pages makes the part's pages. first is the index of its first page in the
// book; label gives the folio of a page.
func (p *part) pages(first int, label func(i int) string, report string) []*Page {
	var out []*Page
	for i, sh := range p.sheets {
		page := p.page(sh, i, (first+i)%2 == 0, label(i), report)
		if i == 0 && p.id != "" {
			page.Anchors = append([]Anchor{{Name: p.id}}, page.Anchors...)
			page.Flaws = append(page.Flaws, p.flaws...)
		}
		page.Flaws = append(page.Flaws, sh.flaws...)
		out = append(out, page)
	}
	return out
}

func (p *part) page(sh *sheet, i int, recto bool, folio, report string) *Page {
	z := p.setter.plan
	leftEdge := z.Outer
	if recto {
		leftEdge = z.Inner
	}
	all := &piece{}
	if i == 0 && p.opener != nil {
		all.absorb(p.opener(leftEdge), 0, 0)
	}
	width, height, full := z.Width, z.Height, z.FullWidth
	if sh.turned {
		width, height, full = z.Height, z.Width, z.turnedWidth
	}
	for _, q := range sh.across {
		all.absorb(q.p, leftEdge, z.Head+q.y)
	}
	for c := range sh.cols {
		p.column(all, &sh.cols[c], leftEdge+p.indent+float64(c)*(p.width+z.Gutter), z.Head+sh.top, z.Head+sh.foot)
	}
	head := p.runningHead(i, recto, report)
	if p.noFolio {
		folio = ""
	} else {
		p.margins(all, leftEdge, full, height, recto, folio, head)
	}
	if len(all.countries) > 0 {
		all.anchors = append([]Anchor{{Name: pageAnchor(folio)}}, all.anchors...)
	}
	for _, f := range all.figures {
		f.tag.BBox = f.box
	}
	return &Page{Width: width, Height: height, Label: folio, Links: all.links, Anchors: all.anchors, Flaws: sortFlaws(all.flaws),
		Scene: &scene.Scene{Width: width, Height: height, Items: joinGroups(all.items)}}
}

// runningHead is what stands at the head of a page: on the left the part and on the
// right the section, for a part that has sections; the report and the part for
// others. The first page of a part has none.
func (p *part) runningHead(i int, recto bool, report string) string {
	if p.title == "" || i == 0 {
		return ""
	}
	section := ""
	for k := i; k >= 0 && section == ""; k-- {
		section = p.sheets[k].section(k == i)
	}
	title := p.title
	if p.sign != "" {
		title = p.sign + "\u2002" + title
	}
	switch {
	case section == "" && !recto:
		return report
	case section == "" || !recto:
		return title
	}
	return section
}

// section is the first section that begins on a sheet, or the last; "" if none does.
func (sh *sheet) section(first bool) string {
	found := ""
	sh.each(func(q *piece) {
		if q.section != "" && (found == "" || !first) {
			found = q.section
		}
	})
	return found
}

// column places a column's pieces from top and its footnotes above foot.
func (p *part) column(all *piece, c *column, x, top, foot float64) {
	for _, q := range c.pieces {
		y := q.y
		if y == 0 {
			y -= q.p.lift
		}
		all.absorb(q.p, x, top+y)
	}
	if len(c.notes) == 0 {
		return
	}
	y := foot - notesHeight(c.notes)
	all.items = append(all.items, artifact(rule(x, y+noteRule*0.5, theme.MM(20), 0.35, p.setter.th.Soft)))
	y += noteRule
	for _, l := range c.notes {
		all.absorb(l, x, y)
		y += l.height
	}
}

// margins sets running head and folio at the outer edge.
func (p *part) margins(all *piece, leftEdge, full, height float64, recto bool, folio, head string) {
	s, z := p.setter, p.setter.plan
	side := left
	if recto {
		side = right
	}
	tag := &scene.Tag{Role: scene.Artifact}
	set := func(text string, style scene.TextStyle, fill theme.Colour, y float64) {
		for _, l := range s.text(text, textStyle{style: style, lead: 13, fill: fill, align: side}, full, tag) {
			all.absorb(l, leftEdge, y)
			break
		}
	}
	set(head, sans(8, 400), s.th.Soft, z.Head-30)
	set(folio, sans(9, 600), s.hue, height-z.Foot+18)
}

// joinGroups makes one group of neighbouring groups of one tag, such as the
// lines of a paragraph.
func joinGroups(items []scene.Item) []scene.Item {
	out := items[:0:0]
	var last *scene.Group
	for _, it := range items {
		g, ok := it.(*scene.Group)
		plain := ok && g.Matrix == (scene.Matrix{}) && g.Clip == nil && g.Alpha == 0
		if plain && last != nil && (g.Tag == last.Tag || bothArtifacts(g.Tag, last.Tag)) {
			last.Items = append(last.Items, g.Items...)
			continue
		}
		out = append(out, it)
		if last = nil; plain {
			last = g
		}
	}
	return out
}

func bothArtifacts(a, b *scene.Tag) bool {
	return a != nil && b != nil && a.Role == scene.Artifact && b.Role == scene.Artifact
}
