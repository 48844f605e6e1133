package render

// The datasets of the shipped study: each says what it is, where it comes from
// and what its rows are, and the list of tables in datasets/README.md names
// every file of figures and words, and no other.

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"globalstudy/render/diag"
	"globalstudy/render/study"
)

func shippedSchemas(t *testing.T) []*study.Schema {
	t.Helper()
	var faults diag.List
	s := study.Load(studyFS("shipped"), &faults)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return s.Schemas
}

func TestDatasetsSayWhatTheyAre(t *testing.T) {
	for _, s := range shippedSchemas(t) {
		for what, said := range map[string]string{
			"title": s.Title, "description": s.Description, "licence": s.Licence,
			"period": s.Period, "accessed": s.Accessed, "compiled": s.Compiled,
		} {
			if strings.TrimSpace(said) == "" {
				t.Errorf("%s has no %s", s.Name, what)
			}
		}
		if len(s.Sources) == 0 || len(s.PrimaryKey) == 0 {
			t.Errorf("%s: %d sources and a key of %d columns, want one or more of each", s.Name, len(s.Sources), len(s.PrimaryKey))
		}
	}
}

func TestReadmeListsEveryTable(t *testing.T) {
	text, err := fs.ReadFile(studyFS("shipped"), "datasets/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(text), "## The tables of the shipped study")
	list, _, _ = strings.Cut(list, "\n## ")
	var listed, tables []string
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z0-9_]+)`").FindAllStringSubmatch(list, -1) {
		listed = append(listed, m[1])
	}
	for _, s := range shippedSchemas(t) {
		if s.Derived == nil {
			tables = append(tables, s.Name)
		}
	}
	slices.Sort(listed)
	slices.Sort(tables)
	if !slices.Equal(listed, tables) {
		t.Errorf("datasets/README.md lists the tables\n%v\nand the study has\n%v", listed, tables)
	}
}
