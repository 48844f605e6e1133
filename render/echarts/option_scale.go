package echarts

// Value axes: round ticks that we choose ourselves, so that the room for their
// labels is known, and labels written by a formatter whose arguments carry all of
// the number style.

import (
	"math"
	"strconv"
	"strings"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

// scale is a value axis: its ends, its step and how its labels are written.
type scale struct {
	min, max, step float64
	log            bool
	args           string // of the "axis" formatter
}

// newScale fits round ticks around the values, with at most n steps. A linear scale holds 0.
func (b *builder) newScale(lo, hi float64, n int) scale {
	if b.c.Log {
		s := scale{min: math.Pow(10, math.Floor(math.Log10(lo)+1e-9)), max: math.Pow(10, math.Ceil(math.Log10(hi)-1e-9)), log: true}
		s.args = axisArgs(b.th, b.c.Format, s)
		return s
	}
	return b.linear(math.Min(lo, 0), math.Max(hi, 0), n)
}

// freeScale is a scale that may leave 0 out, where the values lie far from it:
// for marks that are compared by place, not by length.
func (b *builder) freeScale(lo, hi float64, n int) scale {
	if b.c.Log || (lo <= 0 && hi >= 0) || math.Abs(hi-lo) > 0.5*math.Max(math.Abs(lo), math.Abs(hi)) {
		return b.newScale(lo, hi, n)
	}
	return b.linear(lo, hi, n)
}

// linear fits round ticks around lo and hi.
func (b *builder) linear(lo, hi float64, n int) scale {
	if hi == lo {
		hi = lo + math.Max(1, math.Abs(lo)*0.01)
	}
	s := scale{step: roundStep((hi - lo) / float64(n))}
	s.min, s.max = math.Floor(lo/s.step+1e-9)*s.step, math.Ceil(hi/s.step-1e-9)*s.step
	s.args = axisArgs(b.th, b.c.Format, s)
	return s
}

// roundStep is the smallest of 1, 2, 2.5 and 5 times a power of ten that is not below v.
func roundStep(v float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(v)+1e-9))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if m*unit >= v*(1-1e-9) {
			return m * unit
		}
	}
	return 10 * unit
}

// ticks lists the places of labels and grid lines.
func (s scale) ticks() []float64 {
	var out []float64
	if s.log {
		for v := s.min; v <= s.max*1.001; v *= 10 {
			out = append(out, v)
		}
		return out
	}
	for i := 0; s.min+float64(i)*s.step <= s.max+s.step/2; i++ {
		out = append(out, s.min+float64(i)*s.step)
	}
	return out
}

// at gives the fraction of the axis at which a value stands.
func (s scale) at(v float64) float64 {
	if s.log {
		return math.Log(v/s.min) / math.Log(s.max/s.min)
	}
	return (v - s.min) / (s.max - s.min)
}

// labelWidth is the width of the widest tick label.
func (b *builder) labelWidth(s scale) float64 {
	w := 0.0
	for _, v := range s.ticks() {
		w = math.Max(w, b.t.width(formatAxis(s.args, v), b.fs(), false))
	}
	return w
}

// axisArgs packs how labels of a scale are written: prefix, suffix, unit,
// decimals, top value, separators. From a million up the unit's word stands at
// the top label only.
func axisArgs(th *theme.Theme, f theme.Format, s scale) string {
	pre, post, unit, word := "", "", 1.0, ""
	switch f.Kind {
	case theme.USD:
		pre = "US$"
	case theme.Euro:
		pre = "€"
	case theme.Percent:
		post = theme.NNBSP + "%"
	}
	step := s.step
	switch {
	case s.log && s.max >= 1e7 && s.min >= 1e4 && f.Kind != theme.Year: // every label with its own word
		word = theme.NBSP + th.Words.Million + "~" + theme.NBSP + th.Words.Billion
	case s.log || f.Kind == theme.Year:
	case s.max >= 2e9:
		unit, word = 1e9, theme.NBSP+th.Words.Billion
	case s.max >= 1e6 && (s.max >= 2e6 || step < 1e6):
		unit, word = 1e6, theme.NBSP+th.Words.Million
	}
	decimals := 0
	for v := step / unit; !s.log && decimals < 4 && math.Abs(v-math.Round(v)) > 1e-9*math.Max(v, 1); v *= 10 {
		decimals++
	}
	if s.log && s.min < 1 {
		decimals = int(math.Round(-math.Log10(s.min)))
	}
	group := th.Words.Group
	if f.Kind == theme.Year {
		group = ""
	}
	num := func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
	first := num(s.max) // the currency stands at one label only
	if s.log {
		first = num(s.min)
	}
	return strings.Join([]string{pre, post, num(unit), word, strconv.Itoa(decimals), num(s.max), group, th.Words.Decimal, first}, "|")
}

// formatAxis writes one tick label from the arguments that axisArgs packed.
func formatAxis(args string, v float64) string {
	p := strings.Split(args, "|")
	if len(p) != 9 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	if first, err := strconv.ParseFloat(p[8], 64); err == nil && math.Abs(v-first) > 1e-9*math.Abs(first) {
		p[0] = ""
	}
	unit, _ := strconv.ParseFloat(p[2], 64)
	if million, billion, each := strings.Cut(p[3], "~"); each {
		p[3] = ""
		switch {
		case v >= 1e9:
			unit, p[1] = 1e9, billion
		case v >= 1e6:
			unit, p[1] = 1e6, million
		}
	}
	decimals, _ := strconv.Atoi(p[4])
	top, _ := strconv.ParseFloat(p[5], 64)
	digits := decimals
	if v == 0 || (v < 1 && decimals == 0) {
		digits = 0
	}
	if v >= 1 && unit == 1 && decimals > 0 && v == math.Trunc(v) && top >= 100 {
		digits = 0
	}
	whole, frac, _ := strings.Cut(strconv.FormatFloat(math.Abs(v)/unit, 'f', digits, 64), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + p[6] + whole[i:]
	}
	if frac != "" {
		whole += p[7] + frac
	}
	if v < 0 {
		whole = "\u2212" + p[0] + whole
	} else if v != 0 || p[1] != "" {
		whole = p[0] + whole
	}
	if p[3] != "" && math.Abs(v-top) < 1e-9*top {
		return whole + p[3]
	}
	return whole + p[1]
}

// Formats names the number formatters that options may call by "@fmt:NAME:ARGS".
func Formats(name, args string, v float64) string {
	switch name {
	case "axis":
		return formatAxis(args, v)
	case "distance": // from zero, to either side
		return formatAxis(args, math.Abs(v))
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// bounds is the least and the largest value of some runs; stacked sums them per category.
func bounds(run []chart.Series, stacked bool) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	if len(run) == 0 {
		return 0, 1
	}
	for x := range run[0].Values {
		up, down := 0.0, 0.0
		for _, s := range run {
			v := chart.Plot(s.Values[x])
			switch {
			case math.IsNaN(v):
			case stacked && v >= 0:
				up += v
			case stacked:
				down += v
			default:
				lo, hi = math.Min(lo, v), math.Max(hi, v)
			}
		}
		if stacked {
			lo, hi = math.Min(lo, down), math.Max(hi, up)
		}
	}
	if math.IsInf(lo, 0) {
		return 0, 1
	}
	return lo, hi
}

// value is a number as ECharts' data: "-" where there is none.
func value(n dataset.Number) any {
	if v := chart.Plot(n); !math.IsNaN(v) && !math.IsInf(v, 0) {
		return v
	}
	return "-"
}
