package dataset

// Groups: rows that agree in some columns, found by numbering the distinct
// values of each column and then the combinations. Keys, aggregates, shares,
// pivots and the rest of a Top all stand on this.

import (
	"math"
	"slices"
	"strings"
)

// groups numbers the distinct combinations of some columns in order of
// appearance: the group of each row, and the first row of each group.
// Without columns all rows are one group.
func (t *Table) groups(cols []int) (ids, first []int32) {
	ids = make([]int32, t.rows)
	n := 1
	for k, c := range cols {
		codes, m := t.cols[c].numbering()
		if k == 0 {
			copy(ids, codes)
			n = m
			continue
		}
		combine(ids, codes, n, m)
		ids, n = dense(ids)
	}
	ids, n = dense(ids)
	first = make([]int32, 0, n)
	for row, id := range ids {
		if int(id) == len(first) {
			first = append(first, int32(row))
		}
	}
	return ids, first
}

// numbering gives each cell a number below n; equal cells get the same.
func (c *column) numbering() (codes []int32, n int) {
	if !c.num {
		codes = make([]int32, len(c.codes))
		for i, k := range c.codes {
			codes[i] = k + 1
		}
		return codes, len(c.dict) + 1
	}
	codes = make([]int32, len(c.best))
	seen := map[[4]uint64]int32{}
	for i := range codes {
		v := c.number(i)
		key := [4]uint64{math.Float64bits(v.Low), math.Float64bits(v.Best), math.Float64bits(v.High), uint64(v.Status)}
		k, ok := seen[key]
		if !ok {
			k = int32(len(seen))
			seen[key] = k
		}
		codes[i] = k
	}
	return codes, len(seen)
}

// combine makes one number of two; pairs are numbered anew where the product
// of the ranges would not fit.
func combine(ids, codes []int32, n, m int) {
	if n <= math.MaxInt32/max(m, 1) {
		for i := range ids {
			ids[i] = ids[i]*int32(m) + codes[i]
		}
		return
	}
	seen := map[[2]int32]int32{}
	for i := range ids {
		key := [2]int32{ids[i], codes[i]}
		k, ok := seen[key]
		if !ok {
			k = int32(len(seen))
			seen[key] = k
		}
		ids[i] = k
	}
}

// dense renumbers from 0 in order of appearance.
func dense(ids []int32) ([]int32, int) {
	top := int32(-1)
	if len(ids) > 0 {
		top = slices.Max(ids)
	}
	out, n := make([]int32, len(ids)), int32(0)
	if int(top) <= 4*len(ids)+1024 {
		to := make([]int32, top+1)
		for i, id := range ids {
			if to[id] == 0 {
				n++
				to[id] = n
			}
			out[i] = to[id] - 1
		}
		return out, int(n)
	}
	to := make(map[int32]int32, 1024)
	for i, id := range ids {
		k, ok := to[id]
		if !ok {
			k = n
			n++
			to[id] = k
		}
		out[i] = k
	}
	return out, int(n)
}

// keySeparator stands between the cells of a key in a message.
const keySeparator = " · "

// keyText writes the cells of a row for a message.
func (t *Table) keyText(row int, cols []int) string {
	parts := make([]string, len(cols))
	for i, c := range cols {
		switch {
		case t.cols[c].missing(row):
			parts[i] = "(empty)"
		case t.cols[c].num:
			parts[i] = plain(t.cols[c].number(row).Mid())
		default:
			parts[i] = t.cols[c].text(row)
		}
	}
	return strings.Join(parts, keySeparator)
}
