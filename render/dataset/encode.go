package dataset

// A table in a compact binary form, so that a big file that was read and
// checked once need not be read again. Only what stands in cells is written;
// names, units and labels come from the schema, whose hash is part of the key.
// The same table gives the same bytes. What is read back is checked, so a
// damaged file is an error and never a wrong table.
//
//	rows, columns
//	lines of the rows, each as the distance from the one before
//	per column of text:    0, dictionary, width, codes + 1
//	per column of numbers: 1 or 2 (whole), best, then 1 with ends or 0, 1 with statuses or 0

import (
	"encoding/binary"
	"errors"
	"math"
)

const (
	textColumn   = iota
	numberColumn // eight bytes each
	wholeColumn  // short forms of whole numbers; 0 is NaN
)

// encode writes the cells of a table that was read from a file.
func (t *Table) encode() []byte {
	b := make([]byte, 0, t.rows*(2+3*len(t.cols))+1024)
	b = binary.AppendUvarint(b, uint64(t.rows))
	b = binary.AppendUvarint(b, uint64(len(t.cols)))
	last := int32(0)
	for _, line := range t.lines {
		b = binary.AppendUvarint(b, uint64(line-last))
		last = line
	}
	for i := range t.cols {
		if c := &t.cols[i]; c.num {
			b = c.encodeNumbers(b)
		} else {
			b = c.encodeText(b)
		}
	}
	return b
}

func (c *column) encodeText(b []byte) []byte {
	b = append(b, textColumn)
	b = binary.AppendUvarint(b, uint64(len(c.dict)))
	for _, s := range c.dict {
		b = append(binary.AppendUvarint(b, uint64(len(s))), s...)
	}
	width := codeWidth(len(c.dict))
	for _, k := range c.codes {
		switch k++; width {
		case 1:
			b = append(b, byte(k))
		case 2:
			b = binary.LittleEndian.AppendUint16(b, uint16(k))
		default:
			b = binary.LittleEndian.AppendUint32(b, uint32(k))
		}
	}
	return b
}

// codeWidth is how many bytes a code takes in a dictionary of n values.
func codeWidth(n int) int {
	switch {
	case n < 1<<8:
		return 1
	case n < 1<<16:
		return 2
	}
	return 4
}

func (c *column) encodeNumbers(b []byte) []byte {
	b = encodeFloats(b, c.best)
	if b = append(b, flag(c.low != nil)); c.low != nil {
		b = encodeFloats(encodeFloats(b, c.low), c.high)
	}
	if b = append(b, flag(c.status != nil)); c.status != nil {
		for _, s := range c.status {
			b = append(b, byte(s))
		}
	}
	return b
}

func flag(b bool) byte {
	if b {
		return 1
	}
	return 0
}

func encodeFloats(b []byte, v []float64) []byte {
	for _, f := range v {
		if f != math.Trunc(f) && !math.IsNaN(f) || math.Abs(f) > 1<<53 || f == 0 && math.Signbit(f) {
			b = append(b, numberColumn)
			for _, f := range v {
				b = binary.LittleEndian.AppendUint64(b, math.Float64bits(f))
			}
			return b
		}
	}
	b = append(b, wholeColumn)
	for _, f := range v {
		u := uint64(0)
		if i := int64(f); !math.IsNaN(f) {
			u = uint64(i<<1) ^ uint64(i>>63) + 1
		}
		b = binary.AppendUvarint(b, u)
	}
	return b
}

var errDamaged = errors.New("dataset: the encoded table is damaged")

// decoder reads an encoded table; after damage it gives zeros.
type decoder struct {
	b   []byte
	bad bool
}

// decode makes the table of a schema out of encoded cells.
func decode(file string, b []byte, s *Schema, regs *Registers) (*Table, error) {
	d := &decoder{b: b}
	t := Hollow(s, regs)
	t.hollow, t.file, t.ranges = false, file, s.Ranges
	t.rows = d.count(1)
	if n := d.count(0); n != len(t.cols) || d.bad {
		return nil, errDamaged
	}
	t.lines = make([]int32, t.rows)
	last := uint64(0)
	for i := range t.lines {
		last += d.uvarint()
		t.lines[i] = int32(last)
	}
	d.bad = d.bad || last > math.MaxInt32
	for i := range t.cols {
		c := &t.cols[i]
		if c.num {
			d.numbers(c, t.rows)
		} else {
			d.text(c, t.rows)
		}
	}
	if d.bad || len(d.b) > 0 {
		return nil, errDamaged
	}
	return t, nil
}

func (d *decoder) uvarint() uint64 {
	v, n := binary.Uvarint(d.b)
	if n <= 0 {
		d.bad, d.b = true, nil
		return 0
	}
	d.b = d.b[n:]
	return v
}

// count is a number of things that take at least so many bytes each.
func (d *decoder) count(size int) int {
	n := d.uvarint()
	if n > uint64(len(d.b)) && size > 0 || n > math.MaxInt32 {
		d.bad = true
		return 0
	}
	return int(n)
}

// take gives the next n bytes.
func (d *decoder) take(n int) []byte {
	if n < 0 || n > len(d.b) {
		d.bad, d.b = true, nil
		return nil
	}
	out := d.b[:n]
	d.b = d.b[n:]
	return out
}

func (d *decoder) one() byte {
	if b := d.take(1); b != nil {
		return b[0]
	}
	return 0xff
}

func (d *decoder) text(c *column, rows int) {
	d.bad = d.bad || d.one() != textColumn
	c.dict = make([]string, d.count(1))
	for i := range c.dict {
		c.dict[i] = string(d.take(d.count(1)))
	}
	width := codeWidth(len(c.dict))
	b := d.take(rows * width)
	if d.bad {
		return
	}
	c.codes = make([]int32, rows)
	for i := range c.codes {
		k := uint32(0)
		switch width {
		case 1:
			k = uint32(b[i])
		case 2:
			k = uint32(binary.LittleEndian.Uint16(b[2*i:]))
		default:
			k = binary.LittleEndian.Uint32(b[4*i:])
		}
		d.bad = d.bad || k > uint32(len(c.dict))
		c.codes[i] = int32(k) - 1
	}
}

func (d *decoder) numbers(c *column, rows int) {
	c.best = d.floats(rows)
	if d.one() == 1 {
		c.low, c.high = d.floats(rows), d.floats(rows)
	}
	if d.one() == 1 {
		b := d.take(rows)
		c.status = make([]Status, len(b))
		for i, s := range b {
			c.status[i] = Status(s)
			d.bad = d.bad || c.status[i] > Confidential
		}
	}
}

func (d *decoder) floats(rows int) []float64 {
	switch d.one() {
	case numberColumn:
		b := d.take(8 * rows)
		if d.bad {
			return nil
		}
		out := make([]float64, rows)
		for i := range out {
			out[i] = math.Float64frombits(binary.LittleEndian.Uint64(b[8*i:]))
		}
		return out
	case wholeColumn:
		out := make([]float64, rows)
		for i := range out {
			out[i] = math.NaN()
			if u := d.uvarint(); u > 0 {
				u--
				out[i] = float64(int64(u>>1) ^ -int64(u&1))
			}
		}
		return out
	}
	d.bad = true
	return nil
}
