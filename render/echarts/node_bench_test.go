package echarts

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"globalstudy/render/chart"
)

// nodeProgram draws every option of standard input once to warm up and once
// against the clock, with the driver's own draw, and prints the milliseconds.
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
console.log(Number(process.hrtime.bigint() - from) / 1e6);`

// BenchmarkAgainstNode draws every sample in full width, and has ECharts' own
// server-side rendering in Node draw the same options in the same run. It reports
// milliseconds a chart for both, and how many times longer the embedded engine takes.
func BenchmarkAgainstNode(b *testing.B) {
	node, err := exec.LookPath("node")
	if err != nil {
		b.Skip("node is not installed")
	}
	library, err := filepath.Abs("../../templates/node_modules/echarts/dist/echarts.min.js")
	if _, statErr := os.Stat(library); err != nil || statErr != nil {
		b.Skip("templates/node_modules is not there: run make")
	}
	type call struct {
		Option json.RawMessage
		W, H   float64
	}
	e, th := engine(b, nil, 1), sampleTheme()
	var calls []call
	for _, s := range samples() {
		js, w, h, err := e.Option(bindSample(b, s, th), chart.Size{Width: s.widths[0], Narrow: s.widths[0] < 300}, th)
		if err != nil {
			b.Fatal(err)
		}
		calls = append(calls, call{js, w, h})
	}
	all := func() {
		for _, c := range calls {
			if _, err := e.svg(context.Background(), c.Option, c.W, c.H); err != nil {
				b.Fatal(err)
			}
		}
	}
	all()
	start, rounds := time.Now(), 0
	for b.Loop() {
		all()
		rounds++
	}
	ours := float64(time.Since(start).Microseconds()) / 1000 / float64(rounds*len(calls))
	js, err := json.Marshal(calls)
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(node, "-e", nodeProgram, library, "driver.js", "../../templates/assets/maps")
	cmd.Stdin = strings.NewReader(string(js))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		b.Fatal(fmt.Errorf("node: %w", err))
	}
	theirs, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
	if err != nil {
		b.Fatal(err)
	}
	theirs /= float64(len(calls))
	b.ReportMetric(ours, "ms/chart")
	b.ReportMetric(theirs, "ms/chart-node")
	b.ReportMetric(ours/theirs, "times-node")
}
