package pdf

// The fourth side door: gopdf's finished file is taken apart and written again.
// gopdf writes object n+1 at the n-th offset of its cross-reference table, as
// "N 0 obj", the body, "endobj", one after the other; split insists on exactly
// that, so a gopdf that writes otherwise is an error and not a damaged file.
// Between split and write (write.go) the few dictionaries that gopdf owns are
// completed: catalog, pages, annotations, fonts, resources.

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// gopdfVersion is the version whose output this package knows.
const gopdfVersion = "v0.33.0"

// catalogID and resourcesID are the numbers gopdf gives these objects.
const (
	catalogID   = 1
	resourcesID = 4
)

// file is a PDF file as objects. bodies[n] is the text of object n between
// "obj" and "endobj"; bodies[0] is unused.
type file struct {
	bodies [][]byte
	info   int          // number of the information dictionary
	lists  map[int]bool // objects that are lists of references

	deflater *deflater
}

// split takes gopdf's output apart.
func split(pdf []byte, d *deflater) (*file, error) {
	bad := func(what string) error {
		return fmt.Errorf("the output of gopdf is not as that of %s: %s", gopdfVersion, what)
	}
	mark := bytes.LastIndex(pdf, []byte("startxref\n"))
	if mark < 0 {
		return nil, bad("no startxref")
	}
	line, _, _ := bytes.Cut(pdf[mark+len("startxref\n"):], []byte("\n"))
	table, err := strconv.Atoi(string(line))
	if err != nil || table < 0 || table > mark {
		return nil, bad("startxref is not an offset")
	}
	lines := bytes.Split(pdf[table:mark], []byte("\n"))
	if len(lines) < 3 || string(lines[0]) != "xref" {
		return nil, bad("no cross-reference table")
	}
	n, err := strconv.Atoi(string(bytes.TrimPrefix(lines[1], []byte("0 "))))
	if err != nil || n < 1 || len(lines) < n+2 {
		return nil, bad("the cross-reference table has no size")
	}
	starts := make([]int, n+1)
	for id := 1; id < n; id++ {
		entry := lines[2+id]
		if len(entry) < 10 {
			return nil, bad("a short cross-reference entry")
		}
		if starts[id], err = strconv.Atoi(string(entry[:10])); err != nil {
			return nil, bad("a cross-reference entry is not an offset")
		}
	}
	starts[n] = table
	f := &file{bodies: make([][]byte, n), lists: map[int]bool{}, deflater: d}
	for id := 1; id < n; id++ {
		if starts[id] > starts[id+1] || starts[id+1] > len(pdf) {
			return nil, bad("objects out of order")
		}
		body, ok := bytes.CutPrefix(pdf[starts[id]:starts[id+1]], fmt.Appendf(nil, "%d 0 obj\n", id))
		body, end := bytes.CutSuffix(bytes.TrimRight(body, "\n"), []byte("endobj"))
		if !ok || !end {
			return nil, bad(fmt.Sprintf("object %d is not at its offset", id))
		}
		f.bodies[id] = body
	}
	return f, nil
}

// add appends an object and returns its number.
func (f *file) add(body string) int {
	f.bodies = append(f.bodies, []byte(body))
	return len(f.bodies) - 1
}

// addList appends a list of references.
func (f *file) addList(ids []int) int {
	var b strings.Builder
	for i, id := range ids {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(ref(id))
	}
	n := f.add("[" + b.String() + "]")
	f.lists[n] = len(ids) > 0
	return n
}

// addStream appends a stream object, compressed, and returns its number.
func (f *file) addStream(entries string, data []byte) int {
	f.bodies = append(f.bodies, f.deflater.stream(entries, data))
	return len(f.bodies) - 1
}

// reserve appends an object whose body is set later.
func (f *file) reserve() int { return f.add("") }

// set replaces the body of an object.
func (f *file) set(id int, body string) { f.bodies[id] = []byte(body) }

// insert adds entries at the end of a dictionary that is no stream.
func (f *file) insert(id int, entries string) error {
	body := f.bodies[id]
	i := bytes.LastIndex(body, []byte(">>"))
	if i < 0 || isStream(body) {
		return fmt.Errorf("object %d of gopdf's output is not a dictionary", id)
	}
	out := append([]byte{}, body[:i]...)
	out = append(out, entries...)
	f.bodies[id] = append(out, body[i:]...)
	return nil
}

// replace changes what stands once in an object.
func (f *file) replace(id int, old, new string) error {
	if bytes.Count(f.bodies[id], []byte(old)) != 1 {
		return fmt.Errorf("object %d of gopdf's output does not say %q once", id, old)
	}
	f.bodies[id] = bytes.Replace(f.bodies[id], []byte(old), []byte(new), 1)
	return nil
}

// content returns the data of an uncompressed stream object of gopdf.
func (f *file) content(id int) ([]byte, error) {
	_, data, ok := bytes.Cut(f.bodies[id], []byte("stream\n"))
	data, end := bytes.CutSuffix(data, []byte("endstream\n"))
	if !ok || !end {
		return nil, fmt.Errorf("object %d of gopdf's output is not a stream", id)
	}
	return data, nil
}

// isStream tells whether an object body is a stream. A stream's dictionary ends
// in ">>" before the word; strings in our dictionaries never hold a line break.
func isStream(body []byte) bool { return bytes.Contains(body, []byte(">>\nstream\n")) }
