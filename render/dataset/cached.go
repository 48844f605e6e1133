package dataset

// Tables of big files are kept by a hash of all they depend on. Only a table
// without faults is kept, so a file with faults is read again each time.

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"globalstudy/render/diag"
)

// formatVersion changes with the form of encoded tables and with the rules that
// a file is checked against.
const formatVersion = "1"

// cacheFrom is the size from which a file is worth a place in the cache.
const cacheFrom = 256 << 10

// Cache keeps encoded tables. It is called from several goroutines, and may
// forget anything at any time.
type Cache interface {
	Get(key string) ([]byte, bool)
	Put(key string, data []byte)
}

// ReadCached is Read, but takes the table of a big file from the cache if it
// is there, and puts it there if not. cache may be nil.
func ReadCached(cache Cache, file string, src []byte, s *Schema, regs *Registers, faults *diag.List) *Table {
	if cache == nil || len(src) < cacheFrom {
		return Read(file, src, s, regs, faults)
	}
	key := cacheKey(file, src, s, regs)
	if b, ok := cache.Get(key); ok {
		if t, err := decode(file, b, s, regs); err == nil {
			return t
		}
	}
	t := Read(file, src, s, regs, faults)
	if t != nil {
		cache.Put(key, t.encode())
	}
	return t
}

// cacheKey is a hash of what the table of a file depends on.
func cacheKey(file string, src []byte, s *Schema, regs *Registers) string {
	h := sha256.New()
	for _, part := range []any{formatVersion, file, s, regs} {
		b, err := json.Marshal(part)
		if err != nil { // plain data without cycles
			panic(fmt.Sprintf("dataset: %v", err))
		}
		fmt.Fprintf(h, "%d:%s", len(b), b)
	}
	h.Write(src)
	return hex.EncodeToString(h.Sum(nil))
}
