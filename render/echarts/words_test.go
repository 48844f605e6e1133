package echarts

import (
	"context"
	"strings"
	"testing"

	"globalstudy/render/chart"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// TestWordsOfMarks draws samples and asks what some of their shapes say.
func TestWordsOfMarks(t *testing.T) {
	drawsMany(t)
	e := engine(t, nil, 1)
	th := sampleTheme()
	want := map[string][]scene.Mark{
		"stacked-column":   {{Key: "1.1", Group: "Eastern Mediterranean", Name: "2010", Value: "55,688"}, {Key: "l.5"}},
		"line":             {{Key: "0.6", Group: "Central Mediterranean", Name: "2015", Value: "153,946"}, {Key: "1", Group: "Central Mediterranean"}},
		"facets":           {{Key: "1.1", Group: "Eastern Mediterranean", Name: "2010", Value: "55,688"}},
		"percent-bar":      {{Key: "0.2", Group: "Male", Name: "2019", Value: "75\u202f%"}, {Key: "l.0"}},
		"range-bar-log":    {{Key: "0.14", Name: "Libya, place on a wooden boat", Value: "at least US$500"}},
		"doughnut":         {{Key: "0.1", Name: "Women and girls", Value: "6,585"}},
		"heat-table":       {{Key: "0.1", Name: "Jan, 2015", Value: "3,615"}},
		"sankey":           {{Key: "0.e1", Name: "Syrian Arab Republic – Western Balkans", Value: "159,891"}, {Key: "0.9", Name: "Mali", Value: "33,236"}},
		"diverging-bar":    {{Key: "0.0", Group: "Male", Name: "2018", Value: "113,770"}},
		"dumbbell":         {{Key: "0.1", Group: "2015", Name: "Eastern Mediterranean", Value: "885,386"}},
		"facets-lollipop":  {{Key: "2.0", Group: "Eastern Mediterranean", Name: "Afghanistan", Value: "29,805"}},
		"bubble":           {{Key: "0.0", Name: "Syrian Arab Republic", Value: "central 31,709; eastern 57,569; all 251,204"}},
		"box-plot":         {{Key: "0.0", Name: "2014", Value: "median 14,931, half of the values from 6,437 to 23,110, all from 2,171 to 26,125"}},
		"statuses-treemap": {{Key: "0.2", Name: "By sea, Boats", Value: "420"}, {Key: "0.3", Name: "By sea, Ferries", Value: "180*"}},
		"bubble-map":       {{Key: "0.0", Name: "33° N, 13° E", Value: "8,394"}},
		"chord":            {{Key: "0.0", Name: "Central Mediterranean", Value: "330,167"}},
		"theme-river":      {{Key: "0.1", Name: "Accident, 2015", Value: "11"}},
		"statuses-radar":   {{Key: "0.0", Name: "2019", Value: "Drowning 420; Heat 150; Accidents 165"}},
		"choropleth-words": {{Key: "0.0", Name: "Afghanistan", Value: "State party"}},
	}
	for _, s := range samples() {
		sc, err := e.Draw(context.Background(), bindSample(t, s, th), chart.Size{Width: 482}, th)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]scene.Mark{}
		sc.Marked(func(p *scene.Path) {
			got[p.Mark.Key] = *p.Mark
			if p.Mark.Name == "" && strings.Contains(p.Mark.Key, ".") && p.Mark.Key[0] != 'l' {
				t.Errorf("%s: mark %s has no name", s.name, p.Mark.Key)
			}
		})
		for _, m := range want[s.name] {
			if g := got[m.Key]; strings.ReplaceAll(g.Value, theme.NBSP, " ") != m.Value || g.Name != m.Name || g.Group != m.Group || g.Key != m.Key {
				t.Errorf("%s: mark %s is %+v, want %+v", s.name, m.Key, g, m)
			}
		}
	}
}
