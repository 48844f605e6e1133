package dataset

import (
	"math"
	"math/rand"
	"reflect"
	"testing"
	"testing/quick"
)

// Generate makes any kind of Number for property tests.
func (Number) Generate(r *rand.Rand, _ int) reflect.Value {
	v := func() float64 { return float64(r.Intn(2001) - 1000) }
	n := Exact(v())
	switch r.Intn(6) {
	case 0:
		n = Unknown([]Status{Missing, NotApplicable, Confidential}[r.Intn(3)])
	case 1:
		a, b := v(), v()
		n = Range(min(a, b), math.NaN(), max(a, b))
	case 2:
		a, b := v(), v()
		n = Range(min(a, b), (a+b)/2, max(a, b))
	case 3:
		n = Range(v(), math.NaN(), math.NaN())
	case 4:
		n = Standing([]Status{Nil, Small}[r.Intn(2)])
	}
	if n.Known() && n.Status == OK && r.Intn(3) == 0 {
		n.Status = []Status{Estimated, Provisional, Break}[r.Intn(3)]
	}
	return reflect.ValueOf(n)
}

// valid says whether a number keeps the promises of value.go.
func valid(n Number) bool {
	if !n.Known() {
		return math.IsNaN(n.Low) && math.IsNaN(n.Best) && math.IsNaN(n.High) && n.Status > Small
	}
	if n.Low > n.High || math.IsInf(n.Low, 1) || math.IsInf(n.High, -1) || math.IsInf(n.Best, 0) || n.Status > Small {
		return false
	}
	return math.IsNaN(n.Best) || n.Low <= n.Best && n.Best <= n.High
}

// inside picks a number that n may stand for.
func inside(n Number, at float64) float64 {
	lo, hi := max(n.Low, -1e6), min(n.High, 1e6)
	return lo + (hi-lo)*at
}

func contains(n Number, v float64) bool {
	return !n.Known() || n.Low-1e-6*math.Abs(n.Low)-1e-9 <= v && v <= n.High+1e-6*math.Abs(n.High)+1e-9
}

func check(t *testing.T, f any) {
	t.Helper()
	if err := quick.Check(f, &quick.Config{MaxCount: 3000, Rand: rand.New(rand.NewSource(1))}); err != nil {
		t.Error(err)
	}
}

func TestArithmeticProperties(t *testing.T) {
	ops := map[string]struct {
		n func(a, b Number) Number
		f func(a, b float64) float64
	}{
		"add": {Number.Add, func(a, b float64) float64 { return a + b }},
		"sub": {Number.Sub, func(a, b float64) float64 { return a - b }},
		"mul": {Number.Mul, func(a, b float64) float64 { return a * b }},
		"div": {Number.Div, func(a, b float64) float64 { return a / b }},
	}
	for name, op := range ops {
		t.Run(name, func(t *testing.T) {
			check(t, func(a, b Number) bool { return valid(op.n(a, b)) })
			check(t, func(a, b Number) bool { return a.Known() && b.Known() || !op.n(a, b).Known() })
			check(t, func(a, b Number, p, q uint8) bool { // whatever the parts really are, the result holds it
				if !a.Known() || !b.Known() {
					return true
				}
				x, y := inside(a, float64(p)/255), inside(b, float64(q)/255)
				r := op.f(x, y)
				return math.IsNaN(r) || math.IsInf(r, 0) || contains(op.n(a, b), r)
			})
		})
	}
	check(t, func(a, b Number) bool { return same(a.Add(b), b.Add(a)) && same(a.Mul(b), b.Mul(a)) })
	check(t, func(a Number) bool { return same(a.Add(Exact(0)).as(a.Status), a) })
	check(t, func(a, b Number) bool { // a range and a number make a range
		return !a.IsRange() || !b.IsExact() || a.Add(b).IsRange()
	})
	check(t, func(a, b Number) bool { // the weaker status is carried
		if !a.Known() || !b.Known() {
			return true
		}
		return weakness(a.Add(b).Status) == max(weakness(a.Status), weakness(b.Status))
	})
}

func same(a, b Number) bool {
	eq := func(x, y float64) bool { return x == y || math.IsNaN(x) && math.IsNaN(y) }
	return eq(a.Low, b.Low) && eq(a.Best, b.Best) && eq(a.High, b.High) && a.Status == b.Status
}

func TestSumProperties(t *testing.T) {
	check(t, func(a, b []Number) bool { // the sum of the parts is the sum of the whole
		if len(a) == 0 || len(b) == 0 {
			return true
		}
		return same(Sum(append(append([]Number{}, a...), b...)...), Sum(a...).Add(Sum(b...)))
	})
	check(t, func(a []Number, at uint8) bool { // the order does not show
		if len(a) == 0 {
			return !Sum().Known()
		}
		k := int(at) % len(a)
		return same(Sum(a...), Sum(append(append([]Number{}, a[k:]...), a[:k]...)...))
	})
	var tenth []Number
	for range 10 {
		tenth = append(tenth, Exact(0.1))
	}
	if got := Sum(tenth...); got.Best != 1 {
		t.Errorf("ten tenths are %v", got.Best)
	}
}

func TestShareProperties(t *testing.T) {
	check(t, func(parts []Number) bool {
		var sum adder
		for i := range parts {
			if n := parts[i]; n.Known() && n.Low < 0 {
				parts[i] = n.Mul(n)
				if parts[i].Low < 0 { // a range across 0
					parts[i] = Exact(1)
				}
			}
			sum.add(parts[i])
		}
		total := sum.sum()
		for _, n := range parts {
			s := shareOf(n, total)
			if !valid(s) || s.Known() && (s.Low < 0 || s.High > 100+1e-9) {
				return false
			}
			if !n.Known() && s.Known() {
				return false
			}
		}
		return true
	})
	three := []Number{Range(1, math.NaN(), 3), Exact(2), Exact(5)}
	if got := showNumber(shareOf(three[0], Sum(three...))); got != "12.5..30" {
		t.Error(got)
	}
	if got := showNumber(shareOf(three[1], Sum(three...))); got != "20..25" {
		t.Error(got)
	}
	open := Range(8, math.NaN(), math.NaN())
	if got := showNumber(shareOf(open, open.Add(Exact(2)))); got != "0..100" { // the sum no longer tells what the rest is
		t.Error(got)
	}
}

func TestArithmeticTable(t *testing.T) {
	r, at, est := Range(5.5, math.NaN(), 7), Range(2.5, math.NaN(), math.NaN()), Number{6, 6, 6, Estimated}
	best := Range(1, 2, 4)
	for _, c := range []struct {
		name string
		got  Number
		want string
	}{
		{"range plus number", r.Add(Exact(1)), "6.5..8"},
		{"best with number", best.Add(Exact(1)), "2..5(3)"},
		{"best lost", best.Add(r), "6.5..11"},
		{"open", at.Add(Exact(1)), "3.5..+Inf"},
		{"minus open", Exact(1).Sub(at), "-Inf..-1.5"},
		{"open minus open", at.Sub(at), "missing"},
		{"estimated", est.Add(Exact(1)), "7/estimated"},
		{"provisional with estimated", est.Add(Number{1, 1, 1, Provisional}), "7/estimated"},
		{"confidential", Unknown(Confidential).Add(Unknown(Missing)), "confidential"},
		{"missing", Exact(1).Add(Unknown(Missing)), "missing"},
		{"nil counts as nothing", Standing(Nil).Add(Exact(3)), "3"},
		{"nil and nil", Standing(Nil).Add(Standing(Nil)), "0/nil"},
		{"by zero", Exact(1).Div(Exact(0)), "not applicable"},
		{"by a range across zero", Exact(1).Div(Range(-1, math.NaN(), 1)), "missing"},
		{"by at most", Exact(10).Div(Range(0, math.NaN(), 5)), "2..+Inf"},
		{"by at least", Exact(10).Div(at), "0..4"},
		{"negative factor", r.Scale(-2), "-14..-11"},
		{"too large", Exact(1e308).Mul(Exact(10)), "missing"},
		{"round", Range(1.25, 1.35, 1.45).Round(1), "1.3..1.5(1.4)"},
		{"round tens", Exact(1234).Round(-2), "1200"},
		{"both ends open", Range(math.NaN(), 3, math.NaN()), "missing"},
	} {
		if got := showNumber(c.got); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

var nan = math.NaN()
