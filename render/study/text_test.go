package study

import (
	"strings"
	"testing"
	"testing/fstest"

	"globalstudy/render/diag"
)

// Each line that begins with a letter is a text with an X in it; its place must
// be that of the X in the file.
func TestTextAt(t *testing.T) {
	tests := []struct{ name, yaml string }{
		{"plain", "a: some X text"},
		{"plain accents", "a: été çà X"},
		{"plain folded", "a: some words\n  and X more"},
		{"plain folded twice", "a: some words\n\n  and more\n  and X"},
		{"single", "a: 'it''s X'"},
		{"single folded", "a: 'it''s so\n  and so X'"},
		{"double", "a: \"say \\\"yes\\\" X\""},
		{"double escapes", "a: \"\\u00e9 \\x41 \\U0001F600 \\n X\""},
		{"double folded", "a: \"one\n  two X\""},
		{"double continued", "a: \"one \\\n  twoX\""},
		{"literal first", "a: |\n  X first"},
		{"literal second", "a: |\n  one\n  two X"},
		{"literal deeper", "a: |\n  one\n\n    two X"},
		{"literal deeper first", "a: |2\n      one\n  two X"},
		{"literal blank first", "a: |\n\n\n    one\n    two X"},
		{"literal kept", "a: |+\n  one X\n\n\nb: c"},
		{"literal accents", "a: |\n  été\n  là-bas X"},
		{"literal in list", "a:\n  - |\n    one\n    two X"},
		{"literal with comment", "a: | # a comment\n  one X"},
		{"folded", "a: >\n  one\n  two X"},
		{"folded paragraphs", "a: >-\n  one\n  two\n\n  three\n  four X"},
		{"folded deeper", "a: >\n  one\n    two\n    three\n  four X"},
		{"folded spaces", "a: >\n  one  two   X"},
		{"windows", "a: |\r\n  one\r\n  two X"},
		{"windows folded", "a: >\r\n  one\r\n  two X"},
		{"marked", "\uFEFFa: X"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var faults diag.List
			root, ok := parse("f", []byte(tt.yaml), &faults)
			if !ok {
				t.Fatal(faults.Err())
			}
			v := root.pairs()[0].value
			text := v.items()[0].text()
			src := strings.TrimPrefix(tt.yaml, "\uFEFF")
			want := advance(diag.Pos{File: "f", Line: 1, Col: 1}, src[:strings.Index(src, "X")])
			if got := text.At(strings.Index(text.S, "X")); got != want {
				t.Errorf("%q in %q: at %v, want %v", text.S, tt.yaml, got, want)
			}
		})
	}
}

func TestTextAtStays(t *testing.T) {
	if p := (Text{S: "made up"}).At(3); p != (diag.Pos{}) {
		t.Errorf("a text from nowhere is at %v", p)
	}
	in := Text{S: "ab\ncd", Pos: diag.Pos{File: "f", Line: 4, Col: 7}, Indent: 6}
	for offset, want := range map[int]string{-1: "f:4:7", 0: "f:4:7", 2: "f:4:9", 3: "f:5:7", 5: "f:5:9", 99: "f:5:9"} {
		if got := in.At(offset).String(); got != want {
			t.Errorf("offset %d is at %s, want %s", offset, got, want)
		}
	}
}

// Load must survive any chapter, put every fault into a file that exists and
// on a line that exists, and find each position of each text it keeps.
func FuzzLoad(f *testing.F) {
	for _, s := range []string{
		"title: One\nsections:\n  - heading: A\n    blocks:\n      - text: |\n          Words.\n",
		"title: {{ x }}\nvalues: { a: { from: b, sum: [c], group: d } }\n",
		"sections: [ { heading: 'it''s', blocks: [ { figure: fig-a, data: [ { from: x } ], option: { a: [1, ~] } } ] } ]",
		"title: T\ndate: 2026\nchapters: [one]\npalettes: { a: { b: \"#fff\" } }\nkey_figures: [ { value: 1 } ]\n",
		"name: fees\nfields: [ { name: a, type: integer, constraints: { enum: [1], pattern: \"(\" } } ]\nmissingValues: [ x ]\ndata: { from: fees }\n",
		"a: &b [*b]\n", "a: \"\\x41\\\n  b\"\n", "\t- a", "- - - [ {", "? a\n: b", "%YAML 1.1\n---\na\n...\n---\n", "a: >\n b\n\n  c\n", "\xff",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, chapter []byte) {
		fsys := common(fstest.MapFS{"chapters/one.yaml": {Data: chapter}})
		var faults diag.List
		s := Load(fsys, &faults)
		lines := strings.Count(string(chapter), "\n") + 1
		for _, e := range faults.Sorted() {
			if e.Pos.File == "chapters/one.yaml" && e.Pos.Line > lines {
				t.Errorf("%v is below the last line, %d", e, lines)
			}
		}
		for _, c := range s.Chapters {
			for _, text := range append(c.Findings, Finding{Text: c.Title}, Finding{Text: c.Standfirst}) {
				for i := range len(text.S) + 1 {
					if p := text.At(i); p.Line > lines {
						t.Errorf("byte %d of %q is at %v, below the last line, %d", i, text.S, p, lines)
					}
				}
			}
		}
		if faults.Len() == 0 && len(s.Chapters) != 1 {
			t.Error("no chapter and no fault")
		}
		for _, name := range []string{"chapters/study.yaml", "chapters/references.yaml", "datasets/fees.yaml"} {
			var faults diag.List
			other := common(fstest.MapFS{name: {Data: chapter}, "datasets/fees.csv": {Data: []byte("a\n")}})
			if Load(other, &faults) == nil {
				t.Errorf("no study from %s", name)
			}
		}
	})
}
