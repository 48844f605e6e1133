package chart

// Binding joins a Spec to its data in three steps: the type is looked up, every
// encoding is resolved to a column and checked, and the type's own binder fills
// the Chart. A fault anywhere is added to the list and binding goes on, so that
// one run names them all; the chart is then not returned.

import (
	"fmt"
	"slices"
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
	b.cutting()
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
	b.notes()
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
	b.levels()
}

// numeric reports whether a column may drive a number encoding. A choropleth
// may also class years and words.
func (b *binder) numeric(enc string, col int) bool {
	if enc == "order" && b.typ.Family == Points && b.inTime(col) {
		return true
	}
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
