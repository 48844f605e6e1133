package render

// What a reader must load before a page shows: its HTML and the style sheet,
// compressed as servers do. Pages with many maps come nearest to the limit. Then
// the fonts: of each face the scripts that the page has a character of.

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// firstView is the most that a page and its style sheet may weigh, in bytes.
const firstView = 100_000

func TestPagesAreLight(t *testing.T) {
	eachStudy(t, func(t *testing.T, b *built) {
		pages, err := filepath.Glob(filepath.Join(b.dir, siteDir, "*.html"))
		if err != nil || len(pages) < 10 {
			t.Fatalf("%d pages, %v", len(pages), err)
		}
		css := weight(t, filepath.Join(b.dir, siteDir, "style.css"))
		heaviest, most := "", 0
		for _, p := range pages {
			n := css + weight(t, p)
			if n > most {
				heaviest, most = filepath.Base(p), n
			}
			if n > firstView {
				t.Errorf("%s weighs %d bytes with its style sheet, over %d", filepath.Base(p), n, firstView)
			}
		}
		t.Logf("style sheet %d bytes; heaviest with it: %s, %d", css, heaviest, most)
	})
}

// fontsOfPage is the most that the fonts of a page may weigh, in bytes.
const fontsOfPage = 80_000

// system holds the signs that no face of ours has: of the buttons for light and dark, and of the way back from a note.
const system = "◐☀☾↩"

func TestFontsAreLight(t *testing.T) {
	eachStudy(t, func(t *testing.T, b *built) {
		site := filepath.Join(b.dir, siteDir)
		faces := siteFaces(t, site)
		pages, err := filepath.Glob(filepath.Join(site, "*.html"))
		if err != nil || len(pages) < 10 {
			t.Fatalf("%d pages, %v", len(pages), err)
		}
		most := 0
		for _, p := range pages {
			data, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			n, missing := fontsFor(faces, html.UnescapeString(string(data)))
			if missing != "" {
				t.Errorf("%s has characters that no face has: %q", filepath.Base(p), missing)
			}
			if most = max(most, n); n > fontsOfPage {
				t.Errorf("the fonts of %s weigh %d bytes, over %d", filepath.Base(p), n, fontsOfPage)
			}
		}
		t.Logf("%d fonts; of one page at most %d bytes", len(faces), most)
	})
}

// siteFace is a font file of the site: its weight and the characters it is for.
type siteFace struct {
	file   string
	size   int
	ranges [][2]rune
}

var (
	faceRule  = regexp.MustCompile(`@font-face\{[^}]*url\(([^)]+)\)[^}]*unicode-range:([^};]+)\}`)
	someRange = regexp.MustCompile(`^U\+([0-9A-F]+)(?:-([0-9A-F]+))?$`)
)

// siteFaces reads the @font-face rules of the style sheet in a built site.
func siteFaces(t *testing.T, site string) []siteFace {
	t.Helper()
	css, err := os.ReadFile(filepath.Join(site, "style.css"))
	if err != nil {
		t.Fatal(err)
	}
	var out []siteFace
	for _, m := range faceRule.FindAllStringSubmatch(string(css), -1) {
		info, err := os.Stat(filepath.Join(site, m[1]))
		if err != nil {
			t.Fatal(err)
		}
		f := siteFace{file: m[1], size: int(info.Size())}
		for part := range strings.SplitSeq(m[2], ",") {
			ends := someRange.FindStringSubmatch(part)
			if ends == nil {
				t.Fatalf("not a range: %s", part)
			}
			var r [2]rune
			fmt.Sscanf(ends[1], "%x", &r[0])
			if r[1] = r[0]; ends[2] != "" {
				fmt.Sscanf(ends[2], "%x", &r[1])
			}
			f.ranges = append(f.ranges, r)
		}
		out = append(out, f)
	}
	own := bytes.Count(css, []byte("@font-face")) - bytes.Count(css, []byte("src:local(")) // stand-ins weigh nothing
	if n := own; n == 0 || n != len(out) {
		t.Fatalf("%d of %d faces have a range", len(out), n)
	}
	return out
}

func (f *siteFace) has(r rune) bool {
	for _, in := range f.ranges {
		if in[0] <= r && r <= in[1] {
			return true
		}
	}
	return false
}

// fontsFor sums the files that a page may load, as if all its text were set in every face,
// and lists the characters for which there is none.
func fontsFor(faces []siteFace, page string) (size int, missing string) {
	seen := map[rune]bool{'\n': true, '\t': true}
	used := map[string]int{} // a file may be in two faces, of text and of drawings
	for _, r := range page {
		if seen[r] {
			continue
		}
		seen[r] = true
		found := strings.ContainsRune(system, r)
		for i := range faces {
			if faces[i].has(r) {
				used[faces[i].file], found = faces[i].size, true
			}
		}
		if !found {
			missing += string(r)
		}
	}
	for _, n := range used {
		size += n
	}
	return size, missing
}

// TestMapsOfOneViewShareTheirCoasts looks at the chapter of the shipped study with the most maps.
func TestMapsOfOneViewShareTheirCoasts(t *testing.T) {
	if raceEnabled {
		t.Skip("under the race detector the shipped study is not drawn")
	}
	b := once["shipped"]()
	if b.err != nil {
		t.Fatal(b.err)
	}
	data, err := os.ReadFile(filepath.Join(b.dir, siteDir, "routes-overview.html"))
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	if strings.Contains(page, placeOfDrawing) {
		t.Error("a drawing was not put in its place")
	}
	if n := strings.Count(page, `href="#_o`); n < 4 {
		t.Errorf("only %d references to outlines", n)
	}
	for part := range strings.SplitSeq(page, `<use href="#`) {
		if id, _, ok := strings.Cut(part, `"`); ok && strings.HasPrefix(id, "_o") && strings.Count(page, `id="`+id+`"`) != 1 {
			t.Fatalf("there is not one outline %s", id)
		}
	}
}

const placeOfDrawing = "<!--drawing"

func weight(t *testing.T, file string) int {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
