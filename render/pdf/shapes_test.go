package pdf

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/layout"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// coast is an outline of a base map placed at x, y and scale k.
func coast(x, y, k float64, fill scene.Paint) *scene.Path {
	p := &scene.Path{Fill: fill, Stroke: scene.Stroke{Paint: scene.Fill(theme.Colour{R: 255}), Width: 0.6}, Outline: &scene.Outline{Name: "world/AAA", X: x, Y: y, K: k}}
	op := scene.Move
	for i := range 60 {
		a := 2 * math.Pi * float64(i) / 60
		p.Segs = append(p.Segs, corner(op, x+k*(10+5*math.Cos(a)), y+k*(8+5*math.Sin(3*a))))
		op = scene.Line
	}
	p.Segs = append(p.Segs, scene.Seg{Op: scene.Close})
	return p
}

func mapBook(paths ...*scene.Path) *layout.Book {
	b := &layout.Book{Root: &scene.Tag{Role: scene.RDocument}}
	for i, p := range paths {
		fig := b.Root.Add(scene.RFigure)
		fig.Alt, fig.BBox = "a map", [4]float64{0, 0, 100, 100}
		b.Pages = append(b.Pages, &layout.Page{Width: 200, Height: 200, Label: fmt.Sprint(i + 1), Scene: &scene.Scene{Width: 200, Height: 200, Items: []scene.Item{tagged(fig, p)}}})
	}
	return b
}

var placed = regexp.MustCompile(`q\n([-\d.]+) 0 0 ([-\d.]+) ([-\d.]+) ([-\d.]+) cm\n(?:([-\d.]+) w\n)?/M1 Do\nQ\n`)

// TestSharedOutlines: of an outline that several maps have one form is written,
// from the largest, and each map puts it where its own stands, with its own line.
func TestSharedOutlines(t *testing.T) {
	blue := scene.Fill(theme.Colour{B: 200})
	maps := []*scene.Path{coast(20, 30, 4, blue), coast(10, 12, 8, scene.Fill(theme.Colour{G: 90})), coast(33, 2, 1.5, blue)}
	b := mapBook(maps...)
	shared := sharedShapes(b)
	if len(shared.order) != 1 || shared.of[shared.order[0]].path != maps[1] {
		t.Fatalf("shared %v, want the second map's outline", shared.order)
	}
	all := &pages{fonts: testFonts(t), shapes: shared, words: theme.Default().Words}
	for i, m := range maps {
		ops := string(all.paint(i, b.Pages[i].Scene, 200, 200).parts[0].operators)
		at := placed.FindStringSubmatch(ops)
		if at == nil || strings.Count(ops, " l\n") > 0 {
			t.Fatalf("page %d does not refer to the form:\n%s", i+1, ops)
		}
		var k, ky, x, y float64
		if _, err := fmt.Sscan(strings.Join(at[1:5], " "), &k, &ky, &x, &y); err != nil || k != ky {
			t.Fatal(at, err)
		}
		for n, s := range m.Segs[:60] {
			from := maps[1].Segs[n].Args
			if dx, dy := k*from[0]+x-s.Args[0], k*from[1]+y-s.Args[1]; math.Hypot(dx, dy) > 0.01 {
				t.Errorf("page %d: point %d is off by %.3f, %.3f", i+1, n, dx, dy)
			}
		}
		width := m.Stroke.Width
		if at[5] != "" {
			fmt.Sscan(at[5], &width)
		}
		if math.Abs(width*k-m.Stroke.Width) > 0.005 {
			t.Errorf("page %d: a line of %.3f points, want %.3f", i+1, width*k, m.Stroke.Width)
		}
	}
}

func TestOutlinesNotShared(t *testing.T) {
	blue := scene.Fill(theme.Colour{B: 200})
	glass := blue
	glass.Alpha = 0.5
	short := coast(0, 0, 1, blue)
	short.Segs = short.Segs[:12]
	other := coast(0, 0, 1, blue)
	other.Outline = nil
	for name, p := range map[string]*scene.Path{"transparent": coast(0, 0, 1, glass), "short": short, "no outline": other} {
		if s := sharedShapes(mapBook(p, p)); len(s.order) != 0 {
			t.Errorf("%s: shared", name)
		}
	}
	if s := sharedShapes(mapBook(coast(0, 0, 1, blue))); len(s.order) != 0 {
		t.Error("an outline that occurs once is shared")
	}
}

// TestSharedOutlinesLookTheSame renders maps that share and maps that do not.
func TestSharedOutlinesLookTheSame(t *testing.T) {
	blue := scene.Fill(theme.Colour{B: 200})
	render := func(own bool) [][]byte {
		maps := []*scene.Path{coast(20, 30, 4, blue), coast(10, 12, 8, blue), coast(33, 2, 1.5, scene.Paint{})}
		if own {
			for i, m := range maps {
				m.Outline.Name = fmt.Sprint(i)
			}
		}
		var out bytes.Buffer
		if err := Write(&out, &doc.Document{Lang: "en", Title: "Maps", ISODate: "2026-01-01", Identifier: "maps"}, mapBook(maps...), theme.Default(), testFonts(t)); err != nil {
			t.Fatal(err)
		}
		return rasters(t, out.Bytes())
	}
	shared, alone := render(false), render(true)
	for i := range alone {
		most, differ := 0, 0
		for k := range alone[i] {
			d := max(shared[i][k], alone[i][k]) - min(shared[i][k], alone[i][k])
			most = max(most, int(d))
			if d > 40 {
				differ++
			}
		}
		if differ*1000 > len(alone[i]) {
			t.Errorf("page %d: %d of %d values differ, by up to %d", i+1, differ, len(alone[i]), most)
		}
	}
}

// rasters gives the pixels of a file's pages by poppler.
func rasters(t *testing.T, file []byte) [][]byte {
	t.Helper()
	tool, err := exec.LookPath("pdftoppm")
	if err != nil {
		if os.Getenv("REQUIRE_TOOLS") == "1" {
			t.Fatal("pdftoppm is not installed (package poppler-utils)")
		}
		t.Skip("pdftoppm is not installed")
	}
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/in.pdf", file, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(tool, "-r", "144", dir+"/in.pdf", dir+"/out").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	names, err := filepath.Glob(dir + "/out*.ppm")
	if err != nil || len(names) == 0 {
		t.Fatal("no pages", err)
	}
	var pages [][]byte
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, b)
	}
	return pages
}
