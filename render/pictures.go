package render

// Pictures: each figure as PNG, as PDF and as a card for other sites, and a card
// for the study and each chapter. They are drawn in parallel from the finished
// scenes and kept by the hash of all that goes into them, for they are the
// dearest part of a site.

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"globalstudy/render/doc"
	"globalstudy/render/font"
	"globalstudy/render/layout"
	"globalstudy/render/pdf"
	"globalstudy/render/raster"
	"globalstudy/render/scene"
	"globalstudy/render/sheet"
	"globalstudy/render/site"
	"globalstudy/render/theme"
)

const pictureDir = cacheDir + "/pictures"

// pngScale is pixels a point: two for each of the pixels a browser has to a point.
const pngScale = 2 * 96.0 / 72

// artist makes the pictures of one document.
type artist struct {
	sheet.Setter
	cache *fileCache
	press *raster.Press
}

// pictures makes all pictures, by file name.
func pictures(ctx context.Context, d *doc.Document, th *theme.Theme, fonts *font.Book, cache *fileCache) (site.Pictures, error) {
	a := &artist{sheet.Setter{Theme: th, Fonts: fonts, Doc: d}, cache, raster.NewPress(fonts)}
	type job struct {
		name string
		make func() ([]byte, error)
	}
	jobs := []job{{"card.png", func() ([]byte, error) { return a.titleCard(d.Edition, d.Title, "") }}}
	for _, c := range d.Chapters {
		jobs = append(jobs, job{c.ID + ".card.png", func() ([]byte, error) {
			return a.titleCard(fmt.Sprint(th.Words.Chapter, " ", c.Number), c.Title, c.Hue)
		}})
		doc.Walk(c.Blocks, func(b doc.Block) {
			v, ok := b.(*doc.Figure)
			if !ok || v.Scene == nil {
				return
			}
			f := sync.OnceValue(func() *figure { return a.figure(v, c.Hue) })
			jobs = append(jobs,
				job{v.ID + ".png", func() ([]byte, error) { return a.png(f()) }},
				job{v.ID + ".pdf", func() ([]byte, error) { return a.pdf(f()) }},
				job{v.ID + ".card.png", func() ([]byte, error) { return a.card(f()) }})
		})
	}
	data, errs := make([][]byte, len(jobs)), make([]error, len(jobs))
	inParallel(len(jobs), func(i int) {
		if ctx.Err() == nil {
			data[i], errs[i] = jobs[i].make()
		}
	})
	out := site.Pictures{}
	for i, j := range jobs {
		if errs[i] != nil {
			return nil, fmt.Errorf("picture %s: %w", j.name, errs[i])
		}
		out[j.name] = data[i]
	}
	return out, ctx.Err()
}

// inParallel calls f for 0 to n-1, on all processors.
func inParallel(n int, f func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				f(int(i))
			}
		})
	}
	wg.Wait()
}

// kept makes a picture unless the cache has it. key is all it depends on.
func (a *artist) kept(kind string, key any, make func() ([]byte, error)) ([]byte, error) {
	h := sha256.New()
	fmt.Fprintln(h, kind)
	if err := json.NewEncoder(h).Encode(key); err != nil {
		return nil, err
	}
	name := hex.EncodeToString(h.Sum(nil))
	if b, ok := a.cache.Get(name); ok {
		return b, nil
	}
	b, err := make()
	if err == nil {
		a.cache.Put(name, b)
	}
	return b, err
}

// figure is all that is on the sheets of a figure, as far as its cache is concerned.
type figure struct {
	*doc.Figure
	hue string
	key []any // hash of its drawing, then its words and those of the study
}

func (a *artist) figure(f *doc.Figure, hue string) *figure {
	drawing := sha256.Sum256(scene.Pack(f.Scene))
	return &figure{f, hue, append([]any{drawing[:], hue, f.Label, f.Unit, doc.InlineText(f.Title)}, a.study(f)...)}
}

// study is what a sheet says beside its figure.
func (a *artist) study(f *doc.Figure) []any { return []any{a.Foot(f), a.Doc.Title} }

func (a *artist) titleCard(label, title, hue string) ([]byte, error) {
	return a.kept("title", []any{label, title, hue, a.Doc.Title}, func() ([]byte, error) { return a.pixels(a.TitleCard(label, title, hue), 1) })
}

func (a *artist) card(f *figure) ([]byte, error) {
	return a.kept("card", f.key, func() ([]byte, error) { return a.pixels(a.Card(f.Figure, f.hue), 1) })
}

func (a *artist) png(f *figure) ([]byte, error) {
	return a.kept("png", f.key, func() ([]byte, error) {
		s, _ := a.Plate(f.Figure, f.hue)
		return a.pixels(s, pngScale)
	})
}

func (a *artist) pixels(s *scene.Scene, scale float64) ([]byte, error) {
	return a.press.PNG(s, scale, a.Theme.White)
}

// pdf makes a document of one page.
func (a *artist) pdf(f *figure) ([]byte, error) {
	one := &doc.Document{Lang: a.Doc.Lang, Title: f.Label + " " + doc.InlineText(f.Title), Subtitle: a.Doc.Title, Date: a.Doc.Date, ISODate: a.Doc.ISODate,
		Authors: a.Doc.Authors, Publisher: a.Doc.Publisher, Licence: a.Doc.Licence, Identifier: f.ID, Keywords: a.Doc.Keywords, Abstract: f.Description,
		Chapters: []*doc.Chapter{{Blocks: []doc.Block{f.Figure}}}}
	key := []any{f.key, one.Lang, one.Title, one.Subtitle, one.ISODate, one.Authors, one.Publisher, one.Licence, f.ID, one.Keywords, f.Alt, f.Description, f.CSV}
	return a.kept("pdf", key, func() ([]byte, error) {
		s, parts := a.Plate(f.Figure, f.hue)
		b := onePage(s, parts, f.Figure)
		var w bytes.Buffer
		err := pdf.Write(&w, one, b, a.Theme, a.Fonts)
		return w.Bytes(), err
	})
}

// onePage tags a plate as the only page of a book.
func onePage(s *scene.Scene, parts []sheet.Part, f *doc.Figure) *layout.Book {
	root := &scene.Tag{Role: scene.RDocument}
	for _, p := range parts {
		role := p.Role
		if role == scene.RCaption {
			role = scene.RH1
		}
		p.Item.Tag = root.Add(role)
		if role == scene.RFigure {
			p.Item.Tag.Alt = f.Alt + " " + f.Description
			m := p.Item.Matrix
			p.Item.Tag.BBox = [4]float64{m.E, m.F, f.Scene.Width, f.Scene.Height}
		}
	}
	if bar, ok := s.Items[0].(*scene.Path); ok {
		s.Items[0] = &scene.Group{Tag: &scene.Tag{Role: scene.Artifact}, Items: []scene.Item{bar}}
	}
	return &layout.Book{Root: root, Outline: []layout.Bookmark{{Title: f.Label, Level: 1, Target: f.ID}},
		Pages: []*layout.Page{{Width: s.Width, Height: s.Height, Label: "1", Scene: s, Anchors: []layout.Anchor{{Name: f.ID}}}}}
}
