package compile

// Fact sheets of countries: each fact's pipeline is run once for each country,
// with the country's code in its conditions. What comes out is one cell, a
// number or words, for a line of the sheet or for a card at its head. A fact has one entry in the register of numbers for all
// countries, since it is made in one way from the same datasets; the cells of
// each country's number stand with the number.

import (
	"fmt"
	"slices"
	"strings"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/study"
)

// sheets makes the fact sheets; the countries stand in c.doc.Countries until
// those that the text mentions join them.
func (c *compiler) sheets() {
	w := c.st.Sheets
	if w == nil {
		return
	}
	for _, code := range c.sheetCodes(w) {
		c.doc.Countries = append(c.doc.Countries, c.country(code))
		c.doc.Countries[len(c.doc.Countries)-1].Sheet = true
	}
	in := setting{values: c.global, where: doc.Reference{Text: c.th.Words.CountrySheets}}
	c.doc.AboutSheets = c.blocks(w.About, in)
	group := ""
	for i := range w.Facts {
		if g := c.plain(w.Facts[i].Group, in); g != "" {
			group = g
		}
		c.fact(&w.Facts[i], i, group)
	}
	for _, country := range c.doc.Countries { // a group is named once
		last := ""
		for i := range country.Facts {
			f := &country.Facts[i]
			if f.Group == last {
				f.Group = ""
			} else {
				last = f.Group
			}
		}
	}
}

// country is the entry of a country in the register, without what is said of it.
func (c *compiler) country(code string) *doc.Country {
	out := &doc.Country{Code: code, Name: code, Anchor: "country-" + code}
	if r := c.registered(code); r != nil {
		out.Name, out.Region = typeset(0, r.Name), r.Subregion
	}
	return out
}

func (c *compiler) registered(code string) *dataset.CountryRow {
	rows := c.env.Registers.Countries
	if i := slices.IndexFunc(rows, func(r dataset.CountryRow) bool { return r.ISO3 == code }); i >= 0 {
		return &rows[i]
	}
	return nil
}

// sheetCodes lists the countries with a sheet, each once.
func (c *compiler) sheetCodes(w *study.CountrySheets) []string {
	var out []string
	add := func(code string, pos diag.Pos) {
		switch {
		case code == "" || slices.Contains(out, code):
		case c.registered(code) == nil:
			var known []string
			for _, r := range c.env.Registers.Countries {
				known = append(known, r.ISO3)
			}
			c.faults.Add(diag.Fault{Pos: pos, Width: len(code), Message: fmt.Sprintf("country %q is not in countries.csv", code), Hint: diag.DidYouMean(code, known)})
		default:
			out = append(out, code)
		}
	}
	for _, item := range w.Countries {
		if item.Data == nil {
			add(item.Code.Name, item.Code.Pos)
			continue
		}
		t := item.Data.Run(&c.env, c.faults)
		if t == nil {
			continue
		}
		col := c.countryColumn(t, &item)
		for r := range t.Len() {
			if col >= 0 {
				add(t.Text(r, col), item.Data.Pos)
			}
		}
	}
	return out
}

// countryColumn finds the column of codes, -1 after a fault.
func (c *compiler) countryColumn(t *dataset.Table, item *study.CountryItem) int {
	if item.Pick.Name != "" {
		return c.column(t, item.Pick)
	}
	var found []int
	for i, f := range t.Fields {
		if f.Type == dataset.Country {
			found = append(found, i)
		}
	}
	if len(found) != 1 {
		c.faults.Hintf(item.Data.Pos, "name one with pick:", "the data have %s of countries", count(len(found), "column"))
		return -1
	}
	return found[0]
}

// fact adds the i-th fact to every sheet.
func (c *compiler) fact(w *study.Fact, i int, group string) {
	if w.Data == nil {
		return
	}
	drawn := w.Spark == nil
	id := fmt.Sprintf("number-sheets-%d", i+1)
	var entry *doc.NumberEntry
	var whole dataset.Trace
	for _, country := range c.doc.Countries {
		p := study.ForCountry(w.Data, country.Code)
		before := c.faults.Len()
		t := p.Run(&c.env, c.faults)
		if c.faults.Len() > before {
			return // the same for every country
		}
		f := doc.Fact{Number: id, Group: group}
		in := setting{values: c.global, where: doc.Reference{Target: country.Anchor, Text: country.Name}}
		f.Label, f.Period, f.Source = c.inlines(w.Label, in), c.plain(w.Period, in.typing()), c.shortSources(w.Source)
		switch {
		case t != nil && t.Len() > 0 && !t.Hollow():
			trace, ok := c.factValue(&f, w, p, t, in)
			if !ok {
				return
			}
			addTrace(&whole, trace)
			if entry == nil {
				entry = &doc.NumberEntry{ID: id, Group: c.th.Words.CountrySheets, Text: f.Label, Rule: c.anyCountry(c.ruleText(p, w.Pick.Name), country)}
			}
		case w.Show:
			f.Value, f.Number = []doc.Inline{doc.Text(c.th.Words.SymbolMissing)}, ""
		default:
			continue
		}
		if !w.Card {
			country.Facts = append(country.Facts, f)
			continue
		}
		k := doc.KeyFigure{Value: doc.InlineText(f.Value), Label: f.Label, Period: f.Period, Source: f.Source, Number: f.Number}
		c.prefix(&k)
		if w.Spark != nil {
			if k.Spark = c.countrySpark(w, country); c.faults.Len() > before {
				return
			}
			drawn = drawn || k.Spark != nil
		}
		country.Cards = append(country.Cards, k)
	}
	if entry != nil && !drawn {
		c.faults.Hintf(w.Spark.Pos, "group: by time, and sum: or pick: numbers from zero up", "the series cannot be drawn as a line for any country")
	}
	switch {
	case entry != nil:
		c.from(entry, whole)
		c.facts = append(c.facts, *entry)
	case len(c.doc.Countries) > 0 && !c.st.Incomplete:
		c.faults.Hintf(w.Data.Pos, "check the conditions", "no country has a row for this fact")
	}
}

// countrySpark draws the series of a card for one country; nil if fewer than two of its numbers are known.
func (c *compiler) countrySpark(w *study.Fact, country *doc.Country) *scene.Scene {
	t := study.ForCountry(w.Spark, country.Code).Run(&c.env, c.faults)
	if t == nil || t.Len() == 0 || t.Hollow() {
		return nil
	}
	c.checkSources(w.Label, w.Source, t)
	col := c.pick(t, &study.Value{Name: w.Label, Data: w.Spark, Pick: w.SparkPick})
	if col < 0 {
		return nil
	}
	numbers := make([]float64, t.Len())
	for r := range numbers {
		numbers[r] = chart.Plot(t.Num(r, col))
	}
	s, _ := sparkline(numbers, c.th.Hues[0].Colour)
	return s
}

// anyCountry puts words for every country where a rule names one.
func (c *compiler) anyCountry(rule []doc.Inline, country *doc.Country) []doc.Inline {
	for i, in := range rule {
		if t, ok := in.(doc.Text); ok {
			rule[i] = doc.Text(strings.ReplaceAll(string(t), country.Name, c.th.Words.TheCountry))
		}
	}
	return rule
}

// addTrace adds the rows of one country's number to those of the others; its
// cells are not kept, so that a reader is told how many rows went in.
func addTrace(whole *dataset.Trace, t dataset.Trace) {
	if whole.Via == nil {
		whole.Via = t.Via
	}
	for _, o := range t.Origins {
		i := slices.IndexFunc(whole.Origins, func(w dataset.Origin) bool { return w.Name == o.Name })
		if i < 0 {
			o.Sources = slices.Clone(o.Sources)
			whole.Origins = append(whole.Origins, o)
			continue
		}
		w := &whole.Origins[i]
		w.Used = min(w.Used+o.Used, w.Rows)
		for _, key := range o.Sources {
			if !slices.Contains(w.Sources, key) {
				w.Sources = append(w.Sources, key)
			}
		}
	}
}

// factValue fills in the value of a fact and gives where it comes from; false after a fault.
func (c *compiler) factValue(f *doc.Fact, w *study.Fact, p *dataset.Pipeline, t *dataset.Table, in setting) (dataset.Trace, bool) {
	if t.Len() != 1 {
		c.faults.Hintf(w.Data.Pos, "aggregate (sum:, max: ...), or sort: and limit: 1", "a fact must end in one row, this one has %s for %s", count(t.Len(), "row"), in.where.Text)
		return dataset.Trace{}, false
	}
	col := -1
	if w.Pick.Name != "" {
		col = c.column(t, w.Pick)
	} else {
		col = c.pick(t, &study.Value{Name: w.Label, Data: w.Data})
	}
	if col < 0 {
		return dataset.Trace{}, false
	}
	c.checkSources(w.Label, w.Source, t)
	trace := p.Trace(&c.env, t.Fields[col].Name)
	var text string
	if t.Fields[col].Type.IsNumber() {
		format := c.format(w.Format, w.Decimals)
		format.Exhibit = true
		text = chart.NumberText(c.th, t.Num(0, col), format)
		if n := t.Num(0, col); !n.Known() {
			text = symbol(c.th.Words, n.Status)
		}
	} else {
		var used symbols
		text = doc.InlineText(c.textCell(t, 0, col, &used))
	}
	f.Value = []doc.Inline{doc.Number{Text: text, From: c.provenance(p, trace.Rows), ID: f.Number}}
	return trace, true
}
