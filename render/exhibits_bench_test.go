package render

// The drawings of the shipped study, charts, world maps and maps of regions apart,
// on one machine of the engine: drawn, taken from the cache, and drawn by ECharts' own server-side
// rendering in Node from the same options in the same run. Times of the processor
// stand beside those of the clock, for machines that do other work.

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"globalstudy/render/chart"
	"globalstudy/render/compile"
	"globalstudy/render/diag"
	"globalstudy/render/echarts"
	"globalstudy/render/font"
	"globalstudy/render/scene"
	"globalstudy/render/study"
	"globalstudy/render/theme"
	"globalstudy/templates"
)

// drawings collects what a study wants drawn.
type drawings struct {
	mu  sync.Mutex
	all []drawing
}

type drawing struct {
	c    *chart.Chart
	size chart.Size
}

func (d *drawings) Draw(_ context.Context, c *chart.Chart, size chart.Size, _ *theme.Theme) (*scene.Scene, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.all = append(d.all, drawing{c, size})
	return &scene.Scene{Width: 1, Height: 1}, nil
}

// kept is a cache in memory.
type kept struct{ sync.Map }

func (k *kept) Get(key string) ([]byte, bool) {
	v, ok := k.Load(key)
	if !ok {
		return nil, false
	}
	return v.([]byte), true
}
func (k *kept) Put(key string, data []byte) { k.Store(key, data) }

func benchEngine(b *testing.B, cache echarts.Cache) *echarts.Engine {
	assets, err := fs.Sub(templates.Assets, "assets")
	if err != nil {
		b.Fatal(err)
	}
	fonts, err := font.Load(assets)
	if err != nil {
		b.Fatal(err)
	}
	e, err := echarts.New(assets, fonts, cache, 1)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(e.Close)
	return e
}

// BenchmarkExhibits reports milliseconds for each drawing of the shipped study.
func BenchmarkExhibits(b *testing.B) {
	var faults diag.List
	st := study.Load(studyFS("shipped"), &faults)
	d := &drawings{}
	th := theme.Default()
	compile.Compile(context.Background(), st, th, d, nil, &faults)
	if err := faults.Err(); err != nil {
		b.Fatal(err)
	}
	plain, cached := benchEngine(b, nil), benchEngine(b, &kept{})
	kinds := map[string][]drawing{}
	for _, x := range d.all {
		kind := "charts"
		if x.c.Map != nil {
			kind = "regional-maps"
			if x.c.Map.View == "world" {
				kind = "world-maps"
			}
		}
		kinds[kind] = append(kinds[kind], x)
	}
	for _, name := range []string{"charts", "world-maps", "regional-maps"} {
		list := kinds[name]
		b.Run(name+"/drawn", func(b *testing.B) {
			ours := measure(b, plain, list, th)
			if theirs := inNode(b, plain, list, th); theirs > 0 {
				b.ReportMetric(theirs, "ms/drawing-node")
				b.ReportMetric(ours/theirs, "times-node")
			}
		})
		b.Run(name+"/cached", func(b *testing.B) { measure(b, cached, list, th) })
	}
}

// measure draws a list once unmeasured and then again and again; it returns milliseconds a drawing.
func measure(b *testing.B, e *echarts.Engine, list []drawing, th *theme.Theme) float64 {
	all := func() {
		for _, x := range list {
			if _, err := e.Draw(context.Background(), x.c, x.size, th); err != nil {
				b.Fatal(err)
			}
		}
	}
	all()
	cpu, start, rounds := processor(), time.Now(), 0
	for b.Loop() {
		all()
		rounds++
	}
	n := float64(rounds * len(list))
	ms := time.Since(start).Seconds() * 1000 / n
	b.ReportMetric(ms, "ms/drawing")
	b.ReportMetric((processor()-cpu).Seconds()*1000/n, "cpu-ms/drawing")
	return ms
}

// processor is the time that this process has had of the processors.
func processor() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// nodeProgram draws every option of standard input once to warm up and once
// against the clock, with the driver's own draw, and prints milliseconds a drawing.
const nodeProgram = `const fs = require("fs"), vm = require("vm"), [, echartsFile, driverFile, maps] = process.argv;
globalThis.echarts = require(echartsFile);
globalThis.goFormat = (n, a, v) => String(v);
globalThis.goMap = (n) => fs.readFileSync(maps + "/" + n + ".json", "utf8");
vm.runInThisContext(fs.readFileSync(driverFile, "utf8"));
const all = JSON.parse(fs.readFileSync(0, "utf8"));
const run = () => all.forEach((c) => draw(JSON.stringify(c.Option), c.W, c.H));
run();
const from = process.hrtime.bigint();
run();
console.log(Number(process.hrtime.bigint() - from) / 1e6 / all.length);`

// inNode draws a list in Node and returns milliseconds a drawing; 0 without Node.
func inNode(b *testing.B, e *echarts.Engine, list []drawing, th *theme.Theme) float64 {
	node, err := exec.LookPath("node")
	library, libraryErr := filepath.Abs("../templates/node_modules/echarts/dist/echarts.min.js")
	if err != nil || libraryErr != nil {
		return 0
	}
	if _, err := os.Stat(library); err != nil {
		return 0
	}
	type call struct {
		Option json.RawMessage
		W, H   float64
	}
	var calls []call
	for _, x := range list {
		js, w, h, err := e.Option(x.c, x.size, th)
		if err != nil {
			b.Fatal(err)
		}
		calls = append(calls, call{js, w, h})
	}
	js, err := json.Marshal(calls)
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(node, "-e", nodeProgram, library, "echarts/driver.js", "../templates/assets/maps")
	cmd.Stdin, cmd.Stderr = bytes.NewReader(js), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		b.Fatal(err)
	}
	var ms float64
	if err := json.Unmarshal(out, &ms); err != nil {
		b.Fatal(err)
	}
	return ms
}
