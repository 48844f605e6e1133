package echarts

// Patterns. Parts of a stack lie against each other: where the colours of two
// neighbours are not told apart by every reader and in greyscale print (see
// theme.Colour.Apart), the second is striped, in the drawing and in the legend.
// The stripes rise to the right; those of partial periods fall.

import (
	"math"

	"globalstudy/render/chart"
)

// striped says which series of a stack are.
func (b *builder) striped() []bool {
	run := b.c.Series
	if len(b.c.Facets) > 0 {
		run = b.c.Facets[0].Series
	}
	out := make([]bool, len(run))
	for i := 1; i < len(run) && b.typ.Stack != chart.Grouped; i++ {
		out[i] = !out[i-1] && !run[i-1].Colour.Apart(run[i].Colour)
	}
	return out
}

// stripe is the decal of a striped series.
func (b *builder) stripe() obj {
	return obj{"symbol": "rect", "color": b.th.White.String(), "dashArrayX": []any{1, 0}, "dashArrayY": []any{0.7, 2.6}, "rotation": r2(math.Pi / 4), "symbolSize": 1}
}

// stripes lays the patterns over the series of an option.
func (b *builder) stripes() {
	striped := b.striped()
	series, ok := b.raw["series"].([]any)
	if !ok || len(striped) == 0 || len(series)%len(striped) != 0 {
		return
	}
	for i, s := range series {
		if striped[i%len(striped)] {
			s.(obj)["itemStyle"] = merge(s.(obj)["itemStyle"], obj{"decal": b.stripe()})
		}
	}
}

// stripedKey reports whether a legend entry is that of a striped series.
func (b *builder) stripedKey(k key) bool {
	run := b.c.Series
	if len(b.c.Facets) > 0 {
		run = b.c.Facets[0].Series
	}
	for i, is := range b.striped() {
		if is && run[i].Label == k.label && run[i].Colour == k.colour {
			return true
		}
	}
	return false
}
