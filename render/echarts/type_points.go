package echarts

// Charts on two value axes: points, bubbles whose area is proportional to a third
// value, and points joined in their order. Names are placed where they touch
// no other name, farther away and led by a line where there is no room beside
// the point; those that find none there either get a number and stand in a key
// under the chart, but for panels, which leave them out.

import (
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"globalstudy/render/chart"
	"globalstudy/render/theme"
)

// pointPlot is the frame of a chart on two value axes.
type pointPlot struct {
	p      plot
	sx, sy scale
	radius func(chart.Point) float64
}

func (f pointPlot) x(v float64) float64 { return f.p.l + f.sx.at(v)*(f.p.r-f.p.l) }
func (f pointPlot) y(v float64) float64 { return f.p.b - f.sy.at(v)*(f.p.b-f.p.t) }

func (b *builder) points() (any, error) {
	var f pointPlot
	foot := 0.0
	marks, texts, solid := len(b.marks), len(b.texts), len(b.solid)
	for range 4 { // until the room kept for the key is enough
		b.marks, b.texts, b.solid = b.marks[:marks], b.texts[:texts], b.solid[:solid]
		var need float64
		if f, need = b.pointsOver(foot); need <= foot {
			break
		}
		foot = need
	}
	if b.typ.Joined {
		return b.joined()
	}
	return b.scatter(f)
}

// pointsOver draws all but the points, over a foot of some height, and returns the height that the key needs there.
func (b *builder) pointsOver(below float64) (f pointPlot, need float64) {
	f = pointPlot{radius: func(chart.Point) float64 { return 2.6 }}
	f.sx, f.sy = b.pointScales()
	top := 0.0
	if most := b.largest(); most > 0 && b.sized() {
		f.radius = b.bubbleRadius(most)
		if b.shared == nil {
			top = b.bubbleLegend(most) + 4
		}
	}
	if h := b.legend(0, top, b.w, b.pointKeys()); h > 0 {
		top += h + 5
	}
	title := b.ownTitle(axisTitle(b.c.ValueTitle, b.c.Unit), b.w)
	f.p.t = top + float64(len(title))*lineHeight + 9
	f.p.l = math.Max(b.labelWidth(f.sy)+6, b.t.width(formatAxis(f.sx.args, f.sx.min), b.fs(), false)/2)
	f.p.r = b.w - math.Max(6, b.t.width(formatAxis(f.sx.args, f.sx.max), b.fs(), false)/2)
	if b.shared != nil {
		f.p.l, f.p.r = b.labelWidth(f.sy)+6, b.w-2
		b.fit(&f.p)
	}
	foot := b.ownTitle(axisTitle(b.c.XTitle, b.c.XUnit), b.w-f.p.l)
	bottom := axisRoom(1) + float64(len(foot))*lineHeight + 2 + below
	b.height(f.p.t + b.plotHeight()*1.25 + bottom)
	f.p.b = b.h - bottom
	b.head(0, f.p.t-11, title, label{colour: b.th.Soft})
	b.head(b.w, b.h-below-5, foot, label{align: "right", colour: b.th.Soft})
	b.raw["grid"] = f.p.grid()
	x := b.valueAxis(f.sx, false)
	x["axisLine"] = obj{"show": true, "onZero": false, "lineStyle": obj{"color": b.th.Soft.String(), "width": 0.6}}
	b.raw["xAxis"], b.raw["yAxis"] = x, b.valueAxis(f.sy, false)
	b.solidPoints(f)
	b.pointRemarks(f)
	n := b.pointNames(f)
	n.f.plot.b = b.h - below
	return f, n.writeKey()
}

// ownTitle is the title of an axis; panels have one for all.
func (b *builder) ownTitle(title string, width float64) []string {
	if b.shared != nil {
		return nil
	}
	return b.wrap(title, width, b.fs())
}

// axisTitle is what an axis shows, and in what unit.
func axisTitle(title, unit string) string {
	title = sentence(title)
	switch {
	case unit == "" || title == "":
		return title + unit
	case title == unit:
		return title
	}
	return title + " (" + unit + ")"
}

// pointScales fits both axes; the horizontal one has its own format.
func (b *builder) pointScales() (x, y scale) {
	if b.shared == nil {
		return b.pointScalesIn(b.steps())
	}
	all := *b
	all.c = b.shared.whole
	return all.pointScalesIn(3)
}

// pointScalesIn fits both axes to all points and remarks, with about so many steps.
func (b *builder) pointScalesIn(steps int) (x, y scale) {
	lo, hi := [2]float64{math.Inf(1), math.Inf(1)}, [2]float64{math.Inf(-1), math.Inf(-1)}
	grow := func(i int, v float64) {
		if !math.IsNaN(v) {
			lo[i], hi[i] = math.Min(lo[i], v), math.Max(hi[i], v)
		}
	}
	for _, p := range b.shown() {
		grow(0, chart.Plot(p.X))
		grow(1, chart.Plot(p.Y))
	}
	for _, a := range b.c.Annotations {
		grow(0, a.XV)
		grow(0, a.ToV)
		grow(1, a.Y)
	}
	c := *b.c
	c.Format, c.Log = b.c.XFormat, false
	across := *b
	across.c = &c
	x = across.freeScale(lo[0], hi[0], steps+1)
	if c.Format.Kind == theme.Year {
		x.step = math.Ceil(x.step)
		x.min, x.max = math.Floor(lo[0]/x.step)*x.step, math.Ceil(hi[0]/x.step)*x.step
		x.args = axisArgs(b.th, c.Format, x)
	}
	return x, b.freeScale(lo[1], hi[1], steps)
}

// shown is the points that have a place, the largest first.
func (b *builder) shown() []chart.Point {
	var out []chart.Point
	for _, p := range b.c.Points {
		if !math.IsNaN(chart.Plot(p.X)) && !math.IsNaN(chart.Plot(p.Y)) && (!b.sized() || chart.Plot(p.Size) >= 0) {
			out = append(out, p)
		}
	}
	if b.sized() {
		slices.SortStableFunc(out, func(a, c chart.Point) int {
			switch v, w := chart.Plot(a.Size), chart.Plot(c.Size); {
			case v > w:
				return -1
			case v < w:
				return 1
			}
			return 0
		})
	}
	return out
}

// sized reports whether points have an area.
func (b *builder) sized() bool { return b.c.SizeTitle != "" }

func (b *builder) largest() float64 {
	most, all := 0.0, b.c.Points
	if b.shared != nil {
		all = b.shared.whole.Points
	}
	for _, p := range all {
		if v := chart.Plot(p.Size); v > most {
			most = v
		}
	}
	return most
}

func (b *builder) bubbleRadius(most float64) func(chart.Point) float64 {
	return func(p chart.Point) float64 {
		return math.Max(b.mostRadius()*math.Sqrt(chart.Plot(p.Size)/most), 1.2)
	}
}

func (b *builder) mostRadius() float64 {
	if b.narrow {
		return 11
	}
	return 16
}

// bubbleLegend says which area stands for which value.
func (b *builder) bubbleLegend(most float64) float64 {
	keep := b.c
	c := *keep
	c.Format, c.Unit = theme.Format{Decimals: -1, Exhibit: true}, keep.SizeUnit
	if most >= 1e6 {
		c.Format.Kind = theme.Compact
	}
	if c.Unit == "" {
		c.Unit = keep.SizeTitle
	}
	b.c = &c
	defer func() { b.c = keep }()
	return b.sizeLegend(most, func(v float64) float64 { return math.Max(b.mostRadius()*math.Sqrt(v/most), 1.2) })
}

// pointKeys names the colours, unless points are joined and one.
func (b *builder) pointKeys() []key {
	keys := b.seriesKeys(b.c.Series) // those of panels too
	for i := range keys {
		keys[i].kind = dot
	}
	return keys
}

// pointNames places the names of points beside them; those without room have numbers in its key.
func (b *builder) pointNames(f pointPlot) *placer {
	n := newNames(b, frame{plot: plot{l: f.p.l + 1, t: f.p.t - 6, r: b.w, b: f.p.b - 1}})
	all := b.shown()
	for i, p := range all {
		x, y, r := f.x(chart.Plot(p.X)), f.y(chart.Plot(p.Y)), f.radius(p)
		n.avoid(x-r, y-r, x+r, y+r)
		if b.typ.Joined && i > 0 && all[i-1].Series == p.Series {
			n.avoidLine(f.x(chart.Plot(all[i-1].X)), f.y(chart.Plot(all[i-1].Y)), x, y)
		}
	}
	n.taken = append(n.taken, b.texts...)
	var named []chart.Point
	for _, p := range all {
		if p.Label != "" {
			named = append(named, p)
		}
	}
	n.inTurn(named, func(p chart.Point) bool {
		x, y, r := f.x(chart.Plot(p.X)), f.y(chart.Plot(p.Y)), f.radius(p)
		n.most = 2 // beside its point, but rather led to than over another
		near := n.place(p.Label, x, y, r) || n.led(p.Label, x, y, r)
		n.most = 0
		return near || n.place(p.Label, x, y, r)
	}, func(p chart.Point) {
		if b.shared == nil {
			n.numbered(p.Label, f.x(chart.Plot(p.X)), f.y(chart.Plot(p.Y)), f.radius(p), b.th.Ink)
		}
	})
	return n
}

// inTurn writes the names of points in their order. Where some find no room it begins
// again with these first, a few times, keeps the try that leaves fewest out, and
// gives these to rest.
func (p *placer) inTurn(all []chart.Point, write func(chart.Point) bool, rest func(chart.Point)) {
	marks, texts, taken := len(p.b.marks), len(p.b.texts), len(p.taken)
	try := func(order []chart.Point) (without []chart.Point) {
		p.b.marks, p.b.texts, p.taken = p.b.marks[:marks], p.b.texts[:texts], p.taken[:taken]
		for _, x := range order {
			if !write(x) {
				without = append(without, x)
			}
		}
		return without
	}
	order, best, fewest := all, all, len(all)+1
	for range 5 {
		without := try(order)
		if len(without) < fewest {
			best, fewest = order, len(without)
		}
		if len(without) == 0 {
			return
		}
		next := slices.Clone(without)
		for _, x := range order {
			if !slices.Contains(without, x) {
				next = append(next, x)
			}
		}
		order = next
	}
	for _, x := range try(best) {
		rest(x)
	}
}

// avoidLine keeps the room along a line free where possible.
func (p *placer) avoidLine(x1, y1, x2, y2 float64) {
	n := math.Ceil(math.Hypot(x2-x1, y2-y1) / 4)
	for i := 0.0; i < n; i++ {
		x, y := x1+(x2-x1)*(i+0.5)/n, y1+(y2-y1)*(i+0.5)/n
		p.avoid(x-2, y-2, x+2, y+2)
	}
}

func (b *builder) scatter(f pointPlot) (any, error) {
	sc := charts.NewScatter()
	var over []any
	all := b.shown()
	for k, s := range b.c.Series {
		var items []opts.ScatterData
		var raw []any
		for _, p := range all {
			if p.Series != k {
				continue
			}
			items = append(items, opts.ScatterData{Name: p.Label, Value: []any{chart.Plot(p.X), chart.Plot(p.Y)}})
			style := b.dotStyle(s.Colour, false, p.Y.Status)
			if style["borderColor"] == nil {
				style["borderColor"], style["borderWidth"] = b.th.White.String(), 0.5
			}
			style["opacity"] = 0.8
			raw = append(raw, obj{"symbolSize": r2(2 * f.radius(p)), "itemStyle": style})
		}
		sc.AddSeries(s.Label, items, charts.WithItemStyleOpts(opts.ItemStyle{Color: s.Colour.String()}))
		over = append(over, obj{"data": raw, "silent": true, "symbol": "circle", "z": 6, "clip": false, "animation": false, "progressive": 0, "large": false})
	}
	sc.Validate()
	b.raw["series"] = over
	return jsonOf(sc.JSON())
}

// joined draws the points of each series as a line in their order.
func (b *builder) joined() (any, error) {
	line := charts.NewLine()
	var over []any
	for k, s := range b.c.Series {
		var items []opts.LineData
		var raw []any
		for _, p := range b.c.Points {
			if p.Series != k {
				continue
			}
			items = append(items, opts.LineData{Name: p.Label, Value: []any{value(p.X), value(p.Y)}})
			raw = append(raw, obj{"itemStyle": b.dotStyle(s.Colour, false, p.Y.Status)})
		}
		line.AddSeries(s.Label, items, charts.WithItemStyleOpts(opts.ItemStyle{Color: s.Colour.String()}), charts.WithLineStyleOpts(opts.LineStyle{Color: s.Colour.String(), Width: 1.2}))
		over = append(over, obj{"data": raw, "silent": true, "symbol": "circle", "symbolSize": 4.5, "showSymbol": true, "showAllSymbol": true, "z": 6, "clip": false, "connectNulls": false,
			"lineStyle": obj{"cap": "round", "join": "round"}})
	}
	line.Validate()
	b.raw["series"] = over
	return jsonOf(line.JSON())
}
