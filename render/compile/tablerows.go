package compile

// What an author adds to the rows of a table: rows that are totals, sums that
// are computed, and notes on cells. Marks are letters, given in reading order,
// the head first; cells with one note share its letter.

import (
	"fmt"
	"slices"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/study"
)

// tableRows is the grid of a table as it grows.
type tableRows struct {
	*compiler
	written *study.Table
	table   *dataset.Table
	cols    []gridColumn
	group   int // column, -1: none
	used    *symbols
	grid    *doc.Grid
	from    []int // row of the table for each of the grid's, -1 for others
}

// totals marks the rows that are totals and adds those that are computed.
func (r *tableRows) totals(in setting) {
	if hits := r.matching(r.written.Totals); hits != nil {
		for i, row := range r.from {
			r.grid.Rows[i].Total = row >= 0 && hits[row]
		}
	}
	w := r.written.Total
	if w == nil || r.table.Hollow() {
		return
	}
	sums := r.sums(nil)
	if sums == nil {
		return
	}
	if w.Groups && r.group < 0 {
		r.faults.Hintf(w.Label.Pos, "add group: with the column that makes the groups", "total: groups are wanted in a table without group:")
		return
	}
	if w.Groups {
		r.groupTotals(in)
	}
	r.insert(len(r.grid.Rows), r.total(sums, 0, in))
}

// sums adds up the columns, over groups if by names their column; nil after a fault.
func (r *tableRows) sums(by []dataset.Ref) *dataset.Table {
	step := dataset.Aggregate{Pos: r.written.Total.Label.Pos, By: by}
	for _, col := range r.written.Total.Sum {
		step.Aggs = append(step.Aggs, dataset.Agg{Func: "sum", Col: col, As: col.Name})
	}
	env := dataset.Env{Tables: map[string]*dataset.Table{"": r.table}, Registers: r.env.Registers}
	p := dataset.Pipeline{Steps: []dataset.Step{step}, Pos: step.Pos}
	return p.Run(&env, r.faults)
}

// groupTotals adds a total below the rows of each group.
func (r *tableRows) groupTotals(in setting) {
	sums := r.sums([]dataset.Ref{{Name: r.table.Fields[r.group].Name, Pos: r.written.Group.Pos}})
	if sums == nil {
		return
	}
	n := sums.Len()
	for i := len(r.grid.Rows) - 1; i >= 0 && n > 0; i-- {
		last := i == len(r.grid.Rows)-1 || r.grid.Rows[i+1].Group
		if !r.grid.Rows[i].Group && last { // groups stand in the order in which they first occur, in both
			n--
			r.insert(i+1, r.total(sums, n, in))
		}
	}
}

// total is a row of sums under the label.
func (r *tableRows) total(sums *dataset.Table, row int, in setting) doc.Row {
	out := doc.Row{Total: true, Cells: make([]doc.Cell, len(r.cols))}
	for i, col := range r.cols {
		if j := sums.Col(r.table.Fields[col.index].Name); j >= 0 && i > 0 {
			col.index = j
			out.Cells[i].Text = r.cell(sums, row, col, r.used)
		}
	}
	if len(out.Cells) > 0 {
		out.Cells[0] = doc.Cell{Text: r.inlines(r.written.Total.Label, in), Head: true}
	}
	return out
}

func (r *tableRows) insert(at int, row doc.Row) {
	r.grid.Rows = slices.Insert(r.grid.Rows, at, row)
	r.from = slices.Insert(r.from, at, -1)
}

// marks puts letters to the cells that have notes and gives the notes.
func (r *tableRows) marks(in setting) []doc.CellNote {
	var notes []doc.CellNote
	letters := map[int]string{}
	mark := func(i int) string {
		if letters[i] == "" {
			letters[i] = strings.ToLower(letter(len(letters)))
			notes = append(notes, doc.CellNote{Mark: letters[i], Text: r.inlines(r.written.Marks[i].Note, in)})
		}
		return letters[i]
	}
	cols, hits := make([]int, len(r.written.Marks)), make([][]bool, len(r.written.Marks))
	for i := range r.written.Marks {
		cols[i], hits[i] = r.marked(&r.written.Marks[i])
	}
	for c := range r.cols {
		for i, col := range cols {
			if col == c && hits[i] == nil {
				head := &r.grid.Columns[c].Head
				*head = append(slices.Clone(*head), doc.Superscript{Text: mark(i)})
			}
		}
	}
	for n, row := range r.from {
		for c := range r.cols {
			for i, col := range cols {
				if row >= 0 && col == c && hits[i] != nil && hits[i][row] {
					if cell := &r.grid.Rows[n].Cells[c]; cell.Mark == "" {
						cell.Mark = mark(i)
					} else {
						cell.Mark += "," + mark(i)
					}
				}
			}
		}
	}
	return notes
}

// marked finds the column of the grid that a mark is about, -1 after a fault, and
// the rows; nil is its head.
func (r *tableRows) marked(m *study.CellMark) (int, []bool) {
	col := 0
	if m.Column.Name != "" {
		i := r.column(r.table, m.Column)
		if i < 0 {
			return -1, nil
		}
		if col = slices.IndexFunc(r.cols, func(g gridColumn) bool { return g.index == i }); col < 0 {
			r.faults.Add(diag.Fault{Pos: m.Column.Pos, Width: len(m.Column.Name), Message: fmt.Sprintf("column %q is not shown in the table", m.Column.Name), Hint: "add it to columns:"})
			return -1, nil
		}
	}
	if m.Rows == nil {
		return col, nil
	}
	hits := r.matching(m.Rows)
	if hits == nil {
		return -1, nil
	}
	return col, hits
}

// matching tells for each row of the table whether all tests hold; nil without
// tests and after a fault.
func (r *tableRows) matching(tests []study.RowTest) []bool {
	if tests == nil || r.table.Hollow() {
		return nil
	}
	out, any := make([]bool, r.table.Len()), false
	var cols []int
	for _, t := range tests {
		i := r.column(r.table, t.Col)
		if i < 0 {
			return nil
		}
		if r.table.Fields[i].Type.IsNumber() {
			r.faults.Hintf(t.Col.Pos, "name the row by a column of words, codes or years", "column %q holds numbers, by which no row is known", t.Col.Name)
			return nil
		}
		cols = append(cols, i)
	}
	for row := range out {
		out[row] = true
		for k, t := range tests {
			text := r.table.Text(row, cols[k])
			out[row] = out[row] && slices.ContainsFunc(t.Values, func(v dataset.Ref) bool { return v.Name == text })
		}
		any = any || out[row]
	}
	if !any {
		var known []string
		for row := range r.table.Len() {
			known = append(known, r.table.Text(row, cols[0]))
		}
		slices.Sort(known)
		name := ""
		if len(tests[0].Values) > 0 {
			name = tests[0].Values[0].Name
		}
		r.faults.Hintf(tests[0].Col.Pos, diag.DidYouMean(name, slices.Compact(known)), "no row of the table is the one described")
		return nil
	}
	return out
}
