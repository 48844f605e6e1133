package dataset

// A cellReader takes the cells of one column as they come. Text is checked once
// for each distinct value; the verdict is kept beside the dictionary.

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"globalstudy/render/diag"
)

// verdict says what is wrong with a cell; the zero value: nothing.
type verdict struct {
	msg, hint string
	n         int // how often a text value was met
}

// maxCell is the most bytes a cell of text may have: a longer one is not meant.
const maxCell = 100_000

// repeats is how many cells with the same wrong text are reported one by one.
const repeats = 3

// cellReader adds the cells of one column and checks each by itself.
type cellReader struct {
	field   *Field
	col     *column
	csv     int // column of the file
	known   map[string]Status
	numeric bool // some missing value reads as a number
	whole   bool // of type integer
	checked bool // has constraints on figures
	index   map[string]int32
	recent  []int32         // codes met lately, by a hash; -1 for none
	verdict []verdict       // by code
	allowed map[string]bool // values of a closed list; nil: any
	pattern *regexp.Regexp
}

func newCellReader(f *Field, c *column, known map[string]Status, numeric bool, regs *Registers) cellReader {
	c.num = f.Type.IsNumber()
	r := cellReader{field: f, col: c, csv: -1, known: known, numeric: numeric, whole: f.Type == Integer, index: map[string]int32{}}
	if !c.num {
		r.recent = slices.Repeat([]int32{-1}, 256)
	}
	k := &f.Constraints
	r.checked = k.Minimum != nil || k.Maximum != nil || k.Enum != nil || k.Pattern != ""
	for text := range known {
		r.index[text] = -1
	}
	if f.Constraints.Pattern != "" {
		r.pattern, _ = regexp.Compile(`^(?:` + f.Constraints.Pattern + `)$`) // Check reports one that does not compile
	}
	switch {
	case f.Type == Enum, f.Type == Country && regs != nil && len(regs.Countries) > 0:
		r.allowed = map[string]bool{}
		for _, cat := range f.Categories {
			r.allowed[cat.Value] = true
		}
	case f.Type == Source && regs != nil && regs.Sources != nil:
		r.allowed = regs.Sources
	}
	return r
}

// add appends a cell and says what is wrong with it; nil if nothing is.
func (r *cellReader) add(s string) *verdict {
	c := r.col
	if c.num {
		return r.addNumber(s)
	}
	code := r.code(s)
	c.codes = append(c.codes, code)
	if code < 0 {
		return r.required()
	}
	v := &r.verdict[code]
	if v.msg == "" {
		return nil
	}
	v.n++
	return v
}

// code is the place of a value in the dictionary, where it is entered if it is
// new; -1 for a missing one. Most values were met not long ago: they are found
// by their length and a few letters, without the map.
func (r *cellReader) code(s string) int32 {
	if s == "" {
		return -1
	}
	n := len(s)
	slot := &r.recent[uint8(n)+s[n-1]+13*s[n/2]+31*s[max(n-2, 0)]]
	if code := *slot; code >= 0 && r.col.dict[code] == s {
		return code
	}
	code, known := r.index[s]
	if !known {
		code = r.enter(strings.Clone(s))
	}
	if code >= 0 && r.col.dict[code] == s { // not a boolean written otherwise
		*slot = code
	}
	return code
}

// enter adds a value to the dictionary with its verdict.
func (r *cellReader) enter(s string) int32 {
	if r.field.Type == Boolean {
		if b, ok := parseBool(s); ok {
			code, seen := r.index[b]
			if !seen {
				code = r.put(b)
			}
			r.index[s] = code
			return code
		}
	}
	return r.put(s)
}

func (r *cellReader) put(s string) int32 {
	code := int32(len(r.col.dict))
	r.col.dict = append(r.col.dict, s)
	r.index[s] = code
	msg, hint := r.textFault(s)
	r.verdict = append(r.verdict, verdict{msg: msg, hint: hint})
	return code
}

// textFault says what is wrong with a value of a text column.
func (r *cellReader) textFault(s string) (msg, hint string) {
	switch t := r.field.Type; {
	case len(s) > maxCell:
		msg, hint = fmt.Sprintf("the cell holds %d bytes of text, expected no more than %d", len(s), maxCell), "is a quotation mark missing after it?"
	case t == Year || t == YearMonth || t == Date:
		msg, hint = timeFault(s, t)
	case t == Boolean && s != "true" && s != "false":
		msg, hint = fmt.Sprintf("found %q, expected true or false", clip(s)), ""
	case t == Country && r.allowed != nil && !r.allowed[s]:
		msg, hint = fmt.Sprintf("unknown country code %q", clip(s)), countryHint(s, r.field)
	case t == Source && r.allowed != nil && !r.allowed[s]:
		msg, hint = fmt.Sprintf("unknown source %q", clip(s)), diag.DidYouMean(s, keysOf(r.allowed))
	case r.allowed != nil && !r.allowed[s]:
		msg, hint = fmt.Sprintf("%q is not one of the categories", clip(s)), diag.DidYouMean(s, keysOf(r.allowed))
	}
	c := &r.field.Constraints
	switch {
	case msg != "":
	case c.First != "" && s < c.First:
		msg = fmt.Sprintf("%s is before the minimum %s", s, c.First)
	case c.Last != "" && s > c.Last:
		msg = fmt.Sprintf("%s is after the maximum %s", s, c.Last)
	case c.Enum != nil && !slices.Contains(c.Enum, s):
		msg, hint = fmt.Sprintf("%q is not one of the values admitted", clip(s)), diag.DidYouMean(s, c.Enum)
	case r.pattern != nil && !r.pattern.MatchString(s):
		msg = fmt.Sprintf("%q does not match the pattern %s", clip(s), r.field.Constraints.Pattern)
	}
	return msg, hint
}

// addNumber is add for a column of numbers.
func (r *cellReader) addNumber(s string) *verdict {
	v, ok := parseNumber(s, r.whole)
	if ok && !r.numeric && !r.checked && r.col.status == nil { // a plain figure, most often
		r.col.best = append(r.col.best, v)
		return nil
	}
	if !ok || r.numeric {
		if st, missing := r.known[s]; missing {
			r.col.addNumber(Standing(st))
			if st == Nil || st == Small {
				return nil
			}
			return r.required()
		}
	}
	if !ok {
		r.col.addNumber(Unknown(Missing))
		msg, hint := numberFault(s, r.whole)
		return &verdict{msg: msg, hint: hint}
	}
	r.col.addNumber(Exact(v))
	return r.figureFault(v, s)
}

// figureFault says which constraint a figure violates.
func (r *cellReader) figureFault(v float64, s string) *verdict {
	c := &r.field.Constraints
	switch {
	case c.Minimum != nil && v < *c.Minimum:
		return &verdict{msg: fmt.Sprintf("%s is less than the minimum %s", s, plain(*c.Minimum))}
	case c.Maximum != nil && v > *c.Maximum:
		return &verdict{msg: fmt.Sprintf("%s is more than the maximum %s", s, plain(*c.Maximum))}
	case c.Enum != nil && !slices.ContainsFunc(c.Enum, func(a string) bool { w, _ := parseNumber(a, false); return v == w }):
		return &verdict{msg: fmt.Sprintf("%s is not one of the values admitted", s), hint: known("admitted", c.Enum)}
	case r.pattern != nil && !r.pattern.MatchString(s):
		return &verdict{msg: fmt.Sprintf("%q does not match the pattern %s", s, c.Pattern)}
	}
	return nil
}

// required says what is wrong with a missing cell.
func (r *cellReader) required() *verdict {
	if r.field.Constraints.Required {
		return &verdict{msg: "the cell is empty, and the column is required"}
	}
	return nil
}

func parseBool(s string) (string, bool) {
	switch s {
	case "true", "TRUE", "True", "1":
		return "true", true
	case "false", "FALSE", "False", "0":
		return "false", true
	}
	return "", false
}

// countryLabels adds the register to the categories of a country column.
func countryLabels(own []Category, regs *Registers) []Category {
	out := slices.Clip(own)
	for _, c := range regs.Countries {
		out = append(out, Category{Value: c.ISO3, Label: c.Name})
	}
	return out
}

// countryHint names the country that was meant: by its name, its code in small
// letters, or a code with two neighbouring letters swapped or one replaced.
func countryHint(s string, f *Field) string {
	codes := make([]string, len(f.Categories))
	for i, c := range f.Categories {
		if strings.EqualFold(c.Label, s) || strings.EqualFold(c.Value, s) {
			return "write " + c.Value
		}
		codes[i] = c.Value
	}
	if utf8.RuneCountInString(s) > 4 {
		return "countries are written by their ISO 3166-1 alpha-3 code"
	}
	if near := diag.Nearest(s, codes); near != "" {
		return fmt.Sprintf("did you mean %s (%s)? Codes stand in datasets/countries.csv", near, f.Label(near))
	}
	return "codes stand in datasets/countries.csv"
}

func keysOf[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
