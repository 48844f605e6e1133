package site

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"globalstudy/render/doc"
)

// Everything a report says in words can be found, and each entry leads to a place that exists.
func TestSearchIndex(t *testing.T) {
	d := report(2)
	d.Subtitle = "subtitleword"
	d.Countries = []*doc.Country{{Code: "LBY", Name: "Libya", Anchor: "country-LBY", Mentions: []doc.Reference{{Target: "chapter-1", Chapter: "chapter-1", Text: "mentionword"}}}}
	d.Glossary = []*doc.Term{{ID: "term-a", Name: "A", Text: text("termword")}}
	d.Sources = []*doc.Source{{Anchor: "source-x", Number: 1, Text: text("sourceword")}}
	d.Downloads = []doc.Download{{Name: "deaths.csv", Title: "All deaths", Data: []byte("year,columnword\n1,2\n")}}
	d.Chapters[0].Notes[0].Text = text("noteword")
	d.Chapters[0].Standfirst = text("standfirstword")
	d.Chapters[0].Findings = []doc.Finding{{Number: 1, Text: text("findingword")}}
	d.Chapters[0].Blocks = append(d.Chapters[0].Blocks, &doc.List{Items: [][]doc.Block{{&doc.Paragraph{Text: text("listword")}}}},
		&doc.Quote{Blocks: []doc.Block{&doc.Paragraph{Text: text("quoteword")}}},
		&doc.Profile{Title: text("profileword"), Parts: []doc.ProfilePart{{Title: "partword", Text: text("parttextword")}}},
		&doc.KeyFigures{Cards: []doc.KeyFigure{{Value: "1", Label: text("cardword")}}},
		&doc.Box{Exhibit: doc.Exhibit{ID: "box-a", Kind: doc.KindBox, Label: "Box 1", ChapterID: "chapter-1", Title: text("boxword")}, Blocks: []doc.Block{&doc.Paragraph{Text: text("boxtextword")}}})
	f := d.Chapters[0].Blocks[3].(*doc.Figure)
	f.Note, f.Unit, f.Data.Rows[0].Cells[0].Text = text("exhibitnoteword"), "unitword", text("cellword")
	all := files(t, d, nil)
	js := strings.TrimSuffix(strings.TrimPrefix(all["search-index.js"], "globalstudySearch("), ");\n")
	var index struct {
		Kinds []string
		Pages [][2]string
		All   [][]any
	}
	if err := json.Unmarshal([]byte(js), &index); err != nil {
		t.Fatal(err)
	}
	for _, e := range index.All {
		page, anchor := index.Pages[int(e[1].(float64))][0], e[2].(string)
		if html, ok := all[page]; !ok || anchor != "" && !strings.Contains(html, `id="`+anchor+`"`) {
			t.Errorf("%v leads to %s#%s, which is no place of the site", e[3], page, anchor)
		}
	}
	for _, word := range strings.Fields(`subtitleword mentionword termword sourceword columnword noteword standfirstword findingword listword quoteword
		profileword partword parttextword cardword boxword boxtextword exhibitnoteword unitword cellword Libya`) {
		if !slices.ContainsFunc(index.All, func(e []any) bool { return strings.Contains(e[3].(string)+" "+e[4].(string), word) }) {
			t.Errorf("%q cannot be found", word)
		}
	}
}
