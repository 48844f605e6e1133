// Package rules judges PDF files by what PDF/UA-1 (ISO 14289-1), PDF/A-3a (ISO
// 19005-3) and PDF itself (ISO 32000-1) ask and a machine can check. It reads a
// file by itself, with nothing of what wrote it, and is used by tests only: it
// stands in for a validator where there is none.
//
// A rule is called by its standard (UA, A or ISO 32000) and clause; for UA and A
// the number after the hyphen is that under which the validator veraPDF knows
// the test, so that its reports and ours can be laid side by side. What these
// files never hold (forms, signatures, optional content, other kinds of fonts)
// is forbidden as a whole instead of being checked by the many rules for it.
package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Fault is a breach of a rule.
type Fault struct {
	Rule  string // "UA 7.3-1"
	Place string // "page 4", "element 512"
	What  string
}

func (f Fault) String() string {
	return fmt.Sprintf("%s: %s: %s (%s)", f.Rule, f.Place, f.What, Rules[f.Rule])
}

// Judge reads a file and gives its breaches of all rules, in the order of the
// rules; the error says that it cannot be read as a file of ours.
func Judge(pdf []byte) ([]Fault, error) {
	f, err := Open(pdf)
	if err != nil {
		return nil, err
	}
	return f.Judge(), nil
}

// Judge gives the breaches of all rules in the file's objects.
func (f *File) Judge() []Fault {
	j := &judge{File: f, uses: map[Ref]map[glyph]bool{}, owners: map[content]Ref{}}
	j.faults = slices.Clone(f.syntax)
	j.file()
	j.document()
	j.metadata()
	j.collect()
	j.byKey = j.parentTree()
	for i, p := range j.pages {
		j.page(i, p)
	}
	j.fonts()
	j.resources()
	j.structure()
	j.attachments()
	slices.SortStableFunc(j.faults, func(a, b Fault) int { return cmp.Compare(a.Rule, b.Rule) })
	return j.faults
}

// judge goes through a file.
type judge struct {
	*File
	faults   []Fault
	catalog  Dict
	pages    []Ref
	uses     map[Ref]map[glyph]bool // glyphs shown, by font
	owners   map[content]Ref        // elements of marked content, by the structure tree
	elements []*element             // in reading order
	byRef    map[Ref]*element
	byKey    map[int]any // the parent tree
}

// content is a numbered piece of marked content.
type content struct {
	page   Ref
	number int
}

// fault notes a breach. An unknown rule is a mistake in this package.
func (j *judge) fault(rule, place, format string, args ...any) {
	if _, ok := Rules[rule]; !ok {
		panic("rules: no rule " + rule)
	}
	j.faults = append(j.faults, Fault{rule, place, fmt.Sprintf(format, args...)})
}

// check notes a breach unless ok.
func (j *judge) check(ok bool, rule, place, format string, args ...any) {
	if !ok {
		j.fault(rule, place, format, args...)
	}
}

// get follows a reference.
func (f *File) get(o any) any {
	if r, ok := o.(Ref); ok {
		return f.Objects[r]
	}
	return o
}

// dict gives a dictionary, or that of a stream; nil for anything else.
func (f *File) dict(o any) Dict {
	switch o := f.get(o).(type) {
	case Dict:
		return o
	case *Stream:
		return o.Dict
	}
	return nil
}

func (f *File) array(o any) Array {
	a, _ := f.get(o).(Array)
	return a
}

func (f *File) name(o any) string {
	n, _ := f.get(o).(Name)
	return string(n)
}

// text gives a text string in UTF-8; "" for anything else.
func (f *File) text(o any) string {
	s, _ := f.get(o).(String)
	if rest, ok := strings.CutPrefix(string(s), "\xFE\xFF"); ok {
		return utf16BE(rest)
	}
	return string(s)
}

// number gives a number as a float.
func (f *File) number(o any) (float64, bool) {
	switch o := f.get(o).(type) {
	case int:
		return float64(o), true
	case float64:
		return o, true
	}
	return 0, false
}

// numbers gives an array of numbers; nil where it is not one of n.
func (f *File) numbers(o any, n int) []float64 {
	var out []float64
	for _, v := range f.array(o) {
		x, ok := f.number(v)
		if !ok {
			return nil
		}
		out = append(out, x)
	}
	if len(out) != n {
		return nil
	}
	return out
}

// data gives a stream's unpacked data; nil for anything else.
func (f *File) data(o any) []byte {
	s, ok := f.get(o).(*Stream)
	if !ok {
		return nil
	}
	d, err := f.Decode(s)
	if err != nil {
		return nil
	}
	return d
}

// objects lists the objects in the order of their numbers.
func (f *File) refs() []Ref {
	out := make([]Ref, 0, len(f.Objects))
	for r := range f.Objects {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}

func place(r Ref) string { return fmt.Sprintf("object %d", r) }
