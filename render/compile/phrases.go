package compile

// Finding names in a text: at the beginning of each word the longest name or
// form that stands there is taken, so that Guinea-Bissau is not Guinea. A
// country's name within another name ("Gulf of Mexico", "South China Sea") is
// passed over.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"globalstudy/render/doc"
	"globalstudy/render/theme"
)

// phrase is a name or form to be found.
type phrase struct {
	text    string
	country string    // its code, or
	term    *doc.Term // and
	anyCase bool      // of the first letter
}

func (s *spotter) add(p phrase) {
	r, _ := utf8.DecodeRuneInString(p.text)
	r = unicode.ToLower(r)
	s.phrases[r] = append(s.phrases[r], p)
}

// countryNames enters the names of the register: as it writes them, turned round
// where the register has put a part in brackets, and the other names it lists.
func (s *spotter) countryNames() {
	for _, r := range s.c.env.Registers.Countries {
		if r.Region == "" && r.M49 == "" {
			continue // not a country or area: "Other nationalities"
		}
		names := append([]string{r.Name}, strings.Split(r.Others, ";")...)
		if base, rest, ok := strings.Cut(r.Name, " ("); ok && strings.HasSuffix(rest, " of)") {
			names = append(names, strings.TrimSuffix(rest, ")")+" "+base)
		}
		for _, n := range names {
			if n = strings.TrimSpace(n); n != "" {
				s.add(phrase{text: typeset(0, n), country: r.ISO3})
			}
		}
	}
}

// termForms enters the terms of the glossary. The first letter is of either
// case, but for a name in capitals.
func (s *spotter) termForms() {
	for _, w := range s.c.st.Glossary {
		t := s.c.termByID("term-" + slug(w.Name.S))
		for _, form := range append([]string{w.Name.S}, texts(w.Forms)...) {
			_, n := utf8.DecodeRuneInString(form)
			second, _ := utf8.DecodeRuneInString(form[n:])
			s.add(phrase{text: typeset(0, form), term: t, anyCase: !unicode.IsUpper(second)})
		}
	}
}

// scan cuts a text into plain stretches and phrases.
func (s *spotter) scan(text string, plain func(string), hit func(p phrase, words string)) {
	from, prev := 0, rune(0)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !isWord(r) || isWord(prev) {
			i, prev = i+n, r
			continue
		}
		p, end := s.at(text, i, prev)
		if end < 0 {
			i, prev = i+n, r
			continue
		}
		if p.country == "" || !s.withinName(text[:i], text[end:]) {
			if i > from {
				plain(text[from:i])
			}
			hit(p, text[i:end])
			from = end
		}
		prev, _ = utf8.DecodeLastRuneInString(text[:end])
		i = end
	}
	if from < len(text) {
		plain(text[from:])
	}
}

// at is the longest phrase at a place and where it ends, -1 if there is none.
func (s *spotter) at(text string, i int, prev rune) (phrase, int) {
	r, _ := utf8.DecodeRuneInString(text[i:])
	for _, p := range s.phrases[unicode.ToLower(r)] {
		n := p.length(text[i:])
		if n < 0 {
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[i+n:])
		if p.term != nil && (prev == '-' || next == '-') { // part of another word
			continue
		}
		if n == len(text[i:]) || !isWord(next) {
			return p, i + n
		}
	}
	return phrase{}, -1
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// length is how much of a text's beginning the phrase is, -1 if it does not
// stand there. A space is as good as one that does not break.
func (p *phrase) length(text string) int {
	n := 0
	for i, want := range p.text {
		r, size := utf8.DecodeRuneInString(text[n:])
		switch {
		case size == 0:
			return -1
		case r == want, want == ' ' && string(r) == theme.NBSP:
		case i == 0 && p.anyCase && unicode.ToLower(r) == unicode.ToLower(want):
		default:
			return -1
		}
		n += size
	}
	return n
}

// withinName reports whether a country's name between two texts is part of another name.
func (s *spotter) withinName(before, after string) bool {
	before, after = strings.ReplaceAll(before, theme.NBSP, " "), strings.ReplaceAll(after, theme.NBSP, " ")
	for _, w := range s.c.th.Words.NotCountryAfter {
		if head, ok := strings.CutSuffix(before, w+" "); ok {
			last, _ := utf8.DecodeLastRuneInString(head)
			if head == "" || !isWord(last) {
				return true
			}
		}
	}
	for _, w := range s.c.th.Words.NotCountryBefore {
		if tail, ok := strings.CutPrefix(after, " "+w); ok {
			first, _ := utf8.DecodeRuneInString(tail)
			if tail == "" || !isWord(first) {
				return true
			}
		}
	}
	return false
}
