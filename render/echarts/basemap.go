package echarts

// Base maps as prepared by templates/maps.mjs: countries in planar kilometres,
// y up, with the numbers of their projection beside them. Points are projected
// here with the same formulas, so that a circle lands where its country is.

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
)

// baseMap is what the builder needs of a map beside the shapes ECharts draws.
type baseMap struct {
	Box          [4]float64                // x0, y0, x1, y1 in kilometres
	Undetermined [][][2]float64            // borders drawn dashed
	Names        []string                  // codes of the countries drawn, in file order
	Rings        map[string][][][2]float64 // outlines and holes of each country
	Area         map[string]float64        // drawn area in square kilometres
	Centre       map[string][2]float64     // middle of the largest part
	Project      func(lon, lat float64) (x, y float64)
}

// loadBaseMap reads maps/VIEW.json.
func loadBaseMap(fsys fs.FS, view string) (baseMap, error) {
	src, err := fs.ReadFile(fsys, "maps/"+view+".json")
	if err != nil {
		return baseMap{}, err
	}
	var file struct {
		Projection struct {
			Name             string
			Lon, Lat, Radius float64
		}
		Box          [4]float64
		Undetermined [][][2]float64
		Features     []struct {
			Properties struct{ Name string }
			Geometry   struct{ Coordinates [][][][2]float64 }
		}
	}
	if err := json.Unmarshal(src, &file); err != nil {
		return baseMap{}, fmt.Errorf("maps/%s.json: %w", view, err)
	}
	m := baseMap{Box: file.Box, Undetermined: file.Undetermined, Rings: map[string][][][2]float64{}, Area: map[string]float64{}, Centre: map[string][2]float64{}}
	p := file.Projection
	switch p.Name {
	case "equal-earth":
		m.Project = func(lon, lat float64) (float64, float64) { return equalEarth(lon-p.Lon, lat, p.Radius) }
	case "azimuthal-equal-area":
		m.Project = func(lon, lat float64) (float64, float64) { return azimuthal(lon-p.Lon, lat, p.Lat, p.Radius) }
	default:
		return baseMap{}, fmt.Errorf("maps/%s.json: unknown projection %q", view, p.Name)
	}
	for _, f := range file.Features {
		name, largest := f.Properties.Name, 0.0
		m.Names = append(m.Names, name)
		for _, polygon := range f.Geometry.Coordinates {
			for i, ring := range polygon {
				a, c := centroid(ring)
				m.Rings[name] = append(m.Rings[name], ring)
				if i > 0 {
					m.Area[name] -= a
					continue
				}
				m.Area[name] += a
				if a >= largest {
					largest, m.Centre[name] = a, c
				}
			}
		}
	}
	return m, nil
}

// centroid gives the area and the middle of a ring.
func centroid(ring [][2]float64) (float64, [2]float64) {
	o := ring[0] // the sums are taken from the first corner, which keeps small rings exact
	a, x, y := 0.0, 0.0, 0.0
	for i := range ring {
		p, q := ring[i], ring[(i+1)%len(ring)]
		k := (p[0]-o[0])*(q[1]-o[1]) - (q[0]-o[0])*(p[1]-o[1])
		a += k
		x += (p[0] + q[0] - 2*o[0]) * k
		y += (p[1] + q[1] - 2*o[1]) * k
	}
	if a == 0 {
		return 0, o
	}
	return math.Abs(a) / 2, [2]float64{o[0] + x/(3*a), o[1] + y/(3*a)}
}

// equalEarth is the Equal Earth projection (Šavrič, Patterson and Jenny 2018).
func equalEarth(lon, lat, radius float64) (x, y float64) {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	m := math.Sqrt(3) / 2
	for lon > 180 {
		lon -= 360
	}
	for lon < -180 {
		lon += 360
	}
	l := math.Asin(m * math.Sin(lat*math.Pi/180))
	l2 := l * l
	l6 := l2 * l2 * l2
	x = lon * math.Pi / 180 * math.Cos(l) / (m * (a1 + 3*a2*l2 + l6*(7*a3+9*a4*l2)))
	y = l * (a1 + a2*l2 + l6*(a3+a4*l2))
	return x * radius, y * radius
}

// azimuthal is Lambert's azimuthal equal-area projection around latitude lat0.
func azimuthal(lon, lat, lat0, radius float64) (x, y float64) {
	rad := math.Pi / 180
	l, f, f0 := lon*rad, lat*rad, lat0*rad
	k := math.Sqrt(2 / (1 + math.Sin(f0)*math.Sin(f) + math.Cos(f0)*math.Cos(f)*math.Cos(l)))
	return radius * k * math.Cos(f) * math.Sin(l), radius * k * (math.Cos(f0)*math.Sin(f) - math.Sin(f0)*math.Cos(f)*math.Cos(l))
}
