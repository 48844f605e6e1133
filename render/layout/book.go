package layout

// The book is bound from parts: chapters and sources first, for their pages are
// numbered from 1, then the front matter, whose folios are roman and which needs
// the numbers of the others. A blank page keeps chapter 1 on a right-hand page.

import (
	"slices"
	"strconv"
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/font"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// binder makes the parts of one book.
type binder struct {
	th    *theme.Theme
	hyph  *Hyphenator
	m     *measurer
	plan  *sizes
	known *folioList // of the round before
	brief string     // of a brief: the study it belongs to, above its title; "" in a book
}

// Pages lays out a document. hyph may be nil: then no word is hyphenated.
func Pages(d *doc.Document, th *theme.Theme, fonts *font.Book, hyph *Hyphenator) *Book {
	b := &binder{th: th, hyph: hyph, m: newMeasurer(fonts), plan: newSizes(th.Paper), known: newFolioList()}
	if d.IsBrief {
		b.brief = d.Subtitle + " · " + d.Edition + ", " + d.Date
	}
	body := b.settle(b.body(d))
	var front []*part
	if !d.IsBrief {
		front = b.front(d, body)
	}
	book := &Book{Root: &scene.Tag{Role: scene.RDocument, Lang: d.Lang, Title: d.Title}}
	book.bind(front, roman, d.Title)
	if len(book.Pages)%2 == 1 && len(body) > 0 {
		book.Pages = append(book.Pages, b.blank(roman(len(book.Pages))))
	}
	n := 0
	for _, p := range body {
		n += len(p.sheets)
	}
	book.bind(body, func(i int) string { return strconv.Itoa(i + 1) }, d.Title)
	if d.Abstract != "" && len(body) > 0 && !d.IsBrief {
		if len(book.Pages)%2 == 0 {
			book.Pages = append(book.Pages, b.blank(strconv.Itoa(n+1)))
		}
		book.bind([]*part{b.backCover(d)}, func(int) string { return "" }, d.Title)
	}
	used := map[*scene.Tag]bool{}
	for _, p := range book.Pages {
		collect(p.Scene.Items, used)
	}
	prune(book.Root, used)
	return book
}

// blank is an empty page with a folio in its label only.
func (b *binder) blank(label string) *Page {
	z := b.plan
	return &Page{Width: z.Width, Height: z.Height, Label: label, Scene: &scene.Scene{Width: z.Width, Height: z.Height}}
}

// body says how each part after the front matter is made, in order.
func (b *binder) body(d *doc.Document) []func() *part {
	var out []func() *part
	for _, c := range d.Parts() {
		out = append(out, func() *part { return b.chapter(c) })
	}
	add := func(has bool, make func(*doc.Document) *part) {
		if has {
			out = append(out, func() *part { return make(d) })
		}
	}
	add(len(d.Sheets()) > 0, b.sheets)
	add(len(d.Glossary) > 0, b.glossary)
	add(len(d.Sources) > 0, b.sources)
	add(len(d.Numbers) > 0, b.numbers)
	add(len(d.Countries) > 0, b.countryIndex)
	return out
}

// front lays out what stands before chapter 1.
func (b *binder) front(d *doc.Document, body []*part) []*part {
	before := []*part{b.cover(d), b.imprint(d)}
	if len(d.HowToRead) > 0 {
		before = append(before, b.howToRead(d))
	}
	var after []*part
	if len(d.KeyFigures) > 0 {
		after = append(after, b.keyFigurePage(d))
	}
	if len(d.Findings) > 0 {
		after = append(after, b.findings(d))
	}
	var entries []tocEntry
	for _, p := range append(append([]*part(nil), before[2:]...), after...) {
		entries = append(entries, tocEntry{p.id, p.title})
	}
	for _, p := range body {
		if slices.Contains(backIDs, p.id) {
			entries = append(entries, tocEntry{p.id, p.title})
		}
	}
	trial := b.contents(d, entries, func(string) string { return "" })
	n := 0
	for _, p := range append(append(append([]*part(nil), before...), trial), after...) {
		p.record(b.known, func(i int) string { return roman(n + i) })
		n += len(p.sheets)
	}
	contents := b.contents(d, entries, func(target string) string { return b.known.at[target] })
	return append(append(before, contents), after...)
}

// bind appends the pages of parts, numbered together from 0.
func (k *Book) bind(parts []*part, label func(i int) string, report string) {
	n := 0
	for _, p := range parts {
		start := n
		k.Pages = append(k.Pages, p.pages(len(k.Pages), func(i int) string { return label(start + i) }, report)...)
		n += len(p.sheets)
		k.Root.Kids = append(k.Root.Kids, p.setter.root)
		k.Outline = append(k.Outline, p.setter.out...)
	}
}

// roman is the small roman numeral of page i, which counts from 0.
func roman(i int) string {
	n := i + 1
	var b strings.Builder
	for _, r := range [...]struct {
		v int
		s string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= r.v; n -= r.v {
			b.WriteString(r.s)
		}
	}
	return b.String()
}
