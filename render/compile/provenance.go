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
	parts := []string{p.From.Name}
	if s := c.schemas[p.From.Name]; s != nil && s.Title != "" {
		parts[0] = s.Title
	}
	rows := p.Steps
	for i, s := range p.Steps {
		switch s := s.(type) {
		case dataset.Where:
			for _, cond := range s.Conds {
				parts = append(parts, c.condition(cond))
			}
		case dataset.Derive:
			for _, d := range s.Cols {
				parts = append(parts, d.Name.Name+" = "+d.Expr.Name)
			}
		case dataset.Aggregate:
			for _, a := range s.Aggs {
				parts = append(parts, strings.TrimSuffix(a.Func+" "+c.th.Words.Of+" "+a.Col.Name, " "+c.th.Words.Of+" "))
			}
			if len(rows) == len(p.Steps) {
				rows = p.Steps[:i]
			}
		}
	}
	used := &dataset.Pipeline{From: p.From, Steps: rows, Pos: p.Pos}
	if t := used.Run(&c.env, &diag.List{}); t != nil {
		parts = append(parts, c.rowCount(t.Len()))
	}
	return strings.Join(parts, "; ")
}

// condition says a condition in words: "where year 2015", "where route a, b", "where year 2015–2020".
func (c *compiler) condition(d dataset.Cond) string {
	w := c.th.Words
	names := func(refs []dataset.Ref) string {
		var out []string
		for _, r := range refs {
			out = append(out, r.Name)
		}
		return w.List(out)
	}
	s := w.Where + " " + d.Col.Name + " "
	switch {
	case d.In != nil:
		s += names(d.In)
	case d.Not != nil:
		s += w.Not + " " + names(d.Not)
	case d.From != nil && d.To != nil:
		s += d.From.Name + "–" + d.To.Name
	case d.From != nil:
		s += "≥ " + d.From.Name
	case d.To != nil:
		s += "≤ " + d.To.Name
	case d.Match != "":
		s += "/" + d.Match + "/"
	case d.Missing != nil && *d.Missing:
		s += w.NotAvailable
	case d.Missing != nil:
		s += w.Not + " " + w.NotAvailable
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
