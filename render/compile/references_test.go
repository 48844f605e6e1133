package compile

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"globalstudy/render/doc"
)

const register = `b: { author: [{ family: Brown, given: Ben }, { family: Adams, given: Ada }], title: The price, container: Journal, volume: 12, issue: 3, pages: 20-41, issued: 2020-05, doi: 10.1/x }
a: { author: Office on Drugs, short: OD, title: A "global" study, place: Vienna, publisher: United Nations, issued: 2018, sales: E.18.IV.9, pages: 7 }
a2: { author: Office on Drugs, short: OD, title: "Why?", issued: 2018-06, symbol: A/55/383, editor: [X, Y], edition: 2nd }
m: { author: [W, X, Y, Z], title: Many, accessed: 2026-11-01, note: A note. }
n: { title: Nameless, container: A "set" of }
`

// cited compiles a chapter that cites all sources and gives its text and the register.
func cited(t *testing.T, kind string) (text string, entries []string) {
	t.Helper()
	fsys := fstest.MapFS{
		"chapters/study.yaml":      {Data: []byte("title: A study\ndate: 2026-11-22\nchapters: [one]\ncitations: " + kind + "\n")},
		"chapters/references.yaml": {Data: []byte(register + "frontex-2025: { title: D }\n")},
		"chapters/one.yaml":        {Data: []byte("title: One\nsections:\n  - heading: H\n    blocks:\n      - text: See [@n], [@b, p. 22; @a2] and [@m; @a].\n")},
	}
	complete(fsys)
	d, faults := compiled(fsys, nil)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	for _, s := range d.Sources {
		entries = append(entries, s.Label+" | "+doc.InlineText(s.Text))
	}
	return doc.InlineText(d.Chapters[0].Blocks[1].(*doc.Paragraph).Text), entries
}

func TestCitationsByNumber(t *testing.T) {
	text, entries := cited(t, "number")
	if want := "See [1], [2, p. 22; 3] and [4; 5]."; text != want {
		t.Errorf("got %q, want %q", text, want)
	}
	want := []string{
		"1 | “Nameless”, A “set” of.",
		"2 | Ben Brown and Ada Adams, “The price”, Journal, vol. 12, No. 3 (May 2020), pp. 20–41, DOI 10.1/x.",
		"3 | Office on Drugs, Why?, edited by X and Y, 2nd ed. (June 2018), A/55/383.",
		"4 | W and others, Many. A note. Accessed 1 November 2026.",
		"5 | Office on Drugs, A “global” study (Vienna, United Nations, 2018), p. 7, Sales No. E.18.IV.9.",
	}
	if diff := cmp.Diff(want, entries); diff != "" {
		t.Errorf("register (-want +got):\n%s", diff)
	}
}

func TestCitationsByAuthorAndYear(t *testing.T) {
	text, entries := cited(t, "author-year")
	if want := "See (Nameless no date), (Brown and Adams 2020, p. 22; OD 2018b) and (W and others no date; OD 2018a)."; text != want {
		t.Errorf("got %q, want %q", text, want)
	}
	want := []string{
		"Brown and Adams 2020 | Brown and Adams 2020. Brown, Ben and Ada Adams, “The price”, Journal, vol. 12, No. 3 (May 2020), pp. 20–41, DOI 10.1/x.",
		"Nameless no date | Nameless no date. “Nameless”, A “set” of.",
		"OD 2018a | OD 2018a. Office on Drugs, A “global” study (Vienna, United Nations, 2018), p. 7, Sales No. E.18.IV.9.",
		"OD 2018b | OD 2018b. Office on Drugs, Why?, edited by X and Y, 2nd ed. (June 2018), A/55/383.",
		"W and others no date | W and others no date. W and others, Many. A note. Accessed 1 November 2026.",
	}
	if diff := cmp.Diff(want, entries); diff != "" {
		t.Errorf("register (-want +got):\n%s", diff)
	}
}
