package render

// The import table: who may import whom inside the module, and which package
// owns each outside module. It is policy. Do not edit it to make a build pass.

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Each line: a package, then the packages of this module it may import.
const inside = `
render/diag:
render/theme:
templates:
render/scene:    render/theme
render/font:
render/dataset:  render/diag
render/datapackage: render/dataset
render/chart:    render/dataset render/diag render/theme
render/doc:      render/scene
render/study:    render/chart render/dataset render/diag render/theme
render/echarts:  render/chart render/dataset render/diag render/font render/scene render/theme templates
render/compile:  render/study render/chart render/datapackage render/dataset render/diag render/doc render/scene render/theme
render/inspect:  render/compile render/study render/dataset render/diag
render/sheet:    render/doc render/font render/scene render/theme
render/raster:   render/font render/scene render/theme
render/site:     render/doc render/scene render/theme templates
render/layout:   render/doc render/font render/scene render/theme render/diag
render/pdf:      render/layout render/doc render/font render/scene render/theme
render/pdf/rules:
render:          render/compile render/diag render/doc render/echarts render/font render/layout render/pdf render/raster render/scene render/sheet render/site render/study render/theme templates
cmd/globalstudy: render render/inspect render/diag templates
render/echarts/prepare: render/echarts
`

// Each outside module and its one owner.
const outside = `
gopkg.in/yaml.v3:                        render/study
github.com/yuin/goldmark:                render/compile
github.com/go-echarts/go-echarts/v2:     render/echarts
modernc.org/quickjs:                     render/echarts
github.com/go-text/typesetting:          render/font
golang.org/x/image:                      render/font render/raster
github.com/signintech/gopdf:             render/pdf
github.com/gocarina/gocsv:               render/dataset
github.com/expr-lang/expr:               render/dataset
github.com/spf13/cobra:                  cmd/globalstudy
golang.org/x/term:                       cmd/globalstudy
`

func table(text string) map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(text) {
		if name, list, ok := strings.Cut(line, ":"); ok {
			out[strings.TrimSpace(name)] = strings.Fields(list)
		}
	}
	return out
}

func TestImports(t *testing.T) {
	may, owner := table(inside), table(outside)
	seen := map[string]bool{}
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "out" || (strings.HasPrefix(d.Name(), ".") && p != ".")) {
			return fs.SkipDir
		}
		if !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		pkg := path.Dir(p)
		allowed, ok := may[pkg]
		if !ok {
			t.Errorf("%s: package %s is not in the import table", p, pkg)
		}
		seen[pkg] = true
		src, err := fs.ReadFile(root, p)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range f.Imports {
			imp, _ := strconv.Unquote(spec.Path.Value)
			checkImport(t, p, pkg, imp, allowed, owner)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range may {
		if !seen[pkg] {
			t.Errorf("the import table names %s, which does not exist", pkg)
		}
	}
}

func checkImport(t *testing.T, file, pkg, imp string, allowed []string, owner map[string][]string) {
	if rest, ok := strings.CutPrefix(imp, "globalstudy/"); ok {
		if !slices.Contains(allowed, rest) {
			t.Errorf("%s imports %s, which %s may not", file, rest, pkg)
		}
		return
	}
	if !strings.Contains(strings.Split(imp, "/")[0], ".") {
		return // standard library
	}
	for mod, own := range owner {
		if imp == mod || strings.HasPrefix(imp, mod+"/") {
			if !slices.Contains(own, pkg) {
				t.Errorf("%s imports %s, which belongs to %v", file, imp, own)
			}
			return
		}
	}
	t.Errorf("%s imports %s, a module without an owner", file, imp)
}
