package echarts

import (
	"context"
	"testing"

	"globalstudy/render/chart"
)

// BenchmarkMap draws maps on one machine, base map read before.
func BenchmarkMap(b *testing.B) {
	e := engine(b, nil, 1)
	th := sampleTheme()
	for _, s := range samples() {
		typ, _ := chart.TypeOf(s.spec.Type.Name)
		if !typ.IsMap() {
			continue
		}
		b.Run(s.name, func(b *testing.B) {
			c := bindSample(b, s, th)
			size := chart.Size{Width: s.widths[0]}
			draw := func() {
				if _, err := e.Draw(context.Background(), c, size, th); err != nil {
					b.Fatal(err)
				}
			}
			draw() // the base map is registered once
			for b.Loop() {
				draw()
			}
		})
	}
}
