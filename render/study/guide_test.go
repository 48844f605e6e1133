package study

// The guide for authors, chapters/README.md, is true: its examples load. Those
// that begin with a comment are whole files; the others are blocks, values or
// data, and are put where such parts stand.

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"globalstudy/render/chart"
	"globalstudy/render/diag"
	"globalstudy/render/theme"
)

var example = regexp.MustCompile("(?s)```yaml\n(.*?)```")

func TestGuide(t *testing.T) {
	guide, err := os.ReadFile("../../chapters/README.md")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{"chapters/images/boat.png": {Data: []byte("\x89PNG\r\n\x1a\n")}, "chapters/editions/2025.json": {Data: []byte(`{"exhibits": []}`)}}
	blocks, values, checks, sheets := "", "", "", ""
	data := 0
	for _, m := range example.FindAllStringSubmatch(string(guide), -1) {
		text := m[1]
		head, _, _ := strings.Cut(text, "\n")
		switch {
		case strings.HasPrefix(head, "# "):
			fsys[strings.TrimPrefix(head, "# ")] = &fstest.MapFile{Data: []byte(text)}
		case head == "country_sheets:":
			sheets += text
		case head == "values:":
			values += text
		case head == "checks:":
			checks += text
		case head == "data:":
			data++
			blocks += fmt.Sprintf("- table: tab-data-%d\n  title: T\n  alt: A.\n  source: [iom-2025]\n%s", data, indent(text, "  "))
		case strings.HasPrefix(head, "- "):
			blocks += text
		default:
			t.Errorf("what is the example that begins with %q?", head)
		}
	}
	fsys["chapters/human-cost.yaml"] = &fstest.MapFile{Data: []byte("title: The human cost\n" + values + checks +
		"sections:\n  - heading: Deaths\n    blocks:\n" + indent(blocks, "      "))}
	fsys["chapters/study.yaml"].Data = append(fsys["chapters/study.yaml"].Data, sheets...)
	var faults diag.List
	delete(common(fsys), "chapters/one.yaml")
	s := Load(fsys, &faults)
	if faults.Len() > 0 {
		var b strings.Builder
		diag.Print(&b, faults.Sorted(), fsys)
		t.Fatal(b.String())
	}
	kinds := map[string]bool{}
	for _, c := range s.Chapters {
		for _, sec := range c.Sections {
			for _, b := range sec.Blocks {
				kinds[fmt.Sprintf("%T", b)] = true
				if f, ok := b.(*Figure); ok && f.Map {
					kinds["map"] = true
				}
			}
		}
	}
	if len(kinds) != len(blockKinds) {
		t.Errorf("the guide has examples of %v, but there are %d kinds of blocks", kinds, len(blockKinds))
	}
}

// Every key that a block or a step may have is in the guide, and every word of
// the lists that it gives.
func TestGuideNamesEverything(t *testing.T) {
	guide, err := os.ReadFile("../../chapters/README.md")
	if err != nil {
		t.Fatal(err)
	}
	words := slices.Concat(checkKinds, theme.Kinds(), theme.Default().HueNames(), chart.Views())
	for _, c := range chart.Types() {
		words = append(words, c.Name)
	}
	var n node
	for _, known := range []fields{specFields(&chart.Spec{}), (&Exhibit{}).fields("figure"), n.steps(nil)} {
		words = append(words, slices.Sorted(maps.Keys(known))...)
	}
	for _, w := range words {
		if !regexp.MustCompile(`\b` + w + `\b`).Match(guide) {
			t.Errorf("the guide does not name %s", w)
		}
	}
}

func indent(s, by string) string {
	var out strings.Builder
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) != "" {
			out.WriteString(by)
		}
		out.WriteString(line)
	}
	return out.String()
}
