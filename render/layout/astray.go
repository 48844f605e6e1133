package layout

// Flaws that show only when the pages are made: lines left alone at the end of
// a column, and exhibits far from their mention.

import (
	"fmt"
	"slices"

	"globalstudy/render/doc"
)

// strand looks for columns that end on what wants its next piece.
func (f *filler) strand(sheets []*sheet) {
	next := map[*piece]*piece{}
	var last *piece
	for _, p := range f.flow {
		if p.kind == inText {
			if last != nil {
				next[last] = p
			}
			last = p
		}
	}
	for _, sh := range sheets {
		for _, c := range sh.cols {
			var end *piece
			for _, q := range c.pieces {
				if q.p.kind == inText {
					end = q.p
				}
			}
			if end != nil && end.keep && next[end] != nil {
				end.flaws = append(end.flaws, Flaw{Stranded, excerpt(lineText(end))})
			}
		}
	}
}

// astray looks for exhibits that stand neither on the page that calls for them
// nor on the next.
func (f *filler) astray(sheets []*sheet, labels map[string]string) {
	if len(labels) == 0 {
		return
	}
	facts, page := f.facts(labels), map[*piece]int{}
	for i, sh := range sheets {
		sh.each(func(q *piece) { page[q.whole()] = i })
	}
	for _, q := range f.flow {
		at, ok := facts.call[q]
		if !ok {
			continue
		}
		for at > 0 && f.flow[at].kind != inText {
			at--
		}
		if d := page[q] - page[f.flow[at]]; d > 1 || d < 0 {
			q.flaws = append(q.flaws, Flaw{Far, fmt.Sprintf("%s, by %d pages", labels[q.exhibit()], d)})
		}
	}
}

// stubs looks for a few lines of text that stand alone above or below an exhibit
// of their column, though the text goes on.
func (f *filler) stubs(sheets []*sheet) {
	if f.cols < 2 {
		return
	}
	last := f.lastText(sheets)
	for i, sh := range sheets {
		if i == last {
			break
		}
		for _, q := range f.stubsOf(sh) {
			q.flaws = append(q.flaws, Flaw{Stub, excerpt(lineText(q))})
		}
	}
}

// thin is the first line of a page that has only a few in all beside exhibits;
// nil if there are more, or none.
func (f *filler) thin(sh *sheet) *piece {
	var first *piece
	high := 0.0
	for _, c := range sh.cols {
		for _, q := range c.pieces {
			if q.p.kind != inText {
				return nil
			}
			if high += q.p.height; first == nil {
				first = q.p
			}
		}
	}
	if high >= 2*stub*f.plan.line-1e-6 || len(sh.across) == 0 {
		return nil
	}
	return first
}

// stubsOf gives the first of every few lines that stand alone on a sheet.
func (f *filler) stubsOf(sh *sheet) []*piece {
	if q := f.thin(sh); q != nil {
		return []*piece{q}
	}
	var out []*piece
	for _, c := range sh.cols {
		for from := 0; from < len(c.pieces); from++ {
			to, high := from, 0.0
			for to < len(c.pieces) && c.pieces[to].p.kind == inText {
				high += c.pieces[to].p.height
				to++
			}
			beside := to < len(c.pieces) || from > 0
			if to > from && beside && high < stub*f.plan.line-1e-6 {
				out = append(out, c.pieces[from].p)
			}
			from = to
		}
	}
	return out
}

// advanceOver is how much text, in pages, may lie between the mention of an
// exhibit and its place before it is moved up.
const advanceOver = 0.3

// advance moves exhibits whose place is far behind their mention up to the end of
// the paragraph that mentions them, but not past one of the same counter. Only
// their place on paper moves: the order of reading is that of the tags.
func (f *filler) advance(labels map[string]string) {
	if len(labels) == 0 || f.annex {
		return
	}
	facts := f.facts(labels)
	for i, q := range f.flow {
		c, ok := facts.call[q]
		if !ok || facts.area[i]-facts.area[c] < advanceOver {
			continue
		}
		to := c + 1
		for to < i && (f.flow[to].kind != inText || f.flow[to-1].keep || !f.flow[to].grid && f.flow[to].before == 0 && f.flow[to-1].after == 0) {
			to++
		}
		for k := to; k < i; k++ {
			if o := f.flow[k]; o.kind != inText && (o.series == q.series || labels[o.exhibit()] == "") {
				to = k + 1
			}
		}
		end := i + 1
		for end < len(f.flow) && f.flow[end].kind == q.kind && f.flow[end].series == q.series && len(f.flow[end].anchors) == 0 {
			end++ // further parts of a table
		}
		moved := slices.Concat(f.flow[:to], f.flow[i:end], f.flow[to:i], f.flow[end:])
		copy(f.flow, moved)
	}
}

// hollow looks for pages that end with much empty room though the flow goes on.
// An opener counts as filled; in one column stand things that are not cut, and
// leave what room they must.
func (f *filler) hollow(sheets []*sheet, head float64) {
	if f.cols < 2 {
		return
	}
	for i, sh := range sheets[:f.lastText(sheets)] {
		if empty := f.empty(sh, i == 0, head); empty > hollowPart {
			sh.flaws = append(sh.flaws, Flaw{Hollow, fmt.Sprintf("%.0f per cent of the page", 100*empty)})
		}
	}
}

// lastText is the last sheet with text; exhibits alone stand on those after it.
func (f *filler) lastText(sheets []*sheet) int {
	for i := len(sheets) - 1; i > 0; i-- {
		found := false
		sheets[i].each(func(q *piece) { found = found || q.kind == inText })
		if found {
			return i
		}
	}
	return 0
}

// empty is the part of a page that nothing stands on.
func (f *filler) empty(sh *sheet, first bool, head float64) float64 {
	e := 1 - f.used(sh)/(f.plan.FullWidth*f.plan.height)
	if first {
		e -= head / f.plan.height
	}
	return e
}

// labels names the exhibits of a chapter by their ids.
func labels(blocks []doc.Block) map[string]string {
	out := map[string]string{}
	doc.Walk(blocks, func(b doc.Block) {
		var e *doc.Exhibit
		switch b := b.(type) {
		case *doc.Figure:
			e = &b.Exhibit
		case *doc.Table:
			e = &b.Exhibit
		case *doc.Box:
			e = &b.Exhibit
		default:
			return
		}
		if e.Label != "" {
			out[e.ID] = e.Label
		}
	})
	return out
}
