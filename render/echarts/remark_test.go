package echarts

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/scene"
)

// remarkTable is ten years of two series with ranges, whose values rise and fall.
func remarkTable() *dataset.Table {
	b := dataset.NewBuilder("remarks", []dataset.Field{{Name: "c", Title: "Year", Type: "year"}, {Name: "s", Title: "Series", Type: "string"}, {Name: "v", Title: "People", Type: "number"},
		{Name: "w", Title: "Others", Type: "number"}, {Name: "low", Type: "number"}, {Name: "high", Type: "number"}})
	for i, v := range []float64{120, 340, 560, 900, 700, 420, 380, 250, 610, 480} {
		for j, s := range []string{"By sea", "By land"} {
			u := v / float64(1+j)
			b.Add(dataset.Value{Text: fmt.Sprint(2015 + i)}, dataset.Value{Text: s}, num(u), num(900-u+float64(40*i)), num(u*0.8), num(u*1.15))
		}
	}
	return b.Table()
}

func num(v float64) dataset.Value { return dataset.Value{Number: dataset.Exact(v)} }

// remarkSpec is a chart of a type with a remark of every kind: at a place, over a band, at a value.
func remarkSpec(typ string) (s chart.Spec, series int) {
	h := hard{categories: []string{"2015"}, series: []string{"By sea", "By land"}}
	s, series = h.spec(typ)
	s.Annotate = []chart.Annotation{{X: "2018", Text: "The year with most"}, {X: "2020", To: "2021", Text: "Borders closed"}, {Y: "500", Text: "Mean of the ten years before"}}
	switch typ {
	case "scatter", "bubble", "connected-scatter":
		s.Size = dataset.Ref{}
		if typ == "bubble" {
			s.Size = ref("low")
		}
		s.Annotate = []chart.Annotation{{X: "700", Y: "500", Text: "A place between the points"}, {X: "400", To: "600", Text: "A band"}, {Y: "800", Text: "A value on the upright axis"}, {X: "300", Text: "A line"}}
	case "histogram":
		s.Annotate = []chart.Annotation{{X: "300", Text: "The median"}, {X: "600", To: "700", Text: "A band"}, {Y: "2", Text: "Two years"}}
	case "percent-column", "percent-bar":
		s.Annotate = s.Annotate[:2]
	}
	return s, series
}

// TestRemarksAvoidTheData draws every type on two axes with remarks of every
// kind: their words lie on no mark.
func TestRemarksAvoidTheData(t *testing.T) {
	drawsMany(t)
	e := engine(t, nil, 2)
	th := sampleTheme()
	for _, typ := range torture() {
		switch typ {
		case "slope", "bump", "box-plot", "diverging-bar":
			continue // no remarks, or none of these kinds
		}
		for _, w := range []float64{482, 231} {
			s, series := remarkSpec(typ)
			table := remarkTable()
			if series == 1 {
				table = oneSeries(table)
			}
			var faults diag.List
			c := chart.Bind("fig-remarks", &s, table, &dataset.Registers{}, th, th.Ink, &faults)
			if c == nil {
				t.Fatalf("%s: %v", typ, faults.Sorted())
			}
			t.Run(fmt.Sprintf("%s-%.0f", typ, w), func(t *testing.T) {
				sc, err := e.Draw(context.Background(), c, chart.Size{Width: w}, th)
				if err != nil {
					t.Fatal(err)
				}
				writeSVG(t, sc, "remarks-"+t.Name()[strings.Index(t.Name(), "/")+1:])
				words := remarkBoxes(e, sc, c)
				if len(words) < len(s.Annotate) {
					t.Errorf("%d lines of words for %d remarks", len(words), len(s.Annotate))
				}
				sc.Marked(func(p *scene.Path) {
					if strings.HasPrefix(p.Mark.Key, "l.") || p.Fill.Kind == scene.NoPaint && p.Stroke.Paint.Kind == scene.NoPaint {
						return
					}
					for _, w := range words {
						if touches(p, w) {
							t.Errorf("%q at %.0f,%.0f lies on mark %s", w.text, w.l, w.t, p.Mark.Key)
						}
					}
				})
			})
		}
	}
}

// oneSeries keeps the rows of the first series.
func oneSeries(t *dataset.Table) *dataset.Table {
	b := dataset.NewBuilder(t.Name, t.Fields)
	for r := 0; r < t.Len(); r += 2 {
		var row []dataset.Value
		for c := range t.Fields {
			row = append(row, dataset.Value{Text: t.Text(r, c), Number: t.Num(r, c)})
		}
		b.Add(row...)
	}
	return b.Table()
}

// remarkBoxes is the room of the lines that are words of remarks.
func remarkBoxes(e *Engine, sc *scene.Scene, c *chart.Chart) []placed {
	var out []placed
	for _, p := range textBoxes(e.fonts, sc.Items, scene.Identity) {
		for _, a := range c.Annotations {
			if strings.Contains(a.Text, p.text) || strings.Contains(p.text, a.Text) { // a line of it; with the name of its row
				out = append(out, p)
				break
			}
		}
	}
	return out
}

// touches reports whether a shape's paint reaches into the room of a text.
func touches(p *scene.Path, w placed) bool {
	const slack = 0.5
	line := flatten(p)
	inside := func(x, y float64) bool { return x > w.l+slack && x < w.r-slack && y > w.t+slack && y < w.b-slack }
	for i := 1; i < len(line); i++ {
		a, z := line[i-1], line[i]
		n := math.Ceil(math.Hypot(z.x-a.x, z.y-a.y)/2) + 1
		for k := 0.0; k <= n; k++ {
			if inside(a.x+(z.x-a.x)*k/n, a.y+(z.y-a.y)*k/n) {
				return true
			}
		}
	}
	if p.Fill.Kind == scene.NoPaint {
		return false
	}
	mid := pt{(w.l + w.r) / 2, (w.t + w.b) / 2}
	in := false
	for i := range line {
		a, z := line[i], line[(i+1)%len(line)]
		if (a.y > mid.y) != (z.y > mid.y) && mid.x < a.x+(z.x-a.x)*(mid.y-a.y)/(z.y-a.y) {
			in = !in
		}
	}
	return in
}
