package study

// Where a character of a text stands in its file. Plain and quoted scalars on
// one line and literal blocks (|) keep their characters in place, so a position
// is counted. Folded blocks, and scalars with escapes or line breaks, are
// walked beside their source: blanks match blanks and line breaks, an escape
// matches one character.

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"globalstudy/render/diag"
)

// placed gives a scalar with the place of its first character.
func (n node) placed() Text {
	t := Text{S: strings.TrimRight(n.Value, "\n"), Pos: n.pos()}
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		t.Indent = n.blockIndent(t.S)
		t.Pos.Line++
		t.Pos.Col = t.Indent + 1
		if n.Style&yaml.FoldedStyle != 0 {
			t.raw = n.file.from(t.Pos.Line, t.Pos.Col)
		}
		return t
	case n.Style&yaml.DoubleQuotedStyle != 0:
		t.quote = '"'
		t.Pos.Col++
	case n.Style&yaml.SingleQuotedStyle != 0:
		t.quote = '\''
		t.Pos.Col++
	}
	if raw := n.file.from(t.Pos.Line, t.Pos.Col); !strings.HasPrefix(raw, t.S) {
		t.raw = raw
	}
	return t
}

// blockIndent is how far a block scalar's text is indented: what its first
// line of words has more in the file than in the text.
func (n node) blockIndent(s string) int {
	inFile, inText := 0, 0
	for i := n.Line + 1; i <= len(n.file.starts); i++ {
		if line := n.file.line(i); strings.Trim(line, " \r") != "" {
			inFile = spaces(line)
			break
		}
	}
	for line := range strings.SplitSeq(s, "\n") {
		if strings.Trim(line, " ") != "" {
			inText = spaces(line)
			break
		}
	}
	return max(0, inFile-inText)
}

func spaces(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

// At is the place in the file of the byte at offset of S. It is exact but for
// scalars that YAML folds in unusual ways, where it is near.
func (t Text) At(offset int) diag.Pos {
	p := t.Pos
	offset = min(max(offset, 0), len(t.S))
	if p.Line == 0 {
		return p
	}
	if t.raw != "" {
		return advance(p, t.raw[:t.align(offset)])
	}
	head := t.S[:offset]
	if i := strings.LastIndexByte(head, '\n'); i >= 0 {
		p.Line += strings.Count(head, "\n")
		p.Col = t.Indent + 1
		head = head[i+1:]
	}
	p.Col += utf8.RuneCountInString(head)
	return p
}

// advance moves p over the source text s.
func advance(p diag.Pos, s string) diag.Pos {
	if i := strings.LastIndexByte(s, '\n'); i >= 0 {
		p.Line += strings.Count(s, "\n")
		p.Col = 1
		s = s[i+1:]
	}
	p.Col += utf8.RuneCountInString(s)
	return p
}

// align gives the offset in raw of the byte at offset of S.
func (t Text) align(offset int) int {
	i := 0
	for j := 0; j < offset && i < len(t.raw); {
		inText, inRaw := blanks(t.S[j:]), blanks(t.raw[i:])
		switch {
		case inText == 0:
			i += inRaw
		case strings.Contains(t.raw[i:i+inRaw], "\n"): // folded: one run for the other
			if j+inText > offset {
				return i
			}
			i, j = i+inRaw, j+inText
			continue
		}
		if i < len(t.raw) {
			r, size := utf8.DecodeRuneInString(t.S[j:])
			i += t.width(t.raw[i:], r)
			j += size
		}
	}
	if offset < len(t.S) && blanks(t.S[offset:]) == 0 {
		i += blanks(t.raw[i:])
	}
	return i
}

// width is the number of bytes at the head of raw that stand for the character r.
func (t Text) width(raw string, r rune) int {
	switch {
	case t.quote == '"' && raw[0] == '\\' && len(raw) > 1:
		n := map[byte]int{'x': 4, 'u': 6, 'U': 10}[raw[1]]
		if raw[1] == '\n' || raw[1] == '\r' { // the line goes on below
			skip := 1 + blanks(raw[1:])
			if skip < len(raw) {
				return skip + t.width(raw[skip:], r)
			}
			return skip
		}
		return min(max(n, 2), len(raw))
	case t.quote == '\'' && r == '\'' && strings.HasPrefix(raw, "''"):
		return 2
	}
	_, size := utf8.DecodeRuneInString(raw)
	return size
}

// blanks counts the spaces and line breaks at the head of s.
func blanks(s string) int { return len(s) - len(strings.TrimLeft(s, " \t\r\n")) }
