package study

import (
	"testing"
	"testing/fstest"

	"globalstudy/render/diag"
)

// What has a fault is left out where it would lead to more faults further on,
// and stays known by its name.
func TestUnsoundIsLeftOut(t *testing.T) {
	const chapter = "title: One\nvalues:\n  good: { from: fees, sum: fee }\n  bad: { from: fees, smu: fee }\n" +
		"sections:\n  - heading: H\n    blocks:\n" +
		"      - figure: fig-a\n        title: T\n        alt: A.\n        source: [unodc-2018]\n        chart: line\n        data: { from: fees, wehre: { fee: 1 } }\n" +
		"      - figure: fig-b\n        title: T\n        alt: A.\n        source: [unodc-2018]\n        data: { from: fees }\n"
	head := "name: fees\ntitle: Fees\nsources: [unodc-2018]\nlicence: CC0\nfields: "
	tests := []struct {
		name, fees string // its description
		csv        bool   // whether the table is kept
	}{
		{"good", head + "[ { name: fee, type: integer, unit: US$ } ]", true},
		{"unknown source", "name: fees\ntitle: Fees\nsources: [nobody]\nlicence: CC0\nfields: [ { name: fee, type: integer, unit: US$ } ]", true},
		{"unknown key", head + "[ { name: fee, type: integer, unit: US$ } ]\nlicense: CC0", true},
		{"unknown type", head + "[ { name: fee, type: whole, unit: US$ } ]", false},
		{"enum without categories", head + "[ { name: fee, type: enum } ]", false},
		{"bad missing value", head + "[ { name: fee, type: integer, unit: US$ } ]\nmissingValues: [ { value: x, status: gone } ]", false},
		{"does not parse", head + "[", false},
		{"empty", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := common(fstest.MapFS{
				"chapters/one.yaml":  {Data: []byte(chapter)},
				"datasets/fees.yaml": {Data: []byte(tt.fees)},
				"datasets/fees.csv":  {Data: []byte("fee\n1\n")},
			})
			var faults diag.List
			s := Load(fsys, &faults)
			if len(s.Schemas) != 1 || s.Schemas[0].Name != "fees" {
				t.Fatalf("the dataset is not known: %v", s.Schemas)
			}
			if kept := s.Schemas[0].CSV != nil; kept != tt.csv {
				t.Errorf("table kept: %v, want %v\n%v", kept, tt.csv, faults.Sorted())
			}
			c := s.Chapters[0]
			if good, bad := c.Values[0], c.Values[1]; good.Data == nil || bad.Data != nil || bad.Name.S != "bad" {
				t.Errorf("values: %+v and %+v", good, bad)
			}
			for _, b := range c.Sections[0].Blocks {
				if f := b.(*Figure); f.Data != nil || f.ID.S == "" {
					t.Errorf("figure %q has data %v", f.ID.S, f.Data)
				}
			}
		})
	}
}

// A file that cannot be read makes the study incomplete; other faults do not.
func TestIncomplete(t *testing.T) {
	tests := []struct {
		name, file, text string
		want             bool
		chapters         int
	}{
		{"empty chapter file", "chapters/one.yaml", "", true, 0},
		{"chapter", "chapters/one.yaml", "title: [", true, 0},
		{"references", "chapters/references.yaml", "a: [", true, 1},
		{"study", "chapters/study.yaml", "title: [", true, 0},
		{"unknown key", "chapters/references.yaml", "a: { titel: T }", false, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var faults diag.List
			s := Load(common(fstest.MapFS{tt.file: {Data: []byte(tt.text)}}), &faults)
			if s.Incomplete != tt.want || len(s.Chapters) != tt.chapters {
				t.Errorf("incomplete %v with %d chapters, want %v with %d", s.Incomplete, len(s.Chapters), tt.want, tt.chapters)
			}
			if faults.Len() == 0 {
				t.Error("no fault")
			}
		})
	}
	var faults diag.List
	if s := Load(common(fstest.MapFS{}), &faults); s.Incomplete || faults.Len() > 0 {
		t.Errorf("a whole study: incomplete %v, faults %v", s.Incomplete, faults.Sorted())
	}
}

// If study.yaml cannot be read, the faults of all chapters are reported all the same.
func TestChaptersAreReadWithoutList(t *testing.T) {
	var faults diag.List
	Load(common(fstest.MapFS{
		"chapters/study.yaml": {Data: []byte("title: [")},
		"chapters/two.yaml":   {Data: []byte("titel: Two\nsections: []\n")},
	}), &faults)
	files := map[string]bool{}
	for _, f := range faults.Sorted() {
		files[f.Pos.File] = true
	}
	if !files["chapters/study.yaml"] || !files["chapters/two.yaml"] || files["chapters/one.yaml"] {
		t.Errorf("faults: %v", faults.Sorted())
	}
}
