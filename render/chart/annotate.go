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
		m := Mark{X: b.place(at, "x", a.X), To: b.place(at, "to", a.To), Y: math.NaN(), Series: -1, Text: a.Text}
		if a.Y != "" {
			v, err := strconv.ParseFloat(a.Y, 64)
			if err != nil {
				b.fault(at, "", "annotate: y: %q is not a number", a.Y)
				continue
			}
			m.Y = v
		}
		if a.X == "" && a.Y == "" {
			b.fault(at, "give it x: or y:", "annotate: a remark needs a place")
			continue
		}
		if a.Series != "" {
			m.Series = b.seriesNamed(at, a.Series)
		}
		if m.To >= 0 && m.To < m.X {
			m.X, m.To = m.To, m.X
		}
		b.c.Annotations = append(b.c.Annotations, m)
	}
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

func (b *binder) seriesNamed(at diag.Pos, name string) int {
	var names []string
	for i, s := range b.c.Series {
		if s.Key == name || s.Label == name {
			return i
		}
		names = append(names, s.Key)
	}
	b.fault(at, nearest(name, names), "annotate: series: the chart has no %q", name)
	return -1
}
