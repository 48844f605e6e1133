package rules

// Fonts: each glyph that is shown is in the embedded font, as wide as the font
// says, and stands for a text.

import (
	"encoding/binary"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
)

func (j *judge) fonts() {
	for _, r := range j.refs() {
		if used := j.uses[r]; len(used) > 0 {
			j.font(r, used)
		}
	}
	j.check(len(j.uses[0]) == 0, "UA 7.21.4.1-1", "contents", "text is shown without a font")
}

var subset = regexp.MustCompile(`^[A-Z]{6}\+.`)

// font checks a font with the glyphs shown in it.
func (j *judge) font(r Ref, used map[glyph]bool) {
	d := j.dict(r)
	name := j.name(d["BaseFont"])
	in := fmt.Sprintf("font %s", name)
	below := j.array(d["DescendantFonts"])
	if j.name(d["Type"]) != "Font" || j.name(d["Subtype"]) != "Type0" || j.name(d["Encoding"]) != "Identity-H" || len(below) != 1 {
		j.fault("UA 7.21.3.1-1", in, "Subtype %v, Encoding %v", d["Subtype"], d["Encoding"])
		return
	}
	cid := j.dict(below[0])
	desc := j.dict(cid["FontDescriptor"])
	good := j.name(cid["Subtype"]) == "CIDFontType2" && j.name(cid["CIDToGIDMap"]) == "Identity"
	j.check(good, "UA 7.21.3.2-1", in, "Subtype %v, CIDToGIDMap %v", cid["Subtype"], cid["CIDToGIDMap"])
	same := subset.MatchString(name) && j.name(cid["BaseFont"]) == name && j.name(desc["FontName"]) == name
	j.check(same, "ISO 32000 9.6.4", in, "called %v and %v", cid["BaseFont"], desc["FontName"])
	j.check(desc["CIDSet"] == nil, "UA 7.21.4.2-2", in, "CIDSet is there")
	ttf, err := readTrueType(j.data(desc["FontFile2"]))
	if err != nil {
		j.fault("UA 7.21.4.1-1", in, "%v", err)
		return
	}
	texts, widths := j.texts(d["ToUnicode"]), j.widths(cid)
	for _, g := range sorted(used) {
		at := fmt.Sprintf("%s, glyph %d", in, g.code)
		text, ok := texts[g.code]
		j.check(ok && text != "", "UA 7.21.7-1", at, "no text")
		j.check(!strings.ContainsAny(text, "\x00\uFEFF\uFFFE"), "UA 7.21.7-2", at, "%q", text)
		j.check(!private(text) || g.replaced, "A 6.2.11.7.3-1", at, "%q", text)
		j.check(g.code != 0, "UA 7.21.8-1", at, "shown")
		width, ok := ttf.width(g.code)
		j.check(ok || g.unseen, "UA 7.21.4.1-2", at, "the font has %d", ttf.glyphs)
		j.check(!ok || math.Abs(width-widths.of(g.code)) <= 1, "UA 7.21.5-1", at, "%g wide, in the font %g", widths.of(g.code), width)
	}
}

func sorted(used map[glyph]bool) []glyph {
	out := make([]glyph, 0, len(used))
	for g := range used {
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b glyph) int { return a.code - b.code })
	return out
}

// texts reads a map from glyphs to text, of single entries as render/pdf writes it.
func (j *judge) texts(o any) map[int]string {
	out := map[int]string{}
	l := &lexer{src: j.data(o), fault: func(rule, format string, args ...any) { j.fault(rule, "a text map", format, args...) }}
	var last []any
	for !l.end() {
		v, err := l.object()
		if err != nil {
			return out
		}
		if op, ok := v.(operator); ok {
			if op == "endbfchar" {
				for i := 0; i+1 < len(last); i += 2 {
					code, _ := last[i].(String)
					text, _ := last[i+1].(String)
					if len(code) == 2 {
						out[int(code[0])<<8|int(code[1])] = utf16BE(string(text))
					}
				}
			}
			last = last[:0]
			continue
		}
		last = append(last, v)
	}
	return out
}

// widthMap is the widths of glyphs as the dictionary gives them.
type widthMap struct {
	of0 map[int]float64
	dw  float64
}

func (w widthMap) of(code int) float64 {
	if v, ok := w.of0[code]; ok {
		return v
	}
	return w.dw
}

func (j *judge) widths(cid Dict) widthMap {
	out := widthMap{map[int]float64{}, 1000}
	if v, ok := j.number(cid["DW"]); ok {
		out.dw = v
	}
	list := j.array(cid["W"])
	for i := 0; i+1 < len(list); {
		first, _ := j.number(list[i])
		if each := j.array(list[i+1]); each != nil {
			for k, v := range each {
				out.of0[int(first)+k], _ = j.number(v)
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			break
		}
		last, _ := j.number(list[i+1])
		width, _ := j.number(list[i+2])
		for k := int(first); k <= min(int(last), 65535); k++ {
			out.of0[k] = width
		}
		i += 3
	}
	return out
}

// trueType is what is read of an embedded font.
type trueType struct {
	hmtx            []byte
	glyphs, metrics int
	em              float64
}

// tables of an embedded font that PDF asks for.
var tables = []string{"glyf", "head", "hhea", "hmtx", "loca", "maxp"}

func readTrueType(data []byte) (*trueType, error) {
	be := binary.BigEndian
	if len(data) < 12 || be.Uint32(data) != 0x00010000 {
		return nil, fmt.Errorf("no TrueType font is embedded")
	}
	found := map[string][]byte{}
	for i := range int(be.Uint16(data[4:])) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil, fmt.Errorf("the font ends in its table directory")
		}
		from, size := int(be.Uint32(data[at+8:])), int(be.Uint32(data[at+12:]))
		if from+size > len(data) {
			return nil, fmt.Errorf("the font ends in a table")
		}
		found[string(data[at:at+4])] = data[from : from+size]
	}
	for _, t := range tables {
		if found[t] == nil {
			return nil, fmt.Errorf("the font has no table %s", t)
		}
	}
	if len(found["head"]) < 20 || len(found["maxp"]) < 6 || len(found["hhea"]) < 36 {
		return nil, fmt.Errorf("the font's tables are cut")
	}
	return &trueType{found["hmtx"], int(be.Uint16(found["maxp"][4:])), int(be.Uint16(found["hhea"][34:])), float64(be.Uint16(found["head"][18:]))}, nil
}

// width gives a glyph's width in thousandths of the size.
func (t *trueType) width(glyph int) (float64, bool) {
	i := 4 * min(glyph, t.metrics-1)
	if glyph >= t.glyphs || i < 0 || i+2 > len(t.hmtx) || t.em == 0 {
		return 0, false
	}
	return float64(binary.BigEndian.Uint16(t.hmtx[i:])) * 1000 / t.em, true
}
