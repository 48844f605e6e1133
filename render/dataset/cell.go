package dataset

// The forms of single cells: which text is a number, a year, a month, a date,
// and what to write instead of one that is not.

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var pow10 = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// parseNumber reads an optional minus, digits, an optional decimal point with
// digits and, unless whole, an optional exponent. Nothing else is a number.
func parseNumber(s string, whole bool) (float64, bool) {
	digits := s
	if strings.HasPrefix(s, "-") {
		digits = s[1:]
	}
	var m uint64
	n, point := 0, -1
	for i := 0; i < len(digits); i++ {
		switch c := digits[i]; {
		case c >= '0' && c <= '9':
			m = m*10 + uint64(c-'0')
			n++
		case c == '.' && point < 0 && !whole && n > 0:
			point = n
		case (c == 'e' || c == 'E') && !whole && n > 0 && point != n && isExponent(digits[i+1:]):
			return parseLong(s)
		default:
			return 0, false
		}
	}
	switch {
	case n == 0 || point == n:
		return 0, false
	case n > 15:
		v, ok := parseLong(s)
		return v, ok && (!whole || math.Abs(v) <= 1<<53)
	}
	v := float64(m)
	if point >= 0 {
		v /= pow10[n-point] // exact: both are below 2^53
	}
	if len(digits) < len(s) && v != 0 {
		v = -v
	}
	return v, true
}

func parseLong(s string) (float64, bool) {
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

func isExponent(s string) bool {
	s = strings.TrimLeft(s, "+-")
	return s != "" && len(s) < 5 && strings.Trim(s, "0123456789") == ""
}

var (
	reGrouped = regexp.MustCompile(`^-?\d{1,3}(,\d{3})+$`)
	reRange   = regexp.MustCompile(`^\d[\d.,]*\s*(-|–|—|\.\.|to)\s*\d[\d.,]*$`)
	reComma   = regexp.MustCompile(`^-?\d+,\d+$`)
	reDotted  = regexp.MustCompile(`^-?\d{1,3}(\.\d{3})+,\d+$`)
	reAngled  = regexp.MustCompile(`^-?\d{1,3}(,\d{3})+\.\d+$`)
	reDMY     = regexp.MustCompile(`^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$`)
	reYMD     = regexp.MustCompile(`^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$`)
	reYM      = regexp.MustCompile(`^(\d{4})(?:[./-]|-?M)(\d{1,2})(?:-\d{1,2})?$`)
	reMY      = regexp.MustCompile(`^(\d{1,2})[./-](\d{4})$`)
)

// numberHint says what to write instead of a text that is not a number.
func numberHint(s string, whole bool) string {
	if len(s) > 400 {
		return ""
	}
	plain := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2009", "", "'", "", "’", "", "\u2212", "-").Replace(strings.TrimSpace(s))
	plain = strings.TrimPrefix(plain, "+")
	write := func(v string) string {
		if _, ok := parseNumber(v, whole); ok {
			return "write " + v
		}
		return ""
	}
	switch lower := strings.ToLower(strings.TrimSpace(s)); {
	case lower == "nan" || lower == "na" || lower == "n/a" || lower == "null" || lower == "none" || lower == "inf" || strings.Trim(lower, ".-–—*:?") == "":
		return fmt.Sprintf("leave the cell empty, or list %q under missingValues", s)
	case reGrouped.MatchString(plain) && !whole && strings.Count(plain, ",") == 1:
		return fmt.Sprintf("write %s, or %s if the comma is the decimal mark", strings.ReplaceAll(plain, ",", ""), strings.ReplaceAll(plain, ",", "."))
	case reGrouped.MatchString(plain), reAngled.MatchString(plain):
		return write(strings.ReplaceAll(plain, ",", ""))
	case reDotted.MatchString(plain):
		return write(strings.ReplaceAll(strings.ReplaceAll(plain, ".", ""), ",", "."))
	case reComma.MatchString(plain):
		return write(strings.ReplaceAll(plain, ",", "."))
	case reRange.MatchString(strings.TrimSpace(s)):
		return "write the two ends in two columns and name them under ranges"
	case strings.HasSuffix(plain, "%"):
		return strings.TrimSpace(write(strings.TrimSuffix(plain, "%")) + " and give the unit in the schema")
	case strings.Trim(plain, "$€£¥US") != plain && strings.ContainsAny(plain, "$€£¥"):
		return strings.TrimSpace(write(strings.Trim(plain, "$€£¥US")) + " and give the unit in the schema")
	case strings.TrimRight(plain, "*†‡") != plain && strings.TrimRight(plain, "*†‡") != "":
		return strings.TrimSpace(write(strings.TrimRight(plain, "*†‡")) + " and say what the mark means with a status code, see statusField")
	case strings.HasPrefix(plain, ">"), strings.HasPrefix(plain, "<"), strings.HasPrefix(plain, "≥"), strings.HasPrefix(plain, "≤"):
		return "write an open range: two columns named under ranges, one of them empty"
	}
	if v, err := strconv.ParseFloat(plain, 64); whole && err == nil && v != math.Trunc(v) {
		return "the column is of type integer; type number admits decimals"
	} else if whole && err == nil && v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return write(strconv.FormatFloat(v, 'f', -1, 64))
	}
	return write(plain)
}

// numberFault says what is wrong with a text in a number column.
func numberFault(s string, whole bool) (message, hint string) {
	if strings.IndexFunc(s, func(r rune) bool { return (r < '0' || r > '9') && !strings.ContainsRune("+-.eE", r) }) < 0 {
		if v, err := strconv.ParseFloat(s, 64); err != nil && math.IsInf(v, 0) || whole && err == nil && math.Abs(v) > 1<<53 {
			return fmt.Sprintf("%s is too large a number", clip(s)), ""
		}
	}
	what := "a number"
	if whole {
		what = "a whole number"
	}
	return fmt.Sprintf("found %q, expected %s", clip(s), what), numberHint(s, whole)
}

// clip shortens a cell for a message.
func clip(s string) string {
	n := 0
	for i := range s {
		if n++; n > 40 {
			r := []rune(s[:i])
			return string(r[:39]) + "…"
		}
	}
	return s
}

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func isYear(s string) bool { return len(s) == 4 && isDigits(s) }

func isYearMonth(s string) bool {
	return len(s) == 7 && isYear(s[:4]) && s[4] == '-' && isDigits(s[5:]) && s[5:] >= "01" && s[5:] <= "12"
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil && len(s) == 10
}

// timeFault says what is wrong with a text in a column of years, months or dates; "" if nothing.
func timeFault(s string, t Type) (message, hint string) {
	ok, form := isYear(s), "a year as 2015"
	switch t {
	case YearMonth:
		ok, form = isYearMonth(s), "a month as 2015-03"
	case Date:
		ok, form = isDate(s), "a date as 2015-03-31"
	}
	if ok {
		return "", ""
	}
	return fmt.Sprintf("found %q, expected %s", clip(s), form), timeHint(strings.TrimSpace(s), t)
}

func timeHint(s string, t Type) string {
	switch {
	case t == Year && len(s) > 4 && isYear(s[:4]) && !isDigits(s[:5]):
		return "write " + s[:4]
	case t == YearMonth:
		if m := reYM.FindStringSubmatch(s); m != nil {
			return writeIf(pad(m[1], m[2], ""), isYearMonth)
		}
		if m := reMY.FindStringSubmatch(s); m != nil {
			return writeIf(pad(m[2], m[1], ""), isYearMonth)
		}
	case t == Date:
		if m := reYMD.FindStringSubmatch(s); m != nil {
			return writeIf(pad(m[1], m[2], m[3]), isDate)
		}
		if m := reDMY.FindStringSubmatch(s); m != nil {
			a, b := pad(m[3], m[2], m[1]), pad(m[3], m[1], m[2])
			if isDate(a) && isDate(b) && a != b {
				return fmt.Sprintf("write %s or %s", a, b)
			}
			return writeIf(a, isDate) + writeIf(b, func(s string) bool { return !isDate(a) && isDate(s) })
		}
	}
	return ""
}

func writeIf(s string, ok func(string) bool) string {
	if ok(s) {
		return "write " + s
	}
	return ""
}

func pad(y, m, d string) string {
	two := func(s string) string {
		if len(s) == 1 {
			return "0" + s
		}
		return s
	}
	if d == "" {
		return y + "-" + two(m)
	}
	return y + "-" + two(m) + "-" + two(d)
}

// plain writes a number with a decimal point and no separators.
func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
