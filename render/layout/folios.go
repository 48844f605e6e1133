package layout

// Pages that name pages: “page 41” in the text and the index of countries are
// set with the page numbers of the round before. A part that asked for one whose
// number has changed since is set again, until none has; parts that ask for none
// are set once.

import (
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
)

// rounds bounds the search: a reference that moves its own target from page to
// page has no answer, and is reported as a flaw.
const rounds = 6

// folioList is where things stand, by the printed numbers of pages.
type folioList struct {
	at     map[string]string   // of an anchor
	naming map[string][]string // pages that name a country, by its code, in order
}

func newFolioList() *folioList {
	return &folioList{at: map[string]string{}, naming: map[string][]string{}}
}

// folios answers one part of the book and remembers what it was asked.
type folios struct {
	known *folioList
	asked []answer
}

// answer is what was said about the pages of a place or of a country.
type answer struct {
	name    string
	country bool
	pages   []string
}

func (f *folios) page(target string) string {
	p := f.known.at[target]
	f.asked = append(f.asked, answer{name: target, pages: []string{p}})
	return p
}

func (f *folios) naming(code string) []string {
	p := f.known.naming[code]
	f.asked = append(f.asked, answer{name: code, country: true, pages: p})
	return p
}

// stale reports whether an answer has changed.
func (f *folios) stale(now *folioList) bool {
	return slices.ContainsFunc(f.asked, func(a answer) bool {
		if a.country {
			return !slices.Equal(a.pages, now.naming[a.name])
		}
		return a.pages[0] != now.at[a.name]
	})
}

// page is how a page reference reads: "page 41", or its label while and where no page is known.
func (s *setter) page(r doc.PageReference) string {
	if n := s.refs.page(r.Target); n != "" {
		return s.th.Words.Page + "\u00A0" + n
	}
	return r.Text
}

// mention is the name of a country in a paragraph.
type mention struct {
	country string
	at      int // byte of the paragraph's text
}

// placeMentions gives each mention to its line.
func (p *para) placeMentions(lines []*piece, mentions []mention) {
	i, from := 0, 0
	for _, m := range mentions {
		for i < len(lines)-1 && m.at >= p.frags[p.ends[i]-1].end {
			from = p.ends[i]
			i++
		}
		if m.at >= p.frags[from].start && !slices.Contains(lines[i].countries, m.country) {
			lines[i].countries = append(lines[i].countries, m.country)
		}
	}
}

// settle sets the parts of the body side by side, again where a page reference
// asks for it, and returns them with the list of folios. The last round stands.
func (b *binder) settle(makers []func() *part) []*part {
	parts := make([]*part, len(makers))
	for range rounds {
		var due []int
		for i := range parts {
			if parts[i] == nil || parts[i].setter.refs.stale(b.known) {
				due = append(due, i)
			}
		}
		if len(due) == 0 {
			break
		}
		inParallel(len(due), func(k int) { parts[due[k]] = makers[due[k]]() })
		next, n := newFolioList(), 0
		for _, p := range parts {
			p.record(next, func(i int) string { return strconv.Itoa(n + i + 1) })
			n += len(p.sheets)
		}
		b.known = next
	}
	for _, p := range parts {
		if p.setter.refs.stale(b.known) {
			p.flaws = append(p.flaws, Flaw{Kind: Unsettled, Text: p.title})
		}
	}
	return parts
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

// record notes the folios of a part's anchors and of the countries it names.
func (p *part) record(to *folioList, label func(i int) string) {
	for i, sh := range p.sheets {
		l := label(i)
		if i == 0 {
			to.at[p.id] = l
		}
		sh.each(func(q *piece) {
			for _, a := range q.anchors {
				to.at[a.Name] = l
			}
			for _, c := range q.countries {
				if n := to.naming[c]; len(n) == 0 || n[len(n)-1] != l {
					to.naming[c] = append(n, l)
				}
			}
		})
	}
}

// each calls f for the pieces of a sheet, footnotes last.
func (sh *sheet) each(f func(*piece)) {
	for _, q := range sh.across {
		f(q.p)
	}
	for _, c := range sh.cols {
		for _, q := range c.pieces {
			f(q.p)
		}
	}
	for _, c := range sh.cols {
		for _, q := range c.notes {
			f(q)
		}
	}
}

// countryIndex lists the countries with the pages that name them.
func (b *binder) countryIndex(d *doc.Document) *part {
	p, head := b.frontPart(indexID, b.th.Words.CountryIndex, b.plan.FullWidth)
	p.width, p.indent = b.plan.ColumnWidth, 0
	s := p.setter
	st := textStyle{style: sans(8.8, 400), lead: b.plan.line, fill: b.th.Ink}
	list := s.root.Add(scene.RList)
	var flow []*piece
	for _, c := range d.Countries {
		pages := s.refs.naming(c.Code)
		if len(pages) == 0 && !c.Sheet {
			continue
		}
		flow = append(flow, s.indexEntry(c, pages, st, p.width, list.Add(scene.RItem).Add(scene.RBody))...)
	}
	p.fillPart(flow, 2, head)
	return p
}

// indexEntry sets a name and its pages; the page of its fact sheet comes last, in bold.
func (s *setter) indexEntry(c *doc.Country, pages []string, st textStyle, width float64, tag *scene.Tag) []*piece {
	in := []doc.Inline{doc.Text(c.Name)}
	if len(pages) > 0 {
		in = append(append(in, doc.Text(s.th.Words.ListSep)), s.pageSpans(pages)...)
	}
	if n := s.refs.page(c.Anchor); c.Sheet && n != "" {
		in = append(in, doc.Text(s.th.Words.ListSep), doc.Strong{Inlines: []doc.Inline{doc.Reference{Target: c.Anchor, Text: n}}})
	}
	lines := s.paragraph(in, st, width-indexHang, tag)
	for i, l := range lines {
		l.keep = i < len(lines)-1
		if i > 0 {
			l.move(indexHang, 0)
		}
	}
	return lines
}

// pageSpans is "5, 7–9": pages as links, neighbours drawn together.
func (s *setter) pageSpans(pages []string) []doc.Inline {
	var out []doc.Inline
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && follow(pages[j], pages[j+1]) {
			j++
		}
		text := pages[i]
		if j > i {
			text += "–" + pages[j]
		}
		if i > 0 {
			out = append(out, doc.Text(s.th.Words.ListSep))
		}
		out = append(out, doc.Reference{Target: pageAnchor(pages[i]), Text: text})
		i = j + 1
	}
	return out
}

// follow reports whether two arabic folios are neighbours.
func follow(a, b string) bool {
	x, err := strconv.Atoi(a)
	y, err2 := strconv.Atoi(b)
	return err == nil && err2 == nil && y == x+1
}

const indexHang = 11.0 // indent of further lines of an entry

// pageAnchor is the name of a page that an index may lead to.
func pageAnchor(folio string) string { return "page-" + folio }
