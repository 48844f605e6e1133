package layout

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"sort"
	"strings"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

var update = flag.Bool("update", false, "write golden files")

// dump lists the text of pages with its place.
func dump(b *Book) string {
	var out strings.Builder
	for i, p := range b.Pages {
		fmt.Fprintf(&out, "page %d %q\n", i+1, p.Label)
		eachText(p.Scene.Items, func(t *scene.Text) {
			c := t.Content
			if t.SoftHyphen {
				c += "~"
			}
			fmt.Fprintf(&out, "  %.1f %.1f %gpt %q", t.X, t.Y, t.Style.Size, c)
			if t.WordSpace != 0 {
				fmt.Fprintf(&out, " %+.2f", t.WordSpace)
			}
			out.WriteByte('\n')
		})
		for _, a := range p.Anchors {
			fmt.Fprintf(&out, "  anchor %s %.1f\n", a.Name, a.Y)
		}
	}
	return out.String()
}

func small() *doc.Document {
	d := sample(1)
	c := d.Chapters[0]
	c.Blocks = append(c.Blocks[:6:6], sampleTable(11, 3, true))
	d.HowToRead, d.CoverArt = d.HowToRead[:2], nil
	d.Sources[0].Used = d.Exhibits()
	return d
}

func TestGolden(t *testing.T) {
	fonts, hyph := assets(t)
	got := dump(Pages(small(), theme.Default(), fonts, hyph))
	const file = "testdata/pages.txt"
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a, b := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("line %d is\n%s\nwant\n%s", i+1, a[i], b[i])
		}
	}
	if len(a) != len(b) {
		t.Fatalf("%d lines, want %d", len(a), len(b))
	}
}

// books are documents that strain the engine.
func books(t testing.TB) map[string]*doc.Document {
	one := func(blocks ...doc.Block) *doc.Document {
		return &doc.Document{Lang: "en", Title: "T", Chapters: []*doc.Chapter{{ID: "c", Number: 1, Title: "C", Hue: "sea", Blocks: blocks}}}
	}
	notes := sample(1)
	notes.Chapters[0] = sampleChapter(1, 60)
	many := &doc.Paragraph{}
	nc := &doc.Chapter{ID: "c", Number: 1, Title: "C", Blocks: []doc.Block{many, textPara(3, 4)}}
	for i := range 60 {
		n := &doc.Note{ID: fmt.Sprint("n", i), Number: i + 1, Text: []doc.Inline{doc.Text(prose(i, 2))}}
		nc.Notes = append(nc.Notes, n)
		many.Text = append(many.Text, doc.Text("word"), doc.NoteMark{Note: n}, doc.Text(" "))
	}
	var wide []doc.Block
	for i := range 12 {
		wide = append(wide, textPara(i, 2), figure(i+1, "One of many", i%3 != 0, 260))
	}
	var narrow doc.Grid
	for range 40 {
		narrow.Columns = append(narrow.Columns, doc.Column{Head: []doc.Inline{doc.Text("Indicator")}, Align: doc.AlignDecimal})
	}
	narrow.Rows = []doc.Row{{Cells: cells(strings.Fields(strings.Repeat("1,234,567 ", 40))...)}}
	fat := &doc.Table{Exhibit: exhibit(doc.KindTable, 1, "Far too wide", true), Grid: &narrow}
	long := &doc.Box{Exhibit: exhibit(doc.KindBox, 1, "A long box", false)}
	for i := range 30 {
		long.Blocks = append(long.Blocks, textPara(i, 3))
	}
	across := &doc.Box{Exhibit: exhibit(doc.KindBox, 2, "A wide box", true), Blocks: []doc.Block{textPara(1, 3), textPara(2, 3), &doc.List{Items: [][]doc.Block{{textPara(1, 1)}, {textPara(2, 1)}}}}}
	sheets := one(textPara(1, 3))
	for i := range 5 {
		c := &doc.Country{Code: fmt.Sprint("X", i), Name: fmt.Sprint("Country ", i), Anchor: fmt.Sprint("country-", i), Sheet: true}
		for k := range 1 + i*i*6 { // the last is higher than a page
			c.Facts = append(c.Facts, doc.Fact{Label: []doc.Inline{doc.Text(prose(k, 1))}, Value: []doc.Inline{doc.Text(fmt.Sprint(k*997, ".5"))}, Period: "2014–2024"})
		}
		sheets.Countries = append(sheets.Countries, c)
	}
	return map[string]*doc.Document{
		"sheets": sheets,
		"sample": sample(3), "small": small(), "many notes": notes, "notes in one line": {Lang: "en", Chapters: []*doc.Chapter{nc}},
		"empty": {}, "empty chapter": one(), "only a figure": one(figure(1, "Alone", true, 200)),
		"tall figures": one(textPara(1, 3), figure(1, "Tall", true, 4000), figure(2, "Tall", false, 4000), textPara(2, 3)),
		"many figures": one(wide...), "long tables": one(textPara(1, 2), sampleTable(1, 120, true), textPara(2, 3), sampleTable(2, 90, false)),
		"fat table": one(textPara(1, 3), fat), "long box": one(textPara(1, 3), long, textPara(2, 9)), "wide box": one(textPara(1, 3), across, textPara(2, 9)),
		"headings":     one(&doc.Heading{ID: "a", Level: 3, Text: []doc.Inline{doc.Text("Deep")}}, &doc.Heading{ID: "b", Level: 2, Text: []doc.Inline{doc.Text("A")}}, &doc.Heading{ID: "d", Level: 2, Text: []doc.Inline{doc.Text("B")}}),
		"long caption": one(textPara(1, 2), &doc.Figure{Exhibit: doc.Exhibit{ID: "x", Label: "Fig. 1", Title: textPara(1, 90).Text, Alt: "A"}, Scene: bars(200, 100)}, textPara(2, 2)),
		"long profile": one(textPara(1, 2), &doc.Profile{Parts: []doc.ProfilePart{{Title: "P", Text: textPara(1, 90).Text}, {Title: "Q", Text: textPara(2, 2).Text}}}, textPara(2, 2)),
		"long heading": one(&doc.Heading{ID: "a", Level: 2, Text: []doc.Inline{doc.Text(prose(1, 20))}}, textPara(1, 2)),
	}
}

func eachBook(t *testing.T, f func(t *testing.T, d *doc.Document, b *Book)) {
	fonts, hyph := assets(t)
	all := books(t)
	var names []string
	for name := range all {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		t.Run(name, func(t *testing.T) { f(t, all[name], Pages(all[name], theme.Default(), fonts, hyph)) })
	}
}

// tagText is the text below a tag, in the order of the pages.
func tagText(b *Book) map[*scene.Tag]string {
	out := map[*scene.Tag]string{}
	var walk func(items []scene.Item, tag *scene.Tag)
	walk = func(items []scene.Item, tag *scene.Tag) {
		for _, it := range items {
			switch it := it.(type) {
			case *scene.Group:
				k := tag
				if it.Tag != nil {
					k = it.Tag
				}
				walk(it.Items, k)
			case *scene.Text:
				out[tag] += it.Content
			}
		}
	}
	for _, p := range b.Pages {
		walk(p.Scene.Items, nil)
	}
	return out
}

// words is the whole text in reading order, without white space. Text of a tag
// comes before that of its kids, so links are put where they stand by page.
func words(b *Book) string {
	var out strings.Builder
	for _, p := range b.Pages {
		var walk func(items []scene.Item, art bool)
		walk = func(items []scene.Item, art bool) {
			for _, it := range items {
				switch it := it.(type) {
				case *scene.Group:
					walk(it.Items, art || (it.Tag != nil && it.Tag.Role == scene.Artifact))
				case *scene.Text:
					if !art {
						out.WriteString(it.Content)
						out.WriteByte(' ')
					}
				}
			}
		}
		walk(p.Scene.Items, false)
	}
	return out.String()
}

// TestNoWordIsLost counts words: what the document says, with each line of the
// front and back matter, is in the pages as often as it should be.
func TestNoWordIsLost(t *testing.T) {
	eachBook(t, func(t *testing.T, d *doc.Document, b *Book) {
		text := words(b)
		have := map[rune]int{}
		for _, r := range text {
			have[r]++
		}
		squashed := squash(text)
		for _, l := range doc.PlainText(d) {
			if w := squash(l.Text); len(w) < 40 && !strings.Contains(squashed, w) {
				t.Errorf("%s: %q is not in the pages", l.Stream, l.Text)
			}
		}
		for _, c := range d.Chapters {
			for _, n := range c.Notes {
				if got := strings.Count(anchors(b), " "+n.ID+" "); got != 1 {
					t.Errorf("note %s stands %d times", n.ID, got)
				}
			}
		}
		// one tag for each paragraph: its text is the paragraph's, once
		texts := tagText(b)
		byText := map[string]int{}
		var walk func(tag *scene.Tag) string
		walk = func(tag *scene.Tag) string {
			n := letters(texts[tag])
			for _, k := range tag.Kids {
				n += walk(k)
			}
			if tag.Role == scene.RP || tag.Role == scene.RBody || tag.Role == scene.RCaption {
				byText[sorted(n)]++
			}
			return n
		}
		walk(b.Root)
		for _, l := range paragraphs(d) {
			key := sorted(letters(l))
			if byText[key] == 0 {
				t.Errorf("not set, or not once: %.60q", l)
			}
			byText[key]--
		}
	})
}

func letters(s string) string { return squash(strings.ReplaceAll(s, "\u00AD", "")) }

func sorted(s string) string {
	r := strings.Split(s, "")
	sort.Strings(r)
	return strings.Join(r, "")
}

func anchors(b *Book) string {
	s := " "
	for _, p := range b.Pages {
		for _, a := range p.Anchors {
			s += a.Name + " "
		}
	}
	return s
}

// paragraphs lists running paragraphs without notes marks.
func paragraphs(d *doc.Document) []string {
	var out []string
	for _, c := range d.Chapters {
		doc.Walk(c.Blocks, func(b doc.Block) {
			if p, ok := b.(*doc.Paragraph); ok {
				for _, i := range p.Text {
					if _, ok := i.(doc.NoteMark); ok {
						return
					}
				}
				out = append(out, doc.InlineText(p.Text))
			}
		})
	}
	return out
}

type box struct {
	x0, y0, x1, y1 float64
	text           string
}

func textBoxes(s *setter, p *Page) []box {
	var out []box
	var walk func(items []scene.Item)
	walk = func(items []scene.Item) {
		for _, it := range items {
			switch it := it.(type) {
			case *scene.Group:
				if it.Matrix == (scene.Matrix{}) {
					walk(it.Items)
				}
			case *scene.Text:
				c := strings.TrimSuffix(it.Content, " ")
				w := s.m.face(it.Style).line(c) + float64(strings.Count(c, " "))*it.WordSpace
				out = append(out, box{it.X, it.Y - 0.62*it.Style.Size, it.X + w, it.Y + 0.18*it.Style.Size, c})
			}
		}
	}
	walk(p.Scene.Items)
	return out
}

func TestNothingOverlapsOrLeavesThePage(t *testing.T) {
	s := testSetter(t)
	eachBook(t, func(t *testing.T, d *doc.Document, b *Book) {
		for i, p := range b.Pages {
			boxes := textBoxes(s, p)
			sort.Slice(boxes, func(i, j int) bool { return boxes[i].y0 < boxes[j].y0 })
			for k, a := range boxes {
				if a.x0 < 20 || a.x1 > p.Width-20 || a.y0 < 20 || a.y1 > p.Height-20 {
					t.Errorf("page %d: %q leaves the page: %.1f–%.1f, %.1f–%.1f", i+1, a.text, a.x0, a.x1, a.y0, a.y1)
				}
				for _, c := range boxes[k+1:] {
					if c.y0 >= a.y1 {
						break
					}
					if a.x0 < c.x1-0.3 && c.x0 < a.x1-0.3 && a.y0 < c.y1-0.1 && c.y0 < a.y1-0.1 {
						t.Errorf("page %d: %q (%.1f %.1f) overlaps %q (%.1f %.1f)", i+1, a.text, a.x0, a.y0, c.text, c.x0, c.y0)
					}
				}
			}
		}
	})
}

func TestLinksLand(t *testing.T) {
	eachBook(t, func(t *testing.T, d *doc.Document, b *Book) {
		names := map[string]int{}
		for i, p := range b.Pages {
			for _, a := range p.Anchors {
				if names[a.Name]++; names[a.Name] > 1 {
					t.Errorf("anchor %s stands twice, again on page %d", a.Name, i+1)
				}
				if a.Y < 0 || a.Y > p.Height {
					t.Errorf("anchor %s at %.1f", a.Name, a.Y)
				}
			}
		}
		known := d.Title == "Smuggling of migrants: a global study"
		for i, p := range b.Pages {
			for _, l := range p.Links {
				if (l.URL == "") == (l.Target == "") || l.Tag == nil || l.Text == "" || l.Width <= 0 {
					t.Errorf("page %d: odd link %+v", i+1, l)
				}
				if l.Target != "" && names[l.Target] == 0 && (known || !strings.HasPrefix(l.Target, "source-")) {
					t.Errorf("page %d: %s leads nowhere", i+1, l.Target)
				}
			}
		}
		for _, o := range b.Outline {
			if names[o.Target] == 0 || o.Title == "" || o.Level < 1 {
				t.Errorf("bookmark %+v leads nowhere", o)
			}
		}
	})
}

func TestTagsAreATree(t *testing.T) {
	eachBook(t, func(t *testing.T, d *doc.Document, b *Book) {
		seen := map[*scene.Tag]bool{}
		level := 0
		used := map[*scene.Tag]bool{}
		var walk func(tag *scene.Tag)
		walk = func(tag *scene.Tag) {
			if seen[tag] {
				t.Fatalf("tag %s hangs in two places", tag.Role)
			}
			seen[tag] = true
			if n := strings.Index("H1H2H3", string(tag.Role)); n >= 0 && len(tag.Role) == 2 {
				if n/2+1 > level+1 {
					t.Errorf("heading level skips from %d to %d", level, n/2+1)
				}
				level = n/2 + 1
			}
			if tag.Role == scene.RFigure && (tag.Alt == "" || tag.BBox[2] <= 0) {
				t.Errorf("figure without alternative or box: %+v", tag)
			}
			for _, k := range tag.Kids {
				walk(k)
			}
			if len(tag.Kids) == 0 && !used[tag] && tag.Role != scene.RTD && tag.Role != scene.RTH && tag.Role != scene.RTR && tag.Role != scene.RDocument {
				t.Errorf("%s is empty", tag.Role)
			}
		}
		for _, p := range b.Pages {
			collect(p.Scene.Items, used)
		}
		walk(b.Root)
		var items func(page int, its []scene.Item, inside bool)
		items = func(page int, its []scene.Item, inside bool) {
			for _, it := range its {
				if g, ok := it.(*scene.Group); ok {
					if g.Tag != nil && g.Tag.Role != scene.Artifact && !seen[g.Tag] {
						t.Errorf("page %d: a group's %s is not in the tree", page, g.Tag.Role)
					}
					items(page, g.Items, inside || g.Tag != nil)
				} else if !inside {
					t.Errorf("page %d: item without a tag: %+v", page, it)
				}
			}
		}
		for i, p := range b.Pages {
			items(i+1, p.Scene.Items, false)
		}
	})
}

func TestSameTwice(t *testing.T) {
	fonts, hyph := assets(t)
	a, b := Pages(sample(2), theme.Default(), fonts, hyph), Pages(sample(2), theme.Default(), fonts, hyph)
	if !reflect.DeepEqual(a, b) {
		t.Error("two runs differ")
	}
}

// TestDocumentIsOnlyRead: laying out twice from one document gives the same.
func TestDocumentIsOnlyRead(t *testing.T) {
	fonts, hyph := assets(t)
	d := sample(1)
	a := dump(Pages(d, theme.Default(), fonts, hyph))
	if a != dump(Pages(d, theme.Default(), fonts, hyph)) {
		t.Error("the second run differs")
	}
}

func TestFolios(t *testing.T) {
	fonts, hyph := assets(t)
	b := Pages(sample(2), theme.Default(), fonts, hyph)
	if b.Pages[0].Label != "" {
		t.Error("the cover has a folio")
	}
	for i, p := range b.Pages {
		if p.Label == "1" && i%2 != 0 {
			t.Errorf("page 1 is the left-hand page %d", i+1)
		}
		if i > 0 && p.Label == "" {
			t.Errorf("page %d has no folio", i+1)
		}
	}
	if roman(3) != "iv" || roman(1993) != "mcmxciv" {
		t.Error("roman numerals")
	}
}
