package dataset

// A Table is columnar and only read after it is made.

import (
	"slices"

	"globalstudy/render/diag"
)

// Table is a typed table. Make one with Read, NewBuilder or a pipeline.
type Table struct {
	Name    string
	Fields  []Field
	Sources []string // source keys it descends from, in order of first use
	Notes   []string // what a reader must know about how it was made, e.g. "missing values skipped"
	rows    int
	cols    []column
	lines   []int32 // CSV line of each row; nil for derived tables
	file    string
	hollow  bool // see Hollow
	ranges  []RangeField
}

// Len is the number of rows.
func (t *Table) Len() int { return t.rows }

// Col returns the index of a column, or -1.
func (t *Table) Col(name string) int {
	for i := range t.Fields {
		if t.Fields[i].Name == name {
			return i
		}
	}
	return -1
}

// Names lists the columns.
func (t *Table) Names() []string {
	out := make([]string, len(t.Fields))
	for i := range t.Fields {
		out[i] = t.Fields[i].Name
	}
	return out
}

// Num returns a number cell; Unknown(Missing) for columns that hold no numbers.
func (t *Table) Num(row, col int) Number { return t.cols[col].number(row) }

// Text returns a text cell, "" if missing or if the column holds numbers.
func (t *Table) Text(row, col int) string { return t.cols[col].text(row) }

// Label returns a text cell in the words readers see.
func (t *Table) Label(row, col int) string { return t.Fields[col].Label(t.Text(row, col)) }

// Pos is the place of a row in its CSV; the zero Pos for derived tables.
func (t *Table) Pos(row int) diag.Pos {
	if t.lines == nil {
		return diag.Pos{}
	}
	return diag.Pos{File: t.file, Line: int(t.lines[row])}
}

// Builder makes a table row by row.
type Builder struct {
	t     *Table
	index []map[string]int32
}

// NewBuilder starts a table with the given columns.
func NewBuilder(name string, fields []Field) *Builder {
	b := &Builder{t: &Table{Name: name, Fields: fields, cols: make([]column, len(fields))}, index: make([]map[string]int32, len(fields))}
	for i := range fields {
		b.t.cols[i].num = fields[i].Type.IsNumber()
		b.index[i] = map[string]int32{}
	}
	return b
}

// Add appends a row; it must have one value per column.
func (b *Builder) Add(row ...Value) {
	if len(row) != len(b.t.Fields) {
		panic("dataset: row does not fit the table")
	}
	for i, v := range row {
		if c := &b.t.cols[i]; c.num {
			c.addNumber(v.Number)
		} else {
			c.addText(v.Text, b.index[i])
		}
	}
	b.t.rows++
}

// Table ends the building.
func (b *Builder) Table() *Table { return b.t }

// derived is a table without columns that descends from t.
func (t *Table) derived(rows int) *Table {
	return &Table{Name: t.Name, Sources: t.Sources, Notes: t.Notes, rows: rows, file: t.file}
}

// part is the table with some of its rows. Where a column tells the source of
// each row, those that are the source of none of them are no longer named.
func (t *Table) part(rows []int32) *Table {
	out := t.take(rows)
	col := slices.IndexFunc(t.Fields, func(f Field) bool { return f.Type == Source })
	if col < 0 || len(rows) == 0 {
		return out
	}
	had, has := t.cols[col].used(), out.cols[col].used()
	out.Sources = slices.DeleteFunc(slices.Clone(t.Sources), func(key string) bool {
		return slices.Contains(had, key) && !slices.Contains(has, key)
	})
	return out
}

// take is the table with the given rows in that order.
func (t *Table) take(rows []int32) *Table {
	out := t.derived(len(rows))
	out.Fields = t.Fields
	out.cols = make([]column, len(t.cols))
	for i := range t.cols {
		out.cols[i] = t.cols[i].gather(rows)
	}
	if t.lines != nil {
		out.lines = make([]int32, len(rows))
		for i, r := range rows {
			if r >= 0 {
				out.lines[i] = t.lines[r]
			}
		}
	}
	return out
}

// with is the table with one more column, or that column replaced if the name exists.
func (t *Table) with(f Field, c column) *Table {
	out := *t
	if i := t.Col(f.Name); i >= 0 {
		out.Fields, out.cols = slices.Clone(t.Fields), slices.Clone(t.cols)
		out.Fields[i], out.cols[i] = f, c
		return &out
	}
	out.Fields = append(slices.Clip(t.Fields), f)
	out.cols = append(slices.Clip(t.cols), c)
	return &out
}

// note adds a remark for readers, once.
func (t *Table) note(s string) {
	if !slices.Contains(t.Notes, s) {
		t.Notes = append(slices.Clip(t.Notes), s)
	}
}

// union appends the elements of b that a lacks.
func union(a, b []string) []string {
	out := slices.Clip(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
