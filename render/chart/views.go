package chart

// The views of maps, and what must be said of territories that they show.

import "strings"

// Views lists the map views a study may name.
func Views() []string {
	return []string{"africa", "americas", "asia-pacific", "central-america", "europe-mediterranean", "horn-red-sea", "south-east-asia", "south-west-asia", "world"}
}

// InView reports whether a view shows a place, given in degrees. Views are cut in
// the plane of their projection; these bounds of longitude and latitude stay a
// little within that.
func InView(view string, lon, lat float64) bool {
	type bounds struct{ west, south, east, north float64 }
	b := map[string]bounds{
		"africa":               {-28, -36, 62, 38},
		"americas":             {-130, -56, -33, 50},
		"asia-pacific":         {52, -48, 180, 38},
		"central-america":      {-117, 4, -58, 32},
		"europe-mediterranean": {-19, 12, 48, 58},
		"horn-red-sea":         {23, -2, 62, 30},
		"south-east-asia":      {88, -12, 140, 28},
		"south-west-asia":      {31, 5, 92, 42},
		"world":                {-180, -90, 180, 90},
	}[view]
	return lon >= b.west && lon <= b.east && lat >= b.south && lat <= b.north
}

// notes gathers what the register says of the status of the territories that the
// map's view shows, whether or not its data name them. A note that begins with
// "Called" is about names in sources, not about status.
func (b *binder) notes() {
	if b.regs == nil || b.c.Map == nil {
		return
	}
	var notes []string
	names := map[string][]string{}
	for _, c := range b.regs.Countries {
		if c.Note == "" || strings.HasPrefix(c.Note, "Called ") {
			continue
		}
		if lon, lat := b.labelPoint(c.ISO3); !InView(b.c.Map.View, lon, lat) {
			continue
		}
		if names[c.Note] == nil {
			notes = append(notes, c.Note)
		}
		names[c.Note] = append(names[c.Note], c.Name)
	}
	for _, n := range notes {
		b.c.Notes = append(b.c.Notes, b.th.Words.List(names[n])+": "+strings.TrimRight(n, ".")+".")
	}
}
