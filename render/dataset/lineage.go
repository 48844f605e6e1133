package dataset

// Lineage says which cells of files a cell was made of. It stands in the
// columns themselves, so that whatever moves the rows of a column moves it too,
// and only steps that compute cells have to say what they compute them from. It
// is nil, and costs nothing, unless a pipeline is traced.

import "slices"

// cellRef is a cell of a table that was read from a file; col -1 is the row as a whole.
type cellRef struct {
	t        *Table
	row, col int32
}

// lineage holds the cells each cell of a column was made of.
type lineage struct {
	t    *Table // where every cell is one of the file: its table,
	col  int32  // its column
	rows []int32
	many [][]cellRef // else
}

// add appends the cells that the cell in a row was made of.
func (l *lineage) add(dst []cellRef, row int) []cellRef {
	switch {
	case l == nil:
		return dst
	case l.t == nil:
		return append(dst, l.many[row]...)
	case l.rows == nil: // the column as it stands in the file
		return append(dst, cellRef{l.t, int32(row), l.col})
	case l.rows[row] < 0:
		return dst
	}
	return append(dst, cellRef{l.t, l.rows[row], l.col})
}

// gather is the lineage of the given rows in that order; row -1 has none.
func (l *lineage) gather(rows []int32) *lineage {
	if l == nil {
		return nil
	}
	out := &lineage{t: l.t, col: l.col}
	for _, r := range rows {
		switch {
		case l.t == nil && r < 0:
			out.many = append(out.many, nil)
		case l.t == nil:
			out.many = append(out.many, l.many[r])
		case r < 0 || l.rows == nil:
			out.rows = append(out.rows, r)
		default:
			out.rows = append(out.rows, l.rows[r])
		}
	}
	if out.t != nil && out.rows == nil {
		out.rows = []int32{}
	}
	return out
}

// lineage is that of a column of n computed cells; of appends the cells that
// one was made of. It is nil unless the run is traced.
func (r *run) lineage(n int, of func(dst []cellRef, row int) []cellRef) *lineage {
	if r.bases == nil {
		return nil
	}
	l := &lineage{many: make([][]cellRef, n)}
	for row := range n {
		l.many[row] = slices.Clip(of(nil, row))
	}
	return l
}

// wholeRow appends the rows of files that a row of a table was made of.
func (t *Table) wholeRow(dst []cellRef, row int) []cellRef {
	from := len(dst)
	for i := range t.cols {
		dst = t.cols[i].from.add(dst, row)
	}
	for i := from; i < len(dst); i++ {
		dst[i].col = -1
	}
	return distinctRefs(dst, from)
}

// distinctRefs drops what stands twice after a place.
func distinctRefs(refs []cellRef, from int) []cellRef {
	seen := make(map[cellRef]bool, len(refs)-from)
	return refs[:from+len(slices.DeleteFunc(refs[from:], func(c cellRef) bool {
		again := seen[c]
		seen[c] = true
		return again
	}))]
}

// traced is the table with the lineage of its columns: of one that was read,
// its own cells; of a derived one, those its pipeline took them from.
func (r *run) traced(name string, t *Table) *Table {
	if t == nil {
		return nil
	}
	if done := r.bases.traced[name]; done != nil {
		return done
	}
	out := *t
	out.cols = slices.Clone(t.cols)
	if p := r.env.Derived[name]; p != nil {
		sub := &run{env: r.env, bases: r.bases}
		made := sub.all(p)
		if made == nil || len(made.cols) != len(out.cols) {
			return t
		}
		for i := range out.cols {
			out.cols[i].from = made.cols[i].from
		}
		r.bases.via = append(r.bases.via, Made{Name: name, Steps: p.Words()})
	} else {
		r.bases.tables = append(r.bases.tables, t)
		for i := range out.cols {
			out.cols[i].from = &lineage{t: t, col: int32(i)}
		}
	}
	r.bases.traced[name] = &out
	return &out
}

// bases is what a traced run has met.
type bases struct {
	traced map[string]*Table
	tables []*Table // read from files, in order of first use
	via    []Made
}

// add appends the cells that some cells of a column were made of, without those
// an aggregate passes over.
func (c *column) add(dst []cellRef, rows []int32, fn string, skip bool) []cellRef {
	for _, row := range rows {
		if c.missing(int(row)) && (skip || fn == "count" || fn == "distinct") {
			continue
		}
		dst = c.from.add(dst, int(row))
	}
	return distinctRefs(dst, 0)
}
