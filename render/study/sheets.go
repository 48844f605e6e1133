package study

// The glossary (chapters/glossary.yaml) and the fact sheets of countries
// (country_sheets: in study.yaml). A fact is a label and a pipeline in whose
// conditions $country stands for the country's code.

import (
	"io/fs"
	"slices"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
)

const glossaryFile = "chapters/glossary.yaml"

// loadGlossary is false if the file does not parse; it may be missing.
func loadGlossary(fsys fs.FS, s *Study, faults *diag.List) bool {
	if !exists(fsys, glossaryFile) {
		return true
	}
	return read(fsys, glossaryFile, faults, func(root node) { s.Glossary = root.glossary() })
}

// glossary decodes a list of terms.
func (n node) glossary() []Term {
	var out []Term
	names := once{map[string]diag.Pos{}, n.file.faults}
	for _, v := range n.list() {
		var t Term
		seen := v.fields("a term", fields{
			"term": to(&t.Name), "text": to(&t.Text),
			"forms": func(f node) { t.Forms = f.texts() },
			"see":   func(f node) { t.See = f.refs() },
		})
		v.require(seen, "a term", "term", "text")
		for _, name := range append([]Text{t.Name}, t.Forms...) {
			names.add("term", name)
		}
		if t.Name.S != "" {
			out = append(out, t)
		}
	}
	for _, t := range out {
		for _, r := range t.See {
			if !slices.ContainsFunc(out, func(o Term) bool { return o.Name.S == r.Name }) {
				n.file.faults.Add(diag.Fault{Pos: r.Pos, Width: len(r.Name), Message: "see: the glossary has no term " + r.Name, Hint: diag.DidYouMean(r.Name, termNames(out))})
			}
		}
	}
	return out
}

func termNames(terms []Term) []string {
	var out []string
	for _, t := range terms {
		out = append(out, t.Name.S)
	}
	return out
}

// sheets decodes country_sheets:.
func (n node) sheets() *CountrySheets {
	s := &CountrySheets{}
	seen := n.fields("country_sheets", fields{
		"about":     to(&s.About),
		"countries": func(v node) { s.Countries = each(v, node.countryItem) },
		"facts":     func(v node) { s.Facts = each(v, node.fact) },
	})
	n.require(seen, "country_sheets", "countries", "facts")
	return s
}

// countryItem decodes a code, or a pipeline that gives codes.
func (n node) countryItem() CountryItem {
	var c CountryItem
	if n.isScalar() {
		c.Code = n.ref()
		return c
	}
	c.Data = n.picked("the countries", &c.Pick)
	return c
}

// picked decodes a pipeline whose keys stand beside pick; nil after a fault.
func (n node) picked(what string, pick *dataset.Ref) *dataset.Pipeline {
	p := &dataset.Pipeline{Pos: n.pos()}
	if !n.sound(func() {
		known := n.steps(p)
		known["from"] = toRef(&p.From)
		known["pick"] = toRef(pick)
		seen := n.fields(what, known)
		n.require(seen, what, "from")
		n.grouped(seen)
	}) {
		return nil
	}
	return p
}

// fact decodes a line of the sheets.
func (n node) fact() Fact {
	f := Fact{Decimals: -1, Pos: n.pos()}
	seen := n.fields("a fact", fields{
		"label": to(&f.Label), "period": to(&f.Period), "group": to(&f.Group),
		"card":     func(v node) { f.Card = v.bool() },
		"format":   func(v node) { f.Format = v.format() },
		"decimals": func(v node) { f.Decimals = v.int(0, 6) },
		"source":   func(v node) { f.Source = v.refs() },
		"empty": func(v node) {
			f.Show = v.oneOf("way to treat a fact without rows", []string{"leave-out", "show"}) == "show"
		},
		"data":  func(v node) { f.Data = v.picked("data", &f.Pick) },
		"spark": func(v node) { f.Spark = v.picked("the series", &f.SparkPick) },
	})
	n.require(seen, "a fact", "label", "data", "source")
	f.Data, f.Spark = n.ofCountry(f.Data), n.ofCountry(f.Spark)
	if f.Spark != nil && !f.Card {
		n.file.faults.Hintf(f.Spark.Pos, "add card: true", "only a card has room for the line of spark:")
	}
	return f
}

// ofCountry gives the pipeline back if it has a condition on the country, else nil and a fault.
func (n node) ofCountry(p *dataset.Pipeline) *dataset.Pipeline {
	if p == nil || marked(p) {
		return p
	}
	n.file.faults.Hintf(p.Pos, "where: { nationality: "+CountryMark+" }", "the data of a fact need a condition with %s, which stands for the country", CountryMark)
	return nil
}

// marked reports whether $country stands in a condition.
func marked(p *dataset.Pipeline) bool {
	for _, s := range p.Steps {
		if w, ok := s.(dataset.Where); ok {
			for _, c := range w.Conds {
				if slices.ContainsFunc(append(c.In[:len(c.In):len(c.In)], c.Not...), func(r dataset.Ref) bool { return r.Name == CountryMark }) {
					return true
				}
			}
		}
	}
	return false
}

// ForCountry is a pipeline of a fact for the country of that code.
func ForCountry(of *dataset.Pipeline, code string) *dataset.Pipeline {
	p := *of
	p.Steps = slices.Clone(p.Steps)
	for i, s := range p.Steps {
		w, ok := s.(dataset.Where)
		if !ok {
			continue
		}
		w.Conds = slices.Clone(w.Conds)
		for j := range w.Conds {
			c := &w.Conds[j]
			for _, refs := range []*[]dataset.Ref{&c.In, &c.Not} {
				*refs = slices.Clone(*refs)
				for k := range *refs {
					if r := &(*refs)[k]; r.Name == CountryMark {
						r.Name, c.Loose = code, true
					}
				}
			}
		}
		p.Steps[i] = w
	}
	return &p
}
