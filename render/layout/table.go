package layout

// A table is set row by row: hairlines, no vertical rules, numbers aligned on
// the decimal. A table higher than the text area is cut between rows; each part
// repeats the head under a "continued" line. A table across the page that does
// not fit at its type size gets landscape pages of its own.

import (
	"fmt"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
)

const (
	cellGap  = 12.0 // between columns, if there is room
	cellTop  = 1.7
	cellFoot = 2.1
	groupTop = 3.0 // air above a row that heads others
)

// tableSetter sets one table.
type tableSetter struct {
	s      *setter
	grid   *doc.Grid
	st     textStyle
	widths []float64 // of the columns, without the gap
	edge   []edge    // where numbers stand
	gap    float64   // between columns
	width  float64
	tight  bool // does not fit at its type size
	split  bool // not even at the least: words are cut
}

// table makes the pieces of a table exhibit.
func (s *setter) table(t *doc.Table, f frame) []*piece {
	e := &t.Exhibit
	width, k := exhibitWidth(e, f)
	div := s.open(e, f)
	g := t.Grid
	if g == nil {
		g = &doc.Grid{}
	}
	ts := &tableSetter{s: s, grid: g, st: s.tableText(), width: width}
	ts.fit()
	room := f.height
	if k == acrossPage && ts.tight && room == s.plan.height {
		width, room, k = s.plan.turnedWidth, s.plan.turnedHeight, turned
		ts = &tableSetter{s: s, grid: g, st: s.tableText(), width: width}
		ts.fit()
	}
	tag := div.Add(scene.RTable)
	tag.ID = e.ID
	caption := stack(s.captionPieces(e, width, tag.Add(scene.RCaption)))
	head := ts.head(tag.Add(scene.RTHead))
	body := tag.Add(scene.RTBody)
	rows := make([]*piece, len(g.Rows))
	for i := range g.Rows {
		rows[i] = ts.row(&g.Rows[i], i == len(g.Rows)-1, body.Add(scene.RTR))
	}
	foot := stack(s.footPieces(e, width, div))
	return s.tableParts(e, ts, caption, head, rows, foot, width, k, room)
}

// tableParts cuts rows into parts that fit room.
func (s *setter) tableParts(e *doc.Exhibit, ts *tableSetter, caption, head *piece, rows []*piece, foot *piece, width float64, k kind, room float64) []*piece {
	var out []*piece
	for first := true; first || len(rows) > 0; first = false {
		if !first {
			caption, head = s.continued(e, width), ts.head(nil)
		}
		free := room - captionTop - captionFoot - caption.height - head.height
		n, high := takeRows(rows, free, ts.grid, len(ts.grid.Rows)-len(rows))
		last := n == len(rows) && high+sourceTop+foot.height <= free
		if n == len(rows) && !last && n > 1 {
			n-- // the small print needs room beside at least one row
		} else if n == len(rows) {
			last = true
		}
		body := &piece{}
		body.absorb(head, 0, 0)
		body.height = head.height
		for _, r := range rows[:n] {
			body.absorb(r, 0, body.height)
			body.height += r.height
		}
		below := &piece{}
		if last {
			below = foot
		}
		p := s.frameExhibit(e, caption, body, below, width, k)
		if !first {
			p.anchors = nil
		} else if ts.split {
			p.flaws = append(p.flaws, Flaw{Small, e.Label + ": wider than its page at " + fmt.Sprintf("%.1f pt", ts.st.style.Size)})
		}
		p.height = min(p.height, roundUp(room, s.plan.line))
		out, rows = append(out, p), rows[n:]
	}
	return out
}

// takeRows counts the rows that fit; a group row does not end a part.
func takeRows(rows []*piece, free float64, g *doc.Grid, from int) (n int, height float64) {
	for n < len(rows) && (n == 0 || height+rows[n].height <= free) {
		height += rows[n].height
		n++
	}
	for n < len(rows) && n > 1 && g.Rows[from+n-1].Group {
		n--
		height -= rows[n].height
	}
	return n, height
}

// continued is the caption of a further part; it is not read out again.
func (s *setter) continued(e *doc.Exhibit, width float64) *piece {
	tag := &scene.Tag{Role: scene.Artifact}
	return stack(s.paragraph([]doc.Inline{doc.Text(s.th.Words.Continued)}, s.unit(), width, tag, s.exhibitLabel(e.Label)...))
}

// head sets the rows of the head; tag nil repeats them as decoration. The heads
// of the first row stand at its foot, those that span both rows at the foot of the second.
func (t *tableSetter) head(tag *scene.Tag) *piece {
	out := &piece{}
	rows := t.grid.HeadRows()
	var tall []*piece // heads through both rows
	var at []float64
	for n, row := range rows {
		tr := &scene.Tag{Role: scene.Artifact}
		if tag != nil {
			tr = tag.Add(scene.RTR)
		}
		high, top := 0.0, out.height
		cells := make([]*piece, len(row))
		for i := range row {
			cells[i] = t.headCell(&row[i], tr, tag == nil)
			if row[i].Rows == 1 {
				high = max(high, cells[i].height)
			}
		}
		if n == len(rows)-1 {
			for _, c := range tall {
				high = max(high, c.height-top)
			}
		}
		for i, c := range cells {
			if x := t.left(row[i].First); row[i].Rows > 1 {
				tall, at = append(tall, c), append(at, x)
			} else {
				out.absorb(c, x, top+high-c.height)
				if n < len(rows)-1 {
					out.items = append(out.items, artifact(rule(x, top+high+1, t.span(&row[i]), 0.35, t.s.hue)))
				}
			}
		}
		out.height += high + 2
	}
	out.height -= 2
	for i, c := range tall {
		out.absorb(c, at[i], out.height-c.height)
	}
	out.items = append(out.items, artifact(rule(0, out.height+3, t.width, 0.8, t.s.hue)))
	out.height += 4
	return out
}

// headCell sets the words of a head and the unit of its column.
func (t *tableSetter) headCell(h *doc.HeadCell, tr *scene.Tag, decoration bool) *piece {
	st, unit := t.st, t.st
	st.style.Weight, unit.fill = 600, t.s.th.Soft
	st.align = t.align(h.Align)
	unit.align = st.align
	cell := tr
	if !decoration {
		cell = tr.Add(scene.RTH)
		cell.Scope = "Column"
		if h.Rows > 1 || h.Cols > 1 {
			cell.Span = [2]int{h.Rows, h.Cols}
		}
	}
	lines := t.s.paragraph(h.Text, st, t.span(h), cell)
	if h.Unit != "" {
		lines = append(lines, t.s.text(h.Unit, unit, t.span(h), cell)...)
	}
	return stack(lines)
}

// left is where a column begins.
func (t *tableSetter) left(col int) float64 { return sum(t.widths[:col]) + t.gap*float64(col) }

// span is the width of the columns that a head stands over.
func (t *tableSetter) span(h *doc.HeadCell) float64 {
	return sum(t.widths[h.First:h.First+h.Cols]) + t.gap*float64(h.Cols-1)
}

func (t *tableSetter) align(a doc.Align) align {
	switch a {
	case doc.AlignRight, doc.AlignDecimal:
		return right
	case doc.AlignCentre:
		return centred
	}
	return left
}

// row sets one row and the hairline below it.
func (t *tableSetter) row(r *doc.Row, last bool, tag *scene.Tag) *piece {
	out := &piece{}
	st := t.st
	if r.Group || r.Total {
		st.style.Weight = 600
	}
	if r.Group {
		st.fill = t.s.hue
		if len(r.Cells) > 0 {
			cell := tag.Add(scene.RTH)
			cell.Scope, cell.Span = "Row", [2]int{1, len(t.grid.Columns)}
			head := stack(t.s.paragraph(t.content(&r.Cells[0]), st, t.width, cell))
			out.absorb(head, 0, cellTop+groupTop)
			out.height = head.height + groupTop
		}
	} else {
		t.cells(out, r, st, tag)
	}
	out.height = max(st.lead, out.height) + cellTop + cellFoot
	width, colour := 0.35, t.s.th.Rule
	if last {
		colour = t.s.hue
	}
	out.items = append(out.items, artifact(rule(0, out.height-0.2, t.width, width, colour)))
	if r.Total {
		out.items = append(out.items, artifact(rule(0, 0, t.width, 0.5, t.s.th.Ink)))
	}
	return out
}

func (t *tableSetter) cells(out *piece, r *doc.Row, st textStyle, tag *scene.Tag) {
	x := 0.0
	for i := range t.grid.Columns {
		if i < len(r.Cells) {
			c := &r.Cells[i]
			cell := tag.Add(scene.RTD)
			if c.Head {
				cell.Role, cell.Scope = scene.RTH, "Row"
			}
			p := t.cell(c, i, st, cell)
			out.height = max(out.height, p.height)
			out.absorb(p, x, cellTop)
		}
		x += t.widths[i] + t.gap
	}
}

// cell sets a cell in its column. A number stands by its decimal mark; a
// footnote mark after it hangs and moves nothing.
func (t *tableSetter) cell(c *doc.Cell, col int, st textStyle, tag *scene.Tag) *piece {
	in, w := t.content(c), t.widths[col]
	st.align = t.align(t.grid.Columns[col].Align)
	if st.align != right {
		return stack(t.s.paragraph(in, st, w, tag))
	}
	natural := t.s.natural(c.Text, st)
	if natural > w+0.01 {
		return stack(t.s.paragraph(in, st, w, tag))
	}
	x := w - natural
	if t.grid.Columns[col].Align == doc.AlignDecimal {
		if tail, ok := t.tail(c.Text, st); ok {
			x = w - t.edge[col].tail - (natural - tail)
		}
	}
	st.align = left
	p := stack(t.s.paragraph(in, st, w+40, tag))
	p.move(max(0, x), 0)
	return p
}

// content is a cell's text with its footnote mark.
func (t *tableSetter) content(c *doc.Cell) []doc.Inline {
	if c.Mark == "" {
		return c.Text
	}
	return append(append([]doc.Inline(nil), c.Text...), doc.Superscript{Text: c.Mark})
}
