package render

// A pack keeps many small results in one file, read at the start of a build and
// written at its end: a thousand files would take longer to open than their
// content to make. What a build did not ask for is left out the next time.

import (
	"encoding/binary"
	"maps"
	"slices"
	"sync"
)

// packCache implements pdf.Cache.
type packCache struct {
	file *fileCache
	name string

	mu    sync.Mutex
	was   map[string][]byte // of the last build
	now   map[string][]byte // asked for or added in this one
	fresh bool              // something was added
}

func openPack(file *fileCache, name string) *packCache {
	c := &packCache{file: file, name: name, was: map[string][]byte{}, now: map[string][]byte{}}
	b, _ := file.Get(name)
	for len(b) > 0 {
		key, rest, ok := cutBytes(b)
		data, rest, ok2 := cutBytes(rest)
		if !ok || !ok2 {
			c.was = map[string][]byte{}
			break
		}
		c.was[string(key)], b = data, rest
	}
	return c
}

// cutBytes takes bytes with their length before them from the head of b.
func cutBytes(b []byte) (head, rest []byte, ok bool) {
	n, k := binary.Uvarint(b)
	if k <= 0 || n > uint64(len(b)-k) {
		return nil, nil, false
	}
	return b[k : k+int(n)], b[k+int(n):], true
}

// Get returns what was kept; do not change it.
func (c *packCache) Get(key string) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	data, ok := c.now[key]
	if !ok {
		if data, ok = c.was[key]; ok {
			c.now[key] = data
		}
	}
	return data, ok
}

// Put keeps data.
func (c *packCache) Put(key string, data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now[key], c.fresh = data, true
}

// save writes the pack where it has changed.
func (c *packCache) save() {
	defer c.file.prune()
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.fresh && len(c.now) == len(c.was) {
		return
	}
	var out []byte
	for _, key := range slices.Sorted(maps.Keys(c.now)) {
		out = append(binary.AppendUvarint(out, uint64(len(key))), key...)
		out = append(binary.AppendUvarint(out, uint64(len(c.now[key]))), c.now[key]...)
	}
	c.file.Put(c.name, out)
}
