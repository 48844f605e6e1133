package echarts

// From a chart to its drawing: the option is built with the engine's fonts and
// base maps, which are read once, and drawn.

import (
	"context"
	"fmt"
	"io/fs"
	"regexp"
	"sync"

	"globalstudy/render/chart"
	"globalstudy/render/font"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// Draw draws a chart for a given room.
func (e *Engine) Draw(ctx context.Context, c *chart.Chart, size chart.Size, th *theme.Theme) (*scene.Scene, error) {
	s, _, err := e.DrawWithOption(ctx, c, size, th)
	return s, err
}

// DrawWithOption draws a chart and gives what it drew as [Engine.Option] does.
func (e *Engine) DrawWithOption(ctx context.Context, c *chart.Chart, size chart.Size, th *theme.Theme) (*scene.Scene, []byte, error) {
	b, js, err := build(c, size, th, tools{width: e.width, maps: e.maps.load})
	if err != nil {
		return nil, nil, err
	}
	s, err := e.DrawOption(ctx, c.ID, js, b.w, r2(b.h))
	if err != nil {
		return nil, nil, err
	}
	b.name(s)
	return s, js, nil
}

// Option gives what [Engine.Draw] draws, for readers who explore the chart with
// ECharts itself: the option and the size it is made for.
func (e *Engine) Option(c *chart.Chart, size chart.Size, th *theme.Theme) (js []byte, w, h float64, err error) {
	return option(c, size, th, tools{width: e.width, maps: e.maps.load})
}

// Script is the driver, by which ECharts in a browser understands such an option.
func (e *Engine) Script() []byte { return []byte(driver) }

// width measures one line of chart text.
func (e *Engine) width(text string, size float64, bold bool) float64 {
	s := font.Style{Family: theme.Sans, Size: size, Weight: 400}
	if bold {
		s.Weight = 600
	}
	return e.fonts.Width(text, s)
}

// baseMaps reads each base map once. It is safe for concurrent use.
type baseMaps struct {
	assets fs.FS
	mu     sync.Mutex
	loaded map[string]baseMap
}

var viewName = regexp.MustCompile(`^[a-z][a-z-]*$`)

// source is the GeoJSON of a view.
func (m *baseMaps) source(view string) (string, error) {
	if !viewName.MatchString(view) {
		return "", fmt.Errorf("%q is not the name of a base map", view)
	}
	data, err := fs.ReadFile(m.assets, "maps/"+view+".json")
	if err != nil {
		return "", fmt.Errorf("there is no base map %q", view)
	}
	return string(data), nil
}

// load gives what the builder needs of a view; false if there is no such view.
func (m *baseMaps) load(view string) (baseMap, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if b, ok := m.loaded[view]; ok {
		return b, true
	}
	if !viewName.MatchString(view) {
		return baseMap{}, false
	}
	b, err := loadBaseMap(m.assets, view)
	if err != nil {
		return baseMap{}, false
	}
	if m.loaded == nil {
		m.loaded = map[string]baseMap{}
	}
	m.loaded[view] = b
	return b, true
}
