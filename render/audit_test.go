package render

// Open to all, as judged by axe-core in a real browser: a page of each kind,
// light and dark, on a wide screen and on a phone, and every page in one of the
// four, without a single violation; and every page as HTML, judged by html-validate. Both come from npm for the
// tests alone (testdata/tools; make test fetches them).

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// toolModules holds the judges.
const toolModules = "testdata/tools/node_modules"

// npmTool gives the path of a file of an npm package of the test tools. Where it
// is missing the test is skipped, or fails under REQUIRE_TOOLS=1.
func npmTool(t *testing.T, file string) string {
	t.Helper()
	p, err := filepath.Abs(filepath.Join(toolModules, file))
	if err == nil {
		_, err = os.Stat(p)
	}
	switch {
	case err == nil:
		return p
	case os.Getenv("REQUIRE_TOOLS") == "1":
		t.Fatalf("%s is not installed and REQUIRE_TOOLS=1: run make test, which fetches it", file)
	}
	t.Skipf("%s is not installed: this check is left out; make test fetches it", file)
	return ""
}

// onePerKind picks the pages of a built site: one of each kind.
func onePerKind(t *testing.T, b *built) []string {
	t.Helper()
	pages := pagesOf(t, b)
	var out []string
	seen := map[string]bool{}
	for _, p := range pages {
		name := filepath.Base(p)
		kind, _, many := strings.Cut(name, "-")
		html, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		switch text := string(html); {
		case strings.HasSuffix(name, ".embed.html"):
			kind += ".embed"
		case strings.Contains(text, `class="band"`):
			kind = "chapter"
		case many && kind == "country" && strings.Contains(text, `class="sheet"`):
			kind = "country with facts"
		}
		if !seen[kind] {
			seen[kind] = true
			out = append(out, p)
		}
	}
	return out
}

// look is how a page is looked at.
type look struct {
	width  int64
	scheme string // "light" or "dark"
}

// open shows a page, with JavaScript, and waits until it stands.
func (s *screen) open(address string, l look) {
	s.t.Helper()
	s.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: l.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
		return err
	}), chromedp.EmulateViewport(l.width, 900), chromedp.Navigate(address), chromedp.WaitReady("main"))
}

// violation is what axe-core says of a page.
type violation struct {
	ID, Help string
	Nodes    []string
}

const runAxe = `axe.run(document, {resultTypes: ["violations"], preload: false}).then(r => JSON.stringify(r.violations.map(v => ({ID: v.id, Help: v.help, Nodes: v.nodes.slice(0, 4).map(n => n.target.join(" ") + ": " + n.html.slice(0, 160) + " | " + n.failureSummary.replace(/\s+/g, " ").slice(0, 260))}))))`

func TestAxe(t *testing.T) {
	if raceEnabled {
		t.Skip("the pass without the race detector looks at the same pages")
	}
	axe, err := os.ReadFile(npmTool(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	eachStudy(t, func(t *testing.T, b *built) {
		var c console
		s := openScreen(t, &c, filepath.Join(b.dir, "site", "index.html"))
		looks := []look{{1440, "light"}, {390, "dark"}}
		if t.Name() == "TestAxe/kitchen-sink" {
			looks = append(looks, look{1440, "dark"}, look{390, "light"})
		}
		start := time.Now()
		n := 0
		for _, page := range onePerKind(t, b) {
			for _, l := range looks {
				s.judge(axe, page, l)
				n++
			}
		}
		t.Logf("%d looks in %v", n, time.Since(start).Round(time.Second))
	})
}

// judge reports what axe-core finds on a page.
func (s *screen) judge(axe []byte, page string, l look) {
	s.t.Helper()
	s.open("file://"+page, l)
	ask[bool](s, "%s", "(() => {"+string(axe)+"; return true; })()")
	var found []violation
	if err := json.Unmarshal([]byte(askLater(s, runAxe)), &found); err != nil {
		s.t.Fatal(err)
	}
	for _, v := range found {
		s.t.Errorf("%s at %d px, %s: %s (%s)\n\t%s", filepath.Base(page), l.width, l.scheme, v.ID, v.Help, strings.Join(v.Nodes, "\n\t"))
	}
}

// perBrowser is how many pages one browser is shown, so that none runs long.
const perBrowser = 60

// Every page of the shipped study is judged once; width and scheme change from page to page.
// With EVERY_LOOK=1 each page is judged at both widths and in both schemes, which takes four times as long.
func TestAxeOnEveryPage(t *testing.T) {
	if raceEnabled {
		t.Skip("under the race detector the shipped study is not drawn")
	}
	axe, err := os.ReadFile(npmTool(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	b := once["shipped"]()
	if b.err != nil {
		t.Fatal(b.err)
	}
	looks := []look{{1440, "light"}, {390, "dark"}, {1440, "dark"}, {390, "light"}}
	pages, every := pagesOf(t, b), os.Getenv("EVERY_LOOK") == "1"
	for from := 0; from < len(pages); from += perBrowser {
		part := pages[from:min(from+perBrowser, len(pages))]
		t.Run(fmt.Sprintf("from %s", filepath.Base(part[0])), func(t *testing.T) {
			t.Parallel()
			var c console
			s := openScreen(t, &c, part[0])
			for i, page := range part {
				for k, l := range looks {
					if every || k == i%len(looks) {
						s.judge(axe, page, l)
					}
				}
			}
		})
	}
	t.Logf("%d pages", len(pages))
}

// askLater evaluates JavaScript that gives a promise of a string.
func askLater(s *screen, js string) string {
	s.t.Helper()
	ask[bool](s, "%s", `(() => { window.answerOfTest = undefined; (`+js+`).then(v => { window.answerOfTest = v; }, e => { window.answerOfTest = "failed: " + e; }); return true; })()`)
	s.until("the page has answered", "window.answerOfTest !== undefined")
	return ask[string](s, "window.answerOfTest")
}

func TestValidHTML(t *testing.T) {
	if raceEnabled {
		t.Skip("the pass without the race detector reads the same pages")
	}
	cli := npmTool(t, "html-validate/bin/html-validate.mjs")
	eachStudy(t, func(t *testing.T, b *built) {
		pages, err := filepath.Glob(filepath.Join(b.dir, "site", "*.html"))
		if err != nil || len(pages) < 10 {
			t.Fatalf("found %d pages, %v", len(pages), err)
		}
		args := append([]string{cli, "--config", "testdata/tools/htmlvalidate.json", "--formatter", "text"}, pages...)
		out, err := exec.Command(tool(t, "node"), args...).CombinedOutput()
		if err != nil {
			lines := strings.Split(string(out), "\n")
			t.Errorf("%v: %d lines\n%s", err, len(lines), strings.Join(lines[:min(len(lines), 40)], "\n"))
		}
	})
}
