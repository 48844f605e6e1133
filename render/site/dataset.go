package site

// What the data of an exhibit says of itself to programs: CSV on the Web
// metadata beside the CSV, and a schema.org Dataset on the exhibit's page.

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"html/template"
	"io"
	"strconv"
	"strings"

	"globalstudy/render/doc"
)

// csvColumn describes a column.
type csvColumn struct {
	Name     string `json:"name"`
	Titles   string `json:"titles"`
	Datatype string `json:"datatype"`
	Null     string `json:"null"`
}

// metadata is the CSV on the Web description of an exhibit's CSV.
func (w *writer) metadata(e *exhibit) []byte {
	d := w.doc
	out := map[string]any{
		"@context":     []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": d.Lang}},
		"url":          e.CSVName,
		"dc:title":     e.Label + " " + e.words,
		"dc:publisher": d.Publisher, "dc:issued": d.ISODate, "dc:language": d.Lang,
		"dc:license": d.Licence, "dc:isPartOf": d.Title, "dc:bibliographicCitation": w.cited(e).text(),
		"tableSchema": map[string]any{"columns": columns(e.CSV)},
	}
	add := func(name, text string) {
		if text = strings.TrimSpace(text); text != "" {
			out[name] = text
		}
	}
	add("dc:source", doc.InlineText(e.Source))
	add("dc:description", e.Description)
	add("rdfs:comment", strings.TrimSpace(doc.InlineText(e.Note)+" "+e.Legend))
	if e.Origin != nil {
		add("dc:provenance", w.origin(e.Origin.ID))
	}
	b, _ := json.MarshalIndent(out, "", " ") // maps of strings always encode, in the order of their keys
	return append(b, '\n')
}

// columns reads the head of a CSV and whether all that is under it are numbers.
func columns(data []byte) []csvColumn {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	head, err := r.Read()
	if err != nil {
		return nil
	}
	out := make([]csvColumn, len(head))
	some := make([]bool, len(head))
	for i, h := range head {
		out[i] = csvColumn{Name: columnName(h, i), Titles: h, Datatype: "integer"}
	}
	for {
		row, err := r.Read()
		if err == io.EOF || err != nil {
			break
		}
		for i, v := range row {
			if i >= len(out) || v == "" {
				continue
			}
			some[i] = true
			if _, err := strconv.ParseInt(v, 10, 64); err == nil {
				continue
			}
			if _, err := strconv.ParseFloat(v, 64); err == nil && out[i].Datatype != "string" {
				out[i].Datatype = "decimal"
			} else {
				out[i].Datatype = "string"
			}
		}
	}
	for i := range out {
		if !some[i] {
			out[i].Datatype = "string"
		}
	}
	return out
}

// columnName is a name that CSV on the Web allows: letters, digits and underscores.
func columnName(head string, i int) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return '_'
	}, head)
	if strings.Trim(name, "_") == "" {
		return "column_" + strconv.Itoa(i+1)
	}
	return strings.TrimLeft(name, "_")
}

// dataset is the schema.org description of an exhibit's data.
func (w *writer) dataset(e *exhibit) template.HTML {
	if len(e.CSV) == 0 {
		return ""
	}
	d := w.doc
	about := firstOf(e.Description, e.Alt, e.words)
	if n := len([]rune(about)); n < 50 { // the least that search engines take
		about = e.words + ". " + doc.InlineText(e.Source) + ". " + d.Abstract
	}
	download := func(name, kind string) map[string]any {
		return map[string]any{"@type": "DataDownload", "encodingFormat": kind, "contentUrl": w.base() + name}
	}
	out := map[string]any{
		"@context": "https://schema.org", "@type": "Dataset", "name": e.words, "description": about, "inLanguage": d.Lang,
		"identifier": w.cited(e).id, "license": licence(d.Licence), "datePublished": d.ISODate, "isAccessibleForFree": true,
		"creator": people(d.Authors), "publisher": map[string]string{"@type": "Organization", "name": d.Publisher},
		"isPartOf": map[string]any{"@type": "Report", "name": d.Title}, "keywords": d.Keywords,
		"distribution": []any{download("data/"+e.CSVName, "text/csv"), download("data/"+e.CSVName+"-metadata.json", "application/csvm+json")},
	}
	if u := w.absolute(e.Page()); u != "" {
		out["url"] = u
	}
	if s := doc.InlineText(e.Source); s != "" {
		out["citation"] = s
	}
	var names []string
	for _, c := range columns(e.CSV) {
		names = append(names, c.Titles)
	}
	out["variableMeasured"] = names
	b, _ := json.Marshal(out) // escapes <, > and &
	return template.HTML(`<script type="application/ld+json">` + string(b) + `</script>`)
}

func people(names []string) []map[string]string {
	var out []map[string]string
	for _, n := range names {
		out = append(out, map[string]string{"@type": "Organization", "name": n})
	}
	return out
}
