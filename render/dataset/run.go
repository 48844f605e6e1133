package dataset

// Run applies the steps of a pipeline in the order written. A step never
// changes its input. A step with a fault hands on the best it has, so that the
// steps after it are looked at in the same run; the result is then dropped.

import (
	"fmt"

	"globalstudy/render/diag"
)

// Run applies the pipeline. It returns nil when faults were added, and also,
// without a fault, when a table it names is nil in env: that one's faults are known.
func (p *Pipeline) Run(env *Env, faults *diag.List) *Table {
	r := &run{env: env}
	t := r.all(p)
	if r.failed() {
		for _, f := range r.faults.Sorted() {
			faults.Add(f)
		}
		return nil
	}
	if t != nil && r.hollow {
		t = t.emptied()
	}
	return t
}

// all applies all steps.
func (r *run) all(p *Pipeline) *Table {
	t := r.table(p.From)
	for _, s := range p.Steps {
		if t == nil {
			break
		}
		t = r.step(t, s)
	}
	return t
}

// run is one run of a pipeline.
type run struct {
	env    *Env
	faults diag.List
	hollow bool   // a table it reads is hollow: cells are not known
	bases  *bases // nil unless traced
	inner  bool   // of a derived dataset, for a trace: the lock of the traces is held
	loose  bool   // a loose condition was met

	remarks []string // on the step at hand, for Explain
}

// remark says something of a step that only who checks the pipeline needs to know.
func (r *run) remark(s string) { r.remarks = append(r.remarks, s) }

func (r *run) failed() bool { return r.faults.Len() > 0 }

// table finds a dataset; nil if there is none.
func (r *run) table(ref Ref) *Table {
	t, ok := r.env.Tables[ref.Name]
	if !ok {
		r.faults.Add(diag.Fault{Pos: ref.Pos, Width: len(ref.Name), Message: fmt.Sprintf("no dataset %q", ref.Name), Hint: diag.DidYouMean(ref.Name, keysOf(r.env.Tables))})
	}
	r.hollow = r.hollow || t != nil && t.hollow
	if r.bases != nil {
		return r.traced(ref.Name, t)
	}
	return t
}

func (r *run) step(t *Table, s Step) *Table {
	switch s := s.(type) {
	case Join:
		return r.join(t, &s)
	case Where:
		return r.where(t, &s)
	case Derive:
		return r.derive(t, &s)
	case Aggregate:
		return r.aggregate(t, &s)
	case Union:
		return r.union(t, &s)
	case Change:
		return r.change(t, &s)
	case Cumulate:
		return r.cumulate(t, &s)
	case Rank:
		return r.rank(t, &s)
	case Share:
		return r.share(t, &s)
	case Top:
		return r.top(t, &s)
	case Sort:
		return r.sort(t, &s)
	case Limit:
		return t.part(upTo(min(max(s.N, 0), t.rows)))
	case Pivot:
		return r.pivot(t, &s)
	case Unpivot:
		return r.unpivot(t, &s)
	case Fill:
		return r.fill(t, &s)
	case Rename:
		return r.rename(t, &s)
	case Select:
		return r.selected(t, &s)
	default:
		panic(fmt.Sprintf("dataset: unknown step %T", s))
	}
}

// columns finds several columns; those that are not there are reported and left out.
func (r *run) columns(t *Table, refs []Ref) []int {
	out := make([]int, 0, len(refs))
	for _, ref := range refs {
		if i := t.column(ref, &r.faults); i >= 0 {
			out = append(out, i)
		}
	}
	return out
}

// column finds a column or reports the nearest name.
func (t *Table) column(ref Ref, faults *diag.List) int {
	i := t.Col(ref.Name)
	if i < 0 {
		faults.Add(diag.Fault{Pos: ref.Pos, Width: len(ref.Name), Message: fmt.Sprintf("no column %q in %s", ref.Name, t.Name), Hint: diag.DidYouMean(ref.Name, t.Names())})
	}
	return i
}

// number finds a column of numbers.
func (r *run) number(t *Table, ref Ref, what string) int {
	i := t.column(ref, &r.faults)
	if i >= 0 && !t.cols[i].num {
		r.faults.Hintf(ref.Pos, known("columns of numbers", t.numbers()), "%s needs numbers, and column %q is of type %s", what, ref.Name, t.Fields[i].Type)
		return -1
	}
	return i
}

// times lists the columns of years, months and dates.
func (t *Table) times() []string {
	var out []string
	for i := range t.Fields {
		if t.Fields[i].Type.IsTime() {
			out = append(out, t.Fields[i].Name)
		}
	}
	return out
}

// countWord writes how many of something there are.
func countWord(n int, one, many string) string {
	if n == 1 {
		many = one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// numbers lists the columns that hold numbers.
func (t *Table) numbers() []string {
	var out []string
	for i := range t.Fields {
		if t.cols[i].num {
			out = append(out, t.Fields[i].Name)
		}
	}
	return out
}

func (r *run) rename(t *Table, s *Rename) *Table {
	out := *t
	out.Fields = append([]Field(nil), t.Fields...)
	for _, pair := range s.Pairs {
		i := t.column(pair[0], &r.faults)
		if i < 0 {
			continue
		}
		if j := out.Col(pair[1].Name); j >= 0 && j != i {
			r.faults.Errorf(pair[1].Pos, "there is already a column %q", pair[1].Name)
			continue
		}
		out.Fields[i].Name = pair[1].Name
	}
	return &out
}

func (r *run) selected(t *Table, s *Select) *Table {
	out := *t
	out.Fields, out.cols = nil, nil
	for _, ref := range s.Cols {
		i := t.column(ref, &r.faults)
		if i >= 0 && out.Col(ref.Name) >= 0 {
			r.faults.Errorf(ref.Pos, "column %q is selected twice", ref.Name)
		} else if i >= 0 {
			out.Fields, out.cols = append(out.Fields, t.Fields[i]), append(out.cols, t.cols[i])
		}
	}
	if r.failed() {
		return t
	}
	return &out
}

// upTo lists the rows 0 to n-1.
func upTo(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(i)
	}
	return out
}
