package datapackage

// The fields of a schema. Each written column is looked at cell by cell: its
// type and constraints are those of the table where all cells keep them.

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"globalstudy/render/dataset"
)

type field struct {
	Name        string       `json:"name"`
	Title       string       `json:"title,omitempty"`
	Description string       `json:"description,omitempty"`
	Type        string       `json:"type"`
	Unit        string       `json:"unit,omitempty"` // not of the standard
	Categories  []category   `json:"categories,omitempty"`
	Constraints *constraints `json:"constraints,omitempty"`
}

type category struct {
	Value string `json:"value"`
	Label string `json:"label,omitempty"`
}

type constraints struct {
	Required bool     `json:"required,omitempty"`
	Unique   bool     `json:"unique,omitempty"`
	Minimum  any      `json:"minimum,omitempty"`
	Maximum  any      `json:"maximum,omitempty"`
	Pattern  string   `json:"pattern,omitempty"`
	Enum     []string `json:"enum,omitempty"`
}

func (p *Package) fields(t *dataset.Table) []field {
	var out []field
	for _, w := range t.Written() {
		cells, filled := knownCells(&w, t.Len())
		out = append(out, p.field(&w, cells, filled, t.Len()))
	}
	return out
}

// knownCells gives the cells of a column that are not empty, and how many such there
// are: of text each once and sorted, of numbers as they come.
func knownCells(w *dataset.Written, rows int) (cells []string, filled int) {
	number := w.Field.Type.IsNumber() && w.Part != dataset.CellStatus
	seen := map[string]bool{}
	last := ""
	for row := range rows {
		s := w.Cell(row)
		if s == "" {
			continue
		}
		filled++
		if number {
			cells = append(cells, s)
		} else if s != last && !seen[s] {
			seen[s], last = true, s
			cells = append(cells, s)
		}
	}
	if !number {
		slices.Sort(cells)
	}
	return cells, filled
}

// field describes a column of so many rows by its cells.
func (p *Package) field(w *dataset.Written, known []string, filled, rows int) field {
	f := field{Name: w.Name, Title: w.Field.Title, Description: w.Field.Description, Type: "string"}
	of := &w.Field.Constraints
	c := constraints{Required: of.Required && filled == rows && w.Part != dataset.CellStatus}
	switch {
	case w.Part == dataset.CellStatus:
		f.Title = titled(f.Title, p.Words.Status)
		for s := dataset.Estimated; s <= dataset.Confidential; s++ {
			c.Enum = append(c.Enum, s.String())
		}
	case w.Field.Type.IsNumber():
		f.Title, f.Unit = titled(f.Title, p.Words.of(w.Part)), w.Field.Unit
		f.Type = "number"
		if w.Field.Type == dataset.Integer && all(known, integer) {
			f.Type = "integer"
		}
		c.bounds(of, known)
	default:
		f.text(w.Field, known, &c)
	}
	if w.Part == dataset.Whole {
		c.Unique = of.Unique && filled > 0 && len(slices.Compact(slices.Sorted(slices.Values(known)))) == filled
		if c.Enum == nil && !slices.ContainsFunc(known, func(s string) bool { return !slices.Contains(of.Enum, s) }) {
			c.Enum = of.Enum
		}
	}
	if c.Required || c.Unique || c.Minimum != nil || c.Maximum != nil || c.Pattern != "" || c.Enum != nil {
		f.Constraints = &c
	}
	return f
}

// of is the word for a part of a range; "" for a whole column.
func (w *Words) of(part dataset.Part) string {
	switch part {
	case dataset.LowEnd:
		return w.Low
	case dataset.HighEnd:
		return w.High
	case dataset.BestEstimate:
		return w.Best
	}
	return ""
}

// titled adds the part of a column to its title.
func titled(title, part string) string {
	if title == "" || part == "" {
		return title
	}
	return title + ", " + part
}

var (
	year      = regexp.MustCompile(`^[1-9]\d{3}$`)
	yearMonth = regexp.MustCompile(`^[1-9]\d{3}-(0[1-9]|1[0-2])$`)
	date      = regexp.MustCompile(`^[1-9]\d{3}-\d\d-\d\d$`)
	boolean   = regexp.MustCompile(`^(true|false)$`)
)

func all(cells []string, form func(string) bool) bool {
	return !slices.ContainsFunc(cells, func(s string) bool { return !form(s) })
}

// integer reports digits that every reader takes for a whole number: none before them but a minus, and no more than are exact.
func integer(s string) bool {
	digits := strings.TrimPrefix(s, "-")
	return digits != "" && len(digits) <= 16 && strings.Trim(digits, "0123456789") == "" && (digits[0] != '0' || s == "0")
}

// text describes a column of text: times and truth values by their own types, codes by their categories.
func (f *field) text(of *dataset.Field, known []string, c *constraints) {
	for _, t := range []struct {
		of   dataset.Type
		form *regexp.Regexp
		name string
	}{{dataset.Year, year, "year"}, {dataset.YearMonth, yearMonth, "yearmonth"}, {dataset.Date, date, "date"}, {dataset.Boolean, boolean, "boolean"}} {
		if of.Type == t.of && all(known, t.form.MatchString) {
			f.Type = t.name
			if of.Type.IsTime() {
				c.span(of, t.form, known)
			}
			return
		}
	}
	if p := of.Constraints.Pattern; p != "" && portable(p) {
		if form, err := regexp.Compile("^(?:" + p + ")$"); err == nil && all(known, form.MatchString) {
			c.Pattern = p
		}
	}
	if of.Type != dataset.Country && of.Categories != nil {
		f.categories(of.Categories, known, c)
	}
}

// categories lists the values of a closed list with their labels; values that
// occur beside them, such as the rest of a top, follow.
func (f *field) categories(of []dataset.Category, known []string, c *constraints) {
	for _, cat := range of {
		if v := dataset.Defuse(cat.Value); !slices.Contains(c.Enum, v) && v != "" {
			f.Categories = append(f.Categories, category{v, cat.Label})
			c.Enum = append(c.Enum, v)
		}
	}
	for _, v := range known {
		if !slices.Contains(c.Enum, v) {
			f.Categories = append(f.Categories, category{Value: v})
			c.Enum = append(c.Enum, v)
		}
	}
}

// portable reports a regular expression that has the same meaning everywhere.
func portable(p string) bool {
	for _, s := range []string{"(?", "[:", `\A`, `\z`, `\Q`, `\p`, `\P`, `\C`, `\x`} {
		if strings.Contains(p, s) {
			return false
		}
	}
	return true
}

// bounds keeps the bounds of numbers that all cells keep.
func (c *constraints) bounds(of *dataset.Constraints, known []string) {
	within := func(ok func(v float64) bool) bool {
		return !slices.ContainsFunc(known, func(s string) bool {
			v, err := strconv.ParseFloat(s, 64)
			return err != nil || !ok(v)
		})
	}
	if lo := of.Minimum; lo != nil && within(func(v float64) bool { return v >= *lo }) {
		c.Minimum = *lo
	}
	if hi := of.Maximum; hi != nil && within(func(v float64) bool { return v <= *hi }) {
		c.Maximum = *hi
	}
}

// span keeps the bounds of times that are written like the cells and that all
// cells keep; in ISO form text sorts as time.
func (c *constraints) span(of *dataset.Field, form *regexp.Regexp, known []string) {
	bound := func(s string, broken func(cell string) bool) any {
		if !form.MatchString(s) || slices.ContainsFunc(known, broken) {
			return nil
		}
		if v, err := strconv.Atoi(s); err == nil { // a year
			return v
		}
		return s
	}
	c.Minimum = bound(of.Constraints.First, func(cell string) bool { return cell < of.Constraints.First })
	c.Maximum = bound(of.Constraints.Last, func(cell string) bool { return cell > of.Constraints.Last })
}
