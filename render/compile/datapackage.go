package compile

// The files of data: every dataset whole, the registers that their cells refer
// to, and a Data Package that describes these and the data of the exhibits.

import (
	"bytes"
	"slices"
	"strings"

	"globalstudy/render/datapackage"
	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/study"
)

// downloads offers the files. The exhibits must be done.
func (c *compiler) downloads() {
	p := c.packageHead()
	for _, s := range c.st.Schemas {
		if t := c.env.Tables[s.Name]; t != nil && !t.Hollow() {
			p.Resources = append(p.Resources, c.datasetResource(s, t))
		}
	}
	p.Resources = append(p.Resources, c.exhibitResources()...)
	p.Resources = append(p.Resources, c.registerResources()...)
	p.Prune()
	for i := range p.Resources {
		if r := &p.Resources[i]; c.schemas[r.Name] != nil || r.Register {
			c.doc.Downloads = append(c.doc.Downloads, doc.Download{Name: r.Path, Title: r.Title, Type: "text/csv", Data: r.CSV})
		}
	}
	if len(p.Resources) == 0 {
		return
	}
	descriptor, err := p.JSON()
	if err != nil {
		c.faults.Errorf(diag.Pos{}, "%v", err)
		return
	}
	c.doc.Downloads = append(c.doc.Downloads, doc.Download{Name: datapackage.FileName, Title: c.th.Words.DataPackage, Type: "application/json", Data: descriptor})
}

// packageHead describes the study.
func (c *compiler) packageHead() *datapackage.Package {
	d, w := c.doc, c.th.Words
	p := &datapackage.Package{
		Name: d.Identifier, Title: d.Title, Description: d.Abstract, Edition: d.Edition, Date: d.ISODate, Keywords: d.Keywords,
		Licences: []string{d.Licence},
		Words:    datapackage.Words{Low: w.LowEnd, High: w.HighEnd, Best: w.BestEstimate, Status: w.Status},
	}
	if p.Name == "" {
		p.Name = d.Title
	}
	for _, a := range d.Authors {
		p.Contributors = append(p.Contributors, datapackage.Contributor{Title: a, Roles: []string{"creator"}})
	}
	if d.Publisher != "" {
		p.Contributors = append(p.Contributors, datapackage.Contributor{Title: d.Publisher, Roles: []string{"publisher"}})
	}
	var keys []string
	for _, s := range c.st.Schemas {
		if t := c.env.Tables[s.Name]; t != nil {
			keys = append(keys, t.Sources...)
		}
	}
	p.Sources = c.packageSources(keys)
	return p
}

// packageSources describes sources by author, title and address, each once.
func (c *compiler) packageSources(keys []string) []datapackage.Source {
	var out []datapackage.Source
	seen := map[string]bool{}
	for _, key := range keys {
		r := c.references[key]
		if r == nil || seen[key] {
			continue
		}
		seen[key] = true
		s := datapackage.Source{Title: r.Title.S, Path: r.URL.S}
		if r.Author.S != "" {
			s.Title = r.Author.S + c.th.Words.ListSep + s.Title
		}
		out = append(out, s)
	}
	return out
}

func (c *compiler) datasetResource(s *study.Schema, t *dataset.Table) datapackage.Resource {
	r := c.resource(s.Name, t, s.Pos)
	r.Title, r.PrimaryKey, r.Licences = s.Title, s.PrimaryKey, []string{s.Licence}
	if r.Title == "" {
		r.Title = s.Name
	}
	r.Description = paragraphs(s.Description, s.Compiled)
	for _, k := range s.ForeignKeys {
		f := datapackage.ForeignKey{Resource: k.Resource.Name, Fields: refNames(k.Fields), To: refNames(k.To)}
		if f.Resource == references {
			f.To = []string{"key"}
		}
		r.ForeignKeys = append([]datapackage.ForeignKey{f}, r.ForeignKeys...)
	}
	return r
}

// The names of registers as resources.
const (
	countries  = "countries"
	places     = "places"
	routes     = "routes"
	references = "references"
)

// resource describes what the table itself tells.
func (c *compiler) resource(name string, t *dataset.Table, pos diag.Pos) datapackage.Resource {
	var csv bytes.Buffer
	if err := dataset.WriteCSV(t, &csv); err != nil {
		c.faults.Errorf(pos, "%s cannot be written: %v", name, err)
	}
	r := datapackage.Resource{Name: name, Path: name + ".csv", Table: t, CSV: csv.Bytes(), Sources: c.packageSources(t.Sources)}
	for i := range t.Fields {
		switch f := &t.Fields[i]; f.Type {
		case dataset.Country:
			r.ForeignKeys = append(r.ForeignKeys, datapackage.ForeignKey{Fields: []string{f.Name}, Resource: countries, To: []string{"iso3"}})
		case dataset.Source:
			r.ForeignKeys = append(r.ForeignKeys, datapackage.ForeignKey{Fields: []string{f.Name}, Resource: references, To: []string{"key"}})
		}
	}
	return r
}

// exhibitResources describes the data of figures, maps and tables.
func (c *compiler) exhibitResources() []datapackage.Resource {
	filled := map[string]*doc.Exhibit{}
	for _, e := range c.doc.Exhibits() {
		filled[e.ID] = e
	}
	var out []datapackage.Resource
	for _, ch := range c.st.Parts() {
		for _, s := range ch.Sections {
			for _, b := range s.Blocks {
				switch b := b.(type) {
				case *study.Figure:
					if r := c.exhibitResource(filled[b.ID.S], b.Data); r != nil {
						r.ForeignKeys = append(r.ForeignKeys, datapackage.ForeignKey{Fields: []string{b.Spec.Place.Name}, Resource: places, To: []string{"name"}},
							datapackage.ForeignKey{Fields: []string{b.Spec.Series.Name}, Resource: routes, To: []string{"route_id"}})
						out = append(out, *r)
					}
				case *study.Table:
					if r := c.exhibitResource(filled[b.ID.S], b.Data); r != nil {
						out = append(out, *r)
					}
				}
			}
		}
	}
	return out
}

// exhibitResource describes the data of one exhibit; nil after a fault.
func (c *compiler) exhibitResource(e *doc.Exhibit, data *dataset.Pipeline) *datapackage.Resource {
	if e == nil || c.data[data] == nil || c.data[data].Hollow() {
		return nil
	}
	r := c.resource(e.ID, c.data[data], data.Pos)
	r.Title = e.Label + ": " + doc.InlineText(e.Title)
	r.Description = paragraphs(e.Alt, doc.InlineText(e.Note))
	r.Licences = c.licences(data, map[string]bool{})
	return &r
}

// licences are those of the datasets that a pipeline reads, derived ones included.
func (c *compiler) licences(p *dataset.Pipeline, seen map[string]bool) []string {
	var out []string
	for _, in := range p.Inputs() {
		s := c.schemas[in.Name]
		if s == nil || seen[s.Name] {
			continue
		}
		seen[s.Name] = true
		out = append(out, s.Licence)
		if s.Derived != nil {
			out = append(out, c.licences(s.Derived, seen)...)
		}
	}
	return out
}

// registerResources describes the registers. A dataset may be called references; the register then stays out.
func (c *compiler) registerResources() []datapackage.Resource {
	w, regs := c.th.Words, c.env.Registers
	var rows [][]string
	for _, r := range c.st.References {
		rows = append(rows, []string{r.Key.S, r.Author.S, r.Title.S, r.Container.S, r.Place.S, r.Publisher.S, r.Issued.S, r.Volume.S, r.Issue.S, r.Pages.S, r.Symbol.S, r.Sales.S, r.ISBN.S, r.DOI.S, r.URL.S, r.Accessed.S, r.Licence.S, r.Note.S})
	}
	columns := []string{"key", "author", "title", "container", "place", "publisher", "issued", "volume", "issue", "pages", "symbol", "sales", "isbn", "doi", "url", "accessed", "licence", "note"}
	var out []datapackage.Resource
	add := func(name, title, key string, t *dataset.Table, keys ...datapackage.ForeignKey) {
		if t.Len() == 0 || c.schemas[name] != nil {
			return
		}
		r := c.resource(name, t, diag.Pos{})
		r.Title, r.PrimaryKey, r.ForeignKeys, r.Register = title, []string{key}, keys, true
		out = append(out, r)
	}
	add(countries, w.Countries, "iso3", datapackage.Countries(regs.Countries))
	add(places, w.Places, "name", datapackage.Places(regs.Places), datapackage.ForeignKey{Fields: []string{"country_iso3"}, Resource: countries, To: []string{"iso3"}})
	add(routes, w.Routes, "route_id", datapackage.Routes(regs.Routes))
	add(references, w.Sources, "key", datapackage.References(columns, rows))
	return out
}

// paragraphs joins what is not empty.
func paragraphs(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" }), "\n\n")
}

func refNames(refs []dataset.Ref) []string {
	var out []string
	for _, r := range refs {
		out = append(out, r.Name)
	}
	return out
}
