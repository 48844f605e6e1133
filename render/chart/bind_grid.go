package chart

// Grid maps and flow maps: cells of a grid in classes; arrows between countries.

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
)

// cutting checks how classes are to be cut.
func (b *binder) cutting() {
	ref, words := b.s.Breaks, []string{"equal", "quantile"}
	classed := slices.Contains([]Family{Choropleth, GridMap, Heat}, b.typ.Family)
	switch {
	case ref.Name == "":
	case !classed:
		b.fault(b.at(ref), "", "%s has no use for breaks", b.typ.Name)
	case !slices.Contains(words, ref.Name):
		b.fault(b.at(ref), diag.DidYouMean(ref.Name, words), "breaks: %q is neither equal nor quantile", ref.Name)
	case len(b.s.Classes) > 0:
		b.fault(b.at(ref), "keep one of the two", "breaks and classes both say how classes are cut")
	}
	if b.s.Cell != 0 && b.typ.Family != GridMap {
		b.fault(b.s.Pos, "only grid-map has one", "%s has no use for cell", b.typ.Name)
	}
}

// gridCells binds a grid map.
func (b *binder) gridCells() {
	m, y := b.newMap(), b.col["y"]
	seen := map[[2]float64]bool{}
	var vals []dataset.Number
	for r := range b.t.Len() {
		lon, lat, ok := b.point(r)
		if !ok {
			return
		}
		if seen[[2]float64{lon, lat}] {
			b.twice(Coordinates(lon, lat))
			return
		}
		seen[[2]float64{lon, lat}] = true
		m.Cells = append(m.Cells, Cell{Lon: lon, Lat: lat, Class: -1, Value: b.t.Num(r, y)})
		vals = append(vals, b.t.Num(r, y))
	}
	side := cmp.Or(b.s.Cell, leastStep(m.Cells))
	for i, class := range b.numberClasses(m, vals) {
		c := &m.Cells[i]
		if c.Class, c.Side = class, side; class < 0 {
			m.NoData++
			continue
		}
		m.Classes[class].Count++
	}
}

// leastStep is the least distance along an axis between two cells; 1 where there is one cell.
func leastStep(cells []Cell) float64 {
	step := math.Inf(1)
	for _, axis := range []func(Cell) float64{func(c Cell) float64 { return c.Lon }, func(c Cell) float64 { return c.Lat }} {
		var at []float64
		for _, c := range cells {
			at = append(at, axis(c))
		}
		slices.Sort(at)
		for i := 1; i < len(at); i++ {
			if d := at[i] - at[i-1]; d > 1e-6 {
				step = math.Min(step, d)
			}
		}
	}
	if math.IsInf(step, 1) {
		return 1
	}
	return math.Min(step, 30)
}

// flowMap binds arrows between the label points of countries, the largest first.
func (b *binder) flowMap() {
	from, to := b.categories("origin"), b.categories("destination")
	if b.bad {
		return
	}
	m := b.newMap()
	seen := map[[2]string]bool{}
	for r := range b.t.Len() {
		o, d, n := from.cats[from.row[r]], to.cats[to.row[r]], b.t.Num(r, b.col["y"])
		switch {
		case seen[[2]string{o.Key, d.Key}]:
			b.twice(o.Label, d.Label)
			return
		case n.Known() && n.Mid() < 0:
			b.fault(b.at(b.s.Y), "", "y: the flow from %s to %s is negative", o.Label, d.Label)
			return
		}
		seen[[2]string{o.Key, d.Key}] = true
		if !(Plot(n) > 0) || o.Key == d.Key {
			continue
		}
		p, q := b.endPoint(b.s.Origin, o), b.endPoint(b.s.Destination, d)
		m.Routes = append(m.Routes, Route{Key: o.Key + "-" + d.Key, Name: o.Label + " " + b.th.Words.To + " " + d.Label, Points: [][2]float64{p, q},
			Mode: "land", Modes: []string{"land", "land"}, Width: Plot(n), Volume: Plot(n), Colour: b.hue})
	}
	if len(m.Routes) == 0 && !b.bad {
		b.fault(b.at(b.s.Y), "", "y: no row has a number above 0")
	}
	if b.bad {
		return
	}
	slices.SortStableFunc(m.Routes, func(x, y Route) int { return cmp.Compare(y.Volume, x.Volume) })
	b.widths(m)
	for i := range m.Routes {
		r := &m.Routes[i]
		r.Width = r.Volume / m.Routes[0].Volume
		if i < 8 {
			r.Label = b.th.Number(r.Volume, b.c.Format)
			b.flowPlaces(m, r)
		}
	}
}

// flowPlaces names the ends of a flow, each once.
func (b *binder) flowPlaces(m *MapData, r *Route) {
	names := strings.SplitN(r.Key, "-", 2)
	for i, code := range names {
		p := Place{Name: b.countryName(code), Lon: r.Points[i][0], Lat: r.Points[i][1]}
		if !slices.Contains(m.Places, p) {
			m.Places = append(m.Places, p)
		}
	}
}

// endPoint is the label point of a country.
func (b *binder) endPoint(ref dataset.Ref, k Category) [2]float64 {
	lon, lat := b.labelPoint(k.Key)
	if math.IsNaN(lon) && !b.bad {
		b.fault(b.at(ref), "leave the rows out with where:, or give the code a label_lon and label_lat in countries.csv",
			"%q has no place on the map", k.Label)
	}
	return [2]float64{lon, lat}
}

// countryName is a country's name in the register, else its code.
func (b *binder) countryName(code string) string {
	if b.regs != nil {
		for _, c := range b.regs.Countries {
			if c.ISO3 == code {
				return c.Name
			}
		}
	}
	return code
}

// areaTexts gives countries the text that stands on them: of the label column, or, with labels: true, their names.
func (b *binder) areaTexts(m *MapData) {
	i, named := b.col["label"]
	for r := range m.Areas { // rows of the data, in order
		switch {
		case named:
			m.Areas[r].Text = b.label(i, b.key(r, i))
			if f := b.t.Fields[i]; f.Type.IsNumber() && b.t.Num(r, i).Known() {
				m.Areas[r].Text = NumberText(b.th, b.t.Num(r, i), b.labelFormat(i))
			}
		case b.s.Labels != nil && *b.s.Labels:
			m.Areas[r].Text = m.Areas[r].Label
		}
	}
}
