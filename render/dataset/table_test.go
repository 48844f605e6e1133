package dataset

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"globalstudy/render/diag"
)

// show writes a table as text: a header, then rows; ranges as low..high, best
// estimates in brackets, statuses after a slash, missing text as a middle dot.
func show(t *Table) string {
	if t == nil {
		return "nil\n"
	}
	var b strings.Builder
	for i := range t.Fields {
		sep := " "
		if i == 0 {
			sep = ""
		}
		b.WriteString(sep + t.Fields[i].Name)
		if u := t.Fields[i].Unit; u != "" {
			b.WriteString("[" + u + "]")
		}
	}
	b.WriteByte('\n')
	for row := range t.Len() {
		for col := range t.Fields {
			if col > 0 {
				b.WriteByte(' ')
			}
			switch {
			case t.Fields[col].Type.IsNumber():
				b.WriteString(showNumber(t.Num(row, col)))
			case t.Text(row, col) == "":
				b.WriteString("·")
			default:
				b.WriteString(t.Text(row, col))
			}
		}
		b.WriteByte('\n')
	}
	for _, n := range t.Notes {
		b.WriteString("note: " + n + "\n")
	}
	return b.String()
}

func showNumber(n Number) string {
	s := ""
	switch {
	case !n.Known():
		return n.Status.String()
	case !n.IsRange():
		s = fmt.Sprintf("%.6g", n.Best)
	default:
		s = fmt.Sprintf("%.6g..%.6g", n.Low, n.High)
		if !math.IsNaN(n.Best) {
			s += fmt.Sprintf("(%.6g)", n.Best)
		}
	}
	if n.Status != OK {
		s += "/" + n.Status.String()
	}
	return s
}

// parse makes a schema out of "name:type[:unit] ...".
func parse(s string) *Schema {
	out := &Schema{Name: "t"}
	for _, w := range strings.Fields(s) {
		p := strings.Split(w, ":")
		f := Field{Name: p[0], Type: Type(p[1])}
		if len(p) > 2 {
			f.Unit = p[2]
		}
		out.Fields = append(out.Fields, f)
	}
	return out
}

var testRegisters = &Registers{
	Countries: []CountryRow{
		{ISO3: "DEU", Name: "Germany", Region: "Europe", Subregion: "Western Europe"},
		{ISO3: "AFG", Name: "Afghanistan", Region: "Asia", Subregion: "Southern Asia"},
		{ISO3: "CIV", Name: "Côte d’Ivoire", Region: "Africa", Subregion: "Sub-Saharan Africa"},
		{ISO3: "OTH", Name: "Other"},
	},
	Sources: map[string]bool{"frontex-2025": true, "iom-2025": true},
}

func faultLines(l *diag.List) string {
	var b strings.Builder
	for _, f := range l.Sorted() {
		b.WriteString(f.Error() + "\n")
	}
	return b.String()
}

// read reads a CSV that has no faults.
func read(t *testing.T, schema *Schema, csv string) *Table {
	t.Helper()
	var l diag.List
	tab := Read("t.csv", []byte(csv), schema, testRegisters, &l)
	if tab == nil {
		t.Fatalf("faults:\n%s", faultLines(&l))
	}
	return tab
}

// readWith is read with other registers.
func readWith(t testing.TB, src []byte, schema *Schema, regs *Registers) *Table {
	t.Helper()
	var l diag.List
	tab := Read("t.csv", src, schema, regs, &l)
	if tab == nil {
		t.Fatalf("faults:\n%s", faultLines(&l))
	}
	return tab
}

func TestShared(t *testing.T) {
	tab := read(t, parse("year:year n:integer:x"), "year,n\n2015,3\n2016,\n")
	if got := show(tab); got != "year n[x]\n2015 3\n2016 missing\n" {
		t.Error(got)
	}
}
