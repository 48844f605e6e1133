// Package raster draws a scene into pixels and writes them as PNG.
//
// [Draw] goes through the items as a printer would: every outline is flattened
// in device space, strokes become filled polygons (stroke.go), letters are the
// outlines of the embedded fonts (text.go), and each shape is covered by the
// anti-aliasing rasterizer of golang.org/x/image/vector within its own bounds.
// [PNG] writes a palette of at most 256 colours, which is enough for a drawing
// and several times smaller and quicker than true colour. The same scene gives
// the same bytes.
package raster

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"globalstudy/render/font"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// Draw paints the scene on a ground, at scale pixels a point.
func Draw(s *scene.Scene, scale float64, ground theme.Colour, fonts *font.Book) *image.RGBA {
	w, h := int(math.Ceil(s.Width*scale-0.01)), int(math.Ceil(s.Height*scale-0.01))
	img := image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	draw.Draw(img, img.Bounds(), image.NewUniform(rgba(ground, 1)), image.Point{}, draw.Src)
	p := &painter{dst: img, fonts: fonts}
	p.items(s.Items, scene.Scale(scale), 1)
	return img
}

// painter paints into one image; the image of a clipped group is a part of it.
type painter struct {
	dst   *image.RGBA
	fonts *font.Book
	ras   vector.Rasterizer
}

func (p *painter) items(items []scene.Item, m scene.Matrix, alpha float64) {
	for _, it := range items {
		switch v := it.(type) {
		case *scene.Path:
			p.path(v, m, alpha)
		case *scene.Text:
			p.text(v, m, alpha)
		case *scene.Image:
			p.image(v, m, alpha)
		case *scene.Group:
			p.group(v, m, alpha)
		default:
			panic("raster: unknown item")
		}
	}
}

// group clips to the bounds of the clip where it is a rectangle, else through a mask.
func (p *painter) group(g *scene.Group, m scene.Matrix, alpha float64) {
	if g.Alpha != 0 {
		alpha *= g.Alpha
	}
	m = g.Matrix.OrIdentity().Then(m)
	if g.Clip == nil {
		p.items(g.Items, m, alpha)
		return
	}
	clip := flatten(g.Clip, m)
	box := clip.bounds().Intersect(p.dst.Bounds())
	if box.Empty() {
		return
	}
	inside := &painter{dst: p.dst.SubImage(box).(*image.RGBA), fonts: p.fonts}
	if clip.rectangle() {
		inside.items(g.Items, m, alpha)
		return
	}
	before := image.NewRGBA(box)
	draw.Draw(before, box, inside.dst, box.Min, draw.Src)
	inside.items(g.Items, m, alpha)
	mask := image.NewAlpha(box)
	p.cover(clip, box)
	p.ras.Draw(mask, box, image.Opaque, image.Point{})
	for i := range mask.Pix { // what lies outside the clip is as before
		mask.Pix[i] = 255 - mask.Pix[i]
	}
	draw.DrawMask(inside.dst, box, before, box.Min, mask, box.Min, draw.Over)
}

func (p *painter) path(v *scene.Path, m scene.Matrix, alpha float64) {
	if v.Fill.Kind == scene.NoPaint && v.Stroke.Paint.Kind == scene.NoPaint {
		return
	}
	lines := flatten(v.Segs, m)
	p.fill(lines, v.Fill, m, alpha)
	p.stroke(lines, v.Stroke, m, alpha)
}

func (p *painter) stroke(lines shape, s scene.Stroke, m scene.Matrix, alpha float64) {
	if s.Paint.Kind != scene.NoPaint && s.Width > 0 {
		p.fill(outline(lines, s, m), s.Paint, m, alpha)
	}
}

// fill covers a shape with a paint.
func (p *painter) fill(s shape, paint scene.Paint, m scene.Matrix, alpha float64) {
	if paint.Kind == scene.NoPaint || len(s) == 0 {
		return
	}
	box := s.bounds().Intersect(p.dst.Bounds())
	if box.Empty() {
		return
	}
	src := p.source(paint, m, alpha, s, box)
	p.cover(s, box)
	p.ras.Draw(p.dst, box, src, box.Min)
}

// cover puts a shape into the rasterizer, whose origin is the box's corner.
func (p *painter) cover(s shape, box image.Rectangle) {
	p.ras.Reset(box.Dx(), box.Dy())
	x, y := float32(box.Min.X), float32(box.Min.Y)
	for _, l := range s {
		for i, pt := range l.points {
			if i == 0 {
				p.ras.MoveTo(float32(pt.x)-x, float32(pt.y)-y)
			} else {
				p.ras.LineTo(float32(pt.x)-x, float32(pt.y)-y)
			}
		}
		p.ras.ClosePath()
	}
}

// rgba is a colour as the image package has it, multiplied by alpha.
func rgba(c theme.Colour, alpha float64) color.RGBA {
	k := func(v uint8) uint8 { return uint8(math.Round(float64(v) * alpha)) }
	return color.RGBA{k(c.R), k(c.G), k(c.B), k(255)}
}
