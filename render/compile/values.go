package compile

// Named numbers. A chapter's names shadow the study's; an expression sees both.
// Each value is computed once, after those it names, and keeps in words where
// it comes from.

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/study"
	"globalstudy/render/theme"
)

// value is a computed number.
type value struct {
	written *study.Value
	number  dataset.Number
	unit    string // of the data; empty for literals and ratios
	format  theme.Format
	from    string        // in words
	trace   dataset.Trace // of one from data
	series  []point       // if it is a series: it has no number then
	parts   []*value      // of an expression, in order of first mention
	mentions
}

// scope holds the values of the study or of one chapter.
type scope struct {
	parent  *scope // nil for the study's
	chapter string // its id; "" for the study's
	written map[string]*study.Value
	done    map[string]*value // nil for one with a fault
}

// find gives the value of that name here or further out; known is false if
// nobody wrote it, and the value nil if it has a fault.
func (s *scope) find(name string) (v *value, known bool) {
	for ; s != nil; s = s.parent {
		if _, ok := s.written[name]; ok {
			return s.done[name], true
		}
	}
	return nil, false
}

// names lists what can be named here.
func (s *scope) names() []string {
	var out []string
	for ; s != nil; s = s.parent {
		for n := range s.written {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// unknownValue is the fault of a name that no value has.
func (c *compiler) unknownValue(s *scope, name string, pos diag.Pos, width int) {
	c.faults.Add(diag.Fault{Pos: pos, Width: width, Hint: diag.DidYouMean(name, s.names()), Message: fmt.Sprintf("value %q is not known", name)})
}

func (c *compiler) computeValues() {
	c.global = c.computeScope(nil, "", c.st.Values)
	parts := c.st.Parts()
	c.scopes = make([]*scope, len(parts))
	parallel(len(parts), func(i int) { c.scopes[i] = c.computeScope(c.global, parts[i].ID, parts[i].Values) })
	if b := c.st.Brief; b != nil {
		c.briefScope = c.computeScope(c.global, b.ID, b.Values)
	}
}

func (c *compiler) computeScope(parent *scope, chapter string, values []study.Value) *scope {
	s := &scope{parent: parent, chapter: chapter, written: map[string]*study.Value{}, done: map[string]*value{}}
	for i := range values {
		s.written[values[i].Name.S] = &values[i]
	}
	for i := range values {
		c.compute(s, values[i].Name.S, nil)
	}
	return s
}

// compute fills s.done[name]. way holds the names that led here.
func (c *compiler) compute(s *scope, name string, way []string) {
	w := s.written[name]
	if w == nil {
		return // of an outer scope, done long ago
	}
	if _, ok := s.done[name]; ok {
		return
	}
	if i := slices.Index(way, name); i >= 0 {
		c.faults.Errorf(w.Name.Pos, "value %q is computed from itself: %s", name, strings.Join(append(slices.Clone(way[i:]), name), " → "))
		s.done[name] = nil
		return
	}
	v := &value{written: w, format: c.format(w.Format, w.Decimals), mentions: mentions{id: numberID(s.chapter, name)}}
	ok := false
	switch {
	case w.Data != nil:
		ok = c.fromData(v, w)
	case w.Expr != nil:
		ok = c.fromExpr(v, s, w, append(way, name))
	case w.Literal != nil:
		v.number, ok = c.literal(*w.Literal)
	}
	if _, cyclic := s.done[name]; cyclic {
		return
	}
	if !ok {
		v = nil
	}
	s.done[name] = v
}

// fromData runs the value's pipeline and takes its one cell.
func (c *compiler) fromData(v *value, w *study.Value) bool {
	t := w.Data.Run(&c.env, c.faults)
	if t == nil {
		return false
	}
	col := c.pick(t, w)
	if col < 0 || t.Hollow() {
		return false
	}
	if w.Series.Name != "" {
		return c.readSeries(v, w, t, col)
	}
	if t.Len() != 1 {
		c.faults.Hintf(w.Data.Pos, "aggregate (sum:, mean: ...) or narrow where:; or name the column of its keys with series:", "value %q must end in one row, its data have %s", w.Name.S, count(t.Len(), "row"))
		return false
	}
	v.number, v.unit = t.Num(0, col), t.Fields[col].Unit
	v.trace = w.Data.Trace(&c.env, t.Fields[col].Name)
	v.from = c.provenance(w.Data, v.trace.Rows)
	return true
}

// pick finds the column of a value's number, -1 after a fault.
func (c *compiler) pick(t *dataset.Table, w *study.Value) int {
	var numbers []string
	for _, f := range t.Fields {
		if f.Type.IsNumber() {
			numbers = append(numbers, f.Name)
		}
	}
	if name := w.Pick.Name; name != "" {
		if !slices.Contains(numbers, name) {
			c.faults.Hintf(w.Pick.Pos, diag.DidYouMean(name, numbers), "pick: %q is no number column of the result", name)
			return -1
		}
		return t.Col(name)
	}
	switch len(numbers) {
	case 0:
		c.faults.Errorf(w.Data.Pos, "value %q has no number column in its result", w.Name.S)
		return -1
	case 1:
		return t.Col(numbers[0])
	}
	c.faults.Hintf(w.Data.Pos, "name one with pick:", "value %q has more than one number column in its result: %s", w.Name.S, strings.Join(numbers, ", "))
	return -1
}

var identifier = regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_]*`)

// fromExpr computes the values the expression names, then the expression.
func (c *compiler) fromExpr(v *value, s *scope, w *study.Value, way []string) bool {
	names, units := map[string]dataset.Number{}, map[string]string{}
	for _, n := range s.names() {
		names[n] = dataset.Unknown(dataset.Missing)
	}
	var from []string
	for _, n := range identifier.FindAllString(w.Expr.Name, -1) {
		if _, ok := names[n]; !ok {
			continue // a function, or unknown: Eval says so
		}
		c.compute(s, n, way)
		part, _ := s.find(n)
		if part == nil {
			return false
		}
		if part.isSeries() {
			c.faults.Hintf(w.Expr.Pos, "only claims take a series; see chapters/README.md", "%q is a series and not a number", n)
			return false
		}
		names[n], units[n] = part.number, part.unit
		if !slices.Contains(v.parts, part) {
			v.parts = append(v.parts, part)
		}
		if part.from != "" {
			from = append(from, n+": "+part.from)
		}
	}
	number, unit, ok := dataset.EvalUnits(*w.Expr, names, units, c.faults)
	v.number, v.unit = number, unit
	slices.Sort(from)
	v.from = strings.Join(append([]string{w.Expr.Name}, slices.Compact(from)...), "; ")
	return ok
}
