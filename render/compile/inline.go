package compile

// Inlines of Markdown. Soft line ends are spaces; quotes and dashes are set as
// printed; what is refused leaves a fault and its words.

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"globalstudy/render/doc"
)

// inline converts the children of a node.
func (v *converter) inline(n ast.Node) []doc.Inline {
	var out []doc.Inline
	add := func(in doc.Inline) {
		if t, ok := in.(doc.Text); ok && len(out) > 0 {
			if last, ok := out[len(out)-1].(doc.Text); ok {
				out[len(out)-1] = last + t
				return
			}
		}
		out = append(out, in)
	}
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		for _, in := range v.one(k) {
			add(in)
		}
	}
	return out
}

// one converts one inline node.
func (v *converter) one(n ast.Node) []doc.Inline {
	switch n := n.(type) {
	case *ast.Text:
		v.digits(n.Segment.Start, n.Segment.Stop)
		s := v.written(n.Segment.Value(v.src))
		if n.SoftLineBreak() || n.HardLineBreak() {
			s = strings.TrimRight(s, " ") + " "
			v.prev = ' '
		}
		return []doc.Inline{doc.Text(s)}
	case *ast.String:
		return []doc.Inline{doc.Text(v.written(n.Value))}
	case *ast.Emphasis:
		if n.Level == 2 {
			return []doc.Inline{doc.Strong{Inlines: v.inline(n)}}
		}
		return []doc.Inline{doc.Emphasis{Inlines: v.inline(n)}}
	case *ast.Link:
		return v.link(n, string(n.Destination))
	case *ast.AutoLink:
		return v.autoLink(n)
	case *markNode:
		return v.mark(n)
	case *ast.Image:
		v.faults.Hintf(v.at(n.Pos()), "use a block picture: with alt: and source:", "an image cannot stand in running text")
	case *ast.RawHTML:
		v.faults.Hintf(v.at(n.Pos()), "write Markdown; a bare < is written \\<", "raw HTML is not part of a report")
	case *ast.CodeSpan:
		v.faults.Hintf(v.at(n.Pos()), "write *emphasis* or quotes", "program code is not part of a report")
	default:
		panic("compile: unknown Markdown inline " + n.Kind().String())
	}
	return nil
}

// written resolves escapes and entities and sets quotes and dashes; what a
// backslash escapes stays as it is.
func (v *converter) written(b []byte) string {
	var out strings.Builder
	set := func(b []byte) {
		s := typeset(v.prev, string(util.ResolveEntityNames(util.ResolveNumericReferences(b))))
		out.WriteString(s)
		v.last(s)
	}
	from := 0
	for i := 0; i+1 < len(b); i++ {
		if b[i] == '\\' && util.IsPunct(b[i+1]) {
			set(b[from:i])
			out.WriteByte(b[i+1])
			v.prev = rune(b[i+1])
			from, i = i+2, i+1
		}
	}
	set(b[from:])
	return out.String()
}

// last notes what was written last.
func (v *converter) last(s string) {
	if r, n := utf8.DecodeLastRuneInString(s); n > 0 {
		v.prev = r
	}
}

// autoLink converts <https://...>.
func (v *converter) autoLink(n *ast.AutoLink) []doc.Inline {
	url := string(n.URL(v.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(url, "mailto:") {
		url = "mailto:" + url
	}
	v.last(url)
	return v.outward(url, []doc.Inline{doc.Text(n.Label(v.src))}, n.Pos())
}
