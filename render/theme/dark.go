package theme

// Dark variants. A drawing is made once, for a white ground; on a dark screen
// each of its colours is exchanged for one of the same hue whose lightness is
// turned over, so ink becomes pale, pale tints become deep, and neighbours stay
// as far apart as they were. The work is done in CIE Lab (D65).

import "math"

// DarkGround and DarkInk are the page and text colours of the dark screen.
var (
	DarkGround = Colour{0x12, 0x18, 0x1E}
	DarkInk    = Colour{0xE6, 0xEB, 0xEF}
)

// Dark returns the colour to use on a dark ground in place of c.
func (c Colour) Dark() Colour {
	if c == (Colour{255, 255, 255}) {
		return DarkGround
	}
	l, a, b := c.lab()
	return fromLab(100-0.85*l, a, b)
}

func (c Colour) lab() (l, a, b float64) {
	lin := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	r, g, bl := lin(c.R), lin(c.G), lin(c.B)
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (t*24389/27 + 16) / 116
	}
	x := f((0.4124*r + 0.3576*g + 0.1805*bl) / 0.9505)
	y := f(0.2126*r + 0.7152*g + 0.0722*bl)
	z := f((0.0193*r + 0.1192*g + 0.9505*bl) / 1.089)
	return 116*y - 16, 500 * (x - y), 200 * (y - z)
}

// fromLab gives the nearest sRGB colour, taking chroma out until it fits.
func fromLab(l, a, b float64) Colour {
	for k := 1.0; ; k -= 0.05 {
		c, ok := labRGB(l, a*k, b*k)
		if ok || k <= 0 {
			return c
		}
	}
}

func labRGB(l, a, b float64) (Colour, bool) {
	g := func(t float64) float64 {
		if t*t*t > 216.0/24389 {
			return t * t * t
		}
		return (116*t - 16) * 27 / 24389
	}
	fy := (l + 16) / 116
	x, y, z := 0.9505*g(fy+a/500), g(fy), 1.089*g(fy-b/200)
	ok := true
	enc := func(v float64) uint8 {
		if v < -0.001 || v > 1.001 {
			ok = false
		}
		v = min(max(v, 0), 1)
		if v <= 0.0031308 {
			v *= 12.92
		} else {
			v = 1.055*math.Pow(v, 1/2.4) - 0.055
		}
		return uint8(math.Round(v * 255))
	}
	c := Colour{
		R: enc(3.2406*x - 1.5372*y - 0.4986*z), G: enc(-0.9689*x + 1.8758*y + 0.0415*z), B: enc(0.0557*x - 0.2040*y + 1.0570*z),
	}
	return c, ok
}
