package compile

// Cover art: the lines that the study's maps draw, on a globe (globe.go). A study
// without them has the longest series that it draws, a heat table read row by row
// or a line, as fine upright strokes on the first hue; the highest one stands out,
// and what is not known is a gap. Nothing is invented: no lines and no series of
// two dozen values, no art. The first item of the scene is its ground.

import (
	"math"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

const (
	leastStrokes = 24
	coverRatio   = 0.62 // height to width
)

func (c *compiler) coverArt() *scene.Scene {
	var best []float64
	var charts []*chart.Chart
	for _, d := range c.drawings {
		charts = append(charts, d.chart)
	}
	if art := globeArt(charts, c.th); art != nil {
		return art
	}
	for _, d := range c.drawings {
		for _, s := range seriesOf(d.chart) {
			if v := plotted(s); len(v) > len(best) {
				best = v
			}
		}
	}
	if len(best) < leastStrokes {
		return nil
	}
	return strokes(best, c.th)
}

// seriesOf lists the runs of values of a chart; a heat table is one.
func seriesOf(c *chart.Chart) [][]dataset.Number {
	var cells []dataset.Number
	for _, row := range c.Grid {
		cells = append(cells, row...)
	}
	out := [][]dataset.Number{cells}
	for _, s := range c.Series {
		out = append(out, s.Values)
	}
	return out
}

// plotted gives the places of marks, without what is unknown at the ends.
func plotted(s []dataset.Number) []float64 {
	var out []float64
	last := 0
	for _, n := range s {
		v := chart.Plot(n)
		if known := !math.IsNaN(v) && !math.IsInf(v, 0); known {
			last = len(out) + 1
		} else if len(out) == 0 {
			continue
		}
		out = append(out, v)
	}
	return out[:last]
}

// strokes draws the series over the full width of a page.
func strokes(series []float64, th *theme.Theme) *scene.Scene {
	s := &scene.Scene{Width: th.Paper.Width, Height: th.Paper.Width * coverRatio}
	hue := th.Hues[0].Colour
	s.Items = append(s.Items, groundOf(s, hue))
	most, peak := 0.0, -1
	for i, v := range series {
		if v > most { // not so for NaN
			most, peak = v, i
		}
	}
	if peak < 0 {
		return s
	}
	left, right := th.Paper.Inner, s.Width-th.Paper.Outer
	foot, room := s.Height*0.92, s.Height*0.8
	step := (right - left) / float64(len(series))
	for i, v := range series {
		if math.IsNaN(v) || v < 0 {
			continue
		}
		x := left + (float64(i)+0.5)*step
		paint := scene.Fill(hue.Mix(th.White, 0.55))
		if i == peak {
			paint = scene.Fill(th.White)
		}
		s.Items = append(s.Items, &scene.Path{
			Segs:   []scene.Seg{{Op: scene.Move, Args: [6]float64{x, foot}}, {Op: scene.Line, Args: [6]float64{x, foot - max(v/most*room, step/2)}}},
			Stroke: scene.Stroke{Paint: paint, Width: step * 0.4, Cap: scene.RoundCap},
		})
	}
	return s
}
