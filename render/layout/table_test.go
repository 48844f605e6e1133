package layout

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
)

func TestColumnWidths(t *testing.T) {
	for _, c := range []struct {
		name           string
		least, natural []float64
		room           float64
		want           string
	}{
		{"natural widths grow evenly", []float64{10, 10}, []float64{40, 40}, 100, "[50 50]"},
		{"wrapping columns give way", []float64{20, 20}, []float64{20, 180}, 100, "[20 80]"},
		{"too narrow for words", []float64{100, 300}, []float64{100, 300}, 100, "[25 75]"},
		{"a wish below the longest word", []float64{30, 10}, []float64{5, 60}, 60, "[30 30]"},
		{"none", nil, nil, 100, "[]"},
	} {
		if got := fmt.Sprint(columnWidths(c.least, c.natural, c.room)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestDecimalAt(t *testing.T) {
	for text, want := range map[string]int{
		"1,234.5": 5, "1,234": 5, "12 %": 2, "\u22123.25": 4, "60–200": -1, "..": -1, "*": -1, "n/a": -1, "US$5.5": 4, "0": 1, "1,234,567": 9, "2015": 4, "7.": 1,
	} {
		if got := decimalAt(text, "."); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
	if got := decimalAt("1.234,5", ","); got != 5 {
		t.Errorf("decimal comma: got %d", got)
	}
}

func TestNumbersStandOnTheirDecimal(t *testing.T) {
	s := testSetter(t)
	g := &doc.Grid{Columns: []doc.Column{{Head: []doc.Inline{doc.Text("A long head of a column")}}, {Head: []doc.Inline{doc.Text("Fee")}, Align: doc.AlignDecimal}}}
	for _, v := range []string{"1,234.5", "7", "0.25", "99.125", "12.5"} {
		g.Rows = append(g.Rows, doc.Row{Cells: cells("x", v)})
	}
	ts := &tableSetter{s: s, grid: g, st: s.tableText(), width: 300}
	ts.fit()
	if w := ts.widths[0] + ts.widths[1] + ts.gap; math.Abs(w-300) > 1e-6 {
		t.Errorf("the table is %.2f wide", w)
	}
	var at []float64
	for i := range g.Rows {
		eachText(ts.row(&g.Rows[i], false, &scene.Tag{}).items, func(x *scene.Text) {
			if n := decimalAt(x.Content, "."); n >= 0 {
				at = append(at, x.X+s.m.face(x.Style).line(x.Content[:n]))
			}
		})
	}
	if len(at) != 5 {
		t.Fatalf("%d numbers", len(at))
	}
	for _, x := range at {
		if math.Abs(x-at[0]) > 0.2 {
			t.Errorf("decimal marks at %.2f", at)
			break
		}
	}
}

func TestLongTableRepeatsItsHead(t *testing.T) {
	s := testSetter(t)
	tab := sampleTable(1, 120, true)
	parts := s.table(tab, s.columnFrame(s.root))
	if len(parts) < 3 {
		t.Fatalf("%d parts", len(parts))
	}
	rows := 0
	for i, p := range parts {
		if p.height > s.plan.height {
			t.Errorf("part %d is %.0f high", i+1, p.height)
		}
		heads, cont := 0, 0
		eachText(p.items, func(x *scene.Text) {
			switch strings.TrimSpace(x.Content) {
			case "How it is paid":
				heads++
			case s.th.Words.Continued:
				cont++
			case "Total":
				rows++
			}
		})
		if heads != 1 || (i > 0) != (cont == 1) {
			t.Errorf("part %d: %d heads, %d continued lines", i+1, heads, cont)
		}
	}
	if rows != 1 {
		t.Errorf("the total stands %d times", rows)
	}
}
