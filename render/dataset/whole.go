package dataset

// The rules of a file that need more than one cell: observation statuses,
// ranges made of their ends, unique columns and the primary key.

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"globalstudy/render/diag"
)

func (r *reader) whole() {
	if len(r.faults) > 0 { // columns may be short; the rules below would repeat what is known
		r.uniqueAfterFaults()
		return
	}
	if r.codes != nil {
		r.mergeStatus()
	}
	for i := range r.schema.Ranges {
		r.addRange(&r.schema.Ranges[i])
	}
	r.unique()
}

// uniqueAfterFaults still finds duplicate rows where every key column was read in full.
func (r *reader) uniqueAfterFaults() {
	for i := range r.t.cols {
		if n := max(len(r.t.cols[i].codes), len(r.t.cols[i].best)); n != r.t.rows {
			return
		}
	}
	r.unique()
}

// obsStatus is the meaning of a code of SDMX CL_OBS_STATUS, or C of CL_CONF_STATUS.
func obsStatus(code string) (Status, bool) {
	switch code {
	case "", "A":
		return OK, true
	case "E", "F", "I", "U": // estimated, forecast, imputed, low reliability
		return Estimated, true
	case "P", "V": // provisional, unvalidated
		return Provisional, true
	case "B", "D": // break, definition differs
		return Break, true
	case "N": // not significant
		return Small, true
	case "M": // data cannot exist
		return NotApplicable, true
	case "H", "L", "O":
		return Missing, true
	case "C", "Q": // confidential, suppressed
		return Confidential, true
	}
	return OK, false
}

const obsCodes = "A normal, B break, C confidential, E estimated, L or O missing, M cannot exist, N not significant, P provisional"

func (r *reader) addStatus(code string, line int) {
	st, ok := obsStatus(code)
	if !ok {
		r.cellFault(line, r.status, "known: "+obsCodes, "unknown observation status %q", clip(code))
	}
	r.codes = append(r.codes, st)
}

// mergeStatus gives the numbers of each row the row's status.
func (r *reader) mergeStatus() {
	for i := range r.t.cols {
		if !r.t.cols[i].num {
			continue
		}
		old := r.t.cols[i]
		out := column{num: true}
		for row, st := range r.codes {
			n := old.number(row)
			switch {
			case st == OK:
			case st == Confidential:
				n = Unknown(Confidential)
			case st == Small && (!n.Known() || n.Low == 0):
				n = Standing(Small)
			case st >= Nil && n.Known():
				r.cellFault(int(r.t.lines[row]), r.cells[i].csv, "empty the cell, or correct the status",
					"%s: the status says %s, but the cell holds a number", r.t.Fields[i].Name, st)
			case st >= Nil && n.Status == Missing:
				n = Unknown(st)
			default:
				n = n.as(st)
			}
			out.addNumber(n)
		}
		r.t.cols[i] = out
	}
}

// addRange appends a column of ranges.
func (r *reader) addRange(rf *RangeField) {
	lo, hi, best := r.t.Col(rf.Low), r.t.Col(rf.High), r.t.Col(rf.Best)
	if lo < 0 || hi < 0 || !r.t.cols[lo].num || !r.t.cols[hi].num {
		return // Check reports it
	}
	f := Field{Name: rf.Name, Title: rf.Title, Unit: rf.Unit, Type: Numeric, Pos: rf.Pos}
	if f.Unit == "" {
		f.Unit = r.t.Fields[lo].Unit
	}
	out := column{num: true}
	for row := range r.t.rows {
		a, b, c := r.t.cols[lo].number(row), r.t.cols[hi].number(row), Unknown(Missing)
		if best >= 0 {
			c = r.t.cols[best].number(row)
		}
		if a.Known() && b.Known() && a.Low > b.High {
			r.cellFault(int(r.t.lines[row]), r.cells[hi].csv, "swap the two", "%s: the high end %s is below the low end %s", rf.Name, plain(b.High), plain(a.Low))
		}
		if c.Known() && (c.Best < a.Low || c.Best > b.High) {
			r.cellFault(int(r.t.lines[row]), r.cells[best].csv, "", "%s: the best estimate %s lies outside the range", rf.Name, plain(c.Best))
		}
		out.addNumber(rangeOf(a, c, b))
	}
	r.t.Fields = append(r.t.Fields, f)
	r.t.cols = append(r.t.cols, out)
}

// rangeOf makes a range out of its ends, either of which may be unknown.
func rangeOf(low, best, high Number) Number {
	if !low.Known() && !high.Known() {
		if best.Known() {
			return best
		}
		return Unknown(carry(low, high))
	}
	st := OK
	for _, n := range []Number{low, best, high} {
		if n.Known() {
			st = carry(Number{Status: st}, n)
		}
	}
	return Range(low.Low, best.Best, high.High).as(st)
}

// unique reports repeated values of unique columns and repeated keys.
func (r *reader) unique() {
	for i := range r.t.Fields {
		if i < len(r.cells) && r.t.Fields[i].Constraints.Unique {
			r.repeated([]int{i}, "value")
		}
	}
	var cols []int
	for _, name := range r.schema.PrimaryKey {
		if c := r.t.Col(name); c >= 0 && c < len(r.cells) {
			cols = append(cols, c)
		}
	}
	if len(cols) > 0 && len(cols) == len(r.schema.PrimaryKey) {
		r.repeated(cols, "primary key")
	}
}

func (r *reader) repeated(cols []int, what string) {
	ids, first := r.t.groups(cols)
	if len(first) == r.t.rows {
		return
	}
	for row, id := range ids {
		if f := first[id]; int(f) != row {
			if what == "value" && r.t.cols[cols[0]].missing(row) {
				continue
			}
			hint := ""
			if what != "value" {
				hint = "primaryKey: " + strings.Join(r.schema.PrimaryKey, ", ")
			}
			r.cellFault(int(r.t.lines[row]), r.cells[cols[0]].csv, hint, "the %s %s stands already in line %d", what, r.t.keyText(row, cols), r.t.lines[f])
		}
	}
}

// keyText writes the cells of a row for a message.
func (t *Table) keyText(row int, cols []int) string {
	parts := make([]string, len(cols))
	for i, c := range cols {
		switch {
		case t.cols[c].missing(row):
			parts[i] = "(empty)"
		case t.cols[c].num:
			parts[i] = plain(t.cols[c].number(row).Mid())
		default:
			parts[i] = t.cols[c].text(row)
		}
	}
	return strings.Join(parts, " · ")
}

// plain writes a number with a decimal point and no separators.
func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// groups numbers the distinct combinations of some columns in order of
// appearance: the group of each row, and the first row of each group.
// Without columns all rows are one group.
func (t *Table) groups(cols []int) (ids, first []int32) {
	ids = make([]int32, t.rows)
	n := 1
	for k, c := range cols {
		codes, m := t.cols[c].numbering()
		if k == 0 {
			copy(ids, codes)
			n = m
			continue
		}
		combine(ids, codes, n, m)
		ids, n = dense(ids)
	}
	ids, n = dense(ids)
	first = make([]int32, 0, n)
	for row, id := range ids {
		if int(id) == len(first) {
			first = append(first, int32(row))
		}
	}
	return ids, first
}

// numbering gives each cell a number below n; equal cells get the same.
func (c *column) numbering() (codes []int32, n int) {
	if !c.num {
		codes = make([]int32, len(c.codes))
		for i, k := range c.codes {
			codes[i] = k + 1
		}
		return codes, len(c.dict) + 1
	}
	codes = make([]int32, len(c.best))
	seen := map[[4]uint64]int32{}
	for i := range codes {
		v := c.number(i)
		key := [4]uint64{math.Float64bits(v.Low), math.Float64bits(v.Best), math.Float64bits(v.High), uint64(v.Status)}
		k, ok := seen[key]
		if !ok {
			k = int32(len(seen))
			seen[key] = k
		}
		codes[i] = k
	}
	return codes, len(seen)
}

// combine makes one number of two; pairs are numbered anew where the product
// of the ranges would not fit.
func combine(ids, codes []int32, n, m int) {
	if n <= math.MaxInt32/max(m, 1) {
		for i := range ids {
			ids[i] = ids[i]*int32(m) + codes[i]
		}
		return
	}
	seen := map[[2]int32]int32{}
	for i := range ids {
		key := [2]int32{ids[i], codes[i]}
		k, ok := seen[key]
		if !ok {
			k = int32(len(seen))
			seen[key] = k
		}
		ids[i] = k
	}
}

// dense renumbers from 0 in order of appearance.
func dense(ids []int32) ([]int32, int) {
	top := int32(-1)
	if len(ids) > 0 {
		top = slices.Max(ids)
	}
	out, n := make([]int32, len(ids)), int32(0)
	if int(top) <= 4*len(ids)+1024 {
		to := make([]int32, top+1)
		for i, id := range ids {
			if to[id] == 0 {
				n++
				to[id] = n
			}
			out[i] = to[id] - 1
		}
		return out, int(n)
	}
	to := make(map[int32]int32, 1024)
	for i, id := range ids {
		k, ok := to[id]
		if !ok {
			k = n
			n++
			to[id] = k
		}
		out[i] = k
	}
	return out, int(n)
}

// column finds a column or reports the nearest name.
func (t *Table) column(ref Ref, faults *diag.List) int {
	i := t.Col(ref.Name)
	if i < 0 {
		faults.Add(diag.Fault{Pos: ref.Pos, Width: len(ref.Name), Message: fmt.Sprintf("no column %q in %s", ref.Name, t.Name), Hint: diag.DidYouMean(ref.Name, t.Names())})
	}
	return i
}
