package compile

// Where a number comes from, in words: the dataset's title, the rule, and how
// many rows went in. Readers see it beside the number. Also how value formats
// and literals are read.

import (
	"strconv"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/study"
	"globalstudy/render/theme"
)

// format reads a format: and decimals: pair.
func (c *compiler) format(kind study.Text, decimals int) theme.Format {
	return theme.Format{Kind: c.kind(kind.S, kind.Pos), Decimals: decimals}
}

// kind reads the name of a kind of number.
func (c *compiler) kind(name string, pos diag.Pos) theme.Kind {
	switch name {
	case "", "number":
		return theme.Auto
	}
	for _, k := range theme.Kinds() {
		if k == name {
			return theme.Kind(k)
		}
	}
	c.faults.Hintf(pos, diag.DidYouMean(name, theme.Kinds()), "format %q is not known", name)
	return theme.Auto
}

// literal reads a number typed by the author.
func (c *compiler) literal(t study.Text) (dataset.Number, bool) {
	v, err := strconv.ParseFloat(strings.ReplaceAll(t.S, ",", ""), 64)
	if err != nil {
		c.faults.Hintf(t.Pos, "write digits and a point: 1234.5", "literal %q is not a number", t.S)
		return dataset.Number{}, false
	}
	return dataset.Exact(v), true
}

// provenance says how a pipeline came to its one row.
func (c *compiler) provenance(p *dataset.Pipeline) string {
	r := rule{words: c.th.Words, fields: map[string]dataset.Field{}}
	title := p.From.Name
	if s := c.schemas[p.From.Name]; s != nil && s.Title != "" {
		title = s.Title
	}
	if t := c.env.Tables[p.From.Name]; t != nil {
		for _, f := range t.Fields {
			r.fields[f.Name] = f
		}
	}
	parts := []string{title}
	counted := p.Steps // those before rows are summed up
	for i, s := range p.Steps {
		switch s := s.(type) {
		case dataset.Where:
			for _, cond := range s.Conds {
				parts = append(parts, r.condition(cond))
			}
		case dataset.Derive:
			for _, d := range s.Cols {
				parts = append(parts, d.Name.Name+" = "+d.Expr.Name)
			}
		case dataset.Aggregate:
			for _, a := range s.Aggs {
				parts = append(parts, r.aggregate(a))
			}
			if len(counted) == len(p.Steps) {
				counted = p.Steps[:i]
			}
		}
	}
	used := &dataset.Pipeline{From: p.From, Steps: counted, Pos: p.Pos}
	if t := used.Run(&c.env, &diag.List{}); t != nil {
		parts = append(parts, c.rowCount(t.Len()))
	}
	return strings.Join(parts, "; ")
}

// rule puts steps into words with the titles and labels of the data.
type rule struct {
	words  *theme.Words
	fields map[string]dataset.Field
}

func (r *rule) title(column string) string {
	if t := r.fields[column].Title; t != "" {
		return t
	}
	return column
}

func (r *rule) aggregate(a dataset.Agg) string {
	if a.Col.Name == "" {
		return a.Func
	}
	return a.Func + " " + r.words.Of + " " + r.title(a.Col.Name)
}

// condition says a condition in words: "Route: Western", "Year: 2015–2020".
func (r *rule) condition(d dataset.Cond) string {
	f := r.fields[d.Col.Name]
	names := func(refs []dataset.Ref) string {
		var out []string
		for _, ref := range refs {
			out = append(out, f.Label(ref.Name))
		}
		return r.words.List(out)
	}
	s := r.title(d.Col.Name) + ": "
	switch {
	case d.In != nil:
		s += names(d.In)
	case d.Not != nil:
		s += r.words.Not + " " + names(d.Not)
	case d.From != nil && d.To != nil:
		s += d.From.Name + "–" + d.To.Name
	case d.From != nil:
		s += "≥ " + d.From.Name
	case d.To != nil:
		s += "≤ " + d.To.Name
	case d.Match != "":
		s += "/" + d.Match + "/"
	case d.Missing != nil && *d.Missing:
		s += r.words.NotAvailable
	case d.Missing != nil:
		s += r.words.Available
	}
	return s
}

func (c *compiler) rowCount(n int) string {
	word := c.th.Words.Rows
	if n == 1 {
		word = c.th.Words.Row
	}
	return c.th.Number(float64(n), theme.Format{}) + " " + word
}

// count writes a count for a fault: "3 rows".
func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}
