package dataset

// Lineage says which cells of files a cell was made of. It stands in the
// columns themselves, so that whatever moves the rows of a column moves it too,
// and only steps that compute cells have to say what they compute them from. It
// is nil, and costs nothing, unless a pipeline is traced; and it is lazy: a
// lineage only knows the way to the lineages before it, and a walk from the
// result goes through each cell on the way once.

import "slices"

// lineage is that of the cells of a column.
type lineage struct {
	t   *Table // of a column that was read: its table
	col int32  // and place

	of    func(row int, from visit) // else: names the cells that the one in a row was made of
	whole bool                      // the rows they stand in count as wholes

	seen [2][]uint64 // rows that a walk has been to; for cells, for wholes
}

// visit is called with a cell, by its lineage and row.
type visit func(l *lineage, row int)

// gather is the lineage of the given rows in that order; row -1 has none.
func (l *lineage) gather(rows []int32) *lineage {
	if l == nil {
		return nil
	}
	return &lineage{of: func(row int, from visit) {
		if r := rows[row]; r >= 0 {
			from(l, int(r))
		}
	}}
}

// lineage is that of a computed column; nil unless the run is traced.
func (r *run) lineage(of func(row int, from visit)) *lineage {
	if r.bases == nil {
		return nil
	}
	return &lineage{of: of}
}

// origins names some cells of a column, without those an aggregate passes over.
func (c *column) origins(rows []int32, fn string, skip bool, from visit) {
	for _, row := range rows {
		if c.missing(int(row)) && (skip || fn == "count" || fn == "distinct") {
			continue
		}
		from(c.from, int(row))
	}
}

// cellRef is a cell of a table that was read from a file; col -1 is the row as a whole.
type cellRef struct {
	t        *Table
	row, col int32
}

// walk goes back from cells to the files.
type walk struct {
	count int                 // cells met
	rows  map[*Table][]uint64 // the rows they stand in, as bits
	used  map[*Table]int      // how many
	first []cellRef           // up to FewCells + 1 of them
}

// from goes back from a cell.
func (w *walk) from(l *lineage, row int, whole bool) {
	if l == nil {
		return
	}
	kind := 0
	if whole = whole || l.whole; whole {
		kind = 1
	}
	if !mark(&l.seen[kind], row) {
		return
	}
	if l.t == nil {
		l.of(row, func(part *lineage, row int) { w.from(part, row, whole) })
		return
	}
	rows := w.rows[l.t]
	fresh := mark(&rows, row)
	w.rows[l.t] = rows
	if fresh {
		w.used[l.t]++
	}
	ref := cellRef{l.t, int32(row), l.col}
	if whole {
		ref.col = -1
		if !fresh {
			return
		}
	} else {
		w.count++
	}
	if len(w.first) <= FewCells {
		w.first = append(w.first, ref)
	}
}

// mark sets a bit and reports whether it was not set.
func mark(bits *[]uint64, i int) bool {
	for len(*bits) <= i/64 {
		*bits = append(*bits, 0)
	}
	word, bit := &(*bits)[i/64], uint64(1)<<(i%64)
	old := *word & bit
	*word |= bit
	return old == 0
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
