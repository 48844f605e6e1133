package pdf

// Tiles of stripes are made larger before they are written. A renderer paints
// each repetition of a tile by itself, and where ECharts' tiles of one by four
// points meet, their smoothed edges let the ground shine through: hatches look
// pale. The same stripes in tiles of some two hundred points have no such seams.

import (
	"math"

	"globalstudy/render/scene"
)

// tileSide is how long the sides of an enlarged tile are, about, in points.
const tileSide = 200

// enlarged gives a tile of axis-parallel rectangles as a larger tile that
// repeats to the same picture; other tiles stay as they are.
func enlarged(t *scene.Pattern) *scene.Pattern {
	var areas []box
	var fills []scene.Paint
	across := true
	for _, item := range t.Items {
		p, ok := item.(*scene.Path)
		if !ok || p.Stroke.Paint.Kind != scene.NoPaint || p.Fill.Kind != scene.Solid || p.Fill.Alpha < 1 {
			return t
		}
		b, ok := rectangle(p.Segs)
		if !ok {
			return t
		}
		b = box{max(b.x0, 0), max(b.y0, 0), min(b.x1, t.Width), min(b.y1, t.Height)}
		if b.x0 >= b.x1 || b.y0 >= b.y1 {
			continue // the neighbour's
		}
		across = across && b.x0 == 0 && b.x1 == t.Width
		areas, fills = append(areas, b), append(fills, p.Fill)
	}
	if !across || len(areas) == 0 {
		return t
	}
	width := t.Width * max(1, math.Floor(tileSide/t.Width))
	rows := max(1, int(tileSide/t.Height))
	out := &scene.Pattern{Width: width, Height: t.Height * float64(rows), Matrix: t.Matrix}
	for row := range rows {
		y := t.Height * float64(row)
		for i, b := range areas {
			out.Items = append(out.Items, &scene.Path{Fill: fills[i], Segs: []scene.Seg{
				corner(scene.Move, 0, y+b.y0), corner(scene.Line, width, y+b.y0), corner(scene.Line, width, y+b.y1), corner(scene.Line, 0, y+b.y1), {Op: scene.Close},
			}})
		}
	}
	return out
}

func corner(op scene.Op, x, y float64) scene.Seg {
	return scene.Seg{Op: op, Args: [6]float64{x, y}}
}

// rectangle gives the sides of a path that is one axis-parallel rectangle.
func rectangle(segs []scene.Seg) (b box, ok bool) {
	if len(segs) != 5 || segs[0].Op != scene.Move || segs[4].Op != scene.Close {
		return b, false
	}
	b = box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for i, s := range segs[:4] {
		if i > 0 && s.Op != scene.Line {
			return b, false
		}
		b.x0, b.y0, b.x1, b.y1 = min(b.x0, s.Args[0]), min(b.y0, s.Args[1]), max(b.x1, s.Args[0]), max(b.y1, s.Args[1])
	}
	for i, s := range segs[:4] {
		next := segs[(i+1)%4]
		straight := (s.Args[0] == next.Args[0]) != (s.Args[1] == next.Args[1])
		edge := (s.Args[0] == b.x0 || s.Args[0] == b.x1) && (s.Args[1] == b.y0 || s.Args[1] == b.y1)
		if !straight || !edge {
			return b, false
		}
	}
	return b, true
}
