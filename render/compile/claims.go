package compile

// Claims: what a sentence says of the data, evaluated. A false claim is a fault
// that names the sentence, the figures and the cells they come from. The grammar
// is read in claimparse.go, by a parser that evaluates as it goes.

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/study"
)

// judgeClaims evaluates the claims of the study and of its chapters.
func (c *compiler) judgeClaims() {
	for i := range c.st.Claims {
		c.judge(&c.st.Claims[i], c.global)
	}
	for n, ch := range c.st.Parts() {
		for i := range ch.Claims {
			c.judge(&ch.Claims[i], c.scopes[n])
		}
	}
	if b := c.st.Brief; b != nil {
		for i := range b.Claims {
			c.judge(&b.Claims[i], c.briefScope)
		}
	}
}

// verdict is what becomes of a claim.
type verdict byte

const (
	holds verdict = iota
	fails
	undecided
)

func judged(ok bool) verdict {
	if ok {
		return holds
	}
	return fails
}

func (v verdict) not() verdict {
	switch v {
	case holds:
		return fails
	case fails:
		return holds
	}
	return v
}

// judge evaluates a claim and adds a fault unless it holds.
func (c *compiler) judge(w *study.Claim, s *scope) {
	p := &claimParser{compiler: c, claim: w, scope: s, src: w.Text.S}
	v, ok := p.parse()
	if !ok || v == holds {
		return
	}
	said := "is false"
	if v == undecided {
		said = "cannot be decided"
	}
	c.faults.Add(diag.Fault{Pos: w.Text.Pos, Width: len([]rune(w.Text.S)), Note: p.note(),
		Message: fmt.Sprintf("the claim %q %s: %s", w.Text.S, said, strings.Join(p.figures, "; "))})
}

// note names the sentence and the cells.
func (p *claimParser) note() string {
	sentence, pos := sentenceOf(p.claim.For, p.words)
	out := fmt.Sprintf("it stands with “%s” (%s)", sentence, pos)
	if len(p.cells) > 0 {
		out += "; the figures are from " + strings.Join(p.cells, ", ")
	}
	return out
}

var sentenceEnd = regexp.MustCompile(`[.!?][”"’)]*\s+|\n\s*\n`)

// sentenceOf finds the sentence of a text that most words of a claim occur in, and its place.
func sentenceOf(t *study.Text, words []string) (string, diag.Pos) {
	best, at, most := "", 0, -1
	from := 0
	for from < len(t.S) {
		to := len(t.S)
		if m := sentenceEnd.FindStringIndex(t.S[from:]); m != nil {
			to = from + m[1]
		}
		n := 0
		for _, w := range words {
			if strings.Contains(t.S[from:to], w) {
				n++
			}
		}
		if n > most {
			best, at, most = t.S[from:to], from, n
		}
		from = to
	}
	best = strings.Join(strings.Fields(best), " ")
	if r := []rune(best); len(r) > 160 {
		best = strings.TrimRight(string(r[:158]), " ") + "…"
	}
	return best, t.At(at)
}

// about is how far two numbers may be apart, in per cent of the second, to be about the same.
const about = 5

// compare decides a comparison of numbers. Ranges that overlap leave it open.
func compare(op string, a, b dataset.Number) verdict {
	if !a.Known() || !b.Known() {
		return undecided
	}
	switch op {
	case ">":
		return ordered(b.High < a.Low, a.High <= b.Low)
	case ">=":
		return ordered(b.High <= a.Low, a.High < b.Low)
	case "<":
		return compare(">", b, a)
	case "<=":
		return compare(">=", b, a)
	}
	panic("compile: unknown comparison")
}

func ordered(yes, no bool) verdict {
	switch {
	case yes:
		return holds
	case no:
		return fails
	}
	return undecided
}

// near decides whether two numbers are the same within a tolerance.
func near(a, b dataset.Number, t study.Tolerance) verdict {
	if !a.Known() || !b.Known() {
		return undecided
	}
	return judged(apart(a, b) <= t.Of(b.Mid()))
}

// trend is "up", "down" or "flat": the last number lies more than 5 per cent above
// or below the first, and the line of least squares leads the same way; or both
// lie within it. It is "mixed" if the two disagree, and "" if a number is unknown.
func trend(points []point) string {
	n := float64(len(points))
	var sx, sy, sxx, sxy float64
	for i, p := range points {
		if !p.number.Known() {
			return ""
		}
		x, y := float64(i), p.number.Mid()
		sx, sy, sxx, sxy = sx+x, sy+y, sxx+x*x, sxy+x*y
	}
	slope := (n*sxy - sx*sy) / (n*sxx - sx*sx)
	scale := math.Abs(sy/n) * about / 100
	ends, line := points[len(points)-1].number.Mid()-points[0].number.Mid(), slope*(n-1)
	switch {
	case ends > scale && line > scale:
		return "up"
	case ends < -scale && line < -scale:
		return "down"
	case math.Abs(ends) <= scale && math.Abs(line) <= scale:
		return "flat"
	}
	return "mixed"
}

// reduce applies a function of a claim to points; key is that of the point found, if it is one.
func reduce(name string, points []point) (n dataset.Number, key string) {
	var all []dataset.Number
	for _, p := range points {
		all = append(all, p.number)
	}
	switch name {
	case "sum":
		return dataset.Sum(all...), ""
	case "mean":
		return dataset.Sum(all...).Div(dataset.Exact(float64(len(all)))), ""
	case "first":
		return all[0], points[0].key
	case "last":
		return all[len(all)-1], points[len(all)-1].key
	}
	if i := slices.IndexFunc(all, func(n dataset.Number) bool { return !n.Known() }); i >= 0 {
		return all[i], points[i].key
	}
	less := func(a, b point) int {
		switch {
		case a.number.Mid() < b.number.Mid():
			return -1
		case a.number.Mid() > b.number.Mid():
			return 1
		}
		return 0
	}
	p := slices.MinFunc(points, less)
	if name == "max" {
		p = slices.MaxFunc(points, less)
	}
	return p.number, p.key
}
