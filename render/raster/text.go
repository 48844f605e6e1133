package raster

// Letters: one line of text is shaped as everywhere and its glyphs become one
// shape, so a halo and the letters are each painted once.

import (
	"bytes"
	"image"
	_ "image/jpeg" // pictures in a study may be of this form
	_ "image/png"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"

	"globalstudy/render/font"
	"globalstudy/render/scene"
)

func (p *painter) text(t *scene.Text, m scene.Matrix, alpha float64) {
	if p.fonts == nil || t.Content == "" {
		return
	}
	segs := p.letters(t)
	if t.Rotate != 0 {
		sin, cos := math.Sincos(t.Rotate * math.Pi / 180)
		turn := scene.Translate(-t.X, -t.Y).Then(scene.Matrix{A: cos, B: sin, C: -sin, D: cos}).Then(scene.Translate(t.X, t.Y))
		m = turn.Then(m)
	}
	s := flatten(segs, m)
	p.stroke(s, t.Halo, m, alpha)
	p.fill(s, t.Fill, m, alpha)
}

// letters places the outlines of a line of text.
func (p *painter) letters(t *scene.Text) []scene.Seg {
	content := t.Content
	if t.SoftHyphen {
		content += "-"
	}
	st := font.Style{Family: t.Style.Family, Weight: t.Style.Weight, Italic: t.Style.Italic, Size: t.Style.Size,
		Features: t.Style.Features.Tags(), Tracking: t.Style.Tracking, Lang: t.Style.Lang}
	l := p.fonts.Shape(content, st)
	x, k := t.X, t.Style.Size/1000
	switch t.Anchor {
	case scene.Start:
	case scene.Middle:
		x -= l.Width / 2
	case scene.End:
		x -= l.Width
	default:
		panic("raster: unknown anchor")
	}
	n := 0
	for _, r := range l.Runs {
		for _, g := range r.Glyphs {
			n += len(r.Face.Outline(g.ID))
		}
	}
	out := make([]scene.Seg, 0, n)
	for _, r := range l.Runs {
		for _, g := range r.Glyphs {
			out = glyph(out, r.Face.Outline(g.ID), x+g.XOff*k, t.Y-g.YOff*k, k)
			x += g.Advance*k + t.Style.Tracking*float64(g.Runes)
			if g.Runes > 0 && g.Cluster < len(l.Text) && l.Text[g.Cluster] == ' ' {
				x += t.WordSpace
			}
		}
	}
	return out
}

func glyph(out []scene.Seg, outline []font.Contour, x, y, k float64) []scene.Seg {
	for _, c := range outline {
		s := scene.Seg{Op: scene.Op(c.Op)}
		for i := 0; i < 6; i += 2 {
			s.Args[i], s.Args[i+1] = x+c.Args[i]*k, y-c.Args[i+1]*k
		}
		out = append(out, s)
	}
	return out
}

// image paints a picture; one that cannot be read leaves its place empty.
func (p *painter) image(v *scene.Image, m scene.Matrix, _ float64) {
	src, _, err := image.Decode(bytes.NewReader(v.Data))
	if err != nil || src.Bounds().Empty() {
		return
	}
	b := src.Bounds()
	m = scene.Matrix{A: v.Width / float64(b.Dx()), D: v.Height / float64(b.Dy()), E: v.X, F: v.Y}.Then(m)
	draw.ApproxBiLinear.Transform(p.dst.SubImage(p.clip).(*image.RGBA), f64.Aff3{m.A, m.C, m.E, m.B, m.D, m.F}, src, b, draw.Over, nil)
}
