package site

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"globalstudy/render/theme"
)

// hugoLayout is a page of Hugo's with no more around its content than it needs.
const hugoLayout = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title><link rel="stylesheet" href="style.css"></head>
<body><nav><a href="./">{{ site.Title }}</a></nav>{{ .Content }}</body></html>
`

// BenchmarkHugo has Hugo, where it is installed, write the chapters of
// [BenchmarkThousandChapters]: 1,000 pages whose content is the finished HTML of
// ours, with its drawings. It has nothing to draw, cite, check or index, and no
// pages of exhibits to write; ours writes 33 files a chapter in its time.
func BenchmarkHugo(b *testing.B) {
	hugo, err := exec.LookPath("hugo")
	if err != nil {
		b.Skip("hugo is not installed")
	}
	dir := b.TempDir()
	write := func(name, data string) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	d := report(1000)
	list, err := Files(d, theme.Default(), "x.pdf", nil, nil)
	if err != nil {
		b.Fatal(err)
	}
	pages := 0
	for _, f := range list {
		if !strings.HasPrefix(f.Name, "chapter-") {
			continue
		}
		_, body, _ := strings.Cut(string(f.Data), "<main")
		body, _, found := strings.Cut(body, "</main>")
		if !found {
			b.Fatalf("%s has no main", f.Name)
		}
		pages++
		write("content/"+f.Name, fmt.Sprintf("---\ntitle: %q\n---\n<main%s</main>\n", f.Name, body))
	}
	write("config.toml", "title = \"A study\"\nuglyURLs = true\ndisableKinds = [\"taxonomy\", \"term\", \"RSS\", \"sitemap\", \"section\"]\n")
	write("layouts/_default/single.html", hugoLayout)
	write("layouts/index.html", hugoLayout)
	for b.Loop() {
		out := b.TempDir()
		cmd := exec.Command(hugo, "--quiet", "--source", dir, "--destination", out)
		if said, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, said)
		}
		written, err := filepath.Glob(out + "/chapter-*.html")
		if err != nil || len(written) != pages {
			b.Fatalf("hugo wrote %d of %d pages, %v", len(written), pages, err)
		}
		b.ReportMetric(float64(pages), "pages")
		b.ReportMetric((cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), "cpu-s")
	}
}
