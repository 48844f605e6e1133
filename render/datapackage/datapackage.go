// Package datapackage describes the published CSV files as a Data Package
// (version 2 of the standard, https://datapackage.org), so that programs can
// load the data of a report with types, units, categories and keys.
//
// A [Package] is filled in by whoever knows the study; [Package.JSON] looks at
// the columns as they were written and says of them only what all their cells
// keep: a rule that held for the researcher's file need not hold for the
// published one, where a confidential figure is an empty cell. Descriptors are
// also read by clients of the first version of the standard; what the second
// deprecates but still admits is written where they need it.
package datapackage

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"globalstudy/render/dataset"
)

// FileName is the name that the standard gives to a descriptor.
const FileName = "datapackage.json"

// Package is a set of files with what is known of them together.
type Package struct {
	Name         string // an identifier; made plain
	Title        string
	Description  string
	Edition      string // as people call it
	Date         string // 2026-11-22, 2026-11 or 2026
	Licences     []string
	Sources      []Source
	Contributors []Contributor
	Keywords     []string
	Resources    []Resource
	Words        Words
}

// Source is where data come from.
type Source struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"` // a URL
}

// Contributor is a person or an organization.
type Contributor struct {
	Title string   `json:"title"`
	Roles []string `json:"roles,omitempty"`
}

// Resource is one CSV file.
type Resource struct {
	Name, Title, Description string
	Path                     string // beside the descriptor
	Table                    *dataset.Table
	CSV                      []byte   // as dataset.WriteCSV writes the table
	PrimaryKey               []string // columns
	ForeignKeys              []ForeignKey
	Licences                 []string
	Sources                  []Source
	Register                 bool // left out by Prune where nothing refers to it
}

// ForeignKey says that cells stand in another resource; Resource is empty for the same.
type ForeignKey struct {
	Fields   []string
	Resource string
	To       []string
}

// Words are added to the title of a column that is written in parts.
type Words struct{ Low, High, Best, Status string }

// The descriptor as the standard has it.
type (
	descriptor struct {
		Schema       string               `json:"$schema"`
		Name         string               `json:"name"`
		Title        string               `json:"title,omitempty"`
		Description  string               `json:"description,omitempty"`
		Version      string               `json:"version,omitempty"`
		Edition      string               `json:"edition,omitempty"`
		Created      string               `json:"created,omitempty"`
		Licenses     []licence            `json:"licenses,omitempty"`
		Sources      []Source             `json:"sources,omitempty"`
		Contributors []Contributor        `json:"contributors,omitempty"`
		Keywords     []string             `json:"keywords,omitempty"`
		Resources    []resourceDescriptor `json:"resources"`
	}
	resourceDescriptor struct {
		Name        string    `json:"name"`
		Type        string    `json:"type"`
		Profile     string    `json:"profile"` // for clients of version 1
		Path        string    `json:"path"`
		Title       string    `json:"title,omitempty"`
		Description string    `json:"description,omitempty"`
		Format      string    `json:"format"`
		Mediatype   string    `json:"mediatype"`
		Encoding    string    `json:"encoding"`
		Bytes       int       `json:"bytes"`
		Hash        string    `json:"hash"`
		Licenses    []licence `json:"licenses,omitempty"`
		Sources     []Source  `json:"sources,omitempty"`
		Schema      schema    `json:"schema"`
	}
	schema struct {
		Fields        []field      `json:"fields"`
		MissingValues []string     `json:"missingValues"`
		PrimaryKey    []string     `json:"primaryKey,omitempty"`
		ForeignKeys   []foreignKey `json:"foreignKeys,omitempty"`
	}
	foreignKey struct {
		Fields    []string  `json:"fields"`
		Reference reference `json:"reference"`
	}
	reference struct {
		Resource string   `json:"resource,omitempty"`
		Fields   []string `json:"fields"`
	}
)

// JSON writes the descriptor.
func (p *Package) JSON() ([]byte, error) {
	d := descriptor{
		Schema: "https://datapackage.org/profiles/2.0/datapackage.json",
		Name:   plainName(p.Name), Title: p.Title, Description: p.Description, Edition: p.Edition,
		Licenses: licences(p.Licences), Sources: p.Sources, Contributors: p.Contributors, Keywords: p.Keywords,
		Resources: []resourceDescriptor{},
	}
	d.Version, d.Created = dated(p.Date)
	byName := map[string]*Resource{}
	for i := range p.Resources {
		byName[p.Resources[i].Name] = &p.Resources[i]
	}
	for i := range p.Resources {
		r := &p.Resources[i]
		d.Resources = append(d.Resources, resourceDescriptor{
			Name: r.Name, Type: "table", Profile: "tabular-data-resource", Path: r.Path, Title: r.Title, Description: r.Description,
			Format: "csv", Mediatype: "text/csv", Encoding: "utf-8", Bytes: len(r.CSV), Hash: fmt.Sprintf("sha256:%x", sha256.Sum256(r.CSV)),
			Licenses: licences(r.Licences), Sources: r.Sources,
			Schema: schema{Fields: p.fields(r.Table), MissingValues: []string{""}, PrimaryKey: r.primaryKey(), ForeignKeys: r.foreignKeys(byName)},
		})
	}
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(d); err != nil {
		return nil, fmt.Errorf("describe the data package: %w", err)
	}
	return b.Bytes(), nil
}

var notPlain = regexp.MustCompile(`[^a-z0-9._-]+`)

// plainName is a name of small letters, digits and -._
func plainName(s string) string {
	if s = strings.Trim(notPlain.ReplaceAllString(strings.ToLower(s), "-"), "-"); s != "" {
		return s
	}
	return "study"
}

var isoDate = regexp.MustCompile(`^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$`)

// dated makes a semantic version and a time out of the date of an edition; what
// the date leaves open is the first month or day.
func dated(date string) (version, created string) {
	m := isoDate.FindStringSubmatch(date)
	if m == nil {
		return "", ""
	}
	for i := 2; i <= 3; i++ {
		if m[i] == "" {
			m[i] = "01"
		}
	}
	version = m[1] + "." + strings.TrimLeft(m[2], "0") + "." + strings.TrimLeft(m[3], "0")
	return version, m[1] + "-" + m[2] + "-" + m[3] + "T00:00:00Z"
}
