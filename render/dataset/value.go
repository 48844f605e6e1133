package dataset

// A cell is a value with a status, never a bare float. A [Number] is an
// interval with a best estimate: an exact figure has Low = Best = High, a
// range has Low < High, "at least" has High = +Inf, "at most" has Low = -Inf,
// and an unknown one has all three NaN and a status that says why.

import "math"

// Status says what is known about a cell (after SDMX CL_OBS_STATUS and CL_CONF_STATUS).
type Status uint8

// The statuses. OK, Estimated, Provisional and Break come with a number,
// the others stand instead of one (Nil and Small count as 0 in sums).
const (
	OK Status = iota
	Estimated
	Provisional
	Break
	Nil           // measured, and nothing
	Small         // less than half the unit
	Missing       // not available
	NotApplicable // no number can exist here
	Confidential
)

// Number is a statistical quantity.
type Number struct {
	Low, Best, High float64
	Status          Status
}

// Exact is a plain known number.
func Exact(v float64) Number { return Number{Low: v, Best: v, High: v} }

// Unknown is a number that is not there, and why.
func Unknown(s Status) Number {
	return Number{Low: math.NaN(), Best: math.NaN(), High: math.NaN(), Status: s}
}

// Known reports whether there is a number at all.
func (n Number) Known() bool { return !math.IsNaN(n.Low) && !math.IsNaN(n.High) }

// IsRange reports whether the ends differ.
func (n Number) IsRange() bool { return n.Known() && n.Low != n.High }

// Mid is the best estimate, else the known end of an open range, else the
// middle of a closed one; NaN if unknown. Marks that need one place use it.
func (n Number) Mid() float64 {
	switch {
	case !math.IsNaN(n.Best):
		return n.Best
	case math.IsInf(n.High, 1):
		return n.Low
	case math.IsInf(n.Low, -1):
		return n.High
	}
	return (n.Low + n.High) / 2
}

// Value is one cell: text (codes and dates in ISO form) or a number.
// A text cell that is missing has Status Missing and Text "".
type Value struct {
	Text   string
	Number Number // for columns of a numeric type
}
