package inspect

// A first description of a CSV. Types are tried out on the distinct cells of a
// column with the reader of package dataset itself, so that what is written here
// is what a build accepts. What cells cannot tell is left empty.

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/study"
)

// Registers are the code lists of a study; empty where there is no study.
func Registers(fsys fs.FS) *dataset.Registers {
	var passedOver diag.List
	return study.Load(fsys, &passedOver).Registers
}

// draft is a description in the making.
type draft struct {
	schema dataset.Schema
	regs   *dataset.Registers
	table  *dataset.Table      // all cells as text, then typed
	values map[string][]string // the distinct cells of each column, sorted
	rows   int
	period string
}

// Infer writes the description of a CSV, as YAML. file is its plain name, which
// faults use. The error is diag.Errors if the file is no table that a study can
// hold.
func Infer(file string, src []byte, regs *dataset.Registers) ([]byte, error) {
	var faults diag.List
	d := &draft{regs: regs, values: map[string][]string{}}
	if d.regs == nil {
		d.regs = &dataset.Registers{}
	}
	d.schema.Name = datasetName(file, &faults)
	header := headerOf(src)
	d.schema.Fields = plainFields(header)
	if d.table = dataset.Read(file, src, &d.schema, nil, &faults); d.table != nil {
		checkHeader(file, src, &faults)
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	d.types()
	d.statusField(header)
	if d.table = dataset.Read(file, src, &d.schema, d.regs, &faults); d.table == nil {
		return nil, faults.Err()
	}
	d.constraints()
	d.ranges()
	d.key()
	d.period = d.span()
	return d.yaml(), nil
}

// symbols are cell texts that often stand for no figure.
var symbols = map[string]dataset.MissingValue{
	"..": {Label: "not available"}, "...": {Label: "not available"}, "…": {Label: "not available"}, ":": {Label: "not available"},
	"-": {Label: "not available"}, "–": {Label: "not available"}, "—": {Label: "not available"}, ".": {Label: "not available"},
	"n/a": {Label: "not available"}, "N/A": {Label: "not available"}, "n.a.": {Label: "not available"}, "na": {Label: "not available"},
	"NA": {Label: "not available"}, "NaN": {Label: "not available"}, "null": {Label: "not available"}, "NULL": {Label: "not available"},
	"x": {Label: "not applicable", Status: dataset.NotApplicable}, "c": {Label: "confidential", Status: dataset.Confidential},
}

// types finds the type of each column: first of those that a symbol for a missing
// cell stands out from, then, with these symbols known, of the others. A letter
// that is a value of its own in some column is no symbol.
func (d *draft) types() {
	for i := range d.schema.Fields {
		name := d.schema.Fields[i].Name
		seen := map[string]bool{"": true}
		for row := range d.table.Len() {
			if s := d.table.Text(row, i); !seen[s] {
				seen[s] = true
				d.values[name] = append(d.values[name], s)
			}
		}
		slices.Sort(d.values[name])
	}
	missing := d.figureTypes(map[string]bool{})
	if values := d.textValues(missing); len(values) > 0 {
		missing = d.figureTypes(values)
	}
	for _, s := range slices.Sorted(maps.Keys(missing)) {
		m := symbols[s]
		m.Value, m.Status = s, max(m.Status, dataset.Missing)
		d.schema.MissingValues = append(d.schema.MissingValues, m)
	}
	for i := range d.schema.Fields {
		f := &d.schema.Fields[i]
		if f.Title = words(f.Name); f.Type == dataset.String {
			d.textType(f, i, missing)
		}
	}
}

// figureTypes sets the types of columns of figures and codes, and gives the
// symbols that stand among them; those that are not to be taken for symbols are given.
func (d *draft) figureTypes(not map[string]bool) map[string]bool {
	missing := map[string]bool{}
	for i := range d.schema.Fields {
		f := &d.schema.Fields[i]
		symbol := func(s string) bool { return isSymbol(s) && !not[s] }
		f.Type = d.figureType(f.Name, slices.DeleteFunc(slices.Clone(d.values[f.Name]), symbol))
		for _, s := range d.values[f.Name] {
			if f.Type != dataset.String && symbol(s) {
				missing[s] = true
			}
		}
	}
	return missing
}

// textValues are the symbols made of letters that are cells of a text column.
func (d *draft) textValues(missing map[string]bool) map[string]bool {
	out := map[string]bool{}
	for _, f := range d.schema.Fields {
		for _, s := range d.values[f.Name] {
			if f.Type == dataset.String && missing[s] && strings.ContainsAny(s, "abcdefghijklmnopqrstuvwxyzN") {
				out[s] = true
			}
		}
	}
	return out
}

func isSymbol(s string) bool {
	_, ok := symbols[s]
	return ok
}

var (
	yearName  = regexp.MustCompile(`(^|_)(year|years|yr)(_|$)`)
	codeName  = regexp.MustCompile(`(^|_)(id|code|m49|iso3)$`)
	leadZero  = regexp.MustCompile(`^-?0\d`)
	truthWord = regexp.MustCompile(`^(?i:true|false)$`)
)

// figureType is the type of a column of numbers, times or codes; String if it is none.
func (d *draft) figureType(name string, values []string) dataset.Type {
	if len(values) == 0 {
		return dataset.String
	}
	all := func(re *regexp.Regexp) bool {
		return !slices.ContainsFunc(values, func(s string) bool { return !re.MatchString(s) })
	}
	some := func(re *regexp.Regexp) bool { return slices.ContainsFunc(values, re.MatchString) }
	for _, c := range []struct {
		t  dataset.Type
		ok bool
	}{
		{dataset.Year, yearName.MatchString(name)},
		{dataset.YearMonth, true},
		{dataset.Date, true},
		{dataset.Integer, !codeName.MatchString(name) && !some(leadZero)},
		{dataset.Numeric, !codeName.MatchString(name) && !some(leadZero)},
		{dataset.Boolean, all(truthWord)},
		{dataset.Country, len(d.regs.Countries) > 0},
		{dataset.Source, len(d.regs.Sources) > 0},
	} {
		if c.ok && fits(c.t, values, d.regs) {
			return c.t
		}
	}
	return dataset.String
}

// fits reports whether a column of the type takes all of the values; of many, a few are tried first.
func fits(t dataset.Type, values []string, regs *dataset.Registers) bool {
	if few := 50; len(values) > 2*few && !fits(t, values[:few], regs) {
		return false
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if w.Write([]string{"v"}) != nil {
		return false
	}
	for _, s := range values {
		if w.Write([]string{s}) != nil {
			return false
		}
	}
	w.Flush()
	var faults diag.List
	return dataset.Read("", b.Bytes(), &dataset.Schema{Fields: []dataset.Field{{Name: "v", Type: t, Unit: "1"}}}, regs, &faults) != nil
}

// mostCategories is how many distinct values a closed list may have.
const mostCategories = 20

// textType makes a column of few values, each met often, a closed list.
func (d *draft) textType(f *dataset.Field, col int, missing map[string]bool) {
	values := slices.DeleteFunc(slices.Clone(d.values[f.Name]), func(s string) bool { return missing[s] })
	known := 0
	for row := range d.table.Len() {
		if s := d.table.Text(row, col); s != "" && !missing[s] {
			known++
		}
	}
	blank := slices.ContainsFunc(values, func(s string) bool { return strings.TrimSpace(s) == "" })
	if len(values) == 0 || len(values) > mostCategories || known < 2*len(values) || blank {
		return
	}
	f.Type = dataset.Enum
	for _, v := range values {
		c := dataset.Category{Value: v}
		if snakeCase.MatchString(v) {
			c.Label = words(v)
		}
		f.Categories = append(f.Categories, c)
	}
}

// words turns a name of code into words: "by_sea" to "By sea".
func words(s string) string {
	s = strings.TrimSpace(strings.ReplaceAll(s, "_", " "))
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
