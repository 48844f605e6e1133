package study

// Checks across files: names that are written twice, and sources that are in
// no register.

import (
	"io/fs"
	"maps"
	"slices"

	"globalstudy/render/diag"
)

// checkNames finds ids of exhibits and names of values that are written twice.
func (s *Study) checkNames(faults *diag.List) {
	ids := once{map[string]diag.Pos{}, faults}
	global := once{map[string]diag.Pos{}, faults}
	for _, v := range s.Values {
		global.add("value", v.Name)
	}
	for _, c := range s.withBrief() {
		own := once{maps.Clone(global.first), faults}
		for _, v := range c.Values {
			own.add("value", v.Name)
		}
		for _, sec := range c.Sections {
			for _, b := range sec.Blocks {
				ids.add("id", id(b))
				for _, a := range aliases(b) {
					ids.add("id", a)
				}
			}
		}
	}
}

// withBrief lists chapters, appendices and the brief.
func (s *Study) withBrief() []*Chapter {
	if s.Brief == nil {
		return s.Parts()
	}
	return append(s.Parts(), s.Brief)
}

// checkSources finds sources that are not in references.yaml.
func (s *Study) checkSources(fsys fs.FS, faults *diag.List) {
	refs := cardSources(s.KeyFigures)
	for _, c := range s.withBrief() {
		for _, sec := range c.Sections {
			for _, b := range sec.Blocks {
				refs = append(refs, sources(b)...)
			}
		}
	}
	if s.Sheets != nil {
		for _, f := range s.Sheets.Facts {
			refs = append(refs, f.Source...)
		}
	}
	for _, d := range s.Schemas {
		refs = append(refs, d.Sources...)
	}
	known := slices.Sorted(maps.Keys(s.Registers.Sources))
	if len(known) == 0 {
		if !exists(fsys, referencesFile) && len(refs) > 0 {
			faults.Hintf(diag.Pos{File: referencesFile}, "it says what each source is, see chapters/README.md", "the file is missing; %s names the source %s", refs[0].Pos, refs[0].Name)
		}
		return // an unreadable register is a fault already
	}
	for _, r := range refs {
		if !s.Registers.Sources[r.Name] {
			faults.Add(diag.Fault{Pos: r.Pos, Width: len(r.Name), Message: "source " + r.Name + " is not in references.yaml", Hint: diag.DidYouMean(r.Name, known)})
		}
	}
}

// once adds a fault where a name is written that was written before.
type once struct {
	first  map[string]diag.Pos
	faults *diag.List
}

func (o once) add(what string, t Text) {
	if t.S == "" {
		return
	}
	if p, twice := o.first[t.S]; twice {
		o.faults.Add(diag.Fault{Pos: t.Pos, Width: len(t.S), Message: what + " " + t.S + " is written twice, first at " + p.String()})
		return
	}
	o.first[t.S] = t.Pos
}
