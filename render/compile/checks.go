package compile

// Checks of data: what the researcher has written down to stay true. A false
// check is a fault that names the check, the figures and the cells they come
// from. Ranges agree where they overlap; what is unknown decides nothing, which
// is a fault of its own.

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/study"
	"globalstudy/render/theme"
)

// mostBroken is how many broken places of a check are named.
const mostBroken = 3

// checkData evaluates the checks of the study, its chapters and its datasets.
func (c *compiler) checkData() {
	c.runChecks(c.st.Checks, c.global)
	for i, ch := range c.st.Parts() {
		c.runChecks(ch.Checks, c.scopes[i])
	}
	for _, s := range c.st.Schemas {
		c.runChecks(s.Checks, c.global)
	}
}

func (c *compiler) runChecks(checks []study.Check, s *scope) {
	for i := range checks {
		k := &check{compiler: c, Check: &checks[i], scope: s}
		switch k.Kind {
		case "sum", "same":
			k.agrees()
		case "shares":
			k.whole()
		case "complete":
			k.gapless()
		case "value":
			k.stated()
		default:
			panic("compile: unknown kind of check")
		}
		k.report()
	}
}

// report adds one fault for all that is broken.
func (k *check) report() {
	if len(k.broken) == 0 {
		return
	}
	var said, cells []string
	for _, b := range k.broken[:min(len(k.broken), mostBroken)] {
		said = append(said, b.message)
		if b.cells != "" {
			cells = append(cells, b.cells)
		}
	}
	if n := len(k.broken) - mostBroken; n > 0 {
		said = append(said, fmt.Sprintf("and %d more", n))
	}
	k.faults.Add(diag.Fault{Pos: k.Name.Pos, Width: len([]rune(k.Name.S)), Note: strings.Join(cells, "; "),
		Message: fmt.Sprintf("check %q fails: %s", k.Name.S, strings.Join(said, "; "))})
}

// check is one check at work.
type check struct {
	*compiler
	*study.Check
	scope  *scope
	broken []breach
}

// breach is a place where a check does not hold.
type breach struct{ message, cells string }

func (k *check) breaks(cells, format string, args ...any) {
	k.broken = append(k.broken, breach{fmt.Sprintf(format, args...), cells})
}

// where begins a breach: "Year 2015: ".
func (g *numbers) where() string {
	if g.label == "" {
		return ""
	}
	return g.label + ": "
}

// exactly writes a number for a fault, with as many decimals as it has, up to four.
func (c *compiler) exactly(n dataset.Number) string {
	d := 0
	for _, v := range []float64{n.Low, n.High} {
		for d < 4 && !math.IsNaN(v) && !math.IsInf(v, 0) && math.Abs(v*math.Pow10(d)-math.Round(v*math.Pow10(d))) > 1e-6 {
			d++
		}
	}
	return chart.NumberText(c.th, n, theme.Format{Decimals: d})
}

// agrees compares sums of parts, or single numbers, with those of the other side.
func (k *check) agrees() {
	left := k.side(k.Of, k.Subject)
	if left == nil {
		return
	}
	var right *side
	other, named := dataset.Number{}, true
	if k.Equals.Data != nil {
		if right = k.otherSide(); right == nil {
			return
		}
	} else if other, named = k.number(k.Equals); !named {
		return
	}
	for _, key := range left.keys {
		g := left.groups[key]
		var r *numbers
		expected := other
		if right != nil {
			if r = right.groups[key]; r == nil {
				k.breaks(k.cells(left, g), "%snot in %s", g.where(), k.Equals.Data.From.Name)
				continue
			}
			if !k.single(right, r) {
				continue
			}
			expected = dataset.Sum(r.all...)
		}
		if k.single(left, g) {
			k.compare(g.where()+k.subject(left), dataset.Sum(g.all...), expected, func() string { return both(k.cells(left, g), k.cells(right, r)) })
		}
	}
	for _, key := range missingKeys(right, left) {
		g := right.groups[key]
		k.breaks(k.cells(right, g), "%snot in %s", g.where(), k.Of.From.Name)
	}
}

// subject is what the first side of a comparison is called.
func (k *check) subject(s *side) string {
	if k.Kind == "same" {
		return s.name()
	}
	return "sum of " + s.name()
}

// missingKeys are those of a that b lacks.
func missingKeys(a, b *side) []string {
	if a == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(a.keys), func(key string) bool { return b.groups[key] != nil })
}

// single reports, for same, whether a key has one number on a side.
func (k *check) single(s *side, g *numbers) bool {
	if k.Kind == "same" && len(g.all) > 1 {
		k.breaks(k.cells(s, g), "%s%d rows in %s where one is expected", g.where(), len(g.all), s.pipeline.From.Name)
		return false
	}
	return true
}

func both(a, b string) string {
	if b == "" {
		return a
	}
	return a + " against " + b
}

// otherSide is the pipeline that equals: gives.
func (k *check) otherSide() *side {
	pick := k.Equals.Pick
	if pick.Name == "" {
		pick = dataset.Ref{Name: k.Subject.Name, Pos: k.Equals.Data.From.Pos}
		if t := k.env.Tables[k.Equals.Data.From.Name]; t != nil && t.Col(pick.Name) < 0 && len(k.Equals.Data.Steps) == 0 {
			k.faults.Hintf(pick.Pos, "name its column with pick:", "%s has no column %q", k.Equals.Data.From.Name, pick.Name)
			return nil
		}
	}
	return k.side(k.Equals.Data, pick)
}

// number is the number or value that equals: gives.
func (k *check) number(o *study.Other) (dataset.Number, bool) {
	if o.Number != nil {
		return dataset.Exact(*o.Number), true
	}
	v := k.named(k.scope, o.Value)
	if v == nil {
		return dataset.Number{}, false
	}
	return v.number, true
}

// named finds a value that is a number; nil after a fault.
func (c *compiler) named(s *scope, ref dataset.Ref) *value {
	v, known := s.find(ref.Name)
	switch {
	case !known:
		c.unknownValue(s, ref.Name, ref.Pos, len([]rune(ref.Name)))
		return nil
	case v == nil:
		return nil
	case v.isSeries():
		c.faults.Errorf(ref.Pos, "value %q is a series and not a number", ref.Name)
		return nil
	}
	return v
}

// compare breaks the check if two numbers lie further apart than within: allows.
// cells says where they come from, and is asked only then.
func (k *check) compare(what string, n, expected dataset.Number, cells func() string) {
	switch {
	case !n.Known() || !expected.Known():
		k.breaks(cells(), "%s is %s where %s is expected, so it cannot be decided", what, k.exactly(n), k.exactly(expected))
	case apart(n, expected) > k.Within.Of(expected.Mid()):
		k.breaks(cells(), "%s is %s, expected %s%s", what, k.exactly(n), k.exactly(expected), within(k.Within))
	}
}

// within says a tolerance: " within 1 %".
func within(t study.Tolerance) string {
	if t.Much == 0 {
		return ""
	}
	return " within " + t.String()
}

// apart is how far two numbers lie from each other; 0 if they overlap.
func apart(n, m dataset.Number) float64 {
	d := max(n.Low-m.High, m.Low-n.High, 0)
	if noise := 1e-9 * max(math.Abs(n.Mid()), math.Abs(m.Mid())); d <= noise {
		return 0
	}
	return d
}
