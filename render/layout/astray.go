package layout

// Flaws that show only when the pages are made: lines left alone at the end of
// a column, and exhibits far from their mention.

import (
	"fmt"

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
		sh.each(func(q *piece) { page[q] = i })
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
