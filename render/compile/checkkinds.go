package compile

// Checks of one table or value: shares that make a whole, series without a gap,
// values that keep to a stated total.

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"globalstudy/render/dataset"
)

// whole checks that shares make 100 but for rounding, half a unit of the last decimal for each.
func (k *check) whole() {
	s := k.side(k.Of, k.Subject)
	if s == nil {
		return
	}
	for _, key := range s.keys {
		g := s.groups[key]
		sum := dataset.Sum(g.all...)
		room := 0.5 * math.Pow10(-k.Decimals) * float64(len(g.all))
		switch hundred := dataset.Exact(100); {
		case !sum.Known():
			k.breaks(k.cells(s, g), "%sa share is %s, so it cannot be decided", g.where(), k.exactly(sum))
		case apart(sum, hundred) > room:
			k.breaks(k.cells(s, g), "%s%d shares make %s, expected 100 within %s", g.where(), len(g.all), k.exactly(sum), strconv.FormatFloat(room, 'f', -1, 64))
		}
	}
}

// stated compares a value with a total.
func (k *check) stated() {
	v := k.named(k.scope, k.Subject)
	if v == nil {
		return
	}
	expected, ok := k.number(k.Equals)
	if ok {
		k.compare("value "+k.Subject.Name, v.number, expected, func() string { return k.cellsOf(v.trace) })
	}
}

// gapless checks that a series has every year or month from its first to its last, or from: and to:.
func (k *check) gapless() {
	t := k.Of.Run(&k.env, k.faults)
	if t == nil || t.Hollow() {
		return
	}
	s := &side{pipeline: k.Of, table: t, groups: map[string]*numbers{}}
	if s.col = k.column(t, k.Subject); s.col < 0 {
		return
	}
	months := t.Fields[s.col].Type == dataset.YearMonth
	if !months && t.Fields[s.col].Type != dataset.Year {
		k.faults.Errorf(k.Subject.Pos, "complete: %q is no column of years or months", k.Subject.Name)
		return
	}
	for _, b := range k.By {
		i := k.column(t, b)
		if i < 0 {
			return
		}
		s.by = append(s.by, i)
	}
	have := map[*numbers]map[int]bool{}
	for row := range t.Len() {
		g := s.group(row)
		if n, ok := ordinal(t.Text(row, s.col), months); ok {
			if have[g] == nil {
				have[g] = map[int]bool{}
			}
			have[g][n] = true
		}
	}
	for _, key := range s.keys {
		g := s.groups[key]
		if gaps := k.gaps(have[g], months); len(gaps) > 0 {
			k.breaks("", "%sno row for %s", g.where(), someOf(gaps))
		}
	}
}

// gaps lists the years or months that are not there.
func (k *check) gaps(have map[int]bool, months bool) []string {
	first, last := math.MaxInt, math.MinInt
	for n := range have {
		first, last = min(first, n), max(last, n)
	}
	for _, end := range []struct {
		ref *dataset.Ref
		at  *int
	}{{k.From, &first}, {k.To, &last}} {
		if end.ref == nil {
			continue
		}
		n, ok := ordinal(end.ref.Name, months)
		if !ok {
			k.faults.Hintf(end.ref.Pos, "write 2015, or 2015-03 for months", "%q is not a place in the series", end.ref.Name)
			return nil
		}
		*end.at = n
	}
	var out []string
	for n := first; n <= last; n++ {
		if !have[n] {
			out = append(out, ordinalText(n, months))
		}
	}
	return out
}

// ordinal counts years, or months since year 0.
func ordinal(s string, months bool) (int, bool) {
	year, month, both := strings.Cut(s, "-")
	y, err := strconv.Atoi(year)
	if err != nil || both != months {
		return 0, false
	}
	if !months {
		return y, true
	}
	m, err := strconv.Atoi(month)
	return y*12 + m - 1, err == nil && m >= 1 && m <= 12
}

func ordinalText(n int, months bool) string {
	if months {
		return fmt.Sprintf("%d-%02d", n/12, n%12+1)
	}
	return strconv.Itoa(n)
}

// someOf lists a few names and counts the rest.
func someOf(names []string) string {
	if n := len(names) - 4; n > 1 {
		return strings.Join(names[:4], ", ") + fmt.Sprintf(" and %d more", n)
	}
	return strings.Join(names, ", ")
}
