package datapackage

// Registers as tables, so that they are published like datasets.

import (
	"strconv"

	"globalstudy/render/dataset"
)

// Countries is the register of countries and areas, with their notes.
func Countries(rows []dataset.CountryRow) *dataset.Table {
	return table("countries", []dataset.Field{key("iso3"), text("name"), text("m49"), text("region"), text("subregion"),
		degrees("label_lon", 180), degrees("label_lat", 90), text("note"), text("other_names")}, len(rows), func(i int) []string {
		c := &rows[i]
		return []string{c.ISO3, c.Name, c.M49, c.Region, c.Subregion, c.Lon, c.Lat, c.Note, c.Others}
	})
}

// Places is the register of places.
func Places(rows []dataset.PlaceRow) *dataset.Table {
	return table("places", []dataset.Field{key("name"), text("country_iso3"), degrees("lon", 180), degrees("lat", 90)}, len(rows), func(i int) []string {
		p := &rows[i]
		return []string{p.Name, p.Country, p.Lon, p.Lat}
	})
}

// Routes is the register of routes.
func Routes(rows []dataset.RouteRow) *dataset.Table {
	return table("routes", []dataset.Field{key("route_id"), text("name"), text("region"), text("origin"), text("transit"), text("destination"), text("modes")}, len(rows), func(i int) []string {
		r := &rows[i]
		return []string{r.ID, r.Name, r.Region, r.Origin, r.Transit, r.Destination, r.Modes}
	})
}

// References is the register of sources; each row has a cell for each name, the first is the key.
func References(columns []string, rows [][]string) *dataset.Table {
	fields := []dataset.Field{key(columns[0])}
	for _, c := range columns[1:] {
		fields = append(fields, text(c))
	}
	return table("references", fields, len(rows), func(i int) []string { return rows[i] })
}

func text(name string) dataset.Field { return dataset.Field{Name: name, Type: dataset.String} }

func key(name string) dataset.Field {
	f := text(name)
	f.Constraints.Required, f.Constraints.Unique = true, true
	return f
}

func degrees(name string, limit float64) dataset.Field {
	least := -limit
	return dataset.Field{Name: name, Type: dataset.Numeric, Unit: "degrees", Constraints: dataset.Constraints{Minimum: &least, Maximum: &limit}}
}

// table builds a table of text cells and numbers; an empty cell is missing.
func table(name string, fields []dataset.Field, rows int, cells func(i int) []string) *dataset.Table {
	b := dataset.NewBuilder(name, fields)
	for i := range rows {
		row := make([]dataset.Value, len(fields))
		for k, s := range cells(i) {
			row[k] = dataset.Value{Text: s, Number: dataset.Unknown(dataset.Missing)}
			if v, err := strconv.ParseFloat(s, 64); err == nil && fields[k].Type.IsNumber() {
				row[k].Number = dataset.Exact(v)
			}
		}
		b.Add(row...)
	}
	return b.Table()
}
