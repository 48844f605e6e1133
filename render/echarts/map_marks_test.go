package echarts

import (
	"context"
	"fmt"
	"math"
	"strings"
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

// TestMapsCountWhatTheyShow puts cells, circles and countries in and outside a view: the legend,
// the words and the drawing must speak of the same ones.
func TestMapsCountWhatTheyShow(t *testing.T) {
	e := engine(t, nil, 1)
	classes := []chart.Class{{Label: "few", Count: 2}, {Label: "many", Count: 2}}
	c := &chart.Chart{ID: "map", Type: "grid-map", Map: &chart.MapData{View: "africa", Classes: classes, Cells: []chart.Cell{
		{Lon: -100, Lat: 30, Side: 2, Class: 1, Value: dataset.Exact(900)}, {Lon: 10, Lat: 10, Side: 2, Class: 0, Value: dataset.Exact(3)},
		{Lon: 20, Lat: 0, Side: 2, Class: 1, Value: dataset.Exact(50)}, {Lon: 140, Lat: -10, Side: 2, Class: 0, Value: dataset.Exact(1)}}}}
	got, ok := e.Shown(c)
	if !ok || len(got.Map.Cells) != 2 || got.Map.Classes[0].Count != 1 || got.Map.Classes[1].Count != 1 {
		t.Fatalf("%v %+v", ok, got.Map)
	}
	if again, _ := e.Shown(got); again != got {
		t.Error("what is shown of what is shown is something else")
	}
	if c.Map.Classes[0].Count != 2 || len(c.Map.Cells) != 4 {
		t.Error("the chart itself was changed")
	}
	sc, err := e.Draw(context.Background(), c, chart.Size{Width: 482}, sampleTheme())
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprint(texts(sc.Items))
	if !strings.Contains(text, "few (1)") || !strings.Contains(text, "many (1)") {
		t.Errorf("the legend says %s", text)
	}
	for name, m := range map[string]*chart.MapData{
		"cells":     {View: "south-east-asia", Cells: c.Map.Cells[:3], Classes: classes},
		"circles":   {View: "south-east-asia", Bubbles: []chart.Bubble{{Lon: 10, Lat: 10, Value: dataset.Exact(4)}}},
		"zero":      {View: "africa", Bubbles: []chart.Bubble{{Lon: -100, Lat: 10, Value: dataset.Exact(4)}, {Lon: 10, Lat: 10, Value: dataset.Exact(0)}}},
		"countries": {View: "americas", Areas: []chart.Area{{ISO3: "DEU", Lon: 10, Lat: 51}}, Classes: classes},
	} {
		if _, ok := e.Shown(&chart.Chart{ID: "map", Map: m}); ok {
			t.Errorf("%s: nothing is in the view, and it is not said", name)
		}
	}
}

// TestCellsStayOnTheMap cuts cells at the edges of a map, and keeps what lies inside whole.
func TestCellsStayOnTheMap(t *testing.T) {
	box := [4]float64{0, 0, 10, 10}
	square := func(x, y float64) []pt { return []pt{{x, y}, {x + 2, y}, {x + 2, y + 2}, {x, y + 2}} }
	area := func(p []pt) float64 {
		a := 0.0
		for i := range p {
			q := p[(i+1)%len(p)]
			a += (p[i].x*q.y - q.x*p[i].y) / 2
		}
		return a
	}
	for _, x := range []struct{ x, y, want float64 }{{4, 4, 4}, {-1, 4, 2}, {9, 9, 1}, {12, 4, 0}, {0, 8, 4}} {
		if got := area(cutTo(square(x.x, x.y), box)); math.Abs(got-x.want) > 1e-9 {
			t.Errorf("the square at %g, %g has %g inside, want %g", x.x, x.y, got, x.want)
		}
	}
	turned := []pt{{0, 9}, {1, 8}, {2, 9}, {1, 10.5}} // a corner beyond an edge makes five
	if got := cutTo(turned, box); len(got) != 5 {
		t.Errorf("got %v", got)
	}
}
