package scene

// Shared outlines: a page with several maps of one part of the world, or one map
// in two sizes, holds each coast once. The engine names the outlines of base maps
// and says where they stand ([Outline]); [Share] finds the names that the drawings
// of a page have in common, takes for each the largest of its outlines, and [Write]
// then refers to it, placed and scaled, instead of writing the smaller ones out.

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Outline says which outline of a base map a path is. Paths of one name have one
// form, but for their rounding, and each stands where its map's origin and scale put it.
type Outline struct {
	Name string  // such as "africa/KEN"
	X, Y float64 // where the origin of the map stands
	K    float64 // points per unit of the map
}

// leastShared is how many commands an outline has that is worth a reference.
const leastShared = 12

// outlineOf reads what the engine says of a path; nil if it is not of a base map
// or its two scales differ.
func (n *node) outlineOf() *Outline {
	text, err := url.PathUnescape(n.attr["ecmeta_outline"])
	parts := strings.Split(text, "|")
	if err != nil || len(parts) != 5 {
		return nil
	}
	var v [4]float64
	for i := range v {
		if v[i], err = strconv.ParseFloat(parts[i+1], 64); err != nil {
			return nil
		}
	}
	if v[2] <= 0 || math.Abs(math.Abs(v[3])/v[2]-1) > 1e-3 {
		return nil
	}
	return &Outline{Name: parts[0], X: v[0], Y: v[1], K: v[2]}
}

// placed moves the outline as its path is moved.
func (o *Outline) placed(m Matrix, k float64) *Outline {
	if o == nil || m.B != 0 || m.C != 0 {
		return nil
	}
	x, y := m.Apply(o.X, o.Y)
	return &Outline{Name: o.Name, X: x, Y: y, K: o.K * k}
}

// Shapes are the outlines that the drawings of a page share.
type Shapes struct {
	prefix string
	names  []string // in the order of drawing
	of     map[string]*sharedShape
}

type sharedShape struct {
	id    string
	path  *Path
	times int
}

// Share finds the outlines that stand more than once in these drawings; nil if
// there are none. Ids of outlines begin with the prefix.
func Share(drawings []*Scene, prefix string) *Shapes {
	s := &Shapes{prefix: prefix, of: map[string]*sharedShape{}}
	for _, d := range drawings {
		s.gather(d.Items)
	}
	n := 0
	for _, name := range s.names {
		if sh := s.of[name]; sh.times > 1 {
			sh.id = prefix + strconv.Itoa(n)
			n++
		} else {
			delete(s.of, name)
		}
	}
	if n == 0 {
		return nil
	}
	return s
}

// In reports whether a drawing refers to an outline; s may be nil.
func (s *Shapes) In(d *Scene) bool { return s != nil && s.in(d.Items) }

func (s *Shapes) in(items []Item) bool {
	for _, it := range items {
		switch v := it.(type) {
		case *Path:
			if v.shareable() && s.of[v.Outline.Name] != nil {
				return true
			}
		case *Group:
			if s.in(v.Items) {
				return true
			}
		case *Text, *Image:
		default:
			panic(fmt.Sprintf("scene: unknown item %T", it))
		}
	}
	return false
}

func (s *Shapes) gather(items []Item) {
	for _, it := range items {
		switch v := it.(type) {
		case *Path:
			if !v.shareable() {
				continue
			}
			sh := s.of[v.Outline.Name]
			if sh == nil {
				sh = &sharedShape{path: v}
				s.of[v.Outline.Name] = sh
				s.names = append(s.names, v.Outline.Name)
			}
			sh.times++
			if v.Outline.K > sh.path.Outline.K {
				sh.path = v
			}
		case *Group:
			s.gather(v.Items)
		case *Text, *Image:
		default:
			panic(fmt.Sprintf("scene: unknown item %T", it))
		}
	}
}

// shareable leaves out short outlines, and paints that would be scaled with the outline.
func (p *Path) shareable() bool {
	return p.Outline != nil && len(p.Segs) >= leastShared && p.Fill.Kind <= Solid && p.Stroke.Paint.Kind <= Solid && p.Stroke.Dash == nil
}

// Write writes the shared outlines as a drawing that shows nothing, for a place
// before the drawings that refer to it.
func (s *Shapes) Write(out io.Writer, tolerance float64) error {
	var w bytes.Buffer
	w.WriteString(`<svg class="shapes" width="0" height="0" aria-hidden="true"><defs>`)
	for _, name := range s.names {
		if sh := s.of[name]; sh != nil {
			fmt.Fprintf(&w, `<path id="%s" d="%s"/>`, escape(sh.id), inSteps(sh.path.Segs, tolerance))
		}
	}
	w.WriteString("</defs></svg>")
	_, err := out.Write(w.Bytes())
	return err
}

// steps is how many steps of an outline make a point. Its corners stand at whole steps, an eighth of a point
// from where they were at most: whole numbers take half the room of such with a digit behind the point.
const steps = 4

// inSteps is the data of a path in steps; the tolerance is in points.
func inSteps(segs []Seg, tolerance float64) string {
	out := slices.Clone(segs)
	for i := range out {
		for k := range out[i].Args {
			out[i].Args[k] *= steps
		}
	}
	w := &writer{opt: WriteOptions{Tolerance: tolerance * steps}, unit: 1}
	return w.data(unspecked(out, 2*tolerance*steps))
}

// unspecked leaves out the rings that are smaller than a size both ways, which are no pixel: all but the largest.
func unspecked(segs []Seg, size float64) []Seg {
	type ring struct {
		segs []Seg
		size float64
	}
	var rings []ring
	largest := 0.0
	for from := 0; from < len(segs); {
		to := from + 1
		for to < len(segs) && segs[to].Op != Move {
			to++
		}
		r := ring{segs[from:to], across(segs[from:to])}
		largest, from = max(largest, r.size), to
		rings = append(rings, r)
	}
	out := segs[:0]
	for _, r := range rings {
		if r.size >= size || r.size == largest {
			out = append(out, r.segs...)
		}
	}
	return out
}

// across is the longer side of the box round the ends of commands.
func across(segs []Seg) float64 {
	x0, y0 := segs[0].end()
	x1, y1 := x0, y0
	for i := range segs {
		if segs[i].Op == Close {
			continue
		}
		x, y := segs[i].end()
		x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
	}
	return max(x1-x0, y1-y0)
}

// refer writes a reference to a shared outline and gives the scale it is drawn
// at; 0 if the path is not of one.
func (w *writer) refer(p *Path) float64 {
	if w.opt.Shapes == nil || !p.shareable() {
		return 0
	}
	sh := w.opt.Shapes.of[p.Outline.Name]
	if sh == nil {
		return 0
	}
	from, to := sh.path.Outline, p.Outline
	k := to.K / from.K
	x, y := fix(to.X-k*from.X, 2), fix(to.Y-k*from.Y, 2)
	k = fix(k/steps, 6)
	fmt.Fprintf(w, `<use href="#%s"`, escape(sh.id))
	w.attr("transform", matrixText(Matrix{A: k, D: k, E: x, F: y}))
	return k
}

func fix(v float64, decimals int) float64 {
	unit := math.Pow10(decimals)
	return math.Round(v*unit) / unit
}
