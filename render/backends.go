package render

// The two back ends run side by side: both only read the document.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/font"
	"globalstudy/render/layout"
	"globalstudy/render/pdf"
	"globalstudy/render/scene"
	"globalstudy/render/site"
	"globalstudy/render/theme"
)

// caches are those of the back ends.
type caches struct {
	pictures *fileCache
	streams  *packCache // of the book
}

// backEnds makes the site and the book, and stages the site.
func backEnds(ctx context.Context, o *Options, d *doc.Document, th *theme.Theme, fonts *font.Book, assets fs.FS, c caches) (*output, error) {
	out := &output{pdfName: pdfName(d)}
	hyphenator := sync.OnceValues(func() (*layout.Hyphenator, error) { return layout.LoadHyphenator(assets, d.Lang) })
	book := make(chan error, 1)
	go func() {
		done := o.phase("pages")
		hyph, err := hyphenator()
		if err != nil {
			book <- err
			return
		}
		b := layout.Pages(d, th, fonts, hyph)
		out.pages, out.flaws = len(b.Pages), b.Report()
		done(fmt.Sprintf("%d pages", out.pages))
		if ctx.Err() != nil {
			book <- ctx.Err()
			return
		}
		done = o.phase("pdf")
		var w bytes.Buffer
		err = pdf.WriteCached(&w, d, b, th, fonts, c.streams)
		out.pdf = w.Bytes()
		done(fmt.Sprintf("%d KB", w.Len()/1024))
		book <- err
	}()
	brief := make(chan error, 1)
	go func() { brief <- out.makeBrief(d, th, fonts, hyphenator) }()
	done := o.phase("pictures")
	pics, err := pictures(ctx, d, th, fonts, c.pictures)
	done(fmt.Sprintf("%d pictures", len(pics)))
	if err == nil {
		done = o.phase("site")
		out.site, err = site.Files(d, th, out.pdfName, pics, measured(fonts))
		if err == nil {
			err = stage(o.Out, out)
		}
		done(fmt.Sprintf("%d files", len(out.site)))
	}
	err = errors.Join(err, <-book, <-brief)
	out.site = append(out.site, site.File{Name: out.pdfName, Data: out.pdf}) // readers of the site download it there
	if out.brief != nil {
		out.site = append(out.site, site.File{Name: out.briefName, Data: out.brief})
	}
	return out, err
}

// measured is how wide texts of a drawing are in the embedded fonts.
func measured(fonts *font.Book) scene.Measure {
	return func(text string, s scene.TextStyle) float64 {
		return fonts.Width(text, font.Style{Family: s.Family, Weight: s.Weight, Italic: s.Italic, Size: s.Size, Features: s.Features.Tags(), Tracking: s.Tracking, Lang: s.Lang})
	}
}

// mostBriefPages is how long a brief may be.
const mostBriefPages = 2

// makeBrief makes the book of the brief, if there is one.
func (out *output) makeBrief(d *doc.Document, th *theme.Theme, fonts *font.Book, hyphenator func() (*layout.Hyphenator, error)) error {
	if d.Brief == nil {
		return nil
	}
	hyph, err := hyphenator()
	if err != nil {
		return err
	}
	b := layout.Pages(d.Brief, th, fonts, hyph)
	var w bytes.Buffer
	if err := pdf.Write(&w, d.Brief, b, th, fonts); err != nil {
		return fmt.Errorf("brief: %w", err)
	}
	out.briefName, out.brief, out.briefPages = strings.TrimSuffix(out.pdfName, ".pdf")+"-brief.pdf", w.Bytes(), len(b.Pages)
	return nil
}

// tooLong is the warning of a brief that is longer than two pages.
func (out *output) tooLong() []diag.Fault {
	if out.briefPages <= mostBriefPages {
		return nil
	}
	return []diag.Fault{{Pos: diag.Pos{File: "chapters/brief.yaml"}, Warning: true, Hint: "shorten the text, or show fewer exhibits",
		Message: fmt.Sprintf("the brief fills %d pages, and should fill two", out.briefPages)}}
}

// pdfName is the document's identifier as a file name.
func pdfName(d *doc.Document) string {
	clean := func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}
	if s := strings.Trim(strings.Map(clean, d.Identifier), "-"); s != "" {
		return s + ".pdf"
	}
	return "study.pdf"
}
