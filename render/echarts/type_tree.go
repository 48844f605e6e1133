package echarts

// Hierarchies as areas. A treemap is laid out here as ECharts lays it out
// (squarified, each level in the order given), so that it is known which names
// have room; a sunburst has its branches within and its leaves named around.

import (
	"math"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"

	"globalstudy/render/chart"
	"globalstudy/render/theme"
)

const (
	treeGap  = 1.0  // between tiles
	treeHead = 12.5 // of a branch, for its name
)

// tile is a rectangle of a treemap.
type tile struct{ x, y, w, h float64 }

func (b *builder) treemap() (any, error) {
	body := math.Max(0.5*b.w, 190)
	heads := len(b.c.Parts[0].Parts) > 0
	keys := b.partKeys(b.numbers(), starKey, outlined)
	var data []any
	var n *placer
	lay := func(legend []key, foot float64) (top, need float64, named bool) {
		b.marks, b.texts = nil, nil
		if h := b.legend(0, 0, b.w, legend); h > 0 {
			top = h + 6
		}
		b.height(top + body + foot)
		n = newNames(b, frame{plot: plot{b: b.h - foot}})
		data, named = b.tiles(b.c.Parts, tile{0, top, b.w, b.h - foot - top}, false, n)
		return top, n.writeKey(), named
	}
	top, foot, branches := 0.0, 0.0, false
	for range 8 { // where the height is given, legend and key take their room from the tiles
		t, need, named := lay(keys, foot)
		if top = t; need > foot {
			foot = need
			continue
		}
		if named || branches {
			break
		}
		keys, branches = append(b.branchKeys(), keys...), true // a branch without room for its name: a legend
	}
	tree := charts.NewTreeMap()
	tree.AddSeries(b.c.ValueTitle, nil)
	tree.Validate()
	b.raw["series"] = []any{obj{"data": data, "silent": true, "roam": false, "nodeClick": false, "sort": false,
		"left": 0, "top": r2(top), "width": b.w, "height": r2(b.h - foot - top), "breadcrumb": obj{"show": false}, "visibleMin": 0,
		"label": obj{"show": false}, "upperLabel": obj{"show": false}, "emphasis": obj{"disabled": true},
		"itemStyle": obj{"gapWidth": treeGap, "borderWidth": 0, "borderColor": b.th.White.String()},
		"levels":    b.treeLevels(heads)}}
	return jsonOf(tree.JSON())
}

// treeLevels gives branches a head for their names.
func (b *builder) treeLevels(heads bool) []any {
	gap := obj{"gapWidth": treeGap, "borderWidth": 0, "borderColor": b.th.White.String()}
	out := []any{obj{"itemStyle": gap}}
	if !heads {
		return out
	}
	head := func() obj {
		return obj{"itemStyle": gap, "upperLabel": obj{"show": true, "height": treeHead, "formatter": " "}}
	}
	for parts := b.c.Parts[0].Parts; len(parts) > 0; parts = parts[0].Parts {
		out = append(out, head())
	}
	return out
}

func (b *builder) branchKeys() []key {
	var keys []key
	for _, p := range b.c.Parts {
		keys = append(keys, key{p.Label, p.Colour, square})
	}
	return keys
}

// tiles lays out the parts in a room and writes the names that have room; those of other
// leaves go to the key. named is false where that of a branch has none.
func (b *builder) tiles(parts []chart.Part, room tile, head bool, n *placer) (out []any, named bool) {
	if head {
		room.y, room.h = room.y+treeHead, room.h-treeHead
	}
	room.x, room.y, room.w, room.h = room.x-treeGap/2, room.y-treeGap/2, room.w+treeGap, room.h+treeGap
	values := make([]float64, len(parts))
	for i, p := range parts {
		values[i] = chart.Plot(p.Value)
	}
	named = true
	for i, t := range squarify(values, room) {
		p := parts[i]
		t = tile{t.x + treeGap/2, t.y + treeGap/2, math.Max(0, t.w-treeGap), math.Max(0, t.h-treeGap)}
		style, _ := b.partStyle(p.Colour, p.Value)
		item := obj{"name": p.Label, "value": values[i], "itemStyle": style}
		if len(p.Parts) > 0 {
			item["itemStyle"].(obj)["borderColor"] = p.Colour.String() // of the head
			ok := b.tileHead(p, t)
			children, all := b.tiles(p.Parts, t, true, n)
			item["children"] = children
			named = named && ok && all
		} else {
			b.tileName(p, t, n)
		}
		out = append(out, item)
	}
	return out, named
}

// tileHead writes the name of a branch over its tiles, with its value where that
// has room, and reports whether it has.
func (b *builder) tileHead(p chart.Part, t tile) bool {
	value := chart.NumberText(b.th, p.Value, b.c.Format)
	l := label{colour: p.Colour.On(b.th.Ink), bold: true}
	for _, s := range []string{p.Label + " " + value, p.Label} {
		if b.t.width(s, b.fs(), true) <= t.w-6 && t.h >= treeHead {
			b.text(t.x+3, t.y+treeHead/2, s, l)
			return true
		}
	}
	return false
}

// tileName writes the name and value of a leaf, the name alone, or its number in the key;
// nothing where the tile is too small for that.
func (b *builder) tileName(p chart.Part, t tile, n *placer) {
	lines := b.wrapWhole(p.Label, t.w-6, b.fs())
	alone := b.wrapWhole(p.Label+star(p.Value), t.w-6, b.fs())
	value := b.starred(p.Value)
	_, ground := b.partStyle(p.Colour, p.Value)
	fits := func(lines []string) bool {
		return b.widest(lines, b.fs()) <= t.w-6 && float64(len(lines))*lineHeight+4 <= t.h
	}
	switch {
	case fits(append(lines, value)):
		lines = append(lines, value)
	case !fits(alone):
		number := strconv.Itoa(len(n.keys) + 1)
		if b.t.width(number, b.vs(), true)+1 <= t.w && b.vs() <= t.h {
			n.keys = append(n.keys, entry{p.Label + " " + strings.ReplaceAll(value, " ", theme.NBSP), b.readable(p.Colour)})
			b.text(t.x+t.w/2, t.y+t.h/2, number, label{align: "center", size: b.vs(), bold: true, colour: ground.On(b.th.Ink)})
		}
		return
	default:
		lines = alone
	}
	for i, s := range lines {
		b.text(t.x+3, t.y+3+(float64(i)+0.5)*lineHeight, s, label{colour: ground.On(b.th.Ink)})
	}
}

// squareRatio is the shape of a tile that rows aim at: the golden ratio, as in ECharts.
const squareRatio = math.Phi

// squarify divides a room among values in their order: rows along its shorter
// side, each as long as that brings its tiles nearer to the wished shape.
func squarify(values []float64, room tile) []tile {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	out := make([]tile, len(values))
	if sum == 0 {
		return out
	}
	areas := make([]float64, len(values))
	for i, v := range values {
		areas[i] = v / sum * room.w * room.h
	}
	for from := 0; from < len(areas); {
		short := math.Min(room.w, room.h)
		to, best := from, math.Inf(1)
		for to < len(areas) {
			score := worst(areas[from:to+1], short)
			if score > best {
				break
			}
			best = score
			to++
		}
		room = row(areas[from:to], out[from:to], room, to == len(areas))
		from = to
	}
	return out
}

// worst is how far the tiles of a row are from the wished shape.
func worst(areas []float64, short float64) float64 {
	sum, lo, hi := 0.0, math.Inf(1), 0.0
	for _, a := range areas {
		sum += a
		if a > 0 {
			lo, hi = math.Min(lo, a), math.Max(hi, a)
		}
	}
	if sum == 0 {
		return math.Inf(1)
	}
	f := short * short * squareRatio
	return math.Max(f*hi/(sum*sum), sum*sum/(f*lo))
}

// row places tiles along the shorter side of a room and returns the room left.
func row(areas []float64, out []tile, room tile, last bool) tile {
	sum := 0.0
	for _, a := range areas {
		sum += a
	}
	across := room.w <= room.h
	short, long := room.w, room.h
	if !across {
		short, long = room.h, room.w
	}
	thick := 0.0
	if short > 0 {
		thick = sum / short
	}
	if last || thick > long {
		thick = long
	}
	at := 0.0
	for i, a := range areas {
		step := 0.0
		if thick > 0 {
			step = a / thick
		}
		if i == len(areas)-1 || short-at < step {
			step = short - at
		}
		if across {
			out[i] = tile{room.x + at, room.y, step, thick}
		} else {
			out[i] = tile{room.x, room.y + at, thick, step}
		}
		at += step
	}
	if across {
		return tile{room.x, room.y + thick, room.w, room.h - thick}
	}
	return tile{room.x + thick, room.y, room.w - thick, room.h}
}

func (b *builder) sunburst() (any, error) {
	sum, depth := 0.0, 1
	for _, p := range b.c.Parts {
		sum += chart.Plot(p.Value)
	}
	for p := b.c.Parts; len(p[0].Parts) > 0; p = p[0].Parts {
		depth++
	}
	var names []ringName
	b.leafNames(b.c.Parts, 0, sum, &names)
	top := 0.0
	keys := b.partKeys(b.numbers(), starKey, outlined)
	if depth > 1 {
		keys = append(b.branchKeys(), keys...)
	}
	if len(keys) > 0 {
		top = b.legend(0, 0, b.w, keys) + 6
	}
	cx, cy, r := b.around(top, names)
	hole := r * 0.3
	b.doughnutTotal(cx, cy, 2*hole-6, sum)
	sun := charts.NewSunburst()
	sun.AddSeries(b.c.ValueTitle, nil)
	sun.Validate()
	b.raw["series"] = []any{obj{"data": b.sectors(b.c.Parts), "silent": true, "nodeClick": false, "startAngle": 90, "clockwise": true, "minAngle": 0,
		"center": []any{r2(cx), r2(cy)}, "radius": []any{r2(hole), r2(r)}, "label": obj{"show": false}, "emphasis": obj{"disabled": true},
		"itemStyle": obj{"borderColor": b.th.White.String(), "borderWidth": 0.8}}}
	base, err := jsonOf(sun.JSON())
	if err == nil {
		base["series"].([]any)[0].(obj)["sort"] = nil // in the order given
	}
	return base, err
}

// leastArc is the length of the arc, in points, from which a leaf has a name.
const leastArc = 4.0

// leafNames lists the leaves that are large enough to be named, with their angles.
func (b *builder) leafNames(parts []chart.Part, at, sum float64, out *[]ringName) {
	for _, p := range parts {
		turn := chart.Plot(p.Value) / sum * 2 * math.Pi
		switch {
		case len(p.Parts) > 0:
			b.leafNames(p.Parts, at, sum, out)
		case turn*b.wishedRadius() >= leastArc:
			value := strings.ReplaceAll(b.starred(p.Value), " ", theme.NBSP)
			*out = append(*out, ringName{angle: at + turn/2, text: p.Label + " " + value})
		}
		at += turn
	}
}

func (b *builder) sectors(parts []chart.Part) []any {
	var out []any
	for _, p := range parts {
		style, _ := b.partStyle(p.Colour, p.Value)
		item := obj{"name": p.Label, "itemStyle": style}
		if len(p.Parts) > 0 {
			item["children"] = b.sectors(p.Parts)
		} else {
			item["value"] = chart.Plot(p.Value)
		}
		out = append(out, item)
	}
	return out
}
