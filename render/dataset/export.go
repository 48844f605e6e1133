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
	var parts []part
	for i := range t.cols {
		parts = append(parts, t.cols[i].parts(t.Fields[i].Name)...)
	}
	rec := make([]string, len(parts))
	for k := range parts {
		rec[k] = defuse(parts[k].name)
	}
	if err := out.Write(rec); err != nil {
		return fmt.Errorf("write %s as CSV: %w", t.Name, err)
	}
	for row := range t.rows {
		for k := range parts {
			rec[k] = parts[k].cell(row)
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

// part is one written column.
type part struct {
	name string
	cell func(row int) string
}

// parts are the written columns of a column.
func (c *column) parts(name string) []part {
	if !c.num {
		return []part{{name, func(row int) string { return defuse(c.text(row)) }}}
	}
	end := func(of func(Number) float64) func(int) string {
		return func(row int) string {
			if v := of(c.number(row)); !math.IsNaN(v) && !math.IsInf(v, 0) {
				return plain(v)
			}
			return ""
		}
	}
	ranges, best, status := false, false, false
	for row := range c.best {
		n := c.number(row)
		ranges = ranges || n.IsRange()
		best = best || n.IsRange() && !math.IsNaN(n.Best)
		status = status || n.Status != OK && n.Status != Missing
	}
	out := []part{{name, end(func(n Number) float64 { return n.Best })}}
	if ranges {
		out = []part{{name + "_low", end(func(n Number) float64 { return n.Low })}, {name + "_high", end(func(n Number) float64 { return n.High })}}
	}
	if best {
		out = append(out, part{name + "_best", end(func(n Number) float64 { return n.Best })})
	}
	if status {
		out = append(out, part{name + "_status", func(row int) string { return c.number(row).Status.String() }})
	}
	return out
}

// defuse makes text harmless that a spreadsheet would take for a formula.
func defuse(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
