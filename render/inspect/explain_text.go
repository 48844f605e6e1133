package inspect

// An explanation as plain text.

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"globalstudy/render/dataset"
)

// WriteText writes the explanation for a terminal.
func (e *Explanation) WriteText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", e.Name)
	if e.Title != "" {
		fmt.Fprintf(&b, ": %s", e.Title)
	}
	fmt.Fprintf(&b, "\n%s\n", e.Pos)
	for i := range e.Parts {
		b.WriteString("\n")
		e.Parts[i].write(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// heading says what the part is, with its number.
func (p *Part) heading() string {
	switch {
	case p.Name == "":
		return ""
	case p.Formula != "" && p.Result != "":
		return fmt.Sprintf("%s = %s = %s", p.Name, p.Formula, p.Result)
	case p.Formula != "":
		return fmt.Sprintf("%s = %s", p.Name, p.Formula)
	}
	return fmt.Sprintf("%s = %s", p.Name, p.Result)
}

func (p *Part) write(b *strings.Builder) {
	if h := p.heading(); h != "" {
		fmt.Fprintf(b, "%s\n", h)
	}
	if p.Formula != "" {
		return
	}
	var notes []string
	for i := range p.Steps {
		s := &p.Steps[i]
		fmt.Fprintf(b, "%3d  %s: %s\n", i+1, s.Words, rows(s, i == 0))
		head(b, s)
		notes = s.Notes
	}
	if p.Pick != "" && len(p.Steps[len(p.Steps)-1].Columns) > 1 {
		fmt.Fprintf(b, "     the value is %s\n", p.Pick)
	}
	for _, n := range notes {
		fmt.Fprintf(b, "     note: %s\n", n)
	}
	for _, v := range p.Trace.Via {
		fmt.Fprintf(b, "     by way of %s: %s\n", v.Name, strings.Join(v.Steps, "; "))
	}
	for _, o := range p.Trace.Origins {
		fmt.Fprintf(b, "     data: %s, %d of %s\n", o.Name, o.Used, count(o.Rows, "row"))
	}
	for _, c := range p.Trace.Cells {
		fmt.Fprintf(b, "     cell: %s", c.Pos)
		if c.Column != "" {
			fmt.Fprintf(b, " %s %q", c.Column, c.Text)
		}
		b.WriteString("\n")
	}
	for _, s := range p.Sources {
		fmt.Fprintf(b, "     source: %s\n", s)
	}
}

// rows says how many rows a step left of how many.
func rows(s *dataset.StepReport, first bool) string {
	if first || s.Before == s.After {
		return count(s.After, "row")
	}
	return fmt.Sprintf("%d → %s", s.Before, count(s.After, "row"))
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// head writes the first rows as a table; numbers stand to the right.
func head(b *strings.Builder, s *dataset.StepReport) {
	widths := make([]int, len(s.Columns))
	lines := append([][]string{s.Columns}, s.Head...)
	for _, cells := range lines {
		for i, c := range cells {
			widths[i] = max(widths[i], utf8.RuneCountInString(clip(c)))
		}
	}
	for _, cells := range lines {
		line := ""
		for i, c := range cells {
			c = clip(c)
			pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c))
			if s.Units[i] != "" {
				c = pad + c
			} else {
				c += pad
			}
			line += "  " + c
		}
		fmt.Fprintf(b, "       %s\n", strings.TrimRight(line, " "))
	}
	if more := s.After - len(s.Head); more > 0 && len(s.Head) > 0 {
		fmt.Fprintf(b, "         … %d more\n", more)
	}
}
