package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestExitCodes(t *testing.T) {
	sound, faulty, out := t.TempDir(), t.TempDir(), t.TempDir()
	for _, dir := range []string{sound, faulty} {
		if err := os.CopyFS(dir, os.DirFS("testdata/base")); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(faulty, "chapters/one.yaml"), []byte("titel: x\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	unwritable := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(unwritable, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want int
	}{
		{[]string{"build", "-C", sound, "-o", out, "-q"}, exitOK},
		{[]string{"check", "-C", sound}, exitOK},
		{[]string{"--help"}, exitOK},
		{[]string{"version"}, exitOK},
		{[]string{"data", "describe", "-C", sound, "detections"}, exitOK},
		{[]string{"explain", "-C", sound, "fig-routes"}, exitOK},
		{[]string{"build", "-C", faulty, "-o", out}, exitFault},
		{[]string{"check", "-C", faulty}, exitFault},
		{[]string{"build", "-C", sound, "-o", unwritable}, exitFault},
		{[]string{"build", "-C", out}, exitUsage},
		{[]string{"build", "--nope"}, exitUsage},
		{[]string{"bulid"}, exitUsage},
		{[]string{"data", "describe", "-C", sound, "nothing"}, exitUsage},
		{[]string{"data", "infer", sound + "/nothing.csv"}, exitUsage},
		{[]string{"data", "infer", sound + "/datasets/countries.csv"}, exitFault},
		{[]string{"explain", "-C", sound, "fig-nothing"}, exitUsage},
		{[]string{"check", "extra"}, exitUsage},
	} {
		var stdout, stderr bytes.Buffer
		if got := run(c.args, &stdout, &stderr); got != c.want {
			t.Errorf("%v: exit %d, want %d\n%s%s", c.args, got, c.want, &stdout, &stderr)
		}
		if c.want != exitOK && stderr.Len() == 0 {
			t.Errorf("%v: failed without a word", c.args)
		}
	}
}
