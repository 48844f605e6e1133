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

// crowd is a route map of n named places within a few hundred kilometres, each the end of an arrow with a fee.
func crowd(n int) *chart.MapData {
	m := &chart.MapData{View: "europe-mediterranean"}
	th := sampleTheme()
	for i := range n {
		a := float64(i) * 2.4
		p := chart.Place{Name: fmt.Sprintf("Place of a long name %d", i), Lon: 12 + 3*math.Cos(a)*float64(i)/float64(n), Lat: 40 + 2*math.Sin(a)*float64(i)/float64(n)}
		m.Places = append(m.Places, p)
		if i%4 == 0 {
			m.Routes = append(m.Routes, chart.Route{Key: p.Name, Name: p.Name, Label: fmt.Sprintf("US$%d,000", i+1), Points: [][2]float64{{20, 33}, {p.Lon, p.Lat}},
				Modes: []string{"sea", "sea"}, Mode: "sea", Width: 0.5, Volume: math.NaN(), Colour: th.Hues[0].Colour})
		}
	}
	return m
}

// TestCrowdedMapLosesNothing draws sixty places in a small region: no text lies on
// another, and every name and fee is on the map or in its key.
func TestCrowdedMapLosesNothing(t *testing.T) {
	drawsMany(t)
	e := engine(t, nil, 1)
	book := e.fonts
	th := sampleTheme()
	for _, w := range []float64{482, 250} {
		for _, height := range []float64{0, 420} {
			c := &chart.Chart{ID: "map-crowd", Type: "route-map", Map: crowd(60), Hue: th.Hues[0].Colour, Height: height}
			sc, err := e.Draw(context.Background(), c, chart.Size{Width: w, Narrow: w < 300}, th)
			if err != nil {
				t.Fatal(err)
			}
			all := textBoxes(book, sc.Items, scene.Identity)
			if height == 0 {
				checkText(t, sc, all)
			}
			var said []string
			for _, a := range all {
				said = append(said, a.text)
			}
			text := strings.Join(said, "\n")
			for _, p := range c.Map.Places {
				if !strings.Contains(text+"\n", p.Name+"\n") {
					t.Errorf("%g wide: %s has vanished", w, p.Name)
				}
			}
			for _, r := range c.Map.Routes {
				if !strings.Contains(text, r.Label) {
					t.Errorf("%g wide: %s has vanished", w, r.Label)
				}
			}
			writeSVG(t, sc, fmt.Sprintf("crowd-%.0f-%.0f", w, height))
		}
	}
}

// mapTable is a table of countries and one number.
func mapTable(rows map[string]string, t *testing.T) *dataset.Table {
	b := dataset.NewBuilder("t", []dataset.Field{{Name: "iso3", Type: "country"}, {Name: "n", Type: "integer"}})
	for _, k := range sortedKeys(rows) {
		b.Add(dataset.Value{Text: k}, dataset.Value{Number: parseNumber(t, rows[k])})
	}
	return b.Table()
}

func TestBareMaps(t *testing.T) {
	drawsMany(t)
	e := engine(t, nil, 1)
	book := e.fonts
	th := sampleTheme()
	for name, x := range map[string]struct {
		rows  map[string]string
		fault string
	}{
		"one country": {map[string]string{"MLT": "7"}, ""},
		"zeros":       {map[string]string{"MLT": "0", "ITA": "0", "FRA": "0"}, ""},
		"missing":     {map[string]string{"MLT": "", "ITA": ""}, "every value of the map is missing"},
		"nowhere":     {map[string]string{"OTH": "5"}, ""},
	} {
		for _, view := range chart.Views() {
			spec := chart.Spec{Type: ref("choropleth"), Country: ref("iso3"), Y: ref("n"), View: ref(view)}
			var faults diag.List
			c := chart.Bind("map-x", &spec, mapTable(x.rows, t), sampleRegisters(t), th, th.Hues[0].Colour, &faults)
			if x.fault != "" {
				if c != nil || faults.Len() != 1 || !strings.Contains(faults.Sorted()[0].Message, x.fault) {
					t.Errorf("%s: got %v", name, faults.Sorted())
				}
				continue
			}
			if err := faults.Err(); err != nil {
				t.Fatal(name, faults.Sorted())
			}
			for _, w := range []float64{482, 250} {
				sc, err := e.Draw(context.Background(), c, chart.Size{Width: w, Narrow: w < 300}, th)
				if err != nil {
					t.Fatal(name, err)
				}
				checkText(t, sc, textBoxes(book, sc.Items, scene.Identity))
			}
		}
	}
}
