package chart

// Distributions: a histogram counts values in bins of equal width, a box plot
// reduces the values of each category to five numbers.

import (
	"fmt"
	"math"
	"slices"

	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

// mostBins is how many bins have room, fewestValues how many values make a box.
const (
	mostBins     = 60
	fewestValues = 5
)

func (b *binder) histogram() {
	x := b.col["x"]
	f := b.t.Fields[x]
	if !f.Type.IsNumber() {
		b.fault(b.at(b.s.X), b.numberHint(), "x: column %q holds %s, a histogram needs numbers", b.s.X.Name, f.Type)
		return
	}
	fs := b.categories("facet")
	if b.bad {
		return
	}
	var vals, weights []float64
	var panel []int
	for r := range b.t.Len() {
		v, w := Plot(b.t.Num(r, x)), 1.0
		if y, ok := b.col["y"]; ok {
			w = Plot(b.t.Num(r, y))
		}
		if math.IsNaN(v) || math.IsInf(v, 0) || math.IsNaN(w) {
			b.c.Unbinned++
			continue
		}
		vals, weights, panel = append(vals, v), append(weights, w), append(panel, fs.row[r])
	}
	if len(vals) == 0 {
		b.fault(b.at(b.s.X), "", "x: every value is missing")
		return
	}
	edges := b.edges(vals)
	if b.bad {
		return
	}
	counts := make([][]float64, len(fs.cats)) // of each panel
	for i := range counts {
		counts[i] = make([]float64, len(edges)-1)
	}
	width := edges[1] - edges[0]
	for i, v := range vals {
		counts[panel[i]][min(int((v-edges[0])/width+1e-9), len(edges)-2)] += weights[i]
	}
	b.c.XFormat, b.c.XUnit = theme.Format{Kind: kindOf(f), Decimals: decimalsOf(width), Exhibit: true}, f.Unit
	b.c.Edges = edges
	for i := range edges[1:] {
		label := b.th.Range(edges[i], edges[i+1], b.c.XFormat)
		b.c.Categories = append(b.c.Categories, Category{Key: label, Label: label})
	}
	b.panels(fs.cats, func(f int) []dataset.Number {
		var out []dataset.Number
		for _, n := range counts[f] {
			out = append(out, dataset.Exact(n))
		}
		return out
	})
}

// edges are the ends of bins of equal, round width that hold all values.
func (b *binder) edges(vals []float64) []float64 {
	lo, hi := slices.Min(vals), slices.Max(vals)
	width := b.s.BinWidth
	if width == 0 {
		n := b.s.Bins
		if n == 0 {
			n = min(max(int(math.Ceil(math.Log2(float64(len(vals)))))+1, 5), 20) // after Sturges
		}
		width = roundWidth((hi - lo) / float64(n))
	}
	first := math.Floor(lo/width+1e-9) * width
	n := max(int(math.Floor((hi-first)/width+1e-9))+1, 1)
	if hi > lo && math.Abs(first+float64(n-1)*width-hi) < 1e-9*width { // the top value belongs to the last bin
		n = max(n-1, 1)
	}
	if n > mostBins || n < 0 {
		b.fault(b.s.Pos, fmt.Sprintf("at most %d have room", mostBins), "bins: a width of %s makes %s bins", b.th.Number(width, theme.Format{Decimals: decimalsOf(width)}), b.th.Number((hi-first)/width, theme.Format{Decimals: 0}))
		return nil
	}
	out := make([]float64, n+1)
	for i := range out {
		out[i] = first + float64(i)*width
	}
	return out
}

// roundWidth is the nearest of 1, 2, 2.5 and 5 times a power of ten; 1 where all values are the same.
func roundWidth(v float64) float64 {
	if v <= 0 {
		return 1
	}
	unit := math.Pow(10, math.Floor(math.Log10(v)+1e-9))
	best := unit
	for _, m := range []float64{2, 2.5, 5, 10} {
		if math.Abs(math.Log(m*unit/v)) < math.Abs(math.Log(best/v)) {
			best = m * unit
		}
	}
	return best
}

// decimalsOf is how many decimals a step needs.
func decimalsOf(step float64) int {
	d := 0
	for v := step; d < 6 && math.Abs(v-math.Round(v)) > 1e-9*math.Max(v, 1); v *= 10 {
		d++
	}
	return d
}

// boxes binds five numbers per category, given or computed.
func (b *binder) boxes() {
	given := []string{"low", "q1", "median", "q3", "high"}
	n := 0
	for _, e := range given {
		if _, ok := b.col[e]; ok {
			n++
		}
	}
	_, values := b.col["y"]
	switch {
	case n > 0 && values:
		b.fault(b.at(b.s.Y), "leave y out, or the five", "box-plot takes either y, the single values, or low, q1, median, q3 and high")
		return
	case n == 0 && !values:
		b.fault(b.s.Pos, "add y: with the single values, or low, q1, median, q3 and high", "box-plot needs y")
		return
	case n > 0 && n < len(given):
		b.fault(b.s.Pos, "low and high are the ends of the whiskers", "box-plot needs all of low, q1, median, q3 and high")
		return
	}
	xs, fs := b.categories("x"), b.categories("facet")
	if b.bad {
		return
	}
	b.c.Categories = xs.cats
	if b.facetColours(fs.cats, xs.cats, false) == nil {
		b.paintCategories()
	}
	var all [][]Box
	if values {
		all = b.boxesOf(xs, fs)
	} else {
		all = b.boxesGiven(xs, fs, given)
	}
	if b.bad {
		return
	}
	b.panels(fs.cats, func(f int) []dataset.Number {
		var out []dataset.Number
		for _, x := range all[f] {
			n := dataset.Number{Low: x.Min, Best: x.Median, High: x.Max}
			if math.IsNaN(x.Median) {
				n = dataset.Unknown(dataset.Missing)
			}
			out = append(out, n)
		}
		return out
	})
	if len(b.c.Facets) == 0 {
		b.c.Boxes = all[0]
	}
	for f := range b.c.Facets {
		b.c.Facets[f].Boxes = all[f]
	}
}

// noBoxes is a box without values for each panel and category.
func noBoxes(xs, fs index) [][]Box {
	none := Box{Min: math.NaN(), Q1: math.NaN(), Median: math.NaN(), Q3: math.NaN(), Max: math.NaN()}
	out := make([][]Box, len(fs.cats))
	for f := range out {
		out[f] = slices.Repeat([]Box{none}, len(xs.cats))
	}
	return out
}

func (b *binder) boxesOf(xs, fs index) [][]Box {
	vals := make([][]float64, len(xs.cats)*len(fs.cats))
	for r, x := range xs.row {
		at := fs.row[r]*len(xs.cats) + x
		if v := Plot(b.t.Num(r, b.col["y"])); !math.IsNaN(v) {
			vals[at] = append(vals[at], v)
		} else {
			b.c.Unbinned++
		}
	}
	out := noBoxes(xs, fs)
	for i, v := range vals {
		f, x := i/len(xs.cats), i%len(xs.cats)
		if len(v) == 0 && len(fs.cats) > 1 {
			continue // a panel rarely has all categories
		}
		if len(v) < fewestValues {
			name := xs.cats[x].Label
			if l := fs.cats[f].Label; l != "" {
				name = l + ", " + name
			}
			b.fault(b.at(b.s.Y), "use dot-plot, which shows every value", "y: %s has %d known values, a box needs %d", name, len(v), fewestValues)
			return nil
		}
		slices.Sort(v)
		out[f][x] = Box{Min: v[0], Q1: quantile(v, 0.25), Median: quantile(v, 0.5), Q3: quantile(v, 0.75), Max: v[len(v)-1], N: len(v)}
	}
	return out
}

// quantile interpolates between sorted values, as R's type 7 and most spreadsheets do.
func quantile(v []float64, p float64) float64 {
	h := p * float64(len(v)-1)
	i := int(h)
	if i+1 >= len(v) {
		return v[len(v)-1]
	}
	return v[i] + (h-float64(i))*(v[i+1]-v[i])
}

func (b *binder) boxesGiven(xs, fs index, cols []string) [][]Box {
	out := noBoxes(xs, fs)
	seen := map[cell]bool{}
	for r, x := range xs.row {
		var q [5]float64
		for i, c := range cols {
			q[i] = Plot(b.t.Num(r, b.col[c]))
			name := xs.cats[x].Label
			switch {
			case math.IsNaN(q[i]):
				b.fault(b.at(b.refPos(c)), "leave the row out with where:", "%s: %s has no value", c, name)
				return nil
			case i > 0 && q[i] < q[i-1]:
				b.fault(b.at(b.refPos(c)), "", "%s: that of %s is below its %s", c, name, cols[i-1])
				return nil
			}
		}
		at := cell{x: x, f: fs.row[r]}
		if seen[at] {
			b.twice(xs.cats[x].Label, fs.cats[at.f].Label)
			return nil
		}
		out[at.f][x], seen[at] = Box{Min: q[0], Q1: q[1], Median: q[2], Q3: q[3], Max: q[4]}, true
	}
	return out
}
