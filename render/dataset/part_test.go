package dataset

import (
	"slices"
	"testing"

	"globalstudy/render/diag"
)

// What is made of some rows has the sources of these rows, where a column tells them.
func TestSourcesOfSomeRows(t *testing.T) {
	s := &Schema{Name: "d", Fields: []Field{{Name: "k", Type: String}, {Name: "n", Type: Integer}, {Name: "source", Type: Source}}}
	s.Sources = []Ref{{Name: "iom"}, {Name: "cbp"}, {Name: "whole"}}
	var faults diag.List
	table := Read("d.csv", []byte("k,n,source\na,1,iom\nb,2,cbp\nc,3,iom\n"), s, nil, &faults)
	if faults.Len() > 0 {
		t.Fatal(faults.Sorted())
	}
	env := &Env{Tables: map[string]*Table{"d": table}}
	for _, c := range []struct {
		steps []Step
		want  []string
	}{
		{nil, []string{"iom", "cbp", "whole"}},
		{[]Step{Where{Conds: []Cond{{Col: Ref{Name: "k"}, Not: []Ref{{Name: "b"}}}}}}, []string{"iom", "whole"}},
		{[]Step{Limit{N: 2}}, []string{"iom", "cbp", "whole"}},
		{[]Step{Where{Conds: []Cond{{Col: Ref{Name: "k"}, In: []Ref{{Name: "b"}}}}}, Sort{Keys: []SortKey{{Col: Ref{Name: "n"}}}}}, []string{"cbp", "whole"}},
	} {
		p := &Pipeline{From: Ref{Name: "d"}, Steps: c.steps}
		got := p.Run(env, &faults)
		if got == nil || faults.Len() > 0 {
			t.Fatal(faults.Sorted())
		}
		if !slices.Equal(got.Sources, c.want) {
			t.Errorf("%v: sources %v, want %v", c.steps, got.Sources, c.want)
		}
	}
}
