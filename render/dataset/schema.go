package dataset

// Checks of a schema that need no file.

import (
	"fmt"
	"regexp"
	"slices"

	"globalstudy/render/diag"
)

// Types lists the column types a schema may name.
func Types() []string {
	return []string{string(String), string(Integer), string(Numeric), string(Boolean), string(Year), string(YearMonth), string(Date), string(Country), string(Source), string(Enum), string(ObsStatus)}
}

// withStatus names the field of type status as the status field where the schema names none.
func (s *Schema) withStatus() *Schema {
	i := slices.IndexFunc(s.Fields, func(f Field) bool { return f.Type == ObsStatus })
	if i < 0 || s.StatusField != "" {
		return s
	}
	c := *s
	c.StatusField = s.Fields[i].Name
	return &c
}

var reName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// Check reports what is wrong with the schema by itself.
func (s *Schema) Check(faults *diag.List) {
	var names []string
	seen := map[string]diag.Pos{}
	for i := range s.Fields {
		f := &s.Fields[i]
		s.checkField(f, faults)
		s.checkName(f.Name, f.Pos, seen, faults)
		names = append(names, f.Name)
	}
	for i := range s.Ranges {
		s.checkRange(&s.Ranges[i], names, faults)
		s.checkName(s.Ranges[i].Name, s.Ranges[i].Pos, seen, faults)
	}
	for _, k := range s.PrimaryKey {
		if !slices.Contains(names, k) {
			faults.Hintf(s.Pos, diag.DidYouMean(k, names), "primaryKey names %q, which is no field", k)
		}
	}
	s.checkForeign(names, faults)
	values := map[string]bool{}
	for _, m := range s.MissingValues {
		if values[m.Value] {
			faults.Errorf(s.Pos, "missingValues lists %q twice", m.Value)
		}
		if values[m.Value] = true; m.Status < Nil {
			faults.Hintf(s.Pos, "missing, nil, small, not applicable or confidential", "missing value %q has a status that goes with a number", m.Value)
		}
	}
}

func (s *Schema) checkName(name string, p diag.Pos, seen map[string]diag.Pos, faults *diag.List) {
	if name == "" {
		faults.Errorf(p, "a field has no name")
		return
	}
	if first, dup := seen[name]; dup {
		faults.Hintf(p, "first at "+first.String(), "there are two fields %q", name)
	}
	seen[name] = p
	if !reName.MatchString(name) {
		faults.Hintf(p, "small letters, digits and underscores, a letter first", "the field name %q is not in lower_snake_case", name)
	}
}

func (s *Schema) checkField(f *Field, faults *diag.List) {
	if f.Type == ObsStatus && s.withStatus().StatusField != f.Name {
		faults.Hintf(f.Pos, "keep the others as strings", "field %q is a second status field, after %q", f.Name, s.withStatus().StatusField)
	}
	bad := func(hint, format string, args ...any) {
		faults.Hintf(f.Pos, hint, "field %q "+format, append([]any{f.Name}, args...)...)
	}
	if !slices.Contains(Types(), string(f.Type)) {
		bad(diag.DidYouMean(string(f.Type), Types()), "has the unknown type %q", f.Type)
		return
	}
	if f.Type.IsNumber() && f.Unit == "" {
		bad("unit: persons, US$, per cent …", "holds numbers and has no unit")
	}
	if f.Type == Enum && len(f.Categories) == 0 {
		bad("categories: [ { value: a, label: A } ]", "is of type enum and has no categories")
	}
	seen := map[string]bool{}
	for _, c := range f.Categories {
		switch {
		case seen[c.Value]:
			bad("", "lists the category %q twice", c.Value)
		case c.Value == "":
			bad("an empty cell is a missing value", "has a category without a value")
		}
		seen[c.Value] = true
	}
	f.Constraints.check(f.Type, bad)
}

// check reports constraints that do not suit the type.
func (c *Constraints) check(t Type, bad func(hint, format string, args ...any)) {
	for _, end := range []string{c.First, c.Last} {
		if msg, hint := timeFault(end, t); end != "" && t.IsTime() && msg != "" {
			bad(hint, "has a minimum or maximum that is none: %s", msg)
		}
	}
	if c.First != "" && c.Last != "" && c.First > c.Last {
		bad("", "has a minimum %s after its maximum %s", c.First, c.Last)
	}
	for _, v := range c.Enum {
		msg := ""
		if t.IsNumber() {
			if _, ok := parseNumber(v, t == Integer); !ok {
				msg, _ = numberFault(v, t == Integer)
			}
		} else if t.IsTime() {
			msg, _ = timeFault(v, t)
		}
		if msg != "" {
			bad("", "lists under enum what is none: %s", msg)
		}
	}
	if (c.Minimum != nil || c.Maximum != nil) && !t.IsNumber() {
		bad("", "is of type %s and cannot have a minimum or maximum", t)
	} else if c.Minimum != nil && c.Maximum != nil && *c.Minimum > *c.Maximum {
		bad("", "has a minimum %s above its maximum %s", plain(*c.Minimum), plain(*c.Maximum))
	}
	if _, err := regexp.Compile(c.Pattern); err != nil {
		bad("", "has a pattern that is no regular expression: %v", err)
	}
}

func (s *Schema) checkRange(r *RangeField, names []string, faults *diag.List) {
	for _, end := range []struct{ what, name string }{{"low", r.Low}, {"high", r.High}, {"best", r.Best}} {
		i := slices.Index(names, end.name)
		switch {
		case end.name == "" && end.what == "best":
		case end.name == "":
			faults.Errorf(r.Pos, "range %q has no %s:", r.Name, end.what)
		case i < 0:
			faults.Hintf(r.Pos, diag.DidYouMean(end.name, names), "range %q names the column %q, which is no field", r.Name, end.name)
		case !s.Fields[i].Type.IsNumber():
			faults.Errorf(r.Pos, "range %q names the column %q, which is of type %s", r.Name, end.name, s.Fields[i].Type)
		case r.Unit != "" && s.Fields[i].Unit != "" && s.Fields[i].Unit != r.Unit:
			faults.Errorf(r.Pos, "range %q has the unit %s, its %s column %s", r.Name, r.Unit, end.what, fmt.Sprintf("%q has %s", end.name, s.Fields[i].Unit))
		}
	}
}
