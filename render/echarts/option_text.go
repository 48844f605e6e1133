package echarts

// Text, shapes and legends as graphic elements at computed places.

import (
	"math"
	"strings"
	"unicode"

	"globalstudy/render/theme"
)

// label is how a graphic text is set. The zero value is ink, start, label size.
type label struct {
	align  string // left (default), center, right
	valign string // middle (default), top, bottom
	size   float64
	colour theme.Colour
	bold   bool
	halo   bool // white around the letters, for text over lines and maps
	angle  float64
}

// text draws one line of text; y is its middle unless l says otherwise.
func (b *builder) text(x, y float64, s string, l label) {
	if s == "" {
		return
	}
	if l.size == 0 {
		l.size = b.fs()
	}
	if l.colour == (theme.Colour{}) {
		l.colour = b.th.Ink
	}
	if l.align == "" {
		l.align = "left"
	}
	if l.valign == "" {
		l.valign = "middle"
	}
	if l.angle == 0 {
		b.texts = append(b.texts, b.boxOf(x, y, s, l))
	}
	style := obj{"text": s, "fill": l.colour.String(), "fontFamily": theme.Sans, "fontSize": l.size,
		"textAlign": l.align, "textVerticalAlign": l.valign}
	if l.bold {
		style["fontWeight"] = 600
	}
	if l.halo {
		style["stroke"], style["lineWidth"] = b.th.White.String(), 2
	}
	e := obj{"type": "text", "silent": true, "x": r2(x), "y": r2(y), "z": 100, "style": style}
	if l.angle != 0 {
		e["rotation"] = r2(l.angle)
	}
	b.marks = append(b.marks, e)
}

// boxOf is the room of a line of text.
func (b *builder) boxOf(x, y float64, s string, l label) box {
	w := b.t.width(s, l.size, l.bold)
	switch l.align {
	case "right":
		x -= w
	case "center":
		x -= w / 2
	}
	switch l.valign {
	case "top":
		y += l.size / 2
	case "bottom":
		y -= l.size / 2
	}
	return box{l: x - 1, t: y - l.size/2, r: x + w + 1, b: y + l.size/2}
}

// free reports whether a room is inside the drawing and touches no text.
func (b *builder) free(c box) bool {
	if c.l < -1.5 || c.r > b.w+1.5 {
		return false
	}
	for _, t := range b.texts {
		if c.overlap(t) > 0 {
			return false
		}
	}
	return true
}

// shape draws a graphic element of a type of zrender's.
func (b *builder) shape(kind string, shape, style obj, z int) {
	b.marks = append(b.marks, obj{"type": kind, "silent": true, "z": z, "shape": shape, "style": style})
}

func (b *builder) line(x1, y1, x2, y2 float64, c theme.Colour, width float64, dash []float64, z int) {
	style := obj{"stroke": c.String(), "lineWidth": width, "fill": "none"}
	if dash != nil {
		style["lineDash"] = dash
	}
	b.shape("line", obj{"x1": r2(x1), "y1": r2(y1), "x2": r2(x2), "y2": r2(y2)}, style, z)
}

func (b *builder) rect(x, y, w, h float64, style obj, z int) {
	b.shape("rect", obj{"x": r2(x), "y": r2(y), "width": r2(w), "height": r2(h)}, style, z)
}

// key is one entry of a legend.
type key struct {
	label  string
	colour theme.Colour
	kind   keyKind
}

// keyKind says what a legend entry shows beside its label.
type keyKind int

const (
	square keyKind = iota
	stroke
	dashed
	hatched
	outlined
	noData
	dot
	tinted // a light dot with an outline
	ring   // a dot without filling
	band
	whisker
	starKey
)

const (
	keySize, keyGap, keySpace = 8, 4, 12 // the square, to its label, to the next
	keyRow                    = 12.0
)

// legend draws entries in rows from (x, y) within width and returns its height; none has height 0.
func (b *builder) legend(x, y, width float64, keys []key) float64 {
	if len(keys) == 0 || b.shared != nil {
		return 0
	}
	at, row := 0.0, 0
	for _, k := range keys {
		lines := b.wrap(k.label, width-keySize-keyGap, b.fs())
		w := keySize + keyGap + b.widest(lines, b.fs())
		if at > 0 && at+w > width {
			at, row = 0, row+1
		}
		for i, l := range lines {
			mid := y + float64(row+i)*keyRow + keyRow/2
			if i == 0 {
				b.key(x+at, mid, k)
			}
			b.text(x+at+keySize+keyGap, mid, l, label{})
		}
		row += len(lines) - 1
		at += w + keySpace
	}
	return float64(row+1) * keyRow
}

// key draws the mark of a legend entry.
func (b *builder) key(x, mid float64, k key) {
	switch k.kind {
	case stroke:
		b.line(x, mid, x+keySize, mid, k.colour, 1.6, nil, 10)
	case dashed:
		b.line(x, mid, x+keySize, mid, k.colour, 1.5, []float64{2.5, 2}, 10)
	case hatched, noData:
		b.rect(x, mid-keySize/2, keySize, keySize, obj{"fill": k.colour.String()}, 10)
		ink := b.th.White
		if k.kind == noData {
			ink = b.th.Rule.Mix(b.th.Soft, 0.35)
		}
		for _, d := range []float64{-2, 2} { // two strokes of the hatch
			x1, x2 := max(0, d), min(keySize, keySize+d)
			b.line(x+x1, mid+keySize/2-(x1-d), x+x2, mid+keySize/2-(x2-d), ink, 1, nil, 11)
		}
	case outlined:
		b.rect(x+0.4, mid-keySize/2+0.4, keySize-0.8, keySize-0.8, obj{"fill": b.lighter(k.colour).String(), "stroke": k.colour.String(), "lineWidth": 0.8}, 10)
	case dot, ring, tinted:
		style := obj{"fill": k.colour.String()}
		switch k.kind {
		case tinted:
			style = obj{"fill": b.lighter(k.colour).String(), "stroke": k.colour.String(), "lineWidth": 0.8}
		case ring:
			style = obj{"fill": b.th.White.String(), "stroke": k.colour.String(), "lineWidth": 1.1}
		}
		b.shape("circle", obj{"cx": r2(x + keySize/2), "cy": r2(mid), "r": 3.2}, style, 10)
	case band:
		b.rect(x, mid-keySize/2, keySize, keySize, obj{"fill": k.colour.Mix(b.th.White, 1-bandOpacity).String()}, 10)
	case starKey:
		b.text(x+keySize/2, mid+1, "*", label{align: "center"})
	case whisker:
		b.line(x, mid, x+keySize, mid, b.th.Ink, 0.9, nil, 10)
		b.line(x+0.5, mid-2.5, x+0.5, mid+2.5, b.th.Ink, 0.9, nil, 10)
		b.line(x+keySize-0.5, mid-2.5, x+keySize-0.5, mid+2.5, b.th.Ink, 0.9, nil, 10)
	case square:
		b.rect(x, mid-keySize/2, keySize, keySize, obj{"fill": k.colour.String()}, 10)
		if b.stripedKey(k) {
			for _, d := range []float64{-2, 2} {
				x1, x2 := max(0, d), min(keySize, keySize+d)
				b.line(x+x1, mid-keySize/2+(x1-d), x+x2, mid-keySize/2+(x2-d), b.th.White, 0.8, nil, 11)
			}
		}
	}
}

// lighter is the fill of an estimate.
func (b *builder) lighter(c theme.Colour) theme.Colour { return c.Mix(b.th.White, 0.62) }

// hatch is the decal of a partial or provisional mark: white strokes over its colour.
func (b *builder) hatch() obj {
	return obj{"symbol": "rect", "color": b.th.White.String(), "dashArrayX": []any{1, 0}, "dashArrayY": []any{1, 2.6}, "rotation": r2(-math.Pi / 4), "symbolSize": 1}
}

// wrap breaks text into lines no wider than width, at spaces; a word that is wider is broken.
func (b *builder) wrap(s string, width, size float64) []string {
	return b.fold(s, width, size, false, true)
}

// wrapBold is wrap for bold labels.
func (b *builder) wrapBold(s string, width float64) []string {
	return b.fold(s, width, b.fs(), true, true)
}

// wrapWhole is wrap that leaves words whole, and so may stay too wide.
func (b *builder) wrapWhole(s string, width, size float64) []string {
	return b.fold(s, width, size, false, false)
}

func (b *builder) fold(s string, width, size float64, bold, cut bool) []string {
	var words []string
	for _, w := range strings.Split(s, " ") {
		if cut && b.t.width(w, size, bold) > width {
			words = append(words, b.pieces(w, width, size, bold)...)
			continue
		}
		words = append(words, w)
	}
	lines := []string{words[0]}
	for _, w := range words[1:] {
		last := &lines[len(lines)-1]
		if b.t.width(*last+" "+w, size, bold) <= width {
			*last += " " + w
		} else {
			lines = append(lines, w)
		}
	}
	return lines
}

// pieces breaks a word into parts that fit, each but the last with a hyphen.
func (b *builder) pieces(w string, width, size float64, bold bool) []string {
	var out []string
	rest := []rune(w)
	for len(rest) > 0 {
		n := len(rest)
		for n > 1 && b.t.width(string(rest[:n])+hyphen(rest, n), size, bold) > width {
			n--
		}
		out = append(out, string(rest[:n])+hyphen(rest, n))
		rest = rest[n:]
	}
	return out
}

// hyphen is what stands where a word is broken after n letters.
func hyphen(word []rune, n int) string {
	if n >= len(word) || !unicode.IsLetter(word[n-1]) || !unicode.IsLetter(word[n]) {
		return ""
	}
	return "-"
}

func (b *builder) widestBold(lines []string) float64 {
	w := 0.0
	for _, l := range lines {
		w = math.Max(w, b.t.width(l, b.fs(), true))
	}
	return w
}

func (b *builder) widest(lines []string, size float64) float64 {
	w := 0.0
	for _, l := range lines {
		w = math.Max(w, b.t.width(l, size, false))
	}
	return w
}

// readable darkens a mark's colour until text in it reads on white (4.5:1).
func (b *builder) readable(c theme.Colour) theme.Colour {
	for t := 0.0; t <= 1; t += 0.05 {
		if m := c.Mix(b.th.Ink, t); m.Contrast(b.th.White) >= 4.5 {
			return m
		}
	}
	return b.th.Ink
}
