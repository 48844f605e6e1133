package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// TestDataBehindFigures: the figure is followed by its data, whose cells name
// their heads, and carries its file; on the page nothing of it is drawn.
func TestDataBehindFigures(t *testing.T) {
	g := readGraph(t, samplePDF(t))
	_, all := g.tree()
	fig := all[slices.IndexFunc(all, func(e *elem) bool { return e.role == "Figure" })]
	after := fig.parent.kids[slices.Index(fig.parent.kids, fig)+1]
	if after.role != "Table" {
		t.Fatalf("the figure is followed by %s", after.role)
	}
	files := g.array(fig.dict["AF"])
	if len(files) != 1 || g.text(g.dict(files[0])["UF"]) != "fig-routes.csv" {
		t.Errorf("the figure's files are %v", files)
	}
	ids := map[string]bool{}
	var cells []*elem
	for _, e := range all {
		if e.role == "TH" || e.role == "TD" {
			for p := e.parent; p != nil; p = p.parent {
				if p == after {
					cells = append(cells, e)
				}
			}
			ids[g.text(e.dict["ID"])] = true
		}
	}
	want := []string{"TH 0", "TH 0", "TH 1", "TH 1", "TH 1", "TH 2", "TD 4", "TD 4"}
	var got []string
	for _, c := range cells {
		heads := 0
		if h := g.dict(c.dict["A"])["Headers"]; h != nil {
			for _, id := range g.array(h) {
				heads++
				if !ids[g.text(id)] {
					t.Errorf("a cell names the head %v, which is nowhere", id)
				}
			}
		}
		got = append(got, fmt.Sprintf("%s %d", c.role, heads))
	}
	if !slices.Equal(got, want) {
		t.Errorf("cells with numbers of heads: %v, want %v", got, want)
	}
}

func TestDataBehindFiguresAsText(t *testing.T) {
	wantAll(t, run(t, "pdfinfo", "-struct-text", "FILE"), "Figure <fig-routes>", "Table", `"Data: Fig. 1 Detections by route, 2009–2024"`,
		"/ColSpan 2", `"Detections"`, `"Sea thousand"`, `"Ελλάδα"`, `"2016"`, `"1,822"`)
}

func TestLongDataIsCut(t *testing.T) {
	e := &doc.Exhibit{Label: "Map 1", CSVName: "map.csv", Data: &doc.Grid{Columns: []doc.Column{{Head: words("Year")}}, Rows: make([]doc.Row, dataRows+1)}}
	for i := range e.Data.Rows {
		e.Data.Rows[i].Cells = []doc.Cell{{Text: words(fmt.Sprint(i))}}
	}
	table := newDataTable(&scene.Tag{Role: scene.RFigure}, e, theme.Default().Words)
	if got := table.rows[0][0].text; got != "Data: Map 1; rows 1–500 of 501: map.csv" {
		t.Errorf("caption %q", got)
	}
	if n := len(table.rows); n != dataRows+2 {
		t.Errorf("%d rows with caption and head", n)
	}
}

// TestUnseen: the text of data tables has no ink, and stays on the page.
func TestUnseen(t *testing.T) {
	fig := &scene.Tag{Role: scene.RFigure, ID: "f", Alt: "x", BBox: [4]float64{10, 10, 80, 80}}
	e := &doc.Exhibit{Data: &doc.Grid{Columns: []doc.Column{{Head: words(strings.Repeat("wide ", 30))}, {Head: words("narrow")}}}}
	p := (&pages{fonts: testFonts(t), data: map[string]*doc.Exhibit{"f": e}, words: theme.Default().Words}).paint(0, &scene.Scene{Items: []scene.Item{tagged(fig, &scene.Path{Segs: rect(0, 0, 9, 9), Fill: ink})}}, 100, 100)
	mode, shown, x := "0", 0, 0.0
	for _, op := range operations(p.parts[0].operators) {
		switch op.operator {
		case "Tr":
			mode = op.operands[0]
		case "Tj":
			if shown++; mode != "3" {
				t.Error("text with ink")
			}
		case "Td":
			dx, err := strconv.ParseFloat(op.operands[0], 64)
			if x += dx; err != nil || x < 0 || x > 100 {
				t.Errorf("text at %v (%v)", x, err)
			}
		}
	}
	if shown != 3 {
		t.Errorf("%d cells, want 3", shown)
	}
}
