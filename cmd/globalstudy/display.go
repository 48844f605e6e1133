package main

// How the command shows progress. On a terminal one line is rewritten in place
// (phase, count, elapsed); elsewhere nothing is printed while it works, unless
// -v asks for a plain line per phase. -q silences all but faults.

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"globalstudy/render"
	"globalstudy/render/diag"
	"golang.org/x/term"
)

type display struct {
	quiet, verbose bool

	mu      sync.Mutex
	w       io.Writer
	tty     bool
	began   time.Time
	running []string
	since   map[string]time.Time
	last    string
	ticker  *time.Ticker
	quit    chan struct{}
}

func (d *display) flags(c *cobra.Command) {
	c.Flags().BoolVarP(&d.quiet, "quiet", "q", false, "print nothing but faults")
	c.Flags().BoolVarP(&d.verbose, "verbose", "v", false, "print each phase with its time, and what is wrong with pages of the book")
	c.MarkFlagsMutuallyExclusive("quiet", "verbose")
}

// warn prints the warnings of a study without faults.
func (d *display) warn(w io.Writer, warnings []diag.Fault, dir string) {
	if !d.quiet {
		diag.Print(w, warnings, os.DirFS(dir))
	}
}

// pages prints what is wrong with pages of the book, where asked for.
func (d *display) pages(w io.Writer, flaws []string) {
	if !d.verbose {
		return
	}
	for _, f := range flaws {
		fmt.Fprintln(w, f)
	}
	fmt.Fprintf(w, "%-8s %s\n", "pages", count(len(flaws), "flaw"))
}

func (d *display) start(w io.Writer) {
	d.w, d.began, d.since = w, time.Now(), map[string]time.Time{}
	if f, ok := w.(*os.File); ok && !d.quiet && !d.verbose {
		d.tty = term.IsTerminal(int(f.Fd()))
	}
	if !d.tty {
		return
	}
	d.ticker, d.quit = time.NewTicker(100*time.Millisecond), make(chan struct{})
	go func() {
		for {
			select {
			case <-d.ticker.C:
				d.mu.Lock()
				d.draw()
				d.mu.Unlock()
			case <-d.quit:
				return
			}
		}
	}()
}

// event is called by the build from any goroutine.
func (d *display) event(e render.Event) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !e.Done {
		d.since[e.Phase] = time.Now()
		d.running = append(d.running, e.Phase)
		return
	}
	for i, p := range d.running {
		if p == e.Phase {
			d.running = append(d.running[:i], d.running[i+1:]...)
			break
		}
	}
	d.last = e.Count
	switch {
	case d.verbose:
		fmt.Fprintf(d.w, "%-8s %7.3f s  %s\n", e.Phase, time.Since(d.since[e.Phase]).Seconds(), e.Count)
	case d.tty:
		d.draw()
	}
}

func (d *display) draw() {
	line := strings.Join(d.running, ", ")
	if d.last != "" {
		line += " (" + d.last + ")"
	}
	fmt.Fprintf(d.w, "\r\x1b[K%s %.1f s", line, time.Since(d.began).Seconds())
}

func (d *display) stop() {
	if d.tty {
		d.ticker.Stop()
		close(d.quit)
		d.mu.Lock()
		fmt.Fprint(d.w, "\r\x1b[K")
		d.mu.Unlock()
	}
	if d.verbose {
		fmt.Fprintf(d.w, "%-8s %7.3f s\n", "total", time.Since(d.began).Seconds())
	}
}
