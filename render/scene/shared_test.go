package scene

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"
)

// island is a ring of corners round (x, y), as an outline of a base map at a scale.
func island(name string, x, y, k float64) *Path {
	p := &Path{Fill: Fill(blue()), Stroke: Stroke{Paint: Fill(blue()), Width: 0.4}, Outline: &Outline{Name: name, X: x, Y: y, K: k}}
	for i := range 20 {
		sin, cos := math.Sincos(float64(i) / 20 * 2 * math.Pi)
		op := Line
		if i == 0 {
			op = Move
		}
		p.Segs = append(p.Segs, point(op, x+k*(3+cos), y+k*(3+2*sin)))
	}
	p.Segs = append(p.Segs, Seg{Op: Close})
	return p
}

func TestShare(t *testing.T) {
	small, large := &Scene{Width: 50, Height: 50, Items: []Item{island("a", 3, 2, 5)}}, &Scene{Width: 90, Height: 90, Items: []Item{&Group{Items: []Item{island("a", 1, 4, 10), island("b", 0, 0, 10)}}}}
	shapes := Share([]*Scene{small, large}, "_o")
	var defs, one, two bytes.Buffer
	if err := shapes.Write(&defs, 0); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(defs.String(), "<path"); n != 1 || !strings.Contains(defs.String(), `<path id="_o0" d="M164 136`) {
		t.Errorf("not one outline, the larger: %s", &defs)
	}
	for b, s := range map[*bytes.Buffer]*Scene{&one: small, &two: large} {
		if err := Write(b, s, WriteOptions{ID: "f", Shapes: shapes}); err != nil {
			t.Fatal(err)
		}
	}
	// A corner at (1+10u, 4+10v) of the large one is at (3+5u, 2+5v) of the small one.
	if want := `<use href="#_o0" transform="matrix(.125 0 0 .125 2.5 0)" fill="#0B5C7A" stroke="#0B5C7A" stroke-width="3.2"/>`; !strings.Contains(one.String(), want) {
		t.Errorf("no %s in %s", want, &one)
	}
	if s := two.String(); !strings.Contains(s, `<use href="#_o0" transform="matrix(.25 0 0 .25 0 0)" fill=`) || strings.Count(s, "<path") != 1 {
		t.Errorf("the larger drawing does not leave its own outline where it was, or refers to one that no other has: %s", s)
	}
	if !shapes.In(small) || shapes.In(&Scene{Items: []Item{island("b", 0, 0, 1)}}) {
		t.Error("a drawing is wrongly said to refer to an outline")
	}
}

func TestShareLeavesOut(t *testing.T) {
	dashed, tiled, short := island("a", 0, 0, 1), island("a", 0, 0, 1), island("a", 0, 0, 1)
	dashed.Stroke.Dash = []float64{1}
	tiled.Fill = Paint{Kind: Tiling, Pattern: &Pattern{}}
	short.Segs = short.Segs[:leastShared-1]
	for i, p := range []*Path{dashed, tiled, short, {Segs: dashed.Segs}} {
		if s := Share([]*Scene{{Items: []Item{p, p}}}, "_o"); s != nil {
			t.Errorf("path %d is shared", i)
		}
	}
}

func TestReadOutline(t *testing.T) {
	read := func(attr string) *Outline {
		s, err := Read([]byte(fmt.Sprintf(`<svg width="9" height="9" viewBox="0 0 9 9"><path d="M0 0L9 9L0 9Z" fill="#000" %s/></svg>`, attr)), metrics{})
		if err != nil {
			t.Fatal(err)
		}
		return s.Items[0].(*Path).Outline
	}
	if o := read(`ecmeta_outline="africa%2FKEN%7C1%7C2%7C0.5%7C-0.5" transform="translate(3 4)"`); o == nil || *o != (Outline{"africa/KEN", 4, 6, 0.5}) {
		t.Errorf("%+v", o)
	}
	for _, bad := range []string{``, `ecmeta_outline="a%7C1%7C2%7C0.5%7C-0.7"`, `ecmeta_outline="a%7C1%7C2%7Cx%7C1"`, `ecmeta_outline="a%7C1%7C2%7C1%7C-1" transform="rotate(30)"`} {
		if o := read(bad); o != nil {
			t.Errorf("%s: %+v", bad, o)
		}
	}
}

// Rings that are no pixel are left out, but of a country that is nothing else the largest stays.
func TestSpecksAreLeftOut(t *testing.T) {
	square := func(x, side float64) []Seg {
		return []Seg{point(Move, x, 0), point(Line, x+side, 0), point(Line, x+side, side), point(Line, x, side), {Op: Close}}
	}
	for _, c := range []struct {
		sides []float64
		want  string
	}{
		{[]float64{9, 0.5, 3}, "M0 0l36 0 0 36-36 0ZM80 0l12 0 0 12-12 0Z"},
		{[]float64{0.5, 0.25}, "M0 0l2 0 0 2-2 0Z"},
	} {
		var segs []Seg
		for i, side := range c.sides {
			segs = append(segs, square(float64(10*i), side)...)
		}
		if got := inSteps(segs, 0.3); got != c.want {
			t.Errorf("%v: %s, want %s", c.sides, got, c.want)
		}
	}
}
