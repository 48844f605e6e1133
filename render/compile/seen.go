package compile

// What stands beside a finding: the exhibits that show it.

import (
	"fmt"
	"regexp"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/study"
)

// seen resolves the ids of see:.
func (c *compiler) seen(ids []study.Text) []doc.Reference {
	var out []doc.Reference
	for _, t := range ids {
		p, ok := c.places[t.S]
		if ok {
			out = append(out, doc.Reference{Target: t.S, Chapter: p.chapter, Text: p.text})
			continue
		}
		var all []string
		for id := range c.places {
			all = append(all, id)
		}
		if c.unread(t.S, all) {
			continue
		}
		c.faults.Add(diag.Fault{Pos: t.Pos, Width: len([]rune(t.S)), Hint: diag.DidYouMean(t.S, all),
			Message: fmt.Sprintf("see: %q is no exhibit, section or chapter", t.S)})
	}
	return out
}

// mostSeen is how many exhibits a finding leads to by itself.
const mostSeen = 2

// bound finds the numbers named in a text.
var bound = regexp.MustCompile(`\{\{([^}|]*)`)

// shownBy finds the exhibits of a finding that names none: those of its chapter
// that are made from the datasets its numbers come from, of these the ones that
// share most of them, the first two.
func (c *compiler) shownBy(f study.Finding, w *study.Chapter, values *scope) []doc.Reference {
	wanted := map[string]bool{}
	for _, m := range bound.FindAllStringSubmatch(f.S, -1) {
		for _, name := range identifier.FindAllString(m[1], -1) {
			if v, _ := values.find(name); v != nil {
				v.datasets(wanted)
			}
		}
	}
	var out []doc.Reference
	most := 1
	for _, s := range w.Sections {
		for _, b := range s.Blocks {
			p, id := pipelineOf(b)
			n := shared(p, wanted)
			if n < most || c.places[id.S].text == "" {
				continue
			}
			if n > most {
				out, most = nil, n
			}
			if len(out) < mostSeen {
				out = append(out, c.placed(id.S))
			}
		}
	}
	return out
}

// datasets adds those that a number comes from.
func (v *value) datasets(to map[string]bool) {
	if v.written.Data != nil {
		for _, d := range v.written.Data.Inputs() {
			to[d.Name] = true
		}
	}
	for _, p := range v.parts {
		if p != nil {
			p.datasets(to)
		}
	}
}

// shared counts the wanted datasets that a pipeline reads.
func shared(p *dataset.Pipeline, wanted map[string]bool) int {
	if p == nil {
		return 0
	}
	seen := map[string]bool{}
	for _, d := range p.Inputs() {
		seen[d.Name] = wanted[d.Name]
	}
	n := 0
	for _, is := range seen {
		if is {
			n++
		}
	}
	return n
}
