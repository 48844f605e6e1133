package render

// Locks 3 and 4: page and paper say the same, and the same input gives the same
// bytes. (Lock 1 is imports_test.go; lock 2 is the kitchen sink, which goes
// through every switch over blocks, inlines and items.)

import (
	"context"
	"html"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"globalstudy/render/diag"
	"globalstudy/render/doc"
)

// squeeze takes out all that outputs may differ in: white space, soft hyphens
// and hyphens, which line breaking adds.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00AD' || r == '-' || r == '\u2010' || r == '\u2011' || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}

var (
	dropped = regexp.MustCompile(`(?s)<(svg|style|script|head)\b.*?</(svg|style|script|head)>`)
	element = regexp.MustCompile(`<[^>]*>`)
)

func siteText(files map[string]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(name, "site/") && strings.HasSuffix(name, ".html") {
			page := withoutDefinitions(dropped.ReplaceAllString(files[name], " "))
			b.WriteString(html.UnescapeString(element.ReplaceAllString(page, " ")))
		}
	}
	return b.String()
}

var spanTag = regexp.MustCompile(`</?span\b[^>]*>`)

// withoutDefinitions leaves out the definitions that pop up over terms: they
// stand in the middle of sentences only for those who ask. The glossary has them too.
func withoutDefinitions(page string) string {
	var b strings.Builder
	depth, from := 0, 0
	for _, at := range spanTag.FindAllStringIndex(page, -1) {
		tag := page[at[0]:at[1]]
		switch {
		case depth == 0 && strings.HasPrefix(tag, `<span class="def"`):
			b.WriteString(page[from:at[0]])
			depth = 1
		case depth > 0 && tag == "</span>":
			if depth--; depth == 0 {
				from = at[1]
			}
		case depth > 0:
			depth++
		}
	}
	b.WriteString(page[from:])
	return b.String()
}

func documentOf(t *testing.T, study fs.FS) *doc.Document {
	t.Helper()
	_, fonts, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	d, _, err := document(context.Background(), &Options{Study: study}, fonts, nil)
	if err != nil {
		if faults, ok := err.(diag.Errors); ok {
			for _, f := range faults {
				t.Error(f.Error())
			}
		}
		t.Fatal(err)
	}
	return d
}

func TestPageAndPaperSayTheSame(t *testing.T) {
	eachStudy(t, func(t *testing.T, b *built) {
		name := strings.TrimPrefix(t.Name(), "TestPageAndPaperSayTheSame/")
		lines := doc.PlainText(documentOf(t, studyFS(name)))
		if len(lines) < 20 {
			t.Fatalf("only %d lines of text", len(lines))
		}
		t.Run("site", func(t *testing.T) { compareText(t, lines, siteText(tree(t, b.dir))) })
		t.Run("book", func(t *testing.T) { compareText(t, lines, structText(t, b.pdf())) })
	})
}

// compareText looks for each line after the one before it of its stream.
func compareText(t *testing.T, lines []doc.Line, text string) {
	text = squeeze(text)
	at := map[string]int{}
	for _, l := range lines {
		want := squeeze(l.Text)
		i := strings.Index(text[at[l.Stream]:], want)
		if i < 0 {
			where := "is not there"
			if strings.Contains(text, want) {
				where = "is there, but out of order"
			}
			t.Errorf("%s: %q %s", l.Stream, l.Text, where)
			continue
		}
		at[l.Stream] += i + len(want)
	}
}

// TestTextComparisonCanFail keeps the lock honest: a line that is in neither
// output, or in another order, is reported.
func TestTextComparisonCanFail(t *testing.T) {
	text := squeeze("one two three")
	for _, c := range []struct {
		lines []string
		ok    bool
	}{{[]string{"one", "three"}, true}, {[]string{"three", "one"}, false}, {[]string{"four"}, false}} {
		at, ok := 0, true
		for _, l := range c.lines {
			i := strings.Index(text[at:], squeeze(l))
			ok = ok && i >= 0
			at += max(i, 0)
		}
		if ok != c.ok {
			t.Errorf("%v: %v, want %v", c.lines, ok, c.ok)
		}
	}
}

func TestWithoutDefinitions(t *testing.T) {
	page := `<p>A <span class="term">fee<span class="def" id="d">money <span class="cite">[<a>1</a>]</span> paid</span></span> is <span>paid</span>.</p>`
	if got, want := withoutDefinitions(page), `<p>A <span class="term">fee</span> is <span>paid</span>.</p>`; got != want {
		t.Errorf("%s", got)
	}
}

// After an edit, of a number that is drawn and of a sentence, a build that takes
// what it can from the last one gives the bytes of a build from nothing.
func TestSameBytesAfterAnEdit(t *testing.T) {
	dir := t.TempDir()
	study := studyFS("kitchen-sink").(fstest.MapFS)
	if first := buildTo(dir, study, 2); first.err != nil {
		t.Fatal(first.err)
	}
	edit := func(file, from, to string) {
		data := string(study[file].Data)
		if strings.Count(data, from) != 1 {
			t.Fatalf("%s does not hold %q once", file, from)
		}
		study[file] = &fstest.MapFile{Data: []byte(strings.Replace(data, from, to, 1))}
		warm, cold := buildTo(dir, study, 2), buildTo(t.TempDir(), study, 1)
		if warm.err != nil || cold.err != nil {
			t.Fatal(warm.err, cold.err)
		}
		if warm.result.UpToDate {
			t.Fatal("the edit was not noticed")
		}
		sameFiles(t, file+", warm cache", tree(t, cold.dir), tree(t, dir))
	}
	edit("datasets/by_country.csv", "ITA,10\n", "ITA,11\n")
	for name, f := range study {
		if strings.HasPrefix(name, "chapters/") && strings.Count(string(f.Data), "\nstandfirst: \"") == 1 {
			edit(name, "\nstandfirst: \"", "\nstandfirst: \"Indeed. ")
			return
		}
	}
	t.Error("no chapter has a standfirst to edit")
}

func TestSameBytesTwice(t *testing.T) {
	eachStudy(t, func(t *testing.T, first *built) {
		name := strings.TrimPrefix(t.Name(), "TestSameBytesTwice/")
		want := tree(t, first.dir)
		procs := runtime.GOMAXPROCS(1)
		cold := buildTo(t.TempDir(), studyFS(name), 1)
		runtime.GOMAXPROCS(procs)
		if cold.err != nil {
			t.Fatal(cold.err)
		}
		sameFiles(t, "GOMAXPROCS=1, cold", want, tree(t, cold.dir))
		if err := os.Remove(cold.dir + "/" + manifestFile); err != nil { // keep the figures, forget the build
			t.Fatal(err)
		}
		warm := buildTo(cold.dir, studyFS(name), 2)
		if warm.err != nil {
			t.Fatal(warm.err)
		}
		if warm.result.UpToDate {
			t.Fatal("the second build did nothing")
		}
		sameFiles(t, "warm cache", want, tree(t, warm.dir))
		if again := buildTo(cold.dir, studyFS(name), 2); again.err != nil || !again.result.UpToDate {
			t.Errorf("a build with nothing changed was not up to date: %+v", again)
		}
	})
}

func sameFiles(t *testing.T, what string, want, got map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] != want[name] {
			t.Errorf("%s: %s differs", what, name)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d files, want %d", what, len(got), len(want))
	}
}
