package pdf

// Rules of PDF/UA-1 and PDF/A-3 that a machine can check, over the sample book:
// they stand in for a validator where there is none.

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// elem is a structure element as read back.
type elem struct {
	dict   types.Dict
	id     int
	role   string
	parent *elem
	kids   []*elem
	marks  []string // "page object/number"
	annots []int
}

func (g *graph) tree() (root *elem, all []*elem) {
	top := g.dict(g.catalog["StructTreeRoot"])
	kids := g.array(top["K"])
	var read func(ref types.IndirectRef, parent *elem) *elem
	read = func(ref types.IndirectRef, parent *elem) *elem {
		d := g.dict(ref)
		e := &elem{dict: d, id: ref.ObjectNumber.Value(), role: g.name(d["S"]), parent: parent}
		all = append(all, e)
		if d["K"] == nil {
			return e
		}
		for _, k := range g.array(d["K"]) {
			switch k := k.(type) {
			case types.Integer:
				e.marks = append(e.marks, fmt.Sprintf("%d/%d", d["Pg"].(types.IndirectRef).ObjectNumber.Value(), k))
			case types.Dict:
				if g.name(k["Type"]) == "OBJR" {
					if k["Pg"] == nil && d["Pg"] == nil {
						g.Error("a link without a page")
					}
					e.annots = append(e.annots, k["Obj"].(types.IndirectRef).ObjectNumber.Value())
				} else {
					e.marks = append(e.marks, fmt.Sprintf("%d/%d", k["Pg"].(types.IndirectRef).ObjectNumber.Value(), g.int(k["MCID"])))
				}
			case types.IndirectRef:
				e.kids = append(e.kids, read(k, e))
			}
		}
		return e
	}
	return read(kids[0].(types.IndirectRef), nil), all
}

// parentTree maps keys to what stands there.
func (g *graph) parentTree() map[int]types.Object {
	nums := g.array(g.dict(g.dict(g.catalog["StructTreeRoot"])["ParentTree"])["Nums"])
	out := map[int]types.Object{}
	for i := 0; i+1 < len(nums); i += 2 {
		out[g.int(nums[i])] = nums[i+1]
	}
	return out
}

func TestListNumbering(t *testing.T) {
	g := readGraph(t, samplePDF(t))
	_, all := g.tree()
	list := all[slices.IndexFunc(all, func(e *elem) bool { return e.role == "L" })]
	if n := g.name(g.dict(list.dict["A"])["ListNumbering"]); n != "Decimal" {
		t.Errorf("a numbered list with numbering %q", n)
	}
}

// TestReadingOrder: content and elements inside a paragraph stand in the order
// in which they are painted, and headings skip no level.
func TestReadingOrder(t *testing.T) {
	g := readGraph(t, samplePDF(t))
	_, all := g.tree()
	level := 0
	for _, e := range all {
		if n, err := strconv.Atoi(strings.TrimPrefix(e.role, "H")); err == nil {
			if n > level+1 {
				t.Errorf("H%d after H%d", n, level)
			}
			level = n
		}
	}
	p := all[slices.IndexFunc(all, func(e *elem) bool { return e.role == "P" })]
	var order []string
	for _, k := range g.array(p.dict["K"]) {
		order = append(order, fmt.Sprintf("%T", k))
	}
	// the first line, its hyphen, the second line; link and note mark in it, more words, a link; the third line
	want := "types.Integer types.Integer types.Integer types.IndirectRef types.IndirectRef types.Integer types.IndirectRef types.Integer"
	if got := strings.Join(order, " "); got != want {
		t.Errorf("the paragraph's children are %s, want %s", got, want)
	}
}

func TestAnnotations(t *testing.T) {
	g := readGraph(t, samplePDF(t))
	_, all := g.tree()
	parents, links := g.parentTree(), 0
	pages, _ := g.pages()
	for i, page := range pages {
		if page["Annots"] == nil {
			continue
		}
		for _, a := range g.array(page["Annots"]) {
			links++
			d := g.dict(a)
			key := g.int(d["StructParent"])
			owner := parents[key].(types.IndirectRef).ObjectNumber.Value()
			e := all[slices.IndexFunc(all, func(e *elem) bool { return e.id == owner })]
			if e.role != "Link" || !slices.Contains(e.annots, a.(types.IndirectRef).ObjectNumber.Value()) {
				t.Errorf("page %d: the annotation belongs to %s", i+1, e.role)
			}
			if g.text(d["Contents"]) == "" || g.int(d["F"]) != 4 {
				t.Errorf("page %d: annotation %v", i+1, d)
			}
		}
	}
	if links != 4 {
		t.Errorf("%d links, want 4", links)
	}
	if dest := g.array(g.dict(g.array(pages[1]["Annots"])[2])["Dest"]); fmt.Sprint(dest[3]) != "545.28" {
		t.Errorf("the link to the landscape page leads to %v", dest)
	}
	wide := g.dict(g.array(pages[2]["Annots"])[0])
	if got := fmt.Sprint(wide["Rect"]); got != "[62.00 545.28 162.00 531.28]" {
		t.Errorf("the link on the landscape page stands at %s", got)
	}
	if dest := g.array(wide["Dest"]); fmt.Sprint(dest[3]) != "771.89" {
		t.Errorf("the link leads to %v", dest)
	}
}

// TestFontDescriptors: what gopdf leaves out is there.
func TestFontDescriptors(t *testing.T) {
	g := readGraph(t, samplePDF(t))
	pages, _ := g.pages()
	fonts := g.dict(g.dict(pages[1]["Resources"])["Font"])
	if len(fonts) < 3 {
		t.Errorf("%d fonts", len(fonts))
	}
	for face, o := range fonts {
		d := g.dict(o)
		desc := g.dict(g.dict(g.array(d["DescendantFonts"])[0])["FontDescriptor"])
		if g.int(desc["StemV"]) < 50 || g.int(desc["Descent"]) >= 0 || g.int(desc["Flags"])&32 == 0 {
			t.Errorf("font %s: %v", face, desc)
		}
		if base := g.name(d["BaseFont"]); !regexp.MustCompile(`^[A-Z]{6}\+Source`).MatchString(base) {
			t.Errorf("font %s is called %s", face, base)
		}
	}
}

func TestCatalog(t *testing.T) {
	g := readGraph(t, samplePDF(t))
	if lang := g.text(g.catalog["Lang"]); lang != "en-GB" {
		t.Errorf("language %q", lang)
	}
	if g.catalog["OutputIntents"] == nil || g.dict(g.catalog["ViewerPreferences"])["DisplayDocTitle"] == nil || g.dict(g.catalog["MarkInfo"])["Marked"] == nil {
		t.Errorf("catalog %v", g.catalog)
	}
	info := g.dict(*g.ctx.Info)
	meta := string(g.data(g.catalog["Metadata"]))
	for key, element := range map[string]string{"Title": "dc:title", "Subject": "dc:description", "Keywords": "pdf:Keywords", "Producer": "pdf:Producer"} {
		want := xmlEscape.Replace(g.text(info[key]))
		part := regexp.MustCompile(`(?s)<` + element + `>.*</` + element + `>`).FindString(meta)
		if want == "" || !strings.Contains(part, ">"+want+"<") {
			t.Errorf("%s is %q, %s is %s", key, want, element, part)
		}
	}
	for _, want := range []string{"<rdf:li>A. Author</rdf:li><rdf:li>B. Author</rdf:li>", "<pdfuaid:part>1<", "<pdfaid:part>3<", "<pdfaid:conformance>A<", "<xmp:CreateDate>2026-11-22T00:00:00Z<"} {
		if !strings.Contains(meta, want) {
			t.Errorf("the metadata lack %s", want)
		}
	}
	if d := g.text(info["CreationDate"]); d != "D:20261122000000+00'00'" {
		t.Errorf("created %s", d)
	}
	if files := g.array(g.catalog["AF"]); len(files) != 2 || g.text(g.dict(files[0])["Desc"]) != "Fig. 1: Detections by route, 2009–2024" {
		t.Errorf("associated files %v", files)
	}
}
