package pdf

// The data behind a figure. Who cannot see a chart needs its figures, not only
// a sentence about them, so each figure is followed in the structure tree by
// its data as a table. The table stands on the figure's page as text that is
// drawn in mode 3, without ink, inside the figure's box: real characters, which
// every reader of tags takes up, where an element without content would be
// passed over. Cells are not shaped, since nobody sees them, unless their script
// needs it to be spelled rightly.

import (
	"fmt"
	"math"
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/font"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// dataTable is the table behind a figure.
type dataTable struct {
	figure, table *scene.Tag
	rows          [][]dataCell // caption, head and body
}

// dataCell is a cell and the element it belongs to.
type dataCell struct {
	tag  *scene.Tag
	text string
}

// dataRows is how many rows of data follow a figure at most: those of a table
// that a reader may still want to step through. The caption of a longer one says
// how many there are and which attached file has them all.
const dataRows = 500

// dataSize is the size of the unseen text in points, where there is room.
const dataSize = 2

// figuresData finds the data of the document's figures by the figures' ids.
func figuresData(d *doc.Document) map[string]*doc.Exhibit {
	out := map[string]*doc.Exhibit{}
	for _, e := range d.Exhibits() {
		if e.Data != nil && len(e.Data.Rows) > 0 {
			out[e.ID] = e
		}
	}
	return out
}

// newDataTable makes the elements of a figure's data table.
func newDataTable(figure *scene.Tag, e *doc.Exhibit, w *theme.Words) *dataTable {
	t := &dataTable{figure: figure, table: &scene.Tag{Role: scene.RTable}}
	caption := strings.TrimSpace(e.Label + " " + doc.InlineText(e.Title))
	if e.Unit != "" {
		caption += ", " + e.Unit
	}
	if n := len(e.Data.Rows); n > dataRows {
		caption += fmt.Sprintf("; %s 1–%d %s %d: %s", w.Rows, dataRows, w.Of, n, e.CSVName)
	}
	t.rows = append(t.rows, []dataCell{{t.table.Add(scene.RCaption), w.Data + ": " + caption}})
	head := t.table.Add(scene.RTHead)
	for _, row := range e.Data.HeadRows() {
		tr := head.Add(scene.RTR)
		var cells []dataCell
		for _, h := range row {
			th := tr.Add(scene.RTH)
			th.Scope, th.Span = "Column", [2]int{h.Rows, h.Cols}
			cells = append(cells, dataCell{th, strings.TrimSpace(doc.InlineText(h.Text) + " " + h.Unit)})
		}
		t.rows = append(t.rows, cells)
	}
	body := t.table.Add(scene.RTBody)
	for i := range min(dataRows, len(e.Data.Rows)) {
		t.rows = append(t.rows, dataRow(body.Add(scene.RTR), &e.Data.Rows[i], len(e.Data.Columns)))
	}
	return t
}

func dataRow(tr *scene.Tag, r *doc.Row, columns int) []dataCell {
	var cells []dataCell
	for i := range r.Cells {
		c := &r.Cells[i]
		cell := tr.Add(scene.RTD)
		if c.Head || r.Group {
			cell.Role, cell.Scope = scene.RTH, "Row"
		}
		text := doc.InlineText(c.Text)
		if c.Mark != "" {
			text += " (" + c.Mark + ")"
		}
		cells = append(cells, dataCell{cell, text})
		if r.Group {
			cell.Span = [2]int{1, columns}
			break
		}
	}
	return cells
}

// noteFigure remembers a figure whose data belong on this page.
func (p *painter) noteFigure(tag *scene.Tag) {
	if tag == nil || tag.Role != scene.RFigure {
		return
	}
	e := p.data[tag.ID]
	if e == nil {
		return
	}
	for _, t := range p.tables {
		if t.figure == tag {
			return
		}
	}
	p.tables = append(p.tables, newDataTable(tag, e, p.words))
}

// dataTables writes the tables of the page's figures.
func (p *painter) dataTables(width float64) {
	for _, t := range p.tables {
		p.dataTable(t, width)
	}
	p.tag = nil
}

func (p *painter) dataTable(t *dataTable, width float64) {
	box := t.figure.BBox
	step := box[3] / float64(len(t.rows))
	u := &unseen{painter: p, size: max(0.5, min(dataSize, math.Floor(step*8)/10)), width: width}
	p.closeMark()
	for i, row := range t.rows {
		y := box[1] + step*(float64(i)+0.8)
		for k, c := range row {
			if c.text != "" {
				u.text(c, box[0]+box[2]*float64(k)/float64(len(row)), y)
			}
		}
	}
	u.end()
}

// unseen writes text without ink. Plain cells stand in one text object, each
// placed by its distance from the one before, which is mostly the same.
type unseen struct {
	*painter
	size, width float64
	inText      bool
	x, y        float64 // of the cell before, in tenths of a point
}

// text writes one cell; what would run over the page's edge begins further left.
func (u *unseen) text(c dataCell, x, y float64) {
	glyphs, width, ok := u.plain(c.text)
	if !ok {
		u.shaped(c, x, y)
		return
	}
	x = math.Round(10 * max(0, min(x, u.width-width)))
	y = math.Round(10 * y)
	if !u.inText {
		u.begin()
	}
	u.tag = c.tag
	u.openMark()
	u.out = append(appendNumber(u.out, (x-u.x)/10, 1), ' ')
	u.out = append(appendNumber(u.out, (u.y-y)/10, 1), " Td\n<"...)
	u.out = append(append(u.out, glyphs...), "> Tj\n"...)
	u.x, u.y = x, y
}

// begin opens a text object at the corner of the page.
func (u *unseen) begin() {
	u.set(textSpace, initialState[textSpace])
	u.set(textRise, initialState[textRise])
	u.set(textMode, "3 Tr")
	u.op("BT")
	u.set(textFont, fontName(u.plainFace())+" "+number(u.size)+" Tf")
	u.op("1 0 0 -1 0 0 Tm")
	u.inText, u.x, u.y = true, 0, 0
}

// end closes what is open.
func (u *unseen) end() {
	u.closeMark()
	if u.inText {
		u.op("ET")
	}
	u.inText = false
}

// shaped writes a cell whose script has to be spelled.
func (u *unseen) shaped(c dataCell, x, y float64) {
	u.end()
	u.tag = c.tag
	t := &scene.Text{Content: c.text, Style: scene.TextStyle{Family: theme.Sans, Size: u.size, Weight: 400}}
	line := u.fonts.Shape(c.text, fontStyle(t.Style))
	u.openMark()
	u.set(textMode, "3 Tr")
	u.show(t, &shapedText{Line: line, hyphen: -1}, scene.Matrix{A: 1, D: -1, E: max(0, min(x, u.width-line.Width)), F: y}, false)
	u.closeMark()
}

// plainFace is the face of the unseen text.
func (u *unseen) plainFace() *font.Face {
	if u.dataFace == nil {
		u.dataFace = u.fonts.Face(font.Style{Family: theme.Sans, Weight: 400})
	}
	return u.dataFace
}

// plain gives the glyphs of a text whose characters stand side by side, each
// for itself, and all in one face; ok is false for others.
func (u *unseen) plain(text string) (glyphs []byte, width float64, ok bool) {
	face := u.plainFace()
	for _, r := range text {
		id, has := face.Glyph(r)
		if !has || r >= 0x0300 && r < 0x0370 || r >= 0x0590 && r < 0x1E00 || r < ' ' {
			return nil, 0, false
		}
		u.needs.use(face, id, string(r))
		glyphs = appendHex(glyphs, uint16(id))
		width += face.Advance(id)
	}
	return glyphs, width * u.size / 1000, true
}
