package chart

// Parts of a whole: hierarchies of one to three levels, squares that are
// counted, and stages of a process. A part that is not known leaves no whole to
// draw, so that it is a fault.

import (
	"fmt"
	"math"
	"slices"

	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

// mostLevels is how deep a hierarchy may be.
const mostLevels = 3

// levels resolves the columns of a hierarchy; their encodings are level0, level1, ...
func (b *binder) levels() {
	refs := b.s.Levels
	wanted := slices.Contains(b.typ.need, "levels")
	switch {
	case len(refs) == 0 && wanted:
		b.fault(b.s.Pos, "add levels: [A, B] with columns, from the whole to the part", "%s needs levels", b.typ.Name)
	case len(refs) > 0 && !wanted:
		b.fault(b.at(refs[0]), "treemap and sunburst have", "%s has no use for levels", b.typ.Name)
	case len(refs) > mostLevels:
		b.fault(b.at(refs[mostLevels]), "", "levels: %d columns, at most %d can be shown", len(refs), mostLevels)
	}
	if b.bad {
		return
	}
	for i, r := range refs {
		col := b.t.Col(r.Name)
		if col < 0 {
			b.fault(b.at(r), nearest(r.Name, b.t.Names()), "levels: the data has no column %q", r.Name)
			continue
		}
		b.col[level(i)] = col
	}
}

func level(i int) string { return fmt.Sprintf("level%d", i) }

// tree nests the rows: by level, each level by size, the rest last.
func (b *binder) tree() {
	ix := make([]index, len(b.s.Levels))
	for i := range ix {
		ix[i] = b.categories(level(i))
	}
	if b.bad {
		return
	}
	colours := b.hueOrPaint(ix[0].cats)
	rows := make([]int, b.t.Len())
	for r := range rows {
		rows[r] = r
		b.part(r, ix[len(ix)-1].cats[ix[len(ix)-1].row[r]].Label)
	}
	if b.bad {
		return
	}
	b.c.Parts = b.nest(rows, ix)
	if b.bad {
		return
	}
	for i := range b.c.Parts {
		at := slices.IndexFunc(ix[0].cats, func(k Category) bool { return k.Key == b.c.Parts[i].Key })
		tint(b.c.Parts[i:i+1], colours[at], b.th)
	}
	if size(b.c.Parts) == 0 {
		b.fault(b.at(b.s.Y), "", "y: every part is 0, so there is no whole")
	}
}

// part reads a value that must be known and not negative.
func (b *binder) part(row int, label string) dataset.Number {
	n := b.t.Num(row, b.col["y"])
	switch v := Plot(n); {
	case math.IsNaN(v):
		b.fault(b.at(b.s.Y), "leave the part out with where:, and say so in the note", "y: %s is not known, so the parts make no whole", label)
	case v < 0:
		b.fault(b.at(b.s.Y), "", "y: %s is negative, a part cannot be", label)
	}
	return n
}

// nest groups rows by the first of the levels, and each group by the next ones.
func (b *binder) nest(rows []int, ix []index) []Part {
	members := make([][]int, len(ix[0].cats))
	for _, r := range rows {
		members[ix[0].row[r]] = append(members[ix[0].row[r]], r)
	}
	var cats []Category
	var parts []Part
	var sizes []float64
	for k, m := range members {
		if len(m) == 0 {
			continue
		}
		p := Part{Key: ix[0].cats[k].Key, Label: ix[0].cats[k].Label}
		switch {
		case len(ix) > 1:
			p.Parts = b.nest(m, ix[1:])
			p.Value = dataset.Exact(size(p.Parts))
		case len(m) > 1:
			b.twice(p.Label)
			return nil
		default:
			p.Value = b.t.Num(m[0], b.col["y"])
		}
		cats, parts, sizes = append(cats, ix[0].cats[k]), append(parts, p), append(sizes, Plot(p.Value))
	}
	pick(&parts, bySize(cats, sizes))
	return parts
}

func size(parts []Part) float64 {
	sum := 0.0
	for _, p := range parts {
		sum += Plot(p.Value)
	}
	return sum
}

// tint colours a branch: paler from level to level.
func tint(parts []Part, c theme.Colour, th *theme.Theme) {
	for i := range parts {
		parts[i].Colour = c
		tint(parts[i].Parts, c.Mix(th.White, 0.35), th)
	}
}

// hueOrPaint colours by the palette or the sequence where it lasts; else all alike.
func (b *binder) hueOrPaint(cats []Category) []theme.Colour {
	if b.pal == nil && len(cats) > len(b.th.Palettes[""].Entries) {
		return slices.Repeat([]theme.Colour{b.hue}, len(cats))
	}
	return b.paint(cats)
}

// whole makes one series of each category of x, in order of the data.
func (b *binder) whole(least, most int, what string) (cats []Category) {
	xs := b.categories("x")
	if b.bad {
		return nil
	}
	if n := len(xs.cats); n < least || n > most {
		b.fault(b.at(b.s.X), "use ranked-bar, or fewer parts with top:", "%s %d to %d parts, here are %d", what, least, most, n)
		return nil
	}
	vals := make([]dataset.Number, len(xs.cats))
	seen := make([]bool, len(xs.cats))
	for r := range b.t.Len() {
		x := xs.row[r]
		if seen[x] {
			b.twice(xs.cats[x].Label)
			return nil
		}
		vals[x], seen[x] = b.part(r, xs.cats[x].Label), true
	}
	sum := 0.0
	for i, k := range xs.cats {
		b.c.Series = append(b.c.Series, Series{Key: k.Key, Label: k.Label, Colour: b.hue, Values: vals[i : i+1]})
		sum += Plot(vals[i])
	}
	if sum == 0 {
		b.fault(b.at(b.s.Y), "", "y: every part is 0, so there is no whole")
	}
	return xs.cats
}

func (b *binder) waffle() {
	cats := b.whole(1, 8, "a waffle chart shows")
	if b.bad {
		return
	}
	for i, c := range b.paint(cats) {
		b.c.Series[i].Colour = c
	}
}

// funnel keeps the stages in order of the data; they may not grow.
func (b *binder) funnel() {
	cats := b.whole(2, 10, "a funnel shows")
	if b.bad {
		return
	}
	for i := 1; i < len(cats); i++ {
		if Plot(b.c.Series[i].Values[0]) > Plot(b.c.Series[i-1].Values[0]) {
			b.fault(b.at(b.s.Y), "each stage is a part of the one before: use bar where it is not, or order the rows with sort:", "y: %s is larger than %s before it", cats[i].Label, cats[i-1].Label)
		}
	}
	colours := shades(b.hue, len(cats))
	if b.pal != nil {
		colours = b.paint(cats)
	}
	for i := range colours {
		b.c.Series[i].Colour = colours[i]
	}
}
