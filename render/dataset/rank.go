package dataset

// Rank numbers rows by a column, the largest first. Equal numbers share a rank
// and the next one counts on: 1, 2, 2, 4. Where ranges overlap, so do the
// ranks: one is a range from the place it has if it is as good as it may be, to
// that if it is as bad. What is unknown has no rank.

import (
	"fmt"
	"math"
	"slices"
	"sort"
)

func (r *run) rank(t *Table, s *Rank) *Table {
	by, within := r.number(t, s.By, "rank"), r.columns(t, s.Within)
	name := s.As
	if name == "" {
		name = "rank"
	}
	if by < 0 || len(within) < len(s.Within) {
		return r.instead(t, s.By, name)
	}
	cells, last := &t.cols[by], t.isRest()
	ids, first := t.groups(within)
	ranks, groups := make([]Number, t.rows), split(ids, len(first))
	ties, unknown := false, 0
	for _, rows := range groups {
		var lows, highs []float64 // of the numbers turned so that the least comes first
		for _, row := range rows {
			if n := s.turned(cells.number(int(row))); n.Known() && !last(row) {
				lows, highs = append(lows, n.Low), append(highs, n.High)
			}
		}
		slices.Sort(lows)
		slices.Sort(highs)
		for _, row := range rows {
			n := s.turned(cells.number(int(row)))
			switch {
			case last(row): // the rest of a top is not one of many
				ranks[row] = Unknown(NotApplicable)
				continue
			case !n.Known():
				ranks[row] = Unknown(n.Status)
				unknown++
				continue
			}
			before := sort.SearchFloat64s(highs, n.Low) // those that surely come before
			upTo := sort.SearchFloat64s(lows, n.High)   // those that may
			if n.Low < n.High {
				upTo-- // itself
			}
			ranks[row] = Number{Low: float64(before + 1), Best: math.NaN(), High: float64(max(before, upTo) + 1)}.tidy()
			ties = ties || n.IsExact() && sort.SearchFloat64s(lows, math.Nextafter(n.High, math.Inf(1)))-sort.SearchFloat64s(lows, n.Low) > 1
		}
	}
	out := column{num: true, best: make([]float64, 0, t.rows)}
	for _, n := range ranks {
		out.addNumber(n)
	}
	all := r.lineage(func(g int, from visit) { cells.origins(groups[g], "sum", true, from) })
	out.from = r.lineage(func(row int, from visit) {
		if ranks[row].Known() {
			from(cells.from, row)
			from(all, int(ids[row]))
		}
	})
	f := Field{Name: name, Title: "Rank", Type: Integer, Unit: "rank"}
	if t.Col(name) >= 0 {
		r.faults.Hintf(s.By.Pos, "choose another name with as:", "there is already a column %q", name)
		return t
	}
	t = t.with(f, out)
	if ties {
		t.note("Equal values share a rank")
	}
	if unknown > 0 {
		t.note(fmt.Sprintf("%s: %s without a value and without a rank", title(&t.Fields[by]), countWord(unknown, "row is", "rows are")))
	}
	return t
}

// turned is the number as it ranks: the largest first unless rising.
func (s *Rank) turned(n Number) Number {
	if s.Rising {
		return n
	}
	return Number{Low: -n.High, Best: -n.Best, High: -n.Low, Status: n.Status}
}
