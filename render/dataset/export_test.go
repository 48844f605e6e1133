package dataset

import (
	"bytes"
	"testing"
)

// The ends of a range that stand in columns of their own are not written twice,
// and no name is.
func TestWrittenNames(t *testing.T) {
	number := func(name string) Field { return Field{Name: name, Type: Numeric, Unit: "US$"} }
	tests := []struct {
		name   string
		fields []Field
		row    []Value
		want   string
	}{
		{"ends stand there", []Field{number("fee_low"), number("fee_high"), number("fee")},
			[]Value{{Number: Exact(1)}, {Number: Exact(3)}, {Number: Range(1, nan, 3)}}, "fee_low,fee_high\n1,3\n"},
		{"other figures under that name", []Field{number("fee_low"), number("fee")},
			[]Value{{Number: Exact(9)}, {Number: Range(1, nan, 3)}}, "fee_low,fee_low_2,fee_high\n9,1,3\n"},
		{"named before", []Field{number("n"), {Name: "n_status", Type: String}, {Name: "n_status_2", Type: String}},
			[]Value{{Number: Number{1, 1, 1, Estimated}}, {Text: "a"}, {Text: "b"}}, "n,n_status_3,n_status,n_status_2\n1,estimated,a,b\n"},
		{"no minus zero", []Field{number("n")}, []Value{{Number: Exact(0).Scale(-1)}}, "n\n0\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := NewBuilder("t", tt.fields)
			b.Add(tt.row...)
			var out bytes.Buffer
			if err := WriteCSV(b.Table(), &out); err != nil {
				t.Fatal(err)
			}
			if got := out.String(); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}
