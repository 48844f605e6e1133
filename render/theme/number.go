package theme

// How numbers are written, once for page and paper. A [Format] says what kind
// of number it is; prose and exhibits differ only where house style differs
// ("31 per cent" in a sentence, "31 %" in an exhibit). Thousands take a comma
// in English, ranges an en dash, negatives a true minus sign, and a number and
// its word are held together by a no-break space.

import (
	"math"
	"strconv"
	"strings"
)

// Kind is the kind of number.
type Kind string

// The kinds a study may name with format:. Auto chooses grouped digits.
const (
	Auto    Kind = ""        // 1,822,102
	Compact Kind = "compact" // 1.8 million
	Percent Kind = "percent" // 31 per cent; the value is 31, not 0.31
	USD     Kind = "usd"     // US$5.5 billion from a million up, US$7,500 below
	Euro    Kind = "eur"     // €5,000
	Year    Kind = "year"    // 2015, no separators
	Ratio   Kind = "ratio"   // 3.4, one decimal unless Decimals says more
	Words09 Kind = "words"   // one ... nine in letters in prose, digits from 10
)

// Kinds lists what format: accepts.
func Kinds() []string {
	return []string{"number", string(Compact), string(Percent), string(USD), string(Euro), string(Year), string(Ratio), string(Words09)}
}

// Format says how to write a number.
type Format struct {
	Kind     Kind
	Decimals int  // exact number of decimals; -1: as the kind needs
	Exhibit  bool // in a figure or table rather than a sentence
}

// NBSP and NNBSP hold a number and its unit together.
const (
	NBSP  = "\u00A0"
	NNBSP = "\u202F"
)

// Number writes one finite number.
func (t *Theme) Number(v float64, f Format) string {
	pre, num, post := t.parts(v, f, v)
	if num[0] == '-' {
		pre, num = "\u2212"+pre, num[1:]
	}
	return pre + num + post
}

// Range writes a low–high range; an infinite end is open ("at least ...").
// Equal ends after rounding give one number.
func (t *Theme) Range(lo, hi float64, f Format) string {
	switch {
	case math.IsInf(hi, 1):
		return t.Words.AtLeast + " " + t.Number(lo, f)
	case math.IsInf(lo, -1):
		return t.Words.AtMost + " " + t.Number(hi, f)
	case lo == hi:
		return t.Number(lo, f)
	}
	scale := math.Max(math.Abs(lo), math.Abs(hi))
	p1, n1, s1 := t.parts(lo, f, scale)
	_, n2, s2 := t.parts(hi, f, scale)
	if n1 == n2 {
		return t.Number(hi, f)
	}
	if n1[0] == '-' || n2[0] == '-' {
		return t.Number(lo, f) + " " + t.Words.To + " " + t.Number(hi, f)
	}
	if s1 != s2 {
		return p1 + n1 + s1 + "–" + p1 + n2 + s2
	}
	return p1 + n1 + "–" + n2 + s2
}

// parts splits a written number into sign-carrying digits, prefix and suffix; scale picks million or billion.
func (t *Theme) parts(v float64, f Format, scale float64) (pre, num, post string) {
	switch f.Kind {
	case Year:
		return "", strconv.FormatFloat(math.Round(v), 'f', 0, 64), ""
	case Percent:
		if f.Exhibit {
			return "", t.digits(v, max(f.Decimals, 0), false), NNBSP + "%"
		}
		return "", t.digits(v, max(f.Decimals, 0), false), NBSP + t.Words.Percent
	case USD:
		num, post = t.compact(v, scale, f.Decimals)
		return "US$", num, post
	case Euro:
		num, post = t.compact(v, scale, f.Decimals)
		return "€", num, post
	case Compact:
		num, post = t.compact(v, scale, f.Decimals)
		return "", num, post
	case Ratio:
		d := f.Decimals
		if d < 0 {
			d = 1
		}
		return "", t.digits(v, d, false), ""
	case Words09:
		if small := []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}; !f.Exhibit && v >= 0 && v < 10 && v == math.Trunc(v) && t.Words.Lang == "en" {
			return "", small[int(v)], ""
		}
	}
	d := f.Decimals
	if d < 0 {
		d = 0
		if math.Abs(v) < 99.95 && v != math.Trunc(v) {
			d = 1
		}
	}
	return "", t.digits(v, d, false), ""
}

// compact writes millions and billions in words, at two significant digits or one decimal.
func (t *Theme) compact(v, scale float64, decimals int) (num, post string) {
	unit, word := 1.0, ""
	switch a := math.Abs(scale); {
	case a >= 999.5e6: // else 1,000 million
		unit, word = 1e9, NBSP+t.Words.Billion
	case a >= 999_950: // one decimal would make it 1.0 million
		unit, word = 1e6, NBSP+t.Words.Million
	}
	d := decimals
	if d < 0 {
		d = 0
		if unit > 1 && math.Abs(v/unit) < 99.95 {
			d = 1
		}
	}
	return t.digits(v/unit, d, unit > 1 && decimals < 0), word
}

// digits writes v with d decimals and grouped thousands; trim drops trailing zeros.
func (t *Theme) digits(v float64, d int, trim bool) string {
	s := rounded(v, d)
	if s == "-0" || (strings.HasPrefix(s, "-") && strings.Trim(s, "-0.") == "") {
		s = s[1:]
	}
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	whole, frac, _ := strings.Cut(s, ".")
	if trim {
		frac = strings.TrimRight(frac, "0")
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + t.Words.Group + whole[i:]
	}
	if frac != "" {
		frac = t.Words.Decimal + frac
	}
	return sign + whole + frac
}

// rounded writes v with d decimals, halves away from zero as readers of tables
// expect: 12.5 is 13, and 1.005 with two decimals 1.01, whatever it is in binary.
func rounded(v float64, d int) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	point := strings.IndexByte(s, '.')
	if point < 0 || len(s)-point-1 <= d {
		return strconv.FormatFloat(v, 'f', d, 64)
	}
	cut := point + 1 + d
	up := s[cut] >= '5'
	b := []byte(strings.TrimSuffix(s[:cut], "."))
	for i := len(b) - 1; up && i >= 0; i-- {
		switch {
		case b[i] == '.':
		case b[i] == '-':
			return "-1" + string(b[1:])
		case b[i] == '9':
			b[i] = '0'
		default:
			b[i]++
			up = false
		}
	}
	if up {
		return "1" + string(b)
	}
	return string(b)
}
