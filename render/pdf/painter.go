package pdf

// Painting a scene: each item becomes operators of a content stream. Scenes
// have y down, PDF has y up; one matrix at the head of a page turns everything,
// so that below it scene coordinates are written as they are. Pages are painted
// independently of each other, in parallel; a page collects its operators, its
// images, what it needs from outside (resources.go) and who owns its marked
// content (marks.go).

import (
	"fmt"
	"math"

	"globalstudy/render/doc"
	"globalstudy/render/font"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// part is a stretch of operators, followed by an image where image is not nil.
type part struct {
	operators []byte
	image     []byte // PNG or JPEG, painted in the unit square
}

// content is what painting a page, or the tile of a pattern, gives.
type content struct {
	parts  []part
	marks  []*scene.Tag // owner of each marked-content sequence, by number
	labels map[*scene.Tag]string
	tables []*dataTable // behind the figures
	needs  *resources
	faults []error
}

// painter paints one content stream.
type painter struct {
	content
	fonts  *font.Book
	prefix string // of pattern names; unique among the streams that share resources
	lang   string // of the document

	out      []byte       // operators since the last image
	ctm      scene.Matrix // from the current coordinates to those of the page
	decimals int          // of coordinates, by the enlargement of ctm
	alpha    float64      // of the groups around
	state    state
	stack    []state
	marking
	lineEnds map[*scene.Text]bool

	shapes   *shapes                 // of the book; may be nil
	data     map[string]*doc.Exhibit // of figures, by id
	words    *theme.Words            // of the captions of their tables
	dataFace *font.Face
}

func newPainter(fonts *font.Book, prefix, lang string, ctm scene.Matrix) *painter {
	p := &painter{fonts: fonts, prefix: prefix, lang: lang, alpha: 1, state: initialState}
	p.needs = newResources()
	p.labels = map[*scene.Tag]string{}
	p.setMatrix(ctm)
	return p
}

// pages is what painting any page of a book needs.
type pages struct {
	fonts  *font.Book
	lang   string // of the document
	shapes *shapes
	data   map[string]*doc.Exhibit // of figures, by id
	words  *theme.Words            // of the captions of their tables
}

// paint paints page i of a book.
func (b *pages) paint(i int, s *scene.Scene, width, height float64) *content {
	flip := scene.Matrix{A: 1, D: -1, F: height}
	p := newPainter(b.fonts, fmt.Sprintf("P%d_", i+1), b.lang, flip)
	p.data, p.words, p.shapes = b.data, b.words, b.shapes
	p.marking.on = true
	p.lineEnds = lineEnds(s.Items)
	p.op(matrix(flip) + " cm")
	p.items(s.Items)
	p.closeMark()
	p.dataTables(width)
	p.cut(nil)
	return &p.content
}

// cut ends the current part with an image, or at the end of the page with nil.
func (p *painter) cut(image []byte) {
	p.parts = append(p.parts, part{p.out, image})
	p.out = nil
}

// op appends operators and a line break.
func (p *painter) op(s string) {
	p.out = append(p.out, s...)
	p.out = append(p.out, '\n')
}

func (p *painter) fault(format string, args ...any) {
	p.faults = append(p.faults, fmt.Errorf(format, args...))
}

func (p *painter) items(items []scene.Item) {
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Path:
			p.path(it)
		case *scene.Text:
			p.text(it)
		case *scene.Image:
			p.image(it)
		case *scene.Group:
			p.group(it)
		default:
			panic(fmt.Sprintf("pdf: unknown scene item %T", it))
		}
	}
}

// group paints items under a matrix, a clip and an opacity. The opacity
// multiplies that of each item.
func (p *painter) group(g *scene.Group) {
	outer := p.tag
	if g.Tag != nil {
		p.tag = g.Tag
		p.noteFigure(g.Tag)
	}
	m := g.Matrix.OrIdentity()
	saved := m != scene.Identity || g.Clip != nil
	ctm, alpha := p.ctm, p.alpha
	if g.Alpha != 0 {
		p.alpha *= g.Alpha
	}
	if saved {
		if p.openTag != p.tag || hasTags(g.Items) {
			p.closeMark()
		}
		p.save()
		if m != scene.Identity {
			p.op(matrix(m) + " cm")
			p.setMatrix(m.Then(ctm))
		}
		if g.Clip != nil {
			p.segs(g.Clip)
			p.op("W n")
		}
	}
	p.items(g.Items)
	if saved {
		p.restore()
		p.setMatrix(ctm)
	}
	p.alpha, p.tag = alpha, outer
}

// setMatrix notes the current matrix and how many decimals a hundredth of a
// point needs under it.
func (p *painter) setMatrix(m scene.Matrix) {
	p.ctm = m
	scale := math.Sqrt(math.Abs(m.A*m.D - m.B*m.C))
	p.decimals = 2
	for ; scale > 3 && p.decimals < 6; scale /= 10 {
		p.decimals++
	}
}

// save and restore are q and Q; marked content never straddles them.
func (p *painter) save() {
	p.op("q")
	p.stack = append(p.stack, p.state)
	p.depth++
}

func (p *painter) restore() {
	if p.openDepth == p.depth {
		p.closeMark()
	}
	p.op("Q")
	p.state = p.stack[len(p.stack)-1]
	p.stack = p.stack[:len(p.stack)-1]
	p.depth--
}
