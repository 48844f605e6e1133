package inspect

// Named numbers: a value of the study or of a chapter is found by its name, and
// an expression is followed to the values it names.

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/study"
)

// scope is the values that can be named in one place.
type scope struct {
	chapter *study.Chapter // nil: those of the study
	global  []study.Value
}

func (s scope) find(name string) *study.Value {
	own := s.global
	if s.chapter != nil {
		own = slices.Concat(s.chapter.Values, s.global)
	}
	for i := range own {
		if own[i].Name.S == name {
			return &own[i]
		}
	}
	return nil
}

// value explains a named number; nil if there is none of that name.
func (d *Data) value(name string) (*Explanation, error) {
	chapter, short, dotted := strings.Cut(name, ".")
	if !dotted {
		chapter, short = "", name
	}
	var found []scope
	var where []string
	for _, c := range d.study.Chapters {
		if own := (scope{chapter: c}); own.find(short) != nil && (!dotted || c.ID == chapter) {
			found = append(found, scope{c, d.study.Values})
			where = append(where, c.ID+"."+short)
		}
	}
	if s := (scope{global: d.study.Values}); !dotted && s.find(short) != nil {
		found, where = []scope{s}, []string{short}
	}
	switch len(found) {
	case 0:
		return nil, nil
	case 1:
	default:
		return nil, &UnknownError{"single value", name, "ask for one of " + strings.Join(where, ", ")}
	}
	v := found[0].find(short)
	e := &Explanation{Name: where[0], Pos: v.Name.Pos}
	if _, err := d.addValue(e, found[0], v, nil); err != nil {
		return nil, err
	}
	return e, nil
}

var identifier = regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_]*`)

// addValue adds the parts of a value, those that it names first, and gives its
// number. way holds the names that led here.
func (d *Data) addValue(e *Explanation, s scope, v *study.Value, way []string) (dataset.Number, error) {
	part := &Part{}
	var n dataset.Number
	var err error
	switch {
	case slices.Contains(way, v.Name.S):
		return n, d.cyclic(v)
	case v.Expr != nil:
		n, err = d.expression(e, s, v, append(way, v.Name.S))
		part.Formula = v.Expr.Name
	case v.Literal != nil:
		part.Formula, part.Name = v.Literal.S, v.Name.S
		e.add(*part)
		return literal(v.Literal.S), nil
	default:
		if part, n, err = d.valueData(v); err == nil {
			part.Name = v.Name.S
		}
	}
	if err != nil {
		return n, err
	}
	if part.Name, part.Result = v.Name.S, number(n); v.Series.Name != "" {
		part.Result = "a series by " + v.Series.Name
	}
	e.add(*part)
	return n, nil
}

// add appends a part, once.
func (e *Explanation) add(p Part) {
	if !slices.ContainsFunc(e.Parts, func(o Part) bool { return o.Name == p.Name }) {
		e.Parts = append(e.Parts, p)
	}
}

// expression explains the values that an expression names and computes it.
func (d *Data) expression(e *Explanation, s scope, v *study.Value, way []string) (dataset.Number, error) {
	names := map[string]dataset.Number{}
	for _, name := range identifier.FindAllString(v.Expr.Name, -1) {
		if w := s.find(name); w != nil {
			n, err := d.addValue(e, s, w, way)
			if err != nil {
				return n, err
			}
			names[name] = n
		}
	}
	var faults diag.List
	n, ok := dataset.Eval(*v.Expr, names, &faults)
	if !ok {
		return n, faults.Err()
	}
	return n, nil
}

// valueData explains the pipeline of a value and takes its one cell.
func (d *Data) valueData(v *study.Value) (*Part, dataset.Number, error) {
	var n dataset.Number
	if v.Data == nil {
		return nil, n, d.faults()
	}
	var faults diag.List
	t := v.Data.Run(d.env, &faults)
	if t == nil || t.Hollow() {
		if err := faults.Err(); err != nil {
			return nil, n, err
		}
		return nil, n, d.faults()
	}
	col := t.Col(v.Pick.Name)
	for i := range t.Fields {
		if col < 0 && v.Pick.Name == "" && t.Fields[i].Type.IsNumber() {
			col = i
		}
	}
	series := v.Series.Name != ""
	if col < 0 || t.Len() != 1 && !series {
		faults.Hintf(v.Pos, "", "value %q does not end in one number, its data have %d rows", v.Name.S, t.Len())
		return nil, n, faults.Err()
	}
	part, err := d.pipeline(v.Data, t.Fields[col].Name)
	if err != nil || series {
		return part, dataset.Unknown(dataset.Missing), err
	}
	return part, t.Num(0, col), nil
}

func (d *Data) cyclic(v *study.Value) error {
	var faults diag.List
	faults.Errorf(v.Name.Pos, "value %q is computed from itself", v.Name.S)
	return faults.Err()
}

// literal is the number an author typed; not known if it is none, which a check reports.
func literal(s string) dataset.Number {
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	if err != nil || math.IsInf(v, 0) {
		return dataset.Unknown(dataset.Missing)
	}
	return dataset.Exact(v)
}

// number writes a number plainly.
func number(n dataset.Number) string {
	b := dataset.NewBuilder("", []dataset.Field{{Name: "n", Type: dataset.Numeric}})
	b.Add(dataset.Value{Number: n})
	return b.Table().CellText(0, 0)
}
