package scene

// Path data: absolute M L H V C Q A Z and relative l, as zrender and Write emit them.

import (
	"fmt"
	"math"
	"strconv"
)

// pathReader walks through path data.
type pathReader struct {
	s              string
	i              int
	x, y           float64 // current point
	startX, startY float64 // of the subpath
	segs           []Seg
}

var pathArgs = map[byte]int{'M': 2, 'L': 2, 'l': 2, 'C': 6, 'Q': 4, 'A': 7, 'Z': 0, 'z': 0}

func pathData(s string) ([]Seg, error) {
	p := &pathReader{s: s}
	var cmd byte
	for {
		p.space()
		if p.i == len(s) {
			return p.segs, nil
		}
		if c := s[p.i]; (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') {
			cmd = c
			p.i++
		} else if cmd == 'M' {
			cmd = 'L'
		} else if cmd == 0 || cmd == 'Z' || cmd == 'z' {
			return nil, fmt.Errorf("no command at %.20q", s[p.i:])
		}
		n, ok := pathArgs[cmd]
		if !ok {
			return nil, fmt.Errorf("unknown command %q", cmd)
		}
		var a [7]float64
		for k := range n {
			v, err := p.number()
			if err != nil {
				return nil, err
			}
			a[k] = v
		}
		if len(p.segs) == 0 && cmd != 'M' {
			return nil, fmt.Errorf("begins with %q instead of M", cmd)
		}
		p.add(cmd, a)
	}
}

func (p *pathReader) space() {
	for p.i < len(p.s) && (p.s[p.i] == ' ' || p.s[p.i] == ',' || p.s[p.i] == '\n' || p.s[p.i] == '\t') {
		p.i++
	}
}

func (p *pathReader) number() (float64, error) {
	p.space()
	from := p.i
	if p.i < len(p.s) && (p.s[p.i] == '-' || p.s[p.i] == '+') {
		p.i++
	}
	for dot := false; p.i < len(p.s); p.i++ {
		c := p.s[p.i]
		if c == '.' && !dot {
			dot = true
		} else if (c == 'e' || c == 'E') && p.i+1 < len(p.s) {
			p.i++ // the sign or the first digit of the exponent
			dot = true
		} else if c < '0' || c > '9' {
			break
		}
	}
	v, err := strconv.ParseFloat(p.s[from:p.i], 64)
	if err != nil || !(v >= -maxNumber && v <= maxNumber) {
		return 0, fmt.Errorf("%.20q is not a number within ±10 million", p.s[from:])
	}
	return v, nil
}

// add appends one command.
func (p *pathReader) add(cmd byte, a [7]float64) {
	x, y := p.x, p.y
	switch cmd {
	case 'M':
		p.startX, p.startY = a[0], a[1]
		p.move(point(Move, a[0], a[1]))
	case 'L':
		p.move(point(Line, a[0], a[1]))
	case 'l':
		p.move(point(Line, x+a[0], y+a[1]))
	case 'C':
		p.move(Seg{Op: Cubic, Args: [6]float64(a[:6])})
	case 'Q':
		p.move(Seg{Op: Cubic, Args: [6]float64{x + (a[0]-x)*2/3, y + (a[1]-y)*2/3, a[2] + (a[0]-a[2])*2/3, a[3] + (a[1]-a[3])*2/3, a[2], a[3]}})
	case 'A':
		for _, s := range arcTo(x, y, a) {
			p.move(s)
		}
	case 'Z', 'z':
		p.segs = append(p.segs, Seg{Op: Close})
		p.x, p.y = p.startX, p.startY
	}
}

func (p *pathReader) move(s Seg) {
	k := s.Op.points()*2 - 2
	p.x, p.y = s.Args[k], s.Args[k+1]
	p.segs = append(p.segs, s)
}

// arcTo turns an SVG arc from (x, y) into cubics (SVG 1.1, appendix F.6).
func arcTo(x, y float64, a [7]float64) []Seg {
	rx, ry, x2, y2 := math.Abs(a[0]), math.Abs(a[1]), a[5], a[6]
	if x == x2 && y == y2 {
		return nil
	}
	if rx == 0 || ry == 0 {
		return []Seg{point(Line, x2, y2)}
	}
	sin, cos := math.Sincos(a[2] * math.Pi / 180)
	dx, dy := (x-x2)/2, (y-y2)/2
	px, py := cos*dx+sin*dy, cos*dy-sin*dx
	if l := px*px/(rx*rx) + py*py/(ry*ry); l > 1 {
		rx, ry = rx*math.Sqrt(l), ry*math.Sqrt(l)
	}
	d := rx*rx*py*py + ry*ry*px*px
	k := math.Sqrt(math.Max(0, (rx*rx*ry*ry-d)/d))
	if (a[3] != 0) == (a[4] != 0) {
		k = -k
	}
	cx1, cy1 := k*rx*py/ry, -k*ry*px/rx
	cx, cy := cos*cx1-sin*cy1+(x+x2)/2, sin*cx1+cos*cy1+(y+y2)/2
	from := math.Atan2((py-cy1)/ry, (px-cx1)/rx)
	sweep := math.Atan2((-py-cy1)/ry, (-px-cx1)/rx) - from
	if a[4] != 0 && sweep < 0 {
		sweep += 2 * math.Pi
	} else if a[4] == 0 && sweep > 0 {
		sweep -= 2 * math.Pi
	}
	segs := arc(cx, cy, rx, ry, a[2]*math.Pi/180, from, sweep)
	if n := len(segs); n > 0 { // end exactly where the path says
		segs[n-1].Args[4], segs[n-1].Args[5] = x2, y2
	}
	return segs
}

// arc approximates an elliptic arc around (cx, cy) by cubics of at most a quarter turn.
func arc(cx, cy, rx, ry, tilt, from, sweep float64) []Seg {
	n := int(math.Ceil(math.Abs(sweep)/(math.Pi/2) - 1e-9))
	if n < 1 {
		return nil
	}
	step := sweep / float64(n)
	t := 4.0 / 3 * math.Tan(step/4)
	sinT, cosT := math.Sincos(tilt)
	at := func(u, v float64) (float64, float64) {
		return cx + rx*u*cosT - ry*v*sinT, cy + rx*u*sinT + ry*v*cosT
	}
	out := make([]Seg, n)
	for i := range out {
		a := from + float64(i)*step
		s1, c1 := math.Sincos(a)
		s2, c2 := math.Sincos(a + step)
		g := &out[i]
		g.Op = Cubic
		g.Args[0], g.Args[1] = at(c1-t*s1, s1+t*c1)
		g.Args[2], g.Args[3] = at(c2+t*s2, s2-t*c2)
		g.Args[4], g.Args[5] = at(c2, s2)
	}
	return out
}
