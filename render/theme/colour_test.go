package theme

import "testing"

func TestRampCarriesText(t *testing.T) {
	th := Default()
	for _, h := range th.Hues {
		ramp := h.Colour.Ramp(5)
		for i, c := range ramp {
			if got := c.Contrast(c.On(th.Ink)); got < 4.5 {
				t.Errorf("%s, class %d: text on %s has contrast %.2f, want 4.5", h.Name, i+1, c, got)
			}
			if i > 0 && ramp[i-1].L()-c.L() < 10 {
				t.Errorf("%s, class %d: %s is not clearly darker than %s", h.Name, i+1, c, ramp[i-1])
			}
		}
	}
}

func TestThemeContrast(t *testing.T) {
	th := Default()
	for _, h := range th.Hues {
		if got := h.Colour.Contrast(th.White); got < 4.5 {
			t.Errorf("%s on white: %.2f", h.Name, got)
		}
		if got := h.Colour.Dark().Contrast(DarkGround); got < 4.5 {
			t.Errorf("%s on a dark screen: %.2f", h.Name, got)
		}
	}
	for name, got := range map[string]float64{
		"ink": th.Ink.Contrast(th.White), "soft": th.Soft.Contrast(th.White),
		"dark ink": DarkInk.Contrast(DarkGround), "dark soft": th.Soft.Dark().Contrast(DarkGround),
	} {
		if got < 4.5 {
			t.Errorf("%s: contrast %.2f, want 4.5", name, got)
		}
	}
}

func TestDarkKeepsNeighboursApart(t *testing.T) {
	for _, p := range [][2]string{{"#0B5C7A", "#D08A2E"}, {"#FFFFFF", "#1B2733"}, {"#DCE8ED", "#0B5C7A"}} {
		a, b := MustHex(p[0]), MustHex(p[1])
		before, after := a.L()-b.L(), a.Dark().L()-b.Dark().L()
		if before*after >= 0 || after*after < 0.4*before*before {
			t.Errorf("%s and %s are %.0f apart, on a dark screen %.0f", a, b, before, after)
		}
	}
}
