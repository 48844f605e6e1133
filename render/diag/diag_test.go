package diag

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestPosString(t *testing.T) {
	for want, p := range map[string]Pos{
		"":        {},
		"a.csv":   {File: "a.csv"},
		"a.csv:3": {File: "a.csv", Line: 3},
		"a:3:4":   {File: "a", Line: 3, Col: 4},
	} {
		if got := p.String(); got != want {
			t.Errorf("%#v is %q, want %q", p, got, want)
		}
	}
}

func TestSorted(t *testing.T) {
	at := func(file string, line, col int) Pos { return Pos{File: file, Line: line, Col: col} }
	var l List
	for _, f := range []Fault{
		{Pos: at("b", 1, 1), Message: "x"},
		{Pos: at("a", 10, 1), Message: "x"},
		{Pos: at("a", 2, 9), Message: "x"},
		{Pos: at("a", 2, 10), Message: "x"},
		{Pos: at("a", 2, 9), Message: "w"},
		{Pos: at("a", 2, 9), Message: "x"},
		{Pos: at("a", 0, 0), Message: "z"},
	} {
		l.Add(f)
	}
	var got []string
	for _, f := range l.Sorted() {
		got = append(got, f.Error())
	}
	want := []string{"a: z", "a:2:9: w", "a:2:9: x", "a:2:10: x", "a:10:1: x", "b:1:1: x"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	if l.Len() != 7 {
		t.Errorf("Len is %d, want 7: sorting must not change the list", l.Len())
	}
}

func TestErr(t *testing.T) {
	var l List
	if err := l.Err(); err != nil {
		t.Fatalf("an empty list is the error %v", err)
	}
	l.Hintf(Pos{File: "a", Line: 1}, "mend it", "found %d", 3)
	if got, want := l.Err().Error(), "a:1: found 3 (mend it)"; got != want {
		t.Errorf("one fault: %q, want %q", got, want)
	}
	l.Errorf(Pos{File: "b"}, "found %s", "more")
	if got, want := l.Err().Error(), "a:1: found 3 (mend it) (and 1 more)"; got != want {
		t.Errorf("two faults: %q, want %q", got, want)
	}
	var all Errors
	if !errors.As(l.Err(), &all) || len(all) != 2 {
		t.Errorf("Err does not carry the faults: %v", all)
	}
}

func TestWarnings(t *testing.T) {
	warning := Fault{Pos: Pos{File: "a", Line: 1}, Message: "odd", Warning: true}
	var l List
	l.Add(warning)
	if err := l.Err(); l.Len() != 0 || err != nil || len(l.Sorted()) != 1 {
		t.Errorf("a warning counts as a fault: %d, %v", l.Len(), err)
	}
	l.Errorf(Pos{File: "b"}, "wrong")
	var all Errors
	if !errors.As(l.Err(), &all) || all[0].Error() != "a:1: warning: odd" {
		t.Fatalf("the fault hides the warning: %v", all)
	}
	if f, w := all.Count(); f != 1 || w != 1 {
		t.Errorf("counted %d faults and %d warnings", f, w)
	}
	strict := List{Strict: true}
	strict.Add(warning)
	if err := strict.Err(); err == nil || err.Error() != "a:1: odd" {
		t.Errorf("strictly, a warning is %v", err)
	}
}

func TestListFromManyGoroutines(t *testing.T) {
	var l List
	var work sync.WaitGroup
	for i := range 20 {
		work.Go(func() { l.Errorf(Pos{File: "a", Line: i + 1}, "x") })
	}
	work.Wait()
	if n := len(l.Sorted()); n != 20 {
		t.Errorf("%d faults, want 20", n)
	}
}

func TestPrint(t *testing.T) {
	long := strings.Repeat("abcdefghi ", 40) // 400 characters
	fsys := fstest.MapFS{
		"plain":   {Data: []byte("first\nsecond line\r\nthird")},
		"wide":    {Data: []byte("海の道 x\ne\u0301te\u0301 x\n🚢 x")},
		"tabs":    {Data: []byte("\ta\tb")},
		"long":    {Data: []byte(long)},
		"broken":  {Data: []byte("caf\xe9 x")},
		"control": {Data: []byte("a\x1b[31mb\u202ec x")},
	}
	tests := []struct {
		name  string
		fault Fault
		want  []string
	}{
		{"word", Fault{Pos: Pos{"plain", 2, 8}, Width: 4, Message: "found line", Hint: "write word"}, []string{
			"plain:2:8: found line",
			"    2 | second line",
			"      |        ^^^^",
			"    hint: write word",
		}},
		{"warning", Fault{Pos: Pos{"plain", 3, 1}, Width: 5, Message: "m", Note: "used by all", Hint: "h", Warning: true}, []string{
			"plain:3:1: warning: m", "    3 | third", "      | ^^^^^", "    note: used by all", "    hint: h"}},
		{"no column", Fault{Pos: Pos{"plain", 3, 0}, Message: "m"}, []string{"plain:3: m", "    3 | third"}},
		{"no line", Fault{Pos: Pos{"plain", 0, 0}, Message: "m"}, []string{"plain: m"}},
		{"no place", Fault{Message: "m"}, []string{"m"}},
		{"no file", Fault{Pos: Pos{"gone", 1, 2}, Message: "m"}, []string{"gone:1:2: m", "    1 | ", "      | ^"}},
		{"below the file", Fault{Pos: Pos{"plain", 9, 1}, Message: "m"}, []string{"plain:9:1: m"}},
		{"right of the line", Fault{Pos: Pos{"plain", 1, 99}, Width: 5, Message: "m"}, []string{"plain:1:99: m", "    1 | first", "      |      ^"}},
		{"wider than the line", Fault{Pos: Pos{"plain", 1, 4}, Width: 50, Message: "m"}, []string{"plain:1:4: m", "    1 | first", "      |    ^^"}},
		{"wide characters", Fault{Pos: Pos{"wide", 1, 5}, Message: "m"}, []string{"wide:1:5: m", "    1 | 海の道 x", "      |        ^"}},
		{"under wide characters", Fault{Pos: Pos{"wide", 1, 2}, Width: 2, Message: "m"}, []string{"wide:1:2: m", "    1 | 海の道 x", "      |   ^^^^"}},
		{"combining marks", Fault{Pos: Pos{"wide", 2, 7}, Message: "m"}, []string{"wide:2:7: m", "    2 | e\u0301te\u0301 x", "      |     ^"}},
		{"picture", Fault{Pos: Pos{"wide", 3, 3}, Message: "m"}, []string{"wide:3:3: m", "    3 | 🚢 x", "      |    ^"}},
		{"tabs", Fault{Pos: Pos{"tabs", 1, 4}, Message: "m"}, []string{"tabs:1:4: m", "    1 |  a b", "      |    ^"}},
		{"not UTF-8", Fault{Pos: Pos{"broken", 1, 6}, Message: "m"}, []string{"broken:1:6: m", "    1 | caf\uFFFD x", "      |      ^"}},
		{"terminal codes", Fault{Pos: Pos{"control", 1, 10}, Message: "found \x1b[1m"}, []string{
			"control:1:10: found  [1m", "    1 | a [31mb c x", "      |          ^"}},
		{"long, at the head", Fault{Pos: Pos{"long", 1, 3}, Message: "m"}, []string{"long:1:3: m", "    1 | " + long[:100], "      |   ^"}},
		{"long, in the middle", Fault{Pos: Pos{"long", 1, 201}, Width: 9, Message: "m"}, []string{
			"long:1:201: m", "    1 | " + long[151:251], "      | " + strings.Repeat(" ", 49) + "^^^^^^^^^"}},
		{"long, at the end", Fault{Pos: Pos{"long", 1, 400}, Message: "m"}, []string{
			"long:1:400: m", "    1 | " + long[300:400], "      | " + strings.Repeat(" ", 99) + "^"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			Print(&b, []Fault{tt.fault}, fsys)
			if d := cmp.Diff(strings.Join(tt.want, "\n")+"\n", b.String()); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
	var b strings.Builder
	Print(&b, []Fault{{Pos: Pos{"plain", 1, 1}, Message: "m"}}, nil)
	if got := b.String(); got != "plain:1:1: m\n" {
		t.Errorf("without files: %q", got)
	}
}

func TestNearest(t *testing.T) {
	known := []string{"title", "tile", "source", "standfirst", "x", "größe"}
	for name, want := range map[string]string{
		"titel":     "title", // two neighbours swapped
		"tittle":    "title",
		"Title":     "title",
		"tiles":     "tile",
		"srouce":    "source",
		"stndfrst":  "standfirst",
		"grösse":    "größe",
		"sauces":    "", // three letters away
		"elsewhere": "",
		"y":         "x",
		"":          "",
	} {
		if got := Nearest(name, known); got != want {
			t.Errorf("Nearest(%q) is %q, want %q", name, got, want)
		}
	}
	if got := Nearest("title", nil); got != "" {
		t.Errorf("nothing is known, and the nearest is %q", got)
	}
	if got := Nearest("ab", []string{"ac", "aa"}); got != "aa" {
		t.Errorf("of two as near, got %q, want the first by name, aa", got)
	}
}

func TestDidYouMean(t *testing.T) {
	few := []string{"west", "east"}
	var many []string
	for c := range 13 {
		many = append(many, strings.Repeat(string(rune('a'+c)), 9))
	}
	tests := []struct {
		name  string
		known []string
		want  string
	}{
		{"wset", few, `did you mean "west"?`},
		{"zenith", few, "known: east, west"},
		{"zenith", many, ""},
		{"zenith", nil, ""},
	}
	for _, tt := range tests {
		if got := DidYouMean(tt.name, tt.known); got != tt.want {
			t.Errorf("DidYouMean(%q, %d known) is %q, want %q", tt.name, len(tt.known), got, tt.want)
		}
	}
}
