package compile

// Cover art: the longest monthly series among the datasets as fine upright
// strokes, one a month, on the first hue; the highest one stands out. Nothing
// is invented: no series of two years or more, no art.

import (
	"maps"
	"slices"

	"globalstudy/render/dataset"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

const (
	leastMonths = 24
	coverRatio  = 0.62 // height to width
)

func (c *compiler) coverArt() *scene.Scene {
	var best []float64
	for _, s := range c.st.Schemas {
		if t := c.env.Tables[s.Name]; t != nil && s.Derived == nil {
			if m := monthly(t); len(m) > len(best) {
				best = m
			}
		}
	}
	if len(best) < leastMonths {
		return nil
	}
	return strokes(best, c.th)
}

// monthly sums a table's first number column by month, in order of time; nil if it has no months.
func monthly(t *dataset.Table) []float64 {
	month := slices.IndexFunc(t.Fields, func(f dataset.Field) bool { return f.Type == dataset.YearMonth })
	number := slices.IndexFunc(t.Fields, func(f dataset.Field) bool { return f.Type.IsNumber() })
	if month < 0 || number < 0 {
		return nil
	}
	sums := map[string]float64{}
	for r := range t.Len() {
		n := t.Num(r, number)
		if m := t.Text(r, month); m != "" && n.Known() {
			sums[m] += max(0, n.Mid())
		}
	}
	var out []float64
	for _, m := range slices.Sorted(maps.Keys(sums)) {
		out = append(out, sums[m])
	}
	return out
}

// strokes draws the series over the full width of a page.
func strokes(series []float64, th *theme.Theme) *scene.Scene {
	s := &scene.Scene{Width: th.Paper.Width, Height: th.Paper.Width * coverRatio}
	hue := th.Hues[0].Colour
	s.Items = append(s.Items, &scene.Path{Fill: scene.Fill(hue), Segs: []scene.Seg{
		{Op: scene.Move}, {Op: scene.Line, Args: [6]float64{s.Width, 0}}, {Op: scene.Line, Args: [6]float64{s.Width, s.Height}},
		{Op: scene.Line, Args: [6]float64{0, s.Height}}, {Op: scene.Close}}})
	most := slices.Max(series)
	if most == 0 {
		return s
	}
	left, right := th.Paper.Inner, s.Width-th.Paper.Outer
	foot, room := s.Height*0.92, s.Height*0.8
	step := (right - left) / float64(len(series))
	peak := slices.Index(series, most)
	for i, v := range series {
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
