package chart

// Panels: where the palette names them, each has its own colour.

import "globalstudy/render/theme"

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
