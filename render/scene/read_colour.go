package scene

// Colours as CSS writes them in ECharts options.

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"globalstudy/render/theme"
)

// names are the colour names that options commonly use.
var names = []struct{ name, hex string }{
	{"aqua", "#00ffff"}, {"black", "#000000"}, {"blue", "#0000ff"}, {"brown", "#a52a2a"}, {"cyan", "#00ffff"}, {"darkblue", "#00008b"},
	{"darkgray", "#a9a9a9"}, {"darkgreen", "#006400"}, {"darkgrey", "#a9a9a9"}, {"darkred", "#8b0000"}, {"dimgray", "#696969"},
	{"dimgrey", "#696969"}, {"fuchsia", "#ff00ff"}, {"gold", "#ffd700"}, {"gray", "#808080"}, {"green", "#008000"}, {"grey", "#808080"},
	{"lightblue", "#add8e6"}, {"lightgray", "#d3d3d3"}, {"lightgreen", "#90ee90"}, {"lightgrey", "#d3d3d3"}, {"lime", "#00ff00"},
	{"magenta", "#ff00ff"}, {"maroon", "#800000"}, {"navy", "#000080"}, {"olive", "#808000"}, {"orange", "#ffa500"}, {"pink", "#ffc0cb"},
	{"purple", "#800080"}, {"red", "#ff0000"}, {"silver", "#c0c0c0"}, {"steelblue", "#4682b4"}, {"teal", "#008080"}, {"tomato", "#ff6347"},
	{"white", "#ffffff"}, {"whitesmoke", "#f5f5f5"}, {"yellow", "#ffff00"},
}

// ParseColour reads #rgb, #rrggbb, #rrggbbaa, rgb(), rgba(), a common name, "none" or "transparent".
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
	if i := slices.IndexFunc(names, func(n struct{ name, hex string }) bool { return n.name == s }); i >= 0 {
		s = names[i].hex
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

func rgb(args string, bad error) (theme.Colour, float64, error) {
	args, ok := strings.CutPrefix(args, "(")
	args, ok2 := strings.CutSuffix(args, ")")
	v, err := numbers(args)
	if !ok || !ok2 || err != nil || (len(v) != 3 && len(v) != 4) {
		return theme.Colour{}, 0, bad
	}
	for _, x := range v[:3] {
		if x < 0 || x > 255 {
			return theme.Colour{}, 0, bad
		}
	}
	alpha := 1.0
	if len(v) == 4 {
		alpha = min(max(v[3], 0), 1)
	}
	return theme.Colour{R: uint8(math.Round(v[0])), G: uint8(math.Round(v[1])), B: uint8(math.Round(v[2]))}, alpha, nil
}
