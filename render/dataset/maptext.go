package dataset

// Replacing the words of a text column, for cells that name bound numbers.

import (
	"slices"

	"globalstudy/render/diag"
)

// MapText returns the table with the texts of a column replaced; f sees each
// distinct text once, with the place of the first row that holds it. The table
// itself comes back when the column holds numbers or f changes nothing.
func (t *Table) MapText(col int, f func(text string, pos diag.Pos) string) *Table {
	c := t.cols[col]
	if c.num {
		return t
	}
	dict := slices.Clone(c.dict)
	done := make([]bool, len(dict))
	for row, code := range c.codes {
		if code >= 0 && !done[code] {
			done[code] = true
			dict[code] = f(c.dict[code], t.Pos(row))
		}
	}
	if slices.Equal(dict, c.dict) {
		return t
	}
	out := *t
	out.cols = slices.Clone(t.cols)
	out.cols[col].dict = dict
	return &out
}
