package chart

// The sentences of grid maps and flow maps.

import (
	"math"
	"strings"

	"globalstudy/render/theme"
)

// gridCells describes a grid map.
func (d *describer) gridCells() {
	m := d.c.Map
	whole := theme.Format{Decimals: -1}
	var parts []string
	top := -1
	for i, c := range m.Cells {
		if v := Plot(c.Value); !math.IsNaN(v) && (top < 0 || v > Plot(m.Cells[top].Value)) {
			top = i
		}
	}
	for _, k := range m.Classes {
		n := d.p.cellCount[0]
		if k.Count != 1 {
			n = strings.Replace(d.p.cellCount[1], "%s", d.th.Number(float64(k.Count), whole), 1)
		}
		parts = append(parts, k.Label+": "+n)
	}
	d.say(d.p.cellsOf, d.th.Number(m.Cells[0].Side, whole), strings.Join(parts, "; "))
	if top >= 0 {
		d.say(d.p.cellTop, d.with(Plot(m.Cells[top].Value)), Coordinates(m.Cells[top].Lon, m.Cells[top].Lat))
	}
}

// flowArrows describes a flow map.
func (d *describer) flowArrows() {
	m := d.c.Map
	var parts []string
	for _, r := range m.Routes[:min(len(m.Routes), 5)] {
		parts = append(parts, r.Name+" ("+d.with(r.Volume)+")")
	}
	d.say(d.p.flowArrows, upper(d.count(len(m.Routes))), strings.Join(parts, "; "))
}
