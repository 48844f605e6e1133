package chart

// Route maps: rows are waypoints; a line is the rows of one key in their order.

import (
	"cmp"
	"math"
	"slices"

	"globalstudy/render/diag"
	"globalstudy/render/theme"
)

// waypoint is a row of a line.
type waypoint struct {
	row      int
	seq      float64
	lon, lat float64
}

func (b *binder) routes() {
	lines := b.categories("line")
	if b.bad {
		return
	}
	m := b.newMap()
	points := make([][]waypoint, len(lines.cats))
	for r := range b.t.Len() {
		lon, lat, ok := b.point(r)
		if !ok {
			return
		}
		seq := b.t.Num(r, b.col["order"]).Mid()
		if math.IsNaN(seq) {
			b.fault(b.at(b.s.Order), "", "order: row %d is empty", r+1)
			return
		}
		points[lines.row[r]] = append(points[lines.row[r]], waypoint{r, seq, lon, lat})
	}
	colours := make([]colour, len(lines.cats))
	for i := range colours {
		colours[i] = b.hue
	}
	if b.pal != nil {
		colours = b.paint(lines.cats)
	}
	for i, k := range lines.cats {
		slices.SortStableFunc(points[i], func(x, y waypoint) int { return cmp.Compare(x.seq, y.seq) })
		if len(points[i]) < 2 {
			b.fault(b.at(b.s.Line), "", "line: %q has one waypoint, an arrow needs two", k.Label)
			continue
		}
		m.Routes = append(m.Routes, b.route(k, points[i], colours[i]))
	}
	b.widths(m)
	b.places(m)
}

func (b *binder) route(k Category, ps []waypoint, c colour) Route {
	r := Route{Key: k.Key, Name: k.Label, Mode: "land", Width: math.NaN(), Colour: c}
	if b.regs != nil && r.Name == k.Key {
		for _, reg := range b.regs.Routes {
			if reg.ID == k.Key {
				r.Name = reg.Name
			}
		}
	}
	for _, p := range ps {
		r.Points = append(r.Points, [2]float64{p.lon, p.lat})
		mode := ""
		if i, ok := b.col["mode"]; ok {
			mode = b.t.Text(p.row, i)
		}
		switch {
		case mode == "":
			mode = "land"
			if len(r.Modes) > 0 {
				mode = r.Modes[len(r.Modes)-1]
			}
		case !slices.Contains([]string{"land", "sea", "air"}, mode):
			b.fault(b.at(b.s.Mode), diag.DidYouMean(mode, []string{"air", "land", "sea"}), "mode: %q is not land, sea or air", mode)
			mode = "land"
		}
		r.Modes = append(r.Modes, mode)
		if i, ok := b.col["label"]; ok && r.Label == "" {
			r.Label = b.label(i, b.key(p.row, i))
			if f := b.t.Fields[i]; f.Type.IsNumber() && b.t.Num(p.row, i).Known() {
				r.Label = NumberText(b.th, b.t.Num(p.row, i), b.labelFormat(i))
			}
		}
		if i, ok := b.col["width"]; ok && math.IsNaN(r.Width) {
			r.Width = b.t.Num(p.row, i).Mid()
		}
	}
	r.Mode = r.Modes[len(r.Modes)-1]
	if from, to := b.placeName(ps[0].row), b.placeName(ps[len(ps)-1].row); r.Name == k.Key && from != "" && to != "" {
		r.Name = from + " " + b.th.Words.To + " " + to
	}
	return r
}

// placeName is the name of a waypoint, or "".
func (b *binder) placeName(row int) string {
	if i, ok := b.col["place"]; ok {
		return b.label(i, b.key(row, i))
	}
	return ""
}

// widths scales the volumes of routes to 0–1; a route of unknown volume is drawn thinnest.
func (b *binder) widths(m *MapData) {
	top := 0.0
	for _, r := range m.Routes {
		if r.Width > top {
			top = r.Width
		}
	}
	_, named := b.col["width"]
	for i := range m.Routes {
		r := &m.Routes[i]
		r.Volume = r.Width
		switch {
		case !named:
			r.Width = 0.5
		case math.IsNaN(r.Width) || top == 0:
			r.Width = 0
		default:
			r.Width /= top
		}
	}
}

// places names each waypoint once.
func (b *binder) places(m *MapData) {
	if _, ok := b.col["place"]; !ok {
		return
	}
	seen := map[string]bool{}
	for r := range b.t.Len() {
		name := b.placeName(r)
		if name == "" || seen[name] {
			continue
		}
		seen[name] = true
		m.Places = append(m.Places, Place{Name: name, Lon: b.t.Num(r, b.col["lon"]).Mid(), Lat: b.t.Num(r, b.col["lat"]).Mid()})
	}
}

// labelFormat is how numbers on arrows are written: by the unit of their column.
func (b *binder) labelFormat(col int) theme.Format {
	return theme.Format{Kind: kindOf(b.t.Fields[col]), Decimals: -1, Exhibit: true}
}
