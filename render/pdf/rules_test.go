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

// paints lists the operators that leave a mark on the page.
var paints = []string{"f", "S", "B", "TJ", "Do", "sh"}

// TestMarkedContent: sequences are balanced and do not nest, saved states and
// text objects are balanced, and nothing is painted outside a sequence.
func TestMarkedContent(t *testing.T) {
	g := readGraph(t, samplePDF(t))
	pages, _ := g.pages()
	for i, page := range pages {
		var open []string
		var depths []int
		saved, inText := 0, false
		for _, op := range operations(g.data(page["Contents"])) {
			switch op.operator {
			case "BDC":
				tag := op.operands[0]
				if len(open) > 0 || inText {
					t.Errorf("page %d: %s inside %s", i+1, tag, open)
				}
				if !strings.Contains(op.operands[1], "MCID") && tag != "/Artifact" {
					t.Errorf("page %d: %s %s has no number", i+1, tag, op.operands[1])
				}
				open, depths = append(open, tag), append(depths, saved)
			case "EMC":
				if len(open) == 0 {
					t.Fatalf("page %d: EMC without BDC", i+1)
				}
				if last := len(open) - 1; depths[last] != saved {
					t.Errorf("page %d: %s begins %d and ends %d states deep", i+1, open[last], depths[last], saved)
				}
				open, depths = open[:len(open)-1], depths[:len(open)-1]
			case "q":
				saved++
			case "Q":
				saved--
			case "BT", "ET":
				if inText == (op.operator == "BT") {
					t.Errorf("page %d: unbalanced %s", i+1, op.operator)
				}
				inText = !inText
			}
			if slices.Contains(paints, op.operator) && len(open) == 0 {
				t.Errorf("page %d: %s outside marked content", i+1, op.operator)
			}
			if op.operator == "re" { // we never write one
				t.Errorf("page %d: gopdf's rectangle is still there", i+1)
			}
			if op.operator == "TJ" && !inText {
				t.Errorf("page %d: TJ outside a text object", i+1)
			}
		}
		if len(open) > 0 || saved != 0 || inText {
			t.Errorf("page %d ends with %v open, %d states saved", i+1, open, saved)
		}
	}
}

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
				pg := k["Pg"].(types.IndirectRef).ObjectNumber.Value()
				if g.name(k["Type"]) == "OBJR" {
					e.annots = append(e.annots, k["Obj"].(types.IndirectRef).ObjectNumber.Value())
				} else {
					e.marks = append(e.marks, fmt.Sprintf("%d/%d", pg, g.int(k["MCID"])))
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

var mcid = regexp.MustCompile(`MCID (\d+)`)

// TestParentTree: each sequence of a page is a child of exactly the element
// that the parent tree names, and the elements name no others.
func TestParentTree(t *testing.T) {
	g := readGraph(t, samplePDF(t))
	_, all := g.tree()
	owner := map[string]int{}
	for _, e := range all {
		for _, m := range e.marks {
			if owner[m] != 0 {
				t.Errorf("content %s has two owners", m)
			}
			owner[m] = e.id
		}
	}
	parents, found := g.parentTree(), 0
	pages, ids := g.pages()
	for i, page := range pages {
		owners := g.array(parents[g.int(page["StructParents"])])
		numbers := mcid.FindAllStringSubmatch(string(g.data(page["Contents"])), -1)
		if len(owners) != len(numbers) {
			t.Errorf("page %d: %d sequences, %d in the parent tree", i+1, len(numbers), len(owners))
		}
		for _, m := range numbers {
			n, _ := strconv.Atoi(m[1])
			want := owners[n].(types.IndirectRef).ObjectNumber.Value()
			if got := owner[fmt.Sprintf("%d/%d", ids[i], n)]; got != want {
				t.Errorf("page %d, content %d: owned by %d, the parent tree says %d", i+1, n, got, want)
			}
			found++
		}
		if g.name(page["Tabs"]) != "S" {
			t.Errorf("page %d: no tab order by structure", i+1)
		}
	}
	if found == 0 || found != len(owner) {
		t.Errorf("%d sequences on pages, %d in the tree", found, len(owner))
	}
}

// mayStandIn says in which elements a role may stand.
var mayStandIn = map[string][]string{
	"LI": {"L"}, "Lbl": {"LI", "Note", "P", "Caption"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"},
	"THead": {"Table"}, "TBody": {"Table"}, "TOCI": {"TOC"},
}

func TestElements(t *testing.T) {
	g := readGraph(t, samplePDF(t))
	root, all := g.tree()
	if root.role != "Document" {
		t.Errorf("the tree begins with %s", root.role)
	}
	ids := map[string]bool{}
	for _, e := range all {
		if in := mayStandIn[e.role]; in != nil && !slices.Contains(in, e.parent.role) {
			t.Errorf("%s in %s", e.role, e.parent.role)
		}
		switch e.role {
		case "Figure":
			a := g.dict(e.dict["A"])
			if g.text(e.dict["Alt"]) == "" || g.name(a["O"]) != "Layout" || len(g.array(a["BBox"])) != 4 {
				t.Errorf("figure without text or box: %v", e.dict)
			}
		case "TH":
			if s := g.name(g.dict(e.dict["A"])["Scope"]); s != "Row" && s != "Column" {
				t.Errorf("TH with scope %q", s)
			}
		case "L":
			if n := g.name(g.dict(e.dict["A"])["ListNumbering"]); n != "Decimal" {
				t.Errorf("numbered list with numbering %q", n)
			}
		case "Note":
			id := g.text(e.dict["ID"])
			if id == "" || ids[id] {
				t.Errorf("note with identifier %q", id)
			}
			ids[id] = true
		case "Link":
			if len(e.annots) == 0 || len(e.marks) == 0 {
				t.Errorf("link without annotation or content: %v", e.dict)
			}
		}
	}
	if len(ids) == 0 {
		t.Error("the sample has no note")
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

// shown collects the glyph numbers that a page shows, by font name.
func (g *graph) shown(page types.Dict) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	face := ""
	for _, op := range operations(g.data(page["Contents"])) {
		switch op.operator {
		case "Tf":
			face = strings.TrimPrefix(op.operands[0], "/")
			if out[face] == nil {
				out[face] = map[string]bool{}
			}
		case "TJ":
			for _, m := range regexp.MustCompile(`<([0-9A-F]*)>`).FindAllStringSubmatch(op.operands[0], -1) {
				for k := 0; k+4 <= len(m[1]); k += 4 {
					out[face][m[1][k:k+4]] = true
				}
			}
		}
	}
	return out
}

// TestFonts: every font is embedded, every shown glyph has its text and its
// width, none is .notdef.
func TestFonts(t *testing.T) {
	g := readGraph(t, samplePDF(t))
	pages, _ := g.pages()
	total := 0
	for i, page := range pages {
		fonts := g.dict(g.dict(page["Resources"])["Font"])
		for face, codes := range g.shown(page) {
			d := g.dict(fonts[face])
			toUnicode := string(g.data(d["ToUnicode"]))
			cid := g.dict(g.array(d["DescendantFonts"])[0])
			widths := fmt.Sprint(g.array(cid["W"]))
			desc := g.dict(cid["FontDescriptor"])
			if desc["FontFile2"] == nil || g.int(desc["StemV"]) < 50 || g.int(desc["Descent"]) >= 0 || g.name(cid["CIDToGIDMap"]) != "Identity" {
				t.Errorf("font %s: %v", face, desc)
			}
			if base := g.name(d["BaseFont"]); !regexp.MustCompile(`^[A-Z]{6}\+Source`).MatchString(base) || base != g.name(desc["FontName"]) || base != g.name(cid["BaseFont"]) {
				t.Errorf("font %s is called %s, %s and %s", face, base, g.name(desc["FontName"]), g.name(cid["BaseFont"]))
			}
			for code := range codes {
				total++
				if code == "0000" {
					t.Errorf("page %d shows .notdef", i+1)
				}
				if m := regexp.MustCompile(`\n<` + code + `><([0-9A-F]{4})+>\n`).FindStringSubmatch(toUnicode); m == nil || m[1] == "0000" {
					t.Errorf("page %d: glyph %s of %s has no text", i+1, code, face)
				}
				n, _ := strconv.ParseInt(code, 16, 32)
				if !regexp.MustCompile(fmt.Sprintf(`\b%d\b`, n)).MatchString(widths) {
					t.Errorf("page %d: glyph %s of %s has no width", i+1, code, face)
				}
			}
		}
	}
	if total < 50 {
		t.Errorf("only %d glyphs seen", total)
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
	for key, element := range map[string]string{"Title": "dc:title", "Author": "dc:creator", "Subject": "dc:description", "Keywords": "pdf:Keywords", "Producer": "pdf:Producer"} {
		want := xmlEscape.Replace(g.text(info[key]))
		part := regexp.MustCompile(`(?s)<` + element + `>.*</` + element + `>`).FindString(meta)
		if want == "" || !strings.Contains(part, ">"+want+"<") {
			t.Errorf("%s is %q, %s is %s", key, want, element, part)
		}
	}
	for _, want := range []string{"<pdfuaid:part>1<", "<pdfaid:part>3<", "<pdfaid:conformance>A<", "<xmp:CreateDate>2026-11-22T00:00:00Z<"} {
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
