package main

// The command as a user meets it: each testdata/script/*.txtar runs it on a copy
// of testdata/base, a small sound study, and looks at exit code, messages and
// what stands in out/ afterwards. "replace FILE OLD NEW" breaks the study.

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"globalstudy": main})
}

func TestScripts(t *testing.T) {
	base, err := filepath.Abs("testdata/base")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(e *testscript.Env) error {
			if err := os.CopyFS(e.WorkDir, os.DirFS(base)); err != nil {
				return err
			}
			return lastReport(e.WorkDir)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"replace": replace, "unchanged": unchanged, "append": appendTo,
		},
	})
}

const lastSite, lastBook = "the last site\n", "the last book\n"

// lastReport puts something into out/ that a failed build must leave alone.
func lastReport(dir string) error {
	if err := os.MkdirAll(filepath.Join(dir, "out/site"), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "out/site/index.html"), []byte(lastSite), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "out/small-study.pdf"), []byte(lastBook), 0o644)
}

// replace FILE OLD NEW exchanges the one place where OLD stands; \n, \t, \x00 are escapes.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	esc := strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\x00`, "\x00", `\xff`, "\xff")
	old, new := esc.Replace(args[1]), esc.Replace(args[2])
	text := ts.ReadFile(args[0])
	if strings.Count(text, old) != 1 {
		ts.Fatalf("%q stands %d times in %s, want once", old, strings.Count(text, old), args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, old, new, 1)), 0o644))
}

// append FILE TEXT adds a line.
func appendTo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: append FILE TEXT")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(ts.ReadFile(args[0])+args[1]+"\n"), 0o644))
}

// unchanged says that out/ holds exactly what stood there before.
func unchanged(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: unchanged")
	}
	if ts.ReadFile("out/site/index.html") != lastSite || ts.ReadFile("out/small-study.pdf") != lastBook {
		ts.Fatalf("the last report was touched")
	}
	err := filepath.WalkDir(ts.MkAbs("out"), func(p string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasPrefix(d.Name(), ".") && d.IsDir() && d.Name() != ".cache" {
			ts.Fatalf("%s was left behind", p)
		}
		return err
	})
	ts.Check(err)
}
