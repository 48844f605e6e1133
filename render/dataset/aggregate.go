package dataset

// Aggregate: rows that agree in some columns become one. Sums and means follow
// the rules of number.go. Median, least and greatest act on each end of a range
// by itself, which is right because they never fall when a value rises.

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

func (r *run) aggregate(t *Table, s *Aggregate) *Table {
	by := r.columns(t, s.By)
	ids, first := t.groups(by)
	n := len(first)
	if len(s.By) == 0 {
		n, first = 1, first[:min(len(first), 1)]
	}
	out := t.derived(n)
	for _, c := range by {
		out.Fields, out.cols = append(out.Fields, t.Fields[c]), append(out.cols, t.cols[c].gather(first))
	}
	members := split(ids, n)
	for i := range s.Aggs {
		a := s.Aggs[i]
		if f, c, ok := r.aggregated(t, members, &a, s, out); ok {
			if out.Col(f.Name) >= 0 {
				r.faults.Hintf(a.Col.Pos, "give it another name: { new: old }", "there are two columns %q in the result", f.Name)
			} else {
				out.Fields, out.cols = append(out.Fields, f), append(out.cols, c)
			}
		}
	}
	if r.failed() && len(out.cols) < len(s.By)+len(s.Aggs) {
		return nil
	}
	return out
}

// split lists the rows of each group.
func split(ids []int32, n int) [][]int32 {
	size := make([]int, n)
	for _, id := range ids {
		size[id]++
	}
	all := make([]int32, 0, len(ids))
	out := make([][]int32, n)
	for i := range out {
		out[i] = all[len(all) : len(all) : len(all)+size[i]]
		all = all[:len(all)+size[i]]
	}
	for row, id := range ids {
		out[id] = append(out[id], int32(row))
	}
	return out
}

// aggregated computes one column of an Aggregate.
func (r *run) aggregated(t *Table, groups [][]int32, a *Agg, s *Aggregate, out *Table) (Field, column, bool) {
	if a.Col.Name == "" {
		if a.Func != "count" {
			r.faults.Errorf(s.Pos, "%s needs a column", a.Func)
			return Field{}, column{}, false
		}
		c := column{num: true}
		for _, rows := range groups {
			c.addNumber(Exact(float64(len(rows))))
		}
		if c.from = r.lineage(func(g int, from visit) {
			for _, row := range groups[g] {
				for i := range t.cols {
					from(t.cols[i].from, int(row))
				}
			}
		}); c.from != nil {
			c.from.whole = true
		}
		return countField(a.As, "rows"), c, true
	}
	i := t.column(a.Col, &r.faults)
	if i < 0 {
		return Field{}, column{}, false
	}
	f, cells := t.Fields[i], &t.cols[i]
	switch a.Func {
	case "count", "distinct":
		f = countField(a.As, f.Name)
	case "mean", "median":
		f.Type = Numeric
	}
	if a.As != "" {
		f.Name = a.As
	}
	f.Constraints = Constraints{}
	if !cells.num && a.Func != "count" && a.Func != "distinct" {
		return r.aggregatedText(t, groups, a, i, f)
	}
	c, skipped := column{num: true}, 0
	for _, rows := range groups {
		n, k := cells.aggregate(a.Func, rows, s.SkipMissing)
		skipped += k
		c.addNumber(n)
	}
	fn, skip := a.Func, s.SkipMissing
	c.from = r.lineage(func(g int, from visit) { cells.origins(groups[g], fn, skip, from) })
	if skipped > 0 {
		out.note(fmt.Sprintf("%s: %d of %d values are missing and left out", title(&t.Fields[i]), skipped, t.rows))
	}
	return f, c, true
}

// aggregate computes a function of some cells of a column, and how many were skipped.
func (c *column) aggregate(fn string, rows []int32, skip bool) (n Number, skipped int) {
	if fn == "distinct" {
		sub := c.gather(rows)
		codes, m := sub.numbering()
		seen := make([]bool, m)
		for i, k := range codes {
			if !seen[k] && !sub.missing(i) {
				seen[k] = true
				skipped++
			}
		}
		return Exact(float64(skipped)), 0
	}
	var sum adder
	var all []Number
	for _, row := range rows {
		if fn == "count" {
			if !c.missing(int(row)) {
				sum.n++
			}
			continue
		}
		v := c.number(int(row))
		if skip && !v.Known() {
			skipped++
			continue
		}
		sum.add(v)
		if fn != "sum" && fn != "mean" {
			all = append(all, v)
		}
	}
	switch fn {
	case "count":
		return Exact(float64(sum.n)), 0
	case "sum":
		return sum.sum(), skipped
	case "mean":
		return sum.mean(), skipped
	}
	return pick(fn, all), skipped
}

// pick computes first, last, min, max or median of numbers.
func pick(fn string, all []Number) Number {
	if len(all) == 0 {
		return Unknown(Missing)
	}
	n := all[0]
	switch fn {
	case "first":
		return n
	case "last":
		return all[len(all)-1]
	}
	st, unknown := OK, false
	for _, v := range all {
		st = carry(Number{Status: st}, v)
		unknown = unknown || !v.Known()
	}
	if unknown {
		return Unknown(st)
	}
	if fn == "median" {
		return median(all, st)
	}
	for _, v := range all[1:] {
		n = extreme(n, v, fn == "max")
	}
	return n
}

// extreme is the greater or lesser of two numbers, end by end; an unknown first number gives the second.
func extreme(n, m Number, greatest bool) Number {
	if !n.Known() {
		return m
	}
	if n.IsExact() && m.IsExact() && n.Low != m.Low { // the status of the one that counts
		if (n.Low > m.Low) == greatest {
			return n
		}
		return m
	}
	end := math.Min // NaN if either is
	if greatest {
		end = math.Max
	}
	return Number{Low: end(n.Low, m.Low), Best: end(n.Best, m.Best), High: end(n.High, m.High), Status: carrySum(n.Status, m.Status)}.tidy()
}

func median(all []Number, st Status) Number {
	mid := func(end func(Number) float64) float64 {
		v := make([]float64, len(all))
		for i, n := range all {
			v[i] = end(n)
		}
		if slices.ContainsFunc(v, math.IsNaN) {
			return math.NaN()
		}
		slices.Sort(v)
		a, b := v[(len(v)-1)/2], v[len(v)/2]
		if a == b {
			return a
		}
		return a + (b-a)/2
	}
	return Number{
		Low:    mid(func(n Number) float64 { return n.Low }),
		Best:   mid(func(n Number) float64 { return n.Best }),
		High:   mid(func(n Number) float64 { return n.High }),
		Status: st,
	}.tidy()
}

// aggregatedText computes first, last, min and max of text.
func (r *run) aggregatedText(t *Table, groups [][]int32, a *Agg, col int, f Field) (Field, column, bool) {
	timed := f.Type.IsTime()
	if a.Func != "first" && a.Func != "last" && !(timed && (a.Func == "min" || a.Func == "max")) {
		r.faults.Hintf(a.Col.Pos, known("columns of numbers", t.numbers()), "%s needs numbers, and column %q is of type %s", a.Func, a.Col.Name, f.Type)
		return f, column{}, false
	}
	cells := &t.cols[col]
	rows := make([]int32, len(groups))
	for g, members := range groups {
		rows[g] = -1
		for _, row := range members {
			best := rows[g]
			switch v := cells.text(int(row)); {
			case v == "" && (a.Func == "min" || a.Func == "max"):
			case best < 0, a.Func == "last",
				a.Func == "min" && v < cells.text(int(best)),
				a.Func == "max" && v > cells.text(int(best)):
				rows[g] = row
			}
		}
	}
	return f, cells.gather(rows), true
}

// countField is a column of counts.
func countField(as, unit string) Field {
	if as != "" && as != "count" {
		unit = strings.ReplaceAll(as, "_", " ")
	}
	if as == "" {
		as = "count"
	}
	t := strings.ReplaceAll(as, "_", " ")
	return Field{Name: as, Title: strings.ToUpper(t[:1]) + t[1:], Type: Integer, Unit: unit}
}

// title is the words for a column.
func title(f *Field) string {
	if f.Title != "" {
		return f.Title
	}
	return f.Name
}
