package site

// Tables. Cells hold text and little else, so they are written directly.

import (
	"fmt"
	"html/template"
	"strings"

	"globalstudy/render/doc"
)

// grid gives a table as HTML; the caption is for readers who do not see the figure around it.
func (w *writer) grid(g *doc.Grid, caption string) template.HTML {
	var b strings.Builder
	b.WriteString("<table>")
	w.tagged(&b, `<caption class="hidden">`, caption, "</caption>")
	b.WriteString("<thead>")
	for _, row := range g.HeadRows() {
		b.WriteString("<tr>")
		for _, h := range row {
			w.head(&b, h)
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</thead><tbody>\n")
	for i := range g.Rows {
		w.row(&b, g, &g.Rows[i])
	}
	b.WriteString("</tbody></table>")
	return template.HTML(b.String())
}

func (w *writer) head(b *strings.Builder, h doc.HeadCell) {
	scope := "col"
	if h.Cols > 1 {
		scope = "colgroup"
	}
	fmt.Fprintf(b, `<th scope="%s"`, scope)
	if h.Cols > 1 {
		fmt.Fprintf(b, ` colspan="%d"`, h.Cols)
	}
	if h.Rows > 1 {
		fmt.Fprintf(b, ` rowspan="%d"`, h.Rows)
	}
	b.WriteString(` class="` + alignClass(h.Align) + `">`)
	w.write(b, h.Text, false)
	if h.Unit != "" {
		w.tagged(b, ` <span class="unit">`, h.Unit, "</span>")
	}
	b.WriteString("</th>")
}

func (w *writer) row(b *strings.Builder, g *doc.Grid, r *doc.Row) {
	if r.Group {
		fmt.Fprintf(b, `<tr class="group"><th scope="rowgroup" colspan="%d">`, len(g.Columns))
		if len(r.Cells) > 0 {
			w.write(b, r.Cells[0].Text, false)
		}
		b.WriteString("</th></tr>\n")
		return
	}
	if r.Total {
		b.WriteString(`<tr class="total">`)
	} else {
		b.WriteString("<tr>")
	}
	for i, c := range r.Cells {
		tag, open := "td", `<td class="`
		if c.Head {
			tag, open = "th", `<th scope="row" class="`
		}
		class := "l"
		if i < len(g.Columns) {
			class = alignClass(g.Columns[i].Align)
		}
		b.WriteString(open + class + `">`)
		w.write(b, c.Text, false)
		if c.Mark != "" {
			w.tagged(b, "<sup>", c.Mark, "</sup>")
		}
		b.WriteString("</" + tag + ">")
	}
	b.WriteString("</tr>\n")
}

func alignClass(a doc.Align) string {
	switch a {
	case doc.AlignLeft:
		return "l"
	case doc.AlignRight, doc.AlignDecimal:
		return "r"
	case doc.AlignCentre:
		return "c"
	default:
		panic("site: unknown alignment")
	}
}
