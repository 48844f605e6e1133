// Package inspect answers a researcher's questions about the data of a study
// without making a report: what a dataset holds ([Describe]), how an exhibit or
// a named number comes about ([Explain]), and what the description of a new CSV
// could look like ([Infer]). Each answer is a value with a method that writes it
// as plain text; the command prints it.
package inspect

import (
	"fmt"
	"io/fs"
	"slices"

	"globalstudy/render/compile"
	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/study"
)

// Data is a study with its tables read.
type Data struct {
	study *study.Study
	env   *dataset.Env
	list  diag.List
}

// Open reads a study and its datasets. Faults that do not concern what is asked
// for later are passed over: a broken chapter does not hide a sound table.
func Open(fsys fs.FS) *Data {
	d := &Data{}
	d.study = study.Load(fsys, &d.list)
	d.env = compile.Tables(d.study, &d.list)
	return d
}

// faults are all faults of the study as one error.
func (d *Data) faults() error { return d.list.Err() }

// UnknownError says that nothing in the study has the name asked for.
type UnknownError struct {
	What, Name, Hint string
}

func (e *UnknownError) Error() string {
	s := fmt.Sprintf("there is no %s %q", e.What, e.Name)
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

func unknown(what, name string, known []string) error {
	return &UnknownError{what, name, diag.DidYouMean(name, known)}
}

// schema finds a dataset.
func (d *Data) schema(name string) (*study.Schema, error) {
	var names []string
	for _, s := range d.study.Schemas {
		if s.Name == name {
			return s, nil
		}
		names = append(names, s.Name)
	}
	if slices.Contains(registers, name) {
		return nil, &UnknownError{"description of", name, "it is a register with fixed columns, see datasets/README.md"}
	}
	return nil, unknown("dataset", name, names)
}

// registers are the datasets with fixed columns.
var registers = []string{"countries", "places", "routes"}

// usable reports whether a table was read without faults.
func usable(t *dataset.Table) bool { return t != nil && !t.Hollow() }

// reference finds an entry of references.yaml; nil if there is none.
func (d *Data) reference(key string) *study.Reference {
	i := slices.IndexFunc(d.study.References, func(r study.Reference) bool { return r.Key.S == key })
	if i < 0 {
		return nil
	}
	return &d.study.References[i]
}

// sourceWords is a key with the author and title of its source.
func (d *Data) sourceWords(key string) string {
	r := d.reference(key)
	switch {
	case r == nil:
		return key
	case r.Author.S == "":
		return key + " (" + r.Title.S + ")"
	}
	return key + " (" + r.Author.S + ", " + r.Title.S + ")"
}
