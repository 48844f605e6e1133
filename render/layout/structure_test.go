package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// pagesOf maps anchors to their pages.
func pagesOf(b *Book) map[string]*Page {
	out := map[string]*Page{}
	for _, p := range b.Pages {
		for _, a := range p.Anchors {
			out[a.Name] = p
		}
	}
	return out
}

func TestChapterOpensWithItsContents(t *testing.T) {
	fonts, hyph := assets(t)
	var blocks []doc.Block
	for i := range 5 {
		blocks = append(blocks, &doc.Heading{ID: fmt.Sprint("s", i), Level: 2, Text: []doc.Inline{doc.Text(fmt.Sprint("Section ", i))}}, textPara(i, 20), textPara(i+1, 20))
	}
	d := &doc.Document{Lang: "en", Title: "T", Chapters: []*doc.Chapter{{ID: "c", Number: 1, Title: "C", Hue: "sea", Blocks: blocks}}}
	b := Pages(d, theme.Default(), fonts, hyph)
	at, found := pagesOf(b), 0
	for _, l := range at["c"].Links {
		if n := strings.TrimPrefix(l.Target, "s"); n != l.Target {
			found++
			if l.Tag.Kids != nil || !strings.HasPrefix(l.Text, "Section "+n) {
				t.Errorf("the link to %s says %q", l.Target, l.Text)
			}
		}
	}
	opener := strings.Join(strings.Fields(words(&Book{Pages: []*Page{at["c"]}})), " ")
	if want := "Section 4 " + at["s4"].Label; found != 5 || at["s4"].Label == "1" || !strings.Contains(opener, want) {
		t.Errorf("%d sections listed on the opener, which does not say %q", found, want)
	}
}

// headOf is the running head of a page: its text above the text area.
func headOf(p *Page) string {
	out := ""
	eachText(p.Scene.Items, func(t *scene.Text) {
		if t.Y < theme.Default().Paper.Head-10 {
			out += t.Content
		}
	})
	return out
}

func TestRunningHeads(t *testing.T) {
	fonts, hyph := assets(t)
	var blocks []doc.Block
	for i := range 4 {
		blocks = append(blocks, &doc.Heading{ID: fmt.Sprint("s", i), Level: 2, Text: []doc.Inline{doc.Text(fmt.Sprint("Section ", i))}})
		for k := range 13 {
			blocks = append(blocks, textPara(i+k, 10))
		}
	}
	d := &doc.Document{Lang: "en", Title: "The report", HowToRead: []doc.Block{textPara(1, 90), textPara(2, 90), textPara(3, 90)},
		Chapters: []*doc.Chapter{{ID: "c", Number: 7, Title: "The chapter", Hue: "sea", Blocks: blocks}}}
	b := Pages(d, theme.Default(), fonts, hyph)
	at, sections := pagesOf(b), map[string]bool{}
	section := ""
	for i, p := range b.Pages {
		opens, first := false, ""
		for _, a := range p.Anchors {
			opens = opens || a.Name == "c" || a.Name == "cover" || a.Name == "imprint" || a.Name == "contents" || a.Name == howToID
			if n := strings.TrimPrefix(a.Name, "s"); n != a.Name && len(n) == 1 {
				if section = "Section " + n; first == "" {
					first = section
				}
			}
		}
		want := section
		if first != "" {
			want = first
		}
		switch {
		case opens || p.Label == "":
			want = ""
		case section == "" && i%2 == 1:
			want = "The report"
		case section == "":
			want = theme.English().HowToRead
		case i%2 == 1:
			want = "7\u2002The chapter"
		default:
			sections[want] = true
		}
		if got := headOf(p); got != want && (got != "" || len(p.Scene.Items) > 0) {
			t.Errorf("page %s has the head %q, want %q", p.Label, got, want)
		}
	}
	if len(sections) < 3 || at["s3"] == at["s0"] {
		t.Errorf("right-hand pages name %d sections", len(sections))
	}
}

func TestContentsStandInTwoColumns(t *testing.T) {
	fonts, hyph := assets(t)
	d := sample(4)
	b := Pages(d, theme.Default(), fonts, hyph)
	left, right := 0, 0
	for _, p := range b.Pages {
		for _, a := range p.Anchors {
			if a.Name != contentsID {
				continue
			}
			for _, l := range p.Links {
				if l.X > p.Width/2 {
					right++
				} else if left++; l.X+l.Width > p.Width/2 {
					t.Errorf("%q reaches over both columns", l.Text)
				}
			}
		}
	}
	if left < 10 || right < 10 {
		t.Errorf("%d entries in the left column, %d in the right", left, right)
	}
}

func TestEndnotesStandAtTheEnd(t *testing.T) {
	fonts, hyph := assets(t)
	note := &doc.Note{ID: "n1", Number: 1, Text: []doc.Inline{doc.Text("At the very end.")}}
	marked := textPara(1, 3)
	marked.Text = append(marked.Text, doc.NoteMark{Note: note})
	blocks := []doc.Block{marked}
	for i := range 20 {
		blocks = append(blocks, textPara(i, 12))
	}
	for _, end := range []bool{false, true} {
		d := &doc.Document{Lang: "en", Title: "T", Chapters: []*doc.Chapter{{ID: "c", Number: 1, Title: "C", Hue: "sea", Blocks: blocks, Notes: []*doc.Note{note}, Endnotes: end}}}
		b := Pages(d, theme.Default(), fonts, hyph)
		last := b.Pages[len(b.Pages)-1]
		if got := pagesOf(b)["n1"] == last; got != end {
			t.Errorf("endnotes %t: the note stands on the last page: %t", end, got)
		}
	}
}

func TestBackCoverIsTheLastLeftHandPage(t *testing.T) {
	fonts, hyph := assets(t)
	for n := 1; n < 4; n++ {
		d := sample(n)
		d.Abstract = "What the study is about."
		b := Pages(d, theme.Default(), fonts, hyph)
		last := b.Pages[len(b.Pages)-1]
		if len(b.Pages)%2 != 0 || !strings.Contains(words(&Book{Pages: []*Page{last}}), d.Abstract) || last.Label != "" {
			t.Errorf("%d chapters: page %d of %d: %q", n, len(b.Pages), len(b.Pages), words(&Book{Pages: []*Page{last}}))
		}
	}
	d := sample(1)
	d.Abstract = ""
	b := Pages(d, theme.Default(), fonts, hyph)
	var full bool
	eachText(b.Pages[len(b.Pages)-1].Scene.Items, func(*scene.Text) { full = true })
	if !full {
		t.Error("a book without an abstract ends on an empty page")
	}
}

func TestWideTableTurnsThePage(t *testing.T) {
	fonts, hyph := assets(t)
	g := &doc.Grid{}
	for i := range 13 {
		g.Columns = append(g.Columns, doc.Column{Head: []doc.Inline{doc.Text(fmt.Sprint("Indicators ", i))}, Align: doc.AlignDecimal})
	}
	for range 70 {
		g.Rows = append(g.Rows, doc.Row{Cells: cells(strings.Fields(strings.Repeat("1,234,567 ", 13))...)})
	}
	tab := &doc.Table{Exhibit: exhibit(doc.KindTable, 1, "Wide", true), Grid: g}
	tab.ID = "wide"
	d := &doc.Document{Lang: "en", Title: "T", Chapters: []*doc.Chapter{{ID: "c", Number: 1, Title: "C", Hue: "sea", Blocks: []doc.Block{textPara(1, 60), tab, textPara(2, 60), textPara(3, 60)}}}}
	b := Pages(d, theme.Default(), fonts, hyph)
	rows, wide, after := 0, 0, ""
	for _, p := range b.Pages {
		if p.Width > p.Height {
			wide++
			rows += strings.Count(words(&Book{Pages: []*Page{p}}), "1,234,567") / 13
			for _, q := range textBoxes(testSetter(t), p) {
				if q.x1 > p.Width-20 || q.y1 > p.Height-20 {
					t.Errorf("%q leaves the landscape page", q.text)
				}
			}
		} else if wide > 0 {
			after += words(&Book{Pages: []*Page{p}})
		}
	}
	if wide < 2 || rows != 70 || after == "" {
		t.Errorf("%d rows on %d landscape pages, text after them: %t", rows, wide, after != "")
	}
	if p := pagesOf(b)["wide"]; p == nil || p.Width < p.Height {
		t.Error("the anchor of the table is not on a landscape page")
	}
}

// Sheets of less than half a page share pages, longer ones have one each; none is
// cut, and the values of all stand in one line.
func TestFactSheetsAreNotCut(t *testing.T) {
	for facts, onPage := range map[int]int{18: 2, 40: 1} {
		factSheets(t, facts, onPage)
	}
}

func factSheets(t *testing.T, facts, onPage int) {
	t.Helper()
	d := &doc.Document{Lang: "en", Title: "T"}
	for i := range 6 {
		c := &doc.Country{Code: fmt.Sprint("X", i), Name: fmt.Sprint("Country ", i), Anchor: fmt.Sprint("country-", i), Sheet: true}
		for k := range facts {
			c.Facts = append(c.Facts, doc.Fact{Label: []doc.Inline{doc.Text("People counted")}, Value: []doc.Inline{doc.Text(fmt.Sprint(1+(k*7919)%1000*(i+1)) + ".5")}, Period: fmt.Sprint("in ", i)})
		}
		d.Countries = append(d.Countries, c)
	}
	fonts, hyph := assets(t)
	book := Pages(d, theme.Default(), fonts, hyph)
	var heads []string
	for _, n := range nodes(book) {
		if n.Role == scene.RTH && n.within(scene.RTR, scene.RTHead, scene.RTable) {
			heads = append(heads, n.text+" "+n.Scope)
		}
	}
	if want := slices.Repeat([]string{"Indicator Column", "Value Column", "Period Column", "Source Column"}, 6); !slices.Equal(heads, want) {
		t.Errorf("the heads are %q", heads)
	}
	ends := map[string]bool{}
	found, most := 0, 0
	for _, p := range book.Pages {
		rows := map[string]int{}
		eachText(p.Scene.Items, func(x *scene.Text) {
			if s := strings.TrimSpace(x.Content); strings.HasPrefix(s, "in ") {
				rows[s]++
			} else if strings.HasSuffix(s, ".5") {
				ends[fmt.Sprintf("%.0f %t", x.X+fonts.Width(s, fontStyle(x.Style)), p.Label[len(p.Label)-1]%2 == 0)] = true
			}
		})
		most = max(most, len(rows))
		for name, n := range rows {
			if found++; n != facts {
				t.Errorf("page %s has %d rows %q of %d", p.Label, n, name, facts)
			}
		}
	}
	if most != onPage {
		t.Errorf("sheets of %d facts: %d of them on a page, want %d", facts, most, onPage)
	}
	if found != 6 || len(ends) > 2 {
		t.Errorf("%d sheets; values end at %v, want one place on left and one on right pages", found, ends)
	}
}
