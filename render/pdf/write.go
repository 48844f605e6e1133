package pdf

// Writing a file's objects: streams stand alone, everything else is packed
// into object streams of up to packSize objects, and a cross-reference stream
// says where each is. The file identifier is a hash of all objects, so equal
// reports have equal identifiers and any change gives a new one.

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

const packSize = 200

// shortStream is the length below which compressing a stream gains nothing.
const shortStream = 160

// stream spells a stream object, compressed unless short; entries are those of
// its dictionary beside /Filter and /Length.
func stream(entries string, data []byte) string {
	if len(data) < shortStream {
		return plainStream(entries, data)
	}
	var z bytes.Buffer
	w, err := zlib.NewWriterLevel(&z, zlib.DefaultCompression)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err) // a buffer cannot refuse
	}
	return fmt.Sprintf("<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\n", entries, z.Len(), z.Bytes())
}

// plainStream spells a stream that is readable without unpacking (metadata).
func plainStream(entries string, data []byte) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream\n", entries, len(data), data)
}

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

// pack writes the objects ids into one object stream with the number id.
func (w *writer) pack(f *file, id int, ids []int) {
	var head, body bytes.Buffer
	for i, k := range ids {
		fmt.Fprintf(&head, "%d %d ", k, body.Len())
		body.Write(bytes.TrimSpace(f.bodies[k]))
		body.WriteByte('\n')
		w.places[k] = place{2, uint32(id), uint16(i)}
	}
	first := head.Len()
	head.Write(body.Bytes())
	w.object(id, []byte(stream(fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(ids), first), head.Bytes())))
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
	for i := range packs {
		w.pack(f, n+i, packed[i*packSize:min(len(packed), (i+1)*packSize)])
	}
	w.crossReference(n+packs, fmt.Sprintf("/Root %d 0 R/Info %d 0 R/ID[<%[3]X><%[3]X>]", catalogID, f.info, f.hash()))
	return w.out.Bytes()
}

func (f *file) hash() []byte {
	h := sha256.New()
	for _, b := range f.bodies {
		h.Write(b)
	}
	return h.Sum(nil)[:16]
}

func (w *writer) crossReference(id int, trailer string) {
	start := w.out.Len()
	w.places[id] = place{1, uint32(start), 0}
	var table []byte
	for _, p := range w.places {
		table = append(table, p.kind)
		table = binary.BigEndian.AppendUint32(table, p.at)
		table = binary.BigEndian.AppendUint16(table, p.index)
	}
	w.object(id, []byte(stream(fmt.Sprintf("/Type/XRef/W[1 4 2]/Size %d%s", len(w.places), trailer), table)))
	fmt.Fprintf(&w.out, "startxref\n%d\n%%%%EOF\n", start)
}
