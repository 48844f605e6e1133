package echarts

// Names around a circle: at the right of its right half, at the left of its left
// one, each side moved apart so that no two touch. A hairline leads to a name that
// had to move. Angles are clockwise from the top.

import (
	"math"
	"slices"
	"strconv"

	"globalstudy/render/theme"
)

// ringName is a name with the angle it belongs to.
type ringName struct {
	angle  float64
	text   string
	colour theme.Colour
	lines  []string
	y      float64
}

const ringGap = 7.0 // from the circle to a name

// ringRadius is the largest radius up to wish that leaves room for the longest word at both sides.
func (b *builder) ringRadius(wish float64, names []ringName) float64 {
	word := 0.0
	for _, n := range names {
		word = math.Max(word, b.widest(b.wrapWhole(n.text, 1, b.fs()), b.fs()))
	}
	return math.Max(30, math.Min(wish, b.w/2-word-ringGap-3))
}

// ringHeight wraps the names and gives the height that the fuller side needs.
func (b *builder) ringHeight(r float64, names []ringName) float64 {
	room := b.w/2 - r - ringGap - 2
	var need [2]float64
	for i := range names {
		names[i].lines = b.wrap(names[i].text, room, b.fs())
		need[side(names[i].angle)] += float64(len(names[i].lines))*lineHeight + 1
	}
	return math.Max(math.Max(need[0], need[1]), 2*r+10)
}

// side is 0 for the right half, 1 for the left.
func side(angle float64) int {
	if math.Sin(angle) >= -1e-9 {
		return 0
	}
	return 1
}

// around sets the drawing's height for a circle with names, below what ends at
// top, writes them, and returns its middle and radius. Where the names are too
// many or too long to stand at the circle, numbers do, and the names follow in a list.
func (b *builder) around(top float64, names []ringName) (cx, cy, r float64) {
	r = b.ringRadius(b.wishedRadius(), names)
	need := b.ringHeight(r, names)
	list := 0.0
	if need > 2*r+30 {
		texts := make([]string, len(names))
		for i := range names {
			texts[i] = names[i].text
			names[i].text = strconv.Itoa(i + 1)
		}
		r = b.ringRadius(math.Min(0.38*b.w, 115), names)
		need = b.ringHeight(r, names)
		keep := len(b.marks)
		list = b.numbered(0, texts) + 8 // for its height only
		b.marks = b.marks[:keep]
		b.height(top + need + 4 + list)
		b.numbered(b.h-list+8, texts)
	} else {
		b.height(top + need + 4)
	}
	cx, cy = b.w/2, top+(b.h-list-top)/2
	b.ring(cx, cy, r, top+2, b.h-list-2, names)
	return cx, cy, r
}

// ring writes the names around a circle between top and bottom.
func (b *builder) ring(cx, cy, r, top, bottom float64, names []ringName) {
	for s, sign := range []float64{1, -1} {
		var in []ringName
		for _, n := range names {
			if side(n.angle) == s {
				n.y = cy - (r+ringGap)*math.Cos(n.angle)
				in = append(in, n)
			}
		}
		sortByY(in)
		apart(in, top, bottom)
		for _, n := range in {
			half := float64(len(n.lines)) * lineHeight / 2
			near, out := math.Max(0, math.Abs(n.y-cy)-half), r+ringGap
			x := 3.0
			if near < out {
				x = math.Max(x, math.Sqrt(out*out-near*near))
			}
			fx, fy := cx+(r+1.5)*math.Sin(n.angle), cy-(r+1.5)*math.Cos(n.angle)
			if math.Hypot(cx+sign*x-fx, n.y-fy) > ringGap+4 {
				b.line(fx, fy, cx+sign*(x-2), n.y, b.th.Soft, 0.4, nil, 20)
			}
			if n.colour == (theme.Colour{}) {
				n.colour = b.th.Ink
			}
			align := "left"
			if s == 1 {
				align = "right"
			}
			for i, l := range n.lines {
				b.text(cx+sign*x, n.y-half+(float64(i)+0.5)*lineHeight, l, label{align: align, colour: n.colour})
			}
		}
	}
}

// apart moves sorted names down, then up, until none touch and all lie between top and bottom.
func apart(in []ringName, top, bottom float64) {
	h := func(i int) float64 { return float64(len(in[i].lines))*lineHeight + 1 }
	for i := range in {
		low := top + h(i)/2
		if i > 0 {
			low = in[i-1].y + (h(i-1)+h(i))/2
		}
		in[i].y = math.Max(in[i].y, low)
	}
	for i := len(in) - 1; i >= 0; i-- {
		high := bottom - h(i)/2
		if i < len(in)-1 {
			high = in[i+1].y - (h(i+1)+h(i))/2
		}
		in[i].y = math.Min(in[i].y, high)
	}
}

func sortByY(in []ringName) {
	slices.SortStableFunc(in, func(a, c ringName) int {
		switch {
		case a.y < c.y-1e-9:
			return -1
		case a.y > c.y+1e-9:
			return 1
		}
		return 0
	})
}

// numbered lists names from a height down, in two columns where they have room, and returns the height taken.
func (b *builder) numbered(top float64, texts []string) float64 {
	indent := b.t.width("00", b.fs(), true) + 5
	cols := 1
	if b.widest(texts, b.fs()) <= b.w/2-indent-6 {
		cols = 2
	}
	width := b.w / float64(cols)
	rows := (len(texts) + cols - 1) / cols
	most := 0.0
	for col := range cols {
		y := top
		for i := col * rows; i < min(len(texts), (col+1)*rows); i++ {
			x := float64(col) * width
			b.text(x+indent-5, y+lineHeight/2, strconv.Itoa(i+1), label{bold: true, align: "right"})
			for _, l := range b.wrap(texts[i], width-indent-4, b.fs()) {
				b.text(x+indent, y+lineHeight/2, l, label{})
				y += lineHeight
			}
			y++
		}
		most = math.Max(most, y-top)
	}
	return most
}
