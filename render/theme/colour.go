package theme

// Colours are sRGB triples. Lightness is CIE L* and contrast the WCAG ratio,
// both over white or another opaque colour; palettes are checked with them.

import (
	"fmt"
	"math"
	"strconv"
)

// Colour is an opaque sRGB colour.
type Colour struct{ R, G, B uint8 }

// Hex reads "#RRGGBB" or "#RGB".
func Hex(s string) (Colour, error) {
	if len(s) == 4 && s[0] == '#' {
		s = string([]byte{'#', s[1], s[1], s[2], s[2], s[3], s[3]})
	}
	if len(s) != 7 || s[0] != '#' {
		return Colour{}, fmt.Errorf("colour %q is not of the form #RRGGBB", s)
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return Colour{}, fmt.Errorf("colour %q is not of the form #RRGGBB", s)
	}
	return Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, nil
}

// MustHex is Hex for constants; it panics on a malformed one.
func MustHex(s string) Colour {
	c, err := Hex(s)
	if err != nil {
		panic(err)
	}
	return c
}

// String gives "#RRGGBB".
func (c Colour) String() string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

// Mix blends c towards d: t = 0 is c, t = 1 is d.
func (c Colour) Mix(d Colour, t float64) Colour {
	m := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*t)) }
	return Colour{m(c.R, d.R), m(c.G, d.G), m(c.B, d.B)}
}

// Luminance is the WCAG relative luminance, 0 to 1.
func (c Colour) Luminance() float64 {
	f := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B)
}

// Contrast is the WCAG contrast ratio of two colours, 1 to 21.
func (c Colour) Contrast(d Colour) float64 {
	a, b := c.Luminance(), d.Luminance()
	if a < b {
		a, b = b, a
	}
	return (a + 0.05) / (b + 0.05)
}

// L is the CIE lightness, 0 to 100.
func (c Colour) L() float64 {
	y := c.Luminance()
	if y <= 216.0/24389 {
		return y * 24389 / 27
	}
	return 116*math.Cbrt(y) - 16
}

// On returns white or ink, whichever reads better on c.
func (c Colour) On(ink Colour) Colour {
	white := Colour{255, 255, 255}
	if c.Contrast(white) >= c.Contrast(ink) {
		return white
	}
	return ink
}

// Ramp gives n colours in even steps of lightness from a pale tint of c to a
// dark shade of it, for classed maps and heat tables. n is at least 2.
func (c Colour) Ramp(n int) []Colour {
	pale, dark := c.Mix(Colour{255, 255, 255}, 0.95), c.Mix(Colour{}, 0.6)
	out := make([]Colour, n)
	for i := range out {
		out[i] = atLightness(pale, c, dark, rampPale+(rampDark-rampPale)*float64(i)/float64(n-1))
	}
	return out
}

// The ends of a ramp's lightness. With five classes the middle one, at 59, still
// carries ink at 4.5:1 and the next one white.
const rampPale, rampDark = 90, 28

// atLightness finds the colour of lightness want on the way pale – mid – dark.
func atLightness(pale, mid, dark Colour, want float64) Colour {
	lo, hi := 0.0, 1.0
	at := func(t float64) Colour {
		if t < 0.5 {
			return pale.Mix(mid, t*2)
		}
		return mid.Mix(dark, t*2-1)
	}
	for range 24 {
		t := (lo + hi) / 2
		if at(t).L() > want {
			lo = t
		} else {
			hi = t
		}
	}
	return at((lo + hi) / 2)
}
