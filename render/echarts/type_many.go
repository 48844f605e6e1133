package echarts

// Several measures or layers at once: radar, stream graph, parallel coordinates.

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
)

// radar draws spokes on one scale, the first upright, clockwise.
func (b *builder) radar() (any, error) {
	c := b.c
	_, hi := bounds(c.Series, false)
	s := b.newScale(0, hi, 4)
	var names []ringName
	for i, k := range c.Categories {
		names = append(names, ringName{angle: 2 * math.Pi * float64(i) / float64(len(c.Categories)), text: k.Label})
	}
	top := 0.0
	keys := b.seriesKeys(c.Series)
	for i := range keys {
		keys[i].kind = stroke
	}
	if keys = append(keys, b.partKeys(b.numbers(), ring, tinted)...); len(keys) > 0 {
		top = b.legend(0, 0, b.w, keys) + 6
	}
	cx, cy, r := b.around(top, names)
	for i, v := range s.ticks() {
		if i > 0 {
			b.text(cx+2, cy-r*s.at(v)+4, formatAxis(s.args, v), label{size: 7, colour: b.th.Soft, halo: true})
		}
	}
	var data []any
	for _, run := range c.Series {
		var values []any
		for i, n := range run.Values {
			values = append(values, value(n))
			angle, at := names[i].angle, r*s.at(chart.Plot(n))
			b.statusDot(cx+at*math.Sin(angle), cy-at*math.Cos(angle), run.Colour, n)
		}
		item := obj{"name": run.Label, "value": values, "symbol": "circle", "symbolSize": 3.5,
			"lineStyle": obj{"color": run.Colour.String(), "width": 1.5}, "itemStyle": obj{"color": run.Colour.String()}}
		if len(c.Series) == 1 {
			item["areaStyle"] = obj{"color": run.Colour.String(), "opacity": 0.14}
		}
		data = append(data, item)
	}
	var spokes []any
	for range c.Categories {
		spokes = append(spokes, obj{"name": "", "min": s.min, "max": s.max})
	}
	hair := obj{"lineStyle": obj{"color": b.gridColour().String(), "width": 0.5}}
	b.raw["radar"] = obj{"indicator": spokes, "center": []any{r2(cx), r2(cy)}, "radius": r2(r), "startAngle": 90, "clockwise": true, "shape": "polygon",
		"splitNumber": len(s.ticks()) - 1, "axisName": obj{"show": false}, "axisLine": hair, "splitLine": hair, "splitArea": obj{"show": false}, "axisTick": obj{"show": false}, "axisLabel": obj{"show": false}}
	radar := charts.NewRadar()
	radar.AddSeries(c.ValueTitle, nil)
	radar.Validate()
	b.raw["series"] = []any{obj{"data": data, "silent": true, "emphasis": obj{"disabled": true}}}
	return jsonOf(radar.JSON())
}

// river draws layers about a middle line. A layer is named within it where it
// is thick enough; if one is not, there is a legend instead.
func (b *builder) river() (any, error) {
	c := b.c
	n := len(c.Categories)
	side := b.t.width(c.Categories[0].Label, b.fs(), false) / 2
	p := plot{l: side, r: b.w - side}
	slot := (p.r - p.l) / float64(n-1)
	labels, lines := b.xLabels(c.Categories, slot)
	body := b.plotHeight()
	ky, tops := riverTops(c.Series, body)
	named := true
	for i := range c.Series {
		_, _, ok := b.riverPlace(i, p, slot, ky, tops)
		named = named && ok
	}
	keys := b.riverKeys()
	if !named {
		keys = append(b.seriesKeys(c.Series), keys...)
	}
	if len(keys) > 0 {
		p.t = b.legend(0, 0, b.w, keys) + 6
	}
	b.height(p.t + body + axisRoom(lines))
	p.b = b.h - axisRoom(lines)
	if b.c.Height > 0 {
		ky, tops = riverTops(c.Series, p.b-p.t)
	}
	if named {
		for i, s := range c.Series {
			x, y, _ := b.riverPlace(i, p, slot, ky, tops)
			b.text(x, p.t+y, s.Label, label{align: "center", colour: s.Colour.On(b.th.Ink)})
		}
	}
	for i, l := range labels {
		for j, part := range strings.Split(l, "\n") {
			b.text(p.l+float64(i)*slot, p.b+10+float64(j)*lineHeight, part, label{align: "center"})
		}
	}
	b.line(p.l, p.b, p.r, p.b, b.th.Soft, 0.6, nil, 10)
	b.riverStatuses(p, slot, ky, tops)
	var data, colours []any
	for _, s := range c.Series {
		colours = append(colours, s.Colour.String())
		for i, v := range s.Values {
			data = append(data, []any{i, chart.Plot(v), s.Label})
		}
	}
	river := charts.NewThemeRiver()
	river.AddSeries(c.ValueTitle, nil)
	river.Validate()
	b.raw["color"] = colours
	off := obj{"show": false}
	b.raw["singleAxis"] = obj{"type": "value", "min": 0, "max": n - 1, "axisLine": off, "axisTick": off, "axisLabel": off, "splitLine": off, "left": r2(p.l), "top": r2(p.t), "width": r2(p.r - p.l), "height": r2(p.b - p.t)}
	b.raw["series"] = []any{obj{"data": data, "silent": true, "boundaryGap": []any{0, 0}, "label": obj{"show": false}, "labelLine": obj{"show": false},
		"itemStyle": obj{"borderColor": b.th.White.String(), "borderWidth": 0.5}, "emphasis": obj{"disabled": true}}}
	return jsonOf(river.JSON())
}

// riverKeys says what hatches and dots in a river mean.
func (b *builder) riverKeys() []key {
	out := b.partKeys(b.numbers(), hatched, tinted)
	for _, k := range b.c.Categories {
		if k.Partial && (len(out) == 0 || out[0].kind != hatched) {
			return append([]key{{sentence(b.th.Words.LegendProvisional), b.th.Soft, hatched}}, out...)
		}
	}
	return out
}

// riverHatched reports whether a moment is not a whole period, or provisional in all layers.
func (b *builder) riverHatched(x int) bool {
	return b.c.Categories[x].Partial || !slices.ContainsFunc(b.c.Series, func(s chart.Series) bool { return s.Values[x].Status != dataset.Provisional })
}

// riverStatuses hatches moments that are not a whole period and layers that are
// provisional, and sets a dot into a layer where its figure is an estimate.
func (b *builder) riverStatuses(p plot, slot, ky float64, tops [][]float64) {
	run := b.c.Series
	bottom := func(i, x int) float64 { return tops[i][x] + chart.Plot(run[i].Values[x])*ky }
	for x := range b.c.Categories {
		at, last := p.l+float64(x)*slot, len(run)-1
		all := b.riverHatched(x)
		if all {
			top, low := math.Inf(1), 0.0
			for j := max(0, x-1); j <= min(len(b.c.Categories)-1, x+1); j++ {
				top, low = math.Min(top, tops[0][j]), math.Max(low, bottom(last, j))
			}
			b.hatchBox(math.Max(at-slot/2, p.l), p.t+top, math.Min(at+slot/2, p.r), p.t+low)
		}
		for i, s := range run {
			switch s.Values[x].Status {
			case dataset.Provisional:
				if !all {
					b.hatchBox(math.Max(at-slot/4, p.l), p.t+tops[i][x], math.Min(at+slot/4, p.r), p.t+bottom(i, x))
				}
			case dataset.Estimated:
				b.statusDot(at, p.t+(tops[i][x]+bottom(i, x))/2, s.Colour, s.Values[x])
			}
		}
	}
}

// riverTops gives points per unit, and the top of every layer at every moment.
func riverTops(run []chart.Series, height float64) (ky float64, tops [][]float64) {
	n := len(run[0].Values)
	sums, most := make([]float64, n), 0.0
	for x := range sums {
		for _, s := range run {
			sums[x] += chart.Plot(s.Values[x])
		}
		most = math.Max(most, sums[x])
	}
	if most == 0 {
		most = 1
	}
	ky = height / most
	tops = make([][]float64, len(run))
	for i := range run {
		tops[i] = make([]float64, n)
		for x := range n {
			if i == 0 {
				tops[i][x] = (most - sums[x]) / 2 * ky
			} else {
				tops[i][x] = tops[i-1][x] + chart.Plot(run[i-1].Values[x])*ky
			}
		}
	}
	return ky, tops
}

// riverPlace finds the place within a layer where its name fits best.
func (b *builder) riverPlace(i int, p plot, slot, ky float64, tops [][]float64) (x, y float64, ok bool) {
	s := b.c.Series[i]
	w := b.t.width(s.Label, b.fs(), false) + 4
	best := lineHeight + 1.5
	for at := range s.Values {
		mid := p.l + float64(at)*slot
		if mid-w/2 < p.l || mid+w/2 > p.r {
			continue
		}
		reach := int(math.Ceil(w / 2 / slot))
		lo, hi := math.Inf(-1), math.Inf(1)
		for j := max(0, at-reach); j <= min(len(s.Values)-1, at+reach); j++ {
			if b.riverHatched(j) {
				lo = math.Inf(1) // no name on a hatch
			}
			lo = math.Max(lo, tops[i][j])
			hi = math.Min(hi, tops[i][j]+chart.Plot(s.Values[j])*ky)
		}
		if hi-lo > best {
			x, y, best, ok = mid, (lo+hi)/2, hi-lo, true
		}
	}
	return x, y, ok
}

// parallel draws an upright scale for every measure and a line for every
// series, named at its right end. A measure that is not known parts the line.
func (b *builder) parallel() (any, error) {
	c := b.c
	n := len(c.Categories)
	scales := make([]scale, n)
	for x := range scales {
		lo, hi := math.Inf(1), math.Inf(-1)
		for _, s := range c.Series {
			if v := chart.Plot(s.Values[x]); !math.IsNaN(v) {
				lo, hi = math.Min(lo, v), math.Max(hi, v)
			}
		}
		if math.IsInf(lo, 0) {
			lo, hi = 0, 1
		}
		scales[x] = b.newScale(lo, hi, 4)
	}
	room := math.Min(0.3*b.w, 120)
	var all []ringName
	for _, s := range c.Series {
		all = append(all, ringName{text: s.Label, colour: b.readable(s.Colour), lines: b.wrap(s.Label, room, b.fs())})
	}
	p := plot{r: b.w - 10}
	need := 0.0
	wide := 0.0
	for _, e := range all {
		need += float64(len(e.lines))*lineHeight + 1
		wide = math.Max(wide, b.widest(e.lines, b.fs()))
	}
	p.r -= wide
	foot, list := 14.0, b.parallelHeads(&p, scales)
	if list != nil {
		keep := len(b.marks)
		foot = b.numbered(0, list) + 8 // for its height only
		b.marks = b.marks[:keep]
	}
	b.height(p.t + math.Max(need, b.plotHeight()) + foot)
	p.b = b.h - foot
	slot := (p.r - p.l) / float64(n-1)
	if list != nil {
		b.numbered(p.b+8, list)
	} else {
		for x, s := range scales {
			b.text(p.l+float64(x)*slot, p.b+8, formatAxis(s.args, s.min), label{align: "center", size: b.vs(), colour: b.th.Soft})
		}
	}
	b.parallelEnds(p, slot, scales, all)
	for _, s := range c.Series {
		for x, n := range s.Values {
			b.statusDot(p.l+float64(x)*slot, p.b-scales[x].at(chart.Plot(n))*(p.b-p.t), s.Colour, n)
		}
	}
	return b.parallelSeries(p, scales)
}

// parallelHeads writes the names of the measures and the upper ends of their
// scales over the axes. Where they have no room, numbers stand there, and the
// names and scales are returned for a list.
func (b *builder) parallelHeads(p *plot, scales []scale) (list []string) {
	n := len(scales)
	half := 0.0
	for _, s := range scales {
		half = math.Max(half, b.t.width(formatAxis(s.args, s.max), b.vs(), false)/2)
	}
	slot := (p.r - half) / (float64(n) - 0.5)
	heads := make([][]string, n)
	lines, crowded := 1, 2*half > slot-4
	for i, k := range b.c.Categories {
		heads[i] = b.wrap(k.Label, slot-6, b.fs())
		lines = max(lines, len(heads[i]))
		crowded = crowded || 1.05*b.widest(heads[i], b.fs()) > slot-4 || len(heads[i]) > 4
		if i == 0 {
			half = math.Max(half, 1.05*b.widest(heads[i], b.fs())/2)
		}
	}
	if crowded {
		half, lines = 8, 1
		for i, k := range b.c.Categories {
			heads[i] = []string{strconv.Itoa(i + 1)}
			list = append(list, k.Label+": "+b.th.Range(scales[i].min, scales[i].max, b.c.Format))
		}
	}
	p.l = half + 1
	p.t = float64(lines)*lineHeight + 16
	if h := b.legend(0, 0, b.w, b.partKeys(b.numbers(), ring, tinted)); h > 0 {
		p.t += h + 4
	}
	step := (p.r - p.l) / float64(n-1)
	for i, s := range scales {
		x := p.l + float64(i)*step
		for j, l := range heads[i] {
			b.text(x, p.t-16-(float64(len(heads[i])-1-j)+0.5)*lineHeight, l, label{align: "center", bold: true})
		}
		if !crowded {
			b.text(x, p.t-8, formatAxis(s.args, s.max), label{align: "center", size: b.vs(), colour: b.th.Soft})
		}
	}
	return list
}

// parallelEnds names the lines at their right ends.
func (b *builder) parallelEnds(p plot, slot float64, scales []scale, all []ringName) {
	type end struct{ x, y float64 }
	ends := map[string]end{}
	var in []ringName
	for i, s := range b.c.Series {
		for x := len(s.Values) - 1; x >= 0; x-- {
			if v := chart.Plot(s.Values[x]); !math.IsNaN(v) {
				e := end{p.l + float64(x)*slot, p.b - scales[x].at(v)*(p.b-p.t)}
				ends[s.Label] = e
				all[i].y = e.y
				in = append(in, all[i])
				break
			}
		}
	}
	sortByY(in)
	apart(in, p.t-8, p.b+8)
	for _, e := range in {
		if at := ends[e.text]; math.Abs(at.y-e.y) > 2 || at.x < p.r-1 {
			b.line(at.x+2, at.y, p.r+7, e.y, b.th.Rule, 0.4, nil, 2)
		}
		for j, l := range e.lines {
			b.text(p.r+9, e.y+(float64(j)-float64(len(e.lines)-1)/2)*lineHeight, l, label{colour: e.colour})
		}
	}
}

func (b *builder) parallelSeries(p plot, scales []scale) (any, error) {
	c := b.c
	var axes, over []any
	for x, s := range scales {
		axes = append(axes, obj{"dim": x, "type": "value", "min": s.min, "max": s.max, "name": "", "nameGap": 0, "axisLabel": obj{"customValues": []any{}}, "axisTick": obj{"show": false},
			"axisLine": obj{"lineStyle": obj{"color": b.th.Soft.String(), "width": 0.6}}})
	}
	par := charts.NewParallel()
	for _, s := range c.Series {
		par.AddSeries(s.Label, nil)
		over = append(over, obj{"data": runs(s), "silent": true, "smooth": false, "lineStyle": obj{"color": s.Colour.String(), "width": 1.3, "opacity": 1}, "emphasis": obj{"disabled": true}})
	}
	par.Validate()
	b.raw["parallel"] = obj{"left": r2(p.l), "top": r2(p.t), "width": r2(p.r - p.l), "height": r2(p.b - p.t)}
	b.raw["parallelAxis"], b.raw["series"] = axes, over
	return jsonOf(par.JSON())
}

// runs parts the values of a series at its holes: ECharts would join over them.
func runs(s chart.Series) []any {
	var out []any
	blank := func() []any {
		r := make([]any, len(s.Values))
		for i := range r {
			r[i] = "-"
		}
		return r
	}
	var r []any
	for i, n := range s.Values {
		switch v := value(n); {
		case v == "-":
			r = nil
			continue
		case r == nil:
			r = blank()
			out = append(out, r)
			r[i] = v
		default:
			r[i] = v
		}
	}
	return out
}
