package scene

// The walk over a drawing that packs and unpacks it (see pack.go).

import "globalstudy/render/theme"

func (p *packer) scene(s *Scene) {
	p.numbers(&s.Width, &s.Height)
	packed(p, &s.Items, p.item)
}

// The letters that begin an item.
const (
	pathItem  = 'p'
	textItem  = 't'
	imageItem = 'i'
	groupItem = 'g'
)

func (p *packer) item(it *Item) {
	var letter byte
	switch (*it).(type) {
	case *Path:
		letter = pathItem
	case *Text:
		letter = textItem
	case *Image:
		letter = imageItem
	case *Group:
		letter = groupItem
	case nil: // reading
	default:
		panic("scene: unknown item")
	}
	switch p.byte(&letter); letter {
	case pathItem:
		packedItem(p, it, p.path)
	case textItem:
		packedItem(p, it, p.line)
	case imageItem:
		packedItem(p, it, p.image)
	case groupItem:
		packedItem(p, it, p.group)
	default:
		p.bad = true
	}
}

// packedItem writes or reads an item of a known kind.
func packedItem[T any, P interface {
	*T
	Item
}](p *packer, it *Item, one func(*T)) {
	if p.reads {
		*it = P(new(T))
	}
	one((*it).(P))
}

func (p *packer) path(v *Path) {
	packed(p, &v.Segs, p.seg)
	p.paint(&v.Fill)
	p.stroke(&v.Stroke)
	optional(p, &v.Mark, func(m *Mark) { p.text(&m.Key, &m.Group, &m.Name, &m.Value); p.flag(&m.Derived) })
	optional(p, &v.Outline, func(o *Outline) { p.text(&o.Name); p.numbers(&o.X, &o.Y, &o.K) })
}

func (p *packer) seg(s *Seg) {
	kind(p, &s.Op)
	switch s.Op {
	case Move, Line:
		p.numbers(&s.Args[0], &s.Args[1])
	case Cubic:
		p.numbers(&s.Args[0], &s.Args[1], &s.Args[2], &s.Args[3], &s.Args[4], &s.Args[5])
	case Close:
	default:
		p.bad = true
	}
}

func (p *packer) stroke(s *Stroke) {
	p.paint(&s.Paint)
	p.numbers(&s.Width, &s.DashPhase, &s.MiterLimit)
	packed(p, &s.Dash, func(v *float64) { p.numbers(v) })
	kind(p, &s.Cap)
	kind(p, &s.Join)
}

func (p *packer) paint(v *Paint) {
	kind(p, &v.Kind)
	p.colour(&v.Colour)
	p.numbers(&v.Alpha)
	optional(p, &v.Gradient, func(g *Gradient) {
		p.flag(&g.Box)
		p.numbers(&g.X1, &g.Y1, &g.X2, &g.Y2, &g.R)
		packed(p, &g.Stops, func(s *Stop) {
			p.numbers(&s.At, &s.Alpha)
			p.colour(&s.Colour)
		})
	})
	optional(p, &v.Pattern, func(t *Pattern) {
		p.numbers(&t.Width, &t.Height)
		p.matrix(&t.Matrix)
		packed(p, &t.Items, p.item)
	})
}

func (p *packer) colour(c *theme.Colour) {
	p.byte(&c.R)
	p.byte(&c.G)
	p.byte(&c.B)
}

func (p *packer) matrix(m *Matrix) { p.numbers(&m.A, &m.B, &m.C, &m.D, &m.E, &m.F) }

func (p *packer) line(t *Text) {
	p.numbers(&t.X, &t.Y, &t.Rotate, &t.WordSpace)
	p.text(&t.Content, &t.Style.Family, &t.Style.Lang)
	p.numbers(&t.Style.Size, &t.Style.Tracking)
	p.whole(&t.Style.Weight)
	p.flag(&t.Style.Italic)
	kind(p, &t.Style.Features)
	kind(p, &t.Anchor)
	p.paint(&t.Fill)
	p.stroke(&t.Halo)
	p.flag(&t.SoftHyphen)
}

func (p *packer) image(v *Image) {
	p.numbers(&v.X, &v.Y, &v.Width, &v.Height, &v.Alpha)
	p.bytes(&v.Data)
	p.text(&v.Type)
}

func (p *packer) group(g *Group) {
	if g.Tag != nil {
		panic("scene: a page cannot be packed")
	}
	p.matrix(&g.Matrix)
	packed(p, &g.Clip, p.seg)
	p.numbers(&g.Alpha)
	packed(p, &g.Items, p.item)
}
