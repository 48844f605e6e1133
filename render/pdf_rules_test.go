package render

// All PDFs of a build, the book, the brief and the single figures, under the
// rules of PDF/UA-1 and PDF/A-3a (package pdf/rules).

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"globalstudy/render/pdf/rules"
)

// pdfs lists the PDFs below a folder.
func pdfs(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && strings.HasPrefix(d.Name(), ".") {
			return fs.SkipDir
		}
		if strings.HasSuffix(p, ".pdf") {
			out = append(out, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestPDFsKeepTheRules(t *testing.T) {
	eachStudy(t, func(t *testing.T, b *built) {
		judgePDFs(t, b.dir)
	})
}

func judgePDFs(t *testing.T, dir string) {
	t.Helper()
	files := pdfs(t, dir)
	if len(files) < 2 {
		t.Fatalf("only the PDFs %v", files)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		faults, err := rules.Judge(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for i, f := range faults {
			if i == 20 {
				t.Errorf("%s: and %d more", name, len(faults)-i)
				break
			}
			t.Errorf("%s: %s", filepath.Base(name), f)
		}
	}
}

// TestFiguresAreFollowedByTheirData: who reads by the tags comes from a figure
// straight to its data as a table, and the figure carries its file.
func TestFiguresAreFollowedByTheirData(t *testing.T) {
	eachStudy(t, func(t *testing.T, b *built) {
		d := documentOf(t, studyFS(strings.TrimPrefix(t.Name(), "TestFiguresAreFollowedByTheirData/")))
		data, err := os.ReadFile(b.pdf())
		if err != nil {
			t.Fatal(err)
		}
		f, err := rules.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		figures := map[string]rules.Dict{}
		for _, o := range f.Objects {
			if e, ok := o.(rules.Dict); ok && e["S"] == rules.Name("Figure") {
				id, _ := e["ID"].(rules.String)
				figures[string(id)] = e
			}
		}
		seen := 0
		for _, e := range d.Exhibits() {
			fig := figures[e.ID]
			if fig == nil || e.Data == nil || len(e.Data.Rows) == 0 {
				continue
			}
			seen++
			if next := follower(f, fig); next != "Table" {
				t.Errorf("%s is followed by %q", e.ID, next)
			}
			if files, _ := fig["AF"].(rules.Array); len(files) != 1 {
				t.Errorf("%s carries %d files", e.ID, len(files))
			}
		}
		if seen == 0 {
			t.Error("no figure was found")
		}
	})
}

// follower gives the role of the element after one.
func follower(f *rules.File, e rules.Dict) rules.Name {
	parent, _ := f.Objects[e["P"].(rules.Ref)].(rules.Dict)
	kids, _ := parent["K"].(rules.Array)
	at := slices.IndexFunc(kids, func(k any) bool {
		r, ok := k.(rules.Ref)
		d, _ := f.Objects[r].(rules.Dict)
		return ok && d["S"] == e["S"] && d["ID"] == e["ID"]
	})
	if at < 0 || at+1 == len(kids) {
		return ""
	}
	r, _ := kids[at+1].(rules.Ref)
	next, _ := f.Objects[r].(rules.Dict)
	role, _ := next["S"].(rules.Name)
	return role
}
