// Package scene holds a drawing as data: shapes and text at fixed places.
//
// A [Scene] is what a chart or a page looks like. ECharts' SVG is read into one
// (see [Read]), the site writes it as inline SVG (see [Write]) and the book
// paints it into the PDF. A scene keeps no state and no references outside
// itself, so it can be kept, compared, embedded in another and drawn twice.
//
// Coordinates are points, x to the right and y down, origin at the top left.
// Text stands on its alphabetic baseline; whoever makes a scene has already
// chosen the place of every line with the metrics of the embedded fonts.
package scene

import "globalstudy/render/theme"

// Scene is one drawing.
type Scene struct {
	Width, Height float64
	Items         []Item
}

// Item is one of [*Path], [*Text], [*Image], [*Group].
type Item interface{ item() }

func (*Path) item()  {}
func (*Text) item()  {}
func (*Image) item() {}
func (*Group) item() {}

// Op is a path command.
type Op byte

// The path commands; Seg.Args holds their absolute points.
const (
	Move  Op = 'M' // x y
	Line  Op = 'L' // x y
	Cubic Op = 'C' // x1 y1 x2 y2 x y
	Close Op = 'Z'
)

// Seg is one path command with its absolute coordinates.
type Seg struct {
	Op   Op
	Args [6]float64
}

// Path is a filled and/or stroked outline (nonzero winding). Arcs and
// quadratic curves have already become cubics.
type Path struct {
	Segs   []Seg
	Fill   Paint // Kind NoPaint: not filled
	Stroke Stroke
	Mark   *Mark // nil: stands for no datum
	// Outline says which outline of a base map this is; nil: none, or none alone.
	Outline *Outline
}

// Mark says which datum a shape stands for, so that a screen can tell of it
// (see mark.go). A path with a mark and no paint is the place of a datum that is
// not drawn by itself, such as a point of a line.
type Mark struct {
	Key   string // "3.14": series and item; "3": the whole series; "l.3": its entry in the legend
	Group string // what the series is called
	Name  string // of the item
	Value string // as the table beside the drawing writes it

	Derived bool // Value is worked out from figures of that table, which does not hold it
}

// Stroke is how an outline is drawn. Width 0 or NoPaint: not drawn.
type Stroke struct {
	Paint      Paint
	Width      float64
	Dash       []float64 // nil: solid
	DashPhase  float64
	Cap        Cap
	Join       Join
	MiterLimit float64 // 0 means 4, the SVG default
}

// Cap is a line end.
type Cap byte

// Join is a line corner.
type Join byte

// Line ends and corners, with the meaning and numbers of SVG and PDF.
const (
	ButtCap   Cap  = 0
	RoundCap  Cap  = 1
	SquareCap Cap  = 2
	MiterJoin Join = 0
	RoundJoin Join = 1
	BevelJoin Join = 2
)

// PaintKind says what a Paint is.
type PaintKind byte

// The kinds of paint.
const (
	NoPaint PaintKind = iota
	Solid
	LinearGradient
	RadialGradient
	Tiling
)

// Paint is what an area or a line is filled with.
type Paint struct {
	Kind     PaintKind
	Colour   theme.Colour // Solid
	Alpha    float64      // Solid: 0 to 1; also multiplies gradients and tilings
	Gradient *Gradient
	Pattern  *Pattern
}

// Fill is an opaque solid paint.
func Fill(c theme.Colour) Paint { return Paint{Kind: Solid, Colour: c, Alpha: 1} }

// Gradient runs from (X1,Y1) to (X2,Y2), or from the centre (X1,Y1) to radius R.
// With Box its coordinates are fractions of the painted shape's bounding box.
type Gradient struct {
	Box               bool
	X1, Y1, X2, Y2, R float64
	Stops             []Stop
}

// Stop is one colour of a gradient; At runs from 0 to 1.
type Stop struct {
	At     float64
	Colour theme.Colour
	Alpha  float64
}

// Pattern is a tile of Width by Height in user space, repeated in both directions.
type Pattern struct {
	Width, Height float64
	Matrix        Matrix
	Items         []Item
}

// Anchor says which part of a text stands at its X.
type Anchor byte

// The text anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Text is one line of text in one style. Y is the baseline.
type Text struct {
	X, Y    float64
	Content string
	Style   TextStyle
	Anchor  Anchor
	Fill    Paint
	Halo    Stroke  // drawn under the letters (SVG paint-order stroke)
	Rotate  float64 // degrees clockwise around (X, Y)
	// WordSpace is added to the width of every space (justified lines), in points.
	WordSpace float64
	// SoftHyphen says that the line ends in a hyphen that is not in the text.
	SoftHyphen bool
}

// TextStyle chooses the font. Family is one of the theme's; Weight 300, 400, 600 or 700.
type TextStyle struct {
	Family   string
	Size     float64
	Weight   int
	Italic   bool
	Features Features
	Tracking float64 // extra advance after each letter, in points
	Lang     string  // BCP 47; "" is the document's language
}

// Features is a set of OpenType features beside the defaults (kern, liga).
type Features uint8

// The features used.
const (
	Tabular   Features = 1 << iota // tnum: figures of one width
	OldStyle                       // onum
	SmallCaps                      // smcp
	Superior                       // sups
	Lining                         // lnum
)

// Image is a raster picture (PNG or JPEG bytes) in a rectangle.
type Image struct {
	X, Y, Width, Height float64
	Data                []byte
	Type                string // "image/png" or "image/jpeg"
	Alpha               float64
}

// Group places items by a matrix, clips them, and may say what they are for
// readers that do not see (Tag).
type Group struct {
	Matrix Matrix  // the zero matrix means identity
	Clip   []Seg   // nil: no clip; in the group's own coordinates
	Alpha  float64 // 0 means 1
	Tag    *Tag    // nil: belongs to the tag around it
	Items  []Item
}

// Matrix maps (x, y) to (a x + c y + e, b x + d y + f).
type Matrix struct{ A, B, C, D, E, F float64 }

// Identity maps every point to itself.
var Identity = Matrix{A: 1, D: 1}

// Translate moves by (x, y).
func Translate(x, y float64) Matrix { return Matrix{1, 0, 0, 1, x, y} }

// Scale enlarges by s around the origin.
func Scale(s float64) Matrix { return Matrix{s, 0, 0, s, 0, 0} }

// Then returns the matrix that applies m first and n second.
func (m Matrix) Then(n Matrix) Matrix {
	return Matrix{
		n.A*m.A + n.C*m.B, n.B*m.A + n.D*m.B,
		n.A*m.C + n.C*m.D, n.B*m.C + n.D*m.D,
		n.A*m.E + n.C*m.F + n.E, n.B*m.E + n.D*m.F + n.F,
	}
}

// Apply maps a point.
func (m Matrix) Apply(x, y float64) (float64, float64) {
	return m.A*x + m.C*y + m.E, m.B*x + m.D*y + m.F
}

// OrIdentity turns the zero matrix into the identity.
func (m Matrix) OrIdentity() Matrix {
	if m == (Matrix{}) {
		return Identity
	}
	return m
}
