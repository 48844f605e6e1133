package pdf

// Metadata, twice and equal: the information dictionary for old readers, with all
// authors in one string, XMP for all others, with each by itself. Dates come from the document. XMP also claims PDF/UA-1 and
// PDF/A-3a, with the description of the PDF/UA schema that PDF/A asks for.

import (
	"fmt"
	"strings"
	"time"

	"globalstudy/render/doc"
)

// producer names what writes the file.
const producer = "gopdf " + gopdfVersion

// creator names the program.
const creator = "globalstudy"

// parseDate reads the document's date: a day, a month or a year.
func parseDate(iso string) (time.Time, error) {
	for _, form := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(form, iso); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("the document's date %q is not of the form 2026-11-22", iso)
}

// pdfDate spells a date as PDF dictionaries do.
func pdfDate(t time.Time) string { return t.Format("D:20060102150405") + "+00'00'" }

// information spells the information dictionary.
func information(d *doc.Document, date time.Time) string {
	var b strings.Builder
	b.WriteString("<<")
	for _, e := range []struct{ key, value string }{
		{"Title", title(d)}, {"Author", strings.Join(d.Authors, ", ")}, {"Subject", d.Abstract},
		{"Keywords", strings.Join(d.Keywords, ", ")}, {"Creator", creator}, {"Producer", producer},
		{"Edition", d.Edition}, {"Identifier", d.Identifier}, {"Licence", d.Licence}, {"Publisher", d.Publisher},
	} {
		if e.value != "" {
			b.WriteString("/" + e.key + textString(e.value))
		}
	}
	fmt.Fprintf(&b, "/CreationDate(%[1]s)/ModDate(%[1]s)>>", pdfDate(date))
	return b.String()
}

// title is the document's title with its subtitle.
func title(d *doc.Document) string {
	if d.Subtitle == "" {
		return d.Title
	}
	return d.Title + ": " + d.Subtitle
}

var xmlEscape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// xmp spells the metadata packet.
func xmp(d *doc.Document, date time.Time) []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n")
	describe := func(namespaces string, properties ...string) {
		fmt.Fprintf(&b, "<rdf:Description rdf:about=\"\" %s>%s</rdf:Description>\n", namespaces, strings.Join(properties, ""))
	}
	stamp := date.Format("2006-01-02T15:04:05Z")
	describe(`xmlns:dc="http://purl.org/dc/elements/1.1/"`,
		property("dc:format", "application/pdf"), property("dc:identifier", d.Identifier),
		container("dc:title", "Alt", title(d)), container("dc:creator", "Seq", d.Authors...),
		container("dc:description", "Alt", d.Abstract), container("dc:subject", "Bag", d.Keywords...),
		container("dc:language", "Bag", d.Lang), container("dc:publisher", "Bag", d.Publisher), container("dc:rights", "Alt", d.Licence))
	describe(`xmlns:xmp="http://ns.adobe.com/xap/1.0/"`, property("xmp:CreatorTool", creator),
		property("xmp:CreateDate", stamp), property("xmp:ModifyDate", stamp), property("xmp:MetadataDate", stamp))
	describe(`xmlns:pdf="http://ns.adobe.com/pdf/1.3/"`, property("pdf:Producer", producer),
		property("pdf:Keywords", strings.Join(d.Keywords, ", ")))
	if d.Edition != "" {
		describe(`xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"`, property("xmpMM:VersionID", d.Edition))
	}
	if d.Licence != "" {
		describe(`xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"`, property("xmpRights:Marked", "True"),
			container("xmpRights:UsageTerms", "Alt", d.Licence), property("xmpRights:WebStatement", licencePage(d.Licence)))
	}
	describe(`xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"`, property("pdfuaid:part", "1"))
	describe(`xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"`, property("pdfaid:part", "3"), property("pdfaid:conformance", "A"))
	describe(`xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"`+
		` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"`, uaSchema())
	b.WriteString("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n")
	return []byte(b.String())
}

// licencePage is where a Creative Commons licence is written out.
func licencePage(licence string) string {
	kind, version, ok := strings.Cut(strings.TrimPrefix(licence, "CC "), " ")
	if !strings.HasPrefix(licence, "CC BY") || !ok || strings.Contains(version, " ") {
		return ""
	}
	return "https://creativecommons.org/licenses/" + strings.ToLower(kind) + "/" + version + "/"
}

// property spells a simple property; an empty one is left out.
func property(name, value string) string {
	if value == "" {
		return ""
	}
	return fmt.Sprintf("<%[1]s>%[2]s</%[1]s>", name, xmlEscape.Replace(value))
}

// container spells a property of kind Alt (by language), Seq or Bag.
func container(name, kind string, values ...string) string {
	var items strings.Builder
	for _, v := range values {
		if v == "" {
			continue
		}
		items.WriteString("<rdf:li")
		if kind == "Alt" {
			items.WriteString(` xml:lang="x-default"`)
		}
		items.WriteString(">" + xmlEscape.Replace(v) + "</rdf:li>")
	}
	if items.Len() == 0 {
		return ""
	}
	return fmt.Sprintf("<%[1]s><rdf:%[2]s>%[3]s</rdf:%[2]s></%[1]s>", name, kind, items.String())
}

// uaSchema describes the one property of the PDF/UA schema.
func uaSchema() string {
	item := func(properties ...string) string {
		return `<rdf:li rdf:parseType="Resource">` + strings.Join(properties, "") + "</rdf:li>"
	}
	part := item(property("pdfaProperty:name", "part"), property("pdfaProperty:valueType", "Integer"),
		property("pdfaProperty:category", "internal"), property("pdfaProperty:description", "Part of ISO 14289 that the file follows"))
	schema := item(property("pdfaSchema:schema", "PDF/UA identification"), property("pdfaSchema:namespaceURI", "http://www.aiim.org/pdfua/ns/id/"),
		property("pdfaSchema:prefix", "pdfuaid"), "<pdfaSchema:property><rdf:Seq>"+part+"</rdf:Seq></pdfaSchema:property>")
	return "<pdfaExtension:schemas><rdf:Bag>" + schema + "</rdf:Bag></pdfaExtension:schemas>"
}
