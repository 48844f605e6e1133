package echarts

import (
	"context"
	"os"
	"testing"

	"globalstudy/render/compile"
	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/study"
	"globalstudy/render/theme"
)

// TestTextOfStudy makes the document of the shipped study as a build does. In each
// of its drawings, those for phones too, no text is cut or lies on another.
func TestTextOfStudy(t *testing.T) {
	drawsMany(t)
	var faults diag.List
	st := study.Load(os.DirFS("../.."), &faults)
	e := engine(t, nil, 2)
	d := compile.Compile(context.Background(), st, theme.Default(), e, nil, &faults)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	wide, narrow := 0, 0
	for _, ch := range append(d.Parts(), d.Brief.Parts()...) {
		doc.Walk(ch.Blocks, func(b doc.Block) {
			f, ok := b.(*doc.Figure)
			if !ok || f.Scene == nil {
				return
			}
			wide++
			t.Run(f.ID, func(t *testing.T) { checkText(t, f.Scene, textBoxes(e.fonts, f.Scene.Items, scene.Identity)) })
			if f.Narrow == nil {
				return
			}
			narrow++
			t.Run(f.ID+"-narrow", func(t *testing.T) { checkText(t, f.Narrow, textBoxes(e.fonts, f.Narrow.Items, scene.Identity)) })
		})
	}
	if wide == 0 || narrow == 0 {
		t.Errorf("the study has %d drawings, %d of them for phones too", wide, narrow)
	}
}
