package echarts

// The words of marks that do not stand on two axes.

import (
	"time"

	"globalstudy/render/chart"
	"globalstudy/render/scene"
)

// partWords names item x of series i of the types of moreTypes that it knows.
func (b *builder) partWords(m *scene.Mark, i, x int) {
	c := b.c
	part := x
	switch b.typ.Family {
	case chart.Cards:
		b.cartesian(m, i, x)
		return
	case chart.Calendar:
		b.dayWords(m, i, x)
		return
	case chart.Waffle:
		if x < 0 || x >= len(b.owner) {
			return
		}
		part = b.owner[x]
	case chart.Radar:
		if x >= 0 && x < len(c.Series) {
			m.Group, m.Name, m.Value = "", c.Series[x].Label, b.profile(c.Series[x])
		}
		return
	case chart.Parallel:
		if i < len(c.Series) {
			m.Group, m.Name, m.Value = "", c.Series[i].Label, b.profile(c.Series[i])
		}
		return
	}
	if part >= 0 && part < len(c.Series) {
		m.Group, m.Name, m.Value = "", c.Series[part].Label, b.number(c.Series[part].Values[0])
	}
}

// dayWords names day x of year i.
func (b *builder) dayWords(m *scene.Mark, i, x int) {
	years := b.years()
	if x < 0 || i >= len(years) {
		return
	}
	date := day(years[i], 1, 1).AddDate(0, 0, x).Format(time.DateOnly)
	m.Group, m.Name, m.Value = "", b.th.Words.Date(date), b.th.Words.NotAvailable
	for j, k := range b.c.Categories {
		if k.Key == date {
			m.Value = b.number(b.c.Series[0].Values[j])
			return
		}
	}
}
