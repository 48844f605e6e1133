package echarts

import (
	"math"
	"slices"
	"testing"
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
	if len(world.Undetermined) < 8 {
		t.Errorf("only %d undetermined borders", len(world.Undetermined))
	}
}

func TestRegionalMapIsCutToItsBox(t *testing.T) {
	a, _ := assets(t)
	m, err := loadBaseMap(a, "europe-mediterranean")
	if err != nil {
		t.Fatal(err)
	}
	for place, at := range map[string][2]float64{"Dakar": {-17.45, 14.69}, "Addis Ababa": {38.7, 9.03}, "London": {-0.1, 51.5}, "Tehran": {45, 35}, "Canary Islands": {-18, 27.7}} {
		x, y := m.Project(at[0], at[1])
		if x < m.Box[0] || x > m.Box[2] || y < m.Box[1] || y > m.Box[3] {
			t.Errorf("%s is outside the map", place)
		}
	}
	for name, c := range m.Centre {
		if c[0] < m.Box[0]-1 || c[0] > m.Box[2]+1 || c[1] < m.Box[1]-1 || c[1] > m.Box[3]+1 {
			t.Errorf("%s is outside the box", name)
		}
	}
	if got := m.Area["ITA"] / 1000; math.Abs(got-300) > 15 {
		t.Errorf("Italy has %.0f thousand km²", got)
	}
}
