package render

// The figure cache keeps drawings under .cache/figures. Names are hashes of all
// a drawing depends on. A file that cannot be read or written only costs time:
// the cache never fails a build. Drawings a build did not use are removed at its
// end, so the folder does not grow with every edit.

import (
	"crypto/sha256"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"
)

const figureDir = cacheDir + "/figures"

// figureCache implements echarts.Cache.
type figureCache struct {
	root *os.Root
	mu   sync.Mutex
	used map[string]bool
}

func newFigureCache(root *os.Root) *figureCache {
	c := &figureCache{root: root, used: map[string]bool{}}
	if root.MkdirAll(figureDir, 0o755) != nil {
		c.root = nil
	}
	return c
}

func (c *figureCache) use(key string) {
	c.mu.Lock()
	c.used[key] = true
	c.mu.Unlock()
}

// Get returns a cached drawing. A file begins with the hash of the rest, so one
// that was torn by a crash is a miss.
func (c *figureCache) Get(key string) ([]byte, bool) {
	if c.root == nil {
		return nil, false
	}
	b, err := c.root.ReadFile(path.Join(figureDir, key))
	if err != nil || len(b) < sha256.Size {
		return nil, false
	}
	sum := sha256.Sum256(b[sha256.Size:])
	if !slices.Equal(sum[:], b[:sha256.Size]) {
		return nil, false
	}
	c.use(key)
	return b[sha256.Size:], true
}

// Put keeps a drawing.
func (c *figureCache) Put(key string, data []byte) {
	if c.root == nil {
		return
	}
	sum := sha256.Sum256(data)
	_ = c.root.WriteFile(path.Join(figureDir, key), append(sum[:], data...), 0o644)
	c.use(key)
}

// prune removes the drawings that were neither read nor written.
func (c *figureCache) prune() {
	if c.root == nil {
		return
	}
	entries, err := fs.ReadDir(c.root.FS(), figureDir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !c.used[e.Name()] {
			_ = c.root.Remove(path.Join(figureDir, e.Name()))
		}
	}
}
