package layout

// Hyphenation after Liang: each pattern gives the places between its letters a
// rank, the highest rank at a place wins, and an odd one allows a hyphen.
// Patterns live in hyphen/LANG.txt, one a line ("hy3ph"); a line with hyphens
// and no digits ("proj-ect") is an exception and holds for that whole word;
// lines that begin with # or % are comments.

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hyphenator knows where the words of one language may be broken. It is only
// read after it is made.
type Hyphenator struct {
	patterns map[string][]byte
	words    map[string][]int
	longest  int // bytes of the longest pattern
	left     int // letters before the first hyphen, at least
	right    int // letters after the last hyphen, at least
}

// LoadHyphenator reads hyphen/LANG.txt for the language tag or its first
// subtag ("en" for "en-GB"). A language without patterns gives nil and no
// error: its words are not hyphenated.
func LoadHyphenator(fsys fs.FS, lang string) (*Hyphenator, error) {
	base, _, _ := strings.Cut(lang, "-")
	for _, name := range []string{lang, base} {
		b, err := fs.ReadFile(fsys, "hyphen/"+strings.ToLower(name)+".txt")
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
			continue
		}
		if err != nil {
			return nil, err
		}
		return parseHyphenator("hyphen/"+name+".txt", string(b))
	}
	return nil, nil
}

func parseHyphenator(file, text string) (*Hyphenator, error) {
	h := &Hyphenator{patterns: map[string][]byte{}, words: map[string][]int{}, left: 2, right: 3}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#' || line[0] == '%':
		case !utf8.ValidString(line) || strings.ContainsAny(line, " \t"):
			return nil, fmt.Errorf("%s:%d: %q is not a hyphenation pattern", file, n, line)
		case strings.Contains(line, "-") && !strings.ContainsAny(line, "0123456789"):
			h.except(line)
		default:
			h.pattern(line)
		}
	}
	return h, nil
}

func (h *Hyphenator) pattern(line string) {
	var letters []byte
	ranks := []byte{0}
	for _, c := range []byte(line) {
		if c >= '0' && c <= '9' {
			ranks[len(ranks)-1] = c - '0'
			continue
		}
		letters = append(letters, c)
		ranks = append(ranks, 0)
	}
	h.patterns[string(letters)] = ranks
	h.longest = max(h.longest, len(letters))
}

func (h *Hyphenator) except(line string) {
	at, points := 0, []int{}
	for i, part := range strings.Split(line, "-") {
		if i > 0 {
			points = append(points, at)
		}
		at += len(part)
	}
	h.words[strings.ToLower(strings.ReplaceAll(line, "-", ""))] = points
}

// Points gives the byte offsets inside a word of letters where a hyphen may be
// set, in order. Words in capitals and words with anything but letters get none.
func (h *Hyphenator) Points(word string) []int {
	if h == nil || len(word) < h.left+h.right || !hyphenable(word) {
		return nil
	}
	low := strings.ToLower(word)
	if len(low) != len(word) {
		return nil // a letter whose small form is longer; offsets would not fit
	}
	if p, ok := h.words[low]; ok {
		return p
	}
	w := "." + low + "."
	rank := make([]byte, len(w)+1)
	for i := range w {
		for j := i + 1; j <= len(w) && j-i <= h.longest; j++ {
			for k, r := range h.patterns[w[i:j]] {
				rank[i+k] = max(rank[i+k], r)
			}
		}
	}
	return h.allowed(word, rank)
}

func (h *Hyphenator) allowed(word string, rank []byte) []int {
	total, seen := utf8.RuneCountInString(word), 0
	var out []int
	for i := range word {
		if seen >= h.left && total-seen >= h.right && rank[i+1]&1 == 1 {
			out = append(out, i)
		}
		seen++
	}
	return out
}

// hyphenable reports whether a word is all letters and not an abbreviation.
func hyphenable(word string) bool {
	small := false
	for _, r := range word {
		if !unicode.IsLetter(r) {
			return false
		}
		small = small || unicode.IsLower(r)
	}
	return small
}
