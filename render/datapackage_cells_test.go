package render

// Cells that are hard to publish: the client reads back what was written, of
// many tables made at random.

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"globalstudy/render/datapackage"
	"globalstudy/render/dataset"
)

var hardText = []string{"", "=1+1", "-", "+x", "@y", "'-", "\"q\"", "a,b", "two\nlines", " space", "space ", "NaN", "null", "true", "007", "é", "ناس", "海", "\ttab", "a;b", "1e5", "INF", "[1]", "{}", "2020", "\\", "#", "<b>"}

// randomTable has columns of all types, some of them closed, with all statuses.
func randomTable(r *rand.Rand, name string) *dataset.Table {
	types := []dataset.Type{dataset.String, dataset.Integer, dataset.Numeric, dataset.Boolean, dataset.Year, dataset.YearMonth, dataset.Date, dataset.Country, dataset.Source, dataset.Enum}
	var fields []dataset.Field
	for i := range 2 + r.IntN(6) {
		least := float64(-r.IntN(5))
		f := dataset.Field{Name: fmt.Sprintf("c%d", i), Type: types[r.IntN(len(types))], Title: "Column", Unit: "1",
			Constraints: dataset.Constraints{Required: r.IntN(2) == 0, Unique: r.IntN(4) == 0, Minimum: &least, First: "2001", Pattern: []string{"", ".*", `\d+`}[r.IntN(3)]}}
		if f.Type == dataset.Enum {
			f.Categories = []dataset.Category{{Value: "-", Label: "none"}, {Value: "a,b"}, {Value: " space"}}
		}
		fields = append(fields, f)
	}
	b := dataset.NewBuilder(name, fields)
	for range 1 + r.IntN(6) {
		var row []dataset.Value
		for _, f := range fields {
			row = append(row, randomValue(r, f.Type))
		}
		b.Add(row...)
	}
	return b.Table()
}

func randomValue(r *rand.Rand, t dataset.Type) dataset.Value {
	if t.IsNumber() {
		return dataset.Value{Number: randomNumber(r, t)}
	}
	if r.IntN(6) == 0 {
		return dataset.Value{Text: hardText[r.IntN(len(hardText))]}
	}
	switch t {
	case dataset.Boolean:
		return dataset.Value{Text: []string{"true", "false"}[r.IntN(2)]}
	case dataset.Year:
		return dataset.Value{Text: fmt.Sprint(1990 + r.IntN(40))}
	case dataset.YearMonth:
		return dataset.Value{Text: fmt.Sprintf("%d-%02d", 1990+r.IntN(40), 1+r.IntN(12))}
	case dataset.Date:
		return dataset.Value{Text: fmt.Sprintf("%d-%02d-%02d", 1990+r.IntN(40), 1+r.IntN(12), 1+r.IntN(28))}
	}
	return dataset.Value{Text: hardText[r.IntN(len(hardText))]}
}

func randomNumber(r *rand.Rand, t dataset.Type) dataset.Number {
	values := []float64{0, math.Copysign(0, -1), 1, -1, 1e21, 123456789012345678, 1 << 53, -3}
	if t == dataset.Numeric || r.IntN(8) == 0 {
		values = append(values, 0.1, 1e-7, -2.5, 1.0/3, 1e300, 5e-324)
	}
	v := values[r.IntN(len(values))]
	n := dataset.Exact(v)
	switch r.IntN(6) {
	case 0:
		n = dataset.Range(v, []float64{v, math.NaN()}[r.IntN(2)], v+float64(r.IntN(3)))
	case 1:
		n = dataset.Range(v, math.NaN(), math.NaN())
	case 2:
		return dataset.Standing([]dataset.Status{dataset.Nil, dataset.Small, dataset.Missing, dataset.NotApplicable, dataset.Confidential}[r.IntN(5)])
	case 3:
		n.Status = []dataset.Status{dataset.Estimated, dataset.Provisional, dataset.Break}[r.IntN(3)]
	}
	return n
}

func TestDataPackageOfHardCells(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 14))
	dir := t.TempDir()
	p := &datapackage.Package{Name: "hard", Words: datapackage.Words{Low: "at least", High: "at most", Best: "best", Status: "status"}}
	var want strings.Builder
	for i := range 150 {
		name := fmt.Sprintf("t%d", i)
		tab := randomTable(r, name)
		var csv bytes.Buffer
		if err := dataset.WriteCSV(tab, &csv); err != nil {
			t.Fatal(err)
		}
		res := datapackage.Resource{Name: name, Path: name + ".csv", Table: tab, CSV: csv.Bytes(), PrimaryKey: []string{"c0"}}
		if i > 0 {
			res.ForeignKeys = []datapackage.ForeignKey{{Fields: []string{"c1"}, Resource: fmt.Sprintf("t%d", r.IntN(i)), To: []string{"c0"}}}
		}
		p.Resources = append(p.Resources, res)
		if err := os.WriteFile(filepath.Join(dir, res.Path), res.CSV, 0o644); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&want, "%s %d %d\n", name, tab.Len(), len(tab.Written()))
	}
	descriptor, err := p.JSON()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "datapackage.json"), descriptor, 0o644); err != nil {
		t.Fatal(err)
	}
	stdout, stderr, err := loadPackage(t, dir)
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr)
	}
	if stdout != want.String() {
		t.Errorf("read\n%swant\n%s", stdout, want.String())
	}
}
