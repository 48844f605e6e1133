package echarts

// The names of stacked series where they stand: right of the last column, or over
// the first bar, each with its colour beside it. Where a name has no place near
// its own segment, all names go into the legend.

import (
	"math"

	"globalstudy/render/chart"
)

const (
	mostDirect    = 6   // series
	leastDirect   = 9.0 // width of a column, in points
	farthestMoved = 2.2 * lineHeight
)

// segment is a part of a stack, from where it begins to where it ends, in values.
type segment struct{ from, to float64 }

func (s segment) mid() float64 { return (s.from + s.to) / 2 }

// segmentsAt gives the segments of a category; false where one of them cannot be seen.
func (b *builder) segmentsAt(i int) ([]segment, bool) {
	if n := len(b.c.Series); n < 2 || n > mostDirect || b.shared != nil || len(b.over) > 0 {
		return nil, false
	}
	var out []segment
	at := 0.0
	for _, s := range b.c.Series {
		v := chart.Plot(s.Values[i])
		if !(v > 0) {
			return nil, false
		}
		out = append(out, segment{at, at + v})
		at += v
	}
	return out, true
}

// columnNames is the right side of a plot whose last column has the names of its
// segments at its side; false if they have no room there.
func (b *builder) columnNames(p plot, s scale, tall float64) (right float64, ok bool) {
	last := len(b.c.Categories) - 1
	parts, ok := b.segmentsAt(last)
	if !ok {
		return 0, false
	}
	wide, _, ok := b.endRoom()
	if !ok {
		return 0, false
	}
	n := float64(last + 1)
	wide += keySize + keyGap + 8
	right = (b.w - wide - 0.13*p.l/n) / (1 - 0.13/n)
	if 0.74*(right-p.l)/n > widestBar {
		right = math.Min((b.w-wide-widestBar/2-0.5*p.l/n)/(1-0.5/n), b.w)
	}
	if right-p.l < leastDirect*n {
		return 0, false
	}
	ends := b.segmentNames(parts, func(v float64) float64 { return tall * (1 - s.at(v)) }, 0, tall)
	for _, e := range ends {
		if math.Abs(e.at-e.y) > farthestMoved {
			return 0, false
		}
	}
	return right, true
}

// segmentNames places the names of segments one under the other, each as near to its own as it can be.
func (b *builder) segmentNames(parts []segment, y func(v float64) float64, top, bottom float64) []lineEnd {
	var out []lineEnd
	for i, s := range b.c.Series {
		at := y(parts[i].mid())
		out = append(out, lineEnd{series: i, lines: b.wrap(s.Label, math.Min(0.3*b.w, 110)-8, b.fs()), y: at, at: at})
	}
	sortEnds(out)
	spread(out, top, bottom)
	return out
}

// nameColumn writes the names of the segments of the last column, whose middle is
// at x; a line leads to a name that does not stand beside its segment.
func (b *builder) nameColumn(x float64, p plot, y func(v float64) float64) {
	parts, _ := b.segmentsAt(len(b.c.Categories) - 1)
	side := x + math.Min(0.74*b.slot, widestBar)/2
	for _, e := range b.segmentNames(parts, y, p.t-4, p.b) {
		part := parts[e.series]
		first := e.at - float64(len(e.lines)-1)*lineHeight/2
		if first < y(part.to) || first > y(part.from) {
			b.line(side+1, e.y, side+7, first, b.th.Soft, 0.4, nil, 20)
		}
		b.key(side+8, first, key{b.c.Series[e.series].Label, b.c.Series[e.series].Colour, square})
		for j, l := range e.lines {
			b.text(side+8+keySize+keyGap, first+float64(j)*lineHeight, l, label{})
		}
	}
}

// namedRows lays rows out with the names of the series over the segments of the
// first; false, and nothing drawn, if one has no place over its own segment.
func (b *builder) namedRows(frame func(top float64) rows) (rows, bool) {
	parts, ok := b.segmentsAt(0)
	if !ok {
		return rows{}, false
	}
	before := *b
	top := b.legend(0, 0, b.w, b.keys()[len(parts):])
	f := frame(top + keyRow + 2)
	end := math.Inf(-1)
	ok = f.names.over == nil && f.p.t-top-keyRow-2 < 1
	for i, part := range parts {
		x := math.Max(f.x(part.from), end+keySpace)
		name := b.c.Series[i].Label
		if end = x + keySize + keyGap + b.t.width(name, b.fs(), false); x > f.x(part.to)-keySize {
			ok = false
		}
		b.key(x, top+keyRow/2, key{name, b.c.Series[i].Colour, square})
		b.text(x+keySize+keyGap, top+keyRow/2, name, label{})
	}
	if !ok || end > b.w {
		*b = before
		return rows{}, false
	}
	return f, true
}
