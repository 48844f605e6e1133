package echarts

// Sample charts: one or more per type, from small real tables in testdata/data.
// All tests of options and drawings run over them.

import (
	"encoding/csv"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/theme"
)

// sample is a chart as a researcher would write it, on a table of testdata/data.
type sample struct {
	name, data, hue string
	spec            chart.Spec
	widths          []float64 // points; default the type's own
	keep            func(row []string) bool
}

func ref(name string) dataset.Ref { return dataset.Ref{Name: name} }

var (
	routesOnly = ref("routes")
	full       = []float64{482, 231}
	three      = []float64{482, 231, 250} // full, a column, a phone
	narrowOnly = []float64{231}
	fullOnly   = []float64{482}
)

func samples() []sample {
	no := false
	xy := func(typ, x, y string) chart.Spec { return chart.Spec{Type: ref(typ), X: ref(x), Y: ref(y)} }
	with := func(s chart.Spec, f func(*chart.Spec)) chart.Spec { f(&s); return s }
	series := func(typ, x, y, s, palette string) chart.Spec {
		return chart.Spec{Type: ref(typ), X: ref(x), Y: ref(y), Series: ref(s), Palette: ref(palette)}
	}
	since := func(year string) func([]string) bool { return func(r []string) bool { return r[0] >= year } }
	all := []sample{
		{name: "stacked-column", data: "crossings", hue: "sea", widths: full, spec: with(series("stacked-column", "year", "detections", "route", "routes"), func(s *chart.Spec) {
			s.Partial = []string{"2025"}
			s.Annotate = []chart.Annotation{{X: "2015", Text: "Peak"}, {X: "2020", Text: "Pandemic"}}
		})},
		{name: "column", data: "total", hue: "clay", widths: full, spec: with(xy("column", "year", "detections"), func(s *chart.Spec) { s.Partial = []string{"2025"} })},
		{name: "column-labels", data: "total", hue: "clay", widths: full, keep: since("2016"), spec: with(xy("column", "year", "detections"), func(s *chart.Spec) { s.Partial = []string{"2025"} })},
		{name: "percent-column", data: "age", hue: "plum", widths: full, spec: series("percent-column", "year", "detections", "age", "")},
		{name: "grouped-column", data: "sex", hue: "plum", widths: full, spec: series("grouped-column", "year", "detections", "sex", "sex")},
		{name: "ranked-bar", data: "nationalities", hue: "clay", widths: full, spec: xy("ranked-bar", "nationality", "detections")},
		{name: "bar", data: "nationalities", hue: "sea", widths: narrowOnly, spec: with(xy("bar", "nationality", "detections"), func(s *chart.Spec) { s.Labels = &no })},
		{name: "percent-bar", data: "sex", hue: "plum", widths: full, spec: series("percent-bar", "year", "detections", "sex", "sex")},
		{name: "stacked-bar", data: "age", hue: "sea", widths: full, spec: series("stacked-bar", "year", "detections", "age", "")},
		{name: "grouped-bar", data: "sex", hue: "sea", widths: narrowOnly, spec: series("grouped-bar", "year", "detections", "sex", "sex")},
		{name: "range-bar-log", data: "fees", hue: "olive", widths: full, spec: with(xy("range-bar", "corridor", "fee"), func(s *chart.Spec) { s.Log, s.Format = true, "usd" })},
		{name: "range-bar", data: "income", hue: "olive", widths: full, spec: with(xy("range-bar", "scope", "income"), func(s *chart.Spec) { s.Format = "usd" })},
		{name: "line", data: "crossings", hue: "sea", widths: full, spec: with(series("line", "year", "detections", "route", "routes"), func(s *chart.Spec) {
			s.Annotate = []chart.Annotation{{X: "2015", To: "2016", Text: "Two years of record"}}
			s.Partial = []string{"2025"}
		})},
		{name: "line-many", data: "causes", hue: "plum", widths: full, spec: series("line", "year", "deaths", "cause", "")},
		{name: "area", data: "total", hue: "sea", widths: narrowOnly, spec: xy("area", "year", "detections")},
		{name: "stacked-area", data: "causes", hue: "plum", widths: full, spec: series("stacked-area", "year", "deaths", "cause", "")},
		{name: "facets", data: "crossings", hue: "sea", widths: full, spec: with(xy("column", "year", "detections"), func(s *chart.Spec) { s.Facet = ref("route"); s.Partial = []string{"2025"} })},
		{name: "facets-line", data: "causes", hue: "plum", widths: full, spec: with(xy("line", "year", "deaths"), func(s *chart.Spec) { s.Facet = ref("cause"); s.Partial = []string{"2025"} })},
		{name: "doughnut", data: "deaths_sex", hue: "plum", widths: full, spec: with(xy("doughnut", "sex", "deaths"), func(s *chart.Spec) { s.Unit = "deaths" })},
		{name: "heat-table", data: "months", hue: "sea", widths: full, spec: chart.Spec{Type: ref("heat-table"), X: ref("year"), Series: ref("month"), Y: ref("detections")}},
		{name: "sankey", data: "flows", hue: "sea", widths: full, spec: chart.Spec{Type: ref("sankey"), Origin: ref("nationality"), Destination: ref("route"), Y: ref("detections"), Palette: routesOnly}},
		{name: "choropleth-words", data: "treaty", hue: "sea", widths: full, spec: chart.Spec{Type: ref("choropleth"), Country: ref("iso3"), Y: ref("status")}},
		{name: "choropleth", data: "stock", hue: "clay", widths: full, spec: chart.Spec{Type: ref("choropleth"), Country: ref("iso3"), Y: ref("migrants"), Classes: []float64{9999, 99999, 999999, 9999999}}},
		{name: "bubble-map", data: "grid", hue: "clay", widths: full, spec: chart.Spec{Type: ref("bubble-map"), Lon: ref("lon"), Lat: ref("lat"), Size: ref("deaths"), Unit: "deaths"}},
		{name: "bubble-map-europe", data: "grid", hue: "clay", widths: fullOnly, spec: chart.Spec{Type: ref("bubble-map"), Lon: ref("lon"), Lat: ref("lat"), Size: ref("deaths"), Unit: "deaths", View: ref("europe-mediterranean")}},
		{name: "route-map", data: "waypoints", hue: "sea", widths: full, spec: chart.Spec{Type: ref("route-map"), Line: ref("line"), Order: ref("stop"), Lon: ref("lon"), Lat: ref("lat"),
			Place: ref("place"), Mode: ref("mode"), Label: ref("fee"), View: ref("europe-mediterranean")}},
	}
	return slices.Concat(all[:2], xySamples(), facetSamples(), partSamples(), statusSamples(), mapSamples(), all[2:]) // tests take the first and the last by place
}

// words are the labels that a schema would give the codes.
var words = map[string]string{
	"central_mediterranean": "Central Mediterranean", "eastern_mediterranean": "Eastern Mediterranean", "western_mediterranean": "Western Mediterranean",
	"western_balkans": "Western Balkans", "western_african": "Western African route", "other": "Other", "males": "Men and boys", "females": "Women and girls",
	"sex_unknown": "Sex not recorded", "male": "Male", "female": "Female", "unknown": "Not known", "not_available": "Not known", "adult": "Adults", "minor": "Children", "party": "State party", "signatory": "Signatory",
	"accidental_death": "Accident", "drowning": "Drowning", "harsh_environment": "Harsh environment, lack of shelter, food or water", "mixed_or_unknown": "Mixed or unknown",
	"sickness_or_lack_of_healthcare": "Sickness, lack of care", "vehicle_or_hazardous_transport": "Vehicle or hazardous transport", "violence": "Violence",
}

func readSample(t testing.TB, name string) [][]string {
	t.Helper()
	f, err := os.Open("testdata/data/" + name + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// sampleTable reads a CSV whose header gives names and types; numbers may be ranges "low..high" with an
// open end or "low|best|high", estimates "~1" and provisional "*1".
func sampleTable(t testing.TB, s sample) *dataset.Table {
	t.Helper()
	rows := readSample(t, s.data)
	var fields []dataset.Field
	for _, h := range rows[0] {
		name, typ, _ := strings.Cut(h, ":")
		f := dataset.Field{Name: name, Title: strings.ToUpper(name[:1]) + name[1:], Type: dataset.Type(typ)}
		if !f.Type.IsNumber() {
			for _, k := range sortedKeys(words) {
				f.Categories = append(f.Categories, dataset.Category{Value: k, Label: words[k]})
			}
		}
		fields = append(fields, f)
	}
	b := dataset.NewBuilder(s.data, fields)
	for _, r := range rows[1:] {
		if s.keep != nil && !s.keep(r) {
			continue
		}
		var vals []dataset.Value
		for i, c := range r {
			if !fields[i].Type.IsNumber() {
				vals = append(vals, dataset.Value{Text: c})
				continue
			}
			vals = append(vals, dataset.Value{Number: parseNumber(t, c)})
		}
		b.Add(vals...)
	}
	return b.Table()
}

func parseNumber(t testing.TB, c string) dataset.Number {
	t.Helper()
	num := func(s string, empty float64) float64 {
		if s == "" {
			return empty
		}
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	lo, hi, isRange := strings.Cut(c, "..")
	switch parts := strings.Split(c, "|"); {
	case len(parts) == 3:
		return dataset.Number{Low: num(parts[0], 0), Best: num(parts[1], 0), High: num(parts[2], 0)}
	case strings.HasPrefix(c, "~"), strings.HasPrefix(c, "*"):
		n := dataset.Exact(num(c[1:], 0))
		n.Status = map[byte]dataset.Status{'~': dataset.Estimated, '*': dataset.Provisional}[c[0]]
		return n
	case c == "":
		return dataset.Unknown(dataset.Missing)
	case isRange:
		return dataset.Number{Low: num(lo, math.Inf(-1)), Best: math.NaN(), High: num(hi, math.Inf(1))}
	}
	return dataset.Exact(num(c, 0))
}

// sampleTheme is the default theme with the palettes of the shipped study.
func sampleTheme() *theme.Theme {
	th := theme.Default()
	add := func(name string, pairs ...string) {
		p := &theme.Palette{Name: name}
		for i := 0; i < len(pairs); i += 2 {
			p.Entries = append(p.Entries, theme.PaletteEntry{Key: pairs[i], Colour: theme.MustHex(pairs[i+1])})
		}
		th.Palettes[name] = p
	}
	add("routes", "central_mediterranean", "#0B5C7A", "eastern_mediterranean", "#D08A2E", "western_balkans", "#6B3A6E",
		"western_mediterranean", "#7FA37A", "western_african", "#A6401F")
	add("sex", "male", "#34495E", "female", "#D08A2E", "not_available", "#C9D2DA")
	return th
}

func sampleRegisters(t testing.TB) *dataset.Registers {
	regs := &dataset.Registers{}
	for _, r := range readSample(t, "countries")[1:] {
		regs.Countries = append(regs.Countries, dataset.CountryRow{ISO3: r[0], Name: r[1], Lon: r[2], Lat: r[3]})
	}
	return regs
}

// bindSample binds a sample; it must have no faults.
func bindSample(t testing.TB, s sample, th *theme.Theme) *chart.Chart {
	t.Helper()
	var faults diag.List
	hue, _ := th.Hue(s.hue)
	c := chart.Bind("fig-"+s.name, &s.spec, sampleTable(t, s), sampleRegisters(t), th, hue.Colour, &faults)
	if err := faults.Err(); err != nil {
		t.Fatalf("%s: %v", s.name, faults.Sorted())
	}
	return c
}
