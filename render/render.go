// Package render runs the phases of a build in order.
//
//	datasets/*.csv  ─┐
//	chapters/*.yaml ─┴─> study ──> compile ──> doc ─┬─> site ─────────────> out/site/
//	                                 │   ↑          └─> layout ─> pdf ────> out/NAME.pdf
//	                                 ↓   │
//	                               chart ─> echarts ─> scene   (a drawing, kept inside doc)
//
// Three values are made once and then only read: study.Study is what the
// researcher wrote, doc.Document what the report says, scene.Scene what a chart
// or a page looks like. Everything is made in memory; only when there is no
// fault is it written beside the last report and swapped in (publish.go), so a
// failed or killed build leaves the last report standing. Nothing here reads a
// clock, the network or the environment; the command passes in what differs
// between machines.
package render

import (
	"context"
	"fmt"
	"io/fs"
	"os"

	"globalstudy/render/compile"
	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/echarts"
	"globalstudy/render/font"
	"globalstudy/render/study"
	"globalstudy/render/theme"
	"globalstudy/templates"
)

// Options says what to build.
type Options struct {
	Study   fs.FS    // the folder with chapters/ and datasets/
	Out     *os.Root // where the report goes; unused by Check
	Workers int      // drawings made at once; 0 means 1
	Tool    string   // fingerprint of the program, so that a new program builds anew
	Force   bool     // build even when nothing has changed
	Strict  bool     // every warning is a fault

	// Warn hears of the warnings of a study without faults; where pages bring
	// more, once again of all. May be nil.
	Warn func([]diag.Fault)
	// Progress hears of each phase as it begins (Done false) and ends, from any
	// goroutine. May be nil.
	Progress func(Event)

	tables compile.TableCache // of a build
}

// Event is the beginning or end of a phase.
type Event struct {
	Phase string // "read", "compile", "pictures", "site", "pages", "pdf", "write"
	Done  bool
	Count string // what it made: "17 exhibits"; may be empty
}

// Result is what a build made.
type Result struct {
	UpToDate                         bool // nothing had changed, nothing was written
	PDF                              string
	Brief                            string // name of the brief's book; "" if there is none
	Chapters, Exhibits, Pages, Files int
	Flaws                            []string // of pages: "page 41: overfull line: …"; a good book has none
}

func (o *Options) phase(name string) func(count string) {
	if o.Progress == nil {
		return func(string) {}
	}
	o.Progress(Event{Phase: name})
	return func(count string) { o.Progress(Event{Phase: name, Done: true, Count: count}) }
}

// Check reads and compiles the study without drawing or writing anything. The
// error is a diag.Errors when the study has faults.
func Check(ctx context.Context, o Options) error {
	_, fonts, err := loadFonts()
	if err != nil {
		return err
	}
	_, _, err = document(ctx, &o, fonts, nil)
	return err
}

// Build makes the report. The error is a diag.Errors when the study has
// faults; then, and on any other error, Out is as it was.
func Build(ctx context.Context, o Options) (*Result, error) {
	inputs, err := hashInputs(o.Study, o.Tool)
	if err != nil {
		return nil, err
	}
	if !o.Force {
		if r, warnings := upToDate(o.Out, inputs); r != nil && !(o.Strict && len(warnings) > 0) {
			o.warn(warnings)
			return r, nil
		}
	}
	assets, fonts, err := loadFonts()
	if err != nil {
		return nil, err
	}
	texts := newTextCache(o.Out, o.Tool)
	texts.recall(fonts)
	cache := newFigureCache(o.Out)
	engine, err := echarts.New(assets, fonts, cache, max(o.Workers, 1))
	if err != nil {
		return nil, err
	}
	tables := newTableCache(o.Out, o.Tool)
	o.tables = tables
	d, warnings, err := document(ctx, &o, fonts, engine)
	engine.Close() // its machines take more memory than the report
	if err != nil {
		return nil, err
	}
	shots := newFileCache(o.Out, pictureDir, o.Tool)
	streams := openPack(newFileCache(o.Out, streamDir, o.Tool), streamDir)
	defer o.Out.RemoveAll(siteNew) // of a build that failed
	out, err := backEnds(ctx, &o, d, theme.Default(), fonts, assets, caches{shots, streams})
	if err != nil {
		return nil, err
	}
	if long := out.tooLong(); long != nil && o.Strict {
		long[0].Warning = false
		return nil, diag.Errors(long)
	} else if long != nil {
		warnings = append(warnings, long...)
		o.warn(warnings)
	}
	done := o.phase("write")
	r := &Result{Brief: out.briefName, PDF: out.pdfName, Chapters: len(d.Chapters), Exhibits: len(d.Exhibits()), Pages: out.pages, Files: len(out.site), Flaws: out.flaws}
	kept := make(chan struct{})
	go func() {
		texts.remember(fonts)
		streams.save()
		close(kept)
	}()
	err = publish(o.Out, out, manifest{Inputs: inputs, Result: *r, Warnings: warnings})
	if <-kept; err != nil {
		return nil, err
	}
	cache.prune()
	tables.prune()
	shots.prune()
	done(fmt.Sprintf("%d files", len(out.site)+1))
	return r, nil
}

// loadFonts gives the embedded files and the fonts among them.
func loadFonts() (fs.FS, *font.Book, error) {
	assets, err := fs.Sub(templates.Assets, "assets")
	if err != nil {
		return nil, nil, err
	}
	fonts, err := font.Load(assets)
	return assets, fonts, err
}

// document reads the study and makes the document, with warnings where there
// are any; drawer may be nil.
func document(ctx context.Context, o *Options, fonts *font.Book, drawer compile.Drawer) (*doc.Document, []diag.Fault, error) {
	faults := diag.List{Strict: o.Strict}
	done := o.phase("read")
	st := study.Load(o.Study, &faults)
	study.CheckCharacters(o.Study, fonts.Has, &faults)
	done(fmt.Sprintf("%d chapters, %d datasets", len(st.Chapters), len(st.Schemas)))
	done = o.phase("compile")
	d := compile.Compile(ctx, st, theme.Default(), drawer, o.tables, &faults)
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if faults.Len() == 0 {
		checkCharacters(d, st, fonts.Has, &faults)
	}
	if err := faults.Err(); err != nil {
		return nil, nil, err
	}
	done(fmt.Sprintf("%d exhibits", len(d.Exhibits())))
	warnings := faults.Sorted()
	o.warn(warnings)
	return d, warnings, nil
}

func (o *Options) warn(warnings []diag.Fault) {
	if o.Warn != nil && len(warnings) > 0 {
		o.Warn(warnings)
	}
}
