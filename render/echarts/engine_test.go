package echarts

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"globalstudy/render/font"
	"globalstudy/render/scene"
	"globalstudy/templates"
)

// options are real ECharts options of the kinds that the study uses.
var options = map[string]string{
	"bar": `{"grid":{"left":40,"right":10,"top":10,"bottom":20},"textStyle":{"fontFamily":"Source Sans 3","fontSize":8},
		"xAxis":{"type":"category","data":["2014","2015","2016"]},"yAxis":{"type":"value","axisLabel":{"formatter":"@fmt:axis:"}},
		"series":[{"type":"bar","stack":"a","data":[283000,1822000,511000],"itemStyle":{"color":"#0B5C7A"}},{"type":"bar","stack":"a","data":[1,2,{"value":300000,"itemStyle":{"decal":{"symbol":"rect","color":"#fff","dashArrayX":[1,0],"dashArrayY":[1,2.6],"rotation":-0.785,"symbolSize":1}}}]}]}`,
	"line": `{"xAxis":{"type":"category","data":["a","b","c"]},"yAxis":{},"series":[{"type":"line","data":[1,"-",3],"lineStyle":{"type":[4,2]},"areaStyle":{"opacity":0.2}}]}`,
	"pie":  `{"series":[{"type":"pie","radius":["40%","70%"],"label":{"fontFamily":"Source Sans 3","rotate":30},"data":[{"name":"Men","value":70},{"name":"Women","value":30}]}]}`,
	"sankey": `{"series":[{"type":"sankey","label":{"fontFamily":"Source Sans 3","fontSize":8},"lineStyle":{"color":"gradient","opacity":0.4},"data":[{"name":"Syria"},{"name":"Mali"},{"name":"East"},{"name":"West"}],
		"links":[{"source":"Syria","target":"East","value":5},{"source":"Mali","target":"West","value":3},{"source":"Mali","target":"East","value":1}]}]}`,
	"range": `{"xAxis":{"type":"log","min":100,"max":100000},"yAxis":{"type":"category","data":["land","sea"]},"series":[{"type":"custom","renderItem":"@render:range-bar","encode":{"x":[1,2],"y":0},
		"data":[{"value":[0,200,5000,900,false,false],"itemStyle":{"color":"#55651B"}},{"value":[1,300,300,null,false,true],"itemStyle":{"color":"#55651B"}}]}]}`,
	"map": `{"geo":{"map":"europe-mediterranean","itemStyle":{"areaColor":"#E3E7EA","borderColor":"#fff","borderWidth":0.4}},"series":[{"type":"scatter","coordinateSystem":"geo","data":[[0,0,5]],"symbolSize":9}]}`,
}

// drawn lists the options to draw; under the race detector a map takes ten seconds and is left out.
func drawn() []string {
	names := sortedKeys(options)
	if timeLimit > time.Minute {
		names = slices.DeleteFunc(names, func(n string) bool { return n == "map" })
	}
	return names
}

func assets(t testing.TB) (fs.FS, *font.Book) {
	t.Helper()
	a, err := fs.Sub(templates.Assets, "assets")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fs.Stat(a, programFile); err != nil {
		t.Skip("templates/assets is not prepared: run make")
	}
	b, err := font.Load(a)
	if err != nil {
		t.Fatal(err)
	}
	return a, b
}

func engine(t testing.TB, cache Cache, workers int) *Engine {
	t.Helper()
	a, b := assets(t)
	e, err := New(a, b, cache, workers)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	return e
}

func draw(t testing.TB, e *Engine, name string) *scene.Scene {
	t.Helper()
	s, err := e.DrawOption(context.Background(), name, []byte(options[name]), 482, 240)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func svgOf(t testing.TB, s *scene.Scene) string {
	t.Helper()
	var b bytes.Buffer
	if err := scene.Write(&b, s, scene.WriteOptions{ID: "f"}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestGolden compares the drawings with those in testdata; -update writes them.
func TestGolden(t *testing.T) {
	e := engine(t, nil, 1)
	for _, name := range drawn() {
		s := draw(t, e, name)
		if name == "map" { // its land would fill the file; what matters is that it is there
			if n := len(s.Items); n < 80 {
				t.Errorf("the map has only %d shapes", n)
			}
			continue
		}
		got := strings.ReplaceAll(svgOf(t, s), "><", ">\n<") + "\n"
		file := filepath.Join("testdata", "scene", name+".svg")
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs from its golden file; -update writes it", name)
		}
	}
}

// TestDrawingDoesNotDependOnOthers draws in several orders, on one machine and on several.
func TestDrawingDoesNotDependOnOthers(t *testing.T) {
	first, fresh := engine(t, nil, 1), engine(t, nil, 3)
	want := map[string]*scene.Scene{}
	names := drawn()
	for _, n := range names {
		want[n] = draw(t, first, n)
	}
	for _, n := range append([]string{"sankey", "bar"}, names...) {
		if !reflect.DeepEqual(draw(t, first, n), want[n]) {
			t.Errorf("%s differs after other drawings", n)
		}
	}
	var wg sync.WaitGroup
	for i := range len(names) + 3 {
		wg.Go(func() {
			n := names[(i*5)%len(names)]
			if s, err := fresh.DrawOption(context.Background(), n, []byte(options[n]), 482, 240); err != nil || !reflect.DeepEqual(s, want[n]) {
				t.Errorf("%s differs on another machine (%v)", n, err)
			}
		})
	}
	wg.Wait()
}

// texts are the words of a drawing.
func texts(items []scene.Item) []string {
	var out []string
	for _, it := range items {
		switch v := it.(type) {
		case *scene.Text:
			out = append(out, v.Content)
		case *scene.Group:
			out = append(out, texts(v.Items)...)
		}
	}
	return out
}

func TestFormatterWritesAxisLabels(t *testing.T) {
	e := engine(t, nil, 1)
	e.format = func(name, args string, v float64) string { return fmt.Sprintf("<%s|%s|%g>", name, args, v) }
	option := strings.Replace(options["bar"], "@fmt:axis:", "@fmt:axis:a:b c", 1)
	s, err := e.DrawOption(context.Background(), "fig-a", []byte(option), 482, 240)
	if err != nil {
		t.Fatal(err)
	}
	if all := strings.Join(texts(s.Items), " "); !strings.Contains(all, "<axis|a:b c|300000>") {
		t.Errorf("texts %q", all)
	}
}

func TestFaultsNameTheExhibit(t *testing.T) {
	e := engine(t, nil, 1)
	for _, c := range []struct{ option, want string }{
		{`{"series":[{"type":"nonsense","data":[1]}]}`, "fig-x: ECharts: ECharts knows only 0 of the 1 series (types: nonsense)"},
		{`{"geo":{"map":"atlantis"}}`, `there is no base map "atlantis"`},
		{`{"geo":{"map":"../echarts"}}`, `is not the name of a base map`},
		{`{"series":[{"type":"custom","renderItem":"@render:none","data":[1]}]}`, `there is no renderer "none"`},
		{`{"xAxis":{"data":["a"]},"yAxis":{},"series":[{"type":"bar","data":[1],"itemStyle":{"shadowBlur":3,"shadowColor":"#000"}}]}`, "shadows are not drawn"},
		{`{`, "fig-x: ECharts: "},
	} {
		_, err := e.DrawOption(context.Background(), "fig-x", []byte(c.option), 100, 100)
		if err == nil || !strings.HasPrefix(err.Error(), "fig-x: ") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s\n got %v\nwant %s", c.option, err, c.want)
		}
	}
	draw(t, e, "bar") // the engine still draws
}

func TestLimits(t *testing.T) {
	a, b := assets(t)
	big := func() []byte {
		data := make([]int, 400_000)
		js, err := json.Marshal(map[string]any{"xAxis": map[string]any{}, "yAxis": map[string]any{}, "series": []any{map[string]any{"type": "scatter", "data": data}}})
		if err != nil {
			t.Fatal(err)
		}
		return js
	}()
	for _, c := range []struct {
		name   string
		time   time.Duration
		memory uintptr
		want   string
	}{
		{"time", 150 * time.Millisecond, memoryLimit, "fig-big: the engine's limit is reached: the drawing takes more than 150ms"},
		{"memory", timeLimit, 40 << 20, "fig-big: the engine's limit is reached: the drawing needs more than 40 MB of memory"},
	} {
		e, err := New(a, b, nil, 1)
		if err != nil {
			t.Fatal(err)
		}
		draw(t, e, "line") // started within ordinary limits
		e.Close()
		if e, err = New(a, b, nil, 1); err != nil {
			t.Fatal(err)
		}
		e.memoryLimit = c.memory
		m, err := e.start()
		if err != nil {
			t.Fatal(err)
		}
		<-e.idle
		e.idle <- m
		e.timeLimit = c.time
		if err := m.vm.SetEvalTimeout(c.time); err != nil {
			t.Fatal(err)
		}
		if _, err := e.DrawOption(context.Background(), "fig-big", big, 100, 100); err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v", c.name, err)
		}
		e.timeLimit, e.memoryLimit = timeLimit, memoryLimit
		draw(t, e, "line") // on a new machine
		e.Close()
	}
}

func TestContextStopsADrawing(t *testing.T) {
	e := engine(t, nil, 1)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := e.DrawOption(ctx, "fig-a", []byte(options["bar"]), 100, 100); err == nil || !strings.Contains(err.Error(), "context canceled") {
		t.Errorf("got %v", err)
	}
	draw(t, e, "bar")
}

// memory is a cache that counts.
type memory struct {
	sync.Mutex
	m    map[string][]byte
	hits int
}

func (c *memory) Get(k string) ([]byte, bool) {
	c.Lock()
	defer c.Unlock()
	b, ok := c.m[k]
	if ok {
		c.hits++
	}
	return b, ok
}

func (c *memory) Put(k string, b []byte) {
	c.Lock()
	defer c.Unlock()
	c.m[k] = b
}

func TestCache(t *testing.T) {
	c := &memory{m: map[string][]byte{}}
	e := engine(t, c, 1)
	first := draw(t, e, "bar")
	if second := draw(t, e, "bar"); c.hits != 1 || !reflect.DeepEqual(first, second) {
		t.Errorf("%d hits, or the cached drawing differs", c.hits)
	}
	key := func(option string, w float64) string { return e.key([]byte(option), w, 240) }
	base := key(options["bar"], 482)
	for what, other := range map[string]string{"size": key(options["bar"], 481), "option": key(options["line"], 482)} {
		if other == base {
			t.Errorf("the key does not hold the %s", what)
		}
	}
	e.format = func(name, args string, v float64) string { return "x" }
	if key(options["bar"], 482) == base {
		t.Error("the key does not hold what the formatters write")
	}
	if e.fingerprint = func() string { return "other" }; key(options["line"], 482) == key(options["bar"], 482) {
		t.Error("the key does not hold the option")
	}
}

func TestStaleProgramIsRefused(t *testing.T) {
	dir := t.TempDir()
	if _, err := New(os.DirFS(dir), &font.Book{}, nil, 1); err == nil || !strings.Contains(err.Error(), "run make") {
		t.Errorf("got %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, programFile), []byte("old stamp\ncode"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := New(os.DirFS(dir), &font.Book{}, nil, 1); err == nil || !strings.Contains(err.Error(), "run make") {
		t.Errorf("got %v", err)
	}
}

// Values computed by d3-geo 3.1.2 with the projections of templates/maps.mjs.
func TestProjectionsAgreeWithD3(t *testing.T) {
	a, _ := assets(t)
	for view, points := range projected {
		m, err := loadBaseMap(a, view)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range points {
			if x, y := m.Project(p[0], p[1]); abs(x-p[2]) > 0.01 || abs(y-p[3]) > 0.01 {
				t.Errorf("%s: %g, %g is at %.3f, %.3f, want %.3f, %.3f", view, p[0], p[1], x, y, p[2], p[3])
			}
		}
	}
}

func abs(v float64) float64 { return max(v, -v) }

func BenchmarkStart(b *testing.B) {
	e := engine(b, nil, 1)
	for b.Loop() {
		m, err := e.start()
		if err != nil {
			b.Fatal(err)
		}
		m.close()
	}
}

func BenchmarkDraw(b *testing.B) {
	e := engine(b, nil, 1)
	for _, name := range sortedKeys(options) {
		draw(b, e, name)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				draw(b, e, name)
			}
		})
	}
}

func BenchmarkCached(b *testing.B) {
	e := engine(b, &memory{m: map[string][]byte{}}, 1)
	draw(b, e, "map")
	for b.Loop() {
		draw(b, e, "map")
	}
}

// projected holds longitude, latitude, x and y by view.
var projected = map[string][][4]float64{
	"world": {
		{0, 0, -1053.796, 0.000},
		{11, 0, 0.000, 0.000},
		{13.18, 32.8925, 192.662, 4120.363},
		{-17.4467, 14.6928, -2682.511, 1885.407},
		{38.6981, 9.0353, 2637.726, 1163.605},
		{24.94, 60.17, 1004.368, 6948.102},
		{-99.1, 19.4, -10260.267, 2478.645},
		{179.9, -16.5, 15861.293, -2114.092},
		{-170.5, -14.3, 16846.557, -1835.565},
	},
	"europe-mediterranean": {
		{0, 0, -1461.791, -3968.197},
		{11, 0, -175.875, -4042.018},
		{13.18, 32.8925, 63.531, -456.414},
		{-17.4467, 14.6928, -3223.118, -2014.834},
		{38.6981, 9.0353, 2926.201, -2737.432},
		{24.94, 60.17, 698.578, 2610.927},
	},
	"africa": {
		{17, 2, 0.000, 0.000},
		{-17.45, 14.69, -3668.621, 1512.490},
		{57.5, -20.2, 4210.433, -2555.908},
		{31.2, 30, 1404.805, 3110.553},
	},
	"americas": {
		{-83, 2, 0.000, 0.000},
		{-58.4, -34.6, 2348.496, -4068.538},
		{-99.1, 19.4, -1702.034, 1954.261},
		{-123.1, 49.3, -3064.615, 5401.078},
	},
	"asia-pacific": {
		{118, 0, 0.000, 0.000},
		{174.8, -36.8, 5033.442, -4500.067},
		{-171.8, -13.8, 7141.353, -1864.301},
		{51.4, 35.7, -5839.144, 4571.866},
	},
	"central-america": {
		{-87, 18, 0.000, 0.000},
		{-117, 32.5, -2785.386, 1884.443},
		{-77.5, 8.2, 1047.998, -1065.029},
		{-59.6, 13.1, 2935.672, -338.299},
	},
	"horn-red-sea": {
		{43, 14, 0.000, 0.000},
		{32.5, 15.6, -1122.765, 203.565},
		{39.7, -4, -370.560, -1991.526},
		{55.5, -4.6, 1401.072, -2034.261},
	},
	"south-east-asia": {
		{113, 8, 0.000, 0.000},
		{92, 21.2, -2176.935, 1543.978},
		{140.7, -2.5, 3059.909, -1095.747},
		{106.8, -6.2, -690.335, -1572.034},
	},
}
