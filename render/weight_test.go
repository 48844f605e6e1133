package render

// What a reader must load before a page shows: its HTML and the style sheet,
// compressed as servers do. Pages with many maps come nearest to the limit.

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
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
