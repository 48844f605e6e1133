package dataset

// The functions of expressions.

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"globalstudy/render/diag"
)

var functions = []string{"best", "coalesce", "high", "if", "low", "month", "range", "region", "round", "subregion", "year"}

// call compiles a function call.
func (c *exprCompiler) call(at int, name string, args []ast.Node) node {
	if !slices.Contains(functions, name) {
		return c.fault(at, diag.DidYouMean(name, functions), "unknown function %q", name)
	}
	x := make([]node, len(args))
	for i, a := range args {
		x[i] = c.node(a)
	}
	arity := func(least, most int) bool {
		if len(x) < least || len(x) > most {
			c.fault(at, "", "%s takes %s, found %d", name, countOf(least, most), len(x))
			return false
		}
		return !c.bad
	}
	failed := node{kind: none}
	switch name {
	case "if":
		if arity(3, 3) {
			return c.choice(at, x[0], x[1], x[2])
		}
	case "coalesce":
		if arity(2, 9) {
			return c.firstKnown(at, x)
		}
	case "round":
		if arity(1, 2) {
			return c.round(at, x, args)
		}
	case "range":
		if arity(2, 3) {
			return c.rangeCall(at, x)
		}
	case "low", "high", "best":
		if arity(1, 1) {
			return c.end(name, c.as(at, x[0], number, name))
		}
	case "year", "month":
		if arity(1, 1) {
			return c.timePart(at, name, c.as(at, x[0], text, name))
		}
	default:
		if arity(1, 1) {
			return c.place(at, name, c.as(at, x[0], text, name))
		}
	}
	return failed
}

func countOf(least, most int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	switch {
	case most == 1:
		return "one argument"
	case least == most:
		return words[least] + " arguments"
	}
	return words[least] + " to " + words[most] + " arguments"
}

// choice is if(condition, a, b); where the condition is not known, neither is the result.
func (c *exprCompiler) choice(at int, cond, a, b node) node {
	cond = c.as(at, cond, truth, "if")
	a, b = c.unify(at, a, b, "if")
	return node{a.kind, a.unit, func(row int) val {
		switch cond.eval(row).b {
		case yes:
			return a.eval(row)
		case no:
			return b.eval(row)
		}
		return val{n: Unknown(Missing)}
	}}
}

// firstKnown is coalesce(a, b, ...).
func (c *exprCompiler) firstKnown(at int, x []node) node {
	out := x[0]
	for _, n := range x[1:] {
		a, b := c.unify(at, out, n, "coalesce")
		out = c.coalesce(a, b)
	}
	return out
}

// coalesce is the first of two that is known.
func (c *exprCompiler) coalesce(a, b node) node {
	return node{a.kind, a.unit, func(row int) val {
		if v := a.eval(row); !isMissing(a.kind, v) {
			return v
		}
		return b.eval(row)
	}}
}

func (c *exprCompiler) round(at int, x []node, args []ast.Node) node {
	decimals := 0
	if len(args) == 2 {
		n, ok := args[1].(*ast.IntegerNode)
		if u, neg := args[1].(*ast.UnaryNode); neg && u.Operator == "-" {
			if m, is := u.Node.(*ast.IntegerNode); is {
				n, ok = &ast.IntegerNode{Value: -m.Value}, true
			}
		}
		if !ok || n.Value < -15 || n.Value > 15 {
			return c.fault(at, "", "round takes a number of decimals from -15 to 15")
		}
		decimals = n.Value
	}
	n := c.as(at, x[0], number, "round")
	return node{number, n.unit, func(row int) val { return val{n: n.eval(row).n.Round(decimals)} }}
}

// rangeCall is range(low, high) or range(low, high, best); an end may be missing.
func (c *exprCompiler) rangeCall(at int, x []node) node {
	for i := range x {
		x[i] = c.as(at, x[i], number, "range")
	}
	for i := 1; i < len(x); i++ {
		x[0], x[i] = c.unify(at, x[0], x[i], "range")
	}
	return node{number, x[0].unit, func(row int) val {
		low, high, best := x[0].eval(row).n, x[1].eval(row).n, Unknown(Missing)
		if len(x) == 3 {
			best = x[2].eval(row).n
		}
		if low.Known() && high.Known() && low.Low > high.High && !c.bad {
			c.fault(at, "", "range: the low end %s is above the high end %s", plain(low.Low), plain(high.High))
			return val{n: Unknown(Missing)}
		}
		return val{n: rangeOf(low, best, high)}
	}}
}

// end is one end of a range, or its best estimate; missing where it is open or not given.
func (c *exprCompiler) end(name string, n node) node {
	return node{number, n.unit, func(row int) val {
		v := n.eval(row).n
		if !v.Known() {
			return val{n: v}
		}
		e := v.Best
		switch name {
		case "low":
			e = v.Low
		case "high":
			e = v.High
		}
		return val{n: Number{Low: e, Best: e, High: e, Status: v.Status}.tidy()}
	}}
}

// timePart takes the year or the month out of a month or a date.
func (c *exprCompiler) timePart(at int, name string, n node) node {
	return node{digits, "", func(row int) val {
		s := n.eval(row).s
		switch {
		case s == "":
			return val{}
		case !isYearMonth(s) && !isDate(s) && (name == "month" || !isYear(s)):
			if !c.bad {
				c.fault(at, "", "%s needs months or dates, found %q", name, clip(s))
			}
			return val{}
		case name == "year":
			return val{s: s[:4]}
		}
		return val{s: s[5:7]}
	}}
}

// place is the region or subregion of a country by the register.
func (c *exprCompiler) place(at int, name string, n node) node {
	of := map[string]string{}
	if c.regs != nil {
		for _, r := range c.regs.Countries {
			of[r.ISO3] = strings.TrimSpace(r.Region)
			if name == "subregion" {
				of[r.ISO3] = strings.TrimSpace(r.Subregion)
			}
		}
	}
	return node{text, "", func(row int) val {
		s := n.eval(row).s
		v, ok := of[s]
		if !ok && s != "" && !c.bad {
			c.fault(at, "codes stand in datasets/countries.csv", "%s: unknown country code %q", name, clip(s))
		}
		return val{s: v}
	}}
}
