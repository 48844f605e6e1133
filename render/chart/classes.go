package chart

// Classes of a map or a heat table: upper bounds, their colours and their
// labels. Bounds come from the researcher or are five quantiles of the known
// values, rounded up so that a reader can keep them in mind.

import (
	"math"
	"slices"

	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

// breaks gives the upper bounds of the classes of the known values. The last is
// at least the largest value, or +Inf where the researcher's bounds end below it.
func (b *binder) breaks(vals []float64) []float64 {
	top := slices.Max(vals)
	if given := b.s.Classes; len(given) > 0 {
		if !slices.IsSorted(given) || len(slices.Compact(slices.Clone(given))) < len(given) {
			b.fault(b.s.Pos, "", "classes: the upper bounds must ascend")
		}
		out := slices.Clone(given)
		if top > out[len(out)-1] {
			out = append(out, math.Inf(1))
		}
		return out
	}
	if b.s.Breaks.Name == "equal" {
		return equalBreaks(slices.Min(vals), top)
	}
	v := slices.Clone(vals)
	slices.Sort(v)
	if d := slices.Compact(slices.Clone(v)); len(d) <= 5 {
		return d
	}
	var out []float64
	for i := 1; i < 5; i++ {
		q := roundUp(v[(len(v)-1)*i/5])
		if len(out) == 0 || q > out[len(out)-1] {
			out = append(out, q)
		}
	}
	if top > out[len(out)-1] {
		out = append(out, top)
	}
	return out
}

// equalBreaks cuts the way from low to top into about five steps of one round length.
func equalBreaks(low, top float64) []float64 {
	if top <= low {
		return []float64{top}
	}
	step := roundStep((top - low) / 5)
	first := math.Floor(low/step+1e-9) + 1
	var out []float64
	for k := first; ; k++ {
		v := k * step
		out = append(out, math.Round(v*1e9)/1e9)
		if v >= top*(1-1e-12) {
			return out
		}
	}
}

// roundStep is the least of some round numbers times a power of ten that is not below v.
func roundStep(v float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(v)))
	for _, k := range []float64{1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8} {
		if k*unit >= v*(1-1e-9) {
			return k * unit
		}
	}
	return 10 * unit
}

// roundUp keeps two significant digits.
func roundUp(v float64) float64 {
	if v == 0 || math.Abs(v) < 10 && v == math.Trunc(v) {
		return v
	}
	unit := math.Pow(10, math.Floor(math.Log10(math.Abs(v)))-1)
	return math.Ceil(v/unit-1e-9) * unit
}

// ClassOf is the class a value falls in: the first whose upper bound is not below it; -1 if there is none.
func ClassOf(breaks []float64, v float64) int {
	return slices.IndexFunc(breaks, func(b float64) bool { return v <= b })
}

// classLabels writes classes as readers count: "1–99", "100–999", "at least 1,000".
func (b *binder) classLabels(breaks, vals []float64) []string {
	whole := !slices.ContainsFunc(vals, func(v float64) bool { return v != math.Trunc(v) }) &&
		!slices.ContainsFunc(breaks, func(v float64) bool { return v != math.Trunc(v) && !math.IsInf(v, 1) })
	f := b.c.Format
	if f.Kind == theme.USD || f.Kind == theme.Euro || f.Kind == theme.Compact {
		whole = whole && slices.Max(vals) < 1e6 // "1.1–2 million" needs no exact neighbour
	}
	low := slices.Min(vals)
	out := make([]string, len(breaks))
	for i, hi := range breaks {
		out[i] = b.th.Range(math.Min(low, hi), hi, f)
		low = hi
		if whole {
			low = hi + 1
		}
	}
	return out
}

// ramp gives n classes their colours, pale to dark in the chapter's hue.
func (b *binder) ramp(n int) []theme.Colour {
	if n == 1 {
		return []theme.Colour{b.hue}
	}
	return b.hue.Ramp(n)
}

// heat fills the grid of a heat table.
func (b *binder) heat() {
	xs, rows := b.categories("x"), b.categories("series")
	if b.bad {
		return
	}
	b.c.Categories, b.c.Rows = xs.cats, rows.cats
	b.c.Grid = make([][]dataset.Number, len(rows.cats))
	for i := range b.c.Grid {
		b.c.Grid[i] = make([]dataset.Number, len(xs.cats))
		for j := range b.c.Grid[i] {
			b.c.Grid[i][j] = dataset.Unknown(dataset.Missing)
		}
	}
	seen := map[cell]bool{}
	var vals []float64
	for r := range b.t.Len() {
		at := cell{x: xs.row[r], s: rows.row[r]}
		if seen[at] {
			b.twice(xs.cats[at.x].Label, rows.cats[at.s].Label)
			return
		}
		seen[at] = true
		n := b.t.Num(r, b.col["y"])
		b.c.Grid[at.s][at.x] = n
		if v := Plot(n); !math.IsNaN(v) {
			vals = append(vals, v)
		}
	}
	if len(vals) == 0 {
		return // said by known
	}
	b.c.Breaks = b.breaks(vals)
	b.c.Ramp = b.ramp(len(b.c.Breaks))
	b.c.Map = nil
	b.c.ClassLabels = b.classLabels(b.c.Breaks, vals)
}
