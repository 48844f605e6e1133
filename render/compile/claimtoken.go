package compile

// The words of a claim, and what stops one that is not well written.

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
)

var token = regexp.MustCompile(`^(?:[0-9]+(?:\.[0-9]+)?|[\pL_][\pL\pN_]*|\.\.|>=|<=|.)`)

// peek is the next token, "" at the end.
func (p *claimParser) peek() string {
	for p.pos < len(p.src) && strings.ContainsRune(" \t\n", rune(p.src[p.pos])) {
		p.pos++
	}
	return token.FindString(p.src[p.pos:])
}

func (p *claimParser) next() string {
	t := p.peek()
	p.pos += len(t)
	return t
}

// take reads the token if it is next.
func (p *claimParser) take(t string) bool {
	if p.peek() != t {
		return false
	}
	p.next()
	return true
}

func (p *claimParser) expect(t string) {
	if !p.take(t) {
		p.fail("", "expected %q, found %s", t, p.found())
	}
}

func (p *claimParser) found() string {
	if t := p.peek(); t != "" {
		return strconv.Quote(t)
	}
	return "the end"
}

// calls reports whether a bracket follows the next token.
func (p *claimParser) calls() bool {
	rest := strings.TrimLeft(p.src[p.pos+len(p.peek()):], " \t\n")
	return strings.HasPrefix(rest, "(")
}

// fail ends the claim with a fault at the next token.
func (p *claimParser) fail(hint, format string, args ...any) {
	width := len([]rune(p.peek()))
	p.faults.Add(diag.Fault{Pos: p.claim.Text.At(p.pos), Width: width, Hint: hint, Message: "claim: " + fmt.Sprintf(format, args...)})
	panic(mistake{})
}

// show notes a figure, and the cells it comes from.
func (p *claimParser) show(what, figure string, t dataset.Trace) {
	if s := what + " = " + figure; !slices.Contains(p.figures, s) {
		p.figures = append(p.figures, s)
	}
	if cells := p.cellsOf(t); cells != "" && !slices.Contains(p.cells, cells) {
		p.cells = append(p.cells, cells)
	}
}
