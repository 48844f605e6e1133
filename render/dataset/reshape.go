package dataset

// Pivot, Unpivot and Fill change the shape of a table and compute nothing.

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// pivot keeps one row for each combination of the other text columns.
func (r *run) pivot(t *Table, s *Pivot) *Table {
	across, values := t.column(s.Columns, &r.faults), t.column(s.Values, &r.faults)
	if across < 0 || values < 0 {
		return nil
	}
	var by []int
	for i := range t.Fields {
		switch {
		case i == across || i == values:
		case t.cols[i].num:
			r.faults.Hintf(s.Values.Pos, "select the columns to keep before the pivot", "pivot fills one column of values, and %q holds numbers too", t.Fields[i].Name)
			return nil
		default:
			by = append(by, i)
		}
	}
	if t.cols[across].num {
		r.faults.Errorf(s.Columns.Pos, "pivot makes columns of categories, and %q holds numbers", s.Columns.Name)
		return nil
	}
	if blank(&t.cols[across]) > 0 {
		r.faults.Hintf(s.Columns.Pos, "leave them out: where: { "+s.Columns.Name+": { missing: false } }", "pivot: some cells of %q are empty and cannot name a column", s.Columns.Name)
		return nil
	}
	if r.hollow {
		return nil // its columns would come from cells that are not known
	}
	ids, first := t.groups(by)
	out := t.derived(len(first))
	for _, c := range by {
		out.Fields, out.cols = append(out.Fields, t.Fields[c]), append(out.cols, t.cols[c].gather(first))
	}
	return r.spread(t, out, ids, across, values, s)
}

// spread adds a column for each value of across to the rows of out.
func (r *run) spread(t, out *Table, ids []int32, across, values int, s *Pivot) *Table {
	names := t.inOrder(across)
	index := t.cols[across].index()
	for _, name := range names {
		from := make([]int32, out.rows)
		for i := range from {
			from[i] = -1
		}
		for row, k := range t.cols[across].codes {
			if k != index[name] {
				continue
			}
			if from[ids[row]] >= 0 {
				r.faults.Hintf(s.Values.Pos, "group the rows first, or select fewer columns", "pivot: more than one row for %q", t.keyText(row, []int{across}))
				return nil
			}
			from[ids[row]] = int32(row)
		}
		if out.Col(name) >= 0 {
			r.faults.Errorf(s.Columns.Pos, "pivot: there is already a column %q", name)
			return nil
		}
		f := t.Fields[values]
		f.Name, f.Title, f.Description = name, t.Fields[across].Label(name), ""
		out.Fields, out.cols = append(out.Fields, f), append(out.cols, t.cols[values].gather(from))
	}
	return out
}

// inOrder lists the values of a text column: times ascending, others as they first appear.
func (t *Table) inOrder(col int) []string {
	names := t.cols[col].used()
	if t.Fields[col].Type.IsTime() {
		slices.Sort(names)
	}
	return names
}

func (r *run) unpivot(t *Table, s *Unpivot) *Table {
	cols := r.columns(t, s.Cols)
	if len(cols) < len(s.Cols) || len(cols) == 0 {
		return nil
	}
	head := &t.Fields[cols[0]]
	for k, c := range cols {
		f := &t.Fields[c]
		if t.cols[c].num != t.cols[cols[0]].num || f.Unit != head.Unit {
			r.faults.Errorf(s.Cols[k].Pos, "unpivot: column %q (%s) and column %q (%s) are not of one kind", head.Name, kindOf(head), f.Name, kindOf(f))
			return nil
		}
	}
	rows := make([]int32, 0, t.rows*len(cols))
	for row := range t.rows {
		for range cols {
			rows = append(rows, int32(row))
		}
	}
	out := t.take(rows)
	name, value := Field{Name: s.Name, Title: s.Name, Type: Enum}, *head
	value.Name, value.Title = s.Value, s.Value
	names, values, index := column{}, column{num: t.cols[cols[0]].num}, map[string]int32{}
	for _, c := range cols {
		name.Categories = append(name.Categories, Category{Value: t.Fields[c].Name, Label: title(&t.Fields[c])})
	}
	texts := map[string]int32{}
	for i, row := range rows {
		c := cols[i%len(cols)]
		names.addText(t.Fields[c].Name, index)
		if values.num {
			values.addNumber(t.cols[c].number(int(row)))
		} else {
			values.addText(t.cols[c].text(int(row)), texts)
		}
	}
	values.from = r.lineage(func(i int, from visit) { from(t.cols[cols[i%len(cols)]].from, int(rows[i])) })
	out = out.without(cols)
	for _, f := range []Field{name, value} {
		if out.Col(f.Name) >= 0 || s.Name == s.Value {
			r.faults.Errorf(s.Cols[0].Pos, "unpivot: there is already a column %q", f.Name)
			return nil
		}
	}
	out.Fields, out.cols = append(out.Fields, name, value), append(out.cols, names, values)
	return out
}

// without is the table without some columns.
func (t *Table) without(cols []int) *Table {
	out := *t
	out.Fields, out.cols = nil, nil
	for i := range t.Fields {
		if !slices.Contains(cols, i) {
			out.Fields, out.cols = append(out.Fields, t.Fields[i]), append(out.cols, t.cols[i])
		}
	}
	return &out
}

// kindOf is the unit of a column, or its type.
func kindOf(f *Field) string { return cmp.Or(f.Unit, string(f.Type)) }

// fill adds rows for the combinations that are not there. Columns of years or
// months count every one from the first to the last.
func (r *run) fill(t *Table, s *Fill) *Table {
	cols := r.columns(t, s.Cols)
	if len(cols) == 0 || len(cols) < len(s.Cols) {
		return t
	}
	lists, size := make([][]string, len(cols)), 1
	for k, c := range cols {
		if t.cols[c].num {
			r.faults.Errorf(s.Cols[k].Pos, "fill combines categories, and column %q holds numbers", s.Cols[k].Name)
			return t
		}
		lists[k] = unbroken(t.inOrder(c), t.Fields[c].Type)
		if size *= len(lists[k]); size > 1<<20 {
			r.faults.Errorf(s.Cols[k].Pos, "fill: there are more than a million combinations")
			return t
		}
	}
	place, have := t.places(cols, lists)
	var extra []int // combinations to add
	for at := range size {
		if !have[at] {
			extra = append(extra, at)
		}
	}
	out := t.take(append(upTo(t.rows), slices.Repeat([]int32{-1}, len(extra))...))
	out.lines = nil
	for i := range out.cols {
		if c := &out.cols[i]; c.num && s.Zero {
			from := c.from // those added come from nothing
			*c = t.cols[i].gather(upTo(t.rows))
			c.from = from
			for range extra {
				c.addNumber(Exact(0))
			}
		}
	}
	for k, c := range cols {
		col := &out.cols[c]
		col.own()
		index := col.index()
		for i, at := range extra {
			one := column{dict: col.dict}
			one.addText(lists[k][digit(at, k, lists)], index)
			col.dict, col.codes[t.rows+i] = one.dict, one.codes[0]
		}
	}
	place = append(place, extra...)
	rows := upTo(out.rows)
	slices.SortStableFunc(rows, func(a, b int32) int { return cmp.Compare(place[a], place[b]) })
	return out.take(rows)
}

// places numbers the combination each row stands for; rows with a missing key come last.
func (t *Table) places(cols []int, lists [][]string) (place []int, have map[int]bool) {
	place, have = make([]int, t.rows), map[int]bool{}
	for k, c := range cols {
		rank := make([]int, len(t.cols[c].dict))
		for i, v := range t.cols[c].dict {
			rank[i] = slices.Index(lists[k], v)
		}
		for row, code := range t.cols[c].codes {
			if code < 0 || place[row] < 0 {
				place[row] = -1
				continue
			}
			place[row] = place[row]*len(lists[k]) + rank[code]
		}
	}
	for row, at := range place {
		if at < 0 {
			place[row] = 1 << 30
			continue
		}
		have[at] = true
	}
	return place, have
}

// digit is the index into list k of the combination at.
func digit(at, k int, lists [][]string) int {
	for i := len(lists) - 1; i > k; i-- {
		at /= len(lists[i])
	}
	return at % len(lists[k])
}

// unbroken adds the years or months between the first and the last.
func unbroken(v []string, t Type) []string {
	if len(v) < 2 || t != Year && t != YearMonth {
		return v
	}
	last := v[len(v)-1]
	var out []string
	for s := v[0]; s <= last && len(out) < 1<<14; s = next(s) {
		out = append(out, s)
	}
	return out
}

// previous is the year or month before one.
func previous(s string, t Type) string {
	year, _ := strconv.Atoi(s[:4])
	switch {
	case t == Year:
		return fmt.Sprintf("%04d", year-1)
	case s[5:] == "01":
		return fmt.Sprintf("%04d-12", year-1)
	}
	month, _ := strconv.Atoi(s[5:])
	return fmt.Sprintf("%04d-%02d", year, month-1)
}

// yearBefore is the same month or day of the year before.
func yearBefore(s string) string {
	year, _ := strconv.Atoi(s[:4])
	return fmt.Sprintf("%04d%s", year-1, s[4:])
}

// next is the year or month after one.
func next(s string) string {
	y, m, monthly := strings.Cut(s, "-")
	year, _ := strconv.Atoi(y)
	month, _ := strconv.Atoi(m)
	switch {
	case !monthly:
		return fmt.Sprintf("%04d", year+1)
	case month >= 12:
		return fmt.Sprintf("%04d-01", year+1)
	}
	return fmt.Sprintf("%04d-%02d", year, month+1)
}
