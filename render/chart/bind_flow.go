package chart

// Flows: origins on the left, destinations on the right, each side by size. A
// palette colours the side whose codes it knows; without one the destinations
// take the theme's sequence. The other side is neutral.

import (
	"math"
	"slices"

	"globalstudy/render/dataset"
)

func (b *binder) sankey() {
	from, to := b.categories("origin"), b.categories("destination")
	if b.bad {
		return
	}
	type pair struct{ o, d int }
	flows := map[pair]dataset.Number{}
	for r := range b.t.Len() {
		p := pair{from.row[r], to.row[r]}
		n := b.t.Num(r, b.col["y"])
		if _, twice := flows[p]; twice {
			b.twice(from.cats[p.o].Label, to.cats[p.d].Label)
			return
		}
		if n.Known() && n.Mid() < 0 {
			b.fault(b.at(b.s.Y), "", "y: the flow from %s to %s is negative", from.cats[p.o].Label, to.cats[p.d].Label)
			return
		}
		flows[p] = n
	}
	size := [2][]float64{make([]float64, len(from.cats)), make([]float64, len(to.cats))}
	for o := range from.cats { // in order, so that sums come out the same every time
		for d := range to.cats {
			if v := Plot(flows[pair{o, d}]); v > 0 {
				size[0][o] += v
				size[1][d] += v
			}
		}
	}
	orders := [2][]int{bySize(from.cats, size[0]), bySize(to.cats, size[1])}
	b.nodes([2][]Category{from.cats, to.cats}, orders)
	for i, o := range orders[0] {
		for j, d := range orders[1] {
			if n, ok := flows[pair{o, d}]; ok {
				b.c.Links = append(b.c.Links, Flow{From: i, To: len(orders[0]) + j, Value: n})
			}
		}
	}
}

func bySize(cats []Category, size []float64) []int {
	order := make([]int, len(cats))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		if d := rank(cats[i].Other) - rank(cats[j].Other); d != 0 {
			return d
		}
		return int(math.Copysign(1, size[j]-size[i])) * rank(size[i] != size[j])
	})
	return order
}

func (b *binder) nodes(cats [2][]Category, orders [2][]int) {
	side := 1
	if b.pal != nil && hits(b, cats[0]) > hits(b, cats[1]) {
		side = 0
	}
	b.c.TintOrigin = side == 0
	for s := range cats {
		in := make([]Category, 0, len(orders[s]))
		for _, i := range orders[s] {
			in = append(in, cats[s][i])
		}
		colours := make([]colour, len(in))
		for i := range colours {
			colours[i] = b.th.Soft
		}
		if s == side {
			colours = b.paint(in)
		}
		for i, k := range in {
			b.c.Nodes = append(b.c.Nodes, Node{Key: k.Key, Label: k.Label, Side: s, Colour: colours[i]})
		}
	}
}

// hits counts the categories that the palette knows.
func hits(b *binder, cats []Category) int {
	n := 0
	for _, c := range cats {
		if _, ok := b.pal.Lookup(c.Key); ok {
			n++
		}
	}
	return n
}
