package pdf

// Compression of streams. Most of the work of writing a book is here, so the
// writers, each with tables of a megabyte, are kept and used again, streams are
// compressed side by side, and what a cache has is not compressed again.

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"sync"
)

// Cache keeps compressed streams by the hash of their data, from one book to the
// next. It must be safe for concurrent use.
type Cache interface {
	Get(key string) ([]byte, bool)
	Put(key string, data []byte)
}

// deflateLevel is a compromise: level 8 makes the shipped study 2 % smaller and
// takes a third longer, level 5 makes it 2 % larger.
const deflateLevel = 6

// shortStream is the length below which compressing a stream gains nothing.
const shortStream = 160

// deflater compresses streams; it may be used by several goroutines.
type deflater struct {
	writers sync.Pool
	cache   Cache // may be nil
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
	entries += "/Filter/FlateDecode"
	if d.cache == nil {
		return spell(entries, d.deflate(data))
	}
	sum := sha256.Sum256(data)
	key := string(append(sum[:], deflateLevel))
	z, ok := d.cache.Get(key)
	if !ok {
		z = d.deflate(data)
		d.cache.Put(key, z)
	}
	return spell(entries, z)
}

func (d *deflater) deflate(data []byte) []byte {
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
	return z.Bytes()
}

// plainStream spells a stream that is readable without unpacking (metadata).
func plainStream(entries string, data []byte) []byte { return spell(entries, data) }

func spell(entries string, data []byte) []byte {
	out := make([]byte, 0, len(entries)+len(data)+64)
	out = fmt.Appendf(out, "<<%s/Length %d>>\nstream\n", entries, len(data))
	out = append(out, data...)
	return append(out, "\nendstream\n"...)
}
