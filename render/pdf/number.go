package pdf

// How numbers and strings are spelled in a PDF file.

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"globalstudy/render/scene"
)

// appendNumber appends v rounded to d decimals, without trailing zeros.
func appendNumber(b []byte, v float64, d int) []byte {
	scale := int64(1)
	for range d {
		scale *= 10
	}
	n := int64(math.Round(v * float64(scale)))
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	whole, frac := n/scale, n%scale
	if whole != 0 || frac == 0 {
		b = strconv.AppendInt(b, whole, 10)
	}
	if frac == 0 {
		return b
	}
	b = append(b, '.')
	for scale /= 10; frac > 0; scale /= 10 {
		b = append(b, byte('0'+frac/scale))
		frac %= scale
	}
	return b
}

// number spells v with up to three decimals.
func number(v float64) string { return string(appendNumber(nil, v, 3)) }

// numbers spells several numbers with up to three decimals.
func numbers(vs ...float64) string {
	var b []byte
	for i, v := range vs {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendNumber(b, v, 3)
	}
	return string(b)
}

// matrix spells a matrix: factors with six decimals, shifts with three.
func matrix(m scene.Matrix) string {
	var b []byte
	for _, v := range []float64{m.A, m.B, m.C, m.D} {
		b = append(appendNumber(b, v, 6), ' ')
	}
	b = append(appendNumber(b, m.E, 3), ' ')
	return string(appendNumber(b, m.F, 3))
}

// ref spells a reference to an object.
func ref(id int) string { return strconv.Itoa(id) + " 0 R" }

// textString spells a text string: in brackets when it is plain ASCII, else as UTF-16.
func textString(s string) string {
	plain := true
	for _, r := range s {
		plain = plain && r >= ' ' && r <= '~'
	}
	if plain {
		return "(" + stringEscape.Replace(s) + ")"
	}
	return "<FEFF" + utf16Hex(s) + ">"
}

var stringEscape = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)

// utf16Hex is the text in UTF-16 big endian, in hexadecimal digits.
func utf16Hex(s string) string {
	b := make([]byte, 0, 4*len(s))
	for _, u := range utf16.Encode([]rune(s)) {
		b = appendHex(b, u)
	}
	return string(b)
}

// appendHex appends four hexadecimal digits.
func appendHex(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}

// name spells a PDF name; characters that names may not hold become #XX.
func name(s string) string {
	var b strings.Builder
	b.WriteByte('/')
	for _, c := range []byte(s) {
		if c <= ' ' || c > '~' || strings.IndexByte("#/()<>[]{}%", c) >= 0 {
			fmt.Fprintf(&b, "#%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// nameTree spells the entries of a name tree in one node, in the order of the
// keys as they are spelled: those in UTF-16 after those in ASCII.
func nameTree(entries map[string]string) (limits, names string) {
	type key struct{ name, spelled string }
	keys := make([]key, 0, len(entries))
	for name := range entries {
		keys = append(keys, key{name, textString(name)})
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.spelled[0], b.spelled[0]), cmp.Compare(a.name, b.name))
	})
	var b strings.Builder
	for _, k := range keys {
		b.WriteString(k.spelled + entries[k.name] + " ")
	}
	if len(keys) == 0 {
		return "", ""
	}
	return "/Limits[" + keys[0].spelled + keys[len(keys)-1].spelled + "]", "/Names[" + b.String() + "]"
}
