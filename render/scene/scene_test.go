package scene

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"globalstudy/render/theme"
)

type metrics struct{}

func (metrics) Vertical(s TextStyle) (float64, float64) { return s.Size * 0.9, s.Size * 0.3 }

func dump(s *Scene) string {
	b, err := json.MarshalIndent(s.Items, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(b)
}

const head = `<svg width="100" height="50" xmlns="http://www.w3.org/2000/svg" version="1.1" baseProfile="full" viewBox="0 0 100 50">`

func read(t *testing.T, body string) *Scene {
	t.Helper()
	s, err := Read([]byte(head+body+"</svg>"), metrics{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func blue() theme.Colour { return theme.MustHex("#0B5C7A") }

func TestReadShapes(t *testing.T) {
	s := read(t, `<path d="M1 2L3 4l1 -1Q6 7 8 9Z" transform="translate(10 20)" fill="rgb(11,92,122)" fill-opacity="0.5" stroke="#abc" stroke-width="2" stroke-dasharray="4,2" stroke-linecap="round"></path>
		<polyline points="1 2 3 4" transform="matrix(0,2,-2,0,5,5)" fill="none" stroke="red"/>`)
	want := []Item{
		&Path{Segs: []Seg{point(Move, 11, 22), point(Line, 13, 24), point(Line, 14, 23),
			{Op: Cubic, Args: [6]float64{15.3333, 25.6667, 16.6667, 27.6667, 18, 29}}, {Op: Close}},
			Fill:   Paint{Kind: Solid, Colour: blue(), Alpha: 0.5},
			Stroke: Stroke{Paint: Fill(theme.MustHex("#AABBCC")), Width: 2, Dash: []float64{4, 2}, Cap: RoundCap}},
		&Path{Segs: []Seg{point(Move, 1, 7), point(Line, -3, 11)}, Stroke: Stroke{Paint: Fill(theme.MustHex("#FF0000")), Width: 2}},
	}
	if !reflect.DeepEqual(s.Items, want) {
		t.Errorf("got %s", dump(s))
	}
}

func TestReadCircleAndArcsEndWhereTheyShould(t *testing.T) {
	s := read(t, `<circle cx="10" cy="10" r="5" fill="#000"/><path d="M15 10A5 5 0 1 1 5 10A5 5 0 1 1 15 10" fill="#000"/>`)
	a, b := s.Items[0].(*Path), s.Items[1].(*Path)
	if len(a.Segs) != 6 || len(b.Segs) != 5 {
		t.Fatalf("%d and %d segments", len(a.Segs), len(b.Segs))
	}
	if !reflect.DeepEqual(a.Segs[:5], b.Segs) {
		t.Errorf("circle %v\narcs %v", a.Segs, b.Segs)
	}
}

func TestReadZrendersWholeCircles(t *testing.T) {
	want := Translate(4, 5).segs(Circle(0, 0, 2))
	for _, d := range []string{"M6 5A2 2 0 1 1 6 4.99", "M6 5A2 2 0 1 1 6 4.8A2 2 0 0 1 6 5", "M6 5A2 2 0 1 1 6 4.99Z"} {
		if got := read(t, `<path d="`+d+`" fill="#000"/>`).Items[0].(*Path).Segs; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v", d, got)
		}
	}
	for _, d := range []string{"M6 5A2 2 0 1 1 6 4", "M6 5A2 2 0 1 0 6 4.99", "M6 5A2 3 0 1 1 6 4.99", "M6 5A2 2 0 1 1 6 4.8", "M6 5L7 7A2 2 0 1 1 6 4.99"} {
		if got := read(t, `<path d="`+d+`" fill="#000"/>`).Items[0].(*Path).Segs; reflect.DeepEqual(got, want) {
			t.Errorf("%s is not a whole circle", d)
		}
	}
}

func TestReadTextStandsOnItsBaseline(t *testing.T) {
	s := read(t, `<text dominant-baseline="central" text-anchor="middle" style="font-size:10px;font-family:Source Sans 3;font-weight:600;" xml:space="preserve" x="5" y="6" transform="matrix(0,-1,1,0,30,20)" fill="#0B5C7A" stroke="#fff" stroke-width="2" paint-order="stroke">A &amp; B</text>`)
	want := &Text{X: 39, Y: 15, Content: "A & B", Anchor: Middle, Rotate: -90, Fill: Fill(blue()),
		Style: TextStyle{Family: theme.Sans, Size: 10, Weight: 600}, Halo: Stroke{Paint: Fill(theme.MustHex("#FFFFFF")), Width: 2}}
	if !reflect.DeepEqual(s.Items, []Item{want}) {
		t.Errorf("got %s", dump(s))
	}
}

func TestReadClipsGradientsPatterns(t *testing.T) {
	s := read(t, `<defs><clipPath id="c"><path d="M0 0L9 0L9 9Z" transform="translate(1 1)"/></clipPath>
		<linearGradient id="g" gradientUnits="objectBoundingBox" x1="0" y1="0" x2="0" y2="1"><stop offset="0%" stop-color="#fff"/><stop offset="100%" stop-color="rgb(0,0,0)" stop-opacity="0.5"/></linearGradient>
		<pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="translate(1px,2px) rotate(90deg) scale(2,2)"><g><path d="M0 0L4 4" fill="none" stroke="#fff"/></g></pattern></defs>
		<g clip-path="url(#c)"><path d="M0 0L5 5Z" fill="url(#g)"/></g><path d="M0 0L5 5Z" fill="url(#p)" transform="translate(3 0)"/>`)
	g := s.Items[0].(*Group)
	if g.Clip[0] != point(Move, 1, 1) || len(g.Items) != 1 {
		t.Errorf("group %+v", g)
	}
	grad := g.Items[0].(*Path).Fill
	if grad.Kind != LinearGradient || !grad.Gradient.Box || len(grad.Gradient.Stops) != 2 || grad.Gradient.Stops[1].Alpha != 0.5 {
		t.Errorf("gradient %+v", grad.Gradient)
	}
	pat := s.Items[1].(*Path).Fill.Pattern
	if want := (Matrix{0, 2, -2, 0, 4, 2}); pat == nil || pat.Matrix != want || len(pat.Items) != 1 {
		t.Errorf("pattern %+v", pat)
	}
}

func TestReadRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{`<ellipse cx="1"/>`, "<ellipse>: the element is not known"},
		{`<path d="M0 0L1 1" fill-rule="evenodd"/>`, `<path>: unknown attribute fill-rule="evenodd"`},
		{`<path d="M0 0L1 1" filter="url(#s)"/>`, "shadows are not drawn"},
		{`<path d="M0 0H1"/>`, `unknown command 'H'`},
		{`<path d="M0 0L1 NaN"/>`, `not a number`},
		{`<path d="M0 0L1 1" fill="url(#no)"/>`, "refers to nothing"},
		{`<path d="M0 0L1 1" fill="lab(1 2 3)"/>`, "colour"},
		{`<text style="font-stretch:condensed">a</text>`, `unknown property "font-stretch"`},
		{`<text><tspan>a</tspan></text>`, "<tspan> inside a text"},
		{`<image href="http://example.org/a.png" width="1" height="1"/>`, "only PNG and JPEG"},
		{`<path d="M0 0L1 1" fill="hsl(1,2,3%)"/>`, "colour"},
		{`<path d="M0 0L1 1"><animate attributeName="d"/></path>`, "<animate>: inside <path> it is not drawn"},
		{`<image href="data:image/png;base64," width="1" height="1"><set/></image>`, "<set>: inside <image> it is not drawn"},
		{`<g>words</g>`, `<g>: the text "words" stands outside <text>`},
		{`<defs><mask id="m"/></defs>`, "<mask>: the definition is not known"},
		{`<style>.a{fill:red}</style>`, "<style>: the element is not known"},
		{`<use href="#a"/>`, "<use>: the element is not known"},
		{`<svg width="1" height="1"/>`, "<svg>: the element is not known"},
		{`<defs><clipPath id="c" clipPathUnits="objectBoundingBox"><circle cx="0" cy="0" r="1"/></clipPath></defs><g clip-path="url(#c)"><path d="M0 0L1 1"/></g>`, "<clipPath>: unknown attribute clipPathUnits"},
		{`<defs><clipPath id="c"><text>a</text></clipPath></defs><g clip-path="url(#c)"><path d="M0 0L1 1"/></g>`, "<text>: not a shape"},
		{`<defs><linearGradient id="g" x1="0" y1="0" x2="0"/></defs><path d="M0 0L1 1" fill="url(#g)"/>`, "<linearGradient>: y2 is missing"},
		{`<defs><radialGradient id="g" cx="0" cy="0" r="1" fx="1"/></defs><path d="M0 0L1 1" fill="url(#g)"/>`, "<radialGradient>: unknown attribute fx"},
		{`<defs><radialGradient id="g" gradientUnits="other" cx="0" cy="0" r="1"/></defs><path d="M0 0L1 1" fill="url(#g)"/>`, `<radialGradient>: unknown gradientUnits "other"`},
		{`<defs><pattern id="p" width="1" height="1"><path d="M0 0L1 1"/></pattern></defs><path d="M0 0L9 0" stroke="url(#p)" fill="none"/>`, "<path>: url(#p) is a pattern in parts of a box"},
		{`<defs><pattern id="p" width="1" height="1"><path d="M0 0L1 1"/></pattern></defs><text fill="url(#p)">a</text>`, "<text>: url(#p) is a pattern in parts of a box"},
		{`<defs><pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse"><image href="` + onePixel + `" width="4" height="4"/></pattern></defs><path d="M0 0L9 9" stroke="url(#p)"/>`, "fills shapes only, no strokes"},
		{`<defs><pattern id="p" width=".01" height=".01" patternUnits="userSpaceOnUse"><image href="` + onePixel + `" width="4" height="4"/></pattern></defs><path d="M0 0L9 9L0 9Z" fill="url(#p)"/>`, "more than 2000 times"},
		{`<image href="` + onePixel + `" width="4" height="4" preserveAspectRatio="xMinYMin slice"/>`, `<image>: unknown preserveAspectRatio "xMinYMin slice"`},
		{`<image href="data:image/png;base64,AAAA" width="4" height="4"/>`, "<image>: href: the picture is not sound"},
		{`<text fill="#000" stroke="#fff">a</text>`, "<text>: an outline over the letters is not drawn"},
		{`<path d="M0 0L1 1" transform="skewX(2)"/>`, "<path>: transform: the transform skewX"},
		{`<g filter="x"><path d="M0 0"/></g>`, "<g>: unknown attribute filter"},
		{`<path d="M0 0L1 1">`, "closes nothing"},
	} {
		_, err := Read([]byte(head+c.body+"</svg>"), metrics{})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s\n got %v\nwant %s", c.body, err, c.want)
		}
	}
}

// sample holds one of each thing that SVG can carry.
func sample() *Scene {
	white := Fill(theme.MustHex("#FFFFFF"))
	tile := &Pattern{Width: 4, Height: 4, Matrix: Matrix{0.7, 0.7, -0.7, 0.7, 1, 2}, Items: []Item{&Path{Segs: []Seg{point(Move, 0, 0), point(Line, 4, 4)}, Stroke: Stroke{Paint: white, Width: 0.5}}}}
	grad := &Gradient{Box: true, X2: 1, Stops: []Stop{{0, blue(), 1}, {0.5, theme.Colour{}, 0.25}}}
	radial := &Gradient{X1: 5, Y1: 6, R: 7, Stops: []Stop{{0, blue(), 1}, {1, theme.Colour{}, 1}}}
	square := []Seg{point(Move, 1.25, 2), point(Line, 3.5, 2), point(Line, 3.5, -4.75), {Op: Cubic, Args: [6]float64{1, 2, 3, 4, 5, 6}}, point(Line, 7, 7), {Op: Close}}
	return &Scene{Width: 100, Height: 50.5, Items: []Item{
		&Path{Segs: square, Fill: Paint{Kind: Tiling, Alpha: 1, Pattern: tile}},
		&Path{Segs: square, Mark: &Mark{Key: "0.3"}},
		&Path{Segs: square, Fill: Paint{Kind: LinearGradient, Alpha: 0.5, Gradient: grad}, Stroke: Stroke{Paint: Paint{Kind: RadialGradient, Alpha: 1, Gradient: radial}, Width: 3, Dash: []float64{1, 0.5}, DashPhase: 2, Cap: SquareCap, Join: BevelJoin, MiterLimit: 10}},
		&Text{X: 3, Y: 4.25, Content: " <a & \"b\">  é ", Style: TextStyle{Family: theme.Serif, Size: 9.6, Weight: 700, Italic: true, Features: Tabular | SmallCaps, Tracking: 0.2, Lang: "fr"},
			Anchor: End, Fill: Fill(blue()), Halo: Stroke{Paint: white, Width: 2, Join: RoundJoin}, Rotate: -90, WordSpace: 0.75},
		&Group{Matrix: Matrix{1, 0.5, 0, 1, 3, 4}, Alpha: 0.5, Clip: square, Items: []Item{
			&Text{X: 1, Y: 2, Content: "x", Style: TextStyle{Family: theme.Sans, Size: 8, Weight: 400}, Fill: white},
			&Image{X: 1, Y: 2, Width: 3, Height: 4, Data: []byte("png"), Type: "image/png", Alpha: 0.5},
		}},
	}}
}

func TestRoundTrip(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, sample(), WriteOptions{ID: "fig-a", Title: "T <1>", Desc: "D", Marks: true}); err != nil {
		t.Fatal(err)
	}
	got, err := Read(b.Bytes(), metrics{})
	if err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	if !reflect.DeepEqual(got, sample()) {
		t.Errorf("got  %s\nwant %s\nsvg %s", dump(got), dump(sample()), b.String())
	}
}

func TestCirclesAreWrittenAsCircles(t *testing.T) {
	svg := func(segs []Seg) string {
		var b bytes.Buffer
		if err := Write(&b, &Scene{Width: 9, Height: 9, Items: []Item{&Path{Segs: segs, Fill: Fill(blue())}}}, WriteOptions{}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if out := svg(Identity.segs(Circle(3, 4, 2.5))); !strings.Contains(out, `<circle cx="3" cy="4" r="2.5" fill="#0B5C7A"/>`) {
		t.Error(out)
	}
	half := Identity.segs(Circle(3, 4, 2.5))
	half[2].Args[5] += 0.1
	ellipse := Matrix{A: 2, D: 1}.segs(Circle(3, 4, 2.5))
	for _, segs := range [][]Seg{half, ellipse, half[:4]} {
		if out := svg(segs); !strings.Contains(out, "<path") {
			t.Errorf("taken for a circle: %s", out)
		}
	}
}

func TestWriteIsSafeInline(t *testing.T) {
	s := &Scene{Width: 10, Height: 10, Items: []Item{&Text{Content: "</text><script>\x00", Style: TextStyle{Family: theme.Sans, Size: 8}, Fill: Fill(blue())}}}
	var b bytes.Buffer
	if err := Write(&b, s, WriteOptions{ID: "f", Title: "<b>", Colour: func(c theme.Colour) string { return "var(--sea)" }}); err != nil {
		t.Fatal(err)
	}
	out := b.String()
	for _, bad := range []string{"<script", "<b>", "\x00"} {
		if strings.Contains(out, bad) {
			t.Errorf("%q in %s", bad, out)
		}
	}
	for _, want := range []string{`fill="var(--sea)"`, `role="img" aria-labelledby="f-t f-d"`, `<title id="f-t">&lt;b&gt;</title>`, `font-family="'Source Sans 3', sans-serif"`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
}

func TestDrawingsTellTheirTitleAndDescription(t *testing.T) {
	for _, c := range []struct {
		opt  WriteOptions
		want string
	}{
		{WriteOptions{ID: "f", Title: "T <1>", Desc: "D & d"}, ` role="img" aria-labelledby="f-t f-d"><title id="f-t">T &lt;1&gt;</title><desc id="f-d">D &amp; d</desc></svg>`},
		{WriteOptions{ID: "f-narrow", ToldBy: "f", Title: "T", Desc: "D"}, ` role="img" aria-labelledby="f-t f-d"></svg>`},
		{WriteOptions{ID: "f"}, ` aria-hidden="true"></svg>`},
	} {
		var b bytes.Buffer
		if err := Write(&b, &Scene{Width: 1, Height: 1}, c.opt); err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(b.String(), c.want) {
			t.Errorf("%s\ndoes not end in %s", b.String(), c.want)
		}
	}
}

func TestDefinitionsAreSharedAndNamedByFigure(t *testing.T) {
	p := sample().Items[0]
	var b bytes.Buffer
	if err := Write(&b, &Scene{Width: 1, Height: 1, Items: []Item{p, p}}, WriteOptions{ID: "fig-b"}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "<pattern id=\"fig-b-0\""); n != 1 || strings.Count(b.String(), "url(#fig-b-0)") != 2 {
		t.Errorf("%s", b.String())
	}
}

func TestParseFont(t *testing.T) {
	for _, c := range []struct {
		in   string
		want TextStyle
	}{
		{"12px Source Sans 3", TextStyle{Family: "Source Sans 3", Size: 12, Weight: 400}},
		{"italic bold 8px Source Serif 4", TextStyle{Family: "Source Serif 4", Size: 8, Weight: 700, Italic: true}},
		{"normal normal 600 7.6px 'Source Sans 3', sans-serif", TextStyle{Family: "Source Sans 3", Size: 7.6, Weight: 600}},
	} {
		if got, err := ParseFont(c.in); err != nil || got != c.want {
			t.Errorf("%q: %+v %v", c.in, got, err)
		}
	}
	for _, bad := range []string{"", "12px", "bold", "Source Sans 3", "-1px a"} {
		if _, err := ParseFont(bad); err == nil {
			t.Errorf("%q was taken for a font", bad)
		}
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := Write(&b, sample(), WriteOptions{ID: "a", Title: "t"}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(head + `<defs><clipPath id="c"><circle cx="1" cy="1" r="1"/></clipPath><pattern id="p" width="1" height="1" patternUnits="userSpaceOnUse"><path d="M0 0L1 1" fill="url(#p)"/></pattern></defs><g clip-path="url(#c)"><path d="M1 1A5 5 30 1 0 5 10l1 1Q1 1 2 2" fill="url(#p)"/></g><text style="font:italic 9px serif" x="1" y="2">a</text></svg>`))
	f.Fuzz(func(t *testing.T, svg []byte) {
		s, err := Read(svg, metrics{})
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := Write(&out, s, WriteOptions{ID: "f", Decimals: 4}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestMarks(t *testing.T) {
	const body = `<circle cx="1" cy="1" r="2" fill="none" ecmeta_hit="1" ecmeta_key="0.1" ecmeta_group="a%20%26%20b" ecmeta_name="2015" ecmeta_value="3"/>` +
		`<path d="M0 0L1 1" fill="none" stroke="#000" ecmeta_key="0"/><circle cx="1" cy="1" r="2" fill="none" ecmeta_key="0.1"/>`
	s, err := Read([]byte(head+body+"</svg>"), metrics{})
	if err != nil {
		t.Fatal(err)
	}
	var got []Mark
	s.Marked(func(p *Path) { got = append(got, *p.Mark) })
	if want := []Mark{{Key: "0.1", Group: "a & b", Name: "2015", Value: "3"}, {Key: "0"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	for marks, want := range map[bool]int{true: 2, false: 0} {
		var b bytes.Buffer
		if err := Write(&b, s, WriteOptions{Marks: marks}); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(b.String(), "data-m="); n != want {
			t.Errorf("%d marks in %s", n, b.String())
		}
	}
}

// A drawing that is to be read without its font says how wide each text is.
func TestTextsKeepTheirWidth(t *testing.T) {
	s := &Scene{Width: 100, Height: 20, Items: []Item{&Text{X: 10, Y: 12, Content: "a b", WordSpace: 2, Style: TextStyle{Family: theme.Sans, Size: 8}, Fill: Fill(theme.Colour{})}}}
	for _, c := range []struct {
		measure Measure
		want    string
	}{
		{nil, `<text x="10" y="12" font-size="8" word-spacing="2" fill=`},
		{func(text string, st TextStyle) float64 { return float64(len(text)) * st.Size }, `word-spacing="2" textLength="26" lengthAdjust="spacingAndGlyphs" fill=`},
	} {
		var b bytes.Buffer
		if err := Write(&b, s, WriteOptions{ID: "f", Standalone: true, Width: c.measure}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), c.want) {
			t.Errorf("%s\nlacks %s", b.String(), c.want)
		}
	}
}

// The short way to write a number gives what the long way gives.
func TestPlainNumber(t *testing.T) {
	for v, want := range map[float64]string{0: "0", math.Copysign(0, -1): "0", 0.5: ".5", -0.25: "-.25", 0.05: ".05", 12: "12", -3.1: "-3.1", 100.01: "100.01", 7.125: "7.125", 0.0000004: "0", 1e15: "1000000000000000", -0.001: "-.001"} {
		if got := plainNumber(v); got != want {
			t.Errorf("%v is written %q, want %q", v, got, want)
		}
	}
	for n := -3000; n < 3000; n++ {
		long := strings.Replace(strings.Replace("^"+strconv.FormatFloat(float64(n)/100, 'f', -1, 64), "^0.", ".", 1), "^-0.", "-.", 1)
		if want, got := strings.TrimPrefix(long, "^"), plainNumber(float64(n)/100); got != want {
			t.Errorf("%v is written %q, want %q", float64(n)/100, got, want)
		}
	}
}
