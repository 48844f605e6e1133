package echarts

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"globalstudy/render/chart"
	"globalstudy/render/theme"
)

var update = flag.Bool("update", false, "write golden files")

// sampleTools measures by a rule of thumb and knows two small maps, so that
// option goldens need no prepared assets.
func sampleTools() tools {
	square := baseMap{Box: [4]float64{-100, -50, 100, 50}, Names: []string{"AAA", "SYR"}, Area: map[string]float64{"SYR": 1}, Centre: map[string][2]float64{"SYR": {10, 10}},
		Undetermined: [][][2]float64{{{0, 0}, {10, 10}}},
		Project:      func(lon, lat float64) (float64, float64) { return lon / 2, lat / 2 }}
	return tools{
		width: func(s string, size float64, bold bool) float64 {
			w := float64(len([]rune(s))) * size * 0.48
			if bold {
				w *= 1.05
			}
			return w
		},
		maps: func(view string) (baseMap, bool) { return square, view != "moon" },
	}
}

// golden compares with testdata/NAME, or writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Errorf("%s differs (write it with -update):\n%s", file, cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")))
	}
}

// fewRows keeps goldens of maps small.
func fewRows(s sample) sample {
	if s.data == "grid" || s.data == "cells" || s.data == "stock" || s.data == "treaty" {
		n := 0
		s.keep = func([]string) bool { n++; return n%23 == 0 }
	}
	return s
}

func TestOptionGoldens(t *testing.T) {
	th := sampleTheme()
	for _, s := range samples() {
		t.Run(s.name, func(t *testing.T) {
			c := bindSample(t, fewRows(s), th)
			w := s.widths[0]
			js, _, h, err := option(c, chart.Size{Width: w}, th, sampleTools())
			if err != nil {
				t.Fatal(err)
			}
			again, _, _, _ := option(c, chart.Size{Width: w}, th, sampleTools())
			if !bytes.Equal(js, again) {
				t.Error("the same chart gives other bytes the second time")
			}
			var buf bytes.Buffer
			fmt.Fprintf(&buf, "%g x %g\n", w, h)
			if err := json.Indent(&buf, js, "", " "); err != nil {
				t.Fatal(err)
			}
			buf.WriteByte('\n')
			golden(t, "options/"+s.name+".json", buf.Bytes())
		})
	}
}

func TestOptionOverlay(t *testing.T) {
	th := sampleTheme()
	s := samples()[0]
	s.spec.Option = map[string]any{
		"yAxis":  map[string]any{"max": 5, "splitLine": nil},               // an object over a list: every item
		"series": []any{map[string]any{"barCategoryGap": "50%"}},           // list over list: item by item
		"grid":   map[string]any{"left": 77},                               // object over object
		"color":  []any{"#fff"},                                            // new
		"xAxis":  []any{map[string]any{"data": []any{"x", "y"}}},           // plain lists are replaced
		"added":  map[string]any{"deep": map[string]any{"er": "<b>&</b>"}}, // no HTML escapes
	}
	js, _, _, err := option(bindSample(t, s, th), chart.Size{Width: 482}, th, sampleTools())
	if err != nil {
		t.Fatal(err)
	}
	var o map[string]any
	if err := json.Unmarshal(js, &o); err != nil {
		t.Fatal(err)
	}
	y := o["yAxis"].([]any)[0].(map[string]any)
	x := o["xAxis"].([]any)[0].(map[string]any)
	series := o["series"].([]any)
	first := series[0].(map[string]any)
	if y["max"] != 5.0 || y["splitLine"] != nil || y["min"] != 0.0 {
		t.Errorf("yAxis: %v", y)
	}
	if first["barCategoryGap"] != "50%" || first["type"] != "bar" || len(series) != 6 {
		t.Errorf("series: %v", first)
	}
	if g := o["grid"].(map[string]any); g["left"] != 77.0 || g["top"] == nil {
		t.Errorf("grid: %v", g)
	}
	if len(x["data"].([]any)) != 2 || o["color"] == nil || !strings.Contains(string(js), "<b>&</b>") {
		t.Errorf("xAxis: %v", x["data"])
	}
}

func TestUnknownMap(t *testing.T) {
	s := samples()[len(samples())-1]
	c := bindSample(t, s, sampleTheme())
	c.Map.View = "moon"
	if _, _, _, err := option(c, chart.Size{Width: 482}, sampleTheme(), sampleTools()); err == nil || err.Error() != `echarts: fig-route-map: there is no base map "moon"` {
		t.Error(err)
	}
}

func TestAxisLabels(t *testing.T) {
	th := theme.Default()
	for _, tt := range []struct {
		hi   float64
		kind theme.Kind
		log  float64 // low end; 0: linear
		want string
	}{
		{1822102, theme.Auto, 0, "0 0.5 1.0 1.5 2.0 million"},
		{380000, theme.Auto, 0, "0 100,000 200,000 300,000 400,000"},
		{7.4, theme.Auto, 0, "0 2 4 6 8"},
		{0.9, theme.Ratio, 0, "0 0.2 0.4 0.6 0.8 1.0"},
		{88, theme.Percent, 0, "0 % 20 % 40 % 60 % 80 % 100 %"},
		{7e9, theme.USD, 0, "0 2 4 6 US$8 billion"},
		{5200000, theme.Auto, 0, "0 2 4 6 million"},
		{47000, theme.USD, 200, "US$100 1,000 10,000 100,000"},
		{7e9, theme.USD, 6e7, "US$10 million 100 million 1 billion 10 billion"},
		{800, theme.Euro, 0, "0 200 400 600 €800"},
	} {
		b := &builder{th: th, c: &chart.Chart{Format: theme.Format{Kind: tt.kind, Decimals: -1, Exhibit: true}, Log: tt.log > 0}}
		s := b.newScale(tt.log, tt.hi, 5)
		var got []string
		for _, v := range s.ticks() {
			got = append(got, Formats("axis", s.args, v))
		}
		text := strings.NewReplacer(theme.NBSP, " ", theme.NNBSP, " ").Replace(strings.Join(got, " "))
		if text != tt.want {
			t.Errorf("axis up to %v %q: %s, want %s", tt.hi, tt.kind, text, tt.want)
		}
	}
}
