package pdf

// The small parts, each with a table.

import (
	"math"
	"slices"
	"strings"
	"testing"

	"globalstudy/render/layout"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		v    float64
		d    int
		want string
	}{
		{0, 2, "0"}, {-0.001, 2, "0"}, {1, 2, "1"}, {-1.5, 2, "-1.5"}, {0.05, 2, ".05"}, {-0.25, 2, "-.25"}, {595.276, 2, "595.28"},
		{10.10, 3, "10.1"}, {1234567.891, 2, "1234567.89"}, {0.000123, 6, ".000123"}, {2.5, 0, "3"},
	} {
		if got := string(appendNumber(nil, c.v, c.d)); got != c.want {
			t.Errorf("%v with %d decimals is %s, want %s", c.v, c.d, got, c.want)
		}
	}
}

func TestStringsAndNames(t *testing.T) {
	for in, want := range map[string]string{"a(b)\\": `(a\(b\)\\)`, "é": "<FEFF00E9>", "\n": "<FEFF000A>", "𝄞": "<FEFFD834DD1E>"} {
		if got := textString(in); got != want {
			t.Errorf("%q is %s, want %s", in, got, want)
		}
	}
	if got := name("text/csv é"); got != "/text#2Fcsv#20#C3#A9" {
		t.Errorf("name %s", got)
	}
	if _, got := nameTree(map[string]string{"b": "2", "é": "3", "a": "1"}); got != "/Names[(a)1 (b)2 <FEFF00E9>3 ]" {
		t.Errorf("name tree %s", got)
	}
	if got := asciiURL("https://x.org/ü b"); got != "https://x.org/%C3%BC%20b" {
		t.Errorf("URL %s", got)
	}
}

func TestPageLabels(t *testing.T) {
	for _, c := range []struct{ labels, want string }{
		{"|ii|iii|1|2|3", "0<</P()>>1<</S/r/St 2>>3<</S/D/St 1>>"},
		{"i|ii|iv", "0<</S/r/St 1>>2<</S/r/St 4>>"},
		{"|", "0<</P()>>1<</P()>>"},
		{"A-9|A-10|B-1", "0<</S/D/St 9/P(A-)>>2<</S/D/St 1/P(B-)>>"},
		{"cover|1", "0<</P(cover)>>1<</S/D/St 1>>"},
	} {
		var pages []*layout.Page
		for _, l := range strings.Split(c.labels, "|") {
			pages = append(pages, &layout.Page{Label: l})
		}
		if got := pageLabels(pages); got != "<</Nums["+c.want+"]>>" {
			t.Errorf("%s: %s, want %s", c.labels, got, c.want)
		}
	}
	for in, want := range map[string]int{"i": 1, "iv": 4, "ix": 9, "xxxviii": 38, "xl": 40, "cxc": 190, "": 0, "iiii": 0, "index": 0} {
		if got := fromRoman(in); got != want {
			t.Errorf("%q is %d, want %d", in, got, want)
		}
	}
}

func TestOutlineNesting(t *testing.T) {
	var marks []layout.Bookmark
	for _, level := range []int{1, 2, 3, 2, 1, 3} {
		marks = append(marks, layout.Bookmark{Level: level})
	}
	kids := children(marks)
	for parent, want := range map[int][]int{-1: {0, 4}, 0: {1, 3}, 1: {2}, 4: {5}} {
		if !slices.Equal(kids[parent], want) {
			t.Errorf("below %d: %v, want %v", parent, kids[parent], want)
		}
	}
}

func TestBounds(t *testing.T) {
	b := bounds(circle(10, 20, 5))
	for _, d := range []float64{b.x0 - 5, b.x1 - 15, b.y0 - 15, b.y1 - 25} {
		if math.Abs(d) > 1e-9 {
			t.Fatalf("a circle of 5 at 10, 20 has the box %v", b)
		}
	}
	// a curve that leaves the box of its ends but not as far as its handles
	b = bounds([]scene.Seg{{Op: scene.Move}, {Op: scene.Cubic, Args: [6]float64{0, 4, 10, 4, 10, 0}}})
	if b.y1 != 3 || b.x1 != 10 {
		t.Errorf("box %v, want a height of 3", b)
	}
}

func TestGradientStops(t *testing.T) {
	black, white := theme.Colour{}, theme.Colour{R: 255, G: 255, B: 255}
	stops, alpha := flatten([]scene.Stop{{At: 0.25, Colour: black, Alpha: 1}, {At: 0.75, Colour: black, Alpha: 0}})
	if alpha != 1 || len(stops) != 4 || stops[0].At != 0 || stops[2].Colour != white || stops[3].At != 1 {
		t.Errorf("stops %v, opacity %v", stops, alpha)
	}
	stops, alpha = flatten([]scene.Stop{{At: 0, Colour: black, Alpha: 0.5}, {At: 1, Colour: white, Alpha: 0.5}})
	if alpha != 0.5 || len(stops) != 2 || stops[0].Colour != black {
		t.Errorf("stops %v, opacity %v", stops, alpha)
	}
	jump := gradientFunction([]scene.Stop{{At: 0, Colour: black}, {At: 0.5, Colour: black}, {At: 0.5, Colour: white}, {At: 1, Colour: white}})
	if !strings.Contains(jump, "/Bounds[.5]/Encode[0 1 0 1]") {
		t.Errorf("a jump gives %s", jump)
	}
}

func TestGlyphText(t *testing.T) {
	a, b := glyphs{}, glyphs{}
	texts := []string{"\u00AD", "-", "", "\u2010"}
	for i := range texts {
		a.use(7, texts[i])
		b.use(7, texts[len(texts)-1-i])
	}
	if a[7] != "-" || b[7] != "-" {
		t.Errorf("the hyphen's glyph stands for %q and %q", a[7], b[7])
	}
	m := string(textMap(glyphs{5: "ffi", 9: "𝄞", 11: ""}))
	for _, want := range []string{"3 beginbfchar", "<0005><006600660069>", "<0009><D834DD1E>", "<000B><034F>"} {
		if !strings.Contains(m, want) {
			t.Errorf("the map lacks %s:\n%s", want, m)
		}
	}
}

func TestLineEnds(t *testing.T) {
	p := &scene.Tag{Role: scene.RP}
	first, mark, second := label(0, 100, "to", serif(10)), label(12, 96, "1", serif(6)), label(0, 113, "border-", serif(10))
	third, axis := label(0, 126, "crossing", serif(10)), label(0, 140, "2015", serif(8))
	ends := lineEnds([]scene.Item{tagged(p, first, mark, second, third), tagged(&scene.Tag{Role: scene.RFigure}, axis), label(0, 800, "artifact", serif(8))})
	for _, c := range []struct {
		t    *scene.Text
		want bool
	}{{first, false}, {mark, true}, {second, false}, {third, true}, {axis, false}} {
		if ends[c.t] != c.want {
			t.Errorf("%q ends a line: %v", c.t.Content, ends[c.t])
		}
	}
}

// TestSequences: lines of one node share a sequence, whatever group they are in;
// sequences never straddle a saved state.
func TestSequences(t *testing.T) {
	p, link := &scene.Tag{Role: scene.RP}, &scene.Tag{Role: scene.RLink}
	shape := func() scene.Item { return &scene.Path{Segs: rect(0, 0, 9, 9), Fill: ink} }
	clipped := func(items ...scene.Item) *scene.Group { return &scene.Group{Clip: rect(0, 0, 9, 9), Items: items} }
	for _, c := range []struct {
		name  string
		items []scene.Item
		want  string
	}{
		{"two lines", []scene.Item{tagged(p, shape()), tagged(p, shape())}, "P f f EMC"},
		{"an artifact between", []scene.Item{tagged(p, shape()), shape(), tagged(p, shape())}, "P f EMC Artifact f EMC P f EMC"},
		{"a link inside", []scene.Item{tagged(p, shape(), tagged(link, shape()), shape())}, "P f EMC Link f EMC P f EMC"},
		{"a clip inside", []scene.Item{tagged(p, shape(), clipped(shape()), shape())}, "P f q f Q f EMC"},
		{"a clip at the head", []scene.Item{tagged(p, clipped(shape()), shape())}, "q P f EMC Q P f EMC"},
		{"a link in a clip", []scene.Item{tagged(p, shape(), clipped(shape(), tagged(link, shape())))}, "P f EMC q P f EMC Link f EMC Q"},
		{"an empty node", []scene.Item{tagged(p)}, ""},
	} {
		got := (&pages{lang: "en"}).paint(0, &scene.Scene{Items: c.items}, 100, 100)
		var words []string
		for _, op := range operations(got.parts[0].operators) {
			switch op.operator {
			case "BDC":
				words = append(words, op.operands[0][1:])
			case "EMC", "f", "q", "Q":
				words = append(words, op.operator)
			}
		}
		if s := strings.Join(words, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}
