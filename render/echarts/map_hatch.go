package echarts

// The hatch of countries without data: diagonal strokes cut at the outlines here,
// drawn as one path. Strokes are crisp on paper and cost less than ECharts'
// decals, which draw every outline twice.

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// hatchStep is the distance of the strokes, in points.
const hatchStep = 3.0

// hatchCountries strokes the countries for which in holds.
func (b *builder) hatchCountries(f frame, in func(code string) bool) {
	cuts := map[int][]float64{} // number of a stroke to where outlines cut it
	for _, name := range f.m.Names {
		if !in(name) {
			continue
		}
		for _, ring := range f.m.Rings[name] {
			f.cut(ring, cuts)
		}
	}
	var d strings.Builder
	num := func(v float64) { d.WriteString(strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)) }
	for _, k := range sortedInts(cuts) {
		at := cuts[k]
		slices.Sort(at)
		sum := float64(k) * hatchStep * math.Sqrt2 // x + y along the stroke
		for i := 0; i+1 < len(at); i += 2 {
			from, to := at[i], at[i+1]
			for i+2 < len(at) && at[i+2]-to < 0.05 && i+3 < len(at) { // on through a border
				to, i = at[i+3], i+2
			}
			if to-from < 0.3 {
				continue
			}
			d.WriteByte('M')
			num((sum + from) / 2)
			d.WriteByte(' ')
			num((sum - from) / 2)
			d.WriteByte('L')
			num((sum + to) / 2)
			d.WriteByte(' ')
			num((sum - to) / 2)
		}
	}
	if d.Len() > 0 {
		style := obj{"stroke": b.th.Rule.Mix(b.th.Soft, 0.15).String(), "lineWidth": 0.6, "fill": "none"}
		b.onGeo("path", obj{"path": d.String(), "style": style}, obj{"data": []any{[]any{0, 0}}, "z": 3})
	}
}

// cut adds where the strokes cross a ring, as x − y. A window smaller than the
// map cuts strokes at its edge.
func (f frame) cut(ring [][2]float64, cuts map[int][]float64) {
	const period = hatchStep * math.Sqrt2
	place := func(p [2]float64) pt {
		x, y := f.xy(p[0], p[1])
		return pt{min(max(x, f.plot.l), f.plot.r), min(max(y, f.plot.t), f.plot.b)}
	}
	a := place(ring[len(ring)-1])
	for _, p := range ring {
		z := place(p)
		s, e := a.x+a.y, z.x+z.y
		for k := int(math.Ceil(min(s, e) / period)); float64(k)*period < max(s, e); k++ {
			if t := (float64(k)*period - s) / (e - s); e != s {
				cuts[k] = append(cuts[k], (a.x-a.y)*(1-t)+(z.x-z.y)*t)
			}
		}
		a = z
	}
}

func sortedInts[V any](m map[int]V) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
