package site

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/theme"
)

// An address that leads nowhere is an error that names the page and the address.
func TestBrokenLinks(t *testing.T) {
	for name, in := range map[string]doc.Inline{
		`chapter-1.html: there is no place "fig-none" on chapter-1.html`: doc.Reference{Target: "fig-none", Chapter: "chapter-1", Text: "Fig. 9"},
		`chapter-1.html: "nowhere.html" is no file of the site`:          doc.Reference{Target: "x", Chapter: "nowhere", Text: "x"},
		`chapter-1.html: there is no place "source-no" on sources.html`:  doc.Citation{Parts: []doc.CitationPart{{Target: "source-no", Text: "1"}}},
	} {
		d := report(1)
		d.Chapters[0].Blocks = append(d.Chapters[0].Blocks, &doc.Paragraph{Text: []doc.Inline{in}})
		if _, err := Files(d, theme.Default(), "x.pdf", nil, nil); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("error %v, want %s", err, name)
		}
	}
}

// With an address, the site has a map with every page that is to be found, and a feed; without, neither.
func TestForCrawlers(t *testing.T) {
	d := report(2)
	all := files(t, d, nil)
	for _, name := range []string{"sitemap.xml", "feed.atom"} {
		if _, ok := all[name]; ok {
			t.Errorf("%s is written without an address of the site", name)
		}
	}
	d.SiteURL = "https://example.org/reports"
	d.News = []doc.Block{&doc.Paragraph{Text: text("Now with & more.")}}
	d.Editions = []doc.Edition{{Name: "Second edition", Date: "May 2025", ISODate: "2025-05", URL: "https://example.org/2025/", Note: "Adds Asia."}, {Name: "First edition", Date: "2024", ISODate: "2024"}}
	all = files(t, d, nil)
	var urls struct {
		URL []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(all["sitemap.xml"]), &urls); err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, u := range urls.URL {
		listed[strings.TrimPrefix(u.Loc, "https://example.org/reports/")] = true
	}
	for name := range all {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		hidden := name == missingPage || strings.HasSuffix(name, ".embed.html")
		if name == homePage {
			name = ""
		}
		if listed[name] == hidden {
			t.Errorf("site map: %q listed is %t", name, listed[name])
		}
	}
	var feed struct {
		ID    string `xml:"id"`
		Entry []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Summary string `xml:"summary"`
			Link    struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(all["feed.atom"]), &feed); err != nil || len(feed.Entry) != 3 {
		t.Fatalf("%v, %+v", err, feed)
	}
	if e := feed.Entry[1]; !strings.HasSuffix(e.Title, ": Second edition") || e.Updated != "2025-05-01T00:00:00Z" || e.Link.Href != "https://example.org/2025/" || e.Summary != "Adds Asia." {
		t.Errorf("the edition before this one: %+v", e)
	}
	if e := feed.Entry[2]; e.Updated != "2024-01-01T00:00:00Z" || e.Link.Href != "https://example.org/reports/about.html" || e.ID == feed.Entry[1].ID {
		t.Errorf("the first edition: %+v", e)
	}
	if !strings.Contains(all["robots.txt"], "Sitemap: https://example.org/reports/sitemap.xml") || !strings.Contains(all["feed.atom"], "Now with &amp; more.") {
		t.Error(all["robots.txt"], all["feed.atom"])
	}
	if !strings.Contains(all["index.html"], `href="feed.atom"`) {
		t.Error("the home page does not name the feed")
	}
}

// What pages and files say to programs is JSON with the right types, and hostile words stay words.
func TestDescriptions(t *testing.T) {
	d := report(1)
	d.Title = `</script><script>alert(1)</script>`
	d.Downloads = []doc.Download{{Name: "deaths.csv", Title: "Deaths", Type: "text/csv", Data: []byte("a\n1\n")}}
	all := files(t, d, nil)
	for page, kind := range map[string]string{"index.html": "Report", "chapter-1.html": "Chapter", "fig-1-0.html": "Dataset"} {
		_, rest, _ := strings.Cut(all[page], `<script type="application/ld+json">`)
		js, _, _ := strings.Cut(rest, "</script>")
		var v struct {
			Type string `json:"@type"`
			Name string
		}
		if err := json.Unmarshal([]byte(js), &v); err != nil || v.Type != kind || v.Name == "" {
			t.Errorf("%s: %v, %+v", page, err, v)
		}
	}
	var dcat struct {
		Dataset []json.RawMessage `json:"dcat:dataset"`
		Licence string            `json:"dct:license"`
	}
	if err := json.Unmarshal([]byte(all["data/catalogue.jsonld"]), &dcat); err != nil || len(dcat.Dataset) != 5 || dcat.Licence != "https://creativecommons.org/licenses/by/4.0/" {
		t.Errorf("catalogue: %v, %d datasets, %s", err, len(dcat.Dataset), dcat.Licence)
	}
	var tree struct {
		Blocks []struct{ Type string }
	}
	if err := json.Unmarshal([]byte(all["data/chapter-1.json"]), &tree); err != nil || len(tree.Blocks) != len(d.Chapters[0].Blocks) {
		t.Errorf("tree: %v, %d blocks of %d", err, len(tree.Blocks), len(d.Chapters[0].Blocks))
	}
	if !strings.Contains(all["llms.txt"], "(data/chapter-1.json)") || !strings.Contains(all["CITATION.cff"], `  - name: "The {Curly} Institute"`) {
		t.Error(all["llms.txt"], all["CITATION.cff"])
	}
}
