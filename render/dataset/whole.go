package dataset

// The rules of a file that need more than one cell: observation statuses,
// ranges made of their ends, unique columns and the primary key.

import (
	"strings"
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

// addConfidentiality takes a code of SDMX CL_CONF_STATUS: F is free, all others
// hide the figures of the row.
func (r *reader) addConfidentiality(code string, line int) {
	if r.status < 0 {
		r.codes = append(r.codes, OK)
	}
	switch {
	case code == "" || code == "F":
	case len(code) == 1 && strings.Contains("ACDEGMNOPST", code):
		r.codes[len(r.codes)-1] = Confidential
	default:
		r.cellFault(line, r.conf, "known: F free, C confidential, N not for publication, D or S secondary confidentiality, A small counts, O or T dominance",
			"unknown confidentiality status %q", clip(code))
	}
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
