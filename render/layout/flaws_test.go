package layout

import (
	"fmt"
	"strings"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/theme"
)

func report(t *testing.T, blocks ...doc.Block) string {
	t.Helper()
	fonts, hyph := assets(t)
	d := &doc.Document{Lang: "en", Title: "T", Chapters: []*doc.Chapter{{ID: "c", Number: 1, Title: "C", Hue: "sea", Blocks: blocks}}}
	return strings.Join(Pages(d, theme.Default(), fonts, hyph).Report(), "\n")
}

func longBox() *doc.Box {
	b := &doc.Box{Exhibit: exhibit(doc.KindBox, 1, "A long box", false)}
	for i := range 30 {
		b.Blocks = append(b.Blocks, textPara(i, 3))
	}
	return b
}

func TestReportNamesFlaws(t *testing.T) {
	long := strings.Repeat("Supercalifragilistic", 12)
	for _, c := range []struct {
		name, want string
		blocks     []doc.Block
	}{
		{"a good page", "", []doc.Block{textPara(1, 4), textPara(2, 5)}},
		{"a word wider than the column", "page 1: split word: “SUPERCALI", []doc.Block{&doc.Paragraph{Text: []doc.Inline{doc.Text(strings.ToUpper(long))}}}},
		{"a line that cannot be filled", "page 1: underfull line: “a bit", []doc.Block{&doc.Paragraph{Text: []doc.Inline{doc.Text("a bit of it all " + strings.Repeat("8", 38) + " and some more words that follow the long one to fill the next line of it")}}}},
		{"a box higher than the page", "split box: Box 1 goes on", []doc.Block{longBox()}},
		{"a drawing higher than the page", "too small: Fig. 1 is drawn at ", []doc.Block{figure(1, "Tall", true, 4000)}},
		{"six wide figures after one line", "far from its mention: Fig. ", []doc.Block{textPara(1, 1),
			figure(1, "A", true, 500), figure(2, "B", true, 500), figure(3, "C", true, 500), figure(4, "D", true, 500)}},
	} {
		if got := report(t, c.blocks...); !strings.Contains(got, c.want) || (c.want == "") != (got == "") {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestExhibitsComeSoon: many exhibits between little text stand on the page that
// mentions them or the next, where filling pages one by one leaves some behind.
func TestExhibitsComeSoon(t *testing.T) {
	var blocks []doc.Block
	for i := range 10 {
		p := textPara(i, 16)
		p.Text = append(p.Text, doc.Text(" "), doc.Reference{Target: fmt.Sprint("fig-", i+1), Chapter: "c", Text: fmt.Sprint("Fig. ", i+1)})
		blocks = append(blocks, p, figure(i+1, "One of many", true, 300))
	}
	if got := report(t, blocks...); strings.Contains(got, string(Far)) {
		t.Error(got)
	}
}

func TestCountryIndexAndPageReferences(t *testing.T) {
	fonts, hyph := assets(t)
	d := sample(2)
	d.Countries = []*doc.Country{{Code: "LBY", Name: "Libya", Anchor: "country-LBY"}, {Code: "NRU", Name: "Nauru", Anchor: "country-NRU"}}
	first, last := d.Chapters[0], d.Chapters[1]
	last.Blocks = append(last.Blocks, &doc.Paragraph{Text: []doc.Inline{doc.Mention{Country: "LBY", Inlines: []doc.Inline{doc.Text("Libya")}}, doc.Text(" once more.")}})
	first.Blocks = append([]doc.Block{&doc.Paragraph{Text: []doc.Inline{
		doc.Mention{Country: "LBY", Inlines: []doc.Inline{doc.Text("Libya")}}, doc.Text(", as on "), doc.PageReference{Target: last.ID, Chapter: last.ID, Text: "Chapter 2"}}}}, first.Blocks...)
	b := Pages(d, theme.Default(), fonts, hyph)
	page := map[string]string{}
	for _, p := range b.Pages {
		for _, a := range p.Anchors {
			page[a.Name] = p.Label
		}
	}
	text := words(b)
	end := ""
	for _, p := range b.Pages {
		if strings.Contains(words(&Book{Pages: []*Page{p}}), "once more.") {
			end = p.Label
		}
	}
	if want := "page\u00A0" + page[last.ID]; !strings.Contains(text, want) {
		t.Errorf("the text does not say %q", want)
	}
	var links []string
	for _, p := range b.Pages {
		for _, l := range p.Links {
			if strings.HasPrefix(l.Target, "page-") && page[l.Target] != l.Text {
				t.Errorf("%s leads to page %s", l.Text, page[l.Target])
			} else if strings.HasPrefix(l.Target, "page-") {
				links = append(links, l.Text)
			}
		}
	}
	if got, want := strings.Join(links, " "), page[first.ID]+" "+end; got != want {
		t.Errorf("Libya stands on pages %s, want %s", got, want)
	}
	if strings.Contains(text, "Nauru") {
		t.Error("a country no page names is in the index")
	}
}

// A wide exhibit that waits for the next page with all text behind it leaves its page hollow only where no better end is found.
func TestHollowPages(t *testing.T) {
	f := &filler{cols: 2, plan: newSizes(theme.Default().Paper)}
	text := func(high float64) column {
		return column{pieces: []placed{{&piece{height: high}, 0}}}
	}
	page := f.plan.height
	sheets := []*sheet{{cols: []column{text(page), text(page)}}, {cols: []column{text(page / 2), text(page / 2)}}, {cols: []column{text(20), text(20)}}}
	f.hollow(sheets, 0)
	if len(sheets[0].flaws) > 0 || len(sheets[1].flaws) != 1 || len(sheets[2].flaws) > 0 {
		t.Errorf("%v, want a flaw of the second page only", []any{sheets[0].flaws, sheets[1].flaws, sheets[2].flaws})
	}
	sheets[1].flaws = nil
	f.hollow(sheets[1:], page/2)
	if len(sheets[1].flaws) > 0 {
		t.Errorf("the room of an opener counts as empty: %v", sheets[1].flaws)
	}
}

// An exhibit that stands far behind its mention is moved up to it, but not past another of its counter.
func TestAdvance(t *testing.T) {
	var flow []*piece
	labels := map[string]string{"a": "Fig. 1", "b": "Fig. 2"}
	line := func(target string) *piece {
		p := &piece{height: 13, grid: true}
		if target != "" {
			p.links = []Link{{Target: target}}
		}
		return p
	}
	fig := func(id string) *piece {
		return &piece{kind: acrossPage, series: 1, height: 100, anchors: []Anchor{{Name: id}}}
	}
	flow = append(flow, line("b"), line("a"))
	for range 200 {
		flow = append(flow, line(""))
	}
	flow = append(flow, fig("a"), fig("b"))
	f := &filler{flow: flow, cols: 2, plan: newSizes(theme.Default().Paper)}
	f.advance(labels)
	at := func(id string) int {
		for i, p := range f.flow {
			if p.exhibit() == id {
				return i
			}
		}
		return -1
	}
	if at("a") != 2 || at("b") != 3 || len(f.flow) != 204 {
		t.Errorf("the figures stand at %d and %d of %d, want 2 and 3 of 204", at("a"), at("b"), len(f.flow))
	}
}
