package dataset

// A hollow table stands for a dataset whose file has faults: it has the columns
// its schema promises and no rows. Pipelines and charts over it are still
// checked for names, types and units, so that one run reports those faults too;
// what depends on the cells is not known and is not reported.

import "slices"

// Hollow makes the hollow table of a schema.
func Hollow(s *Schema, regs *Registers) *Table {
	b := NewBuilder(s.Name, slices.Clone(s.Fields))
	t := b.Table()
	t.hollow = true
	for i := range t.Fields {
		if f := &t.Fields[i]; f.Type == Country && regs != nil {
			f.Categories = countryLabels(f.Categories, regs)
		}
	}
	for _, src := range s.Sources {
		t.Sources = union(t.Sources, []string{src.Name})
	}
	for i := range s.Ranges {
		rf := &s.Ranges[i]
		f := Field{Name: rf.Name, Title: rf.Title, Unit: rf.Unit, Type: Numeric, Pos: rf.Pos}
		if lo := t.Col(rf.Low); f.Unit == "" && lo >= 0 {
			f.Unit = t.Fields[lo].Unit
		}
		t.Fields = append(t.Fields, f)
		t.cols = append(t.cols, column{num: true})
	}
	return t
}

// Hollow reports whether the table only stands for one that could not be read.
func (t *Table) Hollow() bool { return t.hollow }

// emptied is a table of no rows with the columns of t, marked hollow.
func (t *Table) emptied() *Table {
	out := t.take(nil)
	out.hollow = true
	return out
}
