package site

import (
	"strings"
	"testing"

	"globalstudy/render/doc"
)

func TestSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"One. Two":                               {"One.", "Two"},
		"Of 3.5 million, 2 came. Then none.":     {"Of 3.5 million, 2 came.", "Then none."},
		"See No. 3 of Mr. A. Smith. “So?” It is": {"See No. 3 of Mr. A. Smith.", "“So?”", "It is"},
		"It fell (to 3.) In all, e.g. here. ":    {"It fell (to 3.)", "In all, e.g. here."},
		"no end":                                 {"no end"},
	} {
		var got []string
		for _, s := range sentences([]doc.Inline{doc.Text(text)}) {
			got = append(got, doc.InlineText(s))
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A country's page has the sentences and the rows that are about it, and no others.
func TestSaidOfCountry(t *testing.T) {
	d := report(2)
	c := d.Chapters[0]
	libya := doc.Mention{Country: "LBY", Inlines: text("Libya")}
	c.Blocks = append(c.Blocks, &doc.Paragraph{Text: []doc.Inline{doc.Text("Nothing of it. In "), doc.Strong{Inlines: []doc.Inline{libya}}, doc.Text(" the sea is near"),
		doc.NoteMark{Note: &doc.Note{ID: "note-1-1", Number: 1, Text: text("A note.")}}, doc.Text(". Another thing.")}})
	e := d.Exhibits()[0]
	g := rows(t, c, e.ID)
	g.Rows[1].Cells[0].Text, g.Rows[1].Cells[0].Mark = text("Libya"), "a"
	d.Countries = []*doc.Country{{Code: "LBY", Name: "Libya", Anchor: "country-LBY", Mentions: []doc.Reference{
		{Target: c.ID, Chapter: c.ID, Text: "Chapter 1"}, {Target: e.ID, Chapter: c.ID, Text: e.Label}}}}
	place := c.ID
	for _, b := range c.Blocks { // the sentence stands below the last heading
		if h, ok := b.(*doc.Heading); ok {
			place = h.ID
		}
	}
	d.Countries[0].Mentions[0].Target = place
	page := files(t, d, nil)["country-LBY.html"]
	for _, want := range []string{"In <strong>Libya</strong> the sea is near.", doc.InlineText(g.Rows[1].Cells[1].Text), e.Label} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	for _, not := range []string{"Nothing of it", "Another thing", "A note.", doc.InlineText(g.Rows[0].Cells[0].Text) + "</t", "<sup>a</sup>"} {
		if strings.Contains(page, not) {
			t.Errorf("the page has %q", not)
		}
	}
}

// rows is the table of a figure.
func rows(t *testing.T, c *doc.Chapter, id string) *doc.Grid {
	t.Helper()
	var g *doc.Grid
	doc.Walk(c.Blocks, func(b doc.Block) {
		if f, ok := b.(*doc.Figure); ok && f.ID == id {
			g = f.Data
		}
	})
	if g == nil || len(g.Rows) < 2 {
		t.Fatalf("%s has no table of two rows", id)
	}
	return g
}
