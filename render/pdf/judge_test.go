package pdf

// The sample book under the rules of PDF/UA-1 and PDF/A-3a, and the rules under
// books that are broken in one place each.

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"globalstudy/render/pdf/rules"
)

func TestSampleKeepsTheRules(t *testing.T) {
	faults, err := rules.Judge(samplePDF(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Error(f)
	}
}

// book is a file to be spoilt, with ways to find things in it.
type book struct {
	*testing.T
	*rules.File
	catalog rules.Dict
}

// get follows references and gives the dictionary, also that of a stream.
func (b *book) get(o any) rules.Dict {
	if r, ok := o.(rules.Ref); ok {
		o = b.Objects[r]
	}
	if s, ok := o.(*rules.Stream); ok {
		return s.Dict
	}
	d, ok := o.(rules.Dict)
	if !ok {
		b.Fatalf("%v is no dictionary", o)
	}
	return d
}

// find gives the first object that good accepts, by number.
func (b *book) find(good func(rules.Dict) bool) (rules.Ref, rules.Dict) {
	for r := rules.Ref(1); int(r) <= len(b.Objects)+1; r++ {
		switch o := b.Objects[r].(type) {
		case rules.Dict:
			if good(o) {
				return r, o
			}
		case *rules.Stream:
			if good(o.Dict) {
				return r, o.Dict
			}
		}
	}
	b.Fatal("the sample has no such object")
	return 0, nil
}

// has finds an object by the value of a key.
func (b *book) has(key, value rules.Name) (rules.Ref, rules.Dict) {
	return b.find(func(d rules.Dict) bool { return d[key] == value })
}

// elem is the first structure element of a role.
func (b *book) elem(role rules.Name) rules.Dict {
	_, d := b.find(func(d rules.Dict) bool { return d["P"] != nil && d["S"] == role })
	return d
}

// link is the first annotation.
func (b *book) link() rules.Dict {
	_, d := b.has("Subtype", "Link")
	return d
}

// page gives the second page, which has text, a chart and links.
func (b *book) page() (rules.Ref, rules.Dict) {
	kids := b.get(b.catalog["Pages"])["Kids"].(rules.Array)
	return kids[1].(rules.Ref), b.get(kids[1])
}

// edit changes a stream's data.
func (b *book) edit(o any, change func(string) string) {
	s := b.Objects[o.(rules.Ref)].(*rules.Stream)
	data, err := b.Decode(s)
	if err != nil {
		b.Fatal(err)
	}
	after := change(string(data))
	if after == string(data) {
		b.Fatal("nothing was changed")
	}
	d := rules.Dict{}
	for k, v := range s.Dict {
		if k != "Filter" {
			d[k] = v
		}
	}
	b.Objects[o.(rules.Ref)] = &rules.Stream{Dict: d, Data: []byte(after)}
}

// contents adds operators at the end of the page, or changes those that are there.
func (b *book) contents(change func(string) string) {
	_, d := b.page()
	b.edit(d["Contents"], change)
}

func (b *book) operators(ops string) {
	b.contents(func(s string) string { return s + "\n" + ops + "\n" })
}

// metadata replaces text in the metadata.
func (b *book) metadata(old, new string) {
	b.edit(b.catalog["Metadata"], func(s string) string { return strings.Replace(s, old, new, 1) })
}

// font is a Type 0 font with the dictionary below it.
func (b *book) font() (font, below rules.Dict) {
	_, font = b.has("Subtype", "Type0")
	return font, b.get(font["DescendantFonts"].(rules.Array)[0])
}

// attachment is the first file specification.
func (b *book) attachment() rules.Dict {
	_, d := b.has("Type", "Filespec")
	return d
}

// TestEveryRuleCanFail breaks each rule in the sample and looks whether it is found.
func TestEveryRuleCanFail(t *testing.T) {
	whole := samplePDF(t)
	tried := map[string]bool{}
	for _, c := range spoilers {
		t.Run(c.rule, func(t *testing.T) {
			tried[c.rule] = true
			f, err := rules.Open(bytes.Clone(whole))
			if err != nil {
				t.Fatal(err)
			}
			b := &book{t, f, f.Objects[f.Trailer["Root"].(rules.Ref)].(rules.Dict)}
			c.spoil(b)
			wantFault(t, b.Judge(), c.rule)
		})
	}
	for _, c := range bytesSpoilers {
		t.Run(c.rule, func(t *testing.T) {
			tried[c.rule] = true
			spoilt := c.spoil(bytes.Clone(whole))
			if bytes.Equal(spoilt, whole) {
				t.Fatal("nothing was changed")
			}
			faults, err := rules.Judge(spoilt)
			if err != nil {
				t.Fatal(err)
			}
			wantFault(t, faults, c.rule)
		})
	}
	for rule := range rules.Rules {
		if !tried[rule] {
			t.Errorf("nothing tries the rule %s", rule)
		}
	}
}

func wantFault(t *testing.T, faults []rules.Fault, rule string) {
	t.Helper()
	var all []string
	for _, f := range faults {
		if f.Rule == rule {
			return
		}
		all = append(all, fmt.Sprint(f))
	}
	t.Errorf("the breach was not found, only:\n%s", strings.Join(all, "\n"))
}
