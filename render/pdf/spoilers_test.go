package pdf

// How to break each rule, in the objects of the sample or in its bytes.

import (
	"bytes"
	"strings"

	"globalstudy/render/pdf/rules"
)

type (
	n = rules.Name
	s = rules.String
)

// swap makes a change of content that puts one text in place of another, once.
func swap(old, new string) func(string) string {
	return func(s string) string { return strings.Replace(s, old, new, 1) }
}

var bytesSpoilers = []struct {
	rule  string
	spoil func([]byte) []byte
}{
	{"A 6.1.2-1", func(b []byte) []byte { return bytes.Replace(b, []byte("%PDF-1.7"), []byte("%PDF-2.0"), 1) }},
	{"A 6.1.2-2", func(b []byte) []byte { b[11] = 'a'; return b }},
	{"A 6.1.3-3", func(b []byte) []byte { return append(b, "more"...) }},
	{"A 6.1.7.1-1", func(b []byte) []byte {
		i := bytes.Index(b, []byte(">>\nstream\n"))
		b[i-1] = '0' + (b[i-1]-'0'+1)%10
		return b
	}},
	{"A 6.1.9-1", func(b []byte) []byte {
		return bytes.Replace(b, []byte("\nendstream\nendobj\n"), []byte("\nendstream endobj\n"), 1)
	}},
}

var spoilers = []struct {
	rule  string
	spoil func(*book)
}{
	{"A 6.1.3-1", func(b *book) { b.Trailer["ID"] = rules.Array{s("one")} }},
	{"A 6.1.3-2", func(b *book) { b.Trailer["Encrypt"] = rules.Dict{} }},
	{"A 6.1.6-1", func(b *book) { b.operators("BT /Artifact<<>>BDC <123>Tj EMC ET") }},
	{"A 6.1.6-2", func(b *book) { b.operators("BT /Artifact<<>>BDC <12G4>Tj EMC ET") }},
	{"A 6.1.7.1-3", func(b *book) { _, d := b.page(); b.get(d["Contents"])["F"] = s("elsewhere") }},
	{"A 6.1.7.2-1", func(b *book) { _, d := b.page(); b.get(d["Contents"])["Filter"] = n("LZWDecode") }},
	{"A 6.1.8-1", func(b *book) { b.operators("/#FF#FE gs") }},
	{"A 6.1.13-1", func(b *book) { b.operators("3000000000 w") }},
	{"A 6.1.13-2", func(b *book) { b.operators("1" + strings.Repeat("0", 39) + ".5 w") }},
	{"A 6.1.13-3", func(b *book) { b.operators("(" + strings.Repeat("a", 32768) + ") Tj") }},
	{"A 6.1.13-4", func(b *book) { b.operators("/" + strings.Repeat("a", 128) + " gs") }},
	{"A 6.1.13-7", func(b *book) { b.Trailer["Size"] = 8388609 }},
	{"A 6.1.13-8", func(b *book) { b.operators(strings.Repeat("q ", 29) + strings.Repeat("Q ", 29)) }},
	{"A 6.1.13-11", func(b *book) { _, d := b.page(); d["MediaBox"] = rules.Array{0, 0, 15000, 15000} }},
	{"ISO 32000 7.3.7", func(b *book) { b.operators("/Artifact<</A 1/A 2>>BDC EMC") }},
	{"ISO 32000 7.3.10", func(b *book) { b.catalog["Pages2"] = rules.Ref(99999) }},

	{"UA 7.1-4", func(b *book) { b.get(b.catalog["MarkInfo"])["Suspects"] = true }},
	{"UA 7.1-8", func(b *book) { delete(b.catalog, "Metadata") }},
	{"UA 7.1-10", func(b *book) { delete(b.catalog, "ViewerPreferences"); b.catalog["ViewerPreferences"] = rules.Dict{} }},
	{"UA 7.1-11", func(b *book) { delete(b.catalog, "StructTreeRoot") }},
	{"UA 6.2-1", func(b *book) { b.get(b.catalog["MarkInfo"])["Marked"] = false }},
	{"UA 7.2-2", func(b *book) { delete(b.catalog, "Lang") }},
	{"UA 7.2-29", func(b *book) { b.elem("P")["Lang"] = s("en_GB") }},
	{"UA 7.18.3-1", func(b *book) { _, d := b.page(); d["Tabs"] = n("R") }},
	{"A 6.2.3-1", func(b *book) {
		b.edit(b.get(b.catalog["OutputIntents"].(rules.Array)[0])["DestOutputProfile"], func(p string) string { return p[:16] + "CMYK" + p[20:] })
	}},
	{"A 6.2.3-2", func(b *book) { delete(b.catalog, "OutputIntents") }},
	{"A 6.5.1-1", func(b *book) { b.link()["A"] = rules.Dict{"S": n("Launch"), "Type": n("Action")} }},
	{"A 6.5.2-1", func(b *book) { b.catalog["OpenAction"] = rules.Dict{} }},
	{"A 6.4.1-1", func(b *book) { b.catalog["AcroForm"] = rules.Dict{} }},
	{"ISO 32000 12.4.2", func(b *book) { b.get(b.catalog["PageLabels"])["Nums"].(rules.Array)[0] = 1 }},
	{"ISO 32000 12.3.3", func(b *book) { delete(b.get(b.get(b.catalog["Outlines"])["First"]), "Next") }},
	{"ISO 32000 12.3.2", func(b *book) {
		names := b.get(b.get(b.catalog["Names"])["Dests"])["Names"].(rules.Array)
		names[0], names[2] = names[2], names[0]
	}},

	{"A 6.6.2.1-2", func(b *book) { b.metadata(`<?xpacket begin`, `<?xpacket bytes="12" begin`) }},
	{"A 6.6.2.1-4", func(b *book) { b.metadata(`</rdf:RDF>`, ``) }},
	{"A 6.6.2.1-5", func(b *book) { b.metadata("Study", "St\xFFdy") }},
	{"A 6.6.2.3.1-1", func(b *book) { b.metadata("<pdfaProperty:name>part<", "<pdfaProperty:name>other<") }},
	{"A 6.6.4-2", func(b *book) { b.metadata("<pdfaid:part>3<", "<pdfaid:part>2<") }},
	{"A 6.6.4-3", func(b *book) { b.metadata("<pdfaid:conformance>A<", "<pdfaid:conformance>B<") }},
	{"UA 5-2", func(b *book) { b.metadata("<pdfuaid:part>1<", "<pdfuaid:part>2<") }},
	{"UA 7.1-9", func(b *book) { b.metadata("dc:title", "dc:other"); b.metadata("/dc:title", "/dc:other") }},
	{"A 6.6.3", func(b *book) { b.get(b.Trailer["Info"])["Title"] = s("Another") }},

	{"A 6.2.2-1", func(b *book) { b.operators("1 2 3 cm") }},
	{"A 6.2.2-2", func(b *book) { b.operators("/Nowhere gs") }},
	{"UA 7.1-1", func(b *book) { b.contents(swap("/MCID 0>>BDC", "/MCID 0>>BDC /Artifact<<>>BDC EMC")) }},
	{"UA 7.1-2", func(b *book) { b.operators("/Artifact<<>>BDC /P<</MCID 999>>BDC EMC EMC") }},
	{"UA 7.1-3", func(b *book) { b.operators("0 0 m 9 9 l S") }},
	{"ISO 32000 8.4.2", func(b *book) { b.operators("q /Artifact<<>>BDC Q EMC") }},
	{"ISO 32000 9.4.1", func(b *book) { b.operators("/Artifact<<>>BDC <0001>Tj EMC") }},
	{"ISO 32000 14.6", func(b *book) { b.operators("BT /Artifact<<>>BDC ET EMC") }},
	{"A 6.2.4.3-2", func(b *book) { b.operators("0 0 0 1 k") }},
	{"A 6.2.5-1", func(b *book) {
		_, d := b.page()
		for _, state := range b.get(b.get(d["Resources"])["ExtGState"]) {
			b.get(state)["TR"] = n("Identity")
		}
	}},
	{"A 6.2.8-1", func(b *book) { _, d := b.has("Subtype", "Image"); d["Interpolate"] = true }},
	{"A 6.2.9-1", func(b *book) { b.form("0 0 m 9 9 l S")["Ref"] = rules.Dict{} }},
	{"A 6.2.9-3", func(b *book) { b.form("0 0 m 9 9 l S")["Subtype"] = n("PS") }},
	{"UA 7.20-2", func(b *book) { b.form("/P<</MCID 0>>BDC 0 0 m 9 9 l S EMC") }},
	{"A 6.2.10-2", func(b *book) { _, d := b.page(); delete(d, "Group") }},

	{"UA 7.21.3.1-1", func(b *book) { f, _ := b.font(); f["Encoding"] = n("WinAnsiEncoding") }},
	{"UA 7.21.3.2-1", func(b *book) { _, below := b.font(); delete(below, "CIDToGIDMap") }},
	{"UA 7.21.4.1-1", func(b *book) { _, below := b.font(); delete(b.get(below["FontDescriptor"]), "FontFile2") }},
	{"UA 7.21.4.1-2", func(b *book) { b.contents(swap("[<", "[<FFF0")) }},
	{"UA 7.21.4.2-2", func(b *book) { _, below := b.font(); b.get(below["FontDescriptor"])["CIDSet"] = rules.Dict{} }},
	{"UA 7.21.5-1", func(b *book) {
		_, below := b.font()
		widths := below["W"].(rules.Array)
		widths[1].(rules.Array)[0] = 7777
	}},
	{"UA 7.21.7-1", func(b *book) { f, _ := b.font(); b.edit(f["ToUnicode"], swap("beginbfchar\n<00", "beginbfchar\n<FF")) }},
	{"UA 7.21.7-2", func(b *book) { f, _ := b.font(); b.edit(f["ToUnicode"], swap("><0020>", "><FEFF0000>")) }},
	{"UA 7.21.8-1", func(b *book) { b.contents(swap("[<", "[<0000")) }},
	{"A 6.2.11.7.3-1", func(b *book) { f, _ := b.font(); b.edit(f["ToUnicode"], swap("><0020>", "><E000>")) }},
	{"ISO 32000 9.6.4", func(b *book) { f, _ := b.font(); f["BaseFont"] = n("Source") }},

	{"ISO 32000 14.7.2", func(b *book) { b.elem("P")["P"] = b.Trailer["Root"] }},
	{"ISO 32000 14.7.4", func(b *book) { b.contents(swap("/MCID 1>>", "/MCID 77>>")) }},
	{"UA 7.1-5", func(b *book) { b.elem("P")["S"] = n("Paragraph") }},
	{"UA 7.2-3", func(b *book) { b.elem("THead")["S"] = n("Div") }},
	{"UA 7.2-4", func(b *book) { b.elem("THead")["S"] = n("Div") }},
	{"UA 7.2-5", func(b *book) { b.elem("Table")["S"] = n("Div") }},
	{"UA 7.2-8", func(b *book) { b.elem("TR")["S"] = n("Div") }},
	{"UA 7.2-10", func(b *book) { b.elem("TH")["S"] = n("P") }},
	{"UA 7.2-11", func(b *book) { b.elem("TBody")["S"] = n("THead") }},
	{"UA 7.2-14", func(b *book) { b.elem("TBody")["S"] = n("THead") }},
	{"UA 7.2-15", func(b *book) { // the second cell reaches into the second row, whose first cell reaches under it
		rows := b.elem("THead")["K"].(rules.Array)
		cell := func(row, i int, span n, cells int) {
			b.get(b.get(rows[row])["K"].(rules.Array)[i])["A"] = rules.Dict{"O": n("Table"), "Scope": n("Column"), span: cells}
		}
		cell(0, 0, "RowSpan", 1)
		cell(0, 1, "RowSpan", 2)
		cell(1, 0, "ColSpan", 2)
	}},
	{"UA 7.2-16", func(b *book) {
		t := b.elem("Table")["K"].(rules.Array)
		t[0], t[1] = t[1], t[0]
	}},
	{"UA 7.2-17", func(b *book) { b.elem("L")["S"] = n("Div") }},
	{"UA 7.2-18", func(b *book) { b.elem("LI")["S"] = n("Div") }},
	{"UA 7.2-19", func(b *book) { b.elem("LI")["S"] = n("Div") }},
	{"UA 7.2-20", func(b *book) { b.elem("LBody")["S"] = n("P") }},
	{"UA 7.2-26", func(b *book) { b.elem("P")["S"] = n("TOCI") }},
	{"UA 7.2-27", func(b *book) { b.elem("L")["S"] = n("TOC") }},
	{"UA 7.2-36", func(b *book) { b.elem("TR")["S"] = n("Div") }},
	{"UA 7.2-40", func(b *book) {
		k := b.elem("L")["K"].(rules.Array)
		b.get(k[len(k)-1])["S"] = n("Caption")
	}},
	{"UA 7.2-41", func(b *book) { b.spans("TD", "RowSpan", 99) }},
	{"UA 7.2-42", func(b *book) { b.spans("TD", "ColSpan", 2) }},
	{"UA 7.3-1", func(b *book) { delete(b.elem("Figure"), "Alt") }},
	{"UA 7.4.2-1", func(b *book) { b.elem("H1")["S"] = n("H2") }},
	{"UA 7.5-1", func(b *book) {
		for _, o := range b.Objects {
			if d, ok := o.(rules.Dict); ok && d["S"] == n("TH") {
				d["S"] = n("TD")
			}
			if d, ok := o.(rules.Dict); ok && (d["S"] == n("TD")) {
				delete(d, "A")
			}
		}
	}},
	{"UA 7.5-2", func(b *book) { b.elem("TD")["A"] = rules.Dict{"O": n("Table"), "Headers": rules.Array{s("nobody")}} }},
	{"UA 7.5 (Scope)", func(b *book) { delete(b.elem("TH"), "A") }},
	{"UA 7.3 (BBox)", func(b *book) { b.get(b.elem("Figure")["A"])["BBox"] = rules.Array{0, 0, 9000, 9} }},
	{"UA 7.9-1", func(b *book) { delete(b.elem("Note"), "ID") }},
	{"UA 7.9-2", func(b *book) { b.elem("P")["ID"] = b.elem("Note")["ID"] }},
	{"UA 7.18.1-2", func(b *book) { delete(b.link(), "Contents") }},
	{"UA 7.18.5-1", func(b *book) { b.elem("Link")["S"] = n("Span") }},
	{"A 6.3.1-1", func(b *book) { b.link()["Subtype"] = n("Movie") }},
	{"A 6.3.2-2", func(b *book) { b.link()["F"] = 2 }},
	{"ISO 32000 12.5.2", func(b *book) { b.link()["Rect"] = rules.Array{0, 0, 9000, 9} }},

	{"UA 7.11-1", func(b *book) { delete(b.attachment(), "UF") }},
	{"A 6.8-1", func(b *book) { delete(b.get(b.get(b.attachment()["EF"])["F"]), "Subtype") }},
	{"A 6.8-3", func(b *book) { delete(b.attachment(), "AFRelationship") }},
	{"A 6.8-4", func(b *book) { delete(b.catalog, "AF") }},
	{"ISO 32000 7.11.4", func(b *book) { b.get(b.get(b.get(b.attachment()["EF"])["F"])["Params"])["Size"] = 1 }},
}

// spans sets a span of the first cell of a role in the table of the page.
func (b *book) spans(role, key n, cells int) {
	b.elem(role)["A"] = rules.Dict{"O": n("Table"), "Scope": n("Column"), key: cells}
}

// form paints a form of our own on the page.
func (b *book) form(ops string) rules.Dict {
	_, page := b.page()
	d := rules.Dict{"Type": n("XObject"), "Subtype": n("Form"), "BBox": rules.Array{0, 0, 9, 9}, "Resources": rules.Dict{}}
	b.Objects[5000] = &rules.Stream{Dict: d, Data: []byte(ops)}
	b.get(b.get(page["Resources"])["XObject"])["Form"] = rules.Ref(5000)
	b.operators("/Artifact<<>>BDC /Form Do EMC")
	return d
}
