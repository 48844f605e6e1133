package dataset

// Files that come wrong: in another encoding, with signs of a spreadsheet, far
// too wide or too long. Each is read or refused at the right place.

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"globalstudy/render/diag"
)

// Every constraint, violated.
func TestConstraints(t *testing.T) {
	for _, c := range []struct {
		name string
		f    Field
		ok   string // cells that pass
		bad  string // one that does not
		want string
	}{
		{"required", Field{Type: String, Constraints: Constraints{Required: true}}, "x", "", `2:1: f: the cell is empty, and the column is required`},
		{"required number", Field{Type: Integer, Constraints: Constraints{Required: true}}, "1", "", `2:1: f: the cell is empty, and the column is required`},
		{"minimum", Field{Type: Integer, Constraints: Constraints{Minimum: f64(2)}}, "2", "1", `2:3: f: 1 is less than the minimum 2`},
		{"maximum", Field{Type: Numeric, Constraints: Constraints{Maximum: f64(2)}}, "2", "2.5", `2:3: f: 2.5 is more than the maximum 2`},
		{"minimum year", Field{Type: Year, Constraints: Constraints{First: "2009"}}, "2009 2010", "2008", `2:3: f: 2008 is before the minimum 2009`},
		{"maximum month", Field{Type: YearMonth, Constraints: Constraints{Last: "2009-06"}}, "2009-06 1999-12", "2009-07", `2:3: f: 2009-07 is after the maximum 2009-06`},
		{"maximum date", Field{Type: Date, Constraints: Constraints{Last: "2009-06-30"}}, "2009-06-30", "2009-07-01", `2:3: f: 2009-07-01 is after the maximum 2009-06-30`},
		{"enum of numbers", Field{Type: Numeric, Constraints: Constraints{Enum: []string{"1", "2.50"}}}, "1 2.5", "3", `2:3: f: 3 is not one of the values admitted (admitted: 1, 2.50)`},
		{"enum of years", Field{Type: Year, Constraints: Constraints{Enum: []string{"2015", "2020"}}}, "2015 2020", "2002", `2:3: f: "2002" is not one of the values admitted (did you mean "2020"?)`},
		{"enum of text", Field{Type: Enum, Categories: []Category{{Value: "sea"}}}, "sea", "see", `2:3: f: "see" is not one of the categories (did you mean "sea"?)`},
		{"pattern", Field{Type: String, Constraints: Constraints{Pattern: "[a-z]+"}}, "ab", "a1", `2:3: f: "a1" does not match the pattern [a-z]+`},
		{"pattern of numbers", Field{Type: Integer, Constraints: Constraints{Pattern: "[0-9]{3}"}}, "123", "1234", `2:3: f: "1234" does not match the pattern [0-9]{3}`},
		{"unique", Field{Type: String, Constraints: Constraints{Unique: true}}, "x y", "x", `4:3: the value x stands already in line 2`},
		{"unique number", Field{Type: Integer, Constraints: Constraints{Unique: true}}, "1 2", "2", `4:3: the value 2 stands already in line 3`},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.f.Name, c.f.Unit = "f", "x"
			s := &Schema{Name: "t", Fields: []Field{{Name: "k", Type: String}, c.f}}
			rows := func(cells []string) string { return "k,f\nk," + strings.Join(cells, "\nk,") + "\n" }
			read(t, s, rows(strings.Fields(c.ok)))
			cells := []string{c.bad}
			if c.f.Constraints.Unique {
				cells = append(strings.Fields(c.ok), c.bad)
			}
			text := rows(cells)
			if c.bad == "" {
				text = strings.ReplaceAll(strings.Replace(text, "k,f", "f,k", 1), "\nk,\n", "\n,k\n")
			}
			var l diag.List
			if got := Read("t.csv", []byte(text), s, testRegisters, &l); got != nil || !strings.Contains(faultLines(&l), "t.csv:"+c.want) {
				t.Errorf("%q gave\n%swant\n%s", text, faultLines(&l), c.want)
			}
		})
	}
}

func TestAwkwardFiles(t *testing.T) {
	long := strings.Repeat("long ", 2<<20) // 10 MB
	for _, c := range []struct {
		name, schema, csv string
		want              string // faults, or the table if there are none
	}{
		{"mark, CRLF, quotes, line breaks in cells", "a:string n:integer:x", "\ufeff\"a\",n\r\n\"one\r\ntwo, \"\"three\"\"\",1\r\n\r\nfour,2", "a n[x]\none\ntwo, \"three\" 1\nfour 2\n"},
		{"a cell of 10 MB", "a:string n:integer:x", "a,n\n" + long + ",1\nb,x\n", "t.csv:2:1: a: the cell holds 10485760 bytes of text, expected no more than 100000 (is a quotation mark missing after it?)\nt.csv:3:3: n: found \"x\", expected a whole number\n"},
		{"a number of 10 MB", "a:string n:integer:x", "a,n\nb," + strings.Repeat("1", 10<<20) + "\n", "t.csv:2:3: n: 111111111111111111111111111111111111111… is too large a number\n"},
		{"a quote that swallows the file", "a:string n:integer:x", "a,n\n\"b,1\n" + strings.Repeat("c,2\n", 3), "t.csv:2:1: a quoted cell of this row does not end before line 5 (close the quotes, and double quotes inside a cell: \"\")\n"},
		{"a quote that swallows up to the next", "a:string n:integer:x", "a,n\n\"b,1\n" + strings.Repeat("c,2\n", 30000) + "d\",x\n", "t.csv:2:1: a: the cell holds 120005 bytes of text, expected no more than 100000 (is a quotation mark missing after it?)\nt.csv:30003:4: n: found \"x\", expected a whole number\n"},
		{"two encodings in one file", "a:string n:integer:x", "a,n\nC\u00f4te,1\nC\xf4te,2\n", "t.csv:3:2: byte 0xF4 is not UTF-8 (save the file as UTF-8; it looks like ISO 8859-1 (Latin-1))\n"},
		{"UTF-16 with a mark", "a:string", "\xff\xfea\x00\n\x00", "t.csv:1:4: NUL byte in the file (this looks like UTF-16: save the file as UTF-8)\n"},
		{"semicolons and decimal commas", "a:string n:number:x", "a;n\nb;1,5\n", "t.csv:1:2: cells are separated by semicolons, expected commas (export the table again with commas; numbers are written with a decimal point)\n"},
		{"not a number", "n:number:x", "n\nNaN\nInf\n-inf\nnull\n", "t.csv:2:1: n: found \"NaN\", expected a number (leave the cell empty, or list \"NaN\" under missingValues)\nt.csv:3:1: n: found \"Inf\", expected a number (leave the cell empty, or list \"Inf\" under missingValues)\nt.csv:4:1: n: found \"-inf\", expected a number\nt.csv:5:1: n: found \"null\", expected a number (leave the cell empty, or list \"null\" under missingValues)\n"},
		{"too large", "n:number:x", "n\n1e400\n-1e400\n1e308\n", "t.csv:2:1: n: 1e400 is too large a number\nt.csv:3:1: n: -1e400 is too large a number\n"},
		{"written for readers", "n:number:x", "n\n1 234\n1\u00a0234\n1\u202f234.5\n\"1.234,5\"\n\"1,234.5\"\n1'234\n$5\n(5)\n~5\n5*\n", "t.csv:2:1: n: found \"1 234\", expected a number (write 1234)\nt.csv:3:1: n: found \"1\\u00a0234\", expected a number (write 1234)\nt.csv:4:1: n: found \"1\\u202f234.5\", expected a number (write 1234.5)\nt.csv:5:1: n: found \"1.234,5\", expected a number (write 1234.5)\nt.csv:6:1: n: found \"1,234.5\", expected a number (write 1234.5)\nt.csv:7:1: n: found \"1'234\", expected a number (write 1234)\nt.csv:8:1: n: found \"$5\", expected a number (write 5 and give the unit in the schema)\nt.csv:9:1: n: found \"(5)\", expected a number\nt.csv:10:1: n: found \"~5\", expected a number\nt.csv:11:1: n: found \"5*\", expected a number (write 5 and say what the mark means with a status code, see statusField)\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var l diag.List
			tab := Read("t.csv", []byte(c.csv), parse(c.schema), testRegisters, &l)
			got := faultLines(&l)
			if tab != nil {
				got = show(tab)
			}
			if got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
			var b strings.Builder
			diag.Print(&b, l.Sorted(), fstest.MapFS{"t.csv": {Data: []byte(c.csv)}})
			if n := 600 * l.Len(); b.Len() > n {
				t.Errorf("the faults print as %d bytes", b.Len())
			}
		})
	}
}

// Ten thousand columns are read if the schema has them, and else refused in few words.
func TestManyColumns(t *testing.T) {
	const n = 10_000
	s := &Schema{Name: "t"}
	var names, cells []string
	for i := range n {
		s.Fields = append(s.Fields, Field{Name: fmt.Sprint("c", i), Type: Integer, Unit: "x"})
		names, cells = append(names, fmt.Sprint("c", i)), append(cells, fmt.Sprint(i))
	}
	text := strings.Join(names, ",") + "\n" + strings.Join(cells, ",") + "\n"
	if tab := read(t, s, text); tab.Num(0, n-1).Low != n-1 {
		t.Errorf("the last cell is %v", tab.Num(0, n-1))
	}
	for i := range names {
		names[i] = fmt.Sprint("d", i)
	}
	for _, schema := range []*Schema{s, parse("d7:integer:x")} {
		var l diag.List
		if Read("t.csv", []byte(strings.Join(names, ",")+"\n"+strings.Join(cells, ",")+"\n"), schema, nil, &l) != nil || l.Len() != maxFaults+1 {
			t.Errorf("%d faults:\n%s", l.Len(), faultLines(&l))
		}
	}
}
