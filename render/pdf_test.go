package render

// The book under other people's programs.

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// kindsOfPDF lists the book, the brief and a single figure.
func kindsOfPDF(t *testing.T, b *built) []string {
	t.Helper()
	out := []string{b.pdf()}
	for _, pattern := range []string{"*-brief.pdf", "site/data/fig-*.pdf"} {
		files, err := filepath.Glob(filepath.Join(b.dir, pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("no file %s (%v)", pattern, err)
		}
		out = append(out, files[0])
	}
	return out
}

func TestBookIsSound(t *testing.T) {
	eachStudy(t, func(t *testing.T, b *built) {
		for _, file := range kindsOfPDF(t, b) {
			if out := outputOf(t, "qpdf", "--check", file); !strings.Contains(out, "No syntax or stream encoding errors found") {
				t.Error(out)
			}
		}
		info := outputOf(t, "pdfinfo", b.pdf())
		for _, want := range []string{`Tagged:\s+yes`, `Title:\s+\S`, `Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)`} {
			if !regexp.MustCompile(want).MatchString(info) {
				t.Errorf("pdfinfo does not say %s:\n%s", want, info)
			}
		}
		fonts := outputOf(t, "pdffonts", b.pdf())
		for _, line := range strings.Split(strings.TrimSpace(fonts), "\n")[2:] {
			if !regexp.MustCompile(`yes yes yes\s+\d+\s+0$`).MatchString(line) {
				t.Errorf("font not embedded, not subset or without Unicode: %s", line)
			}
		}
		if files := outputOf(t, "pdfdetach", "-list", b.pdf()); !strings.Contains(files, ".csv") {
			t.Errorf("no data attached:\n%s", files)
		}
	})
}

// A good book has nothing that a typesetter would still mend. A flaw names its
// page; “build -v” prints the same list.
func TestBookHasNoFlaws(t *testing.T) {
	if raceEnabled {
		t.Skip("the pass without the race detector builds the shipped study")
	}
	b := once["shipped"]()
	if b.err != nil {
		t.Fatal(b.err)
	}
	for _, f := range b.result.Flaws {
		t.Errorf("the book of the shipped study: %s (see “Pages” in render/README.md)", f)
	}
}

func TestBookSize(t *testing.T) {
	if raceEnabled {
		t.Skip("the pass without the race detector builds the shipped study")
	}
	b := once["shipped"]()
	if b.err != nil {
		t.Fatal(b.err)
	}
	st, err := os.Stat(b.pdf())
	if err != nil {
		t.Fatal(err)
	}
	if st.Size() > 3<<20 {
		t.Errorf("the book has %d bytes, more than 3 MB", st.Size())
	}
}

// TestDataIsAttached: the data of each exhibit and the Data Package are in the book.
func TestDataIsAttached(t *testing.T) {
	eachStudy(t, func(t *testing.T, b *built) {
		files := outputOf(t, "pdfdetach", "-list", b.pdf())
		d := documentOf(t, studyFS(strings.TrimPrefix(t.Name(), "TestDataIsAttached/")))
		want := []string{"datapackage.json"}
		for _, e := range d.Exhibits() {
			if e.CSVName != "" && len(e.CSV) > 0 {
				want = append(want, e.CSVName)
			}
		}
		for _, name := range want {
			if !regexp.MustCompile(`(?m): ` + regexp.QuoteMeta(name) + `$`).MatchString(files) {
				t.Errorf("%s is not attached", name)
			}
		}
	})
}
