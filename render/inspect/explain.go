package inspect

// Where an exhibit, a named number or a derived dataset comes from: the steps of
// its pipeline, with the rows before and after and the first of them, and the
// datasets and sources that went in. An expression is explained by the values
// it names, each in turn.

import (
	"slices"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/study"
)

// firstRows is how many rows are shown after each step.
const firstRows = 5

// Explanation says how something comes about.
type Explanation struct {
	Name, Title string
	Pos         diag.Pos
	Parts       []Part // one for each pipeline, and one for each expression after those it names
}

// Part is one pipeline, expression or literal.
type Part struct {
	Name    string // of the value; empty for exhibits
	Formula string // the expression or literal; empty for a pipeline
	Steps   []dataset.StepReport
	Pick    string // column of the result that the value is
	Trace   dataset.Trace
	Sources []string // with author and title
	Result  string   // the number; empty for exhibits
}

// Explain explains an exhibit by its id, a named number by its name or as
// CHAPTER.NAME, or a derived dataset. The error is an *UnknownError, or
// diag.Errors if what is asked for has faults.
func (d *Data) Explain(name string) (*Explanation, error) {
	if e, err := d.exhibit(name); e != nil || err != nil {
		return e, err
	}
	if e, err := d.value(name); e != nil || err != nil {
		return e, err
	}
	for _, s := range d.study.Schemas {
		if s.Name == name && s.Derived != nil {
			return d.finish(&Explanation{Name: name, Title: s.Title, Pos: s.Pos}, s.Derived)
		}
		if s.Name == name {
			return nil, &UnknownError{"derived dataset", name, "a CSV has no steps; globalstudy data describe " + name + " shows what it holds"}
		}
	}
	return nil, unknown("exhibit or value", name, d.names())
}

// exhibit explains a figure, map or table; nil if none has that id.
func (d *Data) exhibit(id string) (*Explanation, error) {
	for _, c := range d.study.Chapters {
		for _, s := range c.Sections {
			for _, b := range s.Blocks {
				x, data := parts(b)
				if box, ok := b.(*study.Box); ok && box.ID.S == id {
					return nil, &UnknownError{"data behind", id, "it is a box of text"}
				} else if x == nil || x.ID.S != id {
					continue
				}
				return d.finish(&Explanation{Name: id, Title: x.Title.S, Pos: x.ID.Pos}, data)
			}
		}
	}
	return nil, nil
}

// parts are what figures, maps and tables share; nil for other blocks.
func parts(b study.Block) (*study.Exhibit, *dataset.Pipeline) {
	switch b := b.(type) {
	case *study.Figure:
		return &b.Exhibit, b.Data
	case *study.Table:
		return &b.Exhibit, b.Data
	}
	return nil, nil
}

// finish adds the one pipeline of an exhibit or a dataset.
func (d *Data) finish(e *Explanation, p *dataset.Pipeline) (*Explanation, error) {
	part, err := d.pipeline(p, "")
	if err != nil {
		return nil, err
	}
	e.Parts = []Part{*part}
	return e, nil
}

// pipeline explains one pipeline; col is the column that a value is taken from.
func (d *Data) pipeline(p *dataset.Pipeline, col string) (*Part, error) {
	if p == nil {
		return nil, d.faults()
	}
	var faults diag.List
	part := &Part{Steps: p.Explain(d.env, firstRows, &faults), Pick: col}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	if len(part.Steps) < len(p.Steps)+1 || slices.ContainsFunc(d.reads(p), func(t *dataset.Table) bool { return !usable(t) }) {
		return nil, d.faults() // a dataset it reads has faults
	}
	part.Trace = p.Trace(d.env, col)
	for i := range part.Trace.Cells {
		d.hide(&part.Trace.Cells[i])
	}
	for _, key := range part.Steps[len(part.Steps)-1].Sources {
		part.Sources = append(part.Sources, d.sourceWords(key))
	}
	return part, nil
}

// hide takes out the text of a cell that is confidential.
func (d *Data) hide(c *dataset.Cell) {
	t := d.env.Tables[c.Dataset]
	col := t.Col(c.Column)
	for row := range t.Len() {
		if col >= 0 && t.Pos(row).Line == c.Pos.Line && t.Num(row, col).Status == dataset.Confidential {
			c.Text = "(" + dataset.Confidential.String() + ")"
		}
	}
}

// reads lists the tables a pipeline reads.
func (d *Data) reads(p *dataset.Pipeline) []*dataset.Table {
	var out []*dataset.Table
	for _, in := range p.Inputs() {
		out = append(out, d.env.Tables[in.Name])
	}
	return out
}

// names lists what can be explained.
func (d *Data) names() []string {
	var out []string
	for _, v := range d.study.Values {
		out = append(out, v.Name.S)
	}
	for _, c := range d.study.Chapters {
		for _, v := range c.Values {
			out = append(out, v.Name.S, c.ID+"."+v.Name.S)
		}
		for _, s := range c.Sections {
			for _, b := range s.Blocks {
				if x, _ := parts(b); x != nil {
					out = append(out, x.ID.S)
				}
			}
		}
	}
	for _, s := range d.study.Schemas {
		if s.Derived != nil {
			out = append(out, s.Name)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
