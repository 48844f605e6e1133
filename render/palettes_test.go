package render

import (
	"testing"

	"globalstudy/render/diag"
	"globalstudy/render/study"
	"globalstudy/render/theme"
)

// TestPalettesOfStudy checks the shipped study's colours: marks stand out 3:1 from
// white paper and from the dark screen, and neighbours in a palette are told
// apart under every vision and in greyscale. Palettes whose colours repeat stand
// for groups of lines on a map, which are named; they have no neighbours.
func TestPalettesOfStudy(t *testing.T) {
	var faults diag.List
	st := study.Load(studyFS("shipped"), &faults)
	white := theme.Default().White
	for _, p := range st.Palettes {
		seen, repeats := map[string]bool{}, false
		var run []theme.Colour
		for _, e := range p.Entries {
			repeats = repeats || seen[e.Colour.S]
			seen[e.Colour.S] = true
			c := theme.MustHex(e.Colour.S)
			run = append(run, c)
			if r := c.Contrast(white); r < 3 {
				t.Errorf("%s: %s has contrast %.2f to white", p.Name.S, e.Key.S, r)
			}
			if r := c.Dark().Contrast(theme.DarkGround); r < 3 {
				t.Errorf("%s: %s has contrast %.2f on a dark screen", p.Name.S, e.Key.S, r)
			}
		}
		for i := 1; i < len(run) && !repeats; i++ {
			a, b := run[i-1], run[i]
			if a.Apart(b) {
				continue
			}
			t.Errorf("%s: %s and %s are not told apart", p.Name.S, p.Entries[i-1].Key.S, p.Entries[i].Key.S)
			for _, v := range theme.Visions() {
				t.Logf("  %s: %.1f; lightness %.0f and %.0f", v, a.Seen(v).Difference(b.Seen(v)), a.L(), b.L())
			}
		}
	}
}

// homonyms are codes that stand for different things in different palettes.
var homonyms = map[string]string{
	"mexico":   "people from Mexico, and people counted in Mexico",
	"mixed":    "a journey by several means, a network of several nationalities",
	"other":    "what each list leaves over, which is never the same",
	"southern": "Southern Asia, Southern Africa, and the way to the south of Africa",
}

// TestOneColourPerConcept asks that a code has the same colour in every palette of
// the shipped study, but for homonyms.
func TestOneColourPerConcept(t *testing.T) {
	var faults diag.List
	st := study.Load(studyFS("shipped"), &faults)
	type use struct{ palette, colour string }
	first, differ := map[string]use{}, map[string]bool{}
	for _, p := range st.Palettes {
		for _, e := range p.Entries {
			now := use{p.Name.S, theme.MustHex(e.Colour.S).String()}
			was, seen := first[e.Key.S]
			switch {
			case !seen:
				first[e.Key.S] = now
			case was.colour == now.colour:
			case homonyms[e.Key.S] != "":
				differ[e.Key.S] = true
			default:
				t.Errorf("%s is %s in %s and %s in %s", e.Key.S, was.colour, was.palette, now.colour, now.palette)
			}
		}
	}
	if len(first) == 0 {
		t.Error("the study has no palettes")
	}
	for code := range homonyms {
		if !differ[code] {
			t.Errorf("%s is listed as a homonym and has one colour", code)
		}
	}
}
