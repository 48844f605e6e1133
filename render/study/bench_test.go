package study

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"globalstudy/render/diag"
)

// A study larger than any: 15 chapters of 40 exhibits, 60 datasets.
func BenchmarkLoad(b *testing.B) {
	fsys := fstest.MapFS{}
	var names []string
	columns := ""
	for i := range 10 {
		columns += fmt.Sprintf("  - { name: a%d, type: integer, unit: people, title: A, constraints: { required: true } }\n", i)
	}
	for i := range 15 {
		name := fmt.Sprintf("c%d", i)
		names = append(names, name)
		var s strings.Builder
		s.WriteString("title: One\nsections:\n  - heading: Magnitude\n    blocks:\n")
		for k := range 40 {
			s.WriteString("      - text: |\n" + strings.Repeat("          Words and *more* words of a paragraph, with a number {{ peak }} and a source [@unodc-2018].\n", 10))
			fmt.Fprintf(&s, "      - figure: fig-%s-%d\n        title: Detections\n        chart: line\n        data: { from: crossings, where: { year: 2015 }, group: [year, route], sum: detections }\n        x: year\n        y: detections\n        alt: One sentence.\n        source: [unodc-2018]\n", name, k)
		}
		fsys["chapters/"+name+".yaml"] = &fstest.MapFile{Data: []byte(s.String())}
	}
	for i := range 60 {
		name := fmt.Sprintf("d%d", i)
		fsys["datasets/"+name+".csv"] = &fstest.MapFile{Data: []byte("a\n")}
		fsys["datasets/"+name+".yaml"] = &fstest.MapFile{Data: []byte("name: " + name + "\ntitle: T\nsources: [unodc-2018]\nlicence: CC0\nfields:\n" + columns)}
	}
	fsys["chapters/study.yaml"] = &fstest.MapFile{Data: []byte("title: A\ndate: 2026-11-22\nchapters: [" + strings.Join(names, ", ") + "]\n")}
	common(fsys)
	delete(fsys, "chapters/one.yaml")
	b.ReportAllocs()
	for b.Loop() {
		var faults diag.List
		Load(fsys, &faults)
		if err := faults.Err(); err != nil {
			b.Fatal(err)
		}
	}
}
