package theme

import (
	"reflect"
	"testing"
)

func TestDate(t *testing.T) {
	w := English()
	for in, want := range map[string]string{
		"2026-11-22": "22 November 2026", "2025-06": "June 2025", "2024": "2024",
		"2025-13": "2025-13", "2025-00-01": "2025-00-01", "": "", "spring": "spring", "2014–2018": "2014–2018",
	} {
		if got := w.Date(in); got != want {
			t.Errorf("Date(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestList(t *testing.T) {
	w := English()
	for _, tt := range []struct {
		in   []string
		want string
	}{{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a and b"}, {[]string{"a", "b", "c"}, "a, b and c"}} {
		if got := w.List(tt.in); got != tt.want {
			t.Errorf("List(%v) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// A catalogue with an empty word would print a gap.
func TestCatalogueIsComplete(t *testing.T) {
	complete(t, reflect.ValueOf(*English()))
}

func complete(t *testing.T, v reflect.Value) {
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		switch f := v.Field(i); f.Kind() {
		case reflect.Struct:
			complete(t, f)
		case reflect.String:
			if f.String() == "" {
				t.Errorf("word %s is empty", name)
			}
		case reflect.Array:
			for j := range f.Len() {
				if f.Index(j).String() == "" {
					t.Errorf("word %s[%d] is empty", name, j)
				}
			}
		}
	}
}

// Chapter hues carry text in white; palettes carry marks on white.
func TestColoursReadable(t *testing.T) {
	th := Default()
	for _, h := range th.Hues {
		if r := h.Colour.Contrast(th.White); r < 4.5 {
			t.Errorf("hue %s has contrast %.2f to white, want 4.5", h.Name, r)
		}
	}
	for _, c := range []Colour{th.Ink, th.Soft} {
		if r := c.Contrast(th.Ground); r < 4.5 {
			t.Errorf("text colour %s has contrast %.2f to the ground, want 4.5", c, r)
		}
	}
}

func TestHex(t *testing.T) {
	for in, want := range map[string]Colour{"#0B5C7A": {0x0B, 0x5C, 0x7A}, "#fa0": {0xFF, 0xAA, 0}} {
		if got, err := Hex(in); err != nil || got != want {
			t.Errorf("Hex(%q) = %v, %v, want %v", in, got, err, want)
		}
	}
	for _, in := range []string{"", "0B5C7A", "#0B5C7", "#0B5C7G", "#+1+2+3", "red"} {
		if got, err := Hex(in); err == nil {
			t.Errorf("Hex(%q) = %v, want an error", in, got)
		}
	}
}

func TestRampDarkensEvenly(t *testing.T) {
	ramp := MustHex("#0B5C7A").Ramp(5)
	step := ramp[0].L() - ramp[1].L()
	for i := 1; i < len(ramp); i++ {
		if d := ramp[i-1].L() - ramp[i].L(); d < step-1 || d > step+1 {
			t.Errorf("step %d of the ramp is %.1f in lightness, the first is %.1f", i, d, step)
		}
	}
}
