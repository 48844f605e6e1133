package diag

// Printing: one line per fault, then the source line it points at with a caret
// below, then the note and the hint. Source lines are read from the study's file system
// once per file; long lines (wide CSV rows) are cut around the caret.

import (
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode"
)

const excerptWidth = 100

// Print writes the faults to w. Excerpts come from fsys, which may be nil.
func Print(w io.Writer, faults []Fault, fsys fs.FS) {
	lines := map[string][]string{}
	for _, f := range faults {
		p := f.Pos.String()
		if p != "" {
			p += ": "
		}
		if f.Warning {
			p += "warning: "
		}
		fmt.Fprintf(w, "%s%s\n", p, strings.Map(visible, f.Message))
		if fsys != nil && f.Pos.Line > 0 {
			if _, ok := lines[f.Pos.File]; !ok {
				b, _ := fs.ReadFile(fsys, f.Pos.File)
				lines[f.Pos.File] = strings.Split(string(b), "\n")
			}
			printExcerpt(w, f, lines[f.Pos.File])
		}
		for _, l := range [...]struct{ word, text string }{{"note", f.Note}, {"hint", f.Hint}} {
			if l.text != "" {
				fmt.Fprintf(w, "    %s: %s\n", l.word, strings.Map(visible, l.text))
			}
		}
	}
}

func printExcerpt(w io.Writer, f Fault, lines []string) {
	if f.Pos.Line > len(lines) {
		return
	}
	rs := []rune(strings.Map(visible, strings.TrimRight(strings.ToValidUTF8(lines[f.Pos.Line-1], "\uFFFD"), "\r")))
	col := min(max(f.Pos.Col, 1), len(rs)+1)
	from := 0
	if len(rs) > excerptWidth && col > excerptWidth*2/3 {
		from = min(col-excerptWidth/2, len(rs)-excerptWidth)
	}
	to := min(len(rs), from+excerptWidth)
	num := fmt.Sprintf("%5d | ", f.Pos.Line)
	fmt.Fprintf(w, "%s%s\n", num, string(rs[from:to]))
	if f.Pos.Col > 0 {
		n := min(max(f.Width, 1), max(1, to-col+1))
		under := cells(rs[col-1 : min(col-1+n, len(rs))])
		fmt.Fprintf(w, "%s| %s%s\n", strings.Repeat(" ", len(num)-2), strings.Repeat(" ", cells(rs[from:col-1])), strings.Repeat("^", max(under, 1)))
	}
}

// visible replaces what a terminal would obey rather than show.
func visible(r rune) rune {
	if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
		return ' '
	}
	return r
}

// cells counts the places on a terminal that the characters take: two for
// those of East Asian scripts and pictures, none for combining marks.
func cells(rs []rune) int {
	n := 0
	for _, r := range rs {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) && (r < 0xFF61 || r > 0xFFDC),
			r >= 0x3000 && r <= 0x303E, r >= 0xFF01 && r <= 0xFF60, r >= 0x1F300 && r <= 0x1FAFF:
			n += 2
		default:
			n++
		}
	}
	return n
}
