package echarts

// Ranges in ordinary charts: a thin line with caps from low to high, over the bar
// or through the dot that stands at the best estimate.

import (
	"encoding/json"

	"globalstudy/render/chart"
)

// ranged reports whether any value of the runs is a range.
func ranged(run []chart.Series) bool {
	for _, s := range run {
		for _, n := range s.Values {
			if n.IsRange() {
				return true
			}
		}
	}
	return false
}

// whiskers are the series that mark ranges, one for each run that has any. shift
// gives how far a run stands from the middle of its category, in points.
func (b *builder) whiskers(run []chart.Series, lying bool, shift func(k int) float64) []any {
	var out []any
	for k, s := range run {
		var data []any
		for i, n := range s.Values {
			if !n.IsRange() {
				continue
			}
			v := chart.Plot(n)
			lo, hi, openLow, openHigh := n.Low, n.High, false, false
			if lo < -1e300 {
				lo, openLow = v, true
			}
			if hi > 1e300 {
				hi, openHigh = v, true
			}
			data = append(data, obj{"value": []any{i, lo, hi, openLow, openHigh}, "name": b.c.Categories[i].Label})
		}
		if data == nil {
			continue
		}
		style := obj{"lying": lying, "cap": 4, "ink": b.th.Ink.String(), "ground": b.th.White.String()}
		if shift != nil {
			style["shift"] = r2(shift(k))
		}
		js, err := json.Marshal(style)
		if err != nil {
			panic(err) // plain values only
		}
		encode := obj{"x": 0, "y": []any{1, 2}}
		if lying {
			encode = obj{"x": []any{1, 2}, "y": 0}
		}
		out = append(out, obj{"type": "custom", "name": s.Label, "renderItem": "@render:whisker:" + string(js), "data": data, "silent": true, "z": 7, "clip": false, "encode": encode})
	}
	return out
}
