package layout

// A rich sample document for the tests, and a view of its pages: with
// LAYOUT_VIEW set to a folder, TestView writes each page there as SVG.

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/font"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
	"globalstudy/templates"
)

var sentences = strings.Split(strings.TrimSpace(`
Smugglers sell a crossing, and the price of a crossing follows the height of the barrier in front of it.
Where regular channels are narrow, demand does not disappear; it moves to people who can produce a document, a boat or a driver at short notice.
Most of those who pay are young men, but the share of women and children has risen on several routes since 2015.
Detections of irregular border-crossing count events rather than persons, and the same person can be counted at more than one border.
A coordinator seldom meets the people whose journey he arranges; guides, drivers and lodging-keepers are hired locally and know little of one another.
Payment is often held by a third party until arrival, which gives the migrant some protection and the organizer a reason to deliver.
Fees range from about US$ 60 for a ride across a river to more than US$ 10,000 for a journey by air with a false passport.
The desert takes lives that nobody records, and the known figures are therefore a lower bound.
Authorities find the boat and the passengers, seldom the organizers, who stay away from the border.
Enforcement at one place is followed within months by departures from another, as the series below show.
Overloaded rubber boats, unseaworthy and without life-jackets, account for much of the human cost at sea.
Corruption of officials is a thread that runs through investigations in all regions of the world.
`), "\n")

func prose(seed, n int) string {
	var out []string
	for i := range n {
		out = append(out, sentences[(seed*5+i*7+seed*i)%len(sentences)])
	}
	return strings.Join(out, " ")
}

func textPara(seed, n int) *doc.Paragraph {
	return &doc.Paragraph{Text: []doc.Inline{doc.Text(prose(seed, n))}}
}

// bars is a placeholder drawing.
func bars(w, h float64) *scene.Scene {
	s := &scene.Scene{Width: w, Height: h}
	c := theme.MustHex("#0B5C7A")
	for i := range 5 {
		y := h - 14 - float64(i)*(h-24)/5
		s.Items = append(s.Items, rule(24, y, w-24, 0.35, theme.MustHex("#C9D2DA")),
			&scene.Text{X: 20, Y: y + 2.5, Anchor: scene.End, Content: fmt.Sprint(i * 200), Style: sans(8, 400), Fill: scene.Fill(theme.MustHex("#52606B"))})
	}
	for i := range 16 {
		bh := (h - 24) * float64((i*7)%11+2) / 13
		x := 28 + float64(i)*(w-30)/16
		s.Items = append(s.Items, rect(x, h-14-bh, (w-30)/16*0.7, bh, c.Mix(theme.MustHex("#FFFFFF"), float64(i%3)*0.3)))
		s.Items = append(s.Items, &scene.Text{X: x + (w-30)/16*0.35, Y: h - 3, Anchor: scene.Middle, Content: fmt.Sprint(2009 + i), Style: sans(7, 400), Fill: scene.Fill(theme.MustHex("#52606B"))})
	}
	return s
}

func exhibit(k doc.Kind, n int, title string, wide bool) doc.Exhibit {
	label := [...]string{"Fig.", "Map", "Table", "Box"}[k]
	e := doc.Exhibit{ID: strings.ToLower(strings.Trim(label, ".")) + fmt.Sprint("-", n), Kind: k, Number: n, Chapter: 1, Label: fmt.Sprint(label, " ", n),
		Title: []doc.Inline{doc.Text(title)}, Unit: "detections", SourceWord: "Source", Alt: "A drawing.", Description: "It rises.", Wide: wide,
		Source: []doc.Inline{doc.Text("Frontex, "), doc.Emphasis{Inlines: []doc.Inline{doc.Text("Monthly detections of irregular border-crossing")}}, doc.Text(", 2025 "), doc.Citation{Parts: []doc.CitationPart{{Target: "source-frontex", Text: "1"}}}}}
	if k != doc.KindBox {
		e.Note = []doc.Inline{doc.Text("Detections, not persons; the same person can be counted at more than one border.")}
	} else {
		e.Unit, e.Source = "", nil
	}
	return e
}

func figure(n int, title string, wide bool, h float64) *doc.Figure {
	w := theme.MM(81.5)
	if wide {
		w = theme.MM(170)
	}
	return &doc.Figure{Exhibit: exhibit(doc.KindFigure, n, title, wide), Scene: bars(w, h)}
}

func cells(texts ...string) []doc.Cell {
	var out []doc.Cell
	for i, t := range texts {
		out = append(out, doc.Cell{Text: []doc.Inline{doc.Text(t)}, Head: i == 0})
	}
	return out
}

func sampleTable(n, rows int, wide bool) *doc.Table {
	t := &doc.Table{Exhibit: exhibit(doc.KindTable, n, "Fees paid for a journey, by corridor, 2009–2024", wide)}
	g := &doc.Grid{Columns: []doc.Column{{Head: []doc.Inline{doc.Text("Corridor")}}, {Head: []doc.Inline{doc.Text("Fee")}, Unit: "US$", Align: doc.AlignDecimal},
		{Head: []doc.Inline{doc.Text("Change")}, Unit: "%", Align: doc.AlignDecimal}, {Head: []doc.Inline{doc.Text("How it is paid")}}}}
	for i := range rows {
		if i%9 == 0 {
			g.Rows = append(g.Rows, doc.Row{Group: true, Cells: cells(fmt.Sprintf("Region %d", i/9+1))})
		}
		r := doc.Row{Cells: cells(fmt.Sprintf("Corridor from place %d to the coast", i+1), [...]string{"7,500", "60–200", "1,234.5", ".."}[i%4], [...]string{"12.5", "\u22123", "104.25", "*"}[i%4],
			[...]string{"In advance, in cash", "On arrival, held meanwhile by a third party whom both sides trust", "By stages", "By work"}[i%4])}
		if i%4 == 2 {
			r.Cells[1].Mark = "a"
		}
		g.Rows = append(g.Rows, r)
	}
	g.Rows = append(g.Rows, doc.Row{Total: true, Cells: cells("Total", "9,999.9", "8", "")})
	t.Grid = g
	t.Legend = ".. not available; * provisional"
	return t
}

func sampleChapter(n int, notes int) *doc.Chapter {
	c := &doc.Chapter{ID: fmt.Sprintf("chapter-%d", n), Number: n, Title: [...]string{"What migrant smuggling is, and is not", "Scale, income and fees", "Europe and the Mediterranean", "The human cost"}[n%4],
		Hue: [...]string{"sea", "clay", "olive", "plum"}[n%4], Standfirst: []doc.Inline{doc.Text("Smuggling is a market. Those who sell are many, those who buy have few other ways, and the price is paid in money, debt and lives.")}}
	note := func(text string) doc.NoteMark {
		k := len(c.Notes) + 1
		nn := &doc.Note{ID: fmt.Sprintf("note-%d-%d", n, k), Number: k, Text: []doc.Inline{doc.Text(text)}}
		c.Notes = append(c.Notes, nn)
		return doc.NoteMark{Note: nn}
	}
	k := n * 10
	h := func(level int, text string) *doc.Heading {
		k++
		return &doc.Heading{ID: fmt.Sprintf("h-%d", k), Level: level, Text: []doc.Inline{doc.Text(text)}}
	}
	e := n * 10
	c.Blocks = []doc.Block{
		textPara(n, 4),
		&doc.Paragraph{Text: []doc.Inline{doc.Text("The Protocol defines the crime by "), doc.Emphasis{Inlines: []doc.Inline{doc.Text("procurement of an illegal entry for material benefit")}},
			doc.Text(", and leaves the migrant outside its penal provisions"), note("United Nations, Protocol against the Smuggling of Migrants by Land, Sea and Air, articles 3 and 5. " + prose(n, 1)),
			doc.Text(". "), doc.Strong{Inlines: []doc.Inline{doc.Text("A crossing is not a crime of the person who crosses")}}, doc.Text(" under it; see "), doc.Reference{Target: fmt.Sprintf("fig-%d", e+1), Text: fmt.Sprintf("Fig. %d", e+1)},
			doc.Text(" and "), doc.Link{URL: "https://example.org/protocol", Inlines: []doc.Inline{doc.Text("the text of the Protocol")}}, doc.Text(" ["), doc.Number{Text: "1.8\u00A0million"}, doc.Text(" people in 2015]. " + prose(n+1, 3))}},
		figure(e+1, "Detections of irregular border-crossing on the main routes to the European Union, 2009–2024", false, 150),
		textPara(n+2, 5),
		h(2, "Magnitude and what the numbers can say"),
		textPara(n+3, 4),
		&doc.List{Items: [][]doc.Block{{textPara(n, 1)}, {textPara(n+1, 1)}, {textPara(n+2, 2)}}},
		textPara(n+4, 5),
		figure(e+2, "Deaths and disappearances on the way, by cause and region, 2014–2024, and the share of the Mediterranean in all known deaths", true, 220),
		textPara(n+5, 6),
		h(3, "A subsection about fees"),
		textPara(n+6, 5),
		&doc.Quote{Blocks: []doc.Block{textPara(n+6, 2)}},
		textPara(n+7, 4),
		&doc.Box{Exhibit: exhibit(doc.KindBox, e+1, "When one crime becomes the other", false), Blocks: []doc.Block{textPara(n+7, 3), textPara(n+8, 2)}},
		textPara(n+8, 5),
		h(2, "Organization"),
		textPara(n+9, 3),
		sampleTable(e+1, 8, true),
		textPara(n+10, 6),
		&doc.Profile{Title: []doc.Inline{doc.Text("Central Mediterranean route")}, Parts: []doc.ProfilePart{{Title: "Profile of migrants", Text: []doc.Inline{doc.Text(prose(1, 2))}}, {Title: "Human cost", Text: []doc.Inline{doc.Text(prose(2, 3))}},
			{Title: "Profile of smugglers", Text: []doc.Inline{doc.Text(prose(3, 2))}}, {Title: "Organization", Text: []doc.Inline{doc.Text(prose(4, 2))}}}},
		textPara(n+11, 5),
		&doc.List{Ordered: true, Items: [][]doc.Block{{textPara(n, 1)}, {textPara(n+1, 1)}, {textPara(n+2, 1)}}},
		textPara(n+12, 5),
		&doc.KeyFigures{Cards: sampleCards()[:3]},
		textPara(n+13, 4),
	}
	for i := range notes {
		c.Blocks = append(c.Blocks, &doc.Paragraph{Text: []doc.Inline{doc.Text(prose(i, 2)), note(fmt.Sprintf("Note in passing, number %d. %s", i, prose(i, 1)))}})
	}
	return c
}

func sampleCards() []doc.KeyFigure {
	src := []doc.Inline{doc.Text("UNODC, 2018 "), doc.Citation{Parts: []doc.CitationPart{{Target: "source-unodc", Text: "2"}}}}
	return []doc.KeyFigure{
		{Value: "2.5\u00A0million", Prefix: "at least", Unit: "people", Label: []doc.Inline{doc.Text("smuggled across borders in a year")}, Period: "2016", Source: src},
		{Value: "US$5.5–7\u00A0billion", Unit: "", Label: []doc.Inline{doc.Text("income of smugglers from this trade")}, Period: "2016", Source: src},
		{Value: "1,822,102", Unit: "detections", Label: []doc.Inline{doc.Text("of irregular border-crossing at the external borders of the European Union")}, Period: "2015", Source: src},
		{Value: "31\u00A0%", Unit: "of detections", Label: []doc.Inline{doc.Text("were on the sea route from Libya and Tunisia to Italy and Malta")}, Period: "2023", Source: src},
		{Value: "152", Unit: "parties", Label: []doc.Inline{doc.Text("to the Protocol")}, Period: "2025", Source: src},
		{Value: "68,000", Prefix: "at least", Unit: "people", Label: []doc.Inline{doc.Text("dead or missing on migration routes")}, Period: "2014–2024", Source: src},
	}
}

func sample(chapters int) *doc.Document {
	d := &doc.Document{Lang: "en", Title: "Smuggling of migrants: a global study", Subtitle: "Routes, fees, profiles and the human cost", Edition: "First edition", Date: "22 November 2026",
		Authors: []string{"A. Researcher", "B. Statistician"}, Publisher: "Independent rebuild", Licence: "CC BY 4.0", Citation: "A. Researcher and B. Statistician, Smuggling of migrants (2026)",
		CoverArt: bars(600, 300), KeyFigures: sampleCards(), HowToRead: []doc.Block{textPara(1, 4), &doc.Heading{ID: "terms", Level: 2, Text: []doc.Inline{doc.Text("Terms")}}, textPara(2, 4), textPara(3, 3)},
		Imprint: []doc.Block{textPara(4, 2), textPara(5, 1)}}
	for i := range chapters {
		c := sampleChapter(i+1, 0)
		d.Chapters = append(d.Chapters, c)
		for j := range 3 {
			d.Findings = append(d.Findings, doc.Finding{Number: len(d.Findings) + 1, Chapter: c, Text: []doc.Inline{doc.Text(prose(i*3+j, 1)), doc.Citation{Parts: []doc.CitationPart{{Target: "source-unodc", Text: "2"}}}}})
		}
	}
	d.Sources = []*doc.Source{{ID: "frontex", Anchor: "source-frontex", Number: 1, Text: []doc.Inline{doc.Text("Frontex. Monthly detections of irregular border-crossing. Warsaw, 2025. Accessed 1 November 2026.")}, URL: "https://www.frontex.europa.eu/what-we-do/monitoring-and-risk-analysis/migratory-map/", Licence: "Free with acknowledgement", Used: d.Exhibits()},
		{ID: "unodc", Anchor: "source-unodc", Number: 2, Text: []doc.Inline{doc.Text("UNODC. Global Study on Smuggling of Migrants. 2018.")}, URL: "https://www.unodc.org/"}}
	return d
}

func assets(t testing.TB) (*font.Book, *Hyphenator) {
	t.Helper()
	fsys, err := fs.Sub(templates.Assets, "assets")
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := font.Load(fsys)
	if err != nil {
		t.Skip("templates/assets is not prepared: ", err)
	}
	hyph, err := LoadHyphenator(fsys, "en")
	if err != nil {
		t.Fatal(err)
	}
	return fonts, hyph
}

func TestView(t *testing.T) {
	dir := os.Getenv("LAYOUT_VIEW")
	if dir == "" {
		t.Skip("LAYOUT_VIEW names no folder")
	}
	fonts, hyph := assets(t)
	book := Pages(sample(2), theme.Default(), fonts, hyph)
	for i, p := range book.Pages {
		var b bytes.Buffer
		if err := scene.Write(&b, p.Scene, scene.WriteOptions{ID: fmt.Sprint("p", i)}); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("p%02d.svg", i)), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func BenchmarkPages(b *testing.B) {
	fonts, hyph := assets(b)
	d := sample(8)
	n := 0
	for b.Loop() {
		n += len(Pages(d, theme.Default(), fonts, hyph).Pages)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pages/s")
}
