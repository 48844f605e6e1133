package chart

// Colours: a palette gives a category the same colour in every chapter; without
// one a single series takes the chapter's hue and several take the theme's
// sequence. The rest is always grey.

import (
	"slices"
	"strings"

	"globalstudy/render/diag"
	"globalstudy/render/theme"
)

// otherGrey is the colour of “Other”: grey, and light enough to recede.
func (b *binder) otherGrey() theme.Colour { return b.th.Soft.Mix(b.th.White, 0.45) }

// paint gives categories their colours: of the palette, else one for all, else the sequence.
func (b *binder) paint(cats []Category) []theme.Colour {
	out := make([]theme.Colour, len(cats))
	sequence := b.th.Palettes[""].Entries
	var unknown, known []string
	n := 0
	for i, k := range cats {
		switch {
		case b.pal != nil:
			c, ok := b.pal.Lookup(k.Key)
			if !ok && k.Other {
				c = b.otherGrey()
			} else if !ok {
				unknown = append(unknown, k.Key)
			}
			out[i] = c
		case k.Other:
			out[i] = b.otherGrey()
		case len(cats) == 1:
			out[i] = b.hue
		default:
			out[i] = sequence[n%len(sequence)].Colour
			n++
		}
	}
	if len(unknown) > 0 {
		for _, e := range b.pal.Entries {
			known = append(known, e.Key)
		}
		b.fault(b.at(b.s.Palette), diag.DidYouMean(unknown[0], known), "palette %q has no colour for %s", b.s.Palette.Name, strings.Join(unknown, ", "))
	}
	return out
}

// byPalette gives the order of categories in which the palette names them; the rest keep theirs.
func (b *binder) byPalette(cats []Category) []int {
	order := make([]int, len(cats))
	for i := range order {
		order[i] = i
	}
	place := func(i int) int {
		if cats[i].Other {
			return 1 << 20
		}
		if b.pal != nil {
			if p := slices.IndexFunc(b.pal.Entries, func(e theme.PaletteEntry) bool { return e.Key == cats[i].Key }); p >= 0 {
				return p
			}
			return 1 << 19
		}
		return 0
	}
	slices.SortStableFunc(order, func(i, j int) int { return place(i) - place(j) })
	return order
}

// shades gives n parts of one whole the chapter's hue from dark to pale.
func shades(hue theme.Colour, n int) []theme.Colour {
	if n == 1 {
		return []theme.Colour{hue}
	}
	r := hue.Ramp(n + 2)
	out := make([]theme.Colour, n)
	for i := range out {
		out[i] = r[n-i] // leaves out the darkest and the palest
	}
	return out
}
