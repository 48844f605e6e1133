package compile

// Figures typed by hand. A figure in a sentence is bound to the data, or marked
// {{= 3 }}; any other is a warning. Not figures are years, dates, the numbers
// of legal texts and pages after a word that says so, and digits within a name,
// such as A/55/383.

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"globalstudy/render/diag"
	"globalstudy/render/theme"
)

// leadWords stand before numbers that are not figures.
const leadWords = `articles?|arts?\.|paragraphs?|paras?\.|resolutions?|chapters?|annex(?:es)?|protocols?|sections?|` +
	`(?:sales )?nos?\.|pages?|pp?\.|fiscal years?|fy|iso`

var (
	digitRun = regexp.MustCompile(`[0-9](?:[0-9.,\x{00A0}\x{202F}]*[0-9])?`)
	year     = regexp.MustCompile(`^(?:19|20)[0-9]{2}$`)
	// isoDate is a date that digits and hyphens make.
	isoDate = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?$`)
	// led ends in a lead word, and perhaps in numbers of a list that it leads.
	led = regexp.MustCompile(`(?i)(?:^|[^\p{L}])(?:` + leadWords + `)[\s\x{00A0}]+(?:\(?[0-9][0-9./]*\)?(?:\s*\([a-z0-9]+\))*\s*(?:,|–|-|and|to|or)\s*)*\(?$`)
)

// digits warns of the figures typed in a stretch of the text, from byte start to end.
func (v *converter) digits(start, end int) {
	s := v.text.S
	if v.typed {
		return
	}
	for _, m := range digitRun.FindAllStringIndex(s[start:end], -1) {
		from, to := start+m[0], start+m[1]
		if figure := s[from:to]; v.isFigure(s, from, to) {
			v.faults.Add(diag.Fault{Pos: v.at(from), Width: utf8.RuneCountInString(figure), Warning: true,
				Message: "the figure " + figure + " is typed by hand",
				Hint:    "bind it to the data, {{ name }}; or write {{= " + figure + " }} if it belongs to the words"})
		}
	}
}

// isFigure reports whether the digits from byte from to byte to say how much or how many.
func (v *converter) isFigure(s string, from, to int) bool {
	digits, word := s[from:to], wordAt(s, from, to)
	first, _ := utf8.DecodeRuneInString(word)
	switch {
	case isoDate.MatchString(word):
		return false
	case year.MatchString(digits) && !strings.ContainsAny(word, "$€£%"):
		return false
	case unicode.IsUpper(first) && !strings.ContainsAny(word, "$€£%"): // a name
		return false
	case len(digits) <= 2 && isDay(s, from, to, v.th.Words):
		return false
	}
	return !led.MatchString(s[:from])
}

// wordAt is what stands between white space around a place, without the punctuation around it.
func wordAt(s string, from, to int) string {
	from = strings.LastIndexFunc(s[:from], unicode.IsSpace) + 1
	if n := strings.IndexFunc(s[to:], unicode.IsSpace); n >= 0 {
		to += n
	} else {
		to = len(s)
	}
	return strings.TrimFunc(s[from:to], func(r rune) bool { return unicode.IsPunct(r) && r != '%' })
}

// isDay reports whether the digits are the day of a date, beside the name of a month.
func isDay(s string, from, to int, w *theme.Words) bool {
	after := strings.TrimLeftFunc(s[to:], func(r rune) bool { return unicode.IsSpace(r) || r == '–' || r == '-' || unicode.IsDigit(r) })
	before := strings.TrimRightFunc(s[:from], func(r rune) bool { return unicode.IsSpace(r) || r == '–' || r == '-' || unicode.IsDigit(r) })
	for i := range w.Months {
		for _, m := range []string{w.Months[i], w.MonthsShort[i]} {
			if strings.HasPrefix(after, m) || strings.HasSuffix(before, m) {
				return true
			}
		}
	}
	return false
}
