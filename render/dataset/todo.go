package dataset

import (
	"io"

	"globalstudy/render/diag"
)

// Read parses and checks one CSV. file names it in faults. It returns nil when faults were added.
func Read(file string, src []byte, s *Schema, regs *Registers, faults *diag.List) *Table {
	panic("TODO")
}

// Run applies the pipeline. It returns nil when faults were added.
func (p *Pipeline) Run(env *Env, faults *diag.List) *Table { panic("TODO") }

// Eval computes an expression over named numbers (values with expr:).
func Eval(expr Ref, names map[string]Number, faults *diag.List) (Number, bool) { panic("TODO") }

// LoadRegisters reads countries.csv, places.csv and routes.csv by gocsv (strict); get returns nil for a file that is not there.
func LoadRegisters(get func(file string) []byte, faults *diag.List) *Registers { panic("TODO") }

// WriteCSV writes a table as readers download it: codes as labels where there are labels, formulas defused.
func WriteCSV(w io.Writer, t *Table) error { panic("TODO") }
