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
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"globalstudy/render/diag"
)

// Read parses and checks one CSV. file names it in faults. It returns nil when
// faults were added. The table has the columns of the schema in its order, then
// the ranges; labels of country columns are filled from the register.
func Read(file string, src []byte, s *Schema, regs *Registers, faults *diag.List) *Table {
	r := &reader{source: newSource(file, src), schema: s, status: -1}
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
	codes  []Status     // status of each row, where there is a status field
	known  map[string]Status
}

func (r *reader) read(regs *Registers) {
	in := newReader(r.text)
	header, err := in.Read()
	if err != nil {
		r.parseFault(err)
		return
	}
	width := len(header)
	r.start(regs)
	if !r.separator(header, len(r.schema.Fields)) {
		return
	}
	line, _ := in.FieldPos(0)
	r.header(header, line)
	for {
		rec, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			r.parseFault(err)
			continue
		}
		line, _ := in.FieldPos(0)
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
	r.t = &Table{Name: s.Name, Fields: slices.Clone(s.Fields), cols: make([]column, len(s.Fields)), lines: make([]int32, 0, lines), file: r.file}
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
	seen, want := map[string]int{}, r.t.Names()
	var unknown []int
	for j, name := range names {
		r.from[j] = -1
		first, dup := seen[name]
		switch i := r.t.Col(name); {
		case name == "":
			r.cellFault(line, j, "", "column %d has no name", j+1)
		case dup:
			r.cellFault(line, j, "", "column %q stands here again, first as column %d", name, first+1)
		case i >= 0:
			r.from[j] = i
			r.cells[i].csv = j
		case name != r.schema.StatusField:
			unknown = append(unknown, j)
		}
		if name != "" && name == r.schema.StatusField && r.status < 0 {
			r.status = j
		}
		if !dup {
			seen[name] = j
		}
	}
	var absent []string
	for _, name := range want {
		if _, ok := seen[name]; !ok {
			absent = append(absent, name)
		}
	}
	for _, j := range unknown {
		near := diag.Nearest(names[j], absent)
		hint := diag.DidYouMean(names[j], want)
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
	if r.schema.StatusField != "" && r.status < 0 {
		r.fault(diag.Pos{File: r.file, Line: line, Col: 1}, 0, diag.DidYouMean(r.schema.StatusField, names), "the status column %q is missing", r.schema.StatusField)
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
			if msg, hint := r.cells[i].add(cell); msg != "" {
				r.cellFault(line, j, hint, "%s: %s", r.t.Fields[i].Name, msg)
			}
		}
	}
	if r.status >= 0 {
		r.addStatus(rec[r.status], line)
	}
	r.t.lines = append(r.t.lines, int32(line))
	r.t.rows++
}

// cellReader adds the cells of one column and checks each by itself.
type cellReader struct {
	field   *Field
	col     *column
	csv     int // column of the file
	known   map[string]Status
	numeric bool // some missing value reads as a number
	index   map[string]int32
	last    int32
	verdict []struct{ msg, hint string } // by code
	allowed map[string]bool              // values of a closed list; nil: any
	pattern *regexp.Regexp
}

func newCellReader(f *Field, c *column, known map[string]Status, numeric bool, regs *Registers) cellReader {
	c.num = f.Type.IsNumber()
	r := cellReader{field: f, col: c, csv: -1, known: known, numeric: numeric, index: map[string]int32{}, last: -1}
	if f.Constraints.Pattern != "" {
		r.pattern, _ = regexp.Compile(`^(?:` + f.Constraints.Pattern + `)$`) // Check reports one that does not compile
	}
	switch {
	case f.Type == Enum, f.Type == Country && regs != nil && len(regs.Countries) > 0:
		r.allowed = map[string]bool{}
		for _, cat := range f.Categories {
			r.allowed[cat.Value] = true
		}
	case f.Type == Source && regs != nil && regs.Sources != nil:
		r.allowed = regs.Sources
	}
	return r
}

// add appends a cell and says what is wrong with it, if anything.
func (r *cellReader) add(s string) (msg, hint string) {
	if r.col.num {
		return r.addNumber(s)
	}
	c := r.col
	if r.last >= 0 && c.dict[r.last] == s {
		c.codes = append(c.codes, r.last)
		return r.verdict[r.last].msg, r.verdict[r.last].hint
	}
	if _, ok := r.known[s]; ok {
		c.codes = append(c.codes, -1)
		return r.required()
	}
	code, ok := r.index[s]
	if !ok {
		code = r.enter(strings.Clone(s))
	}
	r.last = code
	c.codes = append(c.codes, code)
	return r.verdict[code].msg, r.verdict[code].hint
}

// enter adds a value to the dictionary with its verdict.
func (r *cellReader) enter(s string) int32 {
	if r.field.Type == Boolean {
		if b, ok := parseBool(s); ok {
			code, seen := r.index[b]
			if !seen {
				code = r.put(b)
			}
			r.index[s] = code
			return code
		}
	}
	return r.put(s)
}

func (r *cellReader) put(s string) int32 {
	code := int32(len(r.col.dict))
	r.col.dict = append(r.col.dict, s)
	r.index[s] = code
	msg, hint := r.textFault(s)
	r.verdict = append(r.verdict, struct{ msg, hint string }{msg, hint})
	return code
}

// textFault says what is wrong with a value of a text column.
func (r *cellReader) textFault(s string) (msg, hint string) {
	switch t := r.field.Type; {
	case t == Year || t == YearMonth || t == Date:
		msg, hint = timeFault(s, t)
	case t == Boolean && s != "true" && s != "false":
		msg, hint = fmt.Sprintf("found %q, expected true or false", clip(s)), ""
	case t == Country && r.allowed != nil && !r.allowed[s]:
		msg, hint = fmt.Sprintf("unknown country code %q", clip(s)), countryHint(s, r.field)
	case t == Source && r.allowed != nil && !r.allowed[s]:
		msg, hint = fmt.Sprintf("unknown source %q", clip(s)), diag.DidYouMean(s, keysOf(r.allowed))
	case r.allowed != nil && !r.allowed[s]:
		msg, hint = fmt.Sprintf("%q is not one of the categories", clip(s)), diag.DidYouMean(s, keysOf(r.allowed))
	}
	if msg == "" && r.pattern != nil && !r.pattern.MatchString(s) {
		msg = fmt.Sprintf("%q does not match the pattern %s", clip(s), r.field.Constraints.Pattern)
	}
	return msg, hint
}

func (r *cellReader) addNumber(s string) (msg, hint string) {
	whole := r.field.Type == Integer
	v, ok := parseNumber(s, whole)
	if !ok || r.numeric {
		if st, missing := r.known[s]; missing {
			r.col.addNumber(Standing(st))
			if st == Nil || st == Small {
				return "", ""
			}
			return r.required()
		}
	}
	if !ok {
		r.col.addNumber(Unknown(Missing))
		return numberFault(s, whole)
	}
	r.col.addNumber(Exact(v))
	if c := &r.field.Constraints; c.Minimum != nil && v < *c.Minimum {
		return fmt.Sprintf("%s is less than the minimum %s", s, plain(*c.Minimum)), ""
	} else if c.Maximum != nil && v > *c.Maximum {
		return fmt.Sprintf("%s is more than the maximum %s", s, plain(*c.Maximum)), ""
	}
	if r.pattern != nil && !r.pattern.MatchString(s) {
		return fmt.Sprintf("%q does not match the pattern %s", s, r.field.Constraints.Pattern), ""
	}
	return "", ""
}

func (r *cellReader) required() (msg, hint string) {
	if r.field.Constraints.Required {
		return "the cell is empty, and the column is required", ""
	}
	return "", ""
}

func parseBool(s string) (string, bool) {
	switch s {
	case "true", "TRUE", "True", "1":
		return "true", true
	case "false", "FALSE", "False", "0":
		return "false", true
	}
	return "", false
}

// countryLabels adds the register to the categories of a country column.
func countryLabels(own []Category, regs *Registers) []Category {
	out := slices.Clip(own)
	for _, c := range regs.Countries {
		out = append(out, Category{Value: c.ISO3, Label: c.Name})
	}
	return out
}

// countryHint names the country that was meant: by its name, its code in small
// letters, or a code with two neighbouring letters swapped or one replaced.
func countryHint(s string, f *Field) string {
	codes := make([]string, len(f.Categories))
	for i, c := range f.Categories {
		if strings.EqualFold(c.Label, s) || strings.EqualFold(c.Value, s) {
			return "write " + c.Value
		}
		codes[i] = c.Value
	}
	if utf8.RuneCountInString(s) > 4 {
		return "countries are written by their ISO 3166-1 alpha-3 code"
	}
	if near := diag.Nearest(s, codes); near != "" {
		return fmt.Sprintf("did you mean %s (%s)?", near, f.Label(near))
	}
	return "codes stand in datasets/countries.csv"
}

func keysOf[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
