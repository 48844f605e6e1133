package site

// What the site says of itself to programs: a site map, rules for crawlers, a
// feed of editions, a guide for language models, a citation file, a catalogue
// of the data (DCAT), and schema.org descriptions of the report and its
// chapters. Full addresses need site_url; what cannot be said without it is
// left out.

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strings"

	"globalstudy/render/doc"
)

func (w *writer) machines() {
	w.add("robots.txt", []byte(w.robots()))
	w.add("llms.txt", []byte(w.guide()))
	w.add("CITATION.cff", []byte(w.citationFile()))
	w.add("data/catalogue.jsonld", w.catalogue())
	w.add("edition.json", w.edition())
	w.chapterTrees()
	if w.base() != "" {
		w.add("sitemap.xml", w.siteMap())
		w.add("feed.atom", w.feed())
	}
}

func (w *writer) robots() string {
	s := "User-agent: *\nAllow: /\n"
	if w.base() != "" {
		s += "\nSitemap: " + w.absolute("sitemap.xml") + "\n"
	}
	return s
}

// edition names what this edition has addresses for, so that the next one can keep them.
func (w *writer) edition() []byte {
	var ids []string
	for _, e := range w.all {
		ids = append(append(ids, e.ID), e.Aliases...)
	}
	slices.Sort(ids)
	b, _ := json.MarshalIndent(object{"identifier": w.doc.Identifier, "edition": w.doc.Edition, "date": w.doc.ISODate, "exhibits": ids}, "", " ") // strings always encode
	return append(b, '\n')
}

// moved reports whether a page stands at a former address.
func (w *writer) moved(name string) bool {
	return slices.ContainsFunc(w.all, func(e *exhibit) bool { return slices.Contains(e.Aliases, strings.TrimSuffix(name, ".html")) })
}

// siteMap lists all pages but those for frames and for addresses that lead nowhere.
func (w *writer) siteMap() []byte {
	type entry struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod,omitempty"`
	}
	set := struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URL     []entry  `xml:"url"`
	}{}
	for _, f := range w.files {
		if strings.HasSuffix(f.Name, ".html") && !strings.HasSuffix(f.Name, embedded) && f.Name != missingPage && !w.moved(f.Name) {
			name := f.Name
			if name == homePage {
				name = ""
			}
			set.URL = append(set.URL, entry{w.base() + name, w.doc.ISODate})
		}
	}
	return markup(set)
}

func markup(v any) []byte {
	b, _ := xml.MarshalIndent(v, "", " ") // structs of strings always encode
	return append([]byte(xml.Header), append(b, '\n')...)
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	ID      string    `xml:"id"`
	Title   string    `xml:"title"`
	Updated string    `xml:"updated"`
	Link    atomLink  `xml:"link"`
	Summary string    `xml:"summary"`
	Content *atomText `xml:"content,omitempty"`
}

// feed tells of this edition and the earlier ones; those who follow it hear of the next.
func (w *writer) feed() []byte {
	d := w.doc
	updated := moment(d.ISODate)
	feed := struct {
		XMLName xml.Name     `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string       `xml:"xml:lang,attr"`
		ID      string       `xml:"id"`
		Title   string       `xml:"title"`
		Updated string       `xml:"updated"`
		Author  []atomAuthor `xml:"author"`
		Link    []atomLink   `xml:"link"`
		Rights  string       `xml:"rights,omitempty"`
		Entry   []atomEntry  `xml:"entry"`
	}{Lang: d.Lang, ID: w.base(), Title: d.Title, Updated: updated, Rights: d.Licence,
		Link: []atomLink{{"self", "application/atom+xml", w.absolute("feed.atom")}, {"alternate", "text/html", w.base()}}}
	for _, a := range append(d.Authors[:len(d.Authors):len(d.Authors)], d.Publisher) {
		if a != "" && (len(feed.Author) == 0 || len(d.Authors) > 0 && a != d.Publisher) {
			feed.Author = append(feed.Author, atomAuthor{a})
		}
	}
	e := atomEntry{ID: w.base() + "#edition-" + d.ISODate, Title: strings.TrimSpace(d.Title + ": " + d.Edition), Updated: updated,
		Link: atomLink{"alternate", "text/html", w.base()}, Summary: d.Abstract}
	if news := runningText(d.News); news != "" {
		e.Content = &atomText{"text", strings.TrimSpace(news)}
	}
	feed.Entry = []atomEntry{e}
	for _, e := range d.Editions {
		feed.Entry = append(feed.Entry, atomEntry{ID: w.base() + "#edition-" + e.ISODate, Title: d.Title + ": " + e.Name, Updated: moment(e.ISODate),
			Link: atomLink{"alternate", "text/html", firstOf(e.URL, w.absolute(aboutPage))}, Summary: firstOf(e.Note, e.Name+", "+e.Date)})
	}
	return markup(feed)
}

// moment is the first of a day, month or year.
func moment(iso string) string {
	const first = "0001-01-01"
	return iso + first[min(len(iso), len(first)):] + "T00:00:00Z"
}

// guide is llms.txt: what the study is and where its parts are, in Markdown.
func (w *writer) guide() string {
	d, t := w.doc, w.theme.Words
	var b strings.Builder
	line := func(title, file, about string) {
		fmt.Fprintf(&b, "- [%s](%s)", oneLine.Replace(title), w.base()+file)
		if about != "" {
			b.WriteString(": " + about)
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "# %s\n\n> %s\n\n%s, %s. %s. %s: %s\n", d.Title, d.Abstract, d.Edition, d.Date, d.Publisher, t.LicenceWord, d.Licence)
	fmt.Fprintf(&b, "\n%s: %s\n\n## %s\n\n", t.Citation, d.Citation, t.Chapters)
	for _, c := range d.Parts() {
		line(strings.TrimSpace(c.Sign()+" "+c.Title), "data/"+c.ID+".json", doc.InlineText(c.Standfirst))
	}
	fmt.Fprintf(&b, "\n## %s\n\n", t.Data)
	for _, f := range d.Downloads {
		line(f.Title, "data/"+f.Name, "")
	}
	line("DCAT", "data/catalogue.jsonld", "")
	fmt.Fprintf(&b, "\n## %s\n\n", t.Exhibits)
	for _, e := range w.all {
		line(e.Label+" "+e.words, e.Page(), firstOf(e.Alt, e.Description))
	}
	fmt.Fprintf(&b, "\n## %s\n\n", t.Sources)
	line(t.Sources, sourcesPage, "")
	line(t.NumbersTitle, numbersPage, t.NumbersIntro)
	return b.String()
}

var oneLine = strings.NewReplacer("[", "(", "]", ")", "\n", " ")

// citationFile is CITATION.cff; strings in JSON are strings in YAML too.
func (w *writer) citationFile() string {
	d := w.doc
	var b strings.Builder
	field := func(name, v string) {
		if v != "" {
			q, _ := json.Marshal(v)
			fmt.Fprintf(&b, "%s: %s\n", name, q)
		}
	}
	field("cff-version", "1.2.0")
	field("message", d.Citation)
	b.WriteString("type: dataset\n")
	field("title", d.Title)
	field("abstract", d.Abstract)
	field("version", d.Edition)
	field("date-released", d.ISODate)
	field("url", strings.TrimSuffix(w.base(), "/"))
	b.WriteString("authors:\n")
	for _, a := range d.Authors {
		field("  - name", a)
	}
	return b.String()
}

var creativeCommons = regexp.MustCompile(`^CC (BY(?:-NC)?(?:-SA|-ND)?) (\d\.\d)$`)

// licence is the address of a licence that has one, else its name.
func licence(name string) string {
	if m := creativeCommons.FindStringSubmatch(name); m != nil {
		return "https://creativecommons.org/licenses/" + strings.ToLower(m[1]) + "/" + m[2] + "/"
	}
	return name
}

// catalogue is the DCAT catalogue of the datasets.
func (w *writer) catalogue() []byte {
	d := w.doc
	body := map[string]any{"@type": "foaf:Agent", "foaf:name": d.Publisher}
	sets := []any{}
	set := func(title, about, page, file, kind string, size int) {
		m := map[string]any{"@type": "dcat:Dataset", "dct:title": title, "dct:publisher": body, "dct:issued": d.ISODate, "dct:language": d.Lang,
			"dct:license": licence(d.Licence), "dcat:landingPage": w.base() + page,
			"dcat:distribution": []any{map[string]any{"@type": "dcat:Distribution", "dcat:downloadURL": w.base() + file, "dcat:mediaType": kind, "dcat:byteSize": size}}}
		if about != "" {
			m["dct:description"] = about
		}
		sets = append(sets, m)
	}
	for _, f := range d.Downloads {
		set(f.Title, "", dataPage, "data/"+f.Name, f.Type, len(f.Data))
	}
	for _, e := range w.all {
		if len(e.CSV) > 0 {
			set(e.Label+" "+e.words, e.Description, e.Page(), "data/"+e.CSVName, "text/csv", len(e.CSV))
		}
	}
	out := map[string]any{
		"@context": map[string]string{"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/"},
		"@type":    "dcat:Catalog", "dct:title": d.Title, "dct:description": d.Abstract, "dct:publisher": body, "dct:issued": d.ISODate,
		"dct:language": d.Lang, "dct:license": licence(d.Licence), "dcat:dataset": sets,
	}
	b, _ := json.MarshalIndent(out, "", " ") // maps of strings always encode, in the order of their keys
	return append(b, '\n')
}

// report is the schema.org description of the study, on the home page.
func (w *writer) report() template.HTML {
	d := w.doc
	var parts []any
	for _, c := range d.Parts() {
		parts = append(parts, map[string]any{"@type": "Chapter", "name": c.Title, "url": w.base() + c.ID + ".html"})
	}
	return linked(map[string]any{
		"@type": "Report", "name": d.Title, "alternativeHeadline": d.Subtitle, "abstract": d.Abstract, "inLanguage": d.Lang,
		"author": people(d.Authors), "publisher": map[string]string{"@type": "Organization", "name": d.Publisher}, "datePublished": d.ISODate,
		"bookEdition": d.Edition, "license": licence(d.Licence), "keywords": d.Keywords, "isAccessibleForFree": true, "url": w.base() + homePage, "hasPart": parts,
		"encoding": map[string]string{"@type": "MediaObject", "encodingFormat": "application/pdf", "contentUrl": w.base() + w.pdf},
	})
}

// chapter is the schema.org description of a chapter, on its page.
func (w *writer) chapter(c *doc.Chapter) template.HTML {
	d := w.doc
	m := map[string]any{
		"@type": "Chapter", "name": c.Title, "abstract": doc.InlineText(c.Standfirst), "inLanguage": d.Lang, "datePublished": d.ISODate,
		"author": people(d.Authors), "license": licence(d.Licence), "url": w.base() + c.ID + ".html",
		"isPartOf": map[string]any{"@type": "Report", "name": d.Title, "url": w.base() + homePage},
		"encoding": map[string]string{"@type": "MediaObject", "encodingFormat": "application/json", "contentUrl": w.base() + "data/" + c.ID + ".json"},
	}
	if c.Number > 0 {
		m["position"] = c.Number
	}
	return linked(m)
}

// linked is a description as a block of data, which no browser runs.
func linked(m map[string]any) template.HTML {
	m["@context"] = "https://schema.org"
	b, _ := json.Marshal(m) // escapes <, > and &
	return template.HTML(`<script type="application/ld+json">` + string(b) + `</script>`)
}
