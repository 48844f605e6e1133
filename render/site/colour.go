package site

// Colours. The style sheet and the drawings name colours by custom properties,
// which have one value for light screens and paper and one for dark screens.
// Theme colours are --ink, --soft, ...; a drawing's own colours are --c-RRGGBB.

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"

	"globalstudy/render/theme"
)

// colour names a colour of a drawing and remembers it.
func (w *writer) colour(c theme.Colour) string {
	w.colours[c] = true
	return fmt.Sprintf("var(--c-%s)", c.String()[1:])
}

// variables writes the custom properties for light and dark.
func (w *writer) variables() []byte {
	t := w.theme
	named := []struct {
		name        string
		light, dark theme.Colour
	}{
		{"ink", t.Ink, theme.DarkInk}, {"soft", t.Soft, t.Soft.Dark()}, {"rule", t.Rule, t.Rule.Dark()},
		{"ground", t.Ground, theme.DarkGround.Mix(theme.DarkInk, 0.06)}, {"paper", t.White, theme.DarkGround},
	}
	for _, h := range t.Hues {
		named = append(named, struct {
			name        string
			light, dark theme.Colour
		}{"hue-" + h.Name, h.Colour, h.Colour.Dark()})
	}
	drawn := slices.SortedFunc(maps.Keys(w.colours), func(a, b theme.Colour) int { return cmp.Compare(a.String(), b.String()) })
	var b, dark bytes.Buffer
	b.WriteString(":root{color-scheme:light dark;")
	for _, v := range named {
		fmt.Fprintf(&b, "--%s:%s;", v.name, v.light)
		fmt.Fprintf(&dark, "--%s:%s;", v.name, v.dark)
	}
	for _, c := range drawn {
		fmt.Fprintf(&b, "--c-%s:%s;", c.String()[1:], c)
		fmt.Fprintf(&dark, "--c-%s:%s;", c.String()[1:], c.Dark())
	}
	b.WriteString("}\n@media screen and (prefers-color-scheme:dark){:root{")
	b.Write(dark.Bytes())
	b.WriteString("}}\n")
	for _, h := range t.Hues {
		fmt.Fprintf(&b, ".hue-%[1]s{--hue:var(--hue-%[1]s);--band:%[2]s}\n", h.Name, h.Colour)
	}
	return b.Bytes()
}
