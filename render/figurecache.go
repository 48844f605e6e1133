package render

// The caches keep drawings under .cache/figures, the tables of big files under
// .cache/tables and, in a file each, what was shaped under .cache/texts and the
// compressed streams of the book under .cache/streams. Names are hashes of all
// that a drawing or a table depends on. A file that cannot be read or written only
// costs time: a cache never fails a build. What a build did not use is removed at
// its end, so the folders do not grow with every edit.

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"

	"globalstudy/render/font"
)

const (
	figureDir = cacheDir + "/figures"
	tableDir  = cacheDir + "/tables"
	textDir   = cacheDir + "/texts"
	streamDir = cacheDir + "/streams"
)

// fileCache implements echarts.Cache and dataset.Cache.
type fileCache struct {
	root *os.Root
	dir  string
	tool string // part of every name
	mu   sync.Mutex
	used map[string]bool
}

func newFigureCache(root *os.Root) *fileCache { return newFileCache(root, figureDir, "") }

// newTableCache is for tables of one program: another may check by other rules.
func newTableCache(root *os.Root, tool string) *fileCache { return newFileCache(root, tableDir, tool) }

// newTextCache is for shaped texts; the fonts are part of the program.
func newTextCache(root *os.Root, tool string) *fileCache { return newFileCache(root, textDir, tool) }

func (c *fileCache) recall(fonts *font.Book) {
	if b, ok := c.Get(textDir); ok {
		fonts.Recall(b)
	}
}

func (c *fileCache) remember(fonts *font.Book) {
	if b := fonts.Memory(); b != nil {
		c.Put(textDir, b)
	}
	c.prune()
}

func newFileCache(root *os.Root, dir, tool string) *fileCache {
	c := &fileCache{root: root, dir: dir, tool: tool, used: map[string]bool{}}
	if root.MkdirAll(dir, 0o755) != nil {
		c.root = nil
	}
	return c
}

// use notes that a build needs the file of a key, and gives its path.
func (c *fileCache) use(key string) string {
	name := key
	if c.tool != "" {
		sum := sha256.Sum256([]byte(key + "\n" + c.tool))
		name = hex.EncodeToString(sum[:])
	}
	c.mu.Lock()
	c.used[name] = true
	c.mu.Unlock()
	return path.Join(c.dir, name)
}

// Get returns what was kept. A file begins with the hash of the rest, so one
// that was torn by a crash is a miss.
func (c *fileCache) Get(key string) ([]byte, bool) {
	if c.root == nil {
		return nil, false
	}
	b, err := c.root.ReadFile(c.use(key))
	if err != nil || len(b) < sha256.Size {
		return nil, false
	}
	sum := sha256.Sum256(b[sha256.Size:])
	if !slices.Equal(sum[:], b[:sha256.Size]) {
		return nil, false
	}
	return b[sha256.Size:], true
}

// Put keeps data.
func (c *fileCache) Put(key string, data []byte) {
	if c.root == nil {
		return
	}
	sum := sha256.Sum256(data)
	_ = c.root.WriteFile(c.use(key), append(sum[:], data...), 0o644)
}

// prune removes what was neither asked for nor written.
func (c *fileCache) prune() {
	if c.root == nil {
		return
	}
	entries, err := fs.ReadDir(c.root.FS(), c.dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !c.used[e.Name()] {
			_ = c.root.Remove(path.Join(c.dir, e.Name()))
		}
	}
}
