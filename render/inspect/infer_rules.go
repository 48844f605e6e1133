package inspect

// What a description says beyond types: observation statuses, constraints that
// all cells keep, ranges, a primary key, and the period covered.

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"globalstudy/render/dataset"
)

var statusName = regexp.MustCompile(`(^|_)(obs_status|status|flag)$`)

// statusCodes are the codes that a column of observation statuses may hold.
var statusCodes = regexp.MustCompile(`^[ABCDEFHILMNOPQUV]$`)

// statusField makes a column of SDMX codes beside numbers the status field.
func (d *draft) statusField(header []string) {
	number := func(f dataset.Field) bool { return f.Type.IsNumber() }
	for i, f := range d.schema.Fields {
		values := d.values[f.Name]
		if !statusName.MatchString(f.Name) || len(values) == 0 || !slices.ContainsFunc(d.schema.Fields, number) ||
			slices.ContainsFunc(values, func(s string) bool { return !statusCodes.MatchString(s) }) {
			continue
		}
		d.schema.StatusField = f.Name
		d.schema.Fields = slices.Delete(slices.Clone(d.schema.Fields), i, i+1)
		return
	}
}

var coordinate = regexp.MustCompile(`^(lat|lon|latitude|longitude)$`)

// constraints notes what holds for all cells of a column.
func (d *draft) constraints() {
	for i := range d.schema.Fields {
		f := &d.schema.Fields[i]
		zero := 0.0
		f.Constraints.Required = true
		f.Constraints.Minimum = &zero
		for row := range d.table.Len() {
			if f.Type.IsNumber() {
				n := d.table.Num(row, i)
				if !n.Known() {
					f.Constraints.Required = false
				} else if n.Low < 0 {
					f.Constraints.Minimum = nil
				}
			} else if d.table.Text(row, i) == "" {
				f.Constraints.Required = false
			}
		}
		if coordinate.MatchString(f.Name) && f.Type.IsNumber() {
			f.Unit = "degrees"
			f.Constraints.Minimum = nil
		}
		if !f.Type.IsNumber() {
			f.Constraints.Minimum = nil
		}
	}
}

// ranges pairs columns NAME_low and NAME_high, or low and high, whose ends never cross.
func (d *draft) ranges() {
	for lo, f := range d.schema.Fields {
		name, ok := strings.CutSuffix(f.Name, "_low")
		high := name + "_high"
		if f.Name == "low" {
			name, high, ok = "range", "high", true
		}
		hi := d.table.Col(high)
		if !ok || hi < 0 || d.table.Col(name) >= 0 || !snakeCase.MatchString(name) || !f.Type.IsNumber() || !d.schema.Fields[hi].Type.IsNumber() {
			continue
		}
		crossed := false
		for row := range d.table.Len() {
			crossed = crossed || d.table.Num(row, lo).Low > d.table.Num(row, hi).High
		}
		if !crossed {
			d.schema.Ranges = append(d.schema.Ranges, dataset.RangeField{Name: name, Title: words(name), Low: f.Name, High: high})
		}
	}
}

// longText is the mean length from which a text column is no key.
const longText = 40

var remarkName = regexp.MustCompile(`^(note|remark|comment)s?$`)

// key finds the fewest columns that tell all rows apart: one, two or three, the
// first in the order of the file. Long texts and remarks are no keys, and of numbers only coordinates.
func (d *draft) key() {
	var cols []int
	for i, f := range d.schema.Fields {
		if f.Type.IsNumber() && f.Unit != "degrees" || !f.Constraints.Required || remarkName.MatchString(f.Name) {
			continue
		}
		length := 0
		for row := range d.table.Len() {
			length += utf8.RuneCountInString(d.table.Text(row, i))
		}
		if length <= longText*d.table.Len() && len(cols) < 8 {
			cols = append(cols, i)
		}
	}
	for size := 1; size <= min(3, len(cols)); size++ {
		if found := d.distinct(cols, nil, size); found != nil {
			for _, i := range found {
				d.schema.PrimaryKey = append(d.schema.PrimaryKey, d.schema.Fields[i].Name)
			}
			return
		}
	}
}

// distinct finds columns, so many more than chosen, that tell all rows apart; nil if there are none.
func (d *draft) distinct(cols, chosen []int, more int) []int {
	if more == 0 {
		seen := map[string]bool{}
		for row := range d.table.Len() {
			var key strings.Builder
			for _, i := range chosen {
				key.WriteString(d.table.CellText(row, i) + "\x00")
			}
			seen[key.String()] = true
			if len(seen) <= row {
				return nil
			}
		}
		return chosen
	}
	for k, i := range cols {
		if found := d.distinct(cols[k+1:], append(slices.Clone(chosen), i), more-1); found != nil {
			return found
		}
	}
	return nil
}

// span is the first and the last time of the first column of times; "" if there is none.
func (d *draft) span() string {
	for i, f := range d.schema.Fields {
		if f.Type != dataset.Year && f.Type != dataset.YearMonth && f.Type != dataset.Date {
			continue
		}
		if c := column(d.table, i); c.First == c.Last {
			return c.First
		} else {
			return c.First + " to " + c.Last
		}
	}
	return ""
}
