package compile

import "testing"

func TestTypeset(t *testing.T) {
	for _, tt := range []struct {
		prev     rune
		in, want string
	}{
		{0, `"Yes," he said`, `“Yes,” he said`},
		{0, `'Yes'`, `‘Yes’`},
		{0, `it's`, `it’s`},
		{0, `migrants' rights`, `migrants’ rights`},
		{0, `("a")`, `(“a”)`},
		{0, `"'a'"`, `“‘a’”`},
		{0, `the '90s`, `the ’90s`},
		{'a', `" said`, `” said`},
		{' ', `"a`, `“a`},
		{0, `2014--2018`, `2014–2018`},
		{0, `a---b`, `a—b`},
		{0, `a-b`, `a-b`},
		{0, `wait...`, `wait…`},
		{0, `.. missing`, `.. missing`},
		{0, ``, ``},
	} {
		if got := typeset(tt.prev, tt.in); got != tt.want {
			t.Errorf("typeset(%q, %q) = %q, want %q", tt.prev, tt.in, got, tt.want)
		}
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Magnitude": "magnitude", "  Causes of death, 2014–2024 ": "causes-of-death-2014-2024", "Économie": "économie", "!?": "",
	} {
		if got := slug(in); got != want {
			t.Errorf("slug(%q) = %q, want %q", in, got, want)
		}
	}
}
