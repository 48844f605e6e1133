package render

// Where the numbers come from: every bound number of the site and of the book
// leads to an entry, and every entry is there.

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"globalstudy/render/diag"
)

var (
	numberLink = regexp.MustCompile(`<a class="num" href="(numbers[a-z0-9-]*\.html)#([^"]+)" title="([^"]*)">`)
	anchor     = regexp.MustCompile(`<a [^>]*>|</a>`)
)

func TestNumbersLeadToTheirEntries(t *testing.T) {
	eachStudy(t, func(t *testing.T, b *built) {
		name := strings.TrimPrefix(t.Name(), "TestNumbersLeadToTheirEntries/")
		d := documentOf(t, studyFS(name))
		if len(d.Numbers) < 5 {
			t.Fatalf("only %d entries", len(d.Numbers))
		}
		files := tree(t, b.dir)
		book := outputOf(t, "pdfinfo", "-dests", b.pdf())
		known := map[string]bool{}
		for _, e := range d.Numbers {
			if known[e.ID] {
				t.Errorf("two entries are called %s", e.ID)
			}
			known[e.ID] = true
			pages := 0
			for name, page := range files {
				if strings.HasPrefix(name, "site/numbers") && strings.Contains(page, `<li id="`+e.ID+`">`) {
					pages++
				}
			}
			if pages != 1 {
				t.Errorf("%d pages of the site have the entry %s", pages, e.ID)
			}
			if !strings.Contains(book, `"`+e.ID+`"`) {
				t.Errorf("the book has no entry %s", e.ID)
			}
		}
		links := 0
		for file, page := range files {
			if !strings.HasSuffix(file, ".html") {
				continue
			}
			for _, m := range numberLink.FindAllStringSubmatch(page, -1) {
				links++
				if !known[m[2]] || m[3] == "" || !strings.Contains(files["site/"+m[1]], `<li id="`+m[2]+`">`) {
					t.Errorf("%s links to %s on %s, which says %q", file, m[2], m[1], m[3])
				}
			}
			open := false
			for _, a := range anchor.FindAllString(page, -1) {
				if begins := a != "</a>"; begins == open {
					t.Errorf("%s: a link in a link: %s", file, a)
				} else {
					open = begins
				}
			}
		}
		if links < len(d.Numbers)/2 {
			t.Errorf("only %d numbers are linked", links)
		}
	})
}

func TestShippedStudyIsStrict(t *testing.T) {
	err := Check(context.Background(), Options{Study: studyFS("shipped"), Strict: true,
		Warn: func(w []diag.Fault) { t.Errorf("warnings in spite of Strict: %v", w) }})
	if err != nil {
		t.Error(err)
	}
}
