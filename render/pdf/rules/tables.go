package rules

// Tables: cells fill a grid without gaps or overlaps, and each has its heads.

// cell is a cell on the grid of its table.
type cell struct {
	*element
	row, col, rows, cols int
}

// grid is a table laid out.
type grid struct {
	cells []cell
	at    map[[2]int]int // cell on a row and column, by its index
	width []int          // of each row
}

// lay places the cells of a table as a reader does: each at the first free column.
func (j *judge) lay(table *element) *grid {
	g := &grid{at: map[[2]int]int{}}
	var rows []*element
	for _, part := range table.kids {
		if part.role == "TR" {
			rows = append(rows, part)
		}
		for _, k := range part.kids {
			if k.role == "TR" {
				rows = append(rows, k)
			}
		}
	}
	for y, tr := range rows {
		x := 0
		for _, k := range tr.kids {
			for _, taken := g.at[[2]int{y, x}]; taken; _, taken = g.at[[2]int{y, x}] {
				x++
			}
			c := cell{k, y, x, j.span(k, "RowSpan"), j.span(k, "ColSpan")}
			g.put(j, table, c)
			x += c.cols
		}
	}
	g.width = make([]int, len(rows))
	for p := range g.at {
		if p[0] >= len(rows) {
			j.fault("UA 7.2-41", table.String(), "a cell reaches below the last of %d rows", len(rows))
			return nil
		}
		g.width[p[0]]++
	}
	return g
}

func (g *grid) put(j *judge, table *element, c cell) {
	for dy := range min(c.rows, 2000) {
		for dx := range min(c.cols, 2000) {
			p := [2]int{c.row + dy, c.col + dx}
			_, taken := g.at[p]
			j.check(!taken, "UA 7.2-15", table.String(), "two cells in row %d, column %d", p[0]+1, p[1]+1)
			g.at[p] = len(g.cells)
		}
	}
	g.cells = append(g.cells, c)
}

func (j *judge) span(e *element, key Name) int {
	n, ok := j.get(j.attribute(e, "Table", key)).(int)
	if !ok || n < 1 {
		return 1
	}
	return n
}

func (j *judge) table(e *element) {
	g := j.lay(e)
	if g == nil || len(g.width) == 0 {
		return
	}
	for y, n := range g.width {
		if n != g.width[0] {
			j.fault("UA 7.2-42", e.String(), "row %d is %d wide, row 1 %d", y+1, n, g.width[0])
			break
		}
	}
	ids := map[string]bool{}
	for _, c := range g.cells {
		ids[j.text(c.dict["ID"])] = true
		if c.role == "TH" {
			scope := j.name(j.attribute(c.element, "Table", "Scope"))
			j.check(scope == "Row" || scope == "Column" || scope == "Both", "UA 7.5 (Scope)", c.String(), "Scope %q", scope)
		}
	}
	for _, c := range g.cells {
		j.heads(g, c, ids)
	}
}

// heads checks that a data cell has a head, by name or by place, and that
// named heads are in the table.
func (j *judge) heads(g *grid, c cell, ids map[string]bool) {
	if names := j.array(j.attribute(c.element, "Table", "Headers")); names != nil {
		for _, n := range names {
			j.check(j.text(n) != "" && ids[j.text(n)], "UA 7.5-2", c.String(), "the head %q", j.text(n))
		}
		return
	}
	if c.role != "TD" {
		return
	}
	found := false
	for x := 0; x < c.col && !found; x++ {
		found = j.isHead(g, c.row, x, "Row")
	}
	for y := 0; y < c.row && !found; y++ {
		found = j.isHead(g, y, c.col, "Column")
	}
	j.check(found, "UA 7.5-1", c.String(), "no head in row %d or column %d", c.row+1, c.col+1)
}

func (j *judge) isHead(g *grid, row, col int, scope string) bool {
	i, ok := g.at[[2]int{row, col}]
	if !ok || g.cells[i].role != "TH" {
		return false
	}
	s := j.name(j.attribute(g.cells[i].element, "Table", "Scope"))
	return s == scope || s == "Both"
}
