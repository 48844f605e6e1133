package echarts

// The outlines of countries as path data at their place in a drawing, for
// outline.js. Places are rounded to a tenth of a point, as ECharts does, and
// corners that this makes fall together are left out; it does so to both sides of
// a border alike.

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// outlines is goOutlines of the driver. Its arguments are the view, the codes of
// countries, one a line, the place of the map's origin in the drawing, x and y, and
// its scales, x and y, in points per kilometre. It gives one line of path data for
// all other countries and one for each of these; the line of one that the map
// does not have is empty.
func (m *baseMaps) outlines(args []any) (any, error) {
	if len(args) != 6 {
		return nil, fmt.Errorf("goOutlines takes 6 arguments, not %d", len(args))
	}
	view := fmt.Sprint(args[0])
	base, ok := m.load(view)
	if !ok {
		return nil, fmt.Errorf("there is no base map %q", view)
	}
	codes := strings.Split(fmt.Sprint(args[1]), "\n")
	named := map[string]bool{"": true}
	for _, code := range codes {
		named[code] = true
	}
	p := pen{x: asFloat(args[2]), y: asFloat(args[3]), kx: asFloat(args[4]), ky: asFloat(args[5])}
	for _, code := range base.Names {
		if !named[code] {
			p.rings(base.Rings[code])
		}
	}
	for _, code := range codes {
		p.text = append(p.text, '\n')
		p.rings(base.Rings[code])
	}
	return string(p.text), nil
}

// pen writes path data.
type pen struct {
	x, y, kx, ky float64
	text         []byte
	line         [][2]int // the ring at hand, in tenths of a point
}

// rings writes the closed outlines of a country. Those that shrink to less than a
// triangle go; of a country that has no other, a dot stays.
func (p *pen) rings(rings [][][2]float64) {
	before := len(p.text)
	for i, ring := range rings {
		p.line = p.line[:0]
		for _, k := range ring {
			p.corner([2]int{tenths(p.x + k[0]*p.kx), tenths(p.y + k[1]*p.ky)})
		}
		for len(p.line) > 1 && p.line[len(p.line)-1] == p.line[0] {
			p.line = p.line[:len(p.line)-1]
		}
		if len(p.line) < 3 {
			if i < len(rings)-1 || len(p.text) > before {
				continue
			}
			at := p.line[0]
			p.line = append(p.line[:0], at, [2]int{at[0] + 1, at[1]}, [2]int{at[0], at[1] + 1})
		}
		for i, k := range p.line {
			p.text = append(p.text, "ML"[min(i, 1)])
			p.number(k[0])
			p.text = append(p.text, ' ')
			p.number(k[1])
		}
		p.text = append(p.text, 'Z')
	}
}

// corner adds a corner to the ring, without the last one if it lies on the way.
func (p *pen) corner(at [2]int) {
	n := len(p.line)
	if n > 0 && p.line[n-1] == at {
		return
	}
	if n > 1 {
		a, b := p.line[n-2], p.line[n-1]
		if (b[0]-a[0])*(at[1]-b[1]) == (b[1]-a[1])*(at[0]-b[0]) {
			p.line = p.line[:n-1]
			p.corner(at)
			return
		}
	}
	p.line = append(p.line, at)
}

func (p *pen) number(v int) {
	if v < 0 {
		p.text = append(p.text, '-')
		v = -v
	}
	p.text = strconv.AppendInt(p.text, int64(v/10), 10)
	if v%10 != 0 {
		p.text = append(p.text, '.', byte('0'+v%10))
	}
}

func tenths(v float64) int { return int(math.Round(v * 10)) }
