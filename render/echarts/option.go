package echarts

// A chart becomes an ECharts option in three layers: go-echarts builds the
// series and axes it knows, our own values are laid over its JSON where it
// knows none (decals, exact grids, remarks, legends), and the researcher's
// option: comes last. The result is canonical JSON, keys sorted, so that the
// same chart gives the same bytes. ECharts' pixels are points.
//
// Nothing is left to ECharts' own guesses about room: labels are measured with
// the embedded fonts, the grid is placed around them, and what ECharts has no
// label for (legend, remarks, names at line ends) is drawn as graphic elements
// at computed places.

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"

	"globalstudy/render/chart"
	"globalstudy/render/theme"
)

// obj is a JSON object of an option.
type obj = map[string]any

// tools are what the builder asks the engine for.
type tools struct {
	width func(text string, size float64, bold bool) float64 // of one line, points
	maps  func(view string) (baseMap, bool)
}

// builder makes the option of one chart.
type builder struct {
	c        *chart.Chart
	typ      *chart.Type
	th       *theme.Theme
	t        tools
	w, h     float64
	narrow   bool
	formats  *[3]theme.Format // of points, once asked for
	owner    []int            // of each series drawn as a line, or each bubble: which of those given it belongs to
	turned   bool             // labels of the category axis stand upright
	texts    []box            // of all texts drawn so far
	solid    []box            // of the marks, where words in the plot keep clear of them
	endNames bool             // names stand right of the plot, at line ends
	quiet    bool             // values at the marks, none at the axis
	rowGap   string           // between categories of bars, where it is not the usual
	overRow  bool             // names stand over their rows, also where there is room beside
	rowHead  float64          // room for heads over rows
	slot     float64          // points from one category to the next
	unit     float64          // points per unit of value along bars, where it is linear
	over     []chart.Series   // drawn as lines over columns
	raw      obj              // laid over go-echarts' JSON
	told     []told           // graphic elements that stand for data
	marks    []any            // graphic elements, in order of drawing
	shared   *shared          // with the other panels, where this is one; else nil
	panels   []panel          // of small multiples
	reached  [2]float64       // the values that the scale must hold
	rowPitch float64          // from one row to the next
	before   float64          // room left of the plot that values at marks take
}

// option gives the JSON of a chart and the size it is drawn at, in points.
func option(c *chart.Chart, size chart.Size, th *theme.Theme, t tools) (js []byte, w, h float64, err error) {
	b, js, err := build(c, size, th, t)
	if err != nil {
		return nil, 0, 0, err
	}
	return js, b.w, r2(b.h), nil
}

// build makes the option of a chart and returns its builder, which knows what became of the chart.
func build(c *chart.Chart, size chart.Size, th *theme.Theme, t tools) (*builder, []byte, error) {
	typ, ok := chart.TypeOf(c.Type)
	if !ok {
		return nil, nil, fmt.Errorf("echarts: %s: there is no chart type %q", c.ID, c.Type)
	}
	c, _ = shown(c, t.maps) // a map of nothing is said before
	b := &builder{c: c, typ: typ, th: th, t: t, w: size.Width, narrow: size.Narrow || size.Width < 300, raw: obj{}}
	base, err := b.build()
	if err != nil {
		return nil, nil, fmt.Errorf("echarts: %s: %w", c.ID, err)
	}
	b.stripes()
	full := merge(base, b.raw)
	if len(b.marks) > 0 {
		full.(obj)["graphic"] = obj{"elements": b.marks}
	}
	over, err := plain(c.Option)
	if err != nil {
		return nil, nil, fmt.Errorf("echarts: %s: option: %w", c.ID, err)
	}
	js, err := canonical(merge(full, over))
	return b, js, err
}

// build calls the family's builder.
func (b *builder) build() (any, error) {
	b.raw["animation"] = false
	b.raw["textStyle"] = obj{"fontFamily": theme.Sans, "fontSize": b.fs(), "color": b.th.Ink.String()}
	if len(b.c.Facets) > 0 {
		return b.facets()
	}
	switch b.typ.Family {
	case chart.Columns:
		return b.columns()
	case chart.Lines:
		return b.lines()
	case chart.Bars:
		return b.bars()
	case chart.Ranges:
		return b.rangeBars()
	case chart.Diverging:
		return b.diverging()
	case chart.Dots:
		return b.dots()
	case chart.Bands:
		return b.bands()
	case chart.Combined:
		return b.combined()
	case chart.Slopes:
		return b.slope()
	case chart.Bumps:
		return b.bump()
	case chart.Points:
		return b.points()
	case chart.Histogram:
		return b.histogram()
	case chart.Boxes:
		return b.boxes()
	case chart.Doughnut:
		return b.doughnut()
	case chart.Heat:
		return b.heatTable()
	case chart.Sankey:
		return b.sankey()
	case chart.Calendar, chart.Tree, chart.Waffle, chart.Funnel, chart.Circle, chart.Radar, chart.River, chart.Parallel, chart.Cards:
		return b.more()
	case chart.Choropleth:
		return b.choropleth()
	case chart.BubbleMap:
		return b.bubbleMap()
	case chart.RouteMap:
		return b.routeMap()
	case chart.GridMap:
		return b.gridMap()
	case chart.FlowMap:
		return b.flowMap()
	}
	panic(fmt.Sprintf("echarts: unknown chart family %d", b.typ.Family))
}

// fs and vs are the sizes of labels and of values at marks.
func (b *builder) fs() float64 { return b.th.Paper.ChartSize }
func (b *builder) vs() float64 { return b.th.Paper.ChartValueSize }

// height is the drawing's height: as written, else the family's proposal.
func (b *builder) height(proposal float64) {
	b.h = math.Round(proposal)
	if b.c.Height > 0 {
		b.h = b.c.Height
	}
}

// jsonOf turns a go-echarts chart (after Validate) into plain JSON values
// without the components that belong to its web page.
func jsonOf(m map[string]any) (obj, error) {
	for _, k := range []string{"title", "legend", "tooltip", "toolbox", "color", "visualMap"} {
		delete(m, k)
	}
	v, err := plain(m)
	if err != nil {
		return nil, err
	}
	return v.(obj), nil
}

// plain turns a value into JSON's own types.
func plain(v any) (any, error) {
	js, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(js))
	d.UseNumber()
	var out any
	err = d.Decode(&out)
	return out, err
}

// canonical writes JSON with sorted keys and without HTML escapes.
func canonical(v any) ([]byte, error) {
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(buf.Bytes(), "\n"), nil
}

// merge lays over on base, deeply, and returns base. Objects join key by key;
// lists of objects join item by item (longer ones add); an object over a list
// joins every item; a JSON null removes; everything else replaces.
func merge(base, over any) any {
	switch o := over.(type) {
	case nil:
		return base
	case obj:
		switch t := base.(type) {
		case obj:
			for k, v := range o {
				if v == nil {
					delete(t, k)
					continue
				}
				t[k] = merge(t[k], v)
			}
			return t
		case []any:
			for i := range t {
				t[i] = merge(t[i], over)
			}
			return t
		}
	case []any:
		t, ok := base.([]any)
		if !ok || !objects(o) || !objects(t) {
			return over
		}
		for i, v := range o {
			if i < len(t) {
				t[i] = merge(t[i], v)
			} else {
				t = append(t, v)
			}
		}
		return t
	}
	return over
}

func objects(list []any) bool {
	for _, v := range list {
		if _, ok := v.(obj); !ok {
			return false
		}
	}
	return true
}

// r2 rounds a coordinate to a hundredth of a point.
func r2(v float64) float64 { return math.Round(v*100) / 100 }

// copyWith is a chart with other series; the chart itself is only read.
func copyWith(c *chart.Chart, run []chart.Series) *chart.Chart {
	d := *c
	d.Series = run
	return &d
}
