package study

import (
	"slices"
	"testing"
	"testing/fstest"

	"globalstudy/render/diag"
)

// The key of a derived dataset names columns that its data make; they need not
// be described again. A key of a file must be described.
func TestKeyOfDerivedDataset(t *testing.T) {
	load := func(rest string) (*Study, int) {
		text := "name: totals\ntitle: Totals\nsources: [unodc-2018]\nlicence: CC BY 4.0\nprimaryKey: [year]\n" + rest
		fsys := common(fstest.MapFS{
			"datasets/totals.yaml": {Data: []byte(text)},
			"datasets/counts.yaml": {Data: []byte("name: counts\ntitle: Counts\nsources: [unodc-2018]\nlicence: CC BY 4.0\nprimaryKey: [year]\nfields:\n  - { name: year, type: year }\n  - { name: n, type: integer, unit: people }\n")},
			"datasets/counts.csv":  {Data: []byte("year,n\n2015,3\n")},
		})
		var faults diag.List
		s := Load(fsys, &faults)
		return s, faults.Len()
	}
	s, n := load("data: { from: counts, group: year, sum: n }\n")
	if n != 0 {
		t.Fatalf("a key of a derived dataset that fields: does not repeat gives %d faults", n)
	}
	i := slices.IndexFunc(s.Schemas, func(d *Schema) bool { return d.Name == "totals" })
	if i < 0 || !slices.Equal(s.Schemas[i].PrimaryKey, []string{"year"}) {
		t.Errorf("the key was not kept: %+v", s.Schemas)
	}
	if _, n := load("fields:\n  - { name: n, type: integer, unit: people }\n"); n == 0 {
		t.Error("a key of a file that is no field is sound")
	}
}
