package dataset

// Where keeps rows. Conditions are tried one after the other, so that the one
// that leaves nothing can be named together with the values that exist.
// A missing cell equals nothing, is in no range and matches no pattern.

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"globalstudy/render/diag"
)

func (r *run) where(t *Table, s *Where) *Table {
	left, all := []int32(nil), true // the rows that are left
	for i := range s.Conds {
		c := &s.Conds[i]
		col := t.column(c.Col, &r.faults)
		if col < 0 {
			continue
		}
		now := t
		if !all {
			now = t.narrow(col, left)
		}
		test := r.condition(now, col, c)
		if test == nil {
			continue
		}
		var rows []int32
		for row := range now.rows {
			if test(row) {
				if all {
					rows = append(rows, int32(row))
				} else {
					rows = append(rows, left[row])
				}
			}
		}
		if r.loose = r.loose || c.Loose; len(rows) == 0 && r.loose {
			return nil
		}
		if len(rows) == 0 && now.rows > 0 && !r.hollow {
			r.faults.Add(diag.Fault{Pos: c.Col.Pos, Width: len(c.Col.Name), Message: "no row is left where " + c.String(), Hint: now.existing(col)})
			continue
		}
		if len(rows) < now.rows {
			left, all = rows, false
		}
	}
	if all {
		return t
	}
	return t.part(left)
}

// narrow is the table with some of its rows, as far as one column is concerned;
// the others are empty.
func (t *Table) narrow(col int, rows []int32) *Table {
	out := t.derived(len(rows))
	out.Fields, out.cols = t.Fields, make([]column, len(t.cols))
	out.cols[col] = t.cols[col].gather(rows)
	return out
}

// condition compiles a test of the cells of a column; nil after a fault.
func (r *run) condition(t *Table, col int, c *Cond) func(row int) bool {
	cells := &t.cols[col]
	switch {
	case c.Missing != nil:
		return func(row int) bool { return cells.missing(row) == *c.Missing }
	case c.Match != "":
		return r.match(t, col, c)
	case c.From != nil || c.To != nil:
		return r.between(t, col, c)
	case len(c.Not) > 0:
		if in := r.among(t, col, c.Not, c.Loose); in != nil {
			return func(row int) bool { return !in(row) }
		}
		return nil
	}
	return r.among(t, col, c.In, c.Loose)
}

// among tests for equality with one of some values.
func (r *run) among(t *Table, col int, values []Ref, loose bool) func(row int) bool {
	f, cells, before := &t.Fields[col], &t.cols[col], r.faults.Len()
	if cells.num {
		var nums []float64
		for _, v := range values {
			n, ok := parseNumber(v.Name, false)
			if !ok {
				r.faults.Hintf(v.Pos, numberHint(v.Name, false), "column %q holds numbers, found %q", f.Name, v.Name)
			}
			nums = append(nums, n)
		}
		if r.faults.Len() > before {
			return nil
		}
		return func(row int) bool {
			n := cells.number(row)
			return n.IsExact() && slices.Contains(nums, n.Low)
		}
	}
	want := make([]bool, len(cells.dict))
	code := cells.lookup(len(values))
	for _, v := range values {
		name := v.Name
		if b, ok := parseBool(name); ok && f.Type == Boolean {
			name = b
		}
		if k := code(name); k >= 0 {
			want[k] = true
		} else if !r.hollow && !loose && !slices.ContainsFunc(f.Categories, func(c Category) bool { return c.Value == name }) {
			r.faults.Add(diag.Fault{Pos: v.Pos, Width: len(v.Name), Message: fmt.Sprintf("column %q has no value %q", f.Name, v.Name), Hint: valueHint(v.Name, f, cells)})
		}
	}
	if r.faults.Len() > before {
		return nil
	}
	return func(row int) bool { k := cells.codes[row]; return k >= 0 && want[k] }
}

// valueHint names the value that was meant: a code for its label, a near one, or all.
func valueHint(name string, f *Field, c *column) string {
	if name == "" {
		return "for empty cells: { missing: true }"
	}
	for _, v := range c.dict {
		if strings.EqualFold(f.Label(v), name) {
			return fmt.Sprintf("did you mean %q?", v)
		}
	}
	return diag.DidYouMean(name, c.used())
}

// between tests for a closed range. A text end is compared with as many
// characters of the cell as it has, so that "to 2015" takes in all of 2015.
func (r *run) between(t *Table, col int, c *Cond) func(row int) bool {
	f, cells, before := &t.Fields[col], &t.cols[col], r.faults.Len()
	timed := f.Type.IsTime()
	if !cells.num && !timed {
		r.faults.Hintf(c.Col.Pos, "from and to are for numbers, years, months and dates", "column %q is of type %s and has no order", f.Name, f.Type)
		return nil
	}
	var lo, hi string
	lower, upper := Unknown(Missing), Unknown(Missing)
	for _, end := range []struct {
		ref *Ref
		s   *string
		n   *Number
	}{{c.From, &lo, &lower}, {c.To, &hi, &upper}} {
		if end.ref == nil {
			continue
		}
		*end.s = end.ref.Name
		if v, ok := parseNumber(end.ref.Name, false); cells.num && ok {
			*end.n = Exact(v)
		} else if cells.num {
			r.faults.Hintf(end.ref.Pos, numberHint(end.ref.Name, false), "column %q holds numbers, found %q", f.Name, end.ref.Name)
		} else if !isTimePrefix(end.ref.Name, f.Type) {
			msg, hint := timeFault(end.ref.Name, f.Type)
			r.faults.Hintf(end.ref.Pos, hint, "%s", msg)
		}
	}
	if r.faults.Len() > before {
		return nil
	}
	if lower.Low > upper.Low || lo != "" && hi != "" && !cells.num && lo[:min(len(lo), len(hi))] > hi {
		r.faults.Hintf(c.From.Pos, "swap the two", "from %s is after to %s", lo, hi)
		return nil
	}
	if cells.num {
		return func(row int) bool {
			n := cells.number(row)
			return n.Known() && !(n.Low < lower.Low) && !(n.High > upper.Low) && !(c.Above && n.Low == lower.Low) && !(c.Below && n.High == upper.Low)
		}
	}
	at := func(v, end string) int { return cmp.Compare(v[:min(len(end), len(v))], end) }
	ok := make([]bool, len(cells.dict))
	for k, v := range cells.dict {
		ok[k] = (lo == "" || at(v, lo) > 0 || at(v, lo) == 0 && !c.Above) && (hi == "" || at(v, hi) < 0 || at(v, hi) == 0 && !c.Below)
	}
	return func(row int) bool { k := cells.codes[row]; return k >= 0 && ok[k] }
}

// isTimePrefix admits a time of the type, or a coarser one.
func isTimePrefix(s string, t Type) bool {
	return isYear(s) || t != Year && isYearMonth(s) || t == Date && isDate(s)
}

func (r *run) match(t *Table, col int, c *Cond) func(row int) bool {
	cells := &t.cols[col]
	re, err := regexp.Compile(c.Match)
	switch {
	case err != nil:
		r.faults.Errorf(c.Col.Pos, "the pattern for %q is not a regular expression: %s", c.Col.Name, strings.TrimPrefix(err.Error(), "error parsing regexp: "))
		return nil
	case cells.num:
		r.faults.Hintf(c.Col.Pos, "compare numbers with from and to", "column %q holds numbers; a pattern needs text", c.Col.Name)
		return nil
	}
	ok := make([]bool, len(cells.dict))
	for k, v := range cells.dict {
		ok[k] = re.MatchString(v)
	}
	return func(row int) bool { k := cells.codes[row]; return k >= 0 && ok[k] }
}

// String writes the condition for a message.
func (c *Cond) String() string {
	names := func(refs []Ref) string {
		var s []string
		for _, r := range refs {
			s = append(s, r.Name)
		}
		return strings.Join(s, ", ")
	}
	s := c.Col.Name
	switch {
	case c.Missing != nil && *c.Missing:
		return s + " is missing"
	case c.Missing != nil:
		return s + " is not missing"
	case c.Match != "":
		return s + " matches " + c.Match
	case c.From != nil || c.To != nil:
		return s + " is " + c.span()
	case len(c.Not) > 0:
		return s + " is not " + names(c.Not)
	}
	return s + " is " + names(c.In)
}

// span writes a range of values: "from 2009 to 2024", "above 5".
func (c *Cond) span() string {
	var ends []string
	if c.From != nil {
		ends = append(ends, map[bool]string{true: "above ", false: "from "}[c.Above]+c.From.Name)
	}
	switch {
	case c.To == nil:
	case c.Below:
		ends = append(ends, "below "+c.To.Name)
	case c.From != nil:
		ends = append(ends, "to "+c.To.Name)
	default:
		ends = append(ends, "up to "+c.To.Name)
	}
	return strings.Join(ends, " ")
}

// existing names the values of a column, or its span if they are many.
func (t *Table) existing(col int) string {
	c := &t.cols[col]
	if c.num {
		lo, hi := Unknown(Missing), Unknown(Missing)
		for row := range t.rows {
			if n := c.number(row); n.Known() {
				lo, hi = extreme(lo, n, false), extreme(hi, n, true)
			}
		}
		if !lo.Known() {
			return "all its cells are missing"
		}
		return fmt.Sprintf("its values are from %s to %s", plain(lo.Mid()), plain(hi.Mid()))
	}
	return known("values that exist", c.used())
}

// known lists names after a head; of many only the ends.
func known(head string, names []string) string {
	names = slices.Sorted(slices.Values(names))
	switch n := len(names); {
	case n == 0:
		return head + ": none"
	case n > 12:
		return fmt.Sprintf("%s: %s … %s (%d)", head, strings.Join(names[:3], ", "), names[n-1], n)
	}
	return head + ": " + strings.Join(names, ", ")
}
