package echarts

// Fidelity: every sample is drawn three ways and compared as pixels: ECharts' own
// SVG in a browser is what it should look like; the scene's SVG must not differ
// from it by more than one per cent (root mean square over all channels), the
// page of the PDF by more than three, by cells of two points.

import (
	"bytes"
	"context"
	"fmt"
	"image"
	draw2 "image/draw"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"globalstudy/render/chart"
	"globalstudy/render/doc"
	"globalstudy/render/layout"
	"globalstudy/render/pdf"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

const (
	mostScreen = 0.01
	mostPaper  = 0.03
	zoom       = 2    // pixels per point, on screen and paper
	paperCell  = 4    // pixels: paper is compared by cells of two points, because another program sets its letters
	perSheet   = 20   // drawings in one picture of the browser
	sheetWidth = 500. // points
)

// drawnTwice is a sample as ECharts' SVG and as a scene.
type drawnTwice struct {
	name   string
	theirs string
	scene  *scene.Scene
}

func TestFidelity(t *testing.T) {
	drawsMany(t)
	program(t, "chromium")
	compareAll(t, drawTwice(t))
}

// compareAll compares drawings as a browser shows them with their scenes, there and on paper.
func compareAll(t *testing.T, all []drawnTwice) {
	browser, printer := program(t, "chromium"), program(t, "pdftocairo")
	dir := t.TempDir()
	writeBook(t, filepath.Join(dir, "book.pdf"), all)
	if out, err := exec.Command(printer, "-png", "-r", fmt.Sprint(72*zoom), filepath.Join(dir, "book.pdf"), filepath.Join(dir, "page")).CombinedOutput(); err != nil {
		t.Fatalf("pdftocairo: %v\n%s", err, out)
	}
	pages, err := filepath.Glob(filepath.Join(dir, "page*.png"))
	if err != nil || len(pages) != len(all) {
		t.Fatalf("%d pages of %d, %v", len(pages), len(all), err)
	}
	for from := 0; from < len(all); from += perSheet {
		part := all[from:min(from+perSheet, len(all))]
		theirs := sheet(t, browser, dir, part, func(d drawnTwice) string { return rounded(centred(d.theirs)) })
		ours := sheet(t, browser, dir, part, func(d drawnTwice) string { return sceneSVG(t, d) })
		y := 0
		for i, d := range part {
			w, h := int(d.scene.Width*zoom), int(d.scene.Height*zoom)
			at := image.Pt(0, y)
			y += int(math.Ceil(d.scene.Height)) * zoom
			if got := difference(theirs, ours, at, at, w, h, 1); got > mostScreen {
				t.Errorf("%s: the scene differs from ECharts' drawing by %.2f %%", d.name, got*100)
			}
			if got := difference(theirs, readPNG(t, pages[from+i]), at, image.Point{}, w, h, paperCell); got > mostPaper {
				t.Errorf("%s: the page differs from ECharts' drawing by %.2f %%", d.name, got*100)
			}
		}
	}
}

func program(t testing.TB, name string) string {
	t.Helper()
	p, err := exec.LookPath(name)
	if err == nil {
		return p
	}
	if os.Getenv("REQUIRE_TOOLS") == "1" {
		t.Fatalf("%s is not installed and REQUIRE_TOOLS=1", name)
	}
	t.Skipf("%s is not installed: this check is left out", name)
	return ""
}

func drawTwice(t *testing.T) []drawnTwice {
	e, echartsAlone := engine(t, nil, 1), engine(t, nil, 1)
	unaided(t, echartsAlone)
	th := sampleTheme()
	var all []drawnTwice
	for i, s := range samples() {
		if testing.Short() && i%4 > 0 {
			continue
		}
		c := bindSample(t, s, th)
		js, w, h, err := e.Option(c, chart.Size{Width: s.widths[0], Narrow: s.widths[0] < 300}, th)
		if err != nil {
			t.Fatal(err)
		}
		svg, err := echartsAlone.svg(context.Background(), js, w, h)
		if err != nil {
			t.Fatal(err)
		}
		sc, err := e.DrawOption(context.Background(), s.name, js, w, h)
		if err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		all = append(all, drawnTwice{s.name, string(svg), sc})
	}
	return all
}

func sceneSVG(t *testing.T, d drawnTwice) string {
	var b bytes.Buffer
	if err := scene.Write(&b, d.scene, scene.WriteOptions{ID: d.name}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var definition = regexp.MustCompile(`zr(\d+)-`)

// sheet has the browser show drawings one below the other.
func sheet(t *testing.T, browser, dir string, part []drawnTwice, svg func(drawnTwice) string) *image.RGBA {
	t.Helper()
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><meta charset=utf-8><style>body{margin:0;background:#fff}div{overflow:hidden}svg{display:block}")
	fonts, err := filepath.Abs("../../templates/assets/fonts")
	if err != nil {
		t.Fatal(err)
	}
	for _, weight := range []int{400, 600, 700} {
		fmt.Fprintf(&b, "@font-face{font-family:'%s';font-weight:%d;src:url('file://%s/%[1]s-%[2]d.ttf')}", theme.Sans, weight, fonts)
	}
	b.WriteString("</style>")
	height := 0.0
	for i, d := range part {
		text := definition.ReplaceAllString(svg(d), fmt.Sprintf("d%d-zr$1-", i)) // ids of one page
		text = strings.ReplaceAll(text, "font-family:"+theme.Sans, "font-family:'"+theme.Sans+"'")
		fmt.Fprintf(&b, "<div style='height:%gpx'>%s</div>", math.Ceil(d.scene.Height), text)
		height += math.Ceil(d.scene.Height)
	}
	page, shot := filepath.Join(dir, "sheet.html"), filepath.Join(dir, "sheet.png")
	if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--font-render-hinting=none", "--disable-lcd-text", "--enable-font-subpixel-positioning", "--virtual-time-budget=2000", fmt.Sprintf("--force-device-scale-factor=%d", zoom),
		fmt.Sprintf("--window-size=%g,%g", sheetWidth, height), "--screenshot="+shot, "file://"+page).CombinedOutput()
	if err != nil {
		t.Fatalf("chromium: %v\n%s", err, out)
	}
	return readPNG(t, shot)
}

func readPNG(t *testing.T, name string) *image.RGBA {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx()+zoom, img.Bounds().Dy()+zoom)) // a page is cut to whole pixels
	draw2.Draw(out, out.Bounds(), image.White, image.Point{}, draw2.Src)
	draw2.Draw(out, img.Bounds(), img, img.Bounds().Min, draw2.Src)
	return out
}

// difference is the root mean square difference of two parts of pictures, 0 to 1,
// between the means of cells of so many pixels to the side.
func difference(a, b *image.RGBA, pa, pb image.Point, w, h, cell int) float64 {
	sum, n := 0.0, 0
	for y := 0; y+cell <= h; y += cell {
		for x := 0; x+cell <= w; x += cell {
			for c := range 3 {
				d := 0
				for i := range cell * cell {
					dx, dy := x+i%cell, y+i/cell
					d += int(a.Pix[a.PixOffset(pa.X+dx, pa.Y+dy)+c]) - int(b.Pix[b.PixOffset(pb.X+dx, pb.Y+dy)+c])
				}
				v := float64(d) / 255 / float64(cell*cell)
				sum += v * v
				n++
			}
		}
	}
	return math.Sqrt(sum / float64(n))
}

var central = regexp.MustCompile(`<text dominant-baseline="central"([^>]*font-size:([0-9.]+)px)`)

// centred gives ECharts' texts their baseline by the font's metrics. Browsers
// centre text by metrics rounded to whole pixels, and then set it on whole pixels.
func centred(svg string) string {
	const ascent, descent = 1.024, 0.400 // of Source Sans 3
	return central.ReplaceAllStringFunc(svg, func(s string) string {
		m := central.FindStringSubmatch(s)
		size, _ := strconv.ParseFloat(m[2], 64)
		return fmt.Sprintf(`<text dy="%.4f"%s`, (ascent-descent)/2*size, m[1])
	})
}

// rounded closes ECharts' circles: its writer keeps one decimal of a circle of
// radius 1 that is scaled up afterwards, so that each has a dent.
func rounded(svg string) string {
	return strings.ReplaceAll(svg, "M1 0A1 1 0 1 1 1 -0.1A1 1 0 0 1 1 0", "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0")
}

// writeBook writes a PDF with one drawing a page.
func writeBook(t *testing.T, name string, all []drawnTwice) {
	t.Helper()
	_, fonts := assets(t)
	root := &scene.Tag{Role: scene.RDocument}
	book := &layout.Book{Root: root}
	for i, d := range all {
		tag := root.Add(scene.RFigure)
		tag.Alt, tag.BBox = d.name, [4]float64{0, 0, d.scene.Width, d.scene.Height}
		book.Pages = append(book.Pages, &layout.Page{Width: d.scene.Width, Height: d.scene.Height, Label: fmt.Sprint(i + 1),
			Scene: &scene.Scene{Width: d.scene.Width, Height: d.scene.Height, Items: []scene.Item{&scene.Group{Tag: tag, Items: d.scene.Items}}}})
	}
	var b bytes.Buffer
	if err := pdf.Write(&b, &doc.Document{Lang: "en", Title: "Samples", ISODate: "2026-01-01", Identifier: "samples"}, book, theme.Default(), fonts); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
