package dataset

// Trace follows the result of a pipeline back to the files. The pipeline is run
// once more with lineage on (lineage.go).

import (
	"slices"

	"globalstudy/render/diag"
)

// FewCells is how many cells a Trace lists one by one.
const FewCells = 5

// Trace says where numbers come from.
type Trace struct {
	Origins []Origin // the datasets with files, in order of first use
	Via     []Made   // the derived datasets on the way, inner ones first
	Steps   []string // the rule: the steps of the pipeline in words
	Rows    int      // rows of files that went in
	Count   int      // cells of files that went in
	Cells   []Cell   // these cells, if there are at most FewCells; whole rows where rows were counted
}

// Origin is a dataset that numbers come from.
type Origin struct {
	Name    string
	Rows    int      // of the dataset
	Used    int      // rows that went in
	Sources []string // keys: of the rows that went in where the dataset has a column of sources, else of the dataset
}

// Made is a derived dataset with its rule in words.
type Made struct {
	Name  string
	Steps []string
}

// Cell is a cell of a file that went into a number.
type Cell struct {
	Dataset, Column string   // Column is empty for a row as a whole
	Pos             diag.Pos // with a column of the file if Env.Files has its text
	Text            string   // as written in the file, if Env.Files has its text
}

// Trace says which cells went into the numbers of a column of the result; of
// all number columns if col is empty. A pipeline with faults gives no rows.
func (p *Pipeline) Trace(env *Env, col string) Trace {
	r := &run{env: env, bases: &bases{traced: map[string]*Table{}}}
	t := r.all(p)
	env.traces.Lock()
	defer env.traces.Unlock()
	out := Trace{Via: r.bases.via, Steps: p.Words()}
	w := walk{rows: map[*Table][]uint64{}, used: map[*Table]int{}}
	if t != nil && !r.failed() && !r.hollow {
		for i := range t.cols {
			if col != "" && t.Fields[i].Name != col || col == "" && !t.cols[i].num {
				continue
			}
			for row := range t.rows {
				w.from(t.cols[i].from, row, false)
			}
		}
	}
	out.Count = w.count
	for _, base := range r.bases.tables {
		out.Rows += w.used[base]
		out.Origins = append(out.Origins, base.origin(w.rows[base], w.used[base]))
	}
	if len(w.first) <= FewCells {
		for _, c := range w.first {
			out.Cells = append(out.Cells, c.cell(env))
		}
	}
	return out
}

// origin is what a trace says of a table that was read.
func (t *Table) origin(rows []uint64, used int) Origin {
	o := Origin{Name: t.Name, Rows: t.rows, Used: used, Sources: t.Sources}
	col := slices.IndexFunc(t.Fields, func(f Field) bool { return f.Type == Source })
	if col < 0 {
		return o
	}
	var own []string
	for row := range t.rows {
		if row/64 >= len(rows) || rows[row/64]&(1<<(row%64)) == 0 {
			continue
		}
		if s := t.Text(row, col); s != "" && !slices.Contains(own, s) {
			own = append(own, s)
		}
	}
	if own != nil {
		o.Sources = own
	}
	return o
}

// cell finds the place and text of a cell in its file.
func (c cellRef) cell(env *Env) Cell {
	out := Cell{Dataset: c.t.Name, Pos: c.t.Pos(int(c.row))}
	if c.col < 0 {
		return out
	}
	out.Column = c.t.Fields[c.col].Name
	text := env.Files[c.t.Name]
	if text == nil || out.Pos.Line == 0 {
		return out
	}
	s := env.traces.files[c.t.Name]
	if s == nil {
		s = newSource(c.t.file, text) // it finds its lines once
		if env.traces.files == nil {
			env.traces.files = map[string]*source{}
		}
		env.traces.files[c.t.Name] = s
	}
	header, _ := newReader(s.text).Read()
	names := []string{out.Column}
	if i := slices.IndexFunc(c.t.ranges, func(r RangeField) bool { return r.Name == out.Column }); i >= 0 {
		names = []string{c.t.ranges[i].High, c.t.ranges[i].Low} // the last that is filled
	}
	line := out.Pos.Line
	for _, name := range names {
		if k := slices.Index(header, name); k >= 0 {
			if pos, text := s.cell(line, k); text != "" || out.Pos.Col == 0 {
				out.Pos, out.Text = pos, text
			}
		}
	}
	return out
}
