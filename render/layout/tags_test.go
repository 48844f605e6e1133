package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// node is a tag of a book with what stands around it and the text it owns itself.
type node struct {
	*scene.Tag
	parent *node
	text   string
}

// within tells whether the node stands in others of these roles, innermost first.
func (n *node) within(roles ...scene.Role) bool {
	for _, r := range roles {
		if n = n.parent; n == nil || n.Role != r {
			return false
		}
	}
	return true
}

// nodes lists the tags of a book in reading order.
func nodes(b *Book) []*node {
	own := map[*scene.Tag]string{}
	var read func(items []scene.Item, tag *scene.Tag)
	read = func(items []scene.Item, tag *scene.Tag) {
		for _, it := range items {
			switch it := it.(type) {
			case *scene.Group:
				in := tag
				if it.Tag != nil {
					in = it.Tag
				}
				read(it.Items, in)
			case *scene.Text:
				own[tag] += it.Content
			}
		}
	}
	for _, p := range b.Pages {
		read(p.Scene.Items, nil)
	}
	var out []*node
	var walk func(t *scene.Tag, parent *node)
	walk = func(t *scene.Tag, parent *node) {
		n := &node{t, parent, own[t]}
		out = append(out, n)
		for _, k := range t.Kids {
			walk(k, n)
		}
	}
	walk(b.Root, nil)
	return out
}

// A link to a source or a note stands in a Reference, and no other link of running text does.
func TestCitationsAreReferences(t *testing.T) {
	fonts, hyph := assets(t)
	b := Pages(sample(2), theme.Default(), fonts, hyph)
	parents := map[*scene.Tag]*node{}
	for _, n := range nodes(b) {
		parents[n.Tag] = n.parent
		if n.Role == scene.RRef && len(n.Kids) == 0 {
			t.Errorf("a Reference without a link in %s", n.parent.Role)
		}
	}
	cited := map[string]int{}
	for _, p := range b.Pages {
		for _, l := range p.Links {
			in := parents[l.Tag]
			if in == nil || in.Role == scene.RTOCI || in.within(scene.RTOCI) {
				continue
			}
			kind, _, _ := strings.Cut(l.Target, "-")
			want := slices.Contains([]string{"source", "note"}, kind)
			if got := in.Role == scene.RRef; got != want {
				t.Errorf("the link %q to %q%s stands in %s", l.Text, l.Target, l.URL, in.Role)
			}
			cited[kind]++
		}
	}
	if cited["source"] < 10 || cited["note"] < 2 || cited["fig"] < 2 {
		t.Error(fmt.Sprint("links seen: ", cited))
	}
}

// An entry of the contents has its number as label, a Reference of the linked
// title and the page number, which do not run together, and below a chapter's
// entry the contents of the chapter.
func TestContentsEntriesSayTitleAndPageApart(t *testing.T) {
	fonts, hyph := assets(t)
	b := Pages(sample(2), theme.Default(), fonts, hyph)
	text := map[*scene.Tag]string{}
	all := nodes(b)
	for _, n := range all {
		text[n.Tag] = n.text
	}
	entries, nested := map[string]string{}, 0
	for _, n := range all {
		if n.Role != scene.RTOCI {
			continue
		}
		kids := n.Kids
		if last := len(kids) - 1; last > 0 && kids[last].Role == scene.RTOC {
			nested += len(kids[last].Kids)
			kids = kids[:last]
		}
		if len(kids) == 2 && kids[0].Role == scene.RLabel {
			kids = kids[1:]
		}
		if len(kids) != 1 || kids[0].Role != scene.RRef || len(kids[0].Kids) != 1 || kids[0].Kids[0].Role != scene.RLink || n.text != "" {
			t.Fatalf("an entry of the contents holds %q and %d elements", n.text, len(n.Kids))
		}
		title := text[kids[0].Kids[0]]
		if !strings.HasSuffix(title, " ") {
			t.Errorf("%q runs into the page number %q", title, text[kids[0]])
		}
		label := ""
		if n.Kids[0].Role == scene.RLabel {
			label = text[n.Kids[0]]
		}
		entries[label+title] = text[kids[0]]
	}
	sections := 0
	for _, c := range sample(2).Parts() {
		for _, blk := range c.Blocks {
			if h, ok := blk.(*doc.Heading); ok && h.Level <= 2 {
				sections++
			}
		}
	}
	if nested != sections || sections == 0 {
		t.Errorf("%d of %d sections stand below the entries of their chapters", nested, sections)
	}
	for entry, target := range map[string]string{"1 Scale, income and fees ": "chapter-1", "Organization ": "h-23", "Table 11 Fees paid for a journey, by corridor, 2009–2024 ": "table-11", "How to read this study ": howToID} {
		if p := pagesOf(b)[target]; p == nil || entries[entry] != p.Label {
			t.Errorf("the contents say %q of %q, which is %s", entries[entry], entry, target)
		}
	}
}
