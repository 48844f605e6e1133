package dataset

// The steps that join, stack and follow series: results, and the faults.

import (
	"strings"
	"testing"

	"globalstudy/render/diag"
)

func TestSeriesSteps(t *testing.T) {
	env := testEnv(t)
	only := func(cols string) Step { return Select{Cols: refs(cols)} }
	by := func(cols string) Step {
		var s Sort
		for _, c := range refs(cols) {
			s.Keys = append(s.Keys, SortKey{Col: c})
		}
		return s
	}
	derive := func(name, e string) Step { return Derive{Cols: []Derived{{Name: ref(name), Expr: ref(e)}}} }
	change := func(c Change) Step {
		c.Of, c.Over = ref("v"), ref("year")
		return c
	}
	cases := []struct {
		name, from string
		steps      []Step
		want       string
	}{
		{"union", "main", []Step{only("iso3 n"), Limit{2}, Union{refs("more")}}, "iso3 n[detections]\nDEU 10\nAFG 20\nCIV 1.5\nDEU missing\n"},
		{"union of several", "main", []Step{only("n iso3"), Limit{1}, Union{refs("more more")}}, "n[detections] iso3\n10 DEU\n1.5 CIV\nmissing DEU\n1.5 CIV\nmissing DEU\n"},
		{"fan-out", "pop", []Step{Join{With: ref("many"), On: refs("iso3"), FanOut: true}}, "iso3 pop[persons] kind\nDEU 80 a\nDEU 80 b\nAFG 40 ·\n"},
		{"inner fan-out", "pop", []Step{Join{With: ref("many"), On: refs("iso3"), FanOut: true, Inner: true}}, "iso3 pop[persons] kind\nDEU 80 a\nDEU 80 b\n"},
		{"complete join", "pop", []Step{Where{[]Cond{{Col: ref("iso3"), In: refs("DEU")}}}, Join{With: ref("many"), On: refs("iso3"), FanOut: true, Complete: true}, Limit{1}}, "iso3 pop[persons] kind\nDEU 80 a\n"},
		{"change, by the calendar", "series", []Step{change(Change{Within: refs("route")}), by("route year")}, "year route v[x]\n2014 a missing\n2015 a 10\n2016 a 10\n2018 a missing\n2014 b missing\n2015 b missing\n2016 b missing\n2017 b 1\n"},
		{"change in per cent", "series", []Step{change(Change{Within: refs("route"), Percent: true, As: "growth"}), by("route year"), only("year growth")}, "year growth[per cent]\n2014 missing\n2015 100\n2016 50\n2018 missing\n2014 missing\n2015 missing\n2016 missing\n2017 25\n"},
		{"change from a base", "series", []Step{change(Change{Within: refs("route"), Base: ref("2014"), Percent: true}), by("route year"), only("year v")}, "year v[per cent]\n2014 0\n2015 100\n2016 200\n2018 50\n2014 not applicable\n2015 missing\n2016 not applicable\n2017 not applicable\n"},
		{"change from the month before", "monthly", []Step{Change{Of: ref("v"), Over: ref("month")}}, "month v[x]\n2015-01 missing\n2015-12 missing\n2016-01 -5\n2016-02 missing\n"},
		{"change from the year before", "monthly", []Step{Change{Of: ref("v"), Over: ref("month"), YearBefore: true}}, "month v[x]\n2015-01 missing\n2015-12 missing\n2016-01 5\n2016-02 missing\n"},
		{"change from the date before", "days", []Step{Change{Of: ref("v"), Over: ref("day")}}, "day v[x]\n2015-03-31 6\n2015-03-01 missing\n"},
		{"cumulate", "series", []Step{Cumulate{Of: ref("v"), Over: ref("year"), Within: refs("route"), As: "sum"}, by("route year"), only("year v sum")}, "year v[x] sum[x]\n2014 10 10\n2015 20 30\n2016 30 60\n2018 15 75\n2014 0 0\n2015 missing missing\n2016 4 missing\n2017 5 missing\n"},
		{"cumulate, missing skipped", "series", []Step{Where{[]Cond{{Col: ref("route"), In: refs("b")}}}, Cumulate{Of: ref("v"), Over: ref("year"), SkipMissing: true}, by("year"), only("year v")}, "year v[x]\n2014 0\n2015 0\n2016 4\n2017 9\nnote: v: 1 of 4 values are missing and left out\n"},
		{"rank", "series", []Step{Rank{By: ref("v"), Within: refs("year")}, by("year route"), only("year route v rank")}, "year route v[x] rank[rank]\n2014 a 10 1\n2014 b 0 2\n2015 a 20 1\n2015 b missing missing\n2016 a 30 1\n2016 b 4 2\n2017 b 5 1\n2018 a 15 1\nnote: v: 1 row is without a value and without a rank\n"},
		{"rank with ties", "main", []Step{Where{[]Cond{{Col: ref("n"), Missing: yesNo(false)}}}, derive("m", "if(n > 6, 9, n)"), Rank{By: ref("m"), As: "place"}, only("n m place")}, "n[detections] m[detections] place[rank]\n10 9 1\n20 9 1\n5 5 4\n7 9 1\nnote: Equal values share a rank\n"},
		{"rank rising", "main", []Step{Where{[]Cond{{Col: ref("n"), Missing: yesNo(false)}}}, Rank{By: ref("n"), Rising: true}, only("n rank")}, "n[detections] rank[rank]\n10 3\n20 4\n5 1\n7 2\n"},
		{"ranges that overlap share ranks", "main", []Step{Limit{4}, Rank{By: ref("fee")}, only("fee rank")}, "fee[US$] rank[rank]\n100..200 1..2\n100..+Inf 1..2\n50..60 3..4\n-Inf..70 3..4\n"},
		{"the rest has no rank", "main", []Step{Where{[]Cond{{Col: ref("n"), Missing: yesNo(false)}}}, only("route n"), Top{N: 1, Col: ref("route"), By: ref("n"), Other: "Other"}, Rank{By: ref("n")}}, "route n[detections] rank[rank]\ncentral 10 2\ncentral 20 1\ncentral 7 3\nOther 5 not applicable\n"},
		{"above and below", "main", []Step{Where{[]Cond{{Col: ref("n"), From: &Ref{Name: "5"}, To: &Ref{Name: "20"}, Above: true, Below: true}}}, only("n")}, "n[detections]\n10\n7\n"},
		{"above a year of months", "main", []Step{Where{[]Cond{{Col: ref("month"), From: &Ref{Name: "2015"}, Above: true}}}, only("month")}, "month\n2016-01\n2016-12\n2018-03\n"},
		{"below a year of months", "main", []Step{Where{[]Cond{{Col: ref("month"), To: &Ref{Name: "2016"}, Below: true}}}, only("month")}, "month\n2015-01\n2015-02\n2015-02\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var l diag.List
			before := show(env.Tables[c.from])
			got := show((&Pipeline{From: ref(c.from), Steps: c.steps}).Run(env, &l))
			if l.Len() > 0 || got != c.want {
				t.Errorf("got\n%s%swant\n%s", got, faultLines(&l), c.want)
			}
			if show(env.Tables[c.from]) != before {
				t.Error("the input changed")
			}
		})
	}
}

func TestSeriesFaults(t *testing.T) {
	env := testEnv(t)
	at := diag.Pos{File: "c.yaml", Line: 9, Col: 9}
	cases := []struct {
		name, from string
		steps      []Step
		want       string
	}{
		{"union without a column", "main", []Step{Select{refs("iso3 n route")}, Union{refs("more")}}, `c.yaml:1:4: union: more has no column "route" (select the columns that both have before the union)`},
		{"union of a misspelt column", "main", []Step{Select{refs("n")}, Rename{[][2]Ref{{ref("n"), ref("extr")}}}, Union{refs("more")}}, `union: more has no column "extr" (it has extra; rename one of them)`},
		{"union of units", "main", []Step{Select{refs("lo")}, Rename{[][2]Ref{{ref("lo"), ref("n")}}}, Union{refs("more")}}, `union: column "n" is in US$ here and in detections in more (convert one of them first)`},
		{"union of types", "main", []Step{Select{refs("month")}, Rename{[][2]Ref{{ref("month"), ref("year")}}}, Union{refs("more")}}, `union: column "year" is of type yearmonth here and of type year in more`},
		{"union of number and text", "main", []Step{Select{refs("n")}, Rename{[][2]Ref{{ref("n"), ref("extra")}}}, Union{refs("more")}}, `union: column "extra" is of type integer here and of type string in more`},
		{"union with what is not there", "main", []Step{Union{refs("moer")}}, `no dataset "moer" (did you mean "more"?)`},
		{"fan-out says how to ask", "pop", []Step{Join{With: ref("many"), On: refs("iso3"), Pos: at}}, `many has more than one row for DEU, in lines 2 and 3 of t.csv (group many first, join on more columns, or ask for the fan-out with fanout: true)`},
		{"join without partners lists keys", "pop", []Step{Where{[]Cond{{Col: ref("iso3"), In: refs("AFG")}}}, Join{With: ref("many"), On: refs("iso3"), Pos: at}}, `c.yaml:9:9: no row of pop finds a partner in many; keys without one: AFG (in many: CIV, DEU)`},
		{"complete join lists keys", "pop", []Step{Join{With: ref("many"), On: refs("iso3"), Complete: true, FanOut: true, Pos: at}}, `c.yaml:9:9: 1 row of pop without a partner in many: AFG (in many: CIV, DEU)`},
		{"nearest key", "series", []Step{Derive{[]Derived{{Name: ref("iso3"), Expr: ref(`"DEU"`)}}}, Derive{[]Derived{{Name: ref("iso3"), Expr: ref(`iso3 + route`)}}}, Join{With: ref("pop"), On: refs("iso3"), Pos: at}}, `keys without one: DEUa, DEUb (for "DEUa", did you mean "DEU"?)`},
		{"series over text", "series", []Step{Change{Of: ref("v"), Over: ref("route")}}, `change runs over years, months or dates, and column "route" is of type string (columns of time: year)`},
		{"two rows for a period", "series", []Step{Change{Of: ref("v"), Over: ref("year")}}, `change: two rows for 2014, in lines 3 and 8 of t.csv (group the rows first, or name the other columns under within:)`},
		{"cumulate of text", "series", []Step{Cumulate{Of: ref("route"), Over: ref("year")}}, `cumulate needs numbers, and column "route" is of type string`},
		{"no such base", "series", []Step{Change{Of: ref("v"), Over: ref("year"), Within: refs("route"), Base: ref("1999")}}, `c.yaml:1:4: change: no row is of the base period 1999 (values that exist: 2014, 2015, 2016, 2017, 2018)`},
		{"base of another kind", "series", []Step{Change{Of: ref("v"), Over: ref("year"), Within: refs("route"), Base: ref("2014-01")}}, `found "2014-01", expected a year as 2015`},
		{"name taken", "series", []Step{Change{Of: ref("v"), Over: ref("year"), Within: refs("route"), As: "route"}}, `there is already a column "route" (choose another name with as:)`},
		{"the steps after a fault are looked at", "series", []Step{Cumulate{Of: ref("v"), Over: ref("yaer"), As: "sum"}, Sort{[]SortKey{{ref("sum"), true}}}, Sort{[]SortKey{{ref("smu"), true}}}}, `no column "smu" in series (did you mean "sum"?)`},
		{"rank of text", "series", []Step{Rank{By: ref("route")}}, `rank needs numbers, and column "route" is of type string`},
		{"share of a negative number", "series", []Step{Derive{[]Derived{{Name: ref("w"), Expr: ref("v - 15")}}}, Share{Of: ref("w")}}, `a share of negative numbers means nothing: column "w" holds -5`},
		{"rank twice", "series", []Step{Rank{By: ref("v")}, Rank{By: ref("v")}}, `there is already a column "rank"`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var l diag.List
			got := (&Pipeline{From: ref(c.from), Steps: c.steps}).Run(env, &l)
			if lines := faultLines(&l); got != nil || !strings.Contains(lines, c.want) {
				t.Errorf("got\n%swant\n%s", lines, c.want)
			}
		})
	}
}

func TestRemarks(t *testing.T) {
	env := testEnv(t)
	var l diag.List
	p := &Pipeline{From: ref("main"), Steps: []Step{Join{With: ref("pop"), On: refs("iso3"), Inner: true}, Limit{1}}}
	got := p.Explain(env, 0, &l)
	if len(got) != 3 || strings.Join(got[1].Remarks, "; ") != "2 rows without a partner in pop: CIV, (empty)" || got[2].Remarks != nil {
		t.Errorf("%+v\n%s", got, faultLines(&l))
	}
}
