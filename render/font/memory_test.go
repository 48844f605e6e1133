package font

import (
	"reflect"
	"testing"
)

var remembered = []struct {
	text string
	s    Style
}{
	{"Detections of irregular border-crossing, office, AV", Style{Family: "Source Serif 4", Size: 9.6}},
	{"Detections of irregular border-crossing, office, AV", Style{Family: "Source Sans 3", Weight: 600, Size: 7, Tracking: 0.1}},
	{"1,234 −5.6", Style{Family: "Source Sans 3", Size: 7, Features: []string{"tnum", "lnum"}}},
	{"Ελλάδα · Россия · é", Style{Family: "Source Serif 4", Italic: true, Size: 11, Lang: "el"}},
	{"", Style{Family: "Source Sans 3", Size: 7}},
}

// A book that recalls answers as one that shapes, and writes the same memory.
func TestRecall(t *testing.T) {
	first := book(t)
	var lines []Line
	for _, c := range remembered {
		lines = append(lines, first.Shape(c.text, c.s))
		first.Width(c.text+" measured", c.s)
	}
	memory := first.Memory()
	second := book(t)
	second.Recall(memory)
	for i, c := range remembered {
		if w := second.Width(c.text, c.s); w != lines[i].Width {
			t.Errorf("%q: recalled width %v, shaped %v", c.text, w, lines[i].Width)
		}
		got := second.Shape(c.text, c.s)
		if got.Width != lines[i].Width || !reflect.DeepEqual(got.Text, lines[i].Text) || !sameRuns(got.Runs, lines[i].Runs) {
			t.Errorf("%q: recalled otherwise than shaped", c.text)
		}
		if w := second.Width(c.text+" measured", c.s); w != first.Width(c.text+" measured", c.s) {
			t.Errorf("%q: recalled width differs", c.text)
		}
	}
	if second.memory.fresh {
		t.Error("something was shaped again")
	}
	if again := second.Memory(); again != nil {
		t.Error("all of the memory was used and nothing new, yet it is written again")
	}
	third := book(t)
	third.Recall(memory)
	third.Width(remembered[0].text, remembered[0].s)
	if again := third.Memory(); len(again) == 0 || len(again) >= len(memory)/2 {
		t.Errorf("a memory of which little was used has %d bytes, the whole %d", len(again), len(memory))
	}
	// A text that was only measured is shaped when its glyphs are wanted.
	l := second.Shape(remembered[0].text+" measured", remembered[0].s)
	if want := first.Shape(remembered[0].text+" measured", remembered[0].s); !sameRuns(l.Runs, want.Runs) {
		t.Error("a text known by its width has other glyphs")
	}
}

func sameRuns(a, b []Run) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Face.Index != b[i].Face.Index || a[i].RTL != b[i].RTL || !reflect.DeepEqual(a[i].Glyphs, b[i].Glyphs) {
			return false
		}
	}
	return true
}

// forgetful is a book with the fonts of another and nothing in its memory.
func forgetful(b *Book) *Book {
	out := &Book{Faces: b.Faces}
	out.missing.runes = map[rune]bool{}
	out.shapers.New = func() any { return newShaper(out) }
	return out
}

func TestRecallOfDamage(t *testing.T) {
	first := book(t)
	for _, c := range remembered {
		first.Shape(c.text, c.s)
	}
	memory := first.Memory()
	for cut := range len(memory) {
		b := forgetful(first)
		b.Recall(memory[:cut])
		if len(b.memory.m) > 0 {
			t.Fatalf("the first %d of %d bytes were taken for a memory", cut, len(memory))
		}
	}
	for at := range memory { // no damage may panic or take memory without end
		bad := append([]byte(nil), memory...)
		bad[at] ^= 0xff
		b := forgetful(first)
		b.Recall(bad)
		for _, c := range remembered {
			b.Shape(c.text, c.s)
		}
	}
}

func TestMissingIsReportedEachTime(t *testing.T) {
	s := Style{Family: "Source Sans 3", Size: 10}
	first := book(t)
	first.Shape("x\u4E2D", s)
	second := book(t)
	second.Recall(first.Memory())
	second.Width("x\u4E2D", s)
	if m := second.Missing(); len(m) != 1 {
		t.Errorf("missing %q, want the Chinese character", m)
	}
}

func BenchmarkRecall(b *testing.B) {
	k := book(b)
	s := Style{Family: "Source Serif 4", Size: 9.6}
	text := "Detections of irregular border-crossing on the main routes to the European Union, by nationality"
	k.Shape(text, s)
	memory := k.Memory()
	k = book(b)
	k.Recall(memory)
	for b.Loop() {
		k.Shape(text, s)
	}
}
