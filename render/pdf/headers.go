package pdf

// Heads of cells. Where no cell of a table spans others, the scope of its heads
// says which cell belongs to which; elsewhere each cell names its heads: those
// above it, those before it in its row, and the last head across the table.

import (
	"fmt"
	"strings"

	"globalstudy/render/scene"
)

// nameHeaders finds the tables with spanning heads below tag and notes, for each
// of their cells, the entry that names its heads.
func (s *structure) nameHeaders(tag *scene.Tag) {
	for _, k := range s.below(tag) {
		if k.Role == scene.RTable && spans(k) {
			s.tableHeaders(k)
		} else {
			s.nameHeaders(k)
		}
	}
}

// spans tells whether a head below tag spans rows or columns.
func spans(tag *scene.Tag) bool {
	if tag.Role == scene.RTH {
		return max(tag.Span[0], tag.Span[1]) > 1
	}
	for _, k := range tag.Kids {
		if spans(k) {
			return true
		}
	}
	return false
}

// headGrid is the heads seen so far in a table, as it is read row by row.
type headGrid struct {
	s       *structure
	columns map[int][]*scene.Tag // heads above each column
	below   map[int]int          // rows that a head above a column reaches further down
	across  *scene.Tag           // the last head of rows that spans columns
}

func (s *structure) tableHeaders(table *scene.Tag) {
	g := &headGrid{s: s, columns: map[int][]*scene.Tag{}, below: map[int]int{}}
	for _, part := range table.Kids {
		if part.Role == scene.RTR {
			g.row(part)
			continue
		}
		for _, tr := range part.Kids {
			if tr.Role == scene.RTR {
				g.row(tr)
			}
		}
	}
}

func (g *headGrid) row(tr *scene.Tag) {
	var before []*scene.Tag // heads of this row
	started := map[int]int{}
	col := 0
	for _, c := range tr.Kids {
		for g.below[col] > 0 {
			col++
		}
		wide := max(1, c.Span[1])
		switch {
		case c.Role == scene.RTH && c.Scope == "Row":
			g.head(c)
			if wide > 1 {
				g.across = c
				g.name(c, g.columns[col], nil)
			} else {
				g.name(c, g.columns[col], before)
				before = append(before, c)
			}
		case c.Role == scene.RTH:
			g.head(c)
			g.name(c, g.columns[col], nil)
			for i := range wide {
				g.columns[col+i] = append(g.columns[col+i], c)
				started[col+i] = max(1, c.Span[0])
			}
		default:
			g.name(c, g.columns[col], before)
		}
		col += wide
	}
	for i := range g.below {
		g.below[i] = max(0, g.below[i]-1)
	}
	for i, rows := range started {
		g.below[i] = rows - 1
	}
}

// head gives a head an identifier.
func (g *headGrid) head(c *scene.Tag) {
	g.s.heads[c] = fmt.Sprintf("head-%d", g.s.ids[c])
}

// name notes the heads of a cell.
func (g *headGrid) name(c *scene.Tag, above, before []*scene.Tag) {
	var b strings.Builder
	for _, list := range [][]*scene.Tag{above, before} {
		for _, h := range list {
			b.WriteString(textString(g.s.heads[h]))
		}
	}
	if g.across != nil && g.across != c {
		b.WriteString(textString(g.s.heads[g.across]))
	}
	if b.Len() > 0 {
		g.s.headers[c] = "/Headers[" + b.String() + "]"
	}
}
