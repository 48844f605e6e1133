package doc

// Plain text of inlines, and a walk over blocks. PlainText of a whole document
// is in plain.go.

import "strings"

// InlineText gives the words of inlines without any mark-up.
func InlineText(in []Inline) string {
	var b strings.Builder
	writeText(&b, in, "")
	return b.String()
}

// writeText writes the words; mark stands for each footnote mark.
func writeText(b *strings.Builder, in []Inline, mark string) {
	for _, i := range in {
		switch i := i.(type) {
		case Text:
			b.WriteString(string(i))
		case Emphasis:
			writeText(b, i.Inlines, mark)
		case Strong:
			writeText(b, i.Inlines, mark)
		case Foreign:
			writeText(b, i.Inlines, mark)
		case Link:
			writeText(b, i.Inlines, mark)
		case Reference:
			b.WriteString(i.Text)
		case PageReference:
			if mark != "" {
				b.WriteString(mark) // reads otherwise on paper
			} else {
				b.WriteString(i.Text)
			}
		case Gloss:
			writeText(b, i.Inlines, mark)
		case Mention:
			writeText(b, i.Inlines, mark)
		case Citation:
			b.WriteString(i.Text())
		case NoteMark:
			b.WriteString(mark) // not a word of the sentence
		case Number:
			b.WriteString(i.Text)
		case Superscript:
			b.WriteString(i.Text)
		case Subscript:
			b.WriteString(i.Text)
		default:
			panic("doc: unknown inline")
		}
	}
}

// Text is the whole citation as written: "[3, p. 22; 5]".
func (c Citation) Text() string {
	var parts []string
	for _, p := range c.Parts {
		parts = append(parts, p.Text)
	}
	left, right := c.Brackets()
	return left + strings.Join(parts, "; ") + right
}

// Brackets are those that a citation stands in.
func (c Citation) Brackets() (left, right string) {
	if c.Round {
		return "(", ")"
	}
	return "[", "]"
}
