package site

import (
	"strings"
	"testing"

	"globalstudy/render/doc"
)

// A note with two marks on a page stands beside both, under two ids, and links lead to the first.
func TestNoteWithTwoMarks(t *testing.T) {
	for _, endnotes := range []bool{false, true} {
		d := report(1)
		c := d.Chapters[0]
		c.Endnotes = endnotes
		c.Blocks = []doc.Block{&doc.Paragraph{Text: []doc.Inline{doc.NoteMark{Note: c.Notes[0]}, doc.Text(" and "), doc.NoteMark{Note: c.Notes[0]}}}}
		html := files(t, d, nil)["chapter-1.html"]
		want := []string{`id="note-1-1-mark"`, `id="note-1-1-2-mark"`, `id="note-1-1"`}
		if !endnotes {
			want = append(want, `popovertarget="note-1-1-2"`, `role="note" id="note-1-1-2"`)
		}
		for _, w := range want {
			if n := strings.Count(html, w); n != 1 {
				t.Errorf("endnotes %t: %s stands %d times", endnotes, w, n)
			}
		}
	}
}
