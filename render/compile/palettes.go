package compile

// Palettes: the study's fixed colours are added to a copy of the theme, each
// checked to stand out from white paper.

import (
	"maps"

	"globalstudy/render/theme"
)

const leastContrast = 3 // WCAG 2.2, 1.4.11: graphics

func (c *compiler) addPalettes() {
	th := *c.th
	th.Palettes = maps.Clone(th.Palettes)
	if th.Palettes == nil {
		th.Palettes = map[string]*theme.Palette{}
	}
	for _, p := range c.st.Palettes {
		out := &theme.Palette{Name: p.Name.S}
		for _, e := range p.Entries {
			col, err := theme.Hex(e.Colour.S)
			if err != nil {
				continue // package study says so
			}
			if r := col.Contrast(th.White); r < leastContrast {
				c.faults.Hintf(e.Colour.Pos, "take a darker shade", "colour %s of %q has a contrast of %.1f to white, at least %d is needed",
					e.Colour.S, e.Key.S, r, leastContrast)
			}
			out.Entries = append(out.Entries, theme.PaletteEntry{Key: e.Key.S, Colour: col})
		}
		th.Palettes[p.Name.S] = out
	}
	c.th = &th
}
