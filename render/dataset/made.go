package dataset

// A derived dataset is one like any other: its numbers have units, the fields
// its schema names are columns, and their constraints and the primary key hold.
// Its rows stand in no file, so the faults point at the schema and name the row.

import (
	"fmt"
	"slices"

	"globalstudy/render/diag"
)

// checkMade checks the table of a derived dataset against its schema.
func (s *Schema) checkMade(t *Table, regs *Registers, faults *diag.List) {
	for i := range t.Fields {
		if f := &t.Fields[i]; f.Type.IsNumber() && f.Unit == "" {
			faults.Hintf(s.Pos, "give it a unit: in derive:, or under fields:", "column %q of %s holds numbers and has no unit", f.Name, s.Name)
		}
	}
	for i := range s.Fields {
		f := new(Field)
		*f = s.Fields[i]
		c := t.Col(f.Name)
		if c >= 0 && f.Type == Country {
			f.Categories = t.Fields[c].Categories // with those of the register
		}
		switch {
		case c < 0:
			faults.Hintf(f.Pos, diag.DidYouMean(f.Name, t.Names()), "no column %q is made by the data of %s", f.Name, s.Name)
		case f.Type.IsNumber() != t.cols[c].num || !t.cols[c].num && textKind(f.Type) != textKind(t.Fields[c].Type):
			faults.Errorf(f.Pos, "field %q is of type %s here, and of type %s as the data of %s make it", f.Name, f.Type, t.Fields[c].Type, s.Name)
		default:
			t.checkCells(c, f, regs, faults)
			if f.Constraints.Unique {
				t.checkUnique([]int{c}, f.Pos, faults)
			}
		}
	}
	var key []int
	for _, name := range s.PrimaryKey {
		if c := t.Col(name); c >= 0 {
			key = append(key, c)
		} else {
			faults.Hintf(s.Pos, diag.DidYouMean(name, t.Names()), "primaryKey names %q, which is no column of %s", name, s.Name)
		}
	}
	if len(key) > 0 && len(key) == len(s.PrimaryKey) {
		t.checkUnique(key, s.Pos, faults)
	}
}

// checkCells reports the first cell of a column that its constraints do not admit, and how many there are.
func (t *Table) checkCells(col int, f *Field, regs *Registers, faults *diag.List) {
	c := &t.cols[col]
	r := newCellReader(f, &column{}, nil, false, regs)
	first, n := verdict{}, 0
	for row := range t.rows {
		v := r.made(c, row)
		if v == nil || v.msg == "" {
			continue
		}
		if n++; n == 1 {
			first = verdict{msg: fmt.Sprintf("%s, in the row %s", v.msg, t.rowKey(row)), hint: v.hint}
		}
	}
	if n > 1 {
		first.msg += fmt.Sprintf(", and in %s", countWord(n-1, "more row", "more rows"))
	}
	if n > 0 {
		faults.Hintf(f.Pos, first.hint, "%s: %s", f.Name, first.msg)
	}
}

// made says what is wrong with a computed cell.
func (r *cellReader) made(c *column, row int) *verdict {
	if c.missing(row) {
		return r.required()
	}
	if !c.num {
		msg, hint := r.textFault(c.text(row))
		return &verdict{msg: msg, hint: hint}
	}
	n := c.number(row)
	for _, end := range []float64{n.Low, n.High} {
		if v := r.figureFault(end, plain(end)); v != nil {
			return v
		}
	}
	return nil
}

// checkUnique reports the first two rows that are alike in some columns.
func (t *Table) checkUnique(cols []int, pos diag.Pos, faults *diag.List) {
	ids, first := t.groups(cols)
	for row, id := range ids {
		if int(first[id]) != row && !slices.ContainsFunc(cols, func(c int) bool { return t.cols[c].missing(row) }) {
			faults.Errorf(pos, "two rows of %s have the key %s", t.Name, t.keyText(row, cols))
			return
		}
	}
}

// rowKey names a row by its text cells.
func (t *Table) rowKey(row int) string {
	var cols []int
	for i := range t.cols {
		if !t.cols[i].num {
			cols = append(cols, i)
		}
	}
	if cols == nil {
		return fmt.Sprint(row + 1)
	}
	return t.keyText(row, cols)
}
