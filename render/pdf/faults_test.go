package pdf

import (
	"bytes"
	"strings"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/layout"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// TestFaults: a book that would give a damaged or inaccessible file is refused
// in words, and nothing is written.
func TestFaults(t *testing.T) {
	for _, c := range []struct {
		name, want string
		spoil      func(*doc.Document, *layout.Book)
	}{
		{"no pages", "a book without pages", func(_ *doc.Document, b *layout.Book) { b.Pages = nil }},
		{"date", `the document's date "tomorrow"`, func(d *doc.Document, _ *layout.Book) { d.ISODate = "tomorrow" }},
		{"link to nowhere", `page 3: a link to "nowhere"`, func(_ *doc.Document, b *layout.Book) { b.Pages[2].Links[0].Target = "nowhere" }},
		{"link both ways", `leads to "https://example.org" and "one"`, func(_ *doc.Document, b *layout.Book) { b.Pages[2].Links[0].URL = "https://example.org" }},
		{"bookmark to nowhere", `the bookmark "Contents" leads to "x"`, func(_ *doc.Document, b *layout.Book) { b.Outline[0].Target = "x" }},
		{"anchor twice", `page 3: the anchor "one" exists already`, func(_ *doc.Document, b *layout.Book) { b.Pages[2].Anchors[0].Name = "one" }},
		{"figure without text", "a figure has no alternative text", func(_ *doc.Document, b *layout.Book) { b.Root.Kids[1].Kids[2].Alt = "" }},
		{"tag outside the tree", "page 1: a P that is not in the book's tree", func(_ *doc.Document, b *layout.Book) {
			b.Pages[0].Scene.Items = append(b.Pages[0].Scene.Items, tagged(&scene.Tag{Role: scene.RP}, label(10, 10, "x", serif(9))))
		}},
		{"broken image", "page 1: an image of type \"image/png\"", func(_ *doc.Document, b *layout.Book) {
			b.Pages[0].Scene.Items = append(b.Pages[0].Scene.Items, &scene.Image{Data: []byte("no"), Type: "image/png"})
		}},
		{"two files of one name", `two files named "fig-routes.csv"`, func(d *doc.Document, _ *layout.Book) { d.Downloads[0].Name = "fig-routes.csv" }},
	} {
		d, b := sampleDocument(), sampleBook(t)
		c.spoil(d, b)
		var out bytes.Buffer
		err := Write(&out, d, b, theme.Default(), testFonts(t))
		if err == nil || !strings.Contains(err.Error(), c.want) || out.Len() > 0 {
			t.Errorf("%s: %d bytes and error %v, want %s", c.name, out.Len(), err, c.want)
		}
	}
}

func TestLinkWithoutElement(t *testing.T) {
	b := sampleBook(t)
	b.Pages[2].Links[0].Tag = nil
	var out bytes.Buffer
	if err := Write(&out, sampleDocument(), b, theme.Default(), testFonts(t)); err != nil {
		t.Fatal(err)
	}
	root, _ := readGraph(t, out.Bytes()).tree()
	if last := root.kids[len(root.kids)-1]; last.role != "Link" || len(last.annots) != 1 {
		t.Errorf("the last element is %s with %d annotations", last.role, len(last.annots))
	}
}

func TestPlainImage(t *testing.T) {
	eight, sixteen := testImage(t, 8), testImage(t, 16)
	if got, err := plainImage(eight); err != nil || !bytes.Equal(got, eight) {
		t.Errorf("an 8-bit PNG was changed (%v)", err)
	}
	got, err := plainImage(sixteen)
	if err != nil || got[24] != 8 {
		t.Errorf("a 16-bit PNG stayed one (%v)", err)
	}
}
