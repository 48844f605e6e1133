package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"globalstudy/render/pdf/rules"
)

func TestFormOf(t *testing.T) {
	for _, c := range []struct{ body, form string }{
		{"<</P 12 0 R/K[3 14 0 R]>>", "<</P # # R/K[# # # R]>>"},
		{"<</S/H1/ID(head-12)>>", "<</S/H1/ID(head-**)>>"},
		{`<</T(a \( 1 0 R)/N 5>>`, `<</T(a \( * * R)/N #>>`},
		{"[1.5 -2 .25 7 0]", "[1.5 -2 .25 # #]"},
		{"<FEFF0041>", "<FEFF0041>"},
		{`(\`, `(\` + `\`},
	} {
		got, _ := formOf([]byte(c.body))
		if got = strings.NewReplacer("\x00", "#", "\x01", "*").Replace(got); got != c.form {
			t.Errorf("%s has the form %s, want %s", c.body, got, c.form)
		}
	}
}

// TestPacks: whatever is packed, alone, in tables and in lists of references, is
// read again as it was, and objects of one form take next to no room.
func TestPacks(t *testing.T) {
	f := &file{bodies: make([][]byte, 1), lists: map[int]bool{}, deflater: &deflater{}}
	catalog := f.add("<</Type/Catalog>>")
	f.info = f.add("<</Title(a \\) 1 0 R)>>")
	alone := f.write()
	for i := range 3 * packSize {
		f.add(fmt.Sprintf("<</S/TD/P %d 0 R/K[%d]>>", 7+i/9, i%400))
	}
	plain := len(f.write())
	for i := range tableSize + 10 {
		f.add(fmt.Sprintf("<</S/TH/ID(head-%d)/BBox[%d .5 7.25 -3]>>", 90+i, i))
		f.add(fmt.Sprintf("<</S/TH/ID(head-%d)/ColSpan %d/T<FEFF%04X>>>", 90+i, i, 0x41+i))
	}
	f.addList(nil)
	f.addList([]int{5})
	f.addList(slices.Repeat([]int{f.info, catalog, 12345}, 50))
	out := f.write()
	if cost := float64(plain-len(alone)) / (3 * packSize); cost > 1.5 {
		t.Errorf("a cell takes %.1f bytes", cost)
	}
	read, err := rules.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	tables := 0
	for _, o := range read.Objects {
		if s, ok := o.(*rules.Stream); ok && s.Dict["Type"] == rules.Name("ObjStm") && s.Dict["DecodeParms"] != nil {
			tables++
		}
	}
	if tables < 5 { // cells, heads, lists
		t.Errorf("%d tables", tables)
	}
	want, err := rules.Open(written(f))
	if err != nil {
		t.Fatal(err)
	}
	for id := 1; id < len(f.bodies); id++ {
		if got, want := fmt.Sprintf("%#v", read.Objects[rules.Ref(id)]), fmt.Sprintf("%#v", want.Objects[rules.Ref(id)]); got != want {
			t.Errorf("object %d is %s, want %s", id, got, want)
		}
	}
}

// written spells the file with each object by itself.
func written(f *file) []byte {
	w := &writer{places: make([]place, len(f.bodies)+1)}
	w.out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	for id := 1; id < len(f.bodies); id++ {
		w.object(id, f.bodies[id])
	}
	f.crossReference(w, len(f.bodies), "")
	return w.out.Bytes()
}

func TestDifferences(t *testing.T) {
	if got, want := differences([]byte("abcacd"), 3), []byte{2, 'a', 'b', 'c', 2, 0, 1, 1}; !bytes.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
