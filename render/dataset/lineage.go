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
	seen := cellSet{few: len(refs)-from < 1000}
	return refs[:from+len(slices.DeleteFunc(refs[from:], func(c cellRef) bool { return !seen.add(c) }))]
}

// cellSet is a set of cells: bits by column, or a map where there are few.
type cellSet struct {
	few  bool
	m    map[cellRef]bool
	bits map[cellRef][]uint64 // by the column's cell in row 0
	last cellRef              // the column at hand, and its bits
	now  []uint64
}

// add puts a cell into the set and reports whether it is new.
func (s *cellSet) add(c cellRef) bool {
	if s.few {
		if s.m == nil {
			s.m = map[cellRef]bool{}
		}
		old := s.m[c]
		s.m[c] = true
		return !old
	}
	if column := (cellRef{c.t, 0, c.col}); s.now == nil || column != s.last {
		if s.bits == nil {
			s.bits = map[cellRef][]uint64{}
		}
		if s.bits[column] == nil {
			s.bits[column] = make([]uint64, c.t.rows/64+1)
		}
		s.last, s.now = column, s.bits[column]
	}
	word, bit := &s.now[c.row/64], uint64(1)<<(c.row%64)
	old := *word&bit != 0
	*word |= bit
	return !old
}

// has reports whether a row as a whole is in the set.
func (s *cellSet) has(t *Table, row int) bool {
	if s.few {
		return s.m[cellRef{t, int32(row), -1}]
	}
	bits := s.bits[cellRef{t, 0, -1}]
	return bits != nil && bits[row/64]&(1<<(row%64)) != 0
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
