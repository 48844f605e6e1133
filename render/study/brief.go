package study

// chapters/brief.yaml, the study in two pages: written like a chapter, but its
// exhibits are those of the study, named by their ids.

import (
	"io/fs"

	"globalstudy/render/diag"
)

const briefFile = "chapters/brief.yaml"

// briefKinds are the keys that name a block of the brief.
var briefKinds = []string{"text", "exhibit", "key-figures", "profile"}

// loadBrief is false if the file does not parse; it may be missing.
func loadBrief(fsys fs.FS, s *Study, faults *diag.List) bool {
	if !exists(fsys, briefFile) {
		return true
	}
	return read(fsys, briefFile, faults, func(root node) { s.Brief = root.brief() })
}

func (n node) brief() *Chapter {
	c := &Chapter{ID: "brief", File: briefFile, Pos: n.pos()}
	seen := n.fields("the brief", fields{
		"title": to(&c.Title), "colour": to(&c.Colour), "standfirst": to(&c.Standfirst),
		"values":   func(v node) { c.Values = v.values() },
		"sections": func(v node) { c.Sections = each(v, node.briefSection) },
	})
	c.Claims = n.file.claims
	n.require(seen, "the brief", "title", "sections")
	return c
}

func (n node) briefSection() Section {
	s := Section{Level: 2}
	seen := n.fields("a section", fields{
		"heading": to(&s.Heading),
		"blocks": func(v node) {
			for _, b := range v.list() {
				if b := b.briefBlock(); b != nil {
					s.Blocks = append(s.Blocks, b)
				}
			}
		},
	})
	n.require(seen, "section", "heading", "blocks")
	return s
}

// briefBlock decodes a block of the brief; nil after a fault.
func (n node) briefBlock() Block {
	if !n.isPlainMapping() {
		n.wrong("a block such as \"text: ...\"")
		return nil
	}
	for i := 0; i < len(n.Content); i += 2 {
		switch n.Content[i].Value {
		case "exhibit":
			r := &Repeat{}
			n.fields("an exhibit of the brief", fields{"exhibit": toRef(&r.ID)})
			return r
		case "text", "key-figures", "profile":
			return n.block(nil)
		}
	}
	first := node{n.Content[0], n.file, ""}
	first.fault(diag.DidYouMean(first.Value, briefKinds), "the brief has no block of this kind; exhibits are those of the study")
	return nil
}
