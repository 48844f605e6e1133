package dataset

import (
	"strings"
	"testing"

	"globalstudy/render/diag"
)

func TestForeignKeys(t *testing.T) {
	regs := *testRegisters
	regs.Routes = []RouteRow{{ID: "central", Name: "Central"}, {ID: "western", Name: "Western"}}
	regs.Places = []PlaceRow{{Name: "Berlin"}}
	env := &Env{Registers: &regs, Tables: map[string]*Table{}, Files: map[string][]byte{}}
	add := func(s *Schema, name, csv string) *Schema {
		s.Name = name
		env.Tables[name], env.Files[name] = read(t, s, csv), []byte(csv)
		return s
	}
	s := add(parse("iso3:string route:string place:string src:string year:year up:string"), "main",
		"year,route,iso3,place,src,up\n2015,central,DEU,Berlin,iom-2025,\n2015,westren,DUE,Bern,iom-2024,2015\n2016,westren,,,,2017\n")
	add(parse("route:string year:year"), "years", "route,year\ncentral,2015\nwestern,2015\n,2016\n")
	env.Tables["hollow"] = Hollow(parse("a:string"), nil)
	for _, c := range []struct {
		name, fields, resource, to, want string
	}{
		{"register", "route", "routes", "route_id", "t.csv:3:6: route: \"westren\" is not in routes, here and in 1 more row (did you mean \"western\"?)\n"},
		{"countries", "iso3", "countries", "iso3", "t.csv:3:14: iso3: \"DUE\" is not in countries (did you mean \"DEU\"?)\n"},
		{"places", "place", "places", "name", "t.csv:3:18: place: \"Bern\" is not in places (known: Berlin)\n"},
		{"references", "src", "references", "", "t.csv:3:23: src: \"iom-2024\" is not in references (did you mean \"iom-2025\"?)\n"},
		{"this dataset", "up", "", "year", "c.yaml:1:4: year is no key of main: two rows have 2015, in lines 2 and 3 of t.csv (refer to its primary key)\n"},
		{"two columns of a dataset", "route year", "years", "route year", "t.csv:3:6: route, year: \"westren · 2015\" is not in years (did you mean \"western · 2015\"?)\nt.csv:4:6: route, year: \"westren · 2016\" is not in years (did you mean \"western · 2015\"?)\n"},
		{"no key", "year", "years", "year", "c.yaml:1:4: year is no key of years: two rows have 2015, in lines 2 and 3 of t.csv (refer to its primary key)\n"},
		{"no such column", "year", "years", "yaer", "c.yaml:1:4: no column \"yaer\" in years (did you mean \"year\"?)\n"},
		{"no such column of a register", "route", "routes", "rout_id", "c.yaml:1:7: routes have no column \"rout_id\" that could be referred to (did you mean \"route_id\"?)\n"},
		{"no such column of references", "src", "references", "title", "c.yaml:1:5: references have no column \"title\" that could be referred to (fields: key)\n"},
		{"no such resource", "route", "route", "id", "c.yaml:1:5: no register or dataset \"route\" (did you mean \"routes\"?)\n"},
		{"faults known", "route", "hollow", "a", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s.ForeignKeys = []ForeignKey{{Fields: refs(c.fields), Resource: ref(c.resource), To: refs(c.to)}}
			var l diag.List
			s.CheckKeys(env, &l)
			if got := faultLines(&l); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
	env.Registers = &Registers{}
	s.ForeignKeys = []ForeignKey{{Fields: refs("route"), Resource: ref("routes"), To: refs("route_id")}}
	var l diag.List
	s.CheckKeys(env, &l)
	if got := faultLines(&l); got != "c.yaml:1:6: the register datasets/routes.csv is not there\n" {
		t.Error(got)
	}
}

func TestCheckSum(t *testing.T) {
	text := []byte("a\n1\n")
	right := Checksum(text)
	for _, c := range []struct{ sum, want string }{
		{"", ""},
		{right, ""},
		{strings.ToUpper(strings.TrimPrefix(right, "sha256:")), ""},
		{"sha256:" + strings.Repeat("0", 64), "t.csv has changed since its checksum was written (if the change is meant, write " + right + ")"},
		{"md5:00", "the checksum is not sha256: and 64 digits (of t.csv as it is now: " + right + ")"},
	} {
		var l diag.List
		(&Schema{Checksum: ref(c.sum)}).CheckSum("t.csv", text, &l)
		if got := faultLines(&l); (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s gave %swant %s", c.sum, got, c.want)
		}
	}
}
