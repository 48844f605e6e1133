package layout

import (
	"testing"

	"globalstudy/render/theme"
)

// TestKeepsHold looks at every column of every strained book: it does not end
// on a heading, a first line of a paragraph, or before a last line.
func TestKeepsHold(t *testing.T) {
	fonts, hyph := assets(t)
	checked := 0
	for name, d := range books(t) {
		if name == "notes in one line" { // its first line fills columns with notes
			continue
		}
		b := &binder{th: theme.Default(), hyph: hyph, m: newMeasurer(fonts), plan: newSizes(theme.Default().Paper)}
		for _, c := range d.Chapters {
			p := b.chapter(c)
			var flow []*piece
			for _, sh := range p.sheets {
				for _, col := range sh.cols {
					for _, q := range col.pieces {
						if q.p.kind == inText {
							flow = append(flow, q.p)
						}
					}
				}
			}
			for i, sh := range p.sheets {
				for k, col := range sh.cols {
					last := lastText(col)
					if last == nil || last == flow[len(flow)-1] {
						continue
					}
					checked++
					if last.keep {
						t.Errorf("%s, chapter %d: column %d of its page %d ends on a piece that wants the next", name, c.Number, k+1, i+1)
					}
				}
			}
		}
	}
	if checked < 20 {
		t.Errorf("only %d columns were looked at", checked)
	}
}

func lastText(c column) *piece {
	for i := len(c.pieces) - 1; i >= 0; i-- {
		if c.pieces[i].p.kind == inText {
			return c.pieces[i].p
		}
	}
	return nil
}

// TestColumnsHoldTheirPieces: nothing stands below the foot, notes included,
// and pieces do not overlap.
func TestColumnsHoldTheirPieces(t *testing.T) {
	fonts, hyph := assets(t)
	for name, d := range books(t) {
		b := &binder{th: theme.Default(), hyph: hyph, m: newMeasurer(fonts), plan: newSizes(theme.Default().Paper)}
		for _, c := range d.Chapters {
			for i, sh := range b.chapter(c).sheets {
				for k, col := range sh.cols {
					y := 0.0
					for _, q := range col.pieces {
						if q.y < y-1e-6 {
							t.Errorf("%s: page %d column %d: a piece at %.1f overlaps one that ends at %.1f", name, i+1, k+1, q.y, y)
						}
						y = q.y + q.p.height
					}
					if len(col.pieces)+len(col.notes) == 0 {
						continue
					}
					if foot := b.plan.height - sh.top; y+notesHeight(col.notes) > foot+1e-6 {
						t.Errorf("%s: page %d column %d: %.1f of text and notes in %.1f", name, i+1, k+1, y+notesHeight(col.notes), foot)
					}
				}
			}
		}
	}
}

// TestExhibitsKeepTheirOrder: exhibits of one counter follow each other down
// the columns and from page to page.
func TestExhibitsKeepTheirOrder(t *testing.T) {
	fonts, hyph := assets(t)
	b := &binder{th: theme.Default(), hyph: hyph, m: newMeasurer(fonts), plan: newSizes(theme.Default().Paper)}
	d := books(t)["many figures"]
	p := b.chapter(d.Chapters[0])
	page := map[string]int{}
	for i, sh := range p.sheets {
		for _, q := range sh.across {
			page[q.p.anchors[0].Name] = i
		}
		for _, c := range sh.cols {
			for _, q := range c.pieces {
				if q.p.kind != inText {
					page[q.p.anchors[0].Name] = i
				}
			}
		}
	}
	last := 0
	for _, e := range d.Exhibits() {
		i, ok := page[e.ID]
		if !ok || i < last {
			t.Errorf("%s stands on page %d after page %d", e.ID, i, last)
		}
		last = max(last, i)
	}
}

func TestRunningTextFillsPages(t *testing.T) {
	fonts, hyph := assets(t)
	b := &binder{th: theme.Default(), hyph: hyph, m: newMeasurer(fonts), plan: newSizes(theme.Default().Paper)}
	c := sampleChapter(1, 0)
	c.Blocks = nil
	for i := range 40 {
		c.Blocks = append(c.Blocks, textPara(i, 5))
	}
	p := b.chapter(c)
	for i, sh := range p.sheets[:len(p.sheets)-1] {
		for k, col := range sh.cols {
			end := col.pieces[len(col.pieces)-1]
			if free := b.plan.height - sh.top - end.y - end.p.height; free > 3*b.plan.line {
				t.Errorf("page %d column %d has %.0f points free", i+1, k+1, free)
			}
		}
	}
	sh := p.sheets[len(p.sheets)-1]
	a, z := lastPlaced(sh.cols[0]), lastPlaced(sh.cols[1])
	if a-z > 3*b.plan.line || z > a {
		t.Errorf("the last columns are %.0f and %.0f points high", a, z)
	}
}

func lastPlaced(c column) float64 {
	if len(c.pieces) == 0 {
		return 0
	}
	q := c.pieces[len(c.pieces)-1]
	return q.y + q.p.height
}
