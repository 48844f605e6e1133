package dataset

// A Table is columnar and only read after it is made. Text columns are
// dictionary-encoded; number columns keep their ends and statuses apart only
// when some row has a range or a status, so a plain figure costs eight bytes.

import (
	"maps"
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
}

type column struct {
	dict  []string // text: distinct values
	codes []int32  // text: index into dict; -1 is missing

	num       bool      // holds numbers
	best      []float64 // numbers; NaN where unknown, or a range without a best estimate
	low, high []float64 // the ends; nil while all are exact or unknown
	status    []Status  // nil while all are OK
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

func (c *column) text(row int) string {
	if c.num || c.codes[row] < 0 {
		return ""
	}
	return c.dict[c.codes[row]]
}

func (c *column) number(row int) Number {
	if !c.num {
		return Unknown(Missing)
	}
	v := c.best[row]
	n := Number{Low: v, Best: v, High: v}
	if c.low != nil {
		n.Low, n.High = c.low[row], c.high[row]
	}
	if c.status != nil {
		n.Status = c.status[row]
	}
	return n
}

// missing says whether a cell has neither text nor number.
func (c *column) missing(row int) bool {
	if c.num {
		return !c.number(row).Known()
	}
	return c.codes[row] < 0
}

func (c *column) addText(s string, index map[string]int32) {
	code := int32(-1)
	if s != "" {
		k, ok := index[s]
		if !ok {
			k = int32(len(c.dict))
			c.dict = append(c.dict, s)
			index[s] = k
		}
		code = k
	}
	c.codes = append(c.codes, code)
}

func (c *column) addNumber(n Number) {
	if c.low == nil && n.Known() && (n.Low != n.Best || n.High != n.Best) {
		c.low, c.high = slices.Clone(c.best), slices.Clone(c.best)
		if c.low == nil {
			c.low, c.high = []float64{}, []float64{}
		}
	}
	if c.status == nil && n.Status != OK {
		c.status = make([]Status, len(c.best))
	}
	c.best = append(c.best, n.Best)
	if c.low != nil {
		c.low, c.high = append(c.low, n.Low), append(c.high, n.High)
	}
	if c.status != nil {
		c.status = append(c.status, n.Status)
	}
}

// gather is the column with the given rows in that order; row -1 is a missing cell.
func (c *column) gather(rows []int32) column {
	out := column{dict: c.dict, num: c.num}
	if !c.num {
		out.codes = make([]int32, len(rows))
		for i, r := range rows {
			out.codes[i] = -1
			if r >= 0 {
				out.codes[i] = c.codes[r]
			}
		}
		return out
	}
	out.best = make([]float64, 0, len(rows))
	for _, r := range rows {
		if r < 0 {
			out.addNumber(Unknown(Missing))
		} else {
			out.addNumber(c.number(int(r)))
		}
	}
	return out
}

// index maps the values of a text column to their codes.
func (c *column) index() map[string]int32 {
	m := make(map[string]int32, len(c.dict))
	for i, s := range c.dict {
		m[s] = int32(i)
	}
	return m
}

// own gives the column private copies so that values may be added.
func (c *column) own() { c.dict, c.codes = slices.Clone(c.dict), slices.Clone(c.codes) }

// derived is a table without columns that descends from t.
func (t *Table) derived(rows int) *Table {
	return &Table{Name: t.Name, Sources: t.Sources, Notes: t.Notes, rows: rows, file: t.file}
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

// used lists the distinct values that rows of a text column hold, in order of appearance.
func (c *column) used() []string {
	seen := map[int32]bool{}
	var out []string
	for _, k := range c.codes {
		if k >= 0 && !seen[k] {
			seen[k] = true
			out = append(out, c.dict[k])
		}
	}
	return out
}

// union appends the elements of b that a lacks.
func union(a, b []string) []string {
	have := maps.Collect(func(yield func(string, bool) bool) {
		for _, s := range a {
			if !yield(s, true) {
				return
			}
		}
	})
	for _, s := range b {
		if !have[s] {
			a = append(slices.Clip(a), s)
		}
	}
	return a
}
