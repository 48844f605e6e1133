// Package echarts draws charts: a chart as a go-echarts option (option*.go,
// type*.go), and the option drawn to a scene by ECharts itself (engine*.go,
// driver.js) in an embedded JavaScript engine.
//
// ECharts and driver.js are compiled to bytecode when the assets are prepared.
// An [Engine] holds as many virtual machines as it has workers; each is started
// when first needed and then draws one option after the other. Text is measured
// with the embedded fonts by the same code that sets it on page and paper. A
// drawing depends on nothing but its option: random numbers begin anew, time
// stands in UTC, and nothing of one drawing is left for the next.
package echarts

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"sync"
	"time"

	"globalstudy/render/font"
	"globalstudy/render/scene"
)

// Formatter writes a value as text; name and args come from "@fmt:NAME:ARGS".
type Formatter func(name, args string, v float64) string

// Engine draws options. It is safe for concurrent use.
type Engine struct {
	assets      fs.FS
	fonts       *font.Book
	cache       Cache
	format      Formatter
	program     func() ([]byte, error)
	fingerprint func() string // "" if the assets cannot be read: nothing is cached then
	timeLimit   time.Duration
	memoryLimit uintptr
	idle        chan *machine // one place per worker; nil: not started yet
	maps        baseMaps
}

// memoryLimit is what one machine may use. A drawing needs a tenth of it, or of
// timeLimit, at most.
const memoryLimit = 256 << 20

// New makes an engine that draws at most workers options at once. The cache may be nil.
func New(assets fs.FS, fonts *font.Book, cache Cache, workers int) (*Engine, error) {
	stamp, err := programStamp(assets)
	if err != nil {
		return nil, err
	}
	e := &Engine{assets: assets, fonts: fonts, cache: cache, format: Formats,
		program:     sync.OnceValues(func() ([]byte, error) { return readProgram(assets) }),
		fingerprint: sync.OnceValue(func() string { return fingerprint(assets, fonts, stamp) }),
		timeLimit:   timeLimit, memoryLimit: memoryLimit, idle: make(chan *machine, max(workers, 1))}
	for range cap(e.idle) {
		e.idle <- nil
	}
	e.maps.assets = assets
	if cache != nil {
		go e.fingerprint() // while the study is read
	}
	return e, nil
}

// Close stops the machines once they are idle. The engine cannot be used afterwards.
func (e *Engine) Close() {
	for range cap(e.idle) {
		if m := <-e.idle; m != nil {
			m.close()
		}
	}
}

// DrawOption draws an ECharts option (JSON) in w by h points. The id, that of the
// exhibit, begins every error.
func (e *Engine) DrawOption(ctx context.Context, id string, option []byte, w, h float64) (*scene.Scene, error) {
	key := ""
	if e.cache != nil {
		key = e.key(option, w, h)
	}
	if key != "" {
		if data, ok := e.cache.Get(key); ok {
			if s, err := scene.Unpack(data); err == nil {
				return s, nil
			}
		}
	}
	svg, err := e.svg(ctx, option, w, h)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", id, err)
	}
	s, err := scene.Read(unnamedStroke.ReplaceAll(svg, nil), bookMetrics{e.fonts})
	if err != nil {
		return nil, fmt.Errorf("%s: ECharts' drawing: %w", id, err)
	}
	if key != "" {
		e.cache.Put(key, scene.Pack(s))
	}
	return s, nil
}

// unnamedStroke is what ECharts writes for the ribbons of a chord diagram, whose
// fill is that of a node: a stroke of no width in a colour of that name.
var unnamedStroke = regexp.MustCompile(` stroke="(?:source|target)"`)

// svg is the drawing as ECharts writes it.
func (e *Engine) svg(ctx context.Context, option []byte, w, h float64) ([]byte, error) {
	if !(w > 0 && h > 0 && w < 1e4 && h < 1e4) {
		return nil, fmt.Errorf("a drawing of %g by %g points cannot be made", w, h)
	}
	var m *machine
	select {
	case m = <-e.idle:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	svg, m, err := e.run(ctx, m, option, w, h)
	e.idle <- m
	return svg, err
}

// run draws on a machine, starting it if need be, and returns the machine, or nil if it is spent.
func (e *Engine) run(ctx context.Context, m *machine, option []byte, w, h float64) ([]byte, *machine, error) {
	if err := ctx.Err(); err != nil {
		return nil, m, err
	}
	if m == nil {
		var err error
		if m, err = e.start(); err != nil {
			return nil, nil, err
		}
	}
	stop := context.AfterFunc(ctx, m.vm.Interrupt)
	svg, err := m.draw(string(option), w, h)
	interrupted := !stop()
	if err == nil && !interrupted {
		return svg, m, nil
	}
	if interrupted || errors.Is(err, errSpent) {
		m.close()
		m = nil
	}
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return nil, m, err
}
