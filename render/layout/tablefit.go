package layout

// Column widths come from the content. Each column has a least width (its
// longest word) and a natural one (its longest cell on one line). What a table
// has beyond its natural widths is spread over the columns; what it lacks is
// taken from those that can wrap; a table that is still too wide is set smaller
// and in the end its columns are narrowed and words split.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
)

// edge is where the numbers of a decimal column stand.
type edge struct{ lead, tail float64 } // widest part before and after the decimal mark

// fit chooses type size and column widths.
func (t *tableSetter) fit() {
	n := len(t.grid.Columns)
	t.gap = min(cellGap, 0.25*t.width/float64(max(1, n-1)))
	room := t.width - t.gap*float64(max(0, n-1))
	var least, natural []float64
	for {
		least, natural = t.extents()
		if sum(least) <= room {
			break
		}
		if t.tight = true; t.st.style.Size <= 6.5 {
			t.split = true
			break
		}
		t.st.style.Size -= 0.4
		t.st.lead -= 0.4
	}
	t.widths = columnWidths(least, natural, room)
	if !t.split {
		t.balance(least)
	}
}

// extents measures every column.
func (t *tableSetter) extents() (least, natural []float64) {
	n := len(t.grid.Columns)
	least, natural, t.edge = make([]float64, n), make([]float64, n), make([]edge, n)
	bold := t.st
	bold.style.Weight = 600
	for i := range t.grid.Columns {
		c := &t.grid.Columns[i]
		word, line := t.s.extent(c.Head, bold)
		unit, unitLine := t.s.extent([]doc.Inline{doc.Text(c.Unit)}, t.st)
		least[i] = max(word, unit, short(unitLine))
		natural[i] = max(min(line, 90), word, min(unitLine, 90))
	}
	for i := range t.grid.Rows {
		r := &t.grid.Rows[i]
		if r.Group {
			continue
		}
		st := t.st
		if r.Total {
			st = bold
		}
		for j := range min(n, len(r.Cells)) {
			t.cellExtent(&r.Cells[j], j, st, least, natural)
		}
	}
	for j := range t.edge {
		natural[j] = max(natural[j], t.edge[j].lead+t.edge[j].tail)
		least[j] = max(least[j], t.edge[j].lead+t.edge[j].tail)
	}
	t.wishes(natural)
	return least, natural
}

func (t *tableSetter) cellExtent(c *doc.Cell, j int, st textStyle, least, natural []float64) {
	in := c.Text
	if a := t.grid.Columns[j].Align; a == doc.AlignLeft || a == doc.AlignCentre {
		in = t.content(c)
	}
	word, line := t.s.extent(in, st)
	if t.grid.Columns[j].Align == doc.AlignDecimal {
		if tail, ok := t.tail(c.Text, st); ok {
			t.edge[j].tail = max(t.edge[j].tail, tail)
			t.edge[j].lead = max(t.edge[j].lead, line-tail)
		}
	}
	least[j], natural[j] = max(least[j], word, short(line)), max(natural[j], line)
}

// short is the width of a text that is too short to be wrapped, else 0.
func short(line float64) float64 {
	if line > 48 {
		return 0
	}
	return line
}

// wishes spreads the natural width of columns with a share by their shares.
func (t *tableSetter) wishes(natural []float64) {
	shares, have := 0.0, 0.0
	for i := range t.grid.Columns {
		if s := t.grid.Columns[i].Share; s > 0 {
			shares += s
			have += natural[i]
		}
	}
	for i := range t.grid.Columns {
		if s := t.grid.Columns[i].Share; s > 0 {
			natural[i] = have * s / shares
		}
	}
}

// columnWidths fits columns into room, which they always fill exactly.
func columnWidths(least, natural []float64, room float64) []float64 {
	out := make([]float64, len(least))
	if len(out) == 0 {
		return out
	}
	for i := range out {
		natural[i] = max(natural[i], least[i])
	}
	lo, hi := sum(least), sum(natural)
	for i := range out {
		switch {
		case hi <= room:
			out[i] = natural[i] + (room-hi)*(natural[i]+60)/(hi+60*float64(len(out)))
		case lo <= room:
			out[i] = least[i] + (room-lo)*(natural[i]-least[i])/(hi-lo)
		default:
			out[i] = room * least[i] / lo
		}
	}
	return out
}

func sum(v []float64) float64 {
	t := 0.0
	for _, x := range v {
		t += x
	}
	return t
}

// extent measures inlines: the widest unbreakable part and the whole on one line.
func (s *setter) extent(in []doc.Inline, st textStyle) (word, line float64) {
	for _, f := range s.fragments(in, st) {
		word = max(word, f.width)
		line += f.width + f.space
	}
	return word, line
}

// fragments cuts inlines where they may be wrapped.
func (s *setter) fragments(in []doc.Inline, st textStyle) []fragment {
	r := &run{s: &setter{m: s.m, th: s.th, hue: s.hue, seen: map[string]bool{}, refs: s.refs}}
	r.inlines(in, look{style: st.style, fill: st.fill})
	return segment(r.finish(), r.spans, nil, 1e6)
}

func (s *setter) natural(in []doc.Inline, st textStyle) float64 {
	_, w := s.extent(in, st)
	return w
}

// tail measures what stands right of the decimal mark (mark included); false
// for cells that are not one number.
func (t *tableSetter) tail(in []doc.Inline, st textStyle) (float64, bool) {
	text := doc.InlineText(in)
	at := decimalAt(text, t.s.th.Words.Decimal)
	if at < 0 {
		return 0, false
	}
	if at == len(text) {
		return 0, true
	}
	return t.s.m.face(tabular(st.style)).width(text[at:]), true
}

func tabular(st scene.TextStyle) scene.TextStyle {
	st.Features |= scene.Tabular
	return st
}

// decimalAt is the byte where the fraction or the sign after a number begins;
// -1 if the text is not one number.
func decimalAt(text, mark string) int {
	start := strings.IndexFunc(text, unicode.IsDigit)
	if start < 0 || strings.IndexFunc(text[:start], func(r rune) bool { return unicode.IsLetter(r) && r > unicode.MaxASCII }) >= 0 {
		return -1
	}
	end := start
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		grouped := strings.ContainsRune(",.\u00A0\u202F\u2009'", r) && string(r) != mark && end+n < len(text) && text[end+n] >= '0' && text[end+n] <= '9'
		if !unicode.IsDigit(r) && !grouped {
			break
		}
		end += n
	}
	rest := strings.TrimPrefix(text[end:], mark)
	if i := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsDigit(r) }); i >= 0 && strings.IndexFunc(rest[i:], unicode.IsDigit) >= 0 {
		return -1 // a second number: a range
	}
	return end
}
