package study

// A node is one place in a YAML file together with what a decoder asks of it:
// text, a number, a list, a mapping with known keys. Each method either gives a
// value or adds one fault at the place and gives the zero value, so decoders
// read like a list of keys and never handle errors.

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
)

type node struct {
	*yaml.Node
	file *file
	name string // the key it stands under; faults call it so
}

func (n node) pos() diag.Pos { return diag.Pos{File: n.file.name, Line: n.Line, Col: n.Column} }

// fault adds a fault at the node, underlined as far as a scalar goes on its line.
func (n node) fault(hint, format string, args ...any) {
	width := 1
	if n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
		width = utf8.RuneCountInString(n.Value)
		if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
			width += 2
		}
	}
	n.file.faults.Add(diag.Fault{Pos: n.pos(), Width: max(width, 1), Message: fmt.Sprintf(format, args...), Hint: hint})
}

// wrong says that the node is not of the form expected.
func (n node) wrong(expected string) {
	switch {
	case n.Kind == yaml.AliasNode: // refused once, in file.parse
	case n.isBraces():
		n.fault(fmt.Sprintf("quote it: \"%s\"", n.braces()), "a value that begins with {{ is read as a YAML mapping")
	default:
		n.fault(n.commentHint(), "%s: expected %s, found %s", n.called(), expected, n.found())
	}
}

// sound runs a decoder and reports whether it added no fault. What is unsound is
// left out of the study where it would only lead to more faults further on. A
// file has a list of its own, so nobody else adds to it.
func (n node) sound(decode func()) bool {
	before := n.file.faults.Len()
	decode()
	return n.file.faults.Len() == before
}

func (n node) called() string {
	if n.name == "" {
		return "here"
	}
	return n.name
}

// found says in words what stands at the node.
func (n node) found() string {
	switch {
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.isNull():
		return "nothing"
	case n.Tag == "!!int" || n.Tag == "!!float":
		return "the number " + short(n.Value)
	case n.Tag == "!!bool":
		return n.Value
	}
	return "the text " + strconv.Quote(short(n.Value))
}

func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:38]) + "…"
	}
	return s
}

// isScalar reports text, a number, true, false or nothing.
func (n node) isScalar() bool { return n.Kind == yaml.ScalarNode }

// isPlainMapping reports a mapping with entries that is not a slip with {{ }}.
func (n node) isPlainMapping() bool {
	return n.Kind == yaml.MappingNode && len(n.Content) > 0 && !n.isBraces()
}

func (n node) isNull() bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// isBraces recognises {{ name }} written without quotes: a flow mapping whose first key is a mapping.
func (n node) isBraces() bool {
	return n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle != 0 && len(n.Content) > 0 && n.Content[0].Kind == yaml.MappingNode
}

// braces is the source text of such a {{ name }}.
func (n node) braces() string {
	s := n.file.from(n.Line, n.Column)
	s, _, _ = strings.Cut(s, "\n")
	if i := strings.Index(s, "}}"); i >= 0 {
		s = s[:i+2]
	}
	return strings.TrimSpace(s)
}

// commentHint explains a value that vanished behind a #.
func (n node) commentHint() string {
	if n.isNull() && n.Value == "" && strings.Contains(n.file.line(n.Line), " #") {
		return "# begins a comment; quote a value that contains it"
	}
	return ""
}

// scalar gives the text of any scalar as written; it may be empty.
func (n node) scalar() (string, bool) {
	if n.Kind != yaml.ScalarNode || n.isNull() {
		n.wrong("text")
		return "", false
	}
	return n.Value, true
}

// text gives a scalar that is not blank, with its place.
func (n node) text() Text {
	s, ok := n.scalar()
	if ok && strings.TrimSpace(s) == "" {
		n.fault("", "%s is empty", n.called())
	}
	if !ok {
		return Text{Pos: n.pos()}
	}
	return n.placed()
}

// ref is text as a name with its place.
func (n node) ref() dataset.Ref {
	t := n.text()
	return dataset.Ref{Name: t.S, Pos: t.Pos}
}

func (n node) refPtr() *dataset.Ref {
	r := n.ref()
	return &r
}

func (n node) bool() bool {
	if n.Kind != yaml.ScalarNode || (n.Value != "true" && n.Value != "false") {
		n.wrong("true or false")
	}
	return n.Value == "true"
}

func (n node) boolPtr() *bool {
	b := n.bool()
	return &b
}

// int gives a whole number from lo to hi.
func (n node) int(lo, hi int) int {
	v, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil {
		n.wrong("a whole number")
		return lo
	}
	if v < lo || v > hi {
		n.fault("", "%s: expected a whole number from %d to %d, found %d", n.called(), lo, hi, v)
		return lo
	}
	return v
}

// float gives a finite number.
func (n node) float() float64 {
	v, err := strconv.ParseFloat(n.Value, 64)
	if n.Kind != yaml.ScalarNode || err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		n.wrong("a number")
		return 0
	}
	return v
}

// oneOf gives one of a few words; it gives "" after a fault.
func (n node) oneOf(what string, known []string) string {
	s, ok := n.scalar()
	if !ok {
		return ""
	}
	if !slices.Contains(known, s) {
		n.fault(diag.DidYouMean(s, known), "unknown %s %q", what, s)
		return ""
	}
	return s
}

// list gives the items of a list that is not empty.
func (n node) list() []node {
	if n.Kind != yaml.SequenceNode {
		n.wrong("a list")
		return nil
	}
	if len(n.Content) == 0 {
		n.fault("", "%s is an empty list", n.called())
	}
	out := make([]node, len(n.Content))
	for i, c := range n.Content {
		out[i] = node{c, n.file, "an item of " + n.called()}
	}
	return out
}

// items is list, or the one thing that stands where a list may be written.
func (n node) items() []node {
	if n.Kind == yaml.SequenceNode {
		return n.list()
	}
	return []node{n}
}

func (n node) texts() []Text {
	var out []Text
	for _, v := range n.list() {
		out = append(out, v.text())
	}
	return out
}

// refs gives names, of a list or alone, that are all there and all different.
func (n node) refs() []dataset.Ref {
	var out []dataset.Ref
	for _, v := range n.items() {
		r := v.ref()
		switch {
		case r.Name == "":
		case slices.ContainsFunc(out, func(o dataset.Ref) bool { return o.Name == r.Name }):
			v.fault("", "%s names %q twice", n.called(), r.Name)
		default:
			out = append(out, r)
		}
	}
	return out
}

// to stores a text.
func to(t *Text) func(node) { return func(n node) { *t = n.text() } }

// toRef stores a name.
func toRef(r *dataset.Ref) func(node) { return func(n node) { *r = n.ref() } }

// toString stores the words of a text.
func toString(s *string) func(node) { return func(n node) { *s = n.text().S } }
