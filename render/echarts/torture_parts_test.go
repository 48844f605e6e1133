package echarts

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"globalstudy/render/chart"
	"globalstudy/render/scene"
)

// TestTortureParts draws what is hardest to place: names of 60 letters, 40 of
// them, zeros, thousands of millions, negative and missing values. No text is cut
// and none lies on another.
func TestTortureParts(t *testing.T) {
	drawsMany(t)
	e := engine(t, nil, 2)
	book := e.fonts
	th := sampleTheme()
	for _, s := range tortureParts() {
		c := bindSample(t, s, th)
		for _, w := range s.widths {
			t.Run(fmt.Sprintf("%s-%.0f", s.name, w), func(t *testing.T) {
				sc, err := e.Draw(context.Background(), c, chart.Size{Width: w, Narrow: w < 300}, th)
				if err != nil {
					t.Fatal(err)
				}
				checkText(t, sc, textBoxes(book, sc.Items, scene.Identity))
				writeSVG(t, sc, fmt.Sprintf("%s-%.0f", s.name, w))
			})
		}
	}
}

// tortureParts is each hard chart twice: as it is, and with statuses, which add
// stars, rings, hatches and a legend.
func tortureParts() []sample {
	all := hardParts()
	for _, s := range hardParts() {
		if s.spec.Facet.Name == "" {
			s.name, s.keep = s.name+"-statuses", statused(s.keep)
			all = append(all, s)
		}
	}
	return all
}

func hardParts() []sample {
	parts := func(n int) func([]string) bool {
		return func([]string) bool { n--; return n >= 0 }
	}
	tree := func(typ string, levels ...string) chart.Spec {
		return chart.Spec{Type: ref(typ), Levels: refs(levels...), Y: ref("n")}
	}
	many := func(typ string) chart.Spec {
		return chart.Spec{Type: ref(typ), X: ref("measure"), Y: ref("n"), Series: ref("series")}
	}
	return []sample{
		{name: "torture-facets-bar", data: "torture_facets", hue: "sea", widths: thrice, spec: chart.Spec{Type: ref("bar"), X: ref("part"), Y: ref("n"), Facet: ref("facet")}},
		{name: "torture-facets-stacked", data: "torture_facets", hue: "sea", widths: thrice, spec: chart.Spec{Type: ref("stacked-bar"), X: ref("part"), Y: ref("n"), Facet: ref("facet")}},
		{name: "torture-facets-column", data: "torture_facets", hue: "sea", widths: thrice, spec: chart.Spec{Type: ref("column"), X: ref("part"), Y: ref("n"), Facet: ref("facet")}},
		{name: "torture-facets-line", data: "torture_time", hue: "sea", widths: thrice, spec: chart.Spec{Type: ref("line"), X: ref("year"), Y: ref("n"), Facet: ref("series")}},
		{name: "torture-treemap", data: "torture_parts", hue: "sea", widths: thrice, spec: tree("treemap", "group", "part")},
		{name: "torture-sunburst", data: "torture_parts", hue: "sea", widths: thrice, spec: tree("sunburst", "group", "part")},
		{name: "torture-waffle", data: "torture_parts", hue: "sea", widths: thrice, keep: parts(8), spec: chart.Spec{Type: ref("waffle"), X: ref("part"), Y: ref("n")}},
		{name: "torture-funnel", data: "torture_stages", hue: "sea", widths: thrice, spec: chart.Spec{Type: ref("funnel"), X: ref("stage"), Y: ref("n")}},
		{name: "torture-chord", data: "torture_flows", hue: "sea", widths: thrice, spec: chart.Spec{Type: ref("chord"), Origin: ref("origin"), Destination: ref("destination"), Y: ref("n")}},
		{name: "torture-network", data: "torture_flows", hue: "sea", widths: thrice, spec: chart.Spec{Type: ref("network"), Origin: ref("origin"), Destination: ref("destination"), Y: ref("n")}},
		{name: "torture-radar", data: "torture_radar", hue: "sea", widths: thrice, spec: many("radar")},
		{name: "torture-river", data: "torture_river", hue: "sea", widths: thrice, spec: chart.Spec{Type: ref("theme-river"), X: ref("year"), Y: ref("n"), Series: ref("series")}},
		{name: "torture-parallel", data: "torture_many", hue: "sea", widths: thrice, spec: many("parallel")},
		{name: "torture-cards", data: "torture_time", hue: "sea", widths: thrice, spec: chart.Spec{Type: ref("number-cards"), X: ref("year"), Y: ref("n"), Series: ref("series")}},
	}
}

// statused keeps rows as keep does (nil: all) and makes every third number, the
// last of a row, an estimate and the one after it provisional.
func statused(keep func([]string) bool) func([]string) bool {
	n := 0
	return func(r []string) bool {
		if keep != nil && !keep(r) {
			return false
		}
		if v := &r[len(r)-1]; *v != "" && strings.IndexByte("-0123456789", (*v)[0]) >= 0 {
			*v = []string{"", "~", "*"}[n%3] + *v
			n++
		}
		return true
	}
}
