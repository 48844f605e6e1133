package inspect

// The profile of a dataset: what its description says, and what its cells hold,
// counted column by column.

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/study"
)

// mostFrequent is how many values of a column a profile lists.
const mostFrequent = 5

// Profile is what a dataset holds.
type Profile struct {
	Schema  *study.Schema
	Sources []string // with author and title
	Rows    int
	Columns []Column
}

// Column is the profile of one column.
type Column struct {
	Field       dataset.Field
	Known       int // cells that hold text or a number, nil and small included
	Ranges      int // of these, ranges
	Statuses    []StatusCount
	Distinct    int
	First, Last string  // the smallest and the largest; empty if nothing is known
	Frequent    []Count // values that occur more than once, most frequent first
}

// StatusCount is how many cells have a status.
type StatusCount struct {
	Status dataset.Status
	N      int
}

// Count is how often a value occurs.
type Count struct {
	Value, Label string // Label only where it says more than Value
	N            int
}

// Describe profiles the dataset of that name. The error is an *UnknownError, or
// diag.Errors if the dataset has faults.
func (d *Data) Describe(name string) (*Profile, error) {
	s, err := d.schema(name)
	if err != nil {
		return nil, err
	}
	t := d.env.Tables[name]
	if !usable(t) {
		return nil, d.faults()
	}
	p := &Profile{Schema: s, Rows: t.Len()}
	for _, key := range t.Sources {
		p.Sources = append(p.Sources, d.sourceWords(key))
	}
	for i := range t.Fields {
		p.Columns = append(p.Columns, column(t, i))
	}
	return p, nil
}

// column counts the cells of a column.
func column(t *dataset.Table, col int) Column {
	c := Column{Field: t.Fields[col]}
	var statuses [dataset.Confidential + 1]int
	counts := map[string]int{}
	first, last := -1, -1 // rows
	for row := range t.Len() {
		known := t.Text(row, col) != ""
		if c.Field.Type.IsNumber() {
			n := t.Num(row, col)
			known = n.Known()
			statuses[n.Status]++
			if n.IsRange() {
				c.Ranges++
			}
		} else if !known {
			statuses[dataset.Missing]++
		}
		if !known {
			continue
		}
		c.Known++
		counts[t.CellText(row, col)]++
		if first < 0 || less(t, row, first, col) {
			first = row
		}
		if last < 0 || less(t, last, row, col) {
			last = row
		}
	}
	if first >= 0 {
		c.First, c.Last = t.CellText(first, col), t.CellText(last, col)
	}
	for s, n := range statuses {
		if n > 0 && dataset.Status(s) != dataset.OK {
			c.Statuses = append(c.Statuses, StatusCount{dataset.Status(s), n})
		}
	}
	c.Distinct = len(counts)
	c.Frequent = frequent(counts, &c.Field)
	return c
}

// less orders two known cells: numbers by their middle, all else as text, which
// is right for years, months and dates as well.
func less(t *dataset.Table, a, b, col int) bool {
	if t.Fields[col].Type.IsNumber() {
		return t.Num(a, col).Mid() < t.Num(b, col).Mid()
	}
	return t.Text(a, col) < t.Text(b, col)
}

// frequent lists the values that occur most often, if any occurs twice.
func frequent(counts map[string]int, f *dataset.Field) []Count {
	var out []Count
	for value, n := range counts {
		if n < 2 {
			continue
		}
		c := Count{Value: value, N: n}
		if label := f.Label(value); label != value {
			c.Label = label
		}
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Or(b.N-a.N, cmp.Compare(a.Value, b.Value)) })
	return out[:min(len(out), mostFrequent)]
}

// WriteText writes the profile for a terminal.
func (p *Profile) WriteText(w io.Writer) error {
	var b strings.Builder
	s := p.Schema
	fmt.Fprintf(&b, "%s: %s\n", s.Name, orNone(s.Title, "(no title)"))
	if s.Description != "" {
		fmt.Fprintf(&b, "%s\n", s.Description)
	}
	b.WriteString("\n")
	line := func(what, text string) {
		if text != "" {
			fmt.Fprintf(&b, "  %-9s %s\n", what, text)
		}
	}
	if s.Derived != nil {
		line("derived", strings.Join(append([]string{"from " + s.Derived.From.Name}, s.Derived.Words()...), "; "))
	} else {
		line("file", s.File)
	}
	for i, src := range p.Sources {
		line([]string{"sources", ""}[min(i, 1)], src)
	}
	line("licence", s.Licence)
	line("period", s.Period)
	line("accessed", s.Accessed)
	line("compiled", s.Compiled)
	line("key", strings.Join(s.PrimaryKey, ", "))
	line("rows", fmt.Sprint(p.Rows))
	b.WriteString("\n")
	for i := range p.Columns {
		p.Columns[i].write(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (c *Column) write(b *strings.Builder) {
	fmt.Fprintf(b, "  %s: %s", c.Field.Name, c.Field.Type)
	if c.Field.Unit != "" {
		fmt.Fprintf(b, ", in %s", c.Field.Unit)
	}
	if c.Field.Title != "" {
		fmt.Fprintf(b, " (%s)", c.Field.Title)
	}
	var with, without []string // of the cells with a number, and of those without
	for _, s := range c.Statuses {
		if text := fmt.Sprintf("%d %s", s.N, s.Status); s.Status < dataset.Missing {
			with = append(with, text)
		} else {
			without = append(without, ", "+text)
		}
	}
	if c.Ranges > 0 {
		with = append(with, count(c.Ranges, "range"))
	}
	fmt.Fprintf(b, "\n      %d known", c.Known)
	if with != nil {
		fmt.Fprintf(b, " (%s)", strings.Join(with, ", "))
	}
	b.WriteString(strings.Join(without, ""))
	fmt.Fprintf(b, "; %d distinct", c.Distinct)
	if c.First != "" && c.First != c.Last {
		fmt.Fprintf(b, "; %s to %s", clip(c.First), clip(c.Last))
	} else if c.First != "" {
		fmt.Fprintf(b, "; always %s", clip(c.First))
	}
	b.WriteString("\n")
	c.writeFrequent(b)
}

func (c *Column) writeFrequent(b *strings.Builder) {
	if len(c.Frequent) == 0 || c.Distinct == 1 {
		return
	}
	var parts []string
	for _, v := range c.Frequent {
		text := clip(v.Value)
		if v.Label != "" {
			text += " " + v.Label
		}
		parts = append(parts, fmt.Sprintf("%s (%d)", text, v.N))
	}
	fmt.Fprintf(b, "      most often %s\n", strings.Join(parts, ", "))
}

func orNone(s, none string) string {
	if strings.TrimSpace(s) == "" {
		return none
	}
	return s
}

// clip shortens long text and keeps it on one line.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}
