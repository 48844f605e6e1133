package study

// The chart keys of a figure or map. Whether a type exists and has the
// encodings it needs is for chart.Bind to say, which knows the data.

import (
	"math"
	"strconv"

	"gopkg.in/yaml.v3"

	"globalstudy/render/chart"
)

func specFields(s *chart.Spec) fields {
	return fields{
		"chart": toRef(&s.Type),
		"x":     toRef(&s.X), "y": toRef(&s.Y), "series": toRef(&s.Series), "facet": toRef(&s.Facet),
		"size": toRef(&s.Size), "origin": toRef(&s.Origin), "destination": toRef(&s.Destination),
		"country": toRef(&s.Country), "lon": toRef(&s.Lon), "lat": toRef(&s.Lat),
		"line": toRef(&s.Line), "order": toRef(&s.Order), "place": toRef(&s.Place),
		"mode": toRef(&s.Mode), "label": toRef(&s.Label), "width": toRef(&s.Width), "best": toRef(&s.Best),
		"low": toRef(&s.Low), "high": toRef(&s.High), "q1": toRef(&s.Q1), "median": toRef(&s.Median), "q3": toRef(&s.Q3),
		"bins":   func(n node) { n.bins(s) },
		"levels": func(n node) { s.Levels = n.refs() },
		"view":   toRef(&s.View), "palette": toRef(&s.Palette),
		"log":      func(n node) { s.Log = n.bool() },
		"format":   func(n node) { s.Format = n.chartFormat() },
		"classes":  func(n node) { s.Classes = n.classes() },
		"breaks":   toRef(&s.Breaks),
		"cell":     func(n node) { s.Cell = n.degrees() },
		"labels":   func(n node) { s.Labels = n.boolPtr() },
		"annotate": func(n node) { s.Annotate = n.annotations() },
		"wide":     func(n node) { s.Wide = n.boolPtr() },
		"height":   func(n node) { s.Height = n.height() },
		"partial": func(n node) {
			for _, r := range n.refs() {
				s.Partial = append(s.Partial, r.Name)
			}
		},
		"option": func(n node) { s.Option, s.OptionPos = n.option(), n.pos() },
	}
}

// classes are upper bounds in rising order.
func (n node) classes() []float64 {
	var out []float64
	for _, v := range n.list() {
		f := v.float()
		if len(out) > 0 && f <= out[len(out)-1] {
			v.fault("", "classes are upper bounds in rising order: %s comes after %v", v.Value, out[len(out)-1])
		}
		out = append(out, f)
	}
	return out
}

// bins is a number of bins, or { width: 5 }.
func (n node) bins(s *chart.Spec) {
	if n.Kind != yaml.MappingNode {
		s.Bins = n.int(1, 60)
		return
	}
	seen := n.fields("bins", fields{"width": func(w node) {
		if s.BinWidth = w.float(); s.BinWidth <= 0 {
			w.fault("", "bins: a width is more than 0, found %s", w.Value)
		}
	}})
	n.require(seen, "bins", "width")
}

// degrees is the side of a cell.
func (n node) degrees() float64 {
	d := n.float()
	if !(d > 0 && d <= 30) {
		n.fault("", "cell: expected a side in degrees, above 0 and at most 30, found %s", n.Value)
	}
	return d
}

// height is of the drawing in points.
func (n node) height() float64 {
	h := n.float()
	if h != 0 && (h < 40 || h > 700) {
		n.fault("", "height: expected 40 to 700 points, found %s", n.Value)
	}
	return h
}

func (n node) annotations() []chart.Annotation {
	var out []chart.Annotation
	for _, v := range n.list() {
		a := chart.Annotation{Pos: v.pos()}
		seen := v.fields("annotate", fields{
			"x": toString(&a.X), "y": toString(&a.Y), "to": toString(&a.To), "series": toString(&a.Series), "facet": toString(&a.Facet), "text": toString(&a.Text),
		})
		v.require(seen, "annotation", "text")
		out = append(out, a)
	}
	return out
}

// option decodes a raw ECharts option; its keys are not checked here.
func (n node) option() map[string]any {
	m, _ := n.json().(map[string]any)
	if m == nil && n.Kind != yaml.MappingNode {
		n.wrong("a mapping")
	}
	return m
}

// json gives the plain value of any node: nil, bool, float64, string, []any or map[string]any.
func (n node) json() any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for _, p := range n.pairs() {
			m[p.key.Value] = p.value.json()
		}
		return m
	case yaml.SequenceNode:
		out := make([]any, len(n.Content))
		for i, c := range n.Content {
			out[i] = node{c, n.file, n.name}.json()
		}
		return out
	}
	switch n.Tag {
	case "!!null":
		return nil
	case "!!bool":
		return n.Value == "true"
	case "!!int", "!!float":
		f, err := strconv.ParseFloat(n.Value, 64)
		if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
			n.wrong("a number")
			return nil
		}
		return f
	}
	return n.Value
}
