package echarts

// Samples of the types that do not stand on two axes, and of panels with a
// palette of their own.

import (
	"globalstudy/render/chart"
	"globalstudy/render/dataset"
)

var thrice = []float64{482, 231, 358}

func refs(names ...string) (out []dataset.Ref) {
	for _, n := range names {
		out = append(out, ref(n))
	}
	return out
}

func partSamples() []sample {
	flow := func(typ string) chart.Spec {
		return chart.Spec{Type: ref(typ), Origin: ref("nationality"), Destination: ref("route"), Y: ref("detections"), Palette: routesOnly}
	}
	tree := func(typ, palette string, levels ...string) chart.Spec {
		return chart.Spec{Type: ref(typ), Levels: refs(levels...), Y: ref("detections"), Palette: ref(palette)}
	}
	big := func(r []string) bool { return len(r[2]) > 3 }
	recent := func(r []string) bool { return r[0] >= "2021" && r[0] <= "2023" }
	facet := func(typ string, f func(*chart.Spec)) chart.Spec {
		s := chart.Spec{Type: ref(typ), X: ref("year"), Y: ref("detections"), Facet: ref("route"), Palette: ref("routes")}
		if f != nil {
			f(&s)
		}
		return s
	}
	return []sample{
		{name: "calendar", data: "days", hue: "sea", widths: thrice, spec: chart.Spec{Type: ref("calendar"), X: ref("day"), Y: ref("arrivals")}},
		{name: "treemap", data: "flows", hue: "sea", widths: thrice, spec: tree("treemap", "routes", "route", "nationality")},
		{name: "treemap-flat", data: "nationalities", hue: "clay", widths: full, spec: tree("treemap", "", "nationality")},
		{name: "sunburst", data: "flows", hue: "sea", widths: thrice, keep: big, spec: tree("sunburst", "routes", "route", "nationality")},
		{name: "waffle", data: "deaths_sex", hue: "plum", widths: thrice, spec: chart.Spec{Type: ref("waffle"), X: ref("sex"), Y: ref("deaths"), Unit: "deaths"}},
		{name: "funnel", data: "stages", hue: "plum", widths: thrice, spec: chart.Spec{Type: ref("funnel"), X: ref("stage"), Y: ref("cases")}},
		{name: "chord", data: "flows", hue: "sea", widths: thrice, keep: big, spec: flow("chord")},
		{name: "network", data: "flows", hue: "sea", widths: thrice, keep: big, spec: flow("network")},
		{name: "radar", data: "months", hue: "sea", widths: thrice, keep: recent, spec: chart.Spec{Type: ref("radar"), X: ref("month"), Y: ref("detections"), Series: ref("year")}},
		{name: "radar-one", data: "nationalities", hue: "clay", widths: full, spec: chart.Spec{Type: ref("radar"), X: ref("nationality"), Y: ref("detections")}, keep: func(r []string) bool { return len(r[1]) > 4 && r[0] != "OTH" }},
		{name: "theme-river", data: "causes", hue: "plum", widths: thrice, spec: chart.Spec{Type: ref("theme-river"), X: ref("year"), Y: ref("deaths"), Series: ref("cause")}},
		{name: "parallel", data: "measures", hue: "olive", widths: thrice, spec: chart.Spec{Type: ref("parallel"), X: ref("measure"), Y: ref("value"), Series: ref("corridor")}},
		{name: "number-cards", data: "crossings", hue: "sea", widths: thrice, spec: chart.Spec{Type: ref("number-cards"), X: ref("year"), Y: ref("detections"), Series: ref("route"), Palette: routesOnly, Partial: []string{"2025"}}},
		{name: "facets-palette", data: "crossings", hue: "sea", widths: full, spec: facet("column", nil)},
		{name: "facets-bar", data: "flows", hue: "sea", widths: full, keep: func(r []string) bool { return len(r[2]) > 3 }, spec: facet("ranked-bar", func(s *chart.Spec) { s.X = ref("nationality") })},
		{name: "facets-stacked-bar", data: "facet_sex", hue: "plum", widths: full, spec: facet("stacked-bar", func(s *chart.Spec) { s.Series, s.Palette = ref("sex"), ref("sex") })},
	}
}
