package compile

// Tables as exhibits: which columns they show, under which heads and in which formats.

import (
	"fmt"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/study"
	"globalstudy/render/theme"
)

// table makes a table; nil after a fault.
func (c *compiler) table(w *study.Table, in setting) doc.Block {
	d := &doc.Table{Exhibit: *c.exhibits[w]}
	t := c.bindCells(w, in)
	c.caption(&d.Exhibit, &w.Exhibit, t, in)
	if t == nil {
		return nil
	}
	group := -1
	if name := w.Group.Name; name != "" {
		if group = c.column(t, w.Group); group < 0 {
			return nil
		}
	}
	cols := c.tableColumns(w, t, group, in)
	var used symbols
	grid, from := c.gridRows(t, cols, group, &used)
	d.Grid, d.Data = grid, grid
	rows := &tableRows{compiler: c, written: w, table: t, cols: cols, group: group, used: &used, grid: grid, from: from}
	rows.totals(in)
	d.CellNotes = rows.marks(in)
	d.Legend = used.legend(c.th.Words)
	d.Wide = len(cols) > 4
	if w.Wide != nil {
		d.Wide = *w.Wide
	}
	return d
}

// column finds a column the author named, -1 after a fault.
func (c *compiler) column(t *dataset.Table, ref dataset.Ref) int {
	i := t.Col(ref.Name)
	if i < 0 {
		c.faults.Add(diag.Fault{Pos: ref.Pos, Width: len([]rune(ref.Name)), Hint: diag.DidYouMean(ref.Name, t.Names()),
			Message: fmt.Sprintf("column %q is not in the data", ref.Name)})
	}
	return i
}

// tableColumns are the columns the author chose, or all but the grouping one.
func (c *compiler) tableColumns(w *study.Table, t *dataset.Table, group int, in setting) []gridColumn {
	var out []gridColumn
	if w.Columns == nil {
		for i, g := range c.allColumns(t) {
			if i != group {
				out = append(out, g)
			}
		}
		return out
	}
	for _, tc := range w.Columns {
		i := c.column(t, tc.Field)
		if i < 0 {
			continue
		}
		g := c.gridColumn(t, i)
		if tc.Title.S != "" {
			g.head = c.inlines(tc.Title, in)
		}
		g.over, g.share = c.inlines(tc.Over, in), tc.Share
		if tc.Format.S != "" {
			g.format = c.format(tc.Format, tc.Decimals)
			g.unit = unitBeside(g.format.Kind, g.unit)
		} else if tc.Decimals >= 0 {
			g.format.Decimals = tc.Decimals
		}
		if tc.Unit.S != "" {
			g.unit = c.plain(tc.Unit, in.typing())
		}
		out = append(out, g)
	}
	return out
}

// unitBeside drops the unit from a column's head where the cells carry it.
func unitBeside(k theme.Kind, unit string) string {
	switch k {
	case theme.Percent, theme.USD, theme.Euro:
		return ""
	}
	return unit
}
