package study

// The table of coverage in chapters/README.md is true: its chapters, exhibits and
// datasets are those of the shipped study.

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	exhibitLine = regexp.MustCompile(`(?m)^ *- (?:figure|map|table|box): (\S+)`)
	exhibitID   = regexp.MustCompile("`((?:fig|map|tab|box)-[a-z0-9-]+)`")
)

func TestGuideCoverageNamesWhatTheStudyHas(t *testing.T) {
	guide, err := os.ReadFile("../../chapters/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(guide), "| Block | Chapters | Exhibits | Datasets |\n|---|---|---|---|\n")
	if !found {
		t.Fatal("chapters/README.md has no table of coverage")
	}
	exhibits := map[string]bool{}
	files, _ := filepath.Glob("../../chapters/*.yaml")
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range exhibitLine.FindAllStringSubmatch(string(text), -1) {
			exhibits[m[1]] = true
		}
	}
	rows := 0
	for line := range strings.Lines(table) {
		cells := strings.Split(line, "|")
		if len(cells) != 6 {
			break
		}
		rows++
		for _, c := range strings.Split(cells[2], ",") {
			if _, err := os.Stat("../../chapters/" + strings.TrimSpace(c) + ".yaml"); err != nil {
				t.Errorf("%s: no chapter %s", cells[1], c)
			}
		}
		for _, m := range exhibitID.FindAllStringSubmatch(cells[3], -1) {
			if !exhibits[m[1]] {
				t.Errorf("%s: no exhibit %s", cells[1], m[1])
			}
		}
		for _, d := range strings.Split(cells[4], ",") {
			d, _, _ = strings.Cut(strings.TrimSpace(d), " ")
			if _, err := os.Stat("../../datasets/" + d + ".yaml"); err != nil {
				t.Errorf("%s: no dataset %s", cells[1], d)
			}
		}
	}
	if rows < 12 {
		t.Errorf("the table has %d rows, expected one for each block of questions", rows)
	}
}
