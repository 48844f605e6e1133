package pdf

// Writing a file's objects: streams stand alone, everything else is packed
// into object streams (packs.go), and a cross-reference stream says where each is. The file identifier is a hash of all objects, so equal
// reports have equal identifiers and any change gives a new one.

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

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

// write spells the whole file.
func (f *file) write() []byte {
	var packed []int
	for id := 1; id < len(f.bodies); id++ {
		if !isStream(f.bodies[id]) {
			packed = append(packed, id)
		}
	}
	packs := f.packs(packed)
	n := len(f.bodies)
	w := &writer{places: make([]place, n+len(packs)+1)}
	w.places[0].index = 65535
	w.out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	for id := 1; id < n; id++ {
		if isStream(f.bodies[id]) {
			w.object(id, f.bodies[id])
		}
	}
	streams := make([][]byte, len(packs))
	inParallel(len(packs), func(i int) { streams[i] = packs[i].spell(f.deflater) })
	for i, body := range streams {
		w.object(n+i, body)
		for k, id := range packs[i].ids {
			w.places[id] = place{2, uint32(n + i), uint16(k)}
		}
	}
	f.crossReference(w, n+len(packs), fmt.Sprintf("/Root %d 0 R/Info %d 0 R/ID[<%[3]X><%[3]X>]", catalogID, f.info, f.hash()))
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
	for _, p := range w.places {
		table = append(table, p.kind)
		table = binary.BigEndian.AppendUint32(table, p.at)
		table = binary.BigEndian.AppendUint16(table, p.index)
	}
	entries := fmt.Sprintf("/Type/XRef/W[1 4 2]%s/Size %d%s", predictorEntries(7), len(w.places), trailer)
	w.object(id, f.deflater.compressed(entries, differences(table, 7)))
	fmt.Fprintf(&w.out, "startxref\n%d\n%%%%EOF\n", start)
}
