package study

// data: blocks. The keys after from: are steps in the order written. A list of
// mappings is one pipeline in several parts, for steps that occur twice. The
// aggregate keys of one mapping (sum, mean, count ...) and its group: are a
// single step, which stands where the first of them is written.

import (
	"regexp"
	"slices"
	"strings"

	"globalstudy/render/dataset"
)

// aggregates are the functions that make one row of many.
var aggregates = []string{"sum", "mean", "median", "min", "max", "count", "distinct", "first", "last"}

// pipeline decodes a whole data: block; nil after a fault.
func (n node) pipeline() *dataset.Pipeline {
	p := &dataset.Pipeline{Pos: n.pos()}
	if !n.sound(func() { n.parts(p) }) {
		return nil
	}
	return p
}

func (n node) parts(p *dataset.Pipeline) {
	if n.isScalar() && !n.isNull() {
		n.fault("data: { from: "+short(n.Value)+" }", "data: expected a mapping, found %s", n.found())
		return
	}
	for i, part := range n.items() {
		known := part.steps(p)
		if i == 0 {
			known["from"] = toRef(&p.From)
		}
		seen := part.fields("data", known)
		if i == 0 {
			part.require(seen, "data", "from")
		}
		part.grouped(seen)
	}
}

// grouped checks that the helpers of an aggregate stand beside one.
func (n node) grouped(seen keys) {
	if slices.ContainsFunc(aggregates, func(a string) bool { return seen[a] }) {
		return
	}
	for _, name := range []string{"group", "missing"} {
		if seen[name] {
			n.fault("write for instance group: [year], sum: detections", "%s: needs an aggregate beside it", name)
		}
	}
}

// steps are the keys of one mapping of a pipeline; each appends its step to p.
func (n node) steps(p *dataset.Pipeline) fields {
	add := func(s dataset.Step) { p.Steps = append(p.Steps, s) }
	known := fields{
		"join":     func(v node) { add(v.join()) },
		"where":    func(v node) { add(v.where()) },
		"derive":   func(v node) { add(v.derive()) },
		"union":    func(v node) { add(dataset.Union{With: v.refs()}) },
		"share":    func(v node) { add(v.share()) },
		"change":   func(v node) { add(v.change()) },
		"cumulate": func(v node) { add(v.cumulate()) },
		"rank":     func(v node) { add(v.rank()) },
		"top":      func(v node) { add(v.top()) },
		"sort":     func(v node) { add(v.sort()) },
		"limit":    func(v node) { add(dataset.Limit{N: v.int(1, 1e9)}) },
		"pivot":    func(v node) { add(v.pivot()) },
		"unpivot":  func(v node) { add(v.unpivot()) },
		"fill":     func(v node) { add(v.fill()) },
		"rename":   func(v node) { add(v.rename()) },
		"select":   func(v node) { add(dataset.Select{Cols: v.refs()}) },
	}
	at := -1 // where the aggregate stands in p.Steps
	change := func(v node, edit func(a *dataset.Aggregate)) {
		if at < 0 {
			at = len(p.Steps)
			add(dataset.Aggregate{Pos: v.pos()})
		}
		a := p.Steps[at].(dataset.Aggregate)
		edit(&a)
		p.Steps[at] = a
	}
	for _, name := range aggregates {
		known[name] = func(v node) {
			change(v, func(a *dataset.Aggregate) { a.Aggs = append(a.Aggs, v.aggregate(name)...) })
		}
	}
	known["group"] = func(v node) { change(v, func(a *dataset.Aggregate) { a.By = v.refs() }) }
	known["missing"] = func(v node) {
		v.oneOf("rule for missing values", []string{"skip"})
		change(v, func(a *dataset.Aggregate) { a.SkipMissing = true })
	}
	return known
}

// aggregate decodes one function: a column, a list of columns, or { new: old };
// count alone names the new column, as it counts rows.
func (n node) aggregate(name string) []dataset.Agg {
	var out []dataset.Agg
	switch {
	case n.isPlainMapping():
		for _, p := range n.pairs() {
			out = append(out, dataset.Agg{Func: name, Col: p.value.ref(), As: p.key.Value})
		}
	case name == "count": // of rows: the name is that of the new column
		return append(out, dataset.Agg{Func: name, As: n.text().S})
	default:
		for _, r := range n.refs() {
			out = append(out, dataset.Agg{Func: name, Col: r, As: r.Name})
		}
	}
	return out
}

func (n node) join() dataset.Join {
	j := dataset.Join{Pos: n.pos()}
	seen := n.fields("join", fields{
		"with":     toRef(&j.With),
		"on":       func(v node) { j.On = v.refs() },
		"kind":     func(v node) { j.Inner = v.oneOf("kind of join", []string{"left", "inner"}) == "inner" },
		"fanout":   func(v node) { j.FanOut = v.bool() },
		"complete": func(v node) { j.Complete = v.bool() },
	})
	n.require(seen, "join", "with", "on")
	return j
}

func (n node) where() dataset.Where {
	var w dataset.Where
	for _, p := range n.pairs() {
		col := p.key.ref()
		switch {
		case p.value.isNull():
			p.value.fault(p.key.Value+": { missing: true } for cells without a value", "where: %s has no condition", p.key.Value)
			continue
		case !p.value.isPlainMapping():
			w.Conds = append(w.Conds, dataset.Cond{Col: col, In: p.value.refs()})
			continue
		}
		w.Conds = append(w.Conds, p.value.conditions(col)...)
	}
	return w
}

// conditions decodes { from, above, to, below, not, match, missing } on one column: one condition for each kind of test.
func (n node) conditions(col dataset.Ref) []dataset.Cond {
	var out []dataset.Cond
	span := dataset.Cond{Col: col}
	seen := n.fields("where", fields{
		"from":  func(v node) { span.From = v.refPtr() },
		"above": func(v node) { span.From, span.Above = v.refPtr(), true },
		"to":    func(v node) { span.To = v.refPtr() },
		"below": func(v node) { span.To, span.Below = v.refPtr(), true },
		"not":   func(v node) { out = append(out, dataset.Cond{Col: col, Not: v.refs()}) },
		"match": func(v node) {
			s := v.text().S
			if _, err := regexp.Compile(s); err != nil {
				v.fault("", "match: not a regular expression: %s", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
				return
			}
			out = append(out, dataset.Cond{Col: col, Match: s})
		},
		"missing": func(v node) { out = append(out, dataset.Cond{Col: col, Missing: v.boolPtr()}) },
	})
	for _, ends := range [][2]string{{"from", "above"}, {"to", "below"}} {
		if seen[ends[0]] && seen[ends[1]] {
			n.fault("", "where: %s and %s on one column", ends[0], ends[1])
		}
	}
	if span.From != nil || span.To != nil {
		out = append(out, span)
	}
	return out
}

func (n node) derive() dataset.Derive {
	var d dataset.Derive
	for _, p := range n.pairs() {
		c := dataset.Derived{Name: p.key.ref()}
		seen := p.value.fields("derive", fields{
			"expr":  toRef(&c.Expr),
			"title": toString(&c.Title), "unit": toString(&c.Unit),
			"type": func(v node) { c.Type = dataset.Type(v.oneOf("type", dataset.Types())) },
		})
		p.value.require(seen, "derived column "+c.Name.Name, "expr")
		d.Cols = append(d.Cols, c)
	}
	return d
}
