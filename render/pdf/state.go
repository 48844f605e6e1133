package pdf

// The graphics state, kept as the operators that set it: an operator is written
// only where it changes something.

import (
	"fmt"
	"math"

	"globalstudy/render/scene"
)

// parameter is one parameter of the graphics state.
type parameter int

const (
	fillColour parameter = iota
	strokeColour
	fillAlpha
	strokeAlpha
	lineWidth
	lineCap
	lineJoin
	miterLimit
	dashPattern
	textFont
	textMode
	textSpace
	textRise
	parameters
)

// state holds the operator that last set each parameter.
type state [parameters]string

// initialState is the state at the head of a page; colours are always set.
var initialState = state{
	fillAlpha: "/a1000 gs", strokeAlpha: "/A1000 gs", lineWidth: "1 w", lineCap: "0 J", lineJoin: "0 j",
	miterLimit: "10 M", dashPattern: "[]0 d", textMode: "0 Tr", textSpace: "0 Tc", textRise: "0 Ts",
}

// set brings a parameter into a state.
func (p *painter) set(which parameter, operator string) {
	if p.state[which] != operator {
		p.state[which] = operator
		p.op(operator)
	}
}

// setAlpha sets the opacity of filling or stroking, in thousandths.
func (p *painter) setAlpha(which parameter, alpha float64) {
	letter, entry := "a", "ca"
	if which == strokeAlpha {
		letter, entry = "A", "CA"
	}
	n := int(math.Round(1000 * max(0, min(1, alpha))))
	key := fmt.Sprintf("/%s%d", letter, n)
	if p.state[which] != key+" gs" {
		p.needs.alphas[key] = fmt.Sprintf("<</%s %s>>", entry, number(float64(n)/1000))
		p.set(which, key+" gs")
	}
}

// setStroke sets width, ends, corners and dashes of lines.
func (p *painter) setStroke(s *scene.Stroke) {
	p.set(lineWidth, number(s.Width)+" w")
	p.set(lineCap, fmt.Sprintf("%d J", s.Cap))
	p.set(lineJoin, fmt.Sprintf("%d j", s.Join))
	if s.Join == scene.MiterJoin {
		limit := s.MiterLimit
		if limit == 0 {
			limit = 4
		}
		p.set(miterLimit, number(max(1, limit))+" M")
	}
	p.set(dashPattern, dashes(s))
}

// dashes spells a dash pattern; one without any length is a solid line.
func dashes(s *scene.Stroke) string {
	sum := 0.0
	for _, d := range s.Dash {
		sum += d
	}
	if sum <= 0 {
		return "[]0 d"
	}
	return "[" + numbers(s.Dash...) + "]" + number(s.DashPhase) + " d"
}
