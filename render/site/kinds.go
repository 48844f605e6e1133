package site

// The kinds of pages, each with the function that lists its pages. A kind's name
// is that of its template.

import (
	"html/template"
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/theme"
)

// page is what a page template gets.
type page struct {
	Kind    string
	Doc     *doc.Document
	Words   words
	PDF     string // file name of the book
	Name    string // file name of this page
	Title   string
	About   string        // in a sentence or two, for those who list the page
	Hue     string        // name of the chapter's hue; "" on pages of the whole study
	Card    string        // file name of the picture that goes with a link to the page; "" if there is none
	Data    template.HTML // what the page says to machines, as a script of JSON; "" if nothing
	Scripts bool          // the page has exhibits that answer
	Prev    *doc.Chapter
	Next    *doc.Chapter
	Chapter *doc.Chapter // of chapter pages and of the pages of exhibits
	Exhibit *exhibit     // of the pages of exhibits
	Country *doc.Country // of the pages of countries
	Before  *exhibit     // of the pages of exhibits: the one before it
	After   *exhibit
	Numbers []doc.NumberGroup // of the pages of numbers
}

// The names of pages that there is one of.
const (
	homePage      = "index.html"
	exhibitsPage  = "exhibits.html"
	dataPage      = "data.html"
	sourcesPage   = "sources.html"
	numbersPage   = "numbers.html"
	citePage      = "cite.html"
	aboutPage     = "about.html"
	glossaryPage  = "glossary.html"
	countriesPage = "countries.html"
	missingPage   = "404.html"
	accessPage    = "accessibility.html"
)

var kinds = []struct {
	name  string
	pages func(*writer) []*page
}{
	{"home", (*writer).home},
	{"chapter", (*writer).chapters},
	{"exhibits", one(exhibitsPage, func(w *theme.Words) string { return w.ExhibitsAndData })},
	{"exhibit", (*writer).exhibitPages},
	{"embed", (*writer).embedPages},
	{"moved", (*writer).movedPages},
	{"data", one(dataPage, func(w *theme.Words) string { return w.Datasets })},
	{"sources", one(sourcesPage, func(w *theme.Words) string { return w.Sources })},
	{"numbers", (*writer).numbersPages},
	{"cite", one(citePage, func(w *theme.Words) string { return w.HowToCite })},
	{"about", one(aboutPage, func(w *theme.Words) string { return w.AboutStudy })},
	{"glossary", (*writer).glossary},
	{"countries", (*writer).countries},
	{"country", (*writer).countryPages},
	{"accessibility", one(accessPage, func(w *theme.Words) string { return w.Accessibility })},
	{"missing", one(missingPage, func(w *theme.Words) string { return w.NotFound })},
}

// one is a kind with one page.
func one(name string, title func(*theme.Words) string) func(*writer) []*page {
	return func(w *writer) []*page {
		return []*page{{Name: name, Title: title(w.theme.Words), About: w.doc.Abstract, Card: w.picture("card.png")}}
	}
}

func (w *writer) home() []*page {
	return []*page{{Name: homePage, Title: w.doc.Title, About: w.doc.Abstract, Card: w.picture("card.png"), Data: w.report()}}
}

func (w *writer) chapters() []*page {
	parts := w.doc.Parts()
	var out []*page
	for i, c := range parts {
		p := &page{Name: c.ID + ".html", Title: c.Title, Hue: c.Hue, Chapter: c, About: doc.InlineText(c.Standfirst), Card: w.picture(c.ID + ".card.png"), Data: w.chapter(c), Scripts: true}
		if i > 0 {
			p.Prev = parts[i-1]
		}
		if i+1 < len(parts) {
			p.Next = parts[i+1]
		}
		out = append(out, p)
	}
	return out
}

func (w *writer) exhibitPages() []*page {
	var out []*page
	for i, e := range w.all {
		p := &page{Name: e.Page(), Title: e.Label + " " + e.words, Hue: e.Chapter.Hue, Chapter: e.Chapter, Exhibit: e,
			About: firstOf(e.Description, e.Alt, e.words), Card: w.picture(e.ID + ".card.png"), Data: w.dataset(e), Scripts: true}
		if i > 0 {
			p.Before = w.all[i-1]
		}
		if i+1 < len(w.all) {
			p.After = w.all[i+1]
		}
		out = append(out, p)
	}
	return out
}

func (w *writer) embedPages() []*page {
	var out []*page
	for _, e := range w.all {
		if e.Figure != nil {
			out = append(out, &page{Name: e.Embed(), Title: e.Label + " " + e.words, Hue: e.Chapter.Hue, Chapter: e.Chapter, Exhibit: e})
		}
	}
	return out
}

// movedPages stand at the former addresses of exhibits and lead to those of today.
func (w *writer) movedPages() []*page {
	var out []*page
	for _, e := range w.all {
		for _, id := range e.Aliases {
			out = append(out, &page{Name: id + ".html", Title: e.Label + " " + e.words, Hue: e.Chapter.Hue, Exhibit: e})
			if e.Figure != nil {
				out = append(out, &page{Name: id + embedded, Title: e.Label + " " + e.words, Hue: e.Chapter.Hue, Exhibit: e})
			}
		}
	}
	return out
}

// To is where a page at a former address leads.
func (p *page) To() string {
	if strings.HasSuffix(p.Name, embedded) {
		return p.Exhibit.Embed()
	}
	return p.Exhibit.Page()
}

func (w *writer) glossary() []*page {
	if len(w.doc.Glossary) == 0 {
		return nil
	}
	return one(glossaryPage, func(t *theme.Words) string { return t.Glossary })(w)
}

func (w *writer) countries() []*page {
	if len(w.doc.Countries) == 0 {
		return nil
	}
	return one(countriesPage, func(t *theme.Words) string { return t.Countries })(w)
}

func (w *writer) countryPages() []*page {
	var out []*page
	for _, c := range w.doc.Countries {
		out = append(out, &page{Name: c.Anchor + ".html", Title: c.Name, About: w.theme.Words.CountriesIntro, Country: c})
	}
	return out
}

// picture is the address of a picture; "" if it was not made.
func (w *writer) picture(name string) string {
	if w.pics[name] == nil {
		return ""
	}
	return "data/" + name
}

func firstOf(s ...string) string {
	for _, t := range s {
		if t = strings.TrimSpace(t); t != "" {
			return t
		}
	}
	return ""
}
