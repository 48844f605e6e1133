package scene

// A scene as bytes, for caches: [Pack] and [Unpack]. One walk over the drawing
// both writes and reads, so that the two cannot differ. Numbers stand as they are
// in memory, counts before what they count; nothing is kept but for the same
// program ([Stamp]), and a cache guards its bytes by a hash of its own.

import (
	"crypto/sha256"
	"embed"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"math"
)

// source is the text of this package, on which packed scenes depend.
//
//go:embed mark.go node.go pack.go pack_items.go read.go read_colour.go read_paint.go read_path.go read_shape.go read_text.go scene.go shared.go
var source embed.FS

// Stamp changes when a scene may be read or packed otherwise than before.
func Stamp() string {
	sum := sha256.New()
	files, err := source.ReadDir(".")
	if err != nil {
		panic(err) // embedded
	}
	for _, f := range files {
		text, err := source.ReadFile(f.Name())
		if err != nil {
			panic(err)
		}
		sum.Write(text)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Pack writes a scene without tags, as [Read] gives it. It sets nothing in the
// scene, so that others may read it meanwhile.
func Pack(s *Scene) []byte {
	p := &packer{}
	p.scene(s)
	return p.data
}

// Unpack reads what [Pack] wrote.
func Unpack(data []byte) (*Scene, error) {
	p, s := &packer{data: data, reads: true}, &Scene{}
	p.scene(s)
	if p.bad || p.at < len(p.data) {
		return nil, errors.New("not a packed scene")
	}
	return s, nil
}

// packer appends to data or, when it reads, goes through it.
type packer struct {
	data  []byte
	at    int // where it reads
	reads bool
	bad   bool // data ended too early or holds what no scene has
}

// take gives the next n bytes; none when there are not as many.
func (p *packer) take(n int) []byte {
	if p.bad || n < 0 || n > len(p.data)-p.at {
		p.bad = true
		return nil
	}
	p.at += n
	return p.data[p.at-n : p.at]
}

func (p *packer) byte(v *byte) {
	if !p.reads {
		p.data = append(p.data, *v)
	} else if b := p.take(1); b != nil {
		*v = b[0]
	}
}

func (p *packer) flag(v *bool) {
	var b byte
	if *v {
		b = 1
	}
	if p.byte(&b); p.reads {
		*v = b == 1
	}
}

// kind writes or reads one of few values.
func kind[T ~byte](p *packer, v *T) {
	b := byte(*v)
	if p.byte(&b); p.reads {
		*v = T(b)
	}
}

// whole writes or reads a whole number from 0.
func (p *packer) whole(v *int) {
	if n := p.count(*v); p.reads {
		*v = n
	}
}

func (p *packer) numbers(all ...*float64) {
	for _, v := range all {
		if !p.reads {
			p.data = binary.LittleEndian.AppendUint64(p.data, math.Float64bits(*v))
		} else if b := p.take(8); b != nil {
			*v = math.Float64frombits(binary.LittleEndian.Uint64(b))
		}
	}
}

// count is a whole number from 0.
func (p *packer) count(n int) int {
	if !p.reads {
		p.data = binary.AppendUvarint(p.data, uint64(n))
		return n
	}
	v, size := binary.Uvarint(p.data[p.at:])
	if size <= 0 || v > math.MaxInt32 {
		p.bad = true
		return 0
	}
	p.at += size
	return int(v)
}

func (p *packer) bytes(v *[]byte) {
	if n := p.count(len(*v)); !p.reads {
		p.data = append(p.data, *v...)
	} else if b := p.take(n); len(b) > 0 {
		*v = append([]byte(nil), b...)
	}
}

func (p *packer) text(all ...*string) {
	for _, v := range all {
		if n := p.count(len(*v)); !p.reads {
			p.data = append(p.data, *v...)
		} else {
			*v = string(p.take(n))
		}
	}
}

// packed writes or reads a list; nil stays nil and empty stays empty. Each of its
// members takes a byte at least.
func packed[T any](p *packer, list *[]T, one func(*T)) {
	n := 0
	if *list != nil {
		n = len(*list) + 1
	}
	if n = p.count(n); n == 0 {
		return
	}
	if p.reads {
		if n-1 > len(p.data)-p.at {
			p.bad = true
			return
		}
		*list = make([]T, n-1)
	}
	for i := range *list {
		if one(&(*list)[i]); p.bad {
			return
		}
	}
}

// optional writes or reads what may be nil.
func optional[T any](p *packer, v **T, one func(*T)) {
	there := *v != nil
	p.flag(&there)
	if !there {
		return
	}
	if p.reads {
		*v = new(T)
	}
	one(*v)
}
