package raster

// Paints: a solid colour goes onto spans of pixels; gradients and tilings are
// functions from the place of a pixel, worked out where the shape covers it.

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"

	"globalstudy/render/scene"
)

// shade is the colour of a paint at a pixel.
type shade func(x, y int) color.RGBA

// source gives the paint of a shape, other than a solid one.
func (p *painter) source(paint scene.Paint, m scene.Matrix, alpha float64, s shape) shade {
	switch paint.Kind {
	case scene.LinearGradient, scene.RadialGradient:
		return gradient(paint, m, alpha, s)
	case scene.Tiling:
		return p.tiling(paint, m, alpha)
	default:
		panic("raster: unknown paint")
	}
}

// solid paints pixels that are covered alike. Neighbours mostly are of one colour, so the last is kept.
func solid(pix []uint8, c color.RGBA, cover uint32) {
	if cover == full && c.A == 255 {
		for i := 0; i < len(pix); i += 4 {
			pix[i], pix[i+1], pix[i+2], pix[i+3] = c.R, c.G, c.B, 255
		}
		return
	}
	var old, now uint32
	for i := 0; i < len(pix); i += 4 {
		p := pix[i : i+4 : i+4]
		v := binary.LittleEndian.Uint32(p)
		if i > 0 && v == old {
			binary.LittleEndian.PutUint32(p, now)
			continue
		}
		over(p, c, cover)
		old, now = v, binary.LittleEndian.Uint32(p)
	}
}

// over paints one pixel.
func over(p []uint8, c color.RGBA, cover uint32) {
	_ = p[3]
	keep := full - uint32(c.A)*0x101*cover/full
	mix := func(old, new uint8) uint8 {
		return uint8((uint32(old)*0x101*keep + uint32(new)*0x101*cover) / full >> 8)
	}
	p[0], p[1], p[2], p[3] = mix(p[0], c.R), mix(p[1], c.G), mix(p[2], c.B), mix(p[3], c.A)
}

// invert gives the matrix that takes m back; the zero matrix if there is none.
func invert(m scene.Matrix) scene.Matrix {
	d := m.A*m.D - m.B*m.C
	if d == 0 {
		return scene.Matrix{}
	}
	return scene.Matrix{A: m.D / d, B: -m.B / d, C: -m.C / d, D: m.A / d, E: (m.C*m.F - m.D*m.E) / d, F: (m.B*m.E - m.A*m.F) / d}
}

// in takes the middle of each pixel to user space.
func in(m scene.Matrix, f func(x, y float64) color.RGBA) shade {
	back := invert(m)
	return func(x, y int) color.RGBA { return f(back.Apply(float64(x)+0.5, float64(y)+0.5)) }
}

func gradient(paint scene.Paint, m scene.Matrix, alpha float64, s shape) shade {
	g := paint.Gradient
	if g.Box {
		b := s.bounds()
		m = scene.Matrix{A: float64(b.Dx()), D: float64(b.Dy()), E: float64(b.Min.X), F: float64(b.Min.Y)}
	}
	dx, dy := g.X2-g.X1, g.Y2-g.Y1
	return in(m, func(x, y float64) color.RGBA {
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
func (p *painter) tiling(paint scene.Paint, m scene.Matrix, alpha float64) shade {
	pat := paint.Pattern
	m = pat.Matrix.OrIdentity().Then(m)
	k := 4 * math.Sqrt(math.Abs(m.A*m.D-m.B*m.C)) // pixels of the tile to one of user space
	w, h := int(math.Round(pat.Width*k)), int(math.Round(pat.Height*k))
	if w < 1 || h < 1 || w*h > 1<<22 {
		return func(int, int) color.RGBA { return color.RGBA{} }
	}
	tile := &painter{dst: image.NewRGBA(image.Rect(0, 0, w, h)), clip: image.Rect(0, 0, w, h), fonts: p.fonts, cover: &cover{}}
	tile.cover.size(w, h)
	tile.items(pat.Items, scene.Matrix{A: float64(w) / pat.Width, D: float64(h) / pat.Height}, paint.Alpha*alpha)
	at := func(x, y float64) color.RGBA {
		u, v := math.Mod(x/pat.Width, 1), math.Mod(y/pat.Height, 1)
		return tile.dst.RGBAAt(int((u+1)*float64(w))%w, int((v+1)*float64(h))%h)
	}
	step := 2 / k // half a pixel in user space: two samples a side
	return in(m, func(x, y float64) color.RGBA {
		var r, g, b, a int
		for i := range 4 {
			c := at(x+(float64(i%2)-0.5)*step, y+(float64(i/2)-0.5)*step)
			r, g, b, a = r+int(c.R), g+int(c.G), b+int(c.B), a+int(c.A)
		}
		return color.RGBA{uint8(r / 4), uint8(g / 4), uint8(b / 4), uint8(a / 4)}
	})
}
