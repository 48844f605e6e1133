package site

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// drawn is a drawing of n bars with labels, about what a chart has.
func drawn(n int) *scene.Scene {
	s := &scene.Scene{Width: 482, Height: 220}
	sea, ink := scene.Fill(theme.MustHex("#0B5C7A")), scene.Fill(theme.MustHex("#1B2733"))
	for i := range n {
		x, h := 10+float64(i)*460/float64(n), 20+float64(i*37%160)
		s.Items = append(s.Items, &scene.Path{Fill: sea, Mark: &scene.Mark{Key: fmt.Sprint("0.", i), Name: fmt.Sprint(2000 + i), Value: fmt.Sprint(h)},
			Segs: []scene.Seg{{Op: scene.Move, Args: [6]float64{x, 200}}, {Op: scene.Line, Args: [6]float64{x, 200 - h}},
				{Op: scene.Line, Args: [6]float64{x + 8.25, 200 - h}}, {Op: scene.Line, Args: [6]float64{x + 8.25, 200}}, {Op: scene.Close}}},
			&scene.Text{X: x, Y: 212, Content: fmt.Sprint(2000 + i), Style: scene.TextStyle{Family: theme.Sans, Size: 8}, Fill: ink})
	}
	return s
}

func text(s string) []doc.Inline { return []doc.Inline{doc.Text(s)} }

// report is a document of many chapters with four exhibits each: three figures and a table.
func report(chapters int) *doc.Document {
	d := &doc.Document{Lang: "en", Title: "A study & more", ISODate: "2026-11-22", Date: "22 November 2026", Authors: []string{"The {Curly} Institute"},
		Licence: "CC BY 4.0", Citation: "The Institute, A study (2026).", Identifier: "a-study", Abstract: "What it is about.", Publisher: "Press"}
	words := strings.Repeat("Detections stand closer to the truth at sea than at short land borders. ", 6)
	s := drawn(20)
	for c := range chapters {
		ch := &doc.Chapter{ID: fmt.Sprint("chapter-", c+1), Number: c + 1, Title: fmt.Sprint("Chapter ", c+1), Hue: "sea", Standfirst: text("In short.")}
		note := &doc.Note{ID: fmt.Sprintf("note-%d-1", c+1), Number: 1, Text: text("A remark.")}
		ch.Notes = []*doc.Note{note}
		for i := range 4 {
			ch.Blocks = append(ch.Blocks, &doc.Heading{ID: fmt.Sprintf("chapter-%d-part-%d", c+1, i), Level: 2, Text: text("A part")},
				&doc.Paragraph{Text: []doc.Inline{doc.Text(words), doc.NoteMark{Note: note}}}, &doc.Paragraph{Text: text(words)})
			g := &doc.Grid{Columns: []doc.Column{{Head: text("Year")}, {Head: text("Deaths"), Align: doc.AlignDecimal}}}
			for y := range 20 {
				g.Rows = append(g.Rows, doc.Row{Cells: []doc.Cell{{Text: text(fmt.Sprint(2000 + y)), Head: true}, {Text: text(fmt.Sprint(y * 371))}}})
			}
			id := fmt.Sprintf("fig-%d-%d", c+1, i)
			e := doc.Exhibit{ID: id, Label: fmt.Sprintf("Fig. %d", c*4+i+1), Chapter: c + 1, ChapterID: ch.ID, Title: text("Deaths, by year"), Source: text("IOM"), SourceWord: "Source",
				Alt: "Bars.", Description: "The highest is 2019.", Data: g, CSVName: id + ".csv", CSV: []byte("year,deaths\n2019,371\n2020,12.5\n")}
			d.Numbers = append(d.Numbers, doc.NumberEntry{ID: "number-" + id, Group: ch.Title, Text: text(e.Label), Rule: text("sum of deaths"), From: text("deaths.csv")})
			if i == 3 {
				e.Kind = doc.KindTable
				ch.Blocks = append(ch.Blocks, &doc.Table{Exhibit: e, Grid: g})
				continue
			}
			ch.Blocks = append(ch.Blocks, &doc.Figure{Exhibit: e, Scene: s, Narrow: s})
		}
		d.Chapters = append(d.Chapters, ch)
	}
	return d
}

func files(t testing.TB, d *doc.Document, pics Pictures) map[string]string {
	t.Helper()
	list, err := Files(d, theme.Default(), "a-study.pdf", pics, nil)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range list {
		out[f.Name] = string(f.Data)
	}
	return out
}

var address = regexp.MustCompile(`(?:href|src)="([^"]*)"`)

// Every address on every page is relative, and leads to a file of the site and a place on it.
func TestAddresses(t *testing.T) {
	d := report(3)
	d.Countries = []*doc.Country{{Code: "LBY", Name: "Libya", Anchor: "country-LBY", Mentions: []doc.Reference{{Target: "chapter-1", Chapter: "chapter-1", Text: "1"}}}}
	d.Glossary = []*doc.Term{{ID: "term-a", Name: "A", Text: text("What it means.")}}
	d.News = []doc.Block{&doc.Paragraph{Text: text("This is new.")}}
	all := files(t, d, Pictures{"fig-1-0.png": []byte("x"), "fig-1-0.pdf": []byte("x")})
	all["a-study.pdf"] = ""
	checked := 0
	for name, html := range all {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, m := range address.FindAllStringSubmatch(html, -1) {
			file, place, _ := strings.Cut(m[1], "#")
			if m[1] == "data:," {
				continue
			}
			if file == "" {
				file = name
			}
			target, ok := all[file]
			switch {
			case strings.HasPrefix(file, "/") || strings.Contains(file, ":"):
				t.Errorf("%s: %q is not relative", name, m[1])
			case !ok:
				t.Errorf("%s: %q is no file of the site", name, m[1])
			case place != "" && !strings.Contains(target, `id="`+place+`"`):
				t.Errorf("%s: %q is no place on %s", name, m[1], file)
			}
			checked++
		}
	}
	if checked < 100 {
		t.Errorf("only %d addresses found", checked)
	}
}

func TestFilesOfAnExhibit(t *testing.T) {
	d := report(1)
	d.SiteURL = "https://example.org/reports/2026"
	all := files(t, d, nil)
	for name, want := range map[string]string{
		"data/fig-1-0.bib":               "author = {{The \\{Curly\\} Institute}}",
		"data/fig-1-0.ris":               "UR  - https://example.org/reports/2026/fig-1-0.html\r\n",
		"data/fig-1-0.csl.json":          `"container-title": "A study \u0026 more"`,
		"data/study.csl.json":            `"type": "report"`,
		"data/fig-1-0.csv-metadata.json": `"datatype": "decimal"`,
		"fig-1-0.html":                   `"@type":"Dataset"`,
		"fig-1-0.embed.html":             `<link rel="canonical" href="https://example.org/reports/2026/fig-1-0.html">`,
	} {
		if !strings.Contains(all[name], want) {
			t.Errorf("%s lacks %q:\n%s", name, want, all[name][:min(len(all[name]), 900)])
		}
	}
	for name, data := range all {
		if strings.HasSuffix(name, ".json") && !json.Valid([]byte(data)) {
			t.Errorf("%s is no JSON", name)
		}
	}
	if strings.Contains(all["fig-1-0.embed.html"], "<script") {
		t.Error("the page for frames has a script")
	}
}

// Words of the study never become mark-up, and addresses lead where a reader may go.
func TestHostileText(t *testing.T) {
	d := report(1)
	d.Glossary = []*doc.Term{{ID: "term-x", Name: "X", Text: text("What it means.")}}
	bad := `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`
	d.Title, d.Chapters[0].Title = bad, bad
	d.Chapters[0].Blocks = append(d.Chapters[0].Blocks, &doc.Paragraph{Text: []doc.Inline{
		doc.Text(bad), doc.Link{URL: "javascript:alert(1)", Inlines: text(bad)}, doc.Link{URL: `https://e.org/"onclick="x`, Inlines: text(bad)},
		doc.Number{Text: bad, ID: "number-fig-1-0"}, doc.Superscript{Text: bad}, doc.Gloss{Term: &doc.Term{ID: "term-x", Text: text(bad)}, Inlines: text(bad)}}})
	f := d.Chapters[0].Blocks[3].(*doc.Figure)
	f.Title, f.Note, f.Alt, f.Unit = text(bad), text(bad), bad, bad
	f.Data.Rows[0].Cells[0].Text = text(bad)
	for name, html := range files(t, d, nil) {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, sign := range []string{"<script>alert", "<img src=x", `"onclick=`, "javascript:"} {
			if strings.Contains(html, sign) {
				t.Errorf("%s contains %s", name, sign)
			}
		}
	}
}

func TestTwoFilesOfOneName(t *testing.T) {
	d := report(1)
	d.Chapters[0].ID = "about"
	if _, err := Files(d, theme.Default(), "x.pdf", nil, nil); err == nil || !strings.Contains(err.Error(), "about.html") {
		t.Errorf("error %v, want one that names about.html", err)
	}
}

func gzipped(data ...string) int {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	for _, d := range data {
		z.Write([]byte(d))
	}
	z.Close()
	return b.Len()
}

// The pages of a chapter with four exhibits, its style sheet and the frame around it are light.
func TestLight(t *testing.T) {
	all := files(t, report(5), nil)
	n := gzipped(all["chapter-1.html"]) + gzipped(all["style.css"])
	t.Logf("chapter page and style sheet: %d bytes compressed", n)
	if n > 30<<10 {
		t.Errorf("a page of four plain charts takes %d bytes", n)
	}
}

// BenchmarkThousandChapters writes 1,000 chapters with four exhibits each. What it
// needs of the heap at most is bounded by what it writes: peak-MB beside MB.
func BenchmarkThousandChapters(b *testing.B) {
	d := report(1000)
	b.ReportAllocs()
	var before, after syscall.Rusage
	for b.Loop() {
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &before); err != nil {
			b.Fatal(err)
		}
		list, err := Files(d, theme.Default(), "x.pdf", nil, nil)
		if err != nil {
			b.Fatal(err)
		}
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &after); err != nil {
			b.Fatal(err)
		}
		size := 0
		for _, f := range list {
			size += len(f.Data)
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(after.Utime.Nano()+after.Stime.Nano()-before.Utime.Nano()-before.Stime.Nano())/1e9, "cpu-s")
		b.ReportMetric(float64(m.HeapSys)/1e6, "peak-MB")
		b.ReportMetric(float64(len(list)), "files")
		b.ReportMetric(float64(size)/1e6, "MB")
	}
}

// physical matches what in a style sheet would stay where it is when a page is written from right to left.
var physical = regexp.MustCompile(`(?:margin|padding|border|inset)-(?:left|right)\b|[;{\s](?:left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b`)

// A study in a language written from right to left says so on each page, and the style sheet follows.
func TestRightToLeft(t *testing.T) {
	for lang, want := range map[string]string{"ar": `<html lang="ar" dir="rtl">`, "fa-IR": `<html lang="fa-IR" dir="rtl">`, "az-Arab": `<html lang="az-Arab" dir="rtl">`, "en": `<html lang="en">`, "ar-Latn": `<html lang="ar-Latn">`} {
		d := report(1)
		d.Lang = lang
		for name, page := range files(t, d, nil) {
			if strings.HasSuffix(name, ".html") && !strings.Contains(page, want) {
				t.Errorf("%s lacks %s", name, want)
			}
		}
	}
	if m := physical.FindString(files(t, report(1), nil)["style.css"]); m != "" {
		t.Errorf("the style sheet says %q", m)
	}
}

// What a chart shows is told in words with the drawing: once, though it stands there in two sizes.
func TestDrawingsAreTold(t *testing.T) {
	const told = `<desc id="fig-1-0-d">Bars. The highest is 2019.</desc>`
	all := files(t, report(1), nil)
	for _, name := range []string{"chapter-1.html", "fig-1-0.html", "fig-1-0.embed.html"} {
		if n := strings.Count(all[name], told); n != 1 {
			t.Errorf("%s has %s %d times", name, told, n)
		}
		if n := strings.Count(all[name], `aria-labelledby="fig-1-0-t fig-1-0-d"`); n != 2 {
			t.Errorf("%d drawings in %s are named by it", n, name)
		}
	}
	if svg := all["data/fig-1-0.svg"]; !strings.Contains(svg, told) {
		t.Errorf("data/fig-1-0.svg is not told: %.300s", svg)
	}
}
