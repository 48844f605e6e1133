package render

// The site in a real browser: every page opens from file:// without a console
// message, a failed request or a request to another host; nothing is wider than
// the window, on a phone and on a wide screen; and with JavaScript off the
// charts are there.

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// console is what a page did beside showing itself.
type console struct {
	mu     sync.Mutex
	lines  []string
	server string // that of the test, from which pages may load
}

func (c *console) add(format string, args ...any) {
	c.mu.Lock()
	c.lines = append(c.lines, fmt.Sprintf(format, args...))
	c.mu.Unlock()
}

func (c *console) hear(e any) {
	switch e := e.(type) {
	case *log.EventEntryAdded:
		c.add("console: %s (%s)", e.Entry.Text, e.Entry.URL)
	case *cdpruntime.EventConsoleAPICalled:
		c.add("console.%s", e.Type)
	case *cdpruntime.EventExceptionThrown:
		c.add("exception: %s", e.ExceptionDetails.Text)
	case *network.EventLoadingFailed:
		c.add("request failed: %s", e.ErrorText)
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, "file:") && !strings.HasPrefix(u, "data:") && (c.server == "" || !strings.HasPrefix(u, c.server)) {
			c.add("request to %s", u)
		}
	}
}

// browser starts Chromium; JavaScript is off in its pages.
func browser(t *testing.T, c *console) context.Context {
	t.Helper()
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(tool(t, "chromium")), chromedp.NoSandbox,
		chromedp.DisableGPU, chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("no-first-run", true), chromedp.Flag("disable-sync", true), chromedp.WSURLReadTimeout(60*time.Second))
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	if err := chromedp.Listen(ctx, c.hear); err != nil {
		t.Fatal(err)
	}
	err := chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
			return err
		}
		if _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); err != nil {
			return err
		}
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	if err != nil {
		t.Fatal(err)
	}
	return ctx
}

func TestPagesInBrowser(t *testing.T) {
	eachStudy(t, func(t *testing.T, b *built) {
		var c console
		ctx := browser(t, &c)
		pages := pagesOf(t, b)
		for _, page := range sample(pages) {
			for _, width := range []int64{390, 1440} {
				checkPage(t, ctx, page, width)
			}
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		for _, line := range c.lines {
			t.Error(line)
		}
	})
}

// pagesOf lists the pages of a site but for those at former addresses, which lead on at once.
func pagesOf(t *testing.T, b *built) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(b.dir, "site", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	pages := slices.DeleteFunc(all, func(page string) bool {
		html, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Contains(html, []byte(`http-equiv="refresh"`))
	})
	if len(pages) < 5 {
		t.Fatalf("found %d pages", len(pages))
	}
	return pages
}

// A page at the former address of an exhibit leads to the one of today.
func TestFormerAddressLeadsOn(t *testing.T) {
	b, c, s := openSink(t)
	s.open("file://"+filepath.Join(b.dir, "site", "fig-ship.html"), look{1440, "light"})
	s.until("the page leads on", `location.pathname.endsWith("/fig-boat.html")`)
	for _, line := range c.lines {
		t.Error(line)
	}
}

// sample leaves out all but a few of the pages that there is one of for each exhibit, country or chapter's numbers.
func sample(pages []string) []string {
	var out []string
	seen := map[string]int{}
	for _, p := range pages {
		kind, _, many := strings.Cut(filepath.Base(p), "-")
		if strings.HasSuffix(p, ".embed.html") {
			kind += ".embed"
		}
		if many && slices.Contains([]string{"fig", "map", "tab", "box", "country", "numbers", "fig.embed", "map.embed"}, kind) {
			if seen[kind]++; seen[kind] > 2 {
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

// a drawing that is shown has a size and a name, which the other size of it may tell
const emptyDrawings = `[...document.querySelectorAll('.drawing svg')].filter(s => s.checkVisibility() &&
	(s.getBoundingClientRect().height < 20 || !(s.getAttribute('aria-labelledby') || '-').split(' ').every(id => document.getElementById(id)?.textContent))).map(s => s.closest('figure').id)`

func checkPage(t *testing.T, ctx context.Context, page string, width int64) {
	t.Helper()
	ctx, cancel := context.WithTimeout(ctx, 10*time.Minute)
	defer cancel()
	abs, err := filepath.Abs(page)
	if err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate("file://"+abs), chromedp.WaitReady("main")); err != nil {
		t.Fatalf("%s at %d px: %v", filepath.Base(page), width, err)
	}
	wide, err := chromedp.Run(ctx, chromedp.Evaluate[float64](`document.documentElement.scrollWidth`))
	if err != nil {
		t.Fatal(err)
	}
	empty, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](emptyDrawings))
	if err != nil {
		t.Fatal(err)
	}
	if wide > float64(width) {
		t.Errorf("%s at %d px is %g px wide", filepath.Base(page), width, wide)
	}
	for _, id := range empty {
		t.Errorf("%s at %d px: the drawing of %s is empty or has no title", filepath.Base(page), width, id)
	}
}
