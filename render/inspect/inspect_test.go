package inspect

import (
	"errors"
	"flag"
	"maps"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"globalstudy/render/diag"
)

var update = flag.Bool("update", false, "rewrite golden files")

// sample is a small study with every status, ranges, a derived dataset, and
// values of every kind.
func sample(more map[string]string) fstest.MapFS {
	files := map[string]string{
		"chapters/study.yaml":      "title: T\ndate: 2026-11-22\nchapters: [one, two]\nvalues:\n  total: { from: crossings, where: { year: 2021 }, sum: detections, missing: skip }\n",
		"chapters/references.yaml": "src-1: { author: Nobody, title: Made-up figures }\nsrc-2: { title: Others }\n",
		"chapters/one.yaml": `title: One
values:
  peak: { from: crossings, where: { year: 2020, route: east }, sum: detections }
  half: { expr: peak / parts }
  parts: { literal: 2 }
  both: { from: crossings, where: { year: 2020 }, sum: detections }
  yearly: { from: crossings, group: [year], sum: detections, series: year }
sections:
  - heading: H
    blocks:
      - text: See [](#fig-a).
      - box: box-a
        title: Box
        text: Words.
      - figure: fig-a
        title: Detections by year
        chart: line
        data: { from: rates, where: { route: east } }
        x: year
        y: rate
        alt: A line.
        source: [src-1]
      - table: tab-a
        title: All
        data: { from: crossings, select: [year, route, detections], limit: 2 }
        alt: A table.
        source: [src-1]
`,
		"chapters/two.yaml":       "title: Two\nvalues:\n  both: { literal: 3 }\nsections:\n  - heading: H\n    blocks:\n      - text: Words.\n",
		"datasets/countries.csv":  "iso3,name,m49,region,subregion,label_lon,label_lat,note\nESP,Spain,724,Europe,Southern Europe,,,\nGRC,Greece,300,Europe,Southern Europe,,,\n",
		"datasets/crossings.csv":  "year,route,country,detections,low,high,obs\n2020,east,GRC,1200,1,2,\n2020,west,ESP,800,3,,E\n2021,east,GRC,..,,4,\n2021,west,ESP,-,5,5,\n2022,east,GRC,7,6,7,C\n",
		"datasets/crossings.yaml": "name: crossings\ntitle: Crossings\ndescription: Events.\nsources: [src-1]\nlicence: CC0\nperiod: 2020 to 2022\naccessed: 2026-11-22\ncompiled: By hand.\nstatusField: obs\nmissingValues: [ { value: \"..\", label: not available, status: missing }, { value: \"-\", label: nil, status: nil } ]\nprimaryKey: [year, route]\nfields:\n  - { name: year, type: year, title: Year }\n  - { name: route, type: enum, title: Route, categories: [ { value: east, label: Eastern }, west ] }\n  - { name: country, type: country, title: Country }\n  - { name: detections, type: integer, unit: detections, title: Detections }\n  - { name: low, type: number, unit: US$, title: Low }\n  - { name: high, type: number, unit: US$, title: High }\nranges: [ { name: fee, low: low, high: high, title: Fee } ]\n",
		"datasets/rates.yaml":     "name: rates\ntitle: Rates\nsources: [src-2]\nlicence: CC0\ndata: { from: crossings, derive: { rate: { expr: detections / 2, unit: per cent } }, select: [year, route, rate] }\n",
	}
	maps.Copy(files, more)
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// golden compares with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := "testdata/" + name + ".golden"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got)\n%s", name, d)
	}
}

func TestDescribe(t *testing.T) {
	d := Open(sample(nil))
	if err := d.faults(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"crossings", "rates"} {
		p, err := d.Describe(name)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := p.WriteText(&b); err != nil {
			t.Fatal(err)
		}
		golden(t, "describe-"+name, b.String())
	}
}

func TestExplain(t *testing.T) {
	d := Open(sample(nil))
	for _, name := range []string{"fig-a", "tab-a", "total", "half", "one.peak", "yearly", "two.both", "rates"} {
		e, err := d.Explain(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var b strings.Builder
		if err := e.WriteText(&b); err != nil {
			t.Fatal(err)
		}
		golden(t, "explain-"+name, b.String())
	}
}

// Names that are not there, or stand for more than one thing, are told apart
// from data that have faults.
func TestErrors(t *testing.T) {
	describe := func(d *Data, name string) error { _, err := d.Describe(name); return err }
	explain := func(d *Data, name string) error { _, err := d.Explain(name); return err }
	broken := map[string]string{"datasets/crossings.csv": "year,route,country,detections,low,high,obs\n2020,east,GRC,many,1,2,\n"}
	for _, c := range []struct {
		what    string
		ask     func(*Data, string) error
		name    string
		more    map[string]string
		want    string
		unknown bool
	}{
		{"unknown dataset", describe, "crosings", nil, `there is no dataset "crosings" (did you mean "crossings"?)`, true},
		{"unknown exhibit", explain, "fig-b", nil, `there is no exhibit or value "fig-b" (did you mean "fig-a"?)`, true},
		{"unknown value", explain, "paek", nil, `did you mean "peak"?`, true},
		{"value of two chapters", explain, "both", nil, "ask for one of one.both, two.both", true},
		{"register", describe, "countries", nil, "it is a register with fixed columns", true},
		{"box", explain, "box-a", nil, `there is no data behind "box-a" (it is a box of text)`, true},
		{"CSV", explain, "crossings", nil, "globalstudy data describe crossings", true},
		{"broken CSV", describe, "crossings", broken, "datasets/crossings.csv:2:15", false},
		{"exhibit of a broken CSV", explain, "fig-a", broken, "datasets/crossings.csv:2:15", false},
		{"value of a broken CSV", explain, "peak", broken, "datasets/crossings.csv:2:15", false},
		{"missing column", explain, "rates", map[string]string{"datasets/rates.yaml": "name: rates\ntitle: R\nsources: [src-2]\nlicence: CC0\ndata: { from: crossings, sum: detection }\n"}, `no column "detection"`, false},
		{"own value", explain, "study", map[string]string{"chapters/two.yaml": "title: Two\nvalues: { study: { expr: study + 1 } }\nsections: []\n"}, "computed from itself", false},
	} {
		t.Run(c.what, func(t *testing.T) {
			err := c.ask(Open(sample(c.more)), c.name)
			if err == nil {
				t.Fatal("no error")
			}
			var u *UnknownError
			var faults diag.Errors
			if got := errors.As(err, &u); got != c.unknown || got == errors.As(err, &faults) {
				t.Errorf("is an unknown name: %v, want %v", got, c.unknown)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %q lacks %q", err, c.want)
			}
		})
	}
}

// A broken chapter does not hide a sound dataset.
func TestFaultsElsewhere(t *testing.T) {
	d := Open(sample(map[string]string{"chapters/two.yaml": "titel: [\n"}))
	if d.faults() == nil {
		t.Fatal("the study has no fault")
	}
	if _, err := d.Describe("crossings"); err != nil {
		t.Error(err)
	}
	if _, err := d.Explain("fig-a"); err != nil {
		t.Error(err)
	}
}
