package dataset

// Union puts the rows of other datasets below. Columns are matched by name: the
// others need all the columns of the rows so far, in any order, of the same kind
// and unit; further columns of theirs are left out.

import (
	"slices"
	"strings"

	"globalstudy/render/diag"
)

func (r *run) union(t *Table, s *Union) *Table {
	out := t
	for _, ref := range s.With {
		other := r.table(ref)
		if other == nil {
			return nil
		}
		cols := r.matching(out, other, ref)
		if cols == nil {
			continue
		}
		out = out.append(other, cols)
	}
	return out
}

// matching finds the columns of other that go below those of t; nil after a fault.
func (r *run) matching(t, other *Table, ref Ref) []int {
	var cols []int
	for i := range t.Fields {
		f := &t.Fields[i]
		k := other.Col(f.Name)
		if k < 0 {
			hint := "select the columns that both have before the union"
			if near := diag.Nearest(f.Name, other.Names()); near != "" {
				hint = "it has " + near + "; rename one of them"
			}
			r.faults.Hintf(ref.Pos, hint, "union: %s has no column %q", other.Name, f.Name)
			continue
		}
		g := &other.Fields[k]
		switch {
		case t.cols[i].num != other.cols[k].num || !t.cols[i].num && textKind(f.Type) != textKind(g.Type):
			r.faults.Errorf(ref.Pos, "union: column %q is of type %s here and of type %s in %s", f.Name, f.Type, g.Type, other.Name)
		case t.cols[i].num && f.Unit != g.Unit:
			r.faults.Hintf(ref.Pos, "convert one of them first", "union: column %q is in %s here and in %s in %s", f.Name, unitName(f), unitName(g), other.Name)
		default:
			cols = append(cols, k)
		}
	}
	if len(cols) < len(t.Fields) {
		return nil
	}
	return cols
}

// textKind is the type, where text of closed and open lists is one.
func textKind(t Type) Type {
	if t == Enum {
		return String
	}
	return t
}

func unitName(f *Field) string {
	if f.Unit == "" {
		return "no unit"
	}
	return f.Unit
}

// append is the table with the rows of other below; cols are its columns in the order of t.
func (t *Table) append(other *Table, cols []int) *Table {
	out := t.derived(t.rows + other.rows)
	out.Name = t.Name
	out.Sources, out.Notes = union(t.Sources, other.Sources), union(t.Notes, other.Notes)
	out.Fields = slices.Clone(t.Fields)
	for i, k := range cols {
		f, g := &out.Fields[i], &other.Fields[k]
		if f.Type != g.Type {
			f.Type = map[bool]Type{true: Numeric, false: String}[t.cols[i].num]
		}
		f.Categories = mergeCategories(f.Categories, g.Categories)
		f.Constraints = Constraints{}
		out.cols = append(out.cols, t.cols[i].append(&other.cols[k]))
	}
	return out
}

// mergeCategories appends the values of b that a lacks; the words of a stay.
func mergeCategories(a, b []Category) []Category {
	if len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0]) {
		return a
	}
	seen := make(map[string]bool, len(a))
	for _, c := range a {
		seen[c.Value] = true
	}
	out := slices.Clip(a)
	for _, c := range b {
		if !seen[c.Value] {
			out = append(out, c)
		}
	}
	return out
}

// append is the column with the cells of another of its kind below.
func (c *column) append(d *column) column {
	n, m := c.len(), d.len()
	out := column{num: c.num}
	if c.num {
		out.best = make([]float64, 0, n+m)
		for row := range n {
			out.addNumber(c.number(row))
		}
		for row := range m {
			out.addNumber(d.number(row))
		}
	} else {
		out = *c
		out.own()
		index, code := out.index(), make([]int32, len(d.dict))
		for i, s := range d.dict {
			k, ok := index[s]
			if !ok {
				k = int32(len(out.dict))
				out.dict = append(out.dict, s)
			}
			code[i] = k
		}
		for _, k := range d.codes {
			if k >= 0 {
				k = code[k]
			}
			out.codes = append(out.codes, k)
		}
	}
	out.from = nil
	if c.from != nil {
		out.from = &lineage{of: func(row int, from visit) {
			if row < n {
				from(c.from, row)
			} else {
				from(d.from, row-n)
			}
		}}
	}
	return out
}

// len is the number of cells.
func (c *column) len() int {
	if c.num {
		return len(c.best)
	}
	return len(c.codes)
}

// keysText writes up to a few keys for a message, and how many more there are.
func keysText(keys []string, most int) string {
	if more := len(keys) - most; more > 0 {
		return strings.Join(keys[:most], ", ") + ", and " + countWord(more, "more", "more")
	}
	return strings.Join(keys, ", ")
}
