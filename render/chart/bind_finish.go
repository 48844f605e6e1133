package chart

// What all types share once their data is bound: words, formats, what has room,
// and the checks that only bound data allows.

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/theme"
)

// format reads "percent 1" and, where nothing is written, goes by the unit of the values.
func (b *binder) format() {
	f := theme.Format{Decimals: -1, Exhibit: true}
	words := strings.Fields(b.s.Format)
	switch i := b.values(); {
	case len(words) > 0:
		if !slices.Contains(theme.Kinds(), words[0]) {
			b.fault(b.s.Pos, diag.DidYouMean(words[0], theme.Kinds()), "format: there is no kind of number %q", words[0])
		}
		if words[0] != "number" {
			f.Kind = theme.Kind(words[0])
		}
		if len(words) > 1 {
			n, err := strconv.Atoi(words[1])
			if err != nil || n < 0 || n > 6 || len(words) > 2 {
				b.fault(b.s.Pos, `write it as "percent 1"`, "format: %q is not a number of decimals", strings.Join(words[1:], " "))
			} else {
				f.Decimals = n
			}
		}
	case i >= 0:
		f.Kind = kindOf(b.t.Fields[i])
	}
	b.c.Format = f
}

// kindOf is the kind of number a column's unit and type ask for.
func kindOf(f dataset.Field) theme.Kind {
	switch f.Unit {
	case "per cent", "%", "percent":
		return theme.Percent
	case "US$", "usd", "USD":
		return theme.USD
	case "€", "eur", "EUR":
		return theme.Euro
	}
	if f.Type == dataset.Year {
		return theme.Year
	}
	return theme.Auto
}

// values is the column of the values drawn, or -1.
func (b *binder) values() int {
	for _, e := range []string{"y", "size", "width"} {
		if i, ok := b.col[e]; ok {
			return i
		}
	}
	return -1
}

// finish sets what all types share and checks what only bound data can show.
func (b *binder) finish() {
	if i := b.values(); i >= 0 {
		b.c.ValueTitle = b.title("y")
		if b.c.ValueTitle == "" {
			b.c.ValueTitle = b.title("size")
		}
		b.c.Unit = b.t.Fields[i].Unit
	}
	if b.s.Unit != "" {
		b.c.Unit = b.s.Unit
	}
	b.c.XTitle, b.c.SeriesTitle, b.c.FacetTitle = b.title("x"), b.title("series"), b.title("facet")
	if b.typ.Family == Sankey || b.typ.Family == Circle {
		b.c.XTitle, b.c.SeriesTitle = b.title("origin"), b.title("destination")
	}
	if b.typ.Family == Tree {
		b.c.XTitle, b.c.SeriesTitle = b.title(level(0)), b.title(level(1))
	}
	b.c.Wide = b.wide()
	if b.s.Wide != nil {
		b.c.Wide = *b.s.Wide
	}
	b.c.Labels = b.labels()
	if b.s.Labels != nil {
		b.c.Labels = *b.s.Labels
	}
	b.decimals()
	b.partial()
	b.annotations()
	b.known()
}

// decimals gives all values of a chart one number of decimals where none is
// written: none for whole and for large numbers, else as many as the smallest
// needs to be told from 0, at most two.
func (b *binder) decimals() {
	f := &b.c.Format
	if f.Decimals >= 0 || f.Kind != theme.Auto {
		return
	}
	whole, least, most := true, math.Inf(1), 0.0
	b.c.each(func(n dataset.Number) {
		written := []float64{n.Low, n.High}
		if !n.IsRange() {
			written = []float64{Plot(n)}
		}
		for _, v := range written {
			if v = math.Abs(v); math.IsNaN(v) || math.IsInf(v, 0) || v == 0 {
				continue
			}
			whole = whole && v == math.Trunc(v)
			least, most = math.Min(least, v), math.Max(most, v)
		}
	})
	switch {
	case whole || most >= 1000 && least >= 1 || most >= 1e6 || math.IsInf(least, 1):
		f.Decimals = 0
	case least < 0.1 && most < 10:
		f.Decimals = 2
	default:
		f.Decimals = 1
	}
}

// title is an encoding's column title with a small first letter, or "".
func (b *binder) title(enc string) string {
	i, ok := b.col[enc]
	if !ok {
		return ""
	}
	f := b.t.Fields[i]
	if f.Title == "" {
		return strings.ReplaceAll(f.Name, "_", " ")
	}
	return lower(f.Title)
}

// lower makes a first letter small unless the word is an acronym or a name of one letter.
func lower(s string) string {
	r := []rune(s)
	if len(r) > 1 && strings.ToUpper(string(r[1])) == string(r[1]) && strings.ToLower(string(r[1])) != string(r[1]) {
		return s
	}
	return strings.ToLower(string(r[:1])) + string(r[1:])
}

func (b *binder) wide() bool {
	c := b.c
	switch {
	case b.typ.wide || len(c.Facets) > 0:
		return true
	case b.typ.Family == Columns, b.typ.Family == Combined:
		return len(c.Categories)*max(1, len(c.Series)) > 14
	case b.typ.Family == Lines, b.typ.Family == Bands, b.typ.Family == Bumps:
		return len(c.Series) > 2 || len(c.Categories) > 24
	}
	return false
}

// labels says whether values stand at the marks: where they have room.
func (b *binder) labels() bool {
	c := b.c
	n := len(c.Categories) * len(c.Series)
	if len(c.Facets) > 0 {
		return false
	}
	switch b.typ.Family {
	case Lines, Bands, Combined, Boxes:
		return false
	case Histogram:
		return n <= 12
	case Dots:
		return n <= 40 && (b.typ.Stem != NoStem || len(c.Series) == 1)
	case Diverging:
		return n <= 80
	case Columns:
		return n <= 12 && len(c.Series) == 1
	case Bars:
		return n <= 40
	}
	return true
}

// known refuses a chart without one known number, and a logarithm of none.
func (b *binder) known() {
	any, low := false, math.Inf(1)
	b.c.each(func(n dataset.Number) {
		if v := Plot(n); !math.IsNaN(v) {
			any = true
			low = math.Min(low, v)
			if n.Known() {
				low = math.Min(low, finite(n.Low, v))
			}
		}
	})
	for _, p := range b.c.Points {
		any = any || !math.IsNaN(Plot(p.X)) && !math.IsNaN(Plot(p.Y))
		low = math.Min(low, finite(orInf(Plot(p.Y)), low))
	}
	if !any && b.typ.Family != RouteMap && b.c.Map == nil {
		b.fault(b.s.Pos, "", "every value of the chart is missing")
	}
	if b.s.Log && any && low <= 0 {
		b.fault(b.s.Pos, "leave log: out, or drop the row", "a log scale cannot show %s", b.th.Number(low, b.c.Format))
	}
}

// orInf is +Inf for what is not known.
func orInf(v float64) float64 {
	if math.IsNaN(v) {
		return math.Inf(1)
	}
	return v
}

func finite(v, or float64) float64 {
	if math.IsInf(v, 0) {
		return or
	}
	return v
}

// each visits every number of the chart.
func (c *Chart) each(f func(dataset.Number)) {
	run := func(ss []Series) {
		for _, s := range ss {
			for _, n := range s.Values {
				f(n)
			}
		}
	}
	run(c.Series)
	for _, fc := range c.Facets {
		run(fc.Series)
	}
	for _, l := range c.Links {
		f(l.Value)
	}
	eachPart(c.Parts, f)
	for _, r := range c.Grid {
		for _, n := range r {
			f(n)
		}
	}
}
