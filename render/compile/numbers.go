package compile

// The register of numbers: for each value that the text names, and each value
// such a one is computed from, how it reads, how it was made, from which cells,
// and where it is used; and the same for the data of each exhibit. It is made
// last, so that it changes the number of no source.

import (
	"fmt"
	"slices"
	"strings"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/doc"
	"globalstudy/render/study"
)

// mentions are the places of a value in the text.
type mentions struct {
	id    string // of its entry
	texts []string
	uses  []doc.Reference
}

// mention notes that the value stands at a place, so written.
func (m *mentions) mention(text string, where doc.Reference) {
	if !slices.Contains(m.texts, text) {
		m.texts = append(m.texts, text)
	}
	if where.Text != "" && !slices.Contains(m.uses, where) {
		m.uses = append(m.uses, where)
	}
}

// numberID is the id of a value's entry; chapter is "" for one of the study.
func numberID(chapter, name string) string {
	if chapter != "" {
		chapter += "-"
	}
	return "number-" + chapter + strings.ReplaceAll(name, "_", "-")
}

// numbers fills in doc.Numbers: the study's values, then chapter by chapter its values and exhibits.
func (c *compiler) numbers() {
	used := map[*value]bool{}
	scopes := append([]*scope{c.global}, c.scopes...)
	if c.briefScope != nil {
		scopes = append(scopes, c.briefScope)
	}
	for _, s := range scopes {
		for _, v := range s.done {
			if v != nil && len(v.texts) > 0 {
				v.spread(used)
			}
		}
	}
	c.valueEntries(c.global, c.st.Values, c.th.Words.WholeStudy, used)
	for i, ch := range c.st.Parts() {
		d := c.doc.Parts()[i]
		c.valueEntries(c.scopes[i], ch.Values, d.Title, used)
		for _, s := range ch.Sections {
			for _, b := range s.Blocks {
				c.exhibitEntry(b, d.Title)
			}
		}
	}
	if c.briefScope != nil {
		c.valueEntries(c.briefScope, c.st.Brief.Values, c.th.Words.Brief, used)
	}
	c.doc.Numbers = append(c.doc.Numbers, c.facts...)
	c.byDataset(c.doc.Numbers)
}

// byDataset gathers the entries of each group by their datasets, in the order in
// which these come; those from none come last.
func (c *compiler) byDataset(all []doc.NumberEntry) {
	type place struct{ group, dataset string }
	groups, first := map[string]int{}, map[place]int{}
	rank := func(e *doc.NumberEntry) [2]int {
		return [2]int{groups[e.Group], first[place{e.Group, doc.InlineText(e.Dataset)}]}
	}
	for i := range all {
		e := &all[i]
		if _, ok := groups[e.Group]; !ok {
			groups[e.Group] = i
		}
		at := place{e.Group, doc.InlineText(e.Dataset)}
		if _, ok := first[at]; !ok {
			if first[at] = i; e.Dataset == nil {
				first[at] += len(all)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b doc.NumberEntry) int {
		x, y := rank(&a), rank(&b)
		return slices.Compare(x[:], y[:])
	})
	for i := range all {
		if e := &all[i]; e.Dataset == nil {
			e.Dataset = []doc.Inline{doc.Text(c.th.Words.OtherNumbers)}
		}
	}
}

// spread marks a value and all it is computed from.
func (v *value) spread(used map[*value]bool) {
	if used[v] {
		return
	}
	used[v] = true
	for _, p := range v.parts {
		p.spread(used)
	}
}

// valueEntries adds the entries of values in the order written.
func (c *compiler) valueEntries(s *scope, values []study.Value, group string, used map[*value]bool) {
	for i := range values {
		v := s.done[values[i].Name.S]
		if v == nil || !used[v] || v.written != &values[i] {
			continue
		}
		e := doc.NumberEntry{ID: v.id, Group: group, Name: values[i].Name.S}
		texts := v.texts
		if texts == nil {
			texts = []string{c.reading(v)}
		}
		e.Text = []doc.Inline{doc.Text(strings.Join(texts, "; "))}
		switch w := v.written; {
		case w.Data != nil:
			e.Rule = c.ruleText(w.Data, w.Pick.Name)
			c.from(&e, v.trace)
		case w.Expr != nil:
			e.Rule = c.expression(v)
		default:
			e.Rule = []doc.Inline{doc.Text(c.sentence(c.th.Words.GivenInText))}
		}
		e.Used = c.usedIn(v.uses)
		c.doc.Numbers = append(c.doc.Numbers, e)
	}
}

// reading is how a value reads in its own format.
func (c *compiler) reading(v *value) string { return chart.NumberText(c.th, v.number, v.format) }

// expression is the expression of a value with the numbers it names in their places.
func (c *compiler) expression(v *value) []doc.Inline {
	e := v.written.Expr.Name
	var out []doc.Inline
	from := 0
	for _, m := range identifier.FindAllStringIndex(e, -1) {
		i := slices.IndexFunc(v.parts, func(p *value) bool { return p.written.Name.S == e[m[0]:m[1]] })
		if i < 0 {
			continue
		}
		if m[0] > from {
			out = append(out, doc.Text(expressionSigns.Replace(e[from:m[0]])))
		}
		out = append(out, doc.Reference{Target: v.parts[i].id, Text: c.reading(v.parts[i])})
		from = m[1]
	}
	return merged(append(out, doc.Text(expressionSigns.Replace(e[from:])+".")))
}

// exhibitEntry adds the entry of an exhibit that has data.
func (c *compiler) exhibitEntry(b study.Block, group string) {
	p, _ := pipelineOf(b)
	e, t := c.exhibits[b], c.data[p]
	if p == nil || e == nil || t == nil {
		return
	}
	entry := doc.NumberEntry{
		ID: "number-" + e.ID, Group: group,
		Text: []doc.Inline{doc.Reference{Target: e.ID, Chapter: c.places[e.ID].chapter, Text: e.Label}},
		Rule: c.ruleText(p, ""),
	}
	c.from(&entry, p.Trace(&c.env, ""))
	c.doc.Numbers = append(c.doc.Numbers, entry)
}

// ruleText is the rule of a pipeline as a sentence, with the title of the column
// that is picked, if it is one of the dataset; nil if the rows are taken as they are.
func (c *compiler) ruleText(p *dataset.Pipeline, pick string) []doc.Inline {
	parts := c.rule(p)
	if t := c.env.Tables[p.From.Name]; t != nil {
		if i := t.Col(pick); i >= 0 && t.Fields[i].Title != "" {
			parts = append(parts, t.Fields[i].Title)
		}
	}
	if parts == nil {
		return nil
	}
	return []doc.Inline{doc.Text(c.sentence(strings.Join(parts, "; ")))}
}

// from says where an entry comes from; entries of the same datasets stand together.
func (c *compiler) from(e *doc.NumberEntry, t dataset.Trace) {
	e.From = c.origins(t)
	t.Origins = contributing(t.Origins)
	var cells []string
	for i, o := range t.Origins {
		if i > 0 {
			e.Dataset = append(e.Dataset, doc.Text("; "))
		}
		e.Dataset = append(append(e.Dataset, doc.Text(c.datasetTitle(o.Name)+c.th.Words.ListSep+o.Name+".csv")), c.originSources(o)...)
		if len(t.Origins) == 1 {
			cells = append(cells, c.cellsIn(o, t.Cells))
		} else {
			cells = append(cells, c.place(o, t.Cells))
		}
	}
	if cells == nil {
		return
	}
	for _, via := range t.Via {
		e.Dataset = append(e.Dataset, doc.Text(c.th.Words.ListSep+c.th.Words.ByWayOf+" "+c.datasetTitle(via.Name)))
	}
	e.Dataset = merged(e.Dataset)
	e.Cells = []doc.Inline{doc.Text(c.sentence(strings.Join(cells, c.th.Words.ListSep)))}
}

// originSources cites the sources of a dataset, after a space.
func (c *compiler) originSources(o dataset.Origin) []doc.Inline {
	var cited []*doc.Source
	for _, key := range o.Sources {
		if r := c.references[key]; r != nil {
			cited = append(cited, c.cite(key, r.Key.Pos))
		}
	}
	if cited == nil {
		return nil
	}
	return []doc.Inline{doc.Text(" "), c.citationOf(cited...)}
}

// origins names the datasets, and in each the cells that went in or how many rows, with the sources.
func (c *compiler) origins(t dataset.Trace) []doc.Inline {
	var out []doc.Inline
	for _, o := range contributing(t.Origins) {
		if out != nil {
			out = append(out, doc.Text(" "))
		}
		s := c.datasetTitle(o.Name) + c.th.Words.ListSep + c.place(o, t.Cells)
		for _, via := range slices.Backward(t.Via) { // the outermost; explain tells the way to it
			if c.reads(via.Name, o.Name) {
				s += c.th.Words.ListSep + c.th.Words.ByWayOf + " " + c.datasetTitle(via.Name)
				break
			}
		}
		out = append(append(out, doc.Text(s)), c.originSources(o)...)
		out = append(out, doc.Text("."))
	}
	return merged(out)
}

// contributing are the datasets of which rows went in: a derived dataset may read
// more than a number needs. All of them, if of none a row did.
func contributing(all []dataset.Origin) []dataset.Origin {
	none := func(o dataset.Origin) bool { return o.Used == 0 }
	if !slices.ContainsFunc(all, func(o dataset.Origin) bool { return !none(o) }) {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), none)
}

// reads reports whether a derived dataset reads another one, directly or by way of others.
func (c *compiler) reads(made, from string) bool {
	p := c.env.Derived[made]
	return p != nil && slices.ContainsFunc(p.Inputs(), func(in dataset.Ref) bool {
		return in.Name == from || c.reads(in.Name, from)
	})
}

// place lists the cells of a dataset, "deaths.csv:12:4 and 13:4", or says how many of its rows went in.
func (c *compiler) place(o dataset.Origin, cells []dataset.Cell) string {
	if own := positions(o, cells); own != nil {
		own[0] = o.Name + ".csv:" + own[0] // said once
		return c.th.Words.List(own)
	}
	return fmt.Sprintf("%s %s %s.csv", c.rowsOf(o), c.th.Words.Of, o.Name)
}

// cellsIn is place without the name of the file.
func (c *compiler) cellsIn(o dataset.Origin, cells []dataset.Cell) string {
	switch own := positions(o, cells); len(own) {
	case 0:
		return c.rowsOf(o)
	case 1:
		return c.th.Words.Cell + " " + own[0]
	default:
		return c.th.Words.Cells + " " + c.th.Words.List(own)
	}
}

// positions are the lines and columns of the cells of a dataset.
func positions(o dataset.Origin, cells []dataset.Cell) []string {
	var out []string
	for _, cell := range cells {
		if cell.Dataset == o.Name {
			p := cell.Pos
			p.File = ""
			out = append(out, strings.TrimPrefix(p.String(), ":"))
		}
	}
	return out
}

// rowsOf says how many rows of a dataset went in.
func (c *compiler) rowsOf(o dataset.Origin) string {
	rows := c.rowCount(o.Rows)
	if o.Used < o.Rows {
		return fmt.Sprintf("%s %s %s", c.rowNumber(o.Used), c.th.Words.Of, rows)
	}
	return c.th.Words.All + " " + rows
}

// usedIn lists the places of a value.
func (c *compiler) usedIn(uses []doc.Reference) []doc.Inline {
	if uses == nil {
		return nil
	}
	out := []doc.Inline{doc.Text(c.th.Words.UsedIn + " ")}
	for i, u := range uses {
		if i > 0 {
			out = append(out, doc.Text(c.th.Words.ListSep))
		}
		if u.Target == "" {
			out = append(out, doc.Text(u.Text))
		} else {
			out = append(out, u)
		}
	}
	return merged(append(out, doc.Text(".")))
}

func (c *compiler) sentence(s string) string { return capital(strings.TrimRight(s, ".")) + "." }
