package chart

// Categories: the distinct values of a column in the order readers expect. Time
// runs forwards and its holes are kept as empty places, names stay in the order
// of the data, and the rest ("Other") comes last.

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

// index is the categories of one column and the category of every row.
type index struct {
	cats []Category
	row  []int // category of each row
}

// categories reads a column as categories. An empty cell is a fault: a mark needs a place.
func (b *binder) categories(enc string) index {
	col, ok := b.col[enc]
	if !ok {
		return index{cats: []Category{{}}, row: make([]int, b.t.Len())}
	}
	keys := make([]string, b.t.Len())
	var order []string
	empty := 0
	seen := map[string]bool{}
	for r := range keys {
		k := b.key(r, col)
		if k == "" {
			empty++
			continue
		}
		keys[r] = k
		if !seen[k] {
			seen[k] = true
			order = append(order, k)
		}
	}
	if empty > 0 {
		name := b.t.Fields[col].Name
		b.fault(b.at(dataset.Ref{Pos: b.refPos(enc).Pos}), fmt.Sprintf("drop them with where: { %s: { missing: false } }", name),
			"%s: column %q is empty in %d of %d rows", enc, name, empty, b.t.Len())
		return index{}
	}
	order = b.sorted(col, order)
	ix := index{row: make([]int, len(keys))}
	at := map[string]int{}
	for i, k := range order {
		at[k] = i
		ix.cats = append(ix.cats, Category{Key: k, Label: b.label(col, k), Other: b.isOther(col, k)})
	}
	for r, k := range keys {
		ix.row[r] = at[k]
	}
	return ix
}

func (b *binder) refPos(enc string) dataset.Ref {
	for _, e := range encodings() {
		if e.name == enc {
			return e.ref(b.s)
		}
	}
	return dataset.Ref{}
}

// key is a cell as a category's key: text as it is, numbers without separators.
func (b *binder) key(row, col int) string {
	if !b.t.Fields[col].Type.IsNumber() {
		return b.t.Text(row, col)
	}
	if n := b.t.Num(row, col); n.Known() {
		return strconv.FormatFloat(n.Mid(), 'f', -1, 64)
	}
	return ""
}

// label gives a key the words readers see.
func (b *binder) label(col int, key string) string {
	f := &b.t.Fields[col]
	if l := f.Label(key); l != key {
		return l
	}
	if key == "OTH" {
		return b.th.Words.Other
	}
	switch f.Type {
	case dataset.Country:
		if b.regs != nil {
			for _, c := range b.regs.Countries {
				if c.ISO3 == key {
					return c.Name
				}
			}
		}
	case dataset.YearMonth:
		var y, m int
		if n, _ := fmt.Sscanf(key, "%4d-%2d", &y, &m); n == 2 && m >= 1 && m <= 12 {
			return fmt.Sprintf("%s %d", b.th.Words.MonthsShort[m-1], y)
		}
	case dataset.Date:
		return b.th.Words.Date(key)
	}
	if n, err := strconv.Atoi(key); err == nil && isMonth(f) && n >= 1 && n <= 12 {
		return b.th.Words.MonthsShort[n-1]
	}
	if f.Type.IsNumber() {
		if v, err := strconv.ParseFloat(key, 64); err == nil {
			return b.th.Number(v, theme.Format{Decimals: -1, Exhibit: true})
		}
	}
	return key
}

// isMonth reports whether a column counts the months of a year.
func isMonth(f *dataset.Field) bool {
	return f.Name == "month" && f.Type != dataset.YearMonth && f.Type != dataset.Date
}

// isOther reports whether a value stands for the rest: the data's own word for
// it (after top:), the register's code, or the catalogue's word.
func (b *binder) isOther(col int, key string) bool {
	f := &b.t.Fields[col]
	label := f.Label(key)
	return key == "OTH" || (f.Rest != "" && key == f.Rest) || strings.EqualFold(label, b.th.Words.Other) || strings.EqualFold(key, b.th.Words.Other)
}

// sorted puts keys in order: numbers and time ascending, the rest last.
func (b *binder) sorted(col int, keys []string) []string {
	f := &b.t.Fields[col]
	switch {
	case f.Type == dataset.Year:
		slices.Sort(keys)
		return fillYears(keys)
	case f.Type == dataset.YearMonth, f.Type == dataset.Date:
		slices.Sort(keys)
		return keys
	case f.Type.IsNumber(), isMonth(f):
		slices.SortStableFunc(keys, func(a, c string) int {
			x, e1 := strconv.ParseFloat(a, 64)
			y, e2 := strconv.ParseFloat(c, 64)
			switch {
			case e1 != nil || e2 != nil:
				return 0
			case x < y:
				return -1
			case x > y:
				return 1
			}
			return 0
		})
		return keys
	}
	slices.SortStableFunc(keys, func(a, c string) int {
		return rank(b.isOther(col, a)) - rank(b.isOther(col, c))
	})
	return keys
}

func rank(last bool) int {
	if last {
		return 1
	}
	return 0
}

// fillYears adds the years that the data leaves out, so that a hole shows as a
// hole; years far apart (a census every tenth year) are left as they are.
func fillYears(keys []string) []string {
	first, e1 := strconv.Atoi(keys[0])
	last, e2 := strconv.Atoi(keys[len(keys)-1])
	if e1 != nil || e2 != nil || last-first+1 > len(keys)*2 {
		return keys
	}
	out := make([]string, 0, last-first+1)
	for y := first; y <= last; y++ {
		out = append(out, strconv.Itoa(y))
	}
	return out
}
