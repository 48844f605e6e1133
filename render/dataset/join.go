package dataset

// Join adds the columns of another dataset to the rows that agree in the key
// columns. A missing key agrees with nothing. A row may find one partner at
// most, for two would count it twice, unless the fan-out is asked for. Keys
// that find no partner are listed: in the fault where none does or all must,
// else as a remark of Explain.

import (
	"fmt"
	"slices"

	"globalstudy/render/diag"
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
	rows, partner, ok := r.partners(t, other, left, right, s)
	if !ok || !r.unmatched(t, other, rows, partner, left, right, s) {
		return nil
	}
	if s.Inner {
		rows = kept(rows, partner)
		partner = kept(partner, partner)
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

// kept are the elements whose row has a partner.
func kept(rows, partner []int32) []int32 {
	var out []int32
	for i, p := range partner {
		if p >= 0 {
			out = append(out, rows[i])
		}
	}
	return out
}

// partners finds the row of other that belongs to each row of t, or -1. rows are
// those of t, some repeated where there is a fan-out.
func (r *run) partners(t, other *Table, left, right []int, s *Join) (rows, partner []int32, ok bool) {
	first := make(map[string]int32, other.rows) // by key
	next := make([]int32, other.rows)           // the next row of the same key, or -1
	last := map[string]int32{}
	var key []byte
	for row := range other.rows {
		next[row] = -1
		k, ok := other.key(key[:0], row, right)
		if key = k; !ok {
			continue
		}
		f, dup := first[string(k)]
		if !dup {
			first[string(k)] = int32(row)
			continue
		}
		if l, ok := last[string(k)]; ok {
			f = l
		}
		next[f], last[string(k)] = int32(row), int32(row)
	}
	for row := range t.rows {
		k, ok := t.key(key[:0], row, left)
		key = k
		p, found := first[string(k)]
		if !ok || !found {
			rows, partner = append(rows, int32(row)), append(partner, -1)
			continue
		}
		if next[p] >= 0 && !s.FanOut {
			r.faults.Hintf(s.Pos, "group "+other.Name+" first, join on more columns, or ask for the fan-out with fanout: true",
				"%s has more than one row for %s%s", other.Name, t.keyText(row, left), other.twoLines(int(p), int(next[p])))
			return nil, nil, false
		}
		for ; p >= 0; p = next[p] {
			rows, partner = append(rows, int32(row)), append(partner, p)
		}
	}
	return rows, partner, true
}

// unmatched lists the keys without a partner; false if they are a fault.
func (r *run) unmatched(t, other *Table, rows, partner []int32, left, right []int, s *Join) bool {
	var keys []string
	seen, alone := map[string]bool{}, 0
	for i, p := range partner {
		if p >= 0 {
			continue
		}
		alone++
		if k := t.keyText(int(rows[i]), left); !seen[k] {
			seen[k] = true
			keys = append(keys, k)
		}
	}
	if alone == 0 || r.hollow {
		return true
	}
	all := alone == len(partner)
	if !all && !s.Complete {
		r.remark(fmt.Sprintf("%s without a partner in %s: %s", countWord(alone, "row", "rows"), other.Name, keysText(keys, 12)))
		return true
	}
	hint := known("in "+other.Name, other.keyTexts(right))
	if near := diag.Nearest(keys[0], other.keyTexts(right)); near != "" && near != keys[0] {
		hint = fmt.Sprintf("for %q, did you mean %q?", keys[0], near)
	}
	if all {
		r.faults.Hintf(s.Pos, hint, "no row of %s finds a partner in %s; keys without one: %s", t.Name, other.Name, keysText(keys, 12))
		return false
	}
	r.faults.Hintf(s.Pos, hint, "%s of %s without a partner in %s: %s", countWord(alone, "row", "rows"), t.Name, other.Name, keysText(keys, 12))
	return false
}

// keyTexts lists the keys of a table.
func (t *Table) keyTexts(cols []int) []string {
	_, first := t.groups(cols)
	out := make([]string, len(first))
	for i, row := range first {
		out[i] = t.keyText(int(row), cols)
	}
	return out
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
