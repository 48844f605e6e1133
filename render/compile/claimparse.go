package compile

// The grammar of claims, read by recursive descent and evaluated on the way:
//
//	claim    = "trend" "(" series [ "," key ".." key ] ")" "is" [ "not" ] ( "up" | "down" | "flat" )
//	         | ( "first" | "last" ) word "where" series compare sum "is" [ "not" ] key
//	         | sum compare sum
//	         | sum "is" [ "not" ] [ "about" ] sum [ "within" number [ "%" ] ]
//	compare  = ">" | "<" | ">=" | "<="
//	sum      = product { ( "+" | "-" ) product }
//	product  = operand { ( "*" | "/" ) operand }
//	operand  = number | value | series "[" key "]" | "(" sum ")"
//	         | ( "max" | "min" | "sum" | "mean" | "first" | "last" ) "(" series [ "," key ".." key ] ")"
//
// A mistake ends the claim with one fault at its place.

import (
	"slices"
	"strconv"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/study"
)

// claimParser is one claim being read.
type claimParser struct {
	*compiler
	claim   *study.Claim
	scope   *scope
	src     string
	pos     int      // in src
	figures []string // "detections[2015] = 1,822,102"
	cells   []string
	words   []string // names and keys
}

const longestClaim = 500

// mistake is what stops a claim; its fault has been added.
type mistake struct{}

// parse gives the verdict; ok is false after a fault.
func (p *claimParser) parse() (v verdict, ok bool) {
	defer func() {
		if r := recover(); r != nil {
			if _, mine := r.(mistake); !mine {
				panic(r)
			}
			ok = false
		}
	}()
	if len(p.src) > longestClaim {
		p.fail("", "a claim has at most %d characters", longestClaim)
	}
	switch word := p.peek(); {
	case word == "trend":
		v = p.trendClaim()
	case (word == "first" || word == "last") && !p.calls():
		v = p.whereClaim()
	default:
		v = p.comparison()
	}
	if rest := p.peek(); rest != "" {
		p.fail("", "nothing more is expected, found %q", rest)
	}
	return v, true
}

// value reads the name of a value.
func (p *claimParser) value() *value {
	name := p.peek()
	if !identifier.MatchString(name) {
		p.fail("", "expected a number or the name of a value, found %s", p.found())
	}
	v, known := p.scope.find(name)
	if !known {
		p.fail(diag.DidYouMean(name, p.scope.names()), "no value is called %s", p.found())
	}
	if v == nil {
		panic(mistake{}) // its fault is known
	}
	p.next()
	p.words = append(p.words, name)
	return v
}

// series reads the name of a series.
func (p *claimParser) series() *value {
	at := p.pos
	v := p.value()
	if !v.isSeries() {
		p.pos = at
		p.fail("add series: COLUMN to it", "value %q is one number and not a series", v.written.Name.S)
	}
	return v
}

// key reads a key of a series up to one of the characters that end it.
func (p *claimParser) key(ends string) string {
	p.peek()
	n := strings.IndexAny(p.src[p.pos:], ends)
	if i := strings.Index(p.src[p.pos:], ".."); i >= 0 && (n < 0 || i < n) {
		n = i
	}
	if n < 0 {
		n = len(p.src) - p.pos
	}
	k := strings.Trim(p.src[p.pos:p.pos+n], " \t\n\"'")
	if k == "" {
		p.fail("", "expected a key of the series, found %s", p.found())
	}
	p.words = append(p.words, k)
	return k
}

// point reads a key and finds its number.
func (p *claimParser) point(v *value, ends string) point {
	at := p.pos
	k := p.key(ends)
	pt, ok := p.at(v, k, p.claim.Text.At(at))
	if !ok {
		panic(mistake{})
	}
	p.pos += strings.Index(p.src[p.pos:], k) + len(k)
	for p.pos < len(p.src) && strings.ContainsRune("\"' \t\n", rune(p.src[p.pos])) {
		p.pos++
	}
	return pt
}

// points reads "(series)" or "(series, from..to)" and gives them with what was read.
func (p *claimParser) points() (v *value, points []point, said string) {
	p.expect("(")
	v = p.series()
	points, said = v.series, v.written.Name.S
	if p.take(",") {
		from := p.point(v, ",)")
		p.expect("..")
		to := p.point(v, ",)")
		if to.key < from.key {
			p.fail("", "%s lies before %s", to.key, from.key)
		}
		points = slices.DeleteFunc(slices.Clone(points), func(q point) bool { return q.key < from.key || q.key > to.key })
		said += ", " + from.key + ".." + to.key
	}
	p.expect(")")
	return v, points, said
}

// is reads "is" and perhaps "not".
func (p *claimParser) is() (not bool) {
	p.expect("is")
	return p.take("not")
}

// number reads digits.
func (p *claimParser) number() float64 {
	f, err := strconv.ParseFloat(p.peek(), 64)
	if err != nil {
		p.fail("", "expected a number, found %s", p.found())
	}
	p.next()
	return f
}

func (p *claimParser) sum() dataset.Number {
	n := p.product()
	for {
		switch {
		case p.take("+"):
			n = n.Add(p.product())
		case p.take("-"):
			n = n.Sub(p.product())
		default:
			return n
		}
	}
}

func (p *claimParser) product() dataset.Number {
	n := p.operand()
	for {
		switch {
		case p.take("*"):
			n = n.Mul(p.operand())
		case p.take("/"):
			n = n.Div(p.operand())
		default:
			return n
		}
	}
}

// functions reduce a series to a number.
var functions = []string{"max", "min", "sum", "mean", "first", "last"}

func (p *claimParser) operand() dataset.Number {
	word := p.peek()
	switch {
	case p.take("("):
		n := p.sum()
		p.expect(")")
		return n
	case word != "" && word[0] >= '0' && word[0] <= '9':
		return dataset.Exact(p.number())
	case p.calls():
		return p.call()
	}
	at := p.pos
	v := p.value()
	name := v.written.Name.S
	switch {
	case p.take("["):
		if !v.isSeries() {
			p.pos = at
			p.fail("add series: COLUMN to it", "value %q is one number and not a series", name)
		}
		q := p.point(v, "]")
		p.expect("]")
		p.show(name+"["+q.key+"]", p.exactly(q.number), p.traced(v, q.key))
		return q.number
	case v.isSeries():
		p.pos = at
		p.fail("name one of its numbers, "+name+"["+v.series[0].key+"], or max("+name+")", "%q is a series and not a number", name)
	}
	p.show(name, p.exactly(v.number), p.traceOf(v))
	return v.number
}

// call reads a function of a series.
func (p *claimParser) call() dataset.Number {
	name := p.peek()
	if !slices.Contains(functions, name) {
		p.fail(diag.DidYouMean(name, append([]string{"trend"}, functions...)), "no function is called %s", p.found())
	}
	p.next()
	v, points, said := p.points()
	n, key := reduce(name, points)
	figure, keys := p.exactly(n), keysOf(points)
	if key != "" {
		figure, keys = figure+" in "+key, []string{key}
	}
	p.show(name+"("+said+")", figure, p.traced(v, keys...))
	return n
}

// traceOf is the trace of a value, or those of all it is computed from, put together.
func (c *compiler) traceOf(v *value) dataset.Trace {
	t := v.trace
	for _, part := range v.parts {
		u := c.traceOf(part)
		t.Cells = append(t.Cells, u.Cells...)
		t.Origins = append(t.Origins, u.Origins...)
	}
	return t
}
