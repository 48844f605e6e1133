package raster

import (
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"testing"
)

// covered sweeps a shape into an image of covers, 0 to 1, and fails on spans out of place.
func covered(t *testing.T, c *cover, s shape, clip image.Rectangle, w, h int) []float64 {
	t.Helper()
	out := make([]float64, w*h)
	lastY, lastX := -1, 0
	c.add(s, clip)
	c.sweep(func(y, from, to int, cover uint32) {
		if from >= to || y < lastY || y == lastY && from < lastX || !image.Rect(from, y, to, y+1).In(clip) {
			t.Fatalf("span %d to %d of row %d after %d of row %d, in %v", from, to, y, lastX, lastY, clip)
		}
		lastY, lastX = y, to
		for x := from; x < to; x++ {
			out[y*w+x] = float64(cover) / full
		}
	})
	return out
}

func polygon(p ...float64) shape {
	var l line
	for i := 0; i < len(p); i += 2 {
		l.points = append(l.points, point{p[i], p[i+1]})
	}
	return shape{l}
}

// within gives the part of a pixel in a convex polygon, cut to it side by side.
func within(s shape, x, y float64) float64 {
	p := s[0].points
	for _, side := range []func(point) float64{
		func(p point) float64 { return p.x - x }, func(p point) float64 { return x + 1 - p.x },
		func(p point) float64 { return p.y - y }, func(p point) float64 { return y + 1 - p.y }} {
		var cut []point
		for i, b := range p {
			a := p[(i+len(p)-1)%len(p)]
			if u, v := side(a), side(b); (u < 0) != (v < 0) {
				cut = append(cut, a.plus(b.minus(a).times(u/(u-v))))
			}
			if side(b) >= 0 {
				cut = append(cut, b)
			}
		}
		p = cut
	}
	area := 0.0
	for i := range p {
		area += p[i].cross(p[(i+1)%len(p)]) / 2
	}
	return math.Abs(area)
}

// Each pixel has the area of the shape within it, wherever the shape lies to the
// clip; one cover serves all shapes, so what one leaves behind would show.
func TestCoverIsArea(t *testing.T) {
	const w, h = 150, 40
	c := &cover{}
	c.size(w, h)
	shapes := []shape{polygon(2.25, 3.5, 9.5, 3.5, 9.5, 7.75, 2.25, 7.75), polygon(0, 0, w, 0, w, h, 0, h),
		polygon(-20, -10, 300, -10, 300, 90, -20, 90), polygon(-50, 20, 75, -30, 400, 20, 75, 70), polygon(5, 5, 149, 5.01, 149, 5.2), polygon(64, 1, 64, 39, 63, 39)}
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		v := func(n float64) float64 { return (r.Float64()*3 - 1) * n }
		shapes = append(shapes, polygon(v(w), v(h), v(w), v(h), v(w), v(h)))
	}
	for i, s := range shapes {
		for _, clip := range []image.Rectangle{image.Rect(0, 0, w, h), image.Rect(20, 7, 130, 31)} {
			box := s.bounds().Intersect(clip)
			if box.Empty() {
				continue
			}
			got := covered(t, c, s, box, w, h)
			for y := range h {
				for x := range w {
					want := 0.0
					if image.Pt(x, y).In(box) {
						want = within(s, float64(x), float64(y))
					}
					if math.Abs(got[y*w+x]-want) > 2e-3 {
						t.Fatalf("shape %d %v in %v: pixel %d,%d is covered %.4f, want %.4f", i, s, box, x, y, got[y*w+x], want)
					}
				}
			}
		}
	}
}

// What lies on itself covers once; what is no number covers nothing and does no harm.
func TestCoverOddShapes(t *testing.T) {
	c := &cover{}
	c.size(20, 20)
	once := polygon(2, 2, 10, 2, 10, 10, 2, 10)
	if got := covered(t, c, append(once, once...), image.Rect(0, 0, 20, 20), 20, 20); got[5*20+5] != 1 || got[5*20+15] != 0 {
		t.Errorf("covered twice: inside %v, outside %v", got[5*20+5], got[5*20+15])
	}
	for _, odd := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300} {
		t.Run(fmt.Sprint(odd), func(t *testing.T) {
			covered(t, c, polygon(odd, 1, 5, 9, 3, odd), image.Rect(0, 0, 20, 20), 20, 20)
			if got := covered(t, c, once, image.Rect(0, 0, 20, 20), 20, 20); got[5*20+5] != 1 || got[15*20+15] != 0 {
				t.Errorf("then inside %v, outside %v", got[5*20+5], got[15*20+15])
			}
		})
	}
}
