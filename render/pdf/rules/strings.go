package rules

// Names and strings, with their limits.

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"
)

func (l *lexer) name() Name {
	l.at++
	raw := l.token()
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if n, err := strconv.ParseUint(raw[i+1:i+3], 16, 8); err == nil {
				out, i = append(out, byte(n)), i+2
				continue
			}
		}
		out = append(out, raw[i])
	}
	if len(out) > 127 {
		l.fault("A 6.1.13-4", "the name %.20s… has %d bytes", out, len(out))
	}
	if !utf8.Valid(out) {
		l.fault("A 6.1.8-1", "the name %q", out)
	}
	return Name(out)
}

func (l *lexer) hex() (any, error) {
	end := bytes.IndexByte(l.src[l.at:], '>')
	if end < 0 {
		return nil, errSyntax
	}
	digits := bytes.Join(bytes.Fields(l.src[l.at+1:l.at+end]), nil)
	l.at += end + 1
	if len(digits)%2 != 0 {
		l.fault("A 6.1.6-1", "<%.20s…> has %d digits", digits, len(digits))
		digits = append(digits, '0')
	}
	out := make([]byte, 0, len(digits)/2)
	for i := 0; i < len(digits); i += 2 {
		n, err := strconv.ParseUint(string(digits[i:i+2]), 16, 8)
		if err != nil {
			l.fault("A 6.1.6-2", "<%.20s…>", digits)
		}
		out = append(out, byte(n))
	}
	return l.string(out), nil
}

func (l *lexer) string(b []byte) String {
	if len(b) > 32767 {
		l.fault("A 6.1.13-3", "the string %.20q… has %d bytes", b, len(b))
	}
	return String(b)
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// literal reads a string in brackets. Octal escapes are never written by us and
// are refused.
func (l *lexer) literal() (any, error) {
	var out []byte
	open := 0
	for ; l.at < len(l.src); l.at++ {
		c := l.src[l.at]
		switch {
		case c == '\\' && l.at+1 < len(l.src):
			l.at++
			c = l.src[l.at]
			if c >= '0' && c <= '7' {
				return nil, fmt.Errorf("%w: an octal escape", errSyntax)
			}
			if e, ok := escapes[c]; ok {
				c = e
			}
		case c == '(':
			if open++; open == 1 {
				continue
			}
		case c == ')':
			if open--; open == 0 {
				l.at++
				return l.string(out), nil
			}
		}
		out = append(out, c)
	}
	return nil, errSyntax
}
