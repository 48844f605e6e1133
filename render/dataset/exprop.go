package dataset

// The operators of expressions. Comparisons of ranges that overlap, or with an
// unknown, are neither true nor false; and, or and not follow Kleene's tables.

import (
	"regexp"
	"strings"

	"github.com/expr-lang/expr/ast"
)

// tri is a truth value; the zero value is unknown.
type tri int8

const (
	yes tri = 1
	no  tri = -1
)

func triOf(b bool) tri {
	if b {
		return yes
	}
	return no
}

func (c *exprCompiler) unary(n *ast.UnaryNode) node {
	at, x := n.Location().From, c.node(n.Node)
	switch n.Operator {
	case "-":
		x = c.as(at, x, number, "-")
		return node{number, x.unit, func(row int) val { return val{n: x.eval(row).n.Scale(-1)} }}
	case "+":
		return c.as(at, x, number, "+")
	case "not", "!":
		x = c.as(at, x, truth, "not")
		return node{truth, "", func(row int) val { return val{b: -x.eval(row).b} }}
	}
	return c.fault(at, "", "the operator %s is not available", n.Operator)
}

func (c *exprCompiler) binary(n *ast.BinaryNode) node {
	at := n.Location().From
	if n.Operator == "in" {
		return c.in(at, n)
	}
	a, b := c.node(n.Left), c.node(n.Right)
	switch n.Operator {
	case "+", "-", "*", "/":
		return c.arithmetic(at, n.Operator, a, b)
	case "==", "!=", "<", "<=", ">", ">=":
		return c.compare(at, n.Operator, a, b)
	case "and", "&&", "or", "||":
		a, b = c.as(at, a, truth, n.Operator), c.as(at, b, truth, n.Operator)
		end := func(x, y tri) tri { return min(x, y) }
		if n.Operator == "or" || n.Operator == "||" {
			end = func(x, y tri) tri { return max(x, y) }
		}
		return node{truth, "", func(row int) val { return val{b: end(a.eval(row).b, b.eval(row).b)} }}
	case "matches", "contains", "startsWith", "endsWith":
		return c.textTest(at, n, a, b)
	case "??":
		a, b = c.unify(at, a, b, "??")
		return c.coalesce(a, b)
	}
	return c.fault(at, "operators: + - * / == != < <= > >= in and or not ? :", "the operator %s is not available", n.Operator)
}

func (c *exprCompiler) arithmetic(at int, op string, a, b node) node {
	if op == "+" && a.kind == text && (b.kind == text || b.kind == digits) {
		return node{text, "", func(row int) val {
			x, y := a.eval(row).s, b.eval(row).s
			if x == "" || y == "" {
				return val{}
			}
			return val{s: x + y}
		}}
	}
	a, b = c.as(at, a, number, op), c.as(at, b, number, op)
	var f func(Number, Number) Number
	unit := ""
	switch op {
	case "+", "-":
		a, b = c.unify(at, a, b, op)
		unit, f = a.unit, Number.Add
		if op == "-" {
			f = Number.Sub
		}
	case "*":
		f = Number.Mul
	default:
		return c.divide(at, a, b)
	}
	return node{number, unit, func(row int) val { return val{n: f(a.eval(row).n, b.eval(row).n)} }}
}

func (c *exprCompiler) divide(at int, a, b node) node {
	return node{number, "", func(row int) val {
		x, y := a.eval(row).n, b.eval(row).n
		if c.strict && y.IsExact() && y.Low == 0 {
			c.fault(at, "", "division by zero in %q", c.src.Name)
		}
		return val{n: x.Div(y)}
	}}
}

func (c *exprCompiler) compare(at int, op string, a, b node) node {
	if (a.kind == none || b.kind == none) && !c.bad {
		return c.compareNil(at, op, a, b)
	}
	a, b = c.unify(at, a, b, op)
	negate := op == "!="
	if op == ">" || op == ">=" {
		a, b, op = b, a, strings.Replace(op, ">", "<", 1)
	}
	var test func(x, y val) tri
	switch {
	case op == "==" || op == "!=":
		test = equal(a.kind)
	case a.kind == truth:
		return c.fault(at, "", "%s needs numbers or text, found %s", op, a.kind)
	default:
		test = less(a.kind, op == "<=")
	}
	return node{truth, "", func(row int) val {
		r := test(a.eval(row), b.eval(row))
		if negate {
			r = -r
		}
		return val{b: r}
	}}
}

// compareNil tests for missing: x == nil.
func (c *exprCompiler) compareNil(at int, op string, a, b node) node {
	if op != "==" && op != "!=" || a.kind == b.kind {
		return c.fault(at, "", "%s has no meaning with nil", op)
	}
	if a.kind == none {
		a = b
	}
	return node{truth, "", func(row int) val { return val{b: triOf(isMissing(a.kind, a.eval(row)) == (op == "=="))} }}
}

func isMissing(k kind, v val) bool {
	switch k {
	case number:
		return !v.n.Known()
	case truth:
		return v.b == 0
	}
	return v.s == ""
}

func equal(k kind) func(x, y val) tri {
	switch k {
	case number:
		return func(x, y val) tri {
			switch {
			case !x.n.Known() || !y.n.Known():
				return 0
			case x.n.IsExact() && y.n.IsExact():
				return triOf(x.n.Low == y.n.Low)
			case x.n.High < y.n.Low || y.n.High < x.n.Low:
				return no
			}
			return 0
		}
	case truth:
		return func(x, y val) tri { return x.b * y.b }
	}
	return func(x, y val) tri {
		if x.s == "" || y.s == "" {
			return 0
		}
		return triOf(x.s == y.s)
	}
}

func less(k kind, orEqual bool) func(x, y val) tri {
	if k == number {
		return func(x, y val) tri {
			a, b := x.n, y.n
			switch {
			case !a.Known() || !b.Known():
				return 0
			case a.High < b.Low || orEqual && a.High == b.Low:
				return yes
			case a.Low > b.High || !orEqual && a.Low == b.High:
				return no
			}
			return 0
		}
	}
	return func(x, y val) tri {
		if x.s == "" || y.s == "" {
			return 0
		}
		return triOf(x.s < y.s || orEqual && x.s == y.s)
	}
}

// in tests for one of a list: x in ["a", "b"].
func (c *exprCompiler) in(at int, n *ast.BinaryNode) node {
	list, ok := n.Right.(*ast.ArrayNode)
	if !ok {
		return c.fault(at, `write x in ["a", "b"]`, "in needs a list")
	}
	left := c.node(n.Left)
	if values := texts(list); left.kind == text && values != nil {
		return node{truth, "", func(row int) val {
			s := left.eval(row).s
			if s == "" {
				return val{}
			}
			return val{b: triOf(values[s])}
		}}
	}
	var tests []node
	for _, e := range list.Nodes {
		tests = append(tests, c.compare(at, "==", left, c.node(e)))
	}
	return node{truth, "", func(row int) val {
		r := no
		for _, t := range tests {
			r = max(r, t.eval(row).b)
		}
		return val{b: r}
	}}
}

// texts are the members of a list of texts in quotes; nil if it holds another thing, or "".
func texts(list *ast.ArrayNode) map[string]bool {
	out := map[string]bool{}
	for _, e := range list.Nodes {
		s, ok := e.(*ast.StringNode)
		if !ok || s.Value == "" {
			return nil
		}
		out[s.Value] = true
	}
	return out
}

func (c *exprCompiler) textTest(at int, n *ast.BinaryNode, a, b node) node {
	a, b = c.as(at, a, text, n.Operator), c.as(at, b, text, n.Operator)
	test := map[string]func(s, t string) bool{"contains": strings.Contains, "startsWith": strings.HasPrefix, "endsWith": strings.HasSuffix}[n.Operator]
	if test == nil {
		pattern, ok := n.Right.(*ast.StringNode)
		if !ok {
			return c.fault(at, "", "matches needs a pattern in quotes")
		}
		re, err := regexp.Compile(pattern.Value)
		if err != nil {
			return c.fault(pattern.Location().From, "", "not a regular expression: %s", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
		}
		test = func(s, _ string) bool { return re.MatchString(s) }
	}
	return node{truth, "", func(row int) val {
		x, y := a.eval(row).s, b.eval(row).s
		if x == "" || y == "" {
			return val{}
		}
		return val{b: triOf(test(x, y))}
	}}
}
