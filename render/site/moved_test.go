package site

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// Former addresses of an exhibit lead to the one of today, and the next edition can learn all of them.
func TestFormerAddresses(t *testing.T) {
	d := report(2)
	exhibits := d.Exhibits()
	was := exhibits[0]
	was.Aliases = []string{"fig-was"}
	d.SiteURL = "https://example.org/study"
	all := files(t, d, nil)

	for name, to := range map[string]string{"fig-was.html": was.ID + ".html", "fig-was.embed.html": was.ID + ".embed.html"} {
		page := all[name]
		for _, want := range []string{`content="0; url=` + to + `"`, `<a href="` + to + `">`, `<link rel="canonical" href="https://example.org/study/` + to + `">`, "noindex"} {
			if !strings.Contains(page, want) {
				t.Errorf("%s lacks %s:\n%s", name, want, page)
			}
		}
		if strings.Contains(all["sitemap.xml"], "/"+name) {
			t.Errorf("the site map lists %s", name)
		}
	}
	if !strings.Contains(all[was.ChapterID+".html"], `<span id="fig-was">`) {
		t.Error("the chapter has no place fig-was")
	}

	var edition struct{ Exhibits []string }
	if err := json.Unmarshal([]byte(all["edition.json"]), &edition); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"fig-was", was.ID, exhibits[1].ID} {
		if !slices.Contains(edition.Exhibits, id) {
			t.Errorf("edition.json lacks %s", id)
		}
	}
}
