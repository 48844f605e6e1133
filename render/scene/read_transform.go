package scene

// Transforms as SVG writes them, and with the units that zrender puts into those of patterns.

import (
	"fmt"
	"math"
	"strings"
)

func (m Matrix) round() Matrix {
	f := func(v float64) float64 { return math.Round(v*1e6)/1e6 + 0 }
	return Matrix{f(m.A), f(m.B), f(m.C), f(m.D), f(m.E), f(m.F)}
}

// matrix reads a transform attribute: a list of matrix, translate, scale, rotate and skew.
func (n *node) matrix(attr string) (Matrix, error) {
	m, rest := Identity, strings.TrimSpace(n.attr[attr])
	for rest != "" {
		name, after, ok := strings.Cut(rest, "(")
		args, tail, ok2 := strings.Cut(after, ")")
		v, err := numbers(strings.NewReplacer("px", "", "deg", "").Replace(args))
		if !ok || !ok2 || err != nil {
			return m, n.errorf("%s=%q is not a transform", attr, n.attr[attr])
		}
		step, err := transform(strings.TrimSpace(name), v)
		if err != nil {
			return m, n.errorf("%s: %v", attr, err)
		}
		m = step.Then(m)
		rest = strings.TrimLeft(tail, " ,")
	}
	for _, v := range []float64{m.A, m.B, m.C, m.D, m.E, m.F} {
		if !(math.Abs(v) <= maxNumber) {
			return m, n.errorf("%s=%q leaves the drawing", attr, n.attr[attr])
		}
	}
	return m, nil
}

func transform(name string, v []float64) (Matrix, error) {
	switch {
	case name == "matrix" && len(v) == 6:
		return Matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, nil
	case name == "translate" && len(v) == 1:
		return Translate(v[0], 0), nil
	case name == "translate" && len(v) == 2:
		return Translate(v[0], v[1]), nil
	case name == "scale" && len(v) == 1:
		return Scale(v[0]), nil
	case name == "scale" && len(v) == 2:
		return Matrix{A: v[0], D: v[1]}, nil
	case name == "skew" && len(v) == 2:
		return Matrix{1, math.Tan(v[1] * math.Pi / 180), math.Tan(v[0] * math.Pi / 180), 1, 0, 0}, nil
	case name == "rotate" && len(v) == 1:
		return rotation(v[0]), nil
	case name == "rotate" && len(v) == 3:
		return Translate(-v[1], -v[2]).Then(rotation(v[0])).Then(Translate(v[1], v[2])), nil
	}
	return Identity, fmt.Errorf("the transform %s with %d numbers is not known", name, len(v))
}

func rotation(degrees float64) Matrix {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return Matrix{cos, sin, -sin, cos, 0, 0}
}
