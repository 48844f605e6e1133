package pdf

// Paints: solid colours, gradients (shading patterns) and tiles. Stops of a
// gradient that differ in opacity are blended with white, the paper, because
// viewers and printers differ in masked gradients.

import (
	"fmt"
	"strings"

	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// setPaint makes a paint current for filling or stroking what lies in area; it
// reports false when there is nothing to see.
func (p *painter) setPaint(which parameter, paint scene.Paint, area box) bool {
	alpha, pattern := paint.Alpha*p.alpha, ""
	switch paint.Kind {
	case scene.NoPaint:
		return false
	case scene.Solid:
		op := " rg"
		if which == strokeColour {
			op = " RG"
		}
		p.set(which, colour(paint.Colour)+op)
	case scene.LinearGradient, scene.RadialGradient:
		var own float64
		if pattern, own = p.gradient(paint, area); pattern == "" {
			return false
		}
		alpha *= own
	case scene.Tiling:
		if pattern = p.tiling(paint.Pattern); pattern == "" {
			return false
		}
	default:
		panic("pdf: unknown paint")
	}
	if pattern != "" {
		op := "/Pattern cs " + pattern + " scn"
		if which == strokeColour {
			op = "/Pattern CS " + pattern + " SCN"
		}
		p.set(which, op)
	}
	if which == strokeColour {
		p.setAlpha(strokeAlpha, alpha)
	} else {
		p.setAlpha(fillAlpha, alpha)
	}
	return alpha > 0
}

// colour spells the three components of a colour.
func colour(c theme.Colour) string {
	return numbers(float64(c.R)/255, float64(c.G)/255, float64(c.B)/255)
}

// gradient names the pattern of a gradient and gives the opacity common to its stops.
func (p *painter) gradient(paint scene.Paint, area box) (pattern string, alpha float64) {
	g := paint.Gradient
	if g == nil || len(g.Stops) == 0 {
		return "", 0
	}
	m := p.ctm
	if g.Box {
		w, h := area.x1-area.x0, area.y1-area.y0
		if w <= 0 || h <= 0 {
			return "", 0
		}
		m = scene.Matrix{A: w, D: h, E: area.x0, F: area.y0}.Then(m)
	}
	stops, alpha := flatten(g.Stops)
	kind, coords := 2, numbers(g.X1, g.Y1, g.X2, g.Y2)
	if paint.Kind == scene.RadialGradient {
		kind, coords = 3, numbers(g.X1, g.Y1, 0, g.X1, g.Y1, g.R)
	}
	entries := fmt.Sprintf("/PatternType 2/Matrix[%s]/Shading<</ShadingType %d/ColorSpace/DeviceRGB/Coords[%s]/Extend[true true]/Function%s>>",
		matrix(m), kind, coords, gradientFunction(stops))
	return p.needs.pattern(p.prefix, entries, nil), alpha
}

// flatten gives stops from 0 to 1 without opacity of their own, and the opacity they share.
func flatten(stops []scene.Stop) ([]scene.Stop, float64) {
	out, alpha := make([]scene.Stop, 0, len(stops)+2), stops[0].Alpha
	for _, s := range stops {
		if s.Alpha != alpha {
			alpha = 1
		}
	}
	at := 0.0
	if alpha == 1 {
		stops = finer(stops)
	}
	for _, s := range stops {
		if s.Alpha != alpha {
			s.Colour = theme.Colour{R: 255, G: 255, B: 255}.Mix(s.Colour, s.Alpha)
		}
		at = max(at, min(1, s.At))
		out = append(out, scene.Stop{At: at, Colour: s.Colour, Alpha: 1})
	}
	if out[0].At > 0 {
		out = append([]scene.Stop{{At: 0, Colour: out[0].Colour}}, out...)
	}
	if last := out[len(out)-1]; last.At < 1 || len(out) == 1 {
		out = append(out, scene.Stop{At: 1, Colour: last.Colour})
	}
	return out, alpha
}

// finerSteps is into how many pieces a stretch is cut along which colour and opacity change:
// there the blend with white does not run in a straight line.
const finerSteps = 8

// finer adds stops where both change from one to the next.
func finer(stops []scene.Stop) []scene.Stop {
	out := stops[:1:1]
	for i, b := range stops[1:] {
		a := stops[i]
		for k := 1; k < finerSteps && a.Alpha != b.Alpha && a.Colour != b.Colour; k++ {
			t := float64(k) / finerSteps
			out = append(out, scene.Stop{At: a.At + (b.At-a.At)*t, Colour: a.Colour.Mix(b.Colour, t), Alpha: a.Alpha + (b.Alpha-a.Alpha)*t})
		}
		out = append(out, b)
	}
	return out
}

// gradientFunction spells the function from 0–1 to a colour, stitched of one
// linear piece per pair of stops; pairs at one place are a jump and need none.
func gradientFunction(stops []scene.Stop) string {
	var pieces, bounds, encode []string
	for i := 1; i < len(stops); i++ {
		a, b := stops[i-1], stops[i]
		if number(a.At) == number(b.At) {
			continue
		}
		if len(pieces) > 0 {
			bounds = append(bounds, number(a.At))
		}
		pieces = append(pieces, fmt.Sprintf("<</FunctionType 2/Domain[0 1]/N 1/C0[%s]/C1[%s]>>", colour(a.Colour), colour(b.Colour)))
		encode = append(encode, "0 1")
	}
	if len(pieces) == 1 {
		return pieces[0]
	}
	return fmt.Sprintf("<</FunctionType 3/Domain[0 1]/Functions[%s]/Bounds[%s]/Encode[%s]>>",
		strings.Join(pieces, ""), strings.Join(bounds, " "), strings.Join(encode, " "))
}

// tiling names the pattern of a tile.
func (p *painter) tiling(t *scene.Pattern) string {
	if t == nil || t.Width <= 0 || t.Height <= 0 {
		return ""
	}
	t = enlarged(t)
	m := t.Matrix.OrIdentity().Then(p.ctm)
	tile := newPainter(p.fonts, p.prefix+"t", p.lang, m)
	tile.items(t.Items)
	tile.cut(nil)
	if len(tile.parts) > 1 {
		tile.fault("an image inside a pattern")
	}
	p.faults = append(p.faults, tile.faults...)
	size := numbers(t.Width, t.Height)
	entries := fmt.Sprintf("/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 %s]/XStep %s/YStep %s/Matrix[%s]",
		size, number(t.Width), number(t.Height), matrix(m))
	return p.needs.pattern(p.prefix, entries, &tile.content)
}
