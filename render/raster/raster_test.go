package raster

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

var (
	white = theme.MustHex("#FFFFFF")
	red   = theme.MustHex("#FF0000")
	blue  = theme.MustHex("#0000FF")
)

func box(x, y, w, h float64) []scene.Seg {
	return []scene.Seg{{Op: scene.Move, Args: [6]float64{x, y}}, {Op: scene.Line, Args: [6]float64{x + w, y}},
		{Op: scene.Line, Args: [6]float64{x + w, y + h}}, {Op: scene.Line, Args: [6]float64{x, y + h}}, {Op: scene.Close}}
}

func stroke(width float64, c theme.Colour) scene.Stroke {
	return scene.Stroke{Paint: scene.Fill(c), Width: width}
}

func TestDraw(t *testing.T) {
	line := []scene.Seg{{Op: scene.Move, Args: [6]float64{0, 10}}, {Op: scene.Line, Args: [6]float64{40, 10}}}
	diamond := []scene.Seg{{Op: scene.Move, Args: [6]float64{20, 0}}, {Op: scene.Line, Args: [6]float64{40, 20}}, {Op: scene.Line, Args: [6]float64{20, 40}},
		{Op: scene.Line, Args: [6]float64{0, 20}}, {Op: scene.Close}}
	for _, tt := range []struct {
		name string
		item scene.Item
		at   map[image.Point]theme.Colour // in pixels of a drawing at twice its size
	}{
		{"fill", &scene.Path{Segs: box(5, 5, 10, 10), Fill: scene.Fill(red)}, map[image.Point]theme.Colour{{20, 20}: red, {8, 20}: white, {31, 20}: white}},
		{"line", &scene.Path{Segs: line, Stroke: stroke(4, blue)}, map[image.Point]theme.Colour{{40, 20}: blue, {40, 17}: blue, {40, 14}: white, {40, 25}: white}},
		{"dashes", &scene.Path{Segs: line, Stroke: scene.Stroke{Paint: scene.Fill(blue), Width: 4, Dash: []float64{10, 10}}},
			map[image.Point]theme.Colour{{10, 20}: blue, {30, 20}: white, {50, 20}: blue, {70, 20}: white}},
		{"mitre", &scene.Path{Segs: box(10, 10, 20, 20), Stroke: stroke(4, blue)}, map[image.Point]theme.Colour{{17, 17}: blue, {40, 40}: white, {62, 62}: blue}},
		{"clip to a rectangle", &scene.Group{Clip: box(0, 0, 10, 40), Items: []scene.Item{&scene.Path{Segs: box(0, 0, 40, 40), Fill: scene.Fill(red)}}},
			map[image.Point]theme.Colour{{10, 40}: red, {30, 40}: white}},
		{"clip to a shape", &scene.Group{Clip: diamond, Items: []scene.Item{&scene.Path{Segs: box(0, 0, 40, 40), Fill: scene.Fill(red)}}},
			map[image.Point]theme.Colour{{40, 40}: red, {4, 4}: white, {76, 76}: white}},
		{"placed", &scene.Group{Matrix: scene.Translate(20, 0), Items: []scene.Item{&scene.Path{Segs: box(0, 0, 10, 10), Fill: scene.Fill(red)}}},
			map[image.Point]theme.Colour{{10, 10}: white, {50, 10}: red}},
		{"tiles", &scene.Path{Segs: box(0, 0, 40, 40), Fill: scene.Paint{Kind: scene.Tiling, Alpha: 1, Pattern: &scene.Pattern{Width: 20, Height: 20,
			Items: []scene.Item{&scene.Path{Segs: box(0, 0, 10, 20), Fill: scene.Fill(blue)}}}}},
			map[image.Point]theme.Colour{{10, 10}: blue, {30, 10}: white, {50, 70}: blue, {70, 70}: white}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			img := Draw(&scene.Scene{Width: 40, Height: 40, Items: []scene.Item{tt.item}}, 2, white, nil)
			for at, want := range tt.at {
				if got := img.RGBAAt(at.X, at.Y); got != (color.RGBA{want.R, want.G, want.B, 255}) {
					t.Errorf("at %v is %v, want %v", at, got, want)
				}
			}
		})
	}
}

// A PNG shows what was drawn, with few colours exactly and with many nearly.
func TestPNG(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 64, 64))
	for i := range 64 * 64 {
		img.SetRGBA(i%64, i/64, color.RGBA{uint8(i % 64 * 4), uint8(i / 64 * 4), 128, 255})
	}
	b, err := PNG(img)
	if err != nil {
		t.Fatal(err)
	}
	got, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 64 * 64 {
		r, g, bl, _ := got.At(i%64, i/64).RGBA()
		want := img.RGBAAt(i%64, i/64)
		far := func(v uint32, w uint8) bool { d := int(v>>8) - int(w); return d > 40 || d < -40 }
		if far(r, want.R) || far(g, want.G) || far(bl, want.B) {
			t.Fatalf("pixel %d is %v, was %v", i, got.At(i%64, i/64), want)
		}
	}
}
