package study

// The steps that are mappings of their own keys, each decoded as it is written.

import (
	"strings"

	"globalstudy/render/dataset"
)

func (n node) share() dataset.Share {
	var s dataset.Share
	seen := n.fields("share", fields{
		"of":     toRef(&s.Of),
		"within": func(v node) { s.Within = v.refs() },
		"as":     toString(&s.As),
	})
	n.require(seen, "share", "of")
	return s
}

func (n node) change() dataset.Change {
	var c dataset.Change
	seen := n.fields("change", fields{
		"of":     toRef(&c.Of),
		"over":   toRef(&c.Over),
		"within": func(v node) { c.Within = v.refs() },
		"kind":   func(v node) { c.Percent = v.oneOf("kind of change", []string{"absolute", "percent"}) == "percent" },
		"against": func(v node) {
			switch r := v.ref(); r.Name {
			case "previous":
			case "year-before":
				c.YearBefore = true
			default:
				c.Base = r
			}
		},
		"as": toString(&c.As),
	})
	n.require(seen, "change", "of", "over")
	return c
}

func (n node) cumulate() dataset.Cumulate {
	var c dataset.Cumulate
	seen := n.fields("cumulate", fields{
		"of":      toRef(&c.Of),
		"over":    toRef(&c.Over),
		"within":  func(v node) { c.Within = v.refs() },
		"missing": func(v node) { c.SkipMissing = v.oneOf("rule for missing values", []string{"skip"}) == "skip" },
		"as":      toString(&c.As),
	})
	n.require(seen, "cumulate", "of", "over")
	return c
}

func (n node) rank() dataset.Rank {
	var r dataset.Rank
	seen := n.fields("rank", fields{
		"by":     toRef(&r.By),
		"within": func(v node) { r.Within = v.refs() },
		"order":  func(v node) { r.Rising = v.oneOf("order of ranks", []string{"falling", "rising"}) == "rising" },
		"as":     toString(&r.As),
	})
	n.require(seen, "rank", "by")
	return r
}

func (n node) top() dataset.Top {
	t := dataset.Top{Pos: n.pos()}
	seen := n.fields("top", fields{
		"n":     func(v node) { t.N = v.int(0, 1e6) },
		"of":    toRef(&t.Col),
		"by":    toRef(&t.By),
		"other": toString(&t.Other),
	})
	n.require(seen, "top", "n", "of", "by")
	return t
}

func (n node) sort() dataset.Sort {
	var s dataset.Sort
	for _, r := range n.refs() {
		k := dataset.SortKey{Col: r}
		if name, ok := strings.CutPrefix(r.Name, "-"); ok {
			k.Desc, k.Col.Name = true, name
			k.Col.Pos.Col++
		}
		s.Keys = append(s.Keys, k)
	}
	return s
}

func (n node) pivot() dataset.Pivot {
	var p dataset.Pivot
	seen := n.fields("pivot", fields{"columns": toRef(&p.Columns), "values": toRef(&p.Values)})
	n.require(seen, "pivot", "columns", "values")
	return p
}

func (n node) unpivot() dataset.Unpivot {
	var u dataset.Unpivot
	seen := n.fields("unpivot", fields{
		"columns": func(v node) { u.Cols = v.refs() },
		"name":    toString(&u.Name),
		"value":   toString(&u.Value),
	})
	n.require(seen, "unpivot", "columns", "name", "value")
	return u
}

func (n node) fill() dataset.Fill {
	var f dataset.Fill
	seen := n.fields("fill", fields{
		"columns": func(v node) { f.Cols = v.refs() },
		"value":   func(v node) { f.Zero = v.oneOf("value to fill with", []string{"0"}) == "0" },
	})
	n.require(seen, "fill", "columns")
	return f
}

func (n node) rename() dataset.Rename {
	var r dataset.Rename
	for _, p := range n.pairs() {
		r.Pairs = append(r.Pairs, [2]dataset.Ref{p.key.ref(), p.value.ref()})
	}
	return r
}
