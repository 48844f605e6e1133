package echarts

import (
	"context"
	"testing"

	"globalstudy/render/chart"
)

// BenchmarkCachedSamples draws all samples that are in the cache, from the chart on:
// building the option is part of it.
func BenchmarkCachedSamples(b *testing.B) {
	e := engine(b, &memory{m: map[string][]byte{}}, 1)
	th := sampleTheme()
	for _, maps := range []bool{false, true} {
		name := "charts"
		if maps {
			name = "maps"
		}
		b.Run(name, func(b *testing.B) {
			var all []func()
			for _, s := range samples() {
				if typ, _ := chart.TypeOf(s.spec.Type.Name); typ.IsMap() != maps {
					continue
				}
				c := bindSample(b, s, th)
				size := chart.Size{Width: s.widths[0], Narrow: s.widths[0] < 300}
				all = append(all, func() {
					if _, err := e.Draw(context.Background(), c, size, th); err != nil {
						b.Fatal(err)
					}
				})
			}
			for _, draw := range all {
				draw()
			}
			for b.Loop() {
				for _, draw := range all {
					draw()
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N*len(all)), "ms/drawing")
		})
	}
}
