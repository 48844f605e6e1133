package echarts

// Small multiples: each panel is a chart of its own type, built by the type's own
// builder and moved into its place. What the panels share is found by building
// them more than once: first each for itself, to learn how far its values reach
// and what room its sides take; then all with the widest reach and the largest
// room, so that every plot has the same size and the same scale. The names of rows
// and the labels of values stand once, at the left of each row of panels.

import (
	"math"
	"strings"

	"globalstudy/render/chart"
	"globalstudy/render/scene"
)

const panelGap = 16.0 // between panels, in points

// shared is what the panels of a chart have in common.
type shared struct {
	whole       *chart.Chart
	width       float64 // of the whole drawing
	plot        float64 // width of a plot; 0: not known yet
	left, right float64 // least room at the sides of a plot
	pitch       float64 // least height of a row
	lo, hi      float64 // how far values reach
}

// panel is one small chart that is done.
type panel struct {
	*builder
	opt   obj
	frame plot
	start int // of its series in the option of the whole
}

func (b *builder) facets() (any, error) {
	all := &shared{whole: b.c, width: b.w, lo: math.Inf(1), hi: math.Inf(-1)}
	panels, err := b.panelsIn(all, b.w)
	if err != nil {
		return nil, err
	}
	for _, p := range panels {
		all.lo, all.hi = math.Min(all.lo, p.reached[0]), math.Max(all.hi, p.reached[1])
	}
	if panels, err = b.panelsIn(all, b.w); err != nil {
		return nil, err
	}
	left, right := sides(panels)
	cols := b.facetColumns(left, right, b.facetGap(panels))
	for ; ; cols-- {
		if panels, err = b.abreast(all, cols, left, right); err != nil {
			return nil, err
		}
		if cols == 1 || all.plot >= 0.7*b.leastPlot() {
			break
		}
	}
	places := b.facetPlaces(panels, cols)
	if extra := b.c.Height - places[len(places)-1].foot; b.c.Height > 0 {
		rows := float64((len(panels) + cols - 1) / cols)
		c := *b.c
		c.Height = math.Max(panels[0].h+extra/rows, 24)
		all.whole = &c
		if panels, err = b.panelsIn(all, all.left+all.plot+all.right); err != nil {
			return nil, err
		}
		places = b.facetPlaces(panels, cols)
	}
	b.height(places[len(places)-1].foot)
	b.facetHeads()
	return b.facetOption(panels, places), nil
}

// abreast builds the panels for so many in a row. The room at the sides may
// depend on the width, so that it is measured again.
func (b *builder) abreast(all *shared, cols int, left, right float64) (panels []panel, err error) {
	all.left, all.right, all.pitch = 0, 0, 0
	room := func(gap float64) float64 { return (b.w-left-float64(cols-1)*gap)/float64(cols) - right }
	gap := panelGap
	for range 3 {
		all.plot = math.Max(room(gap), 20)
		if panels, err = b.panelsIn(all, left+all.plot+right); err != nil {
			return nil, err
		}
		left, right = sides(panels)
		gap = b.facetGap(panels)
		all.left, all.right = left, right
		for _, p := range panels {
			all.pitch = math.Max(all.pitch, p.rowPitch)
		}
	}
	all.plot = room(gap)
	return b.panelsIn(all, left+math.Max(all.plot, 20)+right)
}

// panelsIn builds every panel at a width.
func (b *builder) panelsIn(all *shared, width float64) ([]panel, error) {
	var out []panel
	for i, f := range b.c.Facets {
		c := *all.whole
		c.Series, c.Facets, c.Points, c.Boxes, c.Option = f.Series, nil, f.Points, f.Boxes, nil
		if all.whole == b.c {
			c.Height = 0
		}
		c.Annotations = panelRemarks(b.c.Annotations, i)
		p := &builder{c: &c, typ: b.typ, th: b.th, t: b.t, w: width, narrow: b.narrow, raw: obj{}, shared: all}
		base, err := p.build()
		if err != nil {
			return nil, err
		}
		p.stripes()
		full := merge(base, p.raw).(obj)
		g := full["grid"].(obj)
		l, t := g["left"].(float64), g["top"].(float64)
		out = append(out, panel{builder: p, opt: full, frame: plot{l: l, t: t, r: l + g["width"].(float64), b: t + g["height"].(float64)}})
	}
	return out, nil
}

// panelRemarks is the remarks of a panel: its own, and those of all, whose words stand in the first.
func panelRemarks(all []chart.Mark, i int) []chart.Mark {
	var out []chart.Mark
	for _, m := range all {
		switch {
		case m.Facet >= 0 && m.Facet != i:
			continue
		case m.Facet < 0 && i > 0:
			m.Text = ""
		}
		out = append(out, m)
	}
	return out
}

// sides is the largest room that panels take left and right of their plots.
func sides(panels []panel) (left, right float64) {
	for _, p := range panels {
		left, right = math.Max(left, p.frame.l), math.Max(right, p.w-p.frame.r)
	}
	return left, right
}

// fit keeps the sides of a plot free that all panels need.
func (b *builder) fit(p *plot) {
	if b.shared != nil {
		p.l, p.r = math.Max(p.l, b.shared.left), math.Min(p.r, b.w-b.shared.right)
	}
}

// facetColumns is how many panels stand side by side: four at most, if plots
// stay wide enough beside what their sides take.
func (b *builder) facetColumns(left, right, gap float64) int {
	n := len(b.c.Facets)
	cols := 4
	switch {
	case b.w < 300:
		cols = min(n, 2)
	case n <= 4:
		cols = n
	case n%3 == 0 && n != 12, n == 5:
		cols = 3
	}
	least := b.leastPlot()
	for cols > 1 && (b.w-left-float64(cols-1)*gap)/float64(cols)-right < least {
		cols--
	}
	return cols
}

// leastPlot is the width below which fewer panels stand side by side.
func (b *builder) leastPlot() float64 {
	least := 56.0
	switch b.typ.Family {
	case chart.Points:
		least = 96
	case chart.Slopes:
		least = 40
	case chart.Bumps, chart.Diverging:
		least = 76
	case chart.Combined, chart.Columns, chart.Histogram:
		least = math.Min(math.Max(least, 7*float64(len(b.c.Categories))), 100)
		if b.w < 300 {
			least = 56
		}
	}
	return least
}

// facetGap is the room between panels; labels at the ends of a scale hang into it, and values left of marks.
func (b *builder) facetGap(panels []panel) float64 {
	gap := panelGap
	if b.typ.Family == chart.Histogram {
		gap = math.Max(gap, b.t.width(b.th.Number(b.c.Edges[0], b.c.XFormat), b.fs(), false)/2+6)
	}
	before := 0.0
	for _, p := range panels {
		before = math.Max(before, p.before)
	}
	return gap + before
}

// place is where a panel stands: what it is moved by, the first line of its title, its end.
type place struct{ dx, dy, title, foot float64 }

// facetPlaces sets the panels in rows under the legend, their plots side by side.
func (b *builder) facetPlaces(panels []panel, cols int) []place {
	out := make([]place, len(panels))
	step := panels[0].w - panels[0].frame.l + b.facetGap(panels)
	y := b.facetTop(false)
	for r := 0; r < len(panels); r += cols {
		row := panels[r:min(r+cols, len(panels))]
		head, top, foot := 0.0, 0.0, 0.0
		for i := range row {
			head = math.Max(head, float64(len(b.panelTitle(b.c.Facets[r+i].Label, row[i].frame)))*lineHeight+4)
			top = math.Max(top, row[i].frame.t)
		}
		for i, p := range row {
			out[r+i] = place{dx: float64(i) * step, dy: y + head + top - p.frame.t}
			out[r+i].title = y + 5
			foot = math.Max(foot, out[r+i].dy+p.h)
			if b.lying() || b.typ.Family == chart.Points || chart.InTime(b.c.Categories) && b.typ.Family != chart.Slopes {
				foot = math.Max(foot, out[r+i].dy+p.frame.b+axisRoom(1))
			}
		}
		y = foot + 5
	}
	out[len(out)-1].foot = y - 5 + b.facetFoot()
	return out
}

func (b *builder) panelTitle(text string, p plot) []string { return b.wrapBold(text, p.r-p.l-2) }

// lying reports whether categories lie one under the other.
func (b *builder) lying() bool {
	switch b.typ.Family {
	case chart.Bars, chart.Ranges, chart.Diverging, chart.Dots, chart.Boxes:
		return true
	}
	return false
}

// facetOption puts the options of all panels together.
func (b *builder) facetOption(panels []panel, places []place) obj {
	var grids, xs, ys, series []any
	for i := range panels {
		p, at := &panels[i], places[i]
		frame := plot{l: p.frame.l + at.dx, t: p.frame.t + at.dy, r: p.frame.r + at.dx, b: p.frame.b + at.dy}
		for j, l := range b.panelTitle(b.c.Facets[i].Label, p.frame) {
			b.text(frame.l, at.title+float64(j)*lineHeight, l, label{bold: true})
		}
		b.move(p.builder, at)
		x, y := axisOf(p.opt, "xAxis"), axisOf(p.opt, "yAxis")
		x["gridIndex"], y["gridIndex"] = i, i
		if at.dx > 0 {
			y["axisLabel"].(obj)["show"] = false
		}
		b.axisEnds(x, frame)
		grids, xs, ys = append(grids, frame.grid()), append(xs, x), append(ys, y)
		p.start = len(series)
		for _, s := range p.opt["series"].([]any) {
			s := s.(obj)
			s["xAxisIndex"], s["yAxisIndex"] = i, i
			if stack, ok := s["stack"].(string); ok && stack != "" {
				s["stack"] = strings.TrimSuffix(stack+"/"+b.c.Facets[i].Key, "/")
			}
			series = append(series, s)
		}
	}
	b.panels = panels
	return obj{"grid": grids, "xAxis": xs, "yAxis": ys, "series": series}
}

// axisOf is the only axis of a panel.
func axisOf(opt obj, name string) obj {
	if list, ok := opt[name].([]any); ok {
		return list[0].(obj)
	}
	return opt[name].(obj)
}

// move takes the shapes and texts of a panel into the whole.
func (b *builder) move(p *builder, at place) {
	for _, m := range p.marks {
		o := m.(obj)
		x, _ := o["x"].(float64)
		y, _ := o["y"].(float64)
		o["x"], o["y"] = r2(x+at.dx), r2(y+at.dy)
		b.marks = append(b.marks, o)
	}
	for _, t := range p.texts {
		b.texts = append(b.texts, box{l: t.l + at.dx, t: t.t + at.dy, r: t.r + at.dx, b: t.b + at.dy})
	}
}

// axisEnds writes the ends of a horizontal axis by hand: of values, and of time, which both have many places and little room.
func (b *builder) axisEnds(x obj, p plot) {
	lab, _ := x["axisLabel"].(obj)
	if x["type"] == "category" {
		if chart.InTime(b.c.Categories) && b.typ.Family != chart.Slopes {
			n := len(b.c.Categories) - 1
			b.text(p.l, p.b+8, b.c.Categories[0].Label, label{colour: b.th.Soft})
			b.try(p.r, p.b+8, b.c.Categories[n].Label, label{align: "right", colour: b.th.Soft})
		}
		return
	}
	if lab["show"] == false {
		return
	}
	lab["show"] = false
	name, args, _ := strings.Cut(strings.TrimPrefix(lab["formatter"].(string), "@fmt:"), ":")
	lo, hi := x["min"].(float64), x["max"].(float64)
	b.try(p.r+1, p.b+8, Formats(name, args, hi), label{align: "right", colour: b.th.Soft})
	if lo < 0 && hi > 0 && x["type"] != "log" {
		b.try(p.l+(0-lo)/(hi-lo)*(p.r-p.l), p.b+8, Formats(name, args, 0), label{align: "center", colour: b.th.Soft})
	}
	b.try(p.l-1, p.b+8, Formats(name, args, lo), label{colour: b.th.Soft})
}

// try writes a text where no other stands.
func (b *builder) try(x, y float64, s string, l label) {
	l.size = b.fs()
	if c := b.boxOf(x, y, s, l); b.free(box{l: c.l - 2, t: c.t, r: c.r + 1, b: c.b}) {
		b.text(x, y, s, l)
	}
}

// facetHeads writes what stands over and under all panels.
func (b *builder) facetHeads() {
	b.facetTop(true)
	if n := b.facetFoot(); n > 0 {
		b.head(b.w, b.h-5, b.footTitle(), label{align: "right", colour: b.th.Soft})
	}
}

// facetTop gives where panels begin: under the legends and the title of the vertical axis; they are drawn if write is set.
func (b *builder) facetTop(write bool) float64 {
	t := *b
	t.marks, t.texts = nil, nil
	if t.typ.Family == chart.Combined {
		t.over = t.c.Facets[0].Series[1:]
	}
	top := 0.0
	if most := t.largest(); most > 0 && t.sized() {
		top = t.bubbleLegend(most) + 4
	}
	if h := t.legend(0, top, b.w, t.facetKeys()); h > 0 {
		top += h + 6
	}
	if t.typ.Family == chart.Points {
		title := t.wrap(axisTitle(b.c.ValueTitle, b.c.Unit), b.w, b.fs())
		top += float64(len(title)) * lineHeight
		t.head(0, top-5, title, label{colour: b.th.Soft})
		top += 4
	}
	if write {
		b.marks, b.texts = append(b.marks, t.marks...), append(b.texts, t.texts...)
	}
	return top
}

// facetFoot is the room of the title of the horizontal axis, where it has one.
func (b *builder) facetFoot() float64 {
	if n := len(b.footTitle()); n > 0 {
		return float64(n)*lineHeight + 2
	}
	return 0
}

func (b *builder) footTitle() []string {
	if title := axisTitle(b.c.XTitle, b.c.XUnit); title != "" && (b.typ.Family == chart.Points || b.typ.Family == chart.Histogram) {
		return b.wrap(title, b.w, b.fs())
	}
	return nil
}

// facetKeys is the legend of all panels.
func (b *builder) facetKeys() []key {
	switch b.typ.Family {
	case chart.Lines, chart.Bands:
		return b.lineKeys()
	case chart.Boxes:
		return nil
	case chart.Points:
		return b.pointKeys()
	case chart.Combined:
		c := *b.c
		c.Facets = nil
		for _, f := range b.c.Facets {
			c.Series = append(c.Series, f.Series[:1]...)
		}
		t := *b
		t.c = &c
		keys := t.keys()
		return append(b.seriesKeys(b.c.Facets[0].Series[:1]), keys[len(t.seriesKeys(c.Series)):]...)
	case chart.Slopes, chart.Bumps:
		keys := b.keys()
		for i := range b.seriesKeys(b.c.Facets[0].Series) {
			keys[i].kind = stroke
		}
		return keys
	}
	return b.keys()
}

// panelWords gives a mark of a panel its words.
func (b *builder) panelWords(m *scene.Mark, i int, item string) {
	for k := len(b.panels) - 1; k >= 0; k-- {
		p := b.panels[k]
		if i < p.start {
			continue
		}
		p.words(m, i-p.start, item)
		if group := b.c.Facets[k].Label; m.Group != "" && m.Group != group {
			m.Group = group + ", " + m.Group
		} else {
			m.Group = group
		}
		return
	}
}
