package inspect

// The draft as YAML, in the form that datasets/README.md shows.

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"globalstudy/render/dataset"
)

// yaml writes the draft. What is "" or [] there is for the researcher to fill in.
func (d *draft) yaml() []byte {
	var b strings.Builder
	s := &d.schema
	fmt.Fprintf(&b, "# A first description of %s.csv, from its cells (%s). Fill in what is empty,\n", s.Name, count(d.table.Len(), "row"))
	b.WriteString("# correct what is wrong, then run globalstudy check. See datasets/README.md.\n")
	fmt.Fprintf(&b, "name: %s\ntitle: \"\"\nsources: []                     # keys of chapters/references.yaml\nlicence: \"\"\n", s.Name)
	fmt.Fprintf(&b, "period: %s\naccessed: \"\"\ncompiled: \"\"\n", strconv.Quote(d.period))
	if s.MissingValues != nil {
		b.WriteString("missingValues:\n")
	}
	for _, m := range s.MissingValues {
		fmt.Fprintf(&b, "  - { value: %q, label: %s, status: %s }%s\n", m.Value, m.Label, statusWord(m.Status), missingRemark(m.Value))
	}
	if s.StatusField != "" {
		fmt.Fprintf(&b, "statusField: %s\n", s.StatusField)
	}
	if s.PrimaryKey != nil {
		fmt.Fprintf(&b, "primaryKey: [%s]\n", strings.Join(s.PrimaryKey, ", "))
	}
	b.WriteString("fields:\n")
	for i := range s.Fields {
		if example := d.nearNumber(&s.Fields[i]); example != "" {
			fmt.Fprintf(&b, "  # %s holds figures such as %q: numbers are written with digits, a point and nothing else\n", s.Fields[i].Name, example)
		}
		writeField(&b, &s.Fields[i])
	}
	if s.Ranges != nil {
		b.WriteString("ranges:\n")
	}
	for _, r := range s.Ranges {
		fmt.Fprintf(&b, "  - { name: %s, low: %s, high: %s, title: %q }\n", r.Name, r.Low, r.High, r.Title)
	}
	return []byte(b.String())
}

func writeField(b *strings.Builder, f *dataset.Field) {
	parts := []string{"name: " + f.Name, "type: " + string(f.Type), fmt.Sprintf("title: %q", f.Title)}
	if f.Type.IsNumber() {
		parts = append(parts, fmt.Sprintf("unit: %q", f.Unit))
	}
	var rules []string
	if f.Constraints.Required {
		rules = append(rules, "required: true")
	}
	if f.Constraints.Minimum != nil {
		rules = append(rules, fmt.Sprintf("minimum: %v", *f.Constraints.Minimum))
	}
	if rules != nil {
		parts = append(parts, "constraints: { "+strings.Join(rules, ", ")+" }")
	}
	if f.Categories == nil {
		fmt.Fprintf(b, "  - { %s }\n", strings.Join(parts, ", "))
		return
	}
	fmt.Fprintf(b, "  - %s\n    categories:\n", strings.Join(parts, "\n    "))
	for _, c := range f.Categories {
		if c.Label == "" {
			fmt.Fprintf(b, "      - %q\n", c.Value)
			continue
		}
		fmt.Fprintf(b, "      - { value: %q, label: %q }\n", c.Value, c.Label)
	}
}

var figure = regexp.MustCompile(`^[-+~<>≤≥]? ?\d[\d .,'’\x{a0}\x{202f}]*[%+]?$`)

// nearNumber gives a cell of a text column whose cells are all figures that are
// not written as numbers; "" for any other.
func (d *draft) nearNumber(f *dataset.Field) string {
	values := slices.DeleteFunc(slices.Clone(d.values[f.Name]), isSymbol)
	if f.Type != dataset.String && f.Type != dataset.Enum || codeName.MatchString(f.Name) || slices.ContainsFunc(values, leadZero.MatchString) {
		return ""
	}
	example := ""
	for _, s := range values {
		switch {
		case !figure.MatchString(s):
			return ""
		case strings.Trim(s, "0123456789") != "" && example == "":
			example = s
		}
	}
	return example
}

// statusWord is the word of the grammar for a status.
func statusWord(s dataset.Status) string { return strings.ReplaceAll(s.String(), " ", "-") }

// missingRemark says where a symbol has more than one use.
func missingRemark(symbol string) string {
	switch symbol {
	case "-", "–", "—":
		return " # nil, if it means none"
	}
	return ""
}
