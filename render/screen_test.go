package render

// Drawings on screen, in a real browser with JavaScript: pointing, the keyboard
// and the legend are answered in the words of the data table; a chart is
// explored with ECharts and closed again; all from file://, without a message in
// the console, a request to another host, or more script than a page may have.

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// mostScript is how much script a page may load by itself, in bytes, compressed.
const mostScript = 15 << 10

// scriptSource finds the scripts of a page, and those that they load as soon as it stands.
var scriptSource = regexp.MustCompile(`(?:<script[^>]* src|<figure[^>]* data-marks)="([^"]+)"`)

func TestScriptOfPages(t *testing.T) {
	eachStudy(t, func(t *testing.T, b *built) {
		pages, _ := filepath.Glob(filepath.Join(b.dir, "site", "*.html"))
		weights, most := map[string]int{}, 0
		for _, page := range pages {
			html, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			sum, seen := 0, map[string]bool{}
			for _, m := range scriptSource.FindAllSubmatch(html, -1) {
				name := string(m[1])
				if weights[name] == 0 {
					weights[name] = weight(t, filepath.Join(b.dir, "site", name))
				}
				if !seen[name] {
					seen[name], sum = true, sum+weights[name]
				}
			}
			if most = max(most, sum); sum > mostScript {
				t.Errorf("%s loads %d bytes of script, at most %d are wanted", filepath.Base(page), sum, mostScript)
			}
		}
		if len(weights) < 3 {
			t.Errorf("the pages have %d scripts", len(weights))
		}
		t.Logf("at most %d bytes of script on a page", most)
	})
}

// screen is a page in a browser with JavaScript.
type screen struct {
	t   *testing.T
	ctx context.Context
}

// ask evaluates JavaScript.
func ask[T any](s *screen, format string, args ...any) T {
	s.t.Helper()
	v, err := chromedp.Run(s.ctx, chromedp.Evaluate[T](fmt.Sprintf(format, args...)))
	if err != nil {
		s.t.Fatalf("%v\n%s", err, fmt.Sprintf(format, args...))
	}
	return v
}

func (s *screen) do(steps ...chromedp.Action[chromedp.Void]) {
	s.t.Helper()
	if err := chromedp.Do(s.ctx, steps...); err != nil {
		s.t.Fatal(err)
	}
}

// until waits for a condition to come true.
func (s *screen) until(what, condition string) {
	s.t.Helper()
	for range 1200 { // a minute: machines are shared
		if ask[bool](s, "Boolean(%s)", condition) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.t.Fatalf("waited in vain until %s", what)
}

func (s *screen) tip(figure string) string {
	s.t.Helper()
	return ask[string](s, `(() => { const e = document.querySelector('#%s .tip'); return e && !e.hidden ? e.innerText : ''; })()`, figure)
}

// openSink opens the first page of the kitchen sink.
func openSink(t *testing.T) (*built, *console, *screen) {
	t.Helper()
	b, c := kitchenSink(t), &console{}
	return b, c, openScreen(t, c, filepath.Join(b.dir, "site", "index.html"))
}

func openScreen(t *testing.T, c *console, page string) *screen {
	t.Helper()
	ctx := browser(t, c)
	ctx, cancel := context.WithTimeout(ctx, 10*time.Minute)
	t.Cleanup(cancel)
	s := &screen{t, ctx}
	s.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: false})
		return err
	}), chromedp.EmulateViewport(1440, 900), chromedp.Navigate("file://"+page), chromedp.WaitReady("main"))
	return s
}

func TestDrawingsAnswer(t *testing.T) {
	eachStudy(t, func(t *testing.T, b *built) {
		pages := pagesOf(t, b)
		tried := 0
		for _, page := range pages {
			html, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Contains(html, []byte(` data-marks="`)) || bytes.Contains(html, []byte(`plain one`)) {
				continue
			}
			var c console
			s := openScreen(t, &c, page)
			for _, id := range ask[[]string](s, `[...document.querySelectorAll('figure[data-marks]')].map(f => f.id)`) {
				tried++
				s.figure(id)
			}
			c.mu.Lock()
			for _, line := range c.lines {
				t.Errorf("%s: %s", filepath.Base(page), line)
			}
			c.mu.Unlock()
		}
		if tried == 0 {
			t.Error("no drawing has marks")
		}
	})
}

// figure tries one drawing.
func (s *screen) figure(id string) {
	s.t.Helper()
	s.until("the words of the marks of "+id+" are there", fmt.Sprintf(`document.querySelector('#%s .drawing[tabindex]')`, id))
	s.bring(id)
	s.keyboard(id)
	s.pointer(id)
	s.legend(id)
	s.explore(id)
}

// bring scrolls to a drawing at once, whatever else still scrolls.
func (s *screen) bring(id string) {
	s.t.Helper()
	ask[bool](s, `(() => { document.getElementById(%q).scrollIntoView({block: 'center', behavior: 'instant'}); return true; })()`, id)
}

// keyboard goes through the marks: each step says something else, and what it says stands in the table.
func (s *screen) keyboard(id string) {
	s.t.Helper()
	ask[bool](s, `(() => { document.querySelector('#%s .drawing').focus(); return true; })()`, id)
	s.do(chromedp.KeyEvent(kb.Home))
	first := s.tip(id)
	marks := ask[int](s, `Object.keys(%s.marks).length`, s.marks(id))
	if first == "" {
		s.t.Errorf("%s: the keyboard shows nothing", id)
		return
	}
	s.inTable(id)
	s.do(chromedp.KeyEvent(kb.ArrowRight))
	if next := s.tip(id); marks > 1 && next == first && ask[int](s, `document.querySelectorAll('#%s .on').length`, id) == 0 {
		s.t.Errorf("%s: the arrow key does not move", id)
	}
	s.do(chromedp.KeyEvent(kb.Escape))
	if got := s.tip(id); got != "" {
		s.t.Errorf("%s: Escape leaves %q", id, got)
	}
}

// marks is the JSON of what the drawing's marks say, from the script that the page loads.
func (s *screen) marks(id string) string {
	s.t.Helper()
	file := ask[string](s, `decodeURIComponent(new URL(document.getElementById(%q).dataset.marks, location.href).pathname)`, id)
	js, err := os.ReadFile(file)
	if err != nil {
		s.t.Fatal(err)
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(bytes.TrimSuffix(bytes.TrimPrefix(js, []byte("globalstudyMarks(")), []byte(");\n")), &all); err != nil {
		s.t.Fatalf("%s: %v", file, err)
	}
	return "(" + string(all[id]) + ")"
}

// inTable checks that the words of the mark shown, and those of all others, are
// words of the data table: each of their numbers stands in it, but for marks that
// are worked out from several figures.
func (s *screen) inTable(id string) {
	s.t.Helper()
	missing := ask[[]string](s, `(() => {
		const f = document.getElementById(%q), table = f.querySelector('table'), shown = f.querySelector('.on').dataset.m;
		const m = %s.marks;
		if (!m[shown]) return ["nothing of " + shown];
		if (!table) return [];
		const numbers = t => (t.match(/\d[\d.,]*/g) || []).map(n => parseFloat(n.replaceAll(",", "")));
		const cells = [...table.querySelectorAll('th,td')].map(c => c.textContent.replace(/\s+/g, ' ').trim());
		const known = new Set(cells.flatMap(numbers)), out = [];
		for (const [name, value, derived] of Object.values(m)) {
			const flat = value.replace(/\s+/g, ' ').trim(), own = numbers(flat);
			if (derived === "derived" || flat === "No data" || flat === "not available") continue;
			if (own.length > 0 ? !own.every(n => known.has(n)) : !cells.some(c => c.includes(flat))) out.push(name + ": " + flat);
		}
		return out.slice(0, 3);
	})()`, id, s.marks(id))
	if len(missing) > 0 {
		s.t.Errorf("%s: not in the table: %q", id, missing)
	}
}

// pointer points at a mark and away from it.
func (s *screen) pointer(id string) {
	s.t.Helper()
	ask[bool](s, `(() => { document.activeElement.blur(); return true; })()`)
	var at []float64
	for range 60 { // the page may still be scrolling, for long on a busy machine
		s.bring(id)
		if at = s.mark(id); len(at) == 2 {
			s.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at[0], at[1]))
		}
		time.Sleep(150 * time.Millisecond)
		if s.tip(id) != "" {
			break
		}
	}
	if len(at) != 2 {
		s.t.Errorf("%s: no mark can be pointed at", id)
		return
	}
	s.until("pointing at a mark of "+id+" shows something", fmt.Sprintf(`document.querySelector('#%s .tip:not([hidden])')`, id))
	s.inTable(id)
	s.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, 2, 2))
	s.until("what is shown of "+id+" goes when the pointer leaves", fmt.Sprintf(`document.querySelector('#%s .tip').hidden`, id))
}

// mark gives a place where a mark can be pointed at; nil if there is none.
func (s *screen) mark(id string) []float64 {
	s.t.Helper()
	return ask[[]float64](s, `(() => {
		for (const e of document.querySelectorAll('#%s .drawing svg [data-m*="."]')) {
			if (e.dataset.m[0] === 'l' || !e.checkVisibility()) continue;
			const b = e.getBoundingClientRect();
			for (const k of [0.5, 0.1, 0.9, 0.3, 0.7]) for (const l of [0.5, 0.1, 0.9]) {
				const x = b.left + b.width * k, y = b.top + b.height * l, on = document.elementFromPoint(x, y);
				if (on === e || (e.getAttribute('fill') === 'none' && on && on.closest('.drawing'))) return [x, y];
			}
		}
		return [];
	})()`, id)
}

// legend hides and shows a series by keyboard.
func (s *screen) legend(id string) {
	s.t.Helper()
	shown := func() int {
		return ask[int](s, `[...document.querySelectorAll('#%s .drawing svg [data-m]')].filter(e => e.style.display !== 'none').length`, id)
	}
	if !ask[bool](s, `(() => { const k = [...document.querySelectorAll('#%s .key')].find(k => k.checkVisibility()); if (k) k.focus(); return Boolean(k); })()`, id) {
		return
	}
	all := shown()
	s.do(chromedp.KeyEvent(kb.Enter))
	if n := shown(); n >= all || ask[string](s, `document.activeElement.getAttribute('aria-pressed')`) != "false" {
		s.t.Errorf("%s: the legend hides nothing (%d of %d marks)", id, n, all)
	}
	s.do(chromedp.KeyEvent(" "))
	if n := shown(); n != all {
		s.t.Errorf("%s: the legend shows %d marks again, not %d", id, n, all)
	}
}

// explore opens ECharts and closes it.
func (s *screen) explore(id string) {
	s.t.Helper()
	if !ask[bool](s, `(() => { const b = document.querySelector('#%s button.explore'); if (b) b.click(); return Boolean(b); })()`, id) {
		s.t.Errorf("%s cannot be explored", id)
		return
	}
	s.until(id+" is explored", fmt.Sprintf(`document.querySelector('#%s .explorer svg path')`, id))
	if ask[bool](s, `document.querySelector('#%s .drawing').checkVisibility()`, id) {
		s.t.Errorf("%s: the drawing stays while it is explored", id)
	}
	ask[bool](s, `(() => { for (const b of document.querySelectorAll('#%s .bar button:not(:first-child)')) b.click(); return true; })()`, id)
	s.do(chromedp.KeyEvent(kb.Escape))
	if ask[bool](s, `document.querySelector('#%s .explorer') !== null || !document.querySelector('#%[1]s .drawing').checkVisibility()`, id) {
		s.t.Errorf("%s: Escape does not bring the drawing back", id)
	}
	if ask[bool](s, `!document.activeElement.matches('#%s button.explore')`, id) {
		s.t.Errorf("%s: the focus does not come back to the button", id)
	}
}
