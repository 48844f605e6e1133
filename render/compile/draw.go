package compile

// Drawing: each chart is drawn, a wide one for phones as well. Drawing begins as
// soon as the charts of a chapter are known and goes on while the rest of the
// document is made; a fault found in the meantime stops it.

import (
	"context"
	"slices"

	"globalstudy/render/chart"
	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// drawing is a chart to be drawn into a figure.
type drawing struct {
	figure *doc.Figure
	chart  *chart.Chart
	pos    diag.Pos
}

// explorer is a Drawer that can also say what it draws, for readers who explore a
// chart on screen.
type explorer interface {
	DrawWithOption(ctx context.Context, c *chart.Chart, size chart.Size, th *theme.Theme) (s *scene.Scene, option []byte, err error)
	Script() []byte
}

// drawn is what became of one drawing; narrow stays empty where it is not wide.
type drawn struct {
	full, narrow drawnSize
}

// drawnSize is one size of a drawing.
type drawnSize struct {
	scene  *scene.Scene
	option []byte // for readers who explore the chart
	err    error
}

// work is drawing that goes on.
type work struct {
	of   []drawing
	out  []drawn
	stop context.CancelFunc
	done chan struct{}
}

// beginDrawing starts on the drawings known so far, unless the study has faults.
func (c *compiler) beginDrawing() {
	if c.draw == nil || c.faults.Len() > 0 || c.begun == len(c.drawings) {
		return
	}
	w := &work{of: c.drawings[c.begun:], done: make(chan struct{})}
	c.begun = len(c.drawings)
	w.out = make([]drawn, len(w.of))
	var ctx context.Context
	ctx, w.stop = context.WithCancel(c.ctx)
	jobs := w.jobs(ctx, c)
	go func() {
		parallelIn(c.room, len(jobs), func(i int) {
			if ctx.Err() == nil {
				jobs[i]()
			}
		})
		close(w.done)
	}()
	c.works = append(c.works, w)
}

// jobs are what is to be drawn; maps, which take longest, come first, so that
// none is waited for at the end.
func (w *work) jobs(ctx context.Context, c *compiler) []func() {
	order := make([]int, len(w.of))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return rank(w.of[a]) - rank(w.of[b]) })
	var out []func()
	for _, i := range order {
		d, to := w.of[i], &w.out[i]
		size := chart.Size{Width: c.th.Paper.ColumnWidth}
		if d.figure.Wide {
			size.Width = c.th.Paper.FullWidth
			out = append(out, func() { to.narrow = c.drawOne(ctx, d, chart.Size{Width: phoneWidth, Narrow: true}) })
		}
		out = append(out, func() { to.full = c.drawOne(ctx, d, size) })
	}
	return out
}

// rank puts maps before all other drawings.
func rank(d drawing) int {
	if d.chart.Map != nil {
		return 0
	}
	return 1
}

// finishDrawing draws what is left and puts all drawings into their figures,
// unless the study has faults.
func (c *compiler) finishDrawing() {
	c.beginDrawing()
	faulty := c.faults.Len() > 0
	for _, w := range c.works {
		if faulty {
			w.stop()
		}
		<-w.done
		w.stop()
	}
	if c.draw == nil || faulty {
		return
	}
	if e, ok := c.draw.(explorer); ok {
		c.doc.ChartScript = e.Script()
	}
	for _, w := range c.works {
		for i, d := range w.of {
			f, made := d.figure, &w.out[i]
			f.Scene, f.Option, f.Narrow = made.full.scene, made.full.option, made.narrow.scene
			c.notDrawn(d, made.full.err)
			c.notDrawn(d, made.narrow.err)
		}
	}
}

func (c *compiler) notDrawn(d drawing, err error) {
	if err != nil && c.ctx.Err() == nil {
		c.faults.Errorf(d.pos, "%s cannot be drawn: %v", d.figure.ID, err)
	}
}

// drawOne draws one size of a chart.
func (c *compiler) drawOne(ctx context.Context, d drawing, size chart.Size) (out drawnSize) {
	if e, ok := c.draw.(explorer); ok {
		out.scene, out.option, out.err = e.DrawWithOption(ctx, d.chart, size, c.th)
	} else {
		out.scene, out.err = c.draw.Draw(ctx, d.chart, size, c.th)
	}
	return out
}
