package render

// What the end-to-end tests share: the two studies they build (the shipped one
// and the kitchen sink, which holds one of everything), built once per run.

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
)

// A built study on disk.
type built struct {
	dir    string // OUT
	result *Result
	err    error
}

func (b *built) pdf() string { return filepath.Join(b.dir, b.result.PDF) }

var once = map[string]func() *built{
	"shipped":      sync.OnceValue(func() *built { return buildTo(mustTemp(), studyFS("shipped"), runtime.GOMAXPROCS(0)) }),
	"kitchen-sink": sync.OnceValue(func() *built { return buildTo(mustTemp(), studyFS("kitchen-sink"), runtime.GOMAXPROCS(0)) }),
}

// kitchenSink is the report of the kitchen sink, built once for all tests.
func kitchenSink(t *testing.T) *built {
	t.Helper()
	b := once["kitchen-sink"]()
	if b.err != nil {
		t.Fatal(b.err)
	}
	return b
}

// studyFS is the repository's own study, or the one that package compile keeps as an archive.
func studyFS(name string) fs.FS {
	if name == "shipped" {
		return os.DirFS("..")
	}
	a, err := txtar.ParseFile("compile/testdata/" + name + ".txtar")
	if err != nil {
		panic(err)
	}
	fsys := fstest.MapFS{"chapters/images/boat.png": &fstest.MapFile{Data: picture()}}
	for _, f := range a.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

// picture is a small PNG.
func picture() []byte {
	img := image.NewRGBA(image.Rect(0, 0, 40, 30))
	for i := range img.Pix {
		img.Pix[i] = byte(i * 7)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

var temps []string

func mustTemp() string {
	dir, err := os.MkdirTemp("", "globalstudy-test-")
	if err != nil {
		panic(err)
	}
	temps = append(temps, dir)
	return dir
}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, dir := range temps {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

func buildTo(dir string, study fs.FS, workers int) *built {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return &built{dir: dir, err: err}
	}
	defer root.Close()
	r, err := Build(context.Background(), Options{Study: study, Out: root, Workers: workers, Tool: "test"})
	return &built{dir: dir, result: r, err: err}
}

func eachStudy(t *testing.T, f func(t *testing.T, b *built)) {
	for _, name := range []string{"kitchen-sink", "shipped"} {
		t.Run(name, func(t *testing.T) {
			if raceEnabled && name == "shipped" {
				t.Skip("under the race detector only the kitchen sink is drawn; the pass without it builds this study too")
			}
			b := once[name]()
			if b.err != nil {
				t.Fatal(b.err)
			}
			f(t, b)
		})
	}
}

// tool returns the path of an outside program. Where it is missing the test is
// skipped, or fails under REQUIRE_TOOLS=1.
func tool(t *testing.T, name string) string {
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

func outputOf(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(tool(t, name), args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// tree reads all files below dir but the cache.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == ".cache" {
			return fs.SkipDir
		}
		if !d.IsDir() {
			b, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			rel, _ := filepath.Rel(dir, p)
			out[filepath.ToSlash(rel)] = string(b)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
