package compile

import (
	"context"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"globalstudy/render/diag"
	"globalstudy/render/study"
	"globalstudy/render/theme"
)

func BenchmarkCompile(b *testing.B) {
	a, err := txtar.ParseFile("testdata/kitchen-sink.txtar")
	if err != nil {
		b.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range a.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	var faults diag.List
	st := study.Load(fsys, &faults)
	b.ReportAllocs()
	for b.Loop() {
		Compile(context.Background(), st, theme.Default(), fakeDrawer{}, nil, &diag.List{})
	}
}
