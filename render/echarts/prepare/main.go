// Command prepare compiles ECharts and the driver to the bytecode that the charts
// engine loads. `make` runs it in the root of the repository after
// templates/prepare.mjs; it does nothing while the result is
// that of this ECharts and this driver.
package main

import (
	"bytes"
	"fmt"
	"os"

	"globalstudy/render/echarts"
)

const (
	library = "templates/node_modules/echarts/dist/echarts.min.js"
	program = "templates/assets/echarts.qbc"
)

func main() {
	if err := prepare(); err != nil {
		fmt.Fprintln(os.Stderr, "prepare:", err)
		os.Exit(1)
	}
}

func prepare() error {
	text, err := os.ReadFile(library)
	if err != nil {
		return fmt.Errorf("%s is missing: run npm ci in templates", library)
	}
	old, err := os.ReadFile(program)
	if err == nil && bytes.HasPrefix(old, []byte(echarts.ProgramStamp(string(text))+"\n")) {
		return nil
	}
	code, err := echarts.Compile(string(text))
	if err != nil {
		return err
	}
	if err := os.WriteFile(program+".new", code, 0o644); err != nil {
		return err
	}
	return os.Rename(program+".new", program)
}
