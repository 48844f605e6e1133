package echarts

// Statuses of figures in drawings that do not stand on two axes. An estimate is
// lighter, with an outline in its colour; a provisional figure has a star behind
// its value where there is one, else a ring or a hatch. A legend says what each means.

import (
	"math"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

// starred is a value as text, with the star of a provisional figure.
func (b *builder) starred(n dataset.Number) string {
	return chart.NumberText(b.th, n, b.c.Format) + star(n)
}

func star(n dataset.Number) string {
	if n.Known() && n.Status == dataset.Provisional {
		return "*"
	}
	return ""
}

// partStyle is the style of an area that stands for a figure, and the colour text on it has to be read on.
func (b *builder) partStyle(c theme.Colour, n dataset.Number) (obj, theme.Colour) {
	if n.Known() && n.Status == dataset.Estimated {
		return obj{"color": b.lighter(c).String(), "borderColor": c.String(), "borderWidth": 0.8}, b.lighter(c)
	}
	return obj{"color": c.String()}, c
}

// partKeys is the legend of the statuses among some figures; kinds says how
// provisional ones and estimates are drawn.
func (b *builder) partKeys(all []dataset.Number, provisional, estimated keyKind) []key {
	var out []key
	has := func(st dataset.Status) bool {
		for _, n := range all {
			if n.Known() && n.Status == st {
				return true
			}
		}
		return false
	}
	if has(dataset.Provisional) {
		out = append(out, key{sentence(b.th.Words.LegendProvisional), b.th.Soft, provisional})
	}
	if has(dataset.Estimated) {
		out = append(out, key{sentence(b.th.Words.LegendEstimated), b.th.Soft, estimated})
	}
	return out
}

// numbers lists the figures of a chart's series, links and parts.
func (b *builder) numbers() []dataset.Number {
	var out []dataset.Number
	for _, s := range b.c.Series {
		out = append(out, s.Values...)
	}
	for _, l := range b.c.Links {
		out = append(out, l.Value)
	}
	return append(out, leaves(b.c.Parts)...)
}

func leaves(parts []chart.Part) []dataset.Number {
	var out []dataset.Number
	for _, p := range parts {
		if len(p.Parts) == 0 {
			out = append(out, p.Value)
		}
		out = append(out, leaves(p.Parts)...)
	}
	return out
}

// statusDot marks a figure with a status by a dot at its place.
func (b *builder) statusDot(x, y float64, c theme.Colour, n dataset.Number) {
	if !n.Known() || n.Status != dataset.Estimated && n.Status != dataset.Provisional {
		return
	}
	style := b.dotStyle(c, false, n.Status)
	out := obj{"fill": style["color"], "stroke": style["borderColor"], "lineWidth": style["borderWidth"]}
	b.shape("circle", obj{"cx": r2(x), "cy": r2(y), "r": 2.4}, out, 20)
}

// hatchBox draws the falling white strokes of what is provisional or not a whole period over a rectangle.
func (b *builder) hatchBox(l, t, r, bottom float64) {
	for at := l - (bottom - t); at < r; at += 3.6 {
		x1, x2 := math.Max(at, l), math.Min(at+bottom-t, r)
		if x2-x1 > 0.5 {
			b.line(x1, t+x1-at, x2, t+x2-at, b.th.White, 1, nil, 9)
		}
	}
}
