package pdf

// Object streams. Most objects of a book are structure elements, thousands of
// which differ in a few numbers only. Objects of one form are therefore packed
// together as a table: one a row, each number as wide as the widest of its
// column, and below the filter each row as its difference from the row above
// (predictor 12), which for numbers that count up is the same few bytes again
// and again. The head of the stream is cut into rows of that width as well. A
// long list of references is a table too, with a reference in each row. What is
// left is packed as it is.

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
)

const (
	packSize  = 5000 // most objects in an object stream
	tableSize = 64   // fewest objects of one form that are worth a table
)

// pack is the objects of an object stream.
type pack struct {
	ids     []int
	objects [][]byte // as they stand in the stream
	wide    int      // of a row of the table they are; 0: they are none
}

// groups are values that have a key in common, in the order in which keys are first met.
type groups[K comparable, V any] struct {
	at  map[K]int
	all [][]V
}

func (g *groups[K, V]) add(key K, v V) {
	n, ok := g.at[key]
	if !ok {
		if g.at == nil {
			g.at = map[K]int{}
		}
		n = len(g.all)
		g.at[key] = n
		g.all = append(g.all, nil)
	}
	g.all[n] = append(g.all[n], v)
}

// packs divides objects among object streams, forms in the order in which they
// are first met.
func (f *file) packs(ids []int) []pack {
	var forms groups[string, int]
	numbers := make(map[int][]span, len(ids))
	for _, id := range ids {
		form, spans := formOf(f.bodies[id])
		if f.lists[id] {
			form = "list"
		}
		numbers[id] = spans
		forms.add(form, id)
	}
	var tables []pack
	var rest []int
	inTable := make(map[int]bool, len(ids))
	for _, same := range forms.all {
		list := f.lists[same[0]]
		if len(same) < tableSize && !list {
			continue
		}
		for ; len(same) > 0; same = same[min(len(same), packSize):] {
			part := same[:min(len(same), packSize)]
			if list {
				tables = append(tables, f.listTable(part))
			} else {
				tables = append(tables, f.table(part, numbers))
			}
			for _, id := range part {
				inTable[id] = true
			}
		}
	}
	for _, id := range ids {
		if !inTable[id] {
			rest = append(rest, id)
		}
	}
	return append(f.plainPacks(rest), tables...)
}

// plainPacks packs objects as they are.
func (f *file) plainPacks(ids []int) []pack {
	var out []pack
	for ; len(ids) > 0; ids = ids[min(len(ids), packSize):] {
		p := pack{ids: ids[:min(len(ids), packSize)]}
		for _, id := range p.ids {
			p.objects = append(p.objects, append(bytes.TrimSpace(f.bodies[id]), '\n'))
		}
		out = append(out, p)
	}
	return out
}

// span is where a number stands in an object.
type span struct{ from, to int }

// formOf gives what an object has in common with others of its form: its text
// without the whole numbers between its words, and where these are. Numbers in
// strings count by their length.
func formOf(body []byte) (string, []span) {
	form := make([]byte, 0, len(body))
	var numbers []span
	depth := 0 // of brackets of a string
	for i := 0; i < len(body); i++ {
		c := body[i]
		switch {
		case depth > 0 && c == '\\':
			form = append(form, c, body[min(i+1, len(body)-1)])
			i++
			continue
		case c == '(':
			depth++
		case c == ')':
			depth--
		case isDigit(c) && depth > 0:
			c = 1
		case isDigit(c) && i > 0 && (body[i-1] == ' ' || body[i-1] == '['):
			to := i + 1
			for to < len(body) && isDigit(body[to]) {
				to++
			}
			if to < len(body) && body[to] != '.' {
				numbers = append(numbers, span{i, to})
				i, c = to-1, 0
			}
		}
		form = append(form, c)
	}
	return string(form), numbers
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// table packs objects of one form.
func (f *file) table(ids []int, numbers map[int][]span) pack {
	widths := make([]int, len(numbers[ids[0]]))
	for _, id := range ids {
		for k, n := range numbers[id] {
			widths[k] = max(widths[k], n.to-n.from)
		}
	}
	p := pack{ids: ids}
	for _, id := range ids {
		body, at := f.bodies[id], 0
		var row []byte
		for k, n := range numbers[id] {
			row = append(row, body[at:n.from]...)
			row = append(row, bytes.Repeat([]byte(" "), widths[k]-(n.to-n.from))...)
			row = append(row, body[n.from:n.to]...)
			at = n.to
		}
		row = append(append(row, body[at:]...), '\n')
		p.objects, p.wide = append(p.objects, row), len(row)
	}
	return p
}

// listTable packs lists of references, a reference in each row.
func (f *file) listTable(ids []int) pack {
	p := pack{ids: ids, wide: len("[ 0 R ") + digits(len(f.bodies))}
	for _, id := range ids {
		var list []byte
		for row := range bytes.SplitAfterSeq(bytes.TrimSuffix(f.bodies[id], []byte("]")), []byte("R")) {
			if len(row) > 0 {
				list = fmt.Appendf(list, "%*s ", p.wide-1, row)
			}
		}
		list[len(list)-1] = ']'
		p.objects = append(p.objects, list)
	}
	return p
}

func digits(n int) int { return len(strconv.Itoa(n)) }

// spell spells the object stream.
func (p *pack) spell(d *deflater) []byte {
	size := 0
	for _, o := range p.objects {
		size += len(o)
	}
	entry, perRow := digits(p.ids[len(p.ids)-1])+digits(size)+2, 1
	if p.wide > 0 {
		perRow = max(1, p.wide/entry)
	}
	var data []byte
	at := 0
	for i, o := range p.objects {
		if p.wide == 0 {
			data = fmt.Appendf(data, "%d %d ", p.ids[i], at)
		} else {
			data = fmt.Appendf(data, "%*d %*d ", digits(p.ids[len(p.ids)-1]), p.ids[i], digits(size), at)
			if i%perRow == perRow-1 || i == len(p.objects)-1 {
				data = append(data, bytes.Repeat([]byte(" "), (p.wide-len(data)%p.wide)%p.wide)...)
			}
		}
		at += len(o)
	}
	entries := fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(p.ids), len(data))
	for _, o := range p.objects {
		data = append(data, o...)
	}
	if p.wide == 0 {
		return d.stream(entries, data)
	}
	return d.compressed(entries+predictorEntries(p.wide), differences(data, p.wide))
}

// predictorEntries says in a stream's dictionary that its data are differences.
func predictorEntries(wide int) string {
	return fmt.Sprintf("/DecodeParms<</Predictor 12/Columns %d>>", wide)
}

// differences gives rows of bytes as their differences from the row above, each
// after the byte that says so.
func differences(data []byte, wide int) []byte {
	out := make([]byte, 0, len(data)+len(data)/wide+1)
	above := make([]byte, wide)
	for row := range slices.Chunk(data, wide) {
		out = append(out, 2)
		for i, c := range row {
			out = append(out, c-above[i])
		}
		above = row
	}
	return out
}
