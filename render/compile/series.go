package compile

// Series: values that are not one number but a number for each key, such as a
// year. Claims speak of them.

import (
	"slices"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/study"
)

// point is a number of a series.
type point struct {
	key    string // as in the data: 2015, 2015-03, central
	number dataset.Number
}

func (v *value) isSeries() bool { return v.written != nil && v.written.Series.Name != "" }

// readSeries takes the numbers of a table by the column that series: names, in the order of its keys.
func (c *compiler) readSeries(v *value, w *study.Value, t *dataset.Table, col int) bool {
	by := c.column(t, w.Series)
	if by < 0 {
		return false
	}
	seen := map[string]bool{}
	for row := range t.Len() {
		key := t.Text(row, by)
		switch {
		case key == "":
			continue // a number without a key cannot be named
		case seen[key]:
			c.faults.Hintf(w.Series.Pos, "group: by it, or narrow where:", "series %q has two numbers for %s", w.Name.S, key)
			return false
		}
		seen[key] = true
		v.series = append(v.series, point{key, t.Num(row, col)})
	}
	if len(v.series) == 0 {
		c.faults.Errorf(w.Series.Pos, "series %q has no numbers", w.Name.S)
		return false
	}
	slices.SortStableFunc(v.series, func(a, b point) int { return strings.Compare(a.key, b.key) })
	return true
}

// keys lists the keys of a series.
func (v *value) keys() []string {
	var out []string
	for _, p := range v.series {
		out = append(out, p.key)
	}
	return out
}

// at gives the point of a key, with a fault at pos if there is none.
func (c *compiler) at(v *value, key string, pos diag.Pos) (point, bool) {
	for _, p := range v.series {
		if p.key == key {
			return p, true
		}
	}
	hint := diag.DidYouMean(key, v.keys())
	if hint == "" {
		hint = "it runs from " + v.series[0].key + " to " + v.series[len(v.series)-1].key
	}
	c.faults.Add(diag.Fault{Pos: pos, Width: len([]rune(key)), Message: "series " + v.written.Name.S + " has no " + key, Hint: hint})
	return point{}, false
}

// traced follows points of a series back to the files.
func (c *compiler) traced(v *value, keys ...string) dataset.Trace {
	if !v.isSeries() {
		return v.trace
	}
	return c.narrowed(v.written.Data, v.written.Pick.Name, dataset.Cond{Col: v.written.Series, In: refs(keys)})
}

// narrowed traces the rows of a pipeline's result for which conditions hold.
func (c *compiler) narrowed(p *dataset.Pipeline, col string, conds ...dataset.Cond) dataset.Trace {
	q := *p
	q.Steps = append(slices.Clip(p.Steps), dataset.Where{Conds: conds})
	return q.Trace(&c.env, col)
}

func refs(names []string) []dataset.Ref {
	var out []dataset.Ref
	for _, n := range names {
		out = append(out, dataset.Ref{Name: n})
	}
	return out
}
