package chart

// Annotations are bound to categories and series by key or label.

import (
	"math"
	"strconv"

	"globalstudy/render/diag"
	"globalstudy/render/theme"
)

type colour = theme.Colour

func nearest(name string, known []string) string { return diag.DidYouMean(name, known) }

func (b *binder) annotations() {
	for _, a := range b.s.Annotate {
		at := a.Pos
		if at == (diag.Pos{}) {
			at = b.s.Pos
		}
		m := Mark{X: -1, To: -1, XV: math.NaN(), ToV: math.NaN(), Y: math.NaN(), Series: -1, Facet: b.panelNamed(at, a.Facet), Text: a.Text}
		if b.typ.Family == Points || b.typ.Family == Histogram {
			m.XV, m.ToV = b.onAxis(at, "x", a.X), b.onAxis(at, "to", a.To)
		} else {
			m.X, m.To = b.place(at, "x", a.X), b.place(at, "to", a.To)
		}
		m.Y = b.onAxis(at, "y", a.Y)
		if a.X == "" && a.Y == "" {
			b.fault(at, "give it x: or y:", "annotate: a remark needs a place")
			continue
		}
		if a.Series != "" {
			m.Series = b.seriesNamed(at, a.Series)
		}
		b.within(at, m)
		if m.To >= 0 && m.To < m.X {
			m.X, m.To = m.To, m.X
		}
		if m.ToV < m.XV {
			m.XV, m.ToV = m.ToV, m.XV
		}
		b.c.Annotations = append(b.c.Annotations, m)
	}
}

// within refuses a place beyond an axis whose ends are fixed.
func (b *binder) within(at diag.Pos, m Mark) {
	if b.typ.Stack == Percent && (m.Y < 0 || m.Y > 100) {
		b.fault(at, "", "annotate: y: the axis runs from 0 to 100 %%")
	}
	if e := b.c.Edges; len(e) > 0 {
		for _, v := range []float64{m.XV, m.ToV} {
			if v < e[0] || v > e[len(e)-1] {
				b.fault(at, "", "annotate: x: the bins run from %s to %s", b.th.Number(e[0], b.c.XFormat), b.th.Number(e[len(e)-1], b.c.XFormat))
			}
		}
	}
}

// onAxis is a place on an axis of values, NaN where none is written.
func (b *binder) onAxis(at diag.Pos, key, text string) float64 {
	if text == "" {
		return math.NaN()
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		b.fault(at, "", "annotate: %s: %q is not a number", key, text)
		return math.NaN()
	}
	return v
}

// place is the category named, or -1 where none is.
func (b *binder) place(at diag.Pos, key, name string) int {
	if name == "" {
		return -1
	}
	i := find(b.c.Categories, name)
	if i < 0 {
		b.fault(at, nearestCategory(name, b.c.Categories), "annotate: %s: the chart has no %q", key, name)
	}
	return i
}

// panelNamed is the panel that a remark is of, or -1 for all.
func (b *binder) panelNamed(at diag.Pos, name string) int {
	if name == "" {
		return -1
	}
	var names []string
	for i, f := range b.c.Facets {
		if f.Key == name || f.Label == name {
			return i
		}
		names = append(names, f.Key)
	}
	hint := nearest(name, names)
	if len(names) == 0 {
		hint = "only a chart with facet: has panels"
	}
	b.fault(at, hint, "annotate: facet: the chart has no panel %q", name)
	return -1
}

func (b *binder) seriesNamed(at diag.Pos, name string) int {
	var names []string
	for i, s := range b.c.runs()[0] {
		if s.Key == name || s.Label == name {
			return i
		}
		names = append(names, s.Key)
	}
	b.fault(at, nearest(name, names), "annotate: series: the chart has no %q", name)
	return -1
}
