package compile

// Where a number comes from, in words: the dataset's title, the rule, and how
// many rows went in. Readers see it beside the number, and in full in the
// register of numbers (numbers.go). Also how value formats and literals are read.

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

// provenance says how a pipeline came to its one row from so many rows of files.
func (c *compiler) provenance(p *dataset.Pipeline, rows int) string {
	parts := append([]string{c.datasetTitle(p.From.Name)}, c.rule(p)...)
	return strings.Join(append(parts, c.rowCount(rows)), "; ")
}

func (c *compiler) datasetTitle(name string) string {
	if s := c.schemas[name]; s != nil && s.Title != "" {
		return s.Title
	}
	return name
}

// rule puts the steps of a pipeline into words, with the titles and labels of the data.
func (c *compiler) rule(p *dataset.Pipeline) []string {
	r := rule{words: c.th.Words, fields: map[string]dataset.Field{}}
	if t := c.env.Tables[p.From.Name]; t != nil {
		for _, f := range t.Fields {
			r.fields[f.Name] = f
		}
	}
	var out []string
	for i, s := range p.Steps {
		switch s := s.(type) {
		case dataset.Where:
			for _, cond := range s.Conds {
				out = append(out, r.condition(cond))
			}
		case dataset.Derive:
			for _, d := range s.Cols {
				out = append(out, d.Name.Name+" = "+expressionSigns.Replace(d.Expr.Name))
			}
		case dataset.Aggregate:
			out = append(out, r.aggregation(s))
		default: // in the words of the grammar
			out = append(out, (&dataset.Pipeline{Steps: p.Steps[i : i+1]}).Words()...)
		}
	}
	return out
}

// expressionSigns writes an expression as printed.
var expressionSigns = strings.NewReplacer(" * ", " × ", " - ", " − ")

// rule is what steps are put into words with.
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
	word := a.Func
	if w := r.words.Aggregates[word]; w != "" {
		word = w
	}
	if a.Col.Name == "" {
		return word + " " + r.words.Of + " " + r.words.Rows
	}
	return word + " " + r.words.Of + " " + r.title(a.Col.Name)
}

// aggregation says what is computed, by what: "sum of Detections by Year and Route".
func (r *rule) aggregation(s dataset.Aggregate) string {
	var aggs, by []string
	for _, a := range s.Aggs {
		aggs = append(aggs, r.aggregate(a))
	}
	for _, b := range s.By {
		by = append(by, r.title(b.Name))
	}
	out := r.words.List(aggs)
	if by != nil {
		out += " " + r.words.By + " " + r.words.List(by)
	}
	if s.SkipMissing {
		out += r.words.ListSep + r.words.LeftOut
	}
	return out
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
	case d.From != nil && d.To != nil && !d.Above && !d.Below:
		s += d.From.Name + "–" + d.To.Name
	case d.From != nil || d.To != nil:
		s += strings.Join(ends(d), r.words.ListSep)
	case d.Match != "":
		s += "/" + d.Match + "/"
	case d.Missing != nil && *d.Missing:
		s += r.words.NotAvailable
	case d.Missing != nil:
		s += r.words.Available
	}
	return s
}

// ends says what a condition's ends are: "> 10", "≤ 20".
func ends(d dataset.Cond) []string {
	var out []string
	end := func(ref *dataset.Ref, open bool, sign, orEqual string) {
		if ref == nil {
			return
		}
		if !open {
			sign = orEqual
		}
		out = append(out, sign+" "+ref.Name)
	}
	end(d.From, d.Above, ">", "≥")
	end(d.To, d.Below, "<", "≤")
	return out
}

func (c *compiler) rowCount(n int) string {
	word := c.th.Words.Rows
	if n == 1 {
		word = c.th.Words.Row
	}
	return c.rowNumber(n) + " " + word
}

func (c *compiler) rowNumber(n int) string { return c.th.Number(float64(n), theme.Format{}) }

// count writes a count for a fault: "3 rows".
func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}
