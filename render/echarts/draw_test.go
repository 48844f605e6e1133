package echarts

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"globalstudy/render/chart"
	"globalstudy/render/font"
	"globalstudy/render/scene"
)

// placed is a text of a scene with its box in the drawing's coordinates.
type placed struct {
	text       string
	l, t, r, b float64
}

// textBoxes measures every level or upright text of a scene; the height is that of the letters.
func textBoxes(book *font.Book, items []scene.Item, m scene.Matrix) []placed {
	var out []placed
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Group:
			out = append(out, textBoxes(book, it.Items, it.Matrix.OrIdentity().Then(m))...)
		case *scene.Text:
			w := book.Width(it.Content, fontStyle(it.Style))
			x, y := m.Apply(it.X, it.Y)
			switch it.Anchor {
			case scene.Middle:
				x -= w / 2
			case scene.End:
				x -= w
			}
			if up := math.Mod(it.Rotate, 360); up == -90 || up == 270 { // upright, read from below
				x0, y0 := m.Apply(it.X, it.Y)
				out = append(out, placed{it.Content, x0 - 0.66*it.Style.Size, y0 - (x - x0) - w, x0 + 0.1*it.Style.Size, y0 - (x - x0)})
				continue
			}
			out = append(out, placed{it.Content, x, y - 0.66*it.Style.Size, x + w, y + 0.1*it.Style.Size})
		}
	}
	return out
}

// TestDrawings draws every sample at every width: all text lies inside the
// drawing and on no other text, in no type smaller than 7 points. The scenes
// themselves are compared with their goldens as text and place of every label
// and a count of shapes. With CHART_SVG set to a folder the drawings are written there.
func TestDrawings(t *testing.T) {
	drawsMany(t)
	e := engine(t, nil, 2)
	book := e.fonts
	th := sampleTheme()
	for _, s := range samples() {
		c := bindSample(t, s, th)
		for _, w := range s.widths {
			name := fmt.Sprintf("%s-%.0f", s.name, w)
			t.Run(name, func(t *testing.T) {
				sc, err := e.Draw(context.Background(), c, chart.Size{Width: w, Narrow: w < 300}, th)
				if err != nil {
					t.Fatal(err)
				}
				checkText(t, sc, textBoxes(book, sc.Items, scene.Identity))
				golden(t, "scenes/"+name+".txt", dump(sc, textBoxes(book, sc.Items, scene.Identity)))
				writeSVG(t, sc, name)
			})
		}
	}
}

func checkText(t *testing.T, sc *scene.Scene, all []placed) {
	t.Helper()
	if len(all) == 0 {
		t.Fatal("the drawing has no text")
	}
	const slack = 0.75
	for i, a := range all {
		if a.l < -slack || a.t < -slack || a.r > sc.Width+slack || a.b > sc.Height+slack {
			t.Errorf("%q is cut: %.1f,%.1f to %.1f,%.1f of %g x %g", a.text, a.l, a.t, a.r, a.b, sc.Width, sc.Height)
		}
		for _, b := range all[:i] {
			if a.l < b.r-slack && b.l < a.r-slack && a.t < b.b-slack && b.t < a.b-slack {
				t.Errorf("%q lies on %q at %.1f,%.1f", a.text, b.text, a.l, a.t)
			}
		}
	}
	smallest(t, sc.Items)
}

func smallest(t *testing.T, items []scene.Item) {
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Group:
			smallest(t, it.Items)
		case *scene.Text:
			if it.Style.Size < 7 {
				t.Errorf("%q is set in %g points", it.Content, it.Style.Size)
			}
		}
	}
}

// dump is a scene as lines of text: labels with their places, shapes counted by colour.
func dump(sc *scene.Scene, all []placed) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%g x %g\n", sc.Width, sc.Height)
	for _, a := range all {
		fmt.Fprintf(&b, "text %.0f %.0f %s\n", a.l, a.b, a.text)
	}
	count := map[string]int{}
	countShapes(sc.Items, count)
	for _, k := range sortedKeys(count) {
		fmt.Fprintf(&b, "%s: %d\n", k, count[k])
	}
	return b.Bytes()
}

func countShapes(items []scene.Item, count map[string]int) {
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Group:
			countShapes(it.Items, count)
		case *scene.Path:
			if it.Fill.Kind == scene.NoPaint && it.Stroke.Paint.Kind == scene.NoPaint {
				continue // the place of a datum
			}
			k := "path"
			switch it.Fill.Kind {
			case scene.Solid:
				k += " fill " + it.Fill.Colour.String()
			case scene.Tiling:
				k += " hatched"
			}
			if it.Stroke.Paint.Kind == scene.Solid && it.Stroke.Width > 0 {
				k += " stroke " + it.Stroke.Paint.Colour.String()
			}
			if it.Stroke.Dash != nil {
				k += " dashed"
			}
			count[k]++
		}
	}
}

func writeSVG(t *testing.T, sc *scene.Scene, name string) {
	dir := os.Getenv("CHART_SVG")
	if dir == "" {
		return
	}
	var b bytes.Buffer
	if err := scene.Write(&b, sc, scene.WriteOptions{ID: name, Standalone: true}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".svg"), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestMissingIsAGap draws a line with a hole: no path crosses it, and no mark stands at 0.
func TestMissingIsAGap(t *testing.T) {
	e := engine(t, nil, 1)
	th := sampleTheme()
	s := samples()[1]
	s.data, s.spec.Partial = "total", nil
	c := bindSample(t, s, th)
	hole := c.Series[0].Values
	hole[6] = parseNumber(t, "")
	js, _, _, err := option(c, chart.Size{Width: 482}, th, tools{width: e.width, maps: e.maps.load})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(js), `"value":"-"`) {
		t.Error("the missing value is not written as missing")
	}
	sc, err := e.Draw(context.Background(), c, chart.Size{Width: 482}, th)
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	countShapes(sc.Items, count)
	if n := count["path fill "+c.Hue.String()]; n != len(hole)-1 {
		t.Errorf("%d columns drawn for %d known values", n, len(hole)-1)
	}
}
