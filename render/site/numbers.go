package site

// The register of where the numbers come from: a page for each chapter, and one
// for the whole study with all that belongs to no chapter and the way to the others.

import (
	"globalstudy/render/doc"
)

// register is a page of it.
type register struct {
	Name    string
	Chapter *doc.Chapter // nil: of the whole study
	groups  []doc.NumberGroup
}

// registers deals the numbers out to pages, that of the whole study first, and
// notes where each stands.
func (w *writer) registers() {
	chapters := map[string]*doc.Chapter{}
	for _, c := range w.doc.Parts() {
		chapters[c.Title] = c
	}
	whole := &register{Name: numbersPage}
	w.register, w.numberPage = []*register{whole}, map[string]string{}
	of := map[*doc.Chapter]*register{nil: whole}
	for _, g := range w.doc.NumberGroups() {
		c := chapters[g.Title]
		r := of[c]
		if r == nil {
			r = &register{Name: "numbers-" + c.ID + ".html", Chapter: c}
			of[c], w.register = r, append(w.register, r)
		}
		r.groups = append(r.groups, g)
		for _, s := range g.Sets {
			for _, e := range s.Entries {
				w.numberPage[e.ID] = r.Name
			}
		}
	}
}

// numberHref is the address of a number's entry.
func (w *writer) numberHref(id string) string { return w.numberPage[id] + "#" + id }

func (w *writer) numbersPages() []*page {
	var out []*page
	for _, r := range w.register {
		p := &page{Name: r.Name, Title: w.theme.Words.NumbersTitle, About: w.theme.Words.NumbersIntro, Card: w.picture("card.png"), Numbers: r.groups}
		if r.Chapter != nil {
			p.Title, p.Chapter, p.Hue = p.Title+": "+r.Chapter.Title, r.Chapter, r.Chapter.Hue
		}
		out = append(out, p)
	}
	return out
}
