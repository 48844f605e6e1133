package render

import (
	"testing"

	"globalstudy/render/doc"
)

// Every numbered exhibit of the shipped study is led to from a sentence.
func TestEveryExhibitIsMentioned(t *testing.T) {
	d := documentOf(t, studyFS("shipped"))
	mentioned := map[string]bool{}
	var see func(in []doc.Inline)
	see = func(in []doc.Inline) {
		for _, i := range in {
			switch i := i.(type) {
			case doc.Reference:
				mentioned[i.Target] = true
			case doc.Emphasis:
				see(i.Inlines)
			case doc.Strong:
				see(i.Inlines)
			case doc.Mention:
				see(i.Inlines)
			}
		}
	}
	for _, c := range d.Parts() {
		doc.Walk(c.Blocks, func(b doc.Block) {
			if p, ok := b.(*doc.Paragraph); ok {
				see(p.Text)
			}
		})
	}
	for _, e := range d.Exhibits() {
		if e.Number > 0 && !mentioned[e.ID] {
			t.Errorf("no sentence leads to %s (%s)", e.ID, e.Label)
		}
	}
}
