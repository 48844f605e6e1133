package chart

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

// What descriptions must not say wrongly: extremes that several places share, totals
// with a part missing, sums over years, units that cannot follow a number, shares of shares.
func TestDescriptionsAreTrue(t *testing.T) {
	rows := func(v ...[]any) [][]any { return v }
	points := [][]any{}
	for i := range 12 {
		points = append(points, []any{fmt.Sprint("p", i), i, 100 - i*i})
	}
	est := dataset.Exact(7)
	est.Status = dataset.Estimated
	for _, tt := range []struct {
		name string
		spec Spec
		cols []string
		rows [][]any
		want string
	}{
		{"shared places", Spec{Type: ref("column", 1), X: ref("year", 2), Y: ref("n", 3)}, []string{"year:year", "n:integer:people"},
			rows([]any{"2014", 0}, []any{"2015", 9}, []any{"2016", 9}, []any{"2017", 0}, []any{"2018", 0}, []any{"2019", 0}),
			"The highest value is 9 people (2015 and 2016), the lowest 0 (2014 and three more). The value was 0 in 2014 and in 2019."},
		{"all alike", Spec{Type: ref("lollipop", 1), X: ref("c", 2), Y: ref("n", 3)}, []string{"c:string", "n:integer:people"}, rows([]any{"a", 4}, []any{"b", 4}), "All values are 4 people."},
		{"the next two", Spec{Type: ref("lollipop", 1), X: ref("c", 2), Y: ref("n", 3)}, []string{"c:string", "n:integer:people"},
			rows([]any{"a", 5}, []any{"b", 9}, []any{"c", 2}, []any{"d", 1}, []any{"e", 3}),
			"The highest value is 9 people (b), followed by 5 (a) and 3 (e); the lowest is 1 (d)."},
		{"stocks are not summed over years", Spec{Type: ref("stacked-column", 1), X: ref("year", 2), Y: ref("n", 3), Series: ref("s", 4)}, []string{"year:year", "s:string", "n:integer:people"},
			rows([]any{"2014", "A", 4}, []any{"2014", "B", 1}, []any{"2015", "A", 4}, []any{"2015", "B", 2}, []any{"2016", "A", 4}, []any{"2016", "B", 5}),
			"The highest total is 9 people (2016), the lowest 5 (2014). The largest part is A two times of three. The total rose from 5 in 2014 to 9 in 2016."},
		{"questions of their own", Spec{Type: ref("stacked-bar", 1), X: ref("q", 2), Y: ref("n", 3), Series: ref("a", 4)}, []string{"q:string", "a:string", "n:integer:people"},
			rows([]any{"How", "cash", 9}, []any{"How", "card", 1}, []any{"When", "before", 6}, []any{"When", "after", 4}), "How: cash 9 and card 1. When: before 6 and after 4."},
		{"largest parts", Spec{Type: ref("percent-bar", 1), X: ref("c", 2), Y: ref("n", 3), Series: ref("s", 4)}, []string{"c:string", "s:string", "n:integer:people"},
			rows([]any{"a", "A", 60}, []any{"a", "B", 40}, []any{"b", "A", 70}, []any{"b", "B", 30}, []any{"c", "A", 20}, []any{"c", "B", 80}, []any{"d", "A", 90}, []any{"d", "B", 10}, []any{"e", "A", 51}, []any{"e", "B", 49}),
			"The largest part is A in a (60 per cent), b (70 per cent), d (90 per cent) and e (51 per cent); B in c (80 per cent). A: from 20 per cent (c) to 90 per cent (d)."},
		{"two compared", Spec{Type: ref("dumbbell", 1), X: ref("c", 2), Y: ref("n", 3), Series: ref("s", 4)}, []string{"c:string", "s:string", "n:integer:people"},
			rows([]any{"a", "then", 6}, []any{"a", "now", 4}, []any{"b", "then", 7}, []any{"b", "now", 30}, []any{"c", "then", 9}, []any{"c", "now", 8}),
			"then: the highest value is 9 (c); now: the highest value is 30 (b). The value for then is the higher in two of three; the two are furthest apart for b (then: 7; now: 30)."},
		{"a unit that cannot follow", Spec{Type: ref("column", 1), X: ref("year", 2), Y: ref("n", 3), Unit: "children, or encounters, logarithmic scale", Log: true}, []string{"year:year", "n:integer"},
			rows([]any{"2014", 10}, []any{"2015", 1000}),
			"Column chart of n by year, 2014 to 2015. Unit: children, or encounters. The scale is logarithmic. The highest value is 1,000 (2015), the lowest 10 (2014). The value rose from 10 in 2014 to 1,000 in 2015."},
		{"shares of shares", Spec{Type: ref("treemap", 1), Levels: levelsOf("c"), Y: ref("n", 3)}, []string{"c:string", "n:number:per cent"}, rows([]any{"a", 60}, []any{"b", 40}), "a 60 per cent and b 40 per cent."},
		{"months of years", Spec{Type: ref("heat-table", 1), X: ref("month", 2), Y: ref("n", 3), Series: ref("year", 4)}, []string{"year:year", "month:integer", "n:integer"},
			rows([]any{"2014", 1, 5}, []any{"2014", 2, 6}, []any{"2015", 1, 7}, []any{"2015", 2, 8}), "The highest value is 8 (Feb 2015), the lowest 5 (Jan 2014)."},
		{"axes that go together", Spec{Type: ref("scatter", 1), X: ref("a", 2), Y: ref("b", 3), Label: ref("c", 4)}, []string{"c:string", "a:integer", "b:integer"}, points,
			"Scatter plot of b against a, 12 points. The highest is 100 (p0, a 0), the lowest −21 (p11, a 11). Values of b tend to be lower where those of a are higher."},
		{"an estimated part", Spec{Type: ref("waffle", 1), X: ref("s", 2), Y: ref("n", 3)}, []string{"s:string", "n:integer:cases"}, rows([]any{"A", 93}, []any{"B", est}), "A 93 (93 per cent) and B 7 (7 per cent). All together make 100 cases. Estimated: B."},
		{"an estimated leaf", Spec{Type: ref("treemap", 1), Levels: levelsOf("c"), Y: ref("n", 3)}, []string{"c:string", "n:integer"}, rows([]any{"A", 93}, []any{"B", est}), "A 93 (93 per cent) and B 7 (7 per cent). All together make 100. Estimated: B."},
		{"an estimated flow", Spec{Type: ref("sankey", 1), Origin: ref("f", 2), Destination: ref("t", 3), Y: ref("n", 4)}, []string{"f:string", "t:string", "n:integer"}, rows([]any{"a", "x", 9}, []any{"b", "x", est}), "All together make 16. Estimated: b to x."},
		{"ranges", Spec{Type: ref("column", 1), X: ref("c", 2), Y: ref("n", 3), Low: ref("l", 4), High: ref("h", 5)}, []string{"c:string", "n:integer:people", "l:integer", "h:integer"},
			rows([]any{"a", 5, 4, 9}, []any{"b", 8, 8, 8}), "The highest value is 8 people (b), the lowest 5 (a). Given as ranges: 4–9 (a)."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, faults := bind(t, tt.spec, table(tt.cols, tt.rows...))
			if faults != nil {
				t.Fatal(faults)
			}
			got := strings.ReplaceAll(Describe(c, themeWith()).String(), theme.NBSP, " ")
			if !strings.HasSuffix(got, tt.want) {
				t.Errorf("%s\n%s", got, cmp.Diff(tt.want, got))
			}
		})
	}
}

func TestSpans(t *testing.T) {
	d := &describer{c: &Chart{}, p: phrasesOf("en"), th: theme.Default()}
	for y := range 8 {
		d.c.Categories = append(d.c.Categories, Category{Key: fmt.Sprint(2010 + y), Label: fmt.Sprint(2010 + y)})
	}
	if d := cmp.Diff([]string{"2010", "2011", "2013 to 2016"}, d.spans([]int{0, 1, 3, 4, 5, 6})); d != "" {
		t.Error(d)
	}
}

func TestFirstLettersOfAllScripts(t *testing.T) {
	if got := upper("état") + lowerFirst("Élevé") + upper("年"); got != "Étatélevé年" {
		t.Error(got)
	}
}

func TestRelation(t *testing.T) {
	up, down := []float64{1, 2, 3, 4}, []float64{9, 5, 5, 1}
	if r := correlation(ranks(up), ranks(up)); r < 0.999 {
		t.Error(r)
	}
	if r := correlation(ranks(up), ranks(down)); r > -0.9 {
		t.Error(r)
	}
	if r := correlation(up, []float64{2, 2, 2, 2}); r != 0 {
		t.Error(r)
	}
}
