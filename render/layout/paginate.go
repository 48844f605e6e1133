package layout

// Where pages end. The first way through a flow takes each page as full as it
// gets. When that leaves exhibits far from their mention, further ways are
// tried: a page may set an exhibit at its foot instead of its head, or end its
// text early, balance it, and set the exhibits that wait below it. Ways are
// followed side by side, the best few at each page (a beam), and judged by what
// an editor would mind: exhibits far away, empty room, columns that end badly.

import (
	"cmp"
	"slices"
)

const (
	beam        = 24   // ways followed side by side
	farPrice    = 6.0  // of an exhibit one page too far, growing with the square
	airPrice    = 5.0  // of an empty page, growing with the square of its empty part
	hollowPrice = 2.5  // of a page that the report would call hollow
	stubPrice   = 2.0  // of a few lines alone beside an exhibit
	slimPrice   = 0.1  // of a drawing made smaller
	shortPrice  = 1.2  // of a last page with a few lines
	endPrice    = 0.6  // the same on the last page, in proportion
	badEnd      = 8.0  // of a column that ends where it should not
	cutStep     = 6    // lines between the places where text may be held back
	shortReach  = 4    // steps before the end of a page
	cutReach    = 6    // steps after the place of an exhibit
	leastText   = 0.12 // of a page; a page cut shorter than that is not tried
)

// route is one way to fill pages up to some place of the flow.
type route struct {
	from  *route
	sheet *sheet
	st    state
	start int     // of the flow, on this page
	page  int     // counts from 0
	price float64 // up to here
	guess float64 // with what is still to come
}

// flowFacts are what prices are worked out from.
type flowFacts struct {
	call map[*piece]int // of each exhibit: the place in the flow that calls for it
	area []float64      // of the flow up to each place, in pages
	page float64        // area of a page
}

// paginate fills the pages of a flow; head is the room an opener takes of the first.
// A last page with a few lines is spared where smaller drawings make room for them.
func (f *filler) paginate(head float64, labels map[string]string) []*sheet {
	plain := f.straight(head)
	if len(labels) == 0 {
		return plain.sheets()
	}
	facts := f.facts(labels)
	good := func(w *route) bool { return !f.strays(w, facts) && !f.hollows(w, head) }
	if good(plain) && f.cols > 1 && plain.page > 0 && f.short(plain.sheet) {
		g := *f
		g.slim = true
		if tight := g.straight(head); tight.page < plain.page && good(tight) {
			return tight.sheets() // with a page less
		}
	}
	if !good(plain) {
		if best := f.search(head, facts); best != nil {
			return best.sheets()
		}
	}
	return plain.sheets()
}

// straight takes each page as full as it gets.
func (f *filler) straight(head float64) *route {
	w := &route{page: -1}
	for first := true; first || !w.st.done(f.flow); first = false {
		sh, st := f.page(w.st, head, f.plan.height)
		w, head = &route{from: w, sheet: sh, st: st, start: w.st.next, page: w.page + 1}, 0
	}
	return w
}

func (w *route) sheets() []*sheet {
	var out []*sheet
	for ; w.from != nil; w = w.from {
		out = append(out, w.sheet)
	}
	slices.Reverse(out)
	return out
}

// strays reports whether a way leaves exhibits far from their mention.
func (f *filler) strays(w *route, facts *flowFacts) bool {
	for ; w.from != nil; w = w.from {
		if w.far(facts) > 0 {
			return true
		}
	}
	return false
}

// hollows reports whether a way leaves pages hollow.
func (f *filler) hollows(w *route, head float64) bool {
	sheets := w.sheets()
	for i := range sheets[:f.lastText(sheets)] {
		if f.empty(sheets[i], i == 0, head) > hollowPart {
			return true
		}
	}
	return false
}

// facts looks for the place that calls for each exhibit: its nearest mention
// before its place in the text, or else that place.
func (f *filler) facts(labels map[string]string) *flowFacts {
	out := &flowFacts{call: map[*piece]int{}, area: make([]float64, len(f.flow)+1), page: f.plan.height * f.plan.FullWidth}
	column := f.plan.FullWidth / float64(f.cols)
	mention := map[string]int{}
	for i, q := range f.flow {
		width := column
		if q.kind == acrossPage {
			width = f.plan.FullWidth
		}
		out.area[i+1] = out.area[i] + width*(q.height+max(q.before, q.after))/out.page
		if q.kind == inText {
			for _, l := range q.links {
				mention[l.Target] = i
			}
			continue
		}
		if id := q.exhibit(); labels[id] != "" && !f.annex {
			out.call[q] = i
			if m, ok := mention[id]; ok {
				out.call[q] = m
			}
		}
	}
	return out
}

// exhibit is the anchor of an exhibit's first part.
func (p *piece) exhibit() string {
	if p.kind == inText || len(p.anchors) == 0 {
		return ""
	}
	return p.anchors[0].Name
}

// far is the price of the exhibits on the last page of a way.
func (w *route) far(facts *flowFacts) float64 {
	price := 0.0
	w.sheet.each(func(q *piece) {
		c, ok := facts.call[q.whole()]
		if !ok {
			return
		}
		if d := float64(w.page - w.pageOf(c) - 1); d > 0 {
			price += farPrice * d * d
		}
	})
	return price
}

// pageOf is the page that holds a place of the flow.
func (w *route) pageOf(at int) int {
	for ; w.from.from != nil && w.start > at; w = w.from {
	}
	return w.page
}

// search follows the best ways, page after page.
func (f *filler) search(head float64, facts *flowFacts) *route {
	ways := []*route{{page: -1}}
	var best *route
	for len(ways) > 0 {
		var next []*route
		for _, w := range ways {
			for _, n := range f.choices(w, head, facts) {
				switch {
				case best != nil && n.price >= best.price:
				case n.st.done(f.flow):
					best = n
				default:
					next = append(next, n)
				}
			}
		}
		ways, head = thin(next), 0
	}
	return best
}

const near = 2 // ways that stand fewer pieces apart are one

// thin keeps the best ways, one for each state.
func thin(ways []*route) []*route {
	slices.SortStableFunc(ways, func(a, b *route) int { return cmp.Compare(a.guess, b.guess) })
	var out []*route
	for _, w := range ways {
		same := func(o *route) bool {
			return w.st.next-o.st.next < near && o.st.next-w.st.next < near && slices.Equal(o.st.waiting, w.st.waiting) && len(o.st.spill) == len(w.st.spill)
		}
		if len(out) < beam && !slices.ContainsFunc(out, same) {
			out = append(out, w)
		}
	}
	return out
}

// choices are the ways to fill one more page.
func (f *filler) choices(w *route, head float64, facts *flowFacts) []*route {
	var out []*route
	met, waits := true, true // exhibits across the page, in the flow and waiting
	for _, way := range [...]struct{ low, slim bool }{{}, {low: true}, {slim: true}, {low: true, slim: true}} {
		if way.low && !met || way.slim && !met && !waits {
			continue // the same as without
		}
		g := *f
		g.low, g.slim = way.low, way.slim
		sh, st := g.page(w.st, head, f.plan.height)
		if !way.low && !way.slim {
			met, waits = across(f.flow[w.st.next:min(st.next+1, len(f.flow))]), across(w.st.waiting)
		}
		if way.slim && !slices.ContainsFunc(sh.across, func(q placed) bool { return q.p.of != nil }) {
			continue
		}
		out = append(out, f.step(w, sh, st, facts, head))
		for _, cut := range g.cuts(w.st, st, facts) {
			short := g
			short.flow, short.whole = f.flow[:cut], false
			if sh, st := short.page(w.st, head, f.plan.height); st.next == cut {
				out = append(out, f.step(w, sh, st, facts, head))
			}
		}
	}
	return out
}

// across reports whether an exhibit across the page is among some pieces.
func across(list []*piece) bool {
	return slices.ContainsFunc(list, func(q *piece) bool { return q.kind == acrossPage })
}

// cuts are places where the text of a page may end early: at the place of each
// exhibit that would have to wait, and some lines after it.
func (f *filler) cuts(from, to state, facts *flowFacts) []int {
	out := f.cutsBefore(from, to, facts)
	for _, c := range f.cutsShort(from, to, facts) {
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	for i := from.next; i < to.next; i++ {
		q := f.flow[i]
		if q.kind == inText || !slices.Contains(to.waiting, q) {
			continue
		}
		for k := range cutReach {
			c := i + 1 + k*cutStep
			for c < to.next && (f.keeps(c) || f.flow[c].kind != inText) {
				c++
			}
			if c < to.next && !slices.Contains(out, c) && facts.area[c]-facts.area[from.next] > leastText {
				out = append(out, c)
			}
		}
	}
	return out
}

// cutsShort are places some lines before the end of a page: what follows goes on to
// the next page, where exhibits may find room beside it.
func (f *filler) cutsShort(from, to state, facts *flowFacts) []int {
	if len(to.waiting) == 0 {
		return nil
	}
	var out []int
	for k := 1; k <= shortReach; k++ {
		c := to.next - k*cutStep
		for c > from.next && (f.keeps(c) || f.flow[c].kind != inText) {
			c--
		}
		if c <= from.next || facts.area[c]-facts.area[from.next] < leastText {
			break
		}
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// cutsBefore are places before the mention of an exhibit that finds no room on
// this page: the mention goes on to the next page with the text around it.
func (f *filler) cutsBefore(from, to state, facts *flowFacts) []int {
	var out []int
	for i := from.next; i < len(f.flow) && facts.area[i] < facts.area[to.next]+1; i++ {
		q := f.flow[i]
		call, ok := facts.call[q]
		if !ok || call <= from.next || call >= to.next || (i < to.next && !slices.Contains(to.waiting, q)) {
			continue
		}
		c := call
		for c > from.next && (f.keeps(c) || f.flow[c].kind != inText || f.flow[c].before == 0 && f.flow[c].after == 0 && !f.flow[c].grid) {
			c--
		}
		if c > from.next && !slices.Contains(out, c) && facts.area[c]-facts.area[from.next] > leastText {
			out = append(out, c)
		}
	}
	return out
}

// step adds a page to a way and prices it.
func (f *filler) step(w *route, sh *sheet, st state, facts *flowFacts, head float64) *route {
	n := &route{from: w, sheet: sh, st: st, start: w.st.next, page: w.page + 1}
	n.price = w.price + 1 + n.far(facts)
	free := 1 - head/f.plan.height
	empty := max(0, free-f.used(sh)/facts.page)
	if st.done(f.flow) {
		n.price += endPrice * empty
		if f.cols > 1 && f.short(sh) {
			n.price += shortPrice
		}
	} else {
		n.price += airPrice * empty * empty
		if empty > 0.7*hollowPart {
			n.price += hollowPrice
		}
		if f.cols > 1 {
			n.price += stubPrice * float64(len(f.stubsOf(sh)))
		}
	}
	if forced(sh.cols) {
		n.price += badEnd
	}
	for _, q := range sh.across {
		if q.p.of != nil {
			n.price += slimPrice
		}
	}
	n.guess = n.price + facts.area[len(f.flow)] - facts.area[min(st.next, len(f.flow))]
	for _, q := range st.waiting {
		n.guess += q.height / f.plan.height / float64(f.cols)
		if q.kind == acrossPage {
			n.guess += q.height / f.plan.height / float64(f.cols)
		}
		if c, ok := facts.call[q]; ok && n.page >= n.pageOf(c)+1 {
			n.guess += farPrice // it stands on the page after the next at best
		}
	}
	return n
}

// short reports whether nothing but a few lines stands on a sheet.
func (f *filler) short(sh *sheet) bool {
	high := 0.0
	sh.each(func(q *piece) { high += q.height })
	return len(sh.across) == 0 && high < 4*stub*f.plan.line
}

// used is the area of a sheet that is filled.
func (f *filler) used(sh *sheet) float64 {
	area, column := 0.0, f.plan.FullWidth/float64(f.cols)
	if sh.turned {
		return f.plan.FullWidth * f.plan.height
	}
	for _, q := range sh.across {
		area += f.plan.FullWidth * (q.p.height + f.air())
	}
	for _, c := range sh.cols {
		end := 0.0
		for _, q := range c.pieces {
			end = max(end, q.y+q.p.height)
		}
		area += column * (end + notesHeight(c.notes))
	}
	return area
}
