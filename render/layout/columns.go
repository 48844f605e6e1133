package layout

// Columns are filled from a flow of pieces. A filler works on positions in the
// flow, never on the pieces themselves, so that a page can be tried again with
// another height or with an exhibit at its top: pieces get their places only
// when a page is final.

import "globalstudy/render/doc"

// filler fills the pages of one flow.
type filler struct {
	flow  []*piece
	notes func(*doc.Note) []*piece // the lines of a footnote
	cols  int
	plan  *sizes
	whole bool // the flow is not a part of another
	low   bool // exhibits across the page go to its foot
	slim  bool // drawings across the page are a little smaller
	annex bool // exhibits need not stand near their mention
	memo  map[*doc.Note][]*piece
	spare *[][]placed // room of columns that were tried in vain; may be nil
}

// state is how far a flow has been filled.
type state struct {
	next    int      // first piece of the flow not yet placed
	waiting []*piece // exhibits whose place in the text has passed, in order
	spill   []*piece // lines of footnotes that found no room
}

func (s state) done(flow []*piece) bool {
	return s.next >= len(flow) && len(s.waiting) == 0 && len(s.spill) == 0
}

// column is one filled column.
type column struct {
	pieces []placed
	notes  []*piece
	forced bool // ends where it should not, for want of a better place
}

type placed struct {
	p *piece
	y float64
}

// noteRule is the room for the rule above footnotes.
const noteRule = 9.75

func (f *filler) noteLines(notes []*doc.Note) []*piece {
	var out []*piece
	for _, n := range notes {
		lines, ok := f.memo[n]
		if !ok {
			lines = f.notes(n)
			f.memo[n] = lines
		}
		out = append(out, lines...)
	}
	return out
}

func notesHeight(lines []*piece) float64 {
	if len(lines) == 0 {
		return 0
	}
	h := noteRule
	for _, l := range lines {
		h += l.height
	}
	return h
}

// fate is what was decided about a piece that spans the columns.
type fate byte

const (
	open   fate = iota
	stands      // at the top or bottom of this page
	waits       // for a later page
)

// filling is the work on one column.
type filling struct {
	f      *filler
	st     state
	col    column
	y      float64
	after  float64
	height float64 // room for text
	foot   float64 // room for text and footnotes together
	fate   map[int]fate
	legal  mark
	bare   mark // after the last exhibit, if the column may end there
	keep   bool // the last piece of the text wants its next one
}

// mark is a place where the column may end: how far the flow and the exhibits that
// wait had come, and how many pieces and lines of notes stood in the column. From
// the first mark on, exhibits that wait only become more and no note spills.
type mark struct {
	next, waiting, n, notes int
}

// fill fills one column of a height; text and notes together may take foot.
// hit is the index of a piece that spans columns and has no place yet, -1 if
// there is none: the caller then decides and fills anew.
func (f *filler) fill(st state, height, foot float64, fates map[int]fate) (column, state, int) {
	w := &filling{f: f, st: st, height: height, foot: foot, fate: fates}
	w.col.pieces = f.room(height)
	w.takeSpill()
	w.takeWaiting()
	w.mark()
	w.bare = w.legal
	for w.st.next < len(f.flow) {
		p := f.flow[w.st.next]
		if p.kind == turned {
			w.wait(p)
			w.st.next++
			w.mark()
			continue
		}
		if p.kind == acrossPage {
			if fates[w.st.next] == open && !blocked(w.st.waiting, p) {
				return w.col, w.st, w.st.next
			}
			if fates[w.st.next] != stands {
				w.wait(p)
			}
			w.st.next++
			w.mark()
			continue
		}
		if p.kind == inColumn && (blocked(w.st.waiting, p) || !w.fits(p)) {
			w.wait(p)
			w.st.next++
			w.mark()
			continue
		}
		if !w.fits(p) {
			w.endColumn(p)
			break
		}
		if p.kind != inText && w.putAbove(p) {
			w.st.next++
			w.bare = mark{}
			w.mark()
			continue
		}
		w.put(p)
		w.st.next++
		if p.kind == inText {
			w.keep = p.keep
		}
		if w.mark(); p.kind != inText {
			w.bare = w.legal
		}
	}
	return w.col, w.st, -1
}

// room is for the pieces of a column.
func (f *filler) room(height float64) []placed {
	if f.spare != nil {
		if n := len(*f.spare); n > 0 {
			room := (*f.spare)[n-1]
			*f.spare = (*f.spare)[:n-1]
			return room
		}
	}
	return make([]placed, 0, int(height/f.plan.line)+8)
}

// drop gives back the room of columns that nobody keeps.
func (f *filler) drop(cols []column) {
	if f.spare != nil {
		for i := range cols {
			*f.spare = append(*f.spare, cols[i].pieces[:0])
		}
	}
}

// stub is a number of lines that should not stand alone above or below an exhibit.
const stub = 3

// putAbove puts an exhibit above the few lines that the column begins with, and
// reports whether there are few enough and all of it fits.
func (w *filling) putAbove(p *piece) bool {
	lines := w.col.pieces
	if len(lines) == 0 || w.y > (stub+0.5)*w.f.plan.line {
		return false
	}
	for _, q := range lines {
		if q.p.kind != inText {
			return false
		}
	}
	old := *w
	w.col.pieces, w.y, w.after = []placed{{p, 0}}, p.height, p.after
	for _, q := range lines {
		y := w.top(q.p)
		w.col.pieces = append(w.col.pieces, placed{q.p, y})
		w.y, w.after = y+q.p.height, q.p.after
	}
	notes := append(w.col.notes[:len(w.col.notes):len(w.col.notes)], w.f.noteLines(p.notes)...)
	if w.y > w.height+1e-6 || w.y+notesHeight(notes) > w.foot+1e-6 {
		*w = old
		return false
	}
	w.col.notes = notes
	return true
}

// trailing counts the pieces of text below the last exhibit, and says how high
// they are; 0 without an exhibit.
func (c *column) trailing() (n int, height float64) {
	for i := len(c.pieces) - 1; i >= 0; i-- {
		q := c.pieces[i]
		if q.p.kind != inText {
			return n, height
		}
		n++
		height += q.p.height
	}
	return 0, 0
}

func (w *filling) wait(p *piece) {
	w.st.waiting = append(w.st.waiting[:len(w.st.waiting):len(w.st.waiting)], p)
}

// mark remembers the present place if the column may end here.
func (w *filling) mark() {
	if w.keep && w.st.next < len(w.f.flow) {
		return
	}
	w.legal = mark{w.st.next, len(w.st.waiting), len(w.col.pieces), len(w.col.notes)}
}

func (w *filling) goBack(m mark) {
	w.col.pieces, w.col.notes = w.col.pieces[:m.n], w.col.notes[:m.notes]
	w.st.next, w.st.waiting = m.next, w.st.waiting[:m.waiting:m.waiting]
}

// endColumn goes back to the last place where the column may end. A column that
// would stay empty takes the piece, with as much of its footnotes as fits.
func (w *filling) endColumn(p *piece) {
	if m := w.legal; m.n > 0 {
		w.goBack(m)
		n, high := w.col.trailing()
		if b := w.bare; b.n > 0 && n > 0 && b.n == len(w.col.pieces)-n && high < stub*w.f.plan.line-1e-6 {
			w.goBack(b)
		}
		return
	}
	w.col.forced = len(w.col.pieces) > 0
	if w.col.forced || w.height < p.height {
		return
	}
	lines := w.f.noteLines(p.notes)
	w.col.pieces = append(w.col.pieces, placed{p, 0})
	w.y = p.height
	w.st.next++
	w.addNotes(lines)
}

// addNotes puts lines at the foot while they fit and lets the rest spill on.
func (w *filling) addNotes(lines []*piece) {
	for i, l := range lines {
		if w.y+notesHeight(append(w.col.notes[:len(w.col.notes):len(w.col.notes)], l)) > w.foot {
			w.st.spill = append(w.st.spill[:len(w.st.spill):len(w.st.spill)], lines[i:]...)
			return
		}
		w.col.notes = append(w.col.notes, l)
	}
}

func (w *filling) takeSpill() {
	lines := w.st.spill
	w.st.spill = nil
	w.addNotes(lines)
}

// takeWaiting puts waiting column exhibits at the top of the column.
func (w *filling) takeWaiting() {
	var rest []*piece
	for _, p := range w.st.waiting {
		if p.kind != inColumn || blocked(rest, p) || !w.fits(p) {
			rest = append(rest, p)
			continue
		}
		w.put(p)
	}
	w.st.waiting = rest
}

// blocked reports whether an exhibit must wait behind one of its own counter.
func blocked(waiting []*piece, p *piece) bool {
	for _, q := range waiting {
		if q.series == p.series {
			return true
		}
	}
	return false
}

// top is where the next piece would begin.
func (w *filling) top(p *piece) float64 {
	if len(w.col.pieces) == 0 {
		return 0
	}
	y := w.y + max(w.after, p.before)
	if p.grid || p.kind == inColumn || p.before >= w.f.plan.line {
		return roundUp(y, w.f.plan.line)
	}
	return y
}

func (w *filling) fits(p *piece) bool {
	end := w.top(p) + p.height
	if end > w.height+1e-6 {
		return false
	}
	notes := w.col.notes
	if len(p.notes) > 0 {
		notes = append(notes[:len(notes):len(notes)], w.f.noteLines(p.notes)...)
	}
	return end+notesHeight(notes) <= w.foot+1e-6
}

func (w *filling) put(p *piece) {
	y := w.top(p)
	w.col.pieces = append(w.col.pieces, placed{p, y})
	w.col.notes = append(w.col.notes, w.f.noteLines(p.notes)...)
	w.y, w.after = y+p.height, p.after
}
