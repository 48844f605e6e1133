package echarts

// One virtual machine with ECharts and the driver in it. The program (bytecode)
// begins with a line that says which driver and which engine it was made for,
// because bytecode of another version must not be run.

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"strings"

	"modernc.org/quickjs"

	"globalstudy/render/font"
	"globalstudy/render/scene"
)

//go:embed driver.js
var driver string

//go:embed outline.js
var outline string

// shim is what ECharts expects of a browser.
const shim = `var self = globalThis, window = undefined;
var setTimeout = function () { return 0; }, clearTimeout = function () {};
var console = { log: function () {}, info: function () {}, warn: function () {}, error: function () {} };
`

// programFile is the asset that holds the program.
const programFile = "echarts.qbc"

// errSpent says that a machine has met a limit and must not be used again.
var errSpent = errors.New("the engine's limit is reached")

// machine is one started virtual machine. It is used by one goroutine at a time.
type machine struct {
	vm     *quickjs.VM
	engine *Engine
}

// Compile gives the program for a given source text of ECharts.
func Compile(library string) ([]byte, error) {
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, err
	}
	defer vm.Close()
	code, err := vm.Compile(shim+library+";\n"+outline+driver, quickjs.EvalGlobal)
	if err != nil {
		return nil, fmt.Errorf("compiling ECharts: %w", err)
	}
	return append([]byte(ProgramStamp(library)+"\n"), code...), nil
}

// ProgramStamp is the first line of a program: what driver and engine it needs, and of what ECharts it was made.
func ProgramStamp(library string) string { return driverStamp() + " " + hash(library) }

func driverStamp() string { return hash(quickjs.Version() + "\n" + shim + outline + driver) }

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// programStamp is the stamp of the prepared program, if this engine can run it.
func programStamp(assets fs.FS) (string, error) {
	file, err := assets.Open(programFile)
	if err != nil {
		return "", fmt.Errorf("the charts engine is not prepared: run make")
	}
	defer file.Close()
	stamp, err := bufio.NewReader(io.LimitReader(file, 1<<10)).ReadString('\n')
	if err != nil || !strings.HasPrefix(stamp, driverStamp()+" ") {
		return "", fmt.Errorf("the prepared charts engine is not the one this program needs: run make")
	}
	return stamp, nil
}

// readProgram gives the bytecode, which stands behind the stamp.
func readProgram(assets fs.FS) ([]byte, error) {
	data, err := fs.ReadFile(assets, programFile)
	_, code, _ := bytes.Cut(data, []byte("\n"))
	return code, err
}

// asFloat is a number of the engine, which hands whole ones over as int.
func asFloat(v any) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case int:
		return float64(v)
	case int64:
		return float64(v)
	}
	return math.NaN()
}

// start makes a machine ready to draw.
func (e *Engine) start() (*machine, error) {
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, fmt.Errorf("starting the charts engine: %w", err)
	}
	m := &machine{vm: vm, engine: e}
	vm.SetMemoryLimit(e.memoryLimit)
	if err := vm.SetEvalTimeout(e.timeLimit); err != nil {
		m.close()
		return nil, err
	}
	for _, f := range []struct {
		name string
		f    any
	}{{"goMeasure", e.measure}, {"goFormat", func(name, args string, v any) string { return e.format(name, args, asFloat(v)) }}} {
		if err := vm.RegisterFunc(f.name, f.f, false); err != nil {
			m.close()
			return nil, err
		}
	}
	err = vm.RegisterHostFunc("goMap", func(args []any) (any, error) { return e.maps.source(fmt.Sprint(args...)) })
	if err == nil {
		err = vm.RegisterHostFunc("goOutlines", e.maps.outlines)
	}
	var program []byte
	if err == nil {
		program, err = e.program()
	}
	if err == nil {
		_, err = vm.EvalBytecode(program)
	}
	if err != nil {
		m.close()
		return nil, fmt.Errorf("starting the charts engine: %w", e.explain(err))
	}
	return m, nil
}

func (m *machine) close() {
	m.vm.Close() // its error concerns what is left in memory, of which nothing is used
}

// draw runs one option through ECharts.
func (m *machine) draw(option string, w, h float64) (svg []byte, err error) {
	v, err := m.vm.Call("draw", option, w, h)
	if err != nil {
		return nil, m.engine.explain(err)
	}
	s, ok := v.(string)
	if !ok || !strings.HasPrefix(s, "<svg") {
		return nil, fmt.Errorf("ECharts gave no drawing but %.60q", fmt.Sprint(v))
	}
	return []byte(s), nil
}

// explain puts the engine's own errors in plain words; limits become errSpent.
func (e *Engine) explain(err error) error {
	text := err.Error()
	switch {
	case strings.Contains(text, "out of memory"):
		return fmt.Errorf("%w: the drawing needs more than %d MB of memory", errSpent, e.memoryLimit>>20)
	case strings.Contains(text, "interrupted"):
		return fmt.Errorf("%w: the drawing takes more than %v", errSpent, e.timeLimit)
	case strings.Contains(text, "stack overflow"):
		return fmt.Errorf("%w: the drawing nests too deeply", errSpent)
	}
	line, _, _ := strings.Cut(text, "\n")
	return errors.New("ECharts: " + strings.TrimPrefix(line, "Error: "))
}

// measure is ECharts' measureText: the width of one line in a font, in points.
func (e *Engine) measure(text, fontText string) float64 {
	t, err := scene.ParseFont(fontText)
	if err != nil {
		t = scene.TextStyle{Size: 12, Weight: 400}
	}
	if text == emProbe {
		return t.Size
	}
	return e.textWidth(text, t)
}

func (e *Engine) textWidth(text string, t scene.TextStyle) float64 {
	return e.fonts.Width(text, fontStyle(t))
}

// emProbe is the character by which ECharts learns the height of a line; no text has it.
const emProbe = "国"

func fontStyle(t scene.TextStyle) font.Style {
	return font.Style{Family: t.Family, Weight: t.Weight, Italic: t.Italic, Size: t.Size, Features: t.Features.Tags(), Tracking: t.Tracking, Lang: t.Lang}
}

// bookMetrics gives a scene the vertical metrics of the embedded fonts.
type bookMetrics struct{ book *font.Book }

func (b bookMetrics) Vertical(t scene.TextStyle) (ascent, descent float64) {
	m := b.book.Metrics(fontStyle(t))
	return m.Ascent, m.Descent
}
