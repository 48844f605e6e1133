package compile

// What stands beside a finding: the exhibits that show it.

import (
	"fmt"

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
