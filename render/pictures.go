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
}

// pictures makes all pictures, by file name.
func pictures(ctx context.Context, d *doc.Document, th *theme.Theme, fonts *font.Book, cache *fileCache) (site.Pictures, error) {
	a := &artist{sheet.Setter{Theme: th, Fonts: fonts, Doc: d}, cache}
	type job struct {
		name string
		make func() ([]byte, error)
	}
	jobs := []job{{"card.png", func() ([]byte, error) { return a.card(a.TitleCard(d.Edition, d.Title, "")) }}}
	for _, c := range d.Chapters {
		jobs = append(jobs, job{c.ID + ".card.png", func() ([]byte, error) {
			return a.card(a.TitleCard(fmt.Sprint(th.Words.Chapter, " ", c.Number), c.Title, c.Hue))
		}})
		doc.Walk(c.Blocks, func(b doc.Block) {
			f, ok := b.(*doc.Figure)
			if !ok || f.Scene == nil {
				return
			}
			jobs = append(jobs,
				job{f.ID + ".png", func() ([]byte, error) { return a.png(f, c.Hue) }},
				job{f.ID + ".pdf", func() ([]byte, error) { return a.pdf(f, c.Hue) }},
				job{f.ID + ".card.png", func() ([]byte, error) { return a.card(a.Card(f, c.Hue)) }})
		})
	}
	data, errs := make([][]byte, len(jobs)), make([]error, len(jobs))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(len(jobs), runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(jobs)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				data[i], errs[i] = jobs[i].make()
			}
		})
	}
	wg.Wait()
	out := site.Pictures{}
	for i, j := range jobs {
		if errs[i] != nil {
			return nil, fmt.Errorf("picture %s: %w", j.name, errs[i])
		}
		out[j.name] = data[i]
	}
	return out, ctx.Err()
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

func svgOf(s *scene.Scene) (string, error) {
	var b bytes.Buffer
	err := scene.Write(&b, s, scene.WriteOptions{ID: "k"})
	return b.String(), err
}

func (a *artist) card(s *scene.Scene) ([]byte, error) { return a.pixels(s, 1) }

func (a *artist) png(f *doc.Figure, hue string) ([]byte, error) {
	s, _ := a.Plate(f, hue)
	return a.pixels(s, pngScale)
}

func (a *artist) pixels(s *scene.Scene, scale float64) ([]byte, error) {
	svg, err := svgOf(s)
	if err != nil {
		return nil, err
	}
	return a.kept("png", []any{svg, scale}, func() ([]byte, error) { return raster.PNG(raster.Draw(s, scale, a.Theme.White, a.Fonts)) })
}

// pdf makes a document of one page.
func (a *artist) pdf(f *doc.Figure, hue string) ([]byte, error) {
	s, parts := a.Plate(f, hue)
	svg, err := svgOf(s)
	if err != nil {
		return nil, err
	}
	one := &doc.Document{Lang: a.Doc.Lang, Title: f.Label + " " + doc.InlineText(f.Title), Subtitle: a.Doc.Title, Date: a.Doc.Date, ISODate: a.Doc.ISODate,
		Authors: a.Doc.Authors, Publisher: a.Doc.Publisher, Licence: a.Doc.Licence, Identifier: f.ID, Keywords: a.Doc.Keywords, Abstract: f.Description,
		Chapters: []*doc.Chapter{{Blocks: []doc.Block{f}}}}
	key := []any{svg, one.Lang, one.Title, one.Subtitle, one.ISODate, one.Authors, one.Publisher, one.Licence, f.ID, one.Keywords, f.Alt, f.Description, f.CSV}
	return a.kept("pdf", key, func() ([]byte, error) {
		b := onePage(s, parts, f)
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
