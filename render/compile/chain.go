package compile

// The chain from a cell to what readers see: which exhibits and values use a
// dataset, directly or by way of derived ones, and the first sentence that says
// such a value. A fault in the cells of a file carries it as a note.

import (
	"fmt"
	"slices"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/study"
)

// mostUsers is how many exhibits, and how many values, a note names.
const mostUsers = 3

// withChain runs f with a list of its own, and hands its faults on, the first
// one in the cells of the dataset with a note on what uses it.
func (c *compiler) withChain(s *study.Schema, f func(faults *diag.List)) {
	var own diag.List
	f(&own)
	noted := false
	for _, fault := range own.Sorted() {
		if !noted && fault.Pos.File == s.File && fault.Note == "" {
			fault.Note = c.users(s.Name)
			noted = true
		}
		c.faults.Add(fault)
	}
}

// users says in words what uses a dataset; "" if nothing does.
func (c *compiler) users(name string) string {
	from := c.downstream(name)
	uses := func(p *dataset.Pipeline) bool {
		return p != nil && slices.ContainsFunc(p.Inputs(), func(r dataset.Ref) bool { return from[r.Name] })
	}
	var exhibits, values []string
	sentence := ""
	global := affected(c.st.Values, uses, nil)
	note := func(all []study.Value, touched map[string]bool, texts []*study.Text) {
		for i := range all {
			if v := &all[i]; touched[v.Name.S] {
				values = append(values, fmt.Sprintf("%s (%s)", v.Name.S, lineOf(v.Name.Pos)))
			}
		}
		for _, t := range texts {
			if n := namedIn(t.S, touched); n != "" && sentence == "" {
				said, pos := sentenceOf(t, []string{n})
				sentence = fmt.Sprintf("; said in “%s” (%s)", said, lineOf(pos))
			}
		}
	}
	var cards []*study.Text
	for i := range c.st.KeyFigures {
		cards = append(cards, cardText(&c.st.KeyFigures[i]))
	}
	note(c.st.Values, global, cards)
	for _, ch := range c.st.Parts() {
		for _, s := range ch.Sections {
			for _, b := range s.Blocks {
				if p, id := pipelineOf(b); uses(p) {
					exhibits = append(exhibits, fmt.Sprintf("%s (%s)", id.S, lineOf(id.Pos)))
				}
			}
		}
		touched := affected(ch.Values, uses, global)
		note(ch.Values, touched, textsOf(ch))
	}
	var out []string
	if exhibits != nil {
		out = append(out, few(exhibits, "exhibit"))
	}
	if values != nil {
		out = append(out, "value "+few(values, "value"))
	}
	if out == nil {
		return ""
	}
	return "used by " + strings.Join(out, ", ") + sentence
}

// downstream is a dataset and all that are derived from it.
func (c *compiler) downstream(name string) map[string]bool {
	out := map[string]bool{name: true}
	for grew := true; grew; {
		grew = false
		for _, s := range c.st.Schemas {
			if s.Derived != nil && !out[s.Name] && slices.ContainsFunc(s.Derived.Inputs(), func(r dataset.Ref) bool { return out[r.Name] }) {
				out[s.Name], grew = true, true
			}
		}
	}
	return out
}

// affected are the values that a dataset goes into; outer are those known from further out.
func affected(values []study.Value, uses func(*dataset.Pipeline) bool, outer map[string]bool) map[string]bool {
	out := map[string]bool{}
	for n := range outer {
		out[n] = true
	}
	for grew := true; grew; {
		grew = false
		for i := range values {
			v := &values[i]
			if !out[v.Name.S] && (uses(v.Data) || v.Expr != nil && slices.ContainsFunc(identifier.FindAllString(v.Expr.Name, -1), func(n string) bool { return out[n] })) {
				out[v.Name.S], grew = true, true
			}
		}
	}
	return out
}

// namedIn is the first value of a set that a text names, "" if none.
func namedIn(text string, names map[string]bool) string {
	for {
		_, rest, found := strings.Cut(text, boundNumber.open)
		if !found {
			return ""
		}
		inside, after, _ := strings.Cut(rest, boundNumber.close)
		name, _, _ := strings.Cut(inside, "|")
		if name = strings.TrimSpace(name); names[name] {
			return name
		}
		text = after
	}
}

// textsOf lists what a chapter says in sentences, in reading order.
func textsOf(ch *study.Chapter) []*study.Text {
	out := []*study.Text{&ch.Standfirst}
	for i := range ch.Findings {
		out = append(out, &ch.Findings[i].Text)
	}
	for _, s := range ch.Sections {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case *study.TextBlock:
				out = append(out, &b.Text)
			case *study.Box:
				out = append(out, &b.Text)
			case *study.Profile:
				out = append(out, &b.Migrants, &b.HumanCost, &b.Smugglers, &b.Organization)
			case *study.KeyFigures:
				for i := range b.Cards {
					out = append(out, cardText(&b.Cards[i]))
				}
			case *study.Figure:
				out = append(out, &b.Title, &b.Note)
			case *study.Table:
				out = append(out, &b.Title, &b.Note)
			case *study.Picture:
				out = append(out, &b.Title, &b.Note)
			case *study.Repeat:
			default:
				panic("compile: unknown block")
			}
		}
	}
	return out
}

// cardText is a card as a sentence.
func cardText(k *study.KeyFigure) *study.Text {
	return &study.Text{S: k.Value.S + " " + k.Label.S, Pos: k.Value.Pos}
}

// pipelineOf is the data of an exhibit; nil for other blocks.
func pipelineOf(b study.Block) (*dataset.Pipeline, study.Text) {
	switch b := b.(type) {
	case *study.Figure:
		return b.Data, b.ID
	case *study.Table:
		return b.Data, b.ID
	}
	return nil, study.Text{}
}

// lineOf is a place without its column.
func lineOf(p diag.Pos) diag.Pos { return diag.Pos{File: p.File, Line: p.Line} }

// few lists a few names and counts the others.
func few(names []string, what string) string {
	if n := len(names) - mostUsers; n > 0 {
		return strings.Join(names[:mostUsers], ", ") + " and " + count(n, "more "+what)
	}
	return strings.Join(names, ", ")
}
