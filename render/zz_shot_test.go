package render

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// SHOTS="page.html@390@dark@2000@js;..."
func TestZZShots(t *testing.T) {
	if os.Getenv("SHOTS") == "" {
		t.Skip()
	}
	var c console
	ctx := browser(t, &c)
	ctx, cancel := context.WithTimeout(ctx, 4*time.Minute)
	defer cancel()
	for i, s := range strings.Split(os.Getenv("SHOTS"), ";") {
		f := strings.Split(s, "@")
		var w, h int64
		fmt.Sscan(f[1], &w)
		fmt.Sscan(f[3], &h)
		off := len(f) < 5 || f[4] != "js"
		err := chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off})
			if err != nil {
				return err
			}
			_, err = chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: f[2]}}})
			return err
		}), chromedp.EmulateViewport(w, h), chromedp.Navigate("file:///tmp/wt/site/out/site/"+f[0]), chromedp.WaitReady("main"))
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(400 * time.Millisecond)
		err = chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			r, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: "png"})
			if err != nil {
				return err
			}
			return os.WriteFile(fmt.Sprintf("/tmp/site/shot%02d.png", i), r.Data, 0o644)
		}))
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, l := range c.lines {
		t.Log(l)
	}
}
