package scene

// Thinning: in a long run of lines, such as a coast, points that nobody would
// miss are left out (Douglas and Peucker).

import "math"

// Thinned gives the commands of a path without the points that lie nearer than
// tolerance, in the units of the path, to the line that remains.
func Thinned(segs []Seg, tolerance float64) []Seg { return thinned(segs, tolerance) }

// leastRun is how many lines a run has that is thinned.
const leastRun = 8

// thinned gives the commands without the points that lie nearer than tolerance
// to the line that remains. The ends of runs, corners of short ones and curves stay.
func thinned(segs []Seg, tolerance float64) []Seg {
	var out []Seg // nil until something is left out
	for i := 0; i < len(segs); {
		j := i
		for j < len(segs) && segs[j].Op == Line {
			j++
		}
		if j-i < leastRun || i == 0 || segs[i-1].Op == Close {
			j = max(j, i+1)
			if out != nil {
				out = append(out, segs[i:j]...)
			}
			i = j
			continue
		}
		if out == nil {
			out = append(make([]Seg, 0, len(segs)), segs[:i]...)
		}
		keep := make([]bool, j-i)
		keep[j-i-1] = true
		mid := farthest(segs[i-1 : j]) // a ring has equal ends: cut it at its far side
		keep[max(mid-1, 0)] = true
		peucker(segs[i-1:j], 0, mid, tolerance, keep)
		peucker(segs[i-1:j], mid, j-i, tolerance, keep)
		for k, yes := range keep {
			if yes {
				out = append(out, segs[i+k])
			}
		}
		i = j
	}
	if out == nil {
		return segs
	}
	return out
}

// end is where a command leads; a run begins after a move, a line or a curve.
func (s *Seg) end() (x, y float64) {
	if s.Op == Cubic {
		return s.Args[4], s.Args[5]
	}
	return s.Args[0], s.Args[1]
}

func farthest(run []Seg) int {
	x0, y0 := run[0].end()
	best, most := len(run)-1, -1.0
	for i := 1; i < len(run); i++ {
		x, y := run[i].end()
		if d := math.Hypot(x-x0, y-y0); d > most {
			best, most = i, d
		}
	}
	return best
}

// peucker marks the points between a and b that must stay; keep[i] is for run[i+1].
func peucker(run []Seg, a, b int, tolerance float64, keep []bool) {
	if b-a < 2 {
		return
	}
	ax, ay := run[a].end()
	bx, by := run[b].end()
	dx, dy := bx-ax, by-ay
	length := dx*dx + dy*dy
	best, most := a, tolerance*tolerance
	for i := a + 1; i < b; i++ {
		x, y := run[i].end()
		t := 0.0
		if length > 0 {
			t = min(max(((x-ax)*dx+(y-ay)*dy)/length, 0), 1)
		}
		u, v := x-ax-t*dx, y-ay-t*dy
		if d := u*u + v*v; d > most {
			best, most = i, d
		}
	}
	if best == a {
		return
	}
	keep[best-1] = true
	peucker(run, a, best, tolerance, keep)
	peucker(run, best, b, tolerance, keep)
}
