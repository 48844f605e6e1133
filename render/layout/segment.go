package layout

// A text is cut into fragments at its break opportunities: after a space, at a
// hyphenation point, after a hyphen, dash or slash inside a word. No-break
// spaces are letters here. A fragment wider than the measure is split between
// characters, at a high price, so that a line is never overfull.

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// segmenter cuts one text.
type segmenter struct {
	text  string
	spans []span
	hyph  *Hyphenator
	max   float64 // widest fragment admitted
	out   []fragment
	at    int // first span that may overlap the current word
}

// segment cuts the text of spans for lines at most maxWidth wide.
func segment(text string, spans []span, hyph *Hyphenator, maxWidth float64) []fragment {
	g := &segmenter{text: text, spans: spans, hyph: hyph, max: maxWidth, out: make([]fragment, 0, len(text)/4+1)}
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], ' '); i >= 0 {
			end = start + i
		}
		for g.at < len(spans)-1 && spans[g.at].end <= start {
			g.at++
		}
		g.word(start, end)
		if end < len(text) && len(g.out) > 0 {
			last := &g.out[len(g.out)-1]
			last.space, last.hyphen, last.penalty = g.faceAt(end).space, 0, 0
			if end+1 < len(text) && text[end+1] == '[' {
				last.penalty = beforeCitation
			}
		}
		start = end + 1
	}
	return g.out
}

func (g *segmenter) faceAt(pos int) *face {
	for i := g.at; i < len(g.spans); i++ {
		if pos < g.spans[i].end {
			return g.spans[i].face
		}
	}
	return g.spans[len(g.spans)-1].face
}

// width measures text[from:to], which lies in the current word.
func (g *segmenter) width(from, to int) float64 {
	w := 0.0
	for i := g.at; i < len(g.spans); i++ {
		s := &g.spans[i]
		if s.start >= to {
			break
		}
		if s.end <= from {
			continue
		}
		w += s.face.width(g.text[max(from, s.start):min(to, s.end)])
		if s.end <= to {
			w += s.gap
		}
	}
	return w
}

// word cuts text[start:end], which holds no space.
func (g *segmenter) word(start, end int) {
	if start == end {
		return
	}
	from, before := start, 0.0
	cut := func(at int, penalty float64, hyphenated bool) {
		w := g.width(start, at)
		f := fragment{start: from, end: at, width: w - before, penalty: penalty}
		if hyphenated {
			f.hyphen = g.faceAt(at - 1).hyphen
		}
		g.put(f)
		from, before = at, w
	}
	word := g.text[start:end]
	address := isAddress(word)
	letters := start
	for i, r := range word {
		pos := start + i
		if unicode.IsLetter(r) {
			continue
		}
		g.hyphenate(letters, pos, word, address, cut)
		next := pos + utf8.RuneLen(r)
		letters = next
		if p := breakAfter(g.text, start, pos, next, end, r, address); p > 0 {
			cut(next, p, false)
		}
	}
	g.hyphenate(letters, end, word, address, cut)
	cut(end, 0, false)
}

// addressDot stands in the names of hosts and files: "example.org", "fees.csv".
var addressDot = regexp.MustCompile(`\pL{2}\.\pL{2}`)

// isAddress tells whether a word is an address or the name of a file, which a
// hyphen would change.
func isAddress(word string) bool {
	return strings.Contains(word, "://") || strings.Contains(word, "www.") || strings.ContainsAny(word, "@_") || addressDot.MatchString(word)
}

func (g *segmenter) hyphenate(from, to int, word string, address bool, cut func(int, float64, bool)) {
	if g.hyph == nil || address || to-from < 5 || g.faceAt(from).style.Lang != "" { // the patterns are those of the report's language
		return
	}
	letters := g.text[from:to]
	penalty := float64(hyphenPenalty)
	if strings.ContainsAny(word, "-–/") {
		penalty *= 2.5 // a second hyphen in a compound
	}
	if r, _ := utf8.DecodeRuneInString(letters); unicode.IsUpper(r) {
		penalty *= 1.6
	}
	for _, p := range g.hyph.Points(letters) {
		stub := 1.0
		if p <= 2 || len(letters)-p <= 3 {
			stub = 1.5
		}
		cut(from+p, penalty*stub, true)
	}
}

// breakAfter is the price of a break after the sign r at text[pos:next], 0 if
// none is allowed: not at the ends of a word, not before another sign.
func breakAfter(text string, start, pos, next, end int, r rune, address bool) float64 {
	if pos == start || next >= end {
		return 0
	}
	prev, _ := utf8.DecodeLastRuneInString(text[:pos])
	after, _ := utf8.DecodeRuneInString(text[next:])
	if !letterOrDigit(after) {
		return 0
	}
	switch {
	case address && r == '/':
		return compoundBreak
	case address && strings.ContainsRune(".-_?&=#@%", r):
		return rangeBreak
	case !letterOrDigit(prev):
		return 0
	case r == '-' && unicode.IsLetter(after), r == '—':
		return compoundBreak
	case r == '–':
		if unicode.IsDigit(after) {
			return rangeBreak
		}
		return compoundBreak
	case r == '/' && unicode.IsLetter(after) && unicode.IsLetter(prev):
		return compoundBreak
	}
	return 0
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// put appends a fragment, split between characters where it is too wide.
func (g *segmenter) put(f fragment) {
	if f.end <= f.start && f.width == 0 {
		return
	}
	for f.width+f.hyphen > g.max {
		at := f.start
		for at < f.end {
			_, n := utf8.DecodeRuneInString(g.text[at:])
			if at > f.start && g.width(f.start, at+n) > g.max {
				break
			}
			at += n
		}
		if at >= f.end {
			break
		}
		g.out = append(g.out, fragment{start: f.start, end: at, width: g.width(f.start, at), penalty: emergencyBreak})
		f.start, f.width = at, g.width(at, f.end)
	}
	g.out = append(g.out, f)
}
