package compile

// Exhibits: caption, source, note, the data behind them and, for figures and
// maps, a drawing to be made. Captions are converted in reading order; drawings
// wait until all is checked and are then made side by side.

import (
	"bytes"
	"cmp"
	"errors"
	"image"
	_ "image/jpeg" // pictures may be JPEG
	_ "image/png"  // or PNG
	"strings"
	"unicode"
	"unicode/utf8"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/study"
)

// phoneWidth is the room of a drawing on a phone, in points.
const phoneWidth = 250

// caption fills in what all exhibits share. t may be nil.
func (c *compiler) caption(e *doc.Exhibit, w *study.Exhibit, t *dataset.Table, in setting) {
	e.Title = c.inlines(w.Title, in)
	e.Unit = c.plain(w.Unit, in.typing())
	e.Source = c.sourceLine(w.Source, e)
	e.SourceWord = c.sourceWord(len(w.Source))
	e.Note = c.inlines(w.Note, in)
	e.Alt = c.plain(w.Alt, in)
	e.Aliases = texts(w.Aliases)
	if t == nil {
		return
	}
	for _, n := range t.Notes {
		e.Note = withNote(e.Note, capital(strings.TrimRight(n, "."))+".")
	}
	c.checkSources(w.ID, w.Source, t)
	var csv bytes.Buffer
	if err := dataset.WriteCSV(t, &csv); err != nil {
		c.faults.Errorf(w.Pos, "the data of %s cannot be written: %v", w.ID.S, err)
	}
	e.CSVName, e.CSV = e.ID+".csv", csv.Bytes()
}

// withNote adds a sentence to a note.
func withNote(note []doc.Inline, n string) []doc.Inline {
	if note != nil {
		n = " " + n
	}
	return merged(append(note, doc.Text(n)))
}

func (c *compiler) sourceWord(n int) string {
	if n > 1 {
		return c.th.Words.Sources
	}
	return c.th.Words.Source
}

// mapper is a Drawer that knows which countries, circles and cells of a map it draws.
type mapper interface {
	Shown(c *chart.Chart) (shown *chart.Chart, ok bool)
}

// figure makes a chart or a map; nil after a fault.
func (c *compiler) figure(w *study.Figure, in setting) doc.Block {
	f := &doc.Figure{Exhibit: *c.exhibits[w]}
	t := c.data[w.Data]
	c.caption(&f.Exhibit, &w.Exhibit, t, in)
	if w.Map {
		f.Disclaimer = c.inlines(c.st.Meta.Boundaries, setting{values: c.global})
	}
	if t == nil {
		return nil
	}
	hue, _ := c.th.Hue(in.chapter.Hue)
	spec := w.Spec
	if spec.Unit == "" {
		spec.Unit = f.Unit
	}
	ch := chart.Bind(f.ID, &spec, t, c.env.Registers, c.th, hue.Colour, c.faults)
	if ch == nil {
		return nil
	}
	if m, ok := c.draw.(mapper); ok {
		shown, some := m.Shown(ch)
		if !some {
			c.faults.Hintf(cmp.Or(spec.View.Pos, w.Pos), "choose another view, or rows that lie in this one", "the view %q shows nothing of the data", ch.Map.View)
			return nil
		}
		ch = shown
	}
	for _, n := range ch.Notes {
		f.Note = withNote(f.Note, n)
	}
	f.Wide = ch.Wide
	f.Data = c.dataGrid(&spec, t, ch.Format)
	words := chart.Describe(ch, c.th)
	f.Description, f.Levels = words.String(), words.Levels()
	c.drawings = append(c.drawings, drawing{f, ch, w.Pos})
	return f
}

// picture makes a figure of a raster image; nil after a fault.
func (c *compiler) picture(w *study.Picture, in setting) doc.Block {
	f := &doc.Figure{Exhibit: *c.exhibits[w]}
	c.caption(&f.Exhibit, &w.Exhibit, nil, in)
	if w.Data == nil {
		return nil // package study says so
	}
	conf, kind, err := image.DecodeConfig(bytes.NewReader(w.Data))
	if errors.Is(err, image.ErrFormat) {
		return nil // package study says so
	}
	if err != nil || conf.Width == 0 || conf.Height == 0 {
		c.faults.Errorf(w.File.Pos, "image %s is damaged", w.File.S)
		return nil
	}
	width := c.th.Paper.ColumnWidth
	height := width * float64(conf.Height) / float64(conf.Width)
	f.Scene = &scene.Scene{Width: width, Height: height, Items: []scene.Item{
		&scene.Image{Width: width, Height: height, Data: w.Data, Type: "image/" + kind, Alpha: 1}}}
	return f
}

// box makes a box.
func (c *compiler) box(w *study.Box, in setting) doc.Block {
	b := &doc.Box{Exhibit: *c.exhibits[w]}
	b.Title = c.inlines(w.Title, in)
	b.Blocks = c.blocks(w.Text, in)
	b.Aliases = texts(w.Aliases)
	b.Source = c.sourceLine(w.Source, &b.Exhibit)
	b.SourceWord = c.sourceWord(len(w.Source))
	return b
}

// capital raises the first letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
