package dataset

// A Table is columnar and only read after it is made. Text columns are
// dictionary-encoded; number columns keep their ends apart only when the table
// has ranges.

import "globalstudy/render/diag"

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
}

type column struct {
	dict  []string // text columns: distinct values
	codes []int32  // text columns: index into dict; -1 is missing
	nums  []Number // number columns
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
func (t *Table) Num(row, col int) Number {
	if c := &t.cols[col]; c.nums != nil {
		return c.nums[row]
	}
	return Unknown(Missing)
}

// Text returns a text cell, "" if missing or if the column holds numbers.
func (t *Table) Text(row, col int) string {
	c := &t.cols[col]
	if c.nums != nil || c.codes[row] < 0 {
		return ""
	}
	return c.dict[c.codes[row]]
}

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
		if fields[i].Type.IsNumber() {
			b.t.cols[i].nums = []Number{}
		} else {
			b.t.cols[i].codes = []int32{}
			b.index[i] = map[string]int32{}
		}
	}
	return b
}

// Add appends a row; it must have one value per column.
func (b *Builder) Add(row ...Value) {
	if len(row) != len(b.t.Fields) {
		panic("dataset: row does not fit the table")
	}
	for i, v := range row {
		c := &b.t.cols[i]
		if c.nums != nil {
			c.nums = append(c.nums, v.Number)
			continue
		}
		code := int32(-1)
		if v.Text != "" {
			k, ok := b.index[i][v.Text]
			if !ok {
				k = int32(len(c.dict))
				c.dict = append(c.dict, v.Text)
				b.index[i][v.Text] = k
			}
			code = k
		}
		c.codes = append(c.codes, code)
	}
	b.t.rows++
}

// Table ends the building.
func (b *Builder) Table() *Table { return b.t }
