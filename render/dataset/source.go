package dataset

// What every CSV must be before its cells are looked at: UTF-8 without NUL
// bytes, separated by commas. A byte order mark and CRLF line ends are allowed.
// A source also turns the byte columns of encoding/csv into character columns,
// lazily: only a fault needs a position.

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"globalstudy/render/diag"
)

const maxFaults = 20 // reported for one file; the rest is counted

// source is the text of one CSV with its faults.
type source struct {
	file   string
	text   []byte
	starts []int // offsets of lines, made when first needed
	faults []diag.Fault
	more   int
}

var bom = []byte("\ufeff")

func newSource(file string, text []byte) *source {
	return &source{file: file, text: bytes.TrimPrefix(text, bom)}
}

func (s *source) fault(p diag.Pos, width int, hint, format string, args ...any) {
	if len(s.faults) >= maxFaults {
		s.more++
		return
	}
	s.faults = append(s.faults, diag.Fault{Pos: p, Width: width, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// report hands the faults over and says whether there were any.
func (s *source) report(l *diag.List) bool {
	for _, f := range s.faults {
		l.Add(f)
	}
	if s.more > 0 {
		l.Errorf(diag.Pos{File: s.file}, "and %d more faults in this file", s.more)
	}
	return len(s.faults) > 0
}

// at is the place of a byte: line and byte column count from 1.
func (s *source) at(line, byteCol int) diag.Pos {
	p := diag.Pos{File: s.file, Line: line, Col: byteCol}
	if text := s.line(line); byteCol > 0 && byteCol <= len(text)+1 {
		p.Col = utf8.RuneCount(text[:byteCol-1]) + 1
	}
	return p
}

// line is the text of a line and of all that follow it.
func (s *source) line(n int) []byte {
	if s.starts == nil {
		s.starts = []int{0}
		for i, b := range s.text {
			if b == '\n' {
				s.starts = append(s.starts, i+1)
			}
		}
	}
	if n < 1 || n > len(s.starts) {
		return nil
	}
	return s.text[s.starts[n-1]:]
}

// cell is the place and text of a cell of the record that starts at a line.
// It reads the record again.
func (s *source) cell(line, field int) (diag.Pos, string) {
	r := newReader(s.line(line))
	rec, err := r.Read()
	if err != nil || field < 0 || field >= len(rec) {
		return diag.Pos{File: s.file, Line: line}, ""
	}
	l, c := r.FieldPos(field)
	return s.at(line+l-1, c), rec[field]
}

// cellFault is a fault at a cell of the record that starts at a line.
func (s *source) cellFault(line, field int, hint, format string, args ...any) {
	if len(s.faults) >= maxFaults {
		s.more++
		return
	}
	p, text := s.cell(line, field)
	s.fault(p, utf8.RuneCountInString(text), hint, format, args...)
}

func newReader(text []byte) *csv.Reader {
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	return r
}

// check reports bytes that cannot be a table; false means: do not go on.
func (s *source) check() bool {
	if i := bytes.IndexByte(s.text, 0); i >= 0 {
		hint := "the file is damaged: export it again"
		if i < 4 || bytes.HasPrefix(s.text, []byte{0xff, 0xfe}) || bytes.HasPrefix(s.text, []byte{0xfe, 0xff}) {
			hint = "this looks like UTF-16: save the file as UTF-8"
		}
		s.byteFault(i, hint, "NUL byte in the file")
		return false
	}
	if !utf8.Valid(s.text) {
		s.encodingFault()
		return false
	}
	if len(bytes.TrimSpace(s.text)) == 0 {
		s.fault(diag.Pos{File: s.file}, 0, "the first line names the columns", "the file is empty")
		return false
	}
	return true
}

func (s *source) byteFault(offset int, hint, format string, args ...any) {
	line := 1 + bytes.Count(s.text[:offset], []byte("\n"))
	start := bytes.LastIndexByte(s.text[:offset], '\n') + 1
	s.fault(s.at(line, offset-start+1), 1, hint, format, args...)
}

func (s *source) encodingFault() {
	first, windows := -1, false
	for i := 0; i < len(s.text); {
		r, n := utf8.DecodeRune(s.text[i:])
		if r == utf8.RuneError && n == 1 {
			if first < 0 {
				first = i
			}
			windows = windows || s.text[i] >= 0x80 && s.text[i] < 0xa0
		}
		i += n
	}
	likely := "ISO 8859-1 (Latin-1)"
	switch {
	case bytes.HasPrefix(s.text, []byte{0xff, 0xfe}), bytes.HasPrefix(s.text, []byte{0xfe, 0xff}):
		likely = "UTF-16"
	case windows:
		likely = "Windows-1252"
	}
	s.byteFault(first, "save the file as UTF-8; it looks like "+likely, "byte 0x%02X is not UTF-8", s.text[first])
}

// separator recognises a file whose cells are not separated by commas.
func (s *source) separator(header []string, want int) bool {
	if len(header) != 1 || want < 2 {
		return true
	}
	for _, sep := range []struct{ char, name string }{{";", "semicolons"}, {"\t", "tabs"}, {"|", "bars"}} {
		if i := strings.Index(header[0], sep.char); i >= 0 {
			s.fault(s.at(1, i+1), 1, "export the table again with commas; numbers are written with a decimal point",
				"cells are separated by %s, expected commas", sep.name)
			return false
		}
	}
	return true
}

// parseFault turns an error of encoding/csv into a fault.
func (s *source) parseFault(err error) {
	var pe *csv.ParseError
	if !errors.As(err, &pe) {
		s.fault(diag.Pos{File: s.file}, 0, "", "%v", err)
		return
	}
	switch {
	case errors.Is(pe.Err, csv.ErrBareQuote):
		s.fault(s.at(pe.Line, pe.Column), 1, `put the whole cell in quotes and double the quotes inside: "so ""called"""`, "quotation mark inside a cell that is not quoted")
	case errors.Is(pe.Err, csv.ErrQuote) && pe.StartLine != pe.Line:
		s.fault(s.at(pe.StartLine, 1), 1, `close the quotes, and double quotes inside a cell: ""`, "a quoted cell of this row does not end before line %d", pe.Line)
	case errors.Is(pe.Err, csv.ErrQuote):
		s.fault(s.at(pe.Line, pe.Column), 1, `after a closing quote comes a comma; double quotes inside a cell: ""`, "quotation marks do not match")
	default:
		s.fault(s.at(pe.Line, pe.Column), 1, "", "%v", pe.Err)
	}
}
