package compile

import (
	"math"
	"testing"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// mapOf has n lines that run from one place outwards.
func mapOf(n int) *chart.Chart {
	m := &chart.MapData{Bubbles: []chart.Bubble{{Lon: 10, Lat: 20, Value: dataset.Exact(100)}, {Lon: 12, Lat: 20, Value: dataset.Exact(4)}, {Lon: 14, Lat: 20, Value: dataset.Unknown(dataset.Missing)}}}
	for i := range n {
		a := 2 * math.Pi * float64(i) / float64(n)
		m.Routes = append(m.Routes, chart.Route{Key: string(rune('a' + i)), Points: [][2]float64{{20, 10}, {20 + 30*math.Cos(a), 10 + 20*math.Sin(a)}}, Width: float64(i) / float64(n-1)})
	}
	return &chart.Chart{Map: m}
}

func TestGlobeKeepsPlaces(t *testing.T) {
	g := facing(onSphere(20, 10))
	if p := g.at(onSphere(20, 10)); math.Hypot(p[0], p[1]) > 1e-9 {
		t.Errorf("the front stands at %v", p)
	}
	if n, e := g.at(onSphere(20, 30)), g.at(onSphere(40, 10)); math.Abs(n[0]) > 1e-9 || n[1] >= 0 || e[0] <= 0 {
		t.Errorf("north is at %v, east at %v", n, e)
	}
	// Lambert: a place 90° away stands √2 radii away
	if p := g.at(onSphere(110, 0)); math.Abs(math.Hypot(p[0], p[1])-math.Sqrt2) > 1e-9 {
		t.Errorf("a place a quarter away stands at %v", p)
	}
	for _, pole := range []float64{90, -90} {
		if p := facing(onSphere(0, pole)).at(onSphere(50, pole*0.5)); math.IsNaN(p[0]) || math.IsNaN(p[1]) {
			t.Errorf("seen from %.0f°: %v", pole, p)
		}
	}
}

func TestGlobeNeedsLines(t *testing.T) {
	if s := globeArt([]*chart.Chart{{}, mapOf(leastLines - 1)}, theme.Default()); s != nil {
		t.Errorf("%d lines make a globe", leastLines-1)
	}
	// the same lines of two maps count once
	if s := globeArt([]*chart.Chart{mapOf(leastLines - 1), mapOf(leastLines - 1)}, theme.Default()); s != nil {
		t.Error("lines drawn by two maps count twice")
	}
}

func TestGlobeStandsOnThePage(t *testing.T) {
	s := globeArt([]*chart.Chart{mapOf(9)}, theme.Default())
	if s == nil {
		t.Fatal("no globe")
	}
	var white []*scene.Path
	for _, it := range s.Items[1:] {
		if p, ok := it.(*scene.Path); ok {
			white = append(white, p)
		}
	}
	// strands with their ends last, the dots of the two known numbers before
	if len(white) != 4 {
		t.Fatalf("%d paths, want two sizes of dots, strands and ends", len(white))
	}
	moves, ends := 0, map[[2]float64]int{}
	for _, g := range white[2].Segs {
		if g.Op == scene.Move {
			moves++
			ends[[2]float64{math.Round(g.Args[0]), math.Round(g.Args[1])}]++
		}
		for k := 0; k < 6; k += 2 {
			if x, y := g.Args[k], g.Args[k+1]; x < 0 || x > s.Width || y < 0 || y > s.Height {
				t.Fatalf("a strand leaves the page at %.1f, %.1f", x, y)
			}
		}
	}
	want := 0
	for i := range 9 {
		want += leastStrands + int(math.Round((widestStrands-leastStrands)*float64(i)/8))
	}
	if moves != want || len(ends) != 1 {
		t.Errorf("%d strands from %d places, want %d from 1", moves, len(ends), want)
	}
	if big, small := white[1].Stroke.Width, white[0].Stroke.Width; big <= small {
		t.Errorf("the dot of a hundred is %.1f wide, that of four %.1f", big, small)
	}
}
