package inspect

// What a file must be before its cells are looked at: a name and a header that a
// description can take.

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
)

var snakeCase = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// datasetName is the file's name without .csv.
func datasetName(file string, faults *diag.List) string {
	name := strings.TrimSuffix(file, ".csv")
	p := diag.Pos{File: file}
	switch {
	case name == file:
		faults.Hintf(p, "rename it to "+strings.TrimSuffix(file, path.Ext(file))+".csv", "the file's name does not end in .csv")
	case slices.Contains(registers, name):
		faults.Hintf(p, "see datasets/README.md", "%s is a register with fixed columns and takes no description", name)
	case !snakeCase.MatchString(name):
		faults.Hintf(p, "rename it to "+snake(name)+".csv", "a dataset cannot be named %q", name)
	}
	return name
}

// snake turns a name into lower_snake_case.
func snake(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9' && b.Len() > 0:
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
	}
	return cmp.Or(strings.Trim(b.String(), "_"), "column")
}

// headerOf reads the names of the columns; nil if that cannot be done.
func headerOf(src []byte) []string {
	header, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(src, []byte("\ufeff")))).Read()
	if err != nil {
		return nil
	}
	return header
}

// plainFields are the columns as text. A single column that looks like several
// gets a partner, so that the reader says which separator it found.
func plainFields(header []string) []dataset.Field {
	var out []dataset.Field
	for _, name := range header {
		if name != "" && !slices.ContainsFunc(out, func(f dataset.Field) bool { return f.Name == name }) {
			out = append(out, dataset.Field{Name: name, Type: dataset.String})
		}
	}
	if len(out) == 1 && strings.ContainsAny(out[0].Name, ";\t|") {
		out = append(out, dataset.Field{Type: dataset.String})
	}
	return out
}

// checkHeader reports names that a description cannot take.
func checkHeader(file string, src []byte, faults *diag.List) {
	text := bytes.TrimPrefix(src, []byte("\ufeff"))
	in := csv.NewReader(bytes.NewReader(text))
	names, _ := in.Read()
	for i, name := range names {
		if snakeCase.MatchString(name) {
			continue
		}
		line, col := in.FieldPos(i)
		p := diag.Pos{File: file, Line: line}
		if first, _, _ := bytes.Cut(text, []byte("\n")); line == 1 && col-1 <= len(first) {
			p.Col = utf8.RuneCount(first[:col-1]) + 1
		}
		faults.Add(diag.Fault{Pos: p, Width: utf8.RuneCountInString(name), Message: fmt.Sprintf("the column name %q is not in lower_snake_case", name),
			Hint: "write " + snake(name) + " in the header"})
	}
}
