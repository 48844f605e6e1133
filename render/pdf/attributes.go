package pdf

// What structure elements say beside their content: alternative texts,
// languages, titles, the scope and span of table cells, the box of figures, how
// a list is numbered, the identifiers of notes.

import (
	"fmt"
	"strings"
	"unicode"

	"globalstudy/render/scene"
)

// attributes spells the entries of an element that do not come from its place.
func (s *structure) attributes(tag *scene.Tag) string {
	var b strings.Builder
	if tag.Alt != "" {
		b.WriteString("/Alt" + textString(tag.Alt))
	}
	if tag.Lang != "" {
		b.WriteString("/Lang" + textString(tag.Lang))
	}
	if tag.Title != "" {
		b.WriteString("/T" + textString(tag.Title))
	}
	switch tag.Role {
	case scene.RFigure:
		b.WriteString(s.figure(tag))
	case scene.RTH, scene.RTD:
		b.WriteString(s.cell(tag))
	case scene.RList:
		b.WriteString(s.list(tag))
	}
	if ref := s.files[tag.ID]; ref != "" && (tag.Role == scene.RFigure || tag.Role == scene.RTable) {
		b.WriteString("/AF[" + ref + "]")
	}
	if id := s.identifier(tag); id != "" {
		b.WriteString("/ID" + textString(id))
		s.notes[id] = s.ids[tag]
	}
	return b.String()
}

// figure spells the box of a figure, in the coordinates of its page.
func (s *structure) figure(tag *scene.Tag) string {
	if tag.Alt == "" {
		s.fault("a figure has no alternative text")
	}
	first, ok := s.first(tag)
	if !ok {
		return ""
	}
	page := s.book.Pages[first.page]
	x, y, w, h := tag.BBox[0], tag.BBox[1], tag.BBox[2], tag.BBox[3]
	if w <= 0 || h <= 0 {
		x, y, w, h = 0, 0, page.Width, page.Height
	}
	return fmt.Sprintf("/A<</O/Layout/Placement/Block/BBox[%s]>>", numbers(x, page.Height-y-h, x+w, page.Height-y))
}

// cell spells scope, span and heads of a table cell.
func (s *structure) cell(tag *scene.Tag) string {
	var b strings.Builder
	if tag.Role == scene.RTH {
		scope := tag.Scope
		if scope == "" {
			scope = "Column"
		}
		b.WriteString("/Scope" + name(scope))
	}
	if tag.Span[0] > 1 {
		fmt.Fprintf(&b, "/RowSpan %d", tag.Span[0])
	}
	if tag.Span[1] > 1 {
		fmt.Fprintf(&b, "/ColSpan %d", tag.Span[1])
	}
	b.WriteString(s.headers[tag])
	if b.Len() == 0 {
		return ""
	}
	return "/A<</O/Table" + b.String() + ">>"
}

// list spells how a list is numbered, read from its first label.
func (s *structure) list(tag *scene.Tag) string {
	for _, item := range tag.Kids {
		for _, k := range item.Kids {
			if label, ok := s.labels[k]; ok && k.Role == scene.RLabel {
				return "/A<</O/List/ListNumbering/" + numbering(label) + ">>"
			}
		}
	}
	return ""
}

// numbering names the kind of a list label.
func numbering(label string) string {
	for _, r := range label {
		switch {
		case unicode.IsDigit(r):
			return "Decimal"
		case unicode.IsLower(r):
			return "LowerAlpha"
		case unicode.IsUpper(r):
			return "UpperAlpha"
		}
	}
	return "Disc"
}

// identifier gives the element's identifier; every note needs one.
func (s *structure) identifier(tag *scene.Tag) string {
	id := tag.ID
	if head := s.heads[tag]; head != "" {
		return head
	}
	if id == "" && tag.Role == scene.RNote {
		id = "note"
	}
	if id == "" {
		return ""
	}
	unique := id
	for n := 2; s.notes[unique] != 0; n++ {
		unique = fmt.Sprintf("%s-%d", id, n)
	}
	return unique
}

// idTree spells the tree that finds elements by identifier.
func (s *structure) idTree() string {
	if len(s.notes) == 0 {
		return ""
	}
	elements := map[string]string{}
	for id, n := range s.notes {
		elements[id] = ref(n)
	}
	limits, names := nameTree(elements)
	return fmt.Sprintf("/IDTree<</Kids[%s]>>", ref(s.file.add("<<"+limits+names+">>")))
}

// noteLabel remembers the text of a list label, the first of its parts.
func (p *painter) noteLabel(text string) {
	if p.tag != nil && p.tag.Role == scene.RLabel && p.labels[p.tag] == "" {
		p.labels[p.tag] = text
	}
}
