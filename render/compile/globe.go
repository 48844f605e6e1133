package compile

// The globe of the cover: every line that a map of the study draws, on a globe
// turned so that their middle is in front, north up. A line is a bundle of fine
// strands that part and meet again, more of them where more people went; places
// that maps count people at are dots. The projection is Lambert's azimuthal one
// of equal areas, so a line runs as long on paper as on the ground near its middle.

import (
	"math"
	"slices"

	"globalstudy/render/chart"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

const (
	leastLines    = 6    // fewer make no picture
	globeMiddle   = 0.64 // of the page's height
	globeEdge     = 6.0  // points from the outermost line to the edge of the page
	strandGap     = 1.7  // points between the strands of a bundle at its widest
	slender       = 0.13 // how wide a bundle is at most, against its length
	leastStrands  = 3
	widestStrands = 11
	meshStep      = 15    // degrees between the meridians and the parallels
	limb          = -0.25 // cosine of the angle between the middle and the rim
	dotSizes      = 4     // sizes of dots, the largest for the largest number
)

// vec is a place on the unit sphere.
type vec [3]float64

func onSphere(lon, lat float64) vec {
	l, b := lon*math.Pi/180, lat*math.Pi/180
	return vec{math.Cos(b) * math.Cos(l), math.Cos(b) * math.Sin(l), math.Sin(b)}
}

func (a vec) dot(b vec) float64 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }

func (a vec) plus(b vec, k float64) vec { return vec{a[0] + k*b[0], a[1] + k*b[1], a[2] + k*b[2]} }

func (a vec) unit() vec {
	n := math.Sqrt(a.dot(a))
	if n < 1e-9 {
		return vec{1, 0, 0}
	}
	return vec{a[0] / n, a[1] / n, a[2] / n}
}

// globe maps the sphere to the page.
type globe struct {
	front, east, north vec
	k, x, y            float64 // scale, and where the front stands
}

// facing turns the globe so that a place is in front.
func facing(front vec) *globe {
	east := vec{-front[1], front[0], 0}.unit()
	if math.Hypot(front[0], front[1]) < 1e-9 { // at a pole
		east = vec{0, 1, 0}
	}
	north := vec{front[1]*east[2] - front[2]*east[1], front[2]*east[0] - front[0]*east[2], front[0]*east[1] - front[1]*east[0]}
	return &globe{front: front, east: east, north: north, k: 1}
}

// at projects a place.
func (g *globe) at(p vec) [2]float64 {
	s := math.Sqrt(2 / max(1e-6, 1+p.dot(g.front)))
	return [2]float64{g.x + g.k*s*p.dot(g.east), g.y - g.k*s*p.dot(g.north)}
}

// globeLine is a line of a map on the sphere.
type globeLine struct {
	points  []vec
	strands int
}

// geography collects the lines and the counted places of all maps. Of a line that
// several maps draw, the one with the most points is taken.
func geography(charts []*chart.Chart) (lines []globeLine, dots map[vec]float64) {
	at := map[string]int{}
	dots = map[vec]float64{}
	for _, c := range charts {
		if c.Map == nil {
			continue
		}
		for _, r := range c.Map.Routes {
			l := globeLine{strands: leastStrands + int(math.Round((widestStrands-leastStrands)*min(1, max(0, r.Width))))}
			for _, p := range r.Points {
				l.points = append(l.points, onSphere(p[0], p[1]))
			}
			i, again := at[r.Key]
			switch {
			case !again:
				at[r.Key] = len(lines)
				lines = append(lines, l)
			case len(l.points) > len(lines[i].points):
				lines[i] = l
			}
		}
		for _, b := range c.Map.Bubbles {
			note(dots, onSphere(b.Lon, b.Lat), chart.Plot(b.Value))
		}
		for _, b := range c.Map.Cells {
			note(dots, onSphere(b.Lon, b.Lat), chart.Plot(b.Value))
		}
	}
	return lines, dots
}

// note keeps the largest of the numbers known of a place.
func note(dots map[vec]float64, at vec, n float64) {
	if n > dots[at] {
		dots[at] = n
	}
}

// globeArt draws the globe over a whole page; nil without enough lines.
func globeArt(charts []*chart.Chart, th *theme.Theme) *scene.Scene {
	lines, dots := geography(charts)
	if len(lines) < leastLines {
		return nil
	}
	s := &scene.Scene{Width: th.Paper.Width, Height: th.Paper.Height}
	g := turned(lines, s.Width, globeMiddle*s.Height)
	s.Items = append(s.Items, groundOf(s, th.Hues[0].Colour), g.mesh(s, th.White))
	s.Items = append(s.Items, g.dots(dots, th)...)
	var strands, ends []scene.Seg
	for _, l := range lines {
		curve := g.curve(l.points)
		strands = append(strands, bundle(curve, l.strands)...)
		for _, p := range [][2]float64{curve[0], curve[len(curve)-1]} {
			ends = append(ends, dotAt(p)...)
		}
	}
	s.Items = append(s.Items, stroke(strands, th.White, 0.5, 0.45), stroke(ends, th.White, 0.9, 2.4))
	return s
}

// turned faces the middle of the lines and fits them between the edges of the page.
func turned(lines []globeLine, width, middle float64) *globe {
	var sum vec
	for _, l := range lines {
		var m vec
		for _, p := range l.points {
			m = m.plus(p, 1)
		}
		sum = sum.plus(m.unit(), 1)
	}
	g := facing(sum.unit())
	lo, hi := [2]float64{math.Inf(1), math.Inf(1)}, [2]float64{math.Inf(-1), math.Inf(-1)}
	for _, l := range lines {
		for _, p := range g.curve(l.points) {
			for i := range 2 {
				lo[i], hi[i] = min(lo[i], p[i]), max(hi[i], p[i])
			}
		}
	}
	k := min((width-2*globeEdge)/max(1e-3, hi[0]-lo[0]), 0.5*width/max(1e-3, hi[1]-lo[1])*1.4)
	g.k, g.x, g.y = k, width/2-k*(lo[0]+hi[0])/2, middle-k*(lo[1]+hi[1])/2
	return g
}

// curve projects a line with its legs along great circles, densely enough to be
// drawn smoothly.
func (g *globe) curve(points []vec) [][2]float64 {
	const step = 12 * math.Pi / 180
	out := [][2]float64{g.at(points[0])}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		angle := math.Acos(max(-1, min(1, a.dot(b))))
		n := max(1, int(math.Ceil(angle/step)))
		if len(points) == 2 {
			n = max(n, 3)
		}
		for j := 1; j <= n; j++ {
			t, d := float64(j)/float64(n), math.Sin(angle)
			if d < 1e-6 {
				out = append(out, g.at(b))
				continue
			}
			var p vec
			p = p.plus(a, math.Sin((1-t)*angle)/d).plus(b, math.Sin(t*angle)/d)
			out = append(out, g.at(p))
		}
	}
	return out
}

// bundle draws a curve as strands that begin and end together and lie apart between.
func bundle(curve [][2]float64, strands int) []scene.Seg {
	along := make([]float64, len(curve))
	for i := 1; i < len(curve); i++ {
		along[i] = along[i-1] + math.Hypot(curve[i][0]-curve[i-1][0], curve[i][1]-curve[i-1][1])
	}
	long := along[len(along)-1]
	if long == 0 {
		return nil
	}
	gap := min(strandGap, slender*long/float64(strands-1))
	var out []scene.Seg
	for k := range strands {
		off := (float64(k) - float64(strands-1)/2) * gap
		side := make([][2]float64, len(curve))
		for i, p := range curve {
			a, b := curve[max(0, i-1)], curve[min(len(curve)-1, i+1)]
			dx, dy := b[0]-a[0], b[1]-a[1]
			n := max(1e-6, math.Hypot(dx, dy))
			o := off * math.Sin(math.Pi*along[i]/long)
			side[i] = [2]float64{p[0] - o*dy/n, p[1] + o*dx/n}
		}
		out = append(out, smooth(side)...)
	}
	return out
}

// smooth is a curve through points, after Catmull and Rom.
func smooth(p [][2]float64) []scene.Seg {
	out := []scene.Seg{{Op: scene.Move, Args: [6]float64{p[0][0], p[0][1]}}}
	for i := range len(p) - 1 {
		a, b, c, d := p[max(0, i-1)], p[i], p[i+1], p[min(len(p)-1, i+2)]
		out = append(out, scene.Seg{Op: scene.Cubic, Args: [6]float64{
			b[0] + (c[0]-a[0])/6, b[1] + (c[1]-a[1])/6, c[0] - (d[0]-b[0])/6, c[1] - (d[1]-b[1])/6, c[0], c[1]}})
	}
	return out
}

// mesh draws meridians and parallels where they cross the page.
func (g *globe) mesh(s *scene.Scene, c theme.Colour) scene.Item {
	var segs []scene.Seg
	add := func(from, to int, place func(deg float64) vec) {
		var run [][2]float64
		end := func() {
			if len(run) > 1 {
				segs = append(segs, smooth(run)...)
			}
			run = nil
		}
		for d := from; d <= to; d += 10 {
			p := place(float64(d))
			q := g.at(p)
			if p.dot(g.front) < limb-0.2 || q[0] < -60 || q[0] > s.Width+60 || q[1] < -60 || q[1] > s.Height+60 {
				end()
				continue
			}
			run = append(run, q)
		}
		end()
	}
	for lon := -180; lon < 180; lon += meshStep {
		end := 90
		if lon%(2*meshStep) != 0 { // every other meridian stops short of the poles
			end -= 2 * meshStep
		}
		add(-end, end, func(d float64) vec { return onSphere(float64(lon), d) })
	}
	for lat := -75; lat <= 75; lat += meshStep {
		add(-180, 180, func(d float64) vec { return onSphere(d, float64(lat)) })
	}
	rim := g.rim()
	return &scene.Group{Clip: rim, Items: []scene.Item{stroke(append(segs, rim...), c, 0.14, 0.4)}}
}

// rim is the circle in which the mesh ends.
func (g *globe) rim() []scene.Seg {
	const h = 0.5522847498 // of a quarter circle as a cubic
	r := g.k * math.Sqrt(2*(1-limb))
	at := func(dx, dy float64) (float64, float64) { return g.x + r*dx, g.y + r*dy }
	turn := func(x1, y1, x2, y2, x, y float64) scene.Seg {
		s := scene.Seg{Op: scene.Cubic}
		s.Args[0], s.Args[1] = at(x1, y1)
		s.Args[2], s.Args[3] = at(x2, y2)
		s.Args[4], s.Args[5] = at(x, y)
		return s
	}
	x, y := at(1, 0)
	return []scene.Seg{{Op: scene.Move, Args: [6]float64{x, y}}, turn(1, h, h, 1, 0, 1), turn(-h, 1, -1, h, -1, 0),
		turn(-1, -h, -h, -1, 0, -1), turn(h, -1, 1, -h, 1, 0), {Op: scene.Close}}
}

// dots marks the counted places, larger where the number is.
func (g *globe) dots(dots map[vec]float64, th *theme.Theme) []scene.Item {
	most := 0.0
	var places []vec
	for p, n := range dots {
		most, places = max(most, n), append(places, p)
	}
	slices.SortFunc(places, func(a, b vec) int { return slices.Compare(a[:], b[:]) })
	segs := make([][]scene.Seg, dotSizes)
	for _, p := range places {
		size := int(math.Sqrt(dots[p]/most)*dotSizes*2.2 - 0.01)
		i := min(size, dotSizes-1)
		segs[i] = append(segs[i], dotAt(g.at(p))...)
	}
	warm := th.Hues[min(1, len(th.Hues)-1)].Colour.Mix(th.White, 0.45)
	var out []scene.Item
	for i, d := range segs {
		if len(d) > 0 {
			out = append(out, stroke(d, warm, 0.85, 1.1*math.Pow(1.75, float64(i))))
		}
	}
	return out
}

// dotAt is a line of no length, which a round cap makes a dot.
func dotAt(p [2]float64) []scene.Seg {
	return []scene.Seg{{Op: scene.Move, Args: [6]float64{p[0], p[1]}}, {Op: scene.Line, Args: [6]float64{p[0], p[1]}}}
}

func stroke(segs []scene.Seg, c theme.Colour, alpha, width float64) *scene.Path {
	return &scene.Path{Segs: segs, Stroke: scene.Stroke{Paint: scene.Paint{Kind: scene.Solid, Colour: c, Alpha: alpha}, Width: width, Cap: scene.RoundCap, Join: scene.RoundJoin}}
}

func pageOutline(s *scene.Scene) []scene.Seg {
	return []scene.Seg{{Op: scene.Move}, {Op: scene.Line, Args: [6]float64{s.Width, 0}}, {Op: scene.Line, Args: [6]float64{s.Width, s.Height}},
		{Op: scene.Line, Args: [6]float64{0, s.Height}}, {Op: scene.Close}}
}

// groundOf is the colour behind a drawing.
func groundOf(s *scene.Scene, c theme.Colour) *scene.Path {
	return &scene.Path{Fill: scene.Fill(c), Segs: pageOutline(s)}
}
