package render

// A book of running text with a figure and a table on every three pages, from the
// finished document to the file: hyphenated, tagged, its data attached, on one
// processor. The same words, drawing and table as HTML in two hyphenated columns
// go to headless Chromium and to WeasyPrint where they are installed.

import (
	"bytes"
	"fmt"
	"html"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"globalstudy/render/doc"
	"globalstudy/render/font"
	"globalstudy/render/layout"
	"globalstudy/render/pdf"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
	"globalstudy/templates"
)

const benchSentence = "Detections of irregular border-crossing count events rather than persons, and the same person can be counted at more than one border; enforcement at one place is followed within months by departures from another. "

func benchText(seed, sentences int) string {
	words := strings.Fields(strings.Repeat(benchSentence, sentences))
	at := (seed * 7) % len(words) // no two paragraphs break alike
	return strings.Join(append(words[at:len(words):len(words)], words[:at]...), " ") + "."
}

// benchScene is a bar chart as it comes from the engine: axis, bars and their values.
func benchScene(n int) *scene.Scene {
	s := &scene.Scene{Width: theme.MM(170), Height: 200}
	blue := scene.Fill(theme.MustHex("#0B5C7A"))
	for i := range 16 {
		x, h := 20+float64(i)*28, float64((i*7+n)%11+2)*13
		s.Items = append(s.Items, &scene.Path{Fill: blue, Segs: []scene.Seg{{Op: scene.Move, Args: [6]float64{x, 185}}, {Op: scene.Line, Args: [6]float64{x + 20, 185}},
			{Op: scene.Line, Args: [6]float64{x + 20, 185 - h}}, {Op: scene.Line, Args: [6]float64{x, 185 - h}}, {Op: scene.Close}}},
			&scene.Text{X: x + 10, Y: 196, Anchor: scene.Middle, Content: fmt.Sprint(2009 + i), Style: scene.TextStyle{Family: theme.Sans, Size: 8, Weight: 400}, Fill: blue})
	}
	return s
}

func benchGrid(n int) *doc.Grid {
	g := &doc.Grid{}
	for i, head := range [...]string{"Corridor", "Fee", "Change", "How it is paid"} {
		c := doc.Column{Head: []doc.Inline{doc.Text(head)}}
		if i == 1 || i == 2 {
			c.Align = doc.AlignDecimal
		}
		g.Columns = append(g.Columns, c)
	}
	for i := range 12 {
		var r doc.Row
		for _, text := range [...]string{fmt.Sprint("Corridor ", i+1), fmt.Sprint(1000*n + i*37), fmt.Sprintf("%d.%d", i, n%10), "In advance, in cash"} {
			r.Cells = append(r.Cells, doc.Cell{Text: []doc.Inline{doc.Text(text)}})
		}
		g.Rows = append(g.Rows, r)
	}
	return g
}

// benchBook is the document and the same as HTML; a unit is some three pages.
func benchBook(units int) (*doc.Document, string) {
	d := &doc.Document{Lang: "en", Title: "A book", ISODate: "2026-11-22"}
	var page strings.Builder
	page.WriteString(`<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>A book</title><style>@page{size:A4;margin:24mm 20mm}` +
		`body{font:9.6pt/13pt serif;columns:2;text-align:justify;hyphens:auto}figure,table{column-span:all;width:100%}figure,tr{break-inside:avoid}</style>`)
	for i := range units {
		if i%8 == 0 {
			d.Chapters = append(d.Chapters, &doc.Chapter{ID: fmt.Sprint("c", i), Number: i/8 + 1, Title: "A chapter", Hue: "sea"})
			page.WriteString("<h1>A chapter</h1>")
		}
		c := d.Chapters[len(d.Chapters)-1]
		c.Blocks = append(c.Blocks, &doc.Heading{ID: fmt.Sprint("h", i), Level: 2, Text: []doc.Inline{doc.Text("A section")}})
		page.WriteString("<h2>A section</h2>")
		for k := range 18 {
			text := benchText(i*18+k, 3)
			c.Blocks = append(c.Blocks, &doc.Paragraph{Text: []doc.Inline{doc.Text(text)}})
			fmt.Fprintf(&page, "<p>%s</p>", html.EscapeString(text))
			ex := doc.Exhibit{Title: []doc.Inline{doc.Text("An exhibit")}, Alt: "Bars.", Wide: true, Source: []doc.Inline{doc.Text("Invented")}, SourceWord: "Source", CSVName: fmt.Sprint("data-", i, "-", k, ".csv"), CSV: []byte("a,b\n1,2\n")}
			switch k {
			case 5:
				ex.ID, ex.Label, ex.Kind, ex.Number = fmt.Sprint("fig-", i), fmt.Sprint("Fig. ", i+1), doc.KindFigure, i+1
				s := benchScene(i)
				c.Blocks = append(c.Blocks, &doc.Figure{Exhibit: ex, Scene: s})
				var b bytes.Buffer
				_ = scene.Write(&b, s, scene.WriteOptions{ID: ex.ID})
				fmt.Fprintf(&page, "<figure><figcaption>%s</figcaption>%s</figure>", ex.Label, b.String())
			case 12:
				ex.ID, ex.Label, ex.Kind, ex.Number = fmt.Sprint("tab-", i), fmt.Sprint("Table ", i+1), doc.KindTable, i+1
				g := benchGrid(i)
				c.Blocks = append(c.Blocks, &doc.Table{Exhibit: ex, Grid: g})
				fmt.Fprintf(&page, "<table><caption>%s</caption>", ex.Label)
				for _, r := range g.Rows {
					page.WriteString("<tr>")
					for _, cell := range r.Cells {
						fmt.Fprintf(&page, "<td>%s</td>", doc.InlineText(cell.Text))
					}
				}
				page.WriteString("</table>")
			}
		}
	}
	return d, page.String()
}

var pageObject = regexp.MustCompile(`/Type\s*/Page\b`)

func BenchmarkBook(b *testing.B) {
	fsys, err := fs.Sub(templates.Assets, "assets")
	if err != nil {
		b.Fatal(err)
	}
	if _, err := font.Load(fsys); err != nil {
		b.Skip("templates/assets is not prepared: ", err)
	}
	hyph, err := layout.LoadHyphenator(fsys, "en")
	if err != nil {
		b.Fatal(err)
	}
	_, page := benchBook(60)
	ours := 0.0
	for _, size := range [...]struct {
		name  string
		units int
	}{{"globalstudy", 60}, {"globalstudy-2000-pages", 640}} {
		b.Run(size.name, func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
			d, _ := benchBook(size.units)
			pages := 0
			for b.Loop() {
				fonts, err := font.Load(fsys) // nothing is shaped beforehand
				if err != nil {
					b.Fatal(err)
				}
				book := layout.Pages(d, theme.Default(), fonts, hyph)
				pages += len(book.Pages)
				var out bytes.Buffer
				if err := pdf.Write(&out, d, book, theme.Default(), fonts); err != nil {
					b.Fatal(err)
				}
			}
			speed := float64(pages) / b.Elapsed().Seconds()
			if size.units == 60 {
				ours = speed
			}
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			b.ReportMetric(speed, "pages/s")
			b.ReportMetric(float64(pages)/float64(b.N), "pages")
			b.ReportMetric(float64(m.Sys)/1e6, "MB")
		})
	}
	dir := b.TempDir()
	in, out := filepath.Join(dir, "book.html"), filepath.Join(dir, "book.pdf")
	if err := os.WriteFile(in, []byte(page), 0o644); err != nil {
		b.Fatal(err)
	}
	for _, other := range []struct {
		name string
		args []string
	}{
		{"chromium", []string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
			"--user-data-dir=" + filepath.Join(dir, "profile"), "--no-pdf-header-footer", "--print-to-pdf=" + out, "file://" + in}},
		{"weasyprint", []string{"--pdf-variant=pdf/ua-1", "--uncompressed-pdf", in, out}},
	} {
		b.Run(other.name, func(b *testing.B) {
			tool, err := exec.LookPath(other.name)
			if err != nil {
				b.Skip(other.name, " is not installed")
			}
			pages := 0
			start := time.Now()
			for b.Loop() {
				if msg, err := exec.Command(tool, other.args...).CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, msg)
				}
				file, err := os.ReadFile(out)
				if err != nil {
					b.Fatal(err)
				}
				pages += len(pageObject.FindAll(file, -1))
			}
			theirs := float64(pages) / time.Since(start).Seconds()
			b.ReportMetric(theirs, "pages/s")
			if theirs > 0 {
				b.ReportMetric(ours/theirs, "ours/theirs")
			}
		})
	}
}
