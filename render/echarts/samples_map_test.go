package echarts

// Samples of maps: every view, grids, flows.

import "globalstudy/render/chart"

func mapSamples() []sample {
	yes := true
	out := []sample{
		{name: "grid-map", data: "cells", hue: "clay", widths: full, spec: chart.Spec{Type: ref("grid-map"), Lon: ref("lon"), Lat: ref("lat"), Y: ref("deaths"), Cell: 2, Classes: []float64{9, 99, 999}}},
		{name: "grid-map-europe", data: "cells", hue: "sea", widths: full, spec: chart.Spec{Type: ref("grid-map"), Lon: ref("lon"), Lat: ref("lat"), Y: ref("deaths"), View: ref("europe-mediterranean")}},
		{name: "flow-map", data: "od", hue: "sea", widths: full, spec: chart.Spec{Type: ref("flow-map"), Origin: ref("origin"), Destination: ref("destination"), Y: ref("migrants"), Format: "compact 1"}},
		{name: "choropleth-equal", data: "stock", hue: "olive", widths: fullOnly, spec: chart.Spec{Type: ref("choropleth"), Country: ref("iso3"), Y: ref("migrants"), Breaks: ref("equal"), Format: "compact"}},
	}
	for _, view := range chart.Views() {
		if view == "world" {
			continue
		}
		out = append(out, sample{name: "view-" + view, data: "stock", hue: "plum", widths: full,
			spec: chart.Spec{Type: ref("choropleth"), Country: ref("iso3"), Y: ref("migrants"), View: ref(view), Labels: &yes, Format: "compact"}})
	}
	return out
}
