package echarts

// Samples of drawings that do not stand on two axes, with estimates and provisional figures.

import "globalstudy/render/chart"

func statusSamples() []sample {
	parts := func(typ string) chart.Spec {
		return chart.Spec{Type: ref(typ), Levels: refs("group", "name"), Y: ref("people")}
	}
	flow := func(typ string) chart.Spec {
		return chart.Spec{Type: ref(typ), Origin: ref("origin"), Destination: ref("destination"), Y: ref("people")}
	}
	whole := func(typ string) chart.Spec {
		return chart.Spec{Type: ref(typ), X: ref("name"), Y: ref("people"), Unit: "people"}
	}
	time := func(typ, x, series string) chart.Spec {
		return chart.Spec{Type: ref(typ), X: ref(x), Y: ref("people"), Series: ref(series)}
	}
	some := func(n int) func([]string) bool {
		return func([]string) bool { n--; return n >= 0 }
	}
	river := time("theme-river", "year", "cause")
	river.Partial = []string{"2025"}
	three4 := func(r []string) bool { return r[0] == "2019" || r[0] == "2024" }
	return []sample{
		{name: "statuses-treemap", data: "status_parts", hue: "sea", widths: three, spec: parts("treemap")},
		{name: "statuses-sunburst", data: "status_parts", hue: "sea", widths: three, spec: parts("sunburst")},
		{name: "statuses-waffle", data: "status_parts", hue: "plum", widths: three, spec: whole("waffle")},
		{name: "statuses-doughnut", data: "status_parts", hue: "plum", widths: three, keep: some(3), spec: whole("doughnut")},
		{name: "statuses-funnel", data: "status_parts", hue: "plum", widths: three, keep: some(3), spec: whole("funnel")},
		{name: "statuses-chord", data: "status_flows", hue: "sea", widths: three, spec: flow("chord")},
		{name: "statuses-network", data: "status_flows", hue: "sea", widths: three, spec: flow("network")},
		{name: "statuses-radar", data: "status_time", hue: "olive", widths: three, keep: three4, spec: time("radar", "cause", "year")},
		{name: "statuses-river", data: "status_time", hue: "olive", widths: three, spec: river},
		{name: "statuses-parallel", data: "status_time", hue: "olive", widths: three, keep: three4, spec: time("parallel", "cause", "year")},
		{name: "statuses-range-bar", data: "facet_ranges", hue: "olive", widths: three, keep: func(r []string) bool { return r[1] == "south" }, spec: chart.Spec{Type: ref("range-bar"), X: ref("year"), Y: ref("people"), Low: ref("low"), High: ref("high"),
			Partial: []string{"2015"}, Annotate: []chart.Annotation{{X: "2018", Text: "New method"}, {X: "2020", To: "2021", Text: "Pandemic"}, {Y: "60", Text: "Sixty"}}}},
	}
}
