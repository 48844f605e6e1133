// Package compile makes the document of a study: it reads the tables, computes
// the named numbers, numbers the exhibits, resolves every reference, turns
// Markdown into blocks and inlines, and has the charts drawn.
//
// The phases run in the order of [Compile]; each has its own file. Prose is
// converted one text after the other in reading order, because sources and
// footnotes are numbered by first use; tables are read, pipelines run and
// charts drawn side by side. Every phase goes on after a fault, so that one run
// reports all of them. Where something failed that a later phase needs, the
// later phase keeps silent about it.
package compile

import (
	"context"
	"runtime"
	"sync"

	"github.com/yuin/goldmark/parser"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/study"
	"globalstudy/render/theme"
)

// Drawer draws a chart for a given room. It is called from several goroutines.
type Drawer interface {
	Draw(ctx context.Context, c *chart.Chart, size chart.Size, th *theme.Theme) (*scene.Scene, error)
}

// TableCache keeps the tables of big files.
type TableCache = dataset.Cache

// Compile makes the document. With a nil Drawer everything is checked and
// nothing drawn; nothing is drawn either once there are faults. The document is
// fit to be written only if no faults were added and ctx is not done. tables, a
// cache for the tables of big files, may be nil.
func Compile(ctx context.Context, st *study.Study, th *theme.Theme, draw Drawer, tables TableCache, faults *diag.List) *doc.Document {
	c := &compiler{
		ctx: ctx, st: st, th: th, draw: draw, tables: tables, faults: faults, doc: &doc.Document{},
		schemas: map[string]*study.Schema{}, references: map[string]*study.Reference{},
		bound: map[boundCell][]doc.Inline{}, places: map[string]place{}, cited: map[string]*doc.Source{},
		room:         make(chan struct{}, runtime.GOMAXPROCS(0)),
		blockGrammar: newBlockGrammar(), inlineGrammar: newInlineGrammar(), exhibits: map[study.Block]*doc.Exhibit{}, data: map[*dataset.Pipeline]*dataset.Table{},
	}
	c.readTables()
	c.addPalettes()
	c.computeValues()
	c.checkData()
	c.judgeClaims()
	c.number()
	c.runPipelines()
	c.labels()
	c.front()
	for i, ch := range st.Parts() {
		c.fillChapter(ch, c.doc.Parts()[i], c.scopes[i])
		c.beginDrawing()
	}
	c.glossary()
	c.sheets()
	c.mark()
	c.brief()
	c.numbers()
	c.sortSources()
	c.downloads()
	c.doc.CoverArt = c.coverArt()
	c.finishDrawing()
	c.detach()
	return c.doc
}

// compiler is the state of one run.
type compiler struct {
	ctx    context.Context
	st     *study.Study
	th     *theme.Theme // with the study's palettes
	draw   Drawer
	tables dataset.Cache
	faults *diag.List
	doc    *doc.Document

	blockGrammar, inlineGrammar parser.Parser

	schemas    map[string]*study.Schema
	env        dataset.Env
	data       map[*dataset.Pipeline]*dataset.Table // what the exhibits' pipelines gave; nil on a fault
	bound      map[boundCell][]doc.Inline           // text cells that hold bound numbers
	global     *scope                               // study-wide
	scopes     []*scope                             // one per chapter
	places     map[string]place                     // what can be referred to, by id
	exhibits   map[study.Block]*doc.Exhibit         // numbers and labels, before the rest is filled in
	references map[string]*study.Reference
	cited      map[string]*doc.Source
	headings   map[string]bool // ids given to headings of the chapter at hand
	drawings   []drawing
	begun      int               // of drawings
	works      []*work           // that were begun
	room       chan struct{}     // for drawings made at once
	authorYear map[string]string // how citations name each source, if by author and year
	briefScope *scope
	facts      []doc.NumberEntry // of country sheets
}

// parallel calls f for 0 to n-1 from as many goroutines as there are cores.
func parallel(n int, f func(i int)) { parallelIn(make(chan struct{}, runtime.GOMAXPROCS(0)), n, f) }

// parallelIn calls f for 0 to n-1 from as many goroutines as there is room.
func parallelIn(room chan struct{}, n int, f func(i int)) {
	var wg sync.WaitGroup
	for i := range n {
		room <- struct{}{}
		wg.Go(func() {
			defer func() { <-room }()
			f(i)
		})
	}
	wg.Wait()
}
