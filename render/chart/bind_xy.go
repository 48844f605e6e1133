package chart

// Charts on two axes: one value per category, series and facet.

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"globalstudy/render/dataset"
)

// cell is the place of one value.
type cell struct{ x, s, f int }

func (b *binder) xy() {
	xs, ss, fs := b.categories("x"), b.categories("series"), b.categories("facet")
	if b.bad {
		return
	}
	vals, ok := b.cells(xs, ss, fs)
	if !ok {
		return
	}
	b.c.Categories = xs.cats
	_, grouped := b.col["series"]
	byFacet := b.facetColours(fs.cats, xs.cats, grouped)
	if !grouped && byFacet == nil {
		b.paintCategories()
	}
	colours := b.seriesColours(ss.cats, grouped)
	order := b.byPalette(ss.cats)
	series := func(f int) []Series {
		var out []Series
		for _, s := range order {
			run := Series{Key: ss.cats[s].Key, Label: ss.cats[s].Label, Colour: colours[s]}
			if byFacet != nil {
				run.Colour = byFacet[f]
			}
			for x := range xs.cats {
				run.Values = append(run.Values, vals(x, s, f))
			}
			out = append(out, run)
		}
		if b.typ.Stack == Percent {
			percent(out)
		}
		return out
	}
	if _, ok := b.col["facet"]; ok {
		for f, k := range fs.cats {
			b.c.Facets = append(b.c.Facets, Facet{Key: k.Key, Label: k.Label, Series: series(f)})
		}
	} else {
		b.c.Series = series(0)
	}
	if b.typ.Stack == Percent {
		b.c.Format.Kind = "percent"
	}
	if b.typ.Ranked {
		b.c.rankCategories()
	}
}

// cells reads the value at every place; a place without a row has a missing one.
func (b *binder) cells(xs, ss, fs index) (func(x, s, f int) dataset.Number, bool) {
	vals := map[cell]dataset.Number{}
	for r := range b.t.Len() {
		at := cell{xs.row[r], ss.row[r], fs.row[r]}
		if _, twice := vals[at]; twice {
			b.twice(xs.cats[at.x].Label, ss.cats[at.s].Label, fs.cats[at.f].Label)
			return nil, false
		}
		vals[at] = b.number(r, b.col["y"])
	}
	return func(x, s, f int) dataset.Number {
		if n, ok := vals[cell{x, s, f}]; ok {
			return n
		}
		return dataset.Unknown(dataset.Missing)
	}, true
}

// twice says that two rows fall on one place.
func (b *binder) twice(labels ...string) {
	var at []string
	for _, l := range labels {
		if l != "" {
			at = append(at, l)
		}
	}
	b.fault(b.at(b.s.Y), "sum them in data: with group: and sum:", "y: more than one row for %s", strings.Join(at, ", "))
}

// number is the value of a row, with its ends and its best estimate from
// columns of their own where the spec names them.
func (b *binder) number(row, col int) dataset.Number {
	n := b.t.Num(row, col)
	low, high := b.end(row, "low"), b.end(row, "high")
	if !math.IsNaN(low) || !math.IsNaN(high) {
		v := Plot(n)
		if !n.Known() {
			n = dataset.Number{Low: v, High: v}
		}
		n.Best = v
		if !math.IsNaN(low) {
			n.Low = low
		}
		if !math.IsNaN(high) {
			n.High = high
		}
		if n.Low > n.High || v < n.Low || v > n.High {
			b.fault(b.at(b.s.Low), "", "low, high: %s to %s is no range around %s", b.th.Number(n.Low, b.c.Format), b.th.Number(n.High, b.c.Format), NumberText(b.th, b.t.Num(row, col), b.c.Format))
		}
	}
	if i, ok := b.col["best"]; ok && n.Known() {
		if v := b.t.Num(row, i); v.Known() {
			n.Best = v.Mid()
		}
	}
	return n
}

// end is the number in the column of an end of ranges; NaN where there is none.
func (b *binder) end(row int, enc string) float64 {
	i, ok := b.col[enc]
	if !ok {
		return math.NaN()
	}
	return Plot(b.t.Num(row, i))
}

func (b *binder) seriesColours(cats []Category, grouped bool) []colour {
	if !grouped {
		return []colour{b.hue}
	}
	return b.paint(cats)
}

// paintCategories colours the categories themselves where a palette is named and there are no series.
func (b *binder) paintCategories() {
	if b.pal == nil {
		return
	}
	for i, c := range b.paint(b.c.Categories) {
		b.c.Categories[i].Colour = &c
	}
}

// percent turns the values of each category into shares of their sum. A
// category with an unknown part has an unknown whole.
func percent(run []Series) {
	for x := range run[0].Values {
		sum := 0.0
		for _, s := range run {
			sum += Plot(s.Values[x])
		}
		for i := range run {
			n := run[i].Values[x]
			if math.IsNaN(sum) || sum == 0 {
				run[i].Values[x] = dataset.Unknown(n.Status)
				continue
			}
			v := dataset.Exact(Plot(n) / sum * 100)
			v.Status = n.Status
			run[i].Values[x] = v
		}
	}
}

// rankCategories sorts categories by their total, largest first, unknown and Other last.
func (c *Chart) rankCategories() {
	order := make([]int, len(c.Categories))
	for i := range order {
		order[i] = i
	}
	key := func(i int) (float64, int) {
		switch t := c.rankTotal(i); {
		case c.Categories[i].Other:
			return 0, 2
		case math.IsNaN(t):
			return 0, 1
		default:
			return t, 0
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		v, a := key(i)
		w, d := key(j)
		switch {
		case a != d:
			return a - d
		case v > w:
			return -1
		case v < w:
			return 1
		}
		return 0
	})
	pick(&c.Categories, order)
	for _, run := range c.runs() {
		for i := range run {
			pick(&run[i].Values, order)
		}
	}
}

func pick[T any](s *[]T, order []int) {
	out := make([]T, len(order))
	for i, o := range order {
		out[i] = (*s)[o]
	}
	*s = out
}

// Total is the sum of a category over the series and panels; NaN when a part is unknown.
func (c *Chart) Total(x int) float64 {
	sum := 0.0
	for _, run := range c.runs() {
		for _, s := range run {
			sum += Plot(s.Values[x])
		}
	}
	return sum
}

// rankTotal is the sum by which a category is ranked. Panels rarely have a row
// for every category, so over panels it is that of what is known.
func (c *Chart) rankTotal(x int) float64 {
	if len(c.Facets) == 0 {
		return c.Total(x)
	}
	sum, any := 0.0, false
	for _, run := range c.runs() {
		for _, s := range run {
			if v := Plot(s.Values[x]); !math.IsNaN(v) {
				sum, any = sum+v, true
			}
		}
	}
	if !any {
		return math.NaN()
	}
	return sum
}

// runs is the series of the chart, or those of each panel.
func (c *Chart) runs() [][]Series {
	if len(c.Facets) == 0 {
		return [][]Series{c.Series}
	}
	var out [][]Series
	for _, f := range c.Facets {
		out = append(out, f.Series)
	}
	return out
}

// doughnut makes one series of each part, in order of the data.
func (b *binder) doughnut() {
	xs := b.categories("x")
	if b.bad {
		return
	}
	if n := len(xs.cats); n < 2 || n > 4 {
		b.fault(b.at(b.s.X), "use ranked-bar, or fewer parts with top:", "a doughnut shows 2 to 4 parts, here are %d", n)
		return
	}
	vals := make([]dataset.Number, len(xs.cats))
	seen := make([]bool, len(xs.cats))
	for r := range b.t.Len() {
		x := xs.row[r]
		n := b.t.Num(r, b.col["y"])
		switch {
		case seen[x]:
			b.twice(xs.cats[x].Label)
			return
		case math.IsNaN(Plot(n)):
			b.fault(b.at(b.s.Y), "leave the part out with where:, and say so in the note", "y: %s is not known, so the parts make no whole", xs.cats[x].Label)
		case n.Mid() < 0:
			b.fault(b.at(b.s.Y), "", "y: %s is negative, a part cannot be", xs.cats[x].Label)
		}
		vals[x], seen[x] = n, true
	}
	colours := shades(b.hue, len(xs.cats))
	if b.pal != nil {
		colours = b.paint(xs.cats)
	}
	for i, k := range xs.cats {
		if k.Other && b.pal == nil {
			colours[i] = b.otherGrey()
		}
		b.c.Series = append(b.c.Series, Series{Key: k.Key, Label: k.Label, Colour: colours[i], Values: vals[i : i+1]})
	}
}

// partial marks the categories that cover less than their period.
func (b *binder) partial() {
	for _, p := range b.s.Partial {
		i := find(b.c.Categories, p)
		if i < 0 {
			b.fault(b.s.Pos, nearestCategory(p, b.c.Categories), "partial: the chart has no %q along x", p)
			continue
		}
		b.c.Categories[i].Partial = true
	}
}

// find gives the index of a category by key or label, or -1.
func find(cats []Category, name string) int {
	return slices.IndexFunc(cats, func(c Category) bool { return c.Key == name || (c.Label == name && name != "") })
}

func nearestCategory(name string, cats []Category) string {
	var names []string
	for _, c := range cats {
		names = append(names, c.Key)
	}
	if h := nearest(name, names); h != "" {
		return h
	}
	if len(names) > 0 {
		return fmt.Sprintf("it runs from %s to %s", names[0], names[len(names)-1])
	}
	return ""
}
