package compile

// Sparklines: the line of a series on a key-figure card, as high as a word or
// two. It has no axis and no words, so it starts at zero and marks its last
// whole number with a dot; a number that is not known leaves a gap.

import (
	"math"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// The size of a sparkline, in points.
const (
	sparkWidth  = 120.0
	sparkHeight = 26.0
	sparkDot    = 2.2 // radius
)

// spark draws the series of a card; nil if the card names none, or none that can be drawn.
func (c *compiler) spark(ref *dataset.Ref, in setting) *scene.Scene {
	if ref == nil {
		return nil
	}
	v, known := in.values.find(ref.Name)
	switch {
	case !known:
		c.unknownValue(in.values, ref.Name, ref.Pos, len([]rune(ref.Name)))
		return nil
	case v == nil: // has a fault already
		return nil
	case !v.isSeries():
		c.faults.Hintf(ref.Pos, "add series: COLUMN to it", "value %q is one number and not a series, so spark: cannot draw it", ref.Name)
		return nil
	}
	numbers := make([]float64, len(v.series))
	for i, p := range v.series {
		numbers[i] = chart.Plot(p.number)
	}
	hue := c.th.Hues[0].Colour
	if in.chapter != nil {
		if own, ok := c.th.Hue(in.chapter.Hue); ok {
			hue = own.Colour
		}
	}
	s, ok := sparkline(numbers, hue)
	if !ok {
		c.faults.Hintf(ref.Pos, "name a series of numbers from zero up, two of them known at least", "the series %q cannot be drawn as a line", ref.Name)
	}
	return s
}

// sparkline draws numbers from left to right; false if fewer than two are known or one is below zero.
func sparkline(numbers []float64, hue theme.Colour) (*scene.Scene, bool) {
	most, known, last := 0.0, 0, 0
	for i, v := range numbers {
		if v < 0 || math.IsInf(v, 0) {
			return nil, false
		}
		if !math.IsNaN(v) {
			most, last = max(most, v), i
			known++
		}
	}
	if known < 2 || most == 0 {
		return nil, false
	}
	at := func(i int) (x, y float64) {
		x = sparkDot + float64(i)/float64(len(numbers)-1)*(sparkWidth-2*sparkDot)
		return x, sparkHeight - sparkDot - numbers[i]/most*(sparkHeight-2*sparkDot)
	}
	line := &scene.Path{Stroke: scene.Stroke{Paint: scene.Fill(hue), Width: 1.2, Cap: scene.RoundCap, Join: scene.RoundJoin}}
	op := scene.Move
	for i, v := range numbers {
		if math.IsNaN(v) {
			op = scene.Move
			continue
		}
		x, y := at(i)
		line.Segs = append(line.Segs, scene.Seg{Op: op, Args: [6]float64{x, y}})
		op = scene.Line
	}
	x, y := at(last)
	dot := &scene.Path{Segs: scene.Circle(x, y, sparkDot), Fill: scene.Fill(hue)}
	return &scene.Scene{Width: sparkWidth, Height: sparkHeight, Items: []scene.Item{line, dot}}, true
}
