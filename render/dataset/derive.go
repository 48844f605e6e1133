package dataset

// Derive adds columns computed by expressions, each of which may use the ones
// before it. A division by zero in a row gives a cell that is not applicable.

import (
	"cmp"
	"fmt"
	"math"

	"globalstudy/render/diag"
)

func (r *run) derive(t *Table, s *Derive) *Table {
	for i := range s.Cols {
		d := &s.Cols[i]
		c := &exprCompiler{src: d.Expr, names: t.Names(), regs: r.env.Registers, faults: &r.faults}
		var used []int
		c.lookup = func(name string) (node, bool) {
			if k := t.Col(name); k >= 0 {
				used = append(used, k)
			}
			return t.operand(name)
		}
		n, ok := c.compile()
		f := Field{Name: d.Name.Name, Title: cmp.Or(d.Title, d.Name.Name), Type: d.Type, Unit: d.Unit}
		var col column
		if ok {
			col, ok = r.derived(t, c, d, &f, n)
		}
		if !ok { // the steps after this one need the column
			if f.Type == "" {
				f.Type = Numeric
			}
			col = column{num: f.Type.IsNumber()}
			index := map[string]int32{}
			for range t.rows {
				if col.num {
					col.addNumber(Unknown(Missing))
				} else {
					col.addText("", index)
				}
			}
		}
		before := t
		col.from = r.lineage(func(row int, from visit) {
			for _, k := range used {
				from(before.cols[k].from, row)
			}
		})
		t = t.with(f, col)
	}
	return t
}

// operand is a column as an expression.
func (t *Table) operand(name string) (node, bool) {
	i := t.Col(name)
	if i < 0 {
		return node{}, false
	}
	c, f := &t.cols[i], &t.Fields[i]
	switch {
	case c.num:
		return node{number, f.Unit, func(row int) val { return val{n: c.number(row)} }}, true
	case f.Type == Boolean:
		return node{truth, "", func(row int) val {
			switch c.text(row) {
			case "true":
				return val{b: yes}
			case "false":
				return val{b: no}
			}
			return val{}
		}}, true
	case f.Type == Year:
		return node{digits, "", func(row int) val { return val{s: c.text(row)} }}, true
	}
	return node{text, "", func(row int) val { return val{s: c.text(row)} }}, true
}

// derived computes a column of the type asked for.
func (r *run) derived(t *Table, c *exprCompiler, d *Derived, f *Field, n node) (column, bool) {
	if f.Type == "" {
		f.Type = map[kind]Type{text: String, truth: Boolean}[n.kind]
		if f.Type == "" {
			f.Type = Numeric
		}
	}
	if f.Type.IsNumber() {
		if n = c.as(0, n, number, "a column of type "+string(f.Type)); c.bad {
			return column{}, false
		}
		if f.Unit == "" {
			f.Unit = n.unit
		}
		out := column{num: true, best: make([]float64, 0, t.rows)}
		for row := range t.rows {
			v := n.eval(row).n
			if f.Type == Integer && v.IsExact() && v.Low != math.Trunc(v.Low) {
				c.fault(0, "use round, or type: number", "row %s: %s is not a whole number", t.rowName(row), plain(v.Low))
				return out, false
			}
			out.addNumber(v)
		}
		return out, !c.bad
	}
	write := writer(n, f.Type)
	if write == nil {
		c.fault(0, "", "the expression gives %s, and the column is of type %s", n.kind, f.Type)
		return column{}, false
	}
	if f.Type == Country && r.env.Registers != nil {
		f.Categories = countryLabels(nil, r.env.Registers)
	}
	out, index := column{codes: make([]int32, 0, t.rows)}, map[string]int32{}
	for row := range t.rows {
		s := write(n.eval(row))
		if _, known := index[s]; s != "" && !known {
			if msg := derivedFault(s, f); msg != "" {
				r.faults.Add(diag.Fault{Pos: d.Expr.Pos, Message: fmt.Sprintf("row %s: %s", t.rowName(row), msg)})
				return out, false
			}
		}
		out.addText(s, index)
	}
	return out, !c.bad
}

// writer writes a value into a text column; nil if that has no meaning.
func writer(n node, t Type) func(val) string {
	switch {
	case n.kind == none:
		return func(val) string { return "" }
	case t == Boolean && n.kind == truth:
		return func(v val) string { return map[tri]string{yes: "true", no: "false"}[v.b] }
	case t != Boolean && (n.kind == text || n.kind == digits):
		return func(v val) string { return v.s }
	case t == Year && n.kind == number:
		return func(v val) string {
			if !v.n.IsExact() {
				return ""
			}
			return plain(v.n.Low)
		}
	}
	return nil
}

// derivedFault says what is wrong with a computed text.
func derivedFault(s string, f *Field) string {
	switch f.Type {
	case Year, YearMonth, Date:
		msg, _ := timeFault(s, f.Type)
		return msg
	case Country:
		for _, c := range f.Categories {
			if c.Value == s {
				return ""
			}
		}
		if len(f.Categories) > 0 {
			return fmt.Sprintf("unknown country code %q", s)
		}
	}
	return ""
}

// rowName says which row, by its line where it has one.
func (t *Table) rowName(row int) string {
	if p := t.Pos(row); p.Line > 0 {
		return p.String()
	}
	return fmt.Sprint(row + 1)
}
