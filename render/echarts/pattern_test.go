package echarts

import (
	"context"
	"strings"
	"testing"

	"globalstudy/render/chart"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// TestStripes gives neighbours of a stack two colours of one lightness: the second is striped.
func TestStripes(t *testing.T) {
	drawsMany(t)
	e := engine(t, nil, 1)
	th := sampleTheme()
	for _, s := range samples() {
		if s.name != "stacked-bar" && s.name != "stacked-area" && s.name != "percent-column" {
			continue
		}
		c := bindSample(t, s, th)
		for _, twin := range []bool{false, true} {
			c.Series[0].Colour, c.Series[1].Colour = theme.MustHex("#0B5C7A"), theme.MustHex("#D4752A")
			if twin {
				c.Series[1].Colour = theme.MustHex("#4A5A14")
			}
			sc, err := e.Draw(context.Background(), c, chart.Size{Width: 482}, th)
			if err != nil {
				t.Fatal(err)
			}
			count := map[string]int{}
			countShapes(sc.Items, count)
			hatched := 0
			for k, n := range count {
				if strings.HasPrefix(k, "path hatched") {
					hatched += n
				}
			}
			if got := hatched > 0; got != twin {
				t.Errorf("%s, neighbours alike %v: %v", s.name, twin, count)
			}
		}
	}
}

// TestNoShadowsOrTransparentGradients looks at all drawings: nothing in them is
// a gradient to transparency, which print blurs; shadows the reader of drawings refuses.
func TestNoShadowsOrTransparentGradients(t *testing.T) {
	drawsMany(t)
	e := engine(t, nil, 1)
	th := sampleTheme()
	var check func(name string, items []scene.Item)
	check = func(name string, items []scene.Item) {
		for _, it := range items {
			switch it := it.(type) {
			case *scene.Group:
				check(name, it.Items)
			case *scene.Path:
				for _, p := range []scene.Paint{it.Fill, it.Stroke.Paint} {
					if p.Gradient == nil {
						continue
					}
					for _, s := range p.Gradient.Stops {
						if s.Alpha*p.Alpha < 1 {
							t.Errorf("%s: a gradient with a transparent stop", name)
						}
					}
				}
			}
		}
	}
	for _, s := range samples() {
		sc, err := e.Draw(context.Background(), bindSample(t, s, th), chart.Size{Width: 482}, th)
		if err != nil {
			t.Fatal(err)
		}
		check(s.name, sc.Items)
	}
}
