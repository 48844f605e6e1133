package compile

// The data table of a figure: the columns that the drawing shows, in words. With
// two categories and one number it is a cross-table, the longer category down
// the side, as a reader would look a value up. The CSV has every column.

import (
	"slices"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/doc"
	"globalstudy/render/theme"
)

// mostAcross is how many columns a cross-table may have beside its first.
const mostAcross = 13

// dataGrid makes the table of a figure; format is that of its values. A chart
// of shares of a whole is drawn in per cent and tabled as the data are.
func (c *compiler) dataGrid(s *chart.Spec, t *dataset.Table, format theme.Format) *doc.Grid {
	var used symbols
	typ, _ := chart.TypeOf(s.Type.Name)
	shares := typ != nil && typ.Stack == chart.Percent
	if shares {
		format = theme.Format{Decimals: -1}
	}
	var cols []gridColumn
	first, line := s.Line, dataset.Ref{} // of a route map; a line over columns is a second value
	if typ != nil && typ.Family == chart.Combined {
		first, line = line, first
	}
	for _, ref := range append(s.Levels[:len(s.Levels):len(s.Levels)], first, s.Order, s.Facet, s.X, s.Series, s.Country, s.Origin, s.Destination,
		s.Place, s.Mode, s.Label, s.Lat, s.Lon, s.Y, s.Size, s.Width, line, s.Low, s.Q1, s.Median, s.Q3, s.High, s.Best) {
		i := t.Col(ref.Name)
		if i < 0 || slices.ContainsFunc(cols, func(g gridColumn) bool { return g.index == i }) {
			continue
		}
		g := c.gridColumn(t, i)
		if ref == s.Y || ref == s.Size {
			g.format = format
			g.unit = unitBeside(format.Kind, g.unit)
		}
		cols = append(cols, g)
	}
	if len(cols) == 0 {
		cols = c.allColumns(t)
	}
	if g := c.crossTable(t, cols, &used); g != nil {
		for i := range g.Columns[1:] {
			if shares { // else the unit is that of the figure
				g.Columns[i+1].Unit = cols[2].unit
			}
		}
		return g
	}
	return c.grid(t, cols, -1, &used)
}

// crossTable lays out two categories and one number; nil if the columns are
// others, a pair of categories has two numbers, or it would be too wide.
func (c *compiler) crossTable(t *dataset.Table, cols []gridColumn, used *symbols) *doc.Grid {
	if len(cols) != 3 || isNumber(t, cols[0]) || isNumber(t, cols[1]) || !isNumber(t, cols[2]) {
		return nil
	}
	down, across, cell := cols[0], cols[1], cols[2]
	rows, heads := grouped(t, down.index), grouped(t, across.index)
	if len(heads) > len(rows) {
		down, across, rows, heads = across, down, heads, rows
	}
	if len(heads) > mostAcross {
		return nil
	}
	cell.format = c.settled(t, cell)
	g := &doc.Grid{Columns: []doc.Column{{Head: down.head}}}
	at := map[string]int{}
	for i, h := range heads {
		at[t.Text(h[0], across.index)] = i
		g.Columns = append(g.Columns, doc.Column{Head: c.textCell(t, h[0], across.index, used), Align: align(t, cell.index)})
	}
	for _, group := range rows {
		row := doc.Row{Cells: make([]doc.Cell, len(heads)+1)}
		row.Cells[0] = doc.Cell{Text: c.textCell(t, group[0], down.index, used), Head: true}
		for _, r := range group {
			to := &row.Cells[at[t.Text(r, across.index)]+1]
			if to.Text != nil {
				return nil
			}
			to.Text = c.cell(t, r, cell, used)
		}
		for i := range row.Cells {
			if row.Cells[i].Text == nil { // no such row in the data
				row.Cells[i].Text = []doc.Inline{doc.Text(c.th.Words.SymbolMissing)}
			}
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

func isNumber(t *dataset.Table, g gridColumn) bool { return t.Fields[g.index].Type.IsNumber() }
