package scene

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/png"
	"math"
	"reflect"
	"strings"
	"testing"

	"globalstudy/render/theme"
)

// onePixel is the smallest picture.
var onePixel = picture(1, 1)

func picture(w, h int) string {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		panic(err)
	}
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes())
}

func TestColours(t *testing.T) {
	for _, c := range []struct {
		in, hex string
		alpha   float64
	}{
		{"#0b5c7a", "#0B5C7A", 1}, {"#abc", "#AABBCC", 1}, {"#ABC8", "#AABBCC", 136. / 255}, {"#0b5c7a80", "#0B5C7A", 128. / 255},
		{"rgb(11,92,122)", "#0B5C7A", 1}, {"rgba(11, 92, 122, 0.25)", "#0B5C7A", 0.25}, {"rgb(100% 0% 50% / 40%)", "#FF0080", 0.4},
		{"hsl(0,100%,50%)", "#FF0000", 1}, {"hsl(120 100% 25%)", "#008000", 1}, {"hsla(-120deg, 50%, 50%, 0.5)", "#4040BF", 0.5}, {"hsl(200,0%,80%)", "#CCCCCC", 1},
		{"Tomato", "#FF6347", 1}, {"rebeccapurple", "#663399", 1}, {"lightslategrey", "#778899", 1}, {"yellowgreen", "#9ACD32", 1}, {"aliceblue", "#F0F8FF", 1},
	} {
		got, a, err := ParseColour(c.in)
		if err != nil || got != theme.MustHex(c.hex) || math.Abs(a-c.alpha) > 1e-9 {
			t.Errorf("%s: %v %g %v", c.in, got, a, err)
		}
	}
	for _, bad := range []string{"", "#12", "#12345", "rgb(1,2)", "rgb(256,0,0)", "hsl(1,2,3)", "hsl(1,200%,3%)", "tomatoes", "0b5c7a", "rgb(1,2,3", "#ggg"} {
		if c, _, err := ParseColour(bad); err == nil {
			t.Errorf("%q was read as %v", bad, c)
		}
	}
	if words := strings.Fields(colourNames); len(words) != 2*148 {
		t.Errorf("%d words", len(words))
	}
}

func TestExtentIsTight(t *testing.T) {
	for _, c := range []struct {
		d          string
		x, y, w, h float64
	}{
		{"M1 2L5 2L5 9Z", 1, 2, 4, 7},
		{"M0 0C0 -4 10 -4 10 0", 0, -3, 10, 3},
		{"M0 0C20 10 -10 20 10 30", 0, 0, 10, 30},          // turns between its ends
		{"M0 0C40 0 -30 30 10 30", -2.8335, 0, 15.667, 30}, // and beyond them
		{"M0 0Q5 10 10 0", 0, 0, 10, 5},
		{"M15 10A5 5 0 1 1 5 10A5 5 0 1 1 15 10", 5, 5, 10, 10},
	} {
		segs, err := pathData(c.d)
		if err != nil {
			t.Fatal(err)
		}
		x, y, w, h := extent(segs)
		for _, p := range [][2]float64{{x, c.x}, {y, c.y}, {w, c.w}, {h, c.h}} {
			if math.Abs(p[0]-p[1]) > 0.002 {
				t.Errorf("%s: %g %g %g %g", c.d, x, y, w, h)
			}
		}
	}
}

// A pattern in parts of a box has another tile in every shape; one in the drawing's units the same.
func TestPatternsInBoxes(t *testing.T) {
	s := read(t, `<defs><pattern id="p" width="0.25" height="1" patternTransform="rotate(90)"><path d="M0 0L4 4" fill="none" stroke="#fff"/></pattern>
		<pattern id="q" x="1" y="2" width="3" height="4" patternUnits="userSpaceOnUse"><path d="M0 0L4 4" fill="none" stroke="#fff"/></pattern></defs>
		<path d="M10 20L50 20L50 40L10 40Z" fill="url(#p)"/><path d="M0 0L8 0L8 6Z" fill="url(#p)"/><path d="M0 0L8 0L8 6Z" fill="url(#q)"/>`)
	for i, want := range []Pattern{{Width: 10, Height: 20, Matrix: Matrix{0, 1, -1, 0, -20, 10}}, {Width: 2, Height: 6, Matrix: Matrix{0, 1, -1, 0, 0, 0}}, {Width: 3, Height: 4, Matrix: Translate(1, 2)}} {
		got := *s.Items[i].(*Path).Fill.Pattern
		if len(got.Items) != 1 {
			t.Errorf("%d: %d items", i, len(got.Items))
		}
		got.Items = nil
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%d: %+v", i, got)
		}
	}
}

// A shape that a picture fills becomes a clip with as many of it as show; its stroke stays.
func TestPicturesFillShapes(t *testing.T) {
	def := `<defs><pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse"><image href="` + onePixel + `" width="4" height="4"/></pattern></defs>`
	s := read(t, def+`<path d="M0 0L8 0L8 12L0 12Z" fill="url(#p)" fill-opacity="0.5" stroke="#000"/>`)
	if len(s.Items) != 2 {
		t.Fatalf("%s", dump(s))
	}
	g, p := s.Items[0].(*Group), s.Items[1].(*Path)
	if len(g.Items) != 6 || len(g.Clip) != 5 || g.Alpha != 0.5 || p.Fill.Kind != NoPaint || p.Stroke.Width != 1 {
		t.Errorf("%s", dump(s))
	}
	if m := g.Items[5].(*Group).Matrix; m != Translate(4, 8) {
		t.Errorf("%+v", m)
	}
	first := read(t, def+`<path d="M0 0L8 0L8 12L0 12Z" fill="url(#p)" stroke="#000" paint-order="stroke" transform="translate(5 0)"/>`)
	if _, stroke := first.Items[0].(*Path); !stroke || first.Items[1].(*Group).Matrix != Translate(5, 0) {
		t.Errorf("%s", dump(first))
	}
}

// A picture keeps its proportions in its box unless it may be stretched.
func TestPicturesKeepTheirProportions(t *testing.T) {
	href := picture(6, 4)
	for _, c := range []struct {
		attr       string
		x, y, w, h float64
	}{
		{`x="10" y="10" width="60" height="40"`, 10, 10, 60, 40},
		{`x="10" y="10" width="90" height="40"`, 25, 10, 60, 40},
		{`width="30" height="90"`, 0, 35, 30, 20},
		{`width="30" height="90" preserveAspectRatio="none"`, 0, 0, 30, 90},
	} {
		i := read(t, `<image href="`+href+`" `+c.attr+`/>`).Items[0].(*Image)
		if i.X != c.x || i.Y != c.y || i.Width != c.w || i.Height != c.h {
			t.Errorf("%s: %g %g %g %g", c.attr, i.X, i.Y, i.Width, i.Height)
		}
	}
}

// What is clipped twice is seen in both clips; a clip has a transform of its own.
func TestClipsNest(t *testing.T) {
	s := read(t, `<defs><clipPath id="a"><circle cx="0" cy="0" r="2" transform="translate(5 6)"/></clipPath><clipPath id="b"><polygon points="0 0 4 0 4 4"/></clipPath></defs>
		<g clip-path="url(#a)"><g clip-path="url(#b)"><path d="M0 0L5 5L0 5Z"/></g></g>`)
	a := s.Items[0].(*Group)
	b := a.Items[0].(*Group)
	if a.Clip[0] != point(Move, 7, 6) || b.Clip[0] != point(Move, 0, 0) || len(b.Clip) != 4 || len(b.Items) != 1 {
		t.Errorf("%s", dump(s))
	}
}

func TestStrokes(t *testing.T) {
	st := func(attrs string) Stroke {
		return read(t, `<path d="M0 0L9 9" fill="none" stroke="#0B5C7A" `+attrs+`/>`).Items[0].(*Path).Stroke
	}
	ink := Fill(blue())
	for attrs, want := range map[string]Stroke{
		``: {Paint: ink, Width: 1},
		`stroke-width="3" stroke-linecap="square" stroke-linejoin="bevel"`:      {Paint: ink, Width: 3, Cap: SquareCap, Join: BevelJoin},
		`stroke-linejoin="miter" stroke-miterlimit="20"`:                        {Paint: ink, Width: 1, MiterLimit: 20},
		`stroke-dasharray="8,4" stroke-dashoffset="6"`:                          {Paint: ink, Width: 1, Dash: []float64{8, 4}, DashPhase: 6},
		`stroke-dasharray="4" stroke-width="2" transform="matrix(2,0,0,2,1,1)"`: {Paint: ink, Width: 4, Dash: []float64{8}},
		`stroke-dasharray="none" stroke-opacity="0.5"`:                          {Paint: Paint{Kind: Solid, Colour: blue(), Alpha: 0.5}, Width: 1},
		`stroke-dasharray="0,0"`:                                                {Paint: ink, Width: 1},
	} {
		if got := st(attrs); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v", attrs, got)
		}
	}
}

// The stroke that is painted first lies below the fill.
func TestPaintOrder(t *testing.T) {
	s := read(t, `<path d="M0 0L9 9L0 9Z" fill="#fff" stroke="#0B5C7A" stroke-width="3" paint-order="stroke"/><path d="M0 0L9 9L0 9Z" fill="#fff" stroke="#0B5C7A" paint-order="fill"/>`)
	if len(s.Items) != 3 || s.Items[0].(*Path).Fill.Kind != NoPaint || s.Items[1].(*Path).Stroke.Width != 0 || s.Items[2].(*Path).Stroke.Width != 1 {
		t.Errorf("%s", dump(s))
	}
}

// Turned patterns are written as turns, and read as the same matrix.
func TestTurnedPatterns(t *testing.T) {
	for in, want := range map[string]string{
		"rotate(-45)":                      "rotate(-45)",
		"translate(1px,2px) rotate(30deg)": "translate(1 2)rotate(30)",
		"rotate(90) scale(2,2)":            "rotate(90)scale(2)",
		"scale(2,3)":                       "matrix(2 0 0 3 0 0)",
		"translate(3 4)":                   "translate(3 4)",
		"skew(45deg,0deg)":                 "matrix(1 0 1 1 0 0)",
	} {
		m, err := (&node{name: "pattern", attr: map[string]string{"t": in}}).matrix("t")
		if err != nil {
			t.Fatal(err)
		}
		if got := turnedText(m.round()); got != want {
			t.Errorf("%s became %s", in, got)
		}
	}
}
