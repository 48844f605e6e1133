package study

// study.yaml, chapter files and references.yaml: the keys of each.

import (
	"io/fs"
	"regexp"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"globalstudy/render/theme"
)

var language = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// IsLanguage tells whether a text names a language, after BCP 47.
func IsLanguage(tag string) bool { return language.MatchString(tag) }

// meta decodes study.yaml into s and gives the names of the chapters and appendices.
func (n node) meta(s *Study) (chapters, appendices []Text) {
	m := &s.Meta
	seen := n.fields("study.yaml", fields{
		"title": to(&m.Title), "subtitle": to(&m.Subtitle), "edition": to(&m.Edition),
		"publisher": to(&m.Publisher), "licence": to(&m.Licence), "citation": to(&m.Citation), "identifier": to(&m.Identifier),
		"abstract": to(&m.Abstract), "imprint": to(&m.Imprint), "how_to_read": to(&m.HowToRead), "news": to(&m.News),
		"date":     func(v node) { m.Date = v.date() },
		"language": func(v node) { m.Language = v.matching(language, "a language tag such as en") },
		"authors":  func(v node) { m.Authors = v.texts() },
		"keywords": func(v node) { m.Keywords = v.texts() },
		"disclaimers": func(v node) {
			v.fields("disclaimers", fields{"independence": to(&m.Independence), "boundaries": to(&m.Boundaries)})
		},
		"chapters":       func(v node) { chapters = v.texts() },
		"appendices":     func(v node) { appendices = v.texts() },
		"country_sheets": func(v node) { s.Sheets = v.sheets() },
		"site_url":       func(v node) { m.SiteURL = v.url(); m.SiteURL.S = strings.TrimRight(m.SiteURL.S, "/") },
		"editions":       func(v node) { m.Editions = v.editions() },
		"last_edition":   func(v node) { m.LastEdition = v.below("editions/", "the file edition.json of its site") },
		"citations": func(v node) {
			m.AuthorYear = v.oneOf("kind of citations", []string{"number", "author-year"}) == "author-year"
		},
		"notes":       func(v node) { m.Endnotes = v.endnotes() },
		"palettes":    func(v node) { s.Palettes = v.palettes() },
		"values":      func(v node) { s.Values = v.values() },
		"key_figures": func(v node) { s.KeyFigures = v.keyFigures() },
		"checks":      func(v node) { s.Checks = v.checks("") },
	})
	s.Claims = n.file.claims
	n.require(seen, "study.yaml", "title", "date", "chapters")
	n.earlier(m)
	return chapters, appendices
}

// editions decodes the list of earlier editions.
func (n node) editions() []Edition {
	var out []Edition
	for _, v := range n.list() {
		var e Edition
		seen := v.fields("edition", fields{
			"edition": to(&e.Name), "note": to(&e.Note),
			"date": func(d node) { e.Date = d.date() },
			"url":  func(u node) { e.URL = u.url() },
		})
		v.require(seen, "edition", "edition", "date")
		out = append(out, e)
	}
	return out
}

// earlier checks that earlier editions are earlier, and each is listed once.
func (n node) earlier(m *Meta) {
	known := map[string]bool{m.Edition.S: m.Edition.S != ""}
	for _, e := range m.Editions {
		if e.Name.S != "" && known[e.Name.S] {
			n.file.faults.Errorf(e.Name.Pos, "two editions are called %q", short(e.Name.S))
		}
		known[e.Name.S] = true
		if e.Date.S != "" && m.Date.S != "" && e.Date.S >= m.Date.S {
			n.file.faults.Hintf(e.Date.Pos, "list earlier editions alone; this one is edition: and date:", "edition: expected a date before that of this edition, %s, found %s", m.Date.S, e.Date.S)
		}
	}
}

// endnotes decodes where footnotes stand.
func (n node) endnotes() bool { return n.oneOf("notes", []string{"foot", "end"}) == "end" }

// date gives a day, month or year in ISO form.
func (n node) date() Text {
	t := n.text()
	for _, form := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(form, t.S); err == nil {
			return t
		}
	}
	if t.S != "" {
		n.fault("", "%s: expected a date such as 2026-11-22, found %q", n.called(), short(t.S))
	}
	return t
}

// matching gives a text of a form.
func (n node) matching(form *regexp.Regexp, expected string) Text {
	t := n.text()
	if t.S != "" && !form.MatchString(t.S) {
		n.fault("", "%s: expected %s, found %q", n.called(), expected, short(t.S))
	}
	return t
}

func (n node) palettes() []Palette {
	var out []Palette
	for _, p := range n.pairs() {
		pal := Palette{Name: p.key.text()}
		for _, e := range p.value.pairs() {
			pal.Entries = append(pal.Entries, PaletteEntry{Key: e.key.text(), Colour: e.value.colour()})
		}
		out = append(out, pal)
	}
	return out
}

// colour gives a colour of the form #RRGGBB.
func (n node) colour() Text {
	if n.isNull() {
		n.fault("a # begins a comment: write \"#0B5C7A\" in quotes", "%s has no colour", n.called())
		return Text{Pos: n.pos()}
	}
	t := n.text()
	if _, err := theme.Hex(t.S); t.S != "" && err != nil {
		n.fault("write \"#0B5C7A\" in quotes", "%s: expected a colour of the form #RRGGBB, found %q", n.called(), short(t.S))
	}
	return t
}

// chapter decodes a chapter file.
func (n node) chapter(id, file string, images fs.FS) *Chapter {
	c := &Chapter{ID: id, File: file, Pos: n.pos()}
	seen := n.fields("a chapter", fields{
		"title": to(&c.Title), "colour": to(&c.Colour), "standfirst": to(&c.Standfirst),
		"values":   func(v node) { c.Values = v.values() },
		"findings": func(v node) { c.Findings = each(v, node.finding) },
		"checks":   func(v node) { c.Checks = v.checks("") },
		"notes":    func(v node) { end := v.endnotes(); c.Endnotes = &end },
		"sections": func(v node) {
			for _, s := range v.list() {
				c.Sections = append(c.Sections, s.section(images))
			}
		},
	})
	c.Claims = n.file.claims
	n.require(seen, "the chapter", "title")
	if seen != nil && !seen["sections"] {
		n.file.faults.Hintf(n.pos(), "sections: [ { heading: ..., blocks: [ ... ] } ]", "the chapter is empty: it has no sections")
	}
	return c
}

func (n node) section(images fs.FS) Section {
	s := Section{Level: 2}
	seen := n.fields("a section", fields{
		"heading": to(&s.Heading),
		"level":   func(v node) { s.Level = v.int(2, 3) },
		"blocks": func(v node) {
			for _, b := range v.list() {
				if b := b.block(images); b != nil {
					s.Blocks = append(s.Blocks, b)
				}
			}
		},
	})
	n.require(seen, "section", "heading", "blocks")
	return s
}

var sourceKey = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)

// references decodes references.yaml.
func (n node) references() []Reference {
	var out []Reference
	for _, p := range n.pairs() {
		r := Reference{Key: p.key.matching(sourceKey, "small letters, digits and hyphens")}
		seen := p.value.fields("a reference", fields{
			"short": to(&r.Short), "title": to(&r.Title), "container": to(&r.Container), "publisher": to(&r.Publisher), "place": to(&r.Place),
			"edition": to(&r.Edition), "volume": to(&r.Volume), "issue": to(&r.Issue), "pages": to(&r.Pages),
			"symbol": to(&r.Symbol), "sales": to(&r.Sales), "doi": to(&r.DOI), "isbn": to(&r.ISBN),
			"issued": to(&r.Issued), "licence": to(&r.Licence), "note": to(&r.Note),
			"author":   func(v node) { r.Authors = v.people(); r.Author = v.joined(r.Authors) },
			"editor":   func(v node) { r.Editors = v.people() },
			"url":      func(v node) { r.URL = v.url() },
			"accessed": func(v node) { r.Accessed = v.date() },
			"language": func(v node) { r.Language = v.matching(language, "a language tag such as es") },
		})
		p.value.require(seen, "reference "+r.Key.S, "title")
		out = append(out, r)
	}
	return out
}

// people decodes one name or a list of names; a name is a text, or { family, given }.
func (n node) people() []Person {
	var out []Person
	for _, v := range n.items() {
		var p Person
		if v.Kind == yaml.MappingNode {
			seen := v.fields("a name", fields{"family": toString(&p.Family), "given": toString(&p.Given)})
			v.require(seen, "name", "family")
		} else {
			p.Name = v.text().S
		}
		out = append(out, p)
	}
	return out
}

// joined is a list of names as one text, where they are written.
func (n node) joined(people []Person) Text {
	var names []string
	for _, p := range people {
		names = append(names, p.String())
	}
	return Text{S: strings.Join(names, "; "), Pos: n.pos()}
}

// url gives the address of a page on the web.
func (n node) url() Text {
	t := n.text()
	if t.S != "" && !strings.HasPrefix(t.S, "https://") && !strings.HasPrefix(t.S, "http://") {
		n.fault("", "%s: expected an address that begins with https://, found %q", n.called(), short(t.S))
	}
	return t
}
