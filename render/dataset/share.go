package dataset

// Share and Top. A share of a range is that of its least against the most the
// rest can be, and the other way round, so it never leaves 0 to 100. Top keeps
// the largest and sums the rest; the row of the rest is known by Field.Rest.

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

func (r *run) share(t *Table, s *Share) *Table {
	of, within := r.number(t, s.Of, "share"), r.columns(t, s.Within)
	if of < 0 {
		return nil
	}
	f, cells := t.Fields[of], &t.cols[of]
	f.Type, f.Unit, f.Constraints = Numeric, "per cent", Constraints{}
	if s.As != "" {
		f.Name = s.As
		if s.As != s.Of.Name && t.Col(s.As) >= 0 {
			r.faults.Hintf(s.Of.Pos, "choose another name with as:", "there is already a column %q", s.As)
			return t
		}
	}
	ids, first := t.groups(within)
	out := column{num: true, best: make([]float64, 0, t.rows)}
	shares, groups := make([]Number, t.rows), split(ids, len(first))
	for _, rows := range groups {
		if n := sharesOf(cells, rows, shares); n.Known() {
			r.faults.Errorf(s.Of.Pos, "a share of negative numbers means nothing: column %q holds %s", s.Of.Name, plain(n.Low))
			return t
		}
	}
	for _, n := range shares {
		out.addNumber(n)
	}
	whole := r.lineage(func(g int, from visit) { cells.origins(groups[g], "sum", false, from) })
	out.from = r.lineage(func(row int, from visit) { // the whole decides, too
		from(cells.from, row)
		from(whole, int(ids[row]))
	})
	return t.with(f, out)
}

// sharesOf computes the shares of a group. It gives the first negative number
// and stops at it, else an unknown one.
func sharesOf(cells *column, rows []int32, shares []Number) Number {
	var total, closed adder // closed: without those that have no upper end
	for _, row := range rows {
		n := cells.number(int(row))
		if n.Known() && n.Low < 0 {
			return n
		}
		if total.add(n); !math.IsInf(n.High, 1) {
			closed.add(n)
		}
	}
	sum, open := total.sum(), total.n-closed.n
	for _, row := range rows {
		n := cells.number(int(row))
		shares[row] = shareOf(n, sum)
		if math.IsInf(n.High, 1) && open == 1 && shares[row].Known() { // the rest has an upper end
			rest := 0.0
			if closed.n > 0 {
				rest = closed.sum().High
			}
			shares[row].Low = partOf(n.Low, rest)
			shares[row] = shares[row].tidy()
		}
	}
	return Unknown(Missing)
}

// shareOf is the part that n is of a sum it belongs to, in per cent.
func shareOf(n, sum Number) Number {
	switch {
	case !n.Known() || !sum.Known():
		return Unknown(carry(n, sum))
	case sum.High == 0:
		return Unknown(NotApplicable)
	case n.IsExact() && sum.IsExact():
		return Exact(n.Low / sum.Low * 100).as(carry(n, sum))
	}
	rest := func(all, own float64) float64 {
		if math.IsInf(all, 0) {
			if math.IsInf(own, 0) {
				return 0 // of the rest nothing more is known
			}
			return all
		}
		return max(0, all-own)
	}
	restHigh := rest(sum.High, n.High)
	if math.IsInf(n.High, 1) {
		restHigh = math.Inf(1) // may be open too: the sum no longer tells
	}
	out := Number{Low: partOf(n.Low, restHigh), Best: n.Best / sum.Best * 100, High: partOf(n.High, rest(sum.Low, n.Low)), Status: carry(n, sum)}
	return out.tidy()
}

// partOf is the share of a part beside the rest, in per cent.
func partOf(own, rest float64) float64 {
	switch {
	case own == 0:
		return 0
	case math.IsInf(own, 1):
		return 100
	}
	return own / (own + rest) * 100
}

func (r *run) top(t *Table, s *Top) *Table {
	col, by := t.column(s.Col, &r.faults), r.number(t, s.By, "top")
	if col >= 0 && t.cols[col].num {
		r.faults.Errorf(s.Col.Pos, "top needs a column of categories, and %q holds numbers", s.Col.Name)
		col = -1
	}
	if col < 0 || by < 0 {
		return t
	}
	rank, kept := ranking(t, col, by, s)
	var rows, rest []int32
	for row := range t.rows {
		if k := t.cols[col].codes[row]; k >= 0 && rank[k] < kept {
			rows = append(rows, int32(row))
		} else {
			rest = append(rest, int32(row))
		}
	}
	at := func(row int32) int { return rank[t.cols[col].codes[row]] }
	slices.SortStableFunc(rows, func(a, b int32) int { return cmp.Compare(at(a), at(b)) })
	if s.Other == "" || len(rest) == 0 {
		return t.take(rows)
	}
	return r.appendRest(t, rows, rest, col, s.Other)
}

// ranking numbers the values of a column by their totals, largest first, and
// says how many are kept. A value ranks by what is known of it; one of which
// nothing is known comes last, ties go by first appearance.
func ranking(t *Table, col, by int, s *Top) (rank []int, kept int) {
	cells := &t.cols[col]
	totals := make([]adder, len(cells.dict))
	isOther := func(v string) bool { // what is called as the rest belongs to it
		return s.Other != "" && (v == s.Other || strings.EqualFold(t.Fields[col].Label(v), s.Other))
	}
	seen := make([]bool, len(cells.dict))
	var order []int32
	for row, k := range cells.codes {
		if k < 0 || isOther(cells.dict[k]) {
			continue
		}
		if !seen[k] {
			seen[k] = true
			order = append(order, k)
		}
		if n := t.cols[by].number(row); n.Known() {
			totals[k].add(n)
		}
	}
	size := func(k int32) float64 {
		if totals[k].n == 0 {
			return math.Inf(-1)
		}
		return totals[k].sum().Mid()
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(size(b), size(a)) })
	kept = len(order)
	if s.N > 0 {
		kept = min(kept, s.N)
	}
	rank = make([]int, len(cells.dict))
	for i := range rank {
		rank[i] = math.MaxInt
	}
	for i, k := range order {
		rank[k] = i
	}
	return rank, kept
}

// appendRest adds, below the kept rows, one row for each remaining group of the rest.
func (r *run) appendRest(t *Table, rows, rest []int32, col int, other string) *Table {
	var by []int
	for i := range t.cols {
		if i != col && !t.cols[i].num {
			by = append(by, i)
		}
	}
	sub := t.take(rest)
	ids, first := sub.groups(by)
	members := split(ids, len(first))
	all := slices.Clone(rows)
	for _, f := range first {
		all = append(all, rest[f])
	}
	out := t.take(all)
	out.lines = nil
	out.Fields = slices.Clone(t.Fields)
	for i := range out.cols {
		c := &out.cols[i]
		if i == col {
			c.own()
			index := c.index()
			for k := len(rows); k < len(all); k++ {
				code, ok := index[other]
				if !ok {
					code = int32(len(c.dict))
					c.dict, index[other] = append(c.dict, other), code
				}
				c.codes[k] = code
			}
		} else if c.num {
			whole := t.cols[i].gather(rows)
			for _, m := range members {
				n, _ := sub.cols[i].aggregate("sum", m, false)
				whole.addNumber(n)
			}
			whole.from = r.lineage(func(k int, from visit) {
				if k < len(rows) {
					from(t.cols[i].from, int(rows[k]))
				} else {
					sub.cols[i].origins(members[k-len(rows)], "sum", false, from)
				}
			})
			*c = whole
		}
	}
	f := &out.Fields[col]
	f.Rest = other
	if !slices.ContainsFunc(f.Categories, func(c Category) bool { return c.Value == other }) {
		f.Categories = append(slices.Clip(f.Categories), Category{Value: other, Label: other})
	}
	if k := blank(&sub.cols[col]); k > 0 {
		out.note(fmt.Sprintf("%s includes %d rows without %s", other, k, strings.ToLower(title(f))))
	}
	return out
}

// blank counts the missing cells of a column of text.
func blank(c *column) (n int) {
	for _, k := range c.codes {
		if k < 0 {
			n++
		}
	}
	return n
}
