package chart

import (
	"globalstudy/render/dataset"
	"globalstudy/render/theme"
)

// Chart is a chart with everything bound: order, words, colours and formats
// are final. Which fields are set depends on Type.
type Chart struct {
	ID   string // exhibit id, for error messages and cache names
	Type string
	Unit string
	// What the axes are called, for descriptions; lower case, may be empty.
	XTitle, SeriesTitle, ValueTitle, FacetTitle string
	Format                                      theme.Format // of the values at the marks and on the value axis
	Log                                         bool
	Labels                                      bool // values at the marks

	Categories []Category // along X (or the rows of bar types), in order
	Series     []Series   // in order of drawing and legend
	Facets     []Facet    // small multiples: each with its marks over the same Categories

	Points          []Point // charts on two value axes
	XFormat         theme.Format
	XUnit, SizeUnit string
	SizeTitle       string

	Edges    []float64 // histogram: the ends of the bins, one more than Categories
	Boxes    []Box     // box plot: one per category
	Unbinned int       // histogram, box plot: rows without a number

	Nodes      []Node // Sankey
	Links      []Flow
	TintOrigin bool // links take the colour of their origin; else of their destination

	Parts []Part // treemap, sunburst

	Grid        [][]dataset.Number // heat table: [row][column]; Rows × Categories
	Rows        []Category
	Breaks      []float64      // upper bounds of classes, ascending; the last may be +Inf
	ClassLabels []string       // words of the classes, heat table
	Ramp        []theme.Colour // one per class

	Map *MapData

	Notes []string // sentences that must stand under the exhibit

	Annotations []Mark
	Hue         theme.Colour // the chapter's
	Wide        bool
	Height      float64 // points; 0: the engine's choice
	Option      map[string]any
}

// Category is one place on a category axis.
type Category struct {
	Key, Label string
	Partial    bool          // hatched: not a whole period
	Other      bool          // the rest summed
	Colour     *theme.Colour // of its own, from a palette on X; nil: the series'
}

// Series is one run of values, one per category.
type Series struct {
	Key, Label string
	Colour     theme.Colour
	Values     []dataset.Number
}

// Facet is one panel of small multiples.
type Facet struct {
	Key, Label string
	Series     []Series
	Points     []Point // those of Chart.Points that belong to it
	Boxes      []Box   // one per category; NaN where it has no values
}

// Point is a mark on two value axes; Size is unknown where the chart has none.
type Point struct {
	X, Y, Size dataset.Number
	Series     int
	Label      string
}

// Box is five numbers of a distribution: both ends, the quartiles and the median.
type Box struct {
	Min, Q1, Median, Q3, Max float64
	N                        int // values it was made of; 0: given as it is
}

// Node is a Sankey node; Side 0 is origin, 1 destination.
type Node struct {
	Key, Label string
	Side       int
	Colour     theme.Colour
}

// Flow is a Sankey link between node indices.
type Flow struct {
	From, To int
	Value    dataset.Number
}

// Part is a branch or a leaf of a hierarchy; a branch has the sum of its parts.
type Part struct {
	Key, Label string
	Value      dataset.Number
	Colour     theme.Colour
	Parts      []Part // by size, the rest last
}

// Mark is a bound annotation: category index (or -1) and value (NaN: none).
type Mark struct {
	X, To int // To is the end of a band, -1 for a point
	Y     float64
	// Places on an axis of values: of charts on two of them and of histograms; NaN where there is none.
	XV, ToV float64
	Series  int // -1: none
	Facet   int // panel; -1: all
	Text    string
}

// MapData is what a map shows.
type MapData struct {
	View    string
	Areas   []Area   // choropleth
	Classes []Class  // legend of a choropleth, in order, with counts
	NoData  int      // areas named in the data without a value
	Bubbles []Bubble // bubble map
	Routes  []Route  // route map and flow map
	Cells   []Cell   // grid map
	Places  []Place
}

// Area is one country of a choropleth; Class -1 is no data.
type Area struct {
	ISO3, Label string
	Class       int
	Text        string // stands on the country where it has room; empty: none
	Value       dataset.Number
	Lon, Lat    float64 // label point; NaN if none: for states too small to see
}

// Cell is one square of a grid map; Class -1 is no data.
type Cell struct {
	Lon, Lat, Side float64 // middle and side in degrees
	Class          int
	Value          dataset.Number
}

// Class is one entry of a classed legend.
type Class struct {
	Label  string
	Colour theme.Colour
	Count  int
}

// Bubble is a circle whose area is proportional to its value.
type Bubble struct {
	Lon, Lat float64
	Value    dataset.Number
	Label    string // empty: none
	Colour   theme.Colour
}

// Route is one arrow on a route map.
type Route struct {
	Key, Label string // Label stands on the arrow, e.g. a fee
	Name       string // of the route itself, for descriptions
	Mode       string // land, sea, air: of the last leg
	Points     [][2]float64
	Modes      []string // one per point: how it is reached from the one before; the first counts for nothing
	Width      float64  // 0 to 1 of the widest
	Volume     float64  // NaN: unknown
	Colour     theme.Colour
}

// Place is a named point on a map.
type Place struct {
	Name     string
	Lon, Lat float64
}
