package chart

// Describe turns a chart into two to six sentences on three levels: what it is
// and along which axes; its extremes, totals and comparisons, with what is not
// sure about them; and where it leads over time. It computes from the bound chart
// only, so words and drawing cannot differ.

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

type describer struct {
	c   *Chart
	typ *Type
	th  *theme.Theme
	p   phrases
	f   theme.Format // in prose
	out Description
	at  *string // the level that sentences go to
}

// Description says in words what a chart shows, in three levels, each of a few
// sentences or empty.
type Description struct {
	Kind  string // what kind of chart, of what, along which axes and how far
	Facts string // extremes, totals and comparisons; which figures are estimated, partial or missing
	Trend string // from the first whole period to the last; empty where nothing runs in time
}

// Levels are the levels that say something.
func (d Description) Levels() []string {
	return slices.DeleteFunc([]string{d.Kind, d.Facts, d.Trend}, func(s string) bool { return s == "" })
}

// String is the whole description.
func (d Description) String() string { return strings.Join(d.Levels(), " ") }

// Describe says in words what the chart shows. It serves readers who do not see
// the drawing, after the researcher's own alternative text.
func Describe(c *Chart, th *theme.Theme) Description {
	typ, ok := TypeOf(c.Type)
	if !ok {
		panic("chart: unknown type " + c.Type)
	}
	d := &describer{c: c, typ: typ, th: th, p: phrasesOf(th.Words.Lang), f: c.Format}
	d.f.Exhibit = false
	d.at = &d.out.Kind
	d.kind()
	d.at = &d.out.Facts
	switch typ.Family {
	case Columns, Bars, Lines:
		d.axes()
	case Ranges:
		if !d.eachPanel((*describer).ranges) {
			d.ranges()
		}
	case Boxes:
		if !d.eachPanel((*describer).boxes) {
			d.boxes()
		}
	case Dots, Diverging, Bands, Combined, Slopes, Histogram:
		d.axes()
	case Bumps:
		if !d.eachPanel((*describer).runs) {
			d.runs()
		}
	case Points:
		d.points()
	case Doughnut:
		d.parts()
	case Heat:
		d.cells()
	case Sankey:
		d.flows()
	case Circle:
		d.turns()
	case Calendar:
		d.extremes(d.values(c.Series), d.p.highestLowest)
	case Tree:
		d.branches()
	case Waffle:
		d.parts()
	case Funnel:
		d.stages()
	case Parallel:
		d.measures()
	case Radar:
		d.axes()
	case River, Cards:
		d.runs()
	case Choropleth:
		d.areas()
	case BubbleMap:
		d.circles()
	case RouteMap:
		d.arrows()
	case GridMap:
		d.gridCells()
	case FlowMap:
		d.flowArrows()
	default:
		panic(fmt.Sprintf("chart: unknown family %d", typ.Family))
	}
	d.statuses()
	return d.out
}

// say adds a sentence; one that ends in an abbreviation has one full stop.
func (d *describer) say(format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	if strings.HasSuffix(s, "..") {
		s = s[:len(s)-1]
	}
	d.add(s)
}

// add puts a finished sentence on the level at hand.
func (d *describer) add(s string) {
	if *d.at != "" {
		s = *d.at + " " + s
	}
	*d.at = s
}

// overTime has f speak on the level of trends.
func (d *describer) overTime(f func()) {
	before := d.at
	d.at = &d.out.Trend
	f()
	d.at = before
}

func (d *describer) num(v float64) string { return d.th.Number(v, d.f) }

// with writes a number with its unit where the kind of number does not name it already.
func (d *describer) with(v float64) string {
	s := d.num(v)
	if d.c.Unit == "" || d.f.Kind == theme.Percent || d.f.Kind == theme.USD || d.f.Kind == theme.Euro || d.f.Kind == theme.Year {
		return s
	}
	return s + " " + d.c.Unit
}

// kind opens: "Stacked column chart of detections by year and route, 2009 to 2024."
func (d *describer) kind() {
	c := d.c
	value := c.ValueTitle
	if value == "" {
		value = c.Unit
	}
	s := upper(d.typ.Words)
	if value != "" {
		s = fmt.Sprintf(d.p.of, s, value)
	}
	switch {
	case d.typ.Family == Points:
		s = fmt.Sprintf(d.p.against, upper(d.typ.Words), value, c.XTitle)
	case d.typ.Family == Histogram:
		s = fmt.Sprintf(d.p.of, upper(d.typ.Words), c.XTitle)
	case c.XTitle != "" && c.SeriesTitle != "" && !d.flowing():
		s += fmt.Sprintf(d.p.and2, c.XTitle, c.SeriesTitle)
	case d.flowing():
		s += fmt.Sprintf(d.p.fromTo, c.XTitle, c.SeriesTitle)
	case c.XTitle != "":
		s += fmt.Sprintf(d.p.by, c.XTitle)
	}
	if n := len(c.Categories); n > 1 && d.typ.Family != Heat {
		if d.inTime() {
			s += fmt.Sprintf(d.p.span, c.Categories[0].Label, c.Categories[n-1].Label)
		} else {
			s += fmt.Sprintf(d.p.count, d.th.Number(float64(n), theme.Format{Kind: theme.Words09, Decimals: -1}))
		}
	}
	d.add(s + ".")
	if len(c.Facets) > 0 {
		var names []string
		for _, f := range c.Facets {
			names = append(names, f.Label)
		}
		d.say(d.p.panels, d.th.Words.List(names))
	}
	if c.Log {
		d.add(d.p.logScale)
	}
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// inTime reports whether the categories are years or months.
func (d *describer) inTime() bool { return InTime(d.c.Categories) }

// InTime reports whether categories are years (2015) or months (2015-03), in order.
func InTime(cats []Category) bool {
	for _, k := range cats {
		if len(k.Key) < 4 || strings.Trim(k.Key[:4], "0123456789") != "" || (len(k.Key) > 4 && k.Key[4] != '-') {
			return false
		}
	}
	return len(cats) > 1
}

// axes describes charts on two axes.
func (d *describer) axes() {
	c := d.c
	switch {
	case len(c.Facets) > 0 && len(c.Facets[0].Series) > 1 && d.typ.Stack == Grouped: // nothing adds up
		d.eachPanel((*describer).runs)
	case len(c.Facets) > 0:
		for _, f := range c.Facets {
			d.extremesOf(f.Label, f.Series)
		}
	case d.typ.Stack == Percent:
		d.shares()
	case len(c.Series) == 1:
		v := d.values(c.Series)
		d.extremes(v, d.p.highestLowest)
		d.trend(v)
	case d.typ.Stack == Stacked:
		v := d.values(c.Series)
		d.extremes(v, d.p.highestTotal)
		d.trend(v)
		d.largestSeries()
	default:
		d.runs()
	}
	if !d.inTime() && len(c.Facets) == 0 && d.additive() && d.typ.Stack != Percent && d.typ.Family == Bars {
		if sum := sumOf(d.values(c.Series)); len(c.Categories) > 1 && sum > 0 {
			d.say(d.p.total, d.with(sum))
		}
	}
}

// additive reports whether the values of the chart can be summed.
func (d *describer) additive() bool {
	switch d.f.Kind {
	case theme.Auto, theme.Compact, theme.Words09:
	default:
		return false
	}
	whole := true
	d.c.each(func(n dataset.Number) {
		if v := Plot(n); !math.IsNaN(v) && v != math.Trunc(v) {
			whole = false
		}
	})
	return whole
}

// values is the total per category: NaN where a part is unknown.
func (d *describer) values(run []Series) []float64 {
	out := make([]float64, len(d.c.Categories))
	for x := range out {
		for _, s := range run {
			out[x] += Plot(s.Values[x])
		}
	}
	return out
}

func sumOf(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		if !math.IsNaN(x) {
			sum += x
		}
	}
	return sum
}

// minMax gives the places of the extremes among whole periods and real categories; -1 if none.
func (d *describer) minMax(v []float64) (lo, hi int) {
	lo, hi = -1, -1
	for i, x := range v {
		if k := d.c.Categories[i]; math.IsNaN(x) || k.Partial || k.Other {
			continue
		}
		if lo < 0 || x < v[lo] {
			lo = i
		}
		if hi < 0 || x > v[hi] {
			hi = i
		}
	}
	return lo, hi
}

func (d *describer) extremes(v []float64, format string) {
	lo, hi := d.minMax(v)
	cats := d.c.Categories
	switch {
	case hi < 0:
	case lo == hi && len(v) == 1:
		d.say(d.p.only, d.with(v[hi]), cats[hi].Label)
	case lo == hi:
		d.say(d.p.highest, d.with(v[hi]), cats[hi].Label)
	default:
		d.say(format, d.with(v[hi]), cats[hi].Label, d.num(v[lo]), cats[lo].Label)
	}
}

// extremesOf says the highest value of one panel in half a sentence.
func (d *describer) extremesOf(label string, run []Series) {
	v := d.values(run)
	if _, hi := d.minMax(v); hi >= 0 {
		d.say("%s.", fmt.Sprintf(d.p.each, label, strings.TrimSuffix(lowerFirst(fmt.Sprintf(d.p.highest, d.num(v[hi]), d.c.Categories[hi].Label)), ".")))
	}
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// trend says where a time series starts and ends, whole periods only.
func (d *describer) trend(v []float64) {
	if !d.inTime() {
		return
	}
	first, last := ends(v, d.c.Categories)
	if first < 0 || first == last {
		return
	}
	cats := d.c.Categories
	subject := d.p.value
	if len(d.c.Series) > 1 {
		subject = d.p.total1
	}
	d.overTime(func() {
		d.say(d.p.run, subject, d.p.way(v[first], v[last]), d.num(v[first]), cats[first].Label, d.num(v[last]), cats[last].Label)
	})
}

// way says where a series leads; of ranks it says where they were, since a rank that grows is no rise.
func (d *describer) way(label string, v []float64, first, last int) string {
	cats := d.c.Categories
	from, to := d.num(v[first]), d.num(v[last])
	if d.typ.Family == Bumps {
		return fmt.Sprintf(d.p.rankRun, label, from, cats[first].Label, to, cats[last].Label)
	}
	return fmt.Sprintf(d.p.seriesRun, label, d.p.way(v[first], v[last]), from, cats[first].Label, to, cats[last].Label)
}

// ends gives the first and last known places that are whole periods.
func ends(v []float64, cats []Category) (first, last int) {
	first, last = -1, -1
	for i, x := range v {
		if math.IsNaN(x) || cats[i].Partial {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	return first, last
}
