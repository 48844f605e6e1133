package echarts

// Lines with the range around them: the line stands at the best estimates, a pale
// band reaches from the low to the high ends. A band is two stacked lines
// without strokes, of which the second is filled down to the first.

import (
	"math"

	"globalstudy/render/chart"
)

// bandOpacity is how much of a band's colour shows.
const bandOpacity = 0.24

func (b *builder) bands() (any, error) {
	base, err := b.lines()
	over := b.raw["series"].([]any)
	for _, s := range b.c.Series {
		over = append(over, b.band(s)...)
	}
	b.raw["series"] = over
	return base, err
}

// band is the pair of lines of one series; a place without a closed range has none.
func (b *builder) band(s chart.Series) []any {
	low, width := make([]any, len(s.Values)), make([]any, len(s.Values))
	for i, n := range s.Values {
		low[i], width[i] = "-", "-"
		if n.Known() && !math.IsInf(n.Low, 0) && !math.IsInf(n.High, 0) {
			low[i], width[i] = n.Low, n.High-n.Low
		}
	}
	line := func(data []any) obj {
		return obj{"type": "line", "name": s.Label, "data": data, "stack": "band-" + s.Key, "stackStrategy": "all", "showSymbol": false, "silent": true,
			"z": 2, "clip": false, "connectNulls": false, "lineStyle": obj{"width": 0, "opacity": 0}}
	}
	lower, upper := line(low), line(width)
	upper["areaStyle"] = obj{"color": s.Colour.String(), "opacity": bandOpacity}
	return []any{lower, upper}
}

// combined draws columns and, over them, a line on the same axis.
func (b *builder) combined() (any, error) {
	whole := b.c
	b.over = whole.Series[1:]
	b.c = copyWith(whole, whole.Series[:1])
	defer func() { b.c = whole }()
	base, err := b.columns()
	if err != nil {
		return nil, err
	}
	over := b.raw["series"].([]any)
	for _, s := range b.over {
		data := make([]any, len(s.Values))
		lone := false
		for i, n := range s.Values {
			data[i] = value(n)
			lone = lone || alone(s, i)
		}
		over = append(over, obj{"type": "line", "name": s.Label, "data": data, "silent": true, "z": 9, "clip": false, "connectNulls": false,
			"showSymbol": lone, "showAllSymbol": lone, "symbol": "circle", "symbolSize": 3, "itemStyle": obj{"color": s.Colour.String()},
			"lineStyle": obj{"color": s.Colour.String(), "width": 1.5, "cap": "round", "join": "round"}})
	}
	b.raw["series"] = over
	return base, nil
}
