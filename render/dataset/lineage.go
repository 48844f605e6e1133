package dataset

// Lineage says which cells of files a cell was made of. It stands in the
// columns themselves, so that whatever moves the rows of a column moves it too,
// and only steps that compute cells have to say what they compute them from. It
// is nil, and costs nothing, unless a pipeline is traced; and it is lazy: a
// lineage only knows the way to the lineages before it, and a walk from the
// result goes through each cell on the way once.

import (
	"slices"
	"sync"
)

// lineage is that of the cells of a column.
type lineage struct {
	t   *Table // of a column that was read: its table
	col int32  // and place

	of    func(row int, from visit) // else: names the cells that the one in a row was made of
	whole bool                      // the rows they stand in count as wholes

	by   *walk       // the walk that was here last,
	seen [2][]uint64 // and the rows it has been to; for cells, for wholes
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
	if l.by != w {
		l.by, l.seen[0], l.seen[1] = w, l.seen[0][:0], l.seen[1][:0]
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
	if !r.inner {
		r.env.traces.Lock()
		defer r.env.traces.Unlock()
	}
	m := r.env.traces.of[name]
	if m == nil || m.from != t {
		if p := r.env.Derived[name]; p != nil {
			m = r.env.derivation(name, t, p)
		} else {
			m = ownCells(name, t)
		}
		if r.env.traces.of == nil {
			r.env.traces.of = map[string]*derivation{}
		}
		r.env.traces.of[name] = m
	}
	r.bases.meet(&m.bases)
	return m.table
}

// ownCells gives a table that was read from a file the lineage of its own cells.
func ownCells(name string, t *Table) *derivation {
	out := *t
	out.cols = slices.Clone(t.cols)
	for i := range out.cols {
		out.cols[i].from = &lineage{t: t, col: int32(i)}
	}
	return &derivation{from: t, table: &out, bases: bases{tables: []*Table{t}, traced: map[string]*Table{name: &out}}}
}

// derivation runs the pipeline of a derived dataset with lineage on, while the lock
// of the traces is held.
func (env *Env) derivation(name string, t *Table, p *Pipeline) *derivation {
	m := &derivation{from: t, table: t, bases: bases{traced: map[string]*Table{}}}
	made := (&run{env: env, bases: &m.bases, inner: true}).all(p)
	if made == nil || len(made.cols) != len(t.cols) {
		return m
	}
	out := *t
	out.cols = slices.Clone(t.cols)
	for i := range out.cols {
		out.cols[i].from = made.cols[i].from
	}
	m.table = &out
	m.bases.via = append(m.bases.via, Made{Name: name, Steps: p.Words()})
	m.bases.traced[name] = &out
	return m
}

// derivation is a dataset with its lineage, which is the same for all that is traced
// through it, and what its own run has met.
type derivation struct {
	from, table *Table // as it stands in the environment, and with lineage
	bases       bases
}

// traces keeps the derivations of an environment and the texts of its files. Its
// lock is held while one of them is made and while a trace walks, because lineages
// remember the walk that goes through them.
type traces struct {
	sync.Mutex
	of    map[string]*derivation
	files map[string]*source // by dataset
}

// meet adds what another run has met.
func (b *bases) meet(other *bases) {
	for _, t := range other.tables {
		if !slices.Contains(b.tables, t) {
			b.tables = append(b.tables, t)
		}
	}
	for _, v := range other.via {
		if !slices.ContainsFunc(b.via, func(o Made) bool { return o.Name == v.Name }) {
			b.via = append(b.via, v)
		}
	}
	for name, t := range other.traced {
		if b.traced[name] == nil {
			b.traced[name] = t
		}
	}
}

// bases is what a traced run has met.
type bases struct {
	traced map[string]*Table
	tables []*Table // read from files, in order of first use
	via    []Made
}
