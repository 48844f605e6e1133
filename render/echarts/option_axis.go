package echarts

// Axes as options. Category labels are written in full, wrapped, or thinned out,
// whichever first has room.

import (
	"math"
	"strings"

	"globalstudy/render/chart"
	"globalstudy/render/theme"
)

// valueAxis is the option of a value axis; with quiet set it has neither labels nor grid lines.
func (b *builder) valueAxis(s scale, quiet bool) obj {
	ax := obj{"type": "value", "min": s.min, "max": s.max,
		"axisLine": obj{"show": false}, "axisTick": obj{"show": false},
		"axisLabel": obj{"show": !quiet, "formatter": "@fmt:axis:" + s.args, "fontFamily": theme.Sans, "fontSize": b.fs(),
			"color": b.th.Soft.String(), "margin": 5, "showMinLabel": true, "showMaxLabel": true, "hideOverlap": false},
		"splitLine": obj{"show": !quiet, "lineStyle": obj{"color": b.gridColour().String(), "width": 0.5}},
	}
	if s.log {
		ax["type"] = "log"
		delete(ax, "interval")
	} else {
		ax["interval"] = s.step
	}
	return ax
}

func (b *builder) gridColour() theme.Colour { return b.th.Rule.Mix(b.th.White, 0.35) }

// categoryAxis is the option of a category axis with the given labels, "" where none is to stand.
func (b *builder) categoryAxis(labels []string, extra obj) obj {
	data := make([]any, len(labels))
	for i, l := range labels {
		data[i] = l
	}
	ax := obj{"type": "category", "data": data, "axisTick": obj{"show": false},
		"axisLine":  obj{"show": true, "lineStyle": obj{"color": b.th.Soft.String(), "width": 0.6}},
		"splitLine": obj{"show": false},
		"axisLabel": obj{"interval": 0, "fontFamily": theme.Sans, "fontSize": b.fs(), "lineHeight": 9.6, "color": b.th.Ink.String(), "margin": 5, "hideOverlap": false},
	}
	if b.turned {
		ax["axisLabel"].(obj)["rotate"] = 90
	}
	return merge(ax, extra).(obj)
}

// xLabels writes the labels under a category axis with slots of the given
// width, and the number of lines they take. Time is thinned out; names are wrapped.
func (b *builder) xLabels(cats []chart.Category, slot float64) ([]string, int) {
	labels := make([]string, len(cats))
	for i, k := range cats {
		labels[i] = k.Label
	}
	if b.shared != nil && chart.InTime(cats) {
		return make([]string, len(cats)), 1 // see axisEnds
	}
	if chart.InTime(cats) {
		return b.timeLabels(cats, labels, slot), 1
	}
	if out, lines, ok := b.folded(labels, slot, b.wrapWhole); ok {
		return out, lines
	}
	if out, lines, ok := b.folded(labels, slot, b.wrap); ok && slot > 44 && lines < 8 {
		return out, lines
	}
	if b.widest(labels, b.fs()) < 24 {
		return b.thin(labels, slot), 1 // numbers and the like
	}
	return b.upright(labels, slot)
}

// folded wraps labels into slots; ok is false where a word does not fit.
func (b *builder) folded(labels []string, slot float64, wrap func(s string, width, size float64) []string) (out []string, lines int, ok bool) {
	for _, l := range labels {
		w := wrap(l, math.Max(slot-4, 10), b.fs())
		if b.widest(w, b.fs()) > slot-1 {
			return nil, 0, false
		}
		out = append(out, strings.Join(w, "\n"))
		lines = max(lines, len(w))
	}
	return out, lines, true
}

// upright turns labels by a right angle, wrapped into as many lines as a slot
// is wide, every second, third ... where it is narrower than a line. It gives
// the room they take under the axis in lines.
func (b *builder) upright(labels []string, slot float64) ([]string, int) {
	b.turned = true
	step := stepFor(lineHeight, slot)
	most := max(int(slot/lineHeight), 1)
	out, reach := make([]string, len(labels)), 0.0
	for length := 60.0; ; length += 20 {
		tall := 0
		reach = 0
		for i := 0; i < len(labels); i += step {
			w := b.wrap(labels[i], length, b.fs())
			tall, reach = max(tall, len(w)), math.Max(reach, b.widest(w, b.fs()))
			out[i] = strings.Join(w, "\n")
		}
		if tall <= most || length > 400 {
			return out, int(math.Ceil((reach + 2) / lineHeight))
		}
	}
}

// timeLabels keeps the years of months at their Januaries, and thins out what has no room.
func (b *builder) timeLabels(cats []chart.Category, labels []string, slot float64) []string {
	if len(cats[0].Key) == 4 {
		return b.thin(labels, slot)
	}
	out := make([]string, len(labels))
	var years []int
	for i, k := range cats {
		if len(k.Key) >= 7 && k.Key[5:7] == "01" && len(k.Key) == 7 {
			years = append(years, i)
		}
	}
	if len(years) < 2 {
		return b.thin(labels, slot)
	}
	step := stepFor(b.t.width("2000", b.fs(), false)+6, slot*float64(years[1]-years[0]))
	for n, i := range years {
		if n%step == 0 {
			out[i] = cats[i].Key[:4]
		}
	}
	return out
}

// thin keeps every first, second, fifth ... label so that none touches the next.
func (b *builder) thin(labels []string, slot float64) []string {
	step := stepFor(b.widest(labels, b.fs())+5, slot)
	out := make([]string, len(labels))
	for i := range labels {
		if i%step == 0 {
			out[i] = labels[i]
		}
	}
	return out
}

// stepFor is how many slots a label needs, as 1, 2, 3, 4, 5 or a multiple of 5.
func stepFor(label, slot float64) int {
	n := int(math.Ceil(label/slot - 1e-9))
	if n > 5 {
		n = (n + 4) / 5 * 5
	}
	return max(n, 1)
}
