package pdf

// Compression of streams. Most of the work of writing a book is here, so the
// writers, each with tables of a megabyte, are kept and used again, and streams
// are compressed side by side.

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"sync"
)

// deflateLevel keeps the shipped study below 3 MB. Level 4 takes two fifths of
// the time and makes a book 6 % larger.
const deflateLevel = 6

// shortStream is the length below which compressing a stream gains nothing.
const shortStream = 160

// deflater compresses streams; it may be used by several goroutines.
type deflater struct {
	writers sync.Pool
}

// stream spells a stream object, compressed unless short; entries are those of
// its dictionary beside /Filter and /Length.
func (d *deflater) stream(entries string, data []byte) []byte {
	if len(data) < shortStream {
		return plainStream(entries, data)
	}
	return d.compressed(entries, data)
}

// compressed spells a stream object that is compressed even when short.
func (d *deflater) compressed(entries string, data []byte) []byte {
	z := bytes.NewBuffer(make([]byte, 0, len(data)/3+64))
	w, ok := d.writers.Get().(*zlib.Writer)
	var err error
	if ok {
		w.Reset(z)
	} else {
		w, err = zlib.NewWriterLevel(z, deflateLevel)
	}
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err) // a buffer cannot refuse
	}
	d.writers.Put(w)
	return spell(entries+"/Filter/FlateDecode", z.Bytes())
}

// plainStream spells a stream that is readable without unpacking (metadata).
func plainStream(entries string, data []byte) []byte { return spell(entries, data) }

func spell(entries string, data []byte) []byte {
	out := make([]byte, 0, len(entries)+len(data)+64)
	out = fmt.Appendf(out, "<<%s/Length %d>>\nstream\n", entries, len(data))
	out = append(out, data...)
	return append(out, "\nendstream\n"...)
}
