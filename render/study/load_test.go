package study

// Each archive in testdata/faults is a small study with the faults it must
// give, as the command prints them. Run with -update to write them anew.

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"globalstudy/render/diag"
)

var update = flag.Bool("update", false, "write the golden files anew")

// unpack gives an archive as a file system, but for its want section. A \xNN in
// a file stands for that byte, ^M at a line's end for a carriage return.
func unpack(a *txtar.Archive) fstest.MapFS {
	out := fstest.MapFS{}
	for _, f := range a.Files {
		if f.Name == "want" {
			continue
		}
		data := bytes.ReplaceAll(f.Data, []byte(`\xE9`), []byte{0xE9})
		data = bytes.ReplaceAll(data, []byte("^M\n"), []byte("\r\n"))
		out[f.Name] = &fstest.MapFile{Data: data}
	}
	return out
}

// common are files that archives leave out because their case is not about them.
func common(fsys fstest.MapFS) fstest.MapFS {
	for name, text := range map[string]string{
		"chapters/study.yaml":      "title: A study\ndate: 2026-11-22\nchapters: [one]\n",
		"chapters/references.yaml": "frontex-2025: { title: Detections }\nunodc-2018: { title: Global Study }\n",
		"chapters/one.yaml":        "title: One\nsections:\n  - heading: Magnitude\n    blocks:\n      - text: Words.\n",
		"datasets/countries.csv":   "iso3,name,m49,region,subregion,label_lon,label_lat,note\n",
		"datasets/places.csv":      "name,country_iso3,lon,lat\n",
		"datasets/routes.csv":      "route_id,name,region,origin,transit,destination,modes\n",
	} {
		if _, ok := fsys[name]; !ok {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		} else if string(fsys[name].Data) == "(none)\n" {
			delete(fsys, name)
		}
	}
	return fsys
}

func TestFaults(t *testing.T) {
	files, err := filepath.Glob("testdata/faults/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			fsys := common(unpack(a))
			var faults diag.List
			if s := Load(fsys, &faults); s == nil {
				t.Fatal("no study")
			}
			CheckCharacters(fsys, func(r rune) bool { return r < 0x370 || r >= 0x2000 && r < 0x2200 }, &faults)
			if faults.Len() == 0 {
				t.Fatal("no faults: an archive here must have some")
			}
			var got bytes.Buffer
			diag.Print(&got, faults.Sorted(), fsys)
			golden(t, file, a, got.String())
		})
	}
}

// golden compares with the last file of an archive, want.
func golden(t *testing.T, file string, a *txtar.Archive, got string) {
	t.Helper()
	last := &a.Files[len(a.Files)-1]
	if last.Name != "want" {
		t.Fatalf("%s: the last file is %s, not want", file, last.Name)
	}
	if *update {
		last.Data = []byte(got)
		if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := cmp.Diff(string(last.Data), got); d != "" {
		t.Errorf("%s (-want +got):\n%s", file, d)
	}
}
