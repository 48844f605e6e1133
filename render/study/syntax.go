package study

// From bytes to YAML nodes. yaml.v3 parses; what it refuses becomes one fault
// on the line that broke it. The library often names the line where the broken
// mapping began, so the line is searched for: the longest head of the file that
// still parses ends just before it.

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"globalstudy/render/diag"
)

// file is one YAML file of the study.
type file struct {
	name   string
	src    string
	starts []int // offset of each line
	faults *diag.List
	claims []Claim // as they are met
}

// open reads and parses a file. The bool is false if a fault was added or, when
// the file does not exist, if it must say so itself.
func open(fsys fs.FS, name string, faults *diag.List) (node, bool) {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		faults.Errorf(diag.Pos{File: name}, "cannot be read: %s", reason(err))
		return node{}, false
	}
	return parse(name, b, faults)
}

// reason is the error without the path that is named already.
func reason(err error) string {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// parse gives the root of a file.
func parse(name string, b []byte, faults *diag.List) (node, bool) {
	f := &file{name: name, src: string(bytes.TrimPrefix(b, []byte("\uFEFF"))), faults: faults}
	f.starts = lineStarts(f.src)
	if !f.encoded() {
		return node{}, false
	}
	root, more, err := documents(f.src)
	switch {
	case err != nil:
		f.syntaxFault(err)
		return node{}, false
	case root == nil:
		faults.Errorf(diag.Pos{File: name}, "the file is empty")
		return node{}, false
	case more != nil:
		faults.Hintf(diag.Pos{File: name, Line: more.Line, Col: more.Column}, "take out the --- line, or make two files",
			"a second YAML document in one file")
	}
	f.refuse(root)
	return node{root, f, ""}, true
}

// documents parses the first two documents; nil where there is none.
func documents(src string) (first, second *yaml.Node, err error) {
	d := yaml.NewDecoder(strings.NewReader(src))
	var docs [2]*yaml.Node
	for i := range docs {
		var n yaml.Node
		if err := d.Decode(&n); err == io.EOF {
			break
		} else if err != nil {
			return nil, nil, err
		}
		if len(n.Content) > 0 && n.Content[0].Tag != "!!null" {
			docs[i] = n.Content[0]
		}
	}
	return docs[0], docs[1], nil
}

func lineStarts(s string) []int {
	out := []int{0}
	for i := range len(s) {
		if s[i] == '\n' {
			out = append(out, i+1)
		}
	}
	return out
}

// line gives a line of the source without its end; "" outside the file.
func (f *file) line(n int) string {
	if n < 1 || n > len(f.starts) {
		return ""
	}
	s, _, _ := strings.Cut(f.src[f.starts[n-1]:], "\n")
	return strings.TrimSuffix(s, "\r")
}

// from gives the source from a place on, col in characters.
func (f *file) from(line, col int) string {
	if line < 1 || line > len(f.starts) {
		return ""
	}
	s := f.src[f.starts[line-1]:]
	for ; col > 1 && s != "" && s[0] != '\n'; col-- {
		_, size := utf8.DecodeRuneInString(s)
		s = s[size:]
	}
	return s
}

// at gives the place of a byte of the source.
func (f *file) at(offset int) diag.Pos {
	return advance(diag.Pos{File: f.name, Line: 1, Col: 1}, f.src[:offset])
}

// encoded checks that the file is UTF-8 with ordinary line ends.
func (f *file) encoded() bool {
	for i, r := range f.src {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(f.src[i:], "\uFFFD"):
			f.faults.Hintf(f.at(i), "save the file as UTF-8", "not UTF-8: byte 0x%02X", f.src[i])
			return false
		case r == '\u0085' || r == '\u2028' || r == '\u2029' || r == '\r' && !strings.HasPrefix(f.src[i:], "\r\n"):
			f.faults.Hintf(f.at(i), "press Enter there instead", "a line separator that editors do not show (U+%04X)", r)
			return false
		}
	}
	return true
}

// refuse adds a fault for each anchor, alias and tag: nothing is written by reference.
func (f *file) refuse(y *yaml.Node) {
	n := node{y, f, ""}
	switch {
	case y.Kind == yaml.AliasNode:
		f.faults.Hintf(n.pos(), "quote text that begins with *", "YAML aliases (*%s) are not used here", short(y.Value))
		return
	case y.Anchor != "":
		f.faults.Hintf(n.pos(), "quote text that begins with &", "YAML anchors (&%s) are not used here", short(y.Anchor))
	case y.Style&yaml.TaggedStyle != 0:
		f.faults.Hintf(n.pos(), "quote text that begins with !", "YAML tags (%s) are not used here", short(y.Tag))
	}
	for _, c := range y.Content {
		f.refuse(c)
	}
}

var errorText = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

// syntaxFault reports what the parser refused.
func (f *file) syntaxFault(err error) {
	what := err.Error()
	if m := errorText.FindStringSubmatch(what); m != nil {
		what = m[2]
	}
	n := f.brokenLine()
	line := f.line(n)
	at := blanks(line)
	if i := strings.IndexByte(line[:at], '\t'); i >= 0 {
		f.faults.Hintf(diag.Pos{File: f.name, Line: n, Col: i + 1}, "indent with spaces", "a tab in the indentation")
		return
	}
	if m := valueHead.FindStringSubmatchIndex(line); m != nil {
		at = m[2]
	} else if m := secondColon.FindStringIndex(line); m != nil && strings.Contains(what, "mapping values") {
		at = m[1] - 1
	}
	what, hint := syntaxHint(line[at:], what)
	f.faults.Hintf(advance(diag.Pos{File: f.name, Line: n, Col: 1}, line[:at]), hint, "%s", what)
}

// brokenLine finds the line after the longest head of the file that parses.
// Half-open braces and quotes make a head fail that is well; so after each
// search the following lines are tried for one that closes them.
func (f *file) brokenLine() int {
	count := len(f.starts)
	parses := func(k int) bool {
		head := f.src
		if k < count {
			head = f.src[:f.starts[k]]
		}
		_, _, err := documents(head)
		return err == nil
	}
	lo := 0
	for range 8 {
		for hi := count; hi-lo > 1; {
			if mid := (lo + hi) / 2; parses(mid) {
				lo = mid
			} else {
				hi = mid
			}
		}
		next := 0
		for k := min(lo+40, count-1); k > lo+1 && next == 0; k-- {
			if parses(k) {
				next = k
			}
		}
		if next == 0 {
			break
		}
		lo = next
	}
	for lo+1 < count && strings.TrimSpace(f.line(lo+1)) == "" {
		lo++
	}
	return lo + 1
}

// valueHead finds a special first character of the value on a line: after dashes and a key.
var valueHead = regexp.MustCompile("^\\s*(?:- +)*(?:[\\w-]+: +)?(\\{\\{|[\\[{*&!@`%\"'])")

// secondColon finds a colon within the value of a key.
var secondColon = regexp.MustCompile(`^\s*(?:- +)*[\w-]+: .*?:(?: |$)`)

// syntaxHint puts a parser's message in words and says how to mend the usual
// slips; rest is the broken line from the place of the fault on.
func syntaxHint(rest, what string) (message, hint string) {
	message = "YAML does not parse: " + what
	head, _ := utf8.DecodeRuneInString(rest)
	switch {
	case strings.HasPrefix(rest, "{{"):
		return "a value that begins with {{ is read as a YAML mapping", "put the value in quotes"
	case strings.Contains(what, "mapping values are not allowed"):
		return "a colon within plain text is read as a YAML key", "put the text in quotes, or write it as a block after |"
	case head == '"' || head == '\'':
		return "a quote is not closed, or text follows the quoted text", `inside double quotes write \" for a quote, inside single quotes ''`
	case head == '{' || head == '[':
		return fmt.Sprintf("the %c is not closed, a comma is missing, or text follows it", head), fmt.Sprintf("put text that begins with %c in quotes", head)
	case strings.ContainsRune("*&!@`%", head):
		return fmt.Sprintf("text cannot begin with %c in YAML", head), "put the text in quotes"
	case strings.Contains(what, "could not find expected ':'"):
		return message, "a key is followed by a colon and a space; the lines of a block of text are indented deeper than its key"
	case strings.Contains(what, "did not find expected"):
		return message, "check that the line is indented like its neighbours"
	}
	return message, ""
}
