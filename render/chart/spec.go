// Package chart is the grammar of charts: [Spec] is a chart as the researcher
// wrote it, [Chart] the same with data, labels, colours and defaults bound. A
// Chart is all that is needed to draw; it names no file and knows no engine.
package chart

import (
	"globalstudy/render/dataset"
	"globalstudy/render/diag"
)

// Spec is a chart as written in a chapter. Encodings are column names of the
// data after its pipeline; which ones a type needs is stated in types.go.
type Spec struct {
	Type dataset.Ref // plain name: "stacked-column"
	Pos  diag.Pos

	X, Y, Series, Facet dataset.Ref
	Size                dataset.Ref // bubbles
	Origin, Destination dataset.Ref // Sankey: flows of Y from Origin to Destination
	Country             dataset.Ref // choropleth: ISO code
	Lon, Lat            dataset.Ref // bubble and route maps
	Line, Order         dataset.Ref // route map: which line a waypoint belongs to, and its place in it
	Place, Mode, Label  dataset.Ref // route map: name of the waypoint, land|sea|air, text on the line
	Width               dataset.Ref // route map: volume
	Best                dataset.Ref // range bars: column of best estimates where Y is not already a range

	Low, High      dataset.Ref // columns of the ends of a range around Y
	Q1, Median, Q3 dataset.Ref // box plot of given quartiles, with Low and High

	Levels []dataset.Ref // treemap and sunburst: from the whole to the part

	View      dataset.Ref // map view: world, europe-mediterranean, ...
	Palette   dataset.Ref
	Log       bool // log scale on the value axis
	Unit      string
	Format    string      // kind of number, see theme.Kinds
	Classes   []float64   // choropleth, grid map and heat table: upper bounds; nil: by Breaks
	Breaks    dataset.Ref // how five classes are cut where Classes is nil: quantile (if empty) or equal
	Cell      float64     // grid map: side of a cell in degrees; 0: the least distance of two cells
	Labels    *bool       // values at the marks; nil: where there are at most twelve
	Annotate  []Annotation
	Wide      *bool          // full measure; nil: by type
	Height    float64        // of the drawing in points; 0: by type and data
	Bins      int            // histogram: how many; 0: by the number of values
	BinWidth  float64        // histogram: of a bin, in units of X; 0: by Bins
	Partial   []string       // X values drawn hatched: years that are not whole
	Option    map[string]any // raw ECharts option laid over the computed one
	OptionPos diag.Pos
}

// Annotation is a remark on a place of the chart.
type Annotation struct {
	X, Y   string // place; either may be empty
	To     string // end of a band along X
	Series string
	Facet  string // panel it stands in; empty: all, with its words in the first
	Text   string
	Pos    diag.Pos
}

// Size is the room a chart is drawn for, in points.
type Size struct {
	Width  float64
	Narrow bool // for phones: fewer ticks, legend above, labels inside
}
