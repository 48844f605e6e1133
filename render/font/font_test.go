package font

import (
	"math"
	"reflect"
	"sync"
	"testing"

	"globalstudy/templates"
	"io/fs"
)

func book(t testing.TB) *Book {
	t.Helper()
	assets, err := fs.Sub(templates.Assets, "assets")
	if err != nil {
		t.Fatal(err)
	}
	b, err := Load(assets)
	if err != nil {
		t.Skip("templates/assets is not prepared: ", err)
	}
	return b
}

func TestPick(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		s    Style
		want string
	}{
		{Style{Family: "Source Serif 4"}, "SourceSerif4-400"},
		{Style{Family: "Source Serif 4", Italic: true}, "SourceSerif4-400Italic"},
		{Style{Family: "Source Sans 3", Weight: 600}, "SourceSans3-600"},
		{Style{Family: "sans-serif", Weight: 650}, "SourceSans3-600"},
		{Style{Family: "Nobody", Weight: 900, Italic: true}, "SourceSans3-700Italic"},
	} {
		if got := b.pick(c.s).PSName; got != c.want {
			t.Errorf("%+v: got %s, want %s", c.s, got, c.want)
		}
	}
}

func TestShapeKernsAndLigates(t *testing.T) {
	b := book(t)
	s := Style{Family: "Source Serif 4", Size: 10}
	apart := b.Width("A", s) + b.Width("V", s)
	if got := b.Width("AV", s); got >= apart {
		t.Errorf("AV is %.3f wide, its letters %.3f: not kerned", got, apart)
	}
	l := b.Shape("office", s)
	if n := len(l.Runs[0].Glyphs); n >= 6 {
		t.Errorf("office has %d glyphs: no ligature", n)
	}
	runes := 0
	for _, g := range l.Runs[0].Glyphs {
		runes += g.Runes
	}
	if runes != 6 {
		t.Errorf("the glyphs of office stand for %d characters, want 6", runes)
	}
	if w := b.Width("111", Style{Family: "Source Sans 3", Size: 10, Features: []string{"tnum"}}); math.Abs(w-b.Width("888", Style{Family: "Source Sans 3", Size: 10, Features: []string{"tnum"}})) > 1e-9 {
		t.Error("tabular figures differ in width")
	}
	if got, want := b.Width("abc", Style{Family: "Source Sans 3", Size: 20, Tracking: 1}), 2*b.Width("abc", Style{Family: "Source Sans 3", Size: 10})+3; math.Abs(got-want) > 1e-9 {
		t.Errorf("tracked width %.3f, want %.3f", got, want)
	}
}

func TestFallbackAndMissing(t *testing.T) {
	b := book(t)
	s := Style{Family: "Source Sans 3", Size: 10}
	b.Shape("a\u202Fb\u00A0c\u2212d \u2013 Ελλάδα Россия", s)
	if m := b.Missing(); len(m) != 0 {
		t.Fatalf("missing %q", m)
	}
	l := b.Shape("x\u4E2D", s)
	if m := b.Missing(); len(m) != 1 || m[0] != '\u4E2D' {
		t.Errorf("missing %q, want the Chinese character", m)
	}
	for _, r := range l.Runs {
		for _, g := range r.Glyphs {
			if g.ID == 0 {
				t.Error("a .notdef glyph was drawn")
			}
		}
	}
}

func TestConcurrentShapingIsTheSame(t *testing.T) {
	b := book(t)
	s := Style{Family: "Source Serif 4", Size: 9.6}
	text := "Detections of irregular border-crossing, 2009–2024, by route and nationality"
	want := b.Shape(text, s)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if got := b.Shape(text, s); !reflect.DeepEqual(got, want) {
					t.Error("shaped differently")
					return
				}
			}
		})
	}
	wg.Wait()
}

func BenchmarkShapeLine(b *testing.B) {
	k := book(b)
	s := Style{Family: "Source Serif 4", Size: 9.6}
	text := "Detections of irregular border-crossing on the main routes to the European Union, by nationality"
	for b.Loop() {
		k.shape(k.key(text, s), s, true)
	}
}
