package compile

// Bound numbers in the text cells of tables. A cell of a string column may hold
// {{ name }}; it is resolved before the table is shown and before its CSV is
// written, so that readers of either see the same words. The inlines are kept,
// so that the number in the table leads to where it comes from.

import (
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/study"
)

// boundCell is a text of a table's column after its numbers were put in.
type boundCell struct {
	table *dataset.Table
	col   int
	text  string
}

// bindCells puts bound numbers into the text cells of a table exhibit and makes
// the result the exhibit's data.
func (c *compiler) bindCells(w *study.Table, in setting) *dataset.Table {
	t := c.data[w.Data]
	if t == nil {
		return nil
	}
	in.exhibit = true
	in = in.typing() // the rest of the cell is data, not typed prose
	kept := map[boundCell][]doc.Inline{}
	for col := range t.Fields {
		if t.Fields[col].Type != dataset.String {
			continue
		}
		t = t.MapText(col, func(text string, pos diag.Pos) string {
			if !strings.Contains(text, "{{") {
				return text
			}
			if pos.File == "" {
				pos = w.Data.Pos
			}
			words := c.inlines(study.Text{S: text, Pos: pos}, in)
			s := doc.InlineText(words)
			kept[boundCell{col: col, text: s}] = words
			return s
		})
	}
	for k, words := range kept {
		k.table = t
		c.bound[k] = words
	}
	c.data[w.Data] = t
	return t
}
