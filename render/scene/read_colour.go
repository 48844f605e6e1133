package scene

// Colours as CSS writes them in ECharts options.

import (
	"fmt"
	"math"
	"strings"

	"globalstudy/render/theme"
)

// ParseColour reads #rgb, #rgba, #rrggbb, #rrggbbaa, rgb(), rgba(), hsl(), hsla(), a name of CSS, "none" or "transparent".
// The alpha runs from 0 (nothing to draw) to 1.
func ParseColour(s string) (theme.Colour, float64, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "none" || s == "transparent" {
		return theme.Colour{}, 0, nil
	}
	bad := fmt.Errorf("the colour %.40q is not known (use #rrggbb)", s)
	if args, ok := strings.CutPrefix(s, "rgb"); ok {
		return rgb(strings.TrimPrefix(args, "a"), bad)
	}
	if args, ok := strings.CutPrefix(s, "hsl"); ok {
		return hsl(strings.TrimPrefix(args, "a"), bad)
	}
	if hex := named(s); hex != "" {
		s = hex
	}
	if len(s) == 5 && s[0] == '#' {
		s = string([]byte{'#', s[1], s[1], s[2], s[2], s[3], s[3], s[4], s[4]})
	}
	alpha := 1.0
	if len(s) == 9 && s[0] == '#' {
		var a uint8
		if _, err := fmt.Sscanf(s[7:], "%02x", &a); err != nil {
			return theme.Colour{}, 0, bad
		}
		s, alpha = s[:7], float64(a)/255
	}
	c, err := theme.Hex(s)
	if err != nil {
		return theme.Colour{}, 0, bad
	}
	return c, alpha, nil
}

// arguments reads the three numbers of a colour function and its alpha, which may be
// set off by a stroke and be in per cent; percent says which of the three are in per cent.
func arguments(args string, bad error) (v [3]float64, percent [3]bool, alpha float64, err error) {
	args, ok := strings.CutPrefix(args, "(")
	args, ok2 := strings.CutSuffix(args, ")")
	words := strings.FieldsFunc(args, func(r rune) bool { return r == ' ' || r == ',' || r == '/' })
	if !ok || !ok2 || len(words) < 3 || len(words) > 4 {
		return v, percent, 0, bad
	}
	alpha = 1
	for i, w := range words {
		w, share := strings.CutSuffix(w, "%")
		x, err := number(strings.TrimSuffix(w, "deg"))
		switch {
		case err != nil:
			return v, percent, 0, bad
		case i < 3:
			v[i], percent[i] = x, share
		case share:
			alpha = min(max(x/100, 0), 1)
		default:
			alpha = min(max(x, 0), 1)
		}
	}
	return v, percent, alpha, nil
}

func rgb(args string, bad error) (theme.Colour, float64, error) {
	v, percent, alpha, err := arguments(args, bad)
	if err != nil {
		return theme.Colour{}, 0, err
	}
	for i := range v {
		if percent[i] {
			v[i] = v[i] * 255 / 100
		}
		if v[i] < 0 || v[i] > 255 {
			return theme.Colour{}, 0, bad
		}
	}
	return theme.Colour{R: uint8(math.Round(v[0])), G: uint8(math.Round(v[1])), B: uint8(math.Round(v[2]))}, alpha, nil
}

// hsl mixes a colour of a hue in degrees, saturation and lightness in per cent.
func hsl(args string, bad error) (theme.Colour, float64, error) {
	v, percent, alpha, err := arguments(args, bad)
	if err != nil || percent != [3]bool{false, true, true} || v[1] < 0 || v[1] > 100 || v[2] < 0 || v[2] > 100 {
		return theme.Colour{}, 0, bad
	}
	light := v[2] / 100
	chroma := v[1] / 100 * min(light, 1-light)
	part := func(n float64) uint8 {
		k := math.Mod(n+v[0]/30, 12)
		if k < 0 {
			k += 12
		}
		return uint8(math.Round(255 * (light - chroma*max(-1, min(k-3, 9-k, 1)))))
	}
	return theme.Colour{R: part(0), G: part(8), B: part(4)}, alpha, nil
}
