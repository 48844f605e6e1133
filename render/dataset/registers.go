package dataset

// The registers with fixed columns: countries, places and routes. They are read
// by gocsv with its strict switches on, see LoadRegisters.

// CountryRow is a row of datasets/countries.csv.
type CountryRow struct {
	ISO3      string `csv:"iso3"`
	Name      string `csv:"name"` // official short name
	M49       string `csv:"m49"`
	Region    string `csv:"region"`
	Subregion string `csv:"subregion"`
	Lon       string `csv:"label_lon"` // may be empty
	Lat       string `csv:"label_lat"`
	Note      string `csv:"note"`        // e.g. the Kosovo note; may be empty
	Others    string `csv:"other_names"` // as texts call it, separated by semicolons; the column may be left out
}

// PlaceRow is a row of datasets/places.csv.
type PlaceRow struct {
	Name    string `csv:"name"`
	Country string `csv:"country_iso3"`
	Lon     string `csv:"lon"`
	Lat     string `csv:"lat"`
}

// RouteRow is a row of datasets/routes.csv.
type RouteRow struct {
	ID          string `csv:"route_id"`
	Name        string `csv:"name"`
	Region      string `csv:"region"`
	Origin      string `csv:"origin"`
	Transit     string `csv:"transit"`
	Destination string `csv:"destination"`
	Modes       string `csv:"modes"`
}
