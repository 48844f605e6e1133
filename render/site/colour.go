package site

// Colours. The style sheet and the drawings name colours by custom properties,
// which have one value for light screens and paper and one for dark screens;
// which one counts is the element's color-scheme, which a reader may set.
// Theme colours are --ink, --soft, ...; a drawing's own colours are --c-RRGGBB.

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"

	"globalstudy/render/theme"
)

// inks remembers the colours of one drawing.
type inks map[theme.Colour]string

// name names a colour of a drawing.
func (c inks) name(v theme.Colour) string {
	s, ok := c[v]
	if !ok {
		s = fmt.Sprintf("var(--c-%s)", v.String()[1:])
		c[v] = s
	}
	return s
}

// used notes the colours of a drawing for the style sheet.
func (w *writer) used(c inks) {
	w.mu.Lock()
	for v := range c {
		w.colours[v] = true
	}
	w.mu.Unlock()
}

// variables writes the custom properties. Browsers that do not know light-dark()
// keep the light values.
func (w *writer) variables() []byte {
	t := w.theme
	type named struct {
		name        string
		light, dark theme.Colour
	}
	all := []named{
		{"ink", t.Ink, theme.DarkInk}, {"soft", t.Soft, t.Soft.Dark()}, {"rule", t.Rule, t.Rule.Dark()},
		{"ground", t.Ground, theme.DarkGround.Mix(theme.DarkInk, 0.06)}, {"paper", t.White, theme.DarkGround},
	}
	for _, h := range t.Hues {
		all = append(all, named{"hue-" + h.Name, h.Colour, h.Colour.Dark()})
	}
	for _, c := range slices.SortedFunc(maps.Keys(w.colours), func(a, b theme.Colour) int { return cmp.Compare(a.String(), b.String()) }) {
		all = append(all, named{"c-" + c.String()[1:], c, c.Dark()})
	}
	var b, both bytes.Buffer
	for _, v := range all {
		fmt.Fprintf(&b, "--%s:%s;", v.name, v.light)
		fmt.Fprintf(&both, "--%s:light-dark(%s,%s);", v.name, v.light, v.dark)
	}
	out := []byte(":root{color-scheme:light dark;" + b.String() + "}\n@supports (color:light-dark(#000,#fff)){:root{" + both.String() + "}}\n")
	for _, h := range t.Hues {
		out = fmt.Appendf(out, ".hue-%[1]s{--hue:var(--hue-%[1]s);--band:%[2]s}\n", h.Name, h.Colour)
	}
	return out
}
