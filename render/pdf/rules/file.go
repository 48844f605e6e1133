package rules

// Reading a file: header, the one cross-reference stream, the objects in the
// file and those packed in object streams. Only files of the form that
// render/pdf writes are read; a file of another form is an error.

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// Stream is a stream object.
type Stream struct {
	Dict Dict
	Data []byte // as it stands in the file
}

// File is a PDF file as objects.
type File struct {
	Header  []byte      // its first two lines
	Objects map[Ref]any // all indirect objects
	Trailer Dict        // of the cross-reference stream
	After   int         // bytes that follow the end-of-file mark
	syntax  []Fault     // found while reading
	decoded map[*Stream][]byte
}

// Open reads a file.
func Open(pdf []byte) (f *File, err error) {
	f = &File{Objects: map[Ref]any{}, decoded: map[*Stream][]byte{}}
	first, rest, _ := bytes.Cut(pdf, []byte("\n"))
	second, _, ok := bytes.Cut(rest, []byte("\n"))
	if !ok || len(first) > 20 || len(second) > 20 {
		return nil, fmt.Errorf("the file has no header")
	}
	f.Header = slices.Concat(first, []byte("\n"), second)
	end := bytes.LastIndex(pdf, []byte("%%EOF"))
	start := bytes.LastIndex(pdf, []byte("startxref\n"))
	if start < 0 || end < start {
		return nil, fmt.Errorf("the file has no end")
	}
	f.After = len(bytes.TrimRight(pdf[end+len("%%EOF"):], "\n"))
	at, err := strconv.Atoi(string(bytes.TrimSpace(pdf[start+len("startxref\n") : end])))
	if err != nil || at < 0 || at >= start {
		return nil, fmt.Errorf("startxref is not an offset")
	}
	id, o, err := f.indirect(pdf, at)
	x, ok := o.(*Stream)
	if err != nil || !ok || x.Dict["Type"] != Name("XRef") {
		return nil, fmt.Errorf("no cross-reference stream at its offset (%v)", err)
	}
	f.Trailer = x.Dict
	f.Objects[id] = x
	return f, f.readObjects(pdf, x)
}

// readObjects reads what the cross-reference stream lists.
func (f *File) readObjects(pdf []byte, x *Stream) error {
	size, _ := x.Dict["Size"].(int)
	table, err := f.Decode(x)
	if err != nil || len(table) != 7*size {
		return fmt.Errorf("the cross-reference stream holds %d bytes for %d objects (%v)", len(table), size, err)
	}
	packed := map[Ref][]Ref{}
	for n := range size {
		row := table[7*n : 7*n+7]
		at := int(row[1])<<24 | int(row[2])<<16 | int(row[3])<<8 | int(row[4])
		switch row[0] {
		case 1:
			id, o, err := f.indirect(pdf, at)
			if err != nil || id != Ref(n) {
				return fmt.Errorf("object %d is not at its offset (%v)", n, err)
			}
			f.Objects[id] = o
		case 2:
			packed[Ref(at)] = append(packed[Ref(at)], Ref(n))
		}
	}
	for id, ids := range packed {
		if err := f.unpack(id, ids); err != nil {
			return fmt.Errorf("object stream %d: %w", id, err)
		}
	}
	return nil
}

// indirect reads an object in the file and checks its frame, byte for byte.
func (f *File) indirect(pdf []byte, at int) (Ref, any, error) {
	if at >= len(pdf) {
		return 0, nil, errSyntax
	}
	line, _, _ := bytes.Cut(pdf[at:min(len(pdf), at+40)], []byte("\n"))
	n, err := strconv.Atoi(string(bytes.TrimSuffix(line, []byte(" 0 obj"))))
	if err != nil {
		return 0, nil, fmt.Errorf("%w: %q", errSyntax, line)
	}
	id := Ref(n)
	l := &lexer{src: pdf, at: at + len(line) + 1, refs: true, fault: f.report(fmt.Sprintf("object %d", n))}
	o, err := l.object()
	if err != nil {
		return id, nil, err
	}
	rest := pdf[l.at:]
	if d, ok := o.(Dict); ok && bytes.HasPrefix(rest, []byte("\nstream\n")) {
		length, ok := d["Length"].(int)
		from := l.at + len("\nstream\n")
		if !ok || length < 0 || from+length > len(pdf) || !bytes.HasPrefix(pdf[from+length:], []byte("\nendstream")) {
			l.fault("A 6.1.7.1-1", "the stream is not %v bytes long", d["Length"])
			if length = bytes.Index(pdf[from:], []byte("\nendstream")); length < 0 {
				return id, nil, errSyntax
			}
		}
		o = &Stream{d, pdf[from : from+length]}
		rest = pdf[from+length+len("\nendstream"):]
	}
	if !bytes.HasPrefix(rest, []byte("\nendobj\n")) {
		l.fault("A 6.1.9-1", "the object does not end in a line of its own")
	}
	return id, o, nil
}

// unpack reads the objects of an object stream.
func (f *File) unpack(id Ref, ids []Ref) error {
	s, ok := f.Objects[id].(*Stream)
	if !ok {
		return errSyntax
	}
	data, err := f.Decode(s)
	if err != nil {
		return err
	}
	first, _ := s.Dict["First"].(int)
	if first > len(data) {
		return errSyntax
	}
	head := &lexer{src: data[:first], fault: f.report("an object stream")}
	for _, want := range ids {
		n, err1 := head.object()
		at, err2 := head.object()
		offset, ok := at.(int)
		if err1 != nil || err2 != nil || n != int(want) || !ok || first+offset > len(data) {
			return fmt.Errorf("object %d is not in its place", want)
		}
		l := &lexer{src: data, at: first + offset, refs: true, fault: f.report(fmt.Sprintf("object %d", want))}
		if f.Objects[want], err = l.object(); err != nil {
			return fmt.Errorf("object %d: %w", want, err)
		}
	}
	return nil
}

// report makes the function that notes faults of syntax in a place.
func (f *File) report(place string) func(rule, format string, args ...any) {
	return func(rule, format string, args ...any) {
		f.syntax = append(f.syntax, Fault{rule, place, fmt.Sprintf(format, args...)})
	}
}

// Decode unpacks a stream's data. Of filters it knows FlateDecode; data under
// others come as they are.
func (f *File) Decode(s *Stream) ([]byte, error) {
	if d, ok := f.decoded[s]; ok {
		return d, nil
	}
	out := s.Data
	if s.Dict["Filter"] == Name("FlateDecode") {
		z, err := zlib.NewReader(bytes.NewReader(s.Data))
		if err != nil {
			return nil, err
		}
		if out, err = io.ReadAll(z); err != nil {
			return nil, err
		}
		if p, ok := s.Dict["DecodeParms"].(Dict); ok && p["Predictor"] == 12 { // the rows of images stay as they are
			columns, ok := p["Columns"].(int)
			if !ok || columns < 1 || len(p) != 2 {
				return nil, fmt.Errorf("parameters %v of a filter", p)
			}
			if out, err = addUp(out, columns); err != nil {
				return nil, err
			}
		}
	}
	f.decoded[s] = out
	return out, nil
}

// addUp undoes a predictor under which each row is its difference from the one above.
func addUp(data []byte, columns int) ([]byte, error) {
	out := make([]byte, 0, len(data))
	above := make([]byte, columns)
	for row := range slices.Chunk(data, columns+1) {
		if row[0] != 2 || len(row) != columns+1 {
			return nil, fmt.Errorf("a row of %d bytes under predictor %d, of %d under 2", len(row)-1, row[0], columns)
		}
		for i, c := range row[1:] {
			above[i] += c
		}
		out = append(out, above...)
	}
	return out, nil
}
