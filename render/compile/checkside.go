package compile

// The two sides of a check: the numbers of a column by keys, and the cells they
// come from.

import (
	"fmt"
	"strconv"
	"strings"

	"globalstudy/render/dataset"
)

// side is one of the two things compared: numbers by key.
type side struct {
	pipeline *dataset.Pipeline
	table    *dataset.Table
	col      int
	by       []int
	keys     []string // in order of the rows
	groups   map[string]*numbers
}

// numbers are those of one key.
type numbers struct {
	all   []dataset.Number
	label string         // "Year 2015"; "" without keys
	conds []dataset.Cond // that find its rows
}

// side runs a pipeline and groups the numbers of a column; nil after a fault.
func (k *check) side(p *dataset.Pipeline, column dataset.Ref) *side {
	t := p.Run(&k.env, k.faults)
	if t == nil || t.Hollow() {
		return nil
	}
	s := &side{pipeline: p, table: t, groups: map[string]*numbers{}}
	if s.col = k.column(t, column); s.col < 0 {
		return nil
	}
	for _, b := range k.By {
		i := k.column(t, b)
		if i < 0 {
			return nil
		}
		s.by = append(s.by, i)
	}
	for row := range t.Len() {
		g := s.group(row)
		g.all = append(g.all, t.Num(row, s.col))
	}
	return s
}

// group is that of a row.
func (s *side) group(row int) *numbers {
	var key, label []string
	g := &numbers{}
	for _, b := range s.by {
		f := &s.table.Fields[b]
		text := s.table.Text(row, b)
		if f.Type.IsNumber() {
			text = strconv.FormatFloat(s.table.Num(row, b).Mid(), 'f', -1, 64)
		}
		key = append(key, text)
		title := f.Title
		if title == "" {
			title = f.Name
		}
		label = append(label, title+" "+f.Label(text))
		g.conds = append(g.conds, dataset.Cond{Col: dataset.Ref{Name: f.Name}, In: []dataset.Ref{{Name: text}}})
	}
	id := strings.Join(key, "\x00")
	if s.groups[id] == nil {
		g.label = strings.Join(label, ", ")
		s.groups[id] = g
		s.keys = append(s.keys, id)
	}
	return s.groups[id]
}

// name is what a side counts: "Detections".
func (s *side) name() string {
	if f := s.table.Fields[s.col]; f.Title != "" {
		return f.Title
	}
	return s.table.Fields[s.col].Name
}

// cells says where the numbers of a key come from.
func (k *check) cells(s *side, g *numbers) string {
	if s == nil || g == nil {
		return ""
	}
	return k.cellsOf(k.narrowed(s.pipeline, s.table.Fields[s.col].Name, g.conds...))
}

// cellsOf lists the cells of a trace, or counts its rows.
func (c *compiler) cellsOf(t dataset.Trace) string {
	var out []string
	for _, cell := range t.Cells {
		out = append(out, cell.Pos.String())
	}
	if out == nil {
		for _, o := range t.Origins {
			out = append(out, fmt.Sprintf("%s of datasets/%s.csv", c.rowCount(o.Used), o.Name))
		}
	}
	return strings.Join(out, ", ")
}
