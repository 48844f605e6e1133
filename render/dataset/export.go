package dataset

// A table as CSV for readers.

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strings"
)

// WriteCSV writes the table with a header of column names. Text that a
// spreadsheet would run as a formula gets a leading apostrophe. A column with ranges
// becomes NAME_low and NAME_high, and NAME_best where there are best estimates;
// open ends and missing cells are empty. A column NAME_status follows where
// some number has a status other than plain missing.
func WriteCSV(t *Table, w io.Writer) error {
	out := csv.NewWriter(w)
	parts := t.Written()
	rec := make([]string, len(parts))
	for k := range parts {
		rec[k] = parts[k].Name
	}
	if err := out.Write(rec); err != nil {
		return fmt.Errorf("write %s as CSV: %w", t.Name, err)
	}
	for row := range t.rows {
		for k := range parts {
			rec[k] = parts[k].Cell(row)
		}
		if len(rec) == 1 && rec[0] == "" { // a blank line would be no row
			out.Flush()
			if _, err := io.WriteString(w, "\"\"\n"); err != nil {
				return fmt.Errorf("write %s as CSV: %w", t.Name, err)
			}
			continue
		}
		if err := out.Write(rec); err != nil {
			return fmt.Errorf("write %s as CSV: %w", t.Name, err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write %s as CSV: %w", t.Name, err)
	}
	return nil
}

// Part says which part of a column of the table a written column holds.
type Part byte

// The parts. A column without ranges is written whole, and perhaps its status.
const (
	Whole Part = iota
	LowEnd
	HighEnd
	BestEstimate
	CellStatus
)

// Written is one column of the CSV of a table.
type Written struct {
	Name  string // as the header has it
	Field *Field // the column of the table
	Part  Part
	Cell  func(row int) string // as the CSV has it
}

// Written lists the columns of the CSV, in order. A part whose name is that of
// another column is left out if it repeats that column, else it gets a number.
func (t *Table) Written() []Written {
	taken := map[string]*Written{}
	var out []Written
	for i := range t.cols {
		taken[Defuse(t.Fields[i].Name)] = &t.cols[i].parts(&t.Fields[i])[0]
	}
	for i := range t.cols {
		for _, w := range t.cols[i].parts(&t.Fields[i]) {
			other := taken[w.Name]
			if other != nil && other.Field != w.Field && t.sameCells(other, &w) {
				continue
			}
			for n := 2; other != nil && other.Field != w.Field; n++ {
				w.Name = fmt.Sprintf("%s_%d", strings.TrimRight(w.Name, "_0123456789"), n)
				other = taken[w.Name]
			}
			taken[w.Name] = &w
			out = append(out, w)
		}
	}
	return out
}

func (t *Table) sameCells(a, b *Written) bool {
	for row := range t.rows {
		if a.Cell(row) != b.Cell(row) {
			return false
		}
	}
	return true
}

// parts are the written columns of a column.
func (c *column) parts(f *Field) []Written {
	if !c.num {
		return []Written{{Defuse(f.Name), f, Whole, func(row int) string { return Defuse(c.text(row)) }}}
	}
	end := func(of func(Number) float64) func(int) string {
		return func(row int) string {
			v := of(c.number(row))
			switch {
			case math.IsNaN(v) || math.IsInf(v, 0):
				return ""
			case v == 0: // nor -0
				return "0"
			}
			return plain(v)
		}
	}
	ranges, best, status := false, false, false
	for row := range c.best {
		n := c.number(row)
		ranges = ranges || n.IsRange()
		best = best || n.IsRange() && !math.IsNaN(n.Best)
		status = status || n.Status != OK && n.Status != Missing
	}
	out := []Written{{Defuse(f.Name), f, Whole, end(func(n Number) float64 { return n.Best })}}
	if ranges {
		out = []Written{
			{Defuse(f.Name + "_low"), f, LowEnd, end(func(n Number) float64 { return n.Low })},
			{Defuse(f.Name + "_high"), f, HighEnd, end(func(n Number) float64 { return n.High })},
		}
	}
	if best {
		out = append(out, Written{Defuse(f.Name + "_best"), f, BestEstimate, end(func(n Number) float64 { return n.Best })})
	}
	if status {
		out = append(out, Written{Defuse(f.Name + "_status"), f, CellStatus, func(row int) string { return c.number(row).Status.String() }})
	}
	return out
}

// Defuse makes text harmless that a spreadsheet would take for a formula.
func Defuse(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
