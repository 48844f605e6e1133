package dataset

// Steps in words, for people who check a pipeline. The words are those of the
// grammar in chapters/README.md, in the same order.

import (
	"fmt"
	"strings"
)

// Words writes each step on one line.
func (p *Pipeline) Words() []string {
	var out []string
	for _, s := range p.Steps {
		out = append(out, words(s))
	}
	return out
}

func words(s Step) string {
	switch s := s.(type) {
	case Join:
		return "join " + s.With.Name + " on " + list(s.On) + ifSet(s.Inner, " (only rows with a partner)") + ifSet(s.FanOut, " (one row for each partner)")
	case Union:
		return "union with " + list(s.With)
	case Change:
		return changeWords(&s)
	case Cumulate:
		return "cumulate " + s.Of.Name + " over " + s.Over.Name + within(s.Within) + as(s.As, s.Of.Name) + ifSet(s.SkipMissing, ", unknown values left out")
	case Rank:
		return "rank by " + s.By.Name + ifSet(s.Rising, " rising") + within(s.Within) + as(s.As, "rank")
	case Where:
		var conds []string
		for i := range s.Conds {
			conds = append(conds, s.Conds[i].String())
		}
		return "where " + strings.Join(conds, " and ")
	case Derive:
		var cols []string
		for _, d := range s.Cols {
			cols = append(cols, d.Name.Name+" = "+d.Expr.Name+ifSet(d.Unit != "", " ("+d.Unit+")"))
		}
		return "derive " + strings.Join(cols, "; ")
	case Aggregate:
		return aggregateWords(&s)
	case Share:
		return "share of " + s.Of.Name + within(s.Within) + as(s.As, s.Of.Name)
	case Top:
		rest := ", the rest dropped"
		if s.Other != "" {
			rest = ", the rest summed as " + s.Other
		}
		if s.N == 0 {
			return "order " + s.Col.Name + " by " + s.By.Name
		}
		return fmt.Sprintf("top %d of %s by %s%s", s.N, s.Col.Name, s.By.Name, rest)
	case Sort:
		var keys []string
		for _, k := range s.Keys {
			keys = append(keys, k.Col.Name+ifSet(k.Desc, " falling"))
		}
		return "sort by " + strings.Join(keys, ", ")
	case Limit:
		return fmt.Sprintf("limit to the first %d rows", s.N)
	case Pivot:
		return "pivot " + s.Values.Name + " to columns by " + s.Columns.Name
	case Unpivot:
		return "unpivot " + list(s.Cols) + " to rows of " + s.Name + " and " + s.Value
	case Fill:
		return "fill the missing combinations of " + list(s.Cols) + ifSet(s.Zero, " with 0")
	case Rename:
		var pairs []string
		for _, p := range s.Pairs {
			pairs = append(pairs, p[0].Name+" to "+p[1].Name)
		}
		return "rename " + strings.Join(pairs, ", ")
	case Select:
		return "select " + list(s.Cols)
	default:
		panic(fmt.Sprintf("dataset: unknown step %T", s))
	}
}

func aggregateWords(s *Aggregate) string {
	var aggs []string
	for _, a := range s.Aggs {
		if a.Col.Name == "" {
			aggs = append(aggs, "count of rows"+as(a.As, "count"))
			continue
		}
		aggs = append(aggs, a.Func+" of "+a.Col.Name+as(a.As, a.Col.Name))
	}
	w := strings.Join(aggs, ", ")
	if len(s.By) > 0 {
		w = "group by " + list(s.By) + ": " + w
	}
	return w + ifSet(s.SkipMissing, ", unknown values left out")
}

func changeWords(s *Change) string {
	against := "the period before"
	switch {
	case s.Base.Name != "":
		against = s.Base.Name
	case s.YearBefore:
		against = "the year before"
	}
	return "change of " + s.Of.Name + " over " + s.Over.Name + ", " + ifSet(s.Percent, "in per cent ") + "from " + against + within(s.Within) + as(s.As, s.Of.Name)
}

func within(refs []Ref) string { return ifSet(len(refs) > 0, " within "+list(refs)) }

func list(refs []Ref) string {
	var names []string
	for _, r := range refs {
		names = append(names, r.Name)
	}
	return strings.Join(names, ", ")
}

// as says the new name of a column, if it has one.
func as(name, old string) string { return ifSet(name != "" && name != old, " as "+name) }

func ifSet(b bool, s string) string {
	if b {
		return s
	}
	return ""
}
