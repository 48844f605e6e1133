package compile

// Typography of running text: straight quotes become curly ones, two hyphens an
// en dash, three an em dash, three points an ellipsis. Whether a quote opens
// follows from the character before it, which may stand in another inline.

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// typeset writes s as printed; prev is the character before it, 0 at the start.
func typeset(prev rune, s string) string {
	if !strings.ContainsAny(s, `"'-.`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		out, n := glyph(prev, s[i:])
		b.WriteString(out)
		prev, _ = utf8.DecodeLastRuneInString(out)
		i += n
	}
	return b.String()
}

// glyph gives the printed form of the beginning of s and how many bytes it stands for.
func glyph(prev rune, s string) (string, int) {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '"':
		if opens(prev) {
			return "“", 1
		}
		return "”", 1
	case '\'':
		next, _ := utf8.DecodeRuneInString(s[1:])
		if opens(prev) && !unicode.IsDigit(next) { // '90s is an elision
			return "‘", 1
		}
		return "’", 1
	case '-':
		if strings.HasPrefix(s, "---") {
			return "—", 3
		}
		if strings.HasPrefix(s, "--") {
			return "–", 2
		}
	case '.':
		if strings.HasPrefix(s, "...") {
			return "…", 3
		}
	}
	return s[:n], n
}

// opens reports whether a quote after prev is an opening one.
func opens(prev rune) bool {
	return prev == 0 || unicode.IsSpace(prev) || strings.ContainsRune("([{—–/“‘", prev)
}
