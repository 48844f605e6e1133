package raster

// Paints as images: a solid colour is uniform; gradients and tilings are worked
// out for the pixels of the shape's bounds.

import (
	"image"
	"image/color"
	"math"

	"globalstudy/render/scene"
)

// source gives the image that a shape is filled with; its pixels lie where the shape's do.
func (p *painter) source(paint scene.Paint, m scene.Matrix, alpha float64, s shape, box image.Rectangle) image.Image {
	switch paint.Kind {
	case scene.Solid:
		return image.NewUniform(rgba(paint.Colour, paint.Alpha*alpha))
	case scene.LinearGradient, scene.RadialGradient:
		return gradient(paint, m, alpha, s, box)
	case scene.Tiling:
		return p.tiling(paint, m, alpha, box)
	default:
		panic("raster: unknown paint")
	}
}

// invert gives the matrix that takes m back; the zero matrix if there is none.
func invert(m scene.Matrix) scene.Matrix {
	d := m.A*m.D - m.B*m.C
	if d == 0 {
		return scene.Matrix{}
	}
	return scene.Matrix{A: m.D / d, B: -m.B / d, C: -m.C / d, D: m.A / d, E: (m.C*m.F - m.D*m.E) / d, F: (m.B*m.E - m.A*m.F) / d}
}

// each calls f with the place in user space of every pixel of the box.
func each(box image.Rectangle, m scene.Matrix, f func(x, y float64) color.RGBA) image.Image {
	out, back := image.NewRGBA(box), invert(m)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			u, v := back.Apply(float64(x)+0.5, float64(y)+0.5)
			out.SetRGBA(x, y, f(u, v))
		}
	}
	return out
}

func gradient(paint scene.Paint, m scene.Matrix, alpha float64, s shape, box image.Rectangle) image.Image {
	g := paint.Gradient
	if g.Box {
		b := s.bounds()
		m = scene.Matrix{A: float64(b.Dx()), D: float64(b.Dy()), E: float64(b.Min.X), F: float64(b.Min.Y)}
	}
	dx, dy := g.X2-g.X1, g.Y2-g.Y1
	return each(box, m, func(x, y float64) color.RGBA {
		t := 0.0
		if paint.Kind == scene.RadialGradient {
			if g.R > 0 {
				t = math.Hypot(x-g.X1, y-g.Y1) / g.R
			}
		} else if d := dx*dx + dy*dy; d > 0 {
			t = ((x-g.X1)*dx + (y-g.Y1)*dy) / d
		}
		return stop(g.Stops, t, paint.Alpha*alpha)
	})
}

// stop is the colour at a place of a gradient.
func stop(stops []scene.Stop, t, alpha float64) color.RGBA {
	if len(stops) == 0 {
		return color.RGBA{}
	}
	last := stops[0]
	for _, s := range stops {
		if t < s.At {
			k := 0.0
			if s.At > last.At {
				k = max(0, (t-last.At)/(s.At-last.At))
			}
			return rgba(last.Colour.Mix(s.Colour, k), (last.Alpha+(s.Alpha-last.Alpha)*k)*alpha)
		}
		last = s
	}
	return rgba(last.Colour, last.Alpha*alpha)
}

// tiling draws the tile once, finely, and looks each pixel up in it.
func (p *painter) tiling(paint scene.Paint, m scene.Matrix, alpha float64, box image.Rectangle) image.Image {
	pat := paint.Pattern
	m = pat.Matrix.OrIdentity().Then(m)
	k := 4 * math.Sqrt(math.Abs(m.A*m.D-m.B*m.C)) // pixels of the tile to one of user space
	w, h := int(math.Round(pat.Width*k)), int(math.Round(pat.Height*k))
	if w < 1 || h < 1 || w*h > 1<<22 {
		return image.Transparent
	}
	tile := &painter{dst: image.NewRGBA(image.Rect(0, 0, w, h)), fonts: p.fonts}
	tile.items(pat.Items, scene.Matrix{A: float64(w) / pat.Width, D: float64(h) / pat.Height}, paint.Alpha*alpha)
	at := func(x, y float64) color.RGBA {
		u, v := math.Mod(x/pat.Width, 1), math.Mod(y/pat.Height, 1)
		return tile.dst.RGBAAt(int((u+1)*float64(w))%w, int((v+1)*float64(h))%h)
	}
	step := 2 / k // half a pixel in user space: two samples a side
	return each(box, m, func(x, y float64) color.RGBA {
		var r, g, b, a int
		for i := range 4 {
			c := at(x+(float64(i%2)-0.5)*step, y+(float64(i/2)-0.5)*step)
			r, g, b, a = r+int(c.R), g+int(c.G), b+int(c.B), a+int(c.A)
		}
		return color.RGBA{uint8(r / 4), uint8(g / 4), uint8(b / 4), uint8(a / 4)}
	})
}
