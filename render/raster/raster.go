// Package raster draws a scene into pixels and writes them as PNG.
//
// [Draw] goes through the items as a printer would: every outline is flattened
// in device space, strokes become filled polygons (stroke.go), letters are the
// outlines of the embedded fonts (text.go), and each shape is covered by the
// exact area within each pixel (cover.go).
// [PNG] writes a palette of at most 256 colours, which is enough for a drawing
// and several times smaller and quicker than true colour. The same scene gives
// the same bytes. A [Press] does both, with buffers used again.
package raster

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"sync"

	"globalstudy/render/font"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// Press makes PNGs one after another or several at a time; its buffers serve again.
type Press struct {
	fonts  *font.Book
	spares sync.Pool // of *plate
}

// NewPress makes a press that letters with the fonts.
func NewPress(fonts *font.Book) *Press {
	return &Press{fonts: fonts, spares: sync.Pool{New: func() any { return &plate{} }}}
}

// PNG draws as [Draw] does and writes as [PNG] does.
func (p *Press) PNG(s *scene.Scene, scale float64, ground theme.Colour) ([]byte, error) {
	t := p.spares.Get().(*plate)
	defer p.spares.Put(t)
	return t.png(t.draw(s, scale, ground, p.fonts))
}

// Draw paints the scene on a ground, at scale pixels a point.
func Draw(s *scene.Scene, scale float64, ground theme.Colour, fonts *font.Book) *image.RGBA {
	return new(plate).draw(s, scale, ground, fonts)
}

// plate is what one picture needs: pixels, cover, and what png.go writes with. Nothing of the last
// picture is seen in the next.
type plate struct {
	pix   []uint8
	cover cover
	inks  inks
	enc   *png.EncoderBuffer
}

func (t *plate) draw(s *scene.Scene, scale float64, ground theme.Colour, fonts *font.Book) *image.RGBA {
	w, h := max(1, int(math.Ceil(s.Width*scale-0.01))), max(1, int(math.Ceil(s.Height*scale-0.01)))
	if n := 4 * w * h; n > len(t.pix) {
		t.pix = make([]uint8, n)
	}
	img := &image.RGBA{Pix: t.pix[:4*w*h], Stride: 4 * w, Rect: image.Rect(0, 0, w, h)}
	draw.Draw(img, img.Rect, image.NewUniform(rgba(ground, 1)), image.Point{}, draw.Src)
	t.cover.size(w, h)
	p := &painter{dst: img, clip: img.Rect, fonts: fonts, cover: &t.cover}
	p.items(s.Items, scene.Scale(scale), 1)
	return img
}

// painter paints into one image; a painter of a clipped group, into a part of it.
type painter struct {
	dst   *image.RGBA // from the origin
	clip  image.Rectangle
	fonts *font.Book
	cover *cover
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
	box := clip.bounds().Intersect(p.clip)
	if box.Empty() {
		return
	}
	inside := &painter{dst: p.dst, clip: box, fonts: p.fonts, cover: p.cover}
	if clip.rectangle() {
		inside.items(g.Items, m, alpha)
		return
	}
	before := image.NewRGBA(box)
	draw.Draw(before, box, p.dst, box.Min, draw.Src)
	inside.items(g.Items, m, alpha)
	mask := image.NewAlpha(box)
	p.cover.add(clip, box)
	p.cover.sweep(func(y, from, to int, cover uint32) {
		row := mask.Pix[mask.PixOffset(from, y):mask.PixOffset(to, y)]
		for i := range row {
			row[i] = uint8(cover >> 8)
		}
	})
	for i := range mask.Pix { // what lies outside the clip is as before
		mask.Pix[i] = 255 - mask.Pix[i]
	}
	draw.DrawMask(p.dst, box, before, box.Min, mask, box.Min, draw.Over)
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
	box := s.bounds().Intersect(p.clip)
	if box.Empty() {
		return
	}
	p.cover.add(s, box)
	if paint.Kind == scene.Solid {
		c := rgba(paint.Colour, paint.Alpha*alpha)
		p.cover.sweep(func(y, from, to int, cover uint32) {
			solid(p.dst.Pix[p.dst.PixOffset(from, y):p.dst.PixOffset(to, y)], c, cover)
		})
		return
	}
	at := p.source(paint, m, alpha, s)
	p.cover.sweep(func(y, from, to int, cover uint32) {
		for x := from; x < to; x++ {
			i := p.dst.PixOffset(x, y)
			over(p.dst.Pix[i:i+4], at(x, y), cover)
		}
	})
}

// rgba is a colour as the image package has it, multiplied by alpha.
func rgba(c theme.Colour, alpha float64) color.RGBA {
	k := func(v uint8) uint8 { return uint8(math.Round(float64(v) * alpha)) }
	return color.RGBA{k(c.R), k(c.G), k(c.B), k(255)}
}
