package chart

// The types that do not stand on two axes: parts of a whole, flows between
// places, several measures at once, days, and number cards.

func moreTypes() []Type {
	series := []string{"series"}
	levels, flow := []string{"levels", "y"}, []string{"origin", "destination", "y"}
	xys := []string{"x", "series", "y"}
	return []Type{
		{Name: "calendar", Words: "calendar heat map", Family: Calendar, need: []string{"x", "y"}, wide: true, bind: (*binder).calendar},
		{Name: "treemap", Words: "treemap", Family: Tree, need: levels, wide: true, bind: (*binder).tree},
		{Name: "sunburst", Words: "sunburst chart", Family: Tree, need: levels, bind: (*binder).tree},
		{Name: "waffle", Words: "waffle chart", Family: Waffle, need: []string{"x", "y"}, bind: (*binder).waffle},
		{Name: "funnel", Words: "funnel chart", Family: Funnel, need: []string{"x", "y"}, bind: (*binder).funnel},
		{Name: "chord", Words: "chord diagram", Family: Circle, need: flow, wide: true, bind: (*binder).circle},
		{Name: "network", Words: "network diagram", Family: Circle, need: flow, wide: true, bind: (*binder).circle},
		{Name: "radar", Words: "radar chart", Family: Radar, need: []string{"x", "y"}, may: series, bind: (*binder).radar},
		{Name: "theme-river", Words: "stream graph", Family: River, need: xys, wide: true, bind: (*binder).river},
		{Name: "parallel", Words: "parallel coordinates chart", Family: Parallel, need: xys, wide: true, bind: (*binder).parallel},
		{Name: "number-cards", Words: "row of number cards", Family: Cards, need: []string{"x", "y"}, may: series, wide: true, bind: (*binder).cards},
	}
}
