package layout

import (
	"fmt"
	"math"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// lineOf is a line of body text; exhibitOf an exhibit one column wide.
func lineOf(z *sizes, keep bool) *piece { return &piece{height: z.line, keep: keep} }

func exhibitOf(z *sizes, lines int) *piece {
	return &piece{kind: inColumn, series: 1, height: float64(lines) * z.line, before: z.line, after: z.line}
}

// shape writes a column as its pieces from the top: "t" a line, "X" an exhibit.
func shape(c column) string {
	s := ""
	for _, q := range c.pieces {
		if q.p.kind == inText {
			s += "t"
		} else {
			s += "X"
		}
	}
	return s
}

func TestNoLinesAloneBesideAnExhibit(t *testing.T) {
	z := newSizes(theme.Default().Paper)
	for _, c := range []struct {
		name        string
		above, high int // lines of text before the exhibit, its height
		room        int // lines of the column
		want        string
	}{
		{"two lines above go below", 2, 6, 30, "Xtt"},
		{"many lines above stay", 5, 6, 30, "tttttX"},
		{"two lines below go to the next column", 5, 6, 5 + 1 + 6 + 1 + 2, "tttttX"},
		{"three lines below stay", 5, 6, 5 + 1 + 6 + 1 + 3, "tttttXttt"},
	} {
		var flow []*piece
		for range c.above {
			flow = append(flow, lineOf(z, false))
		}
		flow = append(flow, exhibitOf(z, c.high))
		for range 40 {
			flow = append(flow, lineOf(z, false))
		}
		f := &filler{flow: flow, cols: 2, plan: z, memo: map[*doc.Note][]*piece{}}
		room := float64(c.room) * z.line
		col, st, _ := f.fill(state{}, room, room, nil)
		got := shape(col)
		if len(got) < len(c.want) || got[:len(c.want)] != c.want || (c.room < 30 && got != c.want) {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
		if st.next != len(col.pieces) {
			t.Errorf("%s: %d pieces taken, %d set", c.name, st.next, len(col.pieces))
		}
		y := 0.0
		for _, q := range col.pieces {
			if q.y < y-1e-6 {
				t.Errorf("%s: pieces overlap at %.1f", c.name, q.y)
			}
			y = q.y + q.p.height
		}
		if y > room+1e-6 {
			t.Errorf("%s: the column is %.1f high, has room for %.1f", c.name, y, room)
		}
	}
}

func TestStubsAreReported(t *testing.T) {
	z := newSizes(theme.Default().Paper)
	for want, shape := range map[int]string{0: "ttttXttt", 1: "ttX", 2: "tXtt"} {
		var c column
		for _, r := range shape {
			p := lineOf(z, false)
			if r == 'X' {
				p = exhibitOf(z, 5)
			}
			c.pieces = append(c.pieces, placed{p: p})
		}
		if got := len((&filler{cols: 2, plan: z}).stubsOf(&sheet{cols: []column{c}})); got != want {
			t.Errorf("%s has %d flaws, want %d", shape, got, want)
		}
	}
}

// TestColumnsMakeTheTableLow: a column of short words beside one of long texts
// gives up its room.
func TestColumnsMakeTheTableLow(t *testing.T) {
	s := testSetter(t)
	g := &doc.Grid{Columns: []doc.Column{{Head: []doc.Inline{doc.Text("Mode")}}, {Head: []doc.Inline{doc.Text("Reported by")}}, {Head: []doc.Inline{doc.Text("Fee")}, Align: doc.AlignDecimal}}}
	for i := range 12 {
		first := "Land"
		if i == 3 {
			first = "More than one of the three that there are"
		}
		g.Rows = append(g.Rows, doc.Row{Cells: cells(first, "An office of the United Nations, by way of the press", fmt.Sprint(i*1000))})
	}
	high := func(share float64) (float64, *tableSetter) {
		g.Columns[0].Share, g.Columns[1].Share, g.Columns[2].Share = share, share, share
		ts := &tableSetter{s: s, grid: g, st: s.tableText(), width: 280}
		ts.fit()
		h := 0.0
		for i := range g.Rows {
			h += ts.row(&g.Rows[i], false, &scene.Tag{}).height
		}
		return h, ts
	}
	even, _ := high(1)
	low, ts := high(0)
	if low >= even-5*ts.st.lead {
		t.Errorf("the table is %.0f high, %.0f with even columns", low, even)
	}
	if w := sum(ts.widths) + 2*ts.gap; w < 279.99 || w > 280.01 {
		t.Errorf("the table is %.2f wide, want 280", w)
	}
	for j, least := range func() []float64 { l, _ := ts.extents(); return l }() {
		if ts.widths[j] < least-1e-6 {
			t.Errorf("column %d is %.1f wide, its longest word %.1f", j+1, ts.widths[j], least)
		}
	}
}

// TestDrawingsGiveWay: a page that just fails to hold two exhibits holds them with
// smaller drawings, and their boxes are those of what is drawn.
func TestDrawingsGiveWay(t *testing.T) {
	s := testSetter(t)
	z := s.plan
	fig := func(n int) *piece {
		return s.figure(figure(n, "A figure", true, z.height/2-60), s.columnFrame(s.root))
	}
	flow := []*piece{fig(1), fig(2)}
	if 2*flow[0].height+z.line <= z.height {
		t.Fatal("two figures fit as they are")
	}
	for _, slim := range []bool{false, true} {
		f := &filler{flow: flow, cols: 2, plan: z, slim: slim, whole: true, memo: map[*doc.Note][]*piece{}}
		sh, st := f.page(state{}, 0, z.height)
		if got := len(sh.across); (got == 2) != slim || (got == 2) != st.done(flow) {
			t.Errorf("smaller drawings %t: %d figures on the page", slim, got)
		}
		if !slim {
			continue
		}
		p := &part{setter: s, width: z.ColumnWidth, sheets: []*sheet{sh}}
		page := p.page(sh, 0, true, "1", "")
		seen := 0
		var walk func(items []scene.Item)
		walk = func(items []scene.Item) {
			for _, it := range items {
				g, ok := it.(*scene.Group)
				if !ok {
					continue
				}
				if g.Tag != nil && g.Tag.Role == scene.RFigure {
					seen++
					box := g.Tag.BBox
					if math.Abs(g.Matrix.A-slimmer) > 1e-6 || math.Abs(box[0]-g.Matrix.E) > 1e-6 || math.Abs(box[1]-g.Matrix.F) > 1e-6 || math.Abs(box[2]-slimmer*theme.MM(170)) > 0.1 {
						t.Errorf("a drawing at %v has the box %v", g.Matrix, box)
					}
				}
				walk(g.Items)
			}
		}
		walk(page.Scene.Items)
		if seen != 2 {
			t.Errorf("%d drawings on the page", seen)
		}
	}
}
