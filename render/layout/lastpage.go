package layout

// The last page of a flow: its columns are balanced, exhibits that still wait
// are packed below them, and where exhibits would be left for a page of their
// own some of the text is held back to go with them.

import "slices"

// last balances the columns of the page on which the text ends, and sets
// exhibits that still wait below them where there is room.
func (f *filler) last(p *plan, st state, cols []column, end state) (*sheet, state) {
	from, to := p.region(f.air())
	if cut := f.cut(p, st, end); cut > st.next {
		short := *f
		short.flow, short.whole = f.flow[:cut], false
		if cols, e, hit := short.try(p, st, to-from); hit < 0 && e.next == cut && len(e.spill) == 0 {
			return short.last(p, st, cols, e)
		}
	}
	sh := &sheet{cols: cols, top: from, foot: to}
	notes, height := false, 0.0
	for _, c := range cols {
		notes = notes || len(c.notes) > 0
		for _, q := range c.pieces {
			height = max(height, q.y+q.p.height)
		}
	}
	if f.cols > 1 && len(end.spill) == 0 {
		least := f.text(st, len(end.waiting) == 0) / float64(f.cols) // columns that are lower cannot hold the text
		for h := 3 * f.plan.line; h < height; h += f.plan.line {
			if h+1 < least {
				continue
			}
			c, e, hit := f.try(p, st, h)
			if hit < 0 && e.next >= len(f.flow) && len(e.waiting) <= len(end.waiting) && len(e.spill) == 0 && !forced(c) {
				sh.cols, end, height = c, e, h
				break
			}
			f.drop(c)
		}
	}
	if notes {
		sh.across = f.across(p, from, to)
		return sh, end
	}
	below := height + f.air()
	if height == 0 {
		below = 0
	}
	used := from + below
	for _, q := range p.bottom {
		used += q.height + f.air()
	}
	if len(p.bottom) > 0 {
		to = from + below - f.air()
		sh.foot = to
	}
	sh.across = f.across(p, from, to)
	if len(end.spill) == 0 {
		end.waiting = f.pack(sh, end.waiting, used)
	}
	return sh, end
}

// text is the height of the text that is still to come, without what stands between
// its lines, and of the exhibits one column wide if all of them are to stand in it.
func (f *filler) text(st state, exhibits bool) float64 {
	height := 0.0
	for _, list := range [][]*piece{st.waiting, f.flow[min(st.next, len(f.flow)):]} {
		for _, q := range list {
			if q.kind == inText || exhibits && q.kind == inColumn {
				height += q.height
			}
		}
	}
	return height
}

func forced(cols []column) bool {
	return slices.ContainsFunc(cols, func(c column) bool { return c.forced })
}

// comeAlong is how much text should stand on a page with the last exhibits.
const comeAlong = 20 // lines

// cut is where the text of the last page should end when exhibits that wait
// would otherwise stand alone on a page after it: some text comes along, but
// none from before the exhibit's place. 0 means nowhere.
func (f *filler) cut(p *plan, st state, end state) int {
	across := false
	for _, q := range end.waiting {
		across = across || q.kind == acrossPage
	}
	if !across || !f.whole {
		return 0
	}
	place := st.next
	for place < len(f.flow) && p.fates[place] != waits {
		place++
	}
	i, height := len(f.flow), 0.0
	for i > place+1 && height < comeAlong*f.plan.line {
		i--
		height += f.flow[i].height
	}
	for i > st.next && (i >= len(f.flow) || f.keeps(i)) {
		i--
	}
	if i <= place || height < comeAlong*f.plan.line/4 {
		return 0
	}
	return i
}

// keeps reports whether the text before a place in the flow wants what follows.
func (f *filler) keeps(i int) bool {
	for i--; i >= 0; i-- {
		if f.flow[i].kind == inText {
			return f.flow[i].keep
		}
	}
	return false
}
