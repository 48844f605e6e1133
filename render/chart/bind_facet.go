package chart

// Panels: where the palette names them, each has its own colour.

import (
	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

// facetColours is the colour of each panel where the palette is one of panels:
// there are no series, and it knows more of the panels than of the categories. Else nil.
func (b *binder) facetColours(facets, cats []Category, grouped bool) []theme.Colour {
	if _, ok := b.col["facet"]; !ok || grouped || b.pal == nil {
		return nil
	}
	if hits(b, facets) == 0 || hits(b, facets) < hits(b, cats) {
		return nil
	}
	return b.paint(facets)
}

// panels sets one run of values for each panel, or for the chart where it has none.
func (b *binder) panels(facets []Category, values func(f int) []dataset.Number) {
	if _, ok := b.col["facet"]; !ok {
		b.c.Series = []Series{{Colour: b.hue, Values: values(0)}}
		return
	}
	colours := b.facetColours(facets, b.c.Categories, false)
	for f, k := range facets {
		run := Series{Colour: b.hue, Values: values(f)}
		if colours != nil {
			run.Colour = colours[f]
		}
		b.c.Facets = append(b.c.Facets, Facet{Key: k.Key, Label: k.Label, Series: []Series{run}})
	}
}
