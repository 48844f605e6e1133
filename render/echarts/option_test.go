package echarts

import (
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write golden files")

// sampleTools measures with a fixed table, so that goldens do not need the fonts.
func sampleTools(t testing.TB) tools {
	return tools{
		width: func(s string, size float64, bold bool) float64 { return float64(len([]rune(s))) * size * 0.5 },
		maps: func(view string) (baseMap, bool) {
			m, err := loadBaseMap(os.DirFS("testdata"), view)
			return m, err == nil
		},
	}
}
