package rules

// Reading PDF syntax: numbers, names, strings, arrays, dictionaries, references
// and, in content streams, operators. What the limits of PDF/A forbid in the
// spelling of a single object is reported while it is read.

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strconv"
)

// The kinds of objects, besides nil, bool, int, float64 and *Stream.
type (
	// Name is a name without its slash, unescaped.
	Name string
	// String is a string's bytes.
	String string
	// Ref is the number of an indirect object (of generation 0).
	Ref int
	// Array is an array of objects.
	Array []any
	// Dict is a dictionary.
	Dict map[Name]any
	// operator is a word of a content stream, or "obj", "stream" and such.
	operator string
)

// errSyntax says that the bytes are not PDF.
var errSyntax = errors.New("not PDF syntax")

type lexer struct {
	src   []byte
	at    int
	refs  bool // "5 0 R" is a reference: not in content streams
	depth int  // of arrays and dictionaries
	fault func(rule, format string, args ...any)
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) skip() {
	for l.at < len(l.src) {
		switch c := l.src[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.src) && l.src[l.at] != '\n' && l.src[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// end tells whether nothing but space is left.
func (l *lexer) end() bool {
	l.skip()
	return l.at >= len(l.src)
}

// object reads the next object or operator.
func (l *lexer) object() (any, error) {
	l.skip()
	if l.at >= len(l.src) || l.depth > 100 {
		return nil, errSyntax
	}
	c := l.src[l.at]
	switch {
	case c == '/':
		return l.name(), nil
	case c == '(':
		return l.literal()
	case c == '<' && l.at+1 < len(l.src) && l.src[l.at+1] == '<':
		l.at += 2
		return l.dict()
	case c == '<':
		return l.hex()
	case c == '[':
		l.at++
		return l.array()
	case isDelimiter(c):
		return nil, errSyntax
	}
	return l.word()
}

func (l *lexer) token() string {
	from := l.at
	for l.at < len(l.src) && !isSpace(l.src[l.at]) && !isDelimiter(l.src[l.at]) {
		l.at++
	}
	return string(l.src[from:l.at])
}

// word reads a number, a reference, a constant or an operator.
func (l *lexer) word() (any, error) {
	w := l.token()
	switch w {
	case "true", "false":
		return w == "true", nil
	case "null":
		return nil, nil
	}
	if n, err := strconv.Atoi(w); err == nil {
		if n > math.MaxInt32 || n < math.MinInt32 {
			l.fault("A 6.1.13-1", "the integer %s", w)
		}
		if l.refs && l.reference() {
			return Ref(n), nil
		}
		return n, nil
	}
	if v, err := strconv.ParseFloat(w, 64); err == nil || errors.Is(err, strconv.ErrRange) {
		if a := math.Abs(v); a > 3.403e38 || a != 0 && a < 1.175e-38 {
			l.fault("A 6.1.13-2", "the number %s", w)
		}
		return v, nil
	}
	return operator(w), nil
}

// reference reads " 0 R" if it follows.
func (l *lexer) reference() bool {
	rest := l.src[l.at:]
	if !bytes.HasPrefix(rest, []byte(" 0 R")) || len(rest) > 4 && !isSpace(rest[4]) && !isDelimiter(rest[4]) {
		return false
	}
	l.at += 4
	return true
}

func (l *lexer) array() (any, error) {
	l.depth++
	defer func() { l.depth-- }()
	out := Array{}
	for {
		if l.end() {
			return nil, errSyntax
		}
		if l.src[l.at] == ']' {
			l.at++
			return out, nil
		}
		o, err := l.object()
		if err != nil {
			return nil, err
		}
		out = append(out, o)
	}
}

func (l *lexer) dict() (any, error) {
	l.depth++
	defer func() { l.depth-- }()
	out := Dict{}
	for {
		l.skip()
		if bytes.HasPrefix(l.src[l.at:], []byte(">>")) {
			l.at += 2
			return out, nil
		}
		key, err := l.object()
		if err != nil {
			return nil, err
		}
		name, ok := key.(Name)
		if !ok {
			return nil, fmt.Errorf("%w: the key %v", errSyntax, key)
		}
		if _, twice := out[name]; twice {
			l.fault("ISO 32000 7.3.7", "the key %s twice in a dictionary", name)
		}
		if out[name], err = l.object(); err != nil {
			return nil, err
		}
	}
}
