package font

// Shaped texts are kept packed, some 6 bytes a glyph, in a run of the program and
// from one run to the next: Memory writes down what was used, Recall takes it up
// again. A width is known at once, the glyphs are unpacked when somebody wants
// them. Advances and offsets are whole 64ths of 1/1000 em and are kept as such, so
// what comes out is bit for bit what shaping gives. A text with a character that
// no face has is not kept, for it must be reported each time.

import (
	"cmp"
	"encoding/binary"
	"slices"
	"sync"
	"sync/atomic"
)

// Limits of what is kept. Longer texts hardly come twice; with more bytes than
// that the memory is emptied and starts anew.
const (
	longestKept = 160
	mostKept    = 64 << 20
)

type key struct {
	styleKey
	text string
}

// styleKey is all of a style that shaping depends on.
type styleKey struct {
	face           int
	features, lang string
}

// entry is a shaped text.
type entry struct {
	width  float64 // 1/1000 em
	glyphs string  // its runs, packed; "" if only the width is known
	used   atomic.Bool
	shown  atomic.Bool // somebody wanted its glyphs
}

// memory is what is known. The zero value knows nothing.
type memory struct {
	sync.RWMutex
	m     map[key]*entry
	bytes int
	fresh bool // it knows more than it recalled
}

func (c *memory) get(k key) *entry {
	c.RLock()
	e := c.m[k]
	c.RUnlock()
	if e != nil && !e.used.Load() {
		e.used.Store(true)
	}
	return e
}

func (c *memory) put(k key, e *entry) {
	e.used.Store(true)
	c.Lock()
	defer c.Unlock()
	size := len(k.text) + len(e.glyphs) + 100
	if c.m == nil || c.bytes+size > mostKept {
		c.m, c.bytes = map[key]*entry{}, 0
	}
	c.m[k] = e
	c.bytes += size
	c.fresh = true
}

// Recall takes up what Memory of a book with the same fonts wrote. Data that is
// damaged is forgotten: it costs time and nothing else. Call it before the first
// text is shaped.
func (b *Book) Recall(data []byte) {
	r := &reader{text: string(data)}
	n := min(r.uint(), len(data))
	entries, m := make([]entry, n), make(map[key]*entry, n)
	for styles := r.uint(); styles > 0 && !r.bad; styles-- {
		k := key{styleKey{r.uint(), r.string(), r.string()}, ""}
		for n := r.uint(); n > 0 && !r.bad && len(entries) > 0; n-- {
			k.text = r.string()
			entries[0].width, entries[0].glyphs = float64(r.uint())/64, r.string()
			m[k] = &entries[0]
			entries = entries[1:]
		}
	}
	if !r.bad && r.text == "" && len(entries) == 0 {
		b.memory.m, b.memory.bytes = m, len(data)+100*n
	}
}

// Memory writes down what was shaped, or recalled and used. It is nil if that is
// all that Recall was given and no more.
func (b *Book) Memory() []byte {
	c := &b.memory
	c.RLock()
	defer c.RUnlock()
	keys := make([]key, 0, len(c.m))
	for k, e := range c.m {
		if e.used.Load() {
			keys = append(keys, k)
		}
	}
	if !c.fresh && len(keys) == len(c.m) {
		return nil
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(compareStyles(a.styleKey, b.styleKey), cmp.Compare(a.text, b.text))
	})
	styles, of := 0, map[styleKey]int{}
	for _, k := range keys {
		if of[k.styleKey]++; of[k.styleKey] == 1 {
			styles++
		}
	}
	out := binary.AppendUvarint(nil, uint64(len(keys)))
	out = binary.AppendUvarint(out, uint64(styles))
	for i, k := range keys {
		if i == 0 || keys[i-1].styleKey != k.styleKey {
			out = binary.AppendUvarint(out, uint64(k.face))
			out = appendString(appendString(out, k.features), k.lang)
			out = binary.AppendUvarint(out, uint64(of[k.styleKey]))
		}
		out = c.m[k].append(appendString(out, k.text))
	}
	return out
}

func compareStyles(a, b styleKey) int {
	return cmp.Or(cmp.Compare(a.face, b.face), cmp.Compare(a.features, b.features), cmp.Compare(a.lang, b.lang))
}

// append writes an entry, with glyphs only if they were wanted: most texts are
// words that are measured.
func (e *entry) append(to []byte) []byte {
	to = binary.AppendUvarint(to, uint64(e.width*64))
	if e.shown.Load() {
		return appendString(to, e.glyphs)
	}
	return appendString(to, "")
}
