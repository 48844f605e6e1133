package chart

// Charts of several measures or many moments: radar, stream graph, parallel
// coordinates, calendar, number cards. Most are bound like charts on two axes
// and then checked for what their drawing cannot show.

import (
	"fmt"
	"math"

	"globalstudy/render/dataset"
)

// count says that a chart has more of something than can be told apart.
func (b *binder) count(enc string, n, least, most int, what string) {
	if n < least || n > most {
		b.fault(b.at(b.refPos(enc)), "keep the largest with top:, or choose another chart", "%s shows %d to %d %s, here are %d", b.typ.Words, least, most, what, n)
	}
}

// complete refuses a chart with a value that is not known or negative: its drawing has no way to show a hole.
func (b *binder) complete(why string) {
	for _, s := range b.c.Series {
		for x, n := range s.Values {
			at := b.c.Categories[x].Label
			if s.Label != "" {
				at = fmt.Sprintf("%s, %s", s.Label, at)
			}
			switch v := Plot(n); {
			case math.IsNaN(v):
				b.fault(b.at(b.s.Y), why, "y: %s is not known, and a %s cannot show a gap", at, b.typ.Words)
				return
			case v < 0:
				b.fault(b.at(b.s.Y), why, "y: %s is negative, and a %s cannot show it", at, b.typ.Words)
				return
			}
		}
	}
}

func (b *binder) radar() {
	b.xy()
	if b.bad {
		return
	}
	b.count("x", len(b.c.Categories), 3, 12, "spokes")
	b.count("series", len(b.c.Series), 1, 4, "series")
	b.complete("use grouped-bar")
}

func (b *binder) river() {
	b.xy()
	if b.bad {
		return
	}
	b.count("x", len(b.c.Categories), 2, 1000, "moments")
	b.count("series", len(b.c.Series), 2, 12, "layers")
	b.complete("use line, or fill the holes with fill: where they are 0")
}

// mostNamed is how many lines of a parallel chart are told apart by colour.
const mostNamed = 6

func (b *binder) parallel() {
	b.xy()
	if b.bad {
		return
	}
	b.count("x", len(b.c.Categories), 2, 8, "scales")
	b.count("series", len(b.c.Series), 1, 40, "lines")
	if b.pal == nil && len(b.c.Series) > mostNamed {
		for i := range b.c.Series {
			b.c.Series[i].Colour = b.hue
		}
	}
}

// calendar classes a value for each day.
func (b *binder) calendar() {
	if f := b.t.Fields[b.col["x"]]; f.Type != dataset.Date {
		b.fault(b.at(b.s.X), "use heat-table for months and years", "x: column %q holds %s, a calendar needs dates", f.Name, f.Type)
		return
	}
	b.xy()
	if b.bad {
		return
	}
	var vals []float64
	years := map[string]bool{}
	for i, n := range b.c.Series[0].Values {
		years[b.c.Categories[i].Key[:4]] = true
		if v := Plot(n); !math.IsNaN(v) {
			vals = append(vals, v)
		}
	}
	if len(years) > 8 {
		b.fault(b.at(b.s.X), "keep some with where:, or use heat-table", "a calendar shows up to 8 years, here are %d", len(years))
	}
	if len(vals) == 0 {
		return // said by known
	}
	b.c.Breaks = b.breaks(vals)
	b.c.Ramp = b.ramp(len(b.c.Breaks))
	b.c.ClassLabels = b.classLabels(b.c.Breaks, vals)
}

func (b *binder) cards() {
	b.xy()
	if b.bad {
		return
	}
	b.count("series", len(b.c.Series), 1, 8, "cards")
	if !InTime(b.c.Categories) {
		b.fault(b.at(b.s.X), "the line on a card is a run of years or months", "x: %s is not in time", b.title("x"))
	}
}
