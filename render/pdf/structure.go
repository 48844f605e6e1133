package pdf

// The structure tree: the book's tags as structure elements, with the marked
// content of each in painting order among its children. The parent tree leads
// back from marked content and annotations to their elements.

import (
	"fmt"
	"slices"
	"strings"

	"globalstudy/render/layout"
	"globalstudy/render/scene"
)

// mark is a marked-content sequence: its page and its number there.
type mark struct{ page, number int }

func (m mark) before(n mark) bool {
	return m.page < n.page || m.page == n.page && m.number < n.number
}

// structure builds the tree's objects.
type structure struct {
	file    *file
	book    *layout.Book
	pages   []int // object numbers
	marks   map[*scene.Tag][]mark
	annots  map[*scene.Tag][]annotation
	labels  map[*scene.Tag]string     // text of list labels
	ids     map[*scene.Tag]int        // object numbers of elements
	notes   map[string]int            // element identifiers, for the ID tree
	heads   map[*scene.Tag]string     // identifiers of heads that cells name
	headers map[*scene.Tag]string     // entries of cells that name their heads
	after   map[*scene.Tag]*scene.Tag // the data table behind a figure
	files   map[string]string         // references to the attached data, by an exhibit's id
	faults  []error
}

// annotation is a link on a page.
type annotation struct {
	id   int // object number
	page int
	link *layout.Link
}

// addStructure adds the structure tree and gives its object number.
func addStructure(f *file, b *layout.Book, pages []int, painted []*content, links []annotation, files map[string]string) (int, []error) {
	s := &structure{file: f, book: b, pages: pages, marks: map[*scene.Tag][]mark{}, annots: map[*scene.Tag][]annotation{},
		labels: map[*scene.Tag]string{}, ids: map[*scene.Tag]int{}, notes: map[string]int{},
		after: map[*scene.Tag]*scene.Tag{}, headers: map[*scene.Tag]string{}, heads: map[*scene.Tag]string{}, files: files}
	for i, c := range painted {
		for n, tag := range c.marks {
			s.marks[tag] = append(s.marks[tag], mark{i, n})
		}
		for tag, label := range c.labels {
			s.labels[tag] = label
		}
		for _, t := range c.tables {
			s.after[t.figure] = t.table
		}
	}
	top := &scene.Tag{Role: scene.RDocument, Kids: b.Root.Kids, Lang: b.Root.Lang, Title: b.Root.Title}
	s.marks[top] = s.marks[b.Root]
	for i, a := range links {
		tag := a.link.Tag
		if tag == nil { // a link that layout gave no element becomes one at the end
			tag = &scene.Tag{Role: scene.RLink}
			top.Kids = append(slices.Clone(top.Kids), tag)
		}
		s.annots[tag] = append(s.annots[tag], links[i])
	}
	root := f.reserve()
	s.number(top)
	s.nameHeaders(top)
	s.ids[b.Root] = s.ids[top]
	s.element(top, root)
	parents := s.parentTree(painted, links)
	entries := fmt.Sprintf("<</Type/StructTreeRoot/K[%s]/ParentTree %s/ParentTreeNextKey %d", ref(s.ids[top]), ref(parents), len(pages)+len(links))
	f.set(root, entries+s.idTree()+">>")
	return root, s.faults
}

// below lists the nodes below tag: its kids, each figure followed by its data.
func (s *structure) below(tag *scene.Tag) []*scene.Tag {
	out := make([]*scene.Tag, 0, len(tag.Kids))
	for _, k := range tag.Kids {
		if k.Role == scene.Artifact {
			continue
		}
		out = append(out, k)
		if t := s.after[k]; t != nil {
			out = append(out, t)
		}
	}
	return out
}

// number reserves an object for each node below tag. Nodes that will look alike
// get numbers that follow each other, since a table of them then compresses to
// almost nothing (packs.go).
func (s *structure) number(tag *scene.Tag) {
	type look struct {
		role                scene.Role
		scope               string
		span                [2]int
		kids, marks, annots int
	}
	var looks groups[look, *scene.Tag]
	var walk func(*scene.Tag)
	walk = func(tag *scene.Tag) {
		kids := s.below(tag)
		l := look{tag.Role, tag.Scope, tag.Span, len(kids), len(s.marks[tag]), len(s.annots[tag])}
		looks.add(l, tag)
		for _, k := range kids {
			walk(k)
		}
	}
	walk(tag)
	for _, same := range looks.all {
		for _, t := range same {
			s.ids[t] = s.file.reserve()
		}
	}
}

// element writes a node and the nodes below it.
func (s *structure) element(tag *scene.Tag, parent int) {
	id := s.ids[tag]
	var b strings.Builder
	fmt.Fprintf(&b, "<</S%s/P %s", name(string(tag.Role)), ref(parent))
	if own := s.marks[tag]; len(own) > 0 {
		fmt.Fprintf(&b, "/Pg %s", ref(s.pages[own[0].page]))
	}
	if kids := s.kids(tag); kids != "" {
		b.WriteString("/K[" + kids + "]")
	}
	b.WriteString(s.attributes(tag))
	b.WriteString(">>")
	s.file.set(id, b.String())
	for _, k := range s.below(tag) {
		s.element(k, id)
	}
}

// kids spells a node's children: its marked content merged with the nodes below
// it, each piece before the first node that was painted after it; then the
// annotations.
func (s *structure) kids(tag *scene.Tag) string {
	var b strings.Builder
	own, home := s.marks[tag], 0
	if len(own) > 0 {
		home = own[0].page
	}
	content := func(m mark) {
		if m.page == home {
			fmt.Fprintf(&b, "%d ", m.number)
		} else {
			fmt.Fprintf(&b, "<</Type/MCR/Pg %s/MCID %d>>", ref(s.pages[m.page]), m.number)
		}
	}
	for _, k := range s.below(tag) {
		if len(own) > 0 {
			if first, ok := s.first(k); ok {
				for len(own) > 0 && own[0].before(first) {
					content(own[0])
					own = own[1:]
				}
			}
		}
		b.WriteString(ref(s.ids[k]) + " ")
	}
	for _, m := range own {
		content(m)
	}
	for _, a := range s.annots[tag] {
		page := "/Pg " + ref(s.pages[a.page])
		if len(s.marks[tag]) > 0 && a.page == home {
			page = "" // that of the node
		}
		fmt.Fprintf(&b, "<</Type/OBJR%s/Obj %s>>", page, ref(a.id))
	}
	return strings.TrimSpace(b.String())
}

// first is the earliest marked content of a node or below it.
func (s *structure) first(tag *scene.Tag) (mark, bool) {
	var best mark
	found := false
	if own := s.marks[tag]; len(own) > 0 {
		best, found = own[0], true
	}
	for _, k := range tag.Kids {
		if m, ok := s.first(k); ok && (!found || m.before(best)) {
			best, found = m, true
		}
	}
	return best, found
}

// parentTree writes the parent tree, and into pages and annotations their keys.
func (s *structure) parentTree(painted []*content, links []annotation) int {
	var nums strings.Builder
	for i, c := range painted {
		var owners []int
		for _, tag := range c.marks {
			if s.ids[tag] == 0 {
				s.fault("page %d: a %s that is not in the book's tree", i+1, tag.Role)
				continue
			}
			owners = append(owners, s.ids[tag])
		}
		fmt.Fprintf(&nums, "%d %s ", i, ref(s.file.addList(owners)))
		s.must(s.file.insert(s.pages[i], fmt.Sprintf("/StructParents %d/Tabs/S", i)))
	}
	byAnnotation := map[int]*scene.Tag{}
	for tag, as := range s.annots {
		for _, a := range as {
			byAnnotation[a.id] = tag
		}
	}
	for i, a := range links {
		tag, key := byAnnotation[a.id], len(s.pages)+i
		if s.ids[tag] == 0 {
			s.fault("page %d: the link %q is not in the book's tree", a.page+1, a.link.Text)
			continue
		}
		fmt.Fprintf(&nums, "%d %s ", key, ref(s.ids[tag]))
		s.must(s.file.insert(a.id, fmt.Sprintf("/StructParent %d/F 4/Contents%s", key, textString(linkText(a.link)))))
	}
	return s.file.add("<</Nums[" + nums.String() + "]>>")
}

func (s *structure) fault(format string, args ...any) {
	s.faults = append(s.faults, fmt.Errorf(format, args...))
}

func (s *structure) must(err error) {
	if err != nil {
		s.faults = append(s.faults, err)
	}
}

// linkText is what a link says; where layout gives nothing, where it leads.
func linkText(l *layout.Link) string {
	if l.Text != "" {
		return l.Text
	}
	return l.URL + l.Target
}
