package render

// The two back ends run side by side: both only read the document.

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/font"
	"globalstudy/render/layout"
	"globalstudy/render/pdf"
	"globalstudy/render/site"
	"globalstudy/render/theme"
)

// backEnds makes the site and the book.
func backEnds(ctx context.Context, o *Options, d *doc.Document, th *theme.Theme, fonts *font.Book, hyph *layout.Hyphenator, cache *fileCache) (*output, error) {
	out := &output{pdfName: pdfName(d)}
	book := make(chan error, 1)
	go func() {
		done := o.phase("pages")
		b := layout.Pages(d, th, fonts, hyph)
		out.pages, out.flaws = len(b.Pages), b.Report()
		done(fmt.Sprintf("%d pages", out.pages))
		if ctx.Err() != nil {
			book <- ctx.Err()
			return
		}
		done = o.phase("pdf")
		var w bytes.Buffer
		err := pdf.Write(&w, d, b, th, fonts)
		out.pdf = w.Bytes()
		done(fmt.Sprintf("%d KB", w.Len()/1024))
		book <- err
	}()
	done := o.phase("pictures")
	pics, err := pictures(ctx, d, th, fonts, cache)
	done(fmt.Sprintf("%d pictures", len(pics)))
	if err == nil {
		done = o.phase("site")
		out.site, err = site.Files(d, th, out.pdfName, pics)
		done(fmt.Sprintf("%d files", len(out.site)))
	}
	if bookErr := <-book; err == nil {
		err = bookErr
	}
	out.site = append(out.site, site.File{Name: out.pdfName, Data: out.pdf}) // readers of the site download it there
	return out, err
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
