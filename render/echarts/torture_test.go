package echarts

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/font"
	"globalstudy/render/scene"
)

// hard is one table that is hard to label, and what is drawn of it.
type hard struct {
	name       string
	categories []string
	series     []string
	values     []float64 // in turn; NaN is missing
	positive   bool      // no value is below zero
	panels     []string  // the rows occur once for each
}

// long is a label of 60 characters or a little more; one word of it has no place to break.
func long(i int) string {
	return []string{
		"Undocumented journeys through the eastern desert to the coast",
		"Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunternehmen",
		"People on the move who were found at sea, on land and by air",
		"Not known, not recorded, or recorded in another way than here",
		"Central Mediterranean route by way of several coastal islands",
		"Smuggling networks: recruiters, drivers, guards, forgers, others",
	}[i%6]
}

func hardTables() []hard {
	var names, years, sixty, six []string
	for i := range 40 {
		names = append(names, fmt.Sprintf("Country of origin %d", i+1))
		years = append(years, fmt.Sprint(1985+i))
	}
	for i := range 6 {
		sixty = append(sixty, long(i))
		six = append(six, strings.Replace(long(i), " ", fmt.Sprintf(" %c ", 'A'+i), 1))
	}
	wild := []float64{-1234567, 0, 9.87e11, math.NaN(), 1, 0.05, -3, 4e9, 12.5}
	tame := []float64{3, 0, 9.87e11, math.NaN(), 1, 0.05, 7, 4e9, 12.5}
	return []hard{
		{"long labels", sixty, six[:2], wild, false, nil},
		{"long labels above zero", sixty, six[:2], tame, true, nil},
		{"many categories", names, []string{"Men", "Women"}, wild, false, nil},
		{"many categories above zero", names, []string{"Men", "Women"}, tame, true, nil},
		{"many years, six long series", years, six, wild, false, nil},
		{"many years above zero", years, six, tame, true, nil},
		{"two years, six long series", []string{"2015", "2024"}, six, wild, false, nil},
		{"two years above zero", []string{"2015", "2024"}, six[:2], tame, true, nil},
		{"all one negative value", sixty[:2], six[:2], []float64{-5}, false, nil},
		{"zeros", sixty[:2], six[:2], []float64{0}, true, nil},
	}
}

// table has the columns c (category), s (series), v, w (numbers) and a range around v.
func (h hard) table(series int) *dataset.Table {
	fields := []dataset.Field{{Name: "c", Title: "Category", Type: "string"}, {Name: "s", Title: "Series", Type: "string"},
		{Name: "v", Title: long(0), Type: "number", Unit: "detections of irregular crossings"}, {Name: "w", Title: long(2), Type: "number", Unit: "detections of irregular crossings"},
		{Name: "low", Type: "number"}, {Name: "high", Type: "number"}, {Name: "size", Title: "Size", Type: "number"}, {Name: "p", Title: "Panel", Type: "string"}}
	if len(h.categories[0]) == 4 {
		fields[0].Type = "year"
	}
	b := dataset.NewBuilder("hard", fields)
	number := func(v float64) dataset.Value {
		if math.IsNaN(v) {
			return dataset.Value{Number: dataset.Unknown(dataset.Missing)}
		}
		return dataset.Value{Number: dataset.Exact(v)}
	}
	n := 0
	for i := range max(1, len(h.panels)) * len(h.categories) {
		c, p := h.categories[i%len(h.categories)], ""
		if len(h.panels) > 0 {
			p = h.panels[i/len(h.categories)]
		}
		for _, s := range h.series[:series] {
			v := h.values[n%len(h.values)]
			n++
			value := number(v)
			value.Number.Status = []dataset.Status{dataset.OK, dataset.Estimated, dataset.Provisional}[n%3]
			if math.IsNaN(v) {
				value.Number.Status = dataset.Missing
			}
			b.Add(dataset.Value{Text: c}, dataset.Value{Text: s}, value, number(h.values[(n+4)%len(h.values)]), number(v-math.Abs(v)/3), number(v+math.Abs(v)/2), number(math.Abs(v)), dataset.Value{Text: p})
		}
	}
	return b.Table()
}

// spec is a chart of a type on the table.
func (h hard) spec(typ string) (s chart.Spec, series int) {
	s = chart.Spec{Type: ref(typ), X: ref("c"), Y: ref("v")}
	series = 1
	switch typ {
	case "stacked-column", "percent-column", "grouped-column", "stacked-bar", "percent-bar", "grouped-bar", "line", "step-line", "stacked-area", "slope", "bump", "diverging-bar", "dumbbell", "dot-plot":
		s.Series, series = ref("s"), len(h.series)
	case "column", "bar", "lollipop", "range-line", "range-bar":
		s.Low, s.High = ref("low"), ref("high")
	case "column-line":
		s.Line = ref("w")
	case "scatter", "bubble", "connected-scatter":
		s.X, s.Y, s.Label = ref("v"), ref("w"), ref("c")
		if typ == "bubble" {
			s.Size = ref("size")
		}
	case "histogram":
		s.X, s.Y = ref("v"), dataset.Ref{}
	case "box-plot":
		s.Y = dataset.Ref{}
		s.Low, s.Q1, s.Median, s.Q3, s.High = ref("v"), ref("v"), ref("v"), ref("v"), ref("v")
	}
	if typ == "diverging-bar" || typ == "dumbbell" {
		series = 2
	}
	return s, series
}

// fits reports whether a type can show a table at all; what it cannot is a fault, tested in package chart.
func (h hard) fits(typ string) bool {
	switch typ {
	case "percent-column", "percent-bar":
		return h.positive && h.name != "zeros"
	case "diverging-bar":
		return h.positive
	case "slope":
		return len(h.categories) == 2
	case "bump":
		return len(h.categories[0]) == 4
	case "box-plot":
		return h.name == "long labels without gaps"
	}
	return true
}

// torture is the types whose labels are tried with tables that are hard to label.
func torture() []string {
	return []string{"column", "stacked-column", "percent-column", "grouped-column", "column-line", "histogram", "bar", "ranked-bar", "stacked-bar", "percent-bar", "grouped-bar",
		"diverging-bar", "range-bar", "lollipop", "dumbbell", "dot-plot", "line", "step-line", "range-line", "area", "stacked-area", "slope", "bump",
		"scatter", "bubble", "connected-scatter", "box-plot"}
}

// TestTorture draws what is hard to label: no text may be cut or lie on another.
// Each type is tried with each table in one of the ways, in turn; with TORTURE
// set, in all of them.
func TestTorture(t *testing.T) {
	drawsMany(t)
	e := engine(t, nil, 2)
	book := e.fonts
	n := 0
	whole := hard{"long labels without gaps", hardTables()[0].categories, hardTables()[0].series, []float64{-1234567, 0, 9.87e9, 1, 0.05}, false, nil}
	for _, h := range append(hardTables(), whole) {
		for _, typ := range torture() {
			if !h.fits(typ) {
				continue
			}
			for i, try := range tries() {
				if os.Getenv("TORTURE") != "" || i == n%len(tries()) {
					h.try(t, e, book, typ, try)
				}
			}
			n++
		}
	}
}

// TestTortureFacets draws the same as small multiples with long titles.
func TestTortureFacets(t *testing.T) {
	drawsMany(t)
	e := engine(t, nil, 2)
	n := 0
	whole := hard{name: "long labels without gaps", categories: hardTables()[0].categories, series: hardTables()[0].series, values: []float64{-1234567, 0, 9.87e9, 1, 0.05}}
	for _, h := range append(hardTables(), whole) {
		h.panels = []string{long(0), long(1), "Short", long(3), long(4)}[:2+n%4]
		if len(h.categories) == 40 {
			h.panels = h.panels[:2] // more have no room on a page
		}
		for _, typ := range torture() {
			if !h.fits(typ) {
				continue
			}
			for i, try := range tries() {
				if os.Getenv("TORTURE") != "" || i == n%len(tries()) {
					h.try(t, e, e.fonts, typ, try)
				}
			}
			n++
		}
	}
}

// try is one way of drawing a hard table.
type try struct {
	size     chart.Size
	remarked bool
}

func tries() []try {
	return []try{{chart.Size{Width: 231}, false}, {chart.Size{Width: 482}, false}, {chart.Size{Width: 250, Narrow: true}, true}, {chart.Size{Width: 482}, true}}
}

func (h hard) try(t *testing.T, e *Engine, book *font.Book, typ string, try try) {
	s, series := h.spec(typ)
	if h.panels != nil {
		s.Facet = ref("p")
	}
	if try.remarked {
		s.Annotate = h.remarks(typ)
	}
	th := sampleTheme()
	hue, _ := th.Hue("sea")
	var faults diag.List
	c := chart.Bind("fig-hard", &s, h.table(series), &dataset.Registers{}, th, hue.Colour, &faults)
	if c == nil {
		t.Fatalf("%s, %s: %v", typ, h.name, faults.Sorted())
	}
	name := fmt.Sprintf("%s-%s-%d-%.0f-%v", typ, h.name, len(h.panels), try.size.Width, try.remarked)
	t.Run(name, func(t *testing.T) {
		sc, err := e.Draw(context.Background(), c, try.size, th)
		if err != nil {
			t.Fatal(err)
		}
		writeSVG(t, sc, strings.ReplaceAll("hard-"+name, " ", "_"))
		checkText(t, sc, textBoxes(book, sc.Items, scene.Identity))
	})
}

// remarks is one of each kind that the type can have.
func (h hard) remarks(typ string) []chart.Annotation {
	last := h.categories[len(h.categories)-1]
	switch typ {
	case "scatter", "bubble", "connected-scatter":
		return []chart.Annotation{{X: "1000", Y: "1000", Text: long(2)}, {X: "0", To: "100000000", Text: "A band"}, {Y: "1000000000", Text: long(0)}, {X: "5000000000", Text: "A line"}}
	case "histogram":
		x := fmt.Sprint(slices.MaxFunc(h.values[:min(len(h.values), len(h.categories))], func(a, b float64) int { return cmp.Compare(orZero(a), orZero(b)) }))
		return []chart.Annotation{{X: x, Text: long(2)}, {X: x, To: x, Text: "A band"}, {Y: "3", Text: long(0)}}
	case "slope", "bump":
		return nil
	case "percent-column", "percent-bar":
		return []chart.Annotation{{X: h.categories[0], Text: long(2)}, {Y: "50", Text: long(0)}}
	}
	return []chart.Annotation{{X: h.categories[0], Text: long(2)}, {X: h.categories[0], To: last, Text: "A band"}, {X: last, Text: "The last"}, {Y: "1000000", Text: long(0)}}
}
