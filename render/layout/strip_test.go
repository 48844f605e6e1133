package layout

import (
	"fmt"
	"strings"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/theme"
)

// TestFindingsOfChapter: the panel of a chapter holds its findings with their
// numbers, in order, and stands behind the profile where there is one.
func TestFindingsOfChapter(t *testing.T) {
	fonts, hyph := assets(t)
	var findings []doc.Finding
	for i := range 5 {
		findings = append(findings, doc.Finding{Number: 21 + i, Text: []doc.Inline{doc.Text(fmt.Sprint("Sentence of finding ", i, ", ")), doc.Number{Text: fmt.Sprint(i, ",000")}, doc.Text(" people.")}})
	}
	profile := &doc.Profile{Title: []doc.Inline{doc.Text("At a glance")}, Parts: []doc.ProfilePart{{Title: "Migrants", Text: textPara(1, 2).Text}}}
	for name, blocks := range map[string][]doc.Block{
		"plain":  {textPara(1, 30), textPara(2, 30)},
		"region": {textPara(1, 30), profile, textPara(2, 30)},
	} {
		d := &doc.Document{Lang: "en", Title: "T", Chapters: []*doc.Chapter{{ID: "c", Number: 1, Title: "C", Hue: "sea", Findings: findings, Blocks: blocks}}}
		text := strings.Join(strings.Fields(words(Pages(d, theme.Default(), fonts, hyph))), " ")
		from := 0
		if name == "region" {
			from = strings.Index(text, "At a glance")
		}
		for i, f := range findings {
			want := fmt.Sprint(f.Number, " ", doc.InlineText(f.Text))
			at := strings.Index(text[from:], want)
			if at < 0 {
				t.Fatalf("%s: finding %d is missing behind position %d, or out of order: %q", name, i, from, want)
			}
			from += at + len(want)
		}
	}
}
