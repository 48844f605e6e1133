package layout

// Once the columns of a table have widths from their content (tablefit.go), room
// goes from columns that can spare it to those whose wrapping makes rows high,
// step by step, as long as the table gets lower. Columns with a share of their
// own keep it.

import "globalstudy/render/doc"

const (
	balanceRows = 400  // of a long table, these decide
	balanceStep = 24.0 // points moved at first; halved down to balanceLeast
	balanceEnd  = 3.0
)

// wrap is the paragraphs of a cell as its column wraps them.
type wrap [][]fragment

// lines counts the lines of a cell in a width; one without words has one.
func (w wrap) lines(width float64) int {
	n := 0
	for _, frags := range w {
		x := 0.0
		for i := range frags {
			f := &frags[i]
			if x > 0 && x+f.width > width+1e-6 {
				n, x = n+1, 0
			}
			x += f.width + f.space
		}
		n++
	}
	return max(1, n)
}

// balancer moves room between columns.
type balancer struct {
	rows  [][]wrap // of cells, column by column; the head is the first
	high  [][]int  // lines of each cell at present
	width []float64
	least []float64
}

// balance changes t.widths so that the table gets lower; least bounds them.
func (t *tableSetter) balance(least []float64) {
	for i := range t.grid.Columns {
		if t.grid.Columns[i].Share > 0 {
			return
		}
	}
	b := &balancer{width: t.widths, least: make([]float64, len(least))}
	for j := range least { // numbers do not wrap
		if b.least[j] = least[j]; t.align(t.grid.Columns[j].Align) == right {
			b.least[j] = min(t.widths[j], least[j]+4)
		}
	}
	b.head(t)
	for i := range t.grid.Rows[:min(balanceRows, len(t.grid.Rows))] {
		if r := &t.grid.Rows[i]; !r.Group {
			b.add(t, r)
		}
	}
	if len(t.grid.Columns) < 2 || b.total() == highest(b.high[0])+len(b.rows)-1 {
		return // no row wraps
	}
	for step := balanceStep; step >= balanceEnd; step /= 2 {
		for b.move(step) {
		}
	}
}

// head adds the words and units over the columns.
func (b *balancer) head(t *tableSetter) {
	bold, row := t.st, make([]wrap, len(b.width))
	bold.style.Weight = 600
	for j := range row {
		c := &t.grid.Columns[j]
		row[j] = wrap{t.s.fragments(c.Head, bold)}
		if c.Unit != "" {
			row[j] = append(row[j], t.s.fragments([]doc.Inline{doc.Text(c.Unit)}, t.st))
		}
	}
	b.put(row)
}

func (b *balancer) add(t *tableSetter, r *doc.Row) {
	st := t.st
	if r.Total {
		st.style.Weight = 600
	}
	row := make([]wrap, len(b.width))
	for j := range min(len(row), len(r.Cells)) {
		row[j] = wrap{t.s.fragments(t.content(&r.Cells[j]), st)}
	}
	b.put(row)
}

func (b *balancer) put(row []wrap) {
	high := make([]int, len(row))
	for j := range row {
		high[j] = row[j].lines(b.width[j])
	}
	b.rows, b.high = append(b.rows, row), append(b.high, high)
}

// total is the height of the rows in lines.
func (b *balancer) total() int {
	n := 0
	for _, h := range b.high {
		n += highest(h)
	}
	return n
}

func highest(lines []int) int {
	n := 1
	for _, l := range lines {
		n = max(n, l)
	}
	return n
}

// move takes step points from one column to another where that makes the table
// lowest, and reports whether there is such a pair.
func (b *balancer) move(step float64) bool {
	best, from, to := b.total(), -1, -1
	for i := range b.width {
		if b.width[i]-step < b.least[i] {
			continue
		}
		for j := range b.width {
			if i == j {
				continue
			}
			if n := b.with(i, j, step); n < best {
				best, from, to = n, i, j
			}
		}
	}
	if from < 0 {
		return false
	}
	b.width[from] -= step
	b.width[to] += step
	for r := range b.rows {
		b.high[r][from], b.high[r][to] = b.rows[r][from].lines(b.width[from]), b.rows[r][to].lines(b.width[to])
	}
	return true
}

// with is the height when column i gives step points to column j.
func (b *balancer) with(i, j int, step float64) int {
	n := 0
	for r, row := range b.rows {
		h := 1
		for k, l := range b.high[r] {
			switch k {
			case i:
				l = row[i].lines(b.width[i] - step)
			case j:
				l = row[j].lines(b.width[j] + step)
			}
			h = max(h, l)
		}
		n += h
	}
	return n
}
