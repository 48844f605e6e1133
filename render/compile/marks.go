package compile

// The study's own marks inside Markdown, as goldmark inline parsers: bound
// numbers {{ name }}, citations [@key, p. 22], footnote marks [^name], and
// raised and lowered text, ^2^ and ~2~. They only recognise; what a mark means
// is decided when the tree is converted. A mark that does not end becomes an
// unclosed one, which is a fault.

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// marker is one kind of mark. Markers are in order of trial.
type marker struct {
	open, close string
	tight       bool // on one line and without spaces inside, else plain text
}

var (
	boundNumber   = &marker{open: "{{", close: "}}"}
	citationMark  = &marker{open: "[@", close: "]"}
	footnoteMark  = &marker{open: "[^", close: "]"}
	raisedText    = &marker{open: "^", close: "^", tight: true}
	loweredText   = &marker{open: "~", close: "~", tight: true}
	kindMark      = ast.NewNodeKind("Mark")
	inlineMarkers = []*marker{boundNumber, citationMark, footnoteMark, raisedText, loweredText}
)

// markNode is a mark in the tree.
type markNode struct {
	ast.BaseInline
	marker   *marker
	inside   string
	unclosed bool
}

func (n *markNode) Kind() ast.NodeKind { return kindMark }

func (n *markNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Trigger is the first character of a mark.
func (m *marker) Trigger() []byte { return []byte{m.open[0]} }

// Parse reads a mark at the reader's place.
func (m *marker) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if !bytes.HasPrefix(line, []byte(m.open)) {
		return nil
	}
	n := &markNode{marker: m}
	n.SetPos(seg.Start)
	if m.tight {
		rest := line[len(m.open):]
		end := bytes.Index(rest, []byte(m.close))
		if end < 1 || bytes.ContainsAny(rest[:end], " \t\n") {
			return nil
		}
		n.inside = string(rest[:end])
		block.Advance(len(m.open) + end + len(m.close))
		return n
	}
	block.Advance(len(m.open))
	var ok bool
	if n.inside, ok = upTo(block, m.close); !ok {
		n.unclosed = true
	}
	return n
}

// upTo reads to the text end, over line ends too; without one it reads nothing.
func upTo(r text.Reader, end string) (string, bool) {
	l, pos := r.Position()
	var b strings.Builder
	for {
		line, _ := r.PeekLine()
		if line == nil {
			r.SetPosition(l, pos)
			return "", false
		}
		if i := bytes.Index(line, []byte(end)); i >= 0 {
			b.Write(line[:i])
			r.Advance(i + len(end))
			return b.String(), true
		}
		b.Write(line)
		r.AdvanceLine()
	}
}
