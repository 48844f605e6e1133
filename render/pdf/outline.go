package pdf

// The outline (bookmarks), nested by level, closed below the first level; and
// the page labels. gopdf 0.33 writes neither rightly, so both are made here.

import (
	"fmt"
	"strconv"
	"strings"

	"globalstudy/render/layout"
)

// addOutline adds the outline and gives its object number, 0 if there is none.
func addOutline(f *file, marks []layout.Bookmark, at map[string]destination, pages []int) int {
	if len(marks) == 0 {
		return 0
	}
	root := f.reserve()
	ids := make([]int, len(marks))
	for i := range ids {
		ids[i] = f.reserve()
	}
	kids := children(marks)
	id := func(i int) int {
		if i < 0 {
			return root
		}
		return ids[i]
	}
	var write func(parent int)
	write = func(parent int) {
		for j, i := range kids[parent] {
			var b strings.Builder
			fmt.Fprintf(&b, "<</Title%s/Parent %s/Dest%s", textString(marks[i].Title), ref(id(parent)), at[marks[i].Target].spell(pages))
			if j > 0 {
				fmt.Fprintf(&b, "/Prev %s", ref(ids[kids[parent][j-1]]))
			}
			if j+1 < len(kids[parent]) {
				fmt.Fprintf(&b, "/Next %s", ref(ids[kids[parent][j+1]]))
			}
			if k := kids[i]; len(k) > 0 {
				fmt.Fprintf(&b, "/First %s/Last %s/Count -%d", ref(ids[k[0]]), ref(ids[k[len(k)-1]]), len(k))
			}
			f.set(ids[i], b.String()+">>")
			write(i)
		}
	}
	write(-1)
	top := kids[-1]
	f.set(root, fmt.Sprintf("<</Type/Outlines/First %s/Last %s/Count %d>>", ref(ids[top[0]]), ref(ids[top[len(top)-1]]), len(top)))
	return root
}

// children groups bookmarks by parent; -1 is the outline itself. A level that
// skips one hangs below the nearest bookmark above it.
func children(marks []layout.Bookmark) map[int][]int {
	kids := map[int][]int{}
	var path []int
	for i, m := range marks {
		for len(path) > 0 && marks[path[len(path)-1]].Level >= m.Level {
			path = path[:len(path)-1]
		}
		parent := -1
		if len(path) > 0 {
			parent = path[len(path)-1]
		}
		kids[parent] = append(kids[parent], i)
		path = append(path, i)
	}
	return kids
}

// pageLabels spells the number tree of page labels: a new range wherever style
// or prefix changes or the count does not go on.
func pageLabels(pages []*layout.Page) string {
	var b strings.Builder
	var style, prefix string
	next := 0
	for i, p := range pages {
		s, pre, n := labelParts(p.Label)
		if i > 0 && s == style && pre == prefix && n == next {
			next++
			continue
		}
		style, prefix, next = s, pre, n+1
		fmt.Fprintf(&b, "%d<<", i)
		if s != "" {
			fmt.Fprintf(&b, "/S/%s/St %d", s, n)
		}
		if pre != "" || s == "" {
			b.WriteString("/P" + textString(pre))
		}
		b.WriteString(">>")
		if s == "" {
			next = -1
		}
	}
	return "<</Nums[" + b.String() + "]>>"
}

// labelParts reads a label as style (D, r or none), prefix and number.
func labelParts(label string) (style, prefix string, n int) {
	if n := fromRoman(label); n > 0 {
		return "r", "", n
	}
	digits := strings.TrimLeft(label[len(strings.TrimRight(label, "0123456789")):], "0")
	if n, err := strconv.Atoi(digits); err == nil {
		return "D", strings.TrimSuffix(label, digits), n
	}
	return "", label, 0
}

var romanParts = []struct {
	value int
	text  string
}{{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}

// fromRoman reads a small Roman number below 400; 0 if it is none.
func fromRoman(s string) int {
	n, rest := 0, s
	for _, p := range romanParts {
		for times := 0; times < 3 && strings.HasPrefix(rest, p.text); times++ {
			n += p.value
			rest = rest[len(p.text):]
		}
	}
	if rest != "" {
		return 0
	}
	return n
}
