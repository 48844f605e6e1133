package layout

// A piece is what columns are filled with: a line of text, an exhibit with its
// caption, a heading. Its items stand relative to its top left corner and are
// moved once, when the piece gets its place.

import (
	"slices"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

type kind byte

const (
	inText     kind = iota // stays where it stands in the text
	inColumn               // may move on to the top of the next column
	acrossPage             // spans the columns, at the top or bottom of a page
	turned                 // stands alone on a page of landscape format
)

type piece struct {
	kind          kind
	series        byte // counter of an exhibit; those of one counter keep their order
	height        float64
	before, after float64 // air, dropped at the ends of a column; the larger of two neighbours counts
	grid          bool    // begins on a whole line of the body
	lift          float64 // how much higher it is set at the top of a column
	keep          bool    // the next piece of the text stands in the same column
	end           float64 // a line: where its text ends
	items         []scene.Item
	links         []Link
	anchors       []Anchor
	figures       []figureBox // drawings, whose boxes move with the piece
	notes         []*doc.Note // footnotes marked in the piece
	countries     []string    // codes of those named in the piece
	section       string      // a heading: what running heads say from here on
	slim          *piece      // the same exhibit with its drawing a little smaller; nil: none
	of            *piece      // of a slim piece: the one it stands for
	flaws         []Flaw
}

// figureBox is where a drawing stands.
type figureBox struct {
	tag *scene.Tag
	box [4]float64 // x, y, width, height
}

// whole is the piece of the flow that a piece is or stands for.
func (p *piece) whole() *piece {
	if p.of != nil {
		return p.of
	}
	return p
}

// copied is a piece that can be moved apart from p; drawings of the document are shared.
func (p *piece) copied() *piece {
	out := *p
	out.items = copyItems(p.items)
	out.links, out.anchors = slices.Clone(p.links), slices.Clone(p.anchors)
	out.figures = slices.Clone(p.figures)
	return &out
}

func copyItems(items []scene.Item) []scene.Item {
	out := make([]scene.Item, len(items))
	for i, it := range items {
		switch it := it.(type) {
		case *scene.Text:
			c := *it
			out[i] = &c
		case *scene.Path:
			c := *it
			c.Segs = slices.Clone(it.Segs)
			out[i] = &c
		case *scene.Image:
			c := *it
			out[i] = &c
		case *scene.Group:
			c := *it
			if it.Matrix == (scene.Matrix{}) {
				c.Items = copyItems(it.Items)
			}
			out[i] = &c
		default:
			panic("layout: unknown item")
		}
	}
	return out
}

// move shifts a piece's items, links, anchors and boxes.
func (p *piece) move(dx, dy float64) {
	if dx == 0 && dy == 0 {
		return
	}
	shift(p.items, dx, dy)
	for i := range p.links {
		p.links[i].X += dx
		p.links[i].Y += dy
	}
	for i := range p.anchors {
		p.anchors[i].Y += dy
	}
	for i := range p.figures {
		p.figures[i].box[0] += dx
		p.figures[i].box[1] += dy
	}
}

// shift moves items that layout made itself. A group with a matrix (a drawing
// of the document, which is shared) only gets another matrix.
func shift(items []scene.Item, dx, dy float64) {
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Text:
			it.X += dx
			it.Y += dy
		case *scene.Path:
			for i := range it.Segs {
				a := &it.Segs[i].Args
				for k := 0; k < 6; k += 2 {
					a[k] += dx
					a[k+1] += dy
				}
			}
		case *scene.Image:
			it.X += dx
			it.Y += dy
		case *scene.Group:
			if it.Matrix != (scene.Matrix{}) {
				it.Matrix.E += dx
				it.Matrix.F += dy
				continue
			}
			shift(it.Items, dx, dy)
		default:
			panic("layout: unknown item")
		}
	}
}

// absorb takes over all that q holds, moved to (dx, dy).
func (p *piece) absorb(q *piece, dx, dy float64) {
	q.move(dx, dy)
	p.items = append(p.items, q.items...)
	p.links = append(p.links, q.links...)
	p.anchors = append(p.anchors, q.anchors...)
	p.figures = append(p.figures, q.figures...)
	p.notes = append(p.notes, q.notes...)
	p.countries = append(p.countries, q.countries...)
	p.flaws = append(p.flaws, q.flaws...)
}

// stack sets pieces below each other as one.
func stack(pieces []*piece) *piece {
	out := &piece{}
	prev := 0.0
	for i, q := range pieces {
		if i > 0 {
			out.height += max(prev, q.before)
		}
		out.absorb(q, 0, out.height)
		out.height += q.height
		prev = q.after
	}
	return out
}

// shrink makes a piece that is higher than room small enough: the last resort
// for what cannot be cut.
func (p *piece) shrink(room float64) {
	if p.height <= room {
		return
	}
	k := room / p.height
	p.height = room
	p.items = []scene.Item{&scene.Group{Matrix: scene.Scale(k), Items: p.items}}
	for i := range p.links {
		l := &p.links[i]
		l.X, l.Y, l.Width, l.Height = l.X*k, l.Y*k, l.Width*k, l.Height*k
	}
	for i := range p.anchors {
		p.anchors[i].Y *= k
	}
	for i := range p.figures {
		for j := range p.figures[i].box {
			p.figures[i].box[j] *= k
		}
	}
}

// tagged is a group of items under a tag.
func tagged(t *scene.Tag, items ...scene.Item) *scene.Group {
	return &scene.Group{Tag: t, Items: items}
}

// artifact marks decoration.
func artifact(items ...scene.Item) *scene.Group {
	return &scene.Group{Tag: &scene.Tag{Role: scene.Artifact}, Items: items}
}

// rect is a filled rectangle.
func rect(x, y, w, h float64, c theme.Colour) *scene.Path {
	return &scene.Path{Fill: scene.Fill(c), Segs: []scene.Seg{
		{Op: scene.Move, Args: [6]float64{x, y}}, {Op: scene.Line, Args: [6]float64{x + w, y}},
		{Op: scene.Line, Args: [6]float64{x + w, y + h}}, {Op: scene.Line, Args: [6]float64{x, y + h}}, {Op: scene.Close},
	}}
}

// rule is a horizontal line.
func rule(x, y, w, width float64, c theme.Colour) *scene.Path {
	return &scene.Path{Stroke: scene.Stroke{Paint: scene.Fill(c), Width: width}, Segs: []scene.Seg{
		{Op: scene.Move, Args: [6]float64{x, y}}, {Op: scene.Line, Args: [6]float64{x + w, y}},
	}}
}

// roundUp is the next multiple of unit.
func roundUp(v, unit float64) float64 {
	n := float64(int(v / unit))
	if v-n*unit > 1e-6 {
		n++
	}
	return n * unit
}
