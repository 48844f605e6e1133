package font

// Packed runs: their number, then of each its face, direction and glyphs. A glyph
// begins with flags and has only the fields that they announce.

import "encoding/binary"

const (
	glyphShifted = 1 << iota // offsets follow
	glyphOdd                 // it does not stand for the one rune after those of the last
)

func packRuns(runs []Run) string {
	out := binary.AppendUvarint(nil, uint64(len(runs)))
	for _, r := range runs {
		out = binary.AppendUvarint(out, uint64(r.Face.Index))
		out = append(out, flag(r.RTL, 1))
		out = binary.AppendUvarint(out, uint64(len(r.Glyphs)))
		next := 0
		for _, g := range r.Glyphs {
			shifted, odd := g.XOff != 0 || g.YOff != 0, g.Cluster != next || g.Runes != 1
			out = append(out, flag(shifted, glyphShifted)|flag(odd, glyphOdd))
			out = binary.AppendUvarint(out, uint64(g.ID))
			out = binary.AppendVarint(out, int64(g.Advance*64))
			if shifted {
				out = binary.AppendVarint(binary.AppendVarint(out, int64(g.XOff*64)), int64(g.YOff*64))
			}
			if odd {
				out = binary.AppendUvarint(binary.AppendUvarint(out, uint64(g.Cluster)), uint64(g.Runes))
			}
			next = g.Cluster + g.Runes
		}
	}
	return string(out)
}

func flag(on bool, bit byte) byte {
	if on {
		return bit
	}
	return 0
}

// unpackRuns reads what packRuns wrote; nil if it is damaged.
func (b *Book) unpackRuns(text string) []Run {
	r := &reader{text: text}
	runs := make([]Run, min(r.uint(), len(text)))
	for i := range runs {
		face, rtl, n := r.uint(), r.uint(), r.uint()
		if r.bad || face >= len(b.Faces) || n > len(text) {
			return nil
		}
		runs[i] = Run{Face: b.Faces[face], RTL: rtl == 1, Glyphs: make([]Glyph, n)}
		next := 0
		for j := range runs[i].Glyphs {
			g := &runs[i].Glyphs[j]
			flags := r.uint()
			g.ID, g.Advance = uint32(r.uint()), float64(r.int())/64
			if flags&glyphShifted != 0 {
				g.XOff, g.YOff = float64(r.int())/64, float64(r.int())/64
			}
			g.Cluster, g.Runes = next, 1
			if flags&glyphOdd != 0 {
				g.Cluster, g.Runes = r.uint(), r.uint()
			}
			next = g.Cluster + g.Runes
		}
	}
	if r.bad || r.text != "" {
		return nil
	}
	return runs
}

func appendString(to []byte, s string) []byte {
	return append(binary.AppendUvarint(to, uint64(len(s))), s...)
}

// reader takes numbers and strings from the head of a text. After the first that
// is not there it is bad and gives zeros.
type reader struct {
	text string
	bad  bool
}

func (r *reader) uint() int {
	v := uint64(0)
	for i := 0; i < len(r.text) && i < 9; i++ {
		c := r.text[i]
		v |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			r.text = r.text[i+1:]
			return int(v)
		}
	}
	r.text, r.bad = "", true
	return 0
}

func (r *reader) int() int {
	v := r.uint()
	return v>>1 ^ -(v & 1)
}

func (r *reader) string() string {
	n := r.uint()
	if n > len(r.text) {
		r.text, r.bad = "", true
		return ""
	}
	s := r.text[:n]
	r.text = r.text[n:]
	return s
}
