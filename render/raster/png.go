package raster

// PNG with a palette. The colours that occur most get an entry each; the few
// others, all of them shades at the edges of letters and lines, take the nearest.

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"slices"
)

// PNG writes an opaque image.
func PNG(img *image.RGBA) ([]byte, error) {
	out := image.NewPaletted(img.Bounds(), nil)
	index := palette(img, out)
	last, lastAt := uint32(0), uint8(0)
	for i := range out.Pix {
		c := key(img.Pix, i)
		if i == 0 || c != last {
			last, lastAt = c, index(c)
		}
		out.Pix[i] = lastAt
	}
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, out)
	return b.Bytes(), err
}

func key(pix []uint8, i int) uint32 {
	return uint32(pix[4*i])<<16 | uint32(pix[4*i+1])<<8 | uint32(pix[4*i+2])
}

// palette chooses the colours and gives a function from colours to their places.
func palette(img *image.RGBA, out *image.Paletted) func(uint32) uint8 {
	count := map[uint32]int{}
	n := img.Bounds().Dx() * img.Bounds().Dy()
	for i := 0; i < n; {
		c, j := key(img.Pix, i), i
		for i < n && key(img.Pix, i) == c {
			i++
		}
		count[c] += i - j
	}
	all := make([]uint32, 0, len(count))
	for c := range count {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b uint32) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	kept := chosen(all)
	place := map[uint32]uint8{}
	for i, c := range kept {
		out.Palette = append(out.Palette, color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 255})
		place[c] = uint8(i)
	}
	return func(c uint32) uint8 {
		at, ok := place[c]
		if !ok {
			at = nearest(kept, c)
			place[c] = at
		}
		return at
	}
}

const (
	mostColours = 256
	frequent    = 48 // of the most frequent colours are taken as they are
)

// chosen takes the most frequent colours, and of the rest those that are far from
// any taken, then those that are less far, so that each colour has one near.
func chosen(all []uint32) []uint32 {
	if len(all) <= mostColours {
		return all
	}
	kept := slices.Clone(all[:frequent])
	for _, apart := range []int{60, 30, 15, 1} {
		for _, c := range all[frequent:] {
			if len(kept) == mostColours {
				return kept
			}
			if distance(kept[nearest(kept, c)], c) >= apart*apart {
				kept = append(kept, c)
			}
		}
	}
	return kept
}

func nearest(kept []uint32, c uint32) uint8 {
	best, least := 0, 1<<30
	for i, k := range kept {
		if d := distance(k, c); d < least {
			best, least = i, d
		}
	}
	return uint8(best)
}

func distance(a, b uint32) int {
	d := func(s uint) int { return int(a>>s&255) - int(b>>s&255) }
	r, g, u := d(16), d(8), d(0)
	return 2*r*r + 4*g*g + 3*u*u
}
