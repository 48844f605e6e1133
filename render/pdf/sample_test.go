package pdf

// The sample book: small, but with one of each thing that the painter and the
// structure know. bookOf makes longer ones of running text.

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/font"
	"globalstudy/render/layout"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
	"globalstudy/templates"
)

func testFonts(t testing.TB) *font.Book {
	t.Helper()
	assets, err := fs.Sub(templates.Assets, "assets")
	if err != nil {
		t.Fatal(err)
	}
	b, err := font.Load(assets)
	if err != nil {
		t.Skip("templates/assets is not prepared: ", err)
	}
	return b
}

var (
	ink  = scene.Fill(theme.MustHex("#1B2733"))
	sea  = scene.Fill(theme.MustHex("#0B5C7A"))
	rule = scene.Stroke{Paint: scene.Fill(theme.MustHex("#C9D2DA")), Width: 0.5}
)

func serif(size float64) scene.TextStyle {
	return scene.TextStyle{Family: theme.Serif, Size: size, Weight: 400}
}

func sans(size float64, weight int) scene.TextStyle {
	return scene.TextStyle{Family: theme.Sans, Size: size, Weight: weight}
}

func label(x, y float64, s string, style scene.TextStyle) *scene.Text {
	return &scene.Text{X: x, Y: y, Content: s, Style: style, Fill: ink}
}

func tagged(t *scene.Tag, items ...scene.Item) *scene.Group {
	return &scene.Group{Tag: t, Items: items}
}

func rect(x, y, w, h float64) []scene.Seg {
	return []scene.Seg{{Op: scene.Move, Args: [6]float64{x, y}}, {Op: scene.Line, Args: [6]float64{x + w, y}},
		{Op: scene.Line, Args: [6]float64{x + w, y + h}}, {Op: scene.Line, Args: [6]float64{x, y + h}}, {Op: scene.Close}}
}

func words(s string) []doc.Inline { return []doc.Inline{doc.Text(s)} }

func sampleDocument() *doc.Document {
	figure := &doc.Figure{Exhibit: doc.Exhibit{ID: "fig-routes", Label: "Fig. 1", Title: []doc.Inline{doc.Text("Detections by route, 2009–2024")},
		CSVName: "fig-routes.csv", CSV: []byte("year,detections\n2015,1822102\n"),
		Data: &doc.Grid{
			Columns: []doc.Column{{Head: words("Year")}, {Over: words("Detections"), Head: words("Sea"), Unit: "thousand"}, {Over: words("Detections"), Head: words("Land")}},
			Rows: []doc.Row{{Group: true, Cells: []doc.Cell{{Text: words("Ελλάδα")}}},
				{Cells: []doc.Cell{{Text: words("2016"), Head: true}, {Text: words("1,822")}, {Text: words("اليونان"), Mark: "a"}}}},
		}}}
	return &doc.Document{
		Lang: "en-GB", Title: "Global Study", Subtitle: "Žluťoučký & others", Date: "22 November 2026", ISODate: "2026-11-22",
		Authors: []string{"A. Author", "B. Author"}, Publisher: "Publisher", Licence: "CC BY 4.0", Identifier: "global-study",
		Keywords: []string{"migration", "statistics"}, Abstract: "What a <test> says.",
		Chapters:  []*doc.Chapter{{ID: "one", Number: 1, Title: "One", Blocks: []doc.Block{&doc.Quote{Blocks: []doc.Block{figure}}}}},
		Downloads: []doc.Download{{Name: "eu_crossings.csv", Title: "Detections", Type: "text/csv", Data: []byte("a,b\n1,2\n")}},
	}
}

// sampleBook has a cover without label, a page with text, link, figure, table,
// list and note, and a landscape page with a link back.
func sampleBook(t testing.TB) *layout.Book {
	root := &scene.Tag{Role: scene.RDocument}
	b := &layout.Book{Root: root, Outline: []layout.Bookmark{{Title: "Contents", Level: 1, Target: "contents"},
		{Title: "1 Chapter “one”", Level: 1, Target: "one"}, {Title: "1.1 Magnitude", Level: 2, Target: "fig-routes"}, {Title: "1.2 Wide", Level: 2, Target: "wide"}}}
	b.Pages = []*layout.Page{coverPage(root), textPage(t, root), widePage(root)}
	return b
}

func coverPage(root *scene.Tag) *layout.Page {
	return &layout.Page{Width: 595.28, Height: 841.89, Anchors: []layout.Anchor{{Name: "contents", Y: 40}}, Scene: &scene.Scene{Items: []scene.Item{
		&scene.Path{Segs: rect(0, 0, 595.28, 300), Fill: scene.Paint{Kind: scene.LinearGradient, Alpha: 1, Gradient: &scene.Gradient{Box: true, X2: 1, Y2: 1,
			Stops: []scene.Stop{{At: 0, Colour: theme.MustHex("#0B5C7A"), Alpha: 1}, {At: 1, Colour: theme.MustHex("#6B3A6E"), Alpha: 0.2}}}}},
		tagged(root.Add(scene.RH1), label(62, 360, "Global study on efficient offices", sans(30, 700))),
	}}}
}

func textPage(t testing.TB, root *scene.Tag) *layout.Page {
	section := root.Add(scene.RSect)
	p := section.Add(scene.RP)
	link, ref := p.Add(scene.RLink), p.Add(scene.RRef)
	noteLink, wideLink := ref.Add(scene.RLink), p.Add(scene.RLink)
	items := []scene.Item{
		tagged(&scene.Tag{Role: scene.Artifact}, label(62, 40, "Running head", sans(7.6, 400)), &scene.Path{Segs: rect(62, 46, 480, 0), Stroke: rule}),
		tagged(section.Add(scene.RH2), label(62, 90, "1 AVATAR, fi ffi & first ligatures", sans(16, 600))),
		tagged(p, &scene.Text{X: 62, Y: 120, Content: "Efficient offices find 1,822,102 first flows; justi", Style: serif(9.6), Fill: ink, WordSpace: 3, SoftHyphen: true},
			label(62, 133, "fied lines end in spaces, see the ", serif(9.6)),
			tagged(link, label(220, 133, "project site", serif(9.6))),
			tagged(ref, tagged(noteLink, label(274, 129, "1", serif(6)))),
			label(280, 133, "and go on", serif(9.6)), tagged(wideLink, label(330, 133, "overleaf", serif(9.6))), label(62, 146, "on a third line.", serif(9.6))),
		figureItems(t, section), tableItems(section), listItems(section),
	}
	note := section.Add(scene.RNote)
	note.ID = "note-1-1"
	items = append(items, tagged(note, label(62, 780, "1  A note.", serif(7.6))))
	return &layout.Page{Width: 595.28, Height: 841.89, Label: "iv", Scene: &scene.Scene{Items: items},
		Anchors: []layout.Anchor{{Name: "one", Y: 70}, {Name: "fig-routes", Y: 160}, {Name: "note-1-1", Y: 770}},
		Links: []layout.Link{{X: 220, Y: 124, Width: 52, Height: 12, URL: "https://example.org/a(b)?c=d&ü", Text: "Project site", Tag: link},
			{X: 274, Y: 122, Width: 5, Height: 10, Target: "note-1-1", Text: "Note 1", Tag: noteLink},
			{X: 330, Y: 122, Width: 40, Height: 12, Target: "wide", Text: "Overleaf", Tag: wideLink}}}
}

func figureItems(t testing.TB, section *scene.Tag) scene.Item {
	fig := section.Add(scene.RFigure)
	fig.ID = "fig-routes"
	fig.Alt = "Columns of detections by route; the highest stands in 2015."
	fig.BBox = [4]float64{62, 160, 240, 160}
	hatch := &scene.Pattern{Width: 4, Height: 4, Matrix: scene.Matrix{A: 0.7, B: 0.7, C: -0.7, D: 0.7}, Items: []scene.Item{
		&scene.Path{Segs: rect(0, 0, 4, 4), Fill: scene.Fill(theme.MustHex("#E3E7EA"))},
		&scene.Path{Segs: []scene.Seg{{Op: scene.Move, Args: [6]float64{0, 2}}, {Op: scene.Line, Args: [6]float64{4, 2}}}, Stroke: scene.Stroke{Paint: ink, Width: 0.6}}}}
	white := scene.Fill(theme.MustHex("#FFFFFF"))
	small := sans(8, 400)
	small.Features = scene.Tabular
	return tagged(fig, &scene.Group{Matrix: scene.Translate(62, 160), Clip: rect(0, 0, 240, 160), Items: []scene.Item{
		&scene.Path{Segs: rect(0, 0, 240, 160), Fill: scene.Fill(theme.MustHex("#F5F7F8"))},
		&scene.Path{Segs: rect(20, 40, 40, 100), Fill: sea, Stroke: scene.Stroke{Paint: ink, Width: 1, Join: scene.RoundJoin}},
		&scene.Path{Segs: rect(70, 70, 40, 70), Fill: scene.Paint{Kind: scene.Tiling, Alpha: 1, Pattern: hatch}, Stroke: scene.Stroke{Paint: ink, Width: 1, Dash: []float64{3, 2}}},
		&scene.Path{Segs: circle(150, 90, 40), Fill: scene.Paint{Kind: scene.RadialGradient, Alpha: 1, Gradient: &scene.Gradient{Box: true, X1: .5, Y1: .5, R: .5,
			Stops: []scene.Stop{{At: 0, Colour: theme.MustHex("#FFFFFF"), Alpha: 1}, {At: .5, Colour: theme.MustHex("#D08A2E"), Alpha: 1}, {At: 1, Colour: theme.MustHex("#A6401F"), Alpha: 1}}}}},
		&scene.Path{Segs: circle(170, 100, 40), Fill: scene.Paint{Kind: scene.Solid, Colour: theme.MustHex("#6B3A6E"), Alpha: 0.4},
			Stroke: scene.Stroke{Paint: scene.Paint{Kind: scene.Solid, Colour: theme.MustHex("#000000"), Alpha: 0.5}, Width: 4}},
		&scene.Text{X: 40, Y: 60, Content: "2015", Style: small, Anchor: scene.Middle, Fill: ink, Halo: scene.Stroke{Paint: white, Width: 2.5, Join: scene.RoundJoin}},
		&scene.Text{X: 230, Y: 150, Content: "turned text", Style: small, Rotate: -90, Fill: ink},
		&scene.Text{X: 235, Y: 12, Content: "at the end", Style: small, Anchor: scene.End, Fill: ink},
		&scene.Image{X: 8, Y: 8, Width: 24, Height: 16, Data: testImage(t, 16), Type: "image/png"},
	}})
}

// circle is four cubics.
func circle(x, y, r float64) []scene.Seg {
	k := r * 0.5523
	return []scene.Seg{{Op: scene.Move, Args: [6]float64{x + r, y}},
		{Op: scene.Cubic, Args: [6]float64{x + r, y + k, x + k, y + r, x, y + r}}, {Op: scene.Cubic, Args: [6]float64{x - k, y + r, x - r, y + k, x - r, y}},
		{Op: scene.Cubic, Args: [6]float64{x - r, y - k, x - k, y - r, x, y - r}}, {Op: scene.Cubic, Args: [6]float64{x + k, y - r, x + r, y - k, x + r, y}}, {Op: scene.Close}}
}

func tableItems(section *scene.Tag) scene.Item {
	table := section.Add(scene.RTable)
	caption := table.Add(scene.RCaption)
	head, body := table.Add(scene.RTHead), table.Add(scene.RTBody)
	items := []scene.Item{tagged(caption, label(62, 350, "Table 1 Generation", sans(8.8, 600)))}
	for i, row := range [][]string{{"Source", "2023", "2024"}, {"Wind", "120", "135"}, {"Total", "200", ".."}} {
		parent := body
		if i == 0 {
			parent = head
		}
		tr := parent.Add(scene.RTR)
		for j, s := range row {
			cell := tr.Add(scene.RTD)
			if i == 0 || j == 0 {
				cell.Role, cell.Scope = scene.RTH, "Column"
				if i > 0 {
					cell.Scope = "Row"
				}
			}
			style := sans(8.2, 400)
			style.Features = scene.Tabular | scene.Lining
			items = append(items, tagged(cell, &scene.Text{X: 62 + 80*float64(j), Y: 370 + 12*float64(i), Content: s, Style: style, Fill: ink}))
		}
		items = append(items, &scene.Path{Segs: rect(62, 373+12*float64(i), 240, 0), Stroke: rule})
	}
	return &scene.Group{Items: items}
}

func listItems(section *scene.Tag) scene.Item {
	list := section.Add(scene.RList)
	var items []scene.Item
	for i, s := range []string{"First item", "Second item, in ČESKÝ"} {
		li := list.Add(scene.RItem)
		y := 430 + 14*float64(i)
		small := serif(9.6)
		small.Features, small.Tracking = scene.SmallCaps, 0.5
		items = append(items, tagged(li.Add(scene.RLabel), label(62, y, fmt.Sprintf("%d.", i+1), serif(9.6))), tagged(li.Add(scene.RBody), label(76, y, s, small)))
	}
	return &scene.Group{Items: items}
}

func widePage(root *scene.Tag) *layout.Page {
	p := root.Add(scene.RP)
	return &layout.Page{Width: 841.89, Height: 595.28, Label: "1", Anchors: []layout.Anchor{{Name: "wide", Y: 50}},
		Links: []layout.Link{{X: 62, Y: 50, Width: 100, Height: 14, Target: "one", Text: "Back to one", Tag: p.Add(scene.RLink)}},
		Scene: &scene.Scene{Items: []scene.Item{tagged(p.Kids[0], label(62, 60, "Back to one", serif(11)))}}}
}

// testImage is a PNG picture of 3 by 2 dots, of 8 or 16 bits.
func testImage(t testing.TB, bits int) []byte {
	t.Helper()
	area := image.Rect(0, 0, 3, 2)
	var img image.Image
	if bits == 16 {
		m := image.NewNRGBA64(area)
		for i := range 6 {
			m.Set(i%3, i/3, color.NRGBA64{uint16(i * 10000), 0x8000, 0xFFFF, 0xC000})
		}
		img = m
	} else {
		m := image.NewNRGBA(area)
		for i := range 6 {
			m.Set(i%3, i/3, color.NRGBA{uint8(i * 40), 128, 255, 255})
		}
		img = m
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bookOf is a book of n pages of two columns of text.
func bookOf(n int) *layout.Book {
	b := &layout.Book{Root: &scene.Tag{Role: scene.RDocument}}
	words := []string{"Detections of irregular border", "crossing on the main routes to", "the European Union rose in", "and fell again, by nationality"}
	for i := range n {
		s := &scene.Scene{}
		for col := range 2 {
			for para := range 6 {
				p := b.Root.Add(scene.RP)
				g := tagged(p)
				for line := range 8 {
					t := label(62+245*float64(col), 80+float64(para*9+line)*13, fmt.Sprintf("%s %d %s", words[(i+line)%4], 2009+(i*7+para+line)%16, words[(i+para)%4][:18]), serif(9.6))
					t.WordSpace = 0.4
					g.Items = append(g.Items, t)
				}
				s.Items = append(s.Items, g)
			}
		}
		b.Pages = append(b.Pages, &layout.Page{Width: 595.28, Height: 841.89, Label: fmt.Sprint(i + 1), Scene: s})
	}
	return b
}
