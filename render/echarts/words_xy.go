package echarts

// The words of marks on two axes whose items are not simply the categories: dots
// without those that are missing, points, boxes; and of parts within parts.

import (
	"math"
	"strings"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// dotWords names dot x of series i; missing ones are not among the items.
func (b *builder) dotWords(m *scene.Mark, i, x int) {
	m.Name = "" // of stems and whiskers
	if i >= len(b.c.Series) {
		return
	}
	s := b.c.Series[i]
	for k, n := range s.Values {
		if math.IsNaN(chart.Plot(n)) {
			continue
		}
		if x == 0 {
			m.Group, m.Name, m.Value = s.Label, b.c.Categories[k].Label, b.number(n)
			if len(b.c.Series) == 1 {
				m.Group = ""
			}
			return
		}
		x--
	}
}

// pointWords names point x of series i with its values on both axes, and its size.
func (b *builder) pointWords(m *scene.Mark, i, x int) {
	m.Name, m.Group = "", ""
	if i >= len(b.c.Series) || x < 0 {
		if i < len(b.c.Series) {
			m.Group = b.c.Series[i].Label
		}
		return
	}
	all := b.shown()
	if b.typ.Joined {
		all = b.c.Points
	}
	for _, p := range all {
		if p.Series != i {
			continue
		}
		if x > 0 {
			x--
			continue
		}
		f := b.pointFormats()
		values := []string{b.c.XTitle + " " + chart.NumberText(b.th, p.X, f[0]), b.c.ValueTitle + " " + chart.NumberText(b.th, p.Y, f[1])}
		if b.sized() {
			values = append(values, b.c.SizeTitle+" "+chart.NumberText(b.th, p.Size, f[2]))
		}
		m.Group, m.Name, m.Value = b.c.Series[i].Label, p.Label, strings.Join(values, "; ")
		if m.Name == "" {
			m.Name, m.Value = values[0], strings.Join(values[1:], "; ")
		}
		return
	}
}

// pointFormats are how the table writes the columns of places across, up, and of sizes.
func (b *builder) pointFormats() [3]theme.Format {
	if b.formats != nil {
		return *b.formats
	}
	f := [3]theme.Format{b.c.XFormat, b.c.Format, b.c.XFormat}
	f[2].Kind = theme.Auto
	var columns [3][]dataset.Number
	for _, p := range b.c.Points {
		for i, n := range []dataset.Number{p.X, p.Y, p.Size} {
			columns[i] = append(columns[i], n)
		}
	}
	for i := range f {
		if f[i].Kind == theme.Auto && f[i].Decimals < 0 {
			f[i].Decimals = chart.Decimals(columns[i])
		}
	}
	b.formats = &f
	return f
}

// boxWords names a box with its median and its ends.
func (b *builder) boxWords(m *scene.Mark, x int) {
	m.Group, m.Name = "", ""
	if x >= 0 && x < len(b.c.Boxes) && !math.IsNaN(b.c.Boxes[x].Median) {
		m.Name, m.Value = b.c.Categories[x].Label, chart.BoxText(b.th, b.c.Boxes[x], b.c.Format)
	}
}

// branchWords names the part that is number x of a hierarchy, counted from 1 as it is read; the whole has no mark.
func (b *builder) branchWords(m *scene.Mark, x int) {
	m.Group, m.Name = "", ""
	var walk func(parts []chart.Part, within string)
	walk = func(parts []chart.Part, within string) {
		for _, p := range parts {
			if x--; x == 0 {
				m.Name, m.Value, m.Derived = within+p.Label, b.starred(p.Value), len(p.Parts) > 0
			}
			walk(p.Parts, within+p.Label+", ")
		}
	}
	walk(b.c.Parts, "")
}

// layerWords names moment x of all layers of a river.
func (b *builder) layerWords(m *scene.Mark, x int) {
	m.Group = ""
	if n := len(b.c.Categories); x >= 0 && x < n*len(b.c.Series) {
		s := b.c.Series[x/n]
		m.Name, m.Value = s.Label+", "+b.c.Categories[x%n].Label, b.starred(s.Values[x%n])
	}
}

// profile lists what a series has at every category.
func (b *builder) profile(s chart.Series) string {
	var out []string
	for x, n := range s.Values {
		out = append(out, b.c.Categories[x].Label+" "+b.starred(n))
	}
	return strings.Join(out, "; ")
}
