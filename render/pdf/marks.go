package pdf

// Marked content: every painted thing lies either in a numbered sequence that
// belongs to a node of the structure tree or in an artifact. A sequence is
// opened by the first item that paints and stays open while the items after it
// belong to the same node, so that a chart is one sequence, and so are the lines
// of a paragraph; one with a link is three. Sequences neither nest nor straddle q and Q.

import (
	"fmt"
	"math"
	"strings"

	"globalstudy/render/scene"
)

// marking is the marked-content state of a painter.
type marking struct {
	on         bool       // false in the tiles of patterns
	tag        *scene.Tag // of the items being painted; nil: none
	properties string     // of what is painted: a language or a replacement text; mostly ""
	open       bool       // a sequence is open,
	openTag    *scene.Tag // for this node,
	openProps  string     // with these properties
	depth      int        // of q
	openDepth  int        // at which the open sequence began; -1: none
}

// decoration tells whether what is painted belongs to no node.
func (m *marking) decoration() bool { return m.tag == nil || m.tag.Role == scene.Artifact }

// fits tells whether the open sequence is right for what is painted next.
func (m *marking) fits() bool {
	return !m.on || m.open && m.openTag == m.tag && (m.openProps == m.properties || m.decoration())
}

// openMark makes sure that what is painted next belongs to the current tag. A
// sequence with properties is a span; it has a number of its own, because
// readers lose count when spans stand inside numbered sequences.
func (p *painter) openMark() {
	if p.fits() {
		return
	}
	p.closeMark()
	p.open, p.openTag, p.openProps, p.openDepth = true, p.tag, p.properties, p.depth
	switch {
	case p.tag == nil:
		p.op("/Artifact<</Type/Layout>>BDC")
	case p.decoration():
		p.op("/Artifact<</Type/Pagination>>BDC")
	default:
		role := p.tag.Role
		if p.properties != "" {
			role = scene.RSpan
		}
		p.op(fmt.Sprintf("/%s<</MCID %d%s>>BDC", role, len(p.marks), p.properties))
		p.marks = append(p.marks, p.tag)
	}
}

// closeMark ends the open sequence, if there is one.
func (p *painter) closeMark() {
	if p.open {
		p.op("EMC")
	}
	p.open, p.openTag, p.openProps, p.openDepth = false, nil, "", -1
}

// with paints under properties.
func (p *painter) with(properties string, paint func()) {
	outer := p.properties
	p.properties = properties
	paint()
	p.properties = outer
}

// replacedBy spells the property that gives a text instead of what is painted.
func replacedBy(text string) string { return "/ActualText<FEFF" + utf16Hex(text) + ">" }

// hasTags tells whether a group with a tag stands among items, at any depth.
func hasTags(items []scene.Item) bool {
	for _, it := range items {
		if g, ok := it.(*scene.Group); ok && (g.Tag != nil || hasTags(g.Items)) {
			return true
		}
	}
	return false
}

// lineEnds finds the texts that end a line of running text, after which a
// reader that joins lines needs a space: those whose successor does not
// continue on the same baseline. Figures are not running text.
func lineEnds(items []scene.Item) map[*scene.Text]bool {
	ends := map[*scene.Text]bool{}
	var last *scene.Text
	var lastY float64
	var walk func([]scene.Item, scene.Matrix, bool)
	walk = func(items []scene.Item, m scene.Matrix, running bool) {
		for _, it := range items {
			switch it := it.(type) {
			case *scene.Group:
				in := running
				if it.Tag != nil {
					in = it.Tag.Role != scene.Artifact && it.Tag.Role != scene.RFigure
				}
				walk(it.Items, it.Matrix.OrIdentity().Then(m), in)
			case *scene.Text:
				if !running || it.Content == "" {
					continue
				}
				_, y := m.Apply(it.X, it.Y)
				if last != nil && math.Abs(y-lastY) > 0.6*max(last.Style.Size, it.Style.Size) {
					ends[last] = true
				}
				last, lastY = it, y
			}
		}
	}
	walk(items, scene.Identity, false)
	if last != nil {
		ends[last] = true
	}
	for t := range ends {
		if t.SoftHyphen || strings.ContainsAny(t.Content[len(t.Content)-1:], "-/ ") || strings.HasSuffix(t.Content, "–") || strings.HasSuffix(t.Content, "‐") {
			delete(ends, t)
		}
	}
	return ends
}
