package font

// Outlines of glyphs, for pictures made of pixels. Quadratic curves come back as
// cubics, so that an outline has the commands of a scene.

import (
	ot "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Contour is one command of an outline: 'M', 'L' or 'C' with its absolute
// points, in 1/1000 em with y upwards. A contour closes where the next begins.
type Contour struct {
	Op   byte
	Args [6]float64
}

// Outline gives the shape of a glyph; nil for a space and for glyphs without one.
func (f *Face) Outline(glyph uint32) []Contour {
	f.parse()
	f.mu.Lock()
	defer f.mu.Unlock()
	if o, ok := f.outlines[glyph]; ok {
		return o
	}
	if f.outlines == nil {
		f.outlines = map[uint32][]Contour{}
	}
	var out []Contour
	if g, ok := f.face.GlyphData(ot.GID(glyph)).(ot.GlyphOutline); ok {
		out = contours(g.Segments, 1000/float64(f.font.Upem()))
	}
	f.outlines[glyph] = out
	return out
}

func contours(segs []ot.Segment, k float64) []Contour {
	out := make([]Contour, 0, len(segs))
	var x, y float64
	for _, s := range segs {
		var c Contour
		at := func(i int) (float64, float64) { return float64(s.Args[i].X) * k, float64(s.Args[i].Y) * k }
		a, b := at(0)
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			c = Contour{'M', [6]float64{a, b}}
		case opentype.SegmentOpLineTo:
			c = Contour{'L', [6]float64{a, b}}
		case opentype.SegmentOpQuadTo:
			u, v := at(1)
			c = Contour{'C', [6]float64{x + (a-x)*2/3, y + (b-y)*2/3, u + (a-u)*2/3, v + (b-v)*2/3, u, v}}
			a, b = u, v
		case opentype.SegmentOpCubeTo:
			u, v := at(1)
			p, q := at(2)
			c = Contour{'C', [6]float64{a, b, u, v, p, q}}
			a, b = p, q
		}
		x, y = a, b
		out = append(out, c)
	}
	return out
}
