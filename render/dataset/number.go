package dataset

// Arithmetic on statistical numbers. The rules:
//
//   - unknown with known is unknown, and the reason is carried: confidential
//     before missing before not applicable;
//   - ranges follow interval arithmetic, open ends included; the best estimate
//     is carried where every part has one;
//   - of estimated, provisional and break the weakest is carried, in that order;
//   - nil and small count as 0;
//   - a division by zero gives "not applicable", never an infinity.

import "math"

// String is the status in one or two words.
func (s Status) String() string {
	return [...]string{"", "estimated", "provisional", "break in series", "nil", "less than half the unit",
		"missing", "not applicable", "confidential"}[s]
}

// Standing is the number that a status alone stands for: 0 for Nil and Small, else unknown.
func Standing(s Status) Number {
	if s == Nil || s == Small {
		return Number{Status: s}
	}
	return Unknown(s)
}

// Range is the number between two ends; NaN stands for an open end, or for no best estimate.
// It is unknown if both ends are open.
func Range(low, best, high float64) Number {
	if math.IsNaN(low) {
		low = math.Inf(-1)
	}
	if math.IsNaN(high) {
		high = math.Inf(1)
	}
	return Number{Low: low, Best: best, High: high}.tidy()
}

// IsExact reports whether the number is known and has one value.
func (n Number) IsExact() bool { return n.Known() && n.Low == n.High }

// Add is the sum of two numbers.
func (n Number) Add(m Number) Number {
	if !n.Known() || !m.Known() {
		return Unknown(carry(n, m))
	}
	return Number{Low: n.Low + m.Low, Best: n.Best + m.Best, High: n.High + m.High, Status: carrySum(n.Status, m.Status)}.tidy()
}

// Sub is the difference of two numbers.
func (n Number) Sub(m Number) Number { return n.Add(m.Scale(-1)) }

// Scale is the number times a plain factor.
func (n Number) Scale(f float64) Number {
	if f == 1 {
		return n
	}
	return n.Mul(Exact(f)).as(n.Status)
}

// Mul is the product of two numbers.
func (n Number) Mul(m Number) Number {
	if !n.Known() || !m.Known() {
		return Unknown(carry(n, m))
	}
	a, b, c, d := times(n.Low, m.Low), times(n.Low, m.High), times(n.High, m.Low), times(n.High, m.High)
	return Number{Low: min(a, b, c, d), Best: n.Best * m.Best, High: max(a, b, c, d), Status: carry(n, m)}.tidy()
}

// Div is the quotient of two numbers. It is not applicable where m is 0, and
// missing where m may be on either side of 0.
func (n Number) Div(m Number) Number {
	if !n.Known() || !m.Known() {
		return Unknown(carry(n, m))
	}
	switch {
	case m.Low == 0 && m.High == 0:
		return Unknown(NotApplicable)
	case m.Low < 0 && m.High > 0:
		return Unknown(Missing)
	case n.IsExact() && m.IsExact():
		return Number{Low: n.Low / m.Low, Best: n.Low / m.Low, High: n.Low / m.Low, Status: carry(n, m)}.tidy()
	}
	lo, hi := 1/m.High, 1/m.Low
	if m.Low == 0 {
		hi = math.Inf(1)
	}
	if m.High == 0 {
		lo = math.Inf(-1)
	}
	best := math.NaN()
	if m.Best != 0 {
		best = n.Best / m.Best
	}
	a, b, c, d := times(n.Low, lo), times(n.Low, hi), times(n.High, lo), times(n.High, hi)
	return Number{Low: min(a, b, c, d), Best: best, High: max(a, b, c, d), Status: carry(n, m)}.tidy()
}

// Round rounds each end half away from zero to the given number of decimals. A
// range whose ends become equal becomes one number.
func (n Number) Round(decimals int) Number {
	if !n.Known() {
		return n
	}
	p := math.Pow(10, float64(decimals))
	r := func(v float64) float64 {
		if w := math.Round(v*p) / p; !math.IsInf(w, 0) && !math.IsNaN(w) {
			return w
		}
		return v
	}
	return Number{Low: r(n.Low), Best: r(n.Best), High: r(n.High), Status: n.Status}.tidy()
}

// Sum adds numbers; the sum of none is missing.
func Sum(ns ...Number) Number {
	var a adder
	for _, n := range ns {
		a.add(n)
	}
	return a.sum()
}

// as is the number with a status that goes with a number.
func (n Number) as(s Status) Number {
	if n.Known() {
		n.Status = s
	}
	return n
}

// tidy makes the result of an operation a valid Number: no infinity stands for a value.
func (n Number) tidy() Number {
	switch {
	case !n.Known(), math.IsInf(n.Low, 1), math.IsInf(n.High, -1), math.IsInf(n.Low, -1) && math.IsInf(n.High, 1):
		return Unknown(Missing)
	case n.Low == n.High:
		n.Best = n.Low
	case math.IsInf(n.Best, 0):
		n.Best = math.NaN()
	case !math.IsNaN(n.Best): // rounding may carry it past an end
		n.Best = max(n.Low, min(n.Best, n.High))
	}
	return n
}

// times is the product where nothing times anything is nothing.
func times(a, b float64) float64 {
	if a == 0 || b == 0 {
		return 0
	}
	return a * b
}

// weakness orders statuses: that of the higher one is carried.
func weakness(s Status) int {
	return [...]int{OK: 0, Nil: 0, Small: 0, Break: 1, Provisional: 2, Estimated: 3, NotApplicable: 4, Missing: 5, Confidential: 6}[s]
}

// carry is the status of a result of n and m.
func carry(n, m Number) Status {
	s := n.Status
	if weakness(m.Status) > weakness(s) {
		s = m.Status
	}
	if s == Nil || s == Small {
		return OK
	}
	return s
}

// carrySum is the status of a sum of known parts: nil with nil stays nil.
func carrySum(a, b Status) Status {
	if (a == Nil || a == Small) && (b == Nil || b == Small) {
		return max(a, b)
	}
	return carry(Number{Status: a}, Number{Status: b})
}

// adder sums many numbers with compensation, so that the order of rows does not
// show in the last digits.
type adder struct {
	low, best, high compensated
	status          Status
	n               int
	unknown         bool
}

func (a *adder) add(n Number) {
	switch {
	case !n.Known() && !a.unknown:
		a.unknown, a.status = true, n.Status
	case !n.Known():
		a.status = carry(Number{Status: a.status}, n)
	case a.unknown:
	case a.n == 0:
		a.status = n.Status
	default:
		a.status = carrySum(a.status, n.Status)
	}
	a.low.add(n.Low)
	a.best.add(n.Best)
	a.high.add(n.High)
	a.n++
}

func (a *adder) sum() Number {
	if a.n == 0 {
		return Unknown(Missing)
	}
	if a.unknown {
		return Unknown(a.status)
	}
	return Number{Low: a.low.value(), Best: a.best.value(), High: a.high.value(), Status: a.status}.tidy()
}

// mean is the sum divided by the count.
func (a *adder) mean() Number {
	s := a.sum()
	return s.Div(Exact(float64(a.n))).as(s.Status)
}

// compensated is Neumaier's sum.
type compensated struct{ s, c float64 }

func (k *compensated) add(v float64) {
	t := k.s + v
	switch {
	case math.IsInf(t, 0) || math.IsNaN(t):
	case math.Abs(k.s) >= math.Abs(v):
		k.c += (k.s - t) + v
	default:
		k.c += (v - t) + k.s
	}
	k.s = t
}

func (k *compensated) value() float64 { return k.s + k.c }
