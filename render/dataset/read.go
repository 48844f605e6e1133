package dataset

// Read makes a table out of a CSV and its schema in one pass. A text value is
// checked when it first enters the dictionary of its column, and the verdict is
// kept with it, so a hundred thousand rows cost a hundred thousand look-ups and
// a few checks. Rules that need whole columns (unique, primary key, ranges,
// statuses) follow in whole.go. All faults of a file are found in one run.

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"globalstudy/render/diag"
)

// Read parses and checks one CSV. file names it in faults. It returns nil when
// faults were added. The table has the columns of the schema in its order, then
// the ranges; labels of country columns are filled from the register.
func Read(file string, src []byte, s *Schema, regs *Registers, faults *diag.List) *Table {
	r := &reader{source: newSource(file, src), schema: s.withStatus(), status: -1, conf: -1}
	if r.check() {
		r.read(regs)
	}
	if r.report(faults) {
		return nil
	}
	return r.t
}

// reader holds the state of one Read.
type reader struct {
	*source
	schema *Schema
	t      *Table
	cells  []cellReader // one per field of the schema
	from   []int        // field of each CSV column; -1 for none
	status int          // CSV column of the status field, or -1
	conf   int          // CSV column of the confidentiality field, or -1
	codes  []Status     // status of each row, where there is one of these fields
	known  map[string]Status
}

func (r *reader) read(regs *Registers) {
	in := newRecords(r.text)
	header, line, err := in.next()
	if err != nil {
		r.parseFault(err)
		return
	}
	width := len(header)
	r.start(regs)
	if !r.separator(header, len(r.schema.Fields)) {
		return
	}
	r.header(header, line)
	for {
		rec, line, err := in.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			r.parseFault(err)
			continue
		}
		if len(rec) != width {
			r.rowFault(line, len(rec), width)
			continue
		}
		r.row(rec, line)
	}
	if r.t.rows == 0 && len(r.faults) == 0 {
		r.fault(diag.Pos{File: r.file, Line: line}, 0, "", "the table has a header and no rows")
	}
	r.whole()
}

// start prepares the table and the checks of its columns.
func (r *reader) start(regs *Registers) {
	s := r.schema
	r.known = map[string]Status{"": Missing}
	numeric := false
	for _, m := range s.MissingValues {
		r.known[m.Value] = m.Status
		_, ok := parseNumber(m.Value, false)
		numeric = numeric || ok
	}
	lines := bytes.Count(r.text, []byte("\n"))
	r.t = &Table{Name: s.Name, Fields: slices.Clone(s.Fields), cols: make([]column, len(s.Fields)), lines: make([]int32, 0, lines), file: r.file, ranges: s.Ranges}
	for _, src := range s.Sources {
		r.t.Sources = union(r.t.Sources, []string{src.Name})
	}
	r.cells = make([]cellReader, len(s.Fields))
	for i := range r.t.Fields {
		f := &r.t.Fields[i]
		if f.Type == Country && regs != nil {
			f.Categories = countryLabels(f.Categories, regs)
		}
		r.cells[i] = newCellReader(f, &r.t.cols[i], r.known, numeric, regs)
		if c := &r.t.cols[i]; c.num {
			c.best = make([]float64, 0, lines)
		} else {
			c.codes = make([]int32, 0, lines)
		}
	}
}

// header maps the columns of the file to the fields of the schema.
func (r *reader) header(names []string, line int) {
	r.from = make([]int, len(names))
	seen, fields := map[string]int{}, map[string]int{}
	for i := range r.t.Fields {
		if _, twice := fields[r.t.Fields[i].Name]; !twice {
			fields[r.t.Fields[i].Name] = i
		}
	}
	var unknown []int
	for j, name := range names {
		r.from[j] = -1
		first, dup := seen[name]
		i, expected := fields[name]
		switch {
		case name == "":
			r.cellFault(line, j, "", "column %d has no name", j+1)
		case dup:
			r.cellFault(line, j, "", "column %q stands here again, first as column %d", name, first+1)
		case expected:
			r.from[j] = i
			r.cells[i].csv = j
		case name != r.schema.StatusField && name != r.schema.ConfidentialityField:
			unknown = append(unknown, j)
		}
		if name != "" && name == r.schema.StatusField && r.status < 0 {
			r.status = j
		}
		if name != "" && name == r.schema.ConfidentialityField && r.conf < 0 {
			r.conf = j
		}
		if !dup {
			seen[name] = j
		}
	}
	r.unmatched(names, unknown, seen, line)
}

// unmatched pairs columns that are not in the schema with fields that have no
// column, so that a misspelt name is one fault and not two.
func (r *reader) unmatched(names []string, unknown []int, seen map[string]int, line int) {
	var absent []string
	for _, name := range r.t.Names() {
		if _, ok := seen[name]; !ok {
			absent = append(absent, name)
		}
	}
	for _, j := range unknown {
		if len(r.faults) >= maxFaults { // of ten thousand columns the nearest is not looked for
			r.more++
			continue
		}
		near := diag.Nearest(names[j], absent)
		hint := diag.DidYouMean(names[j], r.t.Names())
		if near != "" {
			absent = slices.DeleteFunc(absent, func(s string) bool { return s == near })
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		r.cellFault(line, j, hint, "column %q is not in the schema", names[j])
	}
	for _, name := range absent {
		f := &r.t.Fields[r.t.Col(name)]
		hint := "add it, or take the field out of the schema"
		if f.Pos.Line > 0 {
			hint += " at " + f.Pos.String()
		}
		r.fault(diag.Pos{File: r.file, Line: line, Col: 1}, 0, hint, "column %q of the schema is missing", name)
	}
	for i := range r.cells {
		if f := &r.t.Fields[i]; r.cells[i].csv < 0 && len(r.faults) < maxFaults && i != r.t.Col(f.Name) {
			r.fault(diag.Pos{File: r.file, Line: line, Col: 1}, 0, "", "the schema has two fields %q", f.Name)
		}
	}
	for _, c := range []struct {
		name string
		at   int
	}{{r.schema.StatusField, r.status}, {r.schema.ConfidentialityField, r.conf}} {
		if c.name != "" && c.at < 0 {
			r.fault(diag.Pos{File: r.file, Line: line, Col: 1}, 0, diag.DidYouMean(c.name, names), "the status column %q is missing", c.name)
		}
	}
}

// rowFault reports a row with the wrong number of cells at its last cell, or
// at the first that is too many.
func (r *reader) rowFault(line, got, want int) {
	at, hint := got-1, "an empty cell still needs its comma"
	if got > want {
		at, hint = want, "a cell that contains a comma stands in quotes"
	}
	r.cellFault(line, at, hint, "row has %d cells, expected %d", got, want)
}

func (r *reader) row(rec []string, line int) {
	for j, cell := range rec {
		if i := r.from[j]; i >= 0 {
			if v := r.cells[i].add(cell); v != nil {
				r.cellVerdict(v, line, i, j)
			}
		}
	}
	if r.status >= 0 {
		r.addStatus(rec[r.status], line)
	}
	if r.conf >= 0 {
		r.addConfidentiality(rec[r.conf], line)
	}
	r.t.lines = append(r.t.lines, int32(line))
	r.t.rows++
}

// cellVerdict reports what is wrong with a cell, unless the same was said often enough.
func (r *reader) cellVerdict(v *verdict, line, field, csv int) {
	if v.n > repeats {
		r.more++
		return
	}
	r.cellFault(line, csv, v.hint, "%s: %s", r.t.Fields[field].Name, v.msg)
}
