package layout

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

func testSetter(t testing.TB) *setter {
	t.Helper()
	fonts, hyph := assets(t)
	b := &binder{th: theme.Default(), hyph: hyph, m: newMeasurer(fonts), plan: newSizes(theme.Default().Paper)}
	return b.setterFor(b.th.Hues[0].Colour)
}

// linesOf gives the text and the width of each line of pieces.
func linesOf(s *setter, pieces []*piece) (texts []string, ends []float64) {
	for _, p := range pieces {
		var b strings.Builder
		end := 0.0
		eachText(p.items, func(x *scene.Text) {
			c := x.Content
			shown := strings.TrimSuffix(c, " ")
			if x.SoftHyphen {
				shown += "-"
			}
			b.WriteString(strings.TrimSuffix(c, " "))
			if x.SoftHyphen {
				b.WriteString("~")
			}
			end = max(end, x.X+s.m.face(x.Style).line(shown)+float64(strings.Count(shown, " "))*x.WordSpace)
		})
		texts, ends = append(texts, b.String()), append(ends, end)
	}
	return texts, ends
}

func eachText(items []scene.Item, f func(*scene.Text)) {
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Text:
			f(it)
		case *scene.Group:
			eachText(it.Items, f)
		}
	}
}

func TestJustifiedLinesFillTheMeasure(t *testing.T) {
	s := testSetter(t)
	for _, width := range []float64{60, 110, 231, 340} {
		for seed := range 8 {
			in := []doc.Inline{doc.Text(prose(seed, 3)), doc.Text(" "), doc.Emphasis{Inlines: []doc.Inline{doc.Text(prose(seed+1, 1))}}, doc.Text(" "), doc.Strong{Inlines: []doc.Inline{doc.Text(prose(seed+2, 2))}}}
			pieces := s.paragraph(in, s.body(), width, nil)
			texts, ends := linesOf(s, pieces)
			for i, end := range ends {
				if end > width+0.01 {
					t.Errorf("width %g: line %d is %.2f wide: %q", width, i, end, texts[i])
				}
				if i < len(ends)-1 && strings.Contains(texts[i], " ") && math.Abs(end-width) > 0.01 {
					t.Errorf("width %g: line %d ends at %.2f: %q", width, i, end, texts[i])
				}
			}
			got := strings.ReplaceAll(strings.Join(texts, " "), "~ ", "")
			if squash(got) != squash(doc.InlineText(in)) {
				t.Errorf("text changed:\n%s\n%s", got, doc.InlineText(in))
			}
		}
	}
}

func squash(s string) string { return strings.Join(strings.Fields(s), "") }

func TestLongWordsAreSplit(t *testing.T) {
	s := testSetter(t)
	for _, text := range []string{strings.Repeat("W", 300), "https://example.org/" + strings.Repeat("path/", 40), "a " + strings.Repeat("no\u00A0break\u00A0", 30) + " b", strings.Repeat("1,", 200)} {
		texts, ends := linesOf(s, s.text(text, s.body(), 100, nil))
		for i, end := range ends {
			if end > 100.01 {
				t.Errorf("%.20q: line %q is %.1f wide", text, texts[i], end)
			}
		}
		if squash(strings.Join(texts, "")) != squash(text) {
			t.Errorf("%.20q came out as %q", text, texts)
		}
	}
}

func TestBreakOpportunities(t *testing.T) {
	s := testSetter(t)
	for text, want := range map[string]string{ // addresses are not hyphenated
		"(github.com/user/repository)": "(github.|com/|user/|repository)",
		"country_conditions.csv, here": "country_|conditions.|csv,|here",
		"organization.":                "or|ga|ni|za|tion.",
	} {
		if g := breaks(s, text, s.hyph); g != want {
			t.Errorf("%q: got %s, want %s", text, g, want)
		}
	}
	for text, want := range map[string]string{
		"border-crossing of land/sea":  "border-|crossing|of|land/|sea",
		"1.8\u00A0million people":      "1.8\u00A0million|people",
		"-5 and/or 2009–2024":          "-5|and/|or|2009–|2024",
		"www.example.org/a":            "www.|example.|org/|a",
		"(2014-2018) ...":              "(2014-2018)|...",
		"(github.com/user/repository)": "(github.|com/|user/|repository)",
		"country_conditions.csv":       "country_|conditions.|csv",
	} {
		if g := breaks(s, text, nil); g != want {
			t.Errorf("%q: got %s, want %s", text, g, want)
		}
	}
}

// breaks gives a text with a mark where a line may end.
func breaks(s *setter, text string, hyph *Hyphenator) string {
	r := &run{s: s}
	r.add(text, look{style: serif(10)})
	var got []string
	for _, f := range segment(text, r.spans, hyph, 1e6) {
		got = append(got, text[f.start:f.end])
	}
	return strings.Join(got, "|")
}

// spread is the sum of squared stretch ratios of all lines but the last.
func spread(frags []fragment, ends []int, m measure) float64 {
	total, from := 0.0, 0
	for i, to := range ends[:len(ends)-1] {
		width := m.width
		if i == 0 {
			width -= m.indent
		}
		natural, spaces := frags[to-1].hyphen, 0.0
		for k := from; k < to; k++ {
			natural += frags[k].width
			if k < to-1 {
				natural += frags[k].space
				spaces += frags[k].space
			}
		}
		r := ratio(natural, spaces, width, measure{justify: true}, false)
		total += r * r
		from = to
	}
	return total
}

func greedy(frags []fragment, m measure) []int {
	var ends []int
	for from := 0; from < len(frags); {
		x, to := 0.0, from
		width := m.width
		if from == 0 {
			width -= m.indent
		}
		for k := from; k < len(frags) && (k == from || x+frags[k].width+frags[k].hyphen <= width); k++ {
			to = k + 1
			x += frags[k].width + frags[k].space
		}
		ends, from = append(ends, to), to
	}
	return ends
}

func TestTotalFitIsEvenerThanGreedy(t *testing.T) {
	s := testSetter(t)
	m := measure{width: theme.MM(81.5), indent: theme.MM(4), justify: true}
	total, first := 0.0, 0.0
	for seed := range 12 {
		r := &run{s: s}
		r.add(prose(seed, 8), look{style: serif(9.6)})
		frags := segment(r.finish(), r.spans, s.hyph, m.width)
		total += spread(frags, breakLines(frags, m), m)
		first += spread(frags, greedy(frags, m), m)
	}
	if total >= first*0.8 {
		t.Errorf("total fit spreads %.1f, greedy %.1f", total, first)
	}
}

func FuzzParagraph(f *testing.F) {
	f.Add("Smugglers sell a crossing – and\u00A0more.", 60.0)
	f.Add("\u00AD \t-–/—", 3.0)
	f.Add("a\xff\xfe b", 20.0)
	s := testSetter(f)
	f.Fuzz(func(t *testing.T, text string, width float64) {
		if !(width >= 30 && width < 1000) || len(text) > 2000 {
			return
		}
		pieces := s.text(text, s.body(), width, nil)
		texts, _ := linesOf(s, pieces)
		r := &run{s: s}
		r.add(text, look{style: serif(9)})
		if got, want := squash(strings.ReplaceAll(strings.Join(texts, ""), "~", "")), squash(strings.ReplaceAll(r.finish(), "~", "")); got != want {
			t.Errorf("%q came out as %q", want, got)
		}
	})
}

// TestLastLines: where other breaks allow it, no paragraph ends in a short line
// or the rest of a word, and none becomes flawed for that.
func TestLastLines(t *testing.T) {
	s := testSetter(t)
	before, after := 0, 0
	for seed := range 40 {
		in := []doc.Inline{doc.Text(prose(seed, 3+seed%3))}
		for width := 200.0; width < 260; width += 10 {
			st := s.body()
			r := &run{s: s}
			r.inlines(in, look{style: st.style})
			p := &para{s: s, text: r.finish(), spans: r.spans, st: st, width: width}
			p.frags = segment(p.text, p.spans, s.hyph, width-st.indent)
			plain := p.set(measure{width: width, indent: st.indent, justify: true}, nil)
			bad := len(plain) > 1 && p.lastLine(plain) != goodLast
			if !bad || flawed(plain) {
				continue
			}
			before++
			settled := p.settle(plain, nil)
			if flawed(settled) {
				t.Errorf("width %g: a flaw in %q", width, p.text)
			}
			if p.lastLine(settled) != goodLast {
				after++
			}
		}
	}
	t.Logf("%d short last lines, %d of them stay", before, after)
	if before < 5 || 2*after > before {
		t.Errorf("of %d short last lines %d stay", before, after)
	}
}

// Words in another language say so and are not divided by the patterns of the report's.
func TestForeignWords(t *testing.T) {
	s := testSetter(t)
	words := prose(1, 4)
	for _, lang := range []string{"", "fr"} {
		in := []doc.Inline{doc.Text(words)}
		if lang != "" {
			in = []doc.Inline{doc.Emphasis{Inlines: []doc.Inline{doc.Foreign{Lang: lang, Inlines: in}}}}
		}
		hyphens := 0
		for _, p := range s.paragraph(in, s.body(), 110, nil) {
			eachText(p.items, func(x *scene.Text) {
				if x.Style.Lang != lang || x.Style.Italic != (lang != "") {
					t.Errorf("%q is in the language %q", x.Content, x.Style.Lang)
				}
				if x.SoftHyphen {
					hyphens++
				}
			})
		}
		if (hyphens > 0) == (lang != "") {
			t.Errorf("language %q: %d hyphens", lang, hyphens)
		}
	}
}

// At the top of columns headings of one and of more lines hang from the same line.
func TestHeadingsHangFromOneLine(t *testing.T) {
	s := testSetter(t)
	root := &scene.Tag{Role: scene.RSect}
	at := map[string]bool{}
	var tall []float64
	for n := 1; n <= 3; n++ {
		h := &doc.Heading{Level: 2, Text: []doc.Inline{doc.Text(strings.Repeat("Routes and the means of travel ", n))}}
		p := s.headingPiece(h, frame{width: 230, text: s.body(), tag: root})[0]
		first := math.Inf(1)
		eachText(p.items, func(x *scene.Text) { first = min(first, x.Y) })
		at[fmt.Sprintf("%.1f", first-p.lift)] = true
		tall = append(tall, p.height)
	}
	if len(at) != 1 || tall[0] == tall[2] {
		t.Errorf("headings of heights %v hang from %v", tall, at)
	}
}
