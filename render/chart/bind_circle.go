package chart

// Flows in a circle: a place is one node, whether flows leave it or reach it.
// Nodes stand in order of size, so that the layout is the same every time.

import (
	"math"

	"globalstudy/render/dataset"
)

// mostNodes is how many names have room around a circle.
const mostNodes = 30

func (b *binder) circle() {
	from, to := b.categories("origin"), b.categories("destination")
	if b.bad {
		return
	}
	var cats []Category
	at := map[string]int{}
	node := func(k Category) int {
		i, ok := at[k.Key]
		if !ok {
			i = len(cats)
			at[k.Key] = i
			cats = append(cats, k)
		}
		return i
	}
	for _, k := range from.cats {
		node(k)
	}
	for _, k := range to.cats {
		node(k)
	}
	b.count("origin", len(cats), 2, mostNodes, "places")
	weights := make([]float64, len(cats))
	seen := map[[2]int]bool{}
	var flows []Flow
	sum := 0.0
	for r := range b.t.Len() {
		o, d := from.cats[from.row[r]], to.cats[to.row[r]]
		f := Flow{From: node(o), To: node(d), Value: b.t.Num(r, b.col["y"])}
		v := Plot(f.Value)
		switch p := [2]int{f.From, f.To}; {
		case seen[p]:
			b.twice(o.Label, d.Label)
			return
		case v < 0:
			b.fault(b.at(b.s.Y), "", "y: the flow from %s to %s is negative", o.Label, d.Label)
			return
		case f.From == f.To && b.typ.Name == "network":
			b.fault(b.at(b.s.Y), "use chord, or leave it out with where:", "y: a flow from %s to itself has no arrow", o.Label)
			return
		default:
			seen[p] = true
		}
		flows = append(flows, f)
		if v > 0 {
			weights[f.From] += v
			weights[f.To] += v
			sum += v
		}
	}
	if sum == 0 {
		b.fault(b.at(b.s.Y), "", "y: no flow is above 0")
	}
	if b.bad {
		return
	}
	b.c.TintOrigin = b.pal == nil || hits(b, from.cats) >= hits(b, to.cats)
	b.circleNodes(cats, weights, flows)
}

// circleNodes orders the nodes by size and the flows by their nodes.
func (b *binder) circleNodes(cats []Category, weights []float64, flows []Flow) {
	order := bySize(cats, weights)
	place := make([]int, len(cats))
	for i, o := range order {
		place[o] = i
	}
	pick(&cats, order)
	colours := b.circleColours(cats)
	leaves := make([]bool, len(cats))
	grid := make([][]dataset.Number, len(cats))
	for i := range grid {
		grid[i] = make([]dataset.Number, len(cats))
		for j := range grid[i] {
			grid[i][j] = dataset.Unknown(dataset.NotApplicable)
		}
	}
	for _, f := range flows {
		grid[place[f.From]][place[f.To]] = f.Value
		leaves[place[f.From]] = true
	}
	for i, k := range cats {
		side := 1
		if leaves[i] {
			side = 0
		}
		b.c.Nodes = append(b.c.Nodes, Node{Key: k.Key, Label: k.Label, Side: side, Colour: colours[i]})
	}
	for i := range grid {
		for j, n := range grid[i] {
			if n.Status != dataset.NotApplicable && !math.IsNaN(Plot(n)) {
				b.c.Links = append(b.c.Links, Flow{From: i, To: j, Value: n})
			}
		}
	}
}

// circleColours takes the palette for the nodes it knows, grey for the others;
// without one, the sequence as far as it goes.
func (b *binder) circleColours(cats []Category) []colour {
	out := make([]colour, len(cats))
	sequence := b.th.Palettes[""].Entries
	n := 0
	for i, k := range cats {
		out[i] = b.th.Soft
		switch {
		case b.pal != nil:
			if c, ok := b.pal.Lookup(k.Key); ok {
				out[i] = c
			}
		case k.Other:
			out[i] = b.otherGrey()
		case n < len(sequence):
			out[i] = sequence[n].Colour
			n++
		}
	}
	if b.pal != nil && hits(b, cats) == 0 {
		b.fault(b.at(b.s.Palette), "", "palette %q has no colour for any of the places", b.s.Palette.Name)
	}
	return out
}
