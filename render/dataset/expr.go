package dataset

// Expressions. The grammar is that of expr-lang; its parser gives the tree, and
// the tree is compiled here into closures over the rows of a table, because
// every operation must follow the rules of number.go: unknown stays unknown,
// ranges stay ranges, truth has a third value. Kinds and units are checked
// once, before any row is looked at, with a position for every fault.

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"globalstudy/render/diag"
)

// kind is what an expression gives.
type kind uint8

const (
	none   kind = iota // nil: takes the kind of its neighbour
	number             // Number
	text               // text; "" is missing
	digits             // text of digits: a year, a month; is a number where one is needed
	truth              // true, false or unknown
)

func (k kind) String() string {
	return [...]string{"nil", "a number", "text", "a year or month", "true or false"}[k]
}

// val is the value of an expression in one row.
type val struct {
	n Number
	s string
	b tri
}

// node is a compiled expression.
type node struct {
	kind kind
	unit string
	eval func(row int) val
}

// exprCompiler compiles one expression.
type exprCompiler struct {
	src    Ref
	lookup func(name string) (node, bool)
	names  []string // that lookup knows
	regs   *Registers
	strict bool // a division by zero is a fault
	faults *diag.List
	bad    bool
}

func (c *exprCompiler) fault(from int, hint, format string, args ...any) node {
	c.bad = true
	c.faults.Add(diag.Fault{Pos: c.at(from), Hint: hint, Message: fmt.Sprintf(format, args...)})
	return node{kind: none, eval: func(int) val { return val{n: Unknown(Missing)} }}
}

// at is the place of a character of the expression.
func (c *exprCompiler) at(from int) diag.Pos {
	p := c.src.Pos
	if r := []rune(c.src.Name); p.Col > 0 && from <= len(r) && !strings.ContainsRune(string(r[:from]), '\n') {
		p.Col += from
	}
	return p
}

// compile compiles the whole expression; false after faults.
func (c *exprCompiler) compile() (node, bool) {
	if strings.TrimSpace(c.src.Name) == "" {
		return c.fault(0, "", "the expression is empty"), false
	}
	cfg := conf.CreateNew()
	cfg.DisableIfOperator = true // if is a function here
	tree, err := parser.ParseWithConfig(c.src.Name, cfg)
	if err != nil {
		from, msg := 0, err.Error()
		if fe := (*file.Error)(nil); errors.As(err, &fe) {
			from, msg = min(fe.From, utf8.RuneCountInString(c.src.Name)), fe.Message
		}
		return c.fault(from, "", "the expression does not parse: %s", strings.ReplaceAll(msg, "\n", " ")), false
	}
	n := c.node(tree.Node)
	return n, !c.bad
}

func constant(k kind, v val) node { return node{kind: k, eval: func(int) val { return v }} }

func (c *exprCompiler) node(n ast.Node) node {
	at := n.Location().From
	switch n := n.(type) {
	case *ast.NilNode:
		return constant(none, val{n: Unknown(Missing)})
	case *ast.IntegerNode:
		return constant(number, val{n: Exact(float64(n.Value))})
	case *ast.FloatNode:
		return constant(number, val{n: Exact(n.Value)})
	case *ast.BoolNode:
		return constant(truth, val{b: triOf(n.Value)})
	case *ast.StringNode:
		return constant(text, val{s: n.Value})
	case *ast.IdentifierNode:
		if v, ok := c.lookup(n.Value); ok {
			return v
		}
		return c.fault(at, diag.DidYouMean(n.Value, c.names), "unknown name %q", n.Value)
	case *ast.UnaryNode:
		return c.unary(n)
	case *ast.BinaryNode:
		return c.binary(n)
	case *ast.ConditionalNode:
		return c.choice(at, c.node(n.Cond), c.node(n.Exp1), c.node(n.Exp2))
	case *ast.CallNode:
		if f, ok := n.Callee.(*ast.IdentifierNode); ok {
			return c.call(at, f.Value, n.Arguments)
		}
	case *ast.BuiltinNode:
		return c.call(at, n.Name, n.Arguments)
	}
	return c.fault(at, "operators: + - * / == != < <= > >= in and or not ? :", "this kind of expression is not available")
}

// as turns a node into the kind that is needed, if it can.
func (c *exprCompiler) as(at int, n node, want kind, what string) node {
	switch {
	case n.kind == want || c.bad && n.kind == none:
		return n
	case n.kind == none:
		n.kind = want
		return n
	case want == text && n.kind == digits:
		n.kind = text
		return n
	case want == number && n.kind == digits:
		eval := n.eval
		return node{kind: number, eval: func(row int) val {
			if v, ok := parseNumber(eval(row).s, false); ok {
				return val{n: Exact(v)}
			}
			return val{n: Unknown(Missing)}
		}}
	}
	return c.fault(at, "", "%s needs %s, found %s", what, want, n.kind)
}

// unify gives two nodes one kind and one unit.
func (c *exprCompiler) unify(at int, a, b node, what string) (node, node) {
	switch {
	case a.kind == b.kind:
	case a.kind == none:
		a.kind = b.kind
	case b.kind == none:
		b.kind = a.kind
	case a.kind == number || b.kind == number:
		a, b = c.as(at, a, number, what), c.as(at, b, number, what)
	default:
		a, b = c.as(at, a, text, what), c.as(at, b, text, what)
	}
	if a.unit != "" && b.unit != "" && a.unit != b.unit && !c.bad {
		c.fault(at, "convert one of them first", "%s needs one unit, found %s and %s", what, a.unit, b.unit)
	}
	if a.unit == "" {
		a.unit = b.unit
	}
	b.unit = a.unit
	return a, b
}

// Eval computes an expression over named numbers. It returns false after
// faults; a number that is not known is no fault. A division by zero is one.
func Eval(expr Ref, names map[string]Number, faults *diag.List) (Number, bool) {
	n, _, ok := EvalUnits(expr, names, nil, faults)
	return n, ok
}

// EvalUnits is Eval with the units of the numbers, and gives that of the result.
// To add, subtract or compare numbers of two units is a fault; a number without
// a unit goes with any.
func EvalUnits(expr Ref, names map[string]Number, units map[string]string, faults *diag.List) (Number, string, bool) {
	var own diag.List
	c := &exprCompiler{src: expr, names: keysOf(names), strict: true, faults: &own, regs: &Registers{}}
	c.lookup = func(name string) (node, bool) {
		v, ok := names[name]
		n := constant(number, val{n: v})
		n.unit = units[name]
		return n, ok
	}
	n, ok := c.compile()
	if ok {
		if n = c.as(0, n, number, "a value"); !c.bad {
			v := n.eval(0)
			if !c.bad {
				return v.n, n.unit, true
			}
		}
	}
	for _, f := range own.Sorted() {
		faults.Add(f)
	}
	return Unknown(Missing), "", false
}
