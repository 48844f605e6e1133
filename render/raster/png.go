package raster

// PNG with a palette. The colours that occur most get an entry each; the few
// others, all of them shades at the edges of letters and lines, take the nearest.
// One pass finds the runs of one colour, which are few beside the pixels; the
// rest is done by runs and by colours.

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"slices"
)

// PNG writes an opaque image.
func PNG(img *image.RGBA) ([]byte, error) { return new(plate).png(img) }

func (t *plate) png(img *image.RGBA) ([]byte, error) {
	n := &t.inks
	n.read(img)
	kept := n.choose()
	out := &image.Paletted{Stride: img.Rect.Dx(), Rect: img.Rect}
	for _, c := range kept {
		out.Palette = append(out.Palette, color.RGBA{uint8(c), uint8(c >> 8), uint8(c >> 16), 255})
	}
	out.Pix = n.indices(kept, img.Rect.Dx()*img.Rect.Dy())
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: t}).Encode(&b, out)
	return b.Bytes(), err
}

// Get and Put keep the buffer of the encoder, as a png.EncoderBufferPool of one.
func (t *plate) Get() *png.EncoderBuffer  { return t.enc }
func (t *plate) Put(b *png.EncoderBuffer) { t.enc = b }

// inks are the colours of an image; a colour has red in its lowest byte and no alpha.
type inks struct {
	all   []ink
	runs  []run
	table []int32 // places in all, plus one, by hash of the colour; 0 is free
	order []int32 // places in all, the most frequent first
	pix   []uint8
}

type ink struct {
	colour uint32
	count  int
	// The nearest of the first so many colours taken.
	near, least, seen int
}

// run is a run of pixels of one colour, a place in inks.all.
type run struct {
	ink int32
	n   int32
}

// read counts the colours. The pixels lie without gaps.
func (n *inks) read(img *image.RGBA) {
	n.all, n.runs = n.all[:0], n.runs[:0]
	if n.table == nil {
		n.table = make([]int32, 1<<12)
	}
	clear(n.table)
	pix := img.Pix[:4*img.Rect.Dx()*img.Rect.Dy()]
	for len(pix) > 0 {
		v, i := binary.LittleEndian.Uint32(pix), 4
		both := uint64(v)<<32 | uint64(v)
		for i+12 <= len(pix) && binary.LittleEndian.Uint64(pix[i:]) == both {
			i += 8
		}
		for i+4 <= len(pix) && binary.LittleEndian.Uint32(pix[i:]) == v {
			i += 4
		}
		at := n.place(v & 0xffffff)
		n.all[at].count += i / 4
		n.runs = append(n.runs, run{at, int32(i / 4)})
		pix = pix[i:]
	}
}

// place finds a colour in the table or adds it; a table half full doubles.
func (n *inks) place(c uint32) int32 {
	i := slot(n.table, c)
	for ; n.table[i] != 0; i = (i + 1) & (len(n.table) - 1) {
		if at := n.table[i] - 1; n.all[at].colour == c {
			return at
		}
	}
	n.all = append(n.all, ink{colour: c, least: 1 << 30})
	n.table[i] = int32(len(n.all))
	if 2*len(n.all) > len(n.table) {
		n.table = make([]int32, 2*len(n.table))
		for at, k := range n.all {
			i := slot(n.table, k.colour)
			for n.table[i] != 0 {
				i = (i + 1) & (len(n.table) - 1)
			}
			n.table[i] = int32(at + 1)
		}
	}
	return int32(len(n.all) - 1)
}

func slot(table []int32, c uint32) int { return int(c*2654435761>>8) & (len(table) - 1) }

const (
	mostColours = 256
	frequent    = 48 // of the most frequent colours are taken as they are
)

// choose takes the most frequent colours, and of the rest those that are far from
// any taken, then those that are less far, so that each colour has one near.
func (n *inks) choose() []uint32 {
	n.order = n.order[:0]
	for i := range n.all {
		n.order = append(n.order, int32(i))
	}
	slices.SortFunc(n.order, func(i, j int32) int {
		a, b := &n.all[i], &n.all[j]
		return cmp.Or(b.count-a.count, cmp.Compare(swapped(a.colour), swapped(b.colour)))
	})
	kept := make([]uint32, 0, mostColours)
	take := func(i int32) {
		n.all[i].near, n.all[i].least, n.all[i].seen = len(kept), 0, mostColours
		kept = append(kept, n.all[i].colour)
	}
	first := len(n.order)
	if first > mostColours {
		first = frequent
	}
	for _, i := range n.order[:first] {
		take(i)
	}
	for _, apart := range []int{60, 30, 15, 1} {
		for _, i := range n.order[first:] {
			if len(kept) == mostColours {
				return kept
			}
			if k := &n.all[i]; k.least >= apart*apart && k.nearest(kept) >= apart*apart {
				take(i)
			}
		}
	}
	return kept
}

// nearest brings the nearest taken colour up to date and gives its distance.
func (k *ink) nearest(kept []uint32) int {
	for ; k.seen < len(kept); k.seen++ {
		a, b := kept[k.seen], k.colour
		if d := int(a>>8&255) - int(b>>8&255); 4*d*d >= k.least {
			continue // by green alone it is farther, as most are
		}
		if d := distance(a, b); d < k.least {
			k.near, k.least = k.seen, d
		}
	}
	return k.least
}

// indices gives each of the count pixels the place of its colour among those taken.
func (n *inks) indices(kept []uint32, count int) []uint8 {
	if count > len(n.pix) {
		n.pix = make([]uint8, count)
	}
	for i := range n.all {
		n.all[i].nearest(kept)
	}
	at := 0
	for _, r := range n.runs {
		v, row := uint8(n.all[r.ink].near), n.pix[at:at+int(r.n)]
		if v == 0 { // mostly the ground
			clear(row)
		} else {
			for i := range row {
				row[i] = v
			}
		}
		at += int(r.n)
	}
	return n.pix[:count]
}

func swapped(c uint32) uint32 { return c&0xff<<16 | c&0xff00 | c>>16 }

func distance(a, b uint32) int {
	d := func(s uint) int { return int(a>>s&255) - int(b>>s&255) }
	r, g, u := d(0), d(8), d(16)
	return 2*r*r + 4*g*g + 3*u*u
}
