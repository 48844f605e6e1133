package dataset

// The rules of datasets/README.md, as a table of what each step makes of each
// kind of value and as properties of random tables.

import (
	"fmt"
	"math"
	"math/rand"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"globalstudy/render/diag"
)

// What becomes of a value v beside the figure 4. Columns: v + 4 as a sum, the
// mean of both, the share of v, v / 4, the change from 4 to v and in per cent,
// the larger, 4 then v cumulated, the rank of v beside 4, v rounded to tens.
const rules = `
v                          sum                 mean                share             ratio                growth              growth%             max                cumulated           rank               rounded
8                          12                  6                   66.6667           2                    4                   100                 8                  12                  1                  10
8/estimated                12/estimated        6/estimated         66.6667/estimated 2/estimated          4/estimated         100/estimated       8/estimated        12/estimated        1                  10/estimated
8/provisional              12/provisional      6/provisional       66.6667/provisional 2/provisional      4/provisional       100/provisional     8/provisional      12/provisional      1                  10/provisional
8/break_in_series          12/break_in_series  6/break_in_series   66.6667/break_in_series 2/break_in_series 4/break_in_series 100/break_in_series 8/break_in_series 12/break_in_series  1                  10/break_in_series
0/nil                      4                   2                   0                 0                    -4                  -100                4                  4                   2                  0/nil
0/less_than_half_the_unit  4                   2                   0                 0                    -4                  -100                4                  4                   2                  0/less_than_half_the_unit
missing                    missing             missing             missing           missing              missing             missing             missing            missing             missing            missing
not_applicable             not_applicable      not_applicable      not_applicable    not_applicable       not_applicable      not_applicable      not_applicable     not_applicable      not_applicable     not_applicable
confidential               confidential        confidential        confidential      confidential         confidential        confidential        confidential       confidential        confidential       confidential
6..9                       10..13              5..6.5              60..69.2308       1.5..2.25            2..5                50..125             6..9               10..13              1                  10
14..36(20)                 18..40(24)          9..20(12)           77.7778..90(83.3333) 3.5..9(5)         10..32(16)          250..800(400)       14..36(20)         18..40(24)          1                  10..40(20)
3..5                       7..9                3.5..4.5            42.8571..55.5556  0.75..1.25           -1..1               -25..25             4..5               7..9                1..2               0..10
8..+Inf                    12..+Inf            6..+Inf             66.6667..100      2..+Inf              4..+Inf             100..+Inf           8..+Inf            12..+Inf            1                  10..+Inf
`

// ruleNumber reads a number as showNumber writes it.
func ruleNumber(t *testing.T, s string) Number {
	for st := Missing; st <= Confidential; st++ {
		if s == strings.ReplaceAll(st.String(), " ", "_") {
			return Unknown(st)
		}
	}
	s, status, _ := strings.Cut(s, "/")
	var low, best, high float64
	n := Number{}
	switch {
	case regexp.MustCompile(`\(`).MatchString(s):
		if _, err := fmt.Sscanf(strings.NewReplacer("..", " ", "(", " ", ")", "").Replace(s), "%g %g %g", &low, &high, &best); err != nil {
			t.Fatal(err)
		}
		n = Range(low, best, high)
	case strings.Contains(s, ".."):
		if _, err := fmt.Sscanf(strings.Replace(s, "..", " ", 1), "%g %g", &low, &high); err != nil {
			t.Fatal(err)
		}
		n = Range(low, math.NaN(), high)
	default:
		if _, err := fmt.Sscan(s, &low); err != nil {
			t.Fatal(err)
		}
		n = Exact(low)
	}
	for st := Estimated; st <= Small; st++ {
		if status == strings.ReplaceAll(st.String(), " ", "_") {
			n.Status = st
		}
	}
	return n
}

// series2 is a table of two years: 4, then v.
func series2(v Number) *Env {
	b := NewBuilder("t", []Field{{Name: "year", Type: Year}, {Name: "v", Type: Numeric, Unit: "x"}})
	b.Add(Value{Text: "2014"}, Value{Number: Exact(4)})
	b.Add(Value{Text: "2015"}, Value{Number: v})
	return &Env{Tables: map[string]*Table{"t": b.Table()}}
}

func TestRules(t *testing.T) {
	agg := func(fn string) Step { return Aggregate{Aggs: []Agg{{Func: fn, Col: ref("v"), As: "v"}}} }
	derive := func(e string) Step { return Derive{[]Derived{{Name: ref("v"), Expr: ref(e)}}} }
	change := Change{Of: ref("v"), Over: ref("year")}
	percent := change
	percent.Percent = true
	steps := map[string][]Step{
		"sum": {agg("sum")}, "mean": {agg("mean")}, "share": {Share{Of: ref("v")}}, "ratio": {derive("v / 4")}, "growth": {change}, "growth%": {percent},
		"max": {agg("max")}, "cumulated": {Cumulate{Of: ref("v"), Over: ref("year")}}, "rank": {Rank{By: ref("v"), As: "place"}, Select{refs("place")}}, "rounded": {derive("round(v, -1)")},
	}
	lines := strings.Split(strings.TrimSpace(rules), "\n")
	head := strings.Fields(lines[0])
	for _, line := range lines[1:] {
		cells := strings.Fields(line)
		env := series2(ruleNumber(t, cells[0]))
		for i := 1; i < len(head); i++ {
			var l diag.List
			tab := (&Pipeline{From: ref("t"), Steps: steps[head[i]]}).Run(env, &l)
			if tab == nil {
				t.Fatal(faultLines(&l))
			}
			n := tab.Num(tab.Len()-1, len(tab.Fields)-1)
			if got := strings.ReplaceAll(showNumber(n), " ", "_"); got != cells[i] || !valid(n) {
				t.Errorf("%s of %s: got %s, want %s", head[i], cells[0], got, cells[i])
			}
		}
	}
}

// The table of the guide has a row for every step that computes or moves values.
func TestGuideNamesSteps(t *testing.T) {
	guide, err := os.ReadFile("../../datasets/README.md")
	if err != nil {
		t.Fatal(err)
	}
	var heads strings.Builder
	for line := range strings.Lines(string(guide)) {
		if cells := strings.Split(line, "|"); len(cells) > 4 {
			heads.WriteString(cells[1] + "\n")
		}
	}
	for _, w := range strings.Fields("sum mean median min max first last count distinct share ratio derive change cumulate rank round where join union top sort pivot unpivot fill") {
		if !regexp.MustCompile(`\b` + w + `\b`).MatchString(heads.String()) {
			t.Errorf("the table of datasets/README.md has no row for %s", w)
		}
	}
}

// random makes a table of years, routes (each pair once, some left out) and
// numbers; positive says that there are no negative ones.
func random(r *rand.Rand, positive bool) *Env {
	b := NewBuilder("t", []Field{{Name: "year", Type: Year}, {Name: "route", Type: String}, {Name: "v", Type: Numeric, Unit: "x"}})
	for year := range 1 + r.Intn(4) {
		for route := range 1 + r.Intn(4) {
			if r.Intn(5) == 0 {
				continue
			}
			n := Number{}.Generate(r, 0).Interface().(Number)
			if r.Intn(2) == 0 {
				n = Exact(float64(r.Intn(2000) - 1000))
			}
			if positive && n.Known() && n.Low < 0 {
				n = Exact(float64(r.Intn(100)))
			}
			b.Add(Value{Text: fmt.Sprint(2010 + year)}, Value{Text: fmt.Sprint("r", route)}, Value{Number: n})
		}
	}
	return &Env{Tables: map[string]*Table{"t": b.Table()}}
}

// TestTableProperties runs pipelines on random tables.
func TestTableProperties(t *testing.T) {
	sum := func(by string) Step {
		return Aggregate{By: refs(by), Aggs: []Agg{{Func: "sum", Col: ref("v"), As: "v"}}}
	}
	year := refs("year")
	route := refs("route")
	total := func(tab *Table) Number { return tab.Num(0, tab.Col("v")) }
	column := func(tab *Table, name string) []Number {
		var out []Number
		for row := range tab.Len() {
			out = append(out, tab.Num(row, tab.Col(name)))
		}
		return out
	}
	near := func(a, b Number) bool {
		eq := func(x, y float64) bool {
			return x == y || math.IsNaN(x) && math.IsNaN(y) || math.Abs(x-y) <= 1e-9*max(1, math.Abs(x))
		}
		return eq(a.Low, b.Low) && eq(a.Best, b.Best) && eq(a.High, b.High) && a.Status == b.Status
	}
	properties := map[string]func(r *rand.Rand, env *Env, run func(...Step) *Table) bool{
		"the sums of the parts make the total": func(r *rand.Rand, env *Env, run func(...Step) *Table) bool {
			want := total(run(sum("")))
			return near(total(run(sum("year"), sum(""))), want) && near(total(run(sum("route year"), sum("route"), sum(""))), want)
		},
		"what is left out is said": func(r *rand.Rand, env *Env, run func(...Step) *Table) bool {
			tab := run(Aggregate{Aggs: []Agg{{Func: "sum", Col: ref("v"), As: "v"}}, SkipMissing: true})
			all := column(env.Tables["t"], "v")
			knownOnly := slices.DeleteFunc(slices.Clone(all), func(n Number) bool { return !n.Known() })
			return same(total(tab), Sum(knownOnly...)) && (len(tab.Notes) > 0) == (len(knownOnly) < len(all))
		},
		"shares make 100, or none is known": func(r *rand.Rand, env *Env, run func(...Step) *Table) bool {
			tab := run(Share{Of: ref("v"), Within: year, As: "s"})
			for g, rows := range groupsOf(tab, "year") {
				var parts, shares []Number
				for _, row := range rows {
					parts, shares = append(parts, tab.Num(row, 2)), append(shares, tab.Num(row, 3))
				}
				whole, of := Sum(shares...), Sum(parts...)
				switch {
				case !of.Known() || of.High == 0:
					if slices.ContainsFunc(shares, Number.Known) {
						t.Logf("year %s: a share of an unknown", g)
						return false
					}
				case of.IsExact():
					if !slices.ContainsFunc(parts, Number.IsRange) && math.Abs(whole.Low-100) > 1e-9 {
						return false
					}
				case whole.Low > 100+1e-9 || whole.High < 100-1e-9:
					return false
				}
			}
			return true
		},
		"a mean lies between the least and the largest": func(r *rand.Rand, env *Env, run func(...Step) *Table) bool {
			of := func(fn string) Number {
				return total(run(Aggregate{Aggs: []Agg{{Func: fn, Col: ref("v"), As: "v"}}}))
			}
			least, mean, most := of("min"), of("mean"), of("max")
			if !mean.Known() {
				return !least.Known() && !most.Known() && mean.Status == least.Status
			}
			return least.Low <= mean.Low+1e-9 && mean.High <= most.High+1e-9 && valid(mean)
		},
		"the rest of a top keeps the total": func(r *rand.Rand, env *Env, run func(...Step) *Table) bool {
			return near(total(run(Top{N: 1 + r.Intn(3), Col: ref("route"), By: ref("v"), Other: "Other"}, sum(""))), total(run(sum(""))))
		},
		"the last of the running sums is the sum": func(r *rand.Rand, env *Env, run func(...Step) *Table) bool {
			tab := run(Cumulate{Of: ref("v"), Over: ref("year"), Within: route, As: "c"}, Sort{[]SortKey{{ref("route"), false}, {ref("year"), false}}},
				Aggregate{By: route, Aggs: []Agg{{Func: "last", Col: ref("c"), As: "last"}, {Func: "sum", Col: ref("v"), As: "v"}}})
			for row := range tab.Len() {
				if !near(tab.Num(row, 1), tab.Num(row, 2)) {
					return false
				}
			}
			return true
		},
		"a change added to the earlier figure holds the later": func(r *rand.Rand, env *Env, run func(...Step) *Table) bool {
			tab := run(Change{Of: ref("v"), Over: ref("year"), Within: route, As: "c"})
			for row := range tab.Len() {
				before := slices.IndexFunc(rowsOf(tab), func(k int) bool {
					return tab.Text(k, 1) == tab.Text(row, 1) && tab.Text(k, 0) == previous(tab.Text(row, 0), Year)
				})
				n, c := tab.Num(row, 2), tab.Num(row, 3)
				if before < 0 || !n.Known() || !tab.Num(before, 2).Known() {
					if c.Known() {
						return false
					}
					continue
				}
				if back := tab.Num(before, 2).Add(c); c.Known() && (back.Known() && (back.Low > n.Low+1e-9 || back.High < n.High-1e-9)) {
					return false
				}
			}
			return true
		},
		"a union adds up": func(r *rand.Rand, env *Env, run func(...Step) *Table) bool {
			return near(total(run(Union{refs("t")}, sum(""))), total(run(sum(""))).Add(total(run(sum("")))))
		},
		"a left join moves no figure": func(r *rand.Rand, env *Env, run func(...Step) *Table) bool {
			b := NewBuilder("other", []Field{{Name: "route", Type: String}, {Name: "w", Type: Numeric, Unit: "y"}})
			for i := range 3 {
				b.Add(Value{Text: fmt.Sprint("r", i)}, Value{Number: Exact(float64(i))})
			}
			env.Tables["other"] = b.Table()
			if !slices.ContainsFunc(rowsOf(env.Tables["t"]), func(k int) bool { return env.Tables["t"].Text(k, 1) < "r3" }) {
				return true // no partner at all is a fault
			}
			left := run(Join{With: ref("other"), On: route})
			inner := run(Join{With: ref("other"), On: route, Inner: true})
			for row := range left.Len() {
				if left.Num(row, 3).Known() != (left.Text(row, 1) < "r3") {
					return false
				}
			}
			return slices.EqualFunc(column(left, "v"), column(env.Tables["t"], "v"), same) && inner.Len() <= left.Len()
		},
		"what is pivoted can be turned back": func(r *rand.Rand, env *Env, run func(...Step) *Table) bool {
			wide := run(Pivot{Columns: ref("route"), Values: ref("v")})
			var names []Ref
			for _, f := range wide.Fields[1:] {
				names = append(names, ref(f.Name))
			}
			back := run(Pivot{Columns: ref("route"), Values: ref("v")}, Unpivot{Cols: names, Name: "route", Value: "v"})
			t := env.Tables["t"]
			for row := range back.Len() { // what was there is the same, the rest is missing
				k := slices.IndexFunc(rowsOf(t), func(k int) bool { return t.Text(k, 0) == back.Text(row, 0) && t.Text(k, 1) == back.Text(row, 1) })
				if n := back.Num(row, 2); k < 0 && n.Known() || k >= 0 && !same(n, t.Num(k, 2)) {
					return false
				}
			}
			return back.Len() >= t.Len()
		},
		"what is filled in is missing, or 0 if asked for": func(r *rand.Rand, env *Env, run func(...Step) *Table) bool {
			with := run(Fill{Cols: refs("year route"), Zero: true}, sum(""))
			without := run(Fill{Cols: refs("year route")})
			gaps := without.Len() > env.Tables["t"].Len()
			return near(total(with).as(OK), total(run(sum(""))).as(OK)) && (!gaps || !Sum(column(without, "v")...).Known())
		},
		"ranks hold whatever the figures turn out to be": func(r *rand.Rand, env *Env, run func(...Step) *Table) bool {
			tab := run(Rank{By: ref("v"), As: "place"})
			var rows []int
			real := map[int]float64{}
			for row := range tab.Len() {
				n := tab.Num(row, 2)
				if !n.Known() {
					if tab.Num(row, 3).Known() {
						return false
					}
					continue
				}
				rows, real[row] = append(rows, row), inside(n, r.Float64())
			}
			for _, row := range rows {
				place := 1.0
				for _, other := range rows {
					if real[other] > real[row] {
						place++
					}
				}
				if p := tab.Num(row, 3); p.Low > place || p.High < place {
					return false
				}
			}
			return true
		},
	}
	for name, hold := range properties {
		t.Run(name, func(t *testing.T) {
			for seed := range int64(300) {
				r := rand.New(rand.NewSource(seed))
				env := random(r, strings.Contains(name, "share"))
				if env.Tables["t"].Len() == 0 {
					continue
				}
				run := func(steps ...Step) *Table {
					var l diag.List
					tab := (&Pipeline{From: ref("t"), Steps: steps}).Run(env, &l)
					if tab == nil {
						t.Fatalf("seed %d: %s%s", seed, show(env.Tables["t"]), faultLines(&l))
					}
					return tab
				}
				if !hold(r, env, run) {
					t.Fatalf("seed %d:\n%s", seed, show(env.Tables["t"]))
				}
			}
		})
	}
}

// rowsOf lists the rows of a table.
func rowsOf(t *Table) []int {
	out := make([]int, t.Len())
	for i := range out {
		out[i] = i
	}
	return out
}

// groupsOf lists the rows of each value of a column.
func groupsOf(t *Table, col string) map[string][]int {
	out := map[string][]int{}
	for _, row := range rowsOf(t) {
		v := t.Text(row, t.Col(col))
		out[v] = append(out[v], row)
	}
	return out
}

// Growth and rounding hold whatever the figures turn out to be.
func TestGrowthAndRounding(t *testing.T) {
	check(t, func(a, b Number, p, q uint8) bool {
		c, pc := changeOf(a, b, false, false), changeOf(a, b, true, false)
		if !valid(c) || !valid(pc) || !(a.Known() && b.Known()) && (c.Known() || pc.Known()) {
			return false
		}
		if !a.Known() || !b.Known() {
			return true
		}
		x, y := inside(a, float64(p)/255), inside(b, float64(q)/255)
		return contains(c, x-y) && (y <= 0 || contains(pc, (x/y-1)*100))
	})
	check(t, func(a Number, p uint8, d int8) bool {
		n := a.Round(int(d % 4))
		if !valid(n) || n.Known() != a.Known() || n.Status != a.Status || a.IsExact() && !n.IsExact() {
			return false
		}
		return !a.Known() || contains(n, Exact(inside(a, float64(p)/255)).Round(int(d%4)).Low)
	})
	if got := Range(0.96, math.NaN(), 1.04).Round(1); !got.IsExact() || got.Low != 1 {
		t.Errorf("a range within the rounding is one number: %v", got)
	}
}

// Beside figures with an upper end a figure without one still has a least share.
func TestOpenShares(t *testing.T) {
	open := Range(8, math.NaN(), math.NaN())
	for _, c := range []struct {
		parts []Number
		want  string
	}{
		{[]Number{open}, "100"},
		{[]Number{open, Exact(8)}, "50..100 0..50"},
		{[]Number{open, Exact(0)}, "100 0"},
		{[]Number{open, open}, "0..100 0..100"},
		{[]Number{open, Unknown(Confidential)}, "confidential confidential"},
	} {
		b := NewBuilder("t", []Field{{Name: "v", Type: Numeric, Unit: "x"}})
		for _, n := range c.parts {
			b.Add(Value{Number: n})
		}
		var l diag.List
		tab := (&Pipeline{From: ref("t"), Steps: []Step{Share{Of: ref("v")}}}).Run(&Env{Tables: map[string]*Table{"t": b.Table()}}, &l)
		var got []string
		for _, row := range rowsOf(tab) {
			got = append(got, showNumber(tab.Num(row, 0)))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v: got %s, want %s", c.parts, got, c.want)
		}
	}
}
