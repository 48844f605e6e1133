package dataset

// Explain shows what each step of a pipeline does to the rows.

import (
	"fmt"
	"math"
	"slices"

	"globalstudy/render/diag"
)

// StepReport is the state after one step; the first is the dataset itself.
type StepReport struct {
	Words         string // the step: "where year is from 2009 to 2024"
	Before, After int    // rows; Before is 0 for the dataset
	Columns       []string
	Units         []string   // of Columns; empty for text
	Head          [][]string // the first rows as text, one cell for each column
	Sources       []string   // keys met so far
	Notes         []string   // for readers, so far
	Remarks       []string   // on this step: rows without a partner
}

// Explain runs the pipeline and reports each step with its first n rows. After
// a step with faults, which are added, the report ends.
func (p *Pipeline) Explain(env *Env, n int, faults *diag.List) []StepReport {
	r := &run{env: env}
	t := r.table(p.From)
	var out []StepReport
	words := append([]string{"from " + p.From.Name}, p.Words()...)
	for k := 0; t != nil && !r.failed(); k++ {
		before := 0
		if k > 0 {
			before = out[k-1].After
		}
		out = append(out, t.report(words[k], before, n))
		out[k].Remarks, r.remarks = r.remarks, nil
		if k == len(p.Steps) {
			break
		}
		t = r.step(t, p.Steps[k])
	}
	for _, f := range r.faults.Sorted() {
		faults.Add(f)
	}
	return out
}

func (t *Table) report(words string, before, n int) StepReport {
	s := StepReport{Words: words, Before: before, After: t.rows, Columns: t.Names(), Sources: slices.Clone(t.Sources), Notes: slices.Clone(t.Notes)}
	for i := range t.Fields {
		s.Units = append(s.Units, t.Fields[i].Unit)
	}
	for row := range min(n, t.rows) {
		var cells []string
		for i := range t.cols {
			cells = append(cells, t.CellText(row, i))
		}
		s.Head = append(s.Head, cells)
	}
	return s
}

// CellText writes a cell plainly: a code as it is, a range as 5..7 (best 6),
// open ends as ≥ 5 and ≤ 7, a status in brackets, a missing cell as its status.
func (t *Table) CellText(row, col int) string {
	if !t.cols[col].num {
		return t.cols[col].text(row)
	}
	n := t.cols[col].number(row)
	s := ""
	switch {
	case !n.Known():
		return "(" + n.Status.String() + ")"
	case math.IsInf(n.High, 1):
		s = "≥ " + short(n.Low)
	case math.IsInf(n.Low, -1):
		s = "≤ " + short(n.High)
	case n.IsRange():
		s = short(n.Low) + ".." + short(n.High)
	default:
		s = short(n.Low)
	}
	if n.IsRange() && !math.IsNaN(n.Best) {
		s += " (best " + short(n.Best) + ")"
	}
	if n.Status != OK {
		s += " (" + n.Status.String() + ")"
	}
	return s
}

// short writes a number with at most ten digits where it has a fraction.
func short(v float64) string {
	if v == math.Trunc(v) {
		return plain(v)
	}
	return fmt.Sprintf("%.10g", v)
}
