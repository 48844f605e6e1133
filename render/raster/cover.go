package raster

// How much of each pixel a shape covers. Every edge adds, to the pixels it
// crosses, what changes there from left to right; the sum along a row is then the
// cover. A bit a pixel tells where something changes, so a sweep looks at edges
// alone and passes what lies between two of them as one span, and a thin line
// across a whole chart costs its own length. The sweep leaves all empty again:
// one cover serves all shapes of many images.

import (
	"image"
	"math"
	"math/bits"
)

// full is the cover of a pixel that lies wholly in a shape; faint is less than shows.
const (
	full  = 0xffff
	faint = 32
)

type cover struct {
	clip    image.Rectangle // nothing is covered outside
	width   int             // of the image
	change  []float32       // rows of width+1
	marks   []uint64        // rows of words, a bit for each change
	words   int
	top, to int // rows that have marks
}

// size makes an empty cover fit an image.
func (c *cover) size(w, h int) {
	c.width, c.words = w, (w+64)/64
	if n := (w + 1) * h; n > len(c.change) {
		c.change = make([]float32, n)
	}
	if n := c.words * h; n > len(c.marks) {
		c.marks = make([]uint64, n)
	}
}

// add puts the edges of a shape in; clip lies within the image.
func (c *cover) add(s shape, clip image.Rectangle) {
	c.clip, c.top, c.to = clip, clip.Max.Y, clip.Min.Y
	for _, l := range s {
		last := l.points[len(l.points)-1]
		for _, p := range l.points {
			c.edge(last, p)
			last = p
		}
	}
}

// edge cuts an edge to the clip. Left of it an edge counts as one along its side:
// all to the right is as much inside.
func (c *cover) edge(a, b point) {
	turn := 1.0
	if a.y > b.y {
		a, b, turn = b, a, -1
	}
	top, bottom := float64(c.clip.Min.Y), float64(c.clip.Max.Y)
	if !(a.y < b.y) || b.y <= top || a.y >= bottom {
		return
	}
	slope := (b.x - a.x) / (b.y - a.y)
	if far := math.Abs(a.x) + math.Abs(a.y) + math.Abs(b.x) + math.Abs(b.y); !(far < 1e9) || math.IsInf(slope, 0) {
		return // no numbers, or none of a drawing
	}
	if a.y < top {
		a = point{a.x + slope*(top-a.y), top}
	}
	if b.y > bottom {
		b = point{b.x + slope*(bottom-b.y), bottom}
	}
	left, right := float64(c.clip.Min.X), float64(c.clip.Max.X)
	if min(a.x, b.x) >= left && max(a.x, b.x) <= right {
		c.rows(a, b, slope, turn)
		return
	}
	sides := [2]float64{left, right}
	if slope < 0 {
		sides = [2]float64{right, left}
	}
	for _, side := range sides { // the piece above each crossing
		if (a.x < side) != (b.x < side) {
			at := point{side, min(max(a.y+(side-a.x)/slope, a.y), b.y)}
			c.piece(a, at, slope, turn)
			a = at
		}
	}
	c.piece(a, b, slope, turn)
}

// piece adds an edge that lies on one side of each side of the clip.
func (c *cover) piece(a, b point, slope, turn float64) {
	left, right := float64(c.clip.Min.X), float64(c.clip.Max.X)
	switch mid := (a.x + b.x) / 2; {
	case mid >= right:
	case mid <= left:
		c.rows(point{left, a.y}, point{left, b.y}, 0, turn)
	default:
		a.x, b.x = min(max(a.x, left), right), min(max(b.x, left), right)
		c.rows(a, b, slope, turn)
	}
}

// rows goes down an edge within the clip, row by row.
func (c *cover) rows(a, b point, slope, turn float64) {
	first, last := int(a.y), int(math.Ceil(b.y))
	c.top, c.to = min(c.top, first), max(c.to, last)
	lo, hi := float64(c.clip.Min.X), float64(c.clip.Max.X)
	x, y := a.x, a.y
	for row := first; row < last; row++ {
		end := min(float64(row+1), b.y)
		next := min(max(x+slope*(end-y), lo), hi)
		c.row(row, min(x, next), max(x, next), (end-y)*turn)
		x, y = next, end
	}
}

// row adds the stretch of an edge in one row, from x to to; high is its signed height.
func (c *cover) row(row int, x, to, high float64) {
	at := int(x)
	if at >= c.width {
		return
	}
	change, marks := c.change[row*(c.width+1):(row+1)*(c.width+1)], c.marks[row*c.words:(row+1)*c.words]
	if to <= float64(at+1) {
		k := high * ((x+to)/2 - float64(at))
		change[at] += float32(high - k)
		change[at+1] += float32(k)
		marks[at>>6] |= 1 << (at & 63)
		marks[(at+1)>>6] |= 1 << ((at + 1) & 63)
		return
	}
	per := high / (to - x)
	for ; x < to; at++ {
		end := min(float64(at+1), to)
		part := per * (end - x)
		k := part * ((x+end)/2 - float64(at))
		change[at] += float32(part - k)
		change[at+1] += float32(k)
		marks[at>>6] |= 1 << (at & 63)
		x = end
	}
	marks[at>>6] |= 1 << (at & 63)
}

// sweep passes each span of equal cover that shows, row by row from left to right, and empties the cover.
func (c *cover) sweep(span func(y, from, to int, cover uint32)) {
	for y := c.top; y < c.to; y++ {
		change, marks := c.change[y*(c.width+1):(y+1)*(c.width+1)], c.marks[y*c.words:(y+1)*c.words]
		sum, covered, from := float32(0), uint32(0), 0
		for i, w := range marks {
			for marks[i] = 0; w != 0; w &= w - 1 {
				x := i<<6 + bits.TrailingZeros64(w)
				sum += change[x]
				change[x] = 0
				now := uint32(min(max(sum, -sum), 1)*full + 0.5)
				if now == covered {
					continue
				}
				if covered >= faint {
					span(y, from, x, covered)
				}
				covered, from = now, x
			}
		}
		if covered >= faint && from < c.clip.Max.X {
			span(y, from, c.clip.Max.X, covered)
		}
	}
}
