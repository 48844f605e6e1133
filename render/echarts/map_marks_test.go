package echarts

import (
	"context"
	"fmt"
	"math"
	"testing"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/scene"
)

// TestArrowsAndSmallStatesHaveWords draws maps and asks that every arrow, and
// every circle in the place of a small state, says what it stands for.
func TestArrowsAndSmallStatesHaveWords(t *testing.T) {
	drawsMany(t)
	e := engine(t, nil, 1)
	th := sampleTheme()
	for _, s := range samples() {
		typ, _ := chart.TypeOf(s.spec.Type.Name)
		if typ.Family != chart.RouteMap && typ.Family != chart.FlowMap && typ.Family != chart.Choropleth {
			continue
		}
		c := bindSample(t, s, th)
		b, _, err := build(c, chart.Size{Width: 482}, th, tools{width: e.width, maps: e.maps.load})
		if err != nil {
			t.Fatal(err)
		}
		sc, err := e.Draw(context.Background(), c, chart.Size{Width: 482}, th)
		if err != nil {
			t.Fatal(err)
		}
		shapes := map[string]int{}
		sc.Marked(func(p *scene.Path) { shapes[p.Mark.Key+" "+p.Mark.Name+" "+p.Mark.Value]++ })
		want := map[string]int{}
		for _, x := range b.told {
			want[x.mark.Key+" "+x.mark.Name+" "+x.mark.Value]++
			if x.mark.Name == "" || x.mark.Value == "" && typ.Family != chart.RouteMap {
				t.Errorf("%s: %+v has no words", s.name, *x.mark)
			}
		}
		if len(want) == 0 && typ.Family != chart.Choropleth {
			t.Errorf("%s: no arrow has words", s.name)
		}
		for k, n := range want {
			if shapes[k] < n {
				t.Errorf("%s: %d of %d shapes say %q", s.name, shapes[k], n, k)
			}
		}
	}
}

// TestBubblesAreScaledByTheView puts the largest circle outside the view.
func TestBubblesAreScaledByTheView(t *testing.T) {
	e := engine(t, nil, 1)
	c := &chart.Chart{ID: "map", Type: "bubble-map", Map: &chart.MapData{View: "africa", Bubbles: []chart.Bubble{
		{Lon: -100, Lat: 30, Value: dataset.Exact(10000)}, {Lon: 10, Lat: 10, Value: dataset.Exact(100)}, {Lon: 20, Lat: 0, Value: dataset.Exact(25)}}}}
	b, _, err := build(c, chart.Size{Width: 482}, sampleTheme(), tools{width: e.width, maps: e.maps.load})
	if err != nil {
		t.Fatal(err)
	}
	items := b.raw["series"].([]any)[0].(obj)["data"].([]any)
	if len(items) != 2 || items[0].([]any)[3] != 15.0 || items[1].([]any)[3] != 7.5 {
		t.Errorf("circles are %v", items)
	}
}

// TestArrowsThatLeaveTheMap asks for an arrowhead at the edge.
func TestArrowsThatLeaveTheMap(t *testing.T) {
	e := engine(t, nil, 1)
	for _, points := range [][][2]float64{
		{{12, 42}, {-74, 40}},
		{{12, 42}, {-9, 38}, {-74, 40}},
		{{12, 42}, {-9, 38}, {-74, 40}, {-90, 20}},
	} {
		modes := make([]string, len(points))
		for i := range modes {
			modes[i] = "air"
		}
		c := &chart.Chart{ID: "map", Type: "route-map", Map: &chart.MapData{View: "europe-mediterranean", Routes: []chart.Route{{Key: "a", Name: "Rome to New York", Points: points, Modes: modes, Width: 0.5, Volume: math.NaN()}}}}
		b, _, err := build(c, chart.Size{Width: 482}, sampleTheme(), tools{width: e.width, maps: e.maps.load})
		if err != nil {
			t.Fatal(err)
		}
		head := ""
		for _, m := range b.marks {
			if m := m.(obj); m["type"] == "polygon" {
				head = fmt.Sprint(m["shape"].(obj)["points"].([]any)[0])
			}
		}
		var x, y float64
		if n, _ := fmt.Sscanf(head, "[%f %f]", &x, &y); n != 2 || x > 1 && y > 30 {
			t.Errorf("%v: the arrowhead is at %q", points, head)
		}
	}
}
