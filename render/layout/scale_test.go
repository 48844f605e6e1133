package layout

// How cost grows: tests count allocated bytes, which do not depend on the
// machine; benchmarks take the time.

import (
	"fmt"
	"runtime"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/theme"
)

func tableOf(rows int) *doc.Document {
	return &doc.Document{Lang: "en", Title: "T", Chapters: []*doc.Chapter{{ID: "c", Number: 1, Title: "C", Hue: "sea",
		Blocks: []doc.Block{textPara(1, 4), sampleTable(1, rows, true), textPara(2, 4)}}}}
}

// textOf has one exhibit and one table in some three pages.
func textOf(units int) *doc.Document {
	d := &doc.Document{Lang: "en", Title: "T"}
	for i := range units {
		if i%8 == 0 {
			d.Chapters = append(d.Chapters, &doc.Chapter{ID: fmt.Sprint("c", i), Number: i/8 + 1, Title: "C", Hue: "sea"})
		}
		c := d.Chapters[len(d.Chapters)-1]
		fig, tab := figure(2*i+1, "A figure", true, 200), sampleTable(2*i+2, 12, false)
		fig.ID, tab.ID = fmt.Sprint("fig-", i), fmt.Sprint("tab-", i)
		c.Blocks = append(c.Blocks, &doc.Heading{ID: fmt.Sprint("h", i), Level: 2, Text: []doc.Inline{doc.Text("A section")}})
		for k := range 10 {
			c.Blocks = append(c.Blocks, textPara(i+k, 8))
			switch k {
			case 3:
				c.Blocks = append(c.Blocks, fig)
			case 7:
				c.Blocks = append(c.Blocks, tab)
			}
		}
	}
	return d
}

func allocated(f func()) float64 {
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	f()
	runtime.ReadMemStats(&b)
	return float64(b.TotalAlloc - a.TotalAlloc)
}

func TestCostGrowsLinearly(t *testing.T) {
	fonts, hyph := assets(t)
	for name, of := range map[string]func(int) *doc.Document{
		"rows of a table": func(n int) *doc.Document { return tableOf(600 * n) },
		"pages of text":   func(n int) *doc.Document { return textOf(12 * n) },
	} {
		pages := [2]int{}
		cost := [2]float64{}
		for i := range 2 {
			d := of(1 + i)
			Pages(d, theme.Default(), fonts, hyph) // the caches of the fonts are warm
			cost[i] = allocated(func() { pages[i] = len(Pages(d, theme.Default(), fonts, hyph).Pages) })
		}
		if r := cost[1] / cost[0]; r > 2.3 || pages[1] < pages[0]*3/2 {
			t.Errorf("%s: %.0f MB for %d pages, %.0f MB for %d", name, cost[0]/1e6, pages[0], cost[1]/1e6, pages[1])
		}
	}
}

func BenchmarkText(b *testing.B)     { benchmark(b, textOf(60)) }
func BenchmarkLongBook(b *testing.B) { benchmark(b, textOf(620)) }
func BenchmarkTable(b *testing.B)    { benchmark(b, tableOf(20000)) }

func benchmark(b *testing.B, d *doc.Document) {
	fonts, hyph := assets(b)
	b.ReportAllocs()
	n := 0
	var m runtime.MemStats
	for b.Loop() {
		book := Pages(d, theme.Default(), fonts, hyph)
		n += len(book.Pages)
		runtime.ReadMemStats(&m)
		runtime.KeepAlive(book)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pages/s")
	b.ReportMetric(float64(n)/float64(b.N), "pages")
	b.ReportMetric(float64(m.HeapAlloc)/1e6, "MB-heap")
}
