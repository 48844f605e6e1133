package compile

// The three forms of a claim: of a trend, of the first or last key where
// something holds, and of a comparison.

import (
	"fmt"
	"slices"

	"globalstudy/render/study"
)

func (p *claimParser) trendClaim() verdict {
	p.next()
	v, points, said := p.points()
	not := p.is()
	want := p.peek()
	if !slices.Contains([]string{"up", "down", "flat"}, want) {
		p.fail("", "expected up, down or flat, found %s", p.found())
	}
	p.next()
	if len(points) < 3 {
		p.fail("", "a trend needs three numbers or more, %s has %d", said, len(points))
	}
	got := trend(points)
	first, last := points[0], points[len(points)-1]
	figures := fmt.Sprintf("%s, from %s in %s to %s in %s", got, p.exactly(first.number), first.key, p.exactly(last.number), last.key)
	if got == "" {
		figures = "not known for each of " + first.key + " to " + last.key
	}
	p.show("trend("+said+")", figures, p.traced(v, keysOf(points)...))
	switch {
	case got == "":
		return undecided
	case not:
		return judged(got != want)
	}
	return judged(got == want)
}

func keysOf(points []point) []string {
	var out []string
	for _, p := range points {
		out = append(out, p.key)
	}
	return out
}

// whereClaim is "first year where deaths > 5000 is 2016".
func (p *claimParser) whereClaim() verdict {
	end, unit := p.next(), p.next()
	p.expect("where")
	v := p.series()
	op := p.operator()
	limit := p.sum()
	not := p.is()
	want := p.point(v, " ").key
	points := slices.Clone(v.series)
	if end == "last" {
		slices.Reverse(points)
	}
	what := end + " " + unit + " where " + v.written.Name.S + " " + op + " " + p.exactly(limit)
	for _, q := range points {
		switch compare(op, q.number, limit) {
		case undecided:
			p.show(v.written.Name.S+"["+q.key+"]", p.exactly(q.number), p.traced(v, q.key))
			return undecided
		case holds:
			p.show(what, q.key+", with "+p.exactly(q.number), p.traced(v, q.key))
			if not {
				return judged(q.key != want)
			}
			return judged(q.key == want)
		}
	}
	p.show(what, "none", p.traced(v, want))
	return judged(not)
}

// operator reads a comparison.
func (p *claimParser) operator() string {
	op := p.peek()
	if !slices.Contains([]string{">", "<", ">=", "<="}, op) {
		p.fail("", "expected is, >, <, >= or <=, found %s", p.found())
	}
	return p.next()
}

func (p *claimParser) comparison() verdict {
	left := p.sum()
	if p.peek() != "is" {
		op := p.operator()
		return compare(op, left, p.sum())
	}
	not := p.is()
	var t study.Tolerance
	if p.take("about") {
		t = study.Tolerance{Much: about, Percent: true}
	}
	right := p.sum()
	if p.take("within") {
		t = study.Tolerance{Much: p.number()}
		t.Percent = p.take("%")
	}
	v := near(left, right, t)
	if not {
		return v.not()
	}
	return v
}
