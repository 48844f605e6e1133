package render

// Pages under strain: at 400 per cent, whether the reader enlarges the page (a
// window 1280 pixels wide is then one of 320) or the text alone; written from
// right to left; and while they load, when nothing may move.

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// tooWide names what stands out of the window to a side, and does not scroll within its own frame.
const tooWide = `(() => {
	const root = document.documentElement;
	if (root.scrollWidth <= innerWidth) return [];
	return [...document.querySelectorAll('body *')].filter(e => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.right > innerWidth + 1 || r.left < -1) && !e.closest('.scroll,.hidden,.skip,.art,svg'); })
		.slice(0, 5).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 30)).concat(root.scrollWidth + ' px wide');
})()`

func TestReflow(t *testing.T) {
	if raceEnabled {
		t.Skip("the pass without the race detector looks at the same pages")
	}
	b, c, s := openSink(t)
	for _, page := range onePerKind(t, b) {
		name := strings.TrimSuffix(filepath.Base(page), ".html")
		for _, strain := range []struct {
			what  string
			width int64
			js    string
		}{
			{"page at 400 per cent", 320, "''"},
			{"text at 400 per cent", 1440, "document.documentElement.style.fontSize = '400%'"},
			{"right to left", 1440, "document.documentElement.dir = 'rtl'"},
			{"right to left on a phone", 390, "document.documentElement.dir = 'rtl'"},
		} {
			s.open("file://"+page, look{strain.width, "light"})
			ask[string](s, "%s", strain.js)
			for _, bad := range ask[[]string](s, tooWide) {
				t.Errorf("%s, %s: %s", name, strain.what, bad)
			}
			s.screenshot(fmt.Sprintf("strain-%s-%s", name, strings.ReplaceAll(strain.what, " ", "-")))
		}
	}
	s.open("file://"+filepath.Join(b.dir, "site", "one.html"), look{1440, "light"})
	ask[string](s, "document.documentElement.dir = 'rtl'")
	if !ask[bool](s, `document.querySelector('.toc').getBoundingClientRect().left > document.querySelector('main').getBoundingClientRect().left`) {
		t.Error("the contents do not stand to the right")
	}
	if !ask[bool](s, `[...document.querySelectorAll('.drawing svg')].every(e => getComputedStyle(e).direction === 'ltr')`) {
		t.Error("the labels of drawings turn round")
	}
	c.report(t, "strain")
}

// shifts sums how far the page moved while it loaded, as browsers count it.
const shifts = `document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))).then(() => new Promise(done => {
	let sum = 0, who = '';
	new PerformanceObserver(l => { for (const e of l.getEntries()) { sum += e.value; who += e.sources.map(s => ' ' + (s.node && (s.node.nodeName + '.' + s.node.className)) + ' from ' + s.previousRect.top + ' to ' + s.currentRect.top).join(','); } }).observe({type: 'layout-shift', buffered: true});
	setTimeout(() => done(sum + who), 100);
}))`

// mostShift is a tenth of what counts as good.
const mostShift = 0.01

// Whether its fonts come at once or long after the text, a page stays where it is.
func TestNothingMoves(t *testing.T) {
	if raceEnabled {
		t.Skip("the pass without the race detector looks at the same pages")
	}
	b, c, s := openSink(t)
	for _, wait := range []time.Duration{0, 300 * time.Millisecond} {
		server := serveLate(t, b, c, wait)
		for _, page := range onePerKind(t, b) {
			for _, width := range []int64{390, 1440} {
				s.do(chromedp.EmulateViewport(width, 900), chromedp.Navigate(server+filepath.Base(page)), chromedp.WaitReady("main"))
				var moved float64
				said := askLater(s, shifts)
				if _, err := fmt.Sscan(said, &moved); err != nil {
					t.Fatalf("%s: %q", filepath.Base(page), said)
				}
				if moved > mostShift {
					t.Errorf("%s at %d px, fonts after %v, moves while it loads, by %s", filepath.Base(page), width, wait, said)
				}
			}
		}
	}
	c.report(t, "loading")
}

// A page from disk shows its own fonts, whenever they come.
func TestFontsFromDisk(t *testing.T) {
	b, c, s := openSink(t)
	for _, name := range []string{"about.html", "one.html"} {
		s.open("file://"+filepath.Join(b.dir, "site", name), look{1440, "light"})
		said := askLater(s, `document.fonts.ready.then(() => {
			const a = document.querySelector('footer a'), r = document.createRange(), pen = document.createElement('canvas').getContext('2d'), style = getComputedStyle(a);
			r.selectNodeContents(a);
			pen.font = style.fontSize + ' "Late Sans"';
			return document.fonts.check(pen.font) ? String(Math.abs(r.getBoundingClientRect().width - pen.measureText(a.textContent).width) < 0.5) : 'the font is not there';
		})`)
		if said != "true" {
			t.Errorf("%s: the words are not as wide as their font: %s", name, said)
		}
	}
	c.report(t, "fonts")
}

// serveLate offers a site whose fonts each page waits for anew.
func serveLate(t *testing.T, b *built, c *console, wait time.Duration) string {
	t.Helper()
	files := http.FileServer(http.Dir(filepath.Join(b.dir, "site")))
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/fonts/") {
			w.Header().Set("Cache-Control", "no-store")
			time.Sleep(wait)
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	c.server = s.URL + "/"
	return c.server
}
