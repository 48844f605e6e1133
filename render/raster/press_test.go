package raster

import (
	"bytes"
	"math"
	"testing"

	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// atlas is a scene like a map: many coasts, filled and outlined, clipped, with lines across.
func atlas(size float64, n int) *scene.Scene {
	out := &scene.Scene{Width: size, Height: size / 2}
	land := &scene.Group{Clip: box(0, 0, size, size/2-10)}
	for i := range n {
		x, y, r := size*math.Mod(float64(i)*0.618, 1), size/2*math.Mod(float64(i)*0.387, 1), size/20
		var coast []scene.Seg
		for k := range 120 {
			sin, cos := math.Sincos(float64(k) * 2 * math.Pi / 120)
			far := r * (1 + 0.3*math.Sin(float64(k*(i+3))))
			op := scene.Line
			if k == 0 {
				op = scene.Move
			}
			coast = append(coast, scene.Seg{Op: op, Args: [6]float64{x + far*cos, y + far*sin}})
		}
		coast = append(coast, scene.Seg{Op: scene.Close})
		hue := theme.Colour{R: uint8(i * 37), G: uint8(i * 91), B: uint8(i * 53)}
		land.Items = append(land.Items, &scene.Path{Segs: coast, Fill: scene.Fill(hue), Stroke: stroke(0.5, white)})
	}
	across := []scene.Seg{{Op: scene.Move, Args: [6]float64{0, 0}}, {Op: scene.Line, Args: [6]float64{size, size / 2}}}
	out.Items = []scene.Item{land, &scene.Path{Segs: across, Stroke: stroke(1, blue)}}
	return out
}

// A press shows nothing of the pictures before.
func TestPress(t *testing.T) {
	scenes := []*scene.Scene{atlas(300, 60), atlas(80, 5), atlas(310, 12), atlas(80, 5)}
	p, one := NewPress(nil), &plate{}
	for i, s := range scenes {
		want, err := PNG(Draw(s, 1.5, white, nil))
		if err != nil {
			t.Fatal(err)
		}
		got, err := p.PNG(s, 1.5, white)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("picture %d from a press is not as made alone (%v)", i, err)
		}
		got, err = one.png(one.draw(s, 1.5, white, nil))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("picture %d from a used plate is not as made alone (%v)", i, err)
		}
	}
}

// The parts of a picture of about the size of a map's PNG.
func BenchmarkPress(b *testing.B) {
	s, t := atlas(500, 240), &plate{}
	img := t.draw(s, 2.67, white, nil)
	b.Run("draw", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			t.draw(s, 2.67, white, nil)
		}
	})
	b.Run("png", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := t.png(img); err != nil {
				b.Fatal(err)
			}
		}
	})
}
