package render

// Reading without JavaScript, in a real browser: tabs are addresses, notes open
// as pop-ups of the browser's own on a phone and stand beside the text on a wide
// screen, definitions show on focus, and the switch turns a page dark.

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestReadingWithoutScript(t *testing.T) {
	b := kitchenSink(t)
	var c console
	s := &screen{t, browser(t, &c)}
	at := func(page, place string, width int64) {
		t.Helper()
		abs, err := filepath.Abs(filepath.Join(b.dir, "site", page))
		if err != nil {
			t.Fatal(err)
		}
		s.do(chromedp.EmulateViewport(width, 900), chromedp.Navigate("about:blank"), chromedp.Navigate("file://"+abs+place), chromedp.WaitReady("main"))
	}
	seen := func(selector string) bool {
		return ask[bool](s, `Boolean(document.querySelector(%q)?.checkVisibility())`, selector)
	}
	page, figure, note := readable(t, b)

	at(page, "", 1440)
	if !seen("#"+figure+" .chart") || seen("#"+figure+" .data") {
		t.Errorf("%s does not begin with its chart", figure)
	}
	if !seen("#" + note) {
		t.Errorf("%s does not stand beside the text", note)
	}
	if n := ask[float64](s, lineLength); n < 60 || n > 78 {
		t.Errorf("a line of text has %.0f characters, 65 to 75 are wanted", n)
	}
	at(page, "#"+figure+"-table", 1440)
	if seen("#"+figure+" .chart") || !seen("#"+figure+" .data") {
		t.Errorf("the address of the table of %s does not show it", figure)
	}
	at(page, "", 1440) // at its head, so that nothing scrolls under the pointer
	light := ask[string](s, `getComputedStyle(document.body).backgroundColor`)
	s.do(chromedp.Click(`label:has(#scheme-dark)`))
	s.until("the switch turns the page dark", fmt.Sprintf(`getComputedStyle(document.body).backgroundColor !== %q`, light))
	at(page, "", 390)
	if seen("#" + note) {
		t.Errorf("%s is open before it is asked for", note)
	}
	s.do(chromedp.Click(fmt.Sprintf(`#%s-mark`, note)))
	s.until(note+" opens", fmt.Sprintf(`document.querySelector('#%s').checkVisibility()`, note))
}

// lineLength is the number of characters in the fullest line of the longest paragraph.
const lineLength = `(() => {
	const p = [...document.querySelectorAll('main>p')].sort((a, b) => b.textContent.length - a.textContent.length)[0];
	const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), tops = new Map();
	for (let n; n = walk.nextNode();) {
		if (n.parentNode.closest('.side,.def')) continue;
		for (let i = 0; i < n.length; i++) {
			const r = document.createRange();
			r.setStart(n, i); r.setEnd(n, i + 1);
			const y = Math.round(r.getBoundingClientRect().bottom / 12);
			tops.set(y, (tops.get(y) || 0) + 1);
		}
	}
	const full = [...tops.values()].filter(v => v > 40);
	return full.length ? Math.max(...full) : 0;
})()`

// readable finds a page with a figure that has a table, and a note.
func readable(t *testing.T, b *built) (page, figure, note string) {
	t.Helper()
	pages, err := filepath.Glob(filepath.Join(b.dir, "site", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		html, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		f := regexp.MustCompile(`class="panel data" id="([a-z0-9-]+)-table"`).FindSubmatch(html)
		n := regexp.MustCompile(`class="side" popover role="note" id="([a-z0-9-]+)"`).FindSubmatch(html)
		if f != nil && n != nil {
			return filepath.Base(p), string(f[1]), string(n[1])
		}
	}
	t.Fatal("no page has both a figure with a table and a note")
	return "", "", ""
}
