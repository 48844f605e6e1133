package chart

// Charts on two value axes. Every row is a point; one without a number on either
// axis is kept, so that the description can say that it is not drawn.

import (
	"cmp"
	"slices"

	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

func (b *binder) points() {
	x, y := b.col["x"], b.col["y"]
	if !b.t.Fields[x].Type.IsNumber() {
		b.fault(b.at(b.s.X), b.numberHint(), "x: column %q holds %s, %s needs a number on both axes", b.s.X.Name, b.t.Fields[x].Type, b.typ.Name)
		return
	}
	ss, fs := b.categories("series"), b.categories("facet")
	if b.bad {
		return
	}
	_, grouped := b.col["series"]
	colours := b.seriesColours(ss.cats, grouped)
	for i, k := range ss.cats {
		b.c.Series = append(b.c.Series, Series{Key: k.Key, Label: k.Label, Colour: colours[i]})
	}
	b.pointPanels(fs.cats, grouped)
	for _, r := range b.pointOrder() {
		p := Point{X: b.t.Num(r, x), Y: b.t.Num(r, y), Size: dataset.Unknown(dataset.Missing), Series: ss.row[r]}
		if i, ok := b.col["size"]; ok {
			p.Size = b.t.Num(r, i)
			if v := Plot(p.Size); v < 0 {
				b.fault(b.at(b.s.Size), "", "size: %s is negative, the area of a bubble cannot be", b.th.Number(v, b.c.Format))
				return
			}
		}
		if i, ok := b.col["label"]; ok {
			if key := b.key(r, i); key != "" {
				p.Label = b.label(i, key)
			}
		}
		b.c.Points = append(b.c.Points, p)
		if len(b.c.Facets) > 0 {
			f := &b.c.Facets[fs.row[r]]
			f.Points = append(f.Points, p)
		}
	}
	f := b.t.Fields[x]
	b.c.XFormat, b.c.XUnit = theme.Format{Kind: kindOf(f), Decimals: -1, Exhibit: true}, f.Unit
	if i, ok := b.col["size"]; ok {
		b.c.SizeTitle, b.c.SizeUnit = b.title("size"), b.t.Fields[i].Unit
	}
}

// pointPanels makes the panels, coloured by the palette where it names them.
func (b *binder) pointPanels(facets []Category, grouped bool) {
	if _, ok := b.col["facet"]; !ok {
		return
	}
	byFacet := b.facetColours(facets, nil, grouped)
	for f, k := range facets {
		run := slices.Clone(b.c.Series)
		if byFacet != nil {
			run[0].Colour = byFacet[f]
		}
		b.c.Facets = append(b.c.Facets, Facet{Key: k.Key, Label: k.Label, Series: run})
	}
}

// pointOrder gives the rows as they are joined: by the order column, else as they stand.
func (b *binder) pointOrder() []int {
	rows := make([]int, b.t.Len())
	for i := range rows {
		rows[i] = i
	}
	col, ok := b.col["order"]
	if !ok {
		return rows
	}
	slices.SortStableFunc(rows, func(i, j int) int {
		if b.inTime(col) {
			return cmp.Compare(b.t.Text(i, col), b.t.Text(j, col))
		}
		return cmp.Compare(b.t.Num(i, col).Mid(), b.t.Num(j, col).Mid())
	})
	return rows
}

// inTime reports whether a column holds periods, whose codes sort in order of time.
func (b *binder) inTime(col int) bool {
	switch b.t.Fields[col].Type {
	case dataset.Year, dataset.YearMonth, dataset.Date:
		return true
	}
	return false
}
