package dataset

import (
	"testing"

	"globalstudy/render/diag"
)

func TestDerivedDataset(t *testing.T) {
	env := testEnv(t)
	p := &Pipeline{From: ref("main"), Steps: []Step{
		Where{[]Cond{{Col: ref("n"), Missing: yesNo(false)}}}, Derive{[]Derived{{Name: ref("r"), Expr: ref("n / n")}}}, Select{refs("route iso3 n r")},
	}}
	var l diag.List
	env.Derived = map[string]*Pipeline{"made": p}
	env.Tables["made"] = p.Run(env, &l)
	at := func(line int) diag.Pos { return diag.Pos{File: "made.yaml", Line: line} }
	for _, c := range []struct {
		name   string
		fields []Field
		key    []string
		want   string
	}{
		{"units", nil, nil, "made.yaml:1: column \"r\" of made holds numbers and has no unit (give it a unit: in derive:, or under fields:)\n"},
		{"column", []Field{{Name: "nn", Type: Integer, Pos: at(2)}}, nil, "made.yaml:2: no column \"nn\" is made by the data of made (did you mean \"n\"?)\n"},
		{"type", []Field{{Name: "n", Type: Year, Pos: at(2)}, {Name: "iso3", Type: String, Pos: at(3)}}, nil, "made.yaml:2: field \"n\" is of type year here, and of type integer as the data of made make it\nmade.yaml:3: field \"iso3\" is of type string here, and of type country as the data of made make it\n"},
		{"minimum", []Field{{Name: "n", Type: Integer, Pos: at(2), Constraints: Constraints{Minimum: f64(8)}}}, nil, "made.yaml:2: n: 5 is less than the minimum 8, in the row west · CIV, and in 1 more row\n"},
		{"required", []Field{{Name: "iso3", Type: Country, Pos: at(2), Constraints: Constraints{Required: true}}}, nil, "made.yaml:2: iso3: the cell is empty, and the column is required, in the row central · (empty)\n"},
		{"enum", []Field{{Name: "route", Type: Enum, Pos: at(2), Categories: []Category{{Value: "central"}}}}, nil, "made.yaml:2: route: \"west\" is not one of the categories, in the row west · CIV (known: central)\n"},
		{"unique", []Field{{Name: "route", Type: String, Pos: at(2), Constraints: Constraints{Unique: true}}}, nil, "made.yaml:2: two rows of main have the key central\n"},
		{"key", nil, []string{"route"}, "made.yaml:1: two rows of main have the key central\n"},
		{"no key", nil, []string{"rout"}, "made.yaml:1: primaryKey names \"rout\", which is no column of made (did you mean \"route\"?)\n"},
		{"sound", []Field{{Name: "n", Type: Numeric, Constraints: Constraints{Minimum: f64(5), Maximum: f64(20)}}}, []string{"route", "iso3"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var l diag.List
			env.Tables["made"].Fields[3].Unit = "per detection"
			if c.name == "units" {
				env.Tables["made"].Fields[3].Unit = ""
			}
			(&Schema{Name: "made", Fields: c.fields, PrimaryKey: c.key, Pos: at(1)}).CheckKeys(env, &l)
			if got := faultLines(&l); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}
