package dataset

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"
)

// Whatever the text, records gives what encoding/csv gives.
func FuzzRecords(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a\r\n\r\n\n1\r\n", "a,\r", "\r", "\r\r\n", ",\n,,\n", "a\rb,c\n", "\"a\",b\n", "a,\"b\nc\"\r\nd", "a\"b\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, want := newRecords([]byte(text)), csv.NewReader(strings.NewReader(text))
		want.FieldsPerRecord = -1
		for {
			rec, line, err := got.next()
			wrec, werr := want.Read()
			if (err == nil) != (werr == nil) || err != nil && err.Error() != werr.Error() {
				t.Fatalf("%q: got %v, want %v", text, err, werr)
			}
			if err != nil && wrec == nil {
				return
			}
			if wline, _ := want.FieldPos(0); err == nil && (!slices.Equal(rec, wrec) || line != wline) {
				t.Fatalf("%q: got %q in line %d, want %q in line %d", text, rec, line, wrec, wline)
			}
		}
	})
}

// A quoted file gives the same table as one without quotation marks.
func TestQuotedAndPlain(t *testing.T) {
	src, s, regs := bigCSV(2000)
	plain, quoted := readWith(t, src, s, regs), readWith(t, quoted(src), s, regs)
	if show(plain) != show(quoted) || plain.Pos(1999) != quoted.Pos(1999) {
		t.Error("the tables differ")
	}
	if bytes.Contains(src, []byte{'"'}) {
		t.Error("the plain file has quotation marks")
	}
}
