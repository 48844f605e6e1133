package echarts

// The words of marks: what a screen says of a shape that stands for a datum.
// They are those of the table beside the drawing. ECharts knows series and
// items only by number, and the builder may have split or joined what the chart
// holds, so the chart's own words are looked up by family; where a family has no
// rule here, the names in the option and the plain value have to do.

import (
	"math"
	"strconv"
	"strings"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// name gives the marks of a drawing their words, and entries of the legend their keys.
func (b *builder) name(s *scene.Scene) {
	b.tellAll(s)
	keys := map[string]string{} // of the series, by name
	s.Marked(func(p *scene.Path) {
		series, item, _ := strings.Cut(p.Mark.Key, ".")
		i, err := strconv.Atoi(series)
		if err != nil {
			return
		}
		m := *p.Mark
		if !b.isTold(p.Mark) {
			b.words(&m, i, item)
		}
		if p.Mark = &m; m.Name == "" && item != "" {
			p.Mark = nil
		}
		if _, ok := keys[m.Group]; !ok && m.Group != "" {
			keys[m.Group] = series
		}
	})
	if len(keys) > 1 {
		nameLegend(s.Items, keys)
	}
}

// words fills in a mark of series i of the option.
func (b *builder) words(m *scene.Mark, i int, item string) {
	if len(b.panels) > 0 {
		b.panelWords(m, i, item)
		return
	}
	c := b.c
	kind, at := "", item
	if strings.HasPrefix(item, "e") {
		kind, at = "edge", item[1:]
	}
	x, err := strconv.Atoi(at)
	if err != nil {
		x = -1
	}
	switch b.typ.Family {
	case chart.Columns, chart.Bars, chart.Lines, chart.Ranges, chart.Diverging, chart.Bands, chart.Combined, chart.Slopes, chart.Bumps, chart.Histogram:
		b.cartesian(m, i, x)
	case chart.Dots:
		b.dotWords(m, i, x)
	case chart.Points:
		b.pointWords(m, i, x)
	case chart.Boxes:
		b.boxWords(m, x)
	case chart.Tree:
		b.branchWords(m, x)
	case chart.River:
		b.layerWords(m, x)
	case chart.Doughnut:
		if x >= 0 && x < len(c.Series) {
			m.Group, m.Name, m.Value = "", c.Series[x].Label, b.number(c.Series[x].Values[0])
		}
	case chart.Heat:
		if n := len(c.Categories); x >= 0 && x < n*len(c.Grid) {
			m.Group, m.Name, m.Value = "", c.Rows[x/n].Label+", "+c.Categories[x%n].Label, b.number(c.Grid[x/n][x%n])
		}
	case chart.Sankey, chart.Circle:
		b.flow(m, kind, x)
	case chart.Calendar, chart.Waffle, chart.Funnel, chart.Radar, chart.Parallel, chart.Cards:
		b.partWords(m, i, x)
	case chart.Choropleth:
		b.country(m)
	case chart.BubbleMap:
		b.plain(m)
		if x >= 0 && x < len(b.owner) {
			at := b.c.Map.Bubbles[b.owner[x]]
			if m.Name, m.Value = at.Label, b.number(at.Value); m.Name == "" {
				m.Name = chart.Coordinates(at.Lon, at.Lat)
			}
		}
	case chart.GridMap:
		b.plain(m)
		if x >= 0 && x < len(b.owner) {
			at := b.c.Map.Cells[b.owner[x]]
			m.Name, m.Value = chart.Coordinates(at.Lon, at.Lat), b.number(at.Value)
		}
	default:
		b.plain(m)
	}
}

// cartesian names a mark on two axes.
func (b *builder) cartesian(m *scene.Mark, i, x int) {
	run := b.c.Series
	if len(b.owner) > i {
		i = b.owner[i]
	}
	if i >= len(run) { // whiskers and bands
		m.Group, m.Name = "", ""
		return
	}
	m.Group = run[i].Label
	if len(run) == 1 {
		m.Group = ""
	}
	if x >= 0 && x < len(run[i].Values) && x < len(b.c.Categories) {
		m.Name, m.Value = b.c.Categories[x].Label, b.number(run[i].Values[x])
		m.Derived = b.typ.Stack == chart.Percent || b.typ.Family == chart.Bumps || b.typ.Family == chart.Histogram
	}
}

// flow names a node or a link of a Sankey.
func (b *builder) flow(m *scene.Mark, kind string, x int) {
	c := b.c
	m.Group = ""
	if kind == "" {
		if x >= 0 && x < len(c.Nodes) {
			m.Name, m.Value = c.Nodes[x].Label, ""
			sum := 0.0
			for _, l := range c.Links {
				for _, end := range []int{l.From, l.To} { // as drawn, what stays at a place counts twice
					if v := chart.Plot(l.Value); v > 0 && end == x {
						sum += v
					}
				}
			}
			m.Value, m.Derived = b.th.Number(sum, c.Format), true
		}
		return
	}
	for _, l := range c.Links { // those without a flow are not drawn
		if !(chart.Plot(l.Value) > 0) {
			continue
		}
		if x == 0 {
			m.Name, m.Value = c.Nodes[l.From].Label+" – "+c.Nodes[l.To].Label, b.number(l.Value)
			return
		}
		x--
	}
}

// country names a country of a choropleth, which the option names by its code.
func (b *builder) country(m *scene.Mark) {
	m.Group, m.Value = "", b.th.Words.NoData
	name := m.Name
	m.Name = "" // of a country that the data do not hold
	for _, a := range b.c.Map.Areas {
		if a.ISO3 != name {
			continue
		}
		m.Name = a.Label
		switch {
		case a.Value.Known() && !math.IsNaN(chart.Plot(a.Value)):
			m.Value = b.number(a.Value)
		case a.Class >= 0:
			m.Value = b.c.Map.Classes[a.Class].Label
		}
		return
	}
}

// plain keeps the names of the option and writes the value as the chart's format says.
func (b *builder) plain(m *scene.Mark) {
	if strings.HasPrefix(m.Group, "series\x00") || m.Group == b.c.ValueTitle {
		m.Group = ""
	}
	if v, err := strconv.ParseFloat(m.Value, 64); err == nil {
		m.Value = b.th.Number(v, b.c.Format)
	}
}

// number is a value with the unit of the chart, where the value does not name one.
func (b *builder) number(n dataset.Number) string {
	return chart.NumberText(b.th, n, b.c.Format)
}

// nameLegend finds the entries of a legend: a small shape left of the name of a series.
func nameLegend(items []scene.Item, keys map[string]string) {
	for _, it := range items {
		t, ok := it.(*scene.Text)
		if !ok {
			continue
		}
		key, ok := keyOf(t.Content, keys)
		if !ok {
			continue
		}
		for _, it := range items {
			if p, ok := it.(*scene.Path); ok && p.Mark == nil && besides(p, t) {
				p.Mark = &scene.Mark{Key: "l." + key}
			}
		}
	}
}

// keyOf finds the series that a line of text names, whole or with its first words.
func keyOf(text string, keys map[string]string) (string, bool) {
	if k, ok := keys[text]; ok {
		return k, true
	}
	for _, name := range sortedKeys(keys) {
		if strings.HasPrefix(name, text+" ") {
			return keys[name], true
		}
	}
	return "", false
}

// besides reports whether a path is the mark of the legend entry with that text.
func besides(p *scene.Path, t *scene.Text) bool {
	l, r, top, bottom := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, s := range p.Segs {
		if s.Op == scene.Close {
			continue
		}
		l, r = math.Min(l, s.Args[0]), math.Max(r, s.Args[0])
		top, bottom = math.Min(top, s.Args[1]), math.Max(bottom, s.Args[1])
	}
	mid := (top + bottom) / 2
	return r-l <= keySize+0.1 && r-l >= keySize/2 && math.Abs(t.X-keySize-keyGap-l) < 1 && mid < t.Y && mid > t.Y-theme.Default().Paper.ChartSize
}
