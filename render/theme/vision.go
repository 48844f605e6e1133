package theme

// How colours look to readers who see fewer of them, and how far apart two
// colours are. Deficiencies are simulated with the matrices of Machado, Oliveira
// and Fernandes (2009) at full severity, applied to linear RGB; difference is
// CIEDE2000 (Sharma, Wu and Dalal 2005) on CIE Lab, D65.

import "math"

// Vision is a way of seeing colours.
type Vision int

// The ways.
const (
	Typical      Vision = iota
	Protanopia          // no long-wave cones
	Deuteranopia        // no medium-wave cones
	Tritanopia          // no short-wave cones
)

// Visions lists all ways of seeing.
func Visions() []Vision { return []Vision{Typical, Protanopia, Deuteranopia, Tritanopia} }

func (v Vision) String() string {
	return [...]string{"typical vision", "protanopia", "deuteranopia", "tritanopia"}[v]
}

// Two neighbouring areas are told apart when they differ by LeastDifference
// under every vision, and by LeastLightness in greyscale print.
const (
	LeastDifference = 10 // CIEDE2000
	LeastLightness  = 10 // CIE L*
)

func (v Vision) matrix() [9]float64 {
	switch v {
	case Protanopia:
		return [9]float64{0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998}
	case Deuteranopia:
		return [9]float64{0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881}
	case Tritanopia:
		return [9]float64{1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}
	}
	return [9]float64{1, 0, 0, 0, 1, 0, 0, 0, 1}
}

// Seen is the colour as it appears under a vision.
func (c Colour) Seen(v Vision) Colour {
	lin := func(b uint8) float64 {
		x := float64(b) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	enc := func(x float64) uint8 {
		x = min(max(x, 0), 1)
		if x <= 0.0031308 {
			return uint8(math.Round(x * 12.92 * 255))
		}
		return uint8(math.Round((1.055*math.Pow(x, 1/2.4) - 0.055) * 255))
	}
	m, r, g, b := v.matrix(), lin(c.R), lin(c.G), lin(c.B)
	return Colour{enc(m[0]*r + m[1]*g + m[2]*b), enc(m[3]*r + m[4]*g + m[5]*b), enc(m[6]*r + m[7]*g + m[8]*b)}
}

// Apart reports whether two neighbouring areas are told apart by colour alone, by
// every reader and in greyscale print.
func (c Colour) Apart(d Colour) bool {
	if math.Abs(c.L()-d.L()) < LeastLightness {
		return false
	}
	for _, v := range Visions() {
		if c.Seen(v).Difference(d.Seen(v)) < LeastDifference {
			return false
		}
	}
	return true
}

// Difference is the CIEDE2000 colour difference.
func (c Colour) Difference(d Colour) float64 {
	l1, a1, b1 := c.lab()
	l2, a2, b2 := d.lab()
	return ciede2000(l1, a1, b1, l2, a2, b2)
}

func ciede2000(l1, a1, b1, l2, a2, b2 float64) float64 {
	pow7 := func(x float64) float64 { return math.Pow(x, 7) }
	rad := math.Pi / 180
	mean := (math.Hypot(a1, b1) + math.Hypot(a2, b2)) / 2
	g := 0.5 * (1 - math.Sqrt(pow7(mean)/(pow7(mean)+pow7(25))))
	a1, a2 = a1*(1+g), a2*(1+g)
	c1, c2 := math.Hypot(a1, b1), math.Hypot(a2, b2)
	h1, h2 := hue(a1, b1), hue(a2, b2)
	dl, dc := l2-l1, c2-c1
	dh, hm := h2-h1, (h1+h2)/2
	switch {
	case c1*c2 == 0:
		dh, hm = 0, h1+h2
	case dh > 180:
		dh -= 360
	case dh < -180:
		dh += 360
	}
	if c1*c2 != 0 && math.Abs(h1-h2) > 180 {
		if h1+h2 < 360 {
			hm += 180
		} else {
			hm -= 180
		}
	}
	big := 2 * math.Sqrt(c1*c2) * math.Sin(dh/2*rad)
	lm, cm := (l1+l2)/2, (c1+c2)/2
	t := 1 - 0.17*math.Cos((hm-30)*rad) + 0.24*math.Cos(2*hm*rad) + 0.32*math.Cos((3*hm+6)*rad) - 0.20*math.Cos((4*hm-63)*rad)
	sl := 1 + 0.015*(lm-50)*(lm-50)/math.Sqrt(20+(lm-50)*(lm-50))
	sc, sh := 1+0.045*cm, 1+0.015*cm*t
	turn := 30 * math.Exp(-((hm-275)/25)*((hm-275)/25))
	rt := -2 * math.Sqrt(pow7(cm)/(pow7(cm)+pow7(25))) * math.Sin(2*turn*rad)
	return math.Sqrt((dl/sl)*(dl/sl) + (dc/sc)*(dc/sc) + (big/sh)*(big/sh) + rt*(dc/sc)*(big/sh))
}

// hue is the angle of a and b in degrees, 0 to 360.
func hue(a, b float64) float64 {
	if a == 0 && b == 0 {
		return 0
	}
	h := math.Atan2(b, a) * 180 / math.Pi
	if h < 0 {
		h += 360
	}
	return h
}
