package echarts

// Samples of small multiples: one of each type on two axes.

import "globalstudy/render/chart"

func facetSamples() []sample {
	of := func(typ, x, y, facet string, f func(*chart.Spec)) chart.Spec {
		s := chart.Spec{Type: ref(typ), X: ref(x), Y: ref(y), Facet: ref(facet)}
		if f != nil {
			f(&s)
		}
		return s
	}
	years := func(list ...string) func([]string) bool {
		return func(r []string) bool {
			for _, y := range list {
				if r[0] == y {
					return true
				}
			}
			return false
		}
	}
	ends := func(s *chart.Spec) { s.Low, s.High = ref("low"), ref("high") }
	bySex := func(s *chart.Spec) { s.Series, s.Palette = ref("sex"), ref("sex") }
	byRoute := func(s *chart.Spec) { s.Palette = routesOnly }
	recent := years("2021", "2022", "2023", "2024")
	some := func(r []string) bool { return len(r[2]) > 4 }
	return []sample{
		{name: "facets-dot-plot", data: "crossings", hue: "sea", widths: three, keep: recent, spec: of("dot-plot", "route", "detections", "year", byRoute)},
		{name: "facets-lollipop", data: "flows", hue: "sea", widths: three, keep: some, spec: of("lollipop", "nationality", "detections", "route", byRoute)},
		{name: "facets-dumbbell", data: "facet_sex", hue: "plum", widths: three, spec: of("dumbbell", "year", "detections", "route", bySex)},
		{name: "facets-diverging-bar", data: "facet_sex", hue: "plum", widths: three, spec: of("diverging-bar", "year", "detections", "route", bySex)},
		{name: "facets-range-bar", data: "facet_ranges", hue: "olive", widths: three, spec: of("range-bar", "year", "people", "region", ends)},
		{name: "facets-range-line", data: "facet_ranges", hue: "olive", widths: three, spec: of("range-line", "year", "people", "region", func(s *chart.Spec) {
			ends(s)
			s.Annotate = []chart.Annotation{{X: "2020", Text: "Pandemic"}, {X: "2016", Text: "New method", Facet: "south"}}
		})},
		{name: "facets-whiskers", data: "facet_ranges", hue: "olive", widths: three, spec: of("column", "year", "people", "region", func(s *chart.Spec) {
			ends(s)
			s.Annotate = []chart.Annotation{{X: "2019", To: "2021", Text: "Pandemic"}, {Y: "60", Text: "Sixty", Facet: "east"}}
		})},
		{name: "facets-whiskers-bar", data: "facet_ranges", hue: "olive", widths: three, spec: of("bar", "year", "people", "region", ends)},
		{name: "facets-step-line", data: "causes", hue: "plum", widths: three, spec: of("step-line", "year", "deaths", "cause", nil)},
		{name: "facets-column-line", data: "facet_ranges", hue: "clay", widths: three, spec: of("column-line", "year", "people", "region", func(s *chart.Spec) { s.Line = ref("mean") })},
		{name: "facets-slope", data: "facet_sex", hue: "plum", widths: three, keep: years("2021", "2022"), spec: of("slope", "year", "detections", "route", bySex)},
		{name: "facets-bump", data: "facet_sex", hue: "plum", widths: three, spec: of("bump", "year", "detections", "route", bySex)},
		{name: "facets-scatter", data: "facet_points", hue: "sea", widths: three, spec: of("scatter", "detections", "deaths", "region", func(s *chart.Spec) {
			s.Label = ref("place")
			s.Annotate = []chart.Annotation{{Y: "100", Text: "One hundred"}}
		})},
		{name: "facets-bubble", data: "facet_points", hue: "sea", widths: three, spec: of("bubble", "detections", "deaths", "region", func(s *chart.Spec) { s.Label, s.Size = ref("place"), ref("size") })},
		{name: "facets-connected-scatter", data: "facet_points", hue: "sea", widths: three, spec: of("connected-scatter", "detections", "deaths", "region", func(s *chart.Spec) { s.Label = ref("place") })},
		{name: "facets-histogram", data: "months", hue: "sea", widths: three, keep: recent, spec: chart.Spec{Type: ref("histogram"), X: ref("detections"), Facet: ref("year"), Bins: 8}},
		{name: "facets-box-plot", data: "facet_boxes", hue: "sea", widths: three, spec: of("box-plot", "season", "people", "region", nil)},
	}
}
