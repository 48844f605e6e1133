package echarts

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"globalstudy/render/chart"
)

// TestHatchStaysInside hatches three countries and asks of places along
// every stroke whether they lie on one of them, and that each has strokes.
func TestHatchStaysInside(t *testing.T) {
	fsys, _ := assets(t)
	m, err := loadBaseMap(fsys, "world")
	if err != nil {
		t.Fatal(err)
	}
	hatched := []string{"BRA", "CHN", "MNG"} // two of them neighbours
	b := &builder{c: &chart.Chart{Map: &chart.MapData{View: "world"}}, th: sampleTheme(), w: 482, raw: obj{},
		t: tools{maps: func(string) (baseMap, bool) { return m, true }}}
	f, err := b.frame(0, 0)
	if err != nil {
		t.Fatal(err)
	}
	b.hatchCountries(f, func(code string) bool { return code == "BRA" || code == "CHN" || code == "MNG" })
	spec := b.raw["series"].([]any)[0].(obj)["renderItem"].(string)
	path := regexp.MustCompile(`"path":"([^"]*)"`).FindStringSubmatch(spec)[1]
	on := map[string]int{}
	for _, stroke := range strings.Split(path, "M")[1:] {
		var v []float64
		for _, s := range strings.FieldsFunc(stroke, func(r rune) bool { return r == ' ' || r == 'L' }) {
			x, err := strconv.ParseFloat(s, 64)
			if err != nil {
				t.Fatal(err)
			}
			v = append(v, x)
		}
		for _, k := range []float64{0.1, 0.3, 0.5, 0.7, 0.9} { // a stroke goes on from a country to its neighbour
			x, y := v[0]+(v[2]-v[0])*k, v[1]+(v[3]-v[1])*k
			held := false
			for _, code := range hatched {
				if f.onLand(code, x, y) {
					on[code]++
					held = true
				}
			}
			if !held && v[2]-v[0] > 3 {
				t.Errorf("stroke %s leaves the countries at %.1f, %.1f", stroke, x, y)
			}
		}
	}
	for _, code := range hatched {
		if on[code] < 15 {
			t.Errorf("%s is met %d times", code, on[code])
		}
	}
}
