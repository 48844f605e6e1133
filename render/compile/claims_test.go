package compile

import (
	"math"
	"strings"
	"testing"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/study"
	"globalstudy/render/theme"
)

func points(values ...float64) []point {
	var out []point
	for i, v := range values {
		n := dataset.Exact(v)
		if math.IsNaN(v) {
			n = dataset.Unknown(dataset.Missing)
		}
		out = append(out, point{string(rune('a' + i)), n})
	}
	return out
}

func TestTrend(t *testing.T) {
	for _, tt := range []struct {
		values []float64
		want   string
	}{
		{[]float64{1, 2, 3}, "up"},
		{[]float64{3, 2, 1}, "down"},
		{[]float64{-3, -2, -1}, "up"},
		{[]float64{100, 101, 102}, "flat"},
		{[]float64{100, 104, 99}, "flat"},
		{[]float64{0, 0, 0}, "flat"},
		{[]float64{1, 9, 9, 2, 1}, "mixed"},    // ends as it began, and falls between
		{[]float64{10, 12, 1, 1, 11}, "mixed"}, // above its beginning, but the line falls
		{[]float64{1, math.NaN(), 3}, ""},
	} {
		if got := trend(points(tt.values...)); got != tt.want {
			t.Errorf("the trend of %v is %q, want %q", tt.values, got, tt.want)
		}
	}
}

// FuzzClaim feeds the parser: it ends, and says something whenever it refuses.
func FuzzClaim(f *testing.F) {
	for _, s := range []string{"a > b", "s[2015] is max(s)", "trend(s, 2014..2015) is up", "first year where s > 3 is 2015", "a is about b within 2 %", "((a", "s['", "s[..", "a is not", "\"", "a\r"} {
		f.Add(s)
	}
	values := map[string]*value{
		"a": {written: &study.Value{Name: study.Text{S: "a"}}, number: dataset.Exact(3)},
		"b": {written: &study.Value{Name: study.Text{S: "b"}}, number: dataset.Unknown(dataset.Missing)},
		"s": {written: &study.Value{Name: study.Text{S: "s"}, Series: dataset.Ref{Name: "k"}, Data: &dataset.Pipeline{From: dataset.Ref{Name: "none"}}},
			series: []point{{"2014", dataset.Exact(1)}, {"2015", dataset.Exact(2)}, {"2016", dataset.Exact(4)}}},
	}
	written := map[string]*study.Value{}
	for name, v := range values {
		written[name] = v.written
	}
	f.Fuzz(func(t *testing.T, s string) {
		var faults diag.List
		c := &compiler{st: &study.Study{}, th: theme.Default(), faults: &faults, env: dataset.Env{Tables: map[string]*dataset.Table{}, Registers: &dataset.Registers{}}}
		p := &claimParser{compiler: c, claim: &study.Claim{Text: study.Text{S: s}, For: &study.Text{S: "A sentence."}},
			scope: &scope{written: written, done: values}, src: s}
		if _, ok := p.parse(); ok != (faults.Len() == 0) {
			t.Fatalf("%q: ok %v with %d faults", s, ok, faults.Len())
		}
	})
}

func TestSentenceOf(t *testing.T) {
	text := study.Text{S: "One. Two {{ peak }} in 2015.\n\nThree “four.” Five."}
	text.Pos = diag.Pos{File: "f", Line: 7, Col: 3}
	text.Indent = 2
	for _, tt := range []struct {
		words []string
		want  string
		pos   string
	}{
		{[]string{"peak", "2015"}, "Two {{ peak }} in 2015.", "f:7:8"},
		{[]string{"four"}, "Three “four.”", "f:9:3"},
		{nil, "One.", "f:7:3"},
	} {
		got, pos := sentenceOf(&text, tt.words)
		if got != tt.want || pos.String() != tt.pos {
			t.Errorf("%v: %q at %s, want %q at %s", tt.words, got, pos, tt.want, tt.pos)
		}
	}
	if long, _ := sentenceOf(&study.Text{S: strings.Repeat("word ", 60)}, nil); len([]rune(long)) > 160 {
		t.Errorf("a sentence of %d characters", len([]rune(long)))
	}
}
