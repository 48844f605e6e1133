package echarts

// Samples of charts on two axes beside the plain columns, bars and lines.

import "globalstudy/render/chart"

func xySamples() []sample {
	spec := func(typ, x, y string, f func(*chart.Spec)) chart.Spec {
		s := chart.Spec{Type: ref(typ), X: ref(x), Y: ref(y)}
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
	since := func(year string) func([]string) bool { return func(r []string) bool { return r[0] >= year } }
	known := func(r []string) bool { return r[1] != "not_available" }
	byRoute := func(s *chart.Spec) { s.Series, s.Palette = ref("route"), routesOnly }
	return []sample{
		{name: "diverging-bar", data: "sex", hue: "plum", widths: three, keep: known, spec: spec("diverging-bar", "year", "detections", func(s *chart.Spec) { s.Series, s.Palette = ref("sex"), ref("sex") })},
		{name: "dumbbell", data: "crossings", hue: "sea", widths: three, keep: years("2015", "2024"), spec: spec("dumbbell", "route", "detections", func(s *chart.Spec) { s.Series = ref("year") })},
		{name: "lollipop", data: "nationalities", hue: "clay", widths: three, spec: spec("lollipop", "nationality", "detections", nil)},
		{name: "dot-plot", data: "crossings", hue: "sea", widths: three, keep: years("2022", "2023", "2024"), spec: spec("dot-plot", "route", "detections", func(s *chart.Spec) { s.Series = ref("year") })},
		{name: "step-line", data: "crossings", hue: "sea", widths: three, keep: since("2014"), spec: spec("step-line", "year", "detections", byRoute)},
		{name: "range-line", data: "months_range", hue: "sea", widths: three, spec: spec("range-line", "year", "mean", func(s *chart.Spec) { s.Low, s.High = ref("low"), ref("high") })},
		{name: "column-line", data: "total_mean", hue: "clay", widths: three, spec: spec("column-line", "year", "detections", func(s *chart.Spec) {
			s.Line = ref("mean")
			s.Annotate = []chart.Annotation{{X: "2015", Text: "Peak"}}
		})},
		{name: "slope", data: "crossings", hue: "sea", widths: three, keep: years("2015", "2024"), spec: spec("slope", "year", "detections", byRoute)},
		{name: "bump", data: "crossings", hue: "sea", widths: three, keep: since("2016"), spec: spec("bump", "year", "detections", byRoute)},
		{name: "scatter", data: "two_routes", hue: "olive", widths: three, spec: spec("scatter", "central", "eastern", func(s *chart.Spec) {
			s.Label = ref("nationality")
			s.Annotate = []chart.Annotation{{Y: "20000", Text: "Twenty thousand"}}
		})},
		{name: "bubble", data: "two_routes", hue: "olive", widths: three, spec: spec("bubble", "central", "eastern", func(s *chart.Spec) { s.Label, s.Size = ref("nationality"), ref("all") })},
		{name: "connected-scatter", data: "year_pairs", hue: "plum", widths: three, spec: spec("connected-scatter", "detections", "deaths", func(s *chart.Spec) { s.Label, s.Order = ref("year"), ref("year") })},
		{name: "histogram", data: "months", hue: "sea", widths: three, spec: chart.Spec{Type: ref("histogram"), X: ref("detections"), Bins: 12, Annotate: []chart.Annotation{{X: "20000", To: "27500", Text: "Summer months"}}}},
		{name: "box-plot", data: "months", hue: "sea", widths: three, keep: func(r []string) bool { return r[0] < "2025" }, spec: spec("box-plot", "year", "detections", nil)},
		{name: "statuses", data: "statuses", hue: "clay", widths: three, spec: spec("column", "year", "people", nil)},
		{name: "statuses-bar", data: "statuses", hue: "clay", widths: three, spec: spec("bar", "year", "people", func(s *chart.Spec) {
			s.Annotate = []chart.Annotation{{X: "2016", Text: "Low"}, {X: "2018", To: "2019", Text: "New method"}, {Y: "30", Text: "Thirty"}}
		})},
		{name: "statuses-line", data: "statuses", hue: "clay", widths: three, spec: spec("line", "year", "people", nil)},
		{name: "statuses-dots", data: "statuses", hue: "clay", widths: three, spec: spec("lollipop", "year", "people", nil)},
	}
}
