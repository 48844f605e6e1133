package layout

// A page of a flow: exhibits across the page at its top and bottom, columns
// between them. A piece that spans the columns goes to the top (or bottom) of
// the page where its place in the text falls, if that place is still on the
// page then; else it waits for the next page, and later exhibits wait behind it
// so that numbers stay in order.

import "slices"

// sheet is one filled page, in coordinates of the text area.
type sheet struct {
	across []placed
	cols   []column
	top    float64 // where the columns begin
	foot   float64 // where the columns end, footnotes included
	turned bool    // of landscape format
	flaws  []Flaw
}

const leastColumn = 6 // lines; less room than that beside exhibits stays empty

// air is what stands between columns and exhibits across the page.
func (f *filler) air() float64 { return f.plan.line }

// plan is what was decided about a page before its columns are filled.
type plan struct {
	head, height float64 // room taken by an opener; the text area
	top, bottom  []*piece
	fates        map[int]fate
}

// region is the room for columns.
func (p *plan) region(air float64) (from, to float64) {
	from, to = p.head, p.height
	for _, q := range p.top {
		from += q.height + air
	}
	for _, q := range p.bottom {
		to -= q.height + air
	}
	return from, to
}

// with is the plan with one more piece.
func (p plan) with(q *piece, hit int, top bool) *plan {
	fates := map[int]fate{hit: stands}
	for k, v := range p.fates {
		fates[k] = v
	}
	fates[hit] = stands
	p.fates = fates
	if top {
		p.top = append(p.top[:len(p.top):len(p.top)], q)
	} else {
		p.bottom = append(p.bottom[:len(p.bottom):len(p.bottom)], q)
	}
	return &p
}

// page fills one page of the given height, of which head is taken.
func (f *filler) page(st state, head, height float64) (*sheet, state) {
	if sh, end, ok := f.turn(st); ok && head == 0 {
		return sh, end
	}
	if st.next >= len(f.flow) && len(st.waiting) > 0 && len(st.spill) == 0 {
		sh := &sheet{cols: make([]column, f.cols), top: head, foot: height}
		if rest := f.pack(sh, st.waiting, head); len(rest) < len(st.waiting) {
			st.waiting = rest
			return sh, st
		}
	}
	p := &plan{head: head, height: height, fates: map[int]fate{}}
	st = f.due(p, st)
	p, st = f.dueBelow(p, st)
	for {
		from, to := p.region(f.air())
		cols, end, hit := f.try(p, st, to-from)
		if hit >= 0 {
			p = f.decide(p, st, hit, cols, end.waiting)
			continue
		}
		if end.next >= len(f.flow) {
			return f.last(p, st, cols, end)
		}
		sh := &sheet{cols: cols, top: from, foot: to, across: f.across(p, from, to)}
		if head == 0 && end.next == st.next && len(end.waiting) == len(st.waiting) && len(end.spill) == len(st.spill) && len(sh.across) == 0 {
			end = f.force(sh, end)
		}
		return sh, end
	}
}

// turn gives a page of its own to the first piece that waits for one.
func (f *filler) turn(st state) (*sheet, state, bool) {
	for i, q := range st.waiting {
		if q.kind == turned && !blocked(st.waiting[:i], q) {
			st.waiting = append(st.waiting[:i:i], st.waiting[i+1:]...)
			return &sheet{turned: true, across: []placed{{q, 0}}}, st, true
		}
	}
	return nil, st, false
}

// force places what would never fit, so that every page makes progress.
func (f *filler) force(sh *sheet, st state) state {
	var p *piece
	if len(st.waiting) > 0 {
		p, st.waiting = st.waiting[0], st.waiting[1:]
	} else {
		p = f.flow[st.next]
		st.next++
	}
	sh.cols = []column{{pieces: []placed{{p, 0}}}}
	return st
}

// decide finds a place for the piece that spans columns, or makes it wait.
// cols is what stands before it, waited what already waits.
func (f *filler) decide(p *plan, st state, hit int, cols []column, waited []*piece) *plan {
	q := f.flow[hit]
	if !f.low && p.head == 0 && len(p.bottom) == 0 && !follows(q, cols) {
		if t := p.with(f.fitted(q), hit, true); f.holds(t, st, hit, waited) {
			return t
		}
	}
	if t := p.with(f.fitted(q), hit, false); f.holds(t, st, hit, waited) {
		return t
	}
	p.fates[hit] = waits
	return p
}

// fitted is the piece as it is set across this page.
func (f *filler) fitted(q *piece) *piece {
	if f.slim && q.slim != nil {
		return q.slim
	}
	return q
}

// follows reports whether an exhibit of the same counter stands in the columns.
func follows(q *piece, cols []column) bool {
	for _, c := range cols {
		for _, o := range c.pieces {
			if o.p.kind != inText && o.p.series == q.series {
				return true
			}
		}
	}
	return false
}

// holds reports whether the place of a piece in the text is still on the page
// when the piece stands there, and no earlier exhibit has to give way to it.
func (f *filler) holds(p *plan, st state, hit int, waited []*piece) bool {
	from, to := p.region(f.air())
	if to-from < leastColumn*f.plan.line && (hit > st.next || to-from < -f.air()-1e-6) {
		return false
	}
	_, end, _ := f.try(p, st, to-from)
	if end.next <= hit {
		return false
	}
	for _, q := range end.waiting {
		if !slices.Contains(waited, q) && !slices.Contains(f.flow[hit+1:], q) {
			return false
		}
	}
	return true
}

// try fills the columns of a page.
func (f *filler) try(p *plan, st state, height float64) ([]column, state, int) {
	from, to := p.region(f.air())
	if to-from < leastColumn*f.plan.line {
		height = 0
	}
	for _, q := range append(p.top[:len(p.top):len(p.top)], p.bottom...) {
		st.spill = append(st.spill[:len(st.spill):len(st.spill)], f.noteLines(q.notes)...)
	}
	out := make([]column, 0, f.cols)
	foot := min(to-from, height)
	if height > 0 {
		foot = to - from
	}
	for range f.cols {
		c, end, hit := f.fill(st, height, foot, p.fates)
		out, st = append(out, c), end
		if hit >= 0 {
			return out, st, hit
		}
	}
	return out, st, -1
}

// across places the pieces of a plan above from and below to.
func (f *filler) across(p *plan, from, to float64) []placed {
	var out []placed
	y := p.head
	for _, q := range p.top {
		out = append(out, placed{q, y})
		y += q.height + f.air()
	}
	y = to + f.air()
	for _, q := range p.bottom {
		out = append(out, placed{q, y})
		y += q.height + f.air()
	}
	return out
}

// due takes waiting exhibits that span the columns to the top of the page.
func (f *filler) due(p *plan, st state) state {
	var rest []*piece
	y := p.head
	for _, q := range st.waiting {
		if q.kind != acrossPage || blocked(rest, q) || y+q.height > p.height+1e-6 || p.head > 0 {
			rest = append(rest, q)
			continue
		}
		q = f.fitted(q)
		p.top = append(p.top, q)
		y += q.height + f.air()
	}
	st.waiting = rest
	return st
}

// dueBelow takes a waiting exhibit that spans the columns to the bottom of the
// page where those before it find room in the columns.
func (f *filler) dueBelow(p *plan, st state) (*plan, state) {
	for i, q := range st.waiting {
		if q.kind != acrossPage || p.head > 0 {
			continue
		}
		try := *p
		try.bottom = append(p.bottom[:len(p.bottom):len(p.bottom)], f.fitted(q))
		from, to := try.region(f.air())
		if to-from < leastColumn*f.plan.line {
			break
		}
		with := st
		with.waiting = append(st.waiting[:i:i], st.waiting[i+1:]...)
		if _, end, _ := f.try(&try, with, to-from); blocked(end.waiting, q) {
			break
		}
		return &try, with
	}
	return p, st
}
