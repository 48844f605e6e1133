package pdf

// Writing a file's objects: streams stand alone, everything else is packed
// into object streams of up to packSize objects, and a cross-reference stream
// says where each is. The file identifier is a hash of all objects, so equal
// reports have equal identifiers and any change gives a new one.

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

const packSize = 5000

// place is an entry of the cross-reference stream: kind 1 is an offset, kind 2
// an object stream and the index in it.
type place struct {
	kind  byte
	at    uint32
	index uint16
}

type writer struct {
	out    bytes.Buffer
	places []place
}

func (w *writer) object(id int, body []byte) {
	w.places[id] = place{1, uint32(w.out.Len()), 0}
	fmt.Fprintf(&w.out, "%d 0 obj\n", id)
	w.out.Write(bytes.TrimRight(body, "\n"))
	w.out.WriteString("\nendobj\n")
}

// pack spells the objects ids as one object stream.
func (f *file) pack(ids []int) []byte {
	var head, body bytes.Buffer
	for _, k := range ids {
		fmt.Fprintf(&head, "%d %d ", k, body.Len())
		body.Write(bytes.TrimSpace(f.bodies[k]))
		body.WriteByte('\n')
	}
	first := head.Len()
	head.Write(body.Bytes())
	return f.deflater.stream(fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(ids), first), head.Bytes())
}

// write spells the whole file.
func (f *file) write() []byte {
	var packed []int
	for id := 1; id < len(f.bodies); id++ {
		if !isStream(f.bodies[id]) {
			packed = append(packed, id)
		}
	}
	packs := (len(packed) + packSize - 1) / packSize
	n := len(f.bodies)
	w := &writer{places: make([]place, n+packs+1)}
	w.places[0].index = 65535
	w.out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	for id := 1; id < n; id++ {
		if isStream(f.bodies[id]) {
			w.object(id, f.bodies[id])
		}
	}
	streams := make([][]byte, packs)
	inParallel(packs, func(i int) { streams[i] = f.pack(packed[i*packSize : min(len(packed), (i+1)*packSize)]) })
	for i, body := range streams {
		w.object(n+i, body)
	}
	for i, k := range packed {
		w.places[k] = place{2, uint32(n + i/packSize), uint16(i % packSize)}
	}
	f.crossReference(w, n+packs, fmt.Sprintf("/Root %d 0 R/Info %d 0 R/ID[<%[3]X><%[3]X>]", catalogID, f.info, f.hash()))
	return w.out.Bytes()
}

func (f *file) hash() []byte {
	h := sha256.New()
	for _, b := range f.bodies {
		h.Write(b)
	}
	return h.Sum(nil)[:16]
}

func (f *file) crossReference(w *writer, id int, trailer string) {
	start := w.out.Len()
	w.places[id] = place{1, uint32(start), 0}
	var table []byte
	var row, above [7]byte
	for _, p := range w.places { // each row as its difference from the one above (predictor 12), which compresses to little
		row[0] = p.kind
		binary.BigEndian.PutUint32(row[1:], p.at)
		binary.BigEndian.PutUint16(row[5:], p.index)
		table = append(table, 2)
		for i := range row {
			table = append(table, row[i]-above[i])
		}
		above = row
	}
	w.object(id, f.deflater.compressed(fmt.Sprintf("/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Size %d%s", len(w.places), trailer), table))
	fmt.Fprintf(&w.out, "startxref\n%d\n%%%%EOF\n", start)
}
