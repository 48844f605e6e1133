package render

// The published data package, loaded by an outside client: every CSV of the site
// is described, and every cell is of its type and keeps its constraints and keys.

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// clientModules holds the Frictionless client; make fetches it.
const clientModules = "../templates"

// loadPackage runs the client on the descriptor in a folder.
func loadPackage(t *testing.T, dir string) (stdout, stderr string, err error) {
	t.Helper()
	node := tool(t, "node")
	if _, err := os.Stat(clientModules + "/node_modules/datapackage"); err != nil {
		if os.Getenv("REQUIRE_TOOLS") == "1" {
			t.Fatal("the npm package datapackage is not installed and REQUIRE_TOOLS=1: run make")
		}
		t.Skip("the npm package datapackage is not installed: this check is left out")
	}
	cmd := exec.Command(node, "testdata/datapackage.mjs", clientModules, filepath.Join(dir, "datapackage.json"))
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	err = cmd.Run()
	return out.String(), errs.String(), err
}

func TestDataPackage(t *testing.T) {
	eachStudy(t, func(t *testing.T, b *built) {
		dir := filepath.Join(b.dir, "site/data")
		stdout, stderr, err := loadPackage(t, dir)
		if err != nil {
			t.Fatalf("%v\n%s", err, stderr)
		}
		var got, want []string
		for line := range strings.Lines(stdout) {
			got = append(got, strings.Fields(line)[0]+".csv")
		}
		files, err := filepath.Glob(dir + "/*.csv")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			want = append(want, filepath.Base(f))
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("described and read\n%v\npublished\n%v", got, want)
		}
	})
}

// The client finds what is wrong, so its silence means something.
func TestDataPackageClientRefuses(t *testing.T) {
	b := kitchenSink(t)
	for _, c := range []struct{ name, file, old, new, want string }{
		{"changed file", "countries.csv", "Italy", "Itali", "countries: has another hash"},
		{"shorter file", "countries.csv", "Italy", "Ital", "described as"},
		{"text for a number", "fees.csv", ",120,", ",many,", `"many" in column "people"`},
		{"unknown code", "by_country.csv", "ITA", "XXX", "by_country: Foreign key"},
		{"key twice", "crossings.csv", "2015,west", "2014,west", "crossings: Row 4 has an unique constraint violation"},
		{"column renamed", "by_country.csv", "iso3", "iso_3", "by_country: "},
		{"descriptor", "datapackage.json", `"name": "crossings"`, `"name": "Crossings!"`, "descriptor: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(filepath.Join(b.dir, "site/data"))); err != nil {
				t.Fatal(err)
			}
			text, err := os.ReadFile(filepath.Join(dir, c.file))
			if err != nil {
				t.Fatal(err)
			}
			broken := strings.Replace(string(text), c.old, c.new, 1)
			if broken == string(text) {
				t.Fatalf("%q is not in %s", c.old, c.file)
			}
			if err := os.WriteFile(filepath.Join(dir, c.file), []byte(broken), 0o644); err != nil {
				t.Fatal(err)
			}
			stdout, stderr, err := loadPackage(t, dir)
			if err == nil {
				t.Fatalf("accepted:\n%s", stdout)
			}
			if !strings.Contains(stderr, c.want) {
				t.Errorf("%q is not in\n%s", c.want, stderr)
			}
		})
	}
}
