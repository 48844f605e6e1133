package compile

// The kitchen sink, a study with one of everything, is compiled and compared
// with its dump and its plain text; each archive in testdata/faults is a study
// with the faults it must give. Run with -update to write both anew.

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"globalstudy/render/chart"
	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/study"
	"globalstudy/render/theme"
)

var update = flag.Bool("update", false, "write the golden files anew")

// fakeDrawer draws the name of the chart.
type fakeDrawer struct{ fail string }

func (d fakeDrawer) Draw(_ context.Context, c *chart.Chart, size chart.Size, _ *theme.Theme) (*scene.Scene, error) {
	if c.ID == d.fail {
		return nil, errors.New("out of ink")
	}
	return &scene.Scene{Width: size.Width, Height: 100, Items: []scene.Item{&scene.Text{Content: c.ID}}}, nil
}

func read(t *testing.T, file string) (*txtar.Archive, fstest.MapFS) {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range a.Files {
		if !strings.HasPrefix(f.Name, "want") {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	var boat bytes.Buffer
	if err := png.Encode(&boat, image.NewGray(image.Rect(0, 0, 4, 3))); err != nil {
		t.Fatal(err)
	}
	fsys["chapters/images/boat.png"] = &fstest.MapFile{Data: boat.Bytes()}
	fsys["chapters/images/damaged.png"] = &fstest.MapFile{Data: boat.Bytes()[:20]}
	return a, fsys
}

func compiled(fsys fstest.MapFS, d Drawer) (*doc.Document, *diag.List) {
	var faults diag.List
	st := study.Load(fsys, &faults)
	return Compile(context.Background(), st, theme.Default(), d, nil, &faults), &faults
}

// golden compares a section of an archive, or writes it.
func golden(t *testing.T, file string, a *txtar.Archive, name, got string) {
	t.Helper()
	for i := range a.Files {
		if a.Files[i].Name != name {
			continue
		}
		if diff := cmp.Diff(string(a.Files[i].Data), got); diff != "" && !*update {
			t.Errorf("%s: %s (-want +got):\n%s", file, name, diff)
		}
		a.Files[i].Data = []byte(got)
		return
	}
	if !*update {
		t.Errorf("%s has no section %s", file, name)
	}
	a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(got)})
}

func save(t *testing.T, file string, a *txtar.Archive) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestKitchenSink(t *testing.T) {
	const file = "testdata/kitchen-sink.txtar"
	a, fsys := read(t, file)
	d, faults := compiled(fsys, fakeDrawer{})
	for _, f := range faults.Sorted() {
		t.Error(f)
	}
	for _, e := range append(d.Exhibits(), d.Brief.Exhibits()...) {
		if e.Description != "" {
			e.Description = "(by package chart)"
		}
	}
	golden(t, file, a, "want.document", visible(doc.Dump(d)))
	var plain strings.Builder
	for _, l := range doc.PlainText(d) {
		fmt.Fprintf(&plain, "%s: %s\n", l.Stream, l.Text)
	}
	golden(t, file, a, "want.plain", plain.String())
	save(t, file, a)
}

// visible shows no-break spaces.
func visible(s string) string {
	return strings.NewReplacer(theme.NBSP, "⍽", theme.NNBSP, "‧").Replace(s)
}

func TestFaults(t *testing.T) {
	files, err := filepath.Glob("testdata/faults/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, fsys := read(t, file)
			complete(fsys)
			_, faults := compiled(fsys, fakeDrawer{fail: "fig-broken"})
			var got strings.Builder
			diag.Print(&got, faults.Sorted(), fsys)
			golden(t, file, a, "want", got.String())
			save(t, file, a)
		})
	}
}

// complete adds the files that an archive leaves out because it is not about them.
func complete(fsys fstest.MapFS) {
	for name, text := range map[string]string{
		"chapters/study.yaml":      "title: A study\ndate: 2026-11-22\nchapters: [one]\n",
		"chapters/references.yaml": "frontex-2025: { title: Detections }\nunodc-2018: { title: Global Study }\n",
		"chapters/one.yaml":        "title: One\nsections:\n  - heading: Magnitude\n    blocks:\n      - text: Words.\n",
		"datasets/countries.csv":   "iso3,name,m49,region,subregion,label_lon,label_lat,note\n",
		"datasets/places.csv":      "name,country_iso3,lon,lat\n",
		"datasets/routes.csv":      "route_id,name,region,origin,transit,destination,modes\n",
		"datasets/n.yaml":          "name: n\ntitle: Numbers\nsources: [frontex-2025]\nlicence: CC BY\nfields:\n  - { name: year, type: year }\n  - { name: a, type: integer, unit: people }\n  - { name: b, type: integer, unit: people }\n",
		"datasets/n.csv":           "year,a,b\n2014,1,2\n2015,3,4\n",
	} {
		if _, ok := fsys[name]; !ok {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
}

func TestSameTwice(t *testing.T) {
	_, fsys := read(t, "testdata/kitchen-sink.txtar")
	one, _ := compiled(fsys, fakeDrawer{})
	for range 5 {
		two, _ := compiled(fsys, fakeDrawer{})
		if diff := cmp.Diff(one, two); diff != "" {
			t.Fatalf("two compilations differ:\n%s", diff)
		}
	}
}

func TestCheckDrawsNothing(t *testing.T) {
	_, fsys := read(t, "testdata/kitchen-sink.txtar")
	d, faults := compiled(fsys, nil)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	for _, c := range d.Chapters {
		doc.Walk(c.Blocks, func(b doc.Block) {
			if f, ok := b.(*doc.Figure); ok && f.Data != nil && (f.Scene != nil || f.Narrow != nil) {
				t.Errorf("%s was drawn without a drawer", f.ID)
			}
		})
	}
}

func TestCancelledIsNoFault(t *testing.T) {
	_, fsys := read(t, "testdata/kitchen-sink.txtar")
	var faults diag.List
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	Compile(ctx, study.Load(fsys, &faults), theme.Default(), failing{}, nil, &faults)
	if err := faults.Err(); err != nil {
		t.Errorf("a cancelled build blames the study: %v", err)
	}
}

type failing struct{}

func (failing) Draw(ctx context.Context, _ *chart.Chart, _ chart.Size, _ *theme.Theme) (*scene.Scene, error) {
	return nil, ctx.Err()
}
