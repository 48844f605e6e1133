package chart

// Maps: countries in classes, circles by size, arrows along routes.

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

// newMap starts the map of the view named; the world where none is.
func (b *binder) newMap() *MapData {
	b.c.Map = &MapData{View: cmp.Or(b.s.View.Name, "world")}
	return b.c.Map
}

func (b *binder) choropleth() {
	at := b.categories("country")
	if b.bad {
		return
	}
	m, y := b.newMap(), b.col["y"]
	f := &b.t.Fields[y]
	seen := make([]bool, len(at.cats))
	var words []string
	for r := range b.t.Len() {
		k := at.cats[at.row[r]]
		if seen[at.row[r]] {
			b.twice(k.Label)
			return
		}
		seen[at.row[r]] = true
		a := Area{ISO3: k.Key, Label: k.Label, Class: -1, Value: b.t.Num(r, y)}
		a.Lon, a.Lat = b.labelPoint(k.Key)
		word := ""
		if !f.Type.IsNumber() {
			word = b.t.Text(r, y)
			if v, err := strconv.ParseFloat(word, 64); err == nil && f.Type == dataset.Year {
				a.Value = dataset.Exact(v)
			}
		}
		m.Areas = append(m.Areas, a)
		words = append(words, word)
	}
	b.areaTexts(m)
	if f.Type.IsNumber() || f.Type == dataset.Year {
		vals := make([]dataset.Number, len(m.Areas))
		for i, a := range m.Areas {
			vals[i] = a.Value
		}
		for i, class := range b.numberClasses(m, vals) {
			m.Areas[i].Class = class
		}
	} else {
		b.wordClasses(m, y, words)
	}
	for _, a := range m.Areas {
		if a.Class < 0 {
			m.NoData++
			continue
		}
		m.Classes[a.Class].Count++
	}
	slices.SortFunc(m.Areas, func(x, y Area) int { return cmp.Compare(x.ISO3, y.ISO3) })
}

// numberClasses gives a map classes of numbers, and the class of each number, -1 where there is none.
func (b *binder) numberClasses(m *MapData, all []dataset.Number) []int {
	var vals []float64
	for _, n := range all {
		if v := Plot(n); !math.IsNaN(v) {
			vals = append(vals, v)
		}
	}
	if len(vals) == 0 {
		b.fault(b.s.Pos, "", "every value of the map is missing")
		return nil
	}
	b.c.Breaks = b.breaks(vals)
	b.c.Ramp = b.ramp(len(b.c.Breaks))
	for i, l := range b.classLabels(b.c.Breaks, vals) {
		m.Classes = append(m.Classes, Class{Label: l, Colour: b.c.Ramp[i]})
	}
	out := make([]int, len(all))
	for i, n := range all {
		if out[i] = -1; !math.IsNaN(Plot(n)) {
			out[i] = ClassOf(b.c.Breaks, Plot(n))
		}
	}
	return out
}

// wordClasses makes a class of every word, in the order of the schema's
// categories or of the data. Colours come from the palette, else run from dark to pale.
func (b *binder) wordClasses(m *MapData, col int, words []string) {
	var order []string
	for _, c := range b.t.Fields[col].Categories {
		if slices.Contains(words, c.Value) {
			order = append(order, c.Value)
		}
	}
	for _, w := range words {
		if w != "" && !slices.Contains(order, w) {
			order = append(order, w)
		}
	}
	switch n := len(order); {
	case n == 0:
		b.fault(b.s.Pos, "", "every value of the map is missing")
		return
	case n > 6:
		b.fault(b.at(b.s.Y), "join them to fewer with derive:", "y: column %q has %d different words, a map shows 6 at most", b.s.Y.Name, n)
		return
	}
	cats := make([]Category, len(order))
	for i, k := range order {
		cats[i] = Category{Key: k, Label: b.label(col, k), Other: b.isOther(col, k)}
	}
	colours := shades(b.hue, len(cats))
	if b.pal != nil {
		colours = b.paint(cats)
	}
	for i, k := range cats {
		m.Classes = append(m.Classes, Class{Label: k.Label, Colour: colours[i]})
	}
	for i, w := range words {
		m.Areas[i].Class = slices.Index(order, w)
	}
}

// labelPoint is where the register puts a country's label; NaN where it does not say.
func (b *binder) labelPoint(iso string) (lon, lat float64) {
	if b.regs != nil {
		for _, c := range b.regs.Countries {
			if c.ISO3 == iso {
				x, e1 := strconv.ParseFloat(c.Lon, 64)
				y, e2 := strconv.ParseFloat(c.Lat, 64)
				if e1 == nil && e2 == nil {
					return x, y
				}
			}
		}
	}
	return math.NaN(), math.NaN()
}

// point reads a row's place; a place outside the world is a fault.
func (b *binder) point(r int) (lon, lat float64, ok bool) {
	lon, lat = b.t.Num(r, b.col["lon"]).Mid(), b.t.Num(r, b.col["lat"]).Mid()
	if !(math.Abs(lon) <= 180) {
		b.fault(b.at(b.s.Lon), "", "lon: row %d is %s, a longitude lies between −180 and 180", r+1, b.coordinate(lon))
		return 0, 0, false
	}
	if !(math.Abs(lat) <= 90) {
		b.fault(b.at(b.s.Lat), "", "lat: row %d is %s, a latitude lies between −90 and 90", r+1, b.coordinate(lat))
		return 0, 0, false
	}
	return lon, lat, true
}

func (b *binder) coordinate(v float64) string {
	if math.IsNaN(v) {
		return "empty"
	}
	return b.th.Number(v, theme.Format{Decimals: -1})
}

func (b *binder) bubbles() {
	m := b.newMap()
	size := b.col["size"]
	for r := range b.t.Len() {
		lon, lat, ok := b.point(r)
		if !ok {
			return
		}
		n := b.t.Num(r, size)
		if n.Known() && n.Mid() < 0 {
			b.fault(b.at(b.s.Size), "", "size: row %d is negative, a circle cannot be", r+1)
			return
		}
		bub := Bubble{Lon: lon, Lat: lat, Value: n, Colour: b.hue}
		if i, ok := b.col["label"]; ok {
			bub.Label = b.label(i, b.key(r, i))
		}
		m.Bubbles = append(m.Bubbles, bub)
	}
	if !slices.ContainsFunc(m.Bubbles, func(x Bubble) bool { return Plot(x.Value) > 0 }) {
		b.fault(b.at(b.s.Size), "", "size: no row has a number above 0")
	}
	// Large circles first, so that small ones lie on top.
	slices.SortStableFunc(m.Bubbles, func(x, y Bubble) int { return cmp.Compare(Plot(y.Value), Plot(x.Value)) })
}
