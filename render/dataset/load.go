package dataset

// LoadRegisters reads the registers with gocsv. Left alone, gocsv takes an
// unknown, missing or doubled column for an empty one; its switches against
// that are package variables, so the header is judged here instead, from what
// its Unmarshaller reports. Rows are then checked one by one.

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/gocarina/gocsv"

	"globalstudy/render/diag"
)

// LoadRegisters reads countries.csv, places.csv and routes.csv; get is called
// with these plain names and returns nil for a file that is not there. Faults
// name them below datasets/. Sources is left nil.
func LoadRegisters(get func(file string) []byte, faults *diag.List) *Registers {
	r := &Registers{}
	r.Countries = load(get, "countries.csv", faults, func() func(*source, int, *CountryRow) {
		codes, m49 := map[string]int{}, map[string]int{}
		return func(s *source, line int, c *CountryRow) {
			if len(c.ISO3) != 3 || strings.ToUpper(c.ISO3) != c.ISO3 {
				s.rowFault(line, "iso3", "", "found %q, expected three capitals", c.ISO3)
			}
			s.once(codes, line, "iso3", c.ISO3)
			s.once(m49, line, "m49", c.M49)
			s.filled(line, "name", c.Name)
			if c.M49 != "" && (len(c.M49) != 3 || !isDigits(c.M49)) {
				s.rowFault(line, "m49", "leading zeros count: 004", "found %q, expected three digits", c.M49)
			}
			s.lonLat(line, "label_lon", "label_lat", c.Lon, c.Lat, false)
		}
	})
	var codes []string
	for _, c := range r.Countries {
		codes = append(codes, c.ISO3)
	}
	r.Places = load(get, "places.csv", faults, func() func(*source, int, *PlaceRow) {
		names := map[string]int{}
		return func(s *source, line int, p *PlaceRow) {
			s.filled(line, "name", p.Name)
			s.once(names, line, "name", p.Name)
			if p.Country != "" && codes != nil && !slices.Contains(codes, p.Country) {
				s.rowFault(line, "country_iso3", diag.DidYouMean(p.Country, codes), "unknown country code %q", p.Country)
			}
			s.lonLat(line, "lon", "lat", p.Lon, p.Lat, true)
		}
	})
	r.Routes = load(get, "routes.csv", faults, func() func(*source, int, *RouteRow) {
		ids := map[string]int{}
		return func(s *source, line int, t *RouteRow) {
			s.filled(line, "route_id", t.ID)
			s.once(ids, line, "route_id", t.ID)
			s.filled(line, "name", t.Name)
			for _, m := range strings.Split(t.Modes, ";") {
				if m = strings.TrimSpace(m); m != "" && m != "land" && m != "sea" && m != "air" {
					s.rowFault(line, "modes", "", "found %q, expected land, sea or air, separated by semicolons", m)
				}
			}
		}
	})
	return r
}

// load reads one register into rows of type T and checks each; nil if the file is not there.
func load[T any](get func(string) []byte, file string, faults *diag.List, check func() func(*source, int, *T)) []T {
	text := get(file)
	if text == nil {
		return nil
	}
	s := newSource("datasets/"+file, text)
	var out []T
	if s.check() {
		out = unmarshal(s, check())
	}
	s.report(faults)
	return out
}

func unmarshal[T any](s *source, check func(*source, int, *T)) []T {
	in := csv.NewReader(strings.NewReader(string(s.text)))
	var row T
	um, err := gocsv.NewUnmarshaller(in, row)
	if err != nil {
		s.parseFault(err)
		return nil
	}
	if !s.separator(um.Headers, 3) {
		return nil
	}
	s.registerHeader(um)
	var out []T
	for {
		v, err := um.Read()
		if errors.Is(err, io.EOF) {
			return out
		}
		if errors.Is(err, csv.ErrFieldCount) {
			var pe *csv.ParseError
			errors.As(err, &pe)
			s.fault(s.at(pe.StartLine, 1), 1, "a cell that contains a comma stands in quotes; an empty cell still needs its comma", "row has not %d cells as the header has", len(um.Headers))
			continue
		}
		if err != nil {
			s.parseFault(err)
			continue
		}
		row := v.(T)
		line, _ := in.FieldPos(0)
		check(s, line, &row)
		out = append(out, row)
	}
}

// registerHeader refuses what gocsv would pass over.
func (s *source) registerHeader(um *gocsv.Unmarshaller) {
	for j, name := range um.Headers {
		if i := slices.Index(um.Headers, name); i < j {
			s.cellFault(1, j, "", "column %q stands here again, first as column %d", name, i+1)
		} else if slices.Contains(um.MismatchedHeaders, name) {
			s.cellFault(1, j, diag.DidYouMean(name, um.MismatchedStructFields), "a register has no column %q", name)
		}
	}
	for _, name := range um.MismatchedStructFields {
		if name == "other_names" {
			continue // not every register has it
		}
		s.fault(diag.Pos{File: s.file, Line: 1, Col: 1}, 0, "the columns of registers are fixed, see datasets/README.md", "column %q is missing", name)
	}
}

// rowFault is a fault at a named cell of the record that starts at a line.
func (s *source) rowFault(line int, column, hint, format string, args ...any) {
	header, _ := newReader(s.text).Read()
	s.cellFault(line, slices.Index(header, column), hint, "%s: %s", column, fmt.Sprintf(format, args...))
}

func (s *source) filled(line int, column, v string) {
	if v == "" {
		s.rowFault(line, column, "", "the cell is empty, and the column is required")
	}
}

func (s *source) once(seen map[string]int, line int, column, v string) {
	if first, dup := seen[v]; dup && v != "" {
		s.rowFault(line, column, "", "%q stands already in line %d", v, first)
		return
	}
	seen[v] = line
}

func (s *source) lonLat(line int, lonCol, latCol, lon, lat string, required bool) {
	if lon == "" && lat == "" && !required {
		return
	}
	for _, c := range []struct {
		col, v string
		max    float64
	}{{lonCol, lon, 180}, {latCol, lat, 90}} {
		if c.v == "" {
			s.filled(line, c.col, c.v)
		} else if v, ok := parseNumber(c.v, false); !ok {
			msg, hint := numberFault(c.v, false)
			s.rowFault(line, c.col, hint, "%s", msg)
		} else if v < -c.max || v > c.max {
			s.rowFault(line, c.col, "are longitude and latitude swapped?", "%s is not between -%v and %v", c.v, c.max, c.max)
		}
	}
}
