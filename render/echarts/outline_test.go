package echarts

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"globalstudy/render/chart"
	"globalstudy/render/scene"
)

// unaided starts the one machine of an engine without outline.js: ECharts draws all by itself.
func unaided(t testing.TB, e *Engine) {
	t.Helper()
	<-e.idle
	m, err := e.start()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.vm.Eval("draw.quick = null", 0); err != nil {
		t.Fatal(err)
	}
	e.idle <- m
}

// TestOutlinesAreECharts draws every map with and without outline.js: the same
// marks of data in the same colours cover the same places.
func TestOutlinesAreECharts(t *testing.T) {
	quick, slow := engine(t, nil, 1), engine(t, nil, 1)
	unaided(t, slow)
	th := sampleTheme()
	for _, s := range samples() {
		if typ, _ := chart.TypeOf(s.spec.Type.Name); !typ.IsMap() {
			continue
		}
		c := bindSample(t, s, th)
		js, w, h, err := quick.Option(c, chart.Size{Width: s.widths[0]}, th)
		if err != nil {
			t.Fatal(err)
		}
		got, want := marksAt(t, quick, js, w, h), marksAt(t, slow, js, w, h)
		for _, key := range sortedKeys(want) {
			g, ok := got[key]
			switch b := want[key]; {
			case !ok:
				t.Errorf("%s: the mark %s has vanished", s.name, key)
			case g.paint != b.paint || math.Abs(g.l-b.l)+math.Abs(g.t-b.t)+math.Abs(g.r-b.r)+math.Abs(g.b-b.b) > 1:
				t.Errorf("%s: the mark %s is %+v, not %+v", s.name, key, g, b)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d marks, not %d", s.name, len(got), len(want))
		}
	}
}

type markAt struct {
	l, t, r, b float64
	paint      string
}

// marksAt gives the marks of a drawing, without that of the hatch, which stands for nothing.
func marksAt(t *testing.T, e *Engine, js []byte, w, h float64) map[string]markAt {
	t.Helper()
	sc, err := e.DrawOption(context.Background(), "map", js, w, h)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]markAt{}
	sc.Marked(func(p *scene.Path) {
		if p.Fill.Kind == scene.NoPaint {
			return
		}
		m := markAt{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1), p.Fill.Colour.String() + p.Stroke.Paint.Colour.String()}
		for _, seg := range p.Segs {
			if seg.Op != scene.Close {
				m.l, m.r = math.Min(m.l, seg.Args[0]), math.Max(m.r, seg.Args[0])
				m.t, m.b = math.Min(m.t, seg.Args[1]), math.Max(m.b, seg.Args[1])
			}
		}
		out[p.Mark.Key] = m
	})
	return out
}

// TestOutlineOfAny writes what the rings of a country become.
func TestOutlineOfAny(t *testing.T) {
	square := [][2]float64{{0, 0}, {1, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}}
	speck := [][2]float64{{10, 10}, {10.001, 10}, {10, 10.001}, {10, 10}}
	for _, c := range []struct {
		name  string
		rings [][][2]float64
		want  string
	}{
		{"corners on the way go", [][][2]float64{square}, "M5 5L7 5L7 3L5 3Z"},
		{"specks beside land go", [][][2]float64{speck, square, speck}, "M5 5L7 5L7 3L5 3Z"},
		{"a speck alone stays", [][][2]float64{speck, speck}, "M15 -5L15.1 -5L15 -4.9Z"},
		{"no land", nil, ""},
	} {
		p := pen{x: 5, y: 5, kx: 1, ky: -1}
		p.rings(c.rings)
		if string(p.text) != c.want {
			t.Errorf("%s: %s, not %s", c.name, p.text, c.want)
		}
	}
}

// TestOutlinesKeepOverlays has the author colour and label countries himself: then ECharts draws them.
func TestOutlinesKeepOverlays(t *testing.T) {
	e := engine(t, nil, 1)
	const geo = `"map":"africa","left":0,"top":0,"width":100,"height":100,"silent":true,"roam":false,"boundingCoords":[[-5250,4050],[5250,-4350]]`
	draw := func(more string) string {
		svg, err := e.svg(context.Background(), []byte(`{"geo":{`+geo+more+`}}`), 100, 100)
		if err != nil {
			t.Fatal(err)
		}
		return string(svg)
	}
	if n := strings.Count(draw(""), "<path"); n > 2 {
		t.Errorf("plain land is %d paths", n)
	}
	if svg := draw(`,"label":{"show":true}`); !strings.Contains(svg, ">KEN<") {
		t.Error("the label of a country is missing")
	}
	svg := draw(`,"regions":[{"name":"KEN","item":3,"itemStyle":{"areaColor":"#123456"}},{"name":"XXX","item":4}]`)
	if !slices.Equal([]bool{strings.Contains(svg, `fill="#123456"`), strings.Contains(svg, `ecmeta_key="0.3"`), strings.Contains(svg, `ecmeta_name="XXX"`)}, []bool{true, true, false}) {
		t.Error("the region is not as the option says: " + svg[:200])
	}
}
