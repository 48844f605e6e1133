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
	if t.Col(name) >= 0 {
		r.faults.Hintf(s.By.Pos, "choose another name with as:", "there is already a column %q", name)
		return t
	}
	ids, first := t.groups(within)
	p := &places{ranks: make([]Number, t.rows)}
	ranks, groups, cells := p.ranks, split(ids, len(first)), &t.cols[by]
	rest := t.isRest()
	for _, rows := range groups {
		p.place(rows, s.turned(cells), rest)
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
	t = t.with(Field{Name: name, Title: "Rank", Type: Integer, Unit: "rank"}, out)
	if p.ties {
		t.note("Equal values share a rank")
	}
	if p.unknown > 0 {
		t.note(fmt.Sprintf("%s: %s without a value and without a rank", title(&t.Fields[by]), countWord(p.unknown, "row is", "rows are")))
	}
	return t
}

// places holds the ranks of the rows, and what must be said of them.
type places struct {
	ranks   []Number
	ties    bool
	unknown int // rows without a rank
}

// place ranks the rows of a group, the least first.
func (p *places) place(rows []int32, cell func(row int32) Number, rest func(row int32) bool) {
	var lows, highs []float64
	for _, row := range rows {
		if n := cell(row); n.Known() && !rest(row) {
			lows, highs = append(lows, n.Low), append(highs, n.High)
		}
	}
	slices.Sort(lows)
	slices.Sort(highs)
	for _, row := range rows {
		n := cell(row)
		switch {
		case rest(row): // the rest of a top is not one of many
			p.ranks[row] = Unknown(NotApplicable)
			continue
		case !n.Known():
			p.ranks[row] = Unknown(n.Status)
			p.unknown++
			continue
		}
		before := sort.SearchFloat64s(highs, n.Low) // those that surely come before
		upTo := sort.SearchFloat64s(lows, n.High)   // those that may
		if n.Low < n.High {
			upTo-- // itself
		}
		p.ranks[row] = Number{Low: float64(before + 1), Best: math.NaN(), High: float64(max(before, upTo) + 1)}.tidy()
		p.ties = p.ties || n.IsExact() && sort.SearchFloat64s(lows, math.Nextafter(n.High, math.Inf(1)))-sort.SearchFloat64s(lows, n.Low) > 1
	}
}

// turned gives the cells of a column as they rank: the largest first unless rising.
func (s *Rank) turned(c *column) func(row int32) Number {
	return func(row int32) Number {
		n := c.number(int(row))
		if s.Rising {
			return n
		}
		return Number{Low: -n.High, Best: -n.Best, High: -n.Low, Status: n.Status}
	}
}
