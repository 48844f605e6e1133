package compile

// Blocks of Markdown: paragraphs, lists, quotes, level-3 headings, and the
// definitions of footnotes, which are set aside until their marks are met.

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"globalstudy/render/diag"
	"globalstudy/render/doc"
)

// footnote is the definition of a footnote in a text.
type footnote struct {
	node *extast.Footnote
	note *doc.Note // once its mark was met
}

func (v *converter) children(n ast.Node) []doc.Block {
	var out []doc.Block
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		if b := v.block(k); b != nil {
			out = append(out, b)
		}
	}
	return out
}

// block converts one block; nil for what is refused or set aside.
func (v *converter) block(n ast.Node) doc.Block {
	v.prev = 0
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return &doc.Paragraph{Text: v.inline(n)}
	case *ast.List:
		l := &doc.List{Ordered: n.IsOrdered()}
		for k := n.FirstChild(); k != nil; k = k.NextSibling() {
			l.Items = append(l.Items, v.children(k))
		}
		return l
	case *ast.Blockquote:
		return &doc.Quote{Blocks: v.children(n)}
	case *ast.Heading:
		return v.heading(n)
	case *extast.FootnoteList, *ast.LinkReferenceDefinition:
		return nil
	case *ast.HTMLBlock:
		v.faults.Hintf(v.at(n.Pos()), "write Markdown", "raw HTML is not part of a report")
	case *ast.CodeBlock:
		v.faults.Hintf(v.at(n.Pos()), "remove the four spaces before it", "indented text would be program code, which a report does not have")
	case *ast.FencedCodeBlock:
		v.faults.Errorf(v.at(n.Pos()), "program code is not part of a report")
	case *ast.ThematicBreak:
		v.faults.Hintf(v.at(n.Pos()), "begin a new section", "a rule is not part of a report")
	default:
		panic("compile: unknown Markdown block " + n.Kind().String())
	}
	return nil
}

func (v *converter) heading(n *ast.Heading) doc.Block {
	if n.Level != 3 {
		v.faults.Hintf(v.at(n.Pos()), "write ### for a subsection, and heading: for a section", "a heading of level %d cannot stand in a text", n.Level)
		return nil
	}
	var words strings.Builder
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		words.Write(seg.Value(v.src))
	}
	chapter := ""
	if v.chapter != nil {
		chapter = v.chapter.ID
	}
	return &doc.Heading{ID: v.headingID(chapter, strings.TrimSpace(words.String())), Level: 3, Text: v.inline(n)}
}

// collectNotes finds the definitions of footnotes, which goldmark keeps in one list.
func (v *converter) collectNotes(root ast.Node) {
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the function gives no error
		f, ok := n.(*extast.Footnote)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		name := string(f.Ref)
		if v.notes[name] != nil {
			v.faults.Errorf(v.definition(name), "footnote [^%s] has two texts", name)
		}
		v.notes[name] = &footnote{node: f}
		return ast.WalkContinue, nil
	})
}

// checkNotes reports the footnotes no mark leads to, in the order of their texts.
func (v *converter) checkNotes() {
	for name, f := range v.notes {
		if f.note == nil {
			v.faults.Hintf(v.definition(name), "write [^"+name+"] where it belongs", "footnote [^%s] has no mark in this text", name)
		}
	}
}

// definition is the place where a footnote's text begins.
func (v *converter) definition(name string) diag.Pos {
	return v.at(max(0, strings.LastIndex(v.text.S, "[^"+name+"]:")))
}
