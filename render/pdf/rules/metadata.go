package rules

// The metadata: an XMP packet, read as XML.

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"
)

// ownSchemas are the namespaces of schemas that PDF/A knows by itself.
var ownSchemas = map[string]bool{
	"http://purl.org/dc/elements/1.1/": true, "http://ns.adobe.com/xap/1.0/": true, "http://ns.adobe.com/xap/1.0/mm/": true,
	"http://ns.adobe.com/xap/1.0/rights/": true, "http://ns.adobe.com/pdf/1.3/": true, "http://www.aiim.org/pdfa/ns/id/": true,
	"http://www.aiim.org/pdfa/ns/extension/": true, "http://www.aiim.org/pdfa/ns/schema#": true, "http://www.aiim.org/pdfa/ns/property#": true,
}

const (
	nsDC    = "http://purl.org/dc/elements/1.1/ "
	nsPDF   = "http://ns.adobe.com/pdf/1.3/ "
	nsXMP   = "http://ns.adobe.com/xap/1.0/ "
	nsPDFA  = "http://www.aiim.org/pdfa/ns/id/ "
	nsUA    = "http://www.aiim.org/pdfua/ns/id/ "
	nsRDF   = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsField = "http://www.aiim.org/pdfa/ns/schema# "
	nsProp  = "http://www.aiim.org/pdfa/ns/property# "
)

// properties are the texts of XMP properties, by namespace and name.
type properties map[string][]string

// first gives a property's first text.
func (p properties) first(key string) string {
	if len(p[key]) == 0 {
		return ""
	}
	return p[key][0]
}

func (j *judge) metadata() {
	s, ok := j.get(j.catalog["Metadata"]).(*Stream)
	if !ok || s.Dict["Filter"] != nil || s.Dict["Subtype"] != Name("XML") {
		j.fault("UA 7.1-8", "catalog", "Metadata is %v", j.catalog["Metadata"])
		return
	}
	head, _, _ := strings.Cut(string(s.Data), "?>")
	j.check(strings.HasPrefix(head, "<?xpacket begin=") && !regexp.MustCompile(`\b(bytes|encoding)=`).MatchString(head), "A 6.6.2.1-2", "metadata", "%q", head)
	j.check(utf8.Valid(s.Data), "A 6.6.2.1-5", "metadata", "not UTF-8")
	p, err := readXMP(s.Data)
	if err != nil {
		j.fault("A 6.6.2.1-4", "metadata", "%v", err)
		return
	}
	j.check(p.first(nsPDFA+"part") == "3", "A 6.6.4-2", "metadata", "part %q", p.first(nsPDFA+"part"))
	j.check(p.first(nsPDFA+"conformance") == "A", "A 6.6.4-3", "metadata", "conformance %q", p.first(nsPDFA+"conformance"))
	j.check(p.first(nsUA+"part") == "1", "UA 5-2", "metadata", "part %q", p.first(nsUA+"part"))
	j.check(p.first(nsDC+"title") != "", "UA 7.1-9", "metadata", "no title")
	j.extensions(p)
	j.information(p)
}

// extensions checks that foreign properties are described.
func (j *judge) extensions(p properties) {
	described := map[string]bool{}
	if len(p[nsField+"namespaceURI"]) == 1 { // one schema is what we need
		for _, n := range p[nsProp+"name"] {
			described[p.first(nsField+"namespaceURI")+" "+n] = true
		}
		whole := p.first(nsField+"schema") != "" && p.first(nsField+"prefix") != "" && p.first(nsProp+"valueType") != "" &&
			p.first(nsProp+"description") != "" && (p.first(nsProp+"category") == "internal" || p.first(nsProp+"category") == "external")
		j.check(whole, "A 6.6.2.3.1-1", "metadata", "the extension schema is not whole")
	}
	for key := range p {
		space, _, _ := strings.Cut(key, " ")
		j.check(ownSchemas[space] || described[key], "A 6.6.2.3.1-1", "metadata", "the property %s", key)
	}
}

// information compares the information dictionary with the metadata.
func (j *judge) information(p properties) {
	info := j.dict(j.Trailer["Info"])
	for key, property := range map[Name]string{"Title": nsDC + "title", "Author": nsDC + "creator", "Subject": nsDC + "description",
		"Keywords": nsPDF + "Keywords", "Producer": nsPDF + "Producer", "Creator": nsXMP + "CreatorTool"} {
		got, want := j.text(info[key]), strings.Join(p[property], ", ")
		j.check(got == want, "A 6.6.3", "information", "%s is %q, in the metadata %q", key, got, want)
	}
	for key, property := range map[Name]string{"CreationDate": nsXMP + "CreateDate", "ModDate": nsXMP + "ModifyDate"} {
		digits := func(s string) string { return regexp.MustCompile(`\D`).ReplaceAllString(s, "") }
		got, want := digits(strings.TrimSuffix(j.text(info[key]), "+00'00'")), digits(p.first(property))
		j.check(got == want && len(got) == 14, "A 6.6.3", "information", "%s is %q, in the metadata %q", key, j.text(info[key]), p.first(property))
	}
}

// readXMP reads the properties of a packet. Items of lists and the fields of
// structures are properties like those around them.
func readXMP(data []byte) (properties, error) {
	out := properties{}
	d := xml.NewDecoder(bytes.NewReader(data))
	var open []string // properties around, without RDF's own elements
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Space != nsRDF && t.Name.Local != "xmpmeta" {
				open = append(open, t.Name.Space+" "+t.Name.Local)
			}
		case xml.EndElement:
			if t.Name.Space != nsRDF && t.Name.Local != "xmpmeta" {
				open = open[:len(open)-1]
			}
		case xml.CharData:
			if s := strings.TrimSpace(string(t)); s != "" && len(open) > 0 {
				out[open[len(open)-1]] = append(out[open[len(open)-1]], s)
			}
		}
	}
}
