package scene

// Shared outlines: a page with several maps of one part of the world, or one map
// in two sizes, holds each coast once. The engine names the outlines of base maps
// and says where they stand ([Outline]); [Share] finds the names that the drawings
// of a page have in common, takes for each the largest of its outlines, and [Write]
// then refers to it, placed and scaled, instead of writing the smaller ones out.

import (
	"fmt"
	"io"
	"math"
	"net/url"
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
	w := &writer{opt: WriteOptions{Tolerance: tolerance}, unit: 10}
	w.WriteString(`<svg class="shapes" width="0" height="0" aria-hidden="true"><defs>`)
	for _, name := range s.names {
		if sh := s.of[name]; sh != nil {
			fmt.Fprintf(w, `<path id="%s" d="%s"/>`, escape(sh.id), w.data(sh.path.Segs))
		}
	}
	w.WriteString("</defs></svg>")
	_, err := out.Write(w.Bytes())
	return err
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
	fmt.Fprintf(w, `<use href="#%s"`, escape(sh.id))
	if m := (Matrix{A: k, D: k, E: to.X - k*from.X, F: to.Y - k*from.Y}); sh.path != p {
		m.A, m.D, m.E, m.F = fix(m.A, 5), fix(m.D, 5), fix(m.E, 2), fix(m.F, 2)
		w.attr("transform", matrixText(m))
	}
	return k
}

func fix(v float64, decimals int) float64 {
	unit := math.Pow10(decimals)
	return math.Round(v*unit) / unit
}
