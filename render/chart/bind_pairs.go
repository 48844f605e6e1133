package chart

// Types that compare few runs: two runs mirrored at zero, dots tied in pairs,
// columns with a line, two moments, ranks.

import (
	"math"
	"slices"
	"strings"

	"globalstudy/render/dataset"
)

// mostLines is how many named lines a slope or bump chart has room for.
const mostLines = 15

// diverging binds two runs of bars. Categories that are numbers rise from the bottom, as ages do.
func (b *binder) diverging() {
	b.xy()
	if b.bad {
		return
	}
	if run := b.c.runs()[0]; len(run) != 2 {
		b.fault(b.at(b.s.Series), "keep two with where:, or use grouped-bar", "diverging-bar shows two series on either side of zero, here are %d: %s", len(run), seriesNames(run))
		return
	}
	b.c.each(func(n dataset.Number) {
		if !b.bad && n.Known() && Plot(n) < 0 {
			b.fault(b.at(b.s.Y), "write both series as positive numbers", "y: %s is negative; the side says which series it is", b.th.Number(Plot(n), b.c.Format))
		}
	})
	if b.t.Fields[b.col["x"]].Type.IsNumber() {
		slices.Reverse(b.c.Categories)
		for _, run := range b.c.runs() {
			for _, s := range run {
				slices.Reverse(s.Values)
			}
		}
	}
}

func seriesNames(run []Series) string {
	var out []string
	for _, s := range run {
		out = append(out, s.Key)
	}
	return strings.Join(out, ", ")
}

// dumbbell binds dots in rows, tied together.
func (b *binder) dumbbell() {
	b.xy()
	if b.bad {
		return
	}
	if run := b.c.runs()[0]; len(run) != 2 {
		b.fault(b.at(b.s.Series), "keep two with where:, or use dot-plot", "dumbbell shows two series, here are %d: %s", len(run), seriesNames(run))
	}
}

// combined binds columns and a line; they share the axis, so they must share the unit.
func (b *binder) combined() {
	y, l := b.col["y"], b.col["line"]
	if !b.numeric("line", l) {
		b.fault(b.at(b.s.Line), b.numberHint(), "line: column %q holds %s, a number is needed", b.s.Line.Name, b.t.Fields[l].Type)
		return
	}
	if u, v := b.t.Fields[y].Unit, b.t.Fields[l].Unit; u != v {
		b.fault(b.at(b.s.Line), "draw two figures, or turn both into an index with derive:",
			"line: one axis cannot show two units: %s is in %s, %s in %s", b.s.Y.Name, unitOr(u), b.s.Line.Name, unitOr(v))
		return
	}
	b.xy()
	if b.bad {
		return
	}
	xs, fs := b.categories("x"), b.categories("facet")
	lines := make([][]dataset.Number, len(fs.cats))
	for f := range lines {
		lines[f] = slices.Repeat([]dataset.Number{dataset.Unknown(dataset.Missing)}, len(xs.cats))
	}
	for r, x := range xs.row {
		lines[fs.row[r]][x] = b.t.Num(r, l)
	}
	for f, run := range b.c.runs() {
		run[0].Key, run[0].Label = b.s.Y.Name, b.heading("y")
		run = append(run, Series{Key: b.s.Line.Name, Label: b.heading("line"), Colour: b.th.Ink, Values: lines[f]})
		if len(b.c.Facets) == 0 {
			b.c.Series = run
		} else {
			b.c.Facets[f].Series = run
		}
	}
}

// heading is an encoding's column title as written.
func (b *binder) heading(enc string) string {
	f := b.t.Fields[b.col[enc]]
	if f.Title == "" {
		return upper(strings.ReplaceAll(f.Name, "_", " "))
	}
	return f.Title
}

func unitOr(u string) string {
	if u == "" {
		return "no unit"
	}
	return u
}

// slope binds lines between two moments.
func (b *binder) slope() {
	b.xy()
	if b.bad {
		return
	}
	if n := len(b.c.Categories); n != 2 {
		b.fault(b.at(b.s.X), "keep two with where:, or use line", "slope goes between two places along x, here are %d", n)
	}
	b.fewLines("slope")
}

// bump binds lines of ranks: 1 for the largest value of each category.
func (b *binder) bump() {
	b.xy()
	if b.bad {
		return
	}
	if n := len(b.c.Categories); n < 2 {
		b.fault(b.at(b.s.X), "", "bump needs two places along x, here is %d", n)
	}
	b.fewLines("bump")
	for x := range b.c.Categories {
		for _, run := range b.c.runs() {
			ranks := make([]dataset.Number, len(run))
			for i, s := range run {
				ranks[i] = rankOf(s.Values[x], run, x)
			}
			for i := range run {
				run[i].Values[x] = ranks[i]
			}
		}
	}
	b.c.Format.Kind, b.c.Format.Decimals = "", 0
}

// rankOf is the place of a number among those of one category; equal ones share it.
func rankOf(n dataset.Number, run []Series, x int) dataset.Number {
	v := Plot(n)
	if math.IsNaN(v) {
		return dataset.Unknown(n.Status)
	}
	rank := 1
	for _, s := range run {
		if Plot(s.Values[x]) > v {
			rank++
		}
	}
	out := dataset.Exact(float64(rank))
	if n.Known() {
		out.Status = n.Status
	}
	return out
}

func (b *binder) fewLines(name string) {
	if n := len(b.c.runs()[0]); n > mostLines {
		b.fault(b.at(b.s.Series), "keep the largest with top:", "%s has room for %d series, here are %d", name, mostLines, n)
	}
}
