package chart

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

func TestNumberText(t *testing.T) {
	th := theme.Default()
	n := func(lo, hi float64) dataset.Number { return dataset.Number{Low: lo, Best: math.NaN(), High: hi} }
	prose := theme.Format{Decimals: -1}
	exhibit := theme.Format{Decimals: -1, Exhibit: true}
	usd := theme.Format{Kind: theme.USD, Decimals: -1}
	for _, tt := range []struct {
		n    dataset.Number
		f    theme.Format
		want string
	}{
		{dataset.Exact(1822102), prose, "1,822,102"},
		{n(5.5e9, 7e9), usd, "US$5.5–7 billion"},
		{n(2.5e6, math.Inf(1)), theme.Format{Kind: theme.Compact, Decimals: -1}, "at least 2.5 million"},
		{n(math.Inf(-1), 15000), usd, "at most US$15,000"},
		{dataset.Unknown(dataset.Missing), prose, "not available"},
		{dataset.Unknown(dataset.Missing), exhibit, ".."},
		{dataset.Unknown(dataset.Nil), exhibit, "-"},
		{dataset.Unknown(dataset.Nil), prose, "nil"},
		{dataset.Unknown(dataset.Small), exhibit, "0"},
		{dataset.Unknown(dataset.Confidential), exhibit, "c"},
		{dataset.Unknown(dataset.NotApplicable), prose, "not applicable"},
	} {
		if got := strings.ReplaceAll(NumberText(th, tt.n, tt.f), theme.NBSP, " "); got != tt.want {
			t.Errorf("NumberText(%v) = %q, want %q", tt.n, got, tt.want)
		}
	}
}

func TestDescribe(t *testing.T) {
	est := dataset.Exact(12)
	est.Status = dataset.Estimated
	single := table([]string{"year:year", "n:integer:people"}, []any{"2014", 10}, []any{"2015", est}, []any{"2016", nil}, []any{"2017", 4}, []any{"2018", 1})
	tests := []struct {
		name string
		spec Spec
		tab  *dataset.Table
		want string
	}{
		{"column", Spec{Type: ref("column", 1), X: ref("year", 2), Y: ref("n", 3), Partial: []string{"2018"}}, single,
			"Column chart of n by year, 2014 to 2018. The highest value is 12 people (2015), the lowest 4 (2017). 2018 is not a whole period. Estimated: 2015. Not available: 2016. The value fell from 10 in 2014 to 4 in 2017."},
		{"stacked", stacked(), crossings(),
			"Stacked column chart of detections by year and route, 2014 to 2017. Where no part is missing, the highest total is 30 detections (2014), the lowest 12 (2017). The largest known part is west throughout. Not available: west (2015) and east (2015 and 2016). Where no part is missing, the total fell from 30 in 2014 to 12 in 2017."},
		{"range", Spec{Type: ref("range-bar", 1), X: ref("c", 2), Y: ref("fee", 3), Log: true},
			table([]string{"c:string", "fee:number:US$"}, []any{"A to B", dataset.Number{Low: 100, Best: 100, High: 2000}}, []any{"C to D", dataset.Number{Low: 500, Best: math.NaN(), High: math.Inf(1)}}),
			"Range chart of fee by c, two entries. The scale is logarithmic. A to B: US$100–2,000; C to D: at least US$500."},
		{"doughnut", Spec{Type: ref("doughnut", 1), X: ref("s", 2), Y: ref("n", 3)}, table([]string{"s:string", "n:integer:people"}, []any{"men", 75}, []any{"women", 25}),
			"Doughnut chart of n by s. men 75 (75 per cent) and women 25 (25 per cent). All together make 100 people."},
		{"ranked", Spec{Type: ref("ranked-bar", 1), X: ref("nat", 2), Y: ref("n", 3)}, table([]string{"nat:country", "n:integer"}, []any{"OTH", 9}, []any{"AFG", 5}, []any{"SYR", 50}),
			"Ranked bar chart of n by nat, three entries. The highest value is 50 (Syrian Arab Republic), the lowest 5 (Afghanistan). All together make 64."},
		{"sankey", Spec{Type: ref("sankey", 1), Origin: ref("f", 2), Destination: ref("t", 3), Y: ref("n", 4)}, table([]string{"f:string", "t:string", "n:integer"}, []any{"a", "x", 9}, []any{"b", "x", 5}),
			"Flow diagram of n from f to t. The largest flow is from a to x: 9. The largest origin is a (9), the largest destination x (14). All together make 14."},
		{"map", Spec{Type: ref("choropleth", 1), Country: ref("c", 2), Y: ref("n", 3), Classes: []float64{5, 60}}, table([]string{"c:country", "n:integer:people"}, []any{"AFG", 5}, []any{"SYR", 50}, []any{"XYZ", nil}),
			"Map of n. By class, 5: one country or area; 6–60: one country or area. The highest value is 50 people (Syrian Arab Republic), the lowest 5 (Afghanistan). No data for one country or area."},
		{"points", Spec{Type: ref("scatter", 1), X: ref("a", 2), Y: ref("b", 3), Label: ref("c", 4)}, table([]string{"c:string", "a:integer", "b:integer:people"}, []any{"one", 1, 50}, []any{"two", 3, 5}, []any{"three", nil, 7}),
			"Scatter plot of b against a, two points. The highest is 50 people (one, a 1), the lowest 5 (two, a 3). One value is not available."},
		{"histogram", Spec{Type: ref("histogram", 1), X: ref("a", 2), BinWidth: 10}, table([]string{"a:integer"}, []any{1}, []any{3}, []any{25}), "Histogram of a, three bins. The highest value is 2 (0–10), the lowest 0 (10–20)."},
		{"boxes", Spec{Type: ref("box-plot", 1), X: ref("c", 2), Low: ref("a", 3), Q1: ref("b", 3), Median: ref("d", 3), Q3: ref("e", 3), High: ref("f", 3)},
			table([]string{"c:string", "a:integer", "b:integer", "d:integer", "e:integer", "f:integer"}, []any{"north", 1, 2, 3, 4, 9}), "Box plot by c. north: median 3, half of the values from 2 to 4, all from 1 to 9."},
		{"bump", Spec{Type: ref("bump", 1), X: ref("year", 2), Y: ref("detections", 3), Series: ref("route", 4)}, crossings(), "Bump chart of ranks of detections by year and route, 2014 to 2017. Rank 1 is held by west throughout. Not available: west (2015) and east (2015 and 2016). west had rank 1 in 2014 and in 2017; east had rank 2 in 2014 and in 2017."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, faults := bind(t, tt.spec, tt.tab)
			if faults != nil {
				t.Fatal(faults)
			}
			got := strings.ReplaceAll(Describe(c, themeWith()).String(), theme.NBSP, " ")
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestDescriptionLevels(t *testing.T) {
	rows := [][]any{{"2014", 10}, {"2015", 12}}
	c, faults := bind(t, Spec{Type: ref("line", 1), X: ref("year", 2), Y: ref("n", 3)}, table([]string{"year:year", "n:integer:people"}, rows...))
	if faults != nil {
		t.Fatal(faults)
	}
	want := []string{"Line chart of n by year, 2014 to 2015.", "The highest value is 12 people (2015), the lowest 10 (2014).", "The value rose from 10 in 2014 to 12 in 2015."}
	if d := cmp.Diff(want, Describe(c, themeWith()).Levels()); d != "" {
		t.Error(d)
	}
}

func TestWay(t *testing.T) {
	p := phrasesOf("en")
	for _, tt := range []struct {
		from, to float64
		want     string
	}{{100, 150, p.rose}, {150, 100, p.fell}, {100, 101, p.level}, {0, 0, p.level}, {-10, 5, p.rose}} {
		if got := p.way(tt.from, tt.to); got != tt.want {
			t.Errorf("from %g to %g: %q", tt.from, tt.to, got)
		}
	}
}
