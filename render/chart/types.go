package chart

// The table of chart types: which encodings each needs and may have, and how it
// is bound. An encoding is a column of the data that drives one visual property;
// the table of encodings says where the Spec keeps it and what it must hold.

import (
	"slices"

	"globalstudy/render/dataset"
)

// Family groups the types that are drawn the same way.
type Family int

// The families.
const (
	Columns Family = iota // upright bars
	Bars                  // lying bars
	Ranges
	Lines
	Diverging // two runs of lying bars, mirrored at zero
	Dots      // dots in rows: lollipops, dumbbells, dot plots
	Bands     // lines with the range around them
	Combined  // columns and a line on one axis
	Slopes
	Bumps
	Points // two value axes
	Histogram
	Boxes
	Doughnut
	Heat
	Sankey
	Calendar // a heat map of days
	Tree     // hierarchies
	Waffle
	Funnel
	Circle // flows between places that stand in a circle
	Radar
	River
	Parallel
	Cards // numbers with a line
	Choropleth
	BubbleMap
	RouteMap
	GridMap
	FlowMap // arrows between countries
)

// Stacking says how several series share a category.
type Stacking int

// The ways.
const (
	Grouped Stacking = iota
	Stacked
	Percent // stacked, each category filled up to 100
)

// Stem says what ties the dots of a row together.
type Stem int

// The stems.
const (
	NoStem   Stem = iota
	FromZero      // lollipop
	Between       // dumbbell
)

// Type is one kind of chart a researcher may name.
type Type struct {
	Name   string
	Words  string // "stacked column chart"
	Family Family
	Stack  Stacking
	Ranked bool // categories in order of size
	Filled bool // the area under a line
	Step   bool // a line that keeps its value until the next
	Stem   Stem // what ties the dots of a row
	Joined bool // points joined in their order
	need   []string
	may    []string
	wide   bool
	bind   func(*binder)
}

// IsMap reports whether the type is a map, which has a view.
func (t *Type) IsMap() bool { return t.Family >= Choropleth }

type encoding struct {
	name   string
	ref    func(*Spec) dataset.Ref
	number bool // the column must hold numbers
}

func encodings() []encoding {
	return []encoding{
		{"x", func(s *Spec) dataset.Ref { return s.X }, false},
		{"y", func(s *Spec) dataset.Ref { return s.Y }, true},
		{"series", func(s *Spec) dataset.Ref { return s.Series }, false},
		{"facet", func(s *Spec) dataset.Ref { return s.Facet }, false},
		{"size", func(s *Spec) dataset.Ref { return s.Size }, true},
		{"origin", func(s *Spec) dataset.Ref { return s.Origin }, false},
		{"destination", func(s *Spec) dataset.Ref { return s.Destination }, false},
		{"country", func(s *Spec) dataset.Ref { return s.Country }, false},
		{"lon", func(s *Spec) dataset.Ref { return s.Lon }, true},
		{"lat", func(s *Spec) dataset.Ref { return s.Lat }, true},
		{"line", func(s *Spec) dataset.Ref { return s.Line }, false},
		{"order", func(s *Spec) dataset.Ref { return s.Order }, true},
		{"place", func(s *Spec) dataset.Ref { return s.Place }, false},
		{"mode", func(s *Spec) dataset.Ref { return s.Mode }, false},
		{"label", func(s *Spec) dataset.Ref { return s.Label }, false},
		{"width", func(s *Spec) dataset.Ref { return s.Width }, true},
		{"best", func(s *Spec) dataset.Ref { return s.Best }, true},
		{"low", func(s *Spec) dataset.Ref { return s.Low }, true},
		{"high", func(s *Spec) dataset.Ref { return s.High }, true},
		{"q1", func(s *Spec) dataset.Ref { return s.Q1 }, true},
		{"median", func(s *Spec) dataset.Ref { return s.Median }, true},
		{"q3", func(s *Spec) dataset.Ref { return s.Q3 }, true},
	}
}

// Types lists every chart type, in the order of the guide.
func Types() []Type {
	xy, seriesFacet := []string{"x", "y"}, []string{"series", "facet"}
	xys := []string{"x", "y", "series"}
	rangedFacet := []string{"series", "low", "high", "best", "facet"}
	facet, ends := []string{"facet"}, []string{"low", "high", "best", "facet"}
	named := []string{"series", "label", "facet"}
	return append([]Type{
		{Name: "column", Words: "column chart", Family: Columns, need: xy, may: rangedFacet, bind: (*binder).xy},
		{Name: "stacked-column", Words: "stacked column chart", Family: Columns, Stack: Stacked, need: xy, may: seriesFacet, bind: (*binder).xy},
		{Name: "percent-column", Words: "100 % column chart", Family: Columns, Stack: Percent, need: xy, may: seriesFacet, bind: (*binder).xy},
		{Name: "grouped-column", Words: "grouped column chart", Family: Columns, need: xy, may: rangedFacet, bind: (*binder).xy},
		{Name: "column-line", Words: "column chart with a line", Family: Combined, need: []string{"x", "y", "line"}, may: facet, bind: (*binder).combined},
		{Name: "histogram", Words: "histogram", Family: Histogram, need: []string{"x"}, may: []string{"y", "facet"}, bind: (*binder).histogram},
		{Name: "bar", Words: "bar chart", Family: Bars, need: xy, may: rangedFacet, bind: (*binder).xy},
		{Name: "ranked-bar", Words: "ranked bar chart", Family: Bars, Stack: Stacked, Ranked: true, need: xy, may: rangedFacet, bind: (*binder).xy},
		{Name: "stacked-bar", Words: "stacked bar chart", Family: Bars, Stack: Stacked, need: xy, may: seriesFacet, bind: (*binder).xy},
		{Name: "percent-bar", Words: "100 % bar chart", Family: Bars, Stack: Percent, need: xy, may: seriesFacet, bind: (*binder).xy},
		{Name: "grouped-bar", Words: "grouped bar chart", Family: Bars, need: xy, may: rangedFacet, bind: (*binder).xy},
		{Name: "diverging-bar", Words: "diverging bar chart", Family: Diverging, need: xys, may: facet, bind: (*binder).diverging},
		{Name: "range-bar", Words: "range chart", Family: Ranges, need: xy, may: ends, bind: (*binder).xy},
		{Name: "lollipop", Words: "lollipop chart", Family: Dots, Stem: FromZero, need: xy, may: ends, bind: (*binder).xy},
		{Name: "dumbbell", Words: "dumbbell chart", Family: Dots, Stem: Between, need: xys, may: facet, bind: (*binder).dumbbell},
		{Name: "dot-plot", Words: "dot plot", Family: Dots, need: xy, may: rangedFacet, bind: (*binder).xy},
		{Name: "box-plot", Words: "box plot", Family: Boxes, need: []string{"x"}, may: []string{"y", "low", "q1", "median", "q3", "high", "facet"}, bind: (*binder).boxes},
		{Name: "line", Words: "line chart", Family: Lines, need: xy, may: seriesFacet, bind: (*binder).xy},
		{Name: "step-line", Words: "step line chart", Family: Lines, Step: true, need: xy, may: seriesFacet, bind: (*binder).xy},
		{Name: "range-line", Words: "line chart with ranges", Family: Bands, need: xy, may: rangedFacet, bind: (*binder).xy},
		{Name: "area", Words: "area chart", Family: Lines, Filled: true, need: xy, may: seriesFacet, bind: (*binder).xy},
		{Name: "stacked-area", Words: "stacked area chart", Family: Lines, Stack: Stacked, Filled: true, need: xy, may: seriesFacet, bind: (*binder).xy},
		{Name: "slope", Words: "slope chart", Family: Slopes, need: xys, may: facet, bind: (*binder).slope},
		{Name: "bump", Words: "bump chart of ranks", Family: Bumps, need: xys, may: facet, bind: (*binder).bump},
		{Name: "scatter", Words: "scatter plot", Family: Points, need: xy, may: named, bind: (*binder).points},
		{Name: "bubble", Words: "bubble chart", Family: Points, need: []string{"x", "y", "size"}, may: named, bind: (*binder).points},
		{Name: "connected-scatter", Words: "connected scatter plot", Family: Points, Joined: true, need: []string{"x", "y", "label"}, may: []string{"series", "order", "facet"}, bind: (*binder).points},
		{Name: "doughnut", Words: "doughnut chart", Family: Doughnut, need: xy, bind: (*binder).doughnut},
		{Name: "heat-table", Words: "heat table", Family: Heat, need: []string{"x", "series", "y"}, wide: true, bind: (*binder).heat},
		{Name: "sankey", Words: "flow diagram", Family: Sankey, need: []string{"origin", "destination", "y"}, wide: true, bind: (*binder).sankey},
		{Name: "choropleth", Words: "map", Family: Choropleth, need: []string{"country", "y"}, may: []string{"label"}, wide: true, bind: (*binder).choropleth},
		{Name: "bubble-map", Words: "bubble map", Family: BubbleMap, need: []string{"lon", "lat", "size"}, may: []string{"label"}, wide: true, bind: (*binder).bubbles},
		{Name: "route-map", Words: "route map", Family: RouteMap, need: []string{"line", "order", "lon", "lat"}, may: []string{"place", "mode", "width", "label"}, wide: true, bind: (*binder).routes},
		{Name: "grid-map", Words: "grid map", Family: GridMap, need: []string{"lon", "lat", "y"}, wide: true, bind: (*binder).gridCells},
		{Name: "flow-map", Words: "flow map", Family: FlowMap, need: []string{"origin", "destination", "y"}, wide: true, bind: (*binder).flowMap},
	}, moreTypes()...)
}

// TypeOf finds a chart type by name.
func TypeOf(name string) (*Type, bool) {
	types := Types()
	if i := slices.IndexFunc(types, func(t Type) bool { return t.Name == name }); i >= 0 {
		return &types[i], true
	}
	return nil, false
}

func typeNames() []string {
	var out []string
	for _, t := range Types() {
		out = append(out, t.Name)
	}
	return out
}
