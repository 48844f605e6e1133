package pdf

// The fonts: only faces that are used are given to gopdf, each with its used
// glyphs, in the order of the font book. gopdf's dictionaries are completed
// afterwards: a subset name made from the glyphs, the descriptor's flags, stem
// and descent, and a map from glyphs to text that knows ligatures and
// characters above U+FFFF.

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/signintech/gopdf"

	"globalstudy/render/font"
	"globalstudy/render/theme"
)

// fontObjects gives the number of each used face's Type 0 font object. gopdf
// writes a font as five objects in a row, of which that is the last: text map,
// font file, descriptor, descendant font, font.
type fontObjects map[*font.Face]int

// partOfCluster is what a glyph maps to that never stands for a text alone: the
// combining grapheme joiner, which is invisible.
const partOfCluster = "\u034F"

// addFonts loads the faces into gopdf and registers their glyphs.
func addFonts(g *gopdf.GoPdf, used map[*font.Face]glyphs) (fontObjects, error) {
	out := fontObjects{}
	for _, f := range sortedFaces(used) {
		data, err := mapGlyphs(f.Data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.PSName, err)
		}
		if err := g.AddTTFFontData(f.PSName, data); err != nil {
			return nil, fmt.Errorf("%s: %w", f.PSName, err)
		}
		out[f] = g.GetNextObjectID() - 1
		if err := g.SetFont(f.PSName, "", 10); err != nil {
			return nil, fmt.Errorf("%s: %w", f.PSName, err)
		}
		var all strings.Builder
		for _, id := range slices.Sorted(maps.Keys(used[f])) {
			all.WriteRune(rune(glyphBase + id))
		}
		if _, err := g.MeasureTextWidth(all.String()); err != nil { // puts them into the subset
			return nil, fmt.Errorf("%s: %w", f.PSName, err)
		}
	}
	return out, nil
}

var fontNames = regexp.MustCompile(`/(BaseFont|FontName) /\S+`)
var descent = regexp.MustCompile(`/Descent -?\d+`)

// finishFonts completes gopdf's font dictionaries.
func (f *file) finishFonts(fonts fontObjects, used map[*font.Face]glyphs) error {
	for _, face := range sortedFaces(used) {
		id := fonts[face]
		for _, k := range []int{id, id - 1, id - 2} {
			f.bodies[k] = fontNames.ReplaceAll(f.bodies[k], []byte("/$1 /"+subsetName(face, used[face])))
		}
		if err := f.insert(id-1, "/CIDToGIDMap/Identity"); err != nil {
			return err
		}
		if err := f.finishDescriptor(id-2, face); err != nil {
			return err
		}
		f.bodies[id-4] = f.deflater.stream("", textMap(used[face]))
	}
	return nil
}

// finishDescriptor mends what gopdf leaves out of a font descriptor: the stem
// width (0), the sign of the descent, and the flags for serif and slope.
func (f *file) finishDescriptor(id int, face *font.Face) error {
	w := float64(face.Weight) / 65
	if err := f.replace(id, "/StemV 0\n", fmt.Sprintf("/StemV %d\n", int(50+w*w))); err != nil {
		return err
	}
	flags := 32
	if face.Family == theme.Serif {
		flags |= 2
	}
	if face.Italic {
		flags |= 64
	}
	if err := f.replace(id, "/Flags 32\n", fmt.Sprintf("/Flags %d\n", flags)); err != nil {
		return err
	}
	f.bodies[id] = descent.ReplaceAllFunc(f.bodies[id], func(b []byte) []byte {
		_, n, _ := strings.Cut(string(b), " ")
		return []byte("/Descent -" + strings.TrimPrefix(n, "-"))
	})
	return nil
}

// subsetName is the font's name with six letters that name the set of glyphs.
func subsetName(f *font.Face, gs glyphs) string {
	sum := sha256.Sum256(fmt.Append(nil, f.PSName, slices.Sorted(maps.Keys(gs))))
	tag := sum[:6]
	for i := range tag {
		tag[i] = 'A' + tag[i]%26
	}
	return string(tag) + "+" + f.PSName
}

// textMap spells the ToUnicode map of glyphs, in blocks of at most a hundred.
func textMap(gs glyphs) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	for block := range slices.Chunk(slices.Sorted(maps.Keys(gs)), 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for _, id := range block {
			text := gs[id]
			if text == "" {
				text = partOfCluster
			}
			fmt.Fprintf(&b, "<%04X><%s>\n", id, utf16Hex(text))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}
