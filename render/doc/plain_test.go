package doc

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPlainText(t *testing.T) {
	note := &Note{ID: "note-1-1", Number: 1, Text: []Inline{Text("A\u00a0note.")}}
	d := &Document{
		Title:      "The  title",
		KeyFigures: []KeyFigure{{Prefix: "at least", Value: "2\u00a0million", Unit: "people", Label: []Inline{Text("moved")}}},
		Findings:   []Finding{{Number: 1, Text: []Inline{Text("It "), Emphasis{[]Inline{Text("is")}}, Text(".")}}},
		Imprint:    []Block{&Quote{Blocks: []Block{&Paragraph{Text: []Inline{Text("Quoted")}}}}},
		Chapters: []*Chapter{{ID: "one", Title: "One", Notes: []*Note{note}, Blocks: []Block{
			&Heading{ID: "one-a", Level: 2, Text: []Inline{Text("A")}},
			&Paragraph{Text: []Inline{Text("Before"), Strong{[]Inline{Text("in"), NoteMark{note}, Text("side")}}, Text(" after "), Citation{Parts: []CitationPart{{Text: "3, p. 2"}, {Text: "5"}}}}},
			&List{Items: [][]Block{{&Paragraph{Text: []Inline{Number{Text: "12"}, Text(" items")}}}}},
			&Table{Exhibit: Exhibit{ID: "tab-a", Label: "Table\u00a01", Title: []Inline{Text("T")}, Unit: "people", SourceWord: "Source", Source: []Inline{Text("S")}, Legend: ".. not"},
				Grid: &Grid{Columns: []Column{{Head: []Inline{Text("H")}}}, Rows: []Row{{Cells: []Cell{{Text: []Inline{Text("1"), Superscript{"e"}}}}}}}},
			&Figure{Exhibit: Exhibit{ID: "map-a", Label: "Map\u00a01", Title: []Inline{Text("M")}, Note: []Inline{Text("N")}, Disclaimer: []Inline{Text("D")}, Data: &Grid{Columns: []Column{{Head: []Inline{Text("left out")}}}}}},
			&Box{Exhibit: Exhibit{ID: "box-a", Label: "Box\u00a01", Title: []Inline{Text("B")}}, Blocks: []Block{&Paragraph{Text: []Inline{Link{URL: "x", Inlines: []Inline{Text("link")}}}}}},
			&Profile{Title: []Inline{Text("P")}, Parts: []ProfilePart{{Title: "Human cost", Text: []Inline{Reference{Text: "Fig.\u00a01"}, Subscript{"2"}}}}},
			&KeyFigures{Cards: []KeyFigure{{Value: "7", Period: "2016"}}},
		}}},
		Sources: []*Source{{Text: []Inline{Text("Author.")}}},
	}
	want := []Line{
		{"cover", "The title"}, {"imprint", "Quoted"},
		{"key-figures", "at least"}, {"key-figures", "2 million"}, {"key-figures", "people"}, {"key-figures", "moved"},
		{"findings", "It is."},
		{"flow:one", "One"}, {"flow:one", "A"}, {"flow:one", "Beforein"}, {"flow:one", "side after [3, p. 2; 5]"}, {"flow:one", "12 items"},
		{"exhibit:tab-a", "Table 1 T"}, {"exhibit:tab-a", "people"}, {"exhibit:tab-a", "H"}, {"exhibit:tab-a", "1e"}, {"exhibit:tab-a", "Source: S"}, {"exhibit:tab-a", ".. not"},
		{"exhibit:map-a", "Map 1 M"}, {"exhibit:map-a", "N"}, {"exhibit:map-a", "D"},
		{"exhibit:box-a", "Box 1 B"}, {"exhibit:box-a", "link"},
		{"panel:one:1", "P"}, {"panel:one:1", "Human cost"}, {"panel:one:1", "Fig. 12"},
		{"panel:one:2", "7"}, {"panel:one:2", "2016"},
		{"note:one", "A note."}, {"sources", "Author."},
	}
	if diff := cmp.Diff(want, PlainText(d)); diff != "" {
		t.Errorf("PlainText (-want +got):\n%s", diff)
	}
}
