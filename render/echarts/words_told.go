package echarts

// The words of graphic elements that stand for data: arrows, and circles in the
// place of small states. ECharts says nothing of such elements, so they are found
// again in the drawing by the room they take.

import (
	"math"
	"strconv"

	"globalstudy/render/chart"
	"globalstudy/render/scene"
)

// told is a mark and the room of its shape.
type told struct {
	room box
	mark *scene.Mark
}

// tell notes that the shape through some points stands for a datum.
func (b *builder) tell(shape []pt, m *scene.Mark) {
	if len(shape) > 1 {
		b.told = append(b.told, told{roomOf(shape), m})
	}
}

// tellRoute notes a piece of an arrow.
func (b *builder) tellRoute(r chart.Route, shape []pt) {
	for i, s := range b.c.Map.Routes {
		if s.Key != r.Key {
			continue
		}
		m := &scene.Mark{Key: "0." + strconv.Itoa(i), Name: r.Name, Value: r.Label}
		if m.Value == "" && !math.IsNaN(r.Volume) {
			m.Value = b.th.Number(r.Volume, b.c.Format)
		}
		b.tell(shape, m)
	}
}

// speckMark is the mark of the circle of a country, the number i of the data.
func (b *builder) speckMark(i int, a chart.Area) *scene.Mark {
	m := &scene.Mark{Key: "0." + strconv.Itoa(i), Name: a.ISO3}
	b.country(m)
	return m
}

// tellAll gives shapes of the drawing their marks.
func (b *builder) tellAll(s *scene.Scene) {
	for _, it := range s.Items {
		p, ok := it.(*scene.Path)
		if !ok || p.Mark != nil || len(b.told) == 0 {
			continue
		}
		room := roomOf(flatten(p))
		for _, t := range b.told {
			if room.same(t.room) {
				p.Mark = t.mark
				break
			}
		}
	}
}

func (b *builder) isTold(m *scene.Mark) bool {
	for _, t := range b.told {
		if t.mark == m {
			return true
		}
	}
	return false
}

func roomOf(shape []pt) box {
	room := box{l: math.Inf(1), t: math.Inf(1), r: math.Inf(-1), b: math.Inf(-1)}
	for _, p := range shape {
		room = box{l: math.Min(room.l, p.x), t: math.Min(room.t, p.y), r: math.Max(room.r, p.x), b: math.Max(room.b, p.y)}
	}
	return room
}

// same reports whether two rooms are one, but for what is lost in rounding.
func (a box) same(c box) bool {
	const slack = 0.06
	return math.Abs(a.l-c.l) < slack && math.Abs(a.t-c.t) < slack && math.Abs(a.r-c.r) < slack && math.Abs(a.b-c.b) < slack
}

// flatten is the way of a path through the ends of its segments.
func flatten(p *scene.Path) []pt {
	var out []pt
	for _, s := range p.Segs {
		switch s.Op {
		case scene.Move, scene.Line:
			out = append(out, pt{s.Args[0], s.Args[1]})
		case scene.Cubic:
			out = append(out, pt{s.Args[4], s.Args[5]})
		case scene.Close:
			if len(out) > 0 {
				out = append(out, out[0])
			}
		}
	}
	return out
}
