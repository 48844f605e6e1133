package layout

import (
	"strings"
	"testing"
	"testing/fstest"
)

func hyphenated(h *Hyphenator, word string) string {
	var out []string
	at := 0
	for _, p := range h.Points(word) {
		out = append(out, word[at:p])
		at = p
	}
	return strings.Join(append(out, word[at:]), "-")
}

func TestHyphenate(t *testing.T) {
	_, h := assets(t)
	if h == nil {
		t.Skip("no patterns prepared")
	}
	for _, want := range []string{"hy-phen-ation", "in-for-ma-tion", "mi-grant", "smug-glers", "de-tec-tions", "or-ga-ni-za-tion", "Mediter-ranean", "the", "UNODC", "don't", "x1234567"} {
		if got := hyphenated(h, strings.ReplaceAll(want, "-", "")); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestHyphenExceptionsAndMargins(t *testing.T) {
	h, err := parseHyphenator("x", "# comment\na1b\nproj-ect\n1é\n")
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]string{
		"project": "proj-ect",
		"Project": "Proj-ect",
		"xxabxxx": "xxa-bxxx",
		"xab":     "xab",      // too short
		"abxxxx":  "abxxxx",   // two letters before
		"xxxxab":  "xxxxab",   // three after
		"xxxéxxx": "xxx-éxxx", // offsets are bytes
	} {
		if got := hyphenated(h, word); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if _, err := parseHyphenator("x.txt", "good\nnot good\n"); err == nil || !strings.HasPrefix(err.Error(), "x.txt:2:") {
		t.Errorf("a line with a space gave %v", err)
	}
}

func TestLoadHyphenator(t *testing.T) {
	fsys := fstest.MapFS{"hyphen/en.txt": {Data: []byte("a1b\n")}}
	for lang, found := range map[string]bool{"en": true, "en-GB": true, "tlh": false, "": false} {
		h, err := LoadHyphenator(fsys, lang)
		if err != nil || (h != nil) != found {
			t.Errorf("%q: %v, %v", lang, h, err)
		}
	}
	var none *Hyphenator
	if none.Points("anything") != nil {
		t.Error("no hyphenator hyphenates")
	}
}

func FuzzHyphenator(f *testing.F) {
	f.Add("a1b\nfoo-bar\n", "foobar")
	f.Add(".é2\n9\n-\n", "ééééé")
	f.Fuzz(func(t *testing.T, patterns, word string) {
		h, err := parseHyphenator("f", patterns)
		if err != nil {
			return
		}
		last := 0
		for _, p := range h.Points(word) {
			if p <= last || p >= len(word) {
				t.Fatalf("%q breaks at %v", word, h.Points(word))
			}
			last = p
		}
	})
}
