package study

// Named numbers (values:) and the cards that show them. A value is a pipeline
// whose keys stand beside format, decimals and pick; or an expression over other
// values; or a literal.

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

var valueName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

func (n node) values() []Value {
	var out []Value
	for _, p := range n.pairs() {
		if !valueName.MatchString(p.key.Value) {
			p.key.fault("small letters, digits and _, beginning with a letter", "a value cannot be named %q", short(p.key.Value))
			continue
		}
		v := Value{Decimals: -1}
		if !p.value.sound(func() { p.value.value(&v) }) {
			v = Value{Decimals: -1} // known by name, without a number
		}
		v.Name, v.Pos = p.key.text(), p.key.pos()
		out = append(out, v)
	}
	return out
}

func (n node) value(v *Value) {
	data := &dataset.Pipeline{Pos: n.pos()}
	known := n.steps(data)
	known["from"] = toRef(&data.From)
	known["expr"] = func(e node) { r := e.ref(); v.Expr = &r }
	known["literal"] = func(l node) { t := l.text(); v.Literal = &t }
	known["pick"] = toRef(&v.Pick)
	known["series"] = toRef(&v.Series)
	known["format"] = func(f node) { v.Format = f.format() }
	known["decimals"] = func(d node) { v.Decimals = d.int(0, 6) }
	if n.isScalar() {
		n.fault("write { from: DATASET, ... }, { expr: ... } or { literal: "+short(n.Value)+" }", "value %s: expected a mapping, found %s", n.name, n.found())
		return
	}
	seen := n.fields("value "+n.name, known)
	n.grouped(seen)
	n.oneKind(seen)
	if seen["from"] {
		v.Data = data
	}
}

// oneKind checks that a value is a pipeline or an expression or a literal, and has no key of another.
func (n node) oneKind(seen keys) {
	if seen == nil {
		return
	}
	shared := []string{"format", "decimals"}
	switch {
	case seen["from"] && !seen["expr"] && !seen["literal"]:
		return
	case seen["from"]:
	case seen["expr"] && !seen["literal"], seen["literal"] && !seen["expr"]:
		for _, p := range n.pairs() {
			if k := p.key.Value; seen[k] && k != "expr" && k != "literal" && !slices.Contains(shared, k) {
				p.key.fault("a step needs from: DATASET in the same value", "value %s: %s has no place beside an expression or a literal", n.name, k)
			}
		}
		return
	}
	n.fault("", "value %s: expected exactly one of from, expr and literal", n.name)
}

// format gives the name of a number format.
func (n node) format() Text {
	if n.oneOf("number format", theme.Kinds()) == "" {
		return Text{}
	}
	return n.placed()
}

// chartFormat is format for the values of a chart, where decimals may follow: "percent 1".
func (n node) chartFormat() string {
	kind, decimals, both := strings.Cut(n.Value, " ")
	if n.Kind != yaml.ScalarNode || !both {
		return n.format().S
	}
	if d, err := strconv.Atoi(decimals); err != nil || d < 0 || d > 6 || !slices.Contains(theme.Kinds(), kind) {
		n.fault("a kind of number and how many decimals, as percent 1", "format: found %q", short(n.Value))
		return ""
	}
	return n.Value
}

func (n node) keyFigures() []KeyFigure {
	var out []KeyFigure
	for _, v := range n.list() {
		k := KeyFigure{Pos: v.pos()}
		seen := v.fields("key figure", v.backed(fields{
			"value": to(&k.Value), "unit": to(&k.Unit), "label": to(&k.Label), "period": to(&k.Period),
			"source": func(s node) { k.Source = s.refs() },
			"spark":  func(s node) { k.Spark = s.refPtr() },
		}, &k.Label))
		v.require(seen, "key figure", "value", "label", "source")
		out = append(out, k)
	}
	return out
}
