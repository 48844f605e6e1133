package render

// A hostile study yields an inert site: what could run, or lead astray, is either
// refused with a fault or stands on the page as the words it is. Tried in a real
// browser on every page.

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"globalstudy/render/diag"
)

// hostile is the study as files, with one text put in place of another.
func hostile(t *testing.T, old, text string) fstest.MapFS {
	t.Helper()
	a, err := txtar.ParseFile("testdata/hostile.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys, found := fstest.MapFS{}, old == ""
	for _, f := range a.Files {
		if old != "" && bytes.Contains(f.Data, []byte(old)) {
			f.Data, found = bytes.Replace(f.Data, []byte(old), []byte(text), 1), true
		}
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	if !found {
		t.Fatalf("the study has no %q", old)
	}
	return fsys
}

// pictureFrom is a picture before the table of the study.
func pictureFrom(file string) string {
	return "      - picture: fig-x\n        file: " + file + "\n        title: A\n        alt: A\n        source: [evil-2020]\n      - table: tab-evil\n"
}

// What a study may not have at all is a fault that names it.
func TestHostileFaults(t *testing.T) {
	for name, c := range map[string]struct{ old, text, want string }{
		"script link":        {"(https://example.org/?q=", "(javascript:pwned()?q=", "leads nowhere"},
		"data link":          {"(https://example.org/?q=", "(data:text/html,", "leads nowhere"},
		"script address":     {`'https://example.org/"onmouseover="pwned()'`, "'javascript:pwned()'", "begins with https://"},
		"mark-up":            {`and \<script>pwned()\</script>`, "and <script>pwned()</script>", "raw HTML"},
		"id with a path":     {"figure: fig-evil", "figure: ../fig-evil", "../fig-evil"},
		"id with mark-up":    {"figure: fig-evil", `figure: 'fig-"><script>'`, "fig-"},
		"chapter with path":  {"chapters: [one]", "chapters: [../one]", "../one"},
		"image outside":      {"      - table: tab-evil\n", pictureFrom("../../etc/passwd.png"), "below images/"},
		"image with script":  {"      - table: tab-evil\n", pictureFrom("images/evil.svg"), "neither PNG nor JPEG"},
		"image from a host":  {"      - table: tab-evil\n", pictureFrom("https://evil.example/x.png"), "below images/"},
		"site at a script":   {"site_url: 'https://example.org/", "site_url: 'javascript:pwned()", "begins with https://"},
		"dataset from above": {"data: { from: evil }\n        x", "data: { from: ../evil }\n        x", "../evil"},
	} {
		t.Run(name, func(t *testing.T) {
			b := buildTo(t.TempDir(), hostile(t, c.old, c.text), 1)
			var all diag.Errors
			if !errors.As(b.err, &all) {
				t.Fatalf("error %v, want faults", b.err)
			}
			var lines []string
			for _, f := range all {
				lines = append(lines, f.Error())
			}
			if !strings.Contains(strings.Join(lines, "\n"), c.want) {
				t.Errorf("faults\n%s\nwant one with %q", strings.Join(lines, "\n"), c.want)
			}
		})
	}
}

// inert says what on a page came from the study as mark-up and not as words.
const inert = `(() => {
	const bad = [...document.querySelectorAll('script:not([src])')].filter(s => !/json$/.test(s.type)).map(s => s.outerHTML);
	for (const s of document.querySelectorAll('script[type$=json]')) JSON.parse(s.textContent);
	for (const e of document.querySelectorAll('*')) {
		for (const a of e.attributes) {
			if (/^on/i.test(a.name)) bad.push(a.name + ' on ' + e.tagName);
			if (/^(href|src|action|data)$/i.test(a.name) && /^\s*(javascript|vbscript|data:text)/i.test(a.value)) bad.push(a.value);
		}
	}
	for (const e of document.querySelectorAll('img[src=x], iframe, object, embed, form, b[onmouseover]')) bad.push(e.outerHTML);
	return window.wasRun ? bad.concat('a script of the study ran') : bad;
})()`

func TestHostileStudy(t *testing.T) {
	if raceEnabled {
		t.Skip("the pass without the race detector tries the same pages")
	}
	dir := t.TempDir()
	b := buildTo(dir, hostile(t, "", ""), 2)
	if b.err != nil {
		t.Fatal(b.err)
	}
	pages, _ := filepath.Glob(filepath.Join(dir, "site", "*.html"))
	if len(pages) < 12 {
		t.Fatalf("%d pages", len(pages))
	}
	var c console
	s := openScreen(t, &c, pages[0])
	for _, page := range pages {
		s.open("file://"+page, look{1440, "light"})
		if !strings.HasSuffix(page, ".embed.html") {
			ask[bool](s, `(window.pwned = () => { window.wasRun = true; }, document.querySelectorAll('.tabs a').forEach(a => a.click()), document.querySelector('.find').click(), true)`)
			s.until("the search opens", `document.querySelector('.finder[open]')`)
			ask[bool](s, `(() => { const i = document.querySelector('.finder input'); i.value = 'script pwned'; i.dispatchEvent(new Event('input')); return true; })()`)
			s.until("the search finds the words", `document.querySelector('.finder [role=option] mark')`)
		}
		for _, bad := range ask[[]string](s, inert) {
			t.Errorf("%s: %s", filepath.Base(page), bad)
		}
		c.report(t, filepath.Base(page))
	}
	defused(t, filepath.Join(dir, "site", "data"))
	judgePDFs(t, dir)
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && (strings.Contains(p, "evil.svg") && !strings.Contains(p, "fig-evil") || strings.Contains(d.Name(), "..")) {
			t.Errorf("%s was written", p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if entries, _ := os.ReadDir(filepath.Dir(dir)); len(entries) > 2 {
		t.Logf("beside the report: %v", entries)
	}
}

// defused looks for cells that a spreadsheet would run, and for drawings with script.
func defused(t *testing.T, dir string) {
	t.Helper()
	files, _ := filepath.Glob(dir + "/*evil*")
	if len(files) < 6 {
		t.Fatalf("only %v", files)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(f, ".svg") && bytes.Contains(data, []byte("<script")) {
			t.Errorf("%s has a script", f)
		}
		if !strings.HasSuffix(f, ".csv") {
			continue
		}
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsAny(cell[:1], "=@+") {
					t.Errorf("%s: a spreadsheet runs %q", filepath.Base(f), cell)
				}
			}
		}
	}
}
