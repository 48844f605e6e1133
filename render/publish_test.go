package render

import (
	"os"
	"path/filepath"
	"testing"

	"globalstudy/render/site"
)

func openTemp(t *testing.T) (*os.Root, string) {
	t.Helper()
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root, dir
}

func report(text string) *output {
	return &output{site: []site.File{{Name: "index.html", Data: []byte(text)}, {Name: "data/a.csv", Data: []byte(text)}}, pdfName: "r.pdf", pdf: []byte(text)}
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return ""
	}
	return string(b)
}

func TestPublishReplacesTheLastReport(t *testing.T) {
	root, dir := openTemp(t)
	for _, text := range []string{"first", "second"} {
		if err := publish(root, report(text), manifest{Inputs: text}); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"site/index.html", "site/data/a.csv", "r.pdf"} {
			if got := read(t, dir, name); got != text {
				t.Errorf("%s holds %q, want %q", name, got, text)
			}
		}
		if r, _ := upToDate(root, text); r == nil {
			t.Errorf("%s: not up to date after publishing", text)
		}
	}
	if r, _ := upToDate(root, "third"); r != nil {
		t.Error("up to date with other inputs")
	}
	if err := os.WriteFile(filepath.Join(dir, "site/data/a.csv"), []byte("damaged"), 0o644); err != nil {
		t.Fatal(err)
	}
	if r, _ := upToDate(root, "second"); r != nil {
		t.Error("up to date with a damaged output")
	}
}

// What has not changed stays the same file; a file that was damaged since, or
// that no longer belongs to the report, does not come into the next.
func TestPublishKeepsUnchangedFiles(t *testing.T) {
	root, dir := openTemp(t)
	first := &output{pdfName: "r.pdf", site: []site.File{{Name: "same.html", Data: []byte("same")}, {Name: "data/hurt.csv", Data: []byte("whole")},
		{Name: "other.html", Data: []byte("first")}, {Name: "gone.html", Data: []byte("gone")}}}
	if err := publish(root, first, manifest{}); err != nil {
		t.Fatal(err)
	}
	stat := func(name string) os.FileInfo {
		st, err := root.Stat(siteDir + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return st
	}
	was := stat("same.html")
	if err := os.WriteFile(filepath.Join(dir, "site/data/hurt.csv"), []byte("wh0le"), 0o644); err != nil {
		t.Fatal(err)
	}
	second := &output{pdfName: "r.pdf", site: []site.File{first.site[0], first.site[1], {Name: "other.html", Data: []byte("again")}}}
	if err := publish(root, second, manifest{}); err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(was, stat("same.html")) {
		t.Error("a file that did not change was written anew")
	}
	for name, want := range map[string]string{"site/data/hurt.csv": "whole", "site/other.html": "again", "site/gone.html": ""} {
		if got := read(t, dir, name); got != want {
			t.Errorf("%s holds %q, want %q", name, got, want)
		}
	}
}

// What is staged early is no part of the report until it is published.
func TestStage(t *testing.T) {
	root, dir := openTemp(t)
	if err := publish(root, report("first"), manifest{Inputs: "first"}); err != nil {
		t.Fatal(err)
	}
	out := report("second")
	if err := stage(root, out); err != nil {
		t.Fatal(err)
	}
	if got := read(t, dir, "site/index.html"); got != "first" {
		t.Errorf("staging changed the report: %q", got)
	}
	out.site = append(out.site, site.File{Name: "late.pdf", Data: []byte("late")})
	if err := publish(root, out, manifest{Inputs: "second"}); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"site/index.html": "second", "site/data/a.csv": "second", "site/late.pdf": "late", "r.pdf": "second"} {
		if got := read(t, dir, name); got != want {
			t.Errorf("%s holds %q, want %q", name, got, want)
		}
	}
	if r, _ := upToDate(root, "second"); r == nil {
		t.Error("not up to date after publishing")
	}
}

// A build killed between the two renames leaves .site.old and .site.new and no site.
func TestPublishRecoversFromAKilledBuild(t *testing.T) {
	root, dir := openTemp(t)
	if err := publish(root, report("first"), manifest{Inputs: "first"}); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, siteDir), filepath.Join(dir, siteOld)); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, siteNew), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := recoverSite(root); err != nil {
		t.Fatal(err)
	}
	if got := read(t, dir, "site/index.html"); got != "first" {
		t.Errorf("the last site was lost: %q", got)
	}
	if err := publish(root, report("second"), manifest{}); err != nil || read(t, dir, "site/index.html") != "second" {
		t.Errorf("cannot publish after recovering: %v", err)
	}
}

func TestFigureCache(t *testing.T) {
	root, dir := openTemp(t)
	c := newFigureCache(root)
	c.Put("a", []byte("drawing a"))
	c.Put("b", []byte("drawing b"))
	c = newFigureCache(root)
	if got, ok := c.Get("a"); !ok || string(got) != "drawing a" {
		t.Errorf("got %q, %v", got, ok)
	}
	c.prune()
	if _, ok := c.Get("b"); ok {
		t.Error("an unused drawing was kept")
	}
	torn := filepath.Join(dir, figureDir, "a")
	if err := os.WriteFile(torn, []byte(read(t, dir, figureDir+"/a")[:35]), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, ok := c.Get("a"); ok {
		t.Error("a torn drawing was taken")
	}
}

// Another program reads tables anew, for it may check by other rules.
func TestTableCache(t *testing.T) {
	root, _ := openTemp(t)
	c := newTableCache(root, "one")
	c.Put("a", []byte("table a"))
	if got, ok := newTableCache(root, "one").Get("a"); !ok || string(got) != "table a" {
		t.Errorf("got %q, %v", got, ok)
	}
	other := newTableCache(root, "two")
	if _, ok := other.Get("a"); ok {
		t.Error("another program took the table")
	}
	other.prune()
	if _, ok := newTableCache(root, "one").Get("a"); ok {
		t.Error("an unused table was kept")
	}
}

func TestPackCache(t *testing.T) {
	root, dir := openTemp(t)
	open := func() *packCache { return openPack(newFileCache(root, streamDir, "tool"), streamDir) }
	c := open()
	c.Put("a", []byte("stream a"))
	c.Put("b", []byte(""))
	c.save()
	c = open()
	for key, want := range map[string]string{"a": "stream a", "b": ""} {
		if got, ok := c.Get(key); !ok || string(got) != want {
			t.Errorf("%s: got %q, %v", key, got, ok)
		}
	}
	if _, ok := c.Get("c"); ok {
		t.Error("found what was never kept")
	}
	c = open()
	c.Get("b")
	c.save()
	c = open()
	if _, ok := c.Get("a"); ok {
		t.Error("a stream that nobody asked for was kept")
	}
	if _, ok := c.Get("b"); !ok {
		t.Error("a stream that was asked for is gone")
	}
	files, err := filepath.Glob(filepath.Join(dir, streamDir, "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files %v, %v", files, err)
	}
	if err := os.WriteFile(files[0], []byte(read(t, dir, streamDir+"/"+filepath.Base(files[0]))[:34]), 0o644); err != nil {
		t.Fatal(err)
	}
	if c = open(); len(c.was) != 0 {
		t.Error("a torn pack was taken")
	}
	c.Put("a", []byte("again"))
	c.save()
	if got, ok := open().Get("a"); !ok || string(got) != "again" {
		t.Error("a torn pack was not written anew")
	}
}
