package chart

import (
	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/theme"
)

// Bind joins a spec to its data. It returns nil when faults were added.
func Bind(id string, s *Spec, t *dataset.Table, regs *dataset.Registers, th *theme.Theme, hue theme.Colour, faults *diag.List) *Chart {
	panic("TODO")
}

// Describe says in words what the chart shows: kind and axes, extremes and totals, trend.
func Describe(c *Chart, th *theme.Theme) string { panic("TODO") }

// NumberText writes a statistical number: ranges with an en dash, open ends as
// "at least", unknowns by the catalogue ("not available" in prose, ".." in exhibits).
func NumberText(th *theme.Theme, n dataset.Number, f theme.Format) string { panic("TODO") }
