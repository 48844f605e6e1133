package chart

// Describe turns a chart into two to six sentences on three levels: what it is
// and along which axes; its extremes, totals and comparisons, with what is not
// sure about them; and where it leads over time. It computes from the bound chart
// only, so words and drawing cannot differ.

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	Trend string // from the first whole period to the last, or how two measures go together; may be empty
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

// count writes how many there are of something.
func (d *describer) count(n int) string {
	return d.th.Number(float64(n), theme.Format{Kind: theme.Words09, Decimals: -1})
}

// with writes a number with its unit where that can follow a number, and the kind of number does not name it already.
func (d *describer) with(v float64) string {
	s := d.num(v)
	if unit, follows := d.unit(); follows && v != 1 {
		return s + " " + unit
	}
	return s
}

// unitWords is the most words of a unit that is said after a number; a longer one is said once.
const unitWords = 3

// unit is the unit in words, and whether it reads well after a number: "people"
// does, "number of the four series" and "children, or encounters" do not.
func (d *describer) unit() (unit string, follows bool) {
	unit = d.c.Unit
	switch d.f.Kind {
	case theme.Percent, theme.USD, theme.Euro, theme.Year:
		return "", false
	}
	if i := strings.LastIndex(unit, ","); d.c.Log && i >= 0 && strings.Contains(unit[i:], d.p.logWord) {
		unit = unit[:i] // said by itself
	}
	return unit, unit != "" && !strings.Contains(unit, ",") && len(strings.Fields(unit)) <= unitWords
}

// kind opens: "Stacked column chart of detections by year and route, 2009 to 2024."
func (d *describer) kind() {
	c := d.c
	s := upper(d.typ.Words)
	value := c.ValueTitle
	if value == "" && d.typ.Family != RouteMap {
		value = c.Unit
	}
	if d.typ.Family == Histogram {
		value = c.XTitle
	}
	if value != "" {
		s = fmt.Sprintf(d.p.of, s, value)
	}
	switch {
	case d.typ.Family == Histogram:
	case d.typ.Family == Points:
		s = fmt.Sprintf(d.p.against, upper(d.typ.Words), value, c.XTitle)
	case d.flowing():
		s += fmt.Sprintf(d.p.fromTo, c.XTitle, c.SeriesTitle)
	case c.XTitle != "" && c.SeriesTitle != "":
		s += fmt.Sprintf(d.p.and2, c.XTitle, c.SeriesTitle)
	case c.XTitle != "":
		s += fmt.Sprintf(d.p.by, c.XTitle)
	}
	if d.typ.Family == RouteMap && c.Unit != "" { // of what is printed on it
		s = fmt.Sprintf(d.p.inBrackets, s, c.Unit)
	}
	d.add(s + d.extent() + ".")
	if len(c.Facets) > 0 {
		var names []string
		for _, f := range c.Facets {
			names = append(names, f.Label)
		}
		d.say(d.p.panels, d.th.Words.List(names))
	}
	if unit, follows := d.unit(); unit != "" && !follows && unit != value && d.typ.Family != RouteMap {
		d.say(d.p.unit, unit)
	}
	if c.Log {
		d.add(d.p.logScale)
	}
}

// extent says how far the categories run, or how many marks there are.
func (d *describer) extent() string {
	cats, n := d.c.Categories, len(d.c.Categories)
	switch d.typ.Family {
	case Heat:
		return ""
	case Histogram:
		return fmt.Sprintf(d.p.bins, d.count(n))
	case Points:
		return fmt.Sprintf(d.p.points, d.count(d.drawnPoints()))
	}
	switch {
	case n < 2:
		return ""
	case d.inTime():
		return fmt.Sprintf(d.p.span, cats[0].Label, cats[n-1].Label)
	}
	return fmt.Sprintf(d.p.entries, d.count(n))
}

func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

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
	case len(c.Facets) > 0 && d.typ.Stack == Percent:
		d.eachPanel((*describer).shares)
	case len(c.Facets) > 0 && len(c.Facets[0].Series) > 1 && d.typ.Stack == Grouped: // nothing adds up
		d.eachPanel((*describer).runs)
	case len(c.Facets) > 0:
		for _, f := range c.Facets {
			d.panel(f)
		}
	case d.typ.Stack == Percent:
		d.shares()
	case len(c.Series) == 1:
		v := d.values(c.Series)
		d.extremes(v, d.p.highestLowest)
		d.trend(v)
	case d.typ.Stack == Stacked && d.apart():
		d.spelt()
	case d.typ.Stack == Stacked:
		v := d.values(c.Series)
		d.extremes(v, d.p.highestTotal)
		d.trend(v)
		d.largestSeries()
	default:
		d.runs()
		d.compared()
	}
	if len(c.Facets) > 0 {
		return
	}
	if !d.inTime() && d.additive() && d.typ.Stack != Percent && d.typ.Family == Bars {
		if sum := sumOf(d.values(c.Series)); len(c.Categories) > 1 && sum > 0 {
			d.say(d.p.total, d.with(sum))
		}
	}
}
