package render

// The site as its readers meet it: a page of each kind at four widths, light,
// dark and on paper, with and without JavaScript, opened from disk and from a
// server below a path; and what a reader does there, by pointer and by keyboard.
// SCREENSHOTS=1 puts a picture of each look into out/screenshots.

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// serve offers a built site below a path and gives its address with a slash at the end.
func serve(t *testing.T, b *built, c *console) string {
	t.Helper()
	const under = "/reports/2026/"
	s := httptest.NewServer(http.StripPrefix(under, http.FileServer(http.Dir(filepath.Join(b.dir, "site")))))
	t.Cleanup(s.Close)
	c.server = s.URL + under
	return c.server
}

// view is one way to look at a page.
type view struct {
	look
	media          string // "screen" or "print"
	script, server bool
}

// views has each width, scheme, medium, way to load and state of JavaScript, and most pairs of them.
var views = []view{
	{look{360, "light"}, "screen", true, false},
	{look{390, "dark"}, "screen", false, true},
	{look{768, "dark"}, "screen", true, true},
	{look{1440, "light"}, "screen", false, false},
	{look{1440, "dark"}, "screen", true, false},
	{look{720, "light"}, "print", true, true},
}

func (s *screen) view(v view, file, server string) {
	s.t.Helper()
	address := "file://" + file
	if v.server {
		address = server + filepath.Base(file)
	}
	s.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !v.script}); err != nil {
			return err
		}
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: v.media, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: v.scheme}}})
		return err
	}), chromedp.EmulateViewport(v.width, 900), chromedp.Navigate(address), chromedp.WaitReady("main"))
}

// screenshot keeps a picture of what stands on the screen, where that is asked for.
func (s *screen) screenshot(name string) {
	s.t.Helper()
	if os.Getenv("SCREENSHOTS") == "" {
		return
	}
	s.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		r, err := chromedp.Call(ctx, cdppage.CaptureScreenshot, cdppage.CaptureScreenshotParams{Format: "png"})
		if err != nil {
			return err
		}
		if err := os.MkdirAll("../out/screenshots", 0o755); err != nil {
			return err
		}
		return os.WriteFile("../out/screenshots/"+name+".png", r.Data, 0o644)
	}))
}

func (c *console) report(t *testing.T, what string) {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, line := range c.lines {
		t.Errorf("%s: %s", what, line)
	}
	c.lines = nil
}

func TestMatrix(t *testing.T) {
	if raceEnabled {
		t.Skip("the pass without the race detector looks at the same pages")
	}
	b := kitchenSink(t)
	var c console
	server := serve(t, b, &c)
	s := openScreen(t, &c, filepath.Join(b.dir, "site", "index.html"))
	for _, page := range onePerKind(t, b) {
		for _, v := range views {
			s.view(v, page, server)
			name := fmt.Sprintf("%s-%d-%s-%s-js%t-http%t", strings.TrimSuffix(filepath.Base(page), ".html"), v.width, v.scheme, v.media, v.script, v.server)
			if wide := ask[float64](s, "document.documentElement.scrollWidth"); wide > float64(v.width) {
				t.Errorf("%s is %g px wide", name, wide)
			}
			if n := ask[int](s, "document.querySelector('main').innerText.trim().length"); n < 5 {
				t.Errorf("%s shows %d letters", name, n)
			}
			if v.media == "print" {
				if bad := ask[[]string](s, `[...document.querySelectorAll('nav, .find, .get, .skip, .tabs')].filter(e => e.checkVisibility() && !e.closest('main nav, .index, main table')).map(e => e.className || e.tagName)`); len(bad) > 0 {
					t.Errorf("%s prints %v", name, bad)
				}
			}
			s.screenshot(name)
			c.report(t, name)
		}
	}
}

// mostSearch is how big the words that can be searched may be, in bytes, compressed.
const mostSearch = 120 << 10

func TestSearchIsLight(t *testing.T) {
	eachStudy(t, func(t *testing.T, b *built) {
		js, err := os.ReadFile(filepath.Join(b.dir, "site", "search-index.js"))
		if err != nil {
			t.Fatal(err)
		}
		var z bytes.Buffer
		w, _ := gzip.NewWriterLevel(&z, gzip.BestCompression)
		w.Write(js)
		w.Close()
		if z.Len() > mostSearch {
			t.Errorf("the search loads %d bytes of words, at most %d are wanted", z.Len(), mostSearch)
		}
	})
}

// A reader searches by keyboard, from disk and from a server.
func TestSearching(t *testing.T) {
	if raceEnabled {
		t.Skip("the pass without the race detector searches too")
	}
	b := kitchenSink(t)
	var c console
	server := serve(t, b, &c)
	home := filepath.Join(b.dir, "site", "index.html")
	s := openScreen(t, &c, home)
	for _, address := range []string{"file://" + home, server + "index.html"} {
		for _, width := range []int64{1440, 390} {
			s.open(address, look{width, "light"})
			s.do(chromedp.KeyEvent("/"))
			s.until("the search is open", `document.querySelector('.finder[open] input:focus')`)
			s.do(chromedp.KeyEvent("fotnote appea")) // a slip, and the beginning of a word
			s.until("something is found", `document.querySelector('.finder [role=option]')`)
			if bad := ask[string](s, `(() => {
				const i = document.querySelector('.finder input'), on = document.getElementById(i.getAttribute('aria-activedescendant'));
				if (i.getAttribute('aria-expanded') !== 'true' || !on || on.getAttribute('aria-selected') !== 'true') return 'nothing is chosen';
				if (!document.querySelector('.finder .words mark')) return 'no word is marked';
				if (!document.querySelector('.finder [role=status]').textContent) return 'nothing is told';
				return document.documentElement.scrollWidth > innerWidth ? 'too wide' : ''; })()`); bad != "" {
				t.Errorf("%s at %d px: %s", address, width, bad)
			}
			s.screenshot(fmt.Sprintf("search-%d-http%t", width, strings.HasPrefix(address, "http")))
			s.do(chromedp.KeyEvent(kb.Escape))
			s.until("Escape closes the search", `!document.querySelector('.finder[open]')`)
		}
		s.do(chromedp.KeyEvent("/"))
		s.until("the search is open again", `document.querySelector('.finder[open] input:focus')`)
		ask[bool](s, `(() => { const i = document.querySelector('.finder input'); i.value = ''; i.dispatchEvent(new Event('input')); return true; })()`)
		s.do(chromedp.KeyEvent("the"))
		s.until("several are found", `document.querySelectorAll('.finder [role=option]').length > 2`)
		s.do(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowUp))
		if ask[bool](s, `document.querySelector('.finder [aria-selected=true]') !== document.querySelectorAll('.finder [role=option]')[1]`) {
			t.Error("the arrow keys do not choose the second result")
		}
		s.do(chromedp.KeyEvent(kb.Enter))
		s.until("Enter opens a page of the site", `!document.querySelector('.finder[open]') && document.querySelector('main')`)
	}
	c.report(t, "search")
}

// What a reader can do on a chapter: tabs, notes, terms, colours, downloads.
func TestReaderActs(t *testing.T) {
	if raceEnabled {
		t.Skip("the pass without the race detector acts too")
	}
	b := kitchenSink(t)
	var c console
	server := serve(t, b, &c)
	s := openScreen(t, &c, filepath.Join(b.dir, "site", "index.html"))
	s.open(server+"one.html", look{390, "light"})
	ask[bool](s, `(document.querySelector('.tabs [data-view=data]').click(), true)`)
	if !ask[bool](s, `(() => { const f = document.querySelector('.tabs [data-view=data]').closest('figure'); return f.querySelector('.panel.data').checkVisibility() && !f.querySelector('.panel.chart').checkVisibility(); })()`) {
		t.Error("the tab does not show the table in place of the drawing")
	}
	ask[bool](s, `(document.querySelector('button.mark').click(), true)`)
	s.until("the note shows", `document.querySelector('.side:popover-open')`)
	s.do(chromedp.KeyEvent(kb.Escape))
	s.until("the note goes", `!document.querySelector('.side:popover-open')`)
	ask[bool](s, `(document.querySelector('.term').focus(), true)`)
	s.until("the meaning shows", `document.querySelector('.term:focus .def').checkVisibility()`)
	ask[bool](s, `(document.getElementById('scheme-dark').click(), true)`)
	s.until("the page is dark", `getComputedStyle(document.documentElement).colorScheme === 'dark'`)
	s.open(server+"glossary.html", look{390, "light"})
	s.until("the next page is dark too", `getComputedStyle(document.documentElement).colorScheme === 'dark'`)
	s.open(server+"one.html", look{390, "light"})
	links := ask[[]string](s, `[...document.querySelectorAll('a[download]')].map(a => a.href)`)
	if len(links) < 5 {
		t.Errorf("only %d downloads", len(links))
	}
	for _, u := range links {
		r, err := http.Get(u)
		if err != nil {
			t.Fatal(err)
		}
		n, _ := io.Copy(io.Discard, r.Body)
		r.Body.Close()
		if r.StatusCode != http.StatusOK || n == 0 {
			t.Errorf("%s: %s, %d bytes", u, r.Status, n)
		}
	}
	c.report(t, "chapter")
}

// A walk by the Tab key: the skip link comes first and leads to the text, and
// wherever the focus goes it can be seen and is not covered.
func TestKeyboardWalk(t *testing.T) {
	if raceEnabled {
		t.Skip("the pass without the race detector walks too")
	}
	b, c, s := openSink(t)
	for _, name := range []string{"index.html", "one.html", "fig-west.html", "data.html"} {
		for _, l := range []look{{1440, "light"}, {390, "dark"}} {
			s.open("file://"+filepath.Join(b.dir, "site", name), l)
			s.do(chromedp.KeyEvent(kb.Tab))
			if ask[string](s, "document.activeElement.className") != "skip" {
				t.Errorf("%s: the first stop is no skip link", name)
			}
			steps := 0
			for ; steps < 60; steps++ {
				bad := ask[string](s, focusSeen)
				for wait := 0; bad != "" && wait < 60; wait++ { // it may still be scrolling into sight
					time.Sleep(50 * time.Millisecond)
					bad = ask[string](s, focusSeen)
				}
				if bad != "" {
					t.Errorf("%s at %d px, stop %d: %s", name, l.width, steps, bad)
				}
				if ask[bool](s, "document.activeElement === document.body") {
					break
				}
				s.do(chromedp.KeyEvent(kb.Tab))
			}
			if steps < 8 {
				t.Errorf("%s has %d stops", name, steps)
			}
			s.screenshot(fmt.Sprintf("focus-%s-%d", strings.TrimSuffix(name, ".html"), l.width))
		}
	}
	s.open("file://"+filepath.Join(b.dir, "site", "one.html"), look{1440, "light"})
	s.do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter))
	s.until("the skip link leads to the text", "document.activeElement.id === 'main'")
	c.report(t, "walk")
}

// focusSeen says what is wrong with where the focus is.
const focusSeen = `(() => {
	const e = document.activeElement;
	if (e === document.body) return '';
	const box = e.matches('input[type=radio]') ? e.closest('label') : e, r = box.getBoundingClientRect(), st = getComputedStyle(box), who = e.tagName + '.' + e.className + '#' + e.id;
	if (st.outlineStyle === 'none' || parseFloat(st.outlineWidth) < 2) return who + ' has no outline';
	if (r.width < 1 || r.height < 1) return who + ' has no size';
	if (r.bottom < 0 || r.top > innerHeight || r.right < 0 || r.left > innerWidth) return who + ' is out of sight';
	return '';
})()`

// High contrast and reduced motion as a reader has set them.
func TestReaderSettings(t *testing.T) {
	if raceEnabled {
		t.Skip("the pass without the race detector looks too")
	}
	b := kitchenSink(t)
	var c console
	s := openScreen(t, &c, filepath.Join(b.dir, "site", "one.html"))
	s.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "forced-colors", Value: "active"}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
		return err
	}))
	if ask[string](s, "getComputedStyle(document.documentElement).scrollBehavior") != "auto" {
		t.Error("pages scroll smoothly where motion is to be reduced")
	}
	if moving := ask[[]string](s, `document.getAnimations().filter(a => !(a.timeline instanceof ScrollTimeline)).map(a => a.effect.target.className)`); len(moving) > 0 {
		t.Errorf("these move: %v", moving)
	}
	if !ask[bool](s, "matchMedia('(forced-colors: active)').matches") {
		t.Error("forced colours are not on")
	}
	if flat := ask[bool](s, `[...document.querySelectorAll('.drawing svg')].filter(x => x.checkVisibility()).some(x => new Set([...x.querySelectorAll('path,circle,rect')].map(p => getComputedStyle(p).fill)).size > 1)`); !flat {
		t.Error("drawings lose their colours")
	}
	s.screenshot("forced-colours")
	c.report(t, "settings")
}
