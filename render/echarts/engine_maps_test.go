package echarts

import (
	"io/fs"
	"math"
	"slices"
	"testing"

	"globalstudy/render/chart"
)

// TestBaseMapsShowStatesWhole checks the prepared maps against known areas: the
// projections keep area, so a state cut, joined or simplified wrongly shows.
func TestBaseMapsShowStatesWhole(t *testing.T) {
	a, _ := assets(t)
	world, err := loadBaseMap(a, "world")
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string]float64{ // land in thousand square kilometres
		"UKR": 600, "ESH": 266, "MAR": 405, "SOM": 634, "CYP": 9.2, "FRA": 640, "RUS": 16880, "XKX": 10.9, "JPN": 372, "NZL": 268,
	} {
		if got := world.Area[code] / 1000; math.Abs(got-want) > 0.06*want {
			t.Errorf("%s has %.1f thousand km², want about %g", code, got, want)
		}
	}
	for _, small := range []string{"VAT", "MDV", "TUV", "NRU", "MCO", "SMR", "LIE", "SGP", "BHR", "MUS", "KNA", "PLW", "GIB"} {
		if world.Area[small] <= 0 {
			t.Errorf("%s is not on the map", small)
		}
	}
	if slices.Contains(world.Names, "ATA") {
		t.Error("the world map shows Antarctica")
	}
	if len(world.Undetermined) < 14 {
		t.Errorf("only %d undetermined borders are drawn", len(world.Undetermined))
	}
}

// TestRegionalMapsAreCutToTheirBoxes names places that each view must hold, at
// its edges, and the area of a state that is wholly in it.
func TestRegionalMapsAreCutToTheirBoxes(t *testing.T) {
	a, _ := assets(t)
	for _, v := range []struct {
		view   string
		places map[string][2]float64
		state  string
		area   float64 // thousand square kilometres
	}{
		{"africa", map[string][2]float64{"Praia": {-23.5, 14.9}, "Cape Town": {18.4, -33.9}, "Port Louis": {57.5, -20.2}, "Algiers": {3.1, 36.8}, "Lampedusa": {12.6, 35.5}}, "COD", 2340},
		{"americas", map[string][2]float64{"Vancouver": {-123.1, 49.3}, "Ushuaia": {-68.3, -54.8}, "Recife": {-34.9, -8.1}, "Tijuana": {-117, 32.5}}, "BRA", 8500},
		{"asia-pacific", map[string][2]float64{"Tehran": {51.4, 35.7}, "Auckland": {174.8, -36.8}, "Apia": {-171.8, -13.8}, "Tokyo": {139.7, 35.7}, "Malé": {73.5, 4.2}}, "AUS", 7700},
		{"central-america", map[string][2]float64{"Tijuana": {-117, 32.5}, "Bridgetown": {-59.6, 13.1}, "Necoclí": {-76.8, 8.4}, "Miami": {-80.2, 25.8}}, "HND", 112},
		{"europe-mediterranean", map[string][2]float64{"Dakar": {-17.45, 14.69}, "Addis Ababa": {38.7, 9.03}, "London": {-0.1, 51.5}, "Tehran": {45, 35}, "Canary Islands": {-18, 27.7}}, "ITA", 300},
		{"horn-red-sea", map[string][2]float64{"Khartoum": {32.5, 15.6}, "Obock": {43.3, 12}, "Sanaa": {44.2, 15.4}, "Nairobi": {36.8, -1.3}, "Suez": {32.5, 30}, "Riyadh": {46.7, 24.7}}, "ETH", 1127},
		{"south-west-asia", map[string][2]float64{"Istanbul": {29, 41}, "Aden": {45, 12.8}, "Dhaka": {90.4, 23.8}, "Colombo": {79.9, 6.9}, "Almaty": {76.9, 43.2}, "Amman": {35.9, 31.9}}, "IRN", 1626},
		{"south-east-asia", map[string][2]float64{"Cox's Bazar": {92, 21.4}, "Jayapura": {140.7, -2.5}, "Jakarta": {106.8, -6.2}, "Dili": {125.6, -8.6}}, "THA", 514},
	} {
		m, err := loadBaseMap(a, v.view)
		if err != nil {
			t.Fatal(err)
		}
		in := func(p [2]float64, slack float64) bool {
			return p[0] >= m.Box[0]-slack && p[0] <= m.Box[2]+slack && p[1] >= m.Box[1]-slack && p[1] <= m.Box[3]+slack
		}
		for place, at := range v.places {
			if x, y := m.Project(at[0], at[1]); !in([2]float64{x, y}, 0) {
				t.Errorf("%s: %s is outside the map", v.view, place)
			}
		}
		for name, c := range m.Centre {
			if !in(c, 1) {
				t.Errorf("%s: %s is outside the box", v.view, name)
			}
		}
		if got := m.Area[v.state] / 1000; math.Abs(got-v.area) > 0.05*v.area {
			t.Errorf("%s: %s has %.0f thousand km²", v.view, v.state, got)
		}
	}
}

// TestViewsHoldWhatTheySay holds what package chart takes a view to show, without
// the maps, to the maps.
func TestViewsHoldWhatTheySay(t *testing.T) {
	a, _ := assets(t)
	for _, view := range chart.Views() {
		m, err := loadBaseMap(a, view)
		if err != nil {
			t.Fatal(err)
		}
		for name, at := range map[string][2]float64{"Western Sahara": {-12.89, 23.81}, "Falkland Islands (Malvinas)": {-60.13, -51.84}, "India": {79, 22.5}, "State of Palestine": {35.24, 31.95},
			"Sudan": {29.94, 15.99}, "Kosovo": {20.87, 42.57}, "Jammu and Kashmir": {76, 34}} {
			x, y := m.Project(at[0], at[1])
			drawn := x > m.Box[0] && x < m.Box[2] && y > m.Box[1] && y < m.Box[3]
			if got := chart.InView(view, at[0], at[1]); got != drawn {
				t.Errorf("%s: %s at %.0f, %.0f of %.0f: said to be shown %v, drawn %v", view, name, x, y, m.Box, got, drawn)
			}
		}
	}
}

// TestBaseMapsStaySmall holds the embedded maps to what they may weigh together.
func TestBaseMapsStaySmall(t *testing.T) {
	a, _ := assets(t)
	sum := 0
	for _, v := range chart.Views() {
		src, err := fs.ReadFile(a, "maps/"+v+".json")
		if err != nil {
			t.Error(err)
		}
		sum += len(src)
	}
	if sum > 1_600_000 {
		t.Errorf("the base maps weigh %d bytes", sum)
	}
}
