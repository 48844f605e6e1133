package dataset

// Change and Cumulate read a column as a series along a column of time, within
// groups. Periods are found by the calendar and not by the order of rows: where
// the year before is not there, the change from it is missing, and never the
// change from the row before.

import (
	"cmp"
	"fmt"
	"slices"
)

// series is a column along time within groups.
type series struct {
	of, over int
	groups   [][]int32 // rows in order of time
}

// seriesOf finds the columns of a series; false after a fault. Two rows of one
// period in a group are a fault.
func (r *run) seriesOf(t *Table, step string, of, over Ref, within []Ref) (series, bool) {
	s := series{of: r.number(t, of, step), over: t.column(over, &r.faults)}
	by := r.columns(t, within)
	if s.of < 0 || s.over < 0 || len(by) < len(within) {
		return s, false
	}
	if f := &t.Fields[s.over]; !f.Type.IsTime() {
		r.faults.Hintf(over.Pos, known("columns of time", t.times()), "%s runs over years, months or dates, and column %q is of type %s", step, f.Name, f.Type)
		return s, false
	}
	if n := blank(&t.cols[s.over]); n > 0 {
		r.faults.Hintf(over.Pos, "leave them out: where: { "+over.Name+": { missing: false } }", "%s: %s of %q without a period", step, countWord(n, "row", "rows"), over.Name)
		return s, false
	}
	ids, first := t.groups(by)
	s.groups = split(ids, len(first))
	time := &t.cols[s.over]
	for _, rows := range s.groups {
		slices.SortStableFunc(rows, func(a, b int32) int { return cmp.Compare(time.text(int(a)), time.text(int(b))) })
		for i := 1; i < len(rows); i++ {
			if a, b := int(rows[i-1]), int(rows[i]); time.text(a) == time.text(b) {
				r.faults.Hintf(over.Pos, "group the rows first, or name the other columns under within:", "%s: two rows for %s%s", step,
					t.keyText(b, append([]int{s.over}, by...)), t.twoLines(a, b))
				return s, false
			}
		}
	}
	return s, true
}

// twoLines says where two rows stand, if that is known.
func (t *Table) twoLines(a, b int) string {
	if t.lines == nil || t.lines[a] == 0 || t.lines[b] == 0 {
		return ""
	}
	return fmt.Sprintf(", in lines %d and %d of %s", min(t.lines[a], t.lines[b]), max(t.lines[a], t.lines[b]), t.file)
}

func (r *run) change(t *Table, s *Change) *Table {
	q, ok := r.seriesOf(t, "change", s.Of, s.Over, s.Within)
	if !ok || !r.basePeriod(t, q.over, s) {
		return r.instead(t, s.Of, s.As)
	}
	cells, time := &t.cols[q.of], &t.cols[q.over]
	before := make([]int32, t.rows) // the row each is compared with, or -1
	for _, rows := range q.groups {
		at := make(map[string]int32, len(rows))
		for _, row := range rows {
			at[time.text(int(row))] = row
		}
		for i, row := range rows {
			before[row] = -1
			switch typ := t.Fields[q.over].Type; {
			case s.Base.Name == "" && !s.YearBefore && typ == Date: // dates need not be regular
				if i > 0 {
					before[row] = rows[i-1]
				}
			default:
				if k, ok := at[earlier(time.text(int(row)), typ, s)]; ok {
					before[row] = k
				}
			}
		}
	}
	f := t.Fields[q.of]
	f.Constraints = Constraints{}
	if s.Percent {
		f.Type, f.Unit = Numeric, "per cent"
	}
	out := column{num: true, best: make([]float64, 0, t.rows)}
	for row := range t.rows {
		n := Unknown(Missing)
		if k := before[row]; k >= 0 {
			n = changeOf(cells.number(row), cells.number(int(k)), s.Percent, int(k) == row)
		}
		out.addNumber(n)
	}
	out.from = r.lineage(func(row int, from visit) {
		if k := before[row]; k >= 0 {
			from(cells.from, row)
			from(cells.from, int(k))
		}
	})
	return r.put(t, f, out, s.Of, s.As)
}

// changeOf is the change from old to n, absolute or in per cent. A change in
// per cent from 0, or from a negative number, is not applicable.
func changeOf(n, old Number, percent, self bool) Number {
	switch {
	case !n.Known() || !old.Known():
		return Unknown(carry(n, old))
	case percent && old.High <= 0:
		return Unknown(NotApplicable)
	case self: // the base period, of a range too, has not changed
		return Exact(0).as(carry(n, n))
	case percent && n.IsExact() && old.IsExact():
		return Exact((n.Low - old.Low) / old.Low * 100).as(carry(n, old)).tidy()
	case percent:
		return n.Div(old).Sub(Exact(1)).Scale(100)
	}
	return n.Sub(old)
}

// earlier is the period that a change is measured against.
func earlier(period string, t Type, s *Change) string {
	switch {
	case s.Base.Name != "":
		return s.Base.Name
	case s.YearBefore:
		return yearBefore(period)
	}
	return previous(period, t)
}

// basePeriod checks that the base period is one of the column.
func (r *run) basePeriod(t *Table, over int, s *Change) bool {
	if s.Base.Name == "" {
		if f := &t.Fields[over]; s.YearBefore && f.Type == Year {
			s.YearBefore = false // the same as the period before
		}
		return true
	}
	if msg, hint := timeFault(s.Base.Name, t.Fields[over].Type); msg != "" {
		r.faults.Hintf(s.Base.Pos, hint, "%s", msg)
		return false
	}
	if !r.hollow && !slices.Contains(t.cols[over].used(), s.Base.Name) {
		r.faults.Hintf(s.Base.Pos, t.existing(over), "change: no row is of the base period %s", s.Base.Name)
		return false
	}
	return true
}

func (r *run) cumulate(t *Table, s *Cumulate) *Table {
	q, ok := r.seriesOf(t, "cumulate", s.Of, s.Over, s.Within)
	if !ok {
		return r.instead(t, s.Of, s.As)
	}
	cells := &t.cols[q.of]
	totals, skipped := make([]Number, t.rows), 0
	group, place := make([]int, t.rows), make([]int, t.rows)
	for g, rows := range q.groups {
		var sum adder
		for i, row := range rows {
			n := cells.number(int(row))
			if s.SkipMissing && !n.Known() {
				skipped++
			} else {
				sum.add(n)
			}
			totals[row], group[row], place[row] = sum.sum(), g, i
		}
	}
	out := column{num: true, best: make([]float64, 0, t.rows)}
	for _, n := range totals {
		out.addNumber(n)
	}
	var sums *lineage
	skip := s.SkipMissing
	sums = r.lineage(func(row int, from visit) { // its own cell, and the sum before it
		rows, at := q.groups[group[row]], place[row]
		cells.origins(rows[at:at+1], "sum", skip, from)
		if at > 0 {
			from(sums, int(rows[at-1]))
		}
	})
	out.from = sums
	f := t.Fields[q.of]
	f.Constraints = Constraints{}
	t = r.put(t, f, out, s.Of, s.As)
	if skipped > 0 {
		t.note(fmt.Sprintf("%s: %d of %d values are missing and left out", title(&f), skipped, t.rows))
	}
	return t
}

// put adds a computed column under a new name, or in the place of the one it was made of.
func (r *run) put(t *Table, f Field, c column, of Ref, as string) *Table {
	if as != "" && as != of.Name {
		if t.Col(as) >= 0 {
			r.faults.Hintf(of.Pos, "choose another name with as:", "there is already a column %q", as)
			return t
		}
		f.Name = as
	}
	return t.with(f, c)
}

// instead is the table with the column that a step with a fault was to make, so
// that the steps after it can be looked at.
func (r *run) instead(t *Table, of Ref, as string) *Table {
	if as == "" || t.Col(as) >= 0 {
		return t
	}
	c := column{num: true}
	for range t.rows {
		c.addNumber(Unknown(Missing))
	}
	return t.with(Field{Name: as, Title: as, Type: Numeric}, c)
}
