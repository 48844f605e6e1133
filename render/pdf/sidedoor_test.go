package pdf

// One test for each of gopdf's side doors: each looks in gopdf's own output for
// what was sent through, and fails when a newer gopdf closes the door.

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/signintech/gopdf"

	"globalstudy/render/font"
)

// onePage is an A5 page under construction and the number of its contents.
func onePage(t *testing.T) (*gopdf.GoPdf, int) {
	t.Helper()
	g := &gopdf.GoPdf{}
	g.Start(gopdf.Config{PageSize: gopdf.Rect{W: 420, H: 595}})
	g.SetNoCompression()
	g.AddPage()
	return g, g.GetNextObjectID()
}

func splitOutput(t *testing.T, g *gopdf.GoPdf) *file {
	t.Helper()
	var b bytes.Buffer
	if _, err := g.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	f, err := split(b.Bytes(), &deflater{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestRawOperators(t *testing.T) {
	g, id := onePage(t)
	for _, ops := range []string{"0 0 m 9 9 l S", "/P<</MCID 0>>BDC EMC"} {
		if err := rawOperators(g, []byte(ops)); err != nil {
			t.Fatal(err)
		}
	}
	data, err := splitOutput(t, g).content(id)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(data, []byte("\n0 0 m 9 9 l S\n")) {
		t.Fatalf("the operators did not come through:\n%s", data)
	}
	got, err := cleanContent(data, 595)
	if want := "0 0 m 9 9 l S\n/P<</MCID 0>>BDC EMC\n"; err != nil || string(got) != want {
		t.Errorf("cleaned: %q, %v; want %q", got, err, want)
	}
	if _, err := cleanContent(data, 596); err == nil {
		t.Error("operators of a page of another height were accepted")
	}
}

func TestImportedObjects(t *testing.T) {
	g, _ := onePage(t)
	im := &importer{gopdf: g, byBody: map[string]int{}}
	a, b, c := im.add("<</A 1>>"), im.add("<</B 2>>"), im.add("<</A 1>>")
	if a == b || a != c {
		t.Errorf("objects %d, %d and %d; the first and the last are the same", a, b, c)
	}
	f := splitOutput(t, g)
	if got := string(f.bodies[b]); got != "<</B 2>>\n" {
		t.Errorf("object %d is %q", b, got)
	}
}

func TestGlyphsByNumber(t *testing.T) {
	fonts := testFonts(t)
	face := fonts.Faces[0]
	line := fonts.Shape("ffi", font.Style{Family: face.Family, Weight: face.Weight, Italic: face.Italic, Size: 10})
	ligature := line.Runs[0].Glyphs[0].ID
	g, _ := onePage(t)
	ids, err := addFonts(g, map[*font.Face]glyphs{face: {ligature: "ffi"}})
	if err != nil {
		t.Fatal(err)
	}
	f := splitOutput(t, g)
	widths := string(f.bodies[ids[face]-1])
	if !strings.Contains(widths, "/W ["+number(float64(ligature))+"[") {
		t.Errorf("the ligature has no width: %s", widths)
	}
	// the embedded file has an outline for that glyph and for .notdef, and no other
	if got, want := outlines(t, f, ids[face]-3), []int{0, int(ligature)}; !slices.Equal(got, want) {
		t.Errorf("outlines of glyphs %v, want %v", got, want)
	}
}

// outlines lists the glyphs of an embedded font that have an outline.
func outlines(t *testing.T, f *file, id int) []int {
	t.Helper()
	_, data, _ := bytes.Cut(f.bodies[id], []byte("stream\n"))
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	ttf, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := readTables(ttf)
	if err != nil {
		t.Fatal(err)
	}
	find := func(tag string) []byte {
		return tables[slices.IndexFunc(tables, func(t sfntTable) bool { return t.tag == tag })].data
	}
	loca, long := find("loca"), find("head")[51] == 1
	at := func(i int) uint32 {
		if long {
			return binary.BigEndian.Uint32(loca[4*i:])
		}
		return uint32(binary.BigEndian.Uint16(loca[2*i:]))
	}
	var out []int
	for i := range int(binary.BigEndian.Uint16(find("maxp")[4:])) {
		if at(i) != at(i+1) {
			out = append(out, i)
		}
	}
	return out
}

// TestKnownVersion: the version that the side doors were tried with is the one built in.
func TestKnownVersion(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(mod), "github.com/signintech/gopdf "+gopdfVersion+"\n") {
		t.Errorf("go.mod asks for another gopdf than %s: look at the side doors, then change the constant", gopdfVersion)
	}
}

func TestSplit(t *testing.T) {
	g, id := onePage(t)
	if err := rawOperators(g, []byte("0 0 m 9 9 l S")); err != nil {
		t.Fatal(err)
	}
	f := splitOutput(t, g)
	for n, want := range map[int]string{catalogID: "/Type /Catalog", resourcesID: "/XObject <<", id - 1: "/Type /Page\n"} {
		if !bytes.Contains(f.bodies[n], []byte(want)) {
			t.Errorf("object %d does not say %s:\n%s", n, want, f.bodies[n])
		}
	}
	if err := f.insert(id, "/A 1"); err == nil {
		t.Error("an entry was put into a stream")
	}
	if err := f.replace(catalogID, "/Never", "/Ever"); err == nil {
		t.Error("what is not there was replaced")
	}
}

func FuzzSplit(f *testing.F) {
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<<>>\nstartxref\n31\n%%EOF\n"))
	f.Add([]byte("startxref\n0\n"))
	f.Fuzz(func(t *testing.T, pdf []byte) {
		if file, err := split(pdf, &deflater{}); err == nil && len(file.bodies) < 1 {
			t.Error("a file without objects")
		}
	})
}

func FuzzMapGlyphs(f *testing.F) {
	f.Add([]byte("\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00maxp\x00\x00\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x06\x00\x01\x00\x00\x00\x05"))
	f.Add([]byte("OTTO"))
	f.Fuzz(func(t *testing.T, ttf []byte) {
		out, err := mapGlyphs(ttf)
		if err != nil {
			return
		}
		if _, err := readTables(out); err != nil {
			t.Errorf("what was written is not read: %v", err)
		}
	})
}

func TestFillIn(t *testing.T) {
	parts := []part{{operators: []byte("0 0 m\n")}, {operators: []byte("%part0\n1 1 l\n")}, {operators: []byte("S\n")}}
	got, err := fillIn([]byte("%part0\n/I1 Do\n%part1\n%part2\n"), parts)
	if want := "0 0 m\n\n/I1 Do\n%part0\n1 1 l\n\nS\n\n"; err != nil || string(got) != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
	if _, err := fillIn([]byte("%part1\n%part0\n"), parts); err == nil {
		t.Error("parts out of order were accepted")
	}
}
