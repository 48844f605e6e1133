package diag

// Printing: one line per fault, then the source line it points at with a caret
// below, then the hint. Source lines are read from the study's file system
// once per file; long lines (wide CSV rows) are cut around the caret.

import (
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"
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
		fmt.Fprintf(w, "%s%s\n", p, f.Message)
		if fsys != nil && f.Pos.Line > 0 {
			if _, ok := lines[f.Pos.File]; !ok {
				b, _ := fs.ReadFile(fsys, f.Pos.File)
				lines[f.Pos.File] = strings.Split(string(b), "\n")
			}
			printExcerpt(w, f, lines[f.Pos.File])
		}
		if f.Hint != "" {
			fmt.Fprintf(w, "    hint: %s\n", f.Hint)
		}
	}
}

func printExcerpt(w io.Writer, f Fault, lines []string) {
	if f.Pos.Line > len(lines) {
		return
	}
	line := strings.TrimRight(lines[f.Pos.Line-1], "\r")
	if !utf8.ValidString(line) {
		line = strings.ToValidUTF8(line, "\uFFFD")
	}
	rs := []rune(strings.ReplaceAll(line, "\t", " "))
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
		fmt.Fprintf(w, "%s| %s%s\n", strings.Repeat(" ", len(num)-2), strings.Repeat(" ", col-1-from), strings.Repeat("^", n))
	}
}
