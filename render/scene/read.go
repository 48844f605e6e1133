package scene

// Reading SVG. Read knows the whole grammar that ECharts' SVG painter emits and
// that [Write] writes, and nothing more: any other element, attribute or value is
// an error that names it, so that a drawing is either complete or refused.
//
// The XML becomes a tree of nodes first, because definitions may follow their
// use. Transforms are worked into the coordinates wherever the shape allows it
// (translation, rotation, even scale); only the rest becomes a group with a
// matrix. Coordinates are rounded to 1/10000 point, so that the same drawing has
// the same numbers on every processor.

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Metrics knows the fonts. Vertical gives ascent and descent (positive) of a
// style in points; a text with dominant-baseline "central" stands on the
// baseline y + (ascent − descent) / 2.
type Metrics interface {
	Vertical(s TextStyle) (ascent, descent float64)
}

const maxDepth = 64

// reader holds what the elements of one drawing refer to.
type reader struct {
	m         Metrics
	ids       map[string]*node
	clips     map[string][]Seg
	gradients map[string]*Gradient
	tiles     map[string]*tile
	patterns  map[string]*Pattern // those that are the same wherever they fill
	inPattern bool
}

// Read makes a scene of an SVG drawing.
func Read(svg []byte, m Metrics) (*Scene, error) {
	r := &reader{m: m, ids: map[string]*node{}, clips: map[string][]Seg{}, gradients: map[string]*Gradient{}, tiles: map[string]*tile{}, patterns: map[string]*Pattern{}}
	root, err := r.parse(svg)
	if err != nil {
		return nil, err
	}
	if root.name != "svg" {
		return nil, fmt.Errorf("svg: the root element is <%s>", root.name)
	}
	if err := root.only("width", "height", "viewBox", "xmlns", "xlink", "version", "baseProfile", "role", "aria-labelledby", "aria-hidden", "class"); err != nil {
		return nil, err
	}
	s := &Scene{}
	if s.Width, err = root.need("width"); err != nil {
		return nil, err
	}
	if s.Height, err = root.need("height"); err != nil {
		return nil, err
	}
	if v, ok := root.attr["viewBox"]; ok {
		box, err := numbers(v)
		if err != nil || len(box) != 4 || box[0] != 0 || box[1] != 0 || box[2] != s.Width || box[3] != s.Height {
			return nil, root.errorf("viewBox %q does not fit width and height", v)
		}
	}
	s.Items, err = r.items(root)
	return s, err
}

// parse reads the XML into nodes and remembers those with an id.
func (r *reader) parse(svg []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(svg))
	var root *node
	var open []*node
	for {
		tok, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("svg: %w", err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			n := r.element(t)
			if len(open) == maxDepth {
				return nil, fmt.Errorf("svg: elements are nested more than %d deep", maxDepth)
			}
			if len(open) > 0 {
				p := open[len(open)-1]
				p.kids = append(p.kids, n)
			} else if root != nil {
				return nil, fmt.Errorf("svg: more than one root element")
			} else {
				root = n
			}
			open = append(open, n)
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1].name != t.Name.Local {
				return nil, fmt.Errorf("svg: </%s> closes nothing", t.Name.Local)
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].text += string(t)
			}
		}
	}
	if root == nil || len(open) > 0 {
		return nil, fmt.Errorf("svg: the document is not complete")
	}
	return root, nil
}

func (r *reader) element(t xml.StartElement) *node {
	n := &node{name: t.Name.Local, attr: make(map[string]string, len(t.Attr))}
	for _, a := range t.Attr {
		n.attr[a.Name.Local] = a.Value
	}
	if id := n.attr["id"]; id != "" && r.ids[id] == nil {
		r.ids[id] = n
	}
	return n
}

// items reads the children of a container.
func (r *reader) items(n *node) ([]Item, error) {
	if text := strings.TrimSpace(n.text); text != "" {
		return nil, n.errorf("the text %.40q stands outside <text>", text)
	}
	var out []Item
	for _, k := range n.kids {
		got, err := r.item(k)
		if err != nil {
			return nil, err
		}
		out = append(out, got...)
	}
	return out, nil
}

// item reads one element; definitions and descriptions give nothing.
func (r *reader) item(n *node) ([]Item, error) {
	switch n.name {
	case "title", "desc":
		return nil, nil
	case "defs":
		return nil, n.definitions()
	case "g":
		return r.group(n)
	case "path", "circle", "polyline", "polygon", "rect":
		return r.shape(n)
	case "text":
		return r.text(n)
	case "image":
		return r.image(n)
	}
	return nil, n.errorf("the element is not known")
}

// definitions are read where they are used; those of a kind that is never used are refused.
func (n *node) definitions() error {
	for _, k := range n.kids {
		switch k.name {
		case "clipPath", "linearGradient", "radialGradient", "pattern", "filter":
		case "g", "path": // outlines that several drawings of a page share
		default:
			return k.errorf("the definition is not known")
		}
	}
	return nil
}

// group reads a g; one that does nothing melts into its parent.
func (r *reader) group(n *node) ([]Item, error) {
	if err := n.only("clip-path", "transform", "opacity"); err != nil {
		return nil, err
	}
	items, err := r.items(n)
	if err != nil || len(items) == 0 {
		return nil, err
	}
	g := &Group{Items: items}
	if g.Matrix, err = n.matrix("transform"); err != nil {
		return nil, err
	}
	if g.Matrix == Identity {
		g.Matrix = Matrix{}
	}
	if g.Alpha, err = n.number("opacity", 0); err != nil {
		return nil, err
	}
	if v, ok := n.attr["clip-path"]; ok {
		if g.Clip, err = r.clip(n, v); err != nil {
			return nil, err
		}
	} else if g.Matrix == (Matrix{}) && g.Alpha == 0 {
		return items, nil
	}
	return []Item{g}, nil
}

// clip reads the outline that a clip-path refers to.
func (r *reader) clip(n *node, ref string) ([]Seg, error) {
	def, id, err := r.ref(n, ref)
	if err != nil {
		return nil, err
	}
	if segs, ok := r.clips[id]; ok {
		return segs, nil
	}
	if def.name != "clipPath" || len(def.kids) != 1 {
		return nil, n.errorf("clip-path %s is not a clipPath with one shape", ref)
	}
	if err := def.only("id"); err != nil {
		return nil, err
	}
	segs, err := outline(def.kids[0])
	if err != nil {
		return nil, err
	}
	m, err := def.kids[0].matrix("transform")
	if err != nil {
		return nil, err
	}
	segs = m.segs(segs)
	if len(segs) == 0 { // everything is clipped away
		segs = []Seg{{Op: Move}, {Op: Close}}
	}
	r.clips[id] = segs
	return segs, nil
}

// ref finds what url(#id) refers to.
func (r *reader) ref(n *node, v string) (*node, string, error) {
	id, ok := strings.CutPrefix(v, "url(#")
	id, ok2 := strings.CutSuffix(id, ")")
	if !ok || !ok2 || r.ids[id] == nil {
		return nil, "", n.errorf("%q refers to nothing", v)
	}
	return r.ids[id], id, nil
}
