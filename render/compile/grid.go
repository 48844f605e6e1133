package compile

// Grids: the finished cells of tables and of the data behind figures. Codes
// become labels, dates words, numbers text with one number of decimals per
// column; a cell without a number shows the symbol for why.

import (
	"strings"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/doc"
	"globalstudy/render/theme"
)

// gridColumn is a column of a table as it will be shown.
type gridColumn struct {
	index  int
	head   []doc.Inline
	unit   string
	format theme.Format
	over   []doc.Inline // a head above the column's own
	share  float64      // relative width
}

// allColumns shows every column of a table.
func (c *compiler) allColumns(t *dataset.Table) []gridColumn {
	out := make([]gridColumn, len(t.Fields))
	for i := range t.Fields {
		out[i] = c.gridColumn(t, i)
	}
	return out
}

// gridColumn shows a column under its own title.
func (c *compiler) gridColumn(t *dataset.Table, i int) gridColumn {
	f := &t.Fields[i]
	title := f.Title
	if title == "" || title == f.Name { // a derived column
		title = capital(strings.ReplaceAll(f.Name, "_", " "))
	}
	return gridColumn{index: i, head: []doc.Inline{doc.Text(typeset(0, title))}, unit: f.Unit, format: theme.Format{Decimals: -1}}
}

// grid makes the cells. Rows of one value in the column group, if it is not -1,
// stand under a row that names it, in the order the values first occur.
func (c *compiler) grid(t *dataset.Table, cols []gridColumn, group int, used *symbols) *doc.Grid {
	g, _ := c.gridRows(t, cols, group, used)
	return g
}

// gridRows is grid with the row of the table that each row was made of, -1 for group rows.
func (c *compiler) gridRows(t *dataset.Table, cols []gridColumn, group int, used *symbols) (*doc.Grid, []int) {
	var from []int
	g := &doc.Grid{}
	for i := range cols {
		cols[i].format = c.settled(t, cols[i])
		g.Columns = append(g.Columns, doc.Column{Over: cols[i].over, Head: cols[i].head, Unit: cols[i].unit, Align: align(t, cols[i].index), Share: cols[i].share})
	}
	for _, rows := range grouped(t, group) {
		if group >= 0 {
			label := doc.Cell{Text: c.textCell(t, rows[0], group, used), Head: true}
			g.Rows = append(g.Rows, doc.Row{Cells: append([]doc.Cell{label}, make([]doc.Cell, max(0, len(cols)-1))...), Group: true})
			from = append(from, -1)
		}
		for _, r := range rows {
			row := doc.Row{}
			for i, col := range cols {
				row.Cells = append(row.Cells, doc.Cell{Text: c.cell(t, r, col, used), Head: i == 0 && !t.Fields[col.index].Type.IsNumber()})
			}
			g.Rows = append(g.Rows, row)
			from = append(from, r)
		}
	}
	return g, from
}

// settled is a column's format with its decimals decided for the whole column.
func (c *compiler) settled(t *dataset.Table, col gridColumn) theme.Format {
	f := col.format
	f.Exhibit = true
	if f.Decimals < 0 && f.Kind == theme.Auto {
		f.Decimals = decimals(t, col.index)
	}
	return f
}

// grouped lists the rows by group.
func grouped(t *dataset.Table, group int) [][]int {
	var out [][]int
	at := map[string]int{}
	for r := range t.Len() {
		key := ""
		if group >= 0 {
			key = t.Text(r, group)
		}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], r)
	}
	return out
}

func (c *compiler) cell(t *dataset.Table, r int, col gridColumn, used *symbols) []doc.Inline {
	if !t.Fields[col.index].Type.IsNumber() {
		return c.textCell(t, r, col.index, used)
	}
	n := t.Num(r, col.index)
	if !n.Known() && n.Status <= dataset.Break {
		n.Status = dataset.Missing
	}
	if n.Status != dataset.OK {
		used[n.Status] = true
	}
	s := symbol(c.th.Words, n.Status)
	switch n.Status {
	case dataset.OK:
		return []doc.Inline{doc.Text(chart.NumberText(c.th, n, col.format))}
	case dataset.Estimated, dataset.Provisional, dataset.Break:
		n.Status = dataset.OK
		return []doc.Inline{doc.Text(chart.NumberText(c.th, n, col.format)), doc.Superscript{Text: s}}
	}
	return []doc.Inline{doc.Text(s)}
}

func (c *compiler) textCell(t *dataset.Table, r, col int, used *symbols) []doc.Inline {
	s := t.Label(r, col)
	if s == "" {
		used[dataset.Missing] = true
		return []doc.Inline{doc.Text(c.th.Words.SymbolMissing)}
	}
	if words, ok := c.bound[boundCell{t, col, s}]; ok {
		return words
	}
	switch t.Fields[col].Type {
	case dataset.Source:
		if src := c.cite(t.Text(r, col), t.Pos(r)); src != nil {
			return []doc.Inline{c.citationOf(src)}
		}
	case dataset.YearMonth, dataset.Date:
		s = c.th.Words.Date(s)
	case dataset.String:
		s = typeset(0, s)
	}
	return []doc.Inline{doc.Text(s)}
}

// decimals is how many a column needs: none if all are whole or large, else one, two below 1.
func decimals(t *dataset.Table, col int) int {
	if !t.Fields[col].Type.IsNumber() {
		return -1
	}
	var all []dataset.Number
	for r := range t.Len() {
		all = append(all, t.Num(r, col))
	}
	return chart.Decimals(all)
}

// align stands numbers on the decimal mark, columns with ranges to the right.
func align(t *dataset.Table, col int) doc.Align {
	if !t.Fields[col].Type.IsNumber() {
		return doc.AlignLeft
	}
	for r := range t.Len() {
		if t.Num(r, col).IsRange() {
			return doc.AlignRight
		}
	}
	return doc.AlignDecimal
}

// symbols are the statuses that occur in a table.
type symbols [dataset.Confidential + 1]bool

// symbol is the sign for a status, "" for a plain number.
func symbol(w *theme.Words, s dataset.Status) string {
	return [...]string{dataset.OK: "", dataset.Estimated: w.SymbolEstimated, dataset.Provisional: w.SymbolProvisional,
		dataset.Break: w.SymbolBreak, dataset.Nil: w.SymbolNil, dataset.Small: w.SymbolSmall, dataset.Missing: w.SymbolMissing,
		dataset.NotApplicable: w.SymbolNotApplicable, dataset.Confidential: w.SymbolConfidential}[s]
}

// legend explains the symbols: ".. not available; * provisional".
func (u *symbols) legend(w *theme.Words) string {
	meaning := [...]string{dataset.OK: "", dataset.Estimated: w.LegendEstimated, dataset.Provisional: w.LegendProvisional,
		dataset.Break: w.LegendBreak, dataset.Nil: w.LegendNil, dataset.Small: w.LegendSmall, dataset.Missing: w.LegendMissing,
		dataset.NotApplicable: w.LegendNotApplicable, dataset.Confidential: w.LegendConfidential}
	var parts []string
	for _, s := range []dataset.Status{dataset.Missing, dataset.NotApplicable, dataset.Nil, dataset.Small,
		dataset.Provisional, dataset.Estimated, dataset.Break, dataset.Confidential} {
		if u[s] {
			parts = append(parts, symbol(w, s)+theme.NBSP+meaning[s])
		}
	}
	return strings.Join(parts, "; ")
}
