package render

// The shipped study guards its main sentences: with a figure changed in its
// data, a check or a claim says which one is no longer true.

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"globalstudy/render/diag"
	"globalstudy/render/study"
)

// edited is a file system with one file changed.
type edited struct {
	fs.FS
	name string
	data []byte
}

func (e edited) Open(name string) (fs.File, error) {
	if name == e.name {
		return fstest.MapFS{name: {Data: e.data}}.Open(name)
	}
	return e.FS.Open(name)
}

func TestChangedDataBreaksClaims(t *testing.T) {
	for _, tt := range []struct{ file, old, new, want string }{
		{"eu_crossings", "2019,central_mediterranean,sea,14003", "2019,central_mediterranean,sea,1400300", `claim "trend(central, 2016..2019) is down" is false`},
		{"eu_crossings", "2019,central_mediterranean,sea,14003", "2019,central_mediterranean,sea,140030", `"the Central Mediterranean counts the same by month as by year" fails: Year 2019`},
		{"eu_detections", "2023,AFG,central_mediterranean,2885\n", "2023,AFG,central_mediterranean,2885000\n", `claim "syria is max(nationalities)" is false`},
		{"deaths", "2014,mediterranean,drowning,central_mediterranean,2821,", "2014,mediterranean,drowning,central_mediterranean,28210,", `claim "deaths_2024 is max(deaths)" is false`},
		{"deaths", "2016,northern_africa,unknown,sahara,476,", "2016,northern_africa,unknown,sahara,10476,", `claim "by_route[central_mediterranean] > 3 * max(other_routes)" is false`},
		{"printed_figures", `networks,non_eu,Networks by citizenship of their members,,,2016-02,..,44,`, `networks,non_eu,Networks by citizenship of their members,,,2016-02,..,54,`, `"the three kinds of network are the whole" fails`},
		{"boats", "channel,2019,1843,164,81,1.0,8.0,10.0,13.0,74.0,home-office-2026\n", "", `"the series of boats has no gap" fails: no row for 2019`},
	} {
		name := "datasets/" + tt.file + ".csv"
		b, err := fs.ReadFile(studyFS("shipped"), name)
		if err != nil || !strings.Contains(string(b), tt.old) {
			t.Fatalf("%s does not hold %q: %v", name, tt.old, err)
		}
		err = Check(context.Background(), Options{Study: edited{studyFS("shipped"), name, []byte(strings.Replace(string(b), tt.old, tt.new, 1))}})
		var faults diag.Errors
		if !errors.As(err, &faults) {
			t.Errorf("%s with %q is sound: %v", name, tt.new, err)
			continue
		}
		var all strings.Builder
		for _, f := range faults {
			all.WriteString(f.Error() + "\n" + f.Note + "\n")
		}
		if !strings.Contains(all.String(), tt.want) {
			t.Errorf("%s with %q: nothing says %s:\n%s", name, tt.new, tt.want, all.String())
		}
	}
}

func TestShippedStudyHasChecksAndClaims(t *testing.T) {
	var faults diag.List
	s := study.Load(studyFS("shipped"), &faults)
	checks, claims := len(s.Checks), len(s.Claims)
	for _, c := range s.Chapters {
		checks, claims = checks+len(c.Checks), claims+len(c.Claims)
	}
	for _, d := range s.Schemas {
		checks += len(d.Checks)
	}
	if checks < 8 || claims < 8 {
		t.Errorf("%d checks and %d claims, want 8 of each or more", checks, claims)
	}
}
