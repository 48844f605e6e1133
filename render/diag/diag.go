// Package diag says what is wrong in a study, and where.
//
// A [Fault] is one mistake of the researcher: a position, what was found and
// expected, and where possible the fix. A warning is a fault that a report can be
// made with. Readers and compilers add faults to a
// [List] and go on, so that one run reports all of them; the command sorts the
// list and prints each with the line it points at. Programming errors are not
// faults: they panic.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
)

// Pos is a place in a file of the study. Line and Col count from 1, Col in
// characters (not bytes); 0 means unknown. File is slash-separated and relative to the study's folder.
type Pos struct {
	File      string
	Line, Col int
}

// String gives file:line:col and drops what is unknown.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Fault is one mistake in a study.
type Fault struct {
	Pos     Pos
	Width   int    // characters the caret line underlines; 0 means 1
	Message string // what was found and what was expected; no capital first letter, no full stop
	Hint    string // how to mend it; may be empty
	Note    string // what follows from it, or what it was found from; may be empty
	Warning bool   // the report can be made in spite of it
}

// Error gives the fault on one line, with the hint in brackets.
func (f Fault) Error() string {
	s := f.Message
	if f.Warning {
		s = "warning: " + s
	}
	if p := f.Pos.String(); p != "" {
		s = p + ": " + s
	}
	if f.Hint != "" {
		s += " (" + f.Hint + ")"
	}
	return s
}

// List collects faults and warnings from any number of goroutines. The zero value is an empty list.
type List struct {
	Strict bool // every warning is a fault; set before the first is added
	mu     sync.Mutex
	faults []Fault
}

// Add appends a fault or a warning.
func (l *List) Add(f Fault) {
	f.Warning = f.Warning && !l.Strict
	l.mu.Lock()
	l.faults = append(l.faults, f)
	l.mu.Unlock()
}

// Errorf appends a fault without a hint.
func (l *List) Errorf(p Pos, format string, args ...any) {
	l.Add(Fault{Pos: p, Message: fmt.Sprintf(format, args...)})
}

// Hintf appends a fault with a hint; the hint may be empty.
func (l *List) Hintf(p Pos, hint, format string, args ...any) {
	l.Add(Fault{Pos: p, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// Len counts the faults so far, without warnings.
func (l *List) Len() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := 0
	for _, f := range l.faults {
		if !f.Warning {
			n++
		}
	}
	return n
}

// Sorted returns the faults and warnings by file, line, column and message, each once.
func (l *List) Sorted() []Fault {
	l.mu.Lock()
	out := slices.Clone(l.faults)
	l.mu.Unlock()
	slices.SortStableFunc(out, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(out)
}

// Err is nil when there is no fault, else an [Errors] with all faults and warnings sorted.
func (l *List) Err() error {
	if l.Len() == 0 {
		return nil
	}
	return Errors(l.Sorted())
}

// Errors is a sorted list of faults and warnings as one error.
type Errors []Fault

func (e Errors) Error() string {
	if len(e) == 1 {
		return e[0].Error()
	}
	return fmt.Sprintf("%s (and %d more)", e[0].Error(), len(e)-1)
}

// Count gives how many are faults and how many are warnings.
func (e Errors) Count() (faults, warnings int) {
	for _, f := range e {
		if f.Warning {
			warnings++
		}
	}
	return len(e) - warnings, warnings
}
