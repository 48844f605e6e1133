package doc

// The head of a grid as rows of cells. Columns with equal words over them share
// one head above their own; a column without stands through both rows.

// HeadCell is a cell of a grid's head.
type HeadCell struct {
	Text       []Inline
	Unit       string // of the column, below its own head
	First      int    // the first column it stands over
	Rows, Cols int    // how many it spans
	Align      Align
}

// HeadRows gives the head as one row, or as two where columns have heads over them.
func (g *Grid) HeadRows() [][]HeadCell {
	var above, below []HeadCell
	for i, c := range g.Columns {
		own := HeadCell{Text: c.Head, Unit: c.Unit, First: i, Rows: 1, Cols: 1, Align: c.Align}
		switch {
		case c.Over == nil:
			above = append(above, own)
		case i > 0 && g.Columns[i-1].Over != nil && InlineText(g.Columns[i-1].Over) == InlineText(c.Over):
			above[len(above)-1].Cols++
			below = append(below, own)
		default:
			above = append(above, HeadCell{Text: c.Over, First: i, Rows: 1, Cols: 1, Align: AlignCentre})
			below = append(below, own)
		}
	}
	if below == nil {
		return [][]HeadCell{above}
	}
	for i := range above {
		if g.Columns[above[i].First].Over == nil {
			above[i].Rows = 2
		}
	}
	return [][]HeadCell{above, below}
}
