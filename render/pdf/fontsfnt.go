package pdf

// The third side door of gopdf 0.33: glyphs by number. gopdf embeds the glyphs
// of the characters it is shown; shaping has already chosen glyphs, many of
// which (ligatures, small capitals, tabular figures) no character reaches. So
// each font gets a character map in which U+F0000+n is glyph n, and gopdf is
// shown those characters. The other tables that gopdf reads stay as they are.

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"github.com/signintech/gopdf"
)

// glyphBase is the character that stands for glyph 0, in plane 15 (private use).
const glyphBase = 0xF0000

// sfntTables are the tables gopdf reads or embeds, without cmap.
var sfntTables = []string{"OS/2", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"}

type sfntTable struct {
	tag  string
	data []byte
}

// mapGlyphs returns the TrueType font with its character map replaced.
func mapGlyphs(ttf []byte) ([]byte, error) {
	tables, err := readTables(ttf)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(tables, func(t sfntTable) bool { return t.tag == "maxp" })
	if i < 0 || len(tables[i].data) < 6 {
		return nil, fmt.Errorf("a TrueType font without a maxp table")
	}
	glyphs := binary.BigEndian.Uint16(tables[i].data[4:])
	tables = append(tables, sfntTable{"cmap", glyphMap(uint32(glyphs))})
	slices.SortFunc(tables, func(a, b sfntTable) int { return strings.Compare(a.tag, b.tag) })
	return writeTables(tables), nil
}

func readTables(ttf []byte) ([]sfntTable, error) {
	be := binary.BigEndian
	if len(ttf) < 12 || be.Uint32(ttf) != 0x00010000 {
		return nil, fmt.Errorf("not a TrueType font")
	}
	var out []sfntTable
	for i := range int(be.Uint16(ttf[4:])) {
		at := 12 + 16*i
		if at+16 > len(ttf) {
			return nil, fmt.Errorf("a TrueType font that ends in its table directory")
		}
		tag, from, size := string(ttf[at:at+4]), uint64(be.Uint32(ttf[at+8:])), uint64(be.Uint32(ttf[at+12:]))
		if from+size > uint64(len(ttf)) {
			return nil, fmt.Errorf("a TrueType font that ends in its %s table", tag)
		}
		if slices.Contains(sfntTables, tag) {
			out = append(out, sfntTable{tag, ttf[from : from+size]})
		}
	}
	return out, nil
}

// glyphMap is a cmap table with an empty format 4 subtable, which gopdf insists
// on, and one format 12 group from glyphBase.
func glyphMap(glyphs uint32) []byte {
	be := binary.BigEndian
	var b []byte
	short := func(vs ...uint16) {
		for _, v := range vs {
			b = be.AppendUint16(b, v)
		}
	}
	short(0, 2)     // version, subtables
	short(3, 1)     // Windows, basic plane
	short(0, 20)    // at byte 20
	short(3, 10)    // Windows, all planes
	short(0, 20+24) // after the first
	short(4, 24, 0, 2, 2, 0, 0, 0xFFFF, 0, 0xFFFF, 1, 0)
	short(12, 0)
	for _, v := range []uint32{28, 0, 1, glyphBase, glyphBase + glyphs - 1, 0} {
		b = be.AppendUint32(b, v)
	}
	return b
}

func writeTables(tables []sfntTable) []byte {
	be := binary.BigEndian
	out := []byte{0, 1, 0, 0}
	out = be.AppendUint16(out, uint16(len(tables)))
	out = append(out, 0, 0, 0, 0, 0, 0) // search hints, which nobody reads
	at := len(out) + 16*len(tables)
	var body []byte
	for _, t := range tables {
		padded := append(slices.Clone(t.data), make([]byte, (4-len(t.data)%4)%4)...)
		out = append(out, t.tag...)
		out = be.AppendUint32(out, uint32(gopdf.CheckSum(padded)))
		out = be.AppendUint32(out, uint32(at+len(body)))
		out = be.AppendUint32(out, uint32(len(t.data)))
		body = append(body, padded...)
	}
	return append(out, body...)
}
