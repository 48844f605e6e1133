package study

// What the researcher wants to stay true. Checks are rules of data, in study.yaml,
// a chapter or the description of a dataset; claims are what a sentence says of
// the data, and stand beside it. Package compile evaluates both.

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"globalstudy/render/dataset"
)

// Check is a rule that data must keep.
type Check struct {
	Name     Text        // what must hold, in words
	Kind     string      // the key it is written under: sum, same, shares, complete or value
	Subject  dataset.Ref // of sum, same and shares a column of numbers; of complete one of years or months; of value a value
	By       []dataset.Ref
	Of       *dataset.Pipeline // the rows it is about; nil for value
	Equals   *Other            // of sum, same and value
	Within   Tolerance
	Decimals int          // of shares: as they are rounded
	From, To *dataset.Ref // of complete: the ends of the series, if not its own
}

// Other is what a check compares with: a number, a value, or the rows of a pipeline.
type Other struct {
	Number *float64
	Value  dataset.Ref
	Data   *dataset.Pipeline
	Pick   dataset.Ref // number column of the pipeline; empty: that of the check, else the only one
}

// Tolerance is how far two numbers may lie apart: so much, or so many per cent of the second.
type Tolerance struct {
	Much    float64
	Percent bool
}

// Claim is what a sentence says of the data, as an expression.
type Claim struct {
	Text Text
	For  *Text // the sentence or paragraph it stands beside
}

// checkKinds are the keys of which a check has one.
var checkKinds = []string{"sum", "same", "shares", "complete", "value"}

// checks decodes a list of checks. Those of a dataset are about its rows unless they say of:.
func (n node) checks(dataset string) []Check {
	var out []Check
	for _, v := range n.list() {
		var c Check
		if v.sound(func() { v.check(&c, dataset) }) {
			out = append(out, c)
		}
	}
	return out
}

func (n node) check(c *Check, own string) {
	known := fields{
		"check": to(&c.Name), "by": func(v node) { c.By = v.refs() },
		"of":       func(v node) { c.Of = v.pipeline() },
		"equals":   func(v node) { c.Equals = v.other() },
		"within":   func(v node) { c.Within = v.tolerance() },
		"decimals": func(v node) { c.Decimals = v.int(0, 6) },
		"from":     func(v node) { r := v.ref(); c.From = &r },
		"to":       func(v node) { r := v.ref(); c.To = &r },
	}
	var kinds []string
	for _, k := range checkKinds {
		known[k] = func(v node) {
			kinds = append(kinds, k)
			c.Kind, c.Subject = k, v.ref()
		}
	}
	seen := n.fields("a check", known)
	n.require(seen, "the check", "check")
	if len(kinds) != 1 {
		if seen != nil {
			n.fault("", "a check has exactly one of %s", strings.Join(checkKinds, ", "))
		}
		return
	}
	n.checkKeys(c, seen, own)
}

// checkKeys finds keys that a kind of check needs or has no use for.
func (n node) checkKeys(c *Check, seen keys, own string) {
	takes := map[string][]string{
		"sum": {"by", "of", "equals", "within"}, "same": {"by", "of", "equals", "within"}, "shares": {"by", "of", "decimals"},
		"complete": {"by", "of", "from", "to"}, "value": {"equals", "within"},
	}[c.Kind]
	for _, p := range n.pairs() {
		if k := p.key.Value; seen[k] && k != "check" && k != c.Kind && !slices.Contains(takes, k) {
			p.key.fault("it takes "+strings.Join(takes, ", "), "%s: has no place in a check of %s", k, c.Kind)
		}
	}
	if slices.Contains(takes, "equals") {
		n.require(seen, "the check", "equals")
	}
	if c.Kind == "same" {
		n.require(seen, "the check", "by")
	}
	switch {
	case c.Of != nil || seen["of"] || c.Kind == "value":
	case own == "":
		n.fault("of: { from: DATASET }", "the check does not say of which rows")
	default:
		c.Of = &dataset.Pipeline{From: dataset.Ref{Name: own, Pos: n.pos()}, Pos: n.pos()}
	}
}

// other decodes equals: a number, a name, or a mapping of the steps of data: and pick.
func (n node) other() *Other {
	if n.isScalar() {
		if f, err := strconv.ParseFloat(strings.ReplaceAll(n.Value, ",", ""), 64); err == nil {
			return &Other{Number: &f, Value: n.ref()}
		}
		return &Other{Value: n.ref()}
	}
	o := &Other{Data: &dataset.Pipeline{Pos: n.pos()}}
	known := n.steps(o.Data)
	known["from"], known["pick"] = toRef(&o.Data.From), toRef(&o.Pick)
	seen := n.fields("equals", known)
	n.grouped(seen)
	n.require(seen, "equals", "from")
	return o
}

// tolerance decodes "0.5" or "1 %".
func (n node) tolerance() Tolerance {
	s, percent := strings.CutSuffix(strings.TrimSpace(n.text().S), "%")
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || v < 0 {
		n.fault("write 0.5 or 1 %", "%s: found %q", n.called(), short(n.Value))
	}
	return Tolerance{v, percent}
}

// backed adds the keys claim: and claims: to those of a mapping that holds a sentence.
func (n node) backed(known fields, sentence *Text) fields {
	add := func(v node) {
		for _, c := range v.items() {
			if t := c.text(); t.S != "" {
				n.file.claims = append(n.file.claims, Claim{t, sentence})
			}
		}
	}
	known["claim"], known["claims"] = add, add
	return known
}

// finding decodes a finding: its sentence, or a mapping with the claims it makes.
func (n node) finding() Finding {
	if n.isScalar() || n.isBraces() {
		return Finding{Text: n.text()}
	}
	t, see := new(Text), []Text(nil)
	seen := n.fields("a finding", n.backed(fields{"text": to(t), "see": func(v node) { see = v.texts() }}, t))
	n.require(seen, "finding", "text")
	return Finding{*t, see}
}

// Of is how much the tolerance allows beside a number.
func (t Tolerance) Of(n float64) float64 {
	if t.Percent {
		return t.Much / 100 * math.Abs(n)
	}
	return t.Much
}

// String is the tolerance as written; "" if it is none.
func (t Tolerance) String() string {
	s := strconv.FormatFloat(t.Much, 'f', -1, 64)
	switch {
	case t.Much == 0:
		return ""
	case t.Percent:
		return s + " %"
	}
	return s
}
