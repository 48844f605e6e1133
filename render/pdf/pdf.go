// Package pdf draws the pages of a laid-out book into a PDF with gopdf.
//
// A page is a scene; its items become operators (painter.go and beside it).
// gopdf makes the pages, subsets and embeds the fonts, embeds images and writes
// links. Four side doors, each in a file of its own with a test that fails when
// a newer gopdf closes it, do what gopdf has no calls for: raw operators
// (raw.go), objects (object.go), glyphs by number (fontsfnt.go), and completing
// the finished file (finish.go): structure tree, outline, page labels,
// attachments, metadata, output intent. The result follows PDF/UA-1 and
// PDF/A-3a. Equal input gives equal bytes, on any number of processors.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/signintech/gopdf"

	"globalstudy/render/doc"
	"globalstudy/render/font"
	"globalstudy/render/layout"
	"globalstudy/render/theme"
)

// Write writes the book as PDF. The error joins everything that is wrong with
// the book (a glyph no font has, a figure without alternative text, a link to
// nowhere); nothing is written then. The theme is asked for words only: layout
// has decided how everything looks.
func Write(w io.Writer, d *doc.Document, b *layout.Book, th *theme.Theme, fonts *font.Book) error {
	return WriteCached(w, d, b, th, fonts, nil)
}

// WriteCached writes the same bytes and takes from the cache what it has of them.
func WriteCached(w io.Writer, d *doc.Document, b *layout.Book, th *theme.Theme, fonts *font.Book, c Cache) error {
	if len(b.Pages) == 0 || b.Root == nil {
		return errors.New("pdf: a book without pages")
	}
	out, err := build(d, b, th, fonts, c)
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	_, err = w.Write(out)
	return err
}

// build makes the file in four steps: paint all pages, let gopdf write them,
// complete its objects, write the file.
func build(d *doc.Document, b *layout.Book, th *theme.Theme, fonts *font.Book, c Cache) ([]byte, error) {
	at, faults := destinations(b)
	shared := sharedShapes(b)
	painted := paintPages(b, &pages{fonts, d.Lang, shared, figuresData(d), th.Words})
	for i, c := range painted {
		for _, err := range c.faults {
			faults = append(faults, fmt.Errorf("page %d: %w", i+1, err))
		}
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	written, err := compose(b, painted, shared, &deflater{cache: c})
	if err != nil {
		return nil, err
	}
	f, err := written.complete(d, b, painted, at)
	if err != nil {
		return nil, err
	}
	return f.write(), nil
}

func paintPages(b *layout.Book, all *pages) []*content {
	out := make([]*content, len(b.Pages))
	inParallel(len(out), func(i int) {
		out[i] = all.paint(i, b.Pages[i].Scene, b.Pages[i].Width, b.Pages[i].Height)
	})
	return out
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

// composed is what gopdf has written, with the numbers of its objects.
type composed struct {
	pdf       []byte
	pages     []int
	contents  []int
	fonts     fontObjects
	used      map[*font.Face]glyphs
	links     []annotation
	forms     string // entries of the shared resource dictionary
	resources string // patterns and alpha states, for the shared resource dictionary
	deflater  *deflater
}

// compose hands the painted pages to gopdf.
func compose(b *layout.Book, painted []*content, shared *shapes, z *deflater) (*composed, error) {
	g := &gopdf.GoPdf{}
	first := b.Pages[0]
	g.Start(gopdf.Config{PageSize: gopdf.Rect{W: first.Width, H: first.Height}})
	g.SetNoCompression() // the streams are cleaned and compressed later
	out := &composed{used: map[*font.Face]glyphs{}, deflater: z}
	all := newResources()
	for _, c := range painted {
		c.needs.mergeFaces(out.used)
		for key, dictionary := range c.needs.alphas {
			all.alphas[key] = dictionary
		}
	}
	var err error
	if out.fonts, err = addFonts(g, out.used); err != nil {
		return nil, err
	}
	im := &importer{gopdf: g, byBody: map[string]int{}, deflater: out.deflater}
	out.forms = shared.objects(im)
	patterns := ""
	for i, c := range painted {
		patterns += c.needs.patternObjects(im, out.fonts)
		page := b.Pages[i]
		out.pages = append(out.pages, g.GetNextObjectID())
		g.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: page.Width, H: page.Height}})
		out.contents = append(out.contents, g.GetNextObjectID())
		if err := drawParts(g, c.parts, page.Height); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		out.links = append(out.links, addLinks(g, b, i)...)
	}
	out.resources = all.alphaEntries() + entry("Pattern", patterns)
	var buf bytes.Buffer
	if _, err := g.WriteTo(&buf); err != nil { // once only: a second call would double the pages
		return nil, err
	}
	out.pdf = buf.Bytes()
	return out, nil
}

// drawParts puts stand-ins for a page's operators, and its images, into gopdf's current page.
func drawParts(g *gopdf.GoPdf, parts []part, height float64) error {
	for k, p := range parts {
		if err := rawOperators(g, standIn(k)); err != nil {
			return err
		}
		if p.image == nil {
			continue
		}
		holder, err := gopdf.ImageHolderByBytes(p.image)
		if err == nil {
			err = g.ImageByHolderWithOptions(holder, gopdf.ImageOptions{Y: height - 1, Rect: &gopdf.Rect{W: 1, H: 1}})
		}
		if err != nil {
			return err
		}
	}
	return nil
}
