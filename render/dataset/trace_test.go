package dataset

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"globalstudy/render/diag"
)

// traceText writes a trace in a few lines.
func traceText(tr Trace) string {
	var b strings.Builder
	for _, o := range tr.Origins {
		fmt.Fprintf(&b, "%s %d/%d %s\n", o.Name, o.Used, o.Rows, strings.Join(o.Sources, " "))
	}
	for _, v := range tr.Via {
		fmt.Fprintf(&b, "via %s: %s\n", v.Name, strings.Join(v.Steps, "; "))
	}
	fmt.Fprintf(&b, "%d cells, %d rows\n", tr.Count, tr.Rows)
	for _, c := range tr.Cells {
		fmt.Fprintf(&b, "%s %s %s %q\n", c.Pos, c.Dataset, c.Column, c.Text)
	}
	return b.String()
}

// traceEnv has a dataset of two sources, one without, a derived one and its file texts.
func traceEnv(t *testing.T) *Env {
	t.Helper()
	a := parse("year:year route:string n:integer:x lo:number:$ hi:number:$ src:source")
	a.Name, a.Sources = "a", []Ref{{Name: "frontex-2025"}, {Name: "iom-2025"}}
	a.Ranges = []RangeField{{Name: "fee", Low: "lo", High: "hi"}}
	text := "hi,lo,year,route,n,src\n" + // columns in another order than in the schema
		"2,1,2015,\"west,\nern\",10,frontex-2025\n" +
		"4,3,2015,east,20,iom-2025\n" +
		"6,5,2016,east,,iom-2025\n" +
		"8,7,2016,west,40,frontex-2025\n"
	b := parse("route:string pop:number:people")
	b.Name, b.Sources = "b", []Ref{{Name: "iom-2025"}}
	pops := "route,pop\neast,100\nwest,200\n"
	env := &Env{Tables: map[string]*Table{"a": read(t, a, text), "b": read(t, b, pops)}, Registers: testRegisters,
		Files: map[string][]byte{"a": []byte(text), "b": []byte(pops)}, Derived: map[string]*Pipeline{
			"yearly": {From: ref("a"), Steps: []Step{Aggregate{By: refs("year"), Aggs: []Agg{{Func: "sum", Col: ref("n"), As: "n"}}, SkipMissing: true}}},
		}}
	var l diag.List
	env.Tables["yearly"] = env.Derived["yearly"].Run(env, &l)
	return env
}

func TestTrace(t *testing.T) {
	env := traceEnv(t)
	in := func(col, v string) Step { return Where{[]Cond{{Col: ref(col), In: refs(v)}}} }
	sum := func(by, col string) Step {
		return Aggregate{By: refs(by), Aggs: []Agg{{Func: "sum", Col: ref(col), As: col}}}
	}
	cases := []struct {
		name, from, col string
		steps           []Step
		want            string
	}{
		{"one cell after a quoted line break", "a", "n", []Step{in("route", "west")}, "a 1/4 frontex-2025\n1 cells, 1 rows\nt.csv:6:15 a n \"40\"\n"},
		{"sum", "a", "", []Step{in("year", "2015"), sum("", "n")}, "a 2/4 frontex-2025 iom-2025\n2 cells, 2 rows\nt.csv:3:6 a n \"10\"\nt.csv:4:15 a n \"20\"\n"},
		{"skipped cells did not go in", "a", "n", []Step{Aggregate{Aggs: []Agg{{Func: "sum", Col: ref("n"), As: "n"}}, SkipMissing: true}},
			"a 3/4 frontex-2025 iom-2025\n3 cells, 3 rows\nt.csv:3:6 a n \"10\"\nt.csv:4:15 a n \"20\"\nt.csv:6:15 a n \"40\"\n"},
		{"count of rows", "a", "rows", []Step{in("year", "2016"), Aggregate{Aggs: []Agg{{Func: "count", As: "rows"}}}}, "a 2/4 iom-2025 frontex-2025\n0 cells, 2 rows\nt.csv:5 a  \"\"\nt.csv:6 a  \"\"\n"},
		{"range column", "a", "fee", []Step{in("year", "2016"), Limit{1}}, "a 1/4 iom-2025\n1 cells, 1 rows\nt.csv:5:3 a fee \"5\"\n"},
		{"join and derive", "a", "rate", []Step{in("year", "2016"), in("route", "west"), Join{With: ref("b"), On: refs("route")}, Derive{[]Derived{{Name: ref("rate"), Expr: ref("n / pop")}}}},
			"a 1/4 frontex-2025\nb 1/2 iom-2025\n2 cells, 2 rows\nt.csv:6:15 a n \"40\"\nt.csv:3:6 b pop \"200\"\n"},
		{"share needs its whole", "a", "n", []Step{in("year", "2015"), Share{Of: ref("n"), As: "n"}, in("route", "east")}, "a 2/4 frontex-2025 iom-2025\n2 cells, 2 rows\nt.csv:4:15 a n \"20\"\nt.csv:3:6 a n \"10\"\n"},
		{"pivot", "a", "2016", []Step{in("route", "east"), Select{refs("year n")}, Pivot{ref("year"), ref("n")}}, "a 1/4 iom-2025\n1 cells, 1 rows\nt.csv:5:15 a n \"\"\n"},
		{"unpivot", "a", "v", []Step{Limit{1}, Unpivot{Cols: refs("lo hi"), Name: "k", Value: "v"}, in("k", "hi")}, "a 1/4 frontex-2025\n1 cells, 1 rows\nt.csv:2:1 a hi \"2\"\n"},
		{"rest of a top", "a", "n", []Step{in("n", "10 20 40"), Select{refs("route n")}, Top{N: 1, Col: ref("route"), By: ref("n"), Other: "Other"}, in("route", "Other")}, "a 2/4 frontex-2025 iom-2025\n2 cells, 2 rows\nt.csv:3:6 a n \"10\"\nt.csv:4:15 a n \"20\"\n"},
		{"fill", "a", "n", []Step{in("year", "2015"), Select{refs("route year n")}, Fill{Cols: refs("route year"), Zero: true}, sum("", "n")}, "a 2/4 frontex-2025 iom-2025\n2 cells, 2 rows\nt.csv:3:6 a n \"10\"\nt.csv:4:15 a n \"20\"\n"},
		{"through a derived dataset", "yearly", "n", []Step{in("year", "2016")}, "a 1/4 frontex-2025\nvia yearly: group by year: sum of n, unknown values left out\n1 cells, 1 rows\nt.csv:6:15 a n \"40\"\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := &Pipeline{From: ref(c.from), Steps: c.steps}
			var l diag.List
			if p.Run(env, &l) == nil {
				t.Fatal(faultLines(&l))
			}
			for range 2 { // what is kept of a derived dataset does not tell in the next trace
				if got := traceText(p.Trace(env, c.col)); got != c.want {
					t.Errorf("got\n%swant\n%s", got, c.want)
				}
			}
		})
	}
}

func TestExplain(t *testing.T) {
	env := traceEnv(t)
	p := &Pipeline{From: ref("a"), Steps: []Step{
		Where{[]Cond{{Col: ref("year"), From: &Ref{Name: "2016"}}}},
		Join{With: ref("b"), On: refs("route"), Inner: true},
		Select{refs("route n fee pop")},
		Sort{[]SortKey{{ref("pop"), true}}},
	}}
	var l diag.List
	var b strings.Builder
	for _, s := range p.Explain(env, 1, &l) {
		fmt.Fprintf(&b, "%s: %d > %d %v %v %v\n", s.Words, s.Before, s.After, s.Columns, s.Head, s.Sources)
	}
	want := `from a: 0 > 4 [year route n lo hi src fee] [[2015 west,
ern 10 1 2 frontex-2025 1..2]] [frontex-2025 iom-2025]
where year is from 2016: 4 > 2 [year route n lo hi src fee] [[2016 east (missing) 5 6 iom-2025 5..6]] [frontex-2025 iom-2025]
join b on route (only rows with a partner): 2 > 2 [year route n lo hi src fee pop] [[2016 east (missing) 5 6 iom-2025 5..6 100]] [frontex-2025 iom-2025]
select route, n, fee, pop: 2 > 2 [route n fee pop] [[east (missing) 5..6 100]] [frontex-2025 iom-2025]
sort by pop falling: 2 > 2 [route n fee pop] [[west 40 7..8 200]] [frontex-2025 iom-2025]
`
	if got := b.String(); got != want || l.Len() > 0 {
		t.Errorf("got\n%swant\n%s%s", got, want, faultLines(&l))
	}
	p.Steps[2] = Select{refs("rout")}
	if got := p.Explain(env, 1, &l); len(got) != 3 || l.Len() != 1 {
		t.Errorf("%d reports before the fault, %d faults", len(got), l.Len())
	}
}

// Of a range the cell of the end that is filled is named.
func TestTraceOpenRange(t *testing.T) {
	s := parse("lo:number:$ hi:number:$")
	s.Name, s.Ranges = "a", []RangeField{{Name: "fee", Low: "lo", High: "hi"}}
	text := "lo,hi\n5,\n,7\n"
	env := &Env{Tables: map[string]*Table{"a": read(t, s, text)}, Files: map[string][]byte{"a": []byte(text)}}
	want := "a 2/2 \n2 cells, 2 rows\nt.csv:2:1 a fee \"5\"\nt.csv:3:2 a fee \"7\"\n"
	if got := traceText((&Pipeline{From: ref("a")}).Trace(env, "fee")); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// Traces share the lineages of datasets: each says the same as one that is alone,
// also when they run at once, and a table that was exchanged has a lineage of its own.
func TestTracesShareLineages(t *testing.T) {
	pipelines := []*Pipeline{
		{From: ref("yearly"), Steps: []Step{Where{[]Cond{{Col: ref("year"), In: refs("2015")}}}}},
		{From: ref("yearly")},
		{From: ref("a"), Steps: []Step{Where{[]Cond{{Col: ref("route"), In: refs("east")}}}}},
	}
	var alone []string
	for _, p := range pipelines {
		alone = append(alone, traceText(p.Trace(traceEnv(t), "n")))
	}
	env := traceEnv(t)
	got := make([]string, 4*len(pipelines))
	var all sync.WaitGroup
	for i := range got {
		all.Go(func() { got[i] = traceText(pipelines[i%len(pipelines)].Trace(env, "n")) })
	}
	all.Wait()
	for i, s := range got {
		if want := alone[i%len(alone)]; s != want {
			t.Errorf("trace %d says\n%swant\n%s", i, s, want)
		}
	}
	other := traceEnv(t)
	env.Tables["a"] = other.Tables["a"].part([]int32{0})
	if s := traceText((&Pipeline{From: ref("a")}).Trace(env, "n")); !strings.HasPrefix(s, "a 1/1 ") {
		t.Errorf("the trace of another table of that name says\n%s", s)
	}
}
