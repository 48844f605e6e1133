package chart

// Binding joins a Spec to its data in three steps: the type is looked up, every
// encoding is resolved to a column and checked, and the type's own binder fills
// the Chart. A fault anywhere is added to the list and binding goes on, so that
// one run names them all; the chart is then not returned.

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/theme"
)

type binder struct {
	s      *Spec
	t      *dataset.Table
	regs   *dataset.Registers
	th     *theme.Theme
	hue    theme.Colour
	faults *diag.List
	bad    bool

	typ *Type
	col map[string]int // encoding name to column; absent encodings are not in it
	pal *theme.Palette // nil: none named
	c   *Chart
}

// Bind joins a spec to its data. It returns nil when faults were added, and for
// a hollow table, whose names and types it only checks. The
// hue is the chapter's; regs gives countries and routes their names.
func Bind(id string, s *Spec, t *dataset.Table, regs *dataset.Registers, th *theme.Theme, hue theme.Colour, faults *diag.List) *Chart {
	b := &binder{s: s, t: t, regs: regs, th: th, hue: hue, faults: faults, col: map[string]int{}}
	typ, ok := TypeOf(s.Type.Name)
	if !ok {
		b.fault(b.at(s.Type), diag.DidYouMean(s.Type.Name, typeNames()), "there is no chart type %q", s.Type.Name)
		return nil
	}
	b.typ = typ
	b.c = &Chart{ID: id, Type: typ.Name, Log: s.Log, Height: s.Height, Hue: hue, Option: s.Option}
	b.encodings()
	b.view()
	b.palette()
	b.format()
	if b.bad {
		return nil
	}
	if t.Hollow() {
		return nil // the data's faults are known; names and types are checked
	}
	if t.Len() == 0 {
		b.fault(s.Pos, "look at the where: conditions of its data:", "no row is left to draw")
		return nil
	}
	typ.bind(b)
	if b.bad {
		return nil
	}
	b.finish()
	if b.bad {
		return nil
	}
	return b.c
}

func (b *binder) fault(p diag.Pos, hint, format string, args ...any) {
	b.bad = true
	b.faults.Hintf(p, hint, format, args...)
}

// at is the place of a name, or of the chart where the name has none.
func (b *binder) at(r dataset.Ref) diag.Pos {
	if r.Pos == (diag.Pos{}) {
		return b.s.Pos
	}
	return r.Pos
}

// encodings resolves and checks every encoding of the spec.
func (b *binder) encodings() {
	allowed := slices.Concat(b.typ.need, b.typ.may)
	for _, e := range encodings() {
		ref := e.ref(b.s)
		switch {
		case ref.Name == "" && slices.Contains(b.typ.need, e.name):
			b.fault(b.s.Pos, fmt.Sprintf("add %s: with a column; there are %s", e.name, strings.Join(b.t.Names(), ", ")),
				"%s needs %s", b.typ.Name, e.name)
			continue
		case ref.Name == "":
			continue
		case !slices.Contains(allowed, e.name):
			b.fault(b.at(ref), "it may have "+strings.Join(allowed, ", "), "%s has no use for %s", b.typ.Name, e.name)
			continue
		}
		i := b.t.Col(ref.Name)
		if i < 0 {
			b.fault(b.at(ref), diag.DidYouMean(ref.Name, b.t.Names()), "%s: the data has no column %q", e.name, ref.Name)
			continue
		}
		if e.number && !b.numeric(e.name, i) {
			b.fault(b.at(ref), b.numberHint(), "%s: column %q holds %s, a number is needed", e.name, ref.Name, b.t.Fields[i].Type)
			continue
		}
		b.col[e.name] = i
	}
}

// numeric reports whether a column may drive a number encoding. A choropleth
// may also class years and words.
func (b *binder) numeric(enc string, col int) bool {
	return b.t.Fields[col].Type.IsNumber() || (enc == "y" && b.typ.Family == Choropleth)
}

func (b *binder) numberHint() string {
	var names []string
	for _, f := range b.t.Fields {
		if f.Type.IsNumber() {
			names = append(names, f.Name)
		}
	}
	if len(names) == 0 {
		return "the data has no number column"
	}
	return "number columns: " + strings.Join(names, ", ")
}

func (b *binder) view() {
	v := b.s.View
	switch {
	case v.Name == "":
		return
	case !b.typ.IsMap():
		b.fault(b.at(v), "only maps have one", "%s has no use for view", b.typ.Name)
	case !slices.Contains(Views(), v.Name):
		b.fault(b.at(v), diag.DidYouMean(v.Name, Views()), "there is no map view %q", v.Name)
	}
}

func (b *binder) palette() {
	ref := b.s.Palette
	if ref.Name == "" {
		return
	}
	if b.pal = b.th.Palettes[ref.Name]; b.pal != nil {
		return
	}
	var names []string
	for n := range b.th.Palettes {
		if n != "" {
			names = append(names, n)
		}
	}
	b.fault(b.at(ref), diag.DidYouMean(ref.Name, names), "there is no palette %q", ref.Name)
}

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
	if b.typ.Family == Sankey {
		b.c.XTitle, b.c.SeriesTitle = b.title("origin"), b.title("destination")
	}
	b.c.Wide = b.wide()
	if b.s.Wide != nil {
		b.c.Wide = *b.s.Wide
	}
	b.c.Labels = b.labels()
	if b.s.Labels != nil {
		b.c.Labels = *b.s.Labels
	}
	b.partial()
	b.annotations()
	b.known()
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
	case b.typ.Family == Columns:
		return len(c.Categories)*max(1, len(c.Series)) > 14
	case b.typ.Family == Lines:
		return len(c.Series) > 2 || len(c.Categories) > 24
	}
	return false
}

// labels says whether values stand at the marks: where they have room.
func (b *binder) labels() bool {
	c := b.c
	n := len(c.Categories) * len(c.Series)
	switch b.typ.Family {
	case Lines:
		return false
	case Columns:
		return n <= 12 && len(c.Facets) == 0 && len(c.Series) == 1
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
	if !any && b.typ.Family != RouteMap && b.c.Map == nil {
		b.fault(b.s.Pos, "", "every value of the chart is missing")
	}
	if b.s.Log && any && low <= 0 {
		b.fault(b.s.Pos, "leave log: out, or drop the row", "a log scale cannot show %s", b.th.Number(low, b.c.Format))
	}
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
	for _, r := range c.Grid {
		for _, n := range r {
			f(n)
		}
	}
}
