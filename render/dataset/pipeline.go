package dataset

// A pipeline is what a data: block says: where rows come from and the steps
// that change them, applied in the order written. Package study decodes it from
// YAML; names keep their places so that an unknown column is found where it
// stands.

import "globalstudy/render/diag"

// Pipeline is a decoded data: block.
type Pipeline struct {
	From  Ref // dataset
	Steps []Step
	Pos   diag.Pos
}

// Inputs lists the datasets the pipeline reads, with the places that name them.
func (p *Pipeline) Inputs() []Ref {
	in := []Ref{p.From}
	for _, s := range p.Steps {
		switch s := s.(type) {
		case Join:
			in = append(in, s.With)
		case Union:
			in = append(in, s.With...)
		}
	}
	return in
}

// Step is one of Join, Union, Where, Derive, Aggregate, Share, Change, Cumulate,
// Rank, Top, Sort, Limit, Pivot, Unpivot, Fill, Rename, Select.
type Step interface{ step() }

func (Join) step()      {}
func (Union) step()     {}
func (Where) step()     {}
func (Derive) step()    {}
func (Aggregate) step() {}
func (Share) step()     {}
func (Change) step()    {}
func (Cumulate) step()  {}
func (Rank) step()      {}
func (Top) step()       {}
func (Sort) step()      {}
func (Limit) step()     {}
func (Pivot) step()     {}
func (Unpivot) step()   {}
func (Fill) step()      {}
func (Rename) step()    {}
func (Select) step()    {}

// Join adds the columns of another dataset. A row that matches more than one is
// a fault unless FanOut is set.
type Join struct {
	With     Ref
	On       []Ref // columns of the same name in both
	Inner    bool  // drop rows without a match; else their new cells are missing
	FanOut   bool  // a row with several matches is repeated for each
	Complete bool  // a row without a match is a fault
	Pos      diag.Pos
}

// Union puts the rows of other datasets below, columns matched by name.
type Union struct{ With []Ref }

// Where keeps rows for which all conditions hold.
type Where struct{ Conds []Cond }

// Cond is a condition on one column. Exactly one kind of test is set.
type Cond struct {
	Col      Ref
	In       []Ref  // equals one of these (numbers and years as written)
	Not      []Ref  // equals none of these
	From, To *Ref   // closed range; either end may be nil
	Above    bool   // From itself is not in the range
	Below    bool   // To itself is not in the range
	Match    string // regular expression on text
	Missing  *bool  // is, or is not, missing
	Loose    bool   // a value of In that does not occur is no fault: from here on, Run gives nil where no row is left
}

// Derive adds columns computed from others, see Expr.
type Derive struct{ Cols []Derived }

// Derived is a new column. Expression syntax is that of expr-lang with the
// functions year, month, region, subregion, round, coalesce, if, range, low, high, best.
type Derived struct {
	Name Ref
	Expr Ref // its text and place
	// Title names it in heads, axes and descriptions; its Name where there is none.
	Title, Unit string
	Type        Type // empty: number
}

// Aggregate groups rows and computes one column per function.
type Aggregate struct {
	By          []Ref
	Aggs        []Agg
	SkipMissing bool // missing: skip; the result's Notes say so
	Pos         diag.Pos
}

// Agg is one aggregated column.
type Agg struct {
	Func string // sum, mean, median, min, max, count, distinct, first, last
	Col  Ref    // empty for count
	As   string
}

// Share turns a column into shares in per cent, of the total or within groups.
type Share struct {
	Of     Ref
	Within []Ref
	As     string
}

// Change turns a column into its change along time, within groups: from the
// period before by the calendar (of dates, from the date before), from the same
// period of the year before, or from a base period.
type Change struct {
	Of, Over   Ref
	Within     []Ref
	Percent    bool // in per cent of the earlier number; else absolute, in the same unit
	YearBefore bool
	Base       Ref    // a period; empty: the one before
	As         string // empty: takes the place of the column
}

// Cumulate turns a column into running sums along time, within groups.
type Cumulate struct {
	Of, Over    Ref
	Within      []Ref
	SkipMissing bool // missing: skip; the result's Notes say so
	As          string
}

// Rank numbers the rows by a column, the largest first; equal numbers share a rank.
type Rank struct {
	By     Ref
	Within []Ref
	Rising bool   // the least first
	As     string // empty: rank
}

// Top keeps the N largest values of Col by By and sums the rest as one row per
// remaining group, named Other; N 0 keeps all.
type Top struct {
	N     int
	Col   Ref    // the category column
	By    Ref    // the number column that ranks
	Other string // label of the rest; "" drops it
	Pos   diag.Pos
}

// Sort orders rows; a key with Desc is descending. Missing comes last.
type Sort struct{ Keys []SortKey }

// SortKey is one key of a Sort.
type SortKey struct {
	Col  Ref
	Desc bool
}

// Limit keeps the first N rows.
type Limit struct{ N int }

// Pivot makes one column of each value of Columns, filled from Values.
type Pivot struct{ Columns, Values Ref }

// Unpivot makes rows of columns: Cols become Name and Value.
type Unpivot struct {
	Cols        []Ref
	Name, Value string
}

// Fill adds the missing combinations of the columns: cells are missing, or 0 if Zero.
type Fill struct {
	Cols []Ref
	Zero bool
}

// Rename gives columns new names: pairs of old and new.
type Rename struct{ Pairs [][2]Ref }

// Select keeps columns in the order named.
type Select struct{ Cols []Ref }

// Env is what pipelines read from.
type Env struct {
	Tables    map[string]*Table
	Registers *Registers

	Derived map[string]*Pipeline // of the derived datasets, for Trace; may be nil
	Files   map[string][]byte    // CSV text of the datasets that have one, for the places of cells; may be nil

	traces traces
}
