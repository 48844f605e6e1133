package dataset

// Join adds the columns of another dataset to the rows that agree in the key
// columns. A missing key agrees with nothing. A row may find one partner at
// most: two would count it twice.

import (
	"fmt"
	"slices"
)

func (r *run) join(t *Table, s *Join) *Table {
	other := r.table(s.With)
	if other == nil {
		return nil
	}
	left, right := r.columns(t, s.On), r.columns(other, s.On)
	if len(left) < len(s.On) || len(right) < len(s.On) {
		return nil
	}
	for i, ref := range s.On {
		if t.cols[left[i]].num || other.cols[right[i]].num {
			r.faults.Hintf(ref.Pos, "join on codes, years or months", "column %q holds numbers and cannot join", ref.Name)
			return nil
		}
	}
	partner, ok := r.partners(t, other, left, right, s)
	if !ok {
		return nil
	}
	rows := upTo(t.rows)
	if s.Inner {
		rows = slices.DeleteFunc(rows, func(row int32) bool { return partner[row] < 0 })
		partner = slices.DeleteFunc(partner, func(p int32) bool { return p < 0 })
	}
	if !r.hollow && (len(rows) == 0 && t.rows > 0 || !slices.ContainsFunc(partner, func(p int32) bool { return p >= 0 })) {
		r.faults.Hintf(s.Pos, known(fmt.Sprintf("in %s", other.Name), other.cols[right[0]].used()), "no row of %s finds a partner in %s", t.Name, other.Name)
		return nil
	}
	out := t.take(rows)
	out.Sources, out.Notes = union(t.Sources, other.Sources), union(t.Notes, other.Notes)
	for i := range other.Fields {
		f := other.Fields[i]
		if slices.Contains(right, i) {
			continue
		}
		if out.Col(f.Name) >= 0 {
			r.faults.Hintf(s.With.Pos, "rename or select before the join", "both %s and %s have a column %q", t.Name, other.Name, f.Name)
			continue
		}
		out.Fields, out.cols = append(slices.Clip(out.Fields), f), append(out.cols, other.cols[i].gather(partner))
	}
	return out
}

// partners finds the row of other that belongs to each row of t, or -1.
func (r *run) partners(t, other *Table, left, right []int, s *Join) ([]int32, bool) {
	byKey := make(map[string]int32, other.rows)
	again := map[string]int32{}
	var key []byte
	for row := range other.rows {
		k, ok := other.key(key[:0], row, right)
		if key = k; !ok {
			continue
		}
		if _, dup := byKey[string(k)]; dup {
			again[string(k)] = int32(row)
			continue
		}
		byKey[string(k)] = int32(row)
	}
	out := make([]int32, t.rows)
	for row := range out {
		out[row] = -1
		k, ok := t.key(key[:0], row, left)
		if key = k; !ok {
			continue
		}
		if second, dup := again[string(k)]; dup {
			where := ""
			if first := byKey[string(k)]; other.lines != nil {
				where = fmt.Sprintf(", in lines %d and %d of %s", other.lines[first], other.lines[second], other.file)
			}
			r.faults.Hintf(s.Pos, "group "+other.Name+" first, or join on more columns", "%s has more than one row for %s%s", other.Name, t.keyText(row, left), where)
			return nil, false
		}
		if p, found := byKey[string(k)]; found {
			out[row] = p
		}
	}
	return out, true
}

// key appends the cells of a row as one key; false if one is missing.
func (t *Table) key(b []byte, row int, cols []int) ([]byte, bool) {
	for _, c := range cols {
		v := t.cols[c].text(row)
		if v == "" {
			return b, false
		}
		b = append(append(b, v...), 0)
	}
	return b, true
}
