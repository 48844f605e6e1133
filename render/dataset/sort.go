package dataset

// Sort orders rows, stably. Text is ordered by the words readers see, without
// regard to case and accents; years, months and dates by their codes; numbers by their place on
// an axis. Missing cells and the rest of a Top come last in either direction.

import (
	"cmp"
	"slices"
	"strings"
)

func (r *run) sort(t *Table, s *Sort) *Table {
	rows := upTo(t.rows)
	var keys []func(a, b int32) int
	for _, k := range s.Keys {
		if i := t.column(k.Col, &r.faults); i >= 0 {
			keys = append(keys, t.order(i, k.Desc))
		}
	}
	last := t.isRest()
	slices.SortStableFunc(rows, func(a, b int32) int {
		if x, y := last(a), last(b); x != y {
			if x {
				return 1
			}
			return -1
		}
		for _, key := range keys {
			if c := key(a, b); c != 0 {
				return c
			}
		}
		return 0
	})
	return t.take(rows)
}

// isRest tells the rows that hold the rest of a Top.
func (t *Table) isRest() func(row int32) bool {
	type mark struct {
		codes []int32
		rest  int32
	}
	var marks []mark
	for i := range t.Fields {
		if rest := t.Fields[i].Rest; rest != "" && !t.cols[i].num {
			if k := slices.Index(t.cols[i].dict, rest); k >= 0 {
				marks = append(marks, mark{t.cols[i].codes, int32(k)})
			}
		}
	}
	return func(row int32) bool {
		for _, m := range marks {
			if m.codes[row] == m.rest {
				return true
			}
		}
		return false
	}
}

// order compares rows by a column.
func (t *Table) order(col int, desc bool) func(a, b int32) int {
	c, f := &t.cols[col], &t.Fields[col]
	sign := 1
	if desc {
		sign = -1
	}
	missing := func(a, b bool) int {
		switch {
		case a && b:
			return 0
		case a:
			return 1
		}
		return -1
	}
	if c.num {
		return func(a, b int32) int {
			x, y := c.number(int(a)), c.number(int(b))
			if !x.Known() || !y.Known() {
				return missing(!x.Known(), !y.Known())
			}
			return sign * cmp.Compare(x.Mid(), y.Mid())
		}
	}
	rank := ranks(f, c.dict)
	return func(a, b int32) int {
		x, y := c.codes[a], c.codes[b]
		if x < 0 || y < 0 {
			return missing(x < 0, y < 0)
		}
		return sign * cmp.Compare(rank[x], rank[y])
	}
}

// ranks numbers the values of a dictionary in reading order.
func ranks(f *Field, dict []string) []int {
	keys := make([]string, len(dict))
	for i, v := range dict {
		keys[i] = fold(f.Label(v))
	}
	order := upTo(len(dict))
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(keys[a], keys[b]), cmp.Compare(dict[a], dict[b]))
	})
	rank := make([]int, len(dict))
	for i, k := range order {
		rank[k] = i
	}
	return rank
}

// folds pairs letters with accents with the plain ones they sort with.
var folds = strings.NewReplacer(
	"à", "a", "á", "a", "â", "a", "ã", "a", "ä", "a", "å", "a", "ā", "a", "ă", "a", "ą", "a", "æ", "ae", "ç", "c", "ć", "c", "č", "c",
	"ď", "d", "đ", "d", "ð", "d", "è", "e", "é", "e", "ê", "e", "ë", "e", "ē", "e", "ė", "e", "ę", "e", "ě", "e", "ğ", "g",
	"ì", "i", "í", "i", "î", "i", "ï", "i", "ī", "i", "ı", "i", "ł", "l", "ñ", "n", "ń", "n", "ň", "n",
	"ò", "o", "ó", "o", "ô", "o", "õ", "o", "ö", "o", "ø", "o", "ō", "o", "ő", "o", "œ", "oe", "ř", "r", "ś", "s", "ş", "s", "š", "s", "ß", "ss",
	"ţ", "t", "ť", "t", "þ", "th", "ù", "u", "ú", "u", "û", "u", "ü", "u", "ū", "u", "ů", "u", "ű", "u", "ý", "y", "ÿ", "y", "ź", "z", "ż", "z", "ž", "z", "’", "'")

func fold(s string) string { return folds.Replace(strings.ToLower(s)) }
