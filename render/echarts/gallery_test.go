package echarts

import (
	"bytes"
	"context"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"globalstudy/render/chart"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

const (
	galleryFolder = "../../chapters/gallery"
	galleryWidth  = 310.0    // points
	galleryMost   = 15 << 10 // bytes of a picture
	calendarMost  = 40 << 10 // that of a calendar, which has a square for every day of a year
	mapMost       = 54 << 10 // that of a map, after its outlines are coarsened
)

// TestGallery draws a picture of every chart type into chapters/gallery, from the
// first sample of the type, with its description, and asks that the guide shows it. The outlines of maps
// are coarsened. Run with -update to write them.
func TestGallery(t *testing.T) {
	drawsMany(t)
	e := engine(t, nil, 1)
	guide, err := os.ReadFile("../../chapters/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range chart.Types() {
		t.Run(typ.Name, func(t *testing.T) {
			if !bytes.Contains(guide, []byte("!["+typ.Words+"](gallery/"+typ.Name+".svg)")) {
				t.Errorf("the guide does not show gallery/%s.svg", typ.Name)
			}
			s, ok := galleryPiece(typ.Name)
			if !ok {
				t.Fatalf("%s has no sample", typ.Name)
			}
			th := sampleTheme()
			c := bindSample(t, s, th)
			sc, err := e.Draw(context.Background(), c, chart.Size{Width: galleryWidth}, th)
			if err != nil {
				t.Fatal(err)
			}
			most := galleryMost
			switch {
			case typ.IsMap():
				most = mapMost
				coarsen(sc.Items)
			case typ.Name == "calendar":
				most = calendarMost
			}
			got := picture(t, sc, th, c, typ, e.textWidth)
			if len(got) > most {
				t.Errorf("the picture has %d bytes, at most %d are good for a guide", len(got), most)
			}
			golden(t, filepath.Join("..", galleryFolder, typ.Name+".svg"), got)
		})
	}
	for _, x := range galleryExtras() {
		t.Run(x.name, func(t *testing.T) {
			if !bytes.Contains(guide, []byte("!["+x.words+"](gallery/"+x.name+".svg)")) {
				t.Errorf("the guide does not show gallery/%s.svg", x.name)
			}
			all := samples()
			s := all[slices.IndexFunc(all, func(s sample) bool { return s.name == x.sample })]
			th := sampleTheme()
			c := bindSample(t, s, th)
			sc, err := e.Draw(context.Background(), c, chart.Size{Width: x.width}, th)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(x.sample, "view-") {
				coarsen(sc.Items)
			}
			golden(t, filepath.Join("..", galleryFolder, x.name+".svg"), picture(t, sc, th, c, chart.Type{Name: x.name, Words: x.words}, e.textWidth))
		})
	}
	files, _ := filepath.Glob(galleryFolder + "/*.svg")
	for _, f := range files {
		if name := strings.TrimSuffix(filepath.Base(f), ".svg"); !known(name) {
			t.Errorf("%s shows no chart type", f)
		}
	}
}

// extra is a picture of what several types have.
type extra struct {
	name, words, sample string
	width               float64
}

func galleryExtras() []extra {
	return []extra{
		{"facets", "small multiples", "facets-whiskers", 482},
		{"statuses", "estimates, provisional figures and ranges", "statuses", galleryWidth},
		{"statuses-parts", "estimates and provisional figures of parts", "statuses-treemap", galleryWidth},
		{"south-west-asia", "map of South and West Asia", "view-south-west-asia", galleryWidth},
	}
}

func known(name string) bool {
	_, ok := chart.TypeOf(name)
	return ok || slices.ContainsFunc(galleryExtras(), func(x extra) bool { return x.name == name })
}

// galleryPiece is the sample named as a type, or the first of the type, with few
// enough data for a small picture.
func galleryPiece(typ string) (sample, bool) {
	all := samples()
	i := slices.IndexFunc(all, func(s sample) bool { return s.name == typ })
	if i < 0 {
		i = slices.IndexFunc(all, func(s sample) bool { return s.spec.Type.Name == typ })
	}
	if i < 0 {
		return sample{}, false
	}
	switch s := &all[i]; typ {
	case "calendar":
		s.keep = func(r []string) bool { return r[0] >= "2024" }
	case "bubble-map", "grid-map":
		n := 0
		s.keep = func([]string) bool { n++; return n%8 == 0 }
	case "heat-table":
		s.keep = func(r []string) bool { return r[0] >= "2021" && r[0] <= "2023" }
	case "sunburst", "chord", "network", "sankey", "treemap":
		s.keep = func(r []string) bool { return len(r[2]) > 4 }
	}
	return all[i], true
}

// coarsen thins out long outlines: points nearer than three points of the page to
// the one before are left out, and islands of fewer than four.
func coarsen(items []scene.Item) {
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Group:
			coarsen(it.Items)
		case *scene.Path:
			if len(it.Segs) > 24 {
				it.Segs = coarse(it.Segs)
			}
		}
	}
}

func coarse(segs []scene.Seg) []scene.Seg {
	var out, ring []scene.Seg
	flush := func() {
		if len(ring) >= 5 {
			out = append(out, ring...)
		}
		ring = nil
	}
	for _, s := range segs {
		switch s.Op {
		case scene.Move:
			flush()
			ring = append(ring, s)
		case scene.Line:
			if last := ring[len(ring)-1].Args; math.Hypot(s.Args[0]-last[0], s.Args[1]-last[1]) >= 3 {
				ring = append(ring, s)
			}
		default:
			ring = append(ring, s)
		}
	}
	flush()
	return out
}

// picture is a drawing as a file, on white, so that it can be read on dark screens too.
func picture(t *testing.T, sc *scene.Scene, th *theme.Theme, c *chart.Chart, typ chart.Type, width scene.Measure) []byte {
	t.Helper()
	const air = 6
	w, h := sc.Width+2*air, sc.Height+2*air
	page := &scene.Scene{Width: w, Height: h, Items: []scene.Item{
		&scene.Path{Fill: scene.Fill(th.White), Segs: []scene.Seg{{Op: scene.Move}, {Op: scene.Line, Args: [6]float64{w}}, {Op: scene.Line, Args: [6]float64{w, h}}, {Op: scene.Line, Args: [6]float64{0, h}}, {Op: scene.Close}}},
		&scene.Group{Matrix: scene.Matrix{A: 1, D: 1, E: air, F: air}, Items: sc.Items},
	}}
	var b bytes.Buffer
	if err := scene.Write(&b, page, scene.WriteOptions{ID: typ.Name, Title: typ.Words, Desc: chart.Describe(c, th).String(), Decimals: 1, Standalone: true, Width: width}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
