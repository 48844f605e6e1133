package pdf

import (
	"bytes"
	"os"
	"runtime"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/layout"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// samplePDF writes the sample book.
func samplePDF(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, sampleDocument(), sampleBook(t), theme.Default(), testFonts(t)); err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("PDF_OUT"); dir != "" { // for looking at it
		if err := os.WriteFile(dir+"/sample.pdf", b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestSameBytes(t *testing.T) {
	want := samplePDF(t)
	long := bookOf(6)
	fonts := testFonts(t)
	write := func() []byte {
		var b bytes.Buffer
		if err := Write(&b, sampleDocument(), long, theme.Default(), fonts); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	wantLong := write()
	for _, procs := range []int{1, 2, 8} {
		old := runtime.GOMAXPROCS(procs)
		got, gotLong := samplePDF(t), write()
		runtime.GOMAXPROCS(old)
		if !bytes.Equal(got, want) {
			t.Errorf("the sample differs on %d processors", procs)
		}
		if !bytes.Equal(gotLong, wantLong) {
			t.Errorf("six pages of text differ on %d processors", procs)
		}
	}
}

func BenchmarkWrite50Pages(b *testing.B) {
	book, fonts, d, th := bookOf(50), testFonts(b), sampleDocument(), theme.Default()
	size := 0
	for b.Loop() {
		var w bytes.Buffer
		if err := Write(&w, d, book, th, fonts); err != nil {
			b.Fatal(err)
		}
		size = w.Len()
	}
	b.ReportMetric(float64(size), "bytes")
	b.ReportMetric(50*float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}

// TestSmallestBook: a page without anything on it is a sound file, however few its objects.
func TestSmallestBook(t *testing.T) {
	book := &layout.Book{Root: &scene.Tag{Role: scene.RDocument}, Pages: []*layout.Page{{Width: 100, Height: 100, Scene: &scene.Scene{Items: []scene.Item{&scene.Path{Segs: rect(1, 1, 9, 9), Fill: ink}}}}}}
	var b bytes.Buffer
	if err := Write(&b, &doc.Document{Lang: "en", Title: "t", ISODate: "2026"}, book, theme.Default(), testFonts(t)); err != nil {
		t.Fatal(err)
	}
	if pages, _ := readGraph(t, b.Bytes()).pages(); len(pages) != 1 {
		t.Errorf("%d pages", len(pages))
	}
}
