package echarts

// What a map shows of its data. Where a mark lies on a map only its projection and
// its window say, so it is found here: countries, circles and cells that are not
// drawn are left out of the chart, and so of the legend's counts and the words.

import (
	"slices"

	"globalstudy/render/chart"
)

// Shown is the chart with the countries, circles and cells that its map draws and no others;
// the chart itself where all of them are drawn, and where it is no map of these.
// ok is false where there are some and the view shows none of them.
func (e *Engine) Shown(c *chart.Chart) (out *chart.Chart, ok bool) { return shown(c, e.maps.load) }

func shown(c *chart.Chart, maps func(view string) (baseMap, bool)) (*chart.Chart, bool) {
	if c.Map == nil {
		return c, true
	}
	base, ok := maps(c.Map.View)
	if !ok {
		return c, true // said when it is drawn
	}
	b := &builder{c: c}
	box := b.window(base)
	within := func(x, y float64) bool { return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] }
	m := *c.Map
	m.Areas = kept(m.Areas, func(a chart.Area) bool {
		if at, drawn := base.Centre[a.ISO3]; drawn {
			return within(at[0], at[1])
		}
		return within(base.Project(a.Lon, a.Lat))
	})
	m.Bubbles = kept(m.Bubbles, func(a chart.Bubble) bool { return within(base.Project(a.Lon, a.Lat)) })
	m.Cells = kept(m.Cells, func(a chart.Cell) bool { return within(base.Project(a.Lon, a.Lat)) })
	had, has := len(c.Map.Areas)+len(c.Map.Bubbles)+len(c.Map.Cells), len(m.Areas)+len(m.Bubbles)+len(m.Cells)
	if had == has {
		return c, true
	}
	if has == 0 || len(m.Bubbles) > 0 && !(chart.Plot(m.Bubbles[0].Value) > 0) { // they are sorted by size
		return c, false
	}
	recount(&m)
	d := *c
	d.Map = &m
	return &d, true
}

// kept are the items that pass, in their order.
func kept[T any](all []T, pass func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(all), func(x T) bool { return !pass(x) })
}

// recount counts the countries or cells of each class, and those without a value.
func recount(m *chart.MapData) {
	m.Classes, m.NoData = slices.Clone(m.Classes), 0
	for i := range m.Classes {
		m.Classes[i].Count = 0
	}
	count := func(class int) {
		if class < 0 {
			m.NoData++
			return
		}
		m.Classes[class].Count++
	}
	for _, a := range m.Areas {
		count(a.Class)
	}
	for _, a := range m.Cells {
		count(a.Class)
	}
}
