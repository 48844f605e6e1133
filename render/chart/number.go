package chart

// Statistical numbers in words and signs.

import (
	"math"

	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

// NumberText writes a statistical number: ranges with an en dash, open ends as
// "at least", unknowns by the catalogue ("not available" in prose, ".." in
// exhibits). Estimates and provisional figures are written as they are; marks
// and notes say what they are.
func NumberText(th *theme.Theme, n dataset.Number, f theme.Format) string {
	w := th.Words
	switch n.Status {
	case dataset.Nil:
		return choose(f, w.SymbolNil, w.LegendNil)
	case dataset.Small:
		return choose(f, w.SymbolSmall, w.LegendSmall)
	}
	if n.Known() {
		if math.IsInf(n.Low, -1) && math.IsInf(n.High, 1) {
			return choose(f, w.SymbolMissing, w.NotAvailable)
		}
		return th.Range(n.Low, n.High, f)
	}
	switch n.Status {
	case dataset.NotApplicable:
		return choose(f, w.SymbolNotApplicable, w.LegendNotApplicable)
	case dataset.Confidential:
		return choose(f, w.SymbolConfidential, w.LegendConfidential)
	}
	return choose(f, w.SymbolMissing, w.NotAvailable)
}

func choose(f theme.Format, exhibit, prose string) string {
	if f.Exhibit {
		return exhibit
	}
	return prose
}

// Plot is the one value at which a mark stands: the best estimate; 0 for nil
// and for less than half the unit; NaN where there is no number.
func Plot(n dataset.Number) float64 {
	if n.Status == dataset.Nil || n.Status == dataset.Small {
		return 0
	}
	return n.Mid()
}

// Decimals is how many decimals all numbers of a column have where its format
// leaves that open.
func Decimals(column []dataset.Number) int {
	whole, most := true, 0.0
	for _, n := range column {
		for _, v := range []float64{n.Low, n.High} {
			if !math.IsNaN(v) && !math.IsInf(v, 0) {
				whole = whole && v == math.Trunc(v)
				most = max(most, math.Abs(v))
			}
		}
	}
	switch {
	case whole || most >= 1000:
		return 0
	case most < 1:
		return 2
	}
	return 1
}
